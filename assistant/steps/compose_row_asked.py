"""What a question of several parts asks of a project's row in the catalogue: told before what documents tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft
from assistant.projects.row_told import row_told
from assistant.run import Composer, Run, Step


@dataclass(frozen=True, slots=True)
class RowAskedComposer:
    """The parts that were taken off the question, then what ``otherwise`` tells of the rest."""

    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        told = [draft for profile in run.row_asked for draft in row_told(run, profile, self.documents)]
        yield from told
        yield from self.otherwise.compose(run)
        run.status = _status(run.status, told)


class RowAskedStep:
    """Judges; where nothing is told of the rest, the parts for the catalogue are answered all the same."""

    def __init__(self, judge: Step, documents: CatalogueDocuments) -> None:
        self.name = judge.name
        self._judge = judge
        self._documents = documents

    def __call__(self, run: Run) -> None:
        self._judge(run)
        if not run.row_asked or run.status not in (AnswerStatus.NO_EVIDENCE, AnswerStatus.OUT_OF_SCOPE):
            return
        told = [draft for profile in run.row_asked for draft in row_told(run, profile, self._documents)]
        denied = Draft(run.wording("answers", "partial", part=run.standalone), Support.FRAMING)
        rest = run.drafts if any(draft.quotes for draft in run.drafts) else [denied]
        run.drafts = [*told, *rest]
        is_told = any(draft.support is Support.CATALOGUE for draft in told)
        run.status = AnswerStatus.PARTIAL if is_told else AnswerStatus.NO_EVIDENCE


def _status(status: AnswerStatus | None, told: list[Draft]) -> AnswerStatus | None:
    """Partial where either the catalogue or the documents leave something unsaid."""
    is_known = any(draft.support is Support.CATALOGUE for draft in told)
    if status is AnswerStatus.NO_EVIDENCE and is_known:
        return AnswerStatus.PARTIAL
    is_denied = any(draft.support is Support.FRAMING for draft in told)
    return AnswerStatus.PARTIAL if is_denied and status in (None, AnswerStatus.ANSWERED) else status
