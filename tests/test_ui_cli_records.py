"""``records``: staff see what was asked, what the gate said and what readers said."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from assistant.answer import Answer, AnswerRequest, AnswerStatus, ComposerInfo, Statement, Support
from assistant.gate import Reason, ReasonCode, Verdict
from assistant.records.feedback import Feedback, FeedbackReason
from assistant.records.recording import open_records
from assistant.run import Run
from assistant.settings import load_settings
from ui.cli import run

NOW = datetime(2020, 11, 22, 10, 0, tzinfo=UTC)


def answer(answer_id: str, question: str, status: AnswerStatus) -> Answer:
    return Answer(
        id=answer_id,
        conversation_id="c",
        question=question,
        standalone_question=question.strip(),
        status=status,
        text="Ulm hat 13 Sensoren.",
        statements=(Statement(text="Ulm hat 13 Sensoren.", support=Support.FRAMING),),
        composer=ComposerInfo(kind="model"),
        created_at=NOW,
    )


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TZ", "UTC")
    records = open_records(load_settings(data_dir=tmp_path / "data"))
    asked = Run(AnswerRequest(question="Frage?"), "1", "c", NOW)
    asked.verdicts = [
        ("Ulm hat 15 Sensoren.", Verdict(False, (Reason(ReasonCode.NUMBER, "15"),))),
        ("Ulm hat 13 Sensoren.", Verdict(True)),
    ]
    records.record(asked, answer("a1", "Wie viele Sensoren\nhat Ulm?", AnswerStatus.ANSWERED))
    records.record(Run(AnswerRequest(question="x"), "2", "c", NOW), answer("a2", "Und Jena?", AnswerStatus.NO_EVIDENCE))
    records.add_feedback("a1", Feedback(useful=False, reason=FeedbackReason.INCOMPLETE, comment="Welche Art?"))
    return tmp_path / "data"


def said(data_dir: Path, capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, str]:
    capfd.readouterr()
    assert run(["--data-dir", str(data_dir), "records", *arguments]) == 0
    captured = capfd.readouterr()
    return captured.out, captured.err


def test_list_is_one_line_an_answer_with_its_feedback_and_a_count_below(
    data_dir: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out, err = said(data_dir, capfd, "list")
    first, second = out.splitlines()
    assert first.endswith("a1  beantwortet: Wie viele Sensoren hat Ulm? – nicht hilfreich (Unvollständig)")
    assert second.endswith("a2  nicht in den Dokumenten: Und Jena?")
    assert err == "2 Antworten: 1 beantwortet, 1 nicht in den Dokumenten, 1 nicht hilfreich\n"


def test_list_is_narrowed_and_exported(data_dir: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out, _ = said(data_dir, capfd, "list", "--status", "no_evidence", "--json")
    assert [json.loads(line)["answer"]["id"] for line in out.splitlines()] == ["a2"]
    out, _ = said(data_dir, capfd, "list", "--unhelpful", "--json")
    assert [json.loads(line)["feedback"][0]["comment"] for line in out.splitlines()] == ["Welche Art?"]
    assert json.loads(out)["verdicts"][0]["reasons"] == [{"code": "number", "detail": "15"}]
    assert said(data_dir, capfd, "list", "--days", "1") == ("", "0 Antworten\n")


def test_show_tells_what_the_gate_refused_and_why(data_dir: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out, _ = said(data_dir, capfd, "show", "a1")
    assert "+ Ulm hat 13 Sensoren." in out
    assert "– Ulm hat 15 Sensoren. (nicht belegt, so nicht gezeigt – number: 15)" in out
    assert "nicht hilfreich (Unvollständig): Welche Art?" in out
    assert run(["--data-dir", str(data_dir), "records", "show", "gibtesnicht"]) == 2


def test_what_strangers_wrote_does_not_command_the_terminal(data_dir: Path, capfd: pytest.CaptureFixture[str]) -> None:
    records = open_records(load_settings(data_dir=data_dir))
    asked = Run(AnswerRequest(question="x"), "3", "c", NOW)
    asked.verdicts = [("Ulm\x1b[8m.", Verdict(False, (Reason(ReasonCode.NUMBER, "1\x9b2J"),)))]
    records.record(asked, answer("a3", "Wer\x1b]0;Chef\x07 zahlt\u202e?", AnswerStatus.ANSWERED))
    records.add_feedback("a3", Feedback(useful=False, comment="\x1b[2JWeg"))
    for arguments in (["list"], ["show", "a3"]):
        out, _ = said(data_dir, capfd, *arguments)
        assert "Wer]0;Chef zahlt?" in out
        assert all(letter.isprintable() for letter in out if letter != "\n")
