"""The structure tree of tagged (accessible) files: which marked text is a heading, a cell, a caption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from ingest.readers.reading import BROKEN_FILE_ERRORS
from ingest.reading_words import word_set

MOST_ELEMENTS = 200_000
DEEPEST = 60
WIDEST_SPAN = 50


@dataclass(frozen=True, slots=True)
class Role:
    """``element`` numbers the block-level element; ``name`` is its standard role; ``cell`` is (table, row, column)."""

    name: str
    element: int
    level: int | None = None
    cell: tuple[int, int, int] | None = None
    item: int | None = None
    """Number of the list item around it, so that label and body are one block."""


PageRoles = dict[int, dict[int, Role]]
"""Roles by marked-content id, by the object number of the page."""


def page_roles(reader: PdfReader) -> PageRoles:
    """Empty for files without a structure tree or with a broken one."""
    try:
        root = reader.root_object.get("/StructTreeRoot")
        if root is None:
            return {}
        return _Tree(root.get_object()).roles()
    except (*BROKEN_FILE_ERRORS, PyPdfError):
        return {}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree an element stands."""

    role: Role | None = None
    page: int | None = None
    item: int | None = None
    table: int | None = None
    row: int = -1


class _Tree:
    """Walks the tree once, numbering elements, tables, rows and columns."""

    def __init__(self, root: DictionaryObject) -> None:
        self._root = root
        self._map = root.get("/RoleMap", DictionaryObject()).get_object()
        self._elements = 0
        self._rows: dict[int, int] = {}
        self._columns: dict[tuple[int, int], int] = {}
        self._found: PageRoles = {}

    def roles(self) -> PageRoles:
        for child in _children(self._root):
            self._visit(child, _Place(), 0)
        return self._found

    def _visit(self, node: Any, place: _Place, depth: int) -> None:
        if self._elements > MOST_ELEMENTS or depth > DEEPEST:
            return
        if isinstance(node, int):
            self._record(int(node), place)
        elif isinstance(node, DictionaryObject) and node.get("/Type") == "/MCR":
            self._record(int(node.get("/MCID", -1)), _on_page(place, node))
        elif isinstance(node, DictionaryObject) and "/S" in node:
            self._elements += 1
            inner = self._place(node, _on_page(place, node))
            for child in _children(node):
                self._visit(child, inner, depth + 1)

    def _record(self, marked: int, place: _Place) -> None:
        if place.page is not None and place.role is not None:
            self._found.setdefault(place.page, {})[marked] = place.role

    def _standard(self, node: DictionaryObject) -> str:
        name = str(node["/S"])
        for _ in range(5):
            mapped = self._map.get(name)
            if mapped is None or str(mapped) == name:
                break
            name = str(mapped)
        return name.lstrip("/")

    def _place(self, node: DictionaryObject, place: _Place) -> _Place:
        name, number = self._standard(node), self._elements
        if name == "Table":
            return _Place(place.role, place.page, place.item, number, -1)
        if name == "TR" and place.table is not None:
            self._rows[place.table] = self._rows.get(place.table, -1) + 1
            return _Place(place.role, place.page, place.item, place.table, self._rows[place.table])
        if name == "LI":
            return _Place(Role("LI", number, item=number), place.page, number, place.table, place.row)
        if name in ("TD", "TH") and place.table is not None:
            return self._cell(name, node, place)
        return _Place(self._role(name, number, place), place.page, place.item, place.table, place.row)

    def _cell(self, name: str, node: DictionaryObject, place: _Place) -> _Place:
        assert place.table is not None
        key = (place.table, place.row)
        column = self._columns.get(key, 0)
        self._columns[key] = column + _span(node)
        role = Role(name, self._elements, cell=(place.table, place.row, column))
        return _Place(role, place.page, None, place.table, place.row)

    def _role(self, name: str, number: int, place: _Place) -> Role | None:
        outer = place.role
        if outer is not None and (outer.cell is not None or outer.name in ("Note", "FENote", "Caption")):
            return outer
        if place.item is not None and name not in ("Note", "FENote", "Caption"):
            return Role("LI", place.item, item=place.item)
        if len(name) == 2 and name[0] == "H" and name[1].isdigit():
            return Role(name, number, level=int(name[1]))
        if name in ("H", "Title"):
            return Role("H", number, level=1)
        return Role(name, number) if name in word_set("structure_roles") else outer


def _span(node: DictionaryObject) -> int:
    for value in _listed(node.get("/A")):
        span = value.get("/ColSpan") if isinstance(value, DictionaryObject) else None
        if isinstance(span, int):
            return max(1, min(WIDEST_SPAN, int(span)))
    return 1


def _on_page(place: _Place, node: DictionaryObject) -> _Place:
    page = node.raw_get("/Pg") if "/Pg" in node else None
    number = getattr(page, "idnum", None)
    return place if number is None else _Place(place.role, number, place.item, place.table, place.row)


def _children(node: DictionaryObject) -> Iterator[Any]:
    return _listed(node.get("/K"))


def _listed(value: Any) -> Iterator[Any]:
    """The objects of an array, or the one object; nothing for None."""
    value = _resolved(value)
    for item in value if isinstance(value, ArrayObject) else [value]:
        if item is not None:
            yield _resolved(item)


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, PdfObject) else value
