"""Text recognition as a process: what comes of it, and what of one that fails."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ingest.readers.ocr import missing_parts, recognise

ECHO = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"
LEAVES_A_FILE = "import tempfile, time; open(tempfile.mkstemp()[1] + '.pdf', 'w').close(); time.sleep(60)"
CONTENT = b"%PDF-1.7 " + bytes(300_000)


def run(script: str, *, seconds: float = 20) -> tuple[bytes | None, int]:
    """What was recognised, and how many signs of life there were."""
    signs: list[None] = []
    found = recognise(CONTENT, lambda: signs.append(None), command=[sys.executable, "-c", script], seconds=seconds)
    return found, len(signs)


def test_what_the_process_writes_is_taken() -> None:
    assert run(ECHO)[0] == CONTENT


def test_slow_process_is_waited_for_with_signs_of_life() -> None:
    found, signs = run(f"import time; time.sleep(1.3); {ECHO}")
    assert found == CONTENT
    assert signs >= 3


@pytest.mark.parametrize(
    "script", [f"{ECHO}; sys.exit(2)", "print('kein PDF')", "import weg_ist_es", "import sys; sys.stdin.close()"]
)
def test_failure_is_nothing_recognised(script: str) -> None:
    assert run(script)[0] is None


def test_program_that_is_not_there_is_nothing_recognised(tmp_path: Path) -> None:
    assert recognise(CONTENT, lambda: None, command=[str(tmp_path / "weg")]) is None


def test_too_slow_is_ended_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run(LEAVES_A_FILE, seconds=1)[0] is None
    assert list(tmp_path.iterdir()) == []


def tesseract(folder: Path, languages: str) -> None:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\nprintf 'List of available languages:\\n{languages}'\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize(("languages", "missing"), [("deu\\neng\\n", []), ("eng\\n", ["tesseract-ocr-deu"])])
def test_language_data_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str, missing: list[str]
) -> None:
    tesseract(tmp_path, languages)
    monkeypatch.setenv("PATH", str(tmp_path) + os.pathsep + "/usr/bin:/bin")
    assert [part for part in missing_parts() if part != "ocrmypdf"] == missing


def test_missing_tesseract_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing_parts()[-1] == "tesseract"
