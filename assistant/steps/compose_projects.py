"""Which model projects there are in a state, of a size, with so many inhabitants: rows of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, DraftExample, Form
from assistant.evidence.choosing.selection import Selected, in_prose
from assistant.evidence.sentences.contradictions import Thing, Told, claims_of, may_have_claims
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.evidence.sentences.told_of import led_by_project, projects_told_of
from assistant.projects.conditions import Conditions, Fit, conditions_of, districts_in
from assistant.projects.people import people_of
from assistant.projects.ranking import figure_of
from assistant.run import Composer, Evidence, Run, ScoredSentence
from assistant.understanding.asked_projects import asks_of_each
from assistant.understanding.phrases import joined
from assistant.understanding.ranking_question import Measure
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.documents import MunicipalityType


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
            yield Draft(run.wording("project_list", "none"), Support.FRAMING)
            yield from self._without_state(run, conditions)
            return
        yield from self._listed(run, conditions, _heading(run, len(fits), conditions), fits)
        if not fits:
            yield Draft(run.wording("project_list", "none_certain"), Support.FRAMING)
        yield from self._less_certain(run, conditions, unknown)
        small = self._of_small_members(conditions, fits)
        yield from self._listed(run, conditions, run.wording("project_list", "small_members"), small)
        if conditions.wants_districts:
            yield from self._districts(run, conditions)
        yield from self._without_state(run, conditions)
        if asks_of_each("money", run.standalone):
            yield from self._money(run, [*fits, *unknown])

    def _less_certain(self, run: Run, conditions: Conditions, unknown: Sequence[Project]) -> Iterator[Draft]:
        """Those of unknown size: of which a note tells something of it, and the others."""
        noted = [project for project in unknown if project.population_note]
        others = [project for project in unknown if project not in noted]
        yield from self._listed(run, conditions, run.wording("project_list", "less_certain"), noted)
        yield from self._listed(run, conditions, run.wording("project_list", "unknown_size"), others)

    def _money(self, run: Run, projects: Sequence[Project]) -> Iterator[Draft]:
        """What is known of the funding of each, and of whom neither documents nor catalogue say it."""
        told = [(project, self._funding_told(run, project)) for project in projects]
        if found := [draft for _, draft in told if draft]:
            yield Draft(run.wording("project_list", "money_heading"), Support.FRAMING, form=Form.HEADING)
            yield from found
        missing = [project.name for project, draft in told if not draft]
        if missing:
            run.status = AnswerStatus.PARTIAL
            yield Draft(run.wording("project_list", "money_missing", names=joined(missing)), Support.FRAMING)

    def _funding_told(self, run: Run, project: Project) -> Draft | None:
        """In the words of the documents; where none of them was found to say it, in those of the catalogue."""
        if found := self._funding(run, project):
            text = led_by_project(found.text, (project.id,), self.catalogue)
            return Draft(text, Support.QUOTED, (found.quote,), Form.ITEM)
        figure = figure_of(project, Measure.FUNDING, self.catalogue)
        if figure is None:
            return None
        quotes = tuple(self.documents.row(CatalogueFile.FACTS, fact.id) for fact in figure.facts)
        text = led_by_project(figure.about, (project.id,), self.catalogue)
        return Draft(text, Support.CATALOGUE, quotes, Form.ITEM)

    def _funding(self, run: Run, project: Project) -> Selected | None:
        """The best sentence that states the project's funding, else one with money under a heading on funding."""
        about = [item for item in run.sentences if may_have_claims(item.text) and self._is_about(run, item, project)]
        stated = [item for item in about if _states_funding(item.text)]
        headed = [item for item in about if _is_on_funding(run.evidence[item.evidence], item.text)]
        found = (in_prose(item, run.evidence) for item in (*stated, *headed))
        return next(filter(None, found), None)

    def _is_about(self, run: Run, item: ScoredSentence, project: Project) -> bool:
        """True where the sentence tells of this project alone."""
        return projects_told_of(item.text, context_of(run.evidence[item.evidence]), self.catalogue) == (project.id,)

    def _found(self, conditions: Conditions) -> tuple[list[Project], list[Project]]:
        """Those that fit, and small municipalities of which the catalogue has no number of inhabitants."""
        rated = [(conditions.fit(project, self.catalogue), project) for project in self.catalogue.projects_by_name()]
        unknown = [project for fit, project in rated if fit is Fit.UNKNOWN]
        small = [project for project in unknown if project.type is MunicipalityType.KLEINSTADT]
        return [project for fit, project in rated if fit is Fit.FITS], small

    def _of_small_members(self, conditions: Conditions, fits: Sequence[Project]) -> list[Project]:
        """Cooperations whose members are as small as asked for, and which are not among those that fit themselves."""
        others = (project for project in self.catalogue.projects_by_name() if project not in fits)
        return [project for project in others if conditions.has_small_members(project, self.catalogue)]

    def _without_state(self, run: Run, conditions: Conditions) -> Iterator[Draft]:
        """Where a state is asked for: those that may lie in it, for all the catalogue knows."""
        elsewhere = conditions.without_states()
        left_open = [
            project
            for project in self.catalogue.projects_by_name()
            if conditions.states and project.state is None and elsewhere.fit(project, self.catalogue) is Fit.FITS
        ]
        if left_open:
            names = joined([project.name for project in left_open])
            quotes = tuple(self.documents.row(CatalogueFile.PROJECTS, project.id) for project in left_open)
            yield Draft(run.wording("project_list", "unknown_state", names=names), Support.CATALOGUE, quotes)

    def _districts(self, run: Run, conditions: Conditions) -> Iterator[Draft]:
        """Cooperations with the districts that take part in them."""
        found = [
            project
            for project in self.catalogue.projects_by_name()
            if conditions.districts_together(project, self.catalogue)
        ]
        if found:
            yield Draft(run.wording("project_list", "districts_together"), Support.FRAMING, form=Form.HEADING)
        for project in found:
            about = (joined(districts_in(project)), _about(project, conditions, run.standalone))
            yield self._item(run, project, wording("project_list", "joint").join(filter(None, about)))

    def _listed(self, run: Run, conditions: Conditions, heading: str, projects: Sequence[Project]) -> Iterator[Draft]:
        if projects:
            yield Draft(heading, Support.FRAMING, form=Form.HEADING)
        for project in projects:
            yield self._item(run, project, _about(project, conditions, run.standalone))

    def _item(self, run: Run, project: Project, about: str) -> Draft:
        quote = self.documents.row(CatalogueFile.PROJECTS, project.id)
        run.examples.append(DraftExample(project.id, about, (quote,)))
        text = wording("project_list", "item", name=project.name, about=about) if about else project.name
        return Draft(text, Support.CATALOGUE, (quote,), Form.ITEM)


