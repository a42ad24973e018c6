"""What two or more projects do is asked at once: of each something is told, or it is said that nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft
from assistant.projects.each_side import sides_asked
from assistant.run import Composer, Run
from ingest.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class EachSideComposer:
    """What ``otherwise`` tells, then which of those asked about it is silent on: a reader takes the rest for all."""

    catalogue: Catalogue
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        sides = () if run.only_passages is not None else sides_asked(run.standalone, self.catalogue)
        told: set[str] = set()
        for draft in self.otherwise.compose(run):
            told.update(self._told_of(draft))
            yield draft
        untold = [side for side in sides if side not in told]
        if untold and len(untold) < len(sides):
            yield from self._untold(run, untold)

    def _told_of(self, draft: Draft) -> Iterator[str]:
        if draft.support is not Support.FRAMING:
            yield from (mention.project_id for mention in self.catalogue.find_projects(draft.text))

    def _untold(self, run: Run, sides: Sequence[str]) -> Iterator[Draft]:
        run.status = AnswerStatus.PARTIAL
        for side in sides:
            name = self.catalogue.project(side).name
            yield Draft(run.wording("catalogue_answers", "side_untold", name=name), Support.FRAMING)
