"""The server that runs on a data directory, as other processes on this machine find and use it.

<data_dir>/server.json   {"url", "pid", "token", "folder"}: readable for its owner only, there while the server runs
"""

from __future__ import annotations

import http.client
import json
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.answer import Answer
from assistant.handover import HEALTH, PREFIX, TOKEN_HEADER, raise_handed_over
from assistant.requests import IngestOrder, Inquiry, SearchResult, ShownDocument
from ingest import os_errors
from ingest.errors import IndexUnavailable, TransferkompassError
from ui.wording import wording

if TYPE_CHECKING:
    from ingest.sync import Progress, SyncReport

FILE_NAME = "server.json"
HEALTH_SECONDS = 30.0
"""A dead server refuses at once; only a stalled one takes the time (2 s were too few for a machine whose cores were
busy). Who gives up too soon opens the index beside the server that holds it and is told that it is in use."""
WORK_SECONDS = 3600.0
"""An ingest of many documents says something at every document, but one may take long."""
TOKEN_BYTES = 32
INQUIRIES_AT_ONCE = 64
"""They may bring passages of their own: a request stays well below what the server takes."""


class ServerFile(BaseModel):
    """What a server says about itself. ``folder``: of which data directory; a copy of that brings the file along."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: str
    pid: int
    token: str
    folder: str = ""


def new_server_file(url: str) -> ServerFile:
    """For this process, with a fresh token."""
    return ServerFile(url=url, pid=os.getpid(), token=secrets.token_urlsafe(TOKEN_BYTES))


@contextmanager
def announced(data_dir: Path, server: ServerFile) -> Iterator[None]:
    """The file is there while the server runs, and goes with it unless another server has replaced it.

    Raises ``IndexUnavailable`` where it cannot be written.
    """
    path = data_dir / FILE_NAME
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        server = server.model_copy(update={"folder": _identity(data_dir)})
        _write_private(path, server.model_dump_json().encode())
    except OSError as error:
        reason = wording("cli", "doctor.data_dir_broken", data_dir=data_dir, reason=os_errors.reason(error))
        raise IndexUnavailable(reason) from error
    try:
        yield
    finally:
        if _read(path) == server:
            path.unlink(missing_ok=True)


def running_server(data_dir: Path) -> RunningServer | None:
    """The server that answers under what the file says; None without one, also where a dead one left its file."""
    server = _read(data_dir / FILE_NAME)
    if server is None or not _is_alive(server.pid) or server.folder != _identity(data_dir):
        return None
    found = RunningServer(server)
    return found if found.answers_health() else None


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Does the work of the commands by handing it over. Raises what the work itself would raise."""

    server: ServerFile

    @property
    def url(self) -> str:
        return self.server.url

    def answers_health(self) -> bool:
        """True for the very process that wrote the file: another program may have the port by now."""
        try:
            return bool(self._ask("GET", HEALTH, timeout=HEALTH_SECONDS)["pid"] == self.server.pid)
        except (TransferkompassError, KeyError, TypeError):
            return False

    def index_counts(self) -> dict[str, int]:
        """``documents`` and ``passages`` of the index the server answers from."""
        found = self._ask("GET", "/index", timeout=HEALTH_SECONDS)
        return {"documents": int(found["documents"]), "passages": int(found["passages"])}

    def search(self, questions: Sequence[str], top_k: int) -> list[list[SearchResult]]:
        found = self._ask("POST", "/search", {"questions": list(questions), "top_k": top_k})
        return [[SearchResult.model_validate(result) for result in results] for results in found["results"]]

    def answers(self, inquiries: Sequence[Inquiry]) -> Iterator[Answer]:
        for start in range(0, len(inquiries), INQUIRIES_AT_ONCE):
            part = inquiries[start : start + INQUIRIES_AT_ONCE]
            body = {"inquiries": [inquiry.model_dump(mode="json") for inquiry in part]}
            for event in self._stream("/answers", body):
                yield Answer.model_validate(event["answer"])

    def show(self, document: str, page: int | None = None) -> ShownDocument:
        query = {"document": document} | ({"page": page} if page is not None else {})
        return ShownDocument.model_validate(self._ask("GET", f"/document?{urlencode(query, quote_via=quote)}"))

    def ingest(self, order: IngestOrder, on_progress: Callable[[Progress], None]) -> SyncReport:
        from ingest.sync import Progress, SyncReport

        for event in self._stream("/ingest", order.model_dump(mode="json")):
            if "progress" in event:
                on_progress(Progress(**event["progress"]))
            elif "report" in event:
                return SyncReport.model_validate(event["report"])
        raise self._gone("")

    def _ask(self, method: str, path: str, body: object = None, *, timeout: float = WORK_SECONDS) -> Any:
        with self._response(method, path, body, timeout) as response:
            content = self._json(response.read())
            if response.status != http.HTTPStatus.OK:
                raise_handed_over(content)
            return content

    def _stream(self, path: str, body: object) -> Iterator[dict[str, Any]]:
        """The lines of the answer as they come. Raises what a line reports as failed."""
        with self._response("POST", path, body, WORK_SECONDS) as response:
            if response.status != http.HTTPStatus.OK:
                raise_handed_over(self._json(response.read()))
            for line in response:
                event = self._json(line)
                if "problem" in event:
                    raise_handed_over(event["problem"])
                yield event

    @contextmanager
    def _response(self, method: str, path: str, body: object, timeout: float) -> Iterator[http.client.HTTPResponse]:
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=timeout)
        headers = {TOKEN_HEADER: self.server.token, "Content-Type": "application/json"}
        try:
            content = None if body is None else json.dumps(body).encode()
            connection.request(method, PREFIX + path, content, headers)
            yield connection.getresponse()
        except (OSError, http.client.HTTPException) as error:
            raise self._gone(type(error).__name__) from error
        finally:
            connection.close()

    def _json(self, content: bytes) -> Any:
        try:
            return json.loads(content)
        except ValueError as error:
            raise self._gone(type(error).__name__) from error

    def _gone(self, reason: str) -> IndexUnavailable:
        return IndexUnavailable(wording("cli", "server_gone", url=self.url, reason=reason))


def _read(path: Path) -> ServerFile | None:
    try:
        return ServerFile.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _identity(folder: Path) -> str:
    """The folder itself, whatever path leads to it."""
    found = folder.stat()
    return f"{found.st_dev}:{found.st_ino}"


def _write_private(path: Path, content: bytes) -> None:
    """Whole or not at all, and at no moment readable for others."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    temporary.replace(path)


def _is_alive(pid: int) -> bool:
    try:
        with suppress(PermissionError):  # It is there, and another user's.
            os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
