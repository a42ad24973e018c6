"""The tokens of a sentence: words, punctuation, figures as one token each, and multi-word forms joined."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.gate.figures import Figure
from assistant.gate.lexicon import markers

_MARKER = re.compile(r"\s*\[\d+(?:,\s?\d+)*\]")
_TOKEN = re.compile(
    r"[^\W\d_][\w]*(?:[-–·.*:'’@][^\W\d_]\w*|\.\d+|-\d+)*|\d+-?D(?:-[^\W\d_]\w*)?|\d+(?:[.,:/]\d+)*|[;:,()–!?]|[„“”\"»«]"
)


_BOTH_SEXES = re.compile(r"(?<=[a-zäöüß])[*:_·](?=in(?:nen)?\b)")
"""Mark within "Expert*innen" and "Akteur:innen"."""
_GRAM = 4
"""Letters of the shortest word spellings are sought by: most of the two hundred are not in a sentence."""
_NO_MORE_THAN = "nicht mehr als"
_FULL_STOP = re.compile(r"(?<=\d[.,]\d)\.\s*$")
"""The full stop behind "Strategie 1.0." is no part of the number."""


def respelled(sentence: str) -> str:
    """Without citation markers, soft hyphens, and forms that hide a figure ("zum ersten Mal", "zwei Mal")."""
    text = _MARKER.sub("", sentence).replace("\u00ad", "").replace("\u00a0", " ")
    text = _BOTH_SEXES.sub("", text) if "in" in text else text
    return _respelled(_FULL_STOP.sub("", text), 0)


def _respelled(text: str, first: int) -> str:
    """By the rows from ``first`` on, one after the other: a row may find what an earlier one has written."""
    for number in _rows_met(text):
        words, written, meant = markers().spellings[number]
        if number >= first and any(word in text for word in words):
            changed = written.sub(meant, text)
            if changed != text:
                return _respelled(changed, number + 1)
    return text


def _rows_met(text: str) -> list[int]:
    """Rows of the spellings of which the text has the beginning of a word, in their order."""
    rows = _rows_by_gram()
    grams = {text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1)}
    return sorted({number for gram in rows.keys() & grams for number in rows[gram]})


@lru_cache(maxsize=1)
def _rows_by_gram() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (words, _, _) in enumerate(markers().spellings):
        for word in words:
            found.setdefault(word[:_GRAM], set()).add(number)
    return {gram: frozenset(numbers) for gram, numbers in found.items()}


class Token(NamedTuple):
    """``figure`` is the number of the figure the token stands for, None for words and punctuation.

    A ``phrase`` is written in several words.
    """

    text: str
    low: str
    start: int
    end: int
    figure: int | None = None
    phrase: bool = False


def _whole(match: re.Match[str], text: str) -> str:
    """The noun of "Lebensumstände und -welten" with its capital."""
    word, start = match[0], match.start()
    cut = start > 1 and text[start - 1] in "-–" and text[start - 2] in " /" and word[0].islower()
    return word[0].upper() + word[1:] if cut else word


def tokens(text: str, found: tuple[Figure, ...]) -> list[Token]:
    """Words and punctuation outside the figures, and the figures, in order."""
    words = [Token(_whole(match, text), match[0].lower(), *match.span()) for match in _TOKEN.finditer(text)]
    if not found:
        return words
    starts, ends = [figure.start for figure in found], [figure.end for figure in found]
    outside = [word for word in words if not _overlaps(word, starts, ends)]
    counted = [Token(f.text, f.text.lower(), f.start, f.end, index) for index, f in enumerate(found)]
    return sorted(outside + counted, key=lambda token: token.start)


def _overlaps(word: Token, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Figures do not overlap each other: only the first that ends behind the beginning of a word may overlap it."""
    behind = bisect_right(ends, word.start)
    return behind < len(starts) and starts[behind] < word.end


def _denies(tokens: list[Token], index: int) -> bool:
    """ "gilt nicht mehr als Abfall": no bound, as no figure follows."""
    following = tokens[index + 3 : index + 5]
    return not any(token.figure is not None for token in following)


def joined(tokens: list[Token]) -> list[Token]:
    """Multi-word forms as one token, longest first."""
    phrases, first_words, result, index = markers().phrases, _first_words(), [], 0
    while index < len(tokens):
        for length in (3, 2) if tokens[index].low in first_words else ():
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
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in markers().phrases)
