"""Documents that say nearly the same: a paper as PDF and as web page, or its next edition.

A document's fingerprint is the MinHash of its three-word shingles (Broder 1997): the share of equal values of two
fingerprints estimates the share of shingles two documents have in common (their resemblance).
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ingest.german import words

Fingerprint = npt.NDArray[np.uint32]
"""Shape (VALUES,)."""

VALUES = 128
"""Standard error of the estimate at a resemblance of .8: sqrt(.8 · .2 / 128) = .035."""

SAME_DOCUMENT = 0.8
"""Resemblance from which two documents count as editions of one."""

SHORTEST_NAME = 4
"""Letters: shorter words of titles are articles, prepositions and "Neu"."""
TAKEN_UP = 2
"""Times in the text, which mostly begins with the title: once more than that."""
_SHINGLE_WORDS = 3
_SEED = 20221014
"""Arbitrary; the index keeps what it was built with, so another one needs a new index."""
_WORD_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_EMPTY = np.uint32(0xFFFFFFFF)
_SHINGLES_AT_ONCE = 4096
"""Bounds memory to 4 MB however long the document is."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What decides between documents that say nearly the same. ``date`` is ISO of any exactness."""

    document_id: str
    fingerprint: Fingerprint
    date: str | None = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """``names`` are words of a document's title that its text takes up again, ``words`` all of its text (folded)."""

    names: frozenset[str]
    words: frozenset[str]

    def is_another(self, other: Subject) -> bool:
        """Whether each is named after what the other never mentions: profiles of two towns from one template."""
        return bool(self.names - other.words) and bool(other.names - self.words)


SubjectOf = Callable[[str], Subject]
"""By document id. Asked only of documents that resemble another one."""


def subject(title: str, text: str) -> Subject:
    """What a document is named after, from its title and its whole text."""
    counts = Counter(words(text))
    named = (word for word in words(title) if word.isalpha() and len(word) >= SHORTEST_NAME)
    return Subject(frozenset(word for word in named if counts[word] >= TAKEN_UP), frozenset(counts))


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a document's whole text; the same on every machine."""
    shingles = _shingles(text)
    lowest = np.full(VALUES, _EMPTY, dtype=np.uint32)
    for start in range(0, len(shingles), _SHINGLES_AT_ONCE):
        part = shingles[start : start + _SHINGLES_AT_ONCE, None]
        hashed = ((part * _FACTORS + _SUMMANDS) >> np.uint64(32)).astype(np.uint32)
        lowest = np.minimum(lowest, hashed.min(axis=0))
    return lowest


def similarity(first: Fingerprint, second: Fingerprint) -> float:
    """Estimated resemblance, 0.0 to 1.0; a document without words resembles nothing."""
    return float(np.mean((first == second) & (first != _EMPTY)))


def find_duplicates(
    editions: Sequence[Edition], threshold: float = SAME_DOCUMENT, subject_of: SubjectOf | None = None
) -> dict[str, str]:
    """Ids of superseded documents with the id of the one that counts instead; never one on another subject.

    The newest counts (the more exact of two dates, any date before none), then the one with more pages to cite, then
    the smaller id. What supersedes is never superseded itself, and resembles what it supersedes directly.
    """
    ranked = sorted(editions, key=lambda edition: edition.document_id)
    ranked.sort(key=lambda edition: (edition.date or "", edition.pages), reverse=True)
    superseded: dict[str, str] = {}
    leading: list[Edition] = []
    for edition in ranked:
        leader = _closest(edition, leading, threshold, subject_of)
        if leader is None:
            leading.append(edition)
        else:
            superseded[edition.document_id] = leader.document_id
    return superseded


def _closest(
    edition: Edition, others: Sequence[Edition], threshold: float, subject_of: SubjectOf | None
) -> Edition | None:
    """The most similar of ``others`` from ``threshold`` on that is not on another subject; the first of equals."""
    similar = [(similarity(edition.fingerprint, other.fingerprint), other) for other in others]
    similar = [(score, other) for score, other in similar if score >= threshold]
    if subject_of is not None and similar:
        own = subject_of(edition.document_id)
        similar = [(score, other) for score, other in similar if not own.is_another(subject_of(other.document_id))]
    return max(similar, key=lambda pair: pair[0])[1] if similar else None


def _shingles(text: str) -> npt.NDArray[np.uint64]:
    """Distinct hashes of runs of three words; of all words where there are fewer."""
    hashes = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words(text)], dtype=np.uint64)
    width = min(_SHINGLE_WORDS, len(hashes))
    if not width:
        return hashes
    combined = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    for offset in range(width):
        combined = combined * _WORD_FACTOR + hashes[offset : offset + len(combined)] + np.uint64(1)
    return np.unique(_mixed(combined))


def _mixed(values: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spreads close values over all 64 bits (finaliser of SplitMix64, Steele et al. 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _parameters() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    """Odd factors and summands of ``VALUES`` hash functions, from a counter so that no library decides them."""
    numbers = _mixed((np.arange(1, 2 * VALUES + 1, dtype=np.uint64) + np.uint64(_SEED)) * _WORD_FACTOR)
    return numbers[:VALUES] | np.uint64(1), numbers[VALUES:]


_FACTORS, _SUMMANDS = _parameters()
