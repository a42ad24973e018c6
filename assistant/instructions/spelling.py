"""Words that no German or English reader would write: enciphered, turned, stripped of their vowels (pure).

A cipher can be any, but what it writes looks like no language. Letters are judged by the two before them, with the
frequencies of German documents; names and abbreviations are improbable too, but not several words in a row.
Fitted by ``evals/spelling_fit.py``, which writes the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

STORED = Path(__file__).with_name("spelling.npz")
LETTERS = " abcdefghijklmnopqrstuvwxyzäöüß"
"""What is told apart; the blank stands before and behind a word. Accents are taken away, other letters not judged."""
STEP = 0.125
"""Bits of one step of the stored logarithms."""
CACHED_WORDS = 1 << 14
LONGEST_ABBREVIATION = 6
FEWEST_ODD = 2
"""Words that must be odd: a single one is a name from elsewhere."""
LONGEST_NAME = 18
"""Letters of a single word that is no name but a text without blanks."""
_FOLDED = str.maketrans("éèêëáàâãåóòôõøíìîïúùûçñýžšč", "eeeeaaaaaoooooiiiiuuucnyzsc")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALS = re.compile(r"(?<![\w-])[^\W\d_a-zäöüß]{2,}(?:[ ]+[^\W\d_a-zäöüß]{2,}){2,}(?![\w-])")
"""Three words in capitals beside each other: no list of abbreviations is written without commas."""
_STOP = re.compile(r"(?<=[^\W\d_]{4})[.!?][,;:–—)“”\"]*\s+")
_ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://|www\.|[\w-]\.[a-zäöü]{2,}\b)\S*")

Logarithms = npt.NDArray[np.float64]
"""Binary logarithm of the share of a letter after two others, by the places of the three in ``LETTERS``."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """``allowed``: bits a letter of a readable text costs at most; ``limit``: what a row of words may cost above it."""

    steps: npt.NDArray[np.int8]
    allowed: float
    limit: float


@cache
def stored_spelling(path: Path = STORED) -> Spelling:
    """The frequencies that come with the package."""
    with np.load(path, allow_pickle=False) as stored:
        return Spelling(stored["steps"], *stored["levels"].tolist())


@lru_cache(maxsize=CACHED_WORDS)
def unreadable(sentence: str) -> tuple[int, int] | None:
    """Where in ``sentence`` the words stand that belong to no language read here, or None."""
    start, end, dear = dearest_row(sentence, letter_cost)
    if dear <= stored_spelling().limit:
        return None
    start = _behind_readable(sentence, start, end)
    words = [found.group() for found in _WORD.finditer(sentence, start, end)]
    odd = sum(letter_cost(word.lower()) > 0 for word in words)
    return (start, end) if odd >= FEWEST_ODD or max(map(len, words)) >= LONGEST_NAME else None


def _behind_readable(sentence: str, start: int, end: int) -> int:
    """Behind the end of the sentence before, whose last words may cost a little: "… per Telefon., qebc rirel"."""
    stop = _STOP.search(sentence, start, end)
    if stop is None:
        return start
    before = (letter_cost(found.group().lower()) for found in _WORD.finditer(sentence, start, stop.start()))
    return stop.end() if sum(before) < stored_spelling().limit / 2 else start


def improbable(words: Sequence[str]) -> bool:
    """True for words that together cost more than those of a readable text."""
    return sum(letter_cost(word.lower()) for word in words) > 0


def dearest_row(sentence: str, cost_of: Callable[[str], float]) -> tuple[int, int, float]:
    """Start, end and cost of the row of words in ``sentence`` that costs most; words that are easy to read earn."""
    addresses = [found.span() for found in _ADDRESS.finditer(sentence)]
    best, cost, first = (0, 0, 0.0), 0.0, 0
    capitals = [found.span() for found in _CAPITALS.finditer(sentence)]
    for found in _WORD.finditer(sentence):
        word = found.group()
        if _is_abbreviation(word) and not any(start <= found.start() < end for start, end in capitals):
            continue
        if any(start <= found.start() < end for start, end in addresses):
            continue
        if cost <= 0:
            cost, first = 0.0, found.start()
        cost += cost_of(word.lower())
        if cost > best[2]:
            best = (first, found.end(), cost)
    return best


def cost(word: str, logarithms: Logarithms, allowed: float) -> float:
    """Bits the letters of ``word`` (lower case) cost above ``allowed`` each; none where other letters are in it."""
    places = letters_of(word)
    triples = zip(places, places[1:], places[2:], strict=False)
    return float(sum(-logarithms[triple] - allowed for triple in triples))


def letters_of(word: str) -> list[int]:
    """The places of the letters of ``word`` with two blanks before and one behind, or none."""
    folded = f"  {word.translate(_FOLDED)} "
    return [_places()[letter] for letter in folded] if all(letter in _places() for letter in folded) else []


@lru_cache(maxsize=CACHED_WORDS)
def letter_cost(word: str) -> float:
    """``cost`` by the frequencies that come with the package, kept."""
    return cost(word, _stored_logarithms(), stored_spelling().allowed)


@cache
def _stored_logarithms() -> Logarithms:
    return stored_spelling().steps.astype(np.float64) * STEP


@cache
def _places() -> dict[str, int]:
    return {letter: place for place, letter in enumerate(LETTERS)}


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= LONGEST_ABBREVIATION
