"""Deterministic stand-ins for the parts that are slow or outside this machine."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ingest.documents import Block, BlockKind, DocumentInfo, Page, Passage, PassageTags, ReadDocument
from ingest.embedding.embedder import Embedder, Vectors
from ingest.settings import IndexSettings
from ingest.sync.tools import Tools, tools_with
from ingest.workers import ReadFile

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


class DirectReader:
    """Reads plain text files in this process: first line the title, then a paragraph a line. "KAPUTT" fails."""

    def __enter__(self) -> DirectReader:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def read(self, files: Iterable[tuple[Path, str]]) -> Iterator[ReadFile]:
        for path, _ in files:
            title, *lines = path.read_text(encoding="utf-8").splitlines()
            if title == "KAPUTT":
                yield ReadFile(path, reason="Die Datei ist beschädigt.", code="broken")
                continue
            yield ReadFile(path, (("", self._document(title, lines)),))

    @staticmethod
    def _document(title: str, lines: Sequence[str]) -> ReadDocument:
        date = next((line.removeprefix("Datum: ") for line in lines if line.startswith("Datum: ")), None)
        paragraphs = tuple(Block(BlockKind.PARAGRAPH, line) for line in lines if line and not line.startswith("Datum"))
        page = Page(1, "i", (Block(BlockKind.HEADING, title, 1), *paragraphs))
        return ReadDocument(DocumentInfo(title, date=date), (page,))


def direct_tools(settings: IndexSettings, embedder: Embedder) -> Tools:
    """The real splitting and writing without reading processes: a sync takes a tenth of a second."""
    return replace(tools_with(settings, embedder, _no_tags, "none"), open_reader=DirectReader)


def _no_tags(_: DocumentInfo, passages: Sequence[Passage], /) -> Sequence[PassageTags]:
    return [PassageTags() for _ in passages]
