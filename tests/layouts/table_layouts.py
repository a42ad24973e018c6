"""Tables with lines, without, wrapped and over pages."""

from __future__ import annotations

from collections.abc import Sequence

from layouts.sheet import BODY, LEADING, LEFT, Layout, Sheet, prose, wrapped

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
