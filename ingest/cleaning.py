"""Cleaning of text as it comes out of files: pure functions, no file is opened here.

Nothing here drops or invents a word: only the characters *between* and *inside* words that typesetting put there
(soft hyphens, ligatures, hyphens of broken lines, spaced letters) are undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.documents import Block, BlockKind
from ingest.reading_words import word_set
from ingest.sentences import sentence_spans

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SPACES = dict.fromkeys([0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029], " ")
_SPACES |= dict.fromkeys([0x202F, 0x205F, 0x3000], " ")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFC])
_CONTROLS: dict[int, str | None] = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85)])
_CONTROLS |= dict.fromkeys(range(0x86, 0xA0))
_BULLETS = dict.fromkeys([0xF0A7, 0xF0B7, 0xF0D8, 0xF0FC, 0xF0E0, 0x25AA, 0x25CF, 0x2023, 0x2043, 0x25A0, 0x25E6], "•")
_HYPHENS = {0x2010: "-", 0x2011: "-"}
_TABLE: dict[int, str | None] = {**_CONTROLS, **_INVISIBLE, **_SPACES, **_BULLETS, **_HYPHENS, **_LIGATURES}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MANY_SPACES = re.compile(r" {2,}")
_SPACED_LETTERS = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_SPACING_DIAERESIS = re.compile(r"\u00a8 ?([aouAOU])|([aouAOU])\u00a8")
_DOUBLE_DECODED = re.compile(r"Ã[\u0080-\u00bf¼¤¶Ÿ„–œ]|â€[\u0080-\u00bfœžš“”™¦]")

SOFT_HYPHEN = "\u00ad"
_LINE_HYPHENS = ("-", "\u2010", SOFT_HYPHEN)
_URL_START = re.compile(r"(https?://|www\.)\S*$", re.IGNORECASE)
_ADDRESS_GOES_ON = re.compile(r"[\w%~+@:-]*(/|[=?&#]\w|\.\w)")
_OPEN_RANGE = re.compile(r"(\d–|[^\W\d_]{2}/)$")
_RANGE = re.compile(r"–\d")
_CLOSED_CLASS_END = re.compile(r",$|\b[a-zäöüß]{2,4}$")
_LONG_ENOUGH_TO_RUN_ON = 60
"""Shorter unfinished paragraphs before a capital are labels, names or lines of an imprint."""
_ADDRESS_END = re.compile(r"(//|www\.|@)\S*$")
_SOURCE_ENTRY = re.compile(r"\[\d{1,3}\] ")
_SENTENCE_END = re.compile(r"[.!?…:][\"“”»«')\]\d]*$")


def clean_text(text: str) -> str:
    """One line of text with single spaces, composed letters, no ligatures, soft hyphens or control characters.

    Idempotent.
    """
    text = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text).translate(_TABLE))
    text = _SPACING_DIAERESIS.sub(lambda m: unicodedata.normalize("NFC", (m[1] or m[2]) + "\u0308"), text)
    return _MANY_SPACES.sub(" ", text).strip()


def repair_double_decoding(text: str) -> str:
    """ "Ã¼ber" → "über": UTF-8 that was read as Windows-1252; text without its marks comes back unchanged."""
    if not _DOUBLE_DECODED.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def close_spaced_letters(text: str) -> str:
    """ "S M A R T" → "SMART": four or more single letters with spaces between are one word."""
    return _SPACED_LETTERS.sub(lambda match: match[0].replace(" ", ""), text)


def join_hyphenated_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The lines of a paragraph as one line of text.

    A hyphen at a line end disappears where it only marked the break; it stays before a capital or a digit
    ("Smart-City-|Strategie"), after an abbreviation in capitals ("IT-|gestützt") and before a conjunction ("Ein-|und
    Ausfahrt" keeps hyphen and space). ``known`` are words (lower case) seen unbroken elsewhere in the document: they
    decide where the rule alone would guess. Broken web addresses are joined without a space and keep their hyphens.
    """
    finished: list[str] = []
    unfinished, is_entry = "", False
    for line in filter(None, map(str.strip, lines)):
        if unfinished:
            unfinished = _join(unfinished, line, known, is_entry=is_entry)
        else:
            unfinished, is_entry = line, bool(_SOURCE_ENTRY.match(f"{line} "))
        # what the next line may change is the last word: looked at whole, a paragraph of 1,000 lines took seconds
        before_last = unfinished.rfind(" ", 0, max(0, unfinished.rfind(" ")))
        if before_last > 0:
            finished.append(unfinished[:before_last])
            unfinished = unfinished[before_last:]
    return "".join((*finished, unfinished))


