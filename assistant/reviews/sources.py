"""Whether what an answer cites still stands in the documents (pure)."""

from __future__ import annotations

from collections.abc import Callable

from assistant.answer import Answer, Citation
from ingest.documents import Document

FindDocument = Callable[[str], Document | None]
"""By id; None for a document that is not there any more."""


def sources_stand(answer: Answer, find: FindDocument) -> bool:
    """True while every citation is found word by word, white space aside, on its page of a document in force."""
    documents = {citation.document_id: find(citation.document_id) for citation in answer.citations}
    return all(_stands(citation, documents[citation.document_id]) for citation in answer.citations)


def _stands(citation: Citation, document: Document | None) -> bool:
    if document is None or document.superseded_by is not None:
        return False
    pages = (page for page in document.pages if citation.page is None or page.number == citation.page)
    quote = _single_spaced(citation.quote)
    return any(quote in _single_spaced(page.text) for page in pages)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())
