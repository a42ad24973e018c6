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
from ingest.catalogue import Catalogue, Project

MOST = 5


@dataclass(frozen=True, slots=True)
class ComparableComposer:
    """Reasons in words; what is unknown of a project is left out, not guessed."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        profile, own = profile_of(run), self._named(run)
        topics = run.understood.topics or (own.topics if own else ())
        found = comparable_projects(_as(profile, own) if own else profile, topics, self.catalogue)[:MOST]
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

    def _named(self, run: Run) -> Project | None:
        """The one model project that is to be compared: "Wer ist mit Eichenzell vergleichbar?"."""
        named = run.understood.projects
        return self.catalogue.project(named[0]) if len(named) == 1 else None

    def _quotes(self, item: Comparable) -> tuple[Quote, ...]:
        row = self.documents.row(CatalogueFile.PROJECTS, item.project_id)
        return (row, self.documents.row(CatalogueFile.FACTS, item.fact_id)) if item.fact_id else (row,)


def _as(profile: Profile, own: Project) -> Profile:
    """The profile, completed by what the catalogue knows of the model project."""
    return Profile(
        name=own.name,
        state=profile.state or own.state,
        population=profile.population or own.population,
        type=profile.type or own.type,
    )


def profile_of(run: Run) -> Profile:
    """The profile of the request, completed by what the question says."""
    given, understood = run.request.profile, run.understood
    return Profile(
        name=given.name,
        state=given.state or next(iter(understood.states), None),
        population=given.population or understood.population,
        type=given.type or next(iter(understood.types), None),
    )
