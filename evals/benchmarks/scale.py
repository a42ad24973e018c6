"""1,000 documents of 10 pages: memory, everything but embedding, a second run without changes.

    python -m evals.benchmarks.scale [--documents 1000] [--pages 10] [--data-dir DIR with the model]

Embedding itself is measured on a sample of the same texts with the real embedder and extrapolated; the sync runs with
made-up vectors of the same size.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

from evals.benchmarks.ingest import _texts
from evals.benchmarks.synthetic import SyntheticEmbedder, document_text, write_corpus
from ingest.embedding.embedder import Embedder
from ingest.embedding.factory import open_embedder
from ingest.readers import read_document
from ingest.settings import IndexSettings
from ingest.sync import sync

SAMPLE_DOCUMENTS = 4
DIMENSION = 384
KILOBYTES_PER_MEGABYTE = 1024


def seconds_per_text(embedder: Embedder, pages: int, folder: Path) -> float:
    """Of the real embedder, over the passages and sentences of a few documents."""
    texts: set[str] = set()
    for number in range(SAMPLE_DOCUMENTS):
        path = folder / f"probe-{number}.md"
        path.write_text(document_text(number, pages, random.Random(number)), encoding="utf-8")
        (_, document), *_ = read_document(path)
        texts.update(_texts(number, document.pages, embedder))
    started = time.perf_counter()
    embedder.embed_passages(sorted(texts))
    return (time.perf_counter() - started) / len(texts)


def peak_megabytes(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / KILOBYTES_PER_MEGABYTE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--data-dir", type=Path, default=Path("data"), help="where the embedder's model is")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "docs", options.documents, options.pages)
        settings = IndexSettings(data_dir=folder / "data")
        embedder = SyntheticEmbedder(DIMENSION)
        first = sync([folder / "docs"], settings, embedder)
        around, texts = first.seconds - embedder.seconds, embedder.texts
        second = sync([folder / "docs"], settings, embedder)
        memory = peak_megabytes(resource.RUSAGE_SELF), peak_megabytes(resource.RUSAGE_CHILDREN)
        real = open_embedder(IndexSettings(data_dir=options.data_dir))
        embedding = texts * seconds_per_text(real, options.pages, folder)
    print(f"{len(first.added)} documents, {first.passages} passages, {texts} texts")
    print(f"peak memory: {memory[0]:.0f} MB, reading processes {memory[1]:.0f} MB each (bar 1,500 MB)")
    print(f"second run without changes: {second.seconds:.1f} s (bar 10 s)")
    share = around / embedding
    print(f"everything but embedding: {around:.0f} s, embedding: {embedding:.0f} s, so {share:.1%} (bar 25 %)")


if __name__ == "__main__":
    main()
