"""A page's runs to paragraphs and tables in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.readers.pdf.lines import MARK_OPEN, Segment, segments_of
from ingest.readers.pdf.paragraphs import Paragraph, paragraphs_of, rows_of
from ingest.readers.pdf.regions import Group, Placed, reading_order
from ingest.readers.pdf.runs import Box, PageContent, TextRun
from ingest.readers.pdf.structure import Role
from ingest.readers.pdf.tables import Table, tables_on
from ingest.running_lines import PlacedLine, forms, is_bare, running_lines

MARGIN = 0.13
"""Share of the page's height, at the top and the bottom, in which running lines stand."""
SMALLEST_BOX, LARGEST_BOX = 0.015, 0.7
"""Share of the page's area of a box that sets text apart; larger ones are backgrounds."""
LOWEST_BOX = 25.0
MOST_BOXES = 100
"""Pages with more boxes are drawings."""
MOST_SEGMENTS = 2500
"""A full page of small print has 400 pieces of lines, a large table 1,500."""
BOX_EDGE = 3.0
"""Points by which text may stick out of its box."""
PROMINENT = 1.12
"""Font size relative to the body's of lines that are hardly running lines."""
LABEL = 30
"""Characters; shorter lines near the text may well be running."""
BAND_SHARE = 0.6
"""Share of the pages that have a first or last line at the same height, set off from the text, where there is a band
of running lines."""
BAND_GAP = 1.7
"""Font sizes between the baselines of a running line and of the text."""
FEWEST_PAGES_FOR_BAND = 5
TURNS = (0, 90, 180, 270)
SIDEWAYS_REGION, SIDEWAYS_ROLE = -1, Role("Caption", -1)


@dataclass(frozen=True, slots=True)
class PageDraft:
    """A page as far as it can be understood without the others."""

    width: float
    height: float
    segments: tuple[Segment, ...]
    boxes: tuple[Box, ...]
    roles: Mapping[int, Role]
    has_image: bool
    sideways: tuple[Segment, ...] = ()
    """Text that runs in another direction than the page's: picture credits, labels of axes."""


@dataclass(frozen=True, slots=True)
class LaidOutPage:
    """Paragraphs and tables in reading order."""

    parts: tuple[Paragraph | Table, ...]


def draft(content: PageContent, roles: Mapping[int, Role]) -> PageDraft:
    """Segments of a page; a page whose text runs sideways is turned, marked artifacts are left out."""
    runs, turn = _content_and_turn(content.runs)
    upright = segments_of([run for run in runs if run.turn == turn], roles)
    others = [run for run in runs if run.turn != turn]
    sideways = [s for angle in TURNS for s in segments_of([r for r in others if r.turn == angle], roles)]
    width, height = (content.width, content.height) if turn in (0, 180) else (content.height, content.width)
    boxes = () if turn else tuple(box for box in content.boxes if box.width > 3 or box.height > 3)
    return PageDraft(width, height, tuple(upright), boxes, roles, content.has_image, tuple(sideways))


def _content_and_turn(runs: Sequence[TextRun]) -> tuple[list[TextRun], int]:
    """The runs that are no artifacts, or all where most are, and the direction most of their letters have."""
    letters: Counter[tuple[bool, int]] = Counter()
    for run in runs:
        letters[run.artifact, run.turn] += sum(map(str.isalnum, run.text))
    are_marked_wrongly = 2 * sum(letters[False, turn] for turn in TURNS) < letters.total()
    taken = (False, True) if are_marked_wrongly else (False,)
    turn = max(TURNS, key=lambda turn: sum(letters[artifact, turn] for artifact in taken))
    return [run for run in runs if run.artifact in taken], turn


def without_running_lines(drafts: Sequence[PageDraft], labels: Sequence[str | None], body: float) -> list[PageDraft]:
    """The pages without headers and footers that repeat from page to page, and without their own printed labels.

    ``body`` is the font size of the running text.
    """
    placed = [[_placed_line(segment, page, body) for segment in page.segments] for page in drafts]
    running, bands = running_lines(placed, MARGIN), _in_bands(drafts)
    kept = []
    for number, (page, label) in enumerate(zip(drafts, labels, strict=True)):
        drop = running[number] | bands[number]
        segments = (segment for position, segment in enumerate(page.segments) if position not in drop)
        kept.append(replace(page, segments=tuple(s for s in segments if not _is_label(s, page, label))))
    return kept


def _is_label(segment: Segment, page: PageDraft, label: str | None) -> bool:
    return in_margin(segment, page) and segment.text.strip(" –-|") == label


def in_margin(segment: Segment, page: PageDraft) -> bool:
    """Whether it stands where running lines and page numbers do."""
    return not MARGIN < segment.y / max(page.height, 1.0) < 1 - MARGIN


def _placed_line(segment: Segment, page: PageDraft, body: float) -> PlacedLine:
    place = segment.y / max(page.height, 1.0)
    if not in_margin(segment, page):
        return PlacedLine(segment.text, place)
    in_text = segment.size > PROMINENT * body or (len(segment.text) > LABEL and not _is_set_off(segment, page))
    is_note, is_title = segment.text.startswith(MARK_OPEN), segment.bold and segment.size >= body
    return PlacedLine(segment.text, place, in_text, counted=not (is_note or is_title))


