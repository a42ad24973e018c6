"""The noun that says which attribute a question is after: "Farbe" in "Welche Farbe hat …?" (pure).

A passage about the right town and the right thing answers only if it speaks of that attribute, or has an instance of
it: "KfW" for "Bank", "portal.de" for "Internetseite".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence.asked.advice import asks_advice, is_own_word
from assistant.evidence.words.matching import (
    SHORTEST_PART,
    TextWords,
    generic_words,
    holds_by_accident,
    text_words,
    word_coverage,
)
from assistant.gate.comparing.matching import stem_likeness
from assistant.wording import texts
from ingest.german import content_words, fold, stem

KIN = 0.85
"""From this likeness on two words stand for each other (the gate's measure)."""
KIN_SHARE = 0.9
"""Kin count less than the word itself."""
SHORTEST_BEGINNING = 3
"""Letters of what tells a compound from its head."""
SHORTEST_HEAD = 4
"""Letters of a head that stands by itself, where it stands inside no word by accident: "kost" of "kostet"."""
VERB_ENDING = "ert"


@lru_cache(maxsize=256)
def focus_of(question: str) -> str | None:
    """The attribute noun as written; None where nothing is asked for by a noun, or by one that says nothing."""
    for pattern in _patterns():
        found = pattern.search(question)
        if found and _tells(found[1]) and not (asks_advice(question) and is_own_word(found[1])):
            return found[1]
    return None


def _tells(noun: str) -> bool:
    words = content_words(noun)
    return bool(words) and not any(word in generic_words() | _whose() for word in words)


@cache
def _whose() -> frozenset[str]:
    """Kinds of municipalities: "Welche Kleinstädte haben eine App?" asks for an app."""
    return frozenset(map(fold, texts("question_focus")["whose"].split()))


def asks_what_exists(question: str) -> bool:
    """True for "Welche Warnsysteme gibt es?": things of a kind, in whatever words, not what something has."""
    return bool(_existing().search(question))


@cache
def _existing() -> re.Pattern[str]:
    return re.compile(texts("question_focus")["existing"])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in texts("question_focus")["patterns"])


@lru_cache(maxsize=1 << 14)
def focus_share(focus: str, text: str) -> float:
    """How well ``text`` speaks of the attribute, from 0 to 1."""
    instance = _instances().get(stem(fold(focus)))
    if instance and instance.search(text):
        return 1.0
    return max(kinship(stem(word), text) for word in content_words(focus))


@cache
def _instances() -> dict[str, re.Pattern[str]]:
    return {
        stem(fold(word)): re.compile(row["pattern"])
        for row in texts("question_focus")["instances"]
        for word in row["nouns"].split()
    }


def said_in_parts(compound: str, text: str) -> bool:
    """True where ``text`` has what ``compound``, a stem, begins with and what it ends in."""
    found = text_words(text)
    cuts = range(SHORTEST_PART, len(compound) - SHORTEST_HEAD + 1)
    return any(compound[:cut].removesuffix("s") in found.joined and _has_head(compound[cut:], found) for cut in cuts)


def _has_head(head: str, found: TextWords) -> bool:
    return head in found.stems or (len(head) >= SHORTEST_PART and head in found.joined)


def names_by_head(word: str, text: str) -> bool:
    """True where ``text`` has the head of the compound ``word`` by itself: "das Netz" for "Glasfasernetz"."""
    cuts = range(SHORTEST_BEGINNING, len(word) - SHORTEST_HEAD + 1)
    return any(word[cut:] in text_words(text).stems for cut in cuts)


def begins_alike(word: str, text: str) -> bool:
    """True where ``text`` has what the compound ``word`` begins with: "Hochwasser" of "Hochwasserwarnsystem"."""
    joined = text_words(text).joined
    return any(word[:cut].removesuffix("s") in joined for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))


@lru_cache(maxsize=1 << 16)
def kinship(word: str, text: str) -> float:
    """How well ``text`` covers one stem, from 0 to 1, words of the same meaning or root included."""
    found = text_words(text)
    own = word_coverage(word, found)
    if own >= KIN_SHARE:
        return own
    kin = max(_kin(word, found.stems), _inflected(word, found.folded), float(said_in_parts(word, text)))
    return max(own, KIN_SHARE * kin)


def _inflected(word: str, folded: str) -> float:
    """1 where "liefern" or "lieferten" stands for "liefert": the stemmer takes the end of these verbs for a plural."""
    is_verb = word.endswith(VERB_ENDING)
    return float(is_verb and re.search(rf"\b{re.escape(word[:-1])}(?:n|ten?)\b", folded) is not None)


def _kin(word: str, stems: frozenset[str]) -> float:
    others = (other for other in stems - _of_notes() if not holds_by_accident(other, word))
    like = max((stem_likeness(word, other) for other in others), default=0.0)
    return like if like >= KIN else 0.0


@cache
def _of_notes() -> frozenset[str]:
    """Words of the date of a statement, "(Stand 2022)", which says of nothing that it stands."""
    return frozenset(map(stem, texts("question_words")["date_notes"].split()))


def warm() -> None:
    """Load the word lists now instead of at the first question."""
    warming = texts("question_focus")["warming"]
    kinship(stem(warming["word"]), warming["sentence"])
