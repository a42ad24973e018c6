"""What a document is, from the file read to the passage in the index.

A *document* has *pages* (formats without pages have one, with ``number`` None). A page's cleaned text is its
blocks joined by line breaks; quotes are checked against exactly that text. A *passage* is a slice of one
page's cleaned text, cut between sentences; it knows its sentences as slices of the same text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class DocumentKind(StrEnum):
    """Closed list of the contract."""

    TRANSFERPAPIER = "transferpapier"
    LEITFADEN = "leitfaden"
    NEWSLETTER = "newsletter"
    STUDIE = "studie"
    STECKBRIEF = "steckbrief"
    DOSSIER = "dossier"
    WEBSEITE = "webseite"
    VERANSTALTUNG = "veranstaltung"
    SONSTIGES = "sonstiges"


class MunicipalityType(StrEnum):
    """Closed list of the contract."""

    GROSSSTADT = "Großstadt"
    MITTELSTADT = "Mittelstadt"
    KLEINSTADT = "Kleinstadt/Landgemeinde"
    LANDKREIS = "Landkreis"
    KOOPERATION = "interkommunale Kooperation"


LARGE_TOWN = 100_000
MEDIUM_TOWN = 20_000
"""Großstadt from 100,000 people, Mittelstadt from 20,000: the classes of the BBSR."""


class State(StrEnum):
    """The sixteen federal states."""

    BADEN_WUERTTEMBERG = "Baden-Württemberg"
    BAYERN = "Bayern"
    BERLIN = "Berlin"
    BRANDENBURG = "Brandenburg"
    BREMEN = "Bremen"
    HAMBURG = "Hamburg"
    HESSEN = "Hessen"
    MECKLENBURG_VORPOMMERN = "Mecklenburg-Vorpommern"
    NIEDERSACHSEN = "Niedersachsen"
    NORDRHEIN_WESTFALEN = "Nordrhein-Westfalen"
    RHEINLAND_PFALZ = "Rheinland-Pfalz"
    SAARLAND = "Saarland"
    SACHSEN = "Sachsen"
    SACHSEN_ANHALT = "Sachsen-Anhalt"
    SCHLESWIG_HOLSTEIN = "Schleswig-Holstein"
    THUERINGEN = "Thüringen"


class BlockKind(StrEnum):
    """What a run of text on a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"
    """An entry of the list of sources: stays on the page, never becomes a passage."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a summarising document took a statement from."""

    title: str
    url: str
    date: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class SourceMark:
    """``source`` carries the slice ``start:end`` of the block's text."""

    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row, caption or footnote: cleaned text without line breaks.

    ``level`` is 1 for the topmost heading and set for headings only.
    """

    kind: BlockKind
    text: str
    level: int | None = None
    sources: tuple[SourceMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """``number`` is the physical page from 1, None where the format has no pages; ``label`` what is printed on it."""

    number: int | None
    label: str | None
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The cleaned text quotes are checked against."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a document says about itself. ``date`` is ISO, as exact as known: ``2022``, ``2022-10``, ``2022-10-05``."""

    title: str
    kind: DocumentKind = DocumentKind.SONSTIGES
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str = "de"
    summary_of_sources: bool = False
    """True for own summaries ("Eigene Zusammenfassung öffentlicher Quellen"), False for originals."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a reader returns: pages of cleaned blocks.

    ``warnings`` are German sentences for the report ("kein Text, Seite 3–7 sind Bilder"). The items of a newsletter
    are sections: each begins with a heading.
    """

    info: DocumentInfo
    pages: tuple[Page, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A slice ``start:end`` of a page's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """True where both have a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, as a slice of the page's text, with the source it was taken from, if any."""

    span: Span
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class PassageTags:
    """What a passage is about. ``projects`` and ``topics`` are ids of the catalogue."""

    projects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: tuple[State, ...] = ()
    language: str = "de"


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable slice of one page. ``section`` is the path of headings above it, topmost first."""

    id: str
    document_id: str
    page_index: int
    span: Span
    text: str
    section: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    is_table: bool = False
    tags: PassageTags = field(default_factory=PassageTags)

    @property
    def heading(self) -> str:
        """The one right above it; empty where there is none."""
        return self.section[-1] if self.section else ""


def search_text(section: tuple[str, ...], text: str) -> str:
    """What retrieval sees of a passage: headings above that are not in its text, then the text."""
    return "\n".join([*(heading for heading in section if heading not in text), text])


@dataclass(frozen=True, slots=True)
class Document:
    """A document as the index holds it.

    ``id`` stays when the file is renamed; ``version`` is the content hash. ``name`` is the path relative to the
    ingested folder or the URL: what the contract calls ``document``. ``path`` is the original on this machine.
    """

    id: str
    version: str
    name: str
    path: str
    info: DocumentInfo
    pages: tuple[Page, ...]
    superseded_by: str | None = None
