"""Real documents with open licences, where they lie beside the project."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz.distance import LCSseq

from ingest.documents import BlockKind, ReadDocument
from ingest.readers import read_document

REAL = Path(__file__).parent.parent.parent / "shared" / "real" / "pdf"
pytestmark = pytest.mark.skipif(not REAL.exists(), reason="real documents are not beside the project")


@cache
def document(name: str) -> ReadDocument:
    [(_, read)] = read_document(REAL / name)
    return read


def texts(name: str, kind: BlockKind) -> list[str]:
    return [block.text for page in document(name).pages for block in page.blocks if block.kind is kind]


def words(text: str) -> list[str]:
    """Words of four letters or more: the shorter ones of this book are formulas. Running headers are in capitals."""
    joined = re.sub(r"-\n\s*", "", text)
    return [word for word in re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", joined) if not word.isupper()]


def test_words_of_a_whole_book_are_right_and_in_order() -> None:
    truth = words((REAL / "GeoTopo-book.txt").read_text(encoding="utf-8"))
    found = words("\n".join(page.text for page in document("GeoTopo-komprimiert.pdf").pages))
    shared = LCSseq.similarity(truth, found)
    assert shared / len(truth) >= 0.97
    assert shared / len(found) >= 0.98


def test_labels_and_bookmarked_headings_of_the_book() -> None:
    book = document("GeoTopo-komprimiert.pdf")
    assert [page.label for page in book.pages][:5] == ["i", "ii", "iii", "1", "2"]
    headings = [(block.level, block.text) for page in book.pages for block in page.blocks if block.level]
    for heading in ((1, "1 Topologische Grundbegriffe"), (2, "1.1 Topologische Räume"), (2, "1.6 Wege und Knoten")):
        assert heading in headings


HANDBOOK = "dcat-ap-de_v2_konventionenhandbuch.pdf"


def test_headings_of_the_handbook_are_those_of_its_contents() -> None:
    contents = [block.text for block in document(HANDBOOK).pages[2].blocks]
    entries = [entry for text in contents for entry in re.split(r" (?=\d\.\d+ )", text)]
    numbered = {re.sub(r"\W+", "", entry) for entry in entries if re.match(r"\d\.\d+\b", entry)}
    headings = {re.sub(r"\W+", "", text) for text in texts(HANDBOOK, BlockKind.HEADING)}
    assert len(numbered) >= 15
    assert len(numbered & headings) >= 0.95 * len(numbered)


def test_tables_of_the_handbook_carry_their_header() -> None:
    rows = texts(HANDBOOK, BlockKind.TABLE_ROW)
    assert "Stadtname: Berlin; Bundesland (Code): BE; Einwohner: 3664088" in rows
    assert "Begriff: SKOS; Definition/Erklärung: Simple Knowledge Organization System" in rows
    assert "URI: http://www.w3.org/ns/locn#geometry" in rows


def test_slides() -> None:
    slides = document("ulm_Ueberblick_Ulm4CleverCity.pdf")
    assert slides.info.title == "Ulm4CleverCity – Smart City Modellstadt"
    page = slides.pages[22]
    assert page.blocks[0].text == "17 Prämissen und Leitplanken"
    assert [block.kind for block in page.blocks[1:]] == [BlockKind.LIST_ITEM] * 17
