"""The sync against real Chroma and Tantivy: what comes in, what goes, what stays, and what is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from fakes import HashingEmbedder
from syncing import EMBEDDER, found_documents, opened, run, texts, write
from syncing import docs as docs
from syncing import settings as settings

from ingest.documents import DocumentInfo, DocumentKind
from ingest.errors import IndexMismatch
from ingest.fetched import DESCRIPTIONS_FILE, Described, descriptions_json
from ingest.index import writer
from ingest.index.generations import Generations
from ingest.index.hits import Query
from ingest.index.manifest import Manifest
from ingest.index.passage_index import open_index
from ingest.index.store_reader import StoreReader
from ingest.settings import IndexSettings


def test_a_fetched_file_is_described_by_the_list_of_sources_and_again_when_that_changes(
    settings: IndexSettings, docs: Path
) -> None:
    said = Described(title="Zwillinge", url="https://hamburg.de/z", publisher="Hamburg", kind=DocumentKind.STUDIE)
    for described in (said, said.model_copy(update={"date": "2024-06"})):
        (docs / DESCRIPTIONS_FILE).write_bytes(descriptions_json({"hamburg.txt": described}))
        report = run(settings, docs)
        assert "hamburg.txt" in (*report.added, *report.updated)
        index = opened(settings)
        infos = {document.name: document.info for document in index.documents()}
        index.close()
        assert infos["hamburg.txt"] == DocumentInfo(
            "Zwillinge", DocumentKind.STUDIE, "Hamburg", described.date, "https://hamburg.de/z"
        )
        assert infos["kassel.txt"].publisher is None
    assert report.unchanged == 2


def test_first_sync_takes_in_every_document(settings: IndexSettings, docs: Path) -> None:
    report = run(settings, docs)
    assert report.added == ("hamburg.txt", "kassel.txt", "wolfsburg/wasser.txt")
    assert (report.updated, report.unchanged, report.removed, report.failed, report.passages) == ((), 0, (), (), 3)
    assert texts(settings) == {
        "hamburg.txt": ["Zwilling\nHamburg baut einen digitalen Zwilling."],
        "kassel.txt": ["Verkehr\nKassel zählt Fahrräder.\nDie Zahlen sind öffentlich."],
        "wolfsburg/wasser.txt": ["Wasser\nWolfsburg misst die Wasserqualität mit Sensoren."],
    }


def test_nothing_is_embedded_or_published_without_changes(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    embedder = HashingEmbedder()
    report = run(settings, docs, embedder=embedder)
    assert (report.unchanged, report.added, report.updated, embedder.texts) == (3, (), (), 0)
    assert (settings.index_dir / "CURRENT").read_text() == "1"


def test_changed_document_keeps_its_id_and_embeds_only_what_is_new(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    before = {document.name: document.id for document in opened_documents(settings)}
    write(docs / "kassel.txt", "Verkehr", "Kassel zählt jetzt auch Autos.")
    embedder = HashingEmbedder()
    report = run(settings, docs, embedder=embedder)
    assert (report.updated, report.unchanged, embedder.texts) == (("kassel.txt",), 2, 2)
    assert {document.name: document.id for document in opened_documents(settings)} == before
    assert texts(settings)["kassel.txt"] == ["Verkehr\nKassel zählt jetzt auch Autos."]


def opened_documents(settings: IndexSettings) -> list[object]:
    index = opened(settings)
    documents = index.documents()
    index.close()
    return list(documents)


def test_reader_sees_old_state_until_refresh_then_the_new_one(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    index = opened(settings)
    write(docs / "kassel.txt", "Verkehr", "Kassel zählt Schiffe.")
    run(settings, docs)
    assert [p.passage.text for p in index.passages(index._open.columns.ids) if p.document == "kassel.txt"] == [
        "Verkehr\nKassel zählt Fahrräder.\nDie Zahlen sind öffentlich."
    ]
    assert "kassel.txt" in found_documents(index, "Fahrräder")
    assert index.refresh()
    assert not index.refresh()
    assert [p.passage.text for p in index.passages(index._open.columns.ids) if p.document == "kassel.txt"] == [
        "Verkehr\nKassel zählt Schiffe."
    ]
    index.close()


def test_deleted_document_is_gone_from_both_indexes(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    index = opened(settings)
    gone = index.document("kassel.txt")
    assert gone
    assert index._dense.ids_of_document(gone.id)
    assert index._open.lexical_passages_of(gone.id) == 1
    (docs / "kassel.txt").unlink()
    assert run(settings, docs).removed == ("kassel.txt",)
    index.refresh()
    assert index._dense.ids_of_document(gone.id) == []
    assert index._open.lexical_passages_of(gone.id) == 0
    assert index.document("kassel.txt") is None
    assert "kassel.txt" not in found_documents(index, "Kassel zählt Fahrräder")
    index.close()


def test_renamed_file_keeps_its_id_and_vectors(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    before = {document.name: document.id for document in opened_documents(settings)}
    (docs / "kassel.txt").rename(docs / "verkehr-kassel.txt")
    embedder = HashingEmbedder()
    report = run(settings, docs, embedder=embedder)
    after = {document.name: document.id for document in opened_documents(settings)}
    assert (report.updated, report.added, report.removed, embedder.texts) == (("verkehr-kassel.txt",), (), (), 0)
    assert after["verkehr-kassel.txt"] == before["kassel.txt"]


def test_swapped_names_follow_their_contents(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    old = texts(settings)
    (docs / "kassel.txt").rename(docs / "x")
    (docs / "hamburg.txt").rename(docs / "kassel.txt")
    (docs / "x").rename(docs / "hamburg.txt")
    run(settings, docs)
    new = texts(settings)
    assert (new["kassel.txt"], new["hamburg.txt"]) == (old["hamburg.txt"], old["kassel.txt"])


def test_new_file_under_the_name_of_a_renamed_one_gets_its_own_id(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    (docs / "kassel.txt").rename(docs / "alt.txt")
    run(settings, docs)
    write(docs / "kassel.txt", "Neu", "Kassel plant Neues.")
    run(settings, docs)
    ids = [document.id for document in opened_documents(settings)]
    assert len(ids) == len(set(ids)) == 4


def test_other_paths_stay_unless_pruned(settings: IndexSettings, docs: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(other / "neu.txt", "Neu", "Ulm funkt mit LoRaWAN.")
    run(settings, docs)
    report = run(settings, other)
    assert (report.added, report.removed, report.passages) == (("neu.txt",), (), 4)
    report = run(settings, other, prune=True)
    assert report.removed == ("hamburg.txt", "kassel.txt", "wolfsburg/wasser.txt")
    assert set(texts(settings)) == {"neu.txt"}


def test_names_that_two_paths_share_get_the_folder_in_front(settings: IndexSettings, tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", "A", "Aachen.")
    write(tmp_path / "b" / "x.txt", "B", "Bonn.")
    write(tmp_path / "b" / "y.txt", "B", "Bochum.")
    assert run(settings, tmp_path / "a", tmp_path / "b").added == ("a/x.txt", "b/x.txt", "y.txt")


def test_later_path_with_a_taken_name_gets_the_folder_in_front(settings: IndexSettings, tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", "A", "Aachen.")
    write(tmp_path / "b" / "x.txt", "B", "Bonn.")
    run(settings, tmp_path / "a")
    assert run(settings, tmp_path / "b").added == ("b/x.txt",)
    assert set(texts(settings)) == {"x.txt", "b/x.txt"}


def test_single_file_is_named_by_its_file_name(settings: IndexSettings, docs: Path) -> None:
    assert run(settings, docs / "wolfsburg" / "wasser.txt").added == ("wasser.txt",)


def test_same_files_through_the_parent_folder_only_change_their_names(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    report = run(settings, docs.parent / "docs" / "..", prune=False)
    assert report.added == ()
    assert set(texts(settings)) == {"docs/hamburg.txt", "docs/kassel.txt", "docs/wolfsburg/wasser.txt"}


def test_ignored_are_catalogue_hidden_unknown_and_listed_files(settings: IndexSettings, docs: Path) -> None:
    for name in ("catalog/x.txt", ".git/x.txt", ".hidden.txt", "daten.xyz", "entwurf/x.txt", "notiz-alt.txt"):
        write(docs / name, "Titel", "Text.")
    write(docs / ".ingestignore", "# Entwürfe", "entwurf/", "*-alt.txt")
    report = run(settings, docs)
    assert report.ignored == (
        ".git/",
        ".hidden.txt",
        ".ingestignore",
        "catalog/",
        "daten.xyz",
        "entwurf/",
        "notiz-alt.txt",
    )
    assert len(report.added) == 3


def test_dry_run_changes_nothing(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    write(docs / "kassel.txt", "Verkehr", "Anders.")
    write(docs / "neu.txt", "Neu", "Neu.")
    (docs / "hamburg.txt").unlink()
    report = run(settings, docs, dry_run=True)
    assert (report.added, report.updated, report.removed) == (("neu.txt",), ("kassel.txt",), ("hamburg.txt",))
    assert "hamburg.txt" in texts(settings)


def test_reindex_moves_to_another_embedder_and_keeps_other_paths(
    settings: IndexSettings, docs: Path, tmp_path: Path
) -> None:
    write(tmp_path / "other" / "ulm.txt", "Ulm", "Ulm funkt.")
    run(settings, docs)
    run(settings, tmp_path / "other")
    other = HashingEmbedder(dimension=32, fingerprint="anderes-modell")
    report = run(settings, docs, embedder=other, reindex=True)
    assert (len(report.updated), report.passages) == (4, 4)
    index = open_index(settings, other.fingerprint)
    assert {document.name for document in index.documents()} >= {"ulm.txt", "kassel.txt"}
    assert index._dense.count() == 4
    index.close()


def test_other_passage_length_splits_the_stored_pages_again(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    shorter = settings.model_copy(update={"passage_tokens": 100})
    with pytest.raises(IndexMismatch, match="transferkompass ingest"):
        opened(shorter)
    report = run(shorter, docs / "kassel.txt")
    assert len(report.updated) == 3
    opened(shorter).close()


def test_empty_folder_gives_an_empty_index(settings: IndexSettings, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    run(settings, tmp_path / "leer")
    index = opened(settings)
    assert found_documents(index, "Irgendetwas") == set()
    assert index.summary().passages == 0
    index.close()


def test_older_edition_is_linked_to_the_newer(settings: IndexSettings, docs: Path) -> None:
    body = [f"Die Stadt Wolfsburg beschreibt in Abschnitt {i} ihr Vorgehen bei Sensor Nummer {i}." for i in range(40)]
    write(docs / "auflage1.txt", "Leitfaden", "Datum: 2021-05", *body)
    run(settings, docs)
    write(docs / "auflage2.txt", "Leitfaden", "Datum: 2023-02", *body, "Ein Satz kam hinzu.")
    run(settings, docs)
    documents = {document.name: document for document in opened_documents(settings)}
    assert documents["auflage1.txt"].superseded_by == documents["auflage2.txt"].id
    assert documents["auflage2.txt"].superseded_by is None
    (docs / "auflage2.txt").unlink()
    run(settings, docs)
    documents = {document.name: document for document in opened_documents(settings)}
    assert documents["auflage1.txt"].superseded_by is None


def test_journal_says_when_why_and_by_which_versions(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    write(docs / "kassel.txt", "Verkehr", "Anders.")
    run(settings, docs)
    (docs / "kassel.txt").unlink()
    run(settings, docs)
    store = StoreReader(settings.index_dir / "generations" / "3")
    entries = [entry for entry in store.journal() if entry.document == "kassel.txt"]
    assert [entry.reason for entry in entries] == ["added", "updated", "removed"]
    assert entries[0].versions
    assert entries[0].versions.reader.startswith("plain")
    store.close()


def test_report_has_the_fields_of_the_contract(settings: IndexSettings, docs: Path) -> None:
    fields = json.loads(run(settings, docs).model_dump_json())
    assert fields.keys() >= {
        "added", "updated", "unchanged", "removed", "ignored", "failed", "passages", "seconds",
    }  # fmt: skip


def test_a_copied_project_knows_its_documents(settings: IndexSettings, docs: Path, tmp_path: Path) -> None:
    run(settings, docs)
    copied = tmp_path / "kopie"
    shutil.copytree(docs, copied / "docs")
    shutil.copytree(settings.data_dir, copied / "data")
    write(copied / "docs" / "kassel.txt", "Verkehr", "Kassel zählt Autos.")
    (copied / "docs" / "hamburg.txt").unlink()
    there = settings.model_copy(update={"data_dir": copied / "data", "catalog_dir": copied / "docs" / "catalog"})
    report = run(there, copied / "docs")
    assert (report.added, report.updated, report.removed) == ((), ("kassel.txt",), ("hamburg.txt",))
    assert report.unchanged == 1
    assert {document.path for document in opened(there).documents()} == {
        str(copied / "docs" / "kassel.txt"),
        str(copied / "docs" / "wolfsburg" / "wasser.txt"),
    }
    assert run(there, copied / "docs").unchanged == 2


def lexical_scores(settings: IndexSettings, question: str) -> dict[str, tuple[float, float]]:
    index = opened(settings)
    [found] = index.candidates([Query(question, EMBEDDER.embed_questions([question])[0])], 50)
    documents = [item.document for item in index.passages(found.ids)]
    index.close()
    return dict(zip(documents, zip(found.ngrams.tolist(), found.stems.tolist(), strict=True), strict=True))


def changed_often(settings: IndexSettings, docs: Path) -> None:
    for count in range(4):
        write(docs / "kassel.txt", "Verkehr", f"Kassel zählt {count} Fahrräder mit Sensoren.")
        run(settings, docs)
    (docs / "hamburg.txt").unlink()
    run(settings, docs)


def test_scores_after_updates_are_those_of_a_fresh_index(settings: IndexSettings, docs: Path, tmp_path: Path) -> None:
    """Frequencies still counted what had been removed."""
    changed_often(settings, docs)
    fresh = settings.model_copy(update={"data_dir": tmp_path / "fresh"})
    run(fresh, docs)
    question = "Wer zählt Fahrräder mit Sensoren?"
    assert lexical_scores(settings, question) == lexical_scores(fresh, question)


def lexical_gone(settings: IndexSettings) -> int:
    generations = Generations(settings.index_dir)
    return Manifest.read(generations.path(generations.current() or 0)).lexical_gone


def test_large_lexical_indexes_are_written_anew_when_much_is_gone(
    settings: IndexSettings, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "LEXICAL_ALWAYS_ANEW", 0)
    monkeypatch.setattr(writer, "LEXICAL_MOST_GONE", 1.0)
    gone = []
    for count in range(5):
        write(docs / "kassel.txt", "Verkehr", f"Kassel zählt {count} Fahrräder.")
        run(settings, docs)
        gone.append(lexical_gone(settings))
    assert gone == [0, 1, 2, 0, 1]
