"""Newsletters in HTML: categories and items as sections, whatever markup the mailing tool used for headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.documents import Block, BlockKind
from ingest.reading_words import pattern, word_set

LONGEST_ITEM_HEADING = 140


def names_newsletter(title: str, blocks: Sequence[Block]) -> bool:
    """Whether a saved page is an issue of a newsletter: its title or first block says so, and it has categories."""
    opening = " ".join([title, *(block.text for block in blocks[:2])]).casefold()
    named = any(word in opening for word in word_set("newsletter_words"))
    return named and any(is_category(block.text) for block in blocks)


def newsletter_sections(blocks: Sequence[Block]) -> list[Block]:
    """Blocks with category headings on level 2 and item headings on level 3; the first heading stays the title.

    Lines of the mailing tool ("im Browser ansehen", "abbestellen") are dropped.
    """
    kept = [block for block in blocks if not _is_mailing_line(block.text)]
    return list(_levelled(kept))


def _is_mailing_line(text: str) -> bool:
    short = len(text) <= LONGEST_ITEM_HEADING
    return bool(pattern("boilerplate_lines").match(text)) or (short and bool(pattern("mail_lines").search(text)))


def is_category(text: str) -> bool:
    """Whether ``text`` is a name newsletters give to a group of items ("Gute Praxis", "Termine")."""
    return text.casefold().strip(" :|") in word_set("newsletter_sections")


def _levelled(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings that stand on the level of a known category are categories too."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    levels = {block.level for block in headings if is_category(block.text)}
    has_items_below = any((block.level or 0) > max(level or 0 for level in levels) for block in headings if levels)
    shared = levels if has_items_below else set()
    titled = categorised = False
    for block in blocks:
        if is_category(block.text) and block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            categorised = titled = True
            yield Block(BlockKind.HEADING, block.text.strip(" :|"), level=2)
        elif block.kind is not BlockKind.HEADING:
            yield block
        elif titled and block.level in shared:
            categorised = True
            yield replace(block, level=2)
        else:
            yield replace(block, level=1 if not titled else 3 if categorised else 2)
            titled = True
