"""From a file to documents of cleaned text.

``read_document`` is the one entry. It never raises anything but ``UnreadableDocument`` for what is in a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePath
from types import MappingProxyType

from ingest.documents import ReadDocument
from ingest.errors import UnreadableDocument
from ingest.readers.archive import entries, open_archive
from ingest.readers.formats import SUFFIXES, Format, format_by_name, format_of
from ingest.readers.html import read_html
from ingest.readers.limits import MEGABYTE, Deadline, ReadingLimits
from ingest.readers.mail import read_mail
from ingest.readers.markdown import read_markdown
from ingest.readers.odt import read_odt
from ingest.readers.office import read_docx, read_pptx
from ingest.readers.pdf import read_pdf
from ingest.readers.plain import read_plain
from ingest.readers.reading import Reader, SourceFile
from ingest.readers.reasons import unreadable, warning

__all__ = ["Deadline", "ReadingLimits", "is_document", "read_document", "reader_version"]

_READERS: Mapping[Format, Reader] = MappingProxyType(
    {
        Format.PDF: read_pdf,
        Format.HTML: read_html,
        Format.MARKDOWN: read_markdown,
        Format.PLAIN: read_plain,
        Format.MAIL: read_mail,
        Format.DOCX: read_docx,
        Format.PPTX: read_pptx,
        Format.ODT: read_odt,
    }
)
_SHARED_VERSION = 4
"""Raise when cleaning or description changes: every document is read again."""
_VERSIONS = {**dict.fromkeys(Format, 1), Format.PDF: 3, Format.PLAIN: 2, Format.MAIL: 2, Format.MARKDOWN: 2}
"""Raise one when that format's reader changes: only its documents are read again."""
_MAY_BE_SCANNED = (Format.PDF, Format.ZIP)


def is_document(path: Path) -> bool:
    """Whether the name promises a document; hidden files and office lock files do not."""
    return not path.name.startswith((".", "~$")) and path.suffix.lower() in SUFFIXES


def reader_version(path: Path, *, ocr: bool = False) -> str:
    """What the text of a file of this name depends on; a change means: read again.

    So it names text recognition where there may be scans: switched on, pages that were left out are read.
    """
    named = format_by_name(path.name) or Format.PLAIN
    recognition = "+ocr" if ocr and named in _MAY_BE_SCANNED else ""
    return f"{named.name.lower()}-{_SHARED_VERSION}.{_VERSIONS[named]}{recognition}"


def read_document(
    path: Path, *, limits: ReadingLimits | None = None, name: str | None = None
) -> list[tuple[str, ReadDocument]]:
    """The documents in one file: itself under "", or an archive's entries under their paths inside it.

    ``name`` is the path relative to the ingested folder; its folders help to tell the kind of document. Raises
    ``UnreadableDocument``; in an archive, entries that cannot be read become warnings as long as one can.
    """
    limits = limits or ReadingLimits()
    deadline = Deadline(limits.seconds, alive=limits.alive)
    file = SourceFile(name or path.name, _content(path, limits), limits, deadline)
    if format_of(file.name, file.content) is Format.ZIP:
        return _read_archive(file)
    return [("", _read(file))]


def _content(path: Path, limits: ReadingLimits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.largest_file_mb * MEGABYTE:
            raise unreadable("too_large", size=round(size / MEGABYTE), limit=limits.largest_file_mb)
        return path.read_bytes()
    except OSError as error:
        raise unreadable("missing") from error


def _read(file: SourceFile) -> ReadDocument:
    found = format_of(file.name, file.content)
    if found is Format.ZIP:
        raise unreadable("nested_archive")
    document = _READERS[found](file)
    return replace(document, warnings=(*document.warnings, *_notes(file.name, found, document)))


def _notes(name: str, found: Format, document: ReadDocument) -> Iterator[str]:
    if format_by_name(name) not in (None, found):
        yield warning("wrong_name", format=found, suffix=PurePath(name).suffix)
    damaged = sum(page.text.count("\ufffd") for page in document.pages)
    if damaged:
        yield warning("damaged_characters", count=damaged)


def _read_archive(file: SourceFile) -> list[tuple[str, ReadDocument]]:
    documents: list[tuple[str, ReadDocument]] = []
    failures: list[str] = []
    first_error: UnreadableDocument | None = None
    for entry, content in entries(open_archive(file.content, file.limits)):
        file.deadline.check()
        if not is_document(Path(entry)):
            continue
        try:
            documents.append((entry, _read(replace(file, name=f"{file.name}/{entry}", content=content))))
        except UnreadableDocument as error:
            first_error = first_error or error
            failures.append(warning("archive_entry", name=entry, message=error))
    if not documents:
        raise first_error or unreadable("no_text")
    entry, first = documents[0]
    documents[0] = (entry, replace(first, warnings=(*first.warnings, *failures)))
    return documents
