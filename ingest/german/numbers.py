"""The numbers a text states, in one form however they are written.

"820 Mio. €", "820 Millionen Euro" and "EUR 820.000.000" are the same number, and so are "13" and "dreizehn", or
"14. Oktober 2022" and "14.10.2022". Numbers inside names ("5G", "CO2") and addresses are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ingest.documents import Span
from ingest.german.data import listed, table
from ingest.german.number_patterns import NUMBER, WITHOUT_MAIL
from ingest.german.number_words import NumberWord, WordKind, number_word
from ingest.german.words import fold, is_function_word

PERCENT = "%"
EURO = "EUR"
DATE = "date"
"""``value`` is ISO, as exact as stated: ``2022-10-14``, ``2022-10``, and ``--10-14`` where the year is missing."""
TIME = "time"
"""``value`` is ``14:30``."""
ORDINAL = "ordinal"

_NOUN_AFTER = re.compile(r"\.\s+([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+),?\s+\Z")
_POINT_OR_STROKE = re.compile(r"[./]")
_BETWEEN_WORDS = re.compile(r"[\s,.]+")
_LETTERS = re.compile(r"[a-z]+")
_DAY = re.compile(r"(?<!\d)\d{1,2}\.?")
_DAY_BEFORE_SIGN = re.compile(r"(?<!\d)\d{1,2}(?=[./–—-])")
_DECIMAL = re.compile(r"\d+\.\d{1,2}")
_GROUPING = re.compile(r"[^\d,]")
_LONGEST_WORD = 30

_ANY_UNIT = frozenset({PERCENT, EURO})
"""Units before which "ein" is a number."""


@dataclass(frozen=True, slots=True)
class Number:
    """``value`` is a plain decimal ("820000000", "1.5"), a fraction ("1/3") or, for dates and times, ISO.

    ``unit`` is one of the constants here, one of the short names in ``numerals.toml`` ("km", "year"), or empty.
    ``span`` covers the number with its unit in the text given.
    """

    value: str
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number before scale and unit are final: a range lends both to its first number ("5 bis 10 Mio. Euro")."""

    base: Fraction
    scale: int
    unit: str
    span: Span


def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of ``text`` in order."""
    found: list[_Amount | Number] = []
    for match in (NUMBER if "@" in text else WITHOUT_MAIL).finditer(text):
        reader = _READERS.get(match.lastgroup or "")
        if reader is not None:
            found.extend(reader(text, match))
    return tuple(_finished(item) for item in _with_shared_parts(text, found))


def is_stated(number: Number, evidence: Iterable[Number]) -> bool:
    """True if ``evidence`` contains ``number``, or a more exact form of it.

    "2022" is stated by "14. Oktober 2022", "820 Millionen" by "820 Millionen Euro" (but "73 %" not by "73"), "die
    Hälfte" by "50 %"; a plain number and an ordinal never state each other.
    """
    return any(_states(other, number) for other in evidence)


def _states(evidence: Number, claim: Number) -> bool:
    if evidence.unit == DATE:
        return claim.unit in (DATE, "") and _covers_date(evidence.value, claim.value)
    if "/" in evidence.value + claim.value:
        return _share(evidence) == _share(claim) is not None
    if evidence.unit == claim.unit or (not claim.unit and evidence.unit not in (ORDINAL, TIME)):
        return evidence.value == claim.value
    return False


def _covers_date(evidence: str, claim: str) -> bool:
    if claim.startswith("--"):
        return evidence.endswith(claim[1:])
    return evidence == claim or evidence.startswith(f"{claim}-")


def _share(number: Number) -> Fraction | None:
    """A fraction or percentage as share of one, None for everything else."""
    if number.unit == PERCENT:
        return Fraction(number.value) / 100
    return Fraction(number.value) if "/" in number.value and not number.unit else None


def _read_iso(_text: str, match: re.Match[str]) -> list[Number]:
    return [Number(match["iso"], DATE, Span(*match.span("iso")))]


def _read_numeric(text: str, match: re.Match[str]) -> list[Number]:
    """ "14.10.2022", "14/10/2022", "14.10.22" or "am 14.10."; section numbers ("2.1.") are neither date nor number."""
    return _dated(text, match, "numeric", match.start())


def _dated(text: str, match: re.Match[str], group: str, opening: int) -> list[Number]:
    """The date of ``group``; without a year only where the word before ``opening`` lets a day be expected."""
    day, month, year = (part.strip() for part in _POINT_OR_STROKE.split(match[group]))
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return []
    bracketed = text[:opening].endswith("(")
    if not (year or bracketed or _word_before(text, opening) in listed("abbreviations", "before_ordinals")):
        return []
    century = f"20{year}" if len(year) == 2 else year
    return [Number(_iso(century, int(month), int(day)), DATE, Span(*match.span(group)))]


def _read_listed(text: str, match: re.Match[str]) -> list[Number]:
    """ "18. bis 20.10.2022", "28./29.04.": every day named before the month in figures."""
    last = _dated(text, match, "last", match.start())
    if not last:
        return []
    before = _DAY.finditer(text[match.start() : match.start("last")])
    spans = [(int(day[0].rstrip(".")), match.start() + day.start(), match.start() + day.end()) for day in before]
    month = last[0].value[:-2]
    return [*(Number(f"{month}{day:02}", DATE, Span(start, end)) for day, start, end in spans), *last]


def _read_days(_text: str, match: re.Match[str]) -> list[Number]:
    """Every day named before the month; the last one's span holds month and year."""
    words = _BETWEEN_WORDS.split(match["days"])
    year = words[-1] if words[-1].isdigit() and len(words[-1]) == 4 else ""
    month = _month_in(match["days"])
    days = list(_DAY_BEFORE_SIGN.finditer(match["days"]))
    start, end = match.span("days")
    spans = [Span(start + day.start(), start + day.end() + (match["days"][day.end()] == ".")) for day in days]
    spans[-1] = replace(spans[-1], end=end)
    return [Number(_iso(year, month, int(day.group())), DATE, span) for day, span in zip(days, spans, strict=True)]


