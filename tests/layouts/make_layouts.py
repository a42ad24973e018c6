"""Makes PDFs of known content in every layout the readers must understand.

Run as a script to look at them: ``python tests/layouts/make_layouts.py FOLDER``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import lightgrey
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent
SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
WIDTH, HEIGHT = A4
LEFT, TOP = 60.0, 90.0
BODY = 10.0
LEADING = 13.0


@dataclass
class Truth:
    """What a reader must find: ``text`` by page in reading order, exact headings, labels, table rows."""

    pages: list[str]
    headings: list[str] = field(default_factory=list)
    labels: list[str] | None = None
    rows: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    """Texts that must come out as one whole block each."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Beginning of a block to its kind."""
    title: str | None = None


@dataclass(frozen=True)
class Layout:
    name: str
    content: bytes
    truth: Truth


def prose(seed: int, sentences: int) -> str:
    """Sentences in an order that depends on ``seed`` only."""
    return " ".join(random.Random(seed).sample(SENTENCES, sentences))


class Sheet:
    """A canvas that is written from the top, remembering what it was told in reading order."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1)
        self.width, self.height = size
        self.y = size[1] - TOP
        self.pages: list[list[str]] = [[]]
        self.headings: list[str] = []

    def heading(self, text: str, size: float = 16.0, x: float = LEFT) -> None:
        self.y -= size * 1.2
        self.canvas.setFont("Helvetica-Bold", size)
        self.canvas.drawString(x, self.y, text)
        self.y -= size * 0.8
        self.headings.append(text)
        self.pages[-1].append(text)

    def lines(self, lines: Sequence[str], x: float = LEFT, font: str = "Helvetica", size: float = BODY) -> None:
        self.canvas.setFont(font, size)
        for line in lines:
            self.y -= size * 1.3
            self.canvas.drawString(x, self.y, line)

    def paragraph(
        self,
        text: str,
        x: float = LEFT,
        width: float | None = None,
        *,
        font: str = "Helvetica",
        size: float = BODY,
        hyphenate: bool = False,
        hyphen: str = "-",
        told: bool = True,
    ) -> None:
        width = width or self.width - 2 * LEFT
        self.lines(wrapped(text, width, font, size, hyphenate=hyphenate, hyphen=hyphen), x, font, size)
        self.y -= 7
        if told:
            self.pages[-1].append(text)

    def tell(self, text: str) -> None:
        self.pages[-1].append(text)

    def next_page(self) -> None:
        self.canvas.showPage()
        self.y = self.height - TOP
        self.pages.append([])

    def finish(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()

    def truth(self, **more: Any) -> Truth:
        more.setdefault("headings", self.headings)
        return Truth([" ".join(page) for page in self.pages], **more)


def wrapped(
    text: str, width: float, font: str, size: float, *, hyphenate: bool = False, hyphen: str = "-"
) -> list[str]:
    """Greedy lines; with ``hyphenate``, long words are broken in their middle to fill a line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(candidate, font, size) <= width:
            line = candidate
            continue
        head, tail = _broken(word) if hyphenate else ("", word)
        if head and pdfmetrics.stringWidth(f"{line} {head}-", font, size) <= width:
            lines.append(f"{line} {head}{hyphen}".strip())
            line = tail
        else:
            lines.append(line)
            line = word
    return [line for line in [*lines, line] if line]


def _broken(word: str) -> tuple[str, str]:
    middle = len(word) // 2
    if len(word) < 9 or not word.isalpha() or not word[middle].islower():
        return "", word
    return word[:middle], word[middle:]


def _furniture(sheet: Sheet, number: str, header: str = "Leitfaden Datenplattform") -> None:
    sheet.canvas.setFont("Helvetica", 8)
    sheet.canvas.drawString(LEFT, sheet.height - 40, header)
    sheet.canvas.drawRightString(sheet.width - LEFT, sheet.height - 40, "Kreisstadt Beispielhausen")
    sheet.canvas.drawCentredString(sheet.width / 2, 35, number)


def one_column() -> Layout:
    sheet = Sheet()
    for number in range(1, 5):
        if number > 1:
            sheet.next_page()
        _furniture(sheet, f"Seite {number} von 4")
        sheet.heading(f"{number} Kapitel über Daten in der Kommune Nummer {number}")
        for part in range(4):
            sheet.paragraph(prose(number * 10 + part, 5))
    return Layout("one_column", sheet.finish(), sheet.truth(absent=["Beispielhausen", "von 4"]))


