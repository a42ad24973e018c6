"""What a reader must know beside the answer: age, newer editions, contradictions, what is over, own summaries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property

from assistant.answer import Citation, NoticeCode
from assistant.evidence.sentences.contradictions import (
    Claim,
    Contradiction,
    Told,
    claims_of,
    contradictions,
    may_have_claims,
)
from assistant.evidence.sentences.referring import text_of
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.evidence.sentences.told_of import projects_named, projects_told_of
from assistant.evidence.words.past_dates import funding_end, past_event_date, without_extended
from assistant.run import Evidence, Run
from ingest.catalogue import Catalogue, Fact
from ingest.documents import Sentence

OUTDATED_YEARS = 3
"""Older statements are shown with a warning (issue: three years)."""


class Notices:
    """One notice a kind and thing, naming the citations or sources it concerns."""

    name = "notices"

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __call__(self, run: Run) -> None:
        for code, text in self._found(run):
            run.notice(code, text)

    def _found(self, run: Run) -> Iterator[tuple[NoticeCode, str]]:
        if run.style == "einfach" and run.citations and not run.approved:
            yield NoticeCode.NOT_REVIEWED, run.wording("llm", "notice.plain")
        yield from ((NoticeCode.OUTDATED, text) for text in _outdated(run))
        if any(citation.source for citation in run.citations):
            yield NoticeCode.OWN_SUMMARY, run.wording("notices", "own_summary")
        if run.language == "en" and run.citations:
            yield NoticeCode.SOURCE_LANGUAGE, run.wording("notices", "source_language")
        yield from ((NoticeCode.SUPERSEDED, text) for text in _superseded(run))
        if run.citations:
            found = contradictions(list(self._told(run)))
            yield from ((NoticeCode.CONTRADICTION, self._contradiction(run, item)) for item in found)
        yield from ((NoticeCode.PAST_EVENT, text) for text in _past_events(run))
        yield from ((NoticeCode.FUNDING_ENDED, text) for text in self._ended(run))

    def _told(self, run: Run) -> Iterator[Told]:
        """Every sentence of the evidence with a figure to compare that is about one project."""
        for item in run.evidence:
            quotes = _quotes_of(item, run.citations)
            for sentence in item.hit.passage.sentences:
                text = " ".join(text_of(item, sentence).split())
                project = self._about(text, item) if may_have_claims(text) else None
                if project:
                    cited = any(text in quote for quote in quotes)
                    yield Told(text, project, *_origin(item, sentence), cited)

    def _about(self, text: str, item: Evidence) -> str | None:
        """The only project the sentence names; where it names none, the only one of its headings."""
        told = projects_told_of(text, context_of(item), self._catalogue)
        return told[0] if len(told) == 1 else None

    def _contradiction(self, run: Run, found: Contradiction) -> str:
        return run.wording(
            "notices",
            "contradiction",
            thing=run.wording("notices", f"things.{found.thing}"),
            project=self._catalogue.project(found.project).name,
            first=self._figure(run, found.first),
            second=self._figure(run, found.second),
        )

    def _figure(self, run: Run, claim: Claim) -> str:
        """The figure with the source that states it, which a summarising sentence on two sources leaves open."""
        stated = self._facts_stating(claim) if run.only_passages is None else iter(())
        title, date = next(stated, (claim.told.title, claim.told.date))
        if date:
            return run.wording("notices", "dated_figure", words=claim.words, title=title, date=run.date(date))
        return run.wording("notices", "undated_figure", words=claim.words, title=title)

    def _facts_stating(self, claim: Claim) -> Iterator[tuple[str, str | None]]:
        """Title and date of the sources of the facts of the catalogue that state the same figure."""
        for fact in self._catalogue.facts_about(claim.told.project):
            told = Told(fact.fact, claim.told.project, fact.source_title, fact.source_date)
            if any((one.thing, one.value) == (claim.thing, claim.value) for one in claims_of(told)):
                yield told.title, told.date

    def _ended(self, run: Run) -> Iterator[str]:
        """For the projects asked about, where an answer is given; no fact is taken from beside passages handed in."""
        is_told = run.understanding and run.citations and run.only_passages is None
        for project in run.understood.projects if is_told else ():
            year, fact = self._ends.get(project, (run.now.year, None))
            if fact and year < run.now.year:
                name = self._catalogue.project(project).name
                yield run.wording("notices", "funding_ended", project=name, year=year, title=fact.source_title)

    @cached_property
    def _ends(self) -> dict[str, tuple[int, Fact]]:
        """The latest end of its funding that a fact states, for each project with such a fact."""
        ends: dict[str, tuple[int, Fact]] = {}
        for fact in self._catalogue.facts:
            year = funding_end(fact.fact)
            for project in self._ended_in(fact) if year else ():
                if year and year > ends.get(project, (0, fact))[0]:
                    ends[project] = (year, fact)
        return ends

    def _ended_in(self, fact: Fact) -> tuple[str, ...]:
        return projects_named(without_extended(f"{fact.project or ''}: {fact.fact}"), self._catalogue)


def date_of(citation: Citation) -> str | None:
    """The date of the statement's source, else of an original document; an own summary has no date of its own."""
    if citation.source:
        return citation.source.date
    return citation.date


def is_outdated(date: str, now: datetime) -> bool:
    """True where ``date`` (ISO, of any exactness) lies more than three years before ``now``."""
    limit = f"{now.year - OUTDATED_YEARS}-{now.month:02d}-{now.day:02d}"
    return date < limit[: len(date)]


def _outdated(run: Run) -> Iterator[str]:
    cited = [(c.number, date) for c in run.citations if (date := date_of(c)) and is_outdated(date, run.now)]
    if cited:
        oldest = min(date for _, date in cited)
        yield run.wording("notices", "outdated", numbers=_numbers(n for n, _ in cited), date=run.date(oldest))


def _past_events(run: Run) -> Iterator[str]:
    cited = [(c.number, date) for c in run.citations if (date := past_event_date(c.quote, run.now))]
    if cited:
        latest = max(date for _, date in cited)
        yield run.wording("notices", "past_event", numbers=_numbers(n for n, _ in cited), date=run.date(latest))


def _superseded(run: Run) -> Iterator[str]:
    cited = {citation.document_id for citation in run.citations}
    for item in run.evidence:
        hit = item.hit
        if hit.superseded_by and hit.passage.document_id in cited:
            yield run.wording("notices", "superseded", title=hit.info.title)


def _quotes_of(item: Evidence, citations: Iterable[Citation]) -> list[str]:
    """What is cited of the document the passage is from, white space made single."""
    document = item.hit.passage.document_id
    return [" ".join(citation.quote.split()) for citation in citations if citation.document_id == document]


def _origin(item: Evidence, sentence: Sentence) -> tuple[str, str | None]:
    """Title and date of the source of the sentence, else of its document."""
    if sentence.source:
        return sentence.source.title, sentence.source.date
    info = item.hit.info
    return info.title, None if info.summary_of_sources else info.date


def _numbers(numbers: Iterable[int]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)
