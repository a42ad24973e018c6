"""Which files count, what they are called, and what a plan makes of them. No index here."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import IndexBusy, WrongUse
from ingest.index.records import KnownDocument, ProcessingVersions, SourceFile
from ingest.sync import SyncReport, watch_and_sync
from ingest.sync.planning import Plan, beside_data, make_plan
from ingest.sync.run import content_hash
from ingest.sync.scanning import Scan, free_name, scan

NOW = ProcessingVersions(reader="r1", splitter="s1", tagger="t1", analyser="a1")


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return folder


def scanned(*roots: Path) -> Scan:
    return scan(roots, (), lambda path: path.suffix == ".md" and not path.name.startswith("."))


def known(path: Path, name: str, *, text: str | None = None, versions: ProcessingVersions = NOW) -> KnownDocument:
    path.parent.mkdir(parents=True, exist_ok=True)
    probe = path.with_name(".probe")
    probe.write_text(name if text is None else text, encoding="utf-8")
    hashed = content_hash(probe) or ""
    probe.unlink()
    return KnownDocument(f"id-{name}", name, SourceFile(str(path), "", hashed), versions, None, None, 1, ())


def planned(folder: Path, *documents: KnownDocument, **options: bool) -> Plan:
    return make_plan(scanned(folder), documents, lambda _: NOW, content_hash, **options)


@pytest.mark.parametrize(
    ("pattern", "left_out"),
    [
        ("entwurf/", {"entwurf/a.md", "tief/entwurf/b.md"}),
        ("/entwurf", {"entwurf/a.md"}),
        ("*.md", {"entwurf/a.md", "tief/entwurf/b.md", "c.md"}),
        ("tief/entwurf/b.md", {"tief/entwurf/b.md"}),
        ("tief/*", {"tief/entwurf/b.md"}),
        ("c.md/", set()),
        ("# c.md", set()),
    ],
)
def test_ignore_patterns(tmp_path: Path, pattern: str, left_out: set[str]) -> None:
    names = {"entwurf/a.md", "tief/entwurf/b.md", "c.md"}
    made(tmp_path, *names)
    (tmp_path / ".ingestignore").write_text(pattern, encoding="utf-8")
    assert {file.name for file in scanned(tmp_path).files} == names - left_out


def test_same_path_twice_and_nested_paths_give_every_file_once(tmp_path: Path) -> None:
    made(tmp_path, "a/x.md", "y.md")
    files = scanned(tmp_path, tmp_path, tmp_path / "a").files
    assert [(file.name, file.root) for file in files] == [("a/x.md", tmp_path), ("y.md", tmp_path)]


def test_name_that_is_not_utf8_is_reported_not_fatal(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/kaputt-\xff.md")).write_text("x", encoding="utf-8")
    plan = planned(tmp_path)
    assert (len(plan.unreadable), plan.read) == (1, ())


def test_pipes_and_links_to_folders_are_ignored_links_to_nothing_reported(tmp_path: Path) -> None:
    """Opening a pipe waits for ever."""
    made(tmp_path, "a/x.md")
    os.mkfifo(tmp_path / "rohr.md")
    (tmp_path / "kreis").symlink_to(tmp_path)
    (tmp_path / "nichts.md").symlink_to(tmp_path / "fehlt.md")
    found = scanned(tmp_path)
    assert ([file.name for file in found.files], found.ignored) == (["a/x.md", "nichts.md"], ("kreis/", "rohr.md"))
    assert [file.name for file in planned(tmp_path).unreadable] == ["nichts.md"]


def test_links_out_of_the_folder_are_not_followed_those_inside_are(tmp_path: Path) -> None:
    """Whoever may put a link into the folder must not get other files of the machine read out."""
    inside = made(tmp_path / "in", "a/x.md", "data/eigenes.md")
    outside = made(tmp_path / "out", "geheim.txt")
    (inside / "innen.md").symlink_to(Path("a/x.md"))
    (inside / "aussen.md").symlink_to(outside / "geheim.txt")
    (inside / "kette.md").symlink_to(inside / "aussen.md")
    (inside / "daten.md").symlink_to(inside / "data" / "eigenes.md")
    found = scan([inside], [inside / "data"], lambda path: path.suffix == ".md")
    assert [file.name for file in found.files] == ["a/x.md", "innen.md"]
    assert [file.name for file in found.strayed] == ["aussen.md", "daten.md", "kette.md"]
    before = known(inside / "frueher.md", "frueher.md")
    (inside / "frueher.md").symlink_to(outside / "geheim.txt")
    assert [d.id for d in planned(inside, before).removed] == [before.id]
    linked = tmp_path / "in.md"
    linked.symlink_to(outside / "geheim.txt")
    assert [file.path.name for file in scan([linked], (), lambda _: True).files] == ["geheim.txt"]


def test_path_that_leads_nowhere_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    os.mkfifo(tmp_path / "rohr.md")
    for path in (tmp_path / "a", tmp_path / ("x" * 5000), tmp_path / "rohr.md", Path("~gibt-es-nicht/x")):
        with pytest.raises(WrongUse, match="gibt es nicht"):
            scanned(path)


def test_documents_of_a_folder_that_cannot_be_looked_into_stay(tmp_path: Path) -> None:
    """A path longer than the system allows cannot be listed, whoever asks."""
    deep = tmp_path
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(17):
        os.mkdir("o" * 250, dir_fd=here)
        below = os.open("o" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here, deep = below, deep / ("o" * 250)
    os.close(here)
    found = scanned(tmp_path)
    [closed] = found.closed
    inside = KnownDocument("id-x", "x.md", SourceFile(str(closed.path / "x.md"), "", "h"), NOW, None, None, 1, ())
    plan = make_plan(found, [inside], lambda _: NOW, content_hash, prune=True)
    assert (plan.removed, [file.name for file in plan.unreadable]) == ((), [closed.name])
    assert closed.name.endswith("o/")


@given(st.lists(st.sampled_from(["x.md", "a/x.md", "y.pdf", "ohne"]), max_size=8))
def test_free_names_are_distinct_and_keep_folder_and_suffix(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        free = free_name(name, taken)
        assert free not in taken
        assert (Path(free).parent, Path(free).suffix) == (Path(name).parent, Path(name).suffix)
        taken.add(free)


def test_new_changed_same_and_gone(tmp_path: Path) -> None:
    made(tmp_path, "neu.md", "anders.md", "gleich.md")
    gone, changed, same = (known(tmp_path / name, name) for name in ("weg.md", "anders.md", "gleich.md"))
    (tmp_path / "anders.md").write_text("jetzt anders", encoding="utf-8")
    plan = planned(tmp_path, gone, changed, same)
    assert [(item.file.name, [d.id for d in item.known]) for item in plan.read] == [
        ("anders.md", ["id-anders.md"]),
        ("neu.md", []),
    ]
    assert (plan.removed, plan.unchanged, plan.moved, plan.redo) == ((gone,), (same,), (), ())


def test_renamed_file_takes_its_document_along_and_only_one(tmp_path: Path) -> None:
    made(tmp_path, "kopie1.md", "kopie2.md")
    for name in ("kopie1.md", "kopie2.md"):
        (tmp_path / name).write_text("gleicher Text", encoding="utf-8")
    plan = planned(tmp_path, known(tmp_path / "alt.md", "alt.md", text="gleicher Text"))
    assert [(move.document.name, move.name) for move in plan.moved] == [("alt.md", "kopie1.md")]
    assert [item.file.name for item in plan.read] == ["kopie2.md"]
    assert plan.removed == ()


def test_folder_that_moved_keeps_the_names_of_its_documents(tmp_path: Path) -> None:
    document = known(tmp_path / "alt" / "a.md", "a.md")
    plan = planned(made(tmp_path / "neu", "a.md"), document)
    assert [(move.name, move.source.path) for move in plan.moved] == [("a.md", str(tmp_path / "neu" / "a.md"))]
    assert (plan.renamed, [d.id for d in plan.unchanged]) == ((), ["id-a.md"])


def test_documents_come_along_with_a_copied_data_folder(tmp_path: Path) -> None:
    old, new = made(tmp_path / "alt", "docs/a.md", "docs/b.md", "docs/c.md"), tmp_path / "neu"
    documents = [known(old / "docs" / name, name) for name in ("a.md", "b.md", "c.md")]
    made(new, "docs/a.md", "docs/b.md")
    (new / "docs/a.md").write_text("a.md")
    (new / "docs/b.md").write_text("anders")
    along = beside_data(old / "data" / "index", new / "data" / "index")
    plan = make_plan(scanned(new / "docs"), documents, lambda _: NOW, content_hash, moved_along=along)
    assert [(item.file.name, [d.id for d in item.known]) for item in plan.read] == [("b.md", ["id-b.md"])]
    assert [d.id for d in plan.unchanged] == ["id-a.md"]
    assert [d.id for d in plan.removed] == ["id-c.md"]
    assert [move.name for move in plan.moved] == ["a.md", "b.md"]


def test_where_both_places_are_named_documents_stay_where_they_were(tmp_path: Path) -> None:
    old, new = made(tmp_path / "alt", "docs/a.md"), made(tmp_path / "neu", "docs/a.md")
    (old / "docs/a.md").write_text("a.md")
    along = beside_data(old / "data" / "index", new / "data" / "index")
    documents = [known(old / "docs" / "a.md", "a.md")]
    found = scanned(old / "docs", new / "docs")
    plan = make_plan(found, documents, lambda _: NOW, content_hash, moved_along=along)
    assert [item.file.path for item in plan.read] == [new / "docs" / "a.md"]
    assert not plan.removed


def test_what_prune_removes_leaves_its_name_free(tmp_path: Path) -> None:
    document = known(made(tmp_path / "alt", "a.md") / "a.md", "a.md", text="alt")
    plan = planned(made(tmp_path / "neu", "a.md"), document, prune=True)
    assert [item.file.name for item in plan.read] == ["a.md"]
    assert [d.id for d in plan.removed] == ["id-a.md"]


def test_copy_of_a_file_that_is_still_there_is_a_document_of_its_own(tmp_path: Path) -> None:
    made(tmp_path, "alt.md")
    (tmp_path / "kopie.md").write_text("alt.md", encoding="utf-8")
    plan = planned(tmp_path, known(tmp_path / "alt.md", "alt.md"))
    assert (plan.moved, [item.file.name for item in plan.read]) == ((), ["kopie.md"])


@pytest.mark.parametrize(
    ("versions", "reads", "redoes"),
    [
        (ProcessingVersions("r0", "s1", "t1", "a1"), 1, 0),
        (ProcessingVersions("r1", "s0", "t1", "a1"), 0, 1),
        (ProcessingVersions("r1", "s1", "t0", "a1"), 0, 1),
        (ProcessingVersions("r1", "s1", "t1", "a0"), 0, 1),
        (NOW, 0, 0),
    ],
)
def test_changed_version_processes_only_what_it_concerns(
    tmp_path: Path, versions: ProcessingVersions, reads: int, redoes: int
) -> None:
    made(tmp_path / "hier", "a.md")
    here = known(tmp_path / "hier" / "a.md", "a.md", versions=versions)
    elsewhere = known(tmp_path / "dort" / "b.md", "b.md", versions=versions)
    plan = planned(tmp_path / "hier", here, elsewhere)
    assert (len(plan.read), len(plan.redo), plan.removed) == (reads, redoes * 2, ())


def test_watching_syncs_at_once_and_after_a_change_and_survives_errors(tmp_path: Path) -> None:
    stop, runs = threading.Event(), 0

    def run() -> SyncReport:
        nonlocal runs
        runs += 1
        if runs == 2:
            raise IndexBusy("gerade nicht")
        return SyncReport(passages=runs)

    def change() -> None:
        for number in range(100):
            if stop.wait(0.3):
                return
            (tmp_path / f"neu{number}.md").write_text("neu", encoding="utf-8")
            time.sleep(0.5 if runs == 1 else 2)

    writer = threading.Thread(target=change)
    writer.start()
    seen = []
    for outcome in watch_and_sync([tmp_path], run, stop):
        seen.append(outcome)
        if len(seen) == 3:
            stop.set()
    writer.join()
    assert [type(outcome) for outcome in seen] == [SyncReport, IndexBusy, SyncReport]
