"""Words that mean what a question says but do not stand in it, for a wider search."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from ingest.catalogue.mentions import PhraseIndex, Words, folded_tokens
from ingest.catalogue.records import GlossaryEntry, Topic
from ingest.german.words import stem


class Expansion:
    """Built from the glossary; the topics come with each question."""

    def __init__(self, glossary: Iterable[GlossaryEntry]) -> None:
        self._index: PhraseIndex[tuple[str, ...]] = PhraseIndex()
        for entry in glossary:
            names = tuple(name for name in (entry.term, entry.written_out, *entry.synonyms) if name)
            for name in names:
                self._index.add(_key(name), names)
        self._index.freeze()

    def of(self, text: str, topics: Sequence[Topic], limit: int) -> tuple[str, ...]:
        """At most ``limit`` words and phrases, none twice, none already in ``text``."""
        words = Words.of(text)
        present = [stem(token.folded) for token in words.tokens]
        kept: dict[tuple[str, ...], str] = {}
        for name in itertools.chain(self._other_names(words, present), _in_turn(topic.words for topic in topics)):
            if len(kept) >= limit:
                break
            key = _key(name)
            if not _contains(present, key):
                kept.setdefault(key, name)
        return tuple(kept.values())

    def _other_names(self, words: Words, present: Sequence[str]) -> Iterator[str]:
        for position in range(len(present)):
            for hit in self._index.hits(words, present, position):
                yield from itertools.chain.from_iterable(hit.value)


def _key(name: str) -> tuple[str, ...]:
    return tuple(map(stem, folded_tokens(name)))


def _in_turn(lists: Iterable[Sequence[str]]) -> Iterator[str]:
    """The first of every list, then the second of every list, and so on."""
    rounds = itertools.zip_longest(*lists)
    return (name for one_round in rounds for name in one_round if name)


def _contains(words: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(tuple(words[start : start + len(phrase)]) == phrase for start in range(len(words) - len(phrase) + 1))
