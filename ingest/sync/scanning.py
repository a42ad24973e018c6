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
    """``roots`` are absolute."""

    roots: tuple[Path, ...]
    files: tuple[FoundFile, ...]
    ignored: tuple[str, ...]


def scan(paths: Sequence[Path], left_out: Sequence[Path], is_document: IsDocument) -> Scan:
    """Files in order of their names.

    ``left_out`` are folders of other things; ``is_document`` says whether a name promises a document.

    Raises ``WrongUse`` for a PATH that does not exist: an unmounted drive must not empty the index.
    """
    roots = tuple(dict.fromkeys(path.expanduser().resolve() for path in paths))
    found: dict[Path, FoundFile] = {}
    ignored: list[str] = []
    for root in roots:
        if not root.exists():
            raise WrongUse(message("path_missing", path=root))
        for path, name, is_wanted in _entries(root, [folder.resolve() for folder in left_out], is_document):
            if is_wanted:
                found.setdefault(path, FoundFile(path, name, root))
            else:
                ignored.append(printable(name))
    files = sorted(_distinct(list(found.values())), key=lambda file: file.name)
    return Scan(roots, tuple(files), tuple(sorted(ignored)))


def _entries(root: Path, left_out: Sequence[Path], is_document: IsDocument) -> Iterator[tuple[Path, str, bool]]:
    """(path, name, is a document) of every file; a folder that is left out comes as one entry ending in a slash."""
    if root.is_file():
        yield root, root.name, is_document(root)
        return
    patterns = _patterns(root)
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        for name in sorted(folders):
            relative = (here / name).relative_to(root).as_posix()
            if here / name in left_out or name.startswith(".") or _is_left_out(relative + "/", patterns):
                folders.remove(name)
                yield here / name, relative + "/", False
        folders.sort()
        for name in sorted(files):
            relative = (here / name).relative_to(root).as_posix()
            yield here / name, relative, is_document(here / name) and not _is_left_out(relative, patterns)


def _patterns(root: Path) -> tuple[str, ...]:
    """The lines of ``.ingestignore``: globs as in .gitignore, without negation; a final slash means folders."""
    try:
        lines = (root / IGNORE_FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
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
