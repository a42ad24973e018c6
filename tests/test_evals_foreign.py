"""Published layouts are read as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fakes import HashingEmbedder

from assistant.settings import Settings
from evals.cli import subject_over
from evals.foreign import Dataset, ForeignQuestion, foreign_report, load_dataset, write_documents
from ingest.errors import WrongUse


def lines(path: Path, *rows: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "wasser"
    rows = [{"_id": "1", "title": "Titel", "text": "Text"}, {"_id": "2", "text": "Nur Text", "metadata": {}}]
    lines(folder / "corpus.jsonl", *rows)
    lines(folder / "queries.jsonl", {"_id": "q1", "text": "Wer?"}, {"_id": "q2", "text": "ohne Urteil"})
    (folder / "qrels").mkdir()
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\t1\t2\nq1\t2\t0\n", encoding="utf-8")
    return folder


def squad(path: Path, *paragraphs: dict[str, object]) -> Path:
    path.write_text(json.dumps({"version": "1", "data": [{"title": "T", "paragraphs": paragraphs}]}), encoding="utf-8")
    return path


def test_beir(beir: Path) -> None:
    assert load_dataset(beir) == Dataset(
        "wasser",
        {"1": "Titel\n\nText", "2": "Nur Text"},
        (ForeignQuestion("q1", "Wer?", {"1": 2, "2": 0}),),
    )


def test_squad_contexts_are_documents_once(tmp_path: Path) -> None:
    asked = {"id": "1", "question": "Wo?", "answers": [{"text": "in Ulm", "answer_start": 3}, {"text": "in Ulm"}]}
    without = {"id": "2", "question": "Wann?", "answers": [], "is_impossible": True}
    path = squad(tmp_path / "fragen.json", {"context": "Es ist in Ulm.", "qas": [asked]},
                 {"context": "Es ist in Ulm.", "qas": [without]})  # fmt: skip
    assert load_dataset(path) == Dataset(
        "fragen",
        {"context-000000": "Es ist in Ulm."},
        (
            ForeignQuestion("1", "Wo?", {"context-000000": 1}, ("in Ulm",)),
            ForeignQuestion("2", "Wann?", {}),
        ),
    )


def test_a_folder_with_squad_files(tmp_path: Path) -> None:
    for number in range(2):
        asked = {"id": str(number), "question": "Wo?", "answers": [{"text": "da"}]}
        squad(tmp_path / f"{number}.json", {"context": f"{number} da", "qas": [asked]})
    assert len(load_dataset(tmp_path).questions) == 2


@pytest.mark.parametrize(
    ("file", "content", "named"),
    [
        ("corpus.jsonl", '{"_id": "1"}\n', "corpus.jsonl, Zeile 1"),
        ("corpus.jsonl", '{"_id": "1", "text": "a"}\nkaputt\n', "corpus.jsonl, Zeile 2"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\t1\tviel\n", "test.tsv, Zeile 2"),
    ],
)
def test_broken_lines_are_named(beir: Path, file: str, content: str, named: str) -> None:
    (beir / file).write_text(content, encoding="utf-8")
    with pytest.raises(WrongUse, match=named):
        load_dataset(beir)


def test_other_folders_and_other_json_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="weder"):
        load_dataset(tmp_path)
    (tmp_path / "anderes.json").write_text("[1]", encoding="utf-8")
    with pytest.raises(WrongUse, match=r"anderes\.json"):
        load_dataset(tmp_path)


def test_documents_are_written_under_names_that_lead_back(tmp_path: Path) -> None:
    dataset = Dataset("x", {"a/b": "Erstens", "c": "Zweitens"}, ())
    names = write_documents(dataset, tmp_path)
    written = {names[path.name]: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == dataset.documents


def test_a_foreign_set_is_ingested_asked_and_measured(tmp_path: Path) -> None:
    texts = {
        "Wolfsburg misst die Wasserqualität mit drei Sensoren.": (
            "Wie viele Sensoren messen die Wasserqualität?",
            "drei",
        ),
        "Kassel zählt Fahrräder an zwölf Brücken.": ("An wie vielen Brücken zählt Kassel Fahrräder?", "zwölf"),
    }
    paragraphs = [
        {"context": context, "qas": [{"id": span, "question": question, "answers": [{"text": span}]}]}
        for context, (question, span) in texts.items()
    ]
    dataset = load_dataset(squad(tmp_path / "klein.json", *paragraphs))
    documents = tmp_path / "documents"
    documents.mkdir()
    names = write_documents(dataset, documents)
    subject = subject_over(documents, tmp_path / "data", Settings(), HashingEmbedder())
    report = foreign_report(subject, dataset, names)
    figures = {figure.name: (figure.value, figure.of) for figure in report.figures}
    assert (report.suite, figures["hit_1"], figures["ndcg_10"]) == ("klein", (1.0, 2), (1.0, 2))
    assert figures["span_in_answer"][1] == 2
    assert len(report.failures) == round((1 - figures["span_in_answer"][0]) * 2)
