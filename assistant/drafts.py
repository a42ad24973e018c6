"""What composers draft: statements with their quotes, before they are checked, numbered and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.answer import Support
from ingest.documents import Span
from ingest.index.hits import IndexedPassage


@dataclass(frozen=True, slots=True)
class Quote:
    """Slices of one passage's page text that a statement rests on, in order."""

    hit: IndexedPassage
    spans: tuple[Span, ...]

    @classmethod
    def of_sentences(cls, hit: IndexedPassage, first: int, last: int) -> Quote:
        """One slice from the sentence numbered ``first`` to the one numbered ``last``."""
        sentences = hit.passage.sentences
        return cls(hit, (Span(sentences[first].span.start, sentences[last].span.end),))


class Form(StrEnum):
    """How a statement stands in the text of the answer."""

    SENTENCE = "sentence"
    ITEM = "item"
    HEADING = "heading"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is checked and numbered."""

    text: str
    support: Support
    quotes: tuple[Quote, ...] = ()
    form: Form = Form.SENTENCE
    cells: tuple[tuple[Quote, ...], ...] = ()
    """Of a table row: the quotes of each cell, in step with the cells of ``text``; all of them stand in ``quotes``."""


@dataclass(frozen=True, slots=True)
class DraftExample:
    """A model project shown as an example: its id, what makes it one, and the quotes of that."""

    project: str
    why: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Denied:
    """What an answer says is missing: ``softer`` is said instead where ``told`` fits a statement shown beside it."""

    told: re.Pattern[str]
    softer: str
