"""What a process remembers of texts it has read, forgotten: the next measurement starts as the first one did."""

from __future__ import annotations

import sys

_WORD_LISTS = 32
"""Caches of so many entries at most hold word lists and patterns, which a process reads once."""


def forget_texts(*packages: str) -> None:
    """Empty the caches of all modules below ``packages`` that remember texts and words."""
    below = tuple(f"{package}." for package in packages)
    for name, module in list(sys.modules.items()):
        if f"{name}.".startswith(below):
            for value in vars(module).values():
                parameters = getattr(value, "cache_parameters", None)
                if parameters and (parameters()["maxsize"] or 0) > _WORD_LISTS:
                    value.cache_clear()
