"""How it is said that something asked for is missing: "Ob es erlaubt ist, steht nicht …" (pure)."""

from __future__ import annotations

import re

from assistant.run import Run
from assistant.understanding.tokens import with_capital
from assistant.wording import texts


def missing(run: Run, label: str) -> str:
    """That nothing is said of what ``label`` names."""
    return _said(run, "aspect", label)


def unclear(run: Run, label: str) -> str:
    """That nothing clear is."""
    return _said(run, "aspect_unclear", label)


def _said(run: Run, key: str, label: str) -> str:
    """A clause is the subject of the sentence; behind a colon it reads like a slip of the pen."""
    if not re.search(texts("gaps")["clause"], label):
        return run.wording("gaps", f"words.{key}", label=label)
    written = with_capital(label) if run.language == "de" else label
    return run.wording("gaps", f"words.{key}_clause", label=written)
