"""Which project has most or least: said only where all figures are known, else the figures there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, DraftExample, Form, Quote
from assistant.projects.conditions import Fit, conditions_of
from assistant.projects.ranking import Figure, Kind, LeftOpen, Ranked, ranked
from assistant.run import Composer, Run
from assistant.understanding.phrases import joined
from assistant.understanding.ranking_question import Measure, Ranking, members_named, ranking_in
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project

FEWEST = 2
"""Of two one is higher, of more one is highest."""
MOST_SHOWN = 12
"""Figures: a reader looks for the first ones."""
SHOWN_OF_AN_END = 5
"""The same where the highest and the lowest are asked for at once."""
MOST_NAMED = 40
"""Projects without a figure that are still named."""


@dataclass(frozen=True, slots=True)
class RankingComposer:
    """Members are the projects named, else those of the catalogue that fulfil the conditions of the question."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        asked = ranking_in(run.standalone, self.catalogue)
        if asked is None or run.only_passages is not None:
            yield from self.otherwise.compose(run)
            return
        named = members_named(run.standalone, self.catalogue)
        members = self._members(run, named)
        result = ranked(members, asked, self.catalogue)
        what = run.wording("ranking", f"answer.what.{asked.measure}")
        if not result.figures:
            yield from self._nothing(run, result, asked, what)
            return
        is_open = result.missing or result.left_open is LeftOpen.APART
        run.status = AnswerStatus.PARTIAL if is_open else AnswerStatus.ANSWERED
        yield self._outcome(run, result, asked, what)
        if asked.both and result.best:
            other = replace(asked, highest=False)
            yield self._outcome(run, ranked(members, other, self.catalogue), other, what)
        yield Draft(_members_told(run, members, is_named=bool(named), is_ranked=bool(result.best)), Support.FRAMING)
        yield from self._ends(run, members, result, asked)
        yield from self._missing(run, result.missing, asked)
        yield from self._without_state(run, bool(named))
        yield from self._further_parts(run)

    def _nothing(self, run: Run, result: Ranked, asked: Ranking, what: str) -> Iterator[Draft]:
        """No figure to compare; what is known of parts, or from less certain sources, is told all the same."""
        is_noted = any(_is_noted(project, asked) for project in result.missing)
        run.status = AnswerStatus.PARTIAL if is_noted else AnswerStatus.NO_EVIDENCE
        key = "answer.nothing_sure" if is_noted else "answer.nothing"
        yield Draft(run.wording("ranking", key, what=what), Support.FRAMING)
        if is_noted:
            yield from self._missing(run, result.missing, asked)

    def _missing(self, run: Run, projects: Sequence[Project], asked: Ranking) -> Iterator[Draft]:
        """Who has no figure, apart from those of whom something is known besides."""
        noted = [project for project in projects if _is_noted(project, asked)]
        if noted:
            yield Draft(run.wording("ranking", "answer.noted_only"), Support.FRAMING, form=Form.HEADING)
        for project in noted:
            quotes = (self.documents.row(CatalogueFile.PROJECTS, project.id),)
            text = wording("ranking", "answer.item_noted", name=project.name, note=project.population_note)
            yield Draft(text, Support.CATALOGUE, quotes, Form.ITEM)
        yield from _without_figure(run, [project for project in projects if project not in noted])

    def _further_parts(self, run: Run) -> Iterator[Draft]:
        """What else was asked: figures do not tell it."""
        parts = run.understood.parts if len(run.understood.parts) > 1 else ()
        for part in (part.own_text for part in parts):
            if not ranking_in(part, self.catalogue):
                run.status = AnswerStatus.PARTIAL
                yield Draft(run.wording("ranking", "answer.further", part=part), Support.FRAMING)

    def _members(self, run: Run, named: Sequence[str]) -> list[Project]:
        if named:
            return [self.catalogue.project(project) for project in named]
        conditions = conditions_of(run)
        return [
            project
            for project in self.catalogue.projects_by_name()
            if conditions.fit(project, self.catalogue) is Fit.FITS
        ]

    def _outcome(self, run: Run, result: Ranked, asked: Ranking, what: str) -> Draft:
        """Who comes first, else why nobody does."""
        known = sum(figure.kind is Kind.ASKED for figure in result.figures)
        count = len(result.figures) + len(result.missing)
        if result.best is None:
            reason = run.wording("ranking", f"answer.reason.{result.left_open}", what=what, known=known, count=count)
            by = run.wording("ranking", f"answer.by.{asked.measure}")
            return Draft(run.wording("ranking", "answer.left_open", by=by, reason=reason), Support.FRAMING)
        key = f"answer.{'better' if count == FEWEST else 'best'}.{asked.measure}.{_end(asked)}"
        text = run.wording("ranking", key, name=result.best.project.name, value=result.best.about)
        return Draft(text, Support.CATALOGUE, self._quotes(result.best))

    def _ends(self, run: Run, members: Sequence[Project], result: Ranked, asked: Ranking) -> Iterator[Draft]:
        """The figures from the asked end; where both are asked for and not all can be shown, some from either."""
        if not asked.both or len(result.figures) <= MOST_SHOWN:
            yield from self._figures(run, result.figures, asked)
            return
        other = replace(asked, highest=False, both=False)
        lowest = ranked(members, other, self.catalogue)
        for end, figures in ((asked, result.figures), (other, lowest.figures)):
            alike = [figure for figure in figures if figure.kind is Kind.ASKED]
            yield from self._figures(run, alike, end, SHOWN_OF_AN_END)
        yield from self._figures(run, [figure for figure in result.figures if figure.kind is not Kind.ASKED], asked)

    def _figures(self, run: Run, figures: Sequence[Figure], asked: Ranking, most: int = MOST_SHOWN) -> Iterator[Draft]:
        """Each kind under its own heading: sums that mean different things are in no order."""
        for kind in Kind:
            alike = [figure for figure in figures if figure.kind is kind]
            shown = alike[:most]
            if shown:
                heading = _heading(run, kind, asked, len(shown), len(alike))
                yield Draft(heading, Support.FRAMING, form=Form.HEADING)
            yield from (self._item(run, figure) for figure in shown)

    def _item(self, run: Run, figure: Figure) -> Draft:
        quotes = self._quotes(figure)
        run.examples.append(DraftExample(figure.project.id, figure.about, quotes))
        text = wording("ranking", "answer.item", name=figure.project.name, about=figure.about)
        return Draft(text, Support.CATALOGUE, quotes, Form.ITEM)

    def _quotes(self, figure: Figure) -> tuple[Quote, ...]:
        if not figure.facts:
            return (self.documents.row(CatalogueFile.PROJECTS, figure.project.id),)
        return tuple(self.documents.row(CatalogueFile.FACTS, fact.id) for fact in figure.facts)

    def _without_state(self, run: Run, is_named: bool) -> Iterator[Draft]:
        """Where a state is asked for: those that may lie in it, for all the catalogue knows."""
        conditions = conditions_of(run)
        elsewhere = conditions.without_states()
        left_open = [
            project.name
            for project in self.catalogue.projects_by_name()
            if project.state is None and elsewhere.fit(project, self.catalogue) is Fit.FITS
        ]
        if conditions.states and left_open and not is_named:
            yield Draft(run.wording("project_list", "unknown_state", names=joined(left_open)), Support.FRAMING)


