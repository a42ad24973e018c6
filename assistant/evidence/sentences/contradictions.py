"""Sentences about the same project that state different figures for the same thing (pure).

Compared are money of one role (funding with funding, never with the municipality's own share) and numbers of
inhabitants. What a figure stands for is read from the nearest telling word; a figure without one is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from itertools import combinations

from assistant.wording import texts
from ingest.documents import Span
from ingest.german import Number, numbers
from ingest.german.numbers import EURO

SAME_MONEY = Fraction(1, 100)
"""Amounts this near are the same one, rounded: 3.45 million is not "3.4 million", 17.48 million is "17.5 million"."""
SAME_PEOPLE = Fraction(1, 20)
"""Towns grow: 16,783 people are "about 17,000"."""
FEWEST_PEOPLE = 100
"""A smaller figure beside the word "Einwohnerzahl" counts something else."""
A_MILLION = 1_000_000
LONGEST_HEDGE = 12
"""Characters looked at before a figure for "rund" or "mehr als"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPARABLE = re.compile(r"euro|€|\beur\b|einwohner", re.IGNORECASE)
_SEGMENT = re.compile(r"[;:.](?=\s)|,(?=\s)|\bplus\b|\bneben\b")


class Thing(StrEnum):
    """What a figure counts; only figures of the same thing are compared."""

    FUNDING = "funding"
    VOLUME = "volume"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about one project, where it is from, and whether the answer cites it."""

    text: str
    project: str
    title: str
    date: str | None
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure as a sentence words it, hedges included."""

    told: Told
    thing: Thing
    value: Fraction
    words: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money in a sentence. ``role``: a key of the roles in ``texts/contradictions.toml``; None: not said."""

    value: Fraction
    role: str | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims about the same thing of the same project, at least one of them cited."""

    thing: Thing
    project: str
    first: Claim
    second: Claim


def contradictions(told: Sequence[Told]) -> list[Contradiction]:
    """One for each project and thing: the first two figures that differ, the older one leading.

    Pairs from two sources come first, then cited sentences, then those with one figure: a sentence with two may name
    a source for each.
    """
    claims = sorted(
        (claim for item in told for claim in claims_of(item)),
        key=lambda claim: (not claim.told.cited, len(claims_of(claim.told))),
    )
    pairs = [pair for pair in combinations(claims, 2) if _contradict(*pair)]
    pairs.sort(key=lambda pair: pair[0].told.title == pair[1].told.title)
    found: dict[tuple[str, Thing], Contradiction] = {}
    for one, other in pairs:
        first, second = sorted((one, other), key=lambda claim: claim.told.date or "9")
        found.setdefault((one.told.project, one.thing), Contradiction(one.thing, one.told.project, first, second))
    return list(found.values())


def _contradict(one: Claim, other: Claim) -> bool:
    if (one.told.project, one.thing) != (other.told.project, other.thing) or one.told.text == other.told.text:
        return False
    if not (one.told.cited or other.told.cited):
        return False
    near = SAME_PEOPLE if one.thing is Thing.PEOPLE else SAME_MONEY
    return abs(one.value - other.value) > near * max(one.value, other.value)


def may_have_claims(text: str) -> bool:
    """False, quickly, for the many sentences without a comparable figure."""
    return bool(_COMPARABLE.search(text))


@lru_cache(maxsize=1 << 12)
def claims_of(told: Told) -> tuple[Claim, ...]:
    """The comparable figures of a sentence."""
    figures = numbers(told.text)
    return (*_money(told, [number for number in figures if number.unit == EURO]), *_people(told, figures))


def _money(told: Told, amounts: Sequence[Number]) -> Iterator[Claim]:
    for place, amount in enumerate(amounts):
        role = _role(told.text, amounts, place)
        if role in {Thing.FUNDING, Thing.VOLUME}:
            yield Claim(told, Thing(role), Fraction(amount.value), _worded(told.text, amount.span))


def amounts_of(text: str) -> tuple[Amount, ...]:
    """The sums a sentence names, with millions whose unit stands only at the sum before ("davon 5,7 Millionen")."""
    figures = numbers(text)
    if not any(figure.unit == EURO for figure in figures):
        return ()
    sums = [figure for figure in figures if figure.unit == EURO or _is_sum(figure)]
    return tuple(Amount(Fraction(amount.value), _role(text, sums, place)) for place, amount in enumerate(sums))


def _is_sum(figure: Number) -> bool:
    return not figure.unit and "/" not in figure.value and Fraction(figure.value) >= A_MILLION


def _role(text: str, amounts: Sequence[Number], place: int) -> str | None:
    """The role of the nearest telling word of the amount's clause; else what the words before all amounts say."""
    span = amounts[place].span
    if _from_the_federation().search(text[span.end :]):
        return Thing.FUNDING
    breaks = [match.span() for match in _SEGMENT.finditer(text)]
    taken = [other.span for other in amounts if other is not amounts[place]]
    start = max((end for end in [0, *(b for _, b in breaks), *(s.end for s in taken)] if end <= span.start), default=0)
    ends = [len(text), *(begin for begin, _ in breaks), *(other.start for other in taken)]
    end = min(position for position in ends if position >= span.end)
    return _nearest(text, Span(start, end), span) or _nearest(text, Span(0, _lead(breaks, amounts[0].span)), span)


def _lead(breaks: Sequence[tuple[int, int]], first: Span) -> int:
    """Where the clauses before the first amount's own end."""
    return max((begin for begin, end in breaks if end <= first.start), default=0)


def _nearest(text: str, window: Span, amount: Span) -> str | None:
    found = [
        (max(match.start() - amount.end, amount.start - match.end()), role)
        for role, pattern in _roles().items()
        for match in pattern.finditer(text, window.start, window.end)
    ]
    return min(found, default=(0, None))[1]


@cache
def _from_the_federation() -> re.Pattern[str]:
    return re.compile(texts("contradictions")["amounts"]["from_the_federation"], re.IGNORECASE)


@cache
def _roles() -> dict[str, re.Pattern[str]]:
    return {role: re.compile(words, re.IGNORECASE) for role, words in texts("contradictions")["roles"].items()}


def _people(told: Told, figures: Sequence[Number]) -> Iterator[Claim]:
    """Inhabitants, where the sentence counts them once (several are parts), or speaks of nothing but their number."""
    counted = [figure for figure in figures if _counts_people(told.text, figure)]
    all_named = bool(_people_pattern("named").search(told.text))
    if (len(counted) == 1 or all_named) and not _people_pattern("not_all").search(told.text):
        for figure in counted:
            yield Claim(told, Thing.PEOPLE, Fraction(figure.value), _worded(told.text, figure.span))


def _counts_people(text: str, figure: Number) -> bool:
    if figure.unit or "/" in figure.value:
        return False
    if _people_pattern("named").search(text):
        return Fraction(figure.value) >= FEWEST_PEOPLE and not _YEAR.fullmatch(
            text[figure.span.start : figure.span.end]
        )
    return bool(_people_pattern("counted").match(text[figure.span.end :].lstrip()))


@cache
def _people_pattern(key: str) -> re.Pattern[str]:
    return re.compile(texts("contradictions")["people"][key], re.IGNORECASE)


@cache
def _hedges() -> re.Pattern[str]:
    return re.compile(texts("contradictions")["hedges"]["words"], re.IGNORECASE)


def _worded(text: str, span: Span) -> str:
    begin = max(0, span.start - LONGEST_HEDGE)
    hedge = _hedges().search(text[begin : span.start])
    return " ".join(text[begin + hedge.start() if hedge else span.start : span.end].split())
