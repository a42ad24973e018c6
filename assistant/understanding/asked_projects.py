"""Which model projects a question asks about, by class, inhabitants, round or choice, and what of them (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.understanding.reading import population_of, population_span, type_spans, types_of
from assistant.wording import texts, wording
from ingest.documents import MEDIUM_TOWN, MunicipalityType, Span
from ingest.german import Number, content_words, numbers, stem

ALIKE = 1.5
"""Populations count as alike up to one and a half times as many people."""
FEWEST_PEOPLE = 500
"""A smaller number beside "Gemeinden unter …" counts something else."""
ROUND = 100
"""A bound on people is a round number; "ab 2021" without "Einwohner" behind it is a year."""


@dataclass(frozen=True, slots=True)
class People:
    """Bounds on the number of inhabitants, both inclusive; None: no bound."""

    low: float | None = None
    high: float | None = None
    about: int | None = None
    """The number named, where the bounds are only near it."""

    def has(self, count: float) -> bool:
        return (self.low is None or count >= self.low) and (self.high is None or count <= self.high)


def people_asked(question: str) -> tuple[People, Span] | None:
    """The bounds the question sets for the municipalities it asks about, and where they stand in it.

    Not the size of those who ask ("Wir sind eine Gemeinde mit 6.000 Einwohnern").
    """
    found = numbers(question)
    for place, number in enumerate(found):
        before = question[: number.span.start]
        if not _counts_people(question, number) or _is_askers(question, number.span):
            continue
        earlier = found[place - 1] if place and _pattern("second").search(before) else None
        bounds = _bounds(number, earlier, before)
        if bounds:
            return bounds, Span((earlier or number).span.start, number.span.end)
    return None


def _may_be_year(told: str) -> bool:
    """True for "2021", not for "2.021" nor for a round "2000"."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", told)) and int(told) % ROUND > 0


def _counts_people(question: str, number: Number) -> bool:
    start, end = number.span.start, number.span.end
    before, told, after = question[:start], question[start:end], question[end:]
    if number.unit or not re.fullmatch(r"\d+", number.value) or int(number.value) < FEWEST_PEOPLE:
        return False
    if _pattern("counted").match(after):
        return True
    is_bound = _pattern("below").search(before) or _pattern("above").search(before)
    is_of_towns = _pattern("municipalities").search(before) and _pattern("open_end").match(after)
    return bool(is_bound and is_of_towns) and not _may_be_year(told)


def _bounds(number: Number, earlier: Number | None, before: str) -> People | None:
    count = int(number.value)
    if earlier and re.fullmatch(r"\d+", earlier.value):
        return People(int(earlier.value), count)
    if _pattern("below").search(before):
        return People(high=count)
    if _pattern("above").search(before):
        return People(low=count)
    return People(count / ALIKE, count * ALIKE, count) if _pattern("about").search(before) else None


def without_chosen(question: str) -> str:
    """The question without the projects it chooses from, which stand behind a colon: "… in Hessen: Kusel, Höxter?"."""
    match = _pattern("among").search(question)
    return question[: match.end()].rstrip(" :") if match else question


def among_of(question: str, projects: Sequence[str]) -> frozenset[str]:
    """The projects ``question`` names and chooses from: "Welche davon liegt in Hessen: Kusel, Höxter und Gießen?"."""
    return frozenset(projects) if len(projects) > 1 and _pattern("among").search(question) else frozenset()


def cohort_asked(question: str) -> int | None:
    """The year of the round of the programme that the question names: "Staffel 2020", "in der ersten Runde"."""
    match = _pattern("cohort").search(question)
    if match is None:
        return None
    year = match["year"] or match["chosen"] or match["since"]
    return int(year or texts("project_list")["rounds"][match["round"].casefold()[:4]])


def with_year_of_round(question: str) -> str:
    """The question with the year of a round it counts: "in der ersten Staffel 2019"; documents name rounds by year."""
    match, year = _pattern("cohort").search(question), cohort_asked(question)
    if match is None or not match["round"]:
        return question
    return f"{question[: match.end()]} {year}{question[match.end() :]}"


def names_condition(question: str) -> bool:
    """True where a class, a number of inhabitants or a round says which projects are meant."""
    question = without_chosen(question)
    return bool(asked_types(question) or people_asked(question) or cohort_asked(question))


def asked_types(question: str) -> tuple[MunicipalityType, ...]:
    """The classes the question asks about, each once."""
    found = (kind for span in asked_type_spans(question) for kind in types_of(question[span.start : span.end]))
    return tuple(dict.fromkeys(found))


def names_village(question: str) -> bool:
    """True where the question calls them villages."""
    return bool(_pattern("village").search(question))


