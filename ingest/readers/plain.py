"""Plain text: pages and newsletters saved as text, with headings recognised from the way lines stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.cleaning import clean_text, close_spaced_letters, ends_sentence, join_hyphenated_lines
from ingest.documents import Block, BlockKind, DocumentKind, Page, ReadDocument
from ingest.readers.dates import dates_in, years_in
from ingest.readers.decoding import text_of
from ingest.readers.description import Hints, describe
from ingest.readers.newsletter import is_category
from ingest.readers.reading import SourceFile
from ingest.readers.reasons import unreadable
from ingest.reading_words import month_numbers, pattern, word_list, word_set

LONGEST_HEADING = 140
"""Characters; the longest heading of the newsletters looked at has 127."""
LONGEST_QUESTION = 200
"""Interviews head their answers with whole questions."""
LONGEST_HEADING_RUN = 3
LONGEST_WRAPPED_LINE = 110
"""Characters: texts without a longer line are wrapped by hand, so their lines are joined to paragraphs."""
LONGEST_PLACE = 60
NEWSLETTER_HEAD = 400
_BULLET = re.compile(r"^(?:[•▪‣*–-]|o(?= ))\s+")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_MARKDOWN_MARK = re.compile(r"^#+ ")
_UNDERLINE = re.compile(r"^(?:=+|-{3,}|_{3,}|\*{3,}|~{3,}|#+)$")
_EVENT_DAY = re.compile(r"^\d{1,2}\.(?:\s*(?:bis|–|-|und)\s*\d{1,2}\.)?$")
_EVENT_PLACE = re.compile(r"^[–-] (?=\S)")
_ARROW = re.compile(r"→\s*")
_UNFINISHED_LABEL = re.compile(r"^\w+ ?\d?: .+ \| .*[a-zäöü]$|^\w+ \d: [^|]+ \| .+ und \w[\w-]*$")
_TITLE_NOT = re.compile(r"^(https?:|www\.|→|©|\[\d)|[,;:]$|@")
_LIST_GOES_ON = re.compile(r"^[a-zäöü].*(,| und| sowie| oder)$")
_LABELLED_QUESTION = re.compile(r"^\w+: .*\?$")
_TWO_SENTENCES = re.compile(r"[.!?][“\"]? [A-ZÄÖÜ]")
_TWO_TELLING = re.compile(r"\S+(?:\s+\S+){3,}[.!?][“\"]? [A-ZÄÖÜ]\S*(?:\s+\S+){3,}")
"""Four words each at least: "Netzwerk: Vernetzen. Forschen. Transferieren." is a title."""


@dataclass(frozen=True, slots=True)
class _Line:
    """``gap_before``: the line follows an empty line or begins the text."""

    text: str
    gap_before: bool
    gap_after: bool
    ruled: bool = False
    """Underlined with dashes or equals signs: a heading for sure."""


def read_plain(file: SourceFile) -> ReadDocument:
    """Raises ``UnreadableDocument`` when there is no text."""
    text = text_of(file.content)
    blocks = tuple(plain_blocks(text))
    if not blocks:
        raise unreadable("no_text")
    pages = (Page(None, None, blocks),)
    newsletter = is_newsletter(text)
    hints = Hints(
        default_kind=DocumentKind.NEWSLETTER if newsletter else DocumentKind.WEBSEITE,
        fallback_date=_fallback_date(blocks, newsletter=newsletter),
    )
    return ReadDocument(describe(hints, pages, file.name), pages)


def is_newsletter(text: str) -> bool:
    """Whether the head names an issue, or the text offers to unsubscribe."""
    head = text[:NEWSLETTER_HEAD].casefold()
    return any(word in head for word in word_list("newsletter_words")) or bool(pattern("mail_lines").search(text))


def plain_blocks(text: str) -> list[Block]:
    """The blocks of a plain text: headings by their stand-alone short lines, captions, lists, paragraphs."""
    lines = _lines(text)
    newsletter = is_newsletter(text)
    spaced = sum(line.gap_before for line in lines) > len(lines) / 4
    wrapped = max((len(line.text) for line in lines), default=0) <= LONGEST_WRAPPED_LINE
    groups = _groups(lines) if spaced else [[line] for line in lines]
    blocks = [block for group in groups for block in _group_blocks(group, spaced=spaced, wrapped=wrapped)]
    return _with_levels(_events(_without_noise(_with_title(_settle_headings(_merged(blocks))))), newsletter=newsletter)


def _lines(text: str) -> list[_Line]:
    raw = [clean_text(close_spaced_letters(line)) for line in text.splitlines()]
    found: list[_Line] = []
    for position, line in enumerate(raw):
        before = raw[position - 1] if position else ""
        after = raw[position + 1] if position + 1 < len(raw) else ""
        if line and not _UNDERLINE.match(line):
            ruled = bool(after) and bool(_UNDERLINE.match(after)) and len(line) <= LONGEST_HEADING
            found.append(_Line(line, not before or bool(_UNDERLINE.match(before)), not after or ruled, ruled))
    return found


def _groups(lines: Sequence[_Line]) -> list[list[_Line]]:
    """Lines without an empty line between them."""
    groups: list[list[_Line]] = []
    for line in lines:
        if line.gap_before or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _group_blocks(group: Sequence[_Line], *, spaced: bool, wrapped: bool) -> Iterator[Block]:
    if len(group) == 1:
        yield _single(group[0], spaced=spaced)
    elif _is_captioned_picture(group):
        yield from (Block(BlockKind.CAPTION, line.text) for line in group)
    elif wrapped:
        yield from _joined(group)
    else:
        yield from _separate(group)


def _single(line: _Line, *, spaced: bool) -> Block:
    if line.ruled or (looks_like_heading(line.text) and (not spaced or (line.gap_before and line.gap_after))):
        return Block(BlockKind.HEADING, _MARKDOWN_MARK.sub("", line.text), level=2)
    return _body(line.text)


def _body(text: str) -> Block:
    if pattern("credit_only").match(text) or text.casefold().startswith(word_list("caption_starts")):
        return Block(BlockKind.CAPTION, text)
    if _BULLET.match(text):
        return Block(BlockKind.LIST_ITEM, _BULLET.sub("", text))
    return Block(BlockKind.LIST_ITEM if _NUMBERED.match(text) else BlockKind.PARAGRAPH, text)


def _is_captioned_picture(group: Sequence[_Line]) -> bool:
    """A picture's alternative text and, below it, its caption that ends with the photographer's name."""
    if len(group) != 2:
        return False
    alternative, caption = group[0].text, group[1].text
    named = looks_like_heading(alternative) and not ends_sentence(caption)
    return named and bool(_TWO_SENTENCES.search(caption) or re.search(r"[.!?][“\"]? \S", caption))


def _joined(group: Sequence[_Line]) -> Iterator[Block]:
    """Hand-wrapped lines: a paragraph each, list items and source entries on their own."""
    if group[0].ruled:
        yield Block(BlockKind.HEADING, group[0].text, level=2)
        group = group[1:]
    paragraph: list[str] = []
    for line in group:
        if paragraph and _starts_anew(line.text):
            yield _body(join_hyphenated_lines(paragraph))
            paragraph = []
        paragraph.append(line.text)
    if paragraph:
        yield _body(join_hyphenated_lines(paragraph))


def _starts_anew(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBERED.match(text) or re.match(r"\[\d{1,3}\] |→", text))


def _separate(group: Sequence[_Line]) -> Iterator[Block]:
    """One line is one paragraph, except where a link inside a sentence was put on a line of its own."""
    paragraph: list[str] = []
    for line in group:
        if paragraph and not _runs_on(paragraph[-1], line.text):
            yield _body(" ".join(paragraph))
            paragraph = []
        paragraph.append(line.text)
    yield _body(" ".join(paragraph))


def _runs_on(before: str, line: str) -> bool:
    if ends_sentence(before) or _BULLET.match(line) or _EVENT_PLACE.match(line):
        return False
    return line[0].islower() or (line.startswith("→") and before.split()[-1].islower() and len(line) < LONGEST_HEADING)


def looks_like_heading(text: str) -> bool:
    """Short, no closing punctuation of a statement, not a link, list item, caption, address or e-mail."""
    if len(text) > (LONGEST_QUESTION if text.endswith("?") else LONGEST_HEADING) or not re.search(r"[^\W\d_]", text):
        return False
    if text[-1] in ".,;:" or (text[-1] != "?" and ends_sentence(text) and _TWO_SENTENCES.search(text)):
        return False
    if pattern("link_lines").match(text) or _LABELLED_QUESTION.match(text):
        return False
    if _BULLET.match(text) or re.match(r"→|\[|\(|http|www\.|©|Logo:", text) or "@" in text or text[0].islower():
        return False
    if text.count("|") == 1 and not any(word in text.casefold() for word in word_list("newsletter_words")):
        return bool(re.search(r"\| \d{4}$", text))
    return not (pattern("credit_only").match(text) or text.casefold().startswith(word_list("caption_starts")))


def _settle_headings(blocks: Sequence[Block]) -> list[Block]:
    """Takes back headings that the neighbouring blocks speak against."""
    result = [
        _as_paragraph(block) if block.kind is BlockKind.HEADING and _is_no_heading(blocks, position) else block
        for position, block in enumerate(blocks)
    ]
    for is_heading, run in groupby(range(len(result)), key=lambda index: result[index].kind is BlockKind.HEADING):
        indexes = list(run)
        if is_heading and len(indexes) > LONGEST_HEADING_RUN:
            for index in indexes[1 if indexes[0] <= 1 else 0 : -1]:
                if result[index].text.casefold() not in word_set("newsletter_sections"):
                    result[index] = _as_paragraph(result[index])
    return result


def _as_paragraph(block: Block) -> Block:
    return replace(block, kind=BlockKind.PARAGRAPH, level=None)


def _is_no_heading(blocks: Sequence[Block], position: int) -> bool:
    """A last line heads nothing; a name below a quotation is its speaker; a sentence may go on with a list."""
    if position == len(blocks) - 1:
        return position > 0
    before = blocks[position - 1].text if position else ""
    following = blocks[position + 1]
    speaker = before.startswith("„") and before.endswith("“") and "," in blocks[position].text
    return speaker or (following.kind is BlockKind.LIST_ITEM and bool(_LIST_GOES_ON.search(following.text)))


def _with_title(blocks: Sequence[Block]) -> list[Block]:
    """The first short block after the opening captions is the title, even if it is a whole sentence; two are text."""
    first = next((i for i, block in enumerate(blocks) if block.kind is not BlockKind.CAPTION), None)
    if first is None or len(blocks) < first + 3 or len(blocks[first].text) > LONGEST_HEADING:
        return list(blocks)
    text = blocks[first].text
    is_text = ends_sentence(text) and _TWO_TELLING.search(text)
    if blocks[first].kind is not BlockKind.PARAGRAPH or _TITLE_NOT.search(text) or is_text:
        return list(blocks)
    return [*blocks[:first], replace(blocks[first], kind=BlockKind.HEADING, level=1), *blocks[first + 1 :]]


def _merged(blocks: Sequence[Block]) -> list[Block]:
    """Without repetitions in a row, and with lines that go on after an empty line joined."""
    result: list[Block] = []
    for block in blocks:
        if result and (block.kind, block.text) == (result[-1].kind, result[-1].text):
            continue
        if result and block.kind is BlockKind.HEADING and _UNFINISHED_LABEL.search(result[-1].text):
            result[-1] = replace(result[-1], text=f"{result[-1].text} {block.text}")
        else:
            result.append(block)
    return result


def _without_noise(blocks: Sequence[Block]) -> list[Block]:
    kept = []
    for block in blocks:
        is_noise = pattern("boilerplate_lines").match(block.text) or pattern("mail_lines").search(block.text[:120])
        if not is_noise and block.text.casefold() not in word_set("empty_headings") - {"kontakt"}:
            kept.append(replace(block, text=_ARROW.sub("", block.text)))
    return [block for block in kept if block.text]


def _events(blocks: Sequence[Block]) -> list[Block]:
    """Date lines ("14." / "Oktober") above an event's heading move below it: "14. Oktober – Hanau"."""
    result: list[Block] = []
    waiting: str | None = None
    for block in _merged_days(blocks):
        if _EVENT_DATE.fullmatch(block.text):
            waiting = block.text
        elif waiting and block.kind is BlockKind.HEADING:
            result.append(block)
        elif waiting:
            place = block.text if block.kind is BlockKind.LIST_ITEM and len(block.text) < LONGEST_PLACE else None
            text = f"{waiting} – {place}" if place else waiting
            result.append(Block(BlockKind.PARAGRAPH, text))
            result.extend([] if place else [block])
            waiting = None
        else:
            result.append(block)
    return result


