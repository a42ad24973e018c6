"""The authored sources of the documents: every statement of a figure or a project cites what states it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ingest.catalogue import Catalogue
from ingest.corpus_check.evidence import Evidence
from ingest.corpus_check.figures import Figures
from ingest.corpus_check.messages import message, phrase, shortened
from ingest.documents import DocumentKind

REQUIRED_FIELDS = ("title", "kind", "date", "publisher")

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_MARKER = re.compile(r"\s*\[((?:F\d+|P\d+|P:[^\],]+)(?:\s*,\s*(?:F\d+|P\d+|P:[^\],]+))*)\]")
_TABLE_RULE = re.compile(r"\|[\s:|-]+\|")


@dataclass(frozen=True, slots=True)
class Statement:
    """Words and the marker keys that follow them (none at the end of a paragraph); ``line`` counts from 1."""

    line: int
    text: str
    keys: tuple[str, ...]

    @property
    def is_cell(self) -> bool:
        """Whether it stands in a table."""
        return "|" in self.text


@dataclass(frozen=True, slots=True)
class AuthoredText:
    """One source. ``name`` is its path below the folder of sources, ``fields`` its front matter."""

    name: str
    fields: Mapping[str, Any] | None
    statements: tuple[Statement, ...]


def read_authored(path: Path, folder: Path) -> AuthoredText:
    """The statements of an authored document and what its head says of it."""
    text = path.read_text(encoding="utf-8")
    match = _FRONT_MATTER.match(text)
    body_from = text[: match.end()].count("\n") if match else 0
    lines = enumerate(text.splitlines()[body_from:], start=body_from + 1)
    statements = tuple(_statements(list(lines)))
    return AuthoredText(path.relative_to(folder).as_posix(), _fields(match), statements)


def authored_problems(texts: Iterable[AuthoredText], evidence: Evidence) -> Iterator[str]:
    """One German sentence a fault."""
    for text in texts:
        yield from _field_problems(text, evidence.catalogue)
        for statement in text.statements:
            yield from _statement_problems(text.name, statement, evidence)


def fact_problems(texts: Iterable[AuthoredText], evidence: Evidence, left_out: frozenset[str]) -> Iterator[str]:
    """Facts that no statement cites, and figures of facts that no citing statement repeats."""
    citing = _citing(texts, evidence)
    for fact in evidence.catalogue.facts:
        if fact.id in left_out:
            continue
        if fact.id not in citing:
            yield message("fact_unused", fact=fact.id, text=shortened(fact.fact))
            continue
        for figure in evidence.figures(fact.fact).not_stated_by(citing[fact.id], own_counts=False):
            yield message("fact_figure_missing", fact=fact.id, figure=figure)


def _fields(match: re.Match[str] | None) -> dict[str, Any] | None:
    if match is None:
        return None
    try:
        fields = yaml.safe_load(match[1])
    except yaml.YAMLError:
        return None
    return fields if isinstance(fields, dict) else None


def _statements(lines: list[tuple[int, str]]) -> Iterator[Statement]:
    is_caption = re.compile(phrase("caption"))
    for position, (number, line) in enumerate(lines):
        if line.startswith("#") or is_caption.match(line) or _is_table_head(lines, position):
            continue
        start = 0
        for marker in _MARKER.finditer(line):
            keys = tuple(key.strip() for key in marker[1].split(","))
            yield Statement(number, line[start : marker.start()], keys)
            start = marker.end()
        rest = line[start:].strip(" |")
        if rest:
            yield Statement(number, rest, ())


def _is_table_head(lines: list[tuple[int, str]], position: int) -> bool:
    """True for the first row of a table and the rule below it."""
    following = lines[position + 1][1] if position + 1 < len(lines) else ""
    return any(_TABLE_RULE.fullmatch(line.strip()) for line in (lines[position][1], following))


def _field_problems(text: AuthoredText, catalogue: Catalogue) -> Iterator[str]:
    if text.fields is None:
        yield message("no_front_matter", file=text.name)
        return
    for field in REQUIRED_FIELDS:
        if not text.fields.get(field):
            yield message("missing_field", file=text.name, field=field)
    kinds = [kind.value for kind in DocumentKind]
    if text.fields.get("kind") not in kinds:
        yield message("unknown_kind", file=text.name, value=text.fields.get("kind"), allowed=", ".join(kinds))
    known_ids = {"topic": {topic.id for topic in catalogue.topics}, "project": {p.id for p in catalogue.projects}}
    for what, known in known_ids.items():
        for value in text.fields.get(f"{what}s") or ():
            if value not in known:
                yield message(f"unknown_{what}", file=text.name, value=value)


def _statement_problems(name: str, statement: Statement, evidence: Evidence) -> Iterator[str]:
    place = {"file": name, "line": statement.line}
    quote = shortened(statement.text)
    unknown = [key for key in statement.keys if key not in evidence.by_key]
    if unknown:
        yield message("unknown_marker", value=", ".join(unknown), **place)
        return
    cited = [evidence.by_key[key] for key in statement.keys]
    foreign = list(evidence.figures(statement.text).not_stated_by(cited, own_counts=True))
    if not cited and (foreign or evidence.catalogue.find_projects(statement.text)):
        yield message("no_source", statement=quote, **place)
        return
    for figure in foreign:
        keys = ", ".join(statement.keys)
        yield message("foreign_figure", figure=figure, keys=keys, statement=quote, **place)


def _citing(texts: Iterable[AuthoredText], evidence: Evidence) -> dict[str, list[Figures]]:
    citing: dict[str, list[Figures]] = defaultdict(list)
    for text in texts:
        for statement in text.statements:
            for key in statement.keys:
                citing[key].append(evidence.figures(statement.text))
    return citing
