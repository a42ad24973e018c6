"""Frames in which only what is put in is new: "Wie sieht es in Zwönitz aus?" is "Und in Zwönitz?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.places import Place
from assistant.wording import texts
from ingest.documents import Span


@cache
def frames() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Each with whether what is put in must be a place."""
    return tuple(
        (re.compile(frame, re.IGNORECASE), name == "place_frames")
        for name in ("frames", "place_frames")
        for frame in texts("followup")[name]
    )


def spans_within(match: re.Match[str], places: Sequence[Place]) -> list[Span]:
    """The places inside the group ``rest``, counted from its beginning."""
    start, end = match.span("rest")
    inside = [place.span for place in places if start <= place.span.start and place.span.end <= end]
    return [Span(span.start - start, span.end - start) for span in inside]
