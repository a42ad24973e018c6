"""Pages that repeat: what stands at one place of each is a running line only where it says the same."""

from __future__ import annotations

from layouts.sheet import BODY, HEIGHT, LEFT, WIDTH, Layout, Sheet, furniture, prose
from layouts.table_layouts import rows_told
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics

YEARS = (2015, 2018, 2016, 2021, 2017, 2020)
SUMS = ("3,4", "12,0", "7,25", "5,9", "9,1", "4,8")
TOWNS = ("Jena", "Gera", "Ulm", "Wolfsburg", "Kassel", "Bonn")
TITLES = ("Ausgangslage", "Unser Weg", "Die Plattform", "Kosten und Nutzen", "Gelernt haben wir", "Ausblick")


def notes_alike(*, numbered: bool) -> Layout:
    """Each page has one note at its foot; they differ only in their numbers."""
    sheet = Sheet()
    notes = []
    for number, year in enumerate(YEARS, start=1):
        if number > 1:
            sheet.next_page()
        if numbered:
            furniture(sheet, str(number))
        sheet.heading(f"Die Lage in {TOWNS[number - 1]}")
        told = "Das steht in einer Quelle"
        sheet.lines([told])
        at = LEFT + pdfmetrics.stringWidth(told, "Helvetica", BODY)
        sheet.canvas.setFont("Helvetica", 6)
        sheet.canvas.drawString(at, sheet.y + 4, str(number))
        sheet.canvas.setFont("Helvetica", BODY)
        sheet.canvas.drawString(at + 4, sheet.y, " und ist belegt.")
        sheet.tell(f"{told} und ist belegt.")
        sheet.y -= 10
        for part in range(3):
            sheet.paragraph(prose(1000 + 10 * number + part, 5))
        note = f"Vgl. Bundesamt {year}, S. {2 * year - 4000}."
        sheet.canvas.line(LEFT, 112, LEFT + 120, 112)
        sheet.canvas.setFont("Helvetica", 5)
        sheet.canvas.drawString(LEFT, 103, str(number))
        sheet.canvas.setFont("Helvetica", 8)
        sheet.canvas.drawString(LEFT + 5, 100, note)
        notes.append(f"{number} {note}")
        sheet.tell(notes[-1])
    name = "notes_alike" if numbered else "notes_alike_without_page_numbers"
    return Layout(name, sheet.finish(), sheet.truth(absent=["Beispielhausen"], kinds=dict.fromkeys(notes, "footnote")))


def data_sheets() -> Layout:
    """A page for each town: its name in the head, its sum at the foot, no page numbers."""
    sheet = Sheet()
    sums = []
    for number, (town, millions) in enumerate(zip(TOWNS, SUMS, strict=True)):
        if number:
            sheet.next_page()
        sheet.y = HEIGHT - 40
        sheet.heading(town, 14)
        sheet.y -= 20
        for part in range(3):
            sheet.paragraph(prose(1100 + 10 * number + part, 5))
        sums.append(f"Fördersumme: {millions} Mio. Euro")
        sheet.y = 105
        sheet.paragraph(sums[-1])
    return Layout("data_sheets", sheet.finish(), sheet.truth(blocks=sums))


def slide_titles() -> Layout:
    """Titles at the edge of the slide, at the same height of each."""
    sheet = Sheet(landscape(A4))
    for number, title in enumerate(TITLES, start=1):
        if number > 1:
            sheet.next_page()
        sheet.canvas.setFont("Helvetica", 9)
        sheet.canvas.drawRightString(sheet.width - LEFT, 25, str(number))
        sheet.y = sheet.height - 20
        sheet.heading(title, 22)
        sheet.y -= 60
        for part in range(3):
            sheet.y -= 8
            sheet.paragraph("• " + prose(1200 + 10 * number + part, 1), size=13, told=False)
            sheet.tell(prose(1200 + 10 * number + part, 1))
    return Layout("slide_titles", sheet.finish(), sheet.truth())


def sums_at_the_foot() -> Layout:
    """The last row of each page's table stands where page numbers do."""
    sheet = Sheet()
    rows = []
    for number, year in enumerate(YEARS, start=1):
        if number > 1:
            sheet.next_page()
        furniture(sheet, str(number))
        sheet.heading(f"Haushalt der Maßnahme in Gemeinde {TOWNS[number - 1]}")
        for part in range(3):
            sheet.paragraph(prose(1300 + 10 * number + part, 5))
        sensors, staff = 10 + year % 7, 20 + year % 5
        table = (
            ("Posten", "Plan", "Ist"),
            ("Sensoren", f"{sensors}.000", f"{sensors}.500"),
            ("Betrieb", f"{staff}.000", f"{staff}.500"),
            ("Summe", f"{sensors + staff}.000", f"{sensors + staff + 1}.000"),
        )
        sheet.canvas.setFont("Helvetica", BODY)
        for y, row in zip((170, 145, 120, 95), table, strict=True):
            for x, cell in zip((LEFT, 260, 360), row, strict=True):
                sheet.canvas.drawString(x, y, cell)
        rows += rows_told(table)
        sheet.tell(" ".join(rows_told(table)))
    return Layout("sums_at_the_foot", sheet.finish(), sheet.truth(rows=rows, absent=["Beispielhausen"]))


def spreads() -> Layout:
    """A cover, then sheets that show two pages beside each other, each with its number."""
    sheet = Sheet((2 * WIDTH, HEIGHT))
    sheet.canvas.setPageSize(A4)
    sheet.heading("Leitfaden für Datenplattformen", 22)
    for left in (2, 4, 6, 8):
        sheet.next_page()
        sheet.canvas.setPageSize((2 * WIDTH, HEIGHT))
        for side in (0, 1):
            x = LEFT + side * WIDTH
            sheet.canvas.setFont("Helvetica", 8)
            sheet.canvas.drawString(x, HEIGHT - 40, "Leitfaden Datenplattform")
            sheet.canvas.drawCentredString(WIDTH / 2 + side * WIDTH, 35, str(left + side))
            sheet.y = HEIGHT - 90
            sheet.heading(f"Schritt {left + side} im Betrieb", 16, x)
            for part in range(4):
                sheet.paragraph(prose(1400 + 10 * (left + side) + part, 5), x, WIDTH - 2 * LEFT)
    # The cover's number would be 1: nothing is printed on it.
    labels = [None, "2–3", "4–5", "6–7", "8–9"]
    return Layout("spreads", sheet.finish(), sheet.truth(labels=labels, absent=["Leitfaden Datenplattform"]))
