"""Words of a statement that are the sort of a compound in the quote."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.comparing.alignment import Match
from assistant.gate.words.closed_words import BELONGING


def sort_of_compound(match: Match, matches: Sequence[Match]) -> bool:
    """ "Daten der Verwaltung" for "Verwaltungsdaten": the first part of a compound has no role in its sentence."""
    whole, word = match.counterpart, match.word
    if whole is None or word.cue not in BELONGING or whole.stem == word.stem or not whole.stem.startswith(word.stem):
        return False
    return any(m.found and m.counterpart is whole and m.word is not word for m in matches)
