"""The sync: plan, read, split, embed, write, publish."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.documents import Document, ReadDocument
from ingest.embedding.embedder import Embedder, Vectors
from ingest.fetched import description_of
from ingest.index.lock import IndexLock, only_sync
from ingest.index.messages import message
from ingest.index.records import DocumentRecord, JournalEntry, KnownDocument, SourceFile
from ingest.settings import IndexSettings
from ingest.sync.planning import FileToRead, Plan, beside_data, document_name, make_plan
from ingest.sync.processing import EmbeddedDocument, SplitDocument, embed_documents
from ingest.sync.report import Failure, OnProgress, Progress, SyncReport, SyncWarning
from ingest.sync.scanning import FoundFile, Scan, printable, scan
from ingest.sync.session import IndexSession
from ingest.sync.tools import Tools, default_tools
from ingest.workers import ReadFile

CHECKPOINT_SECONDS = 30.0
"""A kill loses at most this much embedding; publishing takes about 0.1 s."""
UNKNOWN_FORMAT = "unknown_format"
Clock = Callable[[], datetime]


def sync(
    paths: Sequence[Path],
    settings: IndexSettings,
    embedder: Embedder,
    *,
    prune: bool = False,
    dry_run: bool = False,
    reindex: bool = False,
    on_progress: OnProgress | None = None,
    clock: Clock = lambda: datetime.now(UTC),
    tools: Tools | None = None,
    checkpoint_seconds: float = CHECKPOINT_SECONDS,
) -> SyncReport:
    """Make the index equal to the documents under ``paths``; other paths ingested before stay, unless ``prune``.

    ``dry_run`` reports what would be done. ``reindex`` builds the index anew, from the stored pages where files did
    not change: needed for another embedder. Raises ``WrongUse`` for a path that does not exist, ``IndexMismatch`` for
    another embedder, ``IndexBusy`` when another process holds the index or another sync is running,
    ``IndexUnavailable`` when it cannot be written, ``EmbeddingFailed``. What was published before an error stays.
    """
    started = time.monotonic()
    tools = tools or default_tools(settings, embedder)
    with (
        IndexLock(settings.data_dir),
        only_sync(settings.data_dir),
        IndexSession(settings, embedder, tools, clock, reindex=reindex) as session,
    ):
        found = scan(paths, (settings.catalog_dir, settings.data_dir), tools.is_document)
        plan = make_plan(
            found,
            session.known,
            tools.versions,
            content_hash,
            prune=prune,
            redo_all=reindex and bool(session.known),
            moved_along=beside_data(session.place_before, settings.index_dir.resolve()),
        )
        run = _Run(session, embedder, tools, clock, on_progress or _no_progress, checkpoint_seconds)
        if not dry_run:
            run.execute(plan)
        return run.outcome.report(found, plan, session.passages, time.monotonic() - started, is_dry_run=dry_run)


def content_hash(path: Path) -> str | None:
    """With what ``fetch`` keeps of the file, so that a change of that is noticed too.

    None for a file that cannot be opened, or whose name no program could ask for (not UTF-8).
    """
    if printable(str(path)) != str(path):
        return None
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except OSError:
        return None
    if described := description_of(path):
        digest.update(described.model_dump_json().encode())
    return digest.hexdigest()


def _no_progress(_: Progress) -> None:
    return None


@dataclass(slots=True)
class _Outcome:
    """What happened so far. Names, not ids."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    warnings: list[SyncWarning] = field(default_factory=list)

    def report(self, found: Scan, plan: Plan, passages: int, seconds: float, *, is_dry_run: bool) -> SyncReport:
        if is_dry_run:
            self._foresee(plan)
        return SyncReport(
            added=tuple(sorted(self.added)),
            updated=tuple(sorted(set(self.updated))),
            unchanged=len({document.id for document in plan.unchanged} - {move.document.id for move in plan.renamed}),
            removed=tuple(sorted(self.removed)),
            ignored=tuple(sorted([*found.ignored, *self.ignored])),
            failed=tuple(sorted(self.failed, key=lambda failure: failure.path)),
            passages=passages,
            seconds=round(seconds, 3),
            warnings=tuple(self.warnings),
        )

    def _foresee(self, plan: Plan) -> None:
        for item in plan.read:
            (self.updated if item.known else self.added).append(item.file.name)
        self.updated += [document.name for document in plan.redo]
        self.updated += [move.name for move in plan.renamed]
        self.removed += [document.name for document in plan.removed]


