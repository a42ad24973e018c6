"""The command line over a small assistant: what comes out where, and with which exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from small_assistant import BREAKS, DOCUMENTS, WATER, small_runtime, small_settings, write_documents

from assistant.answer import LONGEST_QUESTION, Answer
from assistant.records.recording import Records
from assistant.requests import Inquiry
from assistant.service import failed_answer
from assistant.settings import Settings
from ingest.errors import IndexUnavailable
from ingest.settings import IndexSettings
from ui.backend import Backend
from ui.cli import run
from ui.diagnosis import examine_ocr

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SENTENCE = "Wolfsburg misst die Wasserqualität mit Sensoren."


@dataclass(frozen=True)
class Outcome:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.split("\n")[:-1]]


Call = Callable[..., Outcome]


def small_backend(settings: Settings, _: bool) -> Backend:
    small = small_settings(settings.index.data_dir.parent)
    return small_runtime(small, Records(small.database_url, now=lambda: NOW))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    write_documents(folder / "docs")
    run(["--data-dir", str(folder / "data"), "ingest", str(folder / "docs")], small_backend)
    return folder


@pytest.fixture
def call(folder: Path, capfd: pytest.CaptureFixture[str]) -> Call:
    def call(*arguments: str | Path) -> Outcome:
        capfd.readouterr()
        status = run(["--data-dir", str(folder / "data"), *map(str, arguments)], small_backend)
        captured = capfd.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    def write(*lines: object) -> Path:
        path = tmp_path / "batch.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
        return path

    return write


def test_search_shows_title_date_page_and_text(call: Call) -> None:
    found = call("search", WATER, "--top-k", "1")
    assert (found.status, found.err) == (0, "")
    heading, *text = found.out.rstrip("\n").split("\n")
    assert heading.startswith("1. Wasser in Wolfsburg, 2022-10, S. 1 (gedruckt: i) (")
    assert heading.endswith(", wolfsburg/wasser.txt)")
    assert text == ["Wasser in Wolfsburg", SENTENCE]


def test_search_json(call: Call) -> None:
    found = call("search", WATER, "--top-k", "2", "--json")
    assert found.json.keys() == {"question", "results"}
    assert found.json["question"] == WATER
    assert [result["rank"] for result in found.json["results"]] == [1, 2]
    assert found.json["results"][0]["document"] == "wolfsburg/wasser.txt"


def test_search_batch_is_one_line_out_for_one_in(call: Call, jsonl: Callable[..., Path]) -> None:
    path = jsonl(
        {"id": "a", "question": WATER},
        "kein JSON",
        {"id": 7, "question": "Was zählt\u2028Kassel?"},
        {"id": "ohne"},
        {"id": "leer", "question": ""},
        "[1, 2]",
        {"id": "lang", "question": "x" * (LONGEST_QUESTION + 1)},
        {"id": "a", "question": WATER},
    )
    found = call("search", "--batch", path, "--top-k", "2")
    assert (found.status, found.err) == (0, "")
    assert [line["id"] for line in found.lines] == ["a", None, 7, "ohne", "leer", None, "lang", "a"]
    assert [len(line["results"]) for line in found.lines] == [2, 0, 2, 0, 0, 0, 0, 2]
    assert [line.get("error") for line in found.lines] == [
        None,
        "Diese Zeile ist kein gültiges JSON-Objekt.",
        None,
        "In dieser Zeile fehlt „question“ als Text.",
        "Diese Zeile ist so nicht möglich: „question“ hat weniger als 1 Zeichen.",
        "Diese Zeile ist kein gültiges JSON-Objekt.",
        "Diese Zeile ist so nicht möglich: „question“ hat mehr als 2000 Zeichen.",
        None,
    ]
    assert found.lines[0] == found.lines[-1]


def test_search_batch_finds_what_single_searches_find(call: Call, jsonl: Callable[..., Path]) -> None:
    questions = [WATER, "Was zählt Kassel?", "Wer baut einen Zwilling?"]
    batch = call("search", "--batch", jsonl(*({"id": q, "question": q} for q in questions)), "--top-k", "3").lines
    singles = [call("search", question, "--top-k", "3", "--json").json for question in questions]
    assert [line["results"] for line in batch] == [single["results"] for single in singles]


def test_ask_shows_the_answer_with_its_sources(call: Call) -> None:
    found = call("ask", WATER)
    assert found.status == 0
    assert found.out == (
        f"{SENTENCE} [1]\n\nQuellen\n[1] Wasser in Wolfsburg, Oktober 2022, S. 1 (gedruckt: i)\n    „{SENTENCE}“\n"
    )


def test_ask_json_is_an_answer(call: Call) -> None:
    answer = call("ask", WATER, "--json").json
    assert (answer["status"], answer["citations"][0]["quote"]) == ("answered", SENTENCE)


def test_failed_answer_is_a_failed_run(call: Call) -> None:
    found = call("ask", BREAKS)
    assert (found.status, found.out) == (1, "")
    assert "Bei der Antwort ist etwas schiefgegangen." in found.err


def test_ask_batch_takes_the_fields_of_the_api(call: Call, jsonl: Callable[..., Path]) -> None:
    path = jsonl(
        {"id": 1, "question": WATER, "expected": "Sensoren", "filters": None},
        {"id": 2, "question": BREAKS},
        {"id": 3, "question": "Und?", "history": [{"question": "Kassel?", "answer": "Ja."}]},
        {"id": 4, "question": WATER, "profile": {"population": -1}},
        "{",
        {"id": 5, "question": "x" * (LONGEST_QUESTION + 1)},
        {"id": 6, "question": WATER, "filters": {"kind": "buch"}},
        {"id": 7, "question": WATER, "filters": {"project": "Atlantis"}},
    )
    found = call("ask", "--batch", path)
    assert found.status == 0
    assert [line["case"] for line in found.lines] == [1, 2, 3, 4, None, 5, 6, 7]
    assert [line["status"] for line in found.lines] == ["answered", "error", "answered", *["error"] * 5]
    assert found.lines[2]["standalone_question"] == "Kassel? · Und?"
    assert found.lines[3]["text"] == "Diese Zeile ist so nicht möglich: „profile.population“ muss mindestens 1 sein."
    assert "Möglich sind: transferpapier, leitfaden, " in found.lines[6]["text"]
    assert "„Atlantis“" in found.lines[7]["text"]
    assert found.lines[1].keys() == found.lines[4].keys()


def test_ask_batch_without_index_says_so_on_every_line(
    tmp_path: Path, jsonl: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    path = jsonl({"id": 1, "question": WATER}, {"id": 2, "question": WATER})
    assert run(["--data-dir", str(tmp_path / "data"), "ask", "--batch", str(path)], small_backend) == 0
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(line["case"], line["status"]) for line in lines] == [(1, "error"), (2, "error")]
    assert "noch keinen Index" in lines[0]["text"]


class GivesUp:
    """A backend whose server dies after the first answer."""

    def answers(self, inquiries: Sequence[Inquiry]) -> Iterator[Answer]:
        yield failed_answer(inquiries[0].request.question, "erste")
        raise IndexUnavailable("Der Server ist weg.")


def test_ask_batch_has_a_line_for_each_even_when_the_server_dies(
    jsonl: Callable[..., Path], capfd: pytest.CaptureFixture[str]
) -> None:
    path = jsonl({"id": 1, "question": "a"}, {"id": 2, "question": "b"}, "{", {"id": 3, "question": "c"})
    assert run(["ask", "--batch", str(path)], lambda *_: GivesUp()) == 0  # type: ignore[arg-type,return-value]
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(line["case"], line["text"]) for line in lines] == [
        (1, "erste"),
        (2, "Der Server ist weg."),
        (None, "Diese Zeile ist kein gültiges JSON-Objekt."),
        (3, "Der Server ist weg."),
    ]


def test_show_page_is_the_text_quotes_are_checked_against(call: Call) -> None:
    assert call("show", "wolfsburg/wasser.txt", "--page", "1").out == f"Wasser in Wolfsburg\n{SENTENCE}\n"


def test_show_json_by_name_and_by_id(call: Call) -> None:
    by_name = call("show", "kassel.txt", "--json").json
    assert by_name | {"document_id": ""} == {
        "document": "kassel.txt",
        "document_id": "",
        "title": "Verkehr in Kassel",
        "pages": [
            {
                "page": 1,
                "page_label": "i",
                "text": "Verkehr in Kassel\nKassel zählt Fahrräder. Die Zahlen sind öffentlich.",
            }
        ],
    }
    assert call("show", by_name["document_id"], "--json").json == by_name


def test_ingest_report(call: Call, folder: Path, tmp_path: Path) -> None:
    assert call("ingest", folder / "docs", "--json").json | {"seconds": 0} == {
        "added": [],
        "updated": [],
        "unchanged": len(DOCUMENTS),
        "removed": [],
        "ignored": [],
        "failed": [],
        "passages": 3,
        "seconds": 0,
        "warnings": [],
    }
    broken = tmp_path / "defekt"
    broken.mkdir()
    (broken / "kaputt.txt").write_text("KAPUTT", encoding="utf-8")
    found = call("ingest", broken)
    assert found.status == 0
    assert "Nicht aufgenommen: kaputt.txt: Die Datei ist beschädigt.\n" in found.err
    assert "0 neu, 0 geändert, 0 unverändert, 0 entfernt, 1 nicht lesbar" in found.out


def test_dry_run_changes_nothing(call: Call, tmp_path: Path) -> None:
    (tmp_path / "neu.txt").write_text("Neu\n\nNeues aus Ulm.", encoding="utf-8")
    assert call("ingest", tmp_path, "--dry-run", "--json").json["added"] == ["neu.txt"]
    assert call("show", "neu.txt").status == 2


def test_purge(call: Call) -> None:
    assert call("records", "purge", "--json").json == {"answers": 0, "days": 90}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gibtesnicht"], "„gibtesnicht“ passt hier nicht. Hilfe: transferkompass --help"),
        (["search"], "Bitte entweder eine Frage oder „--batch DATEI.jsonl“ angeben."),
        (["ask", "Frage?", "--batch", "x"], "Bitte entweder eine Frage oder „--batch DATEI.jsonl“ angeben."),
        (["ask", " "], "Bitte eine Frage in Worten angeben."),
        (["ask", "x" * 2001], "Die Frage ist länger als 2000 Zeichen. Bitte kürzer fragen."),
        (["ask", "--batch", "/gibt/es/nicht"], "Die Datei /gibt/es/nicht lässt sich nicht lesen"),
        (["search", "x", "--top-k", "0"], "Der Wert für --top-k ist nicht möglich."),
        (["search", "x", "--topk", "3"], "Die Option --topk gibt es nicht. Hilfe: transferkompass search --help"),
        (["show"], "Es fehlt DOCUMENT. Hilfe: transferkompass show --help"),
        (["show", "gibtesnicht"], "Ein Dokument „gibtesnicht“ gibt es im Index nicht."),
        (["show", "kassel.txt", "--page", "9"], "Das Dokument „kassel.txt“ hat keine Seite 9 (Seiten: 1)."),
        (["ingest", "/gibt/es/nicht"], "/gibt/es/nicht gibt es nicht."),
        (["ingest", "--watch", "--dry-run"], "„--watch“ geht nicht zusammen"),
    ],
)
def test_wrong_use_is_one_german_sentence(call: Call, arguments: list[str], message: str) -> None:
    found = call(*arguments)
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith(message)
    assert found.err.count("\n") == 1


def test_missing_index_is_a_failed_run(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["--data-dir", str(tmp_path), "search", "x"], small_backend) == 1
    captured = capfd.readouterr()
    assert captured.out == ""
    assert captured.err.rstrip("\n").endswith("„transferkompass ingest“ ausführen.")


def cli(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ui.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "HOME": "/nonexistent", **environment},
        cwd=Path(__file__).parent.parent,
    )


def test_wrong_setting_names_its_variable(tmp_path: Path) -> None:
    found = cli("--data-dir", str(tmp_path), "search", "x", TRANSFERKOMPASS_SERVER__PORT="achttausend")
    assert (found.returncode, found.stdout) == (2, "")
    assert "TRANSFERKOMPASS_SERVER__PORT" in found.stderr
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "command", [["search", "x"], ["ingest"], ["ask", "x"], ["records", "purge"], ["serve", "--port", "0"]]
)
def test_impossible_data_folder_is_a_sentence_and_no_traceback(command: list[str]) -> None:
    found = cli("--data-dir", "/dev/null/x", *command)
    assert (found.returncode, found.stdout) == (1, "")
    assert "Traceback" not in found.stderr
    assert found.stderr.count("\n") <= 2


@pytest.mark.parametrize(
    ("ocr", "missing", "line"),
    [
        (True, (), "Texterkennung: in Ordnung: eingeschaltet, alles dafür ist da"),
        (True, ("ocrmypdf", "tesseract"), "Texterkennung: Fehler: eingeschaltet, es fehlt aber: ocrmypdf, tesseract."),
        (False, (), "Texterkennung: in Ordnung: ausgeschaltet (TRANSFERKOMPASS_INDEX__OCR); alles dafür ist da"),
        (False, ("tesseract",), "Texterkennung: in Ordnung: ausgeschaltet; Seiten, die nur Bilder sind,"),
    ],
)
def test_doctor_says_whether_scans_can_be_read(ocr: bool, missing: tuple[str, ...], line: str) -> None:
    assert examine_ocr(IndexSettings(ocr=ocr), lambda: missing).line.startswith(line)


def test_doctor_says_what_is_broken(tmp_path: Path) -> None:
    fine = cli("--data-dir", str(tmp_path), "doctor")
    assert fine.returncode == 0
    assert "Index: Hinweis: Unter " in fine.stdout
    broken = cli("--data-dir", str(tmp_path), "doctor", LLM_URL="http://127.0.0.1:9", LLM_MODEL="m")
    assert broken.returncode == 1
    assert "Sprachmodell: Fehler: http://127.0.0.1:9: Die Verbindung zum Sprachmodell kam nicht" in broken.stdout
    unset = cli("--data-dir", str(tmp_path), "doctor", TRANSFERKOMPASS_UNBEKANNT="1")
    assert unset.returncode == 1
    assert unset.stdout.startswith("Einstellungen: Fehler: Die Einstellung TRANSFERKOMPASS_UNBEKANNT")


def test_command_line_starts_without_the_heavy_libraries() -> None:
    script = (
        "import sys; from ui.cli import run; run(['--help']); "
        "heavy = {'gradio', 'llama_index', 'chromadb', 'sqlalchemy', 'fastapi', 'onnxruntime', 'httpx', 'uvicorn'}; "
        "print(heavy & set(sys.modules), file=sys.stderr)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent
    )
    assert found.stderr == "set()\n"


def test_debug_shows_all_and_ends_with_the_same_status(call: Call) -> None:
    plain, debug = call("show", "nirgends"), call("--debug", "show", "nirgends")
    assert (plain.status, debug.status) == (2, 2)
    assert "Traceback" not in plain.err
    assert "Traceback" in debug.err
    assert plain.err.strip() in debug.err
