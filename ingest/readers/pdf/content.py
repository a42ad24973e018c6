"""Interprets the content stream of a page: text with its place, painted boxes, images.

pypdf opens the file and reads the fonts; its own text extraction reports where a run begins but not where it ends,
which columns, tables and word gaps are told by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, StreamObject

from ingest.readers.limits import Deadline
from ingest.readers.pdf.fonts import PageFont, page_font
from ingest.readers.pdf.runs import COLUMN_GAP, WORD_GAP, Box, TextRun, spaces_of
from ingest.readers.pdf.tokens import operations, text_string
from ingest.readers.reading import BROKEN_FILE_ERRORS

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
MOST_FORMS = 400
DEEPEST_FORM = 8
MOST_BOXES = 4000
MOST_RUNS = 60_000
CHECK_EVERY = 2000
"""Operators between two looks at the clock."""


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """``first`` applied before ``second`` (row vectors, PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, x: float, y: float) -> Matrix:
    """A shift applied before ``matrix``."""
    a, b, c, d, e, f = matrix
    return (a, b, c, d, x * a + y * c + e, x * b + y * d + f)


@dataclass(slots=True)
class _TextState:
    matrix: Matrix
    font: PageFont | None = None
    size: float = 0.0
    letter_gap: float = 0.0
    word_gap: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class _Mark:
    artifact: bool
    marked: int | None
    actual: str | None
    first_run: int


