"""Figures of a sentence: dates, amounts with unit, counts and ordinals, each with its place.

A figure is what must not change between quote and statement. The reading of the numbers themselves is
``ingest.german.numbers``; here they become comparable: years and months alone are dates, shares are per cent, and an
amount beside an amount of money is money too ("8,7 Millionen Euro: 5,7 Millionen vom Bund").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from assistant.gate.words.markers import months
from assistant.gate.words.module_words import ModuleWords
from ingest.german import Number, numbers
from ingest.german.numbers import DATE, EURO, ORDINAL, PERCENT, TIME

_GERMAN = ModuleWords(__name__)

_MILLION = 1_000_000
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST_MONTH = 9
_MONTH_NAME = re.compile(rf"[a-zäöü]{{3,{_LONGEST_MONTH}}}")
_NOUN_FOLLOWS = re.compile(r"\s[A-ZÄÖÜ]")
_MONTHS = range(1, 13)
_MONTH, _YEARS, _A_YEAR = "month", "year", 12
_FRACTION = re.compile(r"1/[2-9]|1/10|2/[35]|3/[458]|4/5|5/6|7/8|9/10")
_SHARE_OF = _GERMAN.pattern("share_of")
_ENUMERATED = _GERMAN.pattern("enumerated")
_LARGE = _GERMAN.endings("large")
_SINGULAR = _GERMAN.pattern("singular")
"""A noun behind millions that they cannot count: "2 Millionen Strategie" is money for it."""


@dataclass(slots=True, unsafe_hash=True)
class Day:
    """A date as exact as it is written; None: not said. Final rather than frozen, as ``reading.Word``."""

    day: Final[int | None]
    month: Final[int | None]
    year: Final[int | None]


@dataclass(slots=True, unsafe_hash=True)
class Figure:
    """``value`` is set for everything but dates; ``unit`` is a unit of ``ingest.german.numbers`` or None."""

    text: Final[str]
    start: Final[int]
    end: Final[int]
    value: Final[float | None] = None
    unit: Final[str | None] = None
    date: Final[Day | None] = None
    ordinal: Final[bool] = False


def figures(text: str) -> tuple[Figure, ...]:
    """All figures of a sentence in the order they are written."""
    found = [_figure(text, number) for number in numbers(text)]
    found += _bare_months(text, found)
    return _with_shared_units(_in_one(sorted(found, key=lambda figure: figure.start), text), text)


def _figure(text: str, number: Number) -> Figure:
    written = text[number.span.start : number.span.end]
    place = (written.strip(), number.span.start, number.span.end)
    if number.unit == DATE:
        return Figure(*place, date=_day(number.value))
    if number.unit == TIME:
        hour, minute = number.value.split(":")
        return Figure(*place, value=int(hour) + int(minute) / 60, unit=TIME)
    if not number.unit and _YEAR.fullmatch(written):
        return Figure(*place, date=Day(None, None, int(written)))
    value, unit = _value(number)
    return Figure(*place, value=value, unit=unit, ordinal=number.unit == ORDINAL)


def _value(number: Number) -> tuple[float, str | None]:
    if "/" in number.value:
        over, under = number.value.split("/")
        return 100 * int(over) / int(under), PERCENT
    return float(number.value), None if number.unit in ("", ORDINAL) else number.unit


def _day(iso: str) -> Day:
    """From ``2022-10-14``, ``2022-10`` or ``--10-14``."""
    year, _, rest = iso.removeprefix("-").partition("-")
    month, _, day = rest.partition("-")
    return Day(int(day) if day else None, int(month) if month else None, int(year) if year else None)


def _bare_months(text: str, found: list[Figure]) -> Iterator[Figure]:
    """ "im September": a month without day and year."""
    for match in _month_words().finditer(text):
        if not any(f.start < match.end() and match.start() < f.end for f in found):
            yield Figure(match[0], match.start(), match.end(), date=Day(None, months()[match[0].lower()], None))


@lru_cache(maxsize=1)
def _month_words() -> re.Pattern[str]:
    """The months with a capital; of the longest the genitive, too."""
    plain = sorted(name.capitalize() for name in months() if _MONTH_NAME.fullmatch(name))
    return re.compile("|".join(name + ("" if len(name) == _LONGEST_MONTH else r"(?![a-zäöü])") for name in plain))


def _in_one(found: list[Figure], text: str) -> list[Figure]:
    """Two figures that are written for one: "fünfter Oktober 2022", "10/2022", "2/3 der Haushalte"."""
    result: list[Figure] = []
    for figure in found:
        whole = _merged(result[-1], figure, text) if result else None
        if whole:
            result.pop()
        result.append(whole or figure)
    return result


def _merged(first: Figure, second: Figure, text: str) -> Figure | None:
    gap = text[first.end : second.start]
    if first.value is None or first.unit or len(gap) > 1:
        return None
    whole = replace(second, text=text[first.start : second.end], start=first.start)
    day = second.date
    if gap == " " and first.ordinal and day and day.month and day.day is None:
        return replace(whole, date=replace(day, day=int(first.value)))
    if gap != "/" or first.ordinal:
        return None
    if day and day.year and day.month is None and first.value in _MONTHS:
        return replace(whole, date=replace(day, month=int(first.value)))
    if _FRACTION.fullmatch(whole.text) and second.value and _SHARE_OF.match(text, second.end):
        return replace(whole, value=100 * first.value / second.value, unit=PERCENT)
    return None


def _with_shared_units(found: list[Figure], text: str) -> tuple[Figure, ...]:
    """Money beside money, and a unit handed back over "und" ("9 und 12 Prozent")."""
    money = any(figure.unit == EURO for figure in found)
    result = list(found)
    for index in range(len(result) - 1, -1, -1):
        figure = result[index]
        if figure.unit or figure.value is None or figure.ordinal:
            continue
        after = result[index + 1] if index + 1 < len(result) else None
        if after and after.unit and _ENUMERATED.fullmatch(text[figure.end : after.start]):
            result[index] = replace(figure, unit=after.unit)
        elif money and figure.value >= _MILLION and _means_money(figure, text):
            result[index] = replace(figure, unit=EURO)
    return tuple([_in_years(figure) if figure.unit == _MONTH else figure for figure in result])


def _in_years(figure: Figure) -> Figure:
    """ "60 Monate" are "fünf Jahre"."""
    if figure.value is None or figure.value <= 0 or figure.value % _A_YEAR:
        return figure
    return replace(figure, value=figure.value / _A_YEAR, unit=_YEARS)


def _means_money(figure: Figure, text: str) -> bool:
    counts = _NOUN_FOLLOWS.match(text, figure.end)
    return not counts or (figure.text.endswith(_LARGE) and bool(_SINGULAR.match(text, figure.end)))


def same_value(claimed: Figure, quoted: Figure) -> bool:
    """True if both say the same figure, units aside; a date may be less exact than the quoted one, not more."""
    if claimed.date is not None or quoted.date is not None:
        return claimed.date is not None and quoted.date is not None and _date_agrees(claimed.date, quoted.date)
    return claimed.value is not None and quoted.value is not None and abs(claimed.value - quoted.value) < 1e-6


def _date_agrees(claimed: Day, quoted: Day) -> bool:
    pairs = ((claimed.day, quoted.day), (claimed.month, quoted.month), (claimed.year, quoted.year))
    both = [(said, known) for said, known in pairs if said is not None and known is not None]
    return bool(both) and all(said == known for said, known in both)
