"""Which format a file has: by its content first, by its name where the content does not tell."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from io import BytesIO
from pathlib import PurePath

from ingest.readers.reasons import unreadable


class Format(StrEnum):
    """Kinds of files, as users call them."""

    PDF = "PDF"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    PLAIN = "Text"
    MAIL = "E-Mail"
    DOCX = "Word"
    PPTX = "PowerPoint"
    ODT = "OpenDocument"
    ZIP = "ZIP"


SUFFIXES = {
    ".pdf": Format.PDF,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
    ".eml": Format.MAIL,
    ".docx": Format.DOCX,
    ".pptx": Format.PPTX,
    ".odt": Format.ODT,
    ".zip": Format.ZIP,
}
_TEXT_FORMATS = frozenset({Format.HTML, Format.MARKDOWN, Format.PLAIN, Format.MAIL})
_OFFICE_PARTS = {"word/document.xml": Format.DOCX, "ppt/presentation.xml": Format.PPTX, "content.xml": Format.ODT}
_HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HTML_ANYWHERE = re.compile(rb"<(?:p|div|h[1-6]|article|main|table)\b[^>]*>", re.IGNORECASE)
_MAIL_START = re.compile(
    rb"^(?:(?:From|To|Subject|Date|Return-Path|Received|MIME-Version|Message-ID|Delivered-To|X-[\w-]+): ?[^\n]*\n"
    rb"(?:[ \t][^\n]*\n)*){2,}",
    re.IGNORECASE,
)
PDF_MARK_WITHIN = 1024
"""Readers of PDF accept the mark anywhere in the first kilobyte."""
SAMPLE = 4096
MOSTLY_BINARY = 0.05


def format_by_name(name: str) -> Format | None:
    """None for an ending no reader knows."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def format_of(name: str, content: bytes) -> Format:
    """Raises ``UnreadableDocument``: empty, unknown format, or content that is not what the name says.

    One kind of text under another's name is no mistake worth a failure: it is read as what it is.
    """
    if not content:
        raise unreadable("empty")
    named = format_by_name(name)
    found = _format_by_content(content) or _text_format(name, named, content)
    if named not in (None, found) and not _is_same_family(named, found):
        raise unreadable("wrong_name", format=found, suffix=PurePath(name).suffix)
    return found


def _text_format(name: str, named: Format | None, content: bytes) -> Format:
    """Of content without a mark: the kind of text its name says."""
    if _is_binary(content):
        raise unreadable("wrong_content" if named else "unknown_format", suffix=PurePath(name).suffix)
    if named is None:
        raise unreadable("unknown_format")
    if named in _TEXT_FORMATS:
        return named
    return Format.HTML if _HTML_ANYWHERE.search(content[:SAMPLE]) else Format.PLAIN


def _is_same_family(named: Format | None, found: Format) -> bool:
    """Texts among themselves; an office file is a ZIP too."""
    return (named is Format.ZIP and found in _OFFICE_PARTS.values()) or {named, found} <= _TEXT_FORMATS


def _format_by_content(content: bytes) -> Format | None:
    if b"%PDF-" in content[:PDF_MARK_WITHIN]:
        return Format.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_format(content)
    if _HTML_START.match(content[:SAMPLE].removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    return Format.MAIL if _MAIL_START.match(content[:SAMPLE].replace(b"\r\n", b"\n")) else None


def _packed_format(content: bytes) -> Format:
    try:
        names = set(zipfile.ZipFile(BytesIO(content)).namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeDecodeError, IndexError) as error:
        raise unreadable("broken", format=Format.ZIP) from error
    return next((kind for part, kind in _OFFICE_PARTS.items() if part in names), Format.ZIP)


def _is_binary(content: bytes) -> bool:
    sample = content[:SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    return controls > MOSTLY_BINARY * len(sample)
