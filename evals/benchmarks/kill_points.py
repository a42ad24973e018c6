"""Kill a sync at random points, open what is left, run it again: the same index as an undisturbed run?

python -m evals.benchmarks.kill_points --points 50
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.benchmarks.synthetic import SyntheticEmbedder, write_corpus
from ingest.documents import PassageTags
from ingest.index.passage_index import LocalIndex, open_index
from ingest.settings import PROJECT_ROOT, IndexSettings
from ingest.sync import SyncReport, sync
from ingest.sync.tools import tools_with

CHECKPOINT_SECONDS = 0.2
STARTED = "started"


@dataclass(frozen=True, slots=True)
class Case:
    """What one run was killed with: how long after its start, and what was live then."""

    seconds: float
    generation: int | None
    documents: int


def synchronise(docs: Path, data: Path, *, prune: bool = False) -> SyncReport:
    """One sync with checkpoints many times a second."""
    settings, embedder = IndexSettings(data_dir=data, catalog_dir=docs / "catalog", workers=1), SyntheticEmbedder()
    tools = tools_with(settings, embedder, lambda info, passages: [PassageTags() for _ in passages], "none")
    return sync([docs], settings, embedder, prune=prune, tools=tools, checkpoint_seconds=CHECKPOINT_SECONDS)


def contents(data: Path) -> dict[str, object]:
    """Everything a reader can see of every document, by name. Raises AssertionError where the parts disagree."""
    index = open_index(IndexSettings(data_dir=data), SyntheticEmbedder().fingerprint)
    try:
        return {document.name: _document_contents(index, document.id) for document in index.documents()}
    finally:
        index.close()


def _document_contents(index: LocalIndex, document_id: str) -> object:
    document = index.document(document_id)
    ids, lexical, dense = index.passages_of(document_id)
    passages = index.passages(ids)
    assert lexical == len(ids), "lexical index and documents disagree"
    assert set(ids) <= set(dense), "Chroma lacks passages"
    vectors = [index.sentence_vectors(id).tobytes() for id in ids]
    return document, [item.passage for item in passages], vectors


def strays(data: Path) -> int:
    """Passages in Chroma that the index does not know."""
    index = open_index(IndexSettings(data_dir=data), SyntheticEmbedder().fingerprint)
    try:
        return index.dense_count() - index.summary().passages
    finally:
        index.close()


def kill_once(docs: Path, data: Path, seconds: float) -> None:
    """Start a sync in another process and kill it ``seconds`` after it began."""
    command = [sys.executable, "-m", "evals.benchmarks.kill_points", "--child", str(docs), str(data)]
    process = subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline().strip() == STARTED
    time.sleep(seconds)
    process.kill()
    process.wait()
    process.stdout.close()


def check_points(points: int, folder: Path, documents: int, seed: int) -> Iterator[Case]:
    """Half of the points kill a first sync, half one that adds, changes and removes documents of an older index.

    Raises AssertionError for a point after which the index is not whole or the next run does not finish it.
    """
    docs, before, after = folder / "docs", folder / "before", folder / "after"
    write_corpus(docs, documents, pages=2, seed=1)
    synchronise(docs, before)
    old = contents(before)
    _change(docs, documents)
    started = time.monotonic()
    synchronise(docs, after)
    length = time.monotonic() - started
    new = contents(after)
    chance = random.Random(seed)
    for point in range(points):
        data = folder / f"data{point}"
        if point % 2:
            shutil.copytree(before, data)
        yield _check_point(docs, data, old if point % 2 else {}, new, chance.uniform(0, length))


def _change(docs: Path, documents: int) -> None:
    """A third of the documents get another text, every tenth goes, some come."""
    kept = {path: path.read_text(encoding="utf-8") for path in sorted(docs.rglob("*.md"))}
    write_corpus(docs, documents + documents // 5, pages=2, seed=2)
    for number, (path, text) in enumerate(kept.items()):
        if number % 10 == 0:
            path.unlink()
        elif number % 3:
            path.write_text(text, encoding="utf-8")


def _check_point(docs: Path, data: Path, old: dict[str, object], new: dict[str, object], seconds: float) -> Case:
    kill_once(docs, data, seconds)
    left: dict[str, object] = {}
    current = data / "index" / "CURRENT"
    generation = int(current.read_text()) if current.exists() else None
    if generation is not None:
        left = contents(data)
        assert all(content in (old.get(name), new.get(name)) for name, content in left.items()), "half a document"
    synchronise(docs, data)
    assert contents(data) == new, "the next run did not finish"
    assert strays(data) == 0, "Chroma holds what no document has"
    shutil.rmtree(data)
    return Case(seconds, generation, len(left))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=50)
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(STARTED, flush=True)
        synchronise(*options.child)
        return
    with tempfile.TemporaryDirectory() as folder:
        for case in check_points(options.points, Path(folder), options.documents, options.seed):
            print(
                f"killed after {case.seconds:.2f} s: generation {case.generation}, {case.documents} documents; finished"
            )


if __name__ == "__main__":
    main()
