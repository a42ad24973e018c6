"""Office files, archives, and everything that is wrong with files: named with a German reason, never a crash."""

from __future__ import annotations

import random
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import docx
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import H, P
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from ingest.documents import ReadDocument
from ingest.errors import UnreadableDocument
from ingest.readers import Deadline, ReadingLimits, is_document, read_document, reader_version
from ingest.readers.limits import SECONDS_A_PAGE
from ingest.readers.ocr import Recogniser
from ingest.readers.pdf import read_pdf
from ingest.readers.reading import SourceFile
from ingest.readers.reasons import page_ranges, pages_without_text

QUICK = ReadingLimits(seconds=20)


def reason(path: Path, limits: ReadingLimits | None = None) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path, limits=limits)
    assert str(caught.value).endswith(".")
    return caught.value.reason


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def only(path: Path) -> ReadDocument:
    [(_, document)] = read_document(path)
    return document


def shape(document: ReadDocument) -> list[list[tuple[str, int | None, str]]]:
    return [[(block.kind.value, block.level, block.text) for block in page.blocks] for page in document.pages]


def pdf(*pages: str) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for text in pages:
        canvas.drawString(80, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = ""
    document.add_heading("Leitfaden Parken", 0)
    document.add_heading("Anlass", 1)
    document.add_paragraph("Die Stadt zählt Autos.")
    document.add_paragraph("erster Punkt", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip([c for row in table.rows for c in row.cells], ["Ort", "Zahl", "Markt", "12"], strict=True):
        cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_word(tmp_path: Path) -> None:
    document = only(written(tmp_path, "parken.docx", word()))
    assert shape(document) == [
        [
            ("heading", 1, "Leitfaden Parken"),
            ("heading", 1, "Anlass"),
            ("paragraph", None, "Die Stadt zählt Autos."),
            ("list_item", None, "erster Punkt"),
            ("table_row", None, "Ort: Markt; Zahl: 12"),
        ]
    ]
    assert (document.info.title, document.info.kind.value) == ("Leitfaden Parken", "leitfaden")


def test_slides_are_pages(tmp_path: Path) -> None:
    slides = pptx.Presentation()
    for number in (1, 2):
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = f"Folie {number}"
        slide.placeholders[1].text = "Erster Punkt\nZweiter Punkt"
    slides.save(str(tmp_path / "vortrag.pptx"))
    document = only(tmp_path / "vortrag.pptx")
    points = [("list_item", None, "Erster Punkt"), ("list_item", None, "Zweiter Punkt")]
    assert shape(document) == [[("heading", 1, "Folie 1"), *points], [("heading", 2, "Folie 2"), *points]]
    assert [(page.number, page.label) for page in document.pages] == [(1, "1"), (2, "2")]


def test_open_document(tmp_path: Path) -> None:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Bericht der Stadt"))
    document.text.addElement(P(text="Die Stadt misst den Lärm."))
    table = Table(name="t")
    for cells in (("Ort", "Pegel"), ("Markt", "55")):
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.text.addElement(table)
    document.save(str(tmp_path / "bericht.odt"))
    assert shape(only(tmp_path / "bericht.odt")) == [
        [
            ("heading", 1, "Bericht der Stadt"),
            ("paragraph", None, "Die Stadt misst den Lärm."),
            ("table_row", None, "Ort: Markt; Pegel: 55"),
        ]
    ]


def archive(**files: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


def test_of_two_entries_with_one_name_the_later_one_is_the_document(tmp_path: Path) -> None:
    """As every program unpacks them. Two documents of one name ended the whole run."""
    path = written(tmp_path, "zwei.zip", archive(**{"a/x.md": b"# Eins\n\nAlt.", "a\\x.md": b"# Zwei\n\nNeu."}))
    assert [(name, document.info.title) for name, document in read_document(path)] == [("a/x.md", "Zwei")]


def test_archive_gives_its_documents(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "alles.zip",
        archive(
            **{"a/text.md": b"# Eins\n\nText.", "b.pdf": pdf("Zwei steht hier."), "leer.txt": b"", ".x.md": b"nein"}
        ),
    )
    found = read_document(path)
    assert [(name, document.info.title) for name, document in found] == [("a/text.md", "Eins"), ("b.pdf", "b")]
    assert found[0][1].warnings == ("leer.txt: Die Datei ist leer (0 Byte).",)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("leer.pdf", b"", "empty"),
        ("leer.html", b"<html><body><nav>Menue</nav></body></html>", "no_text"),
        ("leer.md", b"---\ntitle: x\n---\n\n", "no_text"),
        ("leer.txt", b"  \n \n", "no_text"),
        ("leer.eml", b"From: a@b.example\nSubject: x\n\n", "no_text"),
        ("kaputt.pdf", b"%PDF-1.7\n1 0 obj <<", "broken"),
        ("kaputt.docx", b"PK\x03\x04 kaputt", "broken"),
        ("bild.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200), "wrong_content"),
        ("daten.bin", bytes(200), "unknown_format"),
        ("raus.zip", archive(**{"../../etc/x.md": b"# x"}), "unsafe_archive"),
        ("tief.zip", archive(**{"innen.zip": archive(**{"a.md": b"# a"})}), "nested_archive"),
        ("nichts.zip", archive(**{"liste.csv": b"a;b"}), "no_text"),
        ("viele.zip", archive(**{f"{i}.md": b"# x" for i in range(2001)}), "too_many_entries"),
        ("bombe.zip", archive(**{"a.txt": bytes(60_000_000)}), "bomb"),
        ("bombe.docx", archive(**{"word/document.xml": bytes(60_000_000)}), "bomb"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_has_a_reason(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    assert reason(written(tmp_path, name, content)) == expected


def test_encrypted_pdf(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("geheim"))))
    writer.encrypt("kennwort", algorithm="AES-256")
    writer.write(str(tmp_path / "geheim.pdf"))
    assert reason(tmp_path / "geheim.pdf") == "encrypted"


def test_pdf_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf("Offener Text."))))
    writer.encrypt(user_password="", owner_password="x", algorithm="AES-256")
    writer.write(str(tmp_path / "offen.pdf"))
    assert only(tmp_path / "offen.pdf").pages[0].text == "Offener Text."


def test_pdf_of_images(tmp_path: Path) -> None:
    Image.new("RGB", (600, 800)).save(tmp_path / "scan.pdf")
    assert reason(tmp_path / "scan.pdf") == "no_text_images"


def scan(folder: Path, *, recogniser: Recogniser) -> ReadDocument:
    Image.new("RGB", (600, 800)).save(folder / "scan.pdf")
    limits = ReadingLimits(ocr=True)
    return read_pdf(SourceFile("scan.pdf", (folder / "scan.pdf").read_bytes(), limits, Deadline(20)), recogniser)


def test_recognised_text_is_read(tmp_path: Path) -> None:
    document = scan(tmp_path, recogniser=lambda _, alive: pdf("Erkannter Text der Seite."))
    assert (document.pages[0].text, document.warnings) == ("Erkannter Text der Seite.", ())


def test_without_recognition_scans_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="nur Bilder \\(Seite 1\\)"):
        scan(tmp_path, recogniser=lambda _, alive: None)


