"""The word tables of the gate's modules: none without its module, no list without its reader."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path

import pytest

from assistant.gate.words.module_words import ModuleWords

TABLES = Path("assistant/gate/data/by_module")
ROWS = [
    (file.stem, module, key)
    for file in sorted(TABLES.glob("*.toml"))
    for module, rows in tomllib.loads(file.read_text(encoding="utf-8")).items()
    for key in rows
]


@pytest.mark.parametrize(("package", "module"), sorted({(package, module) for package, module, _ in ROWS}))
def test_every_list_of_a_module_is_read_by_that_module(package: str, module: str) -> None:
    folder = "" if package == "gate" else f".{package}"
    spec = importlib.util.find_spec(f"assistant.gate{folder}.{module}")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text(encoding="utf-8")
    asked = set(re.findall(r'_GERMAN\.\w+\("(\w+)"\)', source))
    assert asked == {key for of, name, key in ROWS if (of, name) == (package, module)}


def test_a_list_keeps_its_order_and_a_set_has_none() -> None:
    words = ModuleWords("assistant.gate.checks.deed_check")
    assert words.words("able") == {"kann", "können", "lässt", "lassen"}
    assert "hat" in words.endings("perfect")
    assert words.classes("cues")["end"] == {"bis", "zwischen", "von"}


def test_a_module_without_a_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        ModuleWords("assistant.gate.checks.nothing")
