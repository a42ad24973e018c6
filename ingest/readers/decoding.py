"""Bytes to text when the declared encoding is missing or wrong."""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from ingest.cleaning import repair_double_decoding
from ingest.readers.limits import MEGABYTE
from ingest.readers.reasons import unreadable

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?([A-Za-z0-9_\-]+)""")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_EMBEDDED = re.compile(r"data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=\s]{200,}")
LONGEST_TEXT = 5 * MEGABYTE
"""Characters: about 2,500 pages. Longer texts are data, and would outlast the time budget."""
GUESS_SAMPLE = 20_000
MOSTLY_RIGHT = 0.001
"""UTF-8 with fewer broken bytes than this share is damaged UTF-8, not another encoding."""


def text_of(content: bytes, declared: str | None = None) -> str:
    """The decoded text without embedded pictures; raises ``UnreadableDocument`` when that is still too long."""
    text = _EMBEDDED.sub("", decode(content, declared))
    if len(text) > LONGEST_TEXT:
        raise unreadable("too_large", size=round(len(text) / MEGABYTE), limit=LONGEST_TEXT // MEGABYTE)
    return text


def decode(content: bytes, declared: str | None = None) -> str:
    """Text of ``content``: byte order mark, then valid UTF-8, then what is declared, then a guess.

    Never fails: bytes that stand for nothing become U+FFFD. Text encoded twice is repaired.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content.decode(encoding, errors="replace")
    try:
        return repair_double_decoding(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_otherwise(content, declared)


def _decode_otherwise(content: bytes, declared: str | None) -> str:
    tolerant = content.decode("utf-8", errors="replace")
    has_umlauts = any(letter in tolerant for letter in "äöüßÄÖÜ")
    if has_umlauts or tolerant.count("\ufffd") < MOSTLY_RIGHT * len(tolerant) / 10:
        return tolerant
    for encoding in (declared or _declared_in(content), _guess(content), "cp1252"):
        if encoding and encoding.lower().replace("-", "") not in ("utf8", "ascii"):
            try:
                return content.decode("cp1252" if encoding.lower().startswith("iso-8859-1") else encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return content.decode("latin-1")


def _declared_in(content: bytes) -> str | None:
    match = _DECLARED.search(content[:2048])
    return match[1].decode("ascii") if match else None


def _guess(content: bytes) -> str | None:
    best = charset_normalizer.from_bytes(
        content[:GUESS_SAMPLE], cp_isolation=["cp1252", "latin_1", "utf_16", "mac_roman", "cp437", "cp850"]
    ).best()
    return best.encoding if best else None
