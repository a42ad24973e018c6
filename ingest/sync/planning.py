"""What has to be done to make the index equal to the files found. No file is read here but for its hash."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.index.records import KnownDocument, ProcessingVersions, SourceFile
from ingest.sync.scanning import FoundFile, Scan, free_name, prefixed_name

HashFile = Callable[[Path], str | None]
VersionsOf = Callable[[Path], ProcessingVersions]
"""What a file of this name would be processed with now."""


MovedAlong = Callable[[str], str]
"""Where a file would be now if it moved along with the data folder."""


def beside_data(old: Path, new: Path) -> MovedAlong:
    """For a data folder that was at ``old`` and is at ``new`` now, copied or moved with what lies around it."""
    return lambda path: os.path.normpath(new / os.path.relpath(path, old))


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A new or changed file. ``known`` are the documents read from it before: they keep their ids."""

    file: FoundFile
    content_hash: str
    known: tuple[KnownDocument, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A document whose file or name changed, not its content."""

    document: KnownDocument
    name: str
    source: SourceFile


@dataclass(frozen=True, slots=True)
class Plan:
    """``redo`` are documents whose stored pages must be split, tagged or embedded again; ``unreadable`` are files
    without a hash (gone or not allowed) and folders that cannot be looked into; ``strayed`` as in ``Scan``: what was
    read through such a link is removed."""

    read: tuple[FileToRead, ...]
    redo: tuple[KnownDocument, ...]
    moved: tuple[Move, ...]
    removed: tuple[KnownDocument, ...]
    unchanged: tuple[KnownDocument, ...]
    unreadable: tuple[FoundFile, ...]
    strayed: tuple[FoundFile, ...] = ()

    @property
    def renamed(self) -> tuple[Move, ...]:
        """Moves that change what results call the document, not only where its file is."""
        return tuple(move for move in self.moved if move.name != move.document.name)


def make_plan(
    scan: Scan,
    known: Sequence[KnownDocument],
    versions: VersionsOf,
    hash_file: HashFile,
    *,
    prune: bool = False,
    redo_all: bool = False,
    moved_along: MovedAlong = str,
) -> Plan:
    """``redo_all``: every document's vectors are needed anew (other embedder)."""
    return _Planner(scan, known, versions, hash_file, moved_along, prune, redo_all).plan()


class _Planner:
    def __init__(
        self,
        scan: Scan,
        known: Sequence[KnownDocument],
        versions: VersionsOf,
        hash_file: HashFile,
        moved_along: MovedAlong,
        prune: bool,
        redo_all: bool,
    ) -> None:
        self._scan = scan
        self._known = known
        self._versions = versions
        self._prune = prune
        self._redo_all = redo_all
        self._paths = {document.id: self._path_now(document.source.path, moved_along) for document in known}
        self._by_path = _grouped(known, lambda document: self._paths[document.id])
        self._hashes = {file.path: hash_file(file.path) for file in scan.files}
        self._read: list[FileToRead] = []
        self._moved: list[Move] = []
        self._kept: list[KnownDocument] = []

    def plan(self) -> Plan:
        claimed = self._claims([file for file in self._scan.files if self._hashes[file.path] is not None])
        found = {document.id for documents in claimed.values() for document in documents}
        unreadable = tuple(file for file in self._scan.files if self._hashes[file.path] is None)
        found.update(d.id for file in unreadable for d in self._by_path.get(str(file.path), ()))
        removed = [d for d in self._known if d.id not in found and self._is_gone(d)]
        gone = {document.id for document in removed}
        others = [d for d in self._known if d.id not in found and d.id not in gone]
        for file in self._named(others):
            if file.path in claimed:
                self._decide(file, claimed[file.path])
        redo = [d for d in [*self._kept, *others] if self._redo_all or self._is_outdated(d)]
        redone = {document.id for document in redo}
        return Plan(
            read=tuple(self._read),
            redo=tuple(redo),
            moved=tuple(self._moved),
            removed=tuple(removed),
            unchanged=tuple(document for document in self._kept if document.id not in redone),
            unreadable=(*unreadable, *self._scan.closed),
            strayed=self._scan.strayed,
        )

    def _path_now(self, path: str, moved_along: MovedAlong) -> str:
        """A document is where the data folder came along from, unless that place was named, too."""
        if self._is_below(path) or not self._is_below(along := moved_along(path)):
            return path
        return along

    def _named(self, others: Sequence[KnownDocument]) -> list[FoundFile]:
        """Files whose name a document of another PATH already has get a prefix; the older one keeps its name."""
        taken = {document.name for document in others}
        named = []
        for file in self._scan.files:
            if file.name in taken:
                file = replace(file, name=free_name(prefixed_name(file.root, file.name), taken))
            taken.add(file.name)
            named.append(file)
        return named

    def _claims(self, files: Sequence[FoundFile]) -> dict[Path, list[KnownDocument]]:
        """The documents each file had: by its path, else by the content of a file that is no longer where it was."""
        claims = {file.path: list(self._by_path.get(str(file.path), ())) for file in files}
        vanished = _grouped(
            [d for path, documents in self._by_path.items() if self._has_vanished(Path(path)) for d in documents],
            lambda document: document.source.content_hash,
        )
        for file in files:
            if not claims[file.path]:
                claims[file.path] = _one_file_of(vanished.get(self._hashes[file.path] or "", []))
        return claims

    def _decide(self, file: FoundFile, known: Sequence[KnownDocument]) -> None:
        content_hash = self._hashes[file.path] or ""
        reader = self._versions(file.path).reader
        is_same = known and all(d.source.content_hash == content_hash and d.versions.reader == reader for d in known)
        named = [self._under_new_name(document, file) for document in known]
        if is_same:
            self._kept += named
        else:
            self._read.append(FileToRead(file, content_hash, tuple(named)))

    def _under_new_name(self, document: KnownDocument, file: FoundFile) -> KnownDocument:
        source = replace(document.source, path=str(file.path))
        name = document_name(file.name, source.suffix)
        if (name, source) != (document.name, document.source):
            self._moved.append(Move(document, name, source))
        return replace(document, name=name, source=source)

    def _is_outdated(self, document: KnownDocument) -> bool:
        """Made by another splitter, tagger or analyser. Another reader matters only when the file is looked at."""
        now = self._versions(Path(document.source.path))
        return replace(document.versions, reader=now.reader) != now

    def _is_gone(self, document: KnownDocument) -> bool:
        path = self._paths[document.id]
        return (self._prune or self._is_below(path)) and not self._is_closed(Path(path))

    def _has_vanished(self, path: Path) -> bool:
        return not self._is_closed(path) and not os.path.exists(path)  # noqa: PTH110 (raises nothing)

    def _is_closed(self, path: Path) -> bool:
        """In a folder that cannot be looked into, such as one on a drive that went away, everything stays."""
        return any(path.is_relative_to(folder.path) for folder in self._scan.closed)

    def _is_below(self, path: str) -> bool:
        return any(Path(path).is_relative_to(root) for root in self._scan.roots)


def document_name(file_name: str, suffix: str) -> str:
    """A document in an archive is named like a file in a folder."""
    return f"{file_name}/{suffix}" if suffix else file_name


def _grouped(
    documents: Sequence[KnownDocument], key: Callable[[KnownDocument], str]
) -> Mapping[str, list[KnownDocument]]:
    groups: defaultdict[str, list[KnownDocument]] = defaultdict(list)
    for document in documents:
        groups[key(document)].append(document)
    return groups


def _one_file_of(candidates: list[KnownDocument]) -> list[KnownDocument]:
    """Take the documents of the first vanished file from ``candidates``."""
    if not candidates:
        return []
    path = candidates[0].source.path
    taken = [document for document in candidates if document.source.path == path]
    candidates[:] = [document for document in candidates if document.source.path != path]
    return taken
