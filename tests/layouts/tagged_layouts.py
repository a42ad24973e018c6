"""Tagged documents, set with Typst."""

from __future__ import annotations

import typst
from layouts.sheet import Layout, Truth, prose
from layouts.table_layouts import TABLE, rows_told

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
