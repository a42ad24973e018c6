"""Public sources of the statements: from the author's markers (``[F123]``) to numbered references (``[1]``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from typesetting.authored import Authored, AuthoredBlock, AuthoringError

_KEY = r"(?:F\d{3}|P\d{2}|P:[a-z0-9-]+)"
MARKER = re.compile(rf"\s*\[({_KEY}(?:\s*,\s*{_KEY})*)\]")
UNKNOWN = "–"


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
        return " · ".join((self.title, self.publisher or UNKNOWN, self.date or UNKNOWN, self.url))


@dataclass(frozen=True, slots=True)
class SourceRegister:
    """``sources`` and ``figures`` (the numbers the source states) by marker key; ``uncertain``: disputed facts."""

    sources: Mapping[str, PublicSource]
    figures: Mapping[str, tuple[str, ...]]
    uncertain: frozenset[str]

    def source(self, key: str, where: str) -> PublicSource:
        """The source of a marker key; raises AuthoringError naming the document."""
        if key not in self.sources:
            raise AuthoringError(f"{where}: unknown source marker [{key}]")
        return self.sources[key]


def load_register(folder: Path) -> SourceRegister:
    """Reads ``sources.toml`` and ``publishers.toml`` (publisher by host) of ``folder``."""
    hosts: dict[str, str] = tomllib.loads((folder / "publishers.toml").read_text(encoding="utf-8"))["hosts"]
    sources: dict[str, PublicSource] = {}
    figures: dict[str, tuple[str, ...]] = {}
    uncertain: set[str] = set()
    for row in tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["source"]:
        publisher = row.get("publisher") or hosts.get(_host(row["url"]))
        source = PublicSource(row["title"], row["url"], row.get("date"), publisher)
        uncertain.update(row.get("uncertain", ()))
        for key, numbers in row["figures"].items():
            sources[key] = source
            figures[key] = tuple(numbers)
    return SourceRegister(sources, figures, frozenset(uncertain))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.").rstrip(".")


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
