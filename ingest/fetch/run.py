"""One run over the list of sources: files in a folder, the state of the downloads, a report."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from ingest import os_errors
from ingest.errors import SourceNotFetched
from ingest.fetch.addresses import Resolver, system_resolver
from ingest.fetch.client import Answer, Clock, FetchLimits, PoliteClient, Sleep, new_http_client, within
from ingest.fetch.messages import refusal
from ingest.fetch.robots import Robots
from ingest.fetch.sources import FetchSource, allowed_hosts
from ingest.fetch.state import FetchState, Remembered, write_atomically
from ingest.fetched import DESCRIPTIONS_FILE, descriptions_json

ENDINGS: Final = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
}
"""Media types that are kept, with the file ending ``ingest`` reads them by."""

FIRST_BYTES: Final = {"pdf": b"%PDF-", "docx": b"PK", "pptx": b"PK"}
FRESH_SECONDS: Final = 3600.0
"""A run that follows a broken-off one does not ask again for what that one brought within the last hour."""
_NOT_MODIFIED = 304
_OK = 200


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """``reason`` is a German sentence."""

    url: str
    reason: str


@dataclass(slots=True)
class FetchReport:
    """Addresses by outcome, in the order of the list."""

    fetched: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: list[FetchFailure] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Clock (monotonic, for pacing), time of day, sleep and name service; tests pass their own."""

    clock: Clock = time.monotonic
    now: Clock = time.time
    sleep: Sleep = asyncio.sleep
    resolve: Resolver = system_resolver


def fetch_sources(
    sources: Iterable[FetchSource],
    folder: Path,
    *,
    limits: FetchLimits | None = None,
    allow_local: bool = False,
    surroundings: Surroundings | None = None,
    progress: Callable[[FetchSource], None] = lambda source: None,
) -> FetchReport:
    """Downloads ``sources`` into ``folder``, one after the other. One that fails is reported and the rest goes on.

    Raises ``SourceNotFetched`` only where ``folder`` cannot be written to. Must not be called inside an event loop.
    """
    listed = tuple(sources)
    _make_folder(folder)
    run = _Run(listed, folder, limits or FetchLimits(), allow_local, surroundings or Surroundings())
    return asyncio.run(run.go(progress))


@dataclass(slots=True)
class _Run:
    sources: tuple[FetchSource, ...]
    folder: Path
    limits: FetchLimits
    allow_local: bool
    around: Surroundings
    report: FetchReport = field(default_factory=FetchReport)
    state: FetchState = field(default_factory=FetchState)
    resumes: bool = False

    async def go(self, progress: Callable[[FetchSource], None]) -> FetchReport:
        self.state = FetchState.load(self.folder)
        self.resumes = not self.state.finished
        self.state.finished = False
        async with new_http_client(self.limits) as http:
            around = self.around
            hosts = allowed_hosts(self.sources)
            client = PoliteClient(
                http, hosts, self.limits, around.resolve, around.clock, around.sleep, self.allow_local
            )
            robots = Robots(client)
            for source in self.sources:
                progress(source)
                await self._one(source, client, robots)
        self._finish()
        return self.report

    def _finish(self) -> None:
        self.state.finished = True
        if self.state.downloads:
            self.state.save(self.folder)
            self._describe()

    async def _one(self, source: FetchSource, client: PoliteClient, robots: Robots) -> None:
        known = self.state.of(source.id, source.url, self.folder)
        if self.resumes and known and 0 <= self.around.now() - known.at < FRESH_SECONDS:
            self.report.unchanged.append(source.url)
            return
        try:
            download = client.get(source.url, _conditions(known), robots.check, _refuse_unwanted)
            answer = await within(self.limits.seconds, download)
            self._keep(source, answer, known)
        except SourceNotFetched as error:
            self.report.failed.append(FetchFailure(source.url, str(error)))
        except OSError as error:
            self.report.failed.append(FetchFailure(source.url, str(_unwritable(self.folder, error))))

    def _keep(self, source: FetchSource, answer: Answer, known: Remembered | None) -> None:
        if answer.status == _NOT_MODIFIED and known:
            kept = known.model_copy(update={"at": self.around.now()})
        else:
            kept = self._written(source, answer)
        same = known is not None and known.sha256 == kept.sha256
        (self.report.unchanged if same else self.report.fetched).append(source.url)
        self.state.downloads[source.id] = kept
        self.state.save(self.folder)
        self._describe()

    def _describe(self) -> None:
        """Kept after each download: a run that is broken off leaves no file without its description."""
        files = {id_: kept.file for id_, kept in self.state.downloads.items()}
        described = {files[source.id]: source.description for source in self.sources if source.id in files}
        write_atomically(self.folder / DESCRIPTIONS_FILE, descriptions_json(described))

    def _written(self, source: FetchSource, answer: Answer) -> Remembered:
        ending = ENDINGS[answer.type]
        if not answer.body.strip():
            raise refusal("nothing_there")
        if not answer.body.startswith(FIRST_BYTES.get(ending, b"")):
            raise refusal("not_what_it_says", type=answer.type)
        name = f"{source.id}.{ending}"
        write_atomically(self.folder / name, answer.body)
        self._remove_other_endings(source.id, name)
        return Remembered(
            url=source.url,
            file=name,
            sha256=hashlib.sha256(answer.body).hexdigest(),
            at=self.around.now(),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
        )

    def _remove_other_endings(self, source_id: str, kept: str) -> None:
        """A page that became a PDF must not stay beside it."""
        for ending in set(ENDINGS.values()):
            name = f"{source_id}.{ending}"
            if name != kept:
                (self.folder / name).unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> SourceNotFetched:
    return refusal("unwritable", folder=folder, problem=os_errors.reason(error))


def _conditions(known: Remembered | None) -> Mapping[str, str]:
    if known is None:
        return {}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}


def _refuse_unwanted(media_type: str, status: int) -> None:
    """Before the body is read: only a successful answer of a known type is worth it."""
    if status == _NOT_MODIFIED:
        return
    if status != _OK:
        raise refusal("status", status=status)
    if media_type not in ENDINGS:
        raise refusal("wrong_type", type=media_type or "?")
