"""How model projects are distributed over states, rounds and size classes: counted in the catalogue, with its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Form, Quote
from assistant.projects.conditions import Conditions, Fit, conditions_of
from assistant.projects.tally import Dimension, Group, Tally, Wanted, announced, first, grouped, tally_in, unknown
from assistant.run import Composer, Run
from assistant.understanding.phrases import joined
from ingest.catalogue import Catalogue, Project
from ingest.german import fold

MOST_CITED = 15
"""Rows of one count: thirty marks behind a number nobody reads; the catalogue itself is one list."""


@dataclass(frozen=True, slots=True)
class TallyComposer:
    """Every value of the dimension is told of, those without a project too; unknown cells are named, not counted."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        asked = tally_in(run.standalone, self.catalogue)
        if asked is None or run.only_passages is not None:
            yield from self.otherwise.compose(run)
            return
        conditions = asked.by.without(conditions_of(run))
        members = [project for project in self._by_name() if conditions.fit(project, self.catalogue) is Fit.FITS]
        if not members:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("tally", "answer.nothing"), Support.FRAMING)
            return
        yield from self._told(run, asked, members, conditions)

    def _told(self, run: Run, asked: Tally, members: Sequence[Project], conditions: Conditions) -> Iterator[Draft]:
        groups, left_open = grouped(members, asked.by), unknown(members, asked.by)
        if asked.wanted is Wanted.LACKING:
            yield from self._empty(run, asked.by, groups)
            yield from self._unknown(run, left_open)
            return
        if best := first(groups, asked.wanted, len(left_open)):
            yield self._best(run, asked.wanted, best)
        if asked.wanted is Wanted.SINGLE:
            groups = [group for group in groups if group.count == 1]
            heading = run.wording("tally", "answer.single" if groups else "answer.no_single")
        else:
            heading = self._heading(run, asked.by, len(members), conditions)
        yield Draft(
            heading, Support.FRAMING, form=Form.HEADING if any(group.count for group in groups) else Form.SENTENCE
        )
        yield from self._items(run, asked, groups)
        if asked.wanted is not Wanted.SINGLE and any(not group.count for group in groups):
            yield from self._empty(run, asked.by, groups)
        yield from self._unknown(run, left_open)

    def _by_name(self) -> list[Project]:
        return sorted(self.catalogue.projects, key=lambda project: fold(project.name))

    def _heading(self, run: Run, by: Dimension, count: int, conditions: Conditions) -> str:
        key = "heading_among" if conditions else "heading"
        return run.wording("tally", f"answer.{key}.{by}", count=count, conditions=conditions.text_in(run.language))

    def _best(self, run: Run, wanted: Wanted, best: Group) -> Draft:
        text = run.wording("tally", f"answer.best.{wanted}", value=best.value, count=best.count)
        return Draft(text, Support.CATALOGUE, self._rows(best.projects))

    def _items(self, run: Run, asked: Tally, groups: Sequence[Group]) -> Iterator[Draft]:
        """States with the names of their projects; rounds and classes have too many. By number where that is asked."""
        told = [group for group in groups if group.count]
        if asked.wanted in {Wanted.MOST, Wanted.LEAST}:
            told.sort(key=lambda group: group.count, reverse=asked.wanted is Wanted.MOST)
        for group in told:
            value = (
                run.wording("tally", "answer.cohort", value=group.value)
                if asked.by is Dimension.COHORT
                else group.value
            )
            key = "answer.item_named" if asked.by is Dimension.STATE else "answer.item"
            names = ", ".join(project.name for project in group.projects)
            text = run.wording("tally", key, value=value, count=group.count, names=names)
            yield Draft(text, Support.CATALOGUE, self._quotes(asked.by, group), Form.ITEM)

    def _empty(self, run: Run, by: Dimension, groups: Sequence[Group]) -> Iterator[Draft]:
        """Values without a project; a state that is itself a member of one is said to take part."""
        empty = [group.value for group in groups if not group.count]
        taking_part = {value: self._members_of(value) for value in empty}
        alone = [value for value in empty if not taking_part[value]]
        key = f"answer.empty.{by}" if alone else "answer.none_empty"
        yield Draft(run.wording("tally", key, values=joined(alone)), Support.FRAMING)
        for value, projects in taking_part.items():
            if projects:
                names = joined([project.name for project in projects])
                text = run.wording("tally", "answer.member", value=value, names=names)
                yield Draft(text, Support.CATALOGUE, self._rows(projects))

    def _members_of(self, value: str) -> list[Project]:
        return [project for project in self.catalogue.projects if value in project.municipalities]

    def _unknown(self, run: Run, projects: Sequence[Project]) -> Iterator[Draft]:
        if projects:
            names = joined([project.name for project in projects])
            yield Draft(run.wording("tally", "answer.unknown", names=names), Support.CATALOGUE, self._rows(projects))

    def _quotes(self, by: Dimension, group: Group) -> tuple[Quote, ...]:
        """The fact that states the number, where the whole round is counted, else the row of each project."""
        if by is Dimension.COHORT and (fact := announced(group, self.catalogue)):
            return (self.documents.row(CatalogueFile.FACTS, fact.id),)
        return self._rows(group.projects) if group.count <= MOST_CITED else ()

    def _rows(self, projects: Sequence[Project]) -> tuple[Quote, ...]:
        return tuple(self.documents.row(CatalogueFile.PROJECTS, project.id) for project in projects)
