"""Comparisons as a table: every cell has its evidence or says that nothing is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus, NoticeCode, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Form, Quote
from assistant.evidence.choosing.selection import Selected, in_prose
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.evidence.sentences.side_notes import How, told_how
from assistant.evidence.sentences.told_of import led_by_project, projects_told_of
from assistant.evidence.words.matching import AskedWords, asked_words, coverage_of
from assistant.evidence.words.named_term import NamedTerm
from assistant.gaps.nearest import nothing_certain
from assistant.places import named_places, without_places
from assistant.projects.compared import Compared, compared, told_apart
from assistant.projects.table_aspects import (
    ALWAYS,
    FROM_FACTS,
    MONEY,
    POPULATION,
    UNTOLD,
    USUAL,
    asks_of,
    aspects_of,
    catalogue_value,
    has_no_row,
    told_rank,
    without_aspects,
    words_of,
)
from assistant.projects.told_alike import counts_in, tell_same_figure, told_alike
from assistant.projects.topical import Topical
from assistant.rendering import CELL
from assistant.run import Composer, Run, ScoredSentence
from assistant.understanding.ahead import asks_how_many_more, asks_price, asks_who_is_ahead
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue, GlossaryEntry, Project
from ingest.catalogue.rendering import definition_text
from ingest.german import content_words, stem

FEWEST, MOST = 2, 4
MOST_TOLD = 2
"""Sentences on the only side of a comparison that is known."""
TELLS = 3.75
"""Information from which a side names something of its own: one fact in 42 says it."""
ON_SUBJECT = 0.6
"""Share of the asked words a sentence must speak of."""
WHOLLY = 0.9
"""The same of a fact that nothing was searched for: half of "Baumsensoren" is another thing."""
LONGEST_CELL = 240
"""Characters; a longer sentence belongs into an answer, not into a table."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class ComparisonComposer:
    """A table for projects, both definitions for terms; other comparisons are answered in sentences."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        if self._asks_who_is_ahead(run) and (ahead := list(self._ahead(run))):
            yield from ahead
            return
        sides = compared(run, self.catalogue)
        if len({side.is_known for side in sides}) > 1:
            yield from self._one_side(run, *sorted(sides, key=lambda side: side.is_known))
            return
        projects = self._compared(run)
        entries = self.catalogue.find_explained_terms(run.standalone)[:MOST]
        named = any(self.catalogue.find_projects(side.name) for side in sides)
        untold = not any(told_apart(sides, item.text) for item in run.sentences) if sides else True
        if len(projects) >= FEWEST:
            yield from self._table(run, projects)
        elif len(entries) >= FEWEST and untold:
            yield from self._definitions(run, entries)
        elif sides and not named and untold:
            yield from self._apart(run, sides)
        elif run.sentences:
            if not sides and _asks_to_compare(run.standalone):
                run.gap = run.gap or run.wording("catalogue_answers", "untold_comparison")
            yield from self.otherwise.compose(run)
        else:
            run.status = AnswerStatus.CLARIFICATION
            yield Draft(run.wording("catalogue_answers", "comparison_unclear"), Support.FRAMING)

    def _asks_who_is_ahead(self, run: Run) -> bool:
        return asks_who_is_ahead(run.standalone, self.catalogue) and has_no_row(run.standalone)

    def _ahead(self, run: Run) -> Iterator[Draft]:
        """What is told of the same matter of each, if anything; no judgement, for the documents give none."""
        projects, names_and_asked = self._compared(run), self._said_of_all(run)
        priced = asks_price(run.standalone)
        told = told_alike([self._on_subject(run, project, priced=priced) for project in projects], *names_and_asked)
        found = [item for item in told if item]
        if not found:
            return
        is_alike = None not in told and tell_same_figure([item.text for item in found], *names_and_asked)
        run.status = None if is_alike else AnswerStatus.PARTIAL
        key = "ahead_figures" if is_alike else "ahead_unsaid"
        yield Draft(run.wording("catalogue_answers", key), Support.FRAMING)
        for project, item in zip(projects, told, strict=True):
            if item:
                text = led_by_project(item.text, (project.id,), self.catalogue)
                yield Draft(text, Support.QUOTED, (item.quote,), Form.ITEM)
        for project, item in zip(projects, told, strict=True):
            if not item:
                yield Draft(run.wording("catalogue_answers", "side_untold", name=project.name), Support.FRAMING)

    def _one_side(self, run: Run, unknown: Compared, known: Compared) -> Iterator[Draft]:
        """What is told of the side that is known, after saying that the other is not."""
        run.status = AnswerStatus.PARTIAL
        text = run.wording("catalogue_answers", "one_side_unknown", unknown=unknown.name, known=known.name)
        yield Draft(text, Support.FRAMING)
        named = [mention.project_id for mention in self.catalogue.find_projects(known.name)]
        if named:
            yield from self._table(run, [self.catalogue.project(named[0])])
        else:
            yield from self._explained(run, known)

    def _apart(self, run: Run, sides: Sequence[Compared]) -> Iterator[Draft]:
        """What is told of each side, after saying that nothing tells them apart."""
        if term := self._same_term(sides):
            yield from self._of_one_term(run, sides, term)
            return
        told = [draft for side in sides if self._tells(side) for draft in self._explained(run, side)]
        if not told:
            yield from nothing_certain(run, self.catalogue)
            return
        run.status = AnswerStatus.PARTIAL
        one, other = sides
        yield Draft(
            run.wording("catalogue_answers", "difference_untold", one=one.name, other=other.name), Support.FRAMING
        )
        yield from told

    def _same_term(self, sides: Sequence[Compared]) -> GlossaryEntry | None:
        """The entry that is all there is to both sides: "Rufbus" and "On-Demand-Verkehr"."""
        one, other = (self.catalogue.bare_term(side.name) for side in sides)
        return one if one is not None and one is other else None

    def _of_one_term(self, run: Run, sides: Sequence[Compared], term: GlossaryEntry) -> Iterator[Draft]:
        one, other = sides
        text = run.wording("catalogue_answers", "same_term", one=one.name, other=other.name)
        yield Draft(text, Support.FRAMING)
        quote = self.documents.row(CatalogueFile.GLOSSARY, term.term)
        yield Draft(definition_text(term), Support.CATALOGUE, (quote,))

    def _tells(self, side: Compared) -> bool:
        """ "Stadt" and "Land" may stand there for anything."""
        if self.catalogue.find_explained_terms(side.name):
            return True
        return max((self.catalogue.information(stem(word)) for word in content_words(side.name)), default=0.0) >= TELLS

    def _explained(self, run: Run, side: Compared) -> Iterator[Draft]:
        """By the glossary, else by the sentences that explain it best."""
        entries = self.catalogue.find_explained_terms(side.name)
        for entry in entries[:1]:
            quote = self.documents.row(CatalogueFile.GLOSSARY, entry.term)
            yield Draft(definition_text(entry), Support.CATALOGUE, (quote,))
        if not entries:
            yield from self._told(run, NamedTerm(side.name))

    def _told(self, run: Run, term: NamedTerm) -> Iterator[Draft]:
        """The sentences that explain the term best."""
        naming = [item for item in run.sentences if term.is_named_in(item.text)]
        naming.sort(key=lambda item: -term.explanation(item.text))
        for selected in _whole(run, naming)[:MOST_TOLD]:
            yield Draft(selected.text, Support.QUOTED, (selected.quote,))

    def _definitions(self, run: Run, entries: Sequence[GlossaryEntry]) -> Iterator[Draft]:
        yield Draft(run.wording("catalogue_answers", "terms_heading"), Support.FRAMING, form=Form.HEADING)
        for entry in entries:
            quote = self.documents.row(CatalogueFile.GLOSSARY, entry.term)
            yield Draft(definition_text(entry), Support.CATALOGUE, (quote,), Form.ITEM)

    def _table(self, run: Run, projects: Sequence[Project]) -> Iterator[Draft]:
        if run.style == "einfach":
            run.notice(NoticeCode.NOT_PLAIN, run.wording("llm", "notice.table"))
        header = (run.wording("catalogue_answers", "aspect"), *(project.name for project in projects))
        yield Draft(CELL.join(header), Support.FRAMING, form=Form.TABLE_ROW)
        shown: set[str] = set()
        for aspect in aspects_of(run.standalone):
            name = _Cell(run.wording("catalogue_answers", f"aspects.{aspect}"))
            cells = [self._cell(run, project, aspect, shown) for project in projects]
            shown.update(cell.text for cell in cells)
            yield _row([name, *cells])
        yield from self._subject_row(run, projects, shown)

    def _subject_row(self, run: Run, projects: Sequence[Project], shown: Collection[str]) -> Iterator[Draft]:
        """What each project has to what the question compares, in no other row yet; no row where nothing is asked."""
        found = [[item for item in self._on_subject(run, project) if item.text not in shown] for project in projects]
        own = [[item for item in items if told_how(item.text, run.standalone) <= How.PLANNED] for items in found]
        told = told_alike(own, *self._said_of_all(run))
        cells = [
            _quoted(alike) or self._near(run, project, shown) or _quoted(next(iter(items), None))
            for alike, project, items in zip(told, projects, found, strict=True)
        ]
        is_untold = not any(cells) and len(projects) >= FEWEST and _has_subject(run)
        if is_untold:
            run.status = AnswerStatus.PARTIAL
        if any(cells) or is_untold:
            name = _Cell(run.wording("catalogue_answers", "aspects.subject"))
            unknown = _Cell(wording("catalogue_answers", "unknown_cell"))
            yield _row([name, *(one or unknown for one in cells)])

    def _near(self, run: Run, project: Project, shown: Collection[str]) -> _Cell | None:
        """What a project tells of the subject in other words: by a fact of the catalogue, or by one of the topic.

        Not where an aspect is asked for, which has its row.
        """
        if aspects_of(run.standalone) != (*ALWAYS, *USUAL):
            return None
        fact = self._fact(run, project, lambda text: _is_on(self._subject(run), text, WHOLLY))
        is_of_topic = fact is None and self._topical.is_all_of(self._bare(run), run)
        return self._of_topic(run, project, shown) if is_of_topic else fact

    def _of_topic(self, run: Run, project: Project, shown: Collection[str]) -> _Cell | None:
        """What a project tells of the question's topics: a sentence, else a fact of the catalogue."""
        topical = self._topical
        of_topic = [
            item
            for item in run.sentences
            if topical.speaks_of_all_topics(run, item.text)
            and not says_little(item.text, "")
            and self._fits(run, item, project)
        ]
        told = next((item for item in _whole(run, of_topic) if item.text not in shown), None)
        return _quoted(told) or self._fact(run, project, lambda text: topical.speaks_of_all_topics(run, text))

    def _fact(self, run: Run, project: Project, tells: Callable[[str], bool]) -> _Cell | None:
        """The first of the catalogue's facts on the project that tells it and fits into a table."""
        facts = self.catalogue.facts_about(project.id) if run.only_passages is None else ()
        for fact in facts:
            if len(fact.fact) <= LONGEST_CELL and not says_little(fact.fact, "") and tells(fact.fact):
                return _Cell(fact.fact, self.documents.row(CatalogueFile.FACTS, fact.id))
        return None

    @property
    def _topical(self) -> Topical:
        return Topical(self.catalogue, self.documents)

    def _subject(self, run: Run) -> AskedWords:
        return _without_names(asked_words(self._bare(run), run.understood.synonyms), self._compared(run))

    def _bare(self, run: Run) -> str:
        """What the question compares beside the aspects ("die Apps von …")."""
        return without_aspects(without_places(run.in_german, named_places(run.in_german, self.catalogue)))

    def _on_subject(self, run: Run, project: Project, *, priced: bool = False) -> list[Selected]:
        """The sentences on what the question compares, or that tell a price; what only lists the themes comes last."""
        question, subject = self._bare(run), self._subject(run)
        counted, price = asks_how_many_more(run.standalone), words_of(MONEY) if priced else None
        fitting = [
            item
            for item in run.sentences
            if (price.search(item.text) if price else _is_on(subject, item.text)) and self._fits(run, item, project)
        ]
        fitting.sort(
            key=lambda item: (
                says_little(item.text, question),
                bool(price) and not _is_on(subject, item.text),
                counted and not any(counts_in(item.text)),
            )
        )
        return _whole(run, fitting)

    def _compared(self, run: Run) -> list[Project]:
        return [self.catalogue.project(project) for project in run.understood.projects[:MOST]]

    def _said_of_all(self, run: Run) -> tuple[frozenset[str], frozenset[str]]:
        """Stems of the names of those compared and of what the question has itself."""
        return _name_stems(self._compared(run)), frozenset(map(stem, content_words(run.in_german)))

    def _cell(self, run: Run, project: Project, aspect: str, shown: Collection[str]) -> _Cell:
        known = catalogue_value(project, aspect)
        if known:
            return _Cell(known, self.documents.row(CatalogueFile.PROJECTS, project.id))
        sentence = self._sentence(run, project, aspect, shown)
        if sentence is None:
            return self._known_besides(run, project, aspect) or _Cell(wording("catalogue_answers", "unknown_cell"))
        return _Cell(sentence.text, sentence.quote)

    def _known_besides(self, run: Run, project: Project, aspect: str) -> _Cell | None:
        """What the catalogue's facts tell of the aspect: the search was for what the question compares."""
        if run.only_passages is not None:
            return None
        if aspect == POPULATION and project.population_note:
            return _Cell(project.population_note, self.documents.row(CatalogueFile.PROJECTS, project.id))
        pattern = words_of(aspect) if aspect in FROM_FACTS else None
        facts = [
            fact
            for fact in self.catalogue.facts_about(project.id)
            if pattern and pattern.search(fact.fact) and told_rank(aspect, fact.fact) < UNTOLD
        ]
        facts.sort(key=lambda fact: told_rank(aspect, fact.fact))
        return _Cell(facts[0].fact, self.documents.row(CatalogueFile.FACTS, facts[0].id)) if facts else None

    def _sentence(self, run: Run, project: Project, aspect: str, shown: Collection[str]) -> Selected | None:
        """The best sentence about this project alone that speaks of the aspect, what tells most of it first.

        One of those ``shown`` in another row only where there is no other. Where money is not what is compared, the
        price of a single thing stands beside nobody's funding.
        """
        pattern = words_of(aspect)
        if pattern is None:
            return None
        fitting = [item for item in run.sentences if pattern.search(item.text) and self._fits(run, item, project)]
        if aspect == MONEY and not asks_of(MONEY).search(run.standalone):
            fitting = [item for item in fitting if told_rank(aspect, item.text) < UNTOLD]
        fitting.sort(key=lambda item: told_rank(aspect, item.text))
        return next(iter(sorted(_whole(run, fitting), key=lambda told: told.text in shown)), None)

    def _fits(self, run: Run, item: ScoredSentence, project: Project) -> bool:
        told = projects_told_of(item.text, context_of(run.evidence[item.evidence]), self.catalogue)
        return told == (project.id,) and len(item.text) <= LONGEST_CELL


