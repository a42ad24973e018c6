"""Passage and sentence vectors in one append-only file of half precision rows.

Every passage has one row for itself, followed by one row for each of its sentences. The next generation hard-links
the file and appends: older readers map only the rows their manifest counts, so nothing they see changes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ingest.embedding.embedder import Vectors

FILE_NAME = "vectors.f16"
ROW_TYPE = np.dtype(np.float16)
RESIDENT_BYTES = 96 * 2**20
"""Up to this size rows are kept in memory in full precision: gathering 1,000 rows takes 0.1 ms instead of 0.7 ms."""

Rows = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
FEWEST_FOR_ALL_ROWS = 16
"""From so many questions on, one matrix product over all resident rows is cheaper than gathering the rows of each: over
12,700 rows .2 ms a question against 1.2 ms. A question with its parts stays below: on a busy machine the threads of the
product wait for each other, 24 ms for four against .5."""
QUESTIONS_AT_ONCE = 32
"""Keeps the scores of all rows for one block of questions in a few megabytes."""


class Cosines(Protocol):
    """Scores of vectors for the questions of one batch."""

    def of(self, question: int, rows: Rows) -> Scores:
        """The cosines of ``rows`` with one question, by its place in the batch. Ask in ascending order."""
        ...


class VectorFile:
    """Writing side: appends rows behind those that count."""

    def __init__(self, path: Path, dimension: int, rows: int) -> None:
        """``rows`` count; what a killed writer left behind them is cut off."""
        self._file = path.open("ab")
        self._file.truncate(rows * dimension * ROW_TYPE.itemsize)
        self.rows = rows

    def append(self, vectors: Vectors) -> int:
        """The row the first of ``vectors`` got."""
        first = self.rows
        self._file.write(np.ascontiguousarray(vectors, dtype=ROW_TYPE).tobytes())
        self.rows += len(vectors)
        return first

    def flush(self) -> None:
        """Force all rows to disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        self._file.close()


class VectorMap:
    """Reading side: ``rows`` rows of the file, mapped."""

    def __init__(self, path: Path, dimension: int, rows: int, *, may_reside: bool = True) -> None:
        self._mapped: npt.NDArray[np.float16] = (
            np.memmap(path, dtype=ROW_TYPE, mode="r", shape=(rows, dimension))
            if rows
            else np.zeros((0, dimension), dtype=ROW_TYPE)
        )
        self._resident: Vectors | None = None
        if may_reside and rows * dimension * 4 <= RESIDENT_BYTES:
            self._resident = np.array(self._mapped, dtype=np.float32, subok=False)

    def cosines(self, questions: Vectors) -> Cosines:
        """Looked up by question and row; the cheaper way for this many questions."""
        if self._resident is not None and len(questions) >= FEWEST_FOR_ALL_ROWS:
            return _AllRows(self._resident, questions)
        return _SomeRows(self, questions)

    def take(self, rows: Rows) -> Vectors:
        """The rows in full precision, shape (len(rows), dimension)."""
        if self._resident is not None:
            return np.take(self._resident, rows, axis=0)
        return np.asarray(self._mapped[rows], dtype=np.float32)

    def slice(self, first: int, count: int) -> Vectors:
        """``count`` rows from ``first`` on."""
        return np.asarray(self._mapped[first : first + count], dtype=np.float32)


class _SomeRows:
    """Gathers the rows of each question."""

    def __init__(self, vectors: VectorMap, questions: Vectors) -> None:
        self._vectors = vectors
        self._questions = questions

    def of(self, question: int, rows: Rows) -> Scores:
        # Not a BLAS product: its threads wait for each other, which costs more than this takes on a busy machine.
        scores: Scores = np.einsum("ij,j->i", self._vectors.take(rows), self._questions[question])
        return scores


class _AllRows:
    """Scores all rows for a block of questions at a time."""

    def __init__(self, resident: Vectors, questions: Vectors) -> None:
        self._resident = resident
        self._questions = questions
        self._block = -1
        self._scores = np.empty((0, 0), dtype=np.float32)

    def of(self, question: int, rows: Rows) -> Scores:
        block, place = divmod(question, QUESTIONS_AT_ONCE)
        if block != self._block:
            start = block * QUESTIONS_AT_ONCE
            self._scores = self._questions[start : start + QUESTIONS_AT_ONCE] @ self._resident.T
            self._block = block
        return np.take(self._scores[place], rows)
