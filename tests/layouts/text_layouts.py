"""Layouts of running text: columns, boxes, notes, hyphens and letters drawn apart."""

from __future__ import annotations

from layouts.sheet import BODY, HEIGHT, LEFT, WIDTH, Layout, Sheet, furniture, prose, wrapped
from PIL import Image
from reportlab.lib.colors import lightgrey
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


def one_column() -> Layout:
    sheet = Sheet()
    for number in range(1, 5):
        if number > 1:
            sheet.next_page()
        furniture(sheet, f"Seite {number} von 4")
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
        furniture(sheet, str(number))
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
    furniture(sheet, "1")
    sheet.heading("Sätze über Seitengrenzen")
    for part in range(3):
        sheet.paragraph(prose(510 + part, 5))
    start = ["Der Gemeinderat hat im Frühjahr nach langer Beratung einstimmig be-"]
    sheet.lines(start)
    sheet.tell("Der Gemeinderat hat im Frühjahr nach langer Beratung einstimmig beschlossen, die Plattform zu öffnen.")
    sheet.next_page()
    furniture(sheet, "2")
    sheet.lines(["schlossen, die Plattform zu öffnen. Danach begann der Betrieb mit allen Ämtern und"])
    sheet.lines(["ohne Unterbrechung."])
    sheet.tell("Danach begann der Betrieb mit allen Ämtern und ohne Unterbrechung.")
    sheet.y -= 10
    sheet.paragraph(prose(520, 5))
    sheet.next_page()
    furniture(sheet, "3")
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
