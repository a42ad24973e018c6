"""The gate's German word lists, read once from its data files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any


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
def saints() -> frozenset[str]:
    """What names of towns begin with that are known by their other word, lower case: "Bad Ems", "Sankt Augustin"."""
    return frozenset(_read("places.toml")["saints"].lower().split())


def words_of(name: str) -> tuple[str, ...]:
    """A list of ``words.toml``, lower case or as written."""
    return tuple(_read("words.toml")[name].split())


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
