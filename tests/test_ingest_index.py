"""The reading side of the index: scores equal to brute force, filters, and one call for a batch."""

from __future__ import annotations

import random
import socket
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import pytest
from fakes import HashingEmbedder
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import (
    Block,
    BlockKind,
    Document,
    DocumentInfo,
    DocumentKind,
    Page,
    Passage,
    PassageTags,
    Sentence,
    Source,
    Span,
    State,
)
from ingest.errors import IndexUnavailable
from ingest.german import ngrams, stems
from ingest.index.dates import earliest_day, latest_day
from ingest.index.dense import DenseIndex, collection_name
from ingest.index.generations import Generations
from ingest.index.hits import Candidates, PassageFilter, Query
from ingest.index.passage_index import LocalIndex, open_index
from ingest.index.records import DocumentRecord, EmbeddedPassage, ProcessingVersions, SourceFile
from ingest.index.store_writer import passage_day
from ingest.index.vectors import FEWEST_FOR_ALL_ROWS
from ingest.index.versions import current_versions, german_analyser
from ingest.index.writer import IndexWriter
from ingest.settings import IndexSettings

EMBEDDER = HashingEmbedder()
WORDS = (
    *("Sensor", "Wasser", "Stadt", "Landkreis", "Förderung", "Beteiligung", "Plattform", "Daten", "Verkehr", "Klima"),
    *("Zwilling", "Energie", "Schule", "Pflege", "Strategie", "Vergabe", "Datenschutz", "Bürgerinnen", "Quartier"),
    *("Hitze", "Parken", "LoRaWAN", "Dashboard", "Ehrenamt", "Beleuchtung"),
)
PROJECTS = ("wolfsburg", "kassel", "ulm")
DOCUMENTS, PASSAGES = 12, 5
DEPTH = 8


def made_passage(random_words: random.Random, document: int, position: int) -> Passage:
    """Up to three sentences; every fifth passage is a table without any."""
    count = 0 if position == 4 else random_words.randint(1, 3)
    sentences = [" ".join(random_words.choices(WORDS, k=6)) + "." for _ in range(count)]
    text = " ".join(sentences) or " | ".join(random_words.choices(WORDS, k=6))
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Sentence(Span(start, start + len(sentence))))
        start += len(sentence) + 1
    return Passage(
        id=f"{document}-{position}",
        document_id=f"d{document}",
        page_index=position,
        span=Span(0, len(text)),
        text=text,
        section=(f"Abschnitt {position}",),
        sentences=tuple(spans),
        tags=PassageTags(
            projects=(PROJECTS[document % 3],),
            topics=("daten",) if position % 2 else (),
            states=(State.HESSEN,) if document % 2 else (),
        ),
    )


def made_document(document: int) -> tuple[DocumentRecord, list[EmbeddedPassage]]:
    passages = [made_passage(random.Random(document * 100 + position), document, position) for position in range(5)]
    pages = tuple(
        Page(number, f"S. {number}", (Block(BlockKind.PARAGRAPH, passage.text),))
        for number, passage in enumerate(passages, 1)
    )
    kind = DocumentKind.LEITFADEN if document % 4 else DocumentKind.NEWSLETTER
    info = DocumentInfo(f"Titel {document}", kind=kind, date=f"20{10 + document}-06")
    made = Document(f"d{document}", "v1", f"n{document:02}.pdf", f"/x/{document}", info, pages)
    record = DocumentRecord(made, SourceFile(made.path, "", "hash"), ProcessingVersions("r", "s", "t", "a"))
    return record, [embedded(passage) for passage in passages]


def embedded(passage: Passage) -> EmbeddedPassage:
    parts = [passage.text[s.span.start : s.span.end] for s in passage.sentences]
    return EmbeddedPassage(passage, EMBEDDER.embed_passages([passage.text, *parts]), passage.text, "key")


MADE = [made_document(document) for document in range(DOCUMENTS)]
ALL = {item.passage.id: (item, record) for record, items in MADE for item in items}


