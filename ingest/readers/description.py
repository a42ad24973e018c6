"""What a document says about itself, gathered from its metadata, its text and its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

import py3langid

from ingest.documents import Block, BlockKind, DocumentInfo, DocumentKind, Page
from ingest.readers.dates import cued_date, date_in_name, dates_in, leading_date, without_date
from ingest.reading_words import kind_patterns, phrase_of, word_list, word_set

LANGUAGE_SAMPLE = 4000
"""Characters: language guesses do not change beyond a page or two."""
SHORTEST_FOR_LANGUAGE = 60
FIRST_PAGE = 3000
"""Characters looked at for kind, date and publisher."""
LONGEST_TITLE = 200
IMPRINT = 40
"""Blocks at the beginning, and twice as many at the end, among which the imprint stands."""
_NEXT_LABEL = re.compile(r"[,;]? [A-ZÄÖÜ][\w-]*: ?")
_NAME_NOISE = re.compile(r"[_\s]+|(?<=\w)-(?=\w)")


@dataclass(frozen=True, slots=True)
class Hints:
    """Metadata as found in the file; None or empty where it says nothing. ``kind`` is a word of the closed list."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    kind: str | None = None
    language: str | None = None
    summary_of_sources: bool | None = None
    default_kind: DocumentKind = DocumentKind.SONSTIGES
    fallback_date: str | None = None


def describe(hints: Hints, pages: Sequence[Page], name: str) -> DocumentInfo:
    """``name``: path of the file as far as it is known, used for title and kind where the file is silent."""
    blocks = [block for page in pages for block in page.blocks]
    opening = "\n".join(block.text for block in blocks)[:FIRST_PAGE]
    title = hints.title or first_heading(blocks) or title_from_name(name)
    return DocumentInfo(
        title=title[:LONGEST_TITLE].strip(),
        kind=_kind(hints, title, opening, name),
        publisher=hints.publisher or publisher_in(blocks),
        date=hints.date or _date_in(blocks, opening) or date_in_name(name) or hints.fallback_date,
        url=hints.url,
        language=hints.language or language_of(opening),
        summary_of_sources=_is_summary(hints, blocks),
    )


def first_heading(blocks: Sequence[Block]) -> str | None:
    """The first of the topmost headings among the first blocks; a contents heading is none."""
    passed = word_list("contents_headings")
    headings = [b for b in blocks[:60] if b.kind is BlockKind.HEADING and b.text.casefold() not in passed]
    return min(headings, key=lambda block: block.level or 1).text if headings else None


def title_from_name(name: str) -> str:
    """ "smart-city_leitfaden.pdf" → "smart city leitfaden"."""
    return _NAME_NOISE.sub(" ", PurePath(name).stem).strip() or PurePath(name).name


def _kind(hints: Hints, title: str, opening: str, name: str) -> DocumentKind:
    if hints.kind and hints.kind.strip().lower() in set(DocumentKind):
        return DocumentKind(hints.kind.strip().lower())
    if hints.default_kind is DocumentKind.NEWSLETTER:
        return DocumentKind.NEWSLETTER
    for text in (title, PurePath(name).stem, *PurePath(name).parts[-3:-1], opening[:600]):
        if kind := kind_in(text):
            return kind
    return hints.default_kind


def kind_in(text: str) -> DocumentKind | None:
    """The kind a text names itself, the most telling word first; None if it names none."""
    return next((DocumentKind(kind) for kind, pattern in kind_patterns() if pattern.search(text)), None)


def _date_in(blocks: Sequence[Block], opening: str) -> str | None:
    for block in blocks[:12]:
        if block.kind is not BlockKind.HEADING and (date := leading_date(block.text)):
            return date
    ending = "\n".join(block.text for block in blocks[-25:])
    first = dates_in(opening[:300])
    return cued_date(opening) or cued_date(ending) or (first[0] if first else None)


@cache
def _publisher_cue() -> re.Pattern[str]:
    cues = "|".join(map(re.escape, word_list("publisher_cues")))
    return re.compile(rf"^(?:{cues})\s*(?:[:–-]\s*)?(.*)$", re.IGNORECASE)


def publisher_in(blocks: Sequence[Block]) -> str | None:
    """What follows "Herausgeber:" in the same block, or the block after a heading "Herausgeber"."""
    imprint = (*range(min(IMPRINT, len(blocks))), *range(max(IMPRINT, len(blocks) - 2 * IMPRINT), len(blocks)))
    for position in imprint:
        block = blocks[position]
        match = _publisher_cue().match(block.text) if len(block.text) < LONGEST_TITLE else None
        if match is None or block.kind is BlockKind.TABLE_ROW:
            continue
        named = match[1].strip(" :") or (blocks[position + 1].text if position + 1 < len(blocks) else "")
        if again := _publisher_cue().match(named):
            named = again[1].strip(" :")
        if named and len(named) < LONGEST_TITLE and not _publisher_cue().match(named):
            return _institution(named)
    return None


def _institution(text: str) -> str:
    """The name without its address, and without what else an imprint tells in the same line."""
    named = re.split(r"[,;]? \d{5} |[,;] [^,;]*\d|\(Hrsg\.\)| [–|] ", text)[0]
    named = without_date(_NEXT_LABEL.split(named)[0].strip())
    article, _, rest = named.partition(" ")
    return rest if article in word_set("articles") and rest else named


def language_of(text: str) -> str:
    """ISO code of the language, "de" where there is too little text to tell."""
    if sum(character.isalpha() for character in text) < SHORTEST_FOR_LANGUAGE:
        return "de"
    return str(py3langid.classify(text[:LANGUAGE_SAMPLE])[0])


def _is_summary(hints: Hints, blocks: Sequence[Block]) -> bool:
    if hints.summary_of_sources is not None:
        return hints.summary_of_sources
    return any(phrase_of("own_summary") in block.text.casefold() for block in blocks)
