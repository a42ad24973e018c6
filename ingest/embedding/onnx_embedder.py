"""The embedder over an ONNX model, bundled or from any folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ingest.embedding.batches import Int32s, batches_by_length, padded
from ingest.embedding.embedder import Vectors
from ingest.embedding.tokenizers import TokenIds, Tokenizer

Model = Callable[[Int32s, Int32s], Vectors]
"""Token numbers (texts, tokens) and lengths (texts,) → unit vectors (texts, dimension)."""

MOST_THREADS = 8
"""A question of some twenty tokens has no work for more."""


@dataclass(frozen=True, slots=True)
class ModelTraits:
    """What the embedder must know of its model. ``max_length`` counts prefix and special tokens too."""

    fingerprint: str
    dimension: int
    max_length: int
    question_prefix: str
    passage_prefix: str
    largest_batch: int


class OnnxEmbedder:
    """Runs one text with all threads, several texts with as many callers of one thread each.

    ``open_model`` loads the model with so many threads; each of the two is loaded when first needed. Two callers with
    one thread each were 10 to 60 % faster than one caller with two threads, which in turn answers a single question
    about a third sooner. May be called by several threads at once.
    """

    def __init__(
        self, traits: ModelTraits, tokenizer: Tokenizer, open_model: Callable[[int], Model], threads: int
    ) -> None:
        self._traits = traits
        self._tokenizer = tokenizer
        self._open_model = open_model
        self._threads = threads
        self._whole_machine = threading.Lock()
        self._callers_opening = threading.Lock()
        self._callers_model: Model | None = None
        self._single_model = open_model(threads)

    @property
    def fingerprint(self) -> str:
        return self._traits.fingerprint

    @property
    def dimension(self) -> int:
        return self._traits.dimension

    @cached_property
    def max_tokens(self) -> int:
        prefixes = (self._traits.question_prefix, self._traits.passage_prefix)
        longest_prefix = max(self._tokenizer.count(prefix) for prefix in prefixes)
        return self._traits.max_length - longest_prefix - self._tokenizer.special_tokens

    def count_tokens(self, text: str) -> int:
        return self._tokenizer.count(text)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._traits.question_prefix, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._traits.passage_prefix, texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> Vectors:
        encoded = [self._tokenizer.encode(prefix + text, self._traits.max_length) for text in texts]
        if len(encoded) == 1:
            return self._embed_one(encoded[0])
        vectors = np.zeros((len(encoded), self.dimension), np.float32)
        batches = batches_by_length([len(ids) for ids in encoded], self._traits.largest_batch)
        self._run_callers(batches, encoded, vectors)
        return vectors

    def _embed_one(self, ids: TokenIds) -> Vectors:
        """Takes the whole machine if no other question has it, else one thread."""
        if not self._whole_machine.acquire(blocking=False):
            return self._model_of_callers()(*padded([ids], self._tokenizer.pad_id))
        try:
            return self._single_model(*padded([ids], self._tokenizer.pad_id))
        finally:
            self._whole_machine.release()

    def _run_callers(self, batches: list[list[int]], encoded: list[TokenIds], vectors: Vectors) -> None:
        if not batches:
            return
        model = self._model_of_callers()

        def run(places: list[int]) -> None:
            vectors[places] = model(*padded([encoded[place] for place in places], self._tokenizer.pad_id))

        with ThreadPoolExecutor(self._threads, thread_name_prefix="embed") as callers:
            for _ in callers.map(run, batches):
                pass

    def _model_of_callers(self) -> Model:
        with self._callers_opening:
            if self._callers_model is None:
                self._callers_model = self._single_model if self._threads == 1 else self._open_model(1)
            return self._callers_model


def available_threads() -> int:
    """Processors this process may use."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_THREADS)


def unit_rows(vectors: npt.NDArray[np.floating]) -> Vectors:
    """Rows brought to length 1; a row of zeros stays one."""
    values = np.asarray(vectors, np.float32)
    lengths = np.linalg.norm(values, axis=1, keepdims=True)
    scaled: Vectors = np.divide(values, lengths, out=np.zeros_like(values), where=lengths > 0)
    return scaled
