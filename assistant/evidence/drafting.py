"""What was selected of the evidence as statements: led by their project, rows under a heading, open parts named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft, DraftExample, Form
from assistant.evidence.choosing.halves import Half, half_of
from assistant.evidence.choosing.parts_told import answers_of, denial_of, left_open
from assistant.evidence.choosing.selection import Selected
from assistant.evidence.examples.project_examples import ProjectExamples, Told
from assistant.question import Asked
from assistant.run import Run
from ingest.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Drafting:
    """Drafts quoted from the evidence; the projects they tell of become examples of the run."""

    catalogue: Catalogue

    @property
    def projects(self) -> ProjectExamples:
        return ProjectExamples(self.catalogue)

    def sentences(self, run: Run, chosen: Sequence[Selected]) -> Iterator[Draft]:
        """Running text, and rows of tables behind it."""
        yield from (self._quoted(item, Form.SENTENCE) for item in chosen if not item.is_row)
        yield from self._rows(run, chosen)

    def listed(self, run: Run, told: Sequence[Told]) -> Iterator[Draft]:
        """One item a project, each an example."""
        run.examples += [DraftExample(project, item.text, (item.quote,)) for project, item in told]
        items = [item for _, item in told]
        yield from (self._quoted(item, Form.ITEM) for item in items if not item.is_row)
        yield from self._rows(run, items)

    def headed(self, run: Run, heading: str, told: Sequence[Told]) -> Iterator[Draft]:
        """A list under ``heading``, which carries no fact."""
        yield Draft(heading, Support.FRAMING, form=Form.HEADING)
        yield from self.listed(run, told)

    def open_parts(self, run: Run, chosen: Sequence[Selected], *, has_examples: bool) -> Iterator[Draft]:
        """What answers the parts still open, else that nothing does; examples say where something is."""
        left = left_open(run, chosen)
        for part in left:
            if has_examples and part.asked is Asked.PLACE:
                continue
            found = next(filter(self.projects.is_of_one_piece, answers_of(part, run)), None)
            if found:
                yield self._quoted(found, Form.SENTENCE)
                continue
            run.status = AnswerStatus.PARTIAL
            yield Draft(run.wording("answers", denial_of(part), part=part.as_question), Support.FRAMING)
        half = half_of(run.standalone)
        if half and not any(half.written in part.own_text for part in left):
            yield from self._second_half(run, half, chosen)

    def _second_half(self, run: Run, half: Half, chosen: Sequence[Selected]) -> Iterator[Draft]:
        """What others learnt, where nothing shown tells it, else that it is not told."""
        if any(half.is_told(item.text) for item in chosen):
            return
        found = next((item for item in half.answers(run) if self.projects.is_of_one_piece(item)), None)
        if found:
            yield self._quoted(found, Form.SENTENCE)
            return
        run.status = AnswerStatus.PARTIAL
        yield Draft(run.wording("answers", "partial_unclear", part=half.as_question), Support.FRAMING)

    def remember_examples(self, run: Run, chosen: Sequence[Selected]) -> None:
        """Each project that ``chosen`` tells of is an example once."""
        for item in chosen:
            for project in self.projects.projects_of(item):
                if project not in {example.project for example in run.examples}:
                    run.examples.append(DraftExample(project, item.text, (item.quote,)))

    def _rows(self, run: Run, selected: Sequence[Selected]) -> Iterator[Draft]:
        """The rows of tables among ``selected`` under a line that says what they are."""
        rows = [item for item in selected if item.is_row]
        if rows:
            yield Draft(run.wording("answers", "table_heading"), Support.FRAMING, form=Form.HEADING)
        yield from (self._quoted(item, Form.ITEM) for item in rows)

    def _quoted(self, selected: Selected, form: Form) -> Draft:
        return Draft(self.projects.named(selected), Support.QUOTED, (selected.quote,), form)