def _heading(run: Run, count: int, conditions: Conditions) -> str:
    """How many there are, which the list below shows, and what they have in common."""
    key = "heading_one" if count == 1 else "heading"
    return run.wording("project_list", key, count=count, conditions=conditions.text_in(run.language))


def _about(project: Project, conditions: Conditions, question: str) -> str:
    """Its class, state, people and cohort, as far as the catalogue knows them and the heading does not say them, and
    what the question asks of each.
    """
    asks_people = asks_of_each("people", question) and conditions.people is None
    known = [
        project.type.value if project.type and len(conditions.types) != 1 else "",
        project.state.value if project.state and len(conditions.states) != 1 else "",
        people_of(project)
        or (project.population_note if asks_people or conditions.people else "")
        or (wording("project_list", "no_people") if asks_people else ""),
        "" if conditions.cohort else wording("project_list", "cohort", cohort=project.cohort),
        wording("project_list", "themes", themes=joined(project.themes)) if asks_of_each("themes", question) else "",
    ]
    return wording("project_list", "joint").join(filter(None, known))


def _states_funding(text: str) -> bool:
    return any(claim.thing is Thing.FUNDING for claim in claims_of(Told(text, "", "", None)))


def _is_on_funding(item: Evidence, text: str) -> bool:
    """True under a heading on funding, unless the sentence tells what a single thing cost."""
    return asks_of_each("money", " ".join(item.hit.passage.section)) and not asks_of_each("price", text)
