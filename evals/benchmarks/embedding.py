"""Bundled embedder against sentence-transformers over the same weights, in one run on this machine.

    python -m evals.benchmarks.embedding [--precision int8|exact] [--passages 60]

Needs the extra ``[models]``. sentence-transformers runs with its best batch size out of ``BATCHES``; the bundled
embedder as it runs in the product: as many callers as processors, one thread each. Rounds alternate between the two,
so that whatever else the machine does meets both; the best round of each counts.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import mean, median
from typing import Any

from evals.benchmarks.reference_model import open_reference, reference_vectors
from evals.benchmarks.texts import german_passages, german_questions
from ingest.embedding.bundled import Precision, open_bundled
from ingest.embedding.onnx_embedder import OnnxEmbedder
from ingest.embedding.progress import silent

BATCHES = (1, 2, 4, 8, 32)
ROUNDS = 3
QUESTIONS = 60
PASSAGES_BAR = 1.8
QUESTION_BAR = 3.0
"""Least ratios the project asks for."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``passages`` a second, ``question_ms`` the median for one question."""

    name: str
    passages: float
    question_ms: float


def main() -> None:
    """Prints a table and the two ratios; exit status 1 when one misses its bar."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        reference = open_reference(Path(folder) / "reference")
        bundled = open_bundled(Path(folder), arguments.precision, silent)
        texts = german_passages(arguments.passages)
        tokens = mean(bundled.count_tokens(text) for text in texts)
        print(f"{len(texts)} passages of {tokens:.0f} tokens, {QUESTIONS} questions, {ROUNDS} rounds")
        theirs, ours = compare(reference, bundled, texts)
        _report(theirs, ours)


def compare(reference: Any, bundled: OnnxEmbedder, texts: list[str]) -> tuple[Figures, Figures]:
    """Figures of sentence-transformers at its best batch size, and of the bundled embedder."""
    batch = _best_batch(reference, texts)
    passages = _best_seconds(
        partial(reference_vectors, reference, "passage: ", texts, batch), partial(bundled.embed_passages, texts)
    )
    questions = [
        _best_seconds(
            partial(reference_vectors, reference, "query: ", [question], 1),
            partial(bundled.embed_questions, [question]),
        )
        for question in german_questions(QUESTIONS)
    ]
    names = (f"sentence-transformers, batch {batch}", bundled.fingerprint)
    theirs, ours = (
        Figures(name, len(texts) / passages[engine], 1000 * median(pair[engine] for pair in questions))
        for engine, name in enumerate(names)
    )
    return theirs, ours


def _best_batch(reference: Any, texts: list[str]) -> int:
    runs = [partial(reference_vectors, reference, "passage: ", texts, batch) for batch in BATCHES]
    seconds = dict(zip(BATCHES, _best_seconds(*runs), strict=True))
    for batch, taken in seconds.items():
        print(f"sentence-transformers, batch {batch:2}: {len(texts) / taken:5.1f} passages/s")
    return min(seconds, key=seconds.__getitem__)


def _best_seconds(*runs: Callable[[], object]) -> list[float]:
    """Each run's best of ``ROUNDS``, taken in turns."""
    rounds = [[_seconds(run) for run in runs] for _ in range(ROUNDS)]
    return [min(column) for column in zip(*rounds, strict=True)]


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _report(theirs: Figures, ours: Figures) -> None:
    print(f"\n{'engine':44} {'passages/s':>10} {'question':>10}")
    for figures in (theirs, ours):
        print(f"{figures.name:44} {figures.passages:10.1f} {figures.question_ms:7.1f} ms")
    passages, question = ours.passages / theirs.passages, theirs.question_ms / ours.question_ms
    print(f"\npassages: {passages:.2f} times as fast (bar {PASSAGES_BAR})")
    print(f"question: {question:.2f} times as fast (bar {QUESTION_BAR})")
    if passages < PASSAGES_BAR or question < QUESTION_BAR:
        raise SystemExit(1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    precisions: tuple[Precision, ...] = ("int8", "exact")
    parser.add_argument("--precision", choices=precisions, default="int8")
    parser.add_argument("--passages", type=int, default=60)
    return parser.parse_args()


if __name__ == "__main__":
    main()
