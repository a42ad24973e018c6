"""Deterministic stand-ins for the parts that are slow or outside this machine."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

import numpy as np

from ingest.embedding.embedder import Vectors

WORD = re.compile(r"\w+")


class HashingEmbedder:
    """Bags of hashed words and word beginnings: texts that share words are close. ``texts``: how many were embedded."""

    def __init__(self, dimension: int = 64, fingerprint: str = "hashing-64", max_tokens: int = 480) -> None:
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.max_tokens = max_tokens
        self.texts = 0

    def count_tokens(self, text: str) -> int:
        return len(WORD.findall(text))

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return self._embed(texts)

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in WORD.findall(text.casefold()):
                for feature in (word, word[:5]):
                    code = zlib.crc32(feature.encode())
                    vectors[row, code % self.dimension] += 1.0 if code & 0x10000 else -1.0
            vectors[row, 0] += 0.01
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
