"""Texts for people, in TOML files beside the code: how a file is read and a text in it found and filled."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

OWN = Path(__file__).parent / "texts"
"""The folder of this package; the others have one of their own."""


@cache
def text_file(path: Path) -> dict[str, Any]:
    """The whole file, read once."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def texts(name: str) -> dict[str, Any]:
    """The file ``name``.toml of ``ingest/texts``."""
    return text_file(OWN / f"{name}.toml")


def entry(entries: Any, key: str) -> Any:
    """What stands under ``key``, dotted for tables. Raises KeyError where nothing does."""
    for part in key.split("."):
        entries = entries[part]
    return entries


def entry_in(folder: Path, language: str, name: str, key: str) -> Any:
    """What stands under ``key`` of the file ``name``.toml in ``language``; in German where that is not translated.

    ``folder`` holds the German files and, for each other language, a folder named by its code. Raises KeyError where
    there is no German entry either.
    """
    try:
        return entry(_translated(folder / language / f"{name}.toml"), key)
    except KeyError:
        return entry(text_file(folder / f"{name}.toml"), key)


@cache
def _translated(path: Path) -> dict[str, Any]:
    """The whole file; empty where nothing of it is translated."""
    return text_file(path) if path.exists() else {}


def filled(entries: Mapping[str, Any], key: str, values: Mapping[str, object]) -> str:
    """The text ``key`` with its ``{placeholders}`` filled in. Raises KeyError for an unknown key."""
    return str(entry(entries, key)).format(**values)


def wording(name: str, key: str, /, **values: object) -> str:
    """The text ``key`` of the file ``name``.toml of ``ingest/texts`` with its ``{placeholders}`` filled in."""
    return filled(texts(name), key, values)
