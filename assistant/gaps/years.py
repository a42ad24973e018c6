"""When a thing is asked about: neither a figure of another year nor the date of another thing is an answer to it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.evidence.asked.answer_types import answers, asks_for_turn, without_as_of
from assistant.evidence.asked.later import later_than
from assistant.evidence.choosing.selection import answers_as_well
from assistant.evidence.choosing.told_before import spoken_of
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.home_towns import is_told_of
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.evidence.sentences.side_notes import How, told_how
from assistant.evidence.words.matching import text_words
from assistant.gaps.aspect_gap import ON_SUBJECT
from assistant.gaps.gap import HEADED, PRICED, Gap, here, lead
from assistant.question import Asked, own_words
from assistant.run import Evidence, Run, ScoredSentence
from assistant.understanding.tokens import tokens_of
from assistant.wording import texts

OF_A_YEAR = frozenset({Asked.COUNT, Asked.MONEY})
"""Kinds of things that differ from year to year; a date asked for has its year itself."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def asked_year(question: str) -> str | None:
    """The only year a figure is asked for; None for a beginning, an end, a round of funding or a comparison."""
    for pattern in _not_meant():
        question = pattern.sub(" ", question)
    years = set(_YEAR.findall(question))
    return years.pop() if len(years) == 1 else None


def is_of_year(text: str, year: str, context: str, source_date: str | None) -> bool:
    """True where ``text`` names ``year``; where it names no year but "(Stand 2024)", that counts, and "seit 2021" last.

    Without any year it is of that of its headings (``context``) or of its source.
    """
    now = _since().sub(" ", text)
    for said in (without_as_of(now), now, text, context):
        if years := _YEAR.findall(said):
            return year in years
    return (source_date or "").startswith(year)


def when_gap(run: Run) -> Gap | None:
    """Where something is asked for at, since or after a time, and what is found is of another."""
    return undated(run) or unbegun(run) or year_gap(run) or later_gap(run)


def year_gap(run: Run) -> Gap | None:
    """The nearest figures where none is of the year asked for; else what is told of other years is left out."""
    parts = run.understood.parts
    if not run.understood.asks_one_fact or parts[0].asked not in OF_A_YEAR:
        return None
    year = asked_year(run.standalone)
    figures = _figures(run) if year else []
    if not year or not figures:
        return None
    near = [item for item in figures if answers_as_well(item, figures[0])]
    if not any(_is_of(item, year, run) for item in near):
        return Gap(run.wording("asked_years", "words.year", year=year), tuple(near))
    run.sentences = tuple(item for item in run.sentences if item not in figures or _is_of(item, year, run))
    return None


def later_gap(run: Run) -> Gap | None:
    """The nearest sentences where another time is asked for ("nach 2027") and each of them is of one before it; else
    what is of a time before is left out.

    A sentence without a year may be of any time; where figures are asked for, only as long as its document is.
    """
    year = later_than(run.standalone)
    near = [item for item in here(run) if answers_as_well(item, here(run)[0])] if year else []
    if not year or not near:
        return None
    earlier = {item for item in here(run) if _is_before(item, year, run)}
    if earlier.issuperset(near):
        return Gap(run.wording("asked_years", "words.later", year=year), tuple(near))
    run.sentences = tuple(item for item in run.sentences if item not in earlier)
    return None


def _is_before(item: ScoredSentence, year: str, run: Run) -> bool:
    last = _last_year(item, run)
    return last is not None and last <= year


def _last_year(item: ScoredSentence, run: Run) -> str | None:
    """The last year ``item`` can be of; None where it may be of any. Planned figures are of a time to come."""
    years: list[str] = _YEAR.findall(without_as_of(item.text))
    if years:
        return max(years)
    is_figure = run.understood.asks_one_fact and run.understood.parts[0].asked in OF_A_YEAR
    if not is_figure:
        as_of: list[str] = _YEAR.findall(item.text)
        return max(as_of, default=None)
    if told_how(item.text, run.standalone) is How.PLANNED:
        return None
    written = run.evidence[item.evidence].hit.info.date
    return written[:4] if written else None


