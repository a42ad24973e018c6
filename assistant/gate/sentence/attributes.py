"""Which noun an adjective or participle describes: the one it stands before."""

from __future__ import annotations

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.endings import ADJECTIVE


@kept
def attributes(reading: Reading) -> dict[Word, Word]:
    """Adjective or participle → the noun it stands before, over further adjectives."""
    found: dict[Word, Word] = {}
    open_: list[Word] = []
    for word in reading.content:
        if word.name is None and not word.noun and word.low.endswith(ADJECTIVE) and word.text.islower():
            open_ = [*(w for w in open_ if w.place == word.place - 1), word]
        elif word.noun and word.name is None and open_ and open_[-1].place == word.place - 1:
            found.update((adjective, word) for adjective in open_ if not adjective.quoted)
            open_ = []
        else:
            open_ = []
    return found
