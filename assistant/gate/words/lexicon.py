"""The gate's German word lists, read once from its data files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any


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


def read_table(name: str) -> Mapping[str, Any]:
    """A data file of the gate as it stands; nobody changes what he gets."""
    return _read(name)


@lru_cache(maxsize=32)
def _read(name: str) -> Mapping[str, Any]:
    """Cached: several lists stand in one file, and reading one takes up to 20 ms of the first check that asks."""
    return tomllib.loads(resources.files("assistant.gate.data").joinpath(name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def own_stems() -> Mapping[str, str]:
    """Words, lower case, whose stem the rules would not give."""
    return {word: key for key, words in _read("families.toml")["stems"].items() for word in words.split()}


@lru_cache(maxsize=1)
def plurals_in_er() -> tuple[str, ...]:
    """Folded nouns with a plural in -er, as the last part of compounds, too."""
    return tuple(_read("families.toml")["plurals"]["er"].split())


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Month names, lower case, as written in text."""
    return {name: int(number) for name, number in _read("markers.toml")["months"].items()}


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles, lower case, by what cannot follow them: a feminine singular, a plural."""

    not_female: frozenset[str]
    singular: frozenset[str]


@lru_cache(maxsize=1)
def articles() -> Articles:
    data = _classes(_read("markers.toml")["articles"])
    return Articles(data["not_female"], data["singular"])


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words for parts of a year, by months, and of a month, by days."""

    seasons: Mapping[str, frozenset[int]]
    months: Mapping[str, frozenset[int]]
    days: Mapping[str, range]


@lru_cache(maxsize=1)
def calendar() -> Calendar:
    data = _read("markers.toml")["calendar"]
    return Calendar(
        {word: frozenset(months) for word, months in data["seasons"].items()},
        {word: frozenset(months) for word, months in data["months"].items()},
        {word: range(first, last + 1) for word, (first, last) in data["days"].items()},
    )


@lru_cache(maxsize=1)
def markers() -> Markers:
    data = _read("markers.toml")
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
    return _classes(_read("markers.toml")["course"])


@lru_cache(maxsize=1)
def ranks() -> Mapping[str, frozenset[str]]:
    """Words that set one thing above another, lower case, by kind."""
    return _classes(_read("markers.toml")["ranks"])


@lru_cache(maxsize=1)
def frame_words() -> Mapping[str, frozenset[str]]:
    """Words that tell subjects from other nouns, lower case, by what they tell."""
    return _classes(_read("markers.toml")["frames"])


@lru_cache(maxsize=1)
def possessives() -> frozenset[str]:
    """Words before a noun that say it belongs to the noun before, lower case: "deren", "ihren"."""
    return frozenset(_read("markers.toml")["belonging"]["possessives"])


@lru_cache(maxsize=1)
def pointers() -> Mapping[str, frozenset[str]]:
    """Words that take a date over from another clause, lower case: pointing ones, the times they point to, adverbs."""
    return _classes(_read("markers.toml")["pointers"])


@lru_cache(maxsize=1)
def amounts() -> Mapping[str, frozenset[str]]:
    """Words before a noun that say there is one, or several, lower case."""
    return _classes(_read("markers.toml")["amounts"])


@lru_cache(maxsize=1)
def alone() -> Mapping[str, frozenset[str]]:
    """Words, lower case, that claim or say that somebody does something by himself."""
    return _classes(_read("markers.toml")["alone"])


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
def verbs_in_er() -> tuple[str, ...]:
    """Stems of verbs in -ern, whose "er" is no ending."""
    return tuple(_read("families.toml")["plurals"]["verbs_in_er"].split())


@lru_cache(maxsize=1)
def telling_umlauts() -> tuple[str, ...]:
    """Syllables that without their umlaut would be another word: "führen" and "fuhr"."""
    return tuple(_read("families.toml")["plurals"]["umlauts"].split())


@lru_cache(maxsize=1)
def labels() -> frozenset[str]:
    """Nouns a figure behind them numbers and does not count, lower case: "Version 2"."""
    return frozenset(_read("markers.toml")["labels"]["nouns"])


@lru_cache(maxsize=1)
def source_nouns() -> tuple[str, ...]:
    """Ends of nouns for what a fact was read in, lower case: a date behind one tells how old that is."""
    return tuple(_read("markers.toml")["labels"]["sources"])