def _end(asked: Ranking) -> str:
    return "most" if asked.highest else "least"


def _members_told(run: Run, members: Sequence[Project], *, is_named: bool, is_ranked: bool) -> str:
    conditions = conditions_of(run)
    which = "named" if is_named else "listed" if conditions else "all"
    key = f"answer.{'compared' if is_ranked else 'meant'}_{which}"
    names = joined([project.name for project in members])
    return run.wording("ranking", key, names=names, count=len(members), conditions=conditions.text_in(run.language))


def _heading(run: Run, kind: Kind, asked: Ranking, shown: int, count: int) -> str:
    if kind is Kind.ASKED:
        key = "answer.figures" if shown == count else f"answer.some.{_end(asked)}"
    else:
        key = f"answer.apart.{kind}" if shown == count else f"answer.apart.some_{kind}"
    return run.wording("ranking", key, shown=shown, count=count)


def _without_figure(run: Run, projects: Sequence[Project]) -> Iterator[Draft]:
    if len(projects) > MOST_NAMED:
        yield Draft(run.wording("ranking", "answer.missing_many", count=len(projects)), Support.FRAMING)
    elif projects:
        names = joined([project.name for project in projects])
        yield Draft(run.wording("ranking", "answer.missing", names=names), Support.FRAMING)


def _is_noted(project: Project, asked: Ranking) -> bool:
    """True where something is known of its parts, or from a less certain source."""
    return asked.measure is Measure.PEOPLE and project.population is None and bool(project.population_note)
