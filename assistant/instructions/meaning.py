"""Does a sentence say how to answer, whatever words it says it in? Judged by its vector and its pieces of words (pure).

Wordings of an order are endless; what they mean is not. The vector of a sentence, which the index has anyway, goes
through a logistic regression, and sentences near its border are looked at more closely: their words, pairs of words and
pieces of words, hashed, and the signs of ``recognition``. Fitted by ``evals/meaning_fit.py``, which writes the file.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.instructions import recognition
from assistant.instructions.formats import foreign_parts
from assistant.instructions.recognition import signs
from ingest.embedding.embedder import Vectors

STORED = Path(__file__).with_name("meaning.npz")
MODEL = "multilingual-e5-small"
"""The model whose vectors the weights are for, in any precision; with another one only ``recognition`` judges."""
BUCKETS = 1 << 15
PIECES = (3, 4, 5)
"""Letters of a piece; a word has a blank before and behind it."""
LONGEST_READ = 400
"""Characters looked at: whoever gives an order does it sooner."""
CACHED_FEATURES = 1 << 11
"""Sentences near the border, one in twenty, with some 4 kB each."""
Embed = Callable[[Sequence[str]], Vectors]
CLAUSE_MARGIN = 1.4
"""How far above the threshold a clause must lie: it says less than a sentence and is looked at besides it."""
CARRIER_MARGIN = 1.0
"""How far below the border a sentence is still empty where letters are hidden: of honest ones another 2 in 100."""
_MAILBOX = re.compile(
    r"(?:,|:|(?: oder)?(?: per)? (?:E-)?Mail(?: an|:)?)? ?(?<![\w.@+-])"
    r"[^\W_]+(?:[._-][^\W_]+)?@[^\W_]+(?:-[^\W_]+)?(?:\.[^\W_]+){1,2}(?![\w@-]|\.\w)"
)
"""A short address of two words on either side, too short for an order, with the words before it that lead to it."""
_DIGITS = re.compile(r"\d+")
_SHOUTED = re.compile(r"\b[A-ZÄÖÜ]{4,}\b")
_TOKEN = re.compile(r"\w+|[:=|\[\]{}>→„“]")

Buckets = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]
Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fitted weights. ``border``: parts by the vector below it are not looked at more closely.

    ``stricter``: the threshold for sentences that stand beside an order.
    ``beside``: weights of the vector and, last, the bias by which sentences are judged that stand beside an order.
    """

    vector: Weights
    beside: Weights
    buckets: Weights
    signs: dict[str, float]
    bias: float
    border: float
    threshold: float
    stricter: float


def warm() -> None:
    """Load weights, patterns and word lists now instead of at the first question."""
    recognition.warm()
    foreign_parts("Frage: Womit? Antwort: Sensoren → Wasser")
    stored_meaning()


@cache
def stored_meaning(path: Path = STORED) -> Meaning:
    """The weights that come with the package."""
    with np.load(path, allow_pickle=False) as stored:
        names, values = stored["sign_names"].tolist(), stored["sign_weights"].tolist()
        levels = stored["levels"].tolist()
        buckets = stored["buckets"].astype(np.float32) * stored["bucket_step"]
        signs_found = dict(zip(names, values, strict=True))
        return Meaning(stored["vector"], stored["beside"], buckets, signs_found, *levels)


def is_known(fingerprint: str) -> bool:
    """True for embedders whose vectors the weights are for."""
    return MODEL in fingerprint


def telling(sentences: Sequence[str], vectors: Vectors, meaning: Meaning | None = None) -> npt.NDArray[np.bool_]:
    """For each sentence whether it tells somebody what to answer. ``vectors``: one row a sentence."""
    weights = meaning or stored_meaning()
    return np.asarray(_sums(sentences, vectors, weights) > weights.threshold)


def stating(
    sentences: Sequence[str],
    vectors: Vectors,
    *,
    is_suspect: bool,
    hides: bool = False,
    meaning: Meaning | None = None,
) -> npt.NDArray[np.bool_]:
    """For each sentence of a passage whether it states something. ``is_suspect``: more of the passage is an order.

    ``hides``: the passage hides letters, and what it shows may only be there to carry them.

    Who plants an order writes a sentence or two around it: where one is an order, the others are judged more strictly,
    and those that only say that there is something to say about the topic are no statements.
    """
    weights = meaning or stored_meaning()
    sums = _sums(sentences, vectors, weights)
    if not is_suspect and not (sums > weights.threshold).any():
        return np.ones(len(sentences), dtype=np.bool_)
    empty = vectors @ weights.beside[:-1] + weights.beside[-1] > (-CARRIER_MARGIN if hides else 0)
    return np.asarray((sums <= weights.stricter) & ~empty)


