"""What a validator or the operating system says in English is told in German, with the name people set."""

from __future__ import annotations

import errno
import os
import re
import socket
from pathlib import Path

import pytest

from assistant.settings import load_settings
from ingest.errors import InvalidSettings
from ingest.os_errors import reason
from ui.cli import run

ENGLISH = re.compile(r"\b(?:input|should|string|less|greater|match|such|file|directory|exists)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("TRANSFERKOMPASS_SERVER__PORT", "99999", "darf höchstens 65535 sein"),
        ("TRANSFERKOMPASS_RECORDS__KEEP_DAYS", "-1", "muss mindestens 1 sein"),
        ("TRANSFERKOMPASS_COMPOSE__WORDS", "viel", "muss eine ganze Zahl sein"),
        ("TRANSFERKOMPASS_RETRIEVAL__DENSE_WEIGHT", "halb", "muss eine Zahl sein"),
        ("TRANSFERKOMPASS_INDEX__EMBEDDING__BACKEND", "quatsch", "Möglich sind: bundled, onnx,"),
        ("TRANSFERKOMPASS_SERVER__PUBLIC_URL", "keine", "hat nicht die verlangte Form"),
    ],
)
def test_a_setting_that_cannot_be_is_told_in_german(variable: str, value: str, told: str) -> None:
    with pytest.raises(InvalidSettings) as refused:
        load_settings({variable: value})
    assert told in str(refused.value)
    assert variable in str(refused.value)
    assert not ENGLISH.search(str(refused.value).replace(variable, ""))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC, errno.ENOTDIR, 999])
def test_reasons_of_the_operating_system_are_german(number: int) -> None:
    told = reason(OSError(number, os.strerror(number)))
    assert told
    assert not ENGLISH.search(told)


def test_a_host_nobody_knows_is_told_so() -> None:
    assert reason(socket.gaierror(socket.EAI_NONAME, "Name or service not known")) == "diese Adresse ist nicht bekannt"


@pytest.mark.parametrize("command", ["ask", "search"])
def test_a_batch_file_that_is_missing_is_told_in_german(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["--data-dir", str(tmp_path), command, "--batch", str(tmp_path / "fehlt.jsonl")]) == 2
    told = capfd.readouterr()
    assert (told.out, "(gibt es nicht)" in told.err) == ("", True)


def test_a_list_of_sources_that_is_missing_is_wrong_use(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["fetch", "--sources", str(tmp_path / "fehlt.toml"), "--into", str(tmp_path)]) == 2
    assert capfd.readouterr().out == ""


def test_a_fetch_that_gets_nothing_has_failed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    sources = tmp_path / "sources.toml"
    sources.write_text(
        '[[source]]\nid = "a"\ntitle = "A"\nurl = "https://127.0.0.1:9/a.pdf"\npublisher = "B"\nkind = "studie"\n',
        encoding="utf-8",
    )
    assert run(["fetch", "--sources", str(sources), "--into", str(tmp_path / "into"), "--json"]) == 1
    assert '"failed"' in capfd.readouterr().out


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("INDEX", "INDEX__PASSAGE_TOKENS"), "TRANSFERKOMPASS_INDEX und TRANSFERKOMPASS_INDEX__PASSAGE_TOKENS"),
        (("SERVER__PORT__X", "SERVER__PORT"), "TRANSFERKOMPASS_SERVER__PORT und TRANSFERKOMPASS_SERVER__PORT__X"),
    ],
)
def test_a_setting_below_a_setting_is_told_as_such(names: tuple[str, ...], told: str) -> None:
    with pytest.raises(InvalidSettings, match=told):
        load_settings({f"TRANSFERKOMPASS_{name}": "100" for name in names})


def test_what_is_no_address_is_not_told_to_be_a_date() -> None:
    with pytest.raises(InvalidSettings, match="http://") as told:
        load_settings({"TRANSFERKOMPASS_SERVER__ORIGINS": "*"})
    assert "JJJJ" not in str(told.value)
