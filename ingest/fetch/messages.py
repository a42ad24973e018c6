"""German reasons of the fetch report, from ``ingest/texts/fetch.toml``."""

from __future__ import annotations

from functools import partial

from ingest.errors import SourceNotFetched
from ingest.text_files import wording

message = partial(wording, "fetch")
"""The sentence of a key with its placeholders filled. Raises KeyError for an unknown key."""


def refusal(key: str, **values: object) -> SourceNotFetched:
    """The error that says why a source was not fetched."""
    return SourceNotFetched(message(key, **values))
