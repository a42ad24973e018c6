"""Pages turned, scanned, drawn twice, with bookmarks, labels, small print and forms."""

from __future__ import annotations

import random
from io import BytesIO

from layouts.sheet import BODY, HEIGHT, LEADING, LEFT, WIDTH, Layout, Sheet, Truth, prose, wrapped
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas


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
