"""German sentences of the catalogue, its rendering, the tagger's and the corpus check's findings."""

from __future__ import annotations

from functools import partial
from typing import Any

from ingest.text_files import texts, wording

message = partial(wording, "catalogue")
"""The sentence of a key with its placeholders filled. Raises KeyError for an unknown key."""


def matching_data() -> dict[str, Any]:
    """``matching.toml``: what is known about German place names besides the catalogue itself."""
    return texts("matching")