def _read_month(_text: str, match: re.Match[str]) -> list[Number]:
    return [Number(_iso(match["month"][-4:], _month_in(match["month"]), None), DATE, Span(*match.span("month")))]


def _read_monthly(_text: str, match: re.Match[str]) -> list[Number]:
    """ "09.2021": with four digits behind it the point parts month and year."""
    month, year = match["monthly"].split(".")
    return [Number(_iso(year, int(month), None), DATE, Span(*match.span("monthly")))]


def _read_time(_text: str, match: re.Match[str]) -> list[Number]:
    hour, _, minute = re.sub(r"[^\d.:]", "", match["time"]).replace(".", ":").partition(":")
    return [Number(f"{int(hour):02}:{minute or '00'}", TIME, Span(*match.span("time")))]


def _read_half(_text: str, match: re.Match[str]) -> list[Number]:
    return [Number("1/2", "", Span(*match.span("half")))]


def _iso(year: str, month: int, day: int | None) -> str:
    return f"{year or '-'}-{month:02}" + ("" if day is None else f"-{day:02}")


def _month_in(text: str) -> int:
    months = table("numerals")["months"]
    return next(int(months[word]) for word in _LETTERS.findall(fold(text)) if word in months)


def _read_amount(text: str, match: re.Match[str]) -> list[_Amount] | list[Number]:
    word = number_word(match["word"]) if match["word"] else None
    if match["word"] and (word is None or not _counts(word, match)):
        return []
    base = _base(word, match)
    unit = _unit(word, match)
    if match["part"] and not unit:
        return [Number(f"{base.numerator}/{base.denominator}", "", Span(*match.span()))]
    if not unit and _is_ordinal(text, word, match):
        unit = ORDINAL
    scale = match["scale"]
    factor = table("numerals")["scales"][fold(scale).rstrip(".")] if scale else 1
    return [_Amount(base, factor, unit, Span(*match.span()))]


def _counts(word: NumberWord, match: re.Match[str]) -> bool:
    """Articles count before a scale, a part or such units, "halbe" before a scale or any unit."""
    if word.kind is WordKind.HALF:
        return bool(match["scale"] or match["unit"])
    if word.kind is not WordKind.ARTICLE:
        return True
    if match["halved"]:
        return bool(match["scale"] or match["unit"])
    return bool(match["scale"] or match["part"] or _unit(word, match) in _ANY_UNIT)


