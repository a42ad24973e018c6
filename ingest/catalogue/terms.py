"""Terms of the glossary in a text, by any of their names and inflected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.catalogue.records import GlossaryEntry
from ingest.german.words import fold, stem

LONGEST_TERM = 4
"""Words."""
SHORTEST_HEAD = 10
"""Letters from which the last word of a term means the term: "Datenplattform" the urban one, but not "Zwilling"."""
_WORD = re.compile(r"[\w-]+")


class TermNames:
    """Finds the terms a text names. Build once; safe to share between threads."""

    def __init__(self, entries: Sequence[GlossaryEntry], weaker: Sequence[GlossaryEntry] = ()) -> None:
        """``weaker`` entries are found where none of ``entries`` has the name."""
        self._by_name = _by_name(weaker) | _by_name(entries)
        self._by_stems = _by_stems((*entries, *weaker))

    def named(self, name: str) -> GlossaryEntry | None:
        """The entry with this term, abbreviation, written-out form or synonym, as it is written."""
        return self._by_name.get(fold(name))

    def find(self, text: str) -> list[GlossaryEntry]:
        """In the order of ``text``, each once; the longest term wins ("urbane Datenplattform" over "Datenplattform").

        Inflected forms count: "digitalem Zwilling", "Datenplattformen".
        """
        words = _WORD.findall(text)
        found: dict[str, GlossaryEntry] = {}
        place = 0
        while place < len(words):
            length, entry = self._longest(words[place : place + LONGEST_TERM])
            if entry:
                found.setdefault(entry.term, entry)
            place += length
        return list(found.values())

    def bare(self, text: str) -> GlossaryEntry | None:
        """The entry of a term that is all of ``text``."""
        words = _WORD.findall(text)
        return self._of(words) if 0 < len(words) <= LONGEST_TERM else None

    def _longest(self, words: list[str]) -> tuple[int, GlossaryEntry | None]:
        for length in range(len(words), 0, -1):
            if entry := self._of(words[:length]):
                return length, entry
        return 1, None

    def _of(self, words: list[str]) -> GlossaryEntry | None:
        return self.named(" ".join(words)) or self._by_stems.get(_stems(words))


def _by_name(entries: Sequence[GlossaryEntry]) -> dict[str, GlossaryEntry]:
    return dict(reversed(list(_named(entries))))


def _named(entries: Sequence[GlossaryEntry]) -> Iterator[tuple[str, GlossaryEntry]]:
    """The terms, then their other names, folded."""
    yield from ((fold(entry.term), entry) for entry in entries)
    for entry in entries:
        yield from ((fold(name), entry) for name in (entry.written_out, *entry.synonyms) if name)


def _by_stems(entries: Sequence[GlossaryEntry]) -> dict[tuple[str, ...], GlossaryEntry]:
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
