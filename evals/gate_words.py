"""The German words that the mutators of the gate's suite exchange, read once from its data files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data" / "gate"

Turns = Sequence[tuple[str, str]]
"""Pattern and what is put in its place, in the order they are tried."""


@dataclass(frozen=True, slots=True)
class MutationWords:
    """What ``mutations.yaml`` says; its comments tell what each is for."""

    months: Sequence[str]
    number_words: Sequence[str]
    further_number: str
    units: Turns
    prepositions: Sequence[str]
    kept_nouns: Sequence[str]
    full_forms: Mapping[str, str]
    told_as_done: Turns
    left_open: Sequence[str]
    scope: Turns
    negations: Turns
    verbs: Sequence[str]
    denial: str
    joining: Mapping[str, str]


@cache
def mutation_words() -> MutationWords:
    """What scripted wrong statements are made with."""
    return MutationWords(**_read("mutations.yaml"))


@cache
def exchangeable() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Sort ("nouns", "verbs") → class → words that may stand for each other in a sentence, none meaning the same."""
    return _read("exchanged.yaml")


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return found
