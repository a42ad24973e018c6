"""Small PDFs made on the spot: page numbers in print, bookmarks, list signs, imprints, pages that burst."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject
from reportlab.pdfgen import canvas

from ingest.documents import BlockKind, ReadDocument
from ingest.errors import UnreadableDocument
from ingest.readers import read_document

LEFT, TOP, FOOT = 70, 750, 30
Line = tuple[float, str]


def pdf(pages: Sequence[Sequence[Line]], finish: Callable[[canvas.Canvas], None] = lambda _: None) -> bytes:
    """Lines at their heights, one font."""
    file = BytesIO()
    drawn = canvas.Canvas(file)
    for lines in pages:
        drawn.setFont("Helvetica", 10)
        for y, text in lines:
            drawn.drawString(LEFT, y, text)
        finish(drawn)
        drawn.showPage()
    drawn.save()
    return file.getvalue()


def column(*texts: str) -> list[Line]:
    return [(TOP - 12.5 * position, text) for position, text in enumerate(texts)]


def read(folder: Path, content: bytes) -> ReadDocument:
    path = folder / "klein.pdf"
    path.write_bytes(content)
    [(_, document)] = read_document(path)
    return document


def labels(document: ReadDocument) -> list[str | None]:
    return [page.label for page in document.pages]


TEXTS = (
    "Der Beitrag über Lichtmasten in Kleinburg beginnt mit der Vorgeschichte.",
    "Insgesamt wurden 311 Masten erneuert und mit Funk versehen.",
    "Die Stadtwerke sparen seither Strom und warten seltener.",
    "Zum Schluss empfiehlt Kleinburg, klein anzufangen.",
)


class TestPrintedPageNumbers:
    @pytest.mark.parametrize("printed", ["– {} –", "Seite {}", "Jahrbuch 2023 | {}", "{}"])
    def test_an_offprint_keeps_the_numbers_printed_on_it(self, tmp_path: Path, printed: str) -> None:
        pages = [[*column(text), (FOOT, printed.format(47 + n))] for n, text in enumerate(TEXTS)]
        document = read(tmp_path, pdf(pages))
        assert labels(document) == ["47", "48", "49", "50"]
        assert [page.number for page in document.pages] == [1, 2, 3, 4]
        assert [page.text for page in document.pages] == list(TEXTS)

    def test_a_cover_without_a_number_has_no_label(self, tmp_path: Path) -> None:
        pages = [column("Titelseite"), *([*column(t), (FOOT, str(n))] for n, t in enumerate(TEXTS, start=1))]
        assert labels(read(tmp_path, pdf(pages))) == [None, "1", "2", "3", "4"]

    def test_figures_that_do_not_go_up_are_no_numbers(self, tmp_path: Path) -> None:
        feet = ("Stand 2023", "Stand 2023", "Stand 2019", "Stand 2020")
        pages = [[*column(text), (FOOT, foot)] for text, foot in zip(TEXTS, feet, strict=True)]
        assert labels(read(tmp_path, pdf(pages))) == ["1", "2", "3", "4"]

    @pytest.mark.parametrize(
        "going_up", ["Kapitel {}", "{} Auskunft des Bauhofs", "Es sind {} Fälle im Jahr.", "Stand 201{}"]
    )
    def test_other_numbers_that_go_up_do_not_count(self, tmp_path: Path, going_up: str) -> None:
        tops = [[*column(text), (800, going_up.format(n + 3))] for n, text in enumerate(TEXTS)]
        assert labels(read(tmp_path, pdf(tops))) == ["1", "2", "3", "4"]
        both = [[*lines, (FOOT, str(n + 12))] for n, lines in enumerate(tops)]
        assert labels(read(tmp_path, pdf(both))) == ["12", "13", "14", "15"]

    def test_declared_labels_count_more(self, tmp_path: Path) -> None:
        pages = [[*column(text), (FOOT, str(47 + n))] for n, text in enumerate(TEXTS)]
        writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(pages))))
        writer.set_page_label(0, 3, style="/r")
        declared = BytesIO()
        writer.write(declared)
        assert labels(read(tmp_path, declared.getvalue())) == ["i", "ii", "iii", "iv"]


def test_a_bookmark_makes_a_heading_of_a_line_like_any_other(tmp_path: Path) -> None:
    def outline(drawn: canvas.Canvas) -> None:
        for title in ("Anlass", "Ergebnis"):
            drawn.bookmarkPage(title)
            drawn.addOutlineEntry(title, title)

    lines = column(
        "Anlass",
        "Die Stadt Merkdorf wollte ihre Büchereien länger öffnen und suchte lange nach Wegen ohne",
        "Personal am Abend. Der Rat lobte das",
        "Ergebnis und wollte mehr.",
        "Ergebnis",
        "Seit 2023 öffnen Karten die Tür bis 22 Uhr; das nutzen 480 Menschen im Monat ohne Zwischenfall.",
    )
    [page] = read(tmp_path, pdf([lines], outline)).pages
    headings = [block.text for block in page.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["Anlass", "Ergebnis"]
    assert "Der Rat lobte das Ergebnis und wollte mehr." in page.text


def test_an_unused_code_of_the_windows_character_set_is_a_bullet(tmp_path: Path) -> None:
    lines = column("Zu klären ist:", "•  Wo werden Bilder gespeichert, die am Weg anfallen?", "•  Was kostet das?")
    content = pdf([lines])
    assert b"\\177" in PdfReader(BytesIO(content)).pages[0]["/Contents"].get_object().get_data()
    [page] = read(tmp_path, content).pages
    items = [block.text for block in page.blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == ["Wo werden Bilder gespeichert, die am Weg anfallen?", "Was kostet das?"]


def test_an_imprint_in_one_paragraph_names_publisher_and_date(tmp_path: Path) -> None:
    lines = column("Impressum", "Herausgeber: Landkreis Hügelland", "Stand: März 2023")
    info = read(tmp_path, pdf([lines])).info
    assert (info.publisher, info.date) == ("Landkreis Hügelland", "2023-03")


def test_a_cover_names_who_published_it_and_when(tmp_path: Path) -> None:
    info = read(tmp_path, pdf([column("Herausgegeben von der Stadt Titelau", "Mai 2022"), column(*TEXTS)])).info
    assert (info.publisher, info.date) == ("Stadt Titelau", "2022-05")


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-05_leitfaden.pdf", "2021-05"),
        ("20210503 Protokoll.pdf", "2021-05-03"),
        ("rundbrief_mai-2021.pdf", "2021-05"),
        ("rundbrief_03.05.2021.pdf", "2021-05-03"),
        ("strategie-2030.pdf", "2024-01-02"),
        ("aktenzeichen-20219903.pdf", "2024-01-02"),
    ],
)
def test_the_date_in_a_name_counts_more_than_when_the_file_was_made(tmp_path: Path, name: str, date: str) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([column(*TEXTS)]))))
    writer.add_metadata({"/CreationDate": "D:20240102120000"})
    file = BytesIO()
    writer.write(file)
    (tmp_path / name).write_bytes(file.getvalue())
    [(_, document)] = read_document(tmp_path / name)
    assert document.info.date == date


def test_the_day_in_xmp_is_the_date_where_nothing_else_tells_one(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([column(*TEXTS)]))))
    writer.metadata = None
    writer.xmp_metadata = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        b"<xmp:CreateDate>2022-09-14T10:00:00+02:00</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    file = BytesIO()
    writer.write(file)
    assert read(tmp_path, file.getvalue()).info.date == "2022-09-14"


def bursting(pages: int) -> bytes:
    """The second page's content unpacks to more than any page needs."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([column(text) for text in TEXTS[:pages]]))))
    stream = EncodedStreamObject()
    stream._data = zlib.compress(b"0 0 m " * 10_000_000)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[pages - 1][NameObject("/Contents")] = writer._add_object(stream)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_page_that_bursts_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    document = read(tmp_path, bursting(2))
    assert [page.text for page in document.pages] == [TEXTS[0], ""]
    assert document.warnings == ("Seite 2: nicht (ganz) lesbar; was dort steht, fehlt.",)


def test_a_file_that_only_bursts_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(tmp_path, bursting(1))
    assert caught.value.reason == "bomb"


def test_a_damaged_page_is_named(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([column(text) for text in TEXTS]))))
    stream = DecodedStreamObject()
    stream.set_data(b"no such data")
    stream[NameObject("/Filter")] = NameObject("/NoSuchFilter")
    writer.pages[2][NameObject("/Contents")] = writer._add_object(stream)
    file = BytesIO()
    writer.write(file)
    document = read(tmp_path, file.getvalue())
    assert document.warnings == ("Seite 3: nicht (ganz) lesbar; was dort steht, fehlt.",)