def test_pdf_bomb(tmp_path: Path) -> None:
    """A page whose stream unpacks to 300 MB is left out, quickly, and said to be what it is."""
    content = zlib.compress(bytes(300_000_000), 1)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(content), content),
    ]
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(objects, start=1))
    path = written(tmp_path, "bombe.pdf", body + b"trailer << /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF")
    assert reason(path, ReadingLimits(seconds=10)) == "bomb"


def test_too_large_and_missing(tmp_path: Path) -> None:
    path = written(tmp_path, "gross.txt", b"a" * 2_000_000)
    assert reason(path, ReadingLimits(largest_file_mb=1)) == "too_large"
    assert reason(tmp_path / "fehlt.pdf") == "missing"


def test_too_many_pages(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "viel.pdf", pdf("a", "b", "c")), ReadingLimits(pages=2)) == "too_many_pages"


def test_time_budget(tmp_path: Path) -> None:
    assert reason(written(tmp_path, "langsam.pdf", pdf("a")), ReadingLimits(seconds=-1)) == "timeout"


def test_deadline_uses_the_clock_it_is_given() -> None:
    now = [10.0]
    deadline = Deadline(5, clock=lambda: now[0])
    now[0] = 15.0
    deadline.check()
    now[0] = 15.1
    with pytest.raises(UnreadableDocument):
        deadline.check()


