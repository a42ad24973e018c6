"""The word lists beside this module."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=4)
def table(name: str) -> dict[str, Any]:
    """The content of ``<name>.toml``."""
    return tomllib.loads(_text(f"{name}.toml"))


@lru_cache(maxsize=16)
def listed(name: str, key: str) -> frozenset[str]:
    """The words of the list ``key`` in ``<name>.toml``, as they stand there."""
    return frozenset(str(table(name)[key]).split())


def plain_list(name: str) -> list[str]:
    """The words of ``<name>.txt``; lines with # are remarks."""
    lines = _text(f"{name}.txt").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def _text(file_name: str) -> str:
    return resources.files("ingest.german").joinpath(file_name).read_text(encoding="utf-8")
