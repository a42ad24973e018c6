"""Dataclasses to JSON and back, for the columns of ``documents.sqlite``."""

from __future__ import annotations

from typing import TypeVar

from pydantic import TypeAdapter

from ingest.documents import DocumentInfo, Page, PassageTags, Sentence
from ingest.index.records import ProcessingVersions

T = TypeVar("T")

PAGES = TypeAdapter(tuple[Page, ...])
INFO = TypeAdapter(DocumentInfo)
SENTENCES = TypeAdapter(tuple[Sentence, ...])
TAGS = TypeAdapter(PassageTags)
TEXTS = TypeAdapter(tuple[str, ...])
VERSIONS = TypeAdapter(ProcessingVersions)


def encode(adapter: TypeAdapter[T], value: T) -> str:
    """JSON text; what equals its default is left out."""
    return adapter.dump_json(value, exclude_defaults=True).decode("utf-8")


def decode(adapter: TypeAdapter[T], text: str | bytes) -> T:
    return adapter.validate_json(text)
