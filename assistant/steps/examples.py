"""Says of each example which kind of municipality it is and why it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Profile
from assistant.drafts import DraftExample
from assistant.evidence.choosing.experience import tells_experience
from assistant.example_reasons import capitalised, reason, shortened, without_lead
from assistant.projects.comparable import comparable_projects
from assistant.question import Intent
from assistant.run import Run
from assistant.wording import wording
from ingest.catalogue import Catalogue

FROM_SENTENCES = frozenset({Intent.FACT, Intent.EXAMPLES})
"""Where it is a sentence that makes a project an example; elsewhere it is the catalogue."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Completes ``run.examples``: those with experience of their own, each with what a comparable municipality wants
    to know first.

    Of passages handed in, nothing is told beside what they say.
    """

    catalogue: Catalogue
    name: str = "examples"

    def __call__(self, run: Run) -> None:
        if not run.examples or run.understood.intent is Intent.COMPARABLE:
            return
        if run.understood.intent in FROM_SENTENCES:
            run.examples = [example for example in run.examples if self._has_experience(example, run)]
        run.examples = each_once(run.examples)
        if run.only_passages is not None:
            run.examples = [replace(example, why=shortened(without_lead(example.why))) for example in run.examples]
            return
        reasons: dict[str, str] = {}
        if run.request.profile != Profile():
            found = comparable_projects(run.request.profile, (), self.catalogue)
            reasons = {item.project_id: ", ".join(item.reasons) for item in found}
        run.examples = [
            replace(example, why=self._why(example, reasons.get(example.project))) for example in run.examples
        ]

    def _has_experience(self, example: DraftExample, run: Run) -> bool:
        return tells_experience(without_lead(example.why), example.project, run.standalone, self.catalogue)

    def _why(self, example: DraftExample, reasons: str | None) -> str:
        """The reasons why the project is like the one that asks, else its type and state; then what it did."""
        if reasons:
            text = shortened(without_lead(example.why))
            return wording("examples", "comparable", reasons=capitalised(reasons), text=text)
        project = self.catalogue.project(example.project)
        return reason(project.type, project.state, example.why)


def each_once(examples: Sequence[DraftExample]) -> list[DraftExample]:
    """Each project where it first stands, with the quotes of all that is told of it."""
    found: dict[str, DraftExample] = {}
    for example in examples:
        first = found.setdefault(example.project, example)
        quotes = tuple(dict.fromkeys((*first.quotes, *example.quotes)))
        found[example.project] = replace(first, quotes=quotes)
    return list(found.values())
