"""A title stays with the class of thing it is the name of: "das Projekt heißt A; Räume sind „B“ und „C“"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.governors import between
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_OPENS = re.compile(r"\s*[„»\"]\s*")
_BEING = _GERMAN.words("being")
_NAMES = _GERMAN.words("names")


def check_titles(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every title behind a noun, where the quote says that it is the name of something else."""
    words = alignment.reading.words
    for noun, title in pairwise(words):
        if not noun.noun or noun.quoted or not title.quoted or not _OPENS.fullmatch(_gap(noun, title, alignment)):
            continue
        for source in alignment.sources[:1]:
            if _of_another(noun, title, source.reading):
                yield Reason(ReasonCode.RELATION, f"{noun.text} {title.text}")


def _gap(noun: Word, title: Word, alignment: Alignment) -> str:
    return between(noun, title, alignment.reading)


def _of_another(noun: Word, title: Word, quote: Reading) -> bool:
    """Another part of the sentence has the noun, and that of the title says what it is."""
    theirs = [word for word in quote.words if word.quoted and word.low == title.low]
    own = alike(noun, quote)
    if len(theirs) != 1 or not own or any(word.hard == theirs[0].hard for word in own):
        return False
    kinds = [
        kind
        for word in quote.words
        if word.low in _BEING and word.hard == theirs[0].hard
        for kind in _kinds(word, quote)
    ]
    return bool(kinds) and not any(
        kind.low in _NAMES or max(likeness(noun, kind), likeness(kind, noun)) >= WORD_COVERED for kind in kinds
    )


def _kinds(verb: Word, quote: Reading) -> Iterator[Word]:
    """The noun right before "ist" or "sind"."""
    before = at_places(quote, verb.place - 1, verb.place - 1)
    return (word for word in before if word.noun and not word.quoted and not word.name)