def _base(word: NumberWord | None, match: re.Match[str]) -> Fraction:
    base = word.value if word else _digits_value(match["digits"])
    if match["halved"]:
        base = base * Fraction(1, 2) if word and word.kind is WordKind.ARTICLE else base + Fraction(1, 2)
    if match["part"]:
        base /= table("numerals")["parts"][fold(match["part"])]
    return base


def _digits_value(digits: str) -> Fraction:
    """German: the comma is the decimal sign, points and blanks group by thousands; "4.0" is a decimal."""
    if digits.isdecimal():
        return Fraction(int(digits))
    if _DECIMAL.fullmatch(digits):
        return Fraction(digits)
    return Fraction(_GROUPING.sub("", digits).replace(",", "."))


def _unit(word: NumberWord | None, match: re.Match[str]) -> str:
    numerals = table("numerals")
    if match["before"]:
        return EURO
    if match["unit"]:
        written = match["unit"].casefold()
        return str(numerals["units"].get(written) or numerals["units"][fold(written)])
    if match["glued"]:
        glued = fold(match["glued"]).lstrip("-")
        return next(str(unit) for suffix, unit in numerals["adjectives"].items() if glued.startswith(suffix))
    return word.unit if word else ""


def _is_ordinal(text: str, word: NumberWord | None, match: re.Match[str]) -> bool:
    """A word says it; digits do with a full stop between a determiner, or the beginning, and a noun or adjective."""
    if word or match["scale"]:
        return word is not None and word.kind is WordKind.ORDINAL
    following = _NOUN_AFTER.match(text, match.end())
    if following is None or len(match["digits"]) > 3:
        return False
    if following[1][0].islower():
        return True
    if is_function_word(following[1]):
        return False
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()].rstrip(" ")
    begins = not before or not before[-1].isalnum()
    return begins or _word_before(text, match.start()) in listed("abbreviations", "before_ordinals")


def _word_before(text: str, position: int) -> str:
    match = _WORD_BEFORE.search(text, max(0, position - _LONGEST_WORD), position)
    return match[1].casefold() if match else ""


_READERS: dict[str, Callable[[str, re.Match[str]], Sequence[_Amount | Number]]] = {
    "iso": _read_iso,
    "numeric": _read_numeric,
    "listed": _read_listed,
    "monthly": _read_monthly,
    "days": _read_days,
    "month": _read_month,
    "time": _read_time,
    "half": _read_half,
    "amount": _read_amount,
}

_RANGE = re.compile(r"\s*(?:bis(?:\s+(?:zu|zum))?|[–—-]|oder|auf|to)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\bzwischen\s+\Z", re.IGNORECASE)
_AND = re.compile(r"\s+und\s+", re.IGNORECASE)


def _with_shared_parts(text: str, found: list[_Amount | Number]) -> list[_Amount | Number]:
    """The first number of a range takes over scale, unit or year of the second where it has none of its own."""
    if len(found) < len(("first", "second")):
        return found
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        first, second = result[index], result[index + 1]
        if not _is_range(text, first.span, second.span):
            continue
        if isinstance(first, _Amount) and isinstance(second, _Amount) and not first.unit and first.scale == 1:
            scale = second.scale if first.base < second.base else 1
            result[index] = replace(first, scale=scale, unit=second.unit)
        elif isinstance(first, Number) and isinstance(second, Number) and first.value.startswith("--"):
            year = second.value[:5] if not second.value.startswith("--") else "--"
            result[index] = replace(first, value=year + first.value[2:])
    return result


def _is_range(text: str, first: Span, second: Span) -> bool:
    gap = text[first.end : second.start]
    if _AND.fullmatch(gap):
        return _BETWEEN.search(text[max(0, first.start - 20) : first.start]) is not None
    return _RANGE.fullmatch(gap) is not None


def _finished(item: _Amount | Number) -> Number:
    if isinstance(item, Number):
        return item
    return Number(_written(item.base if item.scale == 1 else item.base * item.scale), item.unit, item.span)


def _written(value: Fraction) -> str:
    """Without trailing zeros; a fraction where no decimal is exact."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return format(Decimal(value.numerator) / Decimal(value.denominator), "f")
