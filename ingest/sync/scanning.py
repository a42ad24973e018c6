"""Which files under the given PATHs are documents, and what they are called."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from ingest.errors import WrongUse
from ingest.index.messages import message

IGNORE_FILE = ".ingestignore"

IsDocument = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a kind that can be read. ``name`` is what results call it; ``root`` the PATH it was found under."""

    path: Path
    name: str
    root: Path


@dataclass(frozen=True, slots=True)
class Scan:
    """``roots`` are absolute. ``closed`` are folders that cannot be looked into: what is there is not known.

    ``strayed`` are links to files outside of the PATH they were found under: nobody offered those.
    """

    roots: tuple[Path, ...]
    files: tuple[FoundFile, ...]
    ignored: tuple[str, ...]
    closed: tuple[FoundFile, ...] = ()
    strayed: tuple[FoundFile, ...] = ()


def scan(paths: Sequence[Path], left_out: Sequence[Path], is_document: IsDocument) -> Scan:
    """Files in order of their names.

    ``left_out`` are folders of other things; ``is_document`` says whether a name promises a document.

    Raises ``WrongUse`` for a PATH that does not exist: an unmounted drive must not empty the index.
    """
    roots = tuple(dict.fromkeys(_existing(path) for path in paths))
    found: dict[Path, FoundFile] = {}
    ignored: list[str] = []
    closed: list[FoundFile] = []
    strayed: list[FoundFile] = []
    for root in roots:
        locked: list[Path] = []
        walk = _Walk(root, [folder.resolve() for folder in left_out], is_document, locked.append)
        for path, name, is_wanted in walk.entries():
            if not is_wanted:
                ignored.append(printable(name))
            elif walk.leads_out(path):
                strayed.append(FoundFile(path, name, root))
            else:
                found.setdefault(path, FoundFile(path, name, root))
        closed += [FoundFile(path, path.relative_to(root).as_posix() + "/", root) for path in locked]
    files = sorted(_distinct(list(found.values())), key=lambda file: file.name)
    return Scan(roots, tuple(files), tuple(sorted(ignored)), tuple(closed), tuple(strayed))


def _existing(path: Path) -> Path:
    try:
        found = path.expanduser().resolve()
        if found.is_dir() or found.is_file():
            return found
    except (OSError, RuntimeError):  # a name too long or not allowed; links in a circle, a home that does not exist
        pass
    raise WrongUse(message("path_missing", path=printable(str(path))))


@dataclass(frozen=True, slots=True)
class _Walk:
    """``on_closed`` hears of folders that cannot be looked into."""

    root: Path
    left_out: Sequence[Path]
    is_document: IsDocument
    on_closed: Callable[[Path], None]

    def entries(self) -> Iterator[tuple[Path, str, bool]]:
        """(path, name, is a document) of every file; a folder that is left out comes as one entry ending in a slash."""
        if self.root.is_file():
            yield self.root, self.root.name, self.is_document(self.root)
            return
        patterns = _patterns(self.root)
        for folder, folders, files in os.walk(self.root, onerror=lambda error: self.on_closed(Path(error.filename))):
            here = Path(folder)
            for name in sorted(folders):
                relative = (here / name).relative_to(self.root).as_posix()
                if self._is_not_entered(here / name) or _is_left_out(relative + "/", patterns):
                    folders.remove(name)
                    yield here / name, relative + "/", False
            folders.sort()
            for name in sorted(files):
                relative = (here / name).relative_to(self.root).as_posix()
                yield here / name, relative, self._is_wanted(here / name) and not _is_left_out(relative, patterns)

    def leads_out(self, path: Path) -> bool:
        """Whether a file is a link to one outside of the root, or in a folder of it that is left out."""
        if not os.path.islink(path) or not os.path.exists(path):  # noqa: PTH110, PTH114 (raise nothing)
            return False
        target = Path(os.path.realpath(path))
        inner = [folder for folder in self.left_out if folder.is_relative_to(self.root)]
        return not target.is_relative_to(self.root) or any(target.is_relative_to(folder) for folder in inner)

    def _is_not_entered(self, folder: Path) -> bool:
        """A link to a folder may lead in a circle, or to the same files under a second name."""
        return folder in self.left_out or folder.name.startswith(".") or os.path.islink(folder)  # noqa: PTH114 (raises nothing)

    def _is_wanted(self, path: Path) -> bool:
        """Opening a pipe would wait for its other end for ever. A link to nothing is wanted: it is reported."""
        is_special = os.path.exists(path) and not os.path.isfile(path)  # noqa: PTH110, PTH113 (raise nothing)
        return self.is_document(path) and not is_special


def _patterns(root: Path) -> tuple[str, ...]:
    """The lines of ``.ingestignore``: globs as in .gitignore, without negation; a final slash means folders."""
    try:
        lines = (root / IGNORE_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # none, or not allowed: then the whole folder is not
        return ()
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _is_left_out(relative: str, patterns: Sequence[str]) -> bool:
    """A pattern with a slash inside counts from the root, one without matches a name at any depth."""
    is_folder = relative.endswith("/")
    path = relative.rstrip("/")
    for pattern in patterns:
        if pattern.endswith("/") and not is_folder:
            continue
        glob = pattern.rstrip("/")
        target = path if "/" in glob else PurePosixPath(path).name
        if fnmatchcase(target, glob.lstrip("/")):
            return True
    return False


def _distinct(files: Sequence[FoundFile]) -> list[FoundFile]:
    """Names that two PATHs share get their PATH's folder name in front, and a number where even that is shared."""
    counts = Counter(file.name for file in files)
    prefixed = [
        file if counts[file.name] == 1 else replace(file, name=prefixed_name(file.root, file.name)) for file in files
    ]
    taken: set[str] = set()
    return [_numbered(file, taken) for file in prefixed]


def printable(name: str) -> str:
    """A file name with question marks for bytes that are not UTF-8."""
    return name.encode("utf-8", "replace").decode("utf-8")


def prefixed_name(root: Path, name: str) -> str:
    """The name with the folder of its PATH in front, for one that two PATHs share."""
    folder = root if root.is_dir() else root.parent
    return f"{folder.name}/{name}"


def _numbered(file: FoundFile, taken: set[str]) -> FoundFile:
    name = free_name(file.name, taken)
    taken.add(name)
    return replace(file, name=name)


def free_name(name: str, taken: set[str]) -> str:
    """``name``, or ``name~2``, ``name~3`` … before its suffix."""
    path = PurePosixPath(name)
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = str(path.with_name(f"{path.stem}~{count}{path.suffix}"))
    return candidate
