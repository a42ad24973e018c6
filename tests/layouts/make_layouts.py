"""Makes PDFs of known content in every layout the readers must understand.

Run in ``tests`` to look at them: ``python -m layouts.make_layouts FOLDER``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from layouts.page_layouts import (
    bookmarks,
    double_printed,
    drop_cap,
    forms,
    labelled,
    rotated,
    sideways,
    slides,
    small_print,
    some_scans,
    source_list,
    word_by_word,
)
from layouts.repeated_layouts import data_sheets, notes_alike, slide_titles, spreads, sums_at_the_foot
from layouts.sheet import Layout
from layouts.table_layouts import table, table_over_pages, wrapped_table
from layouts.tagged_layouts import tagged, tagged_columns, tagged_list_and_notes, tagged_table
from layouts.text_layouts import (
    alternating_headers,
    broken_over_pages,
    captions,
    columns,
    cut_by_column,
    footnotes,
    headed_columns,
    hyphenated,
    ligatures,
    one_column,
    pull_quote,
    real_hyphens,
    side_box,
    spaced_letters,
)

LAYOUTS: tuple[Callable[[], Layout], ...] = (
    one_column, alternating_headers, lambda: columns(2), lambda: columns(3), headed_columns, pull_quote, side_box,
    lambda: cut_by_column(boxed=False), lambda: cut_by_column(boxed=True),
    footnotes, captions, lambda: table("grid"), lambda: table("booktabs"), lambda: table("plain"), wrapped_table,
    table_over_pages, hyphenated, real_hyphens, broken_over_pages, ligatures, lambda: spaced_letters("spaces"),
    lambda: spaced_letters("tracking"), lambda: spaced_letters("placed"), lambda: rotated(90), lambda: rotated(180),
    lambda: rotated(270), sideways, slides, bookmarks, labelled, source_list, small_print, forms, some_scans,
    double_printed, word_by_word, drop_cap, tagged, tagged_columns, tagged_table, tagged_list_and_notes,
    lambda: notes_alike(numbered=True), lambda: notes_alike(numbered=False), data_sheets, slide_titles,
    sums_at_the_foot, spreads,
)  # fmt: skip


def layouts() -> Iterator[Layout]:
    for make in LAYOUTS:
        yield make()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for made in layouts():
        (folder / f"{made.name}.pdf").write_bytes(made.content)
