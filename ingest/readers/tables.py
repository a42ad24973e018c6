"""A table's rows as text that carries its own header."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def table_rows(rows: Sequence[Sequence[str]], *, has_header: bool) -> Iterator[str]:
    """Each row as "Spalte: Wert; Spalte: Wert"; cells without text are left out.

    With ``has_header`` the first row names the columns and is not a row itself; a table of a header alone is given as
    it is. Without, cells are joined by "; ", a first cell before exactly one other by ": ".
    """
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return
    header, body = (filled[0], filled[1:]) if has_header and len(filled) > 1 else ([], filled)
    for row in body:
        yield _row(row, header)


def _row(row: Sequence[str], header: Sequence[str]) -> str:
    if not header:
        cells = [cell for cell in row if cell]
        return (": " if len(cells) == 2 else "; ").join(cells)
    named = [
        f"{header[column]}: {cell}" if column < len(header) and header[column] else cell
        for column, cell in enumerate(row)
        if cell
    ]
    return "; ".join(named)
