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
"""Up to this share of letters may be unreadable (about two a page), and one in any text."""
USUAL_SHARE = 0.8
"""Of the letters beyond ASCII. The texts of the corpus reach at least .96."""
_SMALL = "äöüß"
"""A wrong reading mostly gives others. By their number every text of the corpus is recognised in cp1252 and cp850, and
in Mac OS Roman those without middle dots, which cp850 has for ß."""
_UMLAUTS = _SMALL + "ÄÖÜ"
_WESTERN = frozenset(_UMLAUTS + "éèêëàâáåçñóòôøíìîïúùûæœÉÈÀÂÁÅÇÑÓÔØÍÚÆŒ„“”‚‘’»«–—…•·§€°²³µ½¼×±©®™†\xa0\xad")
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")


def text_of(content: bytes, declared: str | None = None) -> str:
    """The decoded text without embedded pictures; raises ``UnreadableDocument`` when that is still too long."""
    text = _EMBEDDED.sub("", decode(content, declared))
    if len(text) > LONGEST_TEXT:
        raise unreadable("too_large", size=round(len(text) / MEGABYTE), limit=LONGEST_TEXT // MEGABYTE)
    return text


def decode(content: bytes, declared: str | None = None) -> str:
    """Text of ``content``: byte order mark, then UTF-8, then what is declared, then what reads like German.

    A few bytes that stand for nothing become U+FFFD; raises ``UnreadableDocument`` where they are many. Text encoded
    twice is repaired.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _mostly_right(content.decode(encoding, errors="replace"))
    try:
        return repair_double_decoding(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_otherwise(content, declared or _declared_in(content))


def _decode_otherwise(content: bytes, declared: str | None) -> str:
    tolerant = content.decode("utf-8", errors="replace")
    if _count(tolerant, _UMLAUTS):
        return _mostly_right(tolerant)
    candidates = [_decoded(content, encoding) for encoding in (*_named(declared), *_SINGLE_BYTE)]
    likeliest = max(filter(None, candidates), key=lambda text: (_count(text, _SMALL), _western_share(text)))
    if _western_share(likeliest) >= USUAL_SHARE:
        return likeliest
    guessed = candidates[0] if _named(declared) else _decoded(content, _guess(content) or "")
    return _mostly_right(tolerant if guessed is None else guessed)


def _named(declared: str | None) -> tuple[str, ...]:
    """The declared encoding, unless it is the one that has just failed. Windows text often says it is Latin-1."""
    name = (declared or "").lower()
    if not name or name.replace("-", "") in ("utf8", "ascii", "usascii"):
        return ()
    return ("cp1252" if name.startswith("iso-8859-1") and not name[len("iso-8859-1") :].isdigit() else name,)


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _count(text: str, letters: str) -> int:
    return sum(text.count(letter) for letter in letters)


def _western_share(text: str) -> float:
    """The share, of letters and signs beyond ASCII, of those of western European texts."""
    beyond = [letter for letter in text if letter > "\x7f"]
    return sum(letter in _WESTERN for letter in beyond) / len(beyond) if beyond else 1.0


def _mostly_right(text: str) -> str:
    if text.count("\ufffd") > max(1, MOSTLY_RIGHT * len(text)):
        raise unreadable("broken_encoding", count=text.count("\ufffd"))
    return text


def _declared_in(content: bytes) -> str | None:
    match = _DECLARED.search(content[:2048])
    return match[1].decode("ascii") if match else None


def _guess(content: bytes) -> str | None:
    best = charset_normalizer.from_bytes(
        content[:GUESS_SAMPLE], cp_isolation=["cp1252", "latin_1", "utf_16", "mac_roman", "cp437", "cp850"]
    ).best()
    return best.encoding if best else None
