"""German sentences of the index and the sync, from ``ingest/texts/index.toml``."""

from __future__ import annotations

from functools import partial

from ingest.text_files import wording

message = partial(wording, "index")
"""The sentence of a key with its placeholders filled. Raises KeyError for an unknown key."""
