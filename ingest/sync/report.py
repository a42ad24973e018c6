"""What a sync did, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict


class Failure(BaseModel):
    """A file that could not be taken in. ``reason`` is a German sentence; an older version of it stays in the index."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    reason: str


class SyncWarning(BaseModel):
    """Something about a document that was taken in, such as pages without text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    text: str


class SyncReport(BaseModel):
    """The fields of the contract, and ``warnings``. Names are those of results (``document``), sorted.

    ``passages`` counts the passages of the whole index afterwards.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: int = 0
    removed: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    passages: int = 0
    seconds: float = 0.0
    warnings: tuple[SyncWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` files are in; ``document`` is the one that came last."""

    done: int
    total: int
    document: str


OnProgress = Callable[[Progress], None]
