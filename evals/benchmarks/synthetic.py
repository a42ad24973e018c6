"""Made-up German documents of any number, and an embedder that costs nothing: for measuring everything around them."""

from __future__ import annotations

import random
import re
import time
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from evals.wording import made_up, made_up_text
from ingest.embedding.embedder import Vectors

WORD = re.compile(r"\w+")


class SyntheticEmbedder:
    """Bags of hashed words. Deterministic. ``seconds`` is what embedding took so far, ``texts`` how many they were."""

    max_tokens = 480

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension
        self.fingerprint = f"synthetic-{dimension}"
        self.seconds = 0.0
        self.texts = 0

    def count_tokens(self, text: str) -> int:
        return len(WORD.findall(text))

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        started = time.perf_counter()
        vectors = self._embed(texts)
        self.seconds += time.perf_counter() - started
        self.texts += len(texts)
        return vectors

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.full((len(texts), self.dimension), 0.01, dtype=np.float32)
        for row, text in enumerate(texts):
            for word in WORD.findall(text.casefold()):
                vectors[row, zlib.crc32(word.encode()) % self.dimension] += 1
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors


def write_corpus(folder: Path, documents: int, pages: int, seed: int = 1) -> None:
    """``documents`` Markdown files of about ``pages`` printed pages (250 words each), the same for the same seed."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        content = document_text(number, pages, random.Random(f"{seed}-{number}"))
        (folder / f"{number // 100:02}").mkdir(exist_ok=True)
        (folder / f"{number // 100:02}" / f"dokument-{number:05}.md").write_text(content, encoding="utf-8")


def document_text(number: int, pages: int, chance: random.Random) -> str:
    sections = [made_up_text("documents.title", number=number, thing=_compound(chance))]
    for page in range(1, pages + 1):
        paragraphs = [" ".join(_sentence(chance) for _ in range(6)) for _ in range(4)]
        heading = made_up_text("documents.heading", page=page, one=_compound(chance), other=_compound(chance))
        sections += [heading, *paragraphs]
    return "\n\n".join(sections) + "\n"


def _compound(chance: random.Random) -> str:
    words = made_up()["documents"]
    return str(chance.choice(words["stems"])) + str(chance.choice(words["endings"]))


def _sentence(chance: random.Random) -> str:
    return made_up_text(
        "documents.sentence",
        year=chance.randint(2012, 2026),
        amount=chance.randint(2, 900),
        verb=chance.choice(made_up()["documents"]["verbs"]),
        doer=_compound(chance),
        partner=_compound(chance),
        thing=_compound(chance),
    )