class ContentInterpreter:
    """Reads one page; ``runs``, ``boxes`` and ``largest_image`` (points) are filled by ``read``."""

    def __init__(
        self,
        page_matrix: Matrix,
        size: tuple[float, float],
        deadline: Deadline,
        fonts: dict[int, PageFont | None],
    ) -> None:
        self._size = size
        self.runs: list[TextRun] = []
        self.boxes: list[Box] = []
        self.largest_image = 0.0
        self._deadline = deadline
        self._fonts = fonts
        self._state = _TextState(page_matrix)
        self._stack: list[_TextState] = []
        self._text = self._line = IDENTITY
        self._path: list[tuple[float, float, float, float]] = []
        self._point = (0.0, 0.0)
        self._marks: list[_Mark] = []
        self._resources: DictionaryObject = DictionaryObject()
        self._named_fonts: dict[str, PageFont | None] = {}
        self._forms = 0
        self._depth = 0
        self._operators = self._by_operator()

    def _by_operator(self) -> dict[bytes, Callable[[list[Any]], None]]:
        painting = dict.fromkeys((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*"), self._paint)
        return painting | {
            b"q": self._save, b"Q": self._restore, b"cm": self._transform, b"BT": self._begin_text, b"Tf": self._font,
            b"Td": self._move, b"TD": self._move_leading, b"Tm": self._set_matrix, b"T*": self._next_line,
            b"Tj": self._show, b"TJ": self._show_spaced, b"'": self._next_show, b'"': self._next_show_gaps,
            b"Tc": self._set_number("letter_gap"), b"Tw": self._set_number("word_gap"),
            b"TL": self._set_number("leading"), b"Ts": self._set_number("rise"), b"Tz": self._set_stretch,
            b"re": self._rectangle, b"m": self._start, b"l": self._draw, b"n": self._forget,
            b"BDC": self._begin_mark, b"BMC": self._begin_mark, b"EMC": self._end_mark, b"Do": self._paint_object,
        }  # fmt: skip

    def read(self, data: bytes, resources: DictionaryObject) -> None:
        """Raises ``UnreadableDocument`` (``timeout``); operators with senseless operands are passed over."""
        outer, self._resources = (self._resources, self._named_fonts), resources
        self._named_fonts = {}
        for count, (operands, operator) in enumerate(operations(data)):
            if count % CHECK_EVERY == 0:
                self._deadline.check()
            if len(self.runs) > MOST_RUNS:
                break
            action = self._operators.get(operator)
            if action is not None:
                try:
                    action(operands)
                except (*BROKEN_FILE_ERRORS, PyPdfError):
                    continue
        self._resources, self._named_fonts = outer

    def _set_number(self, name: str) -> Callable[[list[Any]], None]:
        return lambda operands: setattr(self._state, name, float(operands[0]))

    def _set_stretch(self, operands: list[Any]) -> None:
        self._state.stretch = float(operands[0]) / 100

    def _save(self, _: list[Any]) -> None:
        self._stack.append(replace(self._state))

    def _restore(self, _: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._state.matrix = multiply(_matrix(operands), self._state.matrix)

    def _begin_text(self, _: list[Any]) -> None:
        self._text = self._line = IDENTITY

    def _font(self, operands: list[Any]) -> None:
        name = operands[0]
        if name not in self._named_fonts:
            self._named_fonts[name] = self._font_named(name)
        self._state.font = self._named_fonts[name]
        self._state.size = float(operands[1])

    def _font_named(self, name: str) -> PageFont | None:
        fonts = self._resources.get("/Font", {}).get_object()
        resource = fonts[name].get_object()
        if id(resource) not in self._fonts:
            self._fonts[id(resource)] = page_font(resource)
        return self._fonts[id(resource)]

    def _move(self, operands: list[Any]) -> None:
        self._text = self._line = moved(self._line, float(operands[0]), float(operands[1]))

    def _move_leading(self, operands: list[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _set_matrix(self, operands: list[Any]) -> None:
        self._text = self._line = _matrix(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._move([0.0, -self._state.leading])

    def _next_show(self, operands: list[Any]) -> None:
        self._next_line([])
        self._show(operands)

    def _next_show_gaps(self, operands: list[Any]) -> None:
        self._state.word_gap, self._state.letter_gap = float(operands[0]), float(operands[1])
        self._next_show(operands[2:])

    def _show(self, operands: list[Any]) -> None:
        self._show_items([operands[0]])

    def _show_spaced(self, operands: list[Any]) -> None:
        self._show_items(operands[0])

    def _show_items(self, items: Iterable[Any]) -> None:
        """Shows strings and applies the numbers between them; a wide gap ends one run and begins the next."""
        state = self._state
        if state.font is None or not state.size:
            return
        parts: list[str] = []
        start = pen = end = 0.0
        for item in items:
            if isinstance(item, float):
                pen -= float(item) / 1000 * state.size * state.stretch
                continue
            if not isinstance(item, bytes):
                continue
            gap = (pen - end) / abs(state.size)
            if parts and gap > COLUMN_GAP:
                self._add_run(parts, start, end)
                parts, start = [], pen
            elif parts and gap > WORD_GAP:
                parts.append(spaces_of(gap))
            elif not parts:
                start = pen
            pen = end = self._advance(item, parts, pen)
        self._add_run(parts, start, end)
        self._text = moved(self._text, pen, 0.0)

    def _advance(self, shown: bytes, parts: list[str], pen: float) -> float:
        state = self._state
        assert state.font is not None
        measured = state.font.show(shown)
        parts.append(measured.text)
        gaps = measured.codes * state.letter_gap + measured.spaces * state.word_gap
        return pen + (measured.width * state.size + gaps) * state.stretch

    def _add_run(self, parts: list[str], start: float, end: float) -> None:
        text = "".join(parts)
        if not text.strip() and not any(mark.actual for mark in self._marks):
            self._add_space()
            return
        state = self._state
        whole = multiply(self._text, state.matrix)
        a, b, c, d, e, f = whole
        x0, y0 = start * a + state.rise * c + e, start * b + state.rise * d + f
        x1, y1 = end * a + state.rise * c + e, end * b + state.rise * d + f
        size = abs(state.size) * (c * c + d * d) ** 0.5
        turn = _turn(x1 - x0, y1 - y0)
        (x0, y0), (x1, y1) = self._turned(x0, y0, turn), self._turned(x1, y1, turn)
        mark = self._marks[-1] if self._marks else None
        bold = state.font is not None and state.font.bold
        marked, artifact = (mark.marked, mark.artifact) if mark else (None, False)
        self.runs.append(TextRun(text, x0, x1, y0, size, bold, marked, artifact, turn))

    def _add_space(self) -> None:
        """A run of nothing but spaces parts the words before and behind it, however narrow it is."""
        if self.runs:
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text.rstrip() + " ")

    def _turned(self, x: float, y: float, turn: int) -> tuple[float, float]:
        width, height = self._size
        turned = {0: (x, y), 90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}
        return turned[turn]

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = (float(value) for value in operands[:4])
        self._add_path(x, y, x + width, y + height)

    def _start(self, operands: list[Any]) -> None:
        self._point = (float(operands[0]), float(operands[1]))

    def _draw(self, operands: list[Any]) -> None:
        x, y = float(operands[0]), float(operands[1])
        self._add_path(*self._point, x, y)
        self._point = (x, y)

    def _add_path(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if len(self._path) < MOST_BOXES:
            self._path.append((x0, y0, x1, y1))

    def _forget(self, _: list[Any]) -> None:
        self._path.clear()

    def _paint(self, _: list[Any]) -> None:
        a, b, c, d, e, f = self._state.matrix
        for x0, y0, x1, y1 in self._path:
            xs = sorted((x0 * a + y0 * c + e, x1 * a + y1 * c + e))
            ys = sorted((x0 * b + y0 * d + f, x1 * b + y1 * d + f))
            if len(self.boxes) < MOST_BOXES:
                self.boxes.append(Box(xs[0], ys[0], xs[1], ys[1]))
        self._path.clear()

    def _begin_mark(self, operands: list[Any]) -> None:
        outer = self._marks[-1] if self._marks else None
        values = self._mark_values(operands[1]) if len(operands) > 1 else {}
        number, actual = values.get("/MCID"), values.get("/ActualText")
        self._marks.append(
            _Mark(
                operands[0] == "/Artifact" or bool(outer and outer.artifact),
                int(number) if isinstance(number, int | float) else outer.marked if outer else None,
                text_string(actual) if actual is not None else None,
                len(self.runs),
            )
        )

    def _mark_values(self, operand: Any) -> Any:
        if isinstance(operand, dict):
            return operand
        named = self._resources.get("/Properties", DictionaryObject()).get_object().get(operand)
        return named.get_object() if named is not None else {}

    def _end_mark(self, _: list[Any]) -> None:
        if not self._marks:
            return
        mark = self._marks.pop()
        if mark.actual is not None and mark.first_run < len(self.runs):
            shown = self.runs[mark.first_run :]
            self.runs[mark.first_run :] = [replace(shown[0], text=mark.actual, x1=shown[-1].x1)] if mark.actual else []

    def _paint_object(self, operands: list[Any]) -> None:
        items: Any = self._resources["/XObject"].get_object()
        item = items[operands[0]].get_object()
        a, b, c, d, _, _ = self._state.matrix
        if item.get("/Subtype") == "/Image":
            self.largest_image = max(self.largest_image, min(abs(a) + abs(c), abs(b) + abs(d)))
        elif item.get("/Subtype") == "/Form" and self._depth < DEEPEST_FORM and self._forms < MOST_FORMS:
            self._read_form(item)

    def _read_form(self, form: StreamObject) -> None:
        self._forms += 1
        self._depth += 1
        outer, stack, texts = replace(self._state), self._stack, (self._text, self._line)
        self._stack = []
        self._state.matrix = multiply(_matrix(form.get("/Matrix", IDENTITY)), self._state.matrix)
        resources = form.get("/Resources", self._resources).get_object()
        try:
            self.read(form.get_data(), resources)
        finally:
            self._state, self._stack, (self._text, self._line) = outer, stack, texts
            self._depth -= 1


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in list(operands)[-6:])
    return (a, b, c, d, e, f)


def _turn(along: float, down: float) -> int:
    """The clockwise turn of the page that makes text running in this direction read from left to right."""
    if abs(along) >= abs(down):
        return 0 if along >= 0 else 180
    return 90 if down < 0 else 270
