"""The German messages of this package, from ``ingest/texts/embedding.toml``."""

from __future__ import annotations

from functools import partial

from ingest.text_files import wording

message = partial(wording, "embedding")
"""The sentence of a key with its placeholders filled. Raises KeyError for an unknown key."""
