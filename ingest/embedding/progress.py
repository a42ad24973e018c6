"""How long work tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Called with what is being done (German) and how much of it is done, from 0 to 1."""


def silent(_what: str, _done: float) -> None:
    """Shows nothing."""