def _name_stems(projects: Sequence[Project]) -> frozenset[str]:
    names = (name for project in projects for name in (project.name, *project.municipalities, *project.aliases))
    return frozenset(stem(word) for name in names for word in content_words(name))


def _without_names(words: AskedWords, projects: Sequence[Project]) -> AskedWords:
    names = _name_stems(projects)
    kept = [(word, weight) for word, weight in zip(words.stems, words.importance, strict=True) if word not in names]
    return AskedWords(tuple(word for word, _ in kept), tuple(weight for _, weight in kept), words.synonyms)


def _is_on(words: AskedWords, text: str, least: float = ON_SUBJECT) -> bool:
    """Inhabitants are in a row of their own, and "Einwohner" would tell of "Wohnen"."""
    return bool(words.stems) and coverage_of(words, _people().sub(" ", text)) >= least


def _asks_to_compare(question: str) -> bool:
    return bool(re.search(texts("catalogue_answers")["comparing"]["asked"], question, re.IGNORECASE))


@cache
def _people() -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["comparing"]["people"], re.IGNORECASE)


def _quoted(told: Selected | None) -> _Cell | None:
    return _Cell(told.text, told.quote) if told else None


def _row(cells: Sequence[_Cell]) -> Draft:
    quotes = tuple((cell.quote,) if cell.quote else () for cell in cells)
    every = tuple(quote for cell in quotes for quote in cell)
    text = CELL.join(cell.text.replace("|", "/") for cell in cells)
    return Draft(text, Support.CATALOGUE if every else Support.FRAMING, every, Form.TABLE_ROW, quotes)


def _whole(run: Run, items: Sequence[ScoredSentence]) -> list[Selected]:
    """The sentences with what they refer to, where that is to be had; rows of tables belong into no table of ours."""
    return [selected for item in items if (selected := in_prose(item, run.evidence))]


def _has_subject(run: Run) -> bool:
    """True where the question compares the projects in a topic and names no aspect: what it asks is in no other row."""
    return bool(run.understood.topics) and aspects_of(run.standalone) == (*ALWAYS, *USUAL)
