"""Time of a sync against parsing and embedding the same passages and sentences in one process (bar: 1.3).

python -m evals.benchmarks.ingest [--data-dir DIR with the model] [PATH]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.documents import Page
from ingest.embedding.embedder import Embedder
from ingest.embedding.factory import open_embedder
from ingest.errors import UnreadableDocument
from ingest.readers import read_document
from ingest.references import attach_sources
from ingest.settings import IndexSettings
from ingest.splitting import split_document
from ingest.sync import sync
from ingest.sync.processing import embedding_text, sentence_texts
from ingest.sync.scanning import FoundFile, scan
from ingest.sync.tools import default_tools

BAR = 1.3


@dataclass(frozen=True, slots=True)
class Plain:
    """The same work with nothing around it, in seconds."""

    parsing: float
    embedding: float
    texts: int

    @property
    def seconds(self) -> float:
        return self.parsing + self.embedding


def plain_work(path: Path, settings: IndexSettings, embedder: Embedder) -> Plain:
    """Parse file by file, then embed every distinct text in one call."""
    tools = default_tools(settings, embedder)
    found = scan([path], (settings.catalog_dir, settings.data_dir), tools.is_document)
    started = time.perf_counter()
    documents = [pages for file in found.files for pages in _pages(file)]
    parsed = time.perf_counter()
    texts = sorted({text for number, pages in enumerate(documents) for text in _texts(number, pages, embedder)})
    before = time.perf_counter()
    embedder.embed_passages(texts)
    return Plain(parsed - started, time.perf_counter() - before, len(texts))


def _pages(file: FoundFile) -> Sequence[tuple[Page, ...]]:
    try:
        return [attach_sources(document.pages) for _, document in read_document(file.path, name=file.name)]
    except UnreadableDocument:
        return []


def _texts(number: int, pages: tuple[Page, ...], embedder: Embedder) -> list[str]:
    split = partial(split_document, count_tokens=embedder.count_tokens)
    return [
        text
        for passage in split(str(number), pages)
        for text in (embedding_text(passage, embedder), *sentence_texts(passage))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path, nargs="?", default=Path("corpus"))
    parser.add_argument("--data-dir", type=Path, default=Path("data"), help="where the embedder's model is")
    options = parser.parse_args()
    model = IndexSettings(data_dir=options.data_dir)
    embedder = open_embedder(model)
    embedder.embed_passages(["warm"])
    with tempfile.TemporaryDirectory() as folder:
        settings = model.model_copy(update={"data_dir": Path(folder)})
        report = sync([options.path], settings, embedder)
        plain = plain_work(options.path, settings, embedder)
        again = sync([options.path], settings, embedder)
    print(f"{report.passages} passages, {plain.texts} texts of {len(report.added)} documents")
    print(f"alone: parsing {plain.parsing:.1f} s + embedding {plain.embedding:.1f} s = {plain.seconds:.1f} s")
    print(f"sync: {report.seconds:.1f} s = {report.seconds / plain.seconds:.2f} times (bar {BAR})")
    print(f"sync without changes: {again.seconds:.2f} s")


if __name__ == "__main__":
    main()
