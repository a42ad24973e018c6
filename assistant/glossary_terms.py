"""Which terms of the glossary a question names (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.wording import texts
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.german import content_words, stem

LONGEST_TERM = 4
"""Words."""
SHORTEST_HEAD = 10
"""Letters from which the last word of a term means the term: "Datenplattform" the urban one, but not "Zwilling"."""
_WORD = re.compile(r"[\w-]+")


def terms_in(question: str, catalogue: Catalogue) -> list[GlossaryEntry]:
    """In the order of the question, each once; the longest term wins ("urbane Datenplattform" over "Datenplattform").

    Inflected forms count: "digitalem Zwilling", "Datenplattformen".
    """
    stems = _by_stems(catalogue)
    words = _WORD.findall(question)
    found: dict[str, GlossaryEntry] = {}
    place = 0
    while place < len(words):
        length, entry = _longest(words[place : place + LONGEST_TERM], catalogue, stems)
        if entry:
            found.setdefault(entry.term, entry)
        place += length
    return list(found.values())


def entry_asked_for(text: str, catalogue: Catalogue) -> GlossaryEntry | None:
    """The glossary's entry where ``text`` asks of nothing more than its term."""
    found = terms_in(text, catalogue)
    if len(found) != 1:
        return None
    names = (found[0].term, found[0].written_out or "", *found[0].synonyms)
    known = {stem(word) for name in names for word in content_words(name)}
    asked = {stem(word) for word in content_words(text)}
    return found[0] if asked - known <= _words_of_definitions() else None


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


def _longest(
    words: list[str], catalogue: Catalogue, stems: dict[tuple[str, ...], GlossaryEntry]
) -> tuple[int, GlossaryEntry | None]:
    for length in range(len(words), 0, -1):
        entry = catalogue.define(" ".join(words[:length])) or stems.get(_stems(words[:length]))
        if entry:
            return length, entry
    return 1, None


def _by_stems(catalogue: Catalogue) -> dict[tuple[str, ...], GlossaryEntry]:
    """Names as stems, then the last words of longer names: a name that is one itself comes last and wins."""
    named = [
        (_WORD.findall(name), entry)
        for entry in reversed(catalogue.glossary)
        for name in (*entry.synonyms, entry.written_out, entry.term)
        if name and not name.isupper()
    ]
    heads = {_stems(words[-1:]): entry for words, entry in named if len(words[-1]) >= SHORTEST_HEAD}
    return heads | {_stems(words): entry for words, entry in named}


def _stems(words: list[str]) -> tuple[str, ...]:
    """An abbreviation is no inflected word: "AGs" is not "AG"."""
    return tuple(word if word.isupper() else stem(word) for word in words)
