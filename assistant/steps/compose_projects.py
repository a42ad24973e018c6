"""Which model projects there are in a state, of a size, with so many inhabitants: rows of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.comparable import people_text
from assistant.project_conditions import Conditions, Fit, conditions_of
from assistant.run import Composer, Draft, DraftExample, Form, Run
from assistant.understanding.phrases import joined
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.documents import MunicipalityType
from ingest.german import fold


@dataclass(frozen=True, slots=True)
class ProjectsComposer:
    """All projects that fulfil the conditions; where passages are handed in, these are asked instead."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        conditions = conditions_of(run)
        if run.only_passages is not None:
            yield from self.otherwise.compose(run)
            return
        fits, unknown = self._found(conditions)
        if not fits and not unknown:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(wording("project_list", "none"), Support.FRAMING)
            return
        heading = _heading(len(fits), conditions)
        yield from self._listed(run, conditions, heading, fits)
        if not fits:
            yield Draft(wording("project_list", "none_certain"), Support.FRAMING)
        yield from self._listed(run, conditions, wording("project_list", "unknown_size"), unknown)
        yield from self._without_state(conditions)

    def _found(self, conditions: Conditions) -> tuple[list[Project], list[Project]]:
        """Those that fit, and small municipalities of which the catalogue has no number of inhabitants."""
        projects = sorted(self.catalogue.projects, key=lambda project: fold(project.name))
        rated = [(conditions.fit(project, self.catalogue), project) for project in projects]
        unknown = [project for fit, project in rated if fit is Fit.UNKNOWN]
        small = [project for project in unknown if project.type is MunicipalityType.KLEINSTADT]
        return [project for fit, project in rated if fit is Fit.FITS], small

    def _without_state(self, conditions: Conditions) -> Iterator[Draft]:
        """Where a state is asked for: those that may lie in it, for all the catalogue knows."""
        elsewhere = conditions.without_states()
        left_open = [
            project
            for project in sorted(self.catalogue.projects, key=lambda project: fold(project.name))
            if conditions.states and project.state is None and elsewhere.fit(project, self.catalogue) is Fit.FITS
        ]
        if left_open:
            names = joined([project.name for project in left_open])
            quotes = tuple(self.documents.row(CatalogueFile.PROJECTS, project.id) for project in left_open)
            yield Draft(wording("project_list", "unknown_state", names=names), Support.CATALOGUE, quotes)

    def _listed(self, run: Run, conditions: Conditions, heading: str, projects: Sequence[Project]) -> Iterator[Draft]:
        if projects:
            yield Draft(heading, Support.FRAMING, form=Form.HEADING)
        for project in projects:
            quote = self.documents.row(CatalogueFile.PROJECTS, project.id)
            about = _about(project, conditions)
            run.examples.append(DraftExample(project.id, about, (quote,)))
            text = wording("project_list", "item", name=project.name, about=about)
            yield Draft(text, Support.CATALOGUE, (quote,), Form.ITEM)


def _heading(count: int, conditions: Conditions) -> str:
    """How many there are, which the list below shows, and what they have in common."""
    return wording("project_list", "heading_one" if count == 1 else "heading", count=count, conditions=conditions.text)


def _about(project: Project, conditions: Conditions) -> str:
    """Its class, state, people and cohort, as far as the catalogue knows them and the heading does not say them."""
    known = [
        project.type.value if project.type and len(conditions.types) != 1 else "",
        project.state.value if project.state and len(conditions.states) != 1 else "",
        _people(project),
        "" if conditions.cohort else wording("project_list", "cohort", cohort=project.cohort),
    ]
    return wording("project_list", "joint").join(filter(None, known))


def _people(project: Project) -> str:
    if not project.population:
        return ""
    return people_text(project.population, project.population_note)
