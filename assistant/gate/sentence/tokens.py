"""The tokens of a sentence: words, punctuation, figures as one token each, and multi-word forms joined."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from assistant.gate.sentence.figures import Figure
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_BRACKETS = "[【［"
_NUMBERS = rf"[{re.escape(_BRACKETS)}](?:\d+(?:,\s?\d+)*|\s*\d{{1,3}}(?:\s*[,;–-]\s*\d{{1,3}})*\s*)[\]】］]"
"""The second kind, "[1–3]" and "[ 2 ]", has no years: those say when. Chat programs write "【1】"."""
_OPENING = re.compile(f"[{re.escape(_BRACKETS)}]")
_MARKER = re.compile(rf"(?<!\s)\s*{_NUMBERS}(?:\s*{_NUMBERS})*")
"""The number a statement cites a quote by, or a document its own sources, with the blank before: " [1, 2]"."""
_JOINS = re.compile(r"\w\0\w|\d\0(?:[.,:/]\d|\s\d{3}(?!\d))|\d[.,:/]\0\d")
"""What one word or figure would be made of where a marker, here a zero byte, stood: "12[3]4", "12 [3] 400"."""
_REACH = 5
"""Characters on either side that tell it."""
_TOKEN = re.compile(
    r"[^\W\d_][\w]*(?:[-–·.*:'’@][^\W\d_]\w*|\.\d+|-\d+)*|\d+-?D(?:-[^\W\d_]\w*)?|\d+(?:[.,:/]\d+)*|[;:,()–!?]|[„“”\"»«]"
)
QUOTES = frozenset('„“”"»«')
_SEX_MARKS = "*:_·"
_BOTH_SEXES = re.compile(rf"(?<=[a-zäöüß])[{_SEX_MARKS}](?=in(?:nen)?\b)")
"""Mark within "Expert*innen" and "Akteur:innen"."""
_GRAM = 4
_STEP = 3
"""Spellings are sought by runs of so many letters, of which a text is looked at at every third place: most of the two
hundred are not in a sentence."""
_NO_MORE_THAN = _GERMAN.word("no_more_than")
_ELIDED = re.compile(r"[ /][-–]\w")
_FULL_STOP = re.compile(r"(?<=\d[.,]\d)\.\s*$")
"""The full stop behind "Strategie 1.0." is no part of the number."""


def without_markers(text: str) -> str:
    """``text`` without the numbers of citations; those a document has of its own are none of an answer's.

    One that divides two words or figures stays: without it they would say what nobody wrote.
    """
    return _MARKER.sub(lambda match: match[0] if _divides(match) else "", text) if _may_cite(text) else text


def numbers_cited(text: str) -> list[str]:
    """The numbers in the markers of ``text``, as written."""
    found = _MARKER.findall(text) if _may_cite(text) else []
    return [number for marker in found for number in re.findall(r"\d+", marker)]


def _may_cite(text: str) -> bool:
    return bool(_OPENING.search(text))


def _divides(marker: re.Match[str]) -> bool:
    start, end = marker.span()
    before, behind = marker.string[max(0, start - _REACH) : start], marker.string[end : end + _REACH]
    return bool(_JOINS.search(f"{before}\0{behind}"))


def respelled(sentence: str) -> str:
    """Without citation markers, soft hyphens, and forms that hide a figure ("zum ersten Mal", "zwei Mal")."""
    text = without_markers(sentence).replace("\u00ad", "").replace("\u00a0", " ")
    text = _BOTH_SEXES.sub("", text) if "*" in text or ":" in text or "_" in text or "·" in text else text
    return _respelled(_FULL_STOP.sub("", text) if text.rstrip()[-2:-1].isdigit() else text, 0)


def _respelled(text: str, first: int) -> str:
    """By the rows from ``first`` on, one after the other: a row may find what an earlier one has written."""
    for number in _rows_met(text):
        _, written, meant = markers().spellings[number]
        if number >= first:
            changed = written.sub(meant, text)
            if changed != text:
                return _respelled(changed, number + 1)
    return text


def _rows_met(text: str) -> list[int]:
    """Rows of the spellings of which the text has a word, in their order."""
    short, long = _sought()
    runs = zip(*(text[start::_STEP] for start in range(_GRAM)), strict=False)  # as slices they take half as long again
    grams = long.keys() & runs
    found = {number for gram in grams for word, number in long[gram] if word in text}
    return sorted(found.union([number for word, number in short if word in text]))


@lru_cache(maxsize=1)
def _sought() -> tuple[list[tuple[str, int]], Mapping[tuple[str, ...], list[tuple[str, int]]]]:
    """Words with the numbers of their rows: the short ones, and the rest by the runs of letters one is met by."""
    short: list[tuple[str, int]] = []
    long: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for number, (words, _, _) in enumerate(markers().spellings):
        for word in words:
            if len(word) < _GRAM + _STEP - 1:
                short.append((word, number))
                continue
            for start in range(_STEP):
                long.setdefault(tuple(word[start : start + _GRAM]), []).append((word, number))
    return short, long


@dataclass(slots=True, eq=False)
class Token:
    """``figure`` is the number of the figure the token stands for, None for words and punctuation.

    A ``phrase`` is written in several words. A tuple with names is made in half as long again and read in three times
    the time; a dozen steps read every token.
    """

    text: Final[str]
    low: Final[str]
    start: Final[int]
    end: Final[int]
    figure: Final[int | None] = None
    phrase: Final[bool] = False


def _whole(word: str, start: int, text: str) -> str:
    """The noun of "Lebensumstände und -welten" with its capital."""
    cut = start > 1 and text[start - 1] in "-–" and text[start - 2] in " /" and word[0].islower()
    return word[0].upper() + word[1:] if cut else word


def tokens(text: str, found: tuple[Figure, ...]) -> list[Token]:
    """Words and punctuation outside the figures, and the figures, in order."""
    elided = ("-" in text or "–" in text) and _ELIDED.search(text) is not None
    ordered: list[Token] = []
    ahead = iter([Token(f.text, f.text.lower(), f.start, f.end, index) for index, f in enumerate(found)])
    figure = next(ahead, None)
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        while figure is not None and figure.end <= start:
            ordered.append(figure)
            figure = next(ahead, None)
        if figure is None or figure.start >= end:
            ordered.append(Token(_whole(word, start, text) if elided else word, word.lower(), start, end))
        elif figure.end < end and text[figure.end] == "-" and found[figure.figure or 0].unit:
            rest = text[figure.end + 1 : end]
            ordered += (figure, Token(rest, rest.lower(), figure.end + 1, end)) if rest else ()
            figure = next(ahead, None) if rest else figure
    return [*ordered, *((figure, *ahead) if figure is not None else ())]


def _denies(tokens: list[Token], index: int) -> bool:
    """ "gilt nicht mehr als Abfall": no bound, as no figure follows."""
    following = tokens[index + 3 : index + 5]
    return not any(token.figure is not None for token in following)


def joined(tokens: list[Token]) -> list[Token]:
    """Multi-word forms as one token, longest first."""
    pairs, openings = list(pairwise([token.low for token in tokens])), _openings()
    if openings.isdisjoint(pairs):
        return tokens
    phrases, result, index = markers().phrases, list[Token](), 0
    opening = {place for place, pair in enumerate(pairs) if pair in openings}
    while index < len(tokens):
        for length in (3, 2) if index in opening else ():
            run = tokens[index : index + length]
            key = " ".join(token.low for token in run)
            if len(run) == length and key in phrases and not (key == _NO_MORE_THAN and _denies(tokens, index)):
                result.append(Token(phrases[key], phrases[key], run[0].start, run[-1].end, phrase=True))
                index += length
                break
        else:
            result.append(tokens[index])
            index += 1
    return result


@lru_cache(maxsize=1)
def _openings() -> frozenset[tuple[str, ...]]:
    """The first two words of every form."""
    return frozenset(tuple(phrase.split()[:2]) for phrase in markers().phrases)
