"""Opens a PDF with pypdf, within limits and without a sound on the console."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject

from ingest.cleaning import clean_text
from ingest.readers.limits import MEGABYTE, SECONDS_A_PAGE, Deadline
from ingest.readers.pdf.content import ContentInterpreter, Matrix
from ingest.readers.pdf.fonts import PageFont
from ingest.readers.pdf.runs import PageContent, TextRun
from ingest.readers.pdf.structure import PageRoles, Role, page_roles
from ingest.readers.reading import BROKEN_FILE_ERRORS, SourceFile
from ingest.readers.reasons import unreadable

LARGEST_STREAM = 40 * MEGABYTE
"""Bytes one stream may unpack to: text of a page stays below one megabyte, drawings below twenty."""
SMALLEST_IMAGE = 100.0
"""Points: smaller pictures are logos and icons."""
SEARCHED_BYTES = 300 * MEGABYTE
"""About four seconds of searching."""
FEWEST_SEARCHES = 20
DEEPEST_OUTLINE, MOST_BOOKMARKS = 8, 10_000
"""A book of 3,000 pages has some 2,000 bookmarks on four levels; more is an outline that runs in circles."""
_BROKEN = (*BROKEN_FILE_ERRORS, PyPdfError)
_LOGGERS = ("pypdf", "fontTools")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """``level`` counts from 1."""

    title: str
    level: int


class SourcePdf:
    """One open file. ``roles`` is empty for untagged files.

    ``lost`` are the numbers of the pages read so far of which something could not be read; ``bursts`` says whether
    that was because it unpacks to more than any page needs.
    """

    def __init__(self, reader: PdfReader, deadline: Deadline) -> None:
        self._reader = reader
        self._deadline = deadline
        self._fonts: dict[int, PageFont | None] = {}
        self.roles: PageRoles = page_roles(reader)
        self.lost: set[int] = set()
        self.bursts = False

    def __len__(self) -> int:
        return len(self._reader.pages)

    def page(self, index: int) -> tuple[PageContent, dict[int, Role]]:
        """Content and structure roles of a page; a page that cannot be read is an empty one."""
        try:
            page = self._reader.pages[index]
            reference = page.indirect_reference
            roles = self.roles.get(reference.idnum, {}) if reference is not None else {}
            return self._content(page, index), roles
        except _BROKEN as error:
            self._lose(index, error)
            return PageContent(0.0, 0.0, ()), {}

    def _lose(self, index: int, error: Exception) -> None:
        self.lost.add(index + 1)
        self.bursts |= isinstance(error, LimitReachedError)

    def _content(self, page: PageObject, index: int) -> PageContent:
        matrix, width, height = _upright(page)
        interpreter = ContentInterpreter(matrix, (width, height), self._deadline, self._fonts)
        contents = page.get("/Contents")
        if contents is not None:
            resources = page.get("/Resources", DictionaryObject()).get_object()
            interpreter.read(self._data(contents, index), resources)
        runs = tuple(run for run in interpreter.runs if _is_on_page(run, width, height))
        has_image = interpreter.largest_image > SMALLEST_IMAGE
        return PageContent(width, height, runs, tuple(interpreter.boxes), has_image)

    def _data(self, contents: Any, index: int) -> bytes:
        """The page's streams as one; a broken one is left out."""
        contents = contents.get_object()
        parts = []
        for part in contents if isinstance(contents, ArrayObject) else [contents]:
            try:
                parts.append(part.get_object().get_data())
            except _BROKEN as error:
                self._lose(index, error)
        return b"\n".join(parts)

    def labels(self) -> list[str] | None:
        """The page labels as declared; None where the file declares none."""
        try:
            labels = list(self._reader.page_labels) if "/PageLabels" in self._reader.root_object else []
        except _BROKEN:
            labels = []
        return labels if labels and len(labels) == len(self) else None

    def bookmarks(self) -> list[Bookmark]:
        """The outline in order; empty when there is none or it is broken. Where its entries lead is not looked up."""
        try:
            outline = self._reader.root_object.get("/Outlines", DictionaryObject()).get_object()
            return list(islice(_bookmarks(outline, 1), MOST_BOOKMARKS))
        except _BROKEN:
            return []

    def information(self) -> dict[str, str]:
        """``title``, ``author``, ``created``, ``publisher`` and ``language`` from XMP, then document information."""
        values = {**self._document_information(), **self._xmp()}
        language = self._catalogue_language()
        return {key: text for key, value in {**values, "language": language}.items() if (text := clean_text(value))}

    def _document_information(self) -> dict[str, str]:
        try:
            info: Any = self._reader.metadata or {}
            names = {"title": "/Title", "author": "/Author", "created": "/CreationDate"}
            return {key: str(info[name]) for key, name in names.items() if info.get(name)}
        except _BROKEN:
            return {}

    def _xmp(self) -> dict[str, str]:
        try:
            xmp = self._reader.xmp_metadata
            if xmp is None:
                return {}
            found = {
                "title": _preferred(xmp.dc_title),
                "publisher": ", ".join(xmp.dc_publisher or []),
                "author": ", ".join(xmp.dc_creator or []),
                "date": "".join(str(date.date()) for date in (xmp.dc_date or [])[:1]),
                "created": str(xmp.xmp_create_date.date()) if xmp.xmp_create_date else "",
            }
        except _BROKEN:
            return {}
        return {key: value for key, value in found.items() if value}

    def _catalogue_language(self) -> str:
        try:
            return str(self._reader.root_object.get("/Lang", "")).split("-")[0].lower()
        except _BROKEN:
            return ""


