"""Gender, number and cases of German nouns whose form leaves no doubt, and what articles and prepositions ask for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from assistant.gate.words.closed_words import WITH_ACCUSATIVE
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

Cells = frozenset[str]
"""Gender or number ("m", "f", "n", "p") and case ("1" nominative to "4" accusative) in pairs: "m3" is "dem"."""

ALL: Cells = frozenset(sort + case for sort in "mfnp" for case in "1234")
_SORTS = {
    "masculine": ("m1", "m3", "m4"),
    "neuter": ("n1", "n3", "n4"),
    "feminine": ("f1", "f2", "f3", "f4"),
    "plural": ("p1", "p2", "p3", "p4"),
    "plural_e": ("p1", "p2", "p4"),
}
_BY_ENDING = (
    (re.compile(r"(?:(?<!spr)(?<!schw)ung|heit|keit|tät|[tsx]ion|(?:er|or|ent|ist)in|(?<=..)schaft)$"), "feminine"),
    (re.compile(r"(?:ungen|heiten|keiten|täten|[tsx]ionen|(?<!wirt)schaften|(?:er|or|ent|ist)innen)$"), "plural"),
)
_PLURALS = (("e", ("m", "n")), ("er", ("m", "n")), ("en", ("f",)), ("n", ("f",)))
"""Endings by which nouns of a gender have their plural."""
_ENDS_OF_PLURALS = frozenset("enrlsaio")
_INFINITIVE = "ieren"
"""An infinitive as a noun, not the animals of "Tieren"."""
_SHORTEST_REST = 2
"""Letters of the first part of a compound."""
_DER = _GERMAN.pairs("der")
_EIN = _GERMAN.pairs("ein")
_KEIN = _GERMAN.pairs("kein")
_DIES = _GERMAN.pairs("dies")
_STRONG = _GERMAN.pairs("strong")
"""Endings of an adjective without an article."""


@lru_cache(maxsize=1 << 13)
def cells_of(low: str) -> Cells | None:
    """What a noun, lower case, may be; None where it is not known."""
    if low.endswith(_INFINITIVE):
        return None
    head = _head(low)
    if head is not None:
        return _known()[head]
    return next((frozenset(_SORTS[sort]) for ending, sort in _BY_ENDING if ending.search(low)), None)


@lru_cache(maxsize=1 << 13)
def needs_article(low: str) -> bool:
    """A thing that is counted, in the singular: "in Bürgerhaus" is no German, "in Arbeit" is.

    Not what may be the name of a place ("in Kronfeld").
    """
    head = _head(low)
    if head is None:
        return False
    alone = _data()["alone"]
    singular = not any(cell[0] == "p" for cell in _known()[head])
    return singular and head not in alone["substance"].split() and not low.endswith(tuple(alone["places"].split()))


@lru_cache(maxsize=1 << 13)
def surely_plural(low: str) -> bool:
    """The plural of a noun that is known: "Fremdstoffe", "Straßen", "Kinder"."""
    cells = cells_of(low)
    if cells is not None:
        return all(cell[0] == "p" for cell in cells)
    return any(
        low.endswith(ending) and _sort(low.removesuffix(ending)) in sorts for ending, sorts in _PLURALS if len(low) > 4
    )


@lru_cache(maxsize=1 << 13)
def surely_singular(low: str) -> bool:
    """Known as such, or without any ending a plural has."""
    cells = cells_of(low)
    if cells is not None:
        return all(cell[0] != "p" for cell in cells)
    return low[-1:] not in _ENDS_OF_PLURALS


def _sort(low: str) -> str:
    """ "m", "f" or "n" of a noun in the singular; "" for others."""
    cells = cells_of(low) or frozenset()
    sorts = {cell[0] for cell in cells}
    return sorts.pop() if len(sorts) == 1 else ""


def ambiguous(low: str) -> bool:
    """The name of a place that is a word, too: "am Münster", "beim Gießen"."""
    return low in _data()["alone"]["both"].split()


def _head(low: str) -> str | None:
    known = _known()
    for cut in range(len(low) - 1):
        if low[cut:] in known:
            return low[cut:] if not cut or cut >= _SHORTEST_REST or low[cut - 1] == "-" else None
    return None


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    text = resources.files("assistant.gate.data").joinpath("genders.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, Cells]:
    found: dict[str, Cells] = {}
    for sort in _SORTS:
        words: str = _data()[sort]
        for word in words.split():
            found[word] = frozenset(_SORTS[sort])
            if sort == "plural_e":
                found[word + "n"] = frozenset({"p3"})
    return found


@lru_cache(maxsize=1)
def article_cells() -> Mapping[str, Cells]:
    """Article or pronoun, lower case → what it may stand before."""
    found = {article: frozenset(cells.split()) for article, cells in _DER.items()}
    found |= {f"ein{ending}": frozenset(cells.split()) for ending, cells in _EIN.items()}
    stems = [(stem, _KEIN) for stem in _GERMAN.endings("like_kein")] + [
        (stem, _DIES) for stem in _GERMAN.endings("like_dies")
    ]
    for stem, endings in stems:
        found |= {stem + ending: frozenset(cells.split()) for ending, cells in endings.items()}
    return found


@lru_cache(maxsize=1)
def case_cells() -> Mapping[str, Cells]:
    """Preposition → what it may stand before: those with one case, and those with dative or accusative."""
    dative, accusative = _in_case("3"), _in_case("4")
    found = dict.fromkeys(_GERMAN.endings("with_dative"), dative)
    found |= dict.fromkeys(WITH_ACCUSATIVE, accusative)
    found |= dict.fromkeys(_GERMAN.endings("with_either"), dative | accusative)
    return found


def _in_case(case: str) -> Cells:
    return frozenset(cell for cell in ALL if cell[1] == case)


def strong_cells(adjective: str) -> Cells | None:
    """What an adjective without an article may stand before; None where its ending is none of declension."""
    for length in (2, 1):
        if adjective[-length:] in _STRONG:
            return frozenset(_STRONG[adjective[-length:]].split())
    return None


def fitting(*sorts: Iterable[str]) -> Cells:
    """What all allow."""
    found = ALL
    for sort in sorts:
        found &= frozenset(sort)
    return found
