"""Which terms of the glossary a question names (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.wording import texts
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.german import content_words, stem


def entry_asked_for(text: str, catalogue: Catalogue) -> GlossaryEntry | None:
    """The entry of the glossary or of the everyday terms where ``text`` asks of nothing more than its term."""
    found = catalogue.find_explained_terms(text)
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
