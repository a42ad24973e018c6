"""Says of each example which town it is and why it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Profile
from assistant.comparable import comparable_projects
from assistant.run import DraftExample, Intent, Run
from ingest.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Examples:
    """Completes ``run.examples``: the reason a comparable municipality finds first."""

    catalogue: Catalogue
    name: str = "examples"

    def __call__(self, run: Run) -> None:
        if not run.examples or run.request.profile == Profile() or run.understood.intent is Intent.COMPARABLE:
            return
        found = comparable_projects(run.request.profile, (), self.catalogue)
        reasons = {item.project_id: ", ".join(item.reasons) for item in found}
        run.examples = [_with_reasons(example, reasons.get(example.project)) for example in run.examples]


def _with_reasons(example: DraftExample, reasons: str | None) -> DraftExample:
    return replace(example, why=f"{example.why} ({reasons})") if reasons else example
