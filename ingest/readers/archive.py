"""Zip archives: checked before anything is unpacked, read in memory, nothing is written to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath

from ingest.readers.limits import MEGABYTE, ReadingLimits
from ingest.readers.reasons import unreadable

LARGEST_RATIO = 200
"""Text packs to about a tenth, office files to a hundredth at most; beyond lies the territory of bombs."""
SMALLEST_SUSPICIOUS = 20 * MEGABYTE
_PACKING_ERRORS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, IndexError)


def open_archive(content: bytes, limits: ReadingLimits, *, format_name: str = "ZIP") -> zipfile.ZipFile:
    """An archive whose declared sizes and paths are acceptable.

    Raises ``UnreadableDocument``: broken, encrypted, bomb, or paths that lead out of it.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(content))
        entries = archive.infolist()
    except (*_PACKING_ERRORS, UnicodeDecodeError) as error:
        raise unreadable("broken", format=format_name) from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("encrypted")
    if any(_leads_out(entry.filename) for entry in entries):
        raise unreadable("unsafe_archive")
    if len(entries) > limits.archive_entries:
        raise unreadable("too_many_entries", count=len(entries), limit=limits.archive_entries)
    if _is_bomb([entry.file_size for entry in entries], len(content), limits):
        raise unreadable("bomb")
    return archive


def _is_bomb(sizes: list[int], packed: int, limits: ReadingLimits) -> bool:
    total = sum(sizes)
    return total > limits.unpacked_mb * MEGABYTE or (total > SMALLEST_SUSPICIOUS and total > LARGEST_RATIO * packed)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or (bool(path.parts) and path.parts[0].endswith(":"))


def entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file, hidden and operating-system files left out; of two with one name the later one.

    The declared size is what is read at most: an entry that lies about it is refused as broken.
    """
    named = {entry.filename.replace("\\", "/"): entry for entry in archive.infolist() if not entry.is_dir()}
    for name, entry in named.items():
        if not any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts):
            yield name, read_entry(archive, entry.filename)


def read_entry(archive: zipfile.ZipFile, name: str) -> bytes:
    """Raises ``UnreadableDocument`` when the entry cannot be unpacked to the size it declares."""
    try:
        with archive.open(name) as stream:
            content = stream.read(archive.getinfo(name).file_size + 1)
    except (*_PACKING_ERRORS, KeyError, RuntimeError) as error:
        raise unreadable("broken", format="ZIP") from error
    if len(content) > archive.getinfo(name).file_size:
        raise unreadable("bomb")
    return content
