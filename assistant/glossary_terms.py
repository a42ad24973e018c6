"""Which terms of the glossary a question names (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.wording import texts
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.german import content_words, stem

LONGEST_TERM = 4
"""Words."""
SHORTEST_HEAD = 10
"""Letters from which the last word of a term means the term: "Datenplattform" the urban one, but not "Zwilling"."""
_WORD = re.compile(r"[\w-]+")
_ByName = Callable[[str], GlossaryEntry | None]
_ByStems = dict[tuple[str, ...], GlossaryEntry]


def terms_in(question: str, catalogue: Catalogue) -> list[GlossaryEntry]:
    """In the order of the question, each once; the longest term wins ("urbane Datenplattform" over "Datenplattform").

    Inflected forms count: "digitalem Zwilling", "Datenplattformen".
    """
    return _found(question, catalogue.define, _by_stems(catalogue.glossary))


def explained_in(text: str, catalogue: Catalogue) -> list[GlossaryEntry]:
    """The same with the everyday terms ("Sensor"), for texts that ask what words mean, and for explaining words."""
    return _found(text, catalogue.explain, _by_stems((*catalogue.glossary, *catalogue.everyday_terms)))


def entry_asked_for(text: str, catalogue: Catalogue) -> GlossaryEntry | None:
    """The entry of the glossary or of the everyday terms where ``text`` asks of nothing more than its term."""
    found = explained_in(text, catalogue)
    if len(found) != 1:
        return None
    names = (found[0].term, found[0].written_out or "", *found[0].synonyms)
    known = {stem(word) for name in names for word in content_words(name)}
    asked = {stem(word) for word in content_words(text)}
    return found[0] if asked - known <= _words_of_definitions() else None


def bare_term(text: str, catalogue: Catalogue) -> GlossaryEntry | None:
    """The entry of a term that is all of ``text``: "Smart City?", "sensoren"."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= LONGEST_TERM:
        return None
    length, entry = _longest(words, catalogue.explain, _by_stems((*catalogue.glossary, *catalogue.everyday_terms)))
    return entry if length == len(words) else None


def with_short_names(question: str, catalogue: Catalogue) -> str:
    """ "Wer führt die KTS?" for "Wer führt die Koordinierungs- und Transferstelle?".

    Only names whose first word lacks its end: apart, their words mean other things, and documents use the short name.
    """
    for pattern, term in _short_names(catalogue):
        question = pattern.sub(term, question)
    return question


def _short_names(catalogue: Catalogue) -> list[tuple[re.Pattern[str], str]]:
    elliptic = re.compile(texts("question_words")["elliptic_name"])
    named = [(entry.written_out, entry.term) for entry in catalogue.glossary if entry.written_out]
    return [
        (re.compile(rf"\b{re.escape(name)}\b(?: \({re.escape(term)}\))?", re.IGNORECASE), term)
        for name, term in named
        if term.isupper() and elliptic.match(name)
    ]


def asks_how_it_works(question: str, catalogue: Catalogue) -> bool:
    """ "Wie funktioniert LoRaWAN?", where the glossary can say what it is."""
    return bool(_workings().search(question)) and entry_asked_for(question, catalogue) is not None


@cache
def _workings() -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["definitions"]["workings"], re.IGNORECASE)


@cache
def _words_of_definitions() -> frozenset[str]:
    return frozenset(stem(word) for word in texts("catalogue_answers")["definitions"]["other_words"].split())


def _found(question: str, by_name: _ByName, by_stems: _ByStems) -> list[GlossaryEntry]:
    words = _WORD.findall(question)
    found: dict[str, GlossaryEntry] = {}
    place = 0
    while place < len(words):
        length, entry = _longest(words[place : place + LONGEST_TERM], by_name, by_stems)
        if entry:
            found.setdefault(entry.term, entry)
        place += length
    return list(found.values())


def _longest(words: list[str], by_name: _ByName, by_stems: _ByStems) -> tuple[int, GlossaryEntry | None]:
    for length in range(len(words), 0, -1):
        entry = by_name(" ".join(words[:length])) or by_stems.get(_stems(words[:length]))
        if entry:
            return length, entry
    return 1, None


def _by_stems(entries: Sequence[GlossaryEntry]) -> _ByStems:
    """Names as stems, then the last words of longer names: a name that is one itself comes last and wins."""
    named = [
        (_WORD.findall(name), entry)
        for entry in reversed(entries)
        for name in (*entry.synonyms, entry.written_out, entry.term)
        if name and not name.isupper()
    ]
    heads = {_stems(words[-1:]): entry for words, entry in named if len(words[-1]) >= SHORTEST_HEAD}
    return heads | {_stems(words): entry for words, entry in named}


def _stems(words: list[str]) -> tuple[str, ...]:
    """An abbreviation is no inflected word: "AGs" is not "AG"."""
    return tuple(word if word.isupper() else stem(word) for word in words)
