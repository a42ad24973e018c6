"""What the last runs brought, so that the next one asks only for what has changed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

STATE_FILE = ".fetch-state.json"
"""Hidden, so that ``ingest`` ignores it."""


class Remembered(BaseModel):
    """One download: what to send for a conditional request, and what came. ``at`` is in seconds since the epoch."""

    model_config = ConfigDict(frozen=True)

    url: str
    file: str
    sha256: str
    at: float
    etag: str | None = None
    last_modified: str | None = None


class FetchState(BaseModel):
    """Downloads by source id; ``finished`` is False while a run is under way, and after one that was broken off."""

    downloads: dict[str, Remembered] = {}
    finished: bool = True

    @classmethod
    def load(cls, folder: Path) -> FetchState:
        """The state kept in ``folder``; empty where there is none or it cannot be read (everything is asked anew)."""
        try:
            return cls.model_validate_json((folder / STATE_FILE).read_bytes())
        except (OSError, ValidationError):
            return cls()

    def save(self, folder: Path) -> None:
        write_atomically(folder / STATE_FILE, self.model_dump_json(indent=1).encode())

    def of(self, source_id: str, url: str, folder: Path) -> Remembered | None:
        """What is known of a source, if its address is still the same and the file is still there."""
        known = self.downloads.get(source_id)
        if known is None or known.url != url or not (folder / known.file).is_file():
            return None
        return known


def write_atomically(path: Path, content: bytes) -> None:
    """Readers see the old file or the new one, never a part."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(temporary).replace(path)
    finally:
        Path(temporary).unlink(missing_ok=True)
