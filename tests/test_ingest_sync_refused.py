"""A sync that the system refuses something: a disk that is really full, files and folders it may not read or write.

Each case runs in a process of its own: with a small disk mounted, or without root's rights.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import IndexUnavailable
from ingest.index.lock import IndexLock
from ingest.index.writer import write_error_text
from ingest.settings import PROJECT_ROOT

RIGHTS_OF_ROOT = "-dac_override,-dac_read_search"
"""With them, root reads and writes whatever the permissions of a file say."""
PREPARE = """
import json, os, shutil, sys
from pathlib import Path
from evals.benchmarks.synthetic import write_corpus
from fakes import HashingEmbedder, direct_tools
from ingest.errors import IndexUnavailable
from ingest.index.passage_index import open_index
from ingest.settings import IndexSettings
from ingest.sync import sync

folder = Path(sys.argv[1])
docs, settings, embedder = folder / "docs", IndexSettings(data_dir=folder / "data", workers=1), HashingEmbedder()

def run():
    try:
        report = sync([docs], settings, embedder, tools=direct_tools(settings, embedder))
    except IndexUnavailable as error:
        return {"error": str(error)}
    return {"added": list(report.added), "removed": list(report.removed),
            "failed": [[failure.path, failure.reason] for failure in report.failed]}

def contents():
    index = open_index(settings, embedder.fingerprint)
    found = {d.name: [p.passage.text for p in index.passages(index.passages_of(d.id)[0])] for d in index.documents()}
    index.close()
    return found
"""
FULL_DISK = (
    PREPARE
    + """
write_corpus(docs, 2, pages=1)
run()
before = contents()
shutil.rmtree(docs)
write_corpus(docs, 80, pages=3)
place = os.statvfs(folder)
(folder / "filling").write_bytes(bytes(max(0, place.f_bavail * place.f_frsize - int(sys.argv[2]))))
refused = run()
(folder / "filling").unlink()
kept = contents() == before
print(json.dumps([refused, kept, len(run()["added"]), len(contents())]))
"""
)
NOT_ALLOWED = (
    PREPARE
    + """
(docs / "zu").mkdir(parents=True)
for name in ("offen.txt", "gesperrt.txt", "zu/darin.txt"):
    (docs / name).write_text("Titel\\nEin Satz über Sensoren.")
first = run()
(docs / "gesperrt.txt").write_text("Titel\\nEin anderer Satz.")
(docs / "neu.txt").write_text("Titel\\nNoch ein Satz.")
(docs / "gesperrt.txt").chmod(0)
(docs / "zu").chmod(0)
second, kept = run(), sorted(contents())
(docs / "gesperrt.txt").chmod(0o600)
(docs / "zu").chmod(0o700)
(docs / "spaet.txt").write_text("Titel\\nEin später Satz.")
for path in (settings.data_dir, settings.index_dir, settings.index_dir / "generations"):
    path.chmod(0o500)
refused = run()
for path in (settings.data_dir, settings.index_dir, settings.index_dir / "generations"):
    path.chmod(0o700)
print(json.dumps([first, second, kept, refused, run()["added"], contents()["gesperrt.txt"]]))
"""
)
READ_ONLY = (
    PREPARE
    + """
write_corpus(docs, 2, pages=1)
run()
for path in [settings.data_dir, *settings.data_dir.rglob("*")]:
    path.chmod(0o500 if path.is_dir() else 0o400)
try:
    searched = contents()
except IndexUnavailable as error:
    searched = str(error)
print(json.dumps([run()["error"], searched]))
for path in [settings.data_dir, *settings.data_dir.rglob("*")]:
    path.chmod(0o700)
"""
)


def outcome(*command: str) -> Any:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT_ROOT), str(Path(__file__).parent)])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def small_disk(tmp_path: Path) -> list[str]:
    """The beginning of a command that runs with a disk of 60 MB at ``tmp_path``, which goes when the command ends."""
    mount = ["unshare", "--mount", "sh", "-c", 'mount -t tmpfs -o size=60m tmpfs "$0" && exec "$@"', str(tmp_path)]
    if shutil.which("unshare") is None or subprocess.run([*mount, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    return mount


@pytest.mark.parametrize("free", [40_000, 150_000])
def test_full_disk_is_named_and_the_next_run_succeeds(small_disk: list[str], tmp_path: Path, free: int) -> None:
    """Where it runs full differs: in the new generation, or in Chroma's own index, after which
    the engine in the same process once gave no answer any more."""
    refused, kept, added, documents = outcome(*small_disk, sys.executable, "-c", FULL_DISK, str(tmp_path), str(free))
    assert "kein Platz mehr" in refused["error"]
    assert "Platz schaffen" in refused["error"]
    assert (kept, added, documents) == (True, 78, 80)


def test_a_note_that_cannot_be_written_keeps_nobody_from_reading(tmp_path: Path) -> None:
    """Who holds the index is only told. On a full disk every question was refused for it, and the lock was kept."""
    (tmp_path / "owner.json").mkdir()
    with IndexLock(tmp_path):
        assert (tmp_path / "index.lock").exists()


def test_what_the_system_refuses_is_told_in_german(tmp_path: Path) -> None:
    (tmp_path / "index.lock").mkdir()
    with pytest.raises(IndexUnavailable, match=r"\(ist ein Ordner\)"):
        IndexLock(tmp_path).acquire()
    assert "(keine Berechtigung)" in write_error_text(tmp_path, PermissionError(errno.EACCES, "Permission denied"))


@pytest.fixture
def bound_by_permissions() -> list[str]:
    """The beginning of a command that permissions hold for, whoever runs the tests."""
    if os.geteuid():
        return []
    setpriv = ["setpriv", f"--inh-caps={RIGHTS_OF_ROOT}", f"--bounding-set={RIGHTS_OF_ROOT}"]
    if shutil.which("setpriv") is None or subprocess.run([*setpriv, "true"], check=False).returncode:
        pytest.skip("root cannot give up its rights here")
    return setpriv


def test_what_may_not_be_read_is_named_and_kept(bound_by_permissions: list[str], tmp_path: Path) -> None:
    command = [*bound_by_permissions, sys.executable, "-c", NOT_ALLOWED, str(tmp_path)]
    first, second, kept, refused, added, text = outcome(*command)
    assert first["added"] == ["gesperrt.txt", "offen.txt", "zu/darin.txt"]
    assert (second["added"], second["removed"]) == (["neu.txt"], [])
    assert [path for path, _ in second["failed"]] == ["gesperrt.txt", "zu/"]
    assert all("darf nicht gelesen werden" in reason for _, reason in second["failed"])
    assert kept == ["gesperrt.txt", "neu.txt", "offen.txt", "zu/darin.txt"]
    assert "kann nicht geschrieben werden" in refused["error"]
    assert (added, text) == (["spaet.txt"], ["Titel\nEin anderer Satz."])


def test_data_folder_of_somebody_else_is_named(bound_by_permissions: list[str], tmp_path: Path) -> None:
    refused, searched = outcome(*bound_by_permissions, sys.executable, "-c", READ_ONLY, str(tmp_path))
    assert "kann nicht geschrieben werden" in refused
    assert searched == refused
    assert "Rechte" in searched
