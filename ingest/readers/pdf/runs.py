"""What stands on a page of a PDF, without any type of the PDF library.

Coordinates are points from the top left corner of the upright page: x to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass

WORD_GAP = 0.16
"""Share of the font size from which a gap is a word gap: pair kerning stays below 0.1, the narrowest justified spaces
of LaTeX and InDesign above 0.2."""
COLUMN_GAP = 0.9
"""Share of the font size from which a gap may be a column gutter or a table's."""
SPACE_STEP = 0.28
"""A gap of this share of the font size counts as one space: spaced letters keep one, their word gaps two or more."""
MOST_SPACES = 4


def spaces_of(gap: float) -> str:
    """As many spaces as ``gap``, a share of the font size, is worth; at least one."""
    return " " * max(1, min(MOST_SPACES, round(gap / SPACE_STEP)))


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text shown in one go, on one baseline ``y``, from ``x0`` to ``x1``.

    ``text`` has spaces where the gap between letters is one; ``marked`` is the id that the structure tree of a tagged
    file refers to; ``artifact``: marked as no content (running header, page number).
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    marked: int | None = None
    artifact: bool = False
    turn: int = 0
    """Degrees by which the page must be turned clockwise for the run to read upright; x and y are as on that page."""


@dataclass(frozen=True, slots=True)
class Box:
    """A painted rectangle or line: ``x0 ≤ x1``, ``y0 ≤ y1``."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything layout analysis needs to know of a page; ``has_image``: it shows a picture of some size."""

    width: float
    height: float
    runs: tuple[TextRun, ...]
    boxes: tuple[Box, ...] = ()
    has_image: bool = False
