"""What entry points ask for and get beside the answer itself. The same shapes on the command line and over HTTP."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from assistant.answer import AnswerRequest, Wire
from ingest.documents import DocumentKind

MOST_RESULTS = 1000
"""Largest ``top_k``: more is a copy of the corpus, not a search."""


class SearchResult(Wire):
    """One ranked passage. ``score`` is the share of confidence from 0 to 1."""

    rank: int
    score: float
    document: str
    document_id: str
    title: str
    kind: DocumentKind
    date: str | None
    page: int | None
    page_label: str | None
    section: tuple[str, ...]
    text: str
    projects: tuple[str, ...]


class ShownPage(Wire):
    """A page's cleaned text, as quotes are checked against it."""

    page: int | None
    page_label: str | None
    text: str


class ShownDocument(Wire):
    """The cleaned text of a document, page by page."""

    document: str
    document_id: str
    title: str
    pages: tuple[ShownPage, ...]


class Inquiry(Wire):
    """A question as a batch line asks it. ``passages``: texts that are the only evidence; None: the index."""

    request: AnswerRequest
    passages: tuple[str, ...] | None = Field(default=None, max_length=1000)


class IngestOrder(Wire):
    """What ``ingest`` is to do. ``paths`` are absolute: the server may run in another folder."""

    paths: tuple[Path, ...]
    prune: bool = False
    dry_run: bool = False
    reindex: bool = False