def build(settings: IndexSettings, made: Sequence[tuple[DocumentRecord, list[EmbeddedPassage]]] = MADE) -> None:
    dense = DenseIndex(settings.index_dir, settings.chroma_url, collection_name(EMBEDDER.fingerprint))
    writer = IndexWriter(
        Generations(settings.index_dir),
        dense,
        german_analyser(),
        current_versions(settings, EMBEDDER.fingerprint),
        EMBEDDER.dimension,
        lambda: datetime(2026, 1, 1, tzinfo=UTC),
        None,
    )
    for record, items in made:
        writer.put(record, items)
    writer.publish()
    dense.close()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalIndex]:
    settings = IndexSettings(data_dir=tmp_path_factory.mktemp("index"))
    build(settings)
    opened = open_index(settings, EMBEDDER.fingerprint)
    yield opened
    opened.close()


def query(text: str, *expansions: str) -> Query:
    return Query(text, EMBEDDER.embed_questions([text])[0], expansions)


QUESTIONS = ["Sensor im Wasser", "Förderung der Stadt", "Datenschutz und Vergabe", "Hitze im Quartier", "Bürgerinnen"]


def halves(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """As the index keeps them."""
    return vectors.astype(np.float16).astype(np.float32)


@pytest.mark.parametrize("text", QUESTIONS)
def test_cosines_equal_brute_force_for_every_candidate(index: LocalIndex, text: str) -> None:
    asked = query(text)
    found = index.candidates([asked], DEPTH)[0]
    assert len(found.ids) >= DEPTH
    for place, id in enumerate(found.ids):
        scores = halves(ALL[id][0].vectors) @ asked.vector
        best = scores[1:].max() if len(scores) > 1 else scores[0]
        assert found.dense[place] == pytest.approx(scores[0], abs=1e-5)
        assert found.sentence[place] == pytest.approx(best, abs=1e-5)
        np.testing.assert_allclose(found.sentence_scores[place], scores[1:], atol=1e-5)


@pytest.mark.parametrize("text", QUESTIONS)
def test_candidates_are_the_best_of_each_retriever(index: LocalIndex, text: str) -> None:
    asked = query(text)
    found = index.candidates([asked], DEPTH)[0]
    cosine = {id: float(halves(item.vectors)[0] @ asked.vector) for id, (item, _) in ALL.items()}
    cut = sorted(cosine.values(), reverse=True)[DEPTH - 1]
    assert {id for id, score in cosine.items() if score > cut + 1e-4} <= set(found.ids)
    for tokens, scores in ((ngrams, found.ngrams), (stems, found.stems)):
        wanted = set(tokens(text))
        sharing = {id for id, (item, _) in ALL.items() if wanted & set(tokens(item.words))}
        hits = {id for id, score in zip(found.ids, scores, strict=True) if score > 0}
        assert len(hits) == min(DEPTH, len(sharing))
        assert hits <= sharing


def test_a_question_and_its_parts_have_the_same_scores_as_each_alone(index: LocalIndex) -> None:
    queries = [query(text) for text in (*QUESTIONS, *QUESTIONS)][:8]
    for together, alone in zip(index.candidates(queries, DEPTH), (only(index, q) for q in queries), strict=True):
        np.testing.assert_array_equal(together.dense, alone.dense)


@pytest.mark.parametrize("times", [1, FEWEST_FOR_ALL_ROWS])
def test_batch_equals_single_questions(index: LocalIndex, times: int) -> None:
    queries = [query(text, "Fördermittel") for text in QUESTIONS * times]
    for together, alone in zip(index.candidates(queries, DEPTH), (only(index, q) for q in queries), strict=True):
        assert_same(together, alone)


def only(index: LocalIndex, asked: Query) -> Candidates:
    return index.candidates([asked], DEPTH)[0]


def assert_same(first: Candidates, second: Candidates) -> None:
    assert first.ids == second.ids
    for name in ("dense", "sentence", "ngrams", "stems"):
        np.testing.assert_allclose(getattr(first, name), getattr(second, name), atol=1e-6)


def test_expansion_finds_what_the_words_do_not_and_counts_less(index: LocalIndex) -> None:
    plain, expanded = only(index, query("Zuschuss")), only(index, query("Zuschuss", "Förderung"))
    direct = only(index, query("Förderung"))
    assert not plain.stems.any()
    assert 0 < expanded.stems.max() < direct.stems.max()


FILTERS = [
    (PassageFilter(projects=frozenset({"ulm"})), lambda item, info: "ulm" in item.tags.projects),
    (PassageFilter(topics=frozenset({"daten"})), lambda item, info: "daten" in item.tags.topics),
    (PassageFilter(states=frozenset({State.HESSEN})), lambda item, info: State.HESSEN in item.tags.states),
    (PassageFilter(kinds=frozenset({DocumentKind.NEWSLETTER})), lambda item, info: info.kind == "newsletter"),
    (PassageFilter(since="2018"), lambda item, info: info.date >= "2018"),
    (
        PassageFilter(projects=frozenset({"ulm", "kassel"}), topics=frozenset({"daten"}), since="2015-07"),
        lambda item, info: item.tags.projects[0] != "wolfsburg" and item.tags.topics and info.date >= "2015-07",
    ),
]


@pytest.mark.parametrize(("where", "fulfils"), FILTERS, ids=lambda value: "")
def test_filter_returns_only_and_all_of_what_fulfils_it(index: LocalIndex, where: PassageFilter, fulfils) -> None:  # type: ignore[no-untyped-def]
    allowed = {id for id, (item, record) in ALL.items() if fulfils(item.passage, record.document.info)}
    assert 0 < len(allowed) < len(ALL)
    assert set(index.candidates([query("Sensor Wasser Stadt")], len(ALL), where)[0].ids) == allowed
    few = index.candidates([query("Sensor Wasser Stadt")], 3, where)[0]
    assert set(few.ids) <= allowed
    assert len(few.ids) >= 3


def test_filter_that_nothing_fulfils_gives_nothing(index: LocalIndex) -> None:
    found = index.candidates([query("Sensor")], DEPTH, PassageFilter(projects=frozenset({"unbekannt"})))[0]
    assert found.ids == ()
    assert len(found.dense) == len(found.sentence) == len(found.ngrams) == len(found.stems) == 0


def test_question_without_words_still_gets_the_nearest_passages(index: LocalIndex) -> None:
    found = only(index, query("?!"))
    assert len(found.ids) == DEPTH
    assert not found.ngrams.any()


def test_depth_beyond_everything_gives_everything(index: LocalIndex) -> None:
    assert set(index.candidates([query("Sensor")], 10_000)[0].ids) == set(ALL)


def test_passages_come_in_the_order_asked_without_those_gone(index: LocalIndex) -> None:
    found = index.passages(["3-1", "gone", "0-4", "3-0"])
    assert [item.passage for item in found] == [ALL[id][0].passage for id in ("3-1", "0-4", "3-0")]
    assert [(item.page, item.page_label, item.document) for item in found] == [
        (2, "S. 2", "n03.pdf"),
        (5, "S. 5", "n00.pdf"),
        (1, "S. 1", "n03.pdf"),
    ]
    assert found[0].info == ALL["3-1"][1].document.info


def test_passages_of_a_document_come_in_reading_order(index: LocalIndex) -> None:
    document = index.documents()[0]
    ids = [item.passage.id for item in index.passages_in(document.id)]
    assert ids == index.passages_of(document.id)[0]
    assert len(ids) > 1
    assert index.passages_in("unbekannt") == []
    assert index.projects_in(document.id) == [ALL[id][0].passage.tags.projects for id in ids]
    assert index.projects_in("unbekannt") == []


def test_neighbours_are_those_around_in_the_same_document(index: LocalIndex) -> None:
    assert [item.passage.id for item in index.neighbours("3-1", 2, 2)] == ["3-0", "3-2", "3-3"]
    assert [item.passage.id for item in index.neighbours("3-4", 1, 5)] == ["3-3"]
    assert index.neighbours("gone", 1, 1) == []


def test_sentence_vectors_are_unit_rows_in_order(index: LocalIndex) -> None:
    for id in ("3-1", "3-4"):
        np.testing.assert_allclose(index.sentence_vectors(id), ALL[id][0].vectors[1:], atol=1e-3)


def test_document_by_id_and_by_name_has_its_pages(index: LocalIndex) -> None:
    expected = MADE[3][0].document
    assert index.document("d3") == index.document("n03.pdf") == expected
    assert index.document("nichts") is None
    assert [document.pages for document in index.documents()] == [()] * DOCUMENTS


@pytest.mark.parametrize("written", ["NFC", "NFD"])
@pytest.mark.parametrize("asked", ["NFC", "NFD"])
def test_document_is_found_however_its_umlauts_are_written(
    tmp_path: Path, written: Literal["NFC", "NFD"], asked: Literal["NFC", "NFD"]
) -> None:
    """macOS names files with letters and marks apart; people, and other systems, write them as one."""
    settings = IndexSettings(data_dir=tmp_path)
    record, items = MADE[0]
    name = "Glätte/Übersicht.pdf"
    document = replace(record.document, name=unicodedata.normalize(written, name))
    build(settings, [(replace(record, document=document), items)])
    opened = open_index(settings, EMBEDDER.fingerprint)
    assert opened.document(unicodedata.normalize(asked, name)) == document
    opened.close()


def test_summary_counts(index: LocalIndex) -> None:
    summary = index.summary()
    assert (summary.documents, summary.passages, summary.originals, summary.own_summaries) == (12, 60, 12, 0)
    assert (summary.newest_date, summary.embedder, summary.generation) == ("2021-06", EMBEDDER.fingerprint, "1")


@pytest.fixture(scope="module")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = Path(sys.executable).with_name("chroma")
    folder = tmp_path_factory.mktemp("chroma")
    process = subprocess.Popen(
        [str(command), "run", "--path", str(folder), "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(port)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait()


def wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError


def test_chroma_server_finds_the_same(index: LocalIndex, chroma_server: str, tmp_path: Path) -> None:
    settings = IndexSettings(data_dir=tmp_path, chroma_url=chroma_server)
    build(settings)
    first, second = (open_index(settings, EMBEDDER.fingerprint) for _ in range(2))
    for text in QUESTIONS:
        expected = np.sort(only(index, query(text)).dense)[-DEPTH:]
        for opened in (first, second):  # passages of equal score may change places
            np.testing.assert_allclose(np.sort(only(opened, query(text)).dense)[-DEPTH:], expected, atol=1e-5)
    first.close()
    second.close()


def test_unreachable_chroma_server_is_named(tmp_path: Path) -> None:
    with pytest.raises(IndexUnavailable, match=r"Chroma-Server.*127\.0\.0\.1:1"):
        DenseIndex(tmp_path, "http://127.0.0.1:1", "passages-x")


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [("2022", 20220101, 20221231), ("2022-10", 20221001, 20221031), ("2022-10-05", 20221005, 20221005)],
)
def test_days_a_date_can_mean(date: str, earliest: int, latest: int) -> None:
    assert (earliest_day(date), latest_day(date)) == (earliest, latest)


@given(st.none() | st.text(max_size=12))
def test_any_text_as_date_is_a_number(date: str | None) -> None:
    assert latest_day(date) >= 0


def test_day_of_a_passage_is_that_of_its_newest_source() -> None:
    sources: Sequence[Source | None] = (Source("A", "u", "2020-03"), None, Source("B", "u", "2022"))
    passage = Passage("p", "d", 0, Span(0, 1), "x", (), tuple(Sentence(Span(0, 1), source) for source in sources))
    assert passage_day(passage, "2026-01") == 20221231
    assert passage_day(Passage("p", "d", 0, Span(0, 1), "x", (), ()), "2026-01") == 20260131
