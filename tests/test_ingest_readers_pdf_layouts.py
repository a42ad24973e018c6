"""Every layout of ``tests/layouts``: words in reading order, headings, labels, table cells with their header."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from layouts.make_layouts import layouts

from ingest.documents import BlockKind, ReadDocument
from ingest.readers import read_document

WORDS_RIGHT = 0.99
HEADINGS_RIGHT = 0.95


LAYOUTS = {layout.name: layout for layout in layouts()}


@pytest.fixture(params=sorted(LAYOUTS))
def layout(request: pytest.FixtureRequest) -> Any:
    return LAYOUTS[request.param]


@pytest.fixture
def document(layout: Any, tmp_path: Path) -> ReadDocument:
    return _read(layout.name, tmp_path)


@cache
def _known() -> dict[str, ReadDocument]:
    return {}


def _read(name: str, folder: Path) -> ReadDocument:
    if name not in _known():
        path = folder / f"{name}.pdf"
        path.write_bytes(LAYOUTS[name].content)
        [(_, _known()[name])] = read_document(path)
    return _known()[name]


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:[-./:]\w+)*", text)


def share_in_order(truth: list[str], found: list[str]) -> float:
    """Share of the longer list that both have in the same order: missing and invented words both count."""
    if not truth and not found:
        return 1.0
    matcher = difflib.SequenceMatcher(None, truth, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(truth), len(found), 1)


def test_there_are_at_least_25_layouts() -> None:
    assert len(LAYOUTS) >= 25


def test_words_are_right_and_in_order_on_every_page(layout: Any, document: ReadDocument) -> None:
    assert len(document.pages) == len(layout.truth.pages)
    truth = [word for page in layout.truth.pages for word in words(page)]
    found = [word for page in document.pages for word in words(page.text)]
    assert share_in_order(truth, found) >= WORDS_RIGHT
    for told, page in zip(layout.truth.pages, document.pages, strict=True):
        assert share_in_order(words(told), words(page.text)) >= WORDS_RIGHT - 0.02


def test_running_lines_are_gone(layout: Any, document: ReadDocument) -> None:
    text = "\n".join(page.text for page in document.pages)
    assert [line for line in layout.truth.absent if line in text] == []


def test_headings_are_found(layout: Any, document: ReadDocument) -> None:
    found = [block.text for page in document.pages for block in page.blocks if block.kind is BlockKind.HEADING]
    missing = [heading for heading in layout.truth.headings if heading not in found]
    assert len(missing) <= (1 - HEADINGS_RIGHT) * len(layout.truth.headings)
    invented = [text for text in found if text not in layout.truth.headings]
    assert len(invented) <= 1


def test_page_labels(layout: Any, document: ReadDocument) -> None:
    expected = layout.truth.labels or [str(number) for number in range(1, len(document.pages) + 1)]
    assert [page.label for page in document.pages] == expected


def test_table_rows_carry_their_header(layout: Any, document: ReadDocument) -> None:
    rows = [block.text for page in document.pages for block in page.blocks if block.kind is BlockKind.TABLE_ROW]
    assert rows == layout.truth.rows


def test_marked_texts_are_whole_blocks_of_their_kind(layout: Any, document: ReadDocument) -> None:
    blocks = [block for page in document.pages for block in page.blocks]
    assert [text for text in layout.truth.blocks if text not in {block.text for block in blocks}] == []
    for beginning, kind in layout.truth.kinds.items():
        assert kind in {block.kind.value for block in blocks if block.text.startswith(beginning)}


def test_title(layout: Any, document: ReadDocument) -> None:
    if layout.truth.title is not None:
        assert document.info.title == layout.truth.title


def test_pages_of_images_are_named(tmp_path: Path) -> None:
    assert _read("some_scans", tmp_path).warnings == ("kein Text, Seite 3–6 sind Bilder",)


def test_description_from_xmp(tmp_path: Path) -> None:
    info = _read("tagged", tmp_path).info
    assert (info.title, info.date, info.language) == ("Getaggtes Dokument", "2023-04-05", "de")
