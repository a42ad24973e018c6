"""Figures of quality (pure). Checked against ranx and scikit-learn in the tests."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence

from ingest.german import fold

Relevant = Mapping[str, int] | Collection[str]
"""Relevant ids: with their gain, or each with gain 1."""


def _gains(relevant: Relevant) -> dict[str, int]:
    return dict(relevant) if isinstance(relevant, Mapping) else dict.fromkeys(relevant, 1)


def dcg(gains: Sequence[int]) -> float:
    """Discounted cumulative gain with linear gains (Järvelin and Kekäläinen 2002): rank r counts 1 / log2(r + 1)."""
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(ranked: Sequence[str], relevant: Relevant, k: int) -> float:
    """nDCG@k; 0 where nothing is relevant."""
    gains = _gains(relevant)
    ideal = dcg(sorted(gains.values(), reverse=True)[:k])
    return dcg([gains.get(one, 0) for one in ranked[:k]]) / ideal if ideal else 0.0


def recall(ranked: Sequence[str], relevant: Relevant, k: int) -> float:
    """Share of the relevant ids among the first k; 0 where nothing is relevant."""
    wanted = {one for one, gain in _gains(relevant).items() if gain > 0}
    return len(wanted & set(ranked[:k])) / len(wanted) if wanted else 0.0


def hit(ranked: Sequence[str], relevant: Relevant, k: int) -> float:
    """1 where one of the first k is relevant."""
    return float(recall(ranked, relevant, k) > 0)


def reciprocal_rank(ranked: Sequence[str], relevant: Relevant) -> float:
    """1 / rank of the first relevant id; 0 where there is none."""
    gains = _gains(relevant)
    return next((1 / rank for rank, one in enumerate(ranked, 1) if gains.get(one, 0) > 0), 0.0)


def mean(values: Collection[float]) -> float:
    """0 for no values."""
    return sum(values) / len(values) if values else 0.0


def precision_recall(truth: Sequence[bool], predicted: Sequence[bool]) -> tuple[float, float]:
    """Precision and recall of ``predicted``; 1.0 where nothing was predicted, or nothing was true."""
    both = sum(a and b for a, b in zip(truth, predicted, strict=True))
    return (both / sum(predicted) if any(predicted) else 1.0, both / sum(truth) if any(truth) else 1.0)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank); 0 for no values."""
    if not values:
        return 0.0
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def says(text: str, wanted: str) -> bool:
    """True where one of the alternatives of ``wanted`` (separated by ``|``) stands in ``text``.

    Case and white space do not count. Words may go on (``Pegel`` is in ``Pegelstände``), figures may not:
    ``13`` is neither in ``2013`` nor in ``13,5`` nor in ``1.300``.
    """
    plain = _plain(text)
    return any(re.search(_pattern(_plain(one)), plain) for one in wanted.split("|"))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _pattern(wanted: str) -> str:
    before = r"(?<!\d)(?<!\d[.,])" if wanted[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if wanted[-1:].isdigit() else ""
    return before + re.escape(wanted) + after


def stands_in(quote: str, page: str) -> bool:
    """True where the quote stands verbatim on the page, white space aside; ``[…]`` stands for words left out."""
    plain, start = " ".join(page.split()), 0
    for piece in quote.split("[…]"):
        words = " ".join(piece.split())
        found = plain.find(words, start)
        if found < 0:
            return False
        start = found + len(words)
    return True


_BRACKETED = re.compile(r"\[[^\]]*\]")
_WORDS = re.compile(r"\w+")


def words_outside(statement: str, quotes: Sequence[str]) -> list[str]:
    """Words of a quoting statement that stand in none of its quotes. What stands in brackets is said to be added."""
    known = {word for quote in quotes for word in _WORDS.findall(fold(quote))}
    return [word for word in _WORDS.findall(fold(_BRACKETED.sub(" ", statement))) if word not in known]