def _height(segment: Segment, page: PageDraft) -> int:
    """In five hundredths of the page."""
    return round(500 * segment.y / max(page.height, 1.0))


def _in_bands(drafts: Sequence[PageDraft]) -> list[set[int]]:
    """For each page, the positions of lines that stand where most pages have their first or last, set off, and that
    another page has there, too: chapters' names. The titles of slides and data sheets stand there as well."""
    heights = _bands(drafts)
    found = [
        {
            place: _band_keys(segment, page, number)
            for place, segment in enumerate(page.segments)
            if _height(segment, page) in heights and _is_set_off(segment, page)
        }
        for number, page in enumerate(drafts, start=1)
    ]
    counts = Counter(key for of_page in found for key in {key for keys in of_page.values() for key in keys})
    return [{place for place, keys in of_page.items() if max(map(counts.__getitem__, keys)) > 1} for of_page in found]


def _band_keys(segment: Segment, page: PageDraft, number: int) -> set[tuple[str, int]]:
    told = {"#"} if is_bare(segment.text) else forms(segment.text, number)
    return {(form, _height(segment, page)) for form in told}


def _bands(drafts: Sequence[PageDraft]) -> frozenset[int]:
    """Heights at which most pages have their first or last line, set off from the text."""
    counts: Counter[int] = Counter()
    filled = [page for page in drafts if len(page.segments) > 3]
    for page in filled:
        counts.update({_height(s, page) for s in (page.segments[0], page.segments[-1]) if _is_set_off(s, page)})
    if len(filled) < FEWEST_PAGES_FOR_BAND:
        return frozenset()
    return frozenset(height for height, count in counts.items() if count >= BAND_SHARE * len(filled))


def _is_set_off(segment: Segment, page: PageDraft) -> bool:
    """In the margin, with more than a paragraph's distance to any other line."""
    if not in_margin(segment, page):
        return False
    others = (abs(other.y - segment.y) for other in page.segments if abs(other.y - segment.y) > 0.5 * segment.size)
    return min(others, default=page.height) > BAND_GAP * segment.size


def lay_out(page: PageDraft) -> LaidOutPage:
    """Tables are found first, then boxes, then columns; maps and drawings full of labels are read by rows."""
    if len(page.segments) > MOST_SEGMENTS:
        return LaidOutPage(tuple(paragraphs_of(rows_of(page.segments), 0, page.roles)))
    tables, rest = tables_on(page.segments, page.boxes, page.roles)
    items = _boxed([*tables, *rest], page)
    parts: list[Paragraph | Table] = []
    for region in reading_order(items):
        _add_region(region, parts, page.roles)
    parts.extend(Paragraph((segment,), SIDEWAYS_REGION, SIDEWAYS_ROLE) for segment in page.sideways)
    return LaidOutPage(tuple(parts))


def _add_region(region: Sequence[Placed], parts: list[Paragraph | Table], roles: Mapping[int, Role]) -> None:
    """Consecutive segments become paragraphs; tables and the contents of boxes stand between them."""
    waiting: list[Segment] = []
    number = len(parts)
    for item in region:
        if isinstance(item, Segment):
            waiting.append(item)
            continue
        parts.extend(paragraphs_of(rows_of(waiting), number, roles))
        waiting = []
        if isinstance(item, Table):
            parts.append(item)
        elif isinstance(item, Group):
            before = len(parts)
            for inner in reading_order(item.items):
                _add_region(inner, parts, roles)
            parts[before:] = [_in_box(part) for part in parts[before:]]
        number = len(parts) + 1
    parts.extend(paragraphs_of(rows_of(waiting), number, roles))


def _in_box(part: Paragraph | Table) -> Paragraph | Table:
    return replace(part, boxed=True) if isinstance(part, Paragraph) else part


def _boxed(items: Sequence[Placed], page: PageDraft) -> list[Placed]:
    """Items inside a painted box become one group, smallest boxes first."""
    area = page.width * page.height
    boxes = [box for box in page.boxes if SMALLEST_BOX * area < box.width * box.height < LARGEST_BOX * area]
    remaining = list(items)
    boxes = sorted({box for box in boxes if box.height > LOWEST_BOX}, key=lambda box: box.width * box.height)
    for box in boxes if len(boxes) <= MOST_BOXES else []:
        inside = [item for item in remaining if _is_inside(item, box)]
        if inside and len(inside) < len(remaining):
            remaining = [item for item in remaining if item not in inside]
            remaining.append(Group(tuple(inside), box.x0, box.x1, box.y0, box.y1, floating=True))
    return remaining


def _is_inside(item: Placed, box: Box) -> bool:
    return (
        item.x0 >= box.x0 - BOX_EDGE
        and item.x1 <= box.x1 + BOX_EDGE
        and (item.top + item.bottom) / 2 >= box.y0
        and (item.top + item.bottom) / 2 <= box.y1
    )
