"""What the E5 models want in front of each text."""

from __future__ import annotations

QUESTION = "query: "
PASSAGE = "passage: "


def prefixes_of(model: str) -> tuple[str, str]:
    """For questions and passages, by the model's name or folder: empty for models that are not E5."""
    words = model.lower().rstrip("/").rsplit("/", 1)[-1].split("-")
    return (QUESTION, PASSAGE) if "e5" in words else ("", "")
