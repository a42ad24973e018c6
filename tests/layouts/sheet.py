"""A page written from the top that remembers what it was told, and what a reader must find on it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

HERE = Path(__file__).resolve().parent


SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()


WIDTH, HEIGHT = A4


LEFT, TOP = 60.0, 90.0


BODY = 10.0


LEADING = 13.0


@dataclass
class Truth:
    """What a reader must find: ``text`` by page in reading order, exact headings, labels, table rows."""

    pages: list[str]
    headings: list[str] = field(default_factory=list)
    labels: list[str | None] | None = None
    rows: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    """Texts that must come out as one whole block each."""
    kinds: dict[str, str] = field(default_factory=dict)
    """Beginning of a block to its kind."""
    title: str | None = None


@dataclass(frozen=True)
class Layout:
    name: str
    content: bytes
    truth: Truth


def prose(seed: int, sentences: int) -> str:
    """Sentences in an order that depends on ``seed`` only."""
    return " ".join(random.Random(seed).sample(SENTENCES, sentences))


class Sheet:
    """A canvas that is written from the top, remembering what it was told in reading order."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1)
        self.width, self.height = size
        self.y = size[1] - TOP
        self.pages: list[list[str]] = [[]]
        self.headings: list[str] = []

    def heading(self, text: str, size: float = 16.0, x: float = LEFT) -> None:
        self.y -= size * 1.2
        self.canvas.setFont("Helvetica-Bold", size)
        self.canvas.drawString(x, self.y, text)
        self.y -= size * 0.8
        self.headings.append(text)
        self.pages[-1].append(text)

    def lines(self, lines: Sequence[str], x: float = LEFT, font: str = "Helvetica", size: float = BODY) -> None:
        self.canvas.setFont(font, size)
        for line in lines:
            self.y -= size * 1.3
            self.canvas.drawString(x, self.y, line)

    def paragraph(
        self,
        text: str,
        x: float = LEFT,
        width: float | None = None,
        *,
        font: str = "Helvetica",
        size: float = BODY,
        hyphenate: bool = False,
        hyphen: str = "-",
        told: bool = True,
    ) -> None:
        width = width or self.width - 2 * LEFT
        self.lines(wrapped(text, width, font, size, hyphenate=hyphenate, hyphen=hyphen), x, font, size)
        self.y -= 7
        if told:
            self.pages[-1].append(text)

    def tell(self, text: str) -> None:
        self.pages[-1].append(text)

    def next_page(self) -> None:
        self.canvas.showPage()
        self.y = self.height - TOP
        self.pages.append([])

    def finish(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()

    def truth(self, **more: Any) -> Truth:
        more.setdefault("headings", self.headings)
        return Truth([" ".join(page) for page in self.pages], **more)


def wrapped(
    text: str, width: float, font: str, size: float, *, hyphenate: bool = False, hyphen: str = "-"
) -> list[str]:
    """Greedy lines; with ``hyphenate``, long words are broken in their middle to fill a line."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}".strip()
        if pdfmetrics.stringWidth(candidate, font, size) <= width:
            line = candidate
            continue
        head, tail = _broken(word) if hyphenate else ("", word)
        if head and pdfmetrics.stringWidth(f"{line} {head}-", font, size) <= width:
            lines.append(f"{line} {head}{hyphen}".strip())
            line = tail
        else:
            lines.append(line)
            line = word
    return [line for line in [*lines, line] if line]


def _broken(word: str) -> tuple[str, str]:
    middle = len(word) // 2
    if len(word) < 9 or not word.isalpha() or not word[middle].islower():
        return "", word
    return word[:middle], word[middle:]


def furniture(sheet: Sheet, number: str, header: str = "Leitfaden Datenplattform") -> None:
    sheet.canvas.setFont("Helvetica", 8)
    sheet.canvas.drawString(LEFT, sheet.height - 40, header)
    sheet.canvas.drawRightString(sheet.width - LEFT, sheet.height - 40, "Kreisstadt Beispielhausen")
    sheet.canvas.drawCentredString(sheet.width / 2, 35, number)