def _join(before: str, line: str, known: frozenset[str], *, is_entry: bool) -> str:
    """``before`` ends with the last words of the lines joined so far; ``is_entry``: they are an entry of sources."""
    if _in_broken_address(before, line, is_entry=is_entry):
        return before + line
    if _is_one_range(before, line):
        return before + line
    if not before.endswith(_LINE_HYPHENS) or before[-2:-1].isspace() or len(before) == 1:
        return f"{before} {line}"
    first_word = line.split(maxsplit=1)[0]
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + line
    if first_word.lower() in word_set("hyphen_conjunctions"):
        return f"{before} {line}"
    return before + line if _keeps_hyphen(before, first_word, known) else before[:-1] + line


def _is_one_range(before: str, line: str) -> bool:
    """ "2019–|2027", "10|–12 Uhr", "Bürgerinnen/|Bürger": what a dash or stroke without spaces holds together."""
    return bool(_OPEN_RANGE.search(before) and line[0].isalnum()) or (before[-1].isdigit() and bool(_RANGE.match(line)))


def _keeps_hyphen(before: str, first_word: str, known: frozenset[str]) -> bool:
    if not first_word[0].islower():
        return True
    broken = before[:-1].split()[-1]
    head, tail = broken.strip('("„“‚»«[').lower(), first_word.strip('.,;:!?)"“”»«]').lower()
    if f"{head}{tail}" in known:
        return False
    last_part = re.split(r"[-/]", broken)[-1]
    is_abbreviation = len(last_part) > 1 and (last_part.isupper() or last_part[-1].isdigit())
    return is_abbreviation or last_part[-1:].isdigit() or f"{head}-{tail}" in known


def _in_broken_address(before: str, line: str, *, is_entry: bool) -> bool:
    """Whether ``before`` ends inside a web address that ``line`` goes on with."""
    if not _URL_START.search(before):
        return False
    first_word = line.split(maxsplit=1)[0]
    if is_entry:
        return " " not in line and not _SOURCE_ENTRY.match(line + " ")
    if before[-1] in "/-_=?&%#":
        return not first_word[0].isupper() or "/" in first_word
    return bool(_ADDRESS_GOES_ON.match(first_word)) and not first_word.startswith("http")


_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def close_sentences(pages: Sequence[Sequence[Block]], known: frozenset[str] = frozenset()) -> list[list[Block]]:
    """Pages on which no sentence runs over the page break: its rest moves to the page where it begins.

    Footnotes and captions at the foot of the page are passed over when the open sentence is looked for; a heading,
    table or list item at the top of the next page ends it.
    """
    closed = [list(blocks) for blocks in pages]
    for here in range(len(closed) - 1):
        last = _last_flowing(closed[here])
        if last is not None:
            _close(closed, here, last, known)
    return closed


def _last_flowing(blocks: Sequence[Block]) -> int | None:
    for position in range(len(blocks) - 1, -1, -1):
        kind = blocks[position].kind
        if kind in _FLOWING:
            return None if ends_sentence(blocks[position].text) else position
        if kind not in (BlockKind.FOOTNOTE, BlockKind.CAPTION):
            return None
    return None


def _close(pages: list[list[Block]], here: int, last: int, known: frozenset[str]) -> None:
    following = next((index for index in range(here + 1, len(pages)) if pages[index]), None)
    if following is None:
        return
    first = next((i for i, block in enumerate(pages[following]) if block.kind is not BlockKind.CAPTION), None)
    if first is None or not _goes_on(pages[here][last], pages[following][first]):
        return
    head, rest = split_first_sentence(pages[following][first].text)
    block = pages[here][last]
    pages[here][last] = replace(block, text=join_hyphenated_lines([block.text, head], known))
    pages[following][first : first + 1] = [replace(pages[following][first], text=rest)] if rest else []


def _goes_on(block: Block, following: Block) -> bool:
    return following.kind is BlockKind.PARAGRAPH and runs_on(block.text, following.text)


def runs_on(before: str, after: str) -> bool:
    """Whether ``after``, at the top of a column or page, goes on with a sentence that ``before`` leaves open.

    Half of German lines begin with a capital, so what ``before`` ends with decides: a broken word, a comma, a function
    word; or, if it is too long for a label, any word or figure but an address.
    """
    if ends_sentence(before) or _SOURCE_ENTRY.match(after):
        return False
    stops_anywhere = before[-1].isalnum() or before[-1] in "%€–"
    is_long = len(before) > _LONG_ENOUGH_TO_RUN_ON and stops_anywhere and not _ADDRESS_END.search(before)
    return (
        after[0].islower() or before.endswith(_LINE_HYPHENS) or _CLOSED_CLASS_END.search(before) is not None or is_long
    )


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with the end of a sentence (closing quotes, brackets and footnote numbers allowed)."""
    return bool(_SENTENCE_END.search(text))


def split_first_sentence(text: str) -> tuple[str, str]:
    """The text up to its first sentence end, and the rest; all of it and nothing if it has no inner sentence end."""
    spans = sentence_spans(text)
    if len(spans) < 2:
        return text, ""
    return text[: spans[0].end].rstrip(), text[spans[1].start :]
