"""Words that mark what a clause says, by class: denial, mode, quantity, order, preposition (``data/markers.toml``)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assistant.gate.words.lexicon import read_table


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

    ``soft`` are wordings that may tell a mode and need none, ``implied`` those of a quote from which one follows;
    ``clause_verbs`` tell what kind of clause it is.
    ``spellings`` are sought only where the text has one of the words.
    ``separable`` lists verbs in two parts: forms, particle, and the mode they mark.
    """

    polarity: Mapping[str, frozenset[str]]
    denying: frozenset[str]
    averting: frozenset[str]
    restricting: frozenset[str]
    modality: Mapping[str, frozenset[str]]
    soft: Mapping[str, frozenset[str]]
    implied: Mapping[str, frozenset[str]]
    clause_verbs: Mapping[str, frozenset[str]]
    asked: Mapping[str, frozenset[str]]
    scope: Mapping[str, frozenset[str]]
    qualifier: Mapping[str, frozenset[str]]
    oppositions: tuple[Opposition, ...]
    separable: tuple[tuple[frozenset[str], str, str], ...]
    phrases: Mapping[str, str]
    spellings: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]
    prepositions: frozenset[str]
    passive: frozenset[str]
    subordinate: frozenset[str]
    coordinate: frozenset[str]
    finite: frozenset[str]
    auxiliary: frozenset[str]
    parting: frozenset[str]
    past: frozenset[str]
    copula: frozenset[str]
    contrasting: frozenset[str]
    town_marks: frozenset[str]
    telling: frozenset[str]
    edges: Mapping[str, frozenset[str]]
    edge_endings: Mapping[str, tuple[str, ...]]

    def opposing(self, low: str) -> tuple[tuple[Opposition, frozenset[str]], ...]:
        """The oppositions a word belongs to, each with the side it is on."""
        return _opposing().get(low, ())


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Month names, lower case, as written in text."""
    return {name: int(number) for name, number in read_table("markers.toml")["months"].items()}


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles, lower case, by what cannot follow them: a feminine singular, a plural."""

    not_female: frozenset[str]
    singular: frozenset[str]


@lru_cache(maxsize=1)
def articles() -> Articles:
    data = _classes(read_table("markers.toml")["articles"])
    return Articles(data["not_female"], data["singular"])


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words for parts of a year, by months, and of a month, by days."""

    seasons: Mapping[str, frozenset[int]]
    months: Mapping[str, frozenset[int]]
    days: Mapping[str, range]


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    data = read_table("markers.toml")["calendar"]
    return Calendar(
        {word: frozenset(months) for word, months in data["seasons"].items()},
        {word: frozenset(months) for word, months in data["months"].items()},
        {word: range(first, last + 1) for word, (first, last) in data["days"].items()},
    )


@lru_cache(maxsize=1)
def markers() -> Markers:
    """All closed classes of ``data/markers.toml`` that have a name in the code."""
    data = read_table("markers.toml")
    roles = data["roles"]
    return Markers(
        polarity=_classes(data["polarity"]),
        denying=frozenset(data["denying"]["verbs"]),
        averting=frozenset(data["denying"]["averting"]),
        restricting=frozenset(data["restricting"]["words"]),
        modality=_classes(data["modality"]),
        soft=_classes(data["soft"]),
        implied=_classes(data["implied"]),
        clause_verbs=_classes(data["clause_verbs"]),
        asked=_classes(data["asked"]),
        scope=_classes(data["scope"]),
        qualifier=_classes(data["qualifier"]),
        oppositions=tuple(_opposition(entry) for entry in data["opposed"]),
        separable=tuple((frozenset(e["forms"]), e["particle"], e["mode"]) for e in data["separable"]),
        phrases=data["phrases"],
        spellings=tuple((tuple(r["words"]), re.compile(r["written"]), r["meant"]) for r in data["spellings"]["rows"]),
        prepositions=frozenset(roles["prepositions"]),
        passive=frozenset(roles["passive"]),
        subordinate=frozenset(roles["subordinate"]),
        coordinate=frozenset(roles["coordinate"]),
        finite=frozenset(roles["finite"]),
        auxiliary=frozenset(roles["auxiliary"]),
        parting=frozenset(roles["parting"]),
        past=frozenset(roles["past"]),
        copula=frozenset(roles["copula"]),
        town_marks=frozenset(data["towns"]["marks"]),
        contrasting=frozenset(data["course"]["contrasting"]),
        telling=frozenset(data["course"]["telling"]),
        edges=_classes(data["edges"]),
        edge_endings={name: tuple(endings) for name, endings in data["edge_endings"].items()},
    )


@lru_cache(maxsize=1)
def course() -> Mapping[str, frozenset[str]]:
    """Words that say what comes before what, lower case, by kind."""
    return _classes(read_table("markers.toml")["course"])


@lru_cache(maxsize=1)
def ranks() -> Mapping[str, frozenset[str]]:
    """Words that set one thing above another, lower case, by kind."""
    return _classes(read_table("markers.toml")["ranks"])


@lru_cache(maxsize=1)
def frame_words() -> Mapping[str, frozenset[str]]:
    """Words that tell subjects from other nouns, lower case, by what they tell."""
    return _classes(read_table("markers.toml")["frames"])


@lru_cache(maxsize=1)
def possessives() -> frozenset[str]:
    """Words before a noun that say it belongs to the noun before, lower case: "deren", "ihren"."""
    return frozenset(read_table("markers.toml")["belonging"]["possessives"])


@lru_cache(maxsize=1)
def pointers() -> Mapping[str, frozenset[str]]:
    """Words that take a date over from another clause, lower case: pointing ones, the times they point to, adverbs."""
    return _classes(read_table("markers.toml")["pointers"])


@lru_cache(maxsize=1)
def amounts() -> Mapping[str, frozenset[str]]:
    """Words before a noun that say there is one, or several, lower case."""
    return _classes(read_table("markers.toml")["amounts"])


@lru_cache(maxsize=1)
def alone() -> Mapping[str, frozenset[str]]:
    """Words, lower case, that claim or say that somebody does something by himself."""
    return _classes(read_table("markers.toml")["alone"])


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
def labels() -> frozenset[str]:
    """Nouns a figure behind them numbers and does not count, lower case: "Version 2"."""
    return frozenset(read_table("markers.toml")["labels"]["nouns"])


@lru_cache(maxsize=1)
def source_nouns() -> tuple[str, ...]:
    """Ends of nouns for what a fact was read in, lower case: a date behind one tells how old that is."""
    return tuple(read_table("markers.toml")["labels"]["sources"])


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Stems of nouns for a place that may do what is done in it: "die Stadt misst", "in der Stadt wird gemessen"."""
    return frozenset(read_table("markers.toml")["labels"]["places"])


@lru_cache(maxsize=1)
def bounds() -> frozenset[str]:
    """Words before a figure that bound it, lower case: "rund", "mindestens"."""
    return frozenset().union(*markers().qualifier.values())


@lru_cache(maxsize=1)
def compared_elsewhere() -> frozenset[str]:
    """Words with a check of their own, lower case: quantifiers, bounds, negations, plans, duties and advice."""
    tables = (markers().scope, markers().qualifier, markers().polarity)
    hedges = (markers().modality[mode] for mode in ("planned", "possible", "advised", "obliged", "needed"))
    return frozenset().union(*(forms for table in tables for forms in table.values()), *hedges)
