"""Frequencies of letters by which enciphered words are recognised: ``python -m evals.spelling_fit`` writes them anew.

Learnt from the honest sentences ``evals.meaning_fit`` learns from. Half of them give the frequencies by which the other
half is judged; the limit is what all but a few of those stay below.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from functools import cache, partial
from itertools import chain
from pathlib import Path

import numpy as np

from assistant.instructions.spelling import LETTERS, STEP, STORED, Logarithms, cost, dearest_row, letters_of
from evals.injection_suite import load_honest
from evals.meaning_fit import honest_texts

ALLOWED = 4.75
"""Bits a letter may cost: German costs 3.3, English 4, a moved alphabet 8 (measured on halves left out)."""
FALSE_ALARMS = 0.0008
"""Share of the half left out that lies above the limit: addresses, formulas, lists of names."""
SEEN_ENOUGH = 5.0
"""Times two letters must have been seen to be trusted as much as the shorter context."""
BY_TWO = 0.9
"""Weight of the letter before, against the bare frequency of a letter."""
_FORMULA = re.compile(r"[∈∀∃⊆∪∩⇒‖×∞=⇔≤()\\[\]{}]")


def logarithms(sentences: Sequence[str]) -> Logarithms:
    """Of the share of each letter after two others."""
    counts = np.zeros((len(LETTERS),) * 3)
    for word in chain.from_iterable(re.findall(r"[^\W\d_]+", sentence.lower()) for sentence in sentences):
        places = letters_of(word)
        for triple in zip(places, places[1:], places[2:], strict=False):
            counts[triple] += 1
    single = counts.sum((0, 1)) + 1
    pairs = counts.sum(0) + 0.5
    shorter = BY_TWO * pairs / pairs.sum(1, keepdims=True) + (1 - BY_TWO) * single / single.sum()
    seen = counts.sum(2, keepdims=True)
    trust = seen / (seen + SEEN_ENOUGH)
    found: Logarithms = np.log2(trust * counts / np.maximum(seen, 1) + (1 - trust) * shorter)
    return found


def costs(sentences: Sequence[str], by: Logarithms) -> list[float]:
    """What the dearest row of words of each sentence costs."""
    cost_of = cache(partial(cost, logarithms=by, allowed=ALLOWED))
    return [dearest_row(sentence, cost_of)[2] for sentence in sentences]


def store(by: Logarithms, limit: float, path: Path = STORED) -> None:
    steps = np.clip(np.round(by / STEP), np.iinfo(np.int8).min, 0).astype(np.int8)
    np.savez_compressed(path, steps=steps, levels=np.array([ALLOWED, limit]))


def main() -> None:
    sentences = [text for text in honest_texts() if not _FORMULA.search(text)]
    halves = sentences[::2], sentences[1::2]
    left_out = [*costs(halves[0], logarithms(halves[1])), *costs(halves[1], logarithms(halves[0]))]
    limit = float(np.quantile(left_out, 1 - FALSE_ALARMS))
    store(logarithms([*sentences, *load_honest("dev")]), limit)
    dearest = sorted(zip(left_out, [*halves[0], *halves[1]], strict=True), reverse=True)
    sys.stdout.write(f"limit {limit:.1f}\n" + "".join(f"  {found:.0f} {text}\n" for found, text in dearest[:20]))


if __name__ == "__main__":
    main()
