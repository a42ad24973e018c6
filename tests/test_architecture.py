"""The shape the design promises: import directions, adapters, sizes, German texts outside the code."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("ingest", "assistant", "ui", "evals")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

ALLOWED_IMPORTS = {
    "ingest": {"ingest"},
    "assistant": {"ingest", "assistant"},
    "ui": {"ingest", "assistant", "ui"},
    "evals": {"ingest", "assistant", "evals"},
}
LAYERS = ("gate", "instructions", "retrieval", "evidence", "understanding", "projects", "gaps", "steps")
"""Packages of the assistant from the bottom up: each reads only itself, those before it and the modules above all."""
EVIDENCE_LAYERS = ("words", "asked", "sentences", "judging", "choosing", "examples")
GATE_LAYERS = ("data", "words", "sentence", "comparing", "checks")
# `evaluate` is a command: the command line may start it, nothing else knows evals.
EXCEPTIONS = {("ui/commands/evaluate.py", "evals")}

ADAPTERS = {
    "chromadb": ("ingest/index/",),
    "tantivy": ("ingest/index/",),
    "onnxruntime": ("ingest/embedding/",),
    "onnx": ("ingest/embedding/",),
    "sentence_transformers": ("ingest/embedding/", "evals/benchmarks/"),
    "pypdf": ("ingest/readers/",),
    "gradio": ("ui/chat",),
    "llama_index": ("assistant/llm/", "assistant/retrieval/llama_index_retriever.py"),
    "sqlalchemy": ("assistant/records/",),
    "alembic": ("assistant/records/",),
    "mcp": ("assistant/api/mcp/server.py",),
    "mcp_types": ("assistant/api/mcp/server.py",),
    "pypdfium2": ("ingest/readers/", "assistant/page_images.py"),
}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def written_value(value: ast.expr) -> object | None:
    """The words, endings or pattern an expression writes out: a frozenset, a tuple of several, ``re.compile``."""
    if isinstance(value, ast.Tuple):
        return _literal(value) if len(value.elts) > 1 else None
    if not isinstance(value, ast.Call) or len(value.args) != 1:
        return None
    if getattr(value.func, "id", "") == "frozenset":
        words = _literal(value.args[0])
        return None if words is None else frozenset(words)
    return _literal(value.args[0]) if getattr(value.func, "attr", "") == "compile" else None


def _literal(value: ast.expr) -> Any:
    try:
        return ast.literal_eval(value)
    except ValueError:
        return None


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_go_one_way(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    own = {name.split(".")[0] for name in imported(path)} & set(PACKAGES)
    excepted = {target for module, target in EXCEPTIONS if module == relative(path)}
    assert own - excepted <= ALLOWED_IMPORTS[package]


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_library_types_stop_at_their_adapter(path: Path) -> None:
    name = relative(path)
    strays = {
        library
        for library, homes in ADAPTERS.items()
        if library in {module.split(".")[0] for module in imported(path)} and not name.startswith(homes)
    }
    assert strays == set()


@pytest.mark.parametrize("path", sorted((ROOT / "assistant" / "steps").glob("*.py")), ids=relative)
def test_steps_do_not_import_each_other(path: Path) -> None:
    assert [name for name in imported(path) if name.startswith("assistant.steps.")] == []


@pytest.mark.parametrize("path", [path for path in MODULES if path.relative_to(ROOT).parts[1] in LAYERS], ids=relative)
def test_packages_of_the_assistant_build_on_those_below(path: Path) -> None:
    own = LAYERS.index(path.relative_to(ROOT).parts[1])
    read = {name.split(".")[1] for name in imported(path) if name.startswith("assistant.")}
    assert read & set(LAYERS[own + 1 :]) == set()


@pytest.mark.parametrize("path", sorted((ROOT / "assistant" / "evidence").glob("*/*.py")), ids=relative)
def test_the_evidence_is_read_from_words_to_examples(path: Path) -> None:
    own = EVIDENCE_LAYERS.index(path.parent.name)
    read = {name.split(".")[2] for name in imported(path) if name.startswith("assistant.evidence.")}
    assert read <= set(EVIDENCE_LAYERS[: own + 1])


@pytest.mark.parametrize("path", sorted((ROOT / "assistant" / "gate").glob("*/*.py")), ids=relative)
def test_the_gate_is_built_from_words_to_checks(path: Path) -> None:
    """Words, sentences, statements beside quotes, checks; ``model`` and ``thresholds`` are below all of them."""
    own = GATE_LAYERS.index(path.parent.name)
    read = {name.split(".")[2] for name in imported(path) if name.startswith("assistant.gate.")}
    assert read <= {*GATE_LAYERS[: own + 1], "model", "thresholds"}


def test_what_several_checks_of_the_gate_read_stands_below_them() -> None:
    """Only what runs the checks imports any: what they share is no part of one of them."""
    checks = ROOT / "assistant" / "gate" / "checks"
    checking = [path for path in checks.glob("*.py") if path.stem != "relation_check"]
    assert [relative(path) for path in checking if any(name.endswith("_check") for name in imported(path))] == []


def test_the_gate_writes_no_words_endings_or_pattern_twice() -> None:
    """Who learns of one more small word adds it once; a second list of the same would go without it."""
    written: dict[object, list[str]] = defaultdict(list)
    for path in (ROOT / "assistant" / "gate").rglob("*.py"):
        for node in tree(path).body:
            if isinstance(node, ast.Assign) and (value := written_value(node.value)) is not None:
                written[value].append(f"{relative(path)}:{node.lineno}")
    for path in (ROOT / "assistant" / "gate" / "data" / "by_module").glob("*.toml"):
        for module, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for key, value in rows.items():
                if isinstance(value, str) or (isinstance(value, list) and len(value) > 1):
                    meant = value if isinstance(value, str) else frozenset(value)
                    written[meant].append(f"{relative(path)}: {module}.{key}")
    assert [places for places in written.values() if len(places) > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_and_functions_stay_short(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= LONGEST_MODULE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_what_a_string_explains_stands_right_above_it(path: Path) -> None:
    """What explained a name that is gone, or stands below another string, explains something else."""
    bodies = [node.body for node in ast.walk(tree(path)) if isinstance(node, ast.Module | ast.ClassDef)]
    strays = [
        f"{node.lineno}: {node.value.value[:40]}"
        for body in bodies
        for above, node in pairwise(body)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        if not isinstance(above, ast.Assign | ast.AnnAssign)
    ]
    assert strays == []


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_drawer_modules(path: Path) -> None:
    assert path.stem not in {"utils", "util", "common", "helpers", "misc"}


def test_broad_excepts_are_rare() -> None:
    """Measured goal of good code in this field: at most one for two thousand lines, at entry points only."""
    broad = [
        relative(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
    ]
    assert set(broad) <= {
        "assistant/pipeline.py",
        "assistant/api/mcp/server.py",
        "ingest/workers.py",
        "evals/runner.py",
    }, broad


def test_sources_name_no_package_index() -> None:
    """The locks must install from whatever index the administration uses."""
    lines = [
        line
        for path in (ROOT / "requirements").glob("*.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.lstrip().startswith("#")
    ]
    telling = ("--index", "--find-links", "file:", "://")
    assert [line for line in lines if any(mark in line for mark in telling)] == []
