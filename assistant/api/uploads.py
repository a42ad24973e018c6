"""``POST /documents``: staff put a document into the drop folder, and it is ingested."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from threading import Event
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Header, Query, Request
from fastapi.responses import JSONResponse

from assistant.api.context import Context, Shared
from assistant.api.openapi import BINARY, changes_documents
from assistant.api.problems import problem, response
from assistant.api.staff import refused
from assistant.requests import IngestOrder
from assistant.runtime import Runtime
from assistant.settings import Settings
from assistant.wording import wording
from ingest import os_errors
from ingest.errors import WrongUse

if TYPE_CHECKING:
    # Brings the libraries of the index, which are loaded when the assistant is opened.
    from ingest.sync import SyncReport

router = APIRouter(prefix="/api/v1/documents", tags=["documents"])

SETTING = "TRANSFERKOMPASS_SERVER__UPLOAD_TOKEN"
DROP_FOLDER = "drop"
FORM = "multipart/"
MEGABYTE = 1_000_000
LONGEST_NAME = 150
MOST_NAME_BYTES = 255
"""That a file system allows: fewer letters where they are no Latin ones."""
RANDOM_BYTES = 8
LEFT_OVER = re.compile(rf"\.[0-9a-f]{{{2 * RANDOM_BYTES}}}")
"""Names made by ``_beside``."""


@router.post(
    "",
    status_code=201,
    responses=changes_documents(201, "added"),
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": {"schema": BINARY}}}},
)
async def upload(
    request: Request,
    context: Shared,
    name: Annotated[str, Query(min_length=1, max_length=LONGEST_NAME)],
    authorization: Annotated[str, Header()] = "",
) -> JSONResponse:
    """The body is the file itself. Answers with the report of the sync; a file that cannot be read is not kept."""
    from ingest.readers import is_document

    refusal = upload_refused(context, authorization) or _refused_form(request)
    if refusal:
        return refusal
    file_name = safe_name(name)
    if not is_document(Path(file_name)):
        return response(problem("unsupported_type", 415))
    data_dir = context.settings.index.data_dir.absolute()
    received = _beside(data_dir)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        if not await _receive(request, received, context.settings.index.largest_file_mb * MEGABYTE):
            return response(problem("too_large", 413))
        async with context.uploading:
            return await asyncio.to_thread(
                _take_in, context.runtime, received, drop_folder(context.settings) / file_name
            )
    except OSError as error:
        return response(problem("not_stored", 507, wording("service", "not_stored", reason=os_errors.reason(error))))
    finally:
        received.unlink(missing_ok=True)


def _take_in(runtime: Runtime, received: Path, target: Path) -> JSONResponse:
    """Nobody else ingests meanwhile: a file that is then refused could already be in the index. Raises ``Busy``."""
    with runtime.alone(), or_as_before(target) as kept:
        target.parent.mkdir(parents=True, exist_ok=True)
        received.replace(target)
        report = runtime.ingest(IngestOrder(paths=(target.parent,)), lambda _: None)
        failures = [failure for failure in report.failed if PurePath(failure.path).name == target.name]
        if failures:
            return response(problem("unreadable_document", 422, failures[0].reason))
        kept.set()
    return changed(target.name, report, 201)


def changed(name: str, report: SyncReport, status: int) -> JSONResponse:
    """What came of an upload or a removal."""
    return JSONResponse({"document": name, "report": report.model_dump(mode="json")}, status)


def drop_folder(settings: Settings) -> Path:
    """Where uploads are; there is none before the first."""
    return settings.index.data_dir.absolute() / DROP_FOLDER


def safe_name(name: str) -> str:
    """A plain file name, however its umlauts are encoded. Raises ``WrongUse`` for one with folders, hidden,
    unprintable or too long for a file system."""
    name = unicodedata.normalize("NFC", name)
    is_plain = name == PurePath(name).name and "\\" not in name and name.isprintable()
    if not is_plain or name.startswith((".", "~")) or len(name.encode()) > MOST_NAME_BYTES:
        raise WrongUse(wording("service", "upload_name"))
    return name


@contextmanager
def or_as_before(target: Path) -> Iterator[Event]:
    """Unless the event is set, what was there is there again: a file that is not taken replaces none."""
    kept, before = Event(), _beside(target.parent.parent)
    if target.exists():
        _remember(target, before)
    try:
        yield kept
    finally:
        if not kept.is_set() and before.exists():
            before.replace(target)
        elif not kept.is_set():
            target.unlink(missing_ok=True)
        # Still there after ``replace`` where both are names of one file.
        before.unlink(missing_ok=True)


def _remember(target: Path, before: Path) -> None:
    """A second name takes no room: from a full disk, too, something can be taken away."""
    try:
        os.link(target, before)
    except OSError:
        _copy(target, before)


def _copy(target: Path, copy: Path) -> None:
    try:
        shutil.copy2(target, copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise


def clear_left_over(data_dir: Path) -> None:
    """What an upload or a removal left that was killed: of a document that is gone no copy stays.

    Only while nobody else uploads into ``data_dir``.
    """
    for path in data_dir.glob(".*"):
        if LEFT_OVER.fullmatch(path.name) and path.is_file():
            with suppress(OSError):
                path.unlink()


def upload_refused(context: Context, authorization: str) -> JSONResponse | None:
    """None for who has the password that the setting asks for."""
    return refused(context.settings.server.upload_token, authorization, closed="upload_closed", setting=SETTING)


def _refused_form(request: Request) -> JSONResponse | None:
    """What programs send of a form has the file between lines of its own, which would be read as its text."""
    if not request.headers.get("content-type", "").lower().startswith(FORM):
        return None
    return response(problem("unsupported_media_type", 415, wording("service", "upload_form")))


def _beside(folder: Path) -> Path:
    """A name nothing has, in a folder that is not read."""
    return folder / f".{secrets.token_hex(RANDOM_BYTES)}"


async def _receive(request: Request, file_path: Path, limit: int) -> bool:
    """Write the body to ``file_path``; False when it is larger than ``limit`` bytes."""
    size = 0
    with file_path.open("wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > limit:
                return False
            await asyncio.to_thread(file.write, chunk)
        file.flush()
        os.fsync(file.fileno())
    return True
