"""Codes of a PDF font to text and widths."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font

from ingest.readers.reading import BROKEN_FILE_ERRORS

THOUSAND = 1000.0
"""Glyph widths are given in thousandths of the font size (PDF 32000-1, 9.7.3)."""
_BOLD_WORDS = ("bold", "black", "heavy", "semibold", "demi", "extrabold", "-bd", "cmbx", "sfbx")
FORCE_BOLD = 1 << 18
"""Flag of the font descriptor (PDF 32000-1, table 123)."""
BOLD_WEIGHT = 600
UNUSED_IN_WIN_ANSI = frozenset("\x7f\x81\x8d\x8f\x90\x9d")
"""They show a bullet (PDF 32000-1, annex D.2, note 3); programs do use the first."""
MOST_STRINGS = 20_000
"""Kept for each font: some two megabytes, and more than the syllables of a book."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a string of codes shows: ``width`` as a share of the font size, ``spaces`` counts one-byte spaces."""

    text: str
    width: float
    codes: int
    spaces: int


@dataclass(slots=True)
class PageFont:
    """A font as the content interpreter needs it.

    ``glyphs`` caches code → (text, width, is space), ``strings`` whole strings: words and syllables come again.
    """

    font: Font
    bold: bool
    is_win_ansi: bool = False
    glyphs: dict[Any, tuple[str, float, bool]] = field(default_factory=dict)
    strings: dict[bytes, Shown] = field(default_factory=dict)

    def show(self, shown: bytes) -> Shown:
        known = self.strings.get(shown)
        if known is None:
            if len(self.strings) >= MOST_STRINGS:
                self.strings.clear()
            known = self.strings[shown] = self._measured(shown)
        return known

    def _measured(self, shown: bytes) -> Shown:
        codes: str | bytes = shown
        if isinstance(self.font.encoding, str):
            codes = _codes(shown, self.font.encoding)
        glyphs = [self._glyph(code) for code in codes]
        return Shown(
            "".join(text for text, _, _ in glyphs),
            sum(width for _, width, _ in glyphs),
            len(glyphs),
            sum(is_space for _, _, is_space in glyphs),
        )

    def _glyph(self, code: str | int) -> tuple[str, float, bool]:
        known = self.glyphs.get(code)
        if known is None:
            known = self.glyphs[code] = self._look_up(code)
        return known

    def _look_up(self, code: str | int) -> tuple[str, float, bool]:
        font = self.font
        raw = code if isinstance(code, str) else chr(code)
        name = raw if isinstance(code, str) or isinstance(font.encoding, str) else font.encoding.get(code, raw)
        text = font.character_map.get(name, name)
        if self.is_win_ansi and text in UNUSED_IN_WIN_ANSI:
            text = "•"
        is_space = raw == font.space_char
        width = font.space_width if is_space else font.get_text_width(raw)
        return _readable(text if isinstance(text, str) else name), float(width) / THOUSAND, is_space


def _readable(text: str) -> str:
    """Glyph names nobody could translate ("/g123") say nothing; a bullet by name is one."""
    if len(text) > 2 and text[0] == "/":
        return "•" if "bullet" in text.lower() else ""
    return text


def _codes(shown: bytes, encoding: str) -> str:
    try:
        return shown.decode(encoding, "surrogatepass")
    except (UnicodeDecodeError, LookupError):
        return shown.decode("latin-1")


def page_font(resource: Any) -> PageFont | None:
    """None when the font's own description is beyond repair: its text is then left out."""
    try:
        font = Font.from_font_resource(resource)
    except (*BROKEN_FILE_ERRORS, PyPdfError):
        return None
    return PageFont(font, _is_bold(font), _is_win_ansi(resource))


def _is_win_ansi(resource: Any) -> bool:
    encoding = resource.get("/Encoding")
    base = encoding.get_object() if encoding is not None else None
    return "/WinAnsiEncoding" in (base, base.get("/BaseEncoding") if isinstance(base, DictionaryObject) else None)


def _is_bold(font: Font) -> bool:
    descriptor = font.font_descriptor
    names = f"{font.name} {descriptor.name}".lower()
    weight = descriptor.weight
    heavy = isinstance(weight, int | float) and weight >= BOLD_WEIGHT
    return heavy or any(word in names for word in _BOLD_WORDS) or _forced(descriptor.flags)


def _forced(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & FORCE_BOLD)
