"""``DELETE /documents/{id}``: what staff put into the drop folder goes again, from there and from the index."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePath
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse

from assistant.api.context import Shared
from assistant.api.openapi import changes_documents
from assistant.api.problems import problem, response
from assistant.api.uploads import changed, drop_folder, or_as_before, safe_name, upload_refused
from assistant.requests import IngestOrder
from assistant.runtime import Runtime
from assistant.wording import wording
from ingest import os_errors
from ingest.documents import Document
from ingest.errors import NotRemovable, WrongUse

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])


@router.delete("/{document_id:path}", responses=changes_documents(200, "removed"))
async def remove(document_id: str, context: Shared, authorization: Annotated[str, Header()] = "") -> JSONResponse:
    """Takes what was uploaded out of the drop folder and the index, and answers with the report of the sync.

    By the name it was uploaded under, or a document's id or name. 409 for what was not uploaded, as it would come back
    with the next ingest, and for a part of an uploaded archive.
    """
    refusal = upload_refused(context, authorization)
    if refusal:
        return refusal
    context.runtime.ready()
    try:
        async with context.uploading:
            return await asyncio.to_thread(_take_out, context.runtime, document_id)
    except OSError as error:
        return _not_removed(os_errors.reason(error))


def _take_out(runtime: Runtime, document_id: str) -> JSONResponse:
    """Nobody else ingests meanwhile. Raises ``Busy``, ``NotFound``, ``NotRemovable``."""
    drop = drop_folder(runtime.settings)
    with runtime.alone():
        target = _named(drop, document_id) or _uploaded(runtime, drop, document_id)
        with or_as_before(target) as kept:
            target.unlink(missing_ok=True)
            drop.mkdir(parents=True, exist_ok=True)
            report = runtime.ingest(IngestOrder(paths=(drop,)), lambda _: None)
            if _documents_of(runtime, target):
                return _not_removed(wording("service", "folder_closed"))
            kept.set()
    return changed(target.name, report, 200)


def _named(drop: Path, name: str) -> Path | None:
    """The file uploaded under this name, such as an archive, which is no document itself."""
    try:
        path = drop / safe_name(name)
    except WrongUse:
        return None
    return path if path.is_file() else None


def _uploaded(runtime: Runtime, drop: Path, document_id: str) -> Path:
    """The file of a document. Raises ``NotRemovable`` where it is not that of an upload, or holds others, too."""
    document = runtime.ready().document(document_id)
    path = Path(document.path or runtime.settings.index.catalog_dir / PurePath(document.name).name)
    if not path.parent.resolve().is_relative_to(drop.resolve()):
        folder = path.parent.resolve()
        raise NotRemovable(wording("service", "not_uploaded", document=document.name, folder=folder))
    if len(_documents_of(runtime, path)) > 1:
        raise NotRemovable(wording("service", "part_of_upload", document=document.name, archive=path.name))
    return path


def _documents_of(runtime: Runtime, path: Path) -> list[Document]:
    """What the index has of a file: of an archive several."""
    index = runtime.ready().assistant.index
    return [document for document in index.documents() if Path(document.path) == path]


def _not_removed(reason: str) -> JSONResponse:
    return response(problem("not_removed", 503, wording("service", "not_removed", reason=reason)))
