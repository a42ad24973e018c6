"""Images of PDF pages with the quote marked."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assistant.page_images import MARK, WIDTH, PageImages, PageRequest, render
from ingest.errors import NotFound, UnreadableDocument

LINES = ("Wolfsburg misst die Wasserquali-", "tät mit drei Sensoren. Danach", "folgt ein anderer Satz.")
QUOTE = "Wolfsburg misst die Wasserqualität mit drei Sensoren."
TOP, LEFT, LEADING = 700, 100, 20
"""Points from below and from the left."""
SIDEWAYS_TOP = 200
"""Points from above on the page that is drawn sideways and turned."""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "wasser.pdf"
    canvas = Canvas(str(path.with_suffix(".upright")), pagesize=A4)
    for number, line in enumerate(LINES):
        canvas.drawString(LEFT, TOP - number * LEADING, line)
    canvas.showPage()
    for number, line in enumerate(LINES):
        canvas.saveState()
        canvas.translate(SIDEWAYS_TOP + number * LEADING, LEFT)
        canvas.rotate(90)
        canvas.drawString(0, 0, line)
        canvas.restoreState()
    canvas.save()
    document = pdfium.PdfDocument(path.with_suffix(".upright"))
    document[1].set_rotation(90)
    document.save(path)
    return path


def marked_rows(png: bytes) -> tuple[tuple[int, int], set[int]]:
    """The size of the image, and which lines of text (from 0) are marked in it, seen at their beginning."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    scale = WIDTH / A4[0]
    column = round((LEFT - 0.3) * scale)
    return image.size, {
        number
        for number in range(len(LINES))
        if any(
            image.getpixel((column, round((A4[1] - TOP + number * LEADING - up) * scale))) == MARK for up in range(8)
        )
    }


def test_page_without_highlight_has_no_mark(pdf: Path) -> None:
    size, rows = marked_rows(render(PageRequest(pdf, "1", 1)))
    assert (size, rows) == ((1000, 1415), set())


def test_quote_is_found_across_lines_and_hyphens(pdf: Path) -> None:
    assert marked_rows(render(PageRequest(pdf, "1", 1, QUOTE)))[1] == {0, 1}


def test_quote_torn_apart_is_found_by_its_sentences(pdf: Path) -> None:
    assert marked_rows(render(PageRequest(pdf, "1", 1, f"Steht auf einer anderen Seite. {QUOTE}")))[1] == {0, 1}


def test_table_row_is_found_by_its_cells(pdf: Path) -> None:
    assert marked_rows(render(PageRequest(pdf, "1", 1, "Was: folgt ein anderer Satz; Jahr: 1999")))[1] == {2}


def test_words_that_are_not_there_mark_nothing(pdf: Path) -> None:
    assert marked_rows(render(PageRequest(pdf, "1", 1, "Kassel zählt Fahrräder.")))[1] == set()


def test_rotated_page_is_marked_where_its_words_are(pdf: Path) -> None:
    image = Image.open(io.BytesIO(render(PageRequest(pdf, "1", 2, QUOTE)))).convert("RGB")
    assert image.size == (1000, 708)
    scale = WIDTH / A4[1]
    marked = [(x / scale, y / scale) for x in range(1000) for y in range(708) if image.getpixel((x, y)) == MARK]
    assert min(x for x, _ in marked) == pytest.approx(LEFT, abs=3)
    assert min(y for _, y in marked) == pytest.approx(SIDEWAYS_TOP - 10, abs=3)
    assert max(y for _, y in marked) == pytest.approx(SIDEWAYS_TOP + LEADING + 2, abs=3)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_page_that_is_not_there(pdf: Path, number: int) -> None:
    with pytest.raises(NotFound):
        render(PageRequest(pdf, "1", number))


def test_file_that_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "kein.pdf"
    path.write_text("kein PDF", encoding="utf-8")
    with pytest.raises(UnreadableDocument):
        render(PageRequest(path, "1", 1))


def test_cache_is_bounded_and_gives_the_same_image(pdf: Path) -> None:
    images = PageImages(cache_bytes=20_000)
    first = images.png(PageRequest(pdf, "1", 1))
    for number in range(8):
        images.png(PageRequest(pdf, str(number), 1))
    assert sum(map(len, images._cache.values())) <= 20_000
    assert images.png(PageRequest(pdf, "1", 1)) == first