_EVENT_DATE = re.compile(r"\d{1,2}\.(?:\s*(?:bis|–|-|und)\s*\d{1,2}\.)? [A-Za-zä]+")


def _merged_days(blocks: Sequence[Block]) -> Iterator[Block]:
    position = 0
    while position < len(blocks):
        block = blocks[position]
        following = blocks[position + 1].text if position + 1 < len(blocks) else ""
        if _EVENT_DAY.match(block.text) and following.lower() in month_numbers():
            yield Block(BlockKind.PARAGRAPH, f"{block.text} {following}")
            position += 2
        else:
            yield block
            position += 1


def _with_levels(blocks: Sequence[Block], *, newsletter: bool) -> list[Block]:
    """The first heading is the title (1); in newsletters categories are 2 and items 3, elsewhere all are 2."""
    result: list[Block] = []
    titled = False
    for position, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            heads_another = position + 1 < len(blocks) and blocks[position + 1].kind is BlockKind.HEADING
            category = heads_another or is_category(block.text) or _names_category(block.text)
            level = 1 if not titled else 2 if category or not newsletter else 3
            block = replace(block, level=level)
            titled = True
        result.append(block)
    return result


def _names_category(text: str) -> bool:
    return text.casefold().startswith(word_list("category_starts"))


def _fallback_date(blocks: Sequence[Block], *, newsletter: bool) -> str | None:
    """For newsletters the month of the first event of the year it carries, else the first date in the text."""
    text = "\n".join(block.text for block in blocks)
    if newsletter and (years := years_in(text[-NEWSLETTER_HEAD:])):
        first = next((match for match in map(_EVENT_DATE.match, (block.text for block in blocks)) if match), None)
        month = month_numbers().get(first[0].split()[-1].lower()) if first else None
        return f"{years[-1]}-{month:02d}" if month else years[-1]
    dates = dates_in(text)
    return dates[0] if dates else None
