"""What a check does for its quotes alone, done before there is a statement: it is half the time of one that is slow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.comparing.candidates import marked
from assistant.gate.model import Quote
from assistant.gate.sentence.reading import read
from assistant.gate.sentence.told_places import with_told_places


def read_ahead(quotes: Sequence[Quote], names: frozenset[str]) -> Iterator[None]:
    """Read the quotes, a sentence a step, so that checks of statements on any of their sentences need not.

    ``names`` as in ``GateContext``. What is remembered changes no verdict; checks do the rest when a statement asks
    for it: of a sentence that carries nothing no check ever does.
    """
    for quote in quotes:
        known = with_told_places(names, (*quote.sentences, *quote.section), "")
        for heading in (*quote.section, *quote.names):
            read(heading, known)
        for sentence in quote.sentences:
            marked(read(sentence, known))
            yield
