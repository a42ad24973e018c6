"""Faults of authored documents: unknown ids, statements without a source, figures the source does not state."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from typesetting.authored import FORMATS, KINDS, Authored, Part
from typesetting.sourcing import MARKER, SourceRegister, keys_in

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_QUOTED = re.compile(r"„[^“]*“")
_SENTENCE_INSIDE = re.compile(r"(?<!\bSt)(?<!\bDr)(?<!\bbzw)(?<!\d)[.!?] +(?=[A-ZÄÖÜ])")
YEARS_OF_CURRENCY = 3
"""Statements from older sources carry their date in the sentence."""
# Names that contain a digit but state none.
_NAMES_WITH_DIGITS = re.compile(r"5 für Südwestfalen|CO2|PM10|PM2,5|24/7|SCCON \d{4}|Digitalisierung 4\.0")


def faults(documents: Iterable[Authored], register: SourceRegister, folder: Path) -> list[str]:
    """One line a fault, each naming its document."""
    topics = _known_topics(folder.parent / "catalog" / "topics.toml")
    return [
        f"{document.name}: {fault}"
        for document in documents
        for fault in (*_field_faults(document, register, topics), *_statement_faults(document, register))
    ]


def _known_topics(path: Path) -> frozenset[str] | None:
    """Topic ids of the catalogue; None where there is no catalogue yet."""
    if not path.exists():
        return None
    catalogue = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = catalogue.get("topic", catalogue.get("topics", []))
    return frozenset(rows) if isinstance(rows, dict) else frozenset(row["id"] for row in rows)


def _field_faults(document: Authored, register: SourceRegister, topics: frozenset[str] | None) -> Iterator[str]:
    if document.kind not in KINDS:
        yield f"unknown kind {document.kind}"
    if document.format not in FORMATS:
        yield f"unknown format {document.format}"
    if topics is not None:
        yield from (f"unknown topic {topic}" for topic in document.topics if topic not in topics)
    for project in document.projects:
        if f"P:{project}" not in register.evidence:
            yield f"unknown project {project}"


def _statement_faults(document: Authored, register: SourceRegister) -> Iterator[str]:
    for text in _texts(document):
        for statement, keys in statements(text):
            unknown = [key for key in keys if key not in register.evidence]
            if unknown:
                yield f"unknown source marker {unknown} after {statement[-60:]!r}"
                continue
            if keys and _SENTENCE_INSIDE.search(_QUOTED.sub("", statement)):
                yield f"a sentence without a source of its own in {statement[-160:]!r}"
            foreign = _numbers(statement) - _stated(keys, register)
            if foreign and not keys:
                yield f"no source for {statement[-80:]!r}"
            elif foreign:
                yield f"{sorted(foreign)} is not in {keys}: {statement[-100:]!r}"
            elif _undated(statement, keys, register, document):
                yield f"older than {YEARS_OF_CURRENCY} years, yet names no year: {statement[-100:]!r}"


def _undated(statement: str, keys: list[str], register: SourceRegister, document: Authored) -> bool:
    """Whether all sources are dated and too old and the statement names no year."""
    dates = [register.evidence[key].source.date for key in keys if key.startswith("F")]
    oldest_current = f"{document.day.year - YEARS_OF_CURRENCY}-{document.day.month:02}"
    return bool(dates) and all(date and date < oldest_current for date in dates) and not _YEAR.search(statement)


def _texts(document: Authored) -> Iterator[str]:
    """Every paragraph, list item and table row; headings and captions state nothing."""
    for block in document.blocks:
        if block.part is Part.TABLE:
            yield from (" | ".join(row) for row in block.rows[1:])
        elif block.part in (Part.PARAGRAPH, Part.LIST):
            yield from (row[0] for row in block.rows)


def statements(text: str) -> list[tuple[str, list[str]]]:
    """Pairs of the words since the marker before and the keys of the marker that follows (none at the end)."""
    pairs: list[tuple[str, list[str]]] = []
    start = 0
    for match in MARKER.finditer(text):
        pairs.append((text[start : match.start()], keys_in(match[0])))
        start = match.end()
    rest = text[start:].strip()
    return [*pairs, (rest, [])] if rest else pairs


def _numbers(text: str) -> set[str]:
    return _all_numbers(_NAMES_WITH_DIGITS.sub("", text))


def _stated(keys: list[str], register: SourceRegister) -> set[str]:
    """Numbers the sources of ``keys`` state, with those of their title and date."""
    stated: set[str] = set()
    for key in keys:
        evidence = register.evidence[key]
        date = (evidence.source.date or "").replace("-", " ")
        stated |= _all_numbers(f"{evidence.states} {evidence.source.title} {date}")
    return stated


def _all_numbers(text: str) -> set[str]:
    return {number.lstrip("0") or "0" for number in _NUMBER.findall(text)}


def unused_facts(documents: Iterable[Authored], register: SourceRegister, folder: Path) -> list[str]:
    """Facts no document uses or whose figures no statement repeats, but for those left out for a stated reason."""
    left_out = tomllib.loads((folder / "left_out.toml").read_text(encoding="utf-8"))["facts"]
    repeated = _repeated_figures(documents)
    problems: list[str] = []
    for key in register.facts:
        missing = _all_numbers(register.evidence[key].states) - repeated.get(key, set())
        if key in left_out:
            continue
        if key not in repeated:
            problems.append(f"{key}: used by no document")
        elif missing:
            problems.append(f"{key}: figures {sorted(missing)} occur in no statement that cites it")
    return problems


def _repeated_figures(documents: Iterable[Authored]) -> dict[str, set[str]]:
    """The figures of all statements that cite a key, by key."""
    repeated: dict[str, set[str]] = {}
    for document in documents:
        for text in _texts(document):
            for statement, keys in statements(text):
                for key in keys:
                    repeated.setdefault(key, set()).update(_all_numbers(statement))
    return repeated
