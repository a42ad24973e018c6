"""German findings of the corpus check, from ``ingest/texts/check_corpus.toml``."""

from __future__ import annotations

from functools import partial

from ingest.text_files import texts, wording

_LONGEST_QUOTE = 90

message = partial(wording, "check_corpus")
"""The sentence of a key with its placeholders filled. Raises KeyError for an unknown key."""


def phrase(key: str) -> str:
    """A text that is looked for, not shown."""
    return str(texts("check_corpus")[key])


def shortened(text: str) -> str:
    """The end of a long statement: its marker follows there."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else f"… {text[-_LONGEST_QUOTE:]}"
