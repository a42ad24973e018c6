"""Public sources of the statements: from the author's markers (``[F123]``) to numbered references (``[1]``)."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from typesetting.authored import Authored, AuthoredBlock, AuthoringError

_KEY = r"(?:F\d{3}|P\d{2}|P:[a-z0-9-]+)"
MARKER = re.compile(rf"\s*\[({_KEY}(?:\s*,\s*{_KEY})*)\]")
UNKNOWN = "–"
_ENTRY_SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class PublicSource:
    """A public page; ``date`` is ISO, as exact as known."""

    title: str
    url: str
    date: str | None
    publisher: str | None

    @property
    def entry(self) -> str:
        """One line of the list of sources, without its number."""
        title = self.title.replace(_ENTRY_SEPARATOR, f" {UNKNOWN} ")
        return _ENTRY_SEPARATOR.join((title, self.publisher or UNKNOWN, self.date or UNKNOWN, self.url))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a marker stands for: a page and the words it states there, against which figures are checked."""

    source: PublicSource
    states: str


@dataclass(frozen=True, slots=True)
class SourceRegister:
    """Evidence by marker key: ``F123`` a fact, ``P01`` a publication, ``P:id`` a row of the model projects."""

    evidence: Mapping[str, Evidence]

    def source(self, key: str, where: str) -> PublicSource:
        """The source of a marker key; raises AuthoringError naming the document."""
        if key not in self.evidence:
            raise AuthoringError(f"{where}: unknown source marker [{key}]")
        return self.evidence[key].source

    @property
    def facts(self) -> list[str]:
        """Keys of all facts, in order."""
        return sorted(key for key in self.evidence if key.startswith("F"))


def load_register(catalog: Path, publishers: Path) -> SourceRegister:
    """Reads facts, publications and projects of the catalogue; ``publishers`` names the publisher of a host."""
    hosts: dict[str, str] = tomllib.loads(publishers.read_text(encoding="utf-8"))["hosts"]
    evidence = dict(_facts(catalog / "facts.jsonl", hosts))
    evidence.update(_publications(catalog / "publications.csv"))
    evidence.update(_projects(catalog / "projects.csv", _best_described([one.source for one in evidence.values()])))
    return SourceRegister(evidence)


def _best_described(sources: list[PublicSource]) -> dict[str, PublicSource]:
    """By address, the source that names a publisher and the most exact date."""
    pages: dict[str, PublicSource] = {}
    for source in sorted(sources, key=lambda one: (bool(one.publisher), len(one.date or ""))):
        pages[source.url] = source
    return pages


def _facts(path: Path, hosts: Mapping[str, str]) -> Iterator[tuple[str, Evidence]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        publisher = hosts.get(_host(row["source_url"]))
        source = PublicSource(row["source_title"], row["source_url"], row["source_date"] or None, publisher)
        yield row["id"], Evidence(source, row["fact"])


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def _publications(path: Path) -> Iterator[tuple[str, Evidence]]:
    for row in _rows(path):
        source = PublicSource(row["title"], row["url"], row["date"] or None, row["publisher"] or None)
        yield row["id"], Evidence(source, f"{row['publisher']} {row['contents']}")


def _projects(path: Path, pages: Mapping[str, PublicSource]) -> Iterator[tuple[str, Evidence]]:
    for row in _rows(path):
        page = pages.get(row["source"]) or PublicSource(row["name"], row["source"], None, None)
        states = " ".join(row[column] for column in ("name", "municipalities", "cohort", "themes"))
        yield f"P:{row['id']}", Evidence(page, states)


def keys_in(text: str) -> list[str]:
    """Marker keys of a text, in order."""
    return [key.strip() for match in MARKER.finditer(text) for key in match[1].split(",")]


def numbered(document: Authored, register: SourceRegister) -> tuple[tuple[AuthoredBlock, ...], tuple[str, ...]]:
    """The blocks with ``[1]`` markers, one number a distinct source, and the entries of the section of sources."""
    numbers: dict[PublicSource, int] = {}

    def number(key: str) -> int:
        return numbers.setdefault(register.source(key, document.name), len(numbers) + 1)

    def marks(match: re.Match[str]) -> str:
        distinct = dict.fromkeys(number(key.strip()) for key in match[1].split(","))
        return "".join(f" [{one}]" for one in distinct)

    blocks = tuple(
        replace(block, rows=tuple(tuple(MARKER.sub(marks, cell) for cell in row) for row in block.rows))
        for block in document.blocks
    )
    return blocks, tuple(f"[{one}] {source.entry}" for source, one in numbers.items())
