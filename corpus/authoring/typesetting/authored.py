"""An authored document: front matter and blocks, with the markers of the statements still in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import yaml

SUMMARY_LINE = "Eigene Zusammenfassung öffentlicher Quellen"

KINDS = ("steckbrief", "dossier", "leitfaden", "newsletter", "webseite", "veranstaltung", "transferpapier")
FORMATS = ("md", "html", "pdf", "eml")

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_TABLE_RULE = re.compile(r"^\|[\s:|-]+\|$")
_CAPTION = re.compile(r"^(Abbildung|Tabelle)\b[^:]{0,12}:")


class AuthoringError(Exception):
    """An authored document or its sources cannot be used; the message names the file and the reason."""


class Part(StrEnum):
    """What a block of an authored document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class AuthoredBlock:
    """``rows``: one cell for headings, paragraphs and captions; one row an item for lists; header row first for tables.

    ``level`` is 2 or 3, for headings only.
    """

    part: Part
    rows: tuple[tuple[str, ...], ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The only cell of a heading, paragraph or caption."""
        return self.rows[0][0]


@dataclass(frozen=True, slots=True)
class Authored:
    """One document as its author wrote it; ``name`` is ``folder/stem``."""

    name: str
    title: str
    kind: str
    format: str
    day: date
    publisher: str
    topics: tuple[str, ...]
    projects: tuple[str, ...]
    blocks: tuple[AuthoredBlock, ...]

    @property
    def target(self) -> str:
        """Path of the built file below the starter folder."""
        return f"{self.name}.{self.format}"


def read_authored(path: Path) -> Authored:
    """The document at ``path``; raises AuthoringError where front matter or Markdown is not the agreed form."""
    match = _FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    if match is None:
        raise AuthoringError(f"{path}: no front matter between --- lines")
    fields = _front_matter(path, match[1])
    blocks = tuple(_with_summary_line(parse_blocks(match[2])))
    try:
        return Authored(
            name=f"{path.parent.name}/{path.stem}",
            title=str(fields["title"]),
            kind=str(fields["kind"]),
            format=str(fields["format"]),
            day=fields["date"] if isinstance(fields["date"], date) else _month(path, str(fields["date"])),
            publisher=str(fields["publisher"]),
            topics=_ids(fields.get("topics")),
            projects=_ids(fields.get("projects")),
            blocks=blocks,
        )
    except KeyError as missing:
        raise AuthoringError(f"{path}: front matter lacks {missing}") from missing


def _front_matter(path: Path, text: str) -> dict[str, object]:
    try:
        fields = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise AuthoringError(f"{path}: front matter is not YAML: {error}") from error
    if not isinstance(fields, dict):
        raise AuthoringError(f"{path}: front matter is not a list of fields")
    return fields


def _month(path: Path, text: str) -> date:
    """``2026-11`` counts from the first of the month."""
    try:
        return date.fromisoformat(text if text.count("-") == 2 else f"{text}-01")
    except ValueError as error:
        raise AuthoringError(f"{path}: date {text!r} is not ISO") from error


def _ids(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def parse_blocks(body: str) -> list[AuthoredBlock]:
    """The blocks of a Markdown body: ``##``/``###``, paragraphs, ``-`` lists, pipe tables, caption lines."""
    blocks: list[AuthoredBlock] = []
    for chunk in _chunks(body):
        blocks.append(_block(chunk))
    return blocks


def _chunks(body: str) -> list[list[str]]:
    """Lines that belong together: split at blank lines and where the sort of line changes."""
    chunks: list[list[str]] = []
    before = ""
    for line in (*body.splitlines(), ""):
        sort = _sort(line, before)
        if sort and (sort != before or sort in ("heading", "caption")):
            chunks.append([line])
        elif sort:
            chunks[-1].append(line)
        before = sort
    return chunks


def _sort(line: str, before: str) -> str:
    if not line.strip():
        return ""
    if line.startswith("#"):
        return "heading"
    if line.startswith("- ") or (before == "list" and line.startswith("  ")):
        return "list"
    if line.startswith("|"):
        return "table"
    return "caption" if _CAPTION.match(line) else "paragraph"


def _block(lines: list[str]) -> AuthoredBlock:
    first = lines[0]
    if first.startswith("#"):
        marks, _, text = first.partition(" ")
        return AuthoredBlock(Part.HEADING, ((text.strip(),),), level=max(2, len(marks)))
    if first.startswith("- "):
        return AuthoredBlock(Part.LIST, tuple((item,) for item in _items(lines)))
    if first.startswith("|"):
        return AuthoredBlock(Part.TABLE, tuple(_cells(line) for line in lines if not _TABLE_RULE.match(line.strip())))
    part = Part.CAPTION if _CAPTION.match(first) else Part.PARAGRAPH
    return AuthoredBlock(part, ((" ".join(line.strip() for line in lines),),))


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.startswith("- "):
            items.append(line[2:].strip())
        else:
            items[-1] += f" {line.strip()}"
    return items


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _with_summary_line(blocks: list[AuthoredBlock]) -> list[AuthoredBlock]:
    """The line that says what the document is comes first, once."""
    if any(block.part is Part.PARAGRAPH and SUMMARY_LINE in block.text for block in blocks[:3]):
        return blocks
    return [AuthoredBlock(Part.PARAGRAPH, ((f"{SUMMARY_LINE}.",),)), *blocks]
