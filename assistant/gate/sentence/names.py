"""Names of places and projects in all forms German text uses: "Wolfsburgs", "Zwönitzer", "Münchner"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from assistant.gate.words.module_words import ModuleWords
from ingest.documents import State
from ingest.german import fold, is_function_word

_GERMAN = ModuleWords(__name__)

_GENERIC = _GERMAN.words("generic")
_WORD = re.compile(r"[^\W\d_][\w]*(?:-[^\W\d_]\w*)*")
_SHORTEST = 3


@lru_cache(maxsize=64)
def name_forms(names: frozenset[str]) -> Mapping[str, str]:
    """Folded written form → folded distinctive word of the name. "Linz am Rhein" is known by "Linz"."""
    forms: dict[str, str] = {}
    for name in sorted(names | {state.value for state in State}, reverse=True):  # a form two have is the first one's
        forms.update(_forms_of(name))
    return forms


@lru_cache(maxsize=1 << 12)
def _forms_of(name: str) -> Mapping[str, str]:
    """The forms of its distinctive words → the word, folded, of which a form two have is the first one's.

    Cached, for most names are those of the catalogue: a text that names one town more has all the others, too.
    """
    return {form: key for key in map(_key, reversed(_distinctive(name))) for form in _inflected(key)}


def _key(word: str) -> str:
    """``word`` folded, unless it is a function word in capitals: "Smart Region AUF" is not known by every "Auf"."""
    return word if word.isupper() and is_function_word(word) else fold(word)


def _distinctive(name: str) -> list[str]:
    words = [word for word in _WORD.findall(name) if word[:1].isupper() or "-" in word]
    telling = [word for word in words if word.casefold() not in _GENERIC and len(word) >= _SHORTEST]
    return telling or words[:1]


def _inflected(key: str) -> set[str]:
    forms = {key, key + "s", key + "es", key + "er", key + "ers", key + "n", key + "sche", key + "schen", key + "r"}
    forms |= {key + "scher", key + "sches", key + "schem"}
    forms |= {key + ending for ending in ("erin", "erinnen", "ern", "eraner", "aner")}
    if key.endswith(("en", "e")):
        root = key[:-2] if key.endswith("en") else key[:-1]
        forms |= {root + ending for ending in ("er", "ers", "ner", "ners", "ische", "ischen", "ischer", "isches")}
    forms |= {key + ending for ending in ("ische", "ischen", "ischer", "isches", "ischem")}
    if key.endswith("el"):
        forms |= {key[:-2] + "ler", key[:-2] + "lers"}
    if key.endswith("hausen"):
        forms |= {key.removesuffix("hausen") + "haeuser" + ending for ending in ("", "s", "n")}
    if key.endswith("stadt"):
        forms |= {key.removesuffix("stadt") + "staedter" + ending for ending in ("", "s", "n", "in", "innen")}
    return forms


_STATE_ADJECTIVES = _GERMAN.pairs("state_adjectives")
_STATE_BEGINNINGS = tuple(_STATE_ADJECTIVES)
_REGION = "-region"
_ADJECTIVE = re.compile(r"i?sche[mnrs]?$|isch$")


def name_in(word: str, forms: Mapping[str, str]) -> str | None:
    """The name ``word`` is a form of, or None. Only words with a capital can be names, adjectives of states aside."""
    key, written, state = _sought(word)
    found = forms.get(key)
    return state if found is None else found if written else None


def names_in(words: Iterable[str], forms: Mapping[str, str]) -> list[str | None]:
    """As ``name_in``, of every word of a sentence."""
    return [
        state if (name := forms.get(key)) is None else name if written else None
        for key, written, state in map(_sought, words)
    ]


@lru_cache(maxsize=1 << 14)
def _sought(word: str) -> tuple[str, bool, str | None]:
    """The form to look up, whether it is written as a name, and the state an adjective is of; every word is asked."""
    key = _key(word)
    state = None
    if key.startswith(_STATE_BEGINNINGS):
        state = next(name for start, name in _STATE_ADJECTIVES.items() if key.startswith(start))
    return key.removesuffix(_REGION), word[:1].isupper() or bool(_ADJECTIVE.search(key)), state
