"""A rough guess whether a German word is a finite verb, without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.gate.words.lexicon import function_words
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_VERB_ENDING = re.compile(r"(?:[^e]t|te|ten|iert)$")
_SUPERLATIVE = re.compile(r"(?:lich|ig|sam|isch|en|haft|bar)sten?$")
_ADJECTIVE = re.compile(r"(?:weit|(?<!i)ent|ekt|kret|plett|\..*)$")
"""Ends of adjectives that look like verbs: "intelligent", "bundesweit", "direkt", not "dient"; and names of the web."""
_NOT_FINITE = _GERMAN.endings("not_finite")
_FIRST = _GERMAN.words("first")
_LIKE_VERBS = _GERMAN.endings("like_verbs")
"""Adjectives whose endings look like a past tense."""
_NO_VERBS = frozenset({"daten", "erneut", *(word + ending for word in _LIKE_VERBS for ending in ("e", "en"))})
"""A noun that looks like a verb in past tense where it opens a sentence, an adverb, and these."""


@lru_cache(maxsize=8192)
def verbal(low: str) -> bool:
    """True for common irregular forms and for -t, -te, -ten; not for function words and participles in "ge-"."""
    if low in markers().finite:
        return True
    return (
        low not in function_words()
        and low not in _FIRST
        and low not in _NO_VERBS
        and bool(_VERB_ENDING.search(low))
        and not (low.startswith(_NOT_FINITE) or _SUPERLATIVE.search(low) or _ADJECTIVE.search(low))
    )
