"""German sentences of the catalogue, its rendering, the tagger's and the corpus check's findings."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_TEXTS = Path(__file__).resolve().parent.parent / "texts"


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((_TEXTS / name).read_text(encoding="utf-8"))


def message(key: str, **values: object) -> str:
    """The sentence ``key`` of ``catalogue.toml`` with its placeholders filled. Raises KeyError for an unknown key."""
    return str(_file("catalogue.toml")[key]).format(**values)


def matching_data() -> dict[str, Any]:
    """``matching.toml``: what is known about German place names besides the catalogue itself."""
    return _file("matching.toml")
