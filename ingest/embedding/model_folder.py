"""A folder of model files that is written once, whole or not at all.

The files are written into a temporary folder beside the target, which is then renamed. A lock lets two processes that
start at once write one after the other; the second finds the folder complete. What a killed process leaves behind is a
temporary folder, removed by the next writer. ``manifest.json`` records size and SHA-256 of each file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from ingest import os_errors
from ingest.embedding.messages import message
from ingest.errors import EmbeddingFailed

MANIFEST = "manifest.json"
TEMPORARY = ".tmp-"
MEGABYTES_NEEDED = 250


class FileRecord(BaseModel):
    """What a file must be: ``size`` in bytes, ``sha256`` as hexadecimal digits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """``fingerprint`` names what the files were written from and by."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    files: dict[str, FileRecord]


def ensure_folder(target: Path, fingerprint: str, write: Callable[[Path], None]) -> Path:
    """Returns ``target``, after ``write`` filled it if it is missing, damaged or of another fingerprint.

    Raises ``EmbeddingFailed`` when the disk does not take it.
    """
    if is_intact(target, fingerprint):
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(target.parent / f".{target.name}.lock"):
            if not is_intact(target, fingerprint):
                _replace(target, fingerprint, write)
    except OSError as error:
        text = message("model_not_written", path=target, reason=os_errors.reason(error), megabytes=MEGABYTES_NEEDED)
        raise EmbeddingFailed(text) from error
    return target


def is_intact(folder: Path, fingerprint: str, *, thorough: bool = False) -> bool:
    """Whether every file has its recorded size and, if ``thorough``, its recorded checksum."""
    manifest = read_manifest(folder)
    if manifest is None or manifest.fingerprint != fingerprint:
        return False
    return all(_is_as_recorded(folder / name, record, thorough) for name, record in manifest.files.items())


def read_manifest(folder: Path) -> Manifest | None:
    """None when there is none that can be read."""
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except (OSError, ValidationError):
        return None


def _is_as_recorded(path: Path, record: FileRecord, thorough: bool) -> bool:
    try:
        return path.stat().st_size == record.size and (not thorough or sha256(path) == record.sha256)
    except OSError:
        return False


def sha256(path: Path) -> str:
    """Checksum of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _replace(target: Path, fingerprint: str, write: Callable[[Path], None]) -> None:
    """Only ever called by the holder of the lock, so every temporary folder seen is a leftover."""
    prefix = f"{TEMPORARY}{target.name}-"
    for leftover in target.parent.glob(f"{prefix}*"):
        shutil.rmtree(leftover)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=target.parent))
    try:
        write(folder)
        _seal(folder, fingerprint)
        if target.exists():
            # a process that has the old files mapped keeps them until it closes them
            target.rename(folder.with_name(f"{prefix}old"))
        folder.rename(target)
    finally:
        for leftover in target.parent.glob(f"{prefix}*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _seal(folder: Path, fingerprint: str) -> None:
    """Writes the manifest and brings everything to the disk."""
    files = {path.name: FileRecord(size=path.stat().st_size, sha256=sha256(path)) for path in sorted(folder.iterdir())}
    manifest = Manifest(fingerprint=fingerprint, files=files)
    (folder / MANIFEST).write_text(json.dumps(manifest.model_dump(), indent=2) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    folder.chmod(0o755)
