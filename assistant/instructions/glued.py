"""Orders glued into a sentence of a document that as a whole speaks of the world: "…, weshalb die KI X sagt" (pure).

The rest of the sentence outweighs such a part, so parts are judged by themselves. Only few are: sentences near the
border or with a sign of telling, and of them the parts whose words speak against them. The whole sentence then goes:
without what was added to it nobody knows what it said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from assistant.instructions.cutting import LONGEST_QUOTED
from assistant.instructions.meaning import (
    Embed,
    Vector,
    hanging,
    is_near,
    words_against,
)
from assistant.instructions.recognition import CACHED_SENTENCES, signs, suspicion
from assistant.instructions.stops import WORD
from assistant.instructions.unmasking import spoken
from assistant.wording import texts
from ingest.embedding.embedder import Vectors

BELOW_BORDER = 2.0
"""How far below the border a sentence is still looked at: nine in ten of the glued ones are, three of the honest."""
AGAINST, AGAINST_WITHOUT_SIGN = -0.4, 0.6
"""What the words of a part with a sign of telling, and of another, must say before it is embedded, which is dear."""
MARGIN = 2.4
"""How far above the threshold a part must lie: none of 10,998 honest sentences has one, with 1.4 six had."""
SIGNS = -1.0
MARGIN_WITH_SIGNS = 0.9
"""The same for a part with so many signs of an order: none again; one of them lies just above the threshold."""
LABEL_MARGIN = 0.7
"""The same for a title or a heading: of 1,868 honest ones the highest lies 0.64 above the threshold."""
LABEL_AGAINST = 0.0
"""There are few of them, and their words say less."""
FEWEST_AT_THE_END, FEWEST_ELSEWHERE = 5, 6
"""Words of a part: shorter ones are rests of lists, "und der Landkreis Wunsiedel"."""
ENDS_JUDGED = 3
"""Parts that reach to the end of the sentence, the shortest."""
REMEMBERED = 1 << 12
"""Vectors of 1.5 kB each: of one in twenty sentences, and of some titles."""
_JOIN = re.compile(texts("instructions")["joins"])


def remembered(embed: Embed, most: int = REMEMBERED) -> Embed:
    """``embed`` that knows again what it was asked before: the same parts are judged for every question."""

    @lru_cache(maxsize=most)
    def vector_of(text: str) -> Vector:
        return np.asarray(embed([text])[0], dtype=np.float32)

    return lambda sentences: np.stack([vector_of(text) for text in sentences])


def glued(sentences: Sequence[str], vectors: Vectors, embed: Embed) -> npt.NDArray[np.bool_]:
    """For each sentence whether a part of it is an order. ``vectors``: one row a sentence."""
    near = is_near(vectors, BELOW_BORDER)
    parts = [
        (number, part)
        for number, sentence in enumerate(sentences)
        if len(sentence) <= LONGEST_QUOTED and (near[number] or _speaks_of_telling(sentence))
        for part in suspicious_parts(sentence)
    ]
    found = np.zeros(len(sentences), dtype=np.bool_)
    if parts:
        said = [part for _, part in parts]
        orders = hanging(said, embed(said), np.array([_margin(part) for part in said], dtype=np.float32))
        found[[number for (number, _), is_order in zip(parts, orders, strict=True) if is_order]] = True
    return found


def is_label_of_order(label: str, embed: Embed) -> bool:
    """True for a title or a heading that tells a reader what to answer."""
    return _against(label) > LABEL_AGAINST and bool(hanging([label], embed([label]), LABEL_MARGIN)[0])


def _speaks_of_telling(sentence: str) -> bool:
    return not _telling().isdisjoint(signs(spoken(sentence).lower()))


@cache
def _telling() -> frozenset[str]:
    return frozenset(texts("instructions")["speaks_of_telling"])


def _margin(part: str) -> float:
    return MARGIN_WITH_SIGNS if suspicion(part.lower()) > SIGNS else MARGIN


@lru_cache(maxsize=CACHED_SENTENCES)
def suspicious_parts(sentence: str) -> tuple[str, ...]:
    """The parts of ``sentence`` that may be orders by their words, as they are spoken."""
    return tuple(part for part in dict.fromkeys(map(spoken, _parts(sentence))) if _is_suspicious(part))


def _parts(sentence: str) -> list[str]:
    """What stands behind, between and before the places where something may be glued."""
    joins = [found.span() for found in _JOIN.finditer(sentence)]
    ends = [sentence[end:] for _, end in reversed(joins)]
    between = [sentence[end:start] for (_, end), (start, _) in pairwise(joins)]
    before = [sentence[:start] for start, _ in joins]
    long_ends = [part for part in ends if _words(part) >= FEWEST_AT_THE_END][:ENDS_JUDGED]
    long_ones = [part for part in between if _words(part) >= FEWEST_ELSEWHERE]
    first = [part for part in before if _words(part) >= FEWEST_ELSEWHERE][:1]
    return [*long_ends, *long_ones, *first]


def _words(part: str) -> int:
    return len(WORD.findall(part))


def _is_suspicious(part: str) -> bool:
    return _against(part) > (AGAINST if _speaks_of_telling(part) else AGAINST_WITHOUT_SIGN)


@lru_cache(maxsize=CACHED_SENTENCES)
def _against(part: str) -> float:
    return words_against(part)
