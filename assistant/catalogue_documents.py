"""The catalogue as documents that can be cited and opened: one a file, one block a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.drafts import Quote
from assistant.wording import wording
from ingest.catalogue import Catalogue
from ingest.catalogue.rendering import contact_text, definition_text, event_text, publication_text
from ingest.documents import (
    Block,
    BlockKind,
    Document,
    DocumentInfo,
    DocumentKind,
    Page,
    Passage,
    PassageTags,
    Sentence,
    Source,
    SourceMark,
    Span,
)
from ingest.index.hits import IndexedPassage


class CatalogueFile(StrEnum):
    """The files a row can be cited from; the value is the name of the document."""

    PROJECTS = "catalog/projects.csv"
    PUBLICATIONS = "catalog/publications.csv"
    EVENTS = "catalog/events.csv"
    CONTACTS = "catalog/contacts.toml"
    GLOSSARY = "catalog/glossary.toml"
    FACTS = "catalog/facts.jsonl"


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    text: str
    source: Source | None
    projects: tuple[str, ...] = ()


class CatalogueDocuments:
    """Rows as text, documents of all rows, and quotes of single rows. Everything is made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        rows = {
            CatalogueFile.PROJECTS: list(_projects(catalogue)),
            CatalogueFile.PUBLICATIONS: list(_publications(catalogue)),
            CatalogueFile.EVENTS: list(_events(catalogue)),
            CatalogueFile.CONTACTS: list(_contacts(catalogue)),
            CatalogueFile.GLOSSARY: list(_glossary(catalogue)),
            CatalogueFile.FACTS: list(_facts(catalogue)),
        }
        self._documents = {file: _document(file, found) for file, found in rows.items()}
        self._quotes = {
            (file, quote[0]): quote[1]
            for file, found in rows.items()
            for quote in _quotes(self._documents[file], found)
        }

    def documents(self) -> tuple[Document, ...]:
        return tuple(self._documents.values())

    def document(self, document_id_or_name: str) -> Document | None:
        """By id or name; both are the same for a catalogue file."""
        return next(
            (found for found in self._documents.values() if document_id_or_name in {found.id, found.name}), None
        )

    def row(self, file: CatalogueFile, row_id: str) -> Quote:
        """The whole row as a quote. Raises KeyError for an unknown row."""
        return self._quotes[file, row_id]


def _projects(catalogue: Catalogue) -> Iterator[_Row]:
    for project in catalogue.projects:
        source = Source(wording("catalogue_answers", "project_source"), project.source)
        text = catalogue.project_text(project.id)
        if project.page:
            text = f"{text} {wording('catalogue_answers', 'row_page', url=project.page)}"
        yield _Row(project.id, text, source, (project.id,))


def _publications(catalogue: Catalogue) -> Iterator[_Row]:
    for entry in catalogue.publications:
        yield _Row(entry.id, publication_text(entry), Source(entry.title, entry.url, entry.date, entry.publisher))


def _events(catalogue: Catalogue) -> Iterator[_Row]:
    for entry in catalogue.events:
        projects = (entry.project,) if entry.project else ()
        yield _Row(entry.id, event_text(entry), _first_source(catalogue, entry.facts), projects)


def _contacts(catalogue: Catalogue) -> Iterator[_Row]:
    for entry in catalogue.contacts:
        projects = (entry.project,) if entry.project else ()
        yield _Row(entry.id, contact_text(entry), _newest_source(catalogue, entry.facts), projects)


def _glossary(catalogue: Catalogue) -> Iterator[_Row]:
    for entry in (*catalogue.glossary, *catalogue.everyday_terms):
        yield _Row(entry.term, definition_text(entry), _first_source(catalogue, entry.facts))


def _facts(catalogue: Catalogue) -> Iterator[_Row]:
    ids = {project.name: project.id for project in catalogue.projects}
    for entry in catalogue.facts:
        projects = (ids[entry.project],) if entry.project else ()
        yield _Row(entry.id, entry.fact, entry.source, projects)


def _first_source(catalogue: Catalogue, facts: Iterable[str]) -> Source | None:
    return next((catalogue.fact(fact).source for fact in facts), None)


def _newest_source(catalogue: Catalogue, facts: Iterable[str]) -> Source | None:
    """Contacts are checked anew from time to time: the newest source is the one that still holds."""
    sources = [catalogue.fact(fact).source for fact in facts]
    return max(sources, key=lambda source: source.date or "", default=None)


def _document(file: CatalogueFile, rows: list[_Row]) -> Document:
    blocks = tuple(Block(BlockKind.LIST_ITEM, row.text, sources=_marks(row.text, row.source)) for row in rows)
    info = DocumentInfo(
        title=wording("catalogue_answers", f"titles.{file.name.lower()}"),
        kind=DocumentKind.SONSTIGES,
        publisher=wording("catalogue_answers", "publisher"),
        summary_of_sources=True,
    )
    return Document(file.value, "catalogue", file.value, "", info, (Page(None, None, blocks),))


def _marks(text: str, source: Source | None) -> tuple[SourceMark, ...]:
    return (SourceMark(0, len(text), source),) if source else ()


def _quotes(document: Document, rows: list[_Row]) -> Iterator[tuple[str, Quote]]:
    start = 0
    for row in rows:
        span = Span(start, start + len(row.text))
        passage = Passage(
            id=f"{document.id}#{row.id}",
            document_id=document.id,
            page_index=0,
            span=span,
            text=row.text,
            section=(),
            sentences=(Sentence(span, row.source),),
            tags=PassageTags(projects=row.projects),
        )
        yield row.id, Quote(IndexedPassage(passage, document.info, document.name, None, None, None), (span,))
        start = span.end + 1
