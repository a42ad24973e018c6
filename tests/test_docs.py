"""What the documents name exists, and the examples of the gate's checks are refused by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from assistant.gate import GateContext, Quote, check_statement
from assistant.gate.checks import relation_check
from evals.entailment_pairs import load_pairs
from ingest.catalogue.rendering import german_number
from ui.cli import app

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
CHECKS = ROOT / "assistant" / "gate" / "checks"
NAMES = frozenset({"Ulm", "Tannau", "Rebach", "Lohme", "Ried", "Jena", "Aldorf"})
FOLDERS = (ROOT, *(ROOT / name for name in ("assistant", "corpus", "evals", "ingest", "tests", "ui")))
_ROW = re.compile(r"^\| `(?P<check>\w+_check)` \| [^|]* \| (?P<example>[^|]*) \| (?P<codes>[^|]*) \|$", re.MULTILINE)
_NOT_OF_THE_REPOSITORY = ("shared/", "tests/ingest/", "qrels/", "text/")


def _rows() -> list[tuple[str, str, frozenset[str]]]:
    """Check, example and reason codes of the table of checks."""
    text = (ROOT / "docs" / "gate-checks.md").read_text(encoding="utf-8")
    return [(row["check"], row["example"].strip(), frozenset(row["codes"].split(", "))) for row in _ROW.finditer(text)]


def test_every_check_of_the_gate_is_described_once() -> None:
    assert sorted(check for check, _, _ in _rows()) == sorted(path.stem for path in CHECKS.glob("*_check.py"))


@pytest.mark.parametrize(("check", "example", "codes"), [row for row in _rows() if row[1]])
def test_the_example_of_a_check_is_refused_by_it(
    check: str, example: str, codes: frozenset[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quote, statement = example.split(" → ")
    module = f"assistant.gate.checks.{check}"
    own = tuple(rule for rule in relation_check._CHECKS if rule.__module__ == module)
    if own:
        monkeypatch.setattr(relation_check, "_CHECKS", own)
    quotes = (Quote("q", tuple(quote.split(" / "))),)
    assert codes & check_statement(statement, quotes, GateContext(frozenset({"q"}), NAMES)).codes


def _named(pattern: str) -> Iterator[tuple[str, str]]:
    for path in DOCS:
        for found in re.findall(pattern, path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), found


def test_links_lead_somewhere() -> None:
    links = _named(r"\]\(([^)#\s]+)\)")
    dead = [(doc, link) for doc, link in links if "://" not in link and not (ROOT / doc).parent.joinpath(link).exists()]
    assert dead == []


def test_commands_can_be_run() -> None:
    for _, module in _named(r"python -m\s+((?:evals|ingest|assistant)(?:\.[a-z_]+)+)"):
        assert import_module(module)


def test_targets_of_make_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert [entry for entry in _named(r"(?:`|\n)make ([\w-]+)") if entry[1] not in targets] == []


def test_commands_of_the_program_exist() -> None:
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    known |= {group.name for group in app.registered_groups}
    assert [entry for entry in _named(r"bin/transferkompass ([a-z]+)") if entry[1] not in known] == []


def test_files_named_exist() -> None:
    """A path with a folder, from the root or from a package."""
    paths = _named(r"`((?:[\w-]+/)+[\w*.-]*)`")
    own = [(doc, path) for doc, path in paths if not path.startswith(_NOT_OF_THE_REPOSITORY)]
    found = [any(True for base in FOLDERS for _ in base.glob(path)) for _, path in own]
    assert [entry for entry, exists in zip(own, found, strict=True) if not exists] == []


def test_python_files_named_exist() -> None:
    known = {path.name for folder in FOLDERS[1:] for path in folder.rglob("*.py")}
    assert [entry for entry in _named(r"`(?:[\w-]+/)*(\w+\.py)`") if entry[1] not in known] == []


def test_the_evaluation_counts_the_cases_there_are() -> None:
    text = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    dev = ROOT / "evals" / "data" / "dev"
    told = {
        name: int(count) for name, count in re.findall(r"^\| `(\w+\.yaml)` \| .* \| (\d+) \| [\d–]+ \|$", text, re.M)
    }
    files = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in dev.glob("*.yaml")}
    assert told == {name: len(data.get("cases") or data["dialogues"]) for name, data in files.items()}
    assert f"sind {german_number(len(load_pairs()))} Aussagen" in text
