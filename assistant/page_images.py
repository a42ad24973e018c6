"""Pages of PDFs as images, with the quoted words marked."""

from __future__ import annotations

import io
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from assistant.wording import wording
from ingest.errors import NotFound, UnreadableDocument

WIDTH = 1000
"""Pixels: sharp on a phone and beside a chat, 60 to 200 kB."""
TALLEST = 3000
CACHE_BYTES = 32_000_000
MARK = (255, 214, 10, 90)
"""Yellow, see-through."""
POINTS_AROUND = 1.0
FEWEST_CHARACTERS = 12
"""Shorter pieces of a quote stand in many places of a page."""

_NOT_WORD = re.compile(r"[\W_]+")

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """``version`` is the document's content hash; ``number`` counts from 1."""

    path: Path
    version: str
    number: int
    highlight: str = ""


class PageImages:
    """Renders one page at a time (PDFium is not safe for threads) and remembers the last ones."""

    def __init__(self, cache_bytes: int = CACHE_BYTES) -> None:
        self._cache: OrderedDict[PageRequest, bytes] = OrderedDict()
        self._room = cache_bytes
        self._rendering = threading.Lock()

    def png(self, wanted: PageRequest) -> bytes:
        """Raises ``NotFound`` for a page that is not there, ``UnreadableDocument`` for a file that is no PDF."""
        with self._rendering:
            if wanted in self._cache:
                self._cache.move_to_end(wanted)
                return self._cache[wanted]
            image = render(wanted)
            self._remember(wanted, image)
            return image

    def _remember(self, wanted: PageRequest, image: bytes) -> None:
        self._cache[wanted] = image
        while sum(map(len, self._cache.values())) > self._room:
            self._cache.popitem(last=False)


def render(wanted: PageRequest) -> bytes:
    """The page as PNG."""
    try:
        document = pdfium.PdfDocument(wanted.path)
    except (pdfium.PdfiumError, OSError) as error:
        raise UnreadableDocument(wording("service", "no_image"), reason="damaged") from error
    try:
        if not 1 <= wanted.number <= len(document):
            pages = len(document)
            raise NotFound(wording("service", "no_page", document=wanted.path.name, page=wanted.number, pages=pages))
        page = document[wanted.number - 1]
        width, height = page.get_size()
        scale = min(WIDTH / width, TALLEST / height)
        image = page.render(scale=scale).to_pil().convert("RGBA")
        boxes = list(quote_boxes(page, wanted.highlight)) if wanted.highlight else []
        return _png(_marked(image, page, boxes))
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(wording("service", "no_image"), reason="damaged") from error
    finally:
        document.close()


def quote_boxes(page: pdfium.PdfPage, quote: str) -> Iterator[Box]:
    """The boxes around the words of ``quote``.

    Compared by letters and digits alone: the quote is cleaned text, without the hyphens at line ends, ligatures and
    white space of the page. A quote that runs on from another column or page is found by its sentences.
    """
    text = page.get_textpage()
    letters, places = _letters(text.get_text_range())
    for piece in _pieces(quote):
        start = letters.find(piece)
        if start >= 0:
            first, last = places[start], places[start + len(piece) - 1]
            for number in range(text.count_rects(first, last - first + 1)):
                yield text.get_rect(number)


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of ``text``, folded, and where each stands in it."""
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in _NOT_WORD.sub("", character.casefold()):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _pieces(quote: str) -> Iterator[str]:
    """The whole quote, and its sentences for where it is torn apart."""
    folded = [_NOT_WORD.sub("", piece.casefold()) for piece in [quote, *re.split(r"(?<=[.!?])\s+", quote)]]
    shortest = min(FEWEST_CHARACTERS, max(len(folded[0]), 1))
    yield from dict.fromkeys(piece for piece in folded if len(piece) >= shortest)


def _marked(image: Image.Image, page: pdfium.PdfPage, boxes: list[Box]) -> Image.Image:
    if not boxes:
        return image
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(layer)
    for box in boxes:
        draw.rectangle(_pixels(box, image, page), fill=MARK)
    return Image.alpha_composite(image, layer)


def _pixels(box: Box, image: Image.Image, page: pdfium.PdfPage) -> Box:
    """PDF counts from below and from the corner of the visible box, images from above."""
    left, bottom, right, top = page.get_bbox()
    across, down = image.width / (right - left), image.height / (top - bottom)
    return (
        (box[0] - left - POINTS_AROUND) * across,
        (top - box[3] - POINTS_AROUND) * down,
        (box[2] - left + POINTS_AROUND) * across,
        (top - box[1] + POINTS_AROUND) * down,
    )


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").quantize(128).save(buffer, "PNG")
    return buffer.getvalue()