def without_mailboxes(
    sentences: Sequence[str], vectors: Vectors, embed: Embed, meaning: Meaning | None = None
) -> tuple[list[str], Vectors]:
    """Contact lines without their addresses, and the vectors to judge them by; all other sentences as they are.

    An address pulls the vector of "Ansprechpartner ist …" over the border. Only what lies below the border without it
    is a contact line: half a percent of the orders do.
    """
    weights = meaning or stored_meaning()
    written = {number: text for number, text in enumerate(sentences) if "@" in text}
    bare = {number: short for number, text in written.items() if (short := _MAILBOX.sub("", text)) != text}
    if not bare:
        return list(sentences), vectors
    shortened = embed(list(bare.values()))
    by_vector = shortened @ weights.vector + weights.bias
    said, judged = list(sentences), vectors.copy()
    for (number, short), vector, value in zip(bare.items(), shortened, by_vector, strict=True):
        if value <= weights.border:
            said[number], judged[number] = short, vector
    return said, judged


def hanging(
    clauses: Sequence[str], vectors: Vectors, margin: float | Weights = CLAUSE_MARGIN, meaning: Meaning | None = None
) -> npt.NDArray[np.bool_]:
    """For each part of a sentence whether it is an order hung on what the rest of the sentence states."""
    weights = meaning or stored_meaning()
    return np.asarray(_sums(clauses, vectors, weights) > weights.threshold + margin)


def is_near(vectors: Vectors, below: float, meaning: Meaning | None = None) -> npt.NDArray[np.bool_]:
    """For each vector whether it lies above the border, or at most ``below`` under it."""
    weights = meaning or stored_meaning()
    return np.asarray(vectors @ weights.vector + weights.bias > weights.border - below)


def words_against(text: str, meaning: Meaning | None = None) -> float:
    """What the words and signs of ``text`` add to what its vector says: above zero they speak for an order."""
    return _by_words(text, meaning or stored_meaning())


def _sums(sentences: Sequence[str], vectors: Vectors, weights: Meaning) -> Weights:
    """What vector, words and signs say; minus infinity below the border."""
    by_vector = vectors @ weights.vector + weights.bias if len(sentences) else np.zeros(0, dtype=np.float32)
    near = by_vector > weights.border
    by_words = [_by_words(sentence, weights) if close else 0.0 for sentence, close in zip(sentences, near, strict=True)]
    return np.where(near, by_vector + np.array(by_words, dtype=np.float32), -np.inf)


def _by_words(sentence: str, weights: Meaning) -> float:
    rows, values = features(sentence)
    found = sum(weights.signs.get(sign, 0.0) for sign in signs(sentence.lower()))
    return float(weights.buckets[rows] @ values) + found


@lru_cache(maxsize=CACHED_FEATURES)
def features(sentence: str) -> tuple[Buckets, Weights]:
    """Buckets and values of the words and pieces of words of ``sentence``; each of the two kinds has length 1."""
    text = _SHOUTED.sub("XCAPS", _DIGITS.sub("0", sentence[:LONGEST_READ])).lower()
    words = _TOKEN.findall(text)
    kinds = [_counted(_phrases(words)), _counted(_pieces(text.split()))]
    return np.concatenate([rows for rows, _ in kinds]), np.concatenate([values for _, values in kinds])


def _counted(texts: Iterator[str]) -> tuple[Buckets, Weights]:
    hashed = np.array([zlib.crc32(text.encode()) % BUCKETS for text in texts], dtype=np.int64)
    rows, counts = np.unique(hashed, return_counts=True)
    values = counts.astype(np.float32)
    return rows, values / max(float(np.linalg.norm(values)), 1.0)


def _phrases(words: list[str]) -> Iterator[str]:
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


def _pieces(words: list[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for length in PIECES:
            yield from (f"~{padded[start : start + length]}" for start in range(max(1, len(padded) - length + 1)))
