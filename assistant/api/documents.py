"""``/documents``: what the corpus holds, page images, originals that cannot run anything."""

from __future__ import annotations

import asyncio
import mimetypes
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from fastapi.responses import FileResponse, HTMLResponse

from assistant.answer import Wire
from assistant.api.context import Ready, Shared
from assistant.api.document_view import document_html
from assistant.api.openapi import BINARY
from assistant.page_images import PageRequest
from assistant.requests import ShownPage
from assistant.wording import wording
from ingest.documents import Document, DocumentKind
from ingest.errors import NotFound

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])
# Ids of catalogue files hold a slash ("catalog/projects.csv"): routes take the whole rest of the path as the id.

LONGEST_HIGHLIGHT = 3000
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""No script, no form, no request, an origin of its own: whatever is in the file, it cannot act."""
PDF_POLICY = "frame-ancestors 'self'"
"""Browsers' own PDF viewers do not work in a sandbox; they run nothing of the file in the page's origin."""
PDF, HTML = frozenset({".pdf"}), frozenset({".html", ".htm", ".xhtml"})
ORIGINAL_TYPES: dict[str, Any] = {kind: {"schema": BINARY} for kind in ("application/pdf", "text/html", "*/*")}
IMAGE_HEADERS = {"Cache-Control": "private, max-age=3600"}


class DocumentEntry(Wire):
    """A row of the catalogue of documents. ``own_summary``: written by us from the sources it names."""

    document: str
    document_id: str
    title: str
    kind: DocumentKind
    publisher: str | None
    date: str | None
    url: str | None
    language: str
    own_summary: bool
    superseded_by: str | None


class Corpus(Wire):
    """What answers are made from: ``documents`` in the index, and the ``catalogue_files``, which are listed, too."""

    generation: str
    documents: int
    catalogue_files: int
    passages: int
    originals: int
    own_summaries: int
    newest_date: str | None


class DocumentList(Wire):
    corpus: Corpus
    documents: tuple[DocumentEntry, ...]


class DocumentWithPages(DocumentEntry):
    pages: tuple[ShownPage, ...]


@router.get("")
async def documents(service: Ready) -> DocumentList:
    """All documents, the files of the catalogue among them, and what the corpus is made of."""
    service.assistant.index.refresh()
    summary = service.assistant.index.summary()
    found = await asyncio.to_thread(service.assistant.index.documents)
    catalogue = service.assistant.catalogue_documents.documents()
    return DocumentList(
        corpus=Corpus(
            generation=summary.generation,
            documents=summary.documents,
            catalogue_files=len(catalogue),
            passages=summary.passages,
            originals=summary.originals,
            own_summaries=summary.own_summaries,
            newest_date=summary.newest_date,
        ),
        documents=tuple(entry_of(document) for document in (*found, *catalogue)),
    )


@router.get(
    "/{document_id:path}/pages/{number}.png",
    response_class=Response,
    responses={200: {"content": {"image/png": {"schema": BINARY}}}},
)
async def page_image(
    document_id: str,
    number: int,
    service: Ready,
    context: Shared,
    highlight: Annotated[str, Query(max_length=LONGEST_HIGHLIGHT)] = "",
) -> Response:
    """The page of a PDF as it looks, with the words of ``highlight`` marked."""
    document = await asyncio.to_thread(service.document, document_id)
    path = _original(document)
    if path.suffix.lower() not in PDF:
        raise NotFound(wording("service", "no_image"))
    wanted = PageRequest(path, document.version, number, highlight)
    image = await asyncio.to_thread(context.images.png, wanted)
    return Response(image, media_type="image/png", headers=IMAGE_HEADERS)


@router.get(
    "/{document_id:path}/file",
    response_class=Response,
    responses={200: {"content": ORIGINAL_TYPES}, 206: {"description": "Part", "content": ORIGINAL_TYPES}},
)
async def original(document_id: str, service: Ready, download: bool = False) -> Response:
    """PDF and HTML as they are; other formats as a readable page, or with ``download=true`` as they are."""
    document = await asyncio.to_thread(service.document, document_id)
    path = Path(document.path)
    suffix = path.suffix.lower()
    if not (download or suffix in PDF | HTML):
        return HTMLResponse(document_html(document, has_original=path.is_file()), headers=_headers(SANDBOX))
    _original(document)
    policy = PDF_POLICY if suffix in PDF else SANDBOX
    headers = _headers(policy) | {"Content-Disposition": _disposition(path.name, inline=not download)}
    return FileResponse(path, headers=headers | {"Content-Type": await asyncio.to_thread(_media_type, path)})


@router.get("/{document_id:path}")
async def one_document(document_id: str, service: Ready) -> DocumentWithPages:
    """One document with the cleaned text of its pages."""
    document = await asyncio.to_thread(service.document, document_id)
    pages = [ShownPage(page=page.number, page_label=page.label, text=page.text) for page in document.pages]
    return DocumentWithPages(**entry_of(document).model_dump(), pages=tuple(pages))


def _original(document: Document) -> Path:
    """Raises ``NotFound`` when the file has gone since it was ingested, or never was one."""
    path = Path(document.path) if document.path else None
    if path is None or not path.is_file():
        raise NotFound(wording("service", "no_original", document=document.name))
    return path


def _headers(policy: str) -> dict[str, str]:
    return {"Content-Security-Policy": policy, "Cache-Control": "private, no-cache"}


def _disposition(name: str, *, inline: bool) -> str:
    return f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(name)}"


def _media_type(path: Path) -> str:
    """With the character set where the bytes prove it; else the browser follows what the file says itself."""
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") and _is_utf8(path) else media_type


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except ValueError:
        return False
    return True


def entry_of(document: Document) -> DocumentEntry:
    info = document.info
    return DocumentEntry(
        document=document.name,
        document_id=document.id,
        title=info.title,
        kind=info.kind,
        publisher=info.publisher,
        date=info.date,
        url=info.url,
        language=info.language,
        own_summary=info.summary_of_sources,
        superseded_by=document.superseded_by,
    )
