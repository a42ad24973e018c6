"""Pages of PDFs as images, with the quoted words marked."""

from __future__ import annotations

import io
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from assistant.wording import wording
from ingest.errors import NotFound, UnreadableDocument

WIDTH = 1000
"""Pixels: sharp on a phone and beside a chat, 60 to 200 kB."""
TALLEST = 3000
CACHE_BYTES = 32_000_000
MARK = (255, 231, 120)
"""Yellow, multiplied with the page: the words stay black."""
POINTS_AROUND = 1.0
FEWEST_CHARACTERS = 9
"""Shorter pieces of a quote stand in many places of a page."""

SPLITS = (re.compile(r"(?!)"), re.compile(r"(?<=[.!?])\s+"), re.compile(r"[;:]\s+|\s*\[\d+\]"))
"""Not at all; into sentences, for quotes torn apart by columns; into the cells of a row ("Ort: Jena; Jahr: …")."""
_NOT_WORD = re.compile(r"[\W_]+")

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points; left, top, right, bottom in pixels."""


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
        bitmap = page.render(scale=scale)
        boxes = quote_boxes(page, wanted.highlight) if wanted.highlight else []
        convert = bitmap.get_posconv(page).to_bitmap
        return _png(_marked(bitmap.to_pil().convert("RGB"), [_pixels(box, convert) for box in boxes]))
    except pdfium.PdfiumError as error:
        raise UnreadableDocument(wording("service", "no_image"), reason="damaged") from error
    finally:
        document.close()


def quote_boxes(page: pdfium.PdfPage, quote: str) -> list[Box]:
    """The boxes around the words of ``quote``.

    Compared by letters and digits alone: the quote is cleaned text, without the hyphens at line ends, ligatures and
    white space of the page. What is not found as a whole is looked for sentence by sentence, then cell by cell.
    """
    text = page.get_textpage()
    letters, places = _letters(text.get_text_range())
    for split in SPLITS:
        boxes: list[Box] = []
        for piece in _pieces(quote, split):
            start = letters.find(piece)
            if start >= 0:
                first, last = places[start], places[start + len(piece) - 1]
                boxes += [text.get_rect(number) for number in range(text.count_rects(first, last - first + 1))]
        if boxes:
            return boxes
    return []


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits of ``text``, folded, and where each stands in it."""
    letters, places = [], []
    for place, character in enumerate(text):
        for letter in _NOT_WORD.sub("", character.casefold()):
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _pieces(quote: str, split: re.Pattern[str]) -> Iterator[str]:
    """Letters and digits of the parts of ``quote`` that are long enough to stand in one place only."""
    folded = [_NOT_WORD.sub("", piece.casefold()) for piece in split.split(quote)]
    shortest = min(FEWEST_CHARACTERS, max(map(len, folded)))
    yield from dict.fromkeys(piece for piece in folded if piece and len(piece) >= shortest)


def _marked(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    if not boxes:
        return image
    layer = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(layer)
    for box in boxes:
        draw.rectangle(box, fill=MARK)
    return ImageChops.multiply(image, layer)


def _pixels(box: Box, convert: Callable[[float, float], tuple[int, int]]) -> Box:
    """PDFium's own conversion knows about rotated and cropped pages."""
    left, bottom, right, top = box
    corners = convert(left - POINTS_AROUND, bottom - POINTS_AROUND), convert(right + POINTS_AROUND, top + POINTS_AROUND)
    across, down = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    return (across[0], down[0], across[1], down[1])


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.quantize(128).save(buffer, "PNG")
    return buffer.getvalue()
