"""Model projects most like the municipality that asks, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Profile, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, DraftExample, Form, Quote
from assistant.projects.comparable import Comparable, comparable_projects
from assistant.run import Run
from assistant.wording import wording
from ingest.catalogue import Catalogue

MOST = 5


@dataclass(frozen=True, slots=True)
class ComparableComposer:
    """Reasons in words; what is unknown of a project is left out, not guessed."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        found = comparable_projects(profile_of(run), run.understood.topics, self.catalogue)[:MOST]
        if not found:
            run.status = AnswerStatus.CLARIFICATION
            yield Draft(run.wording("catalogue_answers", "comparable_unknown"), Support.FRAMING)
            return
        yield Draft(run.wording("catalogue_answers", "comparable_heading"), Support.FRAMING, form=Form.HEADING)
        for item in found:
            quotes = self._quotes(item)
            reasons = ", ".join(item.reasons)
            name = self.catalogue.project(item.project_id).name
            run.examples.append(DraftExample(item.project_id, reasons, quotes))
            text = wording("catalogue_answers", "comparable_item", name=name, reasons=reasons)
            yield Draft(text, Support.CATALOGUE, quotes, Form.ITEM)

    def _quotes(self, item: Comparable) -> tuple[Quote, ...]:
        row = self.documents.row(CatalogueFile.PROJECTS, item.project_id)
        return (row, self.documents.row(CatalogueFile.FACTS, item.fact_id)) if item.fact_id else (row,)


def profile_of(run: Run) -> Profile:
    """The profile of the request, completed by what the question says."""
    given, understood = run.request.profile, run.understood
    return Profile(
        name=given.name,
        state=given.state or next(iter(understood.states), None),
        population=given.population or understood.population,
        type=given.type or next(iter(understood.types), None),
    )
