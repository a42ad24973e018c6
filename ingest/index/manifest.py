"""What a generation says about itself, in ``manifest.json``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import IndexMismatch, IndexUnavailable
from ingest.index.generations import write_durably
from ingest.index.hits import IndexSummary
from ingest.index.messages import message

FILE_NAME = "manifest.json"
PASSAGES_PER_MINUTE = 500
"""Passages with their sentences the bundled embedder takes a minute on two cores: for estimates."""


class IndexVersions(BaseModel):
    """What a change of makes passages of the index incomparable with new ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    embedder: str
    splitter: str
    analyser: str


class Manifest(BaseModel):
    """``vector_rows`` is how much of the vector file belongs to this generation, ``live_rows`` how much is in use.

    ``next_number`` is the number the next passage gets: numbers are never used twice. ``lexical_gone`` passages were
    removed since the lexical index was written; its frequencies still count them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    generation: int
    versions: IndexVersions
    dimension: int
    collection: str
    created_at: datetime
    documents: int
    passages: int
    originals: int
    own_summaries: int
    newest_date: str | None
    vector_rows: int
    live_rows: int
    next_number: int
    lexical_gone: int = 0
    place: str = ""
    """The index's folder when this was published: another one now means that it was copied or moved."""

    def summary(self) -> IndexSummary:
        return IndexSummary(
            generation=str(self.generation),
            embedder=self.versions.embedder,
            documents=self.documents,
            passages=self.passages,
            originals=self.originals,
            own_summaries=self.own_summaries,
            newest_date=self.newest_date,
        )

    def write(self, folder: Path) -> None:
        write_durably(folder / FILE_NAME, self.model_dump_json(indent=2).encode("utf-8"))

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Raises ``IndexUnavailable`` where the file is missing or not one of ours."""
        try:
            return cls.model_validate_json((folder / FILE_NAME).read_bytes())
        except (OSError, ValidationError) as error:
            raise IndexUnavailable(message("broken", folder=folder, detail=type(error).__name__)) from error


def check_embedder(manifest: Manifest, fingerprint: str) -> None:
    """Raises ``IndexMismatch`` when the vectors come from another embedder."""
    found = manifest.versions.embedder
    if found != fingerprint:
        minutes = max(1, round(manifest.passages / PASSAGES_PER_MINUTE))
        text = message(
            "mismatch_embedder", found=found, expected=fingerprint, passages=manifest.passages, minutes=minutes
        )
        raise IndexMismatch(text)


def check_versions(manifest: Manifest, expected: IndexVersions) -> None:
    """Raises ``IndexMismatch`` when embedder, splitter or analyser differ."""
    check_embedder(manifest, expected.embedder)
    pairs = [
        (manifest.versions.splitter, expected.splitter),
        (manifest.versions.analyser, expected.analyser),
    ]
    for found, wanted in pairs:
        if found != wanted:
            raise IndexMismatch(message("mismatch_version", found=found, expected=wanted))