def undated(run: Run) -> Gap | None:
    """No answer where it is asked when a thing comes ("der Marktplatz aus dem Stufenplan") and only what it comes from
    has a date: the topic of the turn before or the paper that names it.
    """
    parts = run.understood.parts
    if not run.understood.asks_one_fact or parts[0].asked is not Asked.DATE:
        return None
    wanted = Wanted.of(run.standalone, run.words, parts)
    things = [noun for noun in wanted.nouns if noun in _coming(run.standalone)]
    dated = [item.text for item in here(run) if answers(item.text, parts[0])]
    is_told = any(all(wanted.says(thing, text) >= PRICED for thing in things) for text in dated)
    return None if is_told or not things else Gap()


def unbegun(run: Run) -> Gap | None:
    """No answer where it is asked since when or until when there is a thing, and only other things of the town begin
    or end; what tells it of the thing leads.
    """
    parts = run.understood.parts
    if not run.understood.asks_one_fact or parts[0].asked is not Asked.DATE or not asks_for_turn(parts[0].text):
        return None
    asked = replace(Wanted.of(run.in_german, run.words, parts), deeds=(), focus=None)
    nouns = tuple(noun for noun in asked.nouns if not run.places or noun not in _taking_part())
    thing, beside = replace(asked, nouns=nouns), _beside_told(run)

    def tells(item: ScoredSentence) -> bool:
        share = thing.bearing_of(item, run.evidence[item.evidence])
        is_of_it = not nouns or share >= ON_SUBJECT or (item.evidence in beside and share > 0)
        return _is_here(item, run) and answers(item.text, parts[0]) and is_of_it

    if asked.nouns and not any(map(tells, here(run))):
        return Gap()
    lead(run, tells)
    return None


def _beside_told(run: Run) -> frozenset[int]:
    """The passages that go on about what the last answer told, where a follow-up names nothing itself: "Seit wann?"."""
    own, history = own_words(run.standalone), run.request.history
    if own is None or not history or any(token.is_noun for token in tokens_of(own)):
        return frozenset()
    return spoken_of(run.sentences, history[-1].answer)


@cache
def _taking_part() -> frozenset[str]:
    """Stems of words for a town's being in it at all: "das Programm in Regensburg"."""
    return text_words(texts("asked_years")["taking_part"]).stems


def _is_here(item: ScoredSentence, run: Run) -> bool:
    """False for a general sentence where a place is asked about."""
    home = run.evidence[item.evidence]
    return not item.elsewhere and is_told_of(f"{item.text} {context_of(home)}", home, run.places)


def _coming(question: str) -> frozenset[str]:
    """Stems of the thing whose coming is asked for: what a follow-up names itself, or "Wann kommt der …"."""
    own = own_words(question)
    if own is not None:
        return text_words(own).stems
    found = _thing().search(question)
    return text_words(found["thing"]).stems if found else frozenset()


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(texts("asked_years")["coming"], re.IGNORECASE)


def _figures(run: Run) -> list[ScoredSentence]:
    """The sentences that would answer the question if it named no year."""
    part = run.understood.parts[0]
    wanted = Wanted.of(run.standalone, run.words, (part,))
    wanted = replace(wanted, years=(), deeds=())
    figures = [item for item in here(run) if answers(item.text, part)]
    return [item for item in figures if wanted.bearing_of(item, run.evidence[item.evidence]) >= HEADED]


def _is_of(item: ScoredSentence, year: str, run: Run) -> bool:
    home = run.evidence[item.evidence]
    return is_of_year(item.text, year, context_of(home), source_date(home, item.sentence))


def source_date(home: Evidence, sentence: int) -> str | None:
    """When what the sentence tells was written: by its own source, else by its document; None for an own summary."""
    source, info = home.hit.passage.sentences[sentence].source, home.hit.info
    if source:
        return source.date
    return None if info.summary_of_sources else info.date


@cache
def _since() -> re.Pattern[str]:
    return re.compile(texts("asked_years")["since"], re.IGNORECASE)


@cache
def _not_meant() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in texts("asked_years")["not_meant"])
