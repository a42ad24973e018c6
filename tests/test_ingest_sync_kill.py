"""A sync killed at some points, and a disk that is really full: what is left opens, and the next run finishes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fakes import HashingEmbedder, direct_tools

from evals.benchmarks.kill_points import check_points
from evals.benchmarks.synthetic import write_corpus
from ingest.index.passage_index import open_index
from ingest.settings import PROJECT_ROOT, IndexSettings
from ingest.sync import SyncReport, sync

FULL = """
import resource, sys
from pathlib import Path
from fakes import HashingEmbedder, direct_tools
from ingest.errors import IndexUnavailable
from ingest.settings import IndexSettings
from ingest.sync import sync
settings, embedder = IndexSettings(data_dir=Path(sys.argv[2])), HashingEmbedder()
size = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    sync([Path(sys.argv[1])], settings, embedder, tools=direct_tools(settings, embedder))
except IndexUnavailable as error:
    sys.exit(str(error))
"""


def test_killed_syncs_leave_whole_documents_and_are_finished_by_the_next(tmp_path: Path) -> None:
    cases = list(check_points(3, tmp_path, documents=20, seed=7))
    assert len(cases) == 3


def texts(data: Path) -> dict[str, list[str]]:
    index = open_index(IndexSettings(data_dir=data), HashingEmbedder().fingerprint)
    found = {
        document.name: [item.passage.text for item in index.passages(index.passages_of(document.id)[0])]
        for document in index.documents()
    }
    index.close()
    return found


def run(docs: Path, data: Path) -> SyncReport:
    settings, embedder = IndexSettings(data_dir=data), HashingEmbedder()
    return sync([docs], settings, embedder, tools=direct_tools(settings, embedder))


@pytest.mark.parametrize("size", [400_000, 1_000_000])
def test_files_that_cannot_grow_leave_the_old_index(tmp_path: Path, size: int) -> None:
    """A limit on the size of files stands for the full disk: writing fails in the middle of whatever grows first."""
    docs, data = tmp_path / "docs", tmp_path / "data"
    write_corpus(docs, 2, pages=1)
    run(docs, data)
    before = texts(data)
    write_corpus(docs, 80, pages=3)
    command = [sys.executable, "-c", FULL, str(docs), str(data), str(size)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT_ROOT), str(Path(__file__).parent)])}
    full = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (full.returncode, "Platz" in full.stderr) == (1, True), full.stderr
    assert texts(data) == before
    assert len(run(docs, data).added) == 78
    assert len(texts(data)) == 80
