"""Figures of a sentence: dates, years, amounts with unit, counts and ordinals, each with its place.

A figure is what must not change between quote and statement. "13", "dreizehn" and "13,0" are the same value, "820 Mio."
and "820 Millionen" too; "14. Oktober 2022", "14.10.2022" and "am 14. Oktober" agree as far as both are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.gate.lexicon import FigureWords, figure_words


@dataclass(frozen=True, slots=True)
class Day:
    """A date as exact as it is written; None: not said."""

    day: int | None
    month: int | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` is set for everything but dates, ``unit`` where one is written or shared ("20 bis 30 Prozent")."""

    text: str
    start: int
    end: int
    value: float | None = None
    unit: str | None = None
    date: Day | None = None
    ordinal: bool = False
    scaled: bool = False
    """Written with "Millionen" and the like: an amount whose unit may be left out beside another amount."""


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_SUFFIX = r"(?:-?(?:jährig|monatig|wöchig|tägig|stündig|minütig|köpfig|mal)(?:e[nmrs]?)?)"


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    words = figure_words()
    month = "|".join(sorted((m.capitalize() for m in words.months), key=len, reverse=True))
    multiplier = "|".join(sorted(words.multipliers, key=len, reverse=True))
    cardinal = "|".join(sorted(words.cardinals, key=len, reverse=True))
    ones = "|".join(words.ones)
    word = rf"(?:(?:{ones})und(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|{cardinal})"
    units = "|".join(sorted((re.escape(unit) for unit in words.units), key=len, reverse=True))
    return {
        "date": re.compile(
            rf"(?P<d1>\d{{1,2}})\.(?:\s?(?:/|–|-|bis|und|sowie)\s?(?P<d2>\d{{1,2}})\.)?\s?(?P<m>{month})(?!\w)(?:\s(?P<y>\d{{4}})(?!\d))?"
            rf"|(?<![\d.])(?P<dd>\d{{1,2}})\.(?P<mm>\d{{1,2}})\.(?P<yy>\d{{4}})(?!\d)"
            rf"|(?<!\w)(?P<m2>{month})(?!\w)(?:\s(?P<y2>\d{{4}})(?!\d))?"
            rf"|(?<![\d.,])(?P<mn>0[1-9]|1[0-2])/(?P<yn>(?:19|20)\d\d)(?!\d)"
        ),
        "ordinal": re.compile(r"(?<![\w.,])(?P<o>\d{1,3})\.(?=\s[A-ZÄÖÜ]\w)"),
        "number": re.compile(
            rf"(?<![\w.,])(?P<n>{_NUMBER})(?P<suffix>{_SUFFIX})?(?!\w*\d)"
            rf"(?:[\s\u00a0]?(?P<mult>{multiplier})(?![^\W\d_])\.?)?(?:[-\s\u00a0]?(?P<unit>{units})(?![^\W\d_²]))?(?!-?[^\W\d_])",
            re.IGNORECASE,
        ),
        "word": re.compile(
            rf"(?<![\w-])(?:(?P<w>{word}|eine?(?=\s(?:million|milliarde)))(?P<suffix>{_SUFFIX})?)(?![\w])"
            rf"(?:\s(?P<mult>{multiplier})(?![^\W\d_])\.?)?(?:\s(?P<unit>{units})(?![^\W\d_²]))?",
            re.IGNORECASE,
        ),
        "half": re.compile(r"(?<!\w)(?P<h>Hälfte)(?!\w)"),
        "ordinal_word": re.compile(
            rf"(?<!\w)(?P<o>{'|'.join(sorted(words.ordinals, key=len, reverse=True))})(?:e[nmrs]?|ens|mals)(?!\w)",
            re.IGNORECASE,
        ),
    }


def figures(text: str) -> tuple[Figure, ...]:
    """All figures of a sentence in the order they are written; no character belongs to two of them."""
    taken: list[Figure] = []
    for found in _all_figures(text):
        if not any(found.start < other.end and other.start < found.end for other in taken) or (
            found.date is not None and any(o.start == found.start and o.end == found.end for o in taken)
        ):
            taken.append(found)
    return _with_shared_units(tuple(sorted(taken, key=lambda figure: figure.start)), text)


