"""A word without its inflection, and nothing more: "Bürgern" is "burger" and not the "Burg" of a search stem.

The gate compares words closely, so that it keeps derivations apart ("beschäftigen", "Beschaffung") that a search
may bring together; ``families`` brings together those that belong to one root.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.gate.words.lexicon import own_stems, plurals_in_er, telling_umlauts
from ingest.german import fold

_SHORTEST = 3
_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
_FEMALE = re.compile(r"(?<=er)in(?:nen)?$")
_NOUN = re.compile(r"(?:en|es|e|(?<=[eu][lr])n|(?<=[bdfgklmnprt])s|a|(?<=[^aeiou])um)$")
_OTHER = re.compile(r"(?:em|en|er|es|e|(?<=e[lr])n)$")
_SECOND = re.compile(r"(?:en|(?<=el)n)$")
"""What an ending was added to: "beschlossen-e", "offen-en", "einzeln-e"."""
_COMPARED = re.compile(r"(?<=[a-z]{3}[^aeiou])er(?:en|er|es|e|em)$")
_INFINITIVE = re.compile(r"(?<=[^aeiou]e[lr])n$")


@lru_cache(maxsize=1 << 15)
def stem_of(word: str) -> str:
    """Folded word without endings of number, case, person and degree. A word with a capital is read as a noun."""
    if own := own_stems().get(word.lower()):
        return own
    folded = _folded(word)
    return _noun(folded) if word[:1].isupper() else _other(folded)


def stems_of(word: str) -> frozenset[str]:
    """A word of a list written without capitals, read as a noun and as anything else."""
    return frozenset((stem_of(word), stem_of(word.capitalize())))


def unmarked(low: str) -> str:
    """As stems are written: "zurück" is "zuruck"."""
    return low.translate(_PLAIN)


def _folded(word: str) -> str:
    """Lower case and without umlauts, so that "Bäume" meets "Baum"; where the umlaut makes another word it stays."""
    low = word.lower()
    if low.isascii():
        return low
    for kept, written in _kept_umlauts():
        low = low.replace(kept, written)
    return low.translate(_PLAIN)


@lru_cache(maxsize=1)
def _kept_umlauts() -> tuple[tuple[str, str], ...]:
    return tuple((kept, fold(kept)) for kept in telling_umlauts())


def _noun(folded: str) -> str:
    base = _FEMALE.sub("", folded)
    for ending in ("ern", "er"):
        if base.endswith(ending) and base[: -len(ending)].endswith(plurals_in_er()):
            return base[: -len(ending)]
    return _cut(_NOUN, base).replace("niss", "nis")


def _other(folded: str) -> str:
    if _INFINITIVE.search(folded):
        return folded[:-1]
    base = _cut(_OTHER, _COMPARED.sub("", folded) if _COMPARED.search(folded) else folded)
    return _cut(_SECOND, base) if base != folded else base


def _cut(ending: re.Pattern[str], word: str) -> str:
    match = ending.search(word)
    return word[: match.start()] if match and match.start() >= _SHORTEST else word
