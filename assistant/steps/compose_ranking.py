"""Which project has most or least: said only where all figures are known, else the figures there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.project_conditions import Fit, conditions_of
from assistant.ranking import Figure, Ranked, ranked
from assistant.ranking_question import Measure, Ranking, members_named, ranking_in
from assistant.run import Composer, Draft, DraftExample, Form, Quote, Run
from assistant.understanding.phrases import joined
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.german import fold

FEWEST = 2
"""Of two one is higher, of more one is highest."""
MOST_SHOWN = 12
"""Figures: a reader looks for the first ones."""
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
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("ranking", "answer.nothing", what=what), Support.FRAMING)
            return
        run.status = AnswerStatus.PARTIAL if result.missing else AnswerStatus.ANSWERED
        yield self._outcome(run, result, asked, what)
        yield Draft(_members_told(run, members, is_named=bool(named), is_ranked=bool(result.best)), Support.FRAMING)
        yield from self._figures(run, result.figures, asked)
        yield from _missing(run, result.missing, asked)
        yield from self._without_state(run, bool(named))
        yield from self._further_parts(run)

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
        return [project for project in self._by_name() if conditions.fit(project, self.catalogue) is Fit.FITS]

    def _by_name(self) -> list[Project]:
        return sorted(self.catalogue.projects, key=lambda project: fold(project.name))

    def _outcome(self, run: Run, result: Ranked, asked: Ranking, what: str) -> Draft:
        """Who comes first, else why nobody does."""
        known, count = len(result.figures), len(result.figures) + len(result.missing)
        if result.best is None:
            reason = run.wording("ranking", f"answer.reason.{result.left_open}", what=what, known=known, count=count)
            by = run.wording("ranking", f"answer.by.{asked.measure}")
            return Draft(run.wording("ranking", "answer.left_open", by=by, reason=reason), Support.FRAMING)
        key = f"answer.{'better' if count == FEWEST else 'best'}.{asked.measure}.{_end(asked)}"
        text = run.wording("ranking", key, name=result.best.project.name, value=result.best.about)
        return Draft(text, Support.CATALOGUE, self._quotes(result.best))

    def _figures(self, run: Run, figures: Sequence[Figure], asked: Ranking) -> Iterator[Draft]:
        shown = figures[:MOST_SHOWN] if asked.measure is not Measure.OWN_SHARE else figures
        key = "answer.figures" if len(shown) == len(figures) else f"answer.some.{_end(asked)}"
        heading = run.wording("ranking", key, shown=len(shown), count=len(figures))
        yield Draft(heading, Support.FRAMING, form=Form.HEADING)
        for figure in shown:
            quotes = self._quotes(figure)
            run.examples.append(DraftExample(figure.project.id, figure.about, quotes))
            text = wording("ranking", "answer.item", name=figure.project.name, about=figure.about)
            yield Draft(text, Support.CATALOGUE, quotes, Form.ITEM)

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
            for project in self._by_name()
            if project.state is None and elsewhere.fit(project, self.catalogue) is Fit.FITS
        ]
        if conditions.states and left_open and not is_named:
            yield Draft(wording("project_list", "unknown_state", names=joined(left_open)), Support.FRAMING)


def _end(asked: Ranking) -> str:
    return "most" if asked.highest else "least"


def _members_told(run: Run, members: Sequence[Project], *, is_named: bool, is_ranked: bool) -> str:
    conditions = conditions_of(run)
    which = "named" if is_named else "listed" if conditions else "all"
    key = f"answer.{'compared' if is_ranked else 'meant'}_{which}"
    names = joined([project.name for project in members])
    return run.wording("ranking", key, names=names, count=len(members), conditions=conditions.text)


def _missing(run: Run, projects: Sequence[Project], asked: Ranking) -> Iterator[Draft]:
    if len(projects) > MOST_NAMED:
        yield Draft(run.wording("ranking", "answer.missing_many", count=len(projects)), Support.FRAMING)
    elif projects:
        is_noted = asked.measure is Measure.PEOPLE and len(projects) <= MOST_SHOWN
        names = joined([_noted(project) if is_noted else project.name for project in projects])
        yield Draft(run.wording("ranking", "answer.missing", names=names), Support.FRAMING)


def _noted(project: Project) -> str:
    """With what is known of parts of it."""
    note = project.population_note
    return wording("ranking", "answer.noted", name=project.name, note=note) if note else project.name