def test_long_pdfs_get_time_for_their_pages(tmp_path: Path) -> None:
    """Without the time for 40 pages the budget would be used up before the first one."""
    path = written(tmp_path, "lang.pdf", pdf(*["Seite"] * 40))
    limits = ReadingLimits(seconds=-SECONDS_A_PAGE * 20)
    [(_, document)] = read_document(path, limits=limits)
    assert len(document.pages) == 40


def test_each_look_at_the_deadline_is_a_sign_of_life() -> None:
    signs: list[int] = []
    deadline = Deadline(5, alive=lambda: signs.append(1))
    deadline.check()
    deadline.check()
    assert signs == [1, 1]


HTML_PAGE = b"<!DOCTYPE html><html><body><p>Doch HTML.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("seite.pdf", HTML_PAGE, "HTML"),
        ("text.pdf", b"Bitte melden Sie sich an.", "Text"),
        ("brief.odt", word(), "Word"),
        ("brief.pdf", word(), "Word"),
        ("bericht.md", pdf("Ein Bericht."), "PDF"),
        ("bericht.docx", pdf("Ein Bericht."), "PDF"),
    ],
)
def test_wrong_name_is_refused(tmp_path: Path, name: str, content: bytes, found: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"Der Inhalt ist {found}, der Dateiname endet auf") as caught:
        read_document(written(tmp_path, name, content))
    assert caught.value.reason == "wrong_name"


def test_text_under_another_texts_name_is_read_as_what_it_is(tmp_path: Path) -> None:
    document = only(written(tmp_path, "seite.txt", HTML_PAGE))
    assert document.pages[0].text == "Doch HTML."
    assert document.warnings == ("Der Inhalt ist HTML, der Dateiname endet auf .txt; gelesen als HTML.",)
    assert only(written(tmp_path, "gepackt.zip", word())).info.title == "Leitfaden Parken"


def test_names() -> None:
    assert [is_document(Path(name)) for name in ("a.PDF", "b.eml", ".c.md", "~$d.docx", "e.csv")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert reader_version(Path("a.pdf")) != reader_version(Path("a.html"))


def test_switching_recognition_on_has_only_possible_scans_read_again() -> None:
    names = [Path(f"a.{suffix}") for suffix in ("pdf", "zip", "html", "docx")]
    assert [reader_version(name, ocr=True) != reader_version(name) for name in names] == [True, True, False, False]


def test_page_ranges() -> None:
    assert page_ranges([3, 4, 5, 9]) == "Seite 3–5, Seite 9"
    assert pages_without_text([4]) == "kein Text, Seite 4 ist ein Bild"


def _damaged(content: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 30)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged[: chance.randint(1, len(damaged))]) if chance.random() < 0.4 else bytes(damaged)


SAMPLES = {
    "a.pdf": pdf("Ein Satz steht hier.", "Noch einer."),
    "a.docx": word(),
    "a.html": b"<html><body><h1>T</h1><p>Text</p><table><tr><td>a</td><td>b</td></tr></table></body></html>",
    "a.eml": b"From: a@b.example\nSubject: =?utf-8?Q?x=C3?=\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText",
    "a.md": b"---\ntitle: [x\n---\n# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "a.zip": archive(**{"a.md": b"# a\n\ntext"}),
    "a.txt": "Titel\n\nEin längerer Absatz mit Umlauten äöü.".encode(),
}


@pytest.mark.parametrize("name", sorted(SAMPLES))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 100_000))
def test_damaged_files_never_crash(tmp_path: Path, name: str, seed: int) -> None:
    path = written(tmp_path, name, _damaged(SAMPLES[name], seed))
    assert all(document.pages for document in readable(path))


def readable(path: Path) -> list[ReadDocument]:
    """The documents; none if the file is refused."""
    try:
        return [document for _, document in read_document(path, limits=QUICK)]
    except UnreadableDocument:
        return []


def test_nothing_is_printed_about_odd_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    odd = pdf("Text steht hier.").replace(b"/Widths", b"/Wxdths").replace(b"xref\n0", b"xref\n1")
    readable(written(tmp_path, "odd.pdf", odd))
    assert capfd.readouterr() == ("", "")