@lru_cache(maxsize=1)
def places() -> frozenset[str]:
    """Stems of nouns for a place that may do what is done in it: "die Stadt misst", "in der Stadt wird gemessen"."""
    return frozenset(_read("markers.toml")["labels"]["places"])


@lru_cache(maxsize=1)
def bounds() -> frozenset[str]:
    """Words before a figure that bound it, lower case: "rund", "mindestens"."""
    return frozenset().union(*markers().qualifier.values())


def words_of(name: str) -> tuple[str, ...]:
    """A list of ``words.toml``, lower case or as written."""
    return tuple(_read("words.toml")[name].split())


@lru_cache(maxsize=1)
def compared_elsewhere() -> frozenset[str]:
    """Words with a check of their own, lower case: quantifiers, bounds, negations, plans, duties and advice."""
    tables = (markers().scope, markers().qualifier, markers().polarity)
    hedges = (markers().modality[mode] for mode in ("planned", "possible", "advised", "obliged", "needed"))
    return frozenset().union(*(forms for table in tables for forms in table.values()), *hedges)


@lru_cache(maxsize=1)
def adverbial() -> frozenset[str]:
    """Adjectives and adverbs that often open a sentence, lower case."""
    return frozenset(_read("words.toml")["adverbial"].split())


@lru_cache(maxsize=1)
def concrete_endings() -> tuple[str, ...]:
    """Nouns that end like one of action or quality and are none, lower case, singular and plural."""
    words = _read("words.toml")["concrete"].split()
    return tuple(form for word in words for form in (word, word + "en", word + "se"))


@lru_cache(maxsize=1)
def strong_forms() -> Mapping[str, str]:
    """Stem of an irregular form, without "ge" → root of its verb."""
    return {form: root for root, forms in _read("families.toml")["strong"].items() for form in (root, *forms.split())}


@lru_cache(maxsize=1)
def prefixes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Separable and inseparable prefixes of verbs, folded, in the order to try them."""
    data = _read("families.toml")["prefixes"]
    return tuple(data["separable"].split()), tuple(data["inseparable"].split())


@lru_cache(maxsize=1)
def synonym_lines() -> tuple[tuple[str, ...], ...]:
    """Groups of words that may be exchanged for each other, as written in the lists."""
    tables = [_read(name) for name in ("thesaurus.toml", "general.toml")]
    systematic = (line for table in tables for part in ("verbs", "nouns", "adjectives") for line in table[part])
    groups = (line for name in ("synonyms.toml", "retelling.toml", "prose.toml") for line in _read(name)["groups"])
    lines = (*groups, *systematic)
    return tuple(tuple(line.split()) for line in lines)


@lru_cache(maxsize=1)
def broader_terms() -> Mapping[str, frozenset[str]]:
    """General word → the special ones it may stand for."""
    rows = (row.partition(":") for row in _read("thesaurus.toml")["broader"])
    return {general: frozenset(special.split()) for general, _, special in rows}


@dataclass(frozen=True, slots=True)
class Implied:
    """Words that any of the cues, units or kinds of figure of a quote's sentence imply."""

    words: tuple[str, ...]
    cues: tuple[str, ...]
    units: frozenset[str]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Shells:
    """Verbs that say nothing beside a deed they have as subject (``occurring``) or else (``acting``; ``received`` are
    those whose deed is what one gets), or beside a thing that an ``instrumental`` preposition brings in
    (``instruments``), and words that others imply."""

    occurring: tuple[str, ...]
    acting: tuple[str, ...]
    received: tuple[str, ...]
    granting: tuple[str, ...]
    instruments: tuple[str, ...]
    instrumental: frozenset[str]
    implied: tuple[Implied, ...]


@lru_cache(maxsize=1)
def shell_data() -> Shells:
    data = _read("shells.toml")
    return Shells(
        tuple(data["support"]["occurring"].split()),
        tuple(data["support"]["acting"].split()),
        tuple(data["support"]["received"].split()),
        tuple(data["support"]["granting"].split()),
        tuple(data["instrument"]["verbs"].split()),
        frozenset(data["instrument"]["prepositions"]),
        tuple(
            Implied(
                tuple(e["words"].split()),
                tuple(e.get("cues", "").split()),
                frozenset(e.get("units", ())),
                frozenset(e.get("kinds", ())),
            )
            for e in data["implied"]
        ),
    )