def alternating_headers() -> Layout:
    """An excerpt that begins on page 7, which it prints and does not declare."""
    sheet = Sheet()
    chapters = ["Ausgangslage und Ziele", "Vorgehen in fünf Schritten"]
    for number in range(1, 9):
        if number > 1:
            sheet.next_page()
        chapter = chapters[(number - 1) // 4]
        sheet.canvas.setFont("Helvetica", 8)
        if number % 2:
            sheet.canvas.drawString(LEFT, HEIGHT - 45, chapter)
            sheet.canvas.drawString(LEFT, 40, str(number + 6))
        else:
            sheet.canvas.drawRightString(WIDTH - LEFT, HEIGHT - 45, "Handreichung Beteiligung 2023")
            sheet.canvas.drawRightString(WIDTH - LEFT, 40, str(number + 6))
        if number % 4 == 1:
            sheet.heading(chapter, 18)
        for part in range(3):
            sheet.paragraph(prose(number * 7 + part, 4 + part))
    printed = [str(number + 6) for number in range(1, 9)]
    return Layout(
        "alternating_headers",
        sheet.finish(),
        sheet.truth(absent=["Handreichung Beteiligung 2023"], labels=printed),
    )


def _columns(
    sheet: Sheet, count: int, seed: int, paragraphs: int, *, hyphenate: bool = False, sentences: int = 4
) -> None:
    gutter = 20.0
    width = (sheet.width - 2 * LEFT - (count - 1) * gutter) / count
    top = sheet.y
    lowest = top
    for column in range(count):
        sheet.y = top
        for part in range(paragraphs):
            sheet.paragraph(prose(seed + 10 * column + part, sentences), LEFT + column * (width + gutter), width,
                            hyphenate=hyphenate)  # fmt: skip
        lowest = min(lowest, sheet.y)
    sheet.y = lowest


def columns(count: int) -> Layout:
    sheet = Sheet()
    for number in range(1, 4):
        if number > 1:
            sheet.next_page()
        _furniture(sheet, str(number))
        _columns(sheet, count, 100 * number + count, 3)
    return Layout(f"columns_{count}", sheet.finish(), sheet.truth(absent=["Beispielhausen"]))


def cut_by_column(*, boxed: bool) -> Layout:
    """One paragraph goes on in the next column with a noun; ``boxed``: a box of prose opens the second."""
    sheet = Sheet()
    sheet.heading("Ein Absatz über zwei Spalten")
    width = (WIDTH - 2 * LEFT - 20) / 2
    first, text, last = prose(380, 4), prose(381, 12), prose(382, 4)
    lines = wrapped(text, width, "Helvetica", BODY)
    cut = next(n for n in range(len(lines) // 2, len(lines)) if lines[n][0].isupper() and lines[n - 1][-1].isalpha())
    top, right = sheet.y, LEFT + width + 20
    sheet.paragraph(first, LEFT, width)
    sheet.lines(lines[:cut], LEFT)
    sheet.tell(text)
    sheet.y = top
    if boxed:
        box = prose(383, 3)
        sheet.canvas.setFillColor(lightgrey)
        sheet.canvas.rect(right - 2, top - 75, width + 4, 70, fill=1, stroke=0)
        sheet.canvas.setFillColorRGB(0, 0, 0)
        sheet.paragraph(box, right, width, size=9)
        sheet.y = top - 90
    sheet.lines(lines[cut:], right)
    sheet.y -= 7
    sheet.paragraph(last, right, width)
    name = "column_cut_boxed" if boxed else "column_cut"
    return Layout(name, sheet.finish(), sheet.truth(blocks=[first, text, last]))


def headed_columns() -> Layout:
    sheet = Sheet()
    sheet.heading("Digitale Zwillinge für die Quartiere von morgen", 20)
    sheet.paragraph(prose(5, 4), font="Helvetica-Oblique", size=12)
    _columns(sheet, 2, 300, 2)
    sheet.heading("Was die Kommune daraus gelernt hat", 14)
    sheet.paragraph(prose(6, 5))
    sheet.heading("Nächste Schritte im zweiten Halbjahr", 14)
    _columns(sheet, 2, 350, 2)
    return Layout(
        "headed_columns", sheet.finish(), sheet.truth(title="Digitale Zwillinge für die Quartiere von morgen")
    )


def pull_quote() -> Layout:
    sheet = Sheet()
    sheet.heading("Beteiligung braucht Zeit und klare Regeln")
    width = (WIDTH - 2 * LEFT - 20) / 2
    top, quote = sheet.y, "„Ohne die Werkstätten wären wir heute nicht so weit.“"
    lefts = [prose(21, 5), prose(22, 6)]
    rights = [prose(23, 5), prose(24, 6)]
    for x, texts in ((LEFT, lefts), (LEFT + width + 20, rights)):
        sheet.y = top
        sheet.paragraph(texts[0], x, width)
        sheet.y = top - 220
        sheet.paragraph(texts[1], x, width)
    sheet.canvas.setStrokeColorRGB(0, 0.3, 0.6)
    sheet.canvas.rect(LEFT + 90, top - 205, WIDTH - 2 * LEFT - 180, 50)
    sheet.canvas.setFont("Helvetica-Bold", 10)
    sheet.canvas.drawCentredString(WIDTH / 2, top - 185, quote)
    sheet.tell(quote)
    return Layout("pull_quote", sheet.finish(), sheet.truth())


def side_box() -> Layout:
    sheet = Sheet()
    sheet.heading("Ein Kasten neben dem Text")
    top, width = sheet.y, 300.0
    for part in range(3):
        sheet.paragraph(prose(40 + part, 5), LEFT, width)
    bottom = sheet.y
    sheet.canvas.setFillColor(lightgrey)
    sheet.canvas.rect(LEFT + width + 20, top - 160, 150, 150, fill=1, stroke=0)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.y = top - 15
    sheet.lines(["Gut zu wissen"], LEFT + width + 30, "Helvetica-Bold", 11)
    sheet.tell("Gut zu wissen")
    sheet.y -= 6
    sheet.paragraph(prose(50, 2), LEFT + width + 30, 130, size=9)
    sheet.y = bottom
    sheet.heading("Der Text geht unten weiter", 13)
    sheet.paragraph(prose(44, 6))
    return Layout(
        "side_box", sheet.finish(), sheet.truth(headings=["Ein Kasten neben dem Text", "Der Text geht unten weiter"])
    )


def footnotes() -> Layout:
    sheet = Sheet()
    sheet.heading("Rechtlicher Rahmen der Datennutzung")
    first = "Die Kommune darf die Daten nach dem Landesrecht nutzen"
    sheet.lines([first], size=BODY)
    at = pdfmetrics.stringWidth(first, "Helvetica", BODY)
    sheet.canvas.setFont("Helvetica", 6)
    sheet.canvas.drawString(LEFT + at, sheet.y + 4, "1")
    sheet.canvas.setFont("Helvetica", BODY)
    rest = " und muss sie veröffentlichen."
    sheet.canvas.drawString(LEFT + at + 4, sheet.y, rest)
    sheet.y -= 10
    sheet.tell(first + rest)
    for part in range(3):
        sheet.paragraph(prose(60 + part, 5))
    note = "Landesgesetz über offene Daten in der Fassung vom Frühjahr 2021."
    sheet.canvas.line(LEFT, 112, LEFT + 120, 112)
    sheet.canvas.setFont("Helvetica", 5)
    sheet.canvas.drawString(LEFT, 103, "1")
    sheet.canvas.setFont("Helvetica", 8)
    sheet.canvas.drawString(LEFT + 5, 100, note)
    sheet.tell(f"1 {note}")
    return Layout("footnotes", sheet.finish(), sheet.truth(kinds={f"1 {note}": "footnote"}))


def captions() -> Layout:
    sheet = Sheet()
    sheet.heading("Sensoren im Stadtgebiet")
    sheet.paragraph(prose(70, 4))
    picture = Image.new("RGB", (60, 30), (90, 120, 150))
    sheet.canvas.drawImage(ImageReader(picture), LEFT, sheet.y - 130, 240, 120)
    sheet.y -= 135
    caption = "Abbildung 3: Standorte der Sensoren, eigene Darstellung"
    sheet.lines([caption], size=8.5)
    sheet.tell(caption)
    sheet.y -= 14
    sheet.paragraph(prose(71, 5))
    return Layout("captions", sheet.finish(), sheet.truth(kinds={caption: "caption"}))


TABLE = (
    ("Kommune", "Messstellen", "Kosten im Jahr"),
    ("Musterfeld", "13", "42.000 Euro"),
    ("Neustadt am Wald", "7", "18.500 Euro"),
    ("Seehausen", "21", "77.200 Euro"),
    ("Landkreis Grünau", "4", "9.900 Euro"),
)


def rows_told(table: Sequence[Sequence[str]]) -> list[str]:
    return ["; ".join(f"{name}: {cell}" for name, cell in zip(table[0], row, strict=True)) for row in table[1:]]


def _draw_table(sheet: Sheet, table: Sequence[Sequence[str]], *, grid: bool = False, booktabs: bool = False,
                bold: bool = True, widths: Sequence[float] = (180, 110, 140)) -> None:  # fmt: skip
    height = 20.0
    top = sheet.y
    for index, row in enumerate(table):
        sheet.canvas.setFont("Helvetica-Bold" if bold and not index else "Helvetica", BODY)
        x = LEFT
        for cell, width in zip(row, widths, strict=True):
            sheet.canvas.drawString(x + 5, top - height * index - 14, cell)
            x += width
    total, bottom = sum(widths), top - height * len(table)
    if grid:
        sheet.canvas.grid([LEFT + sum(widths[:i]) for i in range(len(widths) + 1)],
                          [top - height * i for i in range(len(table) + 1)])  # fmt: skip
    if booktabs:
        for y in (top, top - height, bottom):
            sheet.canvas.line(LEFT, y, LEFT + total, y)
    sheet.y = bottom - 12


def table(style: str) -> Layout:
    sheet = Sheet()
    sheet.heading("Kosten der Messnetze")
    sheet.paragraph(prose(80, 4))
    _draw_table(sheet, TABLE, grid=style == "grid", booktabs=style == "booktabs")
    for row in rows_told(TABLE):
        sheet.tell(row)
    sheet.paragraph(prose(81, 4))
    return Layout(f"table_{style}", sheet.finish(), sheet.truth(rows=rows_told(TABLE)))


def wrapped_table() -> Layout:
    sheet = Sheet()
    sheet.heading("Maßnahmen im Überblick")
    rows = [("Maßnahme", "Beschreibung", "Stand")]
    rows += [(f"Maßnahme {n}", prose(90 + n, 1), "läuft" if n % 2 else "beendet") for n in range(1, 5)]
    widths = (90.0, 260.0, 80.0)
    y = sheet.y
    heights = []
    for index, row in enumerate(rows):
        lines = wrapped(row[1], widths[1] - 10, "Helvetica", BODY)
        font = "Helvetica" if index else "Helvetica-Bold"
        sheet.canvas.setFont(font, BODY)
        sheet.canvas.drawString(LEFT + 5, y - 14, row[0])
        sheet.canvas.drawString(LEFT + widths[0] + widths[1] + 5, y - 14, row[2])
        for number, line in enumerate(lines):
            sheet.canvas.drawString(LEFT + widths[0] + 5, y - 14 - number * LEADING, line)
        heights.append(y)
        y -= 10 + LEADING * len(lines)
    sheet.canvas.grid([LEFT, LEFT + 90, LEFT + 350, LEFT + 430], [*heights, y])
    told = rows_told(rows)
    for text in told:
        sheet.tell(text)
    sheet.y = y - 10
    sheet.paragraph(prose(99, 4))
    return Layout("table_wrapped", sheet.finish(), sheet.truth(rows=told))


def table_over_pages() -> Layout:
    sheet = Sheet()
    sheet.heading("Lange Tabelle der Projekte")
    body = [(f"Projekt {n}", str(3 * n), f"{n}.500 Euro") for n in range(1, 41)]
    _draw_table(sheet, [TABLE[0], *body[:30]], grid=True)
    told = rows_told([TABLE[0], *body])
    sheet.tell(" ".join(told[:30]))
    sheet.next_page()
    _draw_table(sheet, body[30:], grid=True, bold=False)
    sheet.tell(" ".join(told[30:]))
    sheet.paragraph(prose(82, 3))
    return Layout("table_over_pages", sheet.finish(), sheet.truth(rows=told))


def hyphenated() -> Layout:
    sheet = Sheet()
    sheet.heading("Getrennte Wörter in zwei Spalten")
    _columns(sheet, 2, 410, 3, hyphenate=True)
    sheet.next_page()
    _columns(sheet, 2, 450, 3, hyphenate=True)
    return Layout("hyphenated", sheet.finish(), sheet.truth())


def real_hyphens() -> Layout:
    sheet = Sheet()
    sheet.heading("Echte Bindestriche am Zeilenende")
    text = ("Die Smart-City-Strategie der Modellregion Bad Belzig-Wiesenburg regelt Ein- und Ausfahrt, "
            "IT-gestützte Abläufe und die Digitalisierung der Verwaltung.")  # fmt: skip
    sheet.lines(["Die Smart-City-", "Strategie der Modellregion Bad Belzig-", "Wiesenburg regelt Ein-",
                 "und Ausfahrt, IT-", "gestützte Abläufe und die Digitali-", "sierung der Verwaltung."])  # fmt: skip
    sheet.tell(text)
    sheet.y -= 20
    sheet.paragraph(prose(500, 6))
    return Layout("real_hyphens", sheet.finish(), sheet.truth(blocks=[text]))


def broken_over_pages() -> Layout:
    """A sentence and a word run over the page break, a footer and a header between them."""
    sheet = Sheet()
    _furniture(sheet, "1")
    sheet.heading("Sätze über Seitengrenzen")
    for part in range(3):
        sheet.paragraph(prose(510 + part, 5))
    start = ["Der Gemeinderat hat im Frühjahr nach langer Beratung einstimmig be-"]
    sheet.lines(start)
    sheet.tell("Der Gemeinderat hat im Frühjahr nach langer Beratung einstimmig beschlossen, die Plattform zu öffnen.")
    sheet.next_page()
    _furniture(sheet, "2")
    sheet.lines(["schlossen, die Plattform zu öffnen. Danach begann der Betrieb mit allen Ämtern und"])
    sheet.lines(["ohne Unterbrechung."])
    sheet.tell("Danach begann der Betrieb mit allen Ämtern und ohne Unterbrechung.")
    sheet.y -= 10
    sheet.paragraph(prose(520, 5))
    sheet.next_page()
    _furniture(sheet, "3")
    sheet.paragraph(prose(530, 6))
    return Layout("broken_over_pages", sheet.finish(), sheet.truth())


def _vera() -> str:
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return "Vera"


def ligatures() -> Layout:
    sheet = Sheet()
    sheet.heading("Ligaturen und weiche Trennstriche")
    plain = (
        "Die Fachämter finden offene Daten im Auftrag der Stadt und pflegen die Schnittstellen regelmäßig. "
        + prose(540, 5)
    )
    font = _vera()
    drawn = plain.replace("fi", "\ufb01").replace("fl", "\ufb02")
    sheet.paragraph(drawn, font=font, told=False)
    sheet.tell(plain)
    sheet.paragraph(prose(541, 6), width=230, hyphenate=True, font=font, hyphen="\u00ad")
    return Layout("ligatures", sheet.finish(), sheet.truth())


def spaced_letters(style: str) -> Layout:
    sheet = Sheet()
    sheet.y -= 20
    words = ["SMARTE", "QUARTIERE"]
    if style == "spaces":
        sheet.canvas.setFont("Helvetica-Bold", 18)
        sheet.canvas.drawString(LEFT, sheet.y, "   ".join(" ".join(word) for word in words))
    elif style == "tracking":
        writer = sheet.canvas.beginText(LEFT, sheet.y)
        writer.setFont("Helvetica-Bold", 18)
        writer.setCharSpace(5)
        writer.textLine(" ".join(words))
        sheet.canvas.drawText(writer)
    else:
        x = LEFT
        sheet.canvas.setFont("Helvetica-Bold", 18)
        for word in words:
            for letter in word:
                sheet.canvas.drawString(x, sheet.y, letter)
                x += pdfmetrics.stringWidth(letter, "Helvetica-Bold", 18) + 5
            x += 12
    sheet.tell(" ".join(words))
    sheet.headings.append(" ".join(words))
    sheet.y -= 20
    for part in range(3):
        sheet.paragraph(prose(560 + part, 4))
    return Layout(f"spaced_{style}", sheet.finish(), sheet.truth())


def rotated(angle: int) -> Layout:
    """The page is drawn turned back, so that with its /Rotate it reads upright."""
    sheet = Sheet()
    sheet.heading("Eine gedrehte Seite")
    for part in range(3):
        sheet.paragraph(prose(570 + part + angle, 4))
    source = PdfReader(BytesIO(sheet.finish()))
    writer = PdfWriter()
    page = writer.add_page(source.pages[0])
    page.rotate(angle)
    page.transfer_rotation_to_content()
    page.rotate(-angle % 360 if angle != 180 else 180)
    turned = writer.pages[0]
    turned.rotation = -angle % 360
    buffer = BytesIO()
    writer.write(buffer)
    return Layout(f"rotated_{angle}", buffer.getvalue(), sheet.truth())


def sideways() -> Layout:
    """A landscape table page that lies sideways on portrait paper, without /Rotate."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    told = []
    canvas.translate(WIDTH, 0)
    canvas.rotate(90)
    canvas.setFont("Helvetica-Bold", 15)
    canvas.drawString(60, WIDTH - 80, "Quer gelegte Seite")
    canvas.setFont("Helvetica", BODY)
    y = WIDTH - 110
    for part in range(3):
        text = prose(590 + part, 4)
        told.append(text)
        for line in wrapped(text, HEIGHT - 120, "Helvetica", BODY):
            canvas.drawString(60, y, line)
            y -= LEADING
        y -= 8
    canvas.save()
    return Layout(
        "sideways", buffer.getvalue(), Truth([" ".join(["Quer gelegte Seite", *told])], headings=["Quer gelegte Seite"])
    )


def slides() -> Layout:
    sheet = Sheet(landscape(A4))
    for number in range(1, 6):
        if number > 1:
            sheet.next_page()
        sheet.canvas.setFont("Helvetica", 9)
        sheet.canvas.drawString(LEFT, 25, "Smart City Musterfeld | Herbsttagung")
        sheet.canvas.drawRightString(sheet.width - LEFT, 25, str(number))
        sheet.heading(f"Folie {number}: Was wir gelernt haben", 26)
        sheet.y -= 20
        for item in range(4):
            text = prose(600 + 10 * number + item, 1)
            sheet.y -= 8
            sheet.lines(["• " + line if not i else "   " + line
                         for i, line in enumerate(wrapped(text, 600, "Helvetica", 16))], size=16)  # fmt: skip
            sheet.tell(text)
    return Layout("slides", sheet.finish(), sheet.truth(absent=["Herbsttagung"]))


def bookmarks() -> Layout:
    sheet = Sheet()
    titles = [("1 Einleitung", 1), ("1.1 Anlass", 2), ("2 Umsetzung", 1), ("2.1 Betrieb der Plattform", 2)]
    for number, (title, level) in enumerate(titles):
        if number:
            sheet.next_page()
        sheet.canvas.bookmarkPage(f"b{number}")
        sheet.canvas.addOutlineEntry(title, f"b{number}", level - 1)
        sheet.heading(title, 11.0)
        for part in range(3):
            sheet.paragraph(prose(700 + 10 * number + part, 4), size=11)
    return Layout("bookmarks", sheet.finish(), sheet.truth())


def labelled() -> Layout:
    """Roman front matter, then numbers from 1, then an annex with a prefix; the labels are printed at the foot."""
    sheet = Sheet()
    printed = ["i", "ii", "1", "2", "3", "A-1", "A-2"]
    for index, label in enumerate(printed):
        if index:
            sheet.next_page()
        sheet.canvas.setFont("Helvetica", 8)
        sheet.canvas.drawCentredString(WIDTH / 2, 40, label)
        sheet.heading(f"Abschnitt {chr(ord('K') + index)} des Berichts")
        sheet.paragraph(prose(740 + index, 6))
        sheet.paragraph(prose(760 + index, 6))
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sheet.finish())))
    writer.set_page_label(0, 1, style="/r")
    writer.set_page_label(2, 4, style="/D")
    writer.set_page_label(5, 6, style="/D", prefix="A-")
    writer.add_metadata({"/Title": "Bericht mit Seitenzahlen", "/Author": "Stadt Musterfeld"})
    buffer = BytesIO()
    writer.write(buffer)
    return Layout("labelled", buffer.getvalue(), sheet.truth(labels=printed, title="Bericht mit Seitenzahlen"))


ENTRIES = (
    "[1] Sensoren am Fluss · Stadt Musterfeld · 2022-10 · https://www.musterfeld.example/umwelt/messnetze/wasser-"
    "qualitaet/sensoren-am-fluss/bericht-2022-10-langfassung.html",
    "[2] Offene Daten · – · 2021 · https://daten.example/katalog?thema=verkehr&seite=2&sortierung=neueste-zuerst&ansicht=liste",
    "[3] Leitfaden Beteiligung · Kreis Grünau · – · https://gruenau.example/beteiligung",
)


def source_list() -> Layout:
    """Long addresses run over the line end without a hyphen of their own."""
    sheet = Sheet()
    sheet.heading("Messnetz am Fluss")
    sheet.paragraph("Die Stadt misst an dreizehn Stellen. [1] " + prose(780, 3) + " [2]")
    sheet.heading("Quellen", 13)
    for entry in ENTRIES:
        head, _, address = entry.rpartition(" ")
        lines = wrapped(head, WIDTH - 2 * LEFT, "Helvetica", 9)
        while address:
            taken = len(address)
            while pdfmetrics.stringWidth(f"{lines[-1]} {address[:taken]}", "Helvetica", 9) > WIDTH - 2 * LEFT:
                taken -= 1
            lines[-1:] = [f"{lines[-1]} {address[:taken]}".strip(), ""]
            address = address[taken:]
        sheet.lines([line for line in lines if line], size=9)
        sheet.y -= 4
        sheet.tell(entry)
    return Layout("source_list", sheet.finish(), sheet.truth(blocks=list(ENTRIES)))


def small_print() -> Layout:
    """More letters in a list of literature and in terms of use than in the text; bold headings of the text's size."""
    sheet = Sheet()
    for number in range(2):
        sheet.heading(f"{number + 1}. Schritt der Umsetzung", BODY)
        sheet.paragraph(prose(790 + number, 5))
        sheet.paragraph(f"Zuständig ist das Amt für Daten und Dienste, Zimmer {number + 1}")
    sheet.heading("Literatur", 13)
    for number in range(28):
        title = " ".join(word.capitalize() for word in prose(7900 + number, 1).split()[-4:])
        sheet.paragraph(f"Amt Musterfeld ({2000 + number}): {title} Band {number}, Musterfeld 20{number:02}, "
                        f"S. {3 * number}–{5 * number + 7}. Reihe Beiträge Nr. {number}.", size=7)  # fmt: skip
    sheet.next_page()
    sheet.heading("Nutzungsbedingungen", 13)
    sheet.paragraph(prose(7950, 12), size=7)
    sheet.paragraph(prose(7951, 6), size=7)
    sheet.heading("Kontakt", BODY)
    sheet.paragraph(prose(7952, 5))
    return Layout("small_print", sheet.finish(), sheet.truth())


def forms() -> Layout:
    """The text stands in form objects, as imposition and some printers make it."""
    sheet = Sheet()
    sheet.canvas.beginForm("content")
    sheet.heading("Text in einem Formularobjekt")
    for part in range(3):
        sheet.paragraph(prose(800 + part, 5))
    sheet.canvas.endForm()
    sheet.canvas.doForm("content")
    return Layout("forms", sheet.finish(), sheet.truth())


def some_scans() -> Layout:
    sheet = Sheet()
    picture = ImageReader(Image.new("RGB", (100, 140), (240, 240, 235)))
    for number in range(1, 8):
        if number > 1:
            sheet.next_page()
        if 3 <= number <= 6:
            sheet.canvas.drawImage(picture, 0, 0, WIDTH, HEIGHT)
        else:
            sheet.paragraph(prose(820 + number, 6))
    return Layout("some_scans", sheet.finish(), sheet.truth())


def double_printed() -> Layout:
    """Bold made by printing twice with a small shift."""
    sheet = Sheet()
    sheet.y -= 20
    for shift in (0.0, 0.4):
        sheet.canvas.setFont("Helvetica", 15)
        sheet.canvas.drawString(LEFT + shift, sheet.y, "Zweimal gedruckte Überschrift")
    sheet.tell("Zweimal gedruckte Überschrift")
    sheet.headings.append("Zweimal gedruckte Überschrift")
    sheet.y -= 10
    sheet.paragraph(prose(850, 6))
    return Layout("double_printed", sheet.finish(), sheet.truth())


def drop_cap() -> Layout:
    """A large initial over three lines; the lines beside it are shorter."""
    sheet = Sheet()
    sheet.heading("Ein Text mit Initiale")
    text = "Die Stadt Musterfeld misst seit drei Jahren den Lärm. " + prose(870, 4)
    size = 42
    sheet.canvas.setFont("Helvetica-Bold", size)
    sheet.canvas.drawString(LEFT, sheet.y - 3 * LEADING, text[0])
    indent = pdfmetrics.stringWidth(text[0], "Helvetica-Bold", size) + 4
    narrow = wrapped(text[1:], WIDTH - 2 * LEFT - indent, "Helvetica", BODY)[:3]
    sheet.lines(narrow, LEFT + indent)
    rest = text[1 + len(" ".join(narrow)) :].strip()
    sheet.paragraph(rest, told=False)
    sheet.tell(text)
    sheet.paragraph(prose(871, 5))
    return Layout("drop_cap", sheet.finish(), sheet.truth())


def word_by_word() -> Layout:
    """Every word is placed on its own, as some programs do for justified text; the order in the file is random."""
    sheet = Sheet()
    sheet.heading("Wort für Wort gesetzt")
    text = prose(860, 10)
    places = []
    for line in wrapped(text, WIDTH - 2 * LEFT - 30, "Helvetica", BODY):
        sheet.y -= LEADING
        words = line.split()
        natural = sum(pdfmetrics.stringWidth(word, "Helvetica", BODY) for word in words)
        gap = min(9.0, (WIDTH - 2 * LEFT - natural) / max(1, len(words) - 1))
        x = LEFT
        for word in words:
            places.append((x, sheet.y, word))
            x += pdfmetrics.stringWidth(word, "Helvetica", BODY) + gap
    random.Random(1).shuffle(places)
    sheet.canvas.setFont("Helvetica", BODY)
    for x, y, word in places:
        sheet.canvas.drawString(x, y, word)
    sheet.tell(text)
    return Layout("word_by_word", sheet.finish(), sheet.truth())


_TYPST_HEAD = """#set document(
  title: "{title}", author: "Koordinierungsstelle Musterland", date: datetime(year: 2023, month: 4, day: 5)
)
#set text(lang: "de", size: 10pt)
#set par(justify: true)
"""
_TYPST_PAGE = """#set page(
  header: [Transferpapier 7 #h(1fr) Musterland], footer: context align(center, counter(page).display("1"))
)
"""


def _typst(name: str, body: str, truth: Truth, title: str = "Getaggtes Dokument") -> Layout:
    return Layout(name, typst.compile((_TYPST_HEAD.replace("{title}", title) + body).encode()), truth)


def tagged() -> Layout:
    chapters = [
        ("Ausgangslage der Kommunen", 901),
        ("Vorgehen und Werkzeuge", 911),
        ("Erfahrungen aus der Praxis", 921),
    ]
    body = _TYPST_PAGE
    pages = []
    for number, (heading, seed) in enumerate(chapters):
        texts = [prose(seed + part, 5) for part in range(3)]
        body += ("#pagebreak()\n" if number else "") + f"= {heading}\n\n" + "\n\n".join(texts) + "\n\n"
        pages.append(" ".join([heading, *texts]))
    truth = Truth(pages, [heading for heading, _ in chapters], absent=["Musterland"], title="Getaggtes Dokument")
    return _typst("tagged", body, truth)


def tagged_columns() -> Layout:
    texts = [prose(930 + part, 8) for part in range(4)]
    body = "= Zwei Spalten mit Silbentrennung\n\n#columns(2)[\n" + "\n\n".join(texts) + "\n]\n"
    return _typst("tagged_columns", body, Truth([" ".join(["Zwei Spalten mit Silbentrennung", *texts])],
                                                ["Zwei Spalten mit Silbentrennung"]))  # fmt: skip


def tagged_table() -> Layout:
    cells = ", ".join(f"[{cell}]" for row in TABLE[1:] for cell in row)
    head = ", ".join(f"[{cell}]" for cell in TABLE[0])
    before, after = prose(950, 4), prose(951, 4)
    body = f"= Kosten im Vergleich\n\n{before}\n\n#table(columns: 3, table.header({head}), {cells})\n\n{after}\n"
    pages = [" ".join(["Kosten im Vergleich", before, *rows_told(TABLE), after])]
    return _typst("tagged_table", body, Truth(pages, ["Kosten im Vergleich"], rows=rows_told(TABLE)))


def tagged_list_and_notes() -> Layout:
    items = [prose(960 + n, 1) for n in range(4)]
    first, second = prose(970, 3), prose(971, 3)
    note = "Stand der Erhebung ist das Frühjahr 2023."
    body = (
        f"= Liste und Fußnote\n\n{first}#footnote[{note}]\n\n" + "\n".join(f"- {i}" for i in items) + f"\n\n{second}\n"
    )
    pages = [" ".join(["Liste und Fußnote", first, *items, second, "1", note])]
    return _typst(
        "tagged_notes", body, Truth(pages, ["Liste und Fußnote"], kinds={"1": "footnote", items[0]: "list_item"})
    )


LAYOUTS: tuple[Callable[[], Layout], ...] = (
    one_column, alternating_headers, lambda: columns(2), lambda: columns(3), headed_columns, pull_quote, side_box,
    lambda: cut_by_column(boxed=False), lambda: cut_by_column(boxed=True),
    footnotes, captions, lambda: table("grid"), lambda: table("booktabs"), lambda: table("plain"), wrapped_table,
    table_over_pages, hyphenated, real_hyphens, broken_over_pages, ligatures, lambda: spaced_letters("spaces"),
    lambda: spaced_letters("tracking"), lambda: spaced_letters("placed"), lambda: rotated(90), lambda: rotated(180),
    lambda: rotated(270), sideways, slides, bookmarks, labelled, source_list, small_print, forms, some_scans,
    double_printed, word_by_word, drop_cap, tagged, tagged_columns, tagged_table, tagged_list_and_notes,
)  # fmt: skip


def layouts() -> Iterator[Layout]:
    for make in LAYOUTS:
        yield make()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for made in layouts():
        (folder / f"{made.name}.pdf").write_bytes(made.content)
