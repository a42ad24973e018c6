"""Numbers written as words: "dreizehn", "zweiundsiebzig", "anderthalb", "dritte", "fünfjährig"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache

from ingest.german.data import table
from ingest.german.words import fold


class WordKind(Enum):
    """What a number word counts as where it stands."""

    CARDINAL = auto()
    ARTICLE = auto()
    """ "ein", "eine": a number only before a scale, a part of a whole or a unit ("eine Million", "ein Drittel")."""
    HALF = auto()
    """ "halbe": like an article."""
    ORDINAL = auto()


@dataclass(frozen=True, slots=True)
class NumberWord:
    """``unit`` is set for adjectives such as "dreijährig" and empty otherwise."""

    kind: WordKind
    value: Fraction
    unit: str = ""


_ARTICLE = re.compile(r"eine?[nrms]?")
_HALF = re.compile(r"halbe?[nrms]?")
_ENDING = re.compile(r"e?[nrms]?")
_ORDINAL = re.compile(r"(?P<stem>.+?)(?:s?te)[nrms]?")


@lru_cache(maxsize=1 << 14)
def number_word(word: str) -> NumberWord | None:
    """What ``word`` means as a number; None for every other word."""
    folded = fold(word)
    if folded != "eins" and _ARTICLE.fullmatch(folded):
        return NumberWord(WordKind.ARTICLE, Fraction(1))
    if _HALF.fullmatch(folded):
        return NumberWord(WordKind.HALF, Fraction(1, 2))
    value = _cardinal(folded)
    if value is not None:
        return NumberWord(WordKind.CARDINAL, value)
    return _adjective(folded) or _ordinal(folded)


def _cardinal(folded: str) -> Fraction | None:
    left, thousand, rest = folded.partition("tausend")
    if thousand and not rest and left.endswith("halb"):
        count = _cardinal(left)
        return None if count is None else count * 1000
    if folded == "anderthalb":
        return Fraction(3, 2)
    if folded.endswith("einhalb"):
        whole = _below_million(folded.removesuffix("einhalb").removesuffix("und"))
        return None if whole is None else whole + Fraction(1, 2)
    value = _below_million(folded)
    return None if value is None else Fraction(value)


def _below_million(folded: str) -> int | None:
    left, thousand, right = folded.partition("tausend")
    if not thousand:
        return _below_thousand(folded)
    return _scaled(_below_thousand(left) if left else 1, 1000, right, _below_thousand)


def _below_thousand(folded: str) -> int | None:
    left, hundred, right = folded.partition("hundert")
    if not hundred:
        return _below_hundred(folded)
    return _scaled(_below_hundred(left) if left else 1, 100, right, _below_hundred)


def _scaled(count: int | None, scale: int, rest: str, parse: Callable[[str], int | None]) -> int | None:
    if count is None or not rest:
        return None if count is None else count * scale
    added = parse(rest.removeprefix("und"))
    return None if added is None else count * scale + added


def _below_hundred(folded: str) -> int | None:
    numerals = table("numerals")
    cardinals, tens = numerals["cardinals"], numerals["tens"]
    value = cardinals.get(folded, tens.get(folded))
    if value is not None:
        return int(value)
    ones, und, ten = folded.partition("und")
    if und and ten in tens and 0 < cardinals.get(ones, 0) < 10:
        return int(cardinals[ones] + tens[ten])
    return None


def _ordinal(folded: str) -> NumberWord | None:
    irregular = table("numerals")["irregular_ordinals"].get(_base_form(folded))
    if irregular is not None:
        return NumberWord(WordKind.ORDINAL, Fraction(irregular))
    match = _ORDINAL.fullmatch(folded)
    value = _below_million(match["stem"]) if match else None
    if value is None or value == 8 or value < 2:
        return None
    return NumberWord(WordKind.ORDINAL, Fraction(value))


def _base_form(folded: str) -> str:
    return folded[:-1] if folded[-1:] in "nrms" and folded[-2:-1] == "e" else folded


def _adjective(folded: str) -> NumberWord | None:
    for suffix, unit in table("numerals")["adjectives"].items():
        stem, found, ending = folded.rpartition(suffix)
        if found and _ENDING.fullmatch(ending):
            value = None if stem == "ein" and not unit else _cardinal(stem)  # "einfach", "einmal" are no numbers
            return None if value is None else NumberWord(WordKind.CARDINAL, value, unit)
    return None
