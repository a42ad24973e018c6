"""The command: what it runs, what it prints and with which exit status it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer

import evals
from assistant.settings import Settings
from evals.cli import main
from evals.gate_suite import GateReport, Rate
from evals.wording import wording
from ingest.errors import IndexUnavailable, WrongUse
from ingest.settings import IndexSettings


@pytest.mark.parametrize(("wrong_passed", "status"), [(0.02, 0), (0.03, 1)])
def test_the_gate_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong_passed: float, status: int
) -> None:
    rates = (Rate("figure", False, False, 1, 40), Rate("figure", True, False, 9, 10))
    measured = GateReport("dev", rates, wrong_passed, 0.9, 1.0, 2.0, 1.5, 12.0)
    monkeypatch.setattr("evals.cli.run_gate_suite", lambda split, log_odds: measured)
    prose = (Rate("order", True, True, 3, 4), Rate("name", False, True, 0, 2), Rate("date", False, True, 1, 2))
    monkeypatch.setattr("evals.cli.prose_rates", lambda split: prose)
    assert main(["--suite", "gate", "--split", "dev", "--json"], Settings()) == status
    (report,) = json.loads(capsys.readouterr().out)
    assert (report["suite"], report["split"]) == ("gate", "dev")
    assert {figure["name"]: (figure["value"], figure["of"]) for figure in report["figures"]} == {
        "wrong_passed": (wrong_passed, 40),
        "faithful_passed": (0.9, 10),
        "first_sight_ms_p95": (2.0, 50),
        "read_ahead_ms_p95": (1.5, 50),
        "model_ms_p95": (12.0, 50),
        "wrong.figure": (0.025, 40),
        "faithful.figure": (0.9, 10),
        "prose_wrong_passed": (0.25, 4),
        "prose_wrong.name": (0.0, 2),
        "prose_wrong.date": (0.5, 2),
        "prose_faithful_passed": (0.75, 4),
        "prose_faithful.order": (0.75, 4),
    }


def test_the_gate_as_a_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    measured = GateReport("dev", (Rate("figure", False, True, 1, 40),), 0.02, 0.9, 1.0, 2.0, 1.5, 12.0)
    monkeypatch.setattr("evals.cli.run_gate_suite", lambda split, log_odds: measured)
    monkeypatch.setattr("evals.cli.prose_rates", lambda split: (Rate("order", True, True, 3, 4),))
    assert main(["--suite", "gate", "--split", "dev"], Settings()) == 0
    shown = capsys.readouterr().out
    assert "12.0" in shown
    assert "figure (von Hand)" in shown
    assert "über Prosa treu und durchgelassen: order" in shown


def test_every_figure_has_words() -> None:
    """A figure without a name breaks the table, not the JSON."""
    sources = Path(evals.__file__).parent.glob("*.py")
    named = [name for source in sources for name in re.findall(r'Figure\(name="(\w+)"', source.read_text("utf-8"))]
    assert len(named) > 5
    assert all(wording(f"figures.{name}") for name in named)


@pytest.mark.parametrize("arguments", [["--suite", "nichts"], ["--split", "alles"], ["--limit", "0"], ["frage"]])
def test_wrong_calls(arguments: list[str]) -> None:
    with pytest.raises(typer.TyperException):
        main(arguments, Settings())


def test_a_folder_without_a_data_set(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="weder"):
        main(["--dataset", str(tmp_path)], Settings())


def test_without_an_index_the_assistant_says_so(model_data_dir: Path) -> None:
    with pytest.raises(IndexUnavailable):
        main(["--suite", "everyday"], Settings(index=IndexSettings(data_dir=model_data_dir)))