def _all_figures(text: str) -> Iterator[Figure]:
    patterns, words = _patterns(), figure_words()
    for match in patterns["date"].finditer(text):
        yield from _dates(match, words)
    for match in patterns["ordinal"].finditer(text):
        yield Figure(match[0], match.start(), match.end(), float(match["o"]), ordinal=True)
    for match in patterns["number"].finditer(text):
        yield _number(match, words)
    for match in patterns["word"].finditer(text):
        yield _number_word(match, words)
    for match in patterns["half"].finditer(text):
        yield Figure(match[0], match.start(), match.end(), 50.0, unit="percent")
    for match in patterns["ordinal_word"].finditer(text):
        yield Figure(match[0], match.start(), match.end(), float(words.ordinals[match["o"].lower()]), ordinal=True)


def _dates(match: re.Match[str], words: FigureWords) -> Iterator[Figure]:
    found = match.groupdict()
    month_name, year = found["m"] or found["m2"], found["y"] or found["y2"] or found["yy"] or found["yn"]
    month = words.months[month_name.lower()] if month_name else int(found["mm"] or found["mn"])
    days: list[int | None] = [int(day) for day in (found["d1"] or found["dd"], found["d2"]) if day] or [None]
    for day in days:
        date = Day(day, month, int(year) if year else None)
        yield Figure(match[0], match.start(), match.end(), date=date)


def _number(match: re.Match[str], words: FigureWords) -> Figure:
    value = float(re.sub(r"[.\u00a0\u202f]", "", match["n"]).replace(",", "."))
    return _amount(match, value, words)


def _number_word(match: re.Match[str], words: FigureWords) -> Figure:
    return _amount(match, float(_word_value(match["w"].lower(), words)), words)


def _word_value(word: str, words: FigureWords) -> int:
    if word in words.cardinals:
        return words.cardinals[word]
    if word in ("ein", "eine"):
        return 1
    one, ten = word.split("und", 1)
    return words.ones[one] + words.cardinals[ten]


def _amount(match: re.Match[str], value: float, words: FigureWords) -> Figure:
    multiplier = words.multipliers.get((match["mult"] or "").lower(), 1)
    unit = words.units.get((match["unit"] or "").lower()) or _suffix_unit(match["suffix"], words)
    if unit is None and multiplier == 1 and _looks_like_year(match[0], value):
        return Figure(match[0], match.start(), match.end(), date=Day(None, None, int(value)))
    return Figure(match[0], match.start(), match.end(), value * multiplier, unit, scaled=multiplier >= 1_000_000)


def _suffix_unit(suffix: str | None, words: FigureWords) -> str | None:
    if not suffix:
        return None
    bare = suffix.lower().lstrip("-")
    return next((unit for form, unit in words.units.items() if len(form) > 2 and bare.startswith(form)), None)


def _looks_like_year(text: str, value: float) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d-?", text.strip())) and 1900 <= value <= 2099


def _with_shared_units(found: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """Hand a unit backwards over "bis", "und", "–" ("20 bis 30 Prozent"), and money to amounts beside an amount."""
    money = any(figure.unit == "euro" for figure in found)
    result = list(found)
    for index in range(len(result) - 1, -1, -1):
        figure = result[index]
        if figure.unit is None and figure.value is not None and not figure.ordinal:
            after = result[index + 1] if index + 1 < len(result) else None
            if after and after.unit and _RANGE.fullmatch(text[figure.end : after.start]):
                result[index] = replace(figure, unit=after.unit, value=_scaled_like(figure, after))
            elif figure.scaled and money and not _FOLLOWED_BY_NOUN.match(text, figure.end):
                result[index] = replace(figure, unit="euro")
    return tuple(result)


_RANGE = re.compile(r"\s?(?:bis|und|–|-|oder|/|bis zu|von)\s?(?:zu\s)?")
_FOLLOWED_BY_NOUN = re.compile(r"\s[A-ZÄÖÜ]")


def _scaled_like(figure: Figure, after: Figure) -> float | None:
    """ "12 bis 18 Millionen Euro": the first amount is in millions too."""
    if after.scaled and not figure.scaled and figure.value is not None and figure.value < 1000:
        return figure.value * 1_000_000
    return figure.value


def same_value(claimed: Figure, quoted: Figure) -> bool:
    """True if both say the same figure, units aside; a date may be less exact than the quoted one, not more."""
    if claimed.date is not None or quoted.date is not None:
        return claimed.date is not None and quoted.date is not None and _date_agrees(claimed.date, quoted.date)
    return claimed.value is not None and quoted.value is not None and abs(claimed.value - quoted.value) < 1e-6


def _date_agrees(claimed: Day, quoted: Day) -> bool:
    pairs = ((claimed.day, quoted.day), (claimed.month, quoted.month), (claimed.year, quoted.year))
    return all(said is None or known is None or said == known for said, known in pairs) and any(
        said is not None and said == known for said, known in pairs
    )