class _Run:
    """Carries out one plan."""

    def __init__(
        self,
        session: IndexSession,
        embedder: Embedder,
        tools: Tools,
        clock: Clock,
        on_progress: OnProgress,
        checkpoint_seconds: float,
    ) -> None:
        self._session = session
        self._embedder = embedder
        self._tools = tools
        self._clock = clock
        self._on_progress = on_progress
        self._checkpoint_seconds = checkpoint_seconds
        self._last_publish = time.monotonic()
        self._total = self._done = 0
        self.outcome = _Outcome()

    def execute(self, plan: Plan) -> None:
        self._total = len(plan.read) + len(plan.redo)
        self._fail(plan.unreadable, "unreadable_file")
        self._fail(plan.strayed, "link_leads_out")
        self._remove(plan.removed)
        self._move(plan)
        for embedded in embed_documents(self._documents(plan), self._embedder):
            self._write(embedded)
            self._checkpoint()
        self._session.link_editions()
        self._session.publish()

    def _fail(self, files: Iterable[FoundFile], reason: str) -> None:
        self.outcome.failed += [Failure(path=printable(file.name), reason=message(reason)) for file in files]

    def _remove(self, documents: Iterable[KnownDocument]) -> None:
        for document in documents:
            self._session.remove(document.id)
            self._note(document.id, document.name, "removed")
            self.outcome.removed.append(document.name)

    def _move(self, plan: Plan) -> None:
        self._session.move([(move.document.id, move.name, move.source) for move in plan.moved])
        for move in plan.moved:
            self._note(move.document.id, move.name, "moved")
        self.outcome.updated += [move.name for move in plan.renamed]

    def _documents(self, plan: Plan) -> Iterator[SplitDocument]:
        for document in plan.redo:
            yield self._resplit(document)
            self._step(document.name)
        if not plan.read:
            return
        with self._tools.open_reader() as reader:
            results = reader.read((item.file.path, item.file.name) for item in plan.read)
            for item, result in zip(plan.read, results, strict=True):
                yield from self._from_file(item, result)
                self._step(item.file.name)

    def _from_file(self, item: FileToRead, result: ReadFile) -> Iterator[SplitDocument]:
        name = item.file.name
        if result.code == UNKNOWN_FORMAT:
            self.outcome.ignored.append(name)
        elif result.code:
            self.outcome.failed.append(Failure(path=name, reason=result.reason))
        else:
            yield from self._from_documents(item, result.documents)

    def _from_documents(
        self, item: FileToRead, documents: Sequence[tuple[str, ReadDocument]]
    ) -> Iterator[SplitDocument]:
        known = {document.source.suffix: document for document in item.known}
        for gone in known.keys() - {suffix for suffix, _ in documents}:
            self._remove([known[gone]])
        for suffix, read in documents:
            yield self._split(item, suffix, read, known.get(suffix))

    def _split(self, item: FileToRead, suffix: str, read: ReadDocument, known: KnownDocument | None) -> SplitDocument:
        name = document_name(item.file.name, suffix)
        described = None if suffix else description_of(item.file.path)
        document = Document(
            id=known.id if known else self._session.new_id(name),
            version=item.content_hash,
            name=name,
            path=str(item.file.path),
            info=described.over(read.info) if described else read.info,
            pages=read.pages,
        )
        source = SourceFile(str(item.file.path), suffix, item.content_hash)
        record = DocumentRecord(document, source, self._tools.versions(item.file.path), read.warnings)
        self.outcome.warnings += [SyncWarning(path=name, text=text) for text in read.warnings]
        return self._processed(record, is_known=known is not None)

    def _resplit(self, known: KnownDocument) -> SplitDocument:
        """A document whose file did not change, from its stored pages."""
        stored = self._session.stored(known.id)
        document = replace(stored, name=known.name, path=known.source.path, superseded_by=None)
        versions = replace(self._tools.versions(Path(known.source.path)), reader=known.versions.reader)
        return self._processed(DocumentRecord(document, known.source, versions, known.warnings), is_known=True)

    def _processed(self, record: DocumentRecord, *, is_known: bool) -> SplitDocument:
        reusable: dict[str, Vectors] = self._session.reusable_vectors(record.document.id) if is_known else {}
        return self._tools.processing.run(record, reusable)

    def _write(self, embedded: EmbeddedDocument) -> None:
        document = embedded.record.document
        is_update = self._session.put(embedded.record, embedded.passages)
        self._note(document.id, document.name, "updated" if is_update else "added", embedded.record)
        (self.outcome.updated if is_update else self.outcome.added).append(document.name)

    def _checkpoint(self) -> None:
        if time.monotonic() - self._last_publish >= self._checkpoint_seconds:
            self._session.checkpoint()
            self._last_publish = time.monotonic()

    def _note(self, document_id: str, name: str, reason: str, record: DocumentRecord | None = None) -> None:
        at = self._clock().isoformat(timespec="seconds")
        self._session.journal(JournalEntry(at, document_id, name, reason, record.versions if record else None))

    def _step(self, name: str) -> None:
        self._done += 1
        self._on_progress(Progress(self._done, self._total, name))
