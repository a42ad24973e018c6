"""The gate's German word lists, read once from its data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from ingest.german import stem


@dataclass(frozen=True, slots=True)
class Opposition:
    """Sets of words of which a quote using one denies a statement using another.

    With ``required`` the statement may not bring in a word of the sets at all that the quote does not have.
    """

    sides: tuple[frozenset[str], ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Markers:
    """Closed word classes. Every mapping goes from class name to lower-case forms.

    ``separable`` lists verbs in two parts: forms, particle, and the mode they mark.
    """

    polarity: Mapping[str, frozenset[str]]
    modality: Mapping[str, frozenset[str]]
    scope: Mapping[str, frozenset[str]]
    qualifier: Mapping[str, frozenset[str]]
    oppositions: tuple[Opposition, ...]
    separable: tuple[tuple[frozenset[str], str, str], ...]
    phrases: Mapping[str, str]
    spellings: tuple[tuple[re.Pattern[str], str], ...]
    prepositions: frozenset[str]
    passive: frozenset[str]
    subordinate: frozenset[str]
    coordinate: frozenset[str]
    finite: frozenset[str]
    past: frozenset[str]
    edges: Mapping[str, frozenset[str]]

    def opposing(self, low: str) -> tuple[tuple[Opposition, frozenset[str]], ...]:
        """The oppositions a word belongs to, each with the side it is on."""
        return _opposing().get(low, ())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("assistant.gate.data").joinpath(name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Month names, lower case, as written in text."""
    return {name: int(number) for name, number in _read("markers.toml")["months"].items()}


@lru_cache(maxsize=1)
def markers() -> Markers:
    data = _read("markers.toml")
    roles = data["roles"]
    return Markers(
        polarity=_classes(data["polarity"]),
        modality=_classes(data["modality"]),
        scope=_classes(data["scope"]),
        qualifier=_classes(data["qualifier"]),
        oppositions=tuple(_opposition(entry) for entry in data["opposed"]),
        separable=tuple((frozenset(e["forms"]), e["particle"], e["mode"]) for e in data["separable"]),
        phrases=data["phrases"],
        spellings=tuple((re.compile(written), meant) for written, meant in data["spellings"].items()),
        prepositions=frozenset(roles["prepositions"]),
        passive=frozenset(roles["passive"]),
        subordinate=frozenset(roles["subordinate"]),
        coordinate=frozenset(roles["coordinate"]),
        finite=frozenset(roles["finite"]),
        past=frozenset(roles["past"]),
        edges=_classes(data["edges"]),
    )


@lru_cache(maxsize=1)
def _opposing() -> Mapping[str, tuple[tuple[Opposition, frozenset[str]], ...]]:
    found: dict[str, tuple[tuple[Opposition, frozenset[str]], ...]] = {}
    for opposition in markers().oppositions:
        for side in opposition.sides:
            for low in side:
                found[low] = (*found.get(low, ()), (opposition, side))
    return found


def _classes(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(forms) for name, forms in table.items()}


def _opposition(entry: Mapping[str, Any]) -> Opposition:
    return Opposition(tuple(frozenset(side) for side in entry["words"]), entry.get("required", False))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Words that carry no content, lower case."""
    return frozenset(_read("words.toml")["function"].split())


@lru_cache(maxsize=1)
def light_stems() -> frozenset[str]:
    """Stems of words that only frame a fact."""
    return frozenset(stem(word) for word in _read("words.toml")["light"].split())


@lru_cache(maxsize=1)
def vague_stems() -> frozenset[str]:
    """Stems of nouns that say so little that one may lack a counterpart."""
    return frozenset(stem(word) for word in _read("words.toml")["vague"].split())


@lru_cache(maxsize=1)
def synonym_groups() -> Mapping[str, frozenset[int]]:
    """Stem → numbers of the synonym groups it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(_read("synonyms.toml")["groups"]):
        for word in line.split():
            groups.setdefault(stem(word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in groups.items()}
