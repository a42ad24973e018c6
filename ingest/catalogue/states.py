"""Federal states in a text, by name, adjective, inhabitant or abbreviation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.catalogue.mentions import PhraseHit, PhraseIndex, StateMention, Words, folded_tokens
from ingest.documents import State

_LONGEST_ABBREVIATION = 3


class StateNames:
    """``forms`` gives every state its spellings, inflected forms included. Build once; safe to share."""

    def __init__(self, forms: Mapping[str, Sequence[str]]) -> None:
        self._index: PhraseIndex[tuple[State, str]] = PhraseIndex()
        for state in State:
            for form in (state.value, f"{state.value}s", *forms.get(state.value, ())):
                self._index.add(folded_tokens(form), (state, form))
        self._index.freeze()

    def find(self, text: str) -> list[StateMention]:
        """The mentions in order; the longest name wins ("Sachsen-Anhalt" is not "Sachsen")."""
        return list(self._mentions(Words.of(text)))

    def _mentions(self, words: Words) -> Iterator[StateMention]:
        keys = [token.folded for token in words.tokens]
        position = 0
        while position < len(keys):
            hit = next((hit for hit in self._index.hits(words, keys, position) if _is_written_so(hit, words)), None)
            if hit is None:
                position += 1
                continue
            yield StateMention(hit.value[0][0], words.span(hit.start, hit.end))
            position = hit.end


def _is_written_so(hit: PhraseHit[tuple[tuple[State, str], ...]], words: Words) -> bool:
    """Abbreviations of up to three letters count in capitals only."""
    form = hit.value[0][1]
    if len(form) > _LONGEST_ABBREVIATION:
        return True
    return words.tokens[hit.start].written == form