def asked_type_spans(question: str) -> list[Span]:
    """Where the question names a class, not that of those who ask: "Wir sind klein", "etwas für kleine Orte"."""
    return [span for span in type_spans(question) if not _is_askers(question, span)]


def _is_askers(question: str, span: Span) -> bool:
    if _pattern("beneficiary").search(question[: span.start]):
        return True
    return bool(_pattern("asker").search(re.split(r"[.?!:]\s", question[: span.start])[-1]))


def without_sizes(question: str) -> str:
    """The question without classes and numbers of inhabitants: they say which projects, not what about them."""
    question = without_people(question)
    for span in sorted(asked_type_spans(question), key=lambda span: -span.start):
        question = f"{question[: span.start]}{wording('project_list', 'municipalities')}{question[span.end :]}"
    return question


def without_people(question: str) -> str:
    """The question without the number of inhabitants it sets as a bound, or of those who ask."""
    asked, own = people_asked(question), population_span(question)
    span = asked[1] if asked else own if own and _is_askers(question, own) and not _takes_part(question, own) else None
    if span is None:
        return question
    after = _pattern("counted").match(question[span.end :])
    behind = question[span.end + (after.end() if after else 0) :]
    goes_on = asked or _pattern("same_subject").match(behind)
    clause = None if goes_on else _pattern("own_clause").search(question[: span.start])
    if clause:
        return f"{question[: clause.start()].rstrip()} {_pattern('behind_own').sub('', behind)}".strip() or question
    before = _pattern("phrase").search(question[: span.start])
    start = before.start() if before else span.start
    return f"{question[:start].rstrip()} {behind.lstrip()}".strip()


def with_own_size(question: str) -> str:
    """ "… für kleine Gemeinden" behind a question whether a thing pays, asked by a small one in few words."""
    people = population_of(question)
    if people is None or people >= MEDIUM_TOWN or type_spans(question) or not _pattern("own_matters").search(question):
        return question
    own = population_span(question)
    if own is None or not _pattern("own_clause").search(question[: own.start]):
        return question
    rest = without_people(question).rstrip(" ?!.")
    return f"{rest} {wording('project_list', 'for_small')}?"


def _takes_part(question: str, people: Span) -> bool:
    """ "Bei uns haben nur 80 Leute mitgemacht": they are no inhabitants."""
    return bool(_pattern("takes_part").match(question[people.end :]))


def asks_for_list(question: str, states: Sequence[Span]) -> bool:
    """True where ``question`` asks for nothing but which municipalities there are; ``states``: where it names some."""
    rest = without_conditions(without(question, states))
    names_some = bool(states) or names_condition(question)
    if not names_some or not _pattern("asks_which").search(question):
        return False
    words = _listing() | _further() if _pattern("how_much").search(question) else _listing()
    return all(stem(word) in words for word in content_words(rest) if not word.isdecimal())


def about_nothing_else(question: str, spans: Sequence[Span]) -> bool:
    """True where beside ``spans`` and conditions the question only says that projects work on something."""
    rest = without_conditions(without(question, spans))
    working = frozenset(stem(word) for word in texts("project_list")["words"]["working"].split())
    said = [stem(word) for word in content_words(rest) if not word.isdecimal()]
    return any(word in working for word in said) and all(word in working | _listing() for word in said)


def asks_of_each(aspect: str, question: str) -> bool:
    """True where ``question`` wants an aspect (a key of the list's texts) of each of the projects."""
    return bool(re.search(texts("project_list")["aspects"][aspect], question, re.IGNORECASE))


def asks_of_listed(piece: str) -> bool:
    """True where ``piece`` asks of projects that were named before it: "und zu welcher Staffel gehören sie?"."""
    return all(stem(word) in _listing() | _further() for word in content_words(piece) if not word.isdecimal())


def words_beside(question: str, own: frozenset[str]) -> list[str]:
    """The content words of ``question``, conditions aside, whose stem is not among ``own``."""
    words = content_words(without_conditions(question))
    return [word for word in words if stem(word) not in own and not word.isdecimal()]


def without_conditions(question: str) -> str:
    """The question without size, number of inhabitants and round."""
    return without_sizes(_pattern("cohort").sub(" ", question))


def without(question: str, spans: Sequence[Span]) -> str:
    """``question`` with blanks in place of ``spans``."""
    for span in spans:
        question = question[: span.start] + " " * (span.end - span.start) + question[span.end :]
    return question


@cache
def _listing() -> frozenset[str]:
    return frozenset(stem(word) for word in texts("project_list")["words"]["listing"].split())


@cache
def _further() -> frozenset[str]:
    return frozenset(stem(word) for word in texts("project_list")["words"]["further"].split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("project_list")["bounds"][name], re.IGNORECASE)