def _bookmarks(parent: Any, level: int) -> Iterator[Bookmark]:
    if level > DEEPEST_OUTLINE:
        return
    item = parent.get("/First")
    for _ in range(MOST_BOOKMARKS):
        if item is None:
            return
        entry = item.get_object()
        title = clean_text(str(entry.get("/Title", "")))
        if title:
            yield Bookmark(title, level)
        yield from _bookmarks(entry, level + 1)
        item = entry.get("/Next")


def _preferred(titles: Any) -> str:
    if not isinstance(titles, dict):
        return ""
    return str(titles.get("de-DE") or titles.get("x-default") or next(iter(titles.values()), "") or "")


def _is_on_page(run: TextRun, width: float, height: float) -> bool:
    """Text outside the page's edges is printer's marks or hidden."""
    width, height = (width, height) if run.turn in (0, 180) else (height, width)
    return -1.0 < run.y < height + 1.0 and run.x1 > 0.0 and run.x0 < width and run.size > 0.5


def _upright(page: PageObject) -> tuple[Matrix, float, float]:
    """The matrix from the page's own space to points from its upper left corner as it is shown."""
    box = page.cropbox
    left, bottom, right, top = float(box.left), float(box.bottom), float(box.right), float(box.top)
    width, height = right - left, top - bottom
    turn = int(page.rotation or 0) % 360
    if turn == 90:
        return (0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width
    if turn == 180:
        return (-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height
    if turn == 270:
        return (0.0, -1.0, -1.0, 0.0, top, right), height, width
    return (1.0, 0.0, 0.0, -1.0, -left, top), width, height


@contextmanager
def opened(file: SourceFile) -> Iterator[SourcePdf]:
    """Raises ``UnreadableDocument``: broken, encrypted, too many pages, bomb."""
    with _silence(), apply_configuration(**_stream_limits()):
        reader = _reader(file)
        count = _page_count(reader)
        if count > file.limits.pages:
            raise unreadable("too_many_pages", pages=count, limit=file.limits.pages)
        file.deadline.extend(count * SECONDS_A_PAGE)
        yield SourcePdf(reader, file.deadline)


def _stream_limits() -> dict[str, Any]:
    names = ("zlib", "lzw", "run_length", "brotli", "jbig2", "array_based_stream")
    return {f"{name}_maximum_output_length": LARGEST_STREAM for name in names}


def _reader(file: SourceFile) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(file.content), strict=False, root_object_recovery_limit=_searches(file))
        locked = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, FileNotDecryptedError) as error:
        raise unreadable("encrypted") from error
    except _BROKEN as error:
        raise unreadable("broken", format="PDF") from error
    if locked:
        raise unreadable("encrypted")
    return reader


def _searches(file: SourceFile) -> int:
    """How many objects a damaged file may be searched for: each search reads the whole file."""
    return max(FEWEST_SEARCHES, SEARCHED_BYTES // max(len(file.content), 1))


def _page_count(reader: PdfReader) -> int:
    try:
        return len(reader.pages)
    except _BROKEN as error:
        raise unreadable("broken", format="PDF") from error


@contextmanager
def _silence() -> Iterator[None]:
    """Libraries' warnings about odd files are no news to users; what matters is said in the report."""
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
