"""A part of a text that states nothing (pure)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Foreign:
    """``is_open``: it reaches to the end of its sentence, or to a statement stuck to it.

    ``is_prompt``: the label of a turn that a whole statement may follow which has nothing to do with it.
    """

    start: int
    end: int
    is_open: bool = False
    is_prompt: bool = False
