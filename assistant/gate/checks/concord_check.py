"""Preposition, article, adjective and noun fit: "im Kommunen" or "mit digitalen Plan" is what exchanged words leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Source
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import (
    ALL,
    Cells,
    article_cells,
    case_cells,
    cells_of,
    fitting,
    needs_article,
    strong_cells,
)

_GERMAN = ModuleWords(__name__)

_PRONOUN = _GERMAN.pattern("pronoun")
"""Words that end like an adjective and are none."""
_AFTER = re.compile(r"$| [^A-ZÄÖÜ]|[.,;!?)“”\"]")
"""What follows a noun that is neither the first part of a compound nor of a name in several words."""
_NATIVE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{4,}[^nsaiouxé]")
_NO_DATIVE: Cells = ALL - {"p3"}
_PLACING = _GERMAN.words("placing")
_PAIRED = _GERMAN.pattern("paired")


def check_concord(reading: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every noun that cannot stand behind the words before it, where no quote has it so.

    ``reading`` is that of a sentence as it is written: parts cut out of it need not be German.
    """
    for place, noun in enumerate(reading.words):
        if not noun.noun or noun.quoted or noun.name or not _free(noun, reading):
            continue
        cells = cells_of(noun.low) or _by_last_letter(noun)
        if cells is None or (before := _before(place, reading)) == []:
            continue
        if not fitting(cells, _asked(before)) or _bare(before, noun, reading):
            written = reading.text[before[0].start : noun.start + len(noun.text)]
            same = re.compile(rf"\b{re.escape(written)}\b", re.IGNORECASE)
            if not any(same.search(source.reading.text) for source in sources):
                yield Reason(ReasonCode.RELATION, written)


def _by_last_letter(noun: Word) -> Cells | None:
    """A dative in plural ends in "n" or "s", or as a foreign word: "mit den Lindenrode" is none."""
    return _NO_DATIVE if _NATIVE.fullmatch(noun.text) else None


def _bare(before: list[Word], noun: Word, reading: Reading) -> bool:
    """ "In Bürgerhaus", and no pair as "von Haus und Hof"."""
    paired = _PAIRED.match(reading.text, noun.start + len(noun.text)) is not None
    titled = noun.text.partition("-")[0].isupper()
    return len(before) == 1 and before[0].low in _PLACING and not (paired or titled) and needs_article(noun.low)


def _free(noun: Word, reading: Reading) -> bool:
    """Not the first part of a compound or of a name in several words: "Stadt- und", "Smart City App"."""
    return _AFTER.match(reading.text, noun.start + len(noun.text)) is not None


def _before(place: int, reading: Reading) -> list[Word]:
    """Preposition, article and adjective before the noun, those of them that stand there, over a number."""
    words, noun = reading.words, reading.words[place]
    found: list[Word] = []
    first = noun.place
    for sort in (_is_adjective, _is_article, _is_preposition):
        first -= _counts(first - 1, reading)
        index = place - len(found) - 1
        if index >= 0 and words[index].place == first - 1 and sort(words[index]):
            found.insert(0, words[index])
            first -= 1
    over_number = bool(found) and noun.place - found[0].place > len(found)
    if not found or not _heads(found, over_number) or _opens(found[0], reading):
        return []
    return found


def _counts(place: int, reading: Reading) -> bool:
    """A number or ordinal stands at ``place``, with no unit and no date."""
    return any(f.place == place and f.figure.unit is None and f.figure.date is None for f in reading.figures)


def _heads(before: list[Word], over_number: bool) -> bool:
    """An adjective alone may belong to a noun further on, and "in Phase 1" is read as "in erste Phase"."""
    if over_number:
        return _is_article(before[0])
    return _is_article(before[0]) or _is_preposition(before[0])


def _opens(word: Word, reading: Reading) -> bool:
    """Behind a comma it may be a pronoun: ", die Kommunen hilft", ", zu dem Kinder gehen"."""
    before = reading.text[: word.start].split()
    comma = before[-2:-1] if before and before[-1] in markers().prepositions else before[-1:]
    return any(text.endswith((",", ";", "(", "–")) for text in comma)


def _asked(before: list[Word]) -> Cells:
    cells = ALL
    article = next((word for word in before if _is_article(word)), None)
    if article is not None:
        cells &= article_cells()[article.low]
    elif _is_adjective(before[-1]):
        cells &= strong_cells(before[-1].low) or ALL
    if _is_preposition(before[0]):
        cells &= case_cells()[before[0].low]
    return cells


def _is_adjective(word: Word) -> bool:
    plain = word.content and not word.noun and not word.quoted and word.text.islower()
    return plain and word.low.endswith(ADJECTIVE) and not _PRONOUN.match(word.low)


def _is_article(word: Word) -> bool:
    return word.low in article_cells()


def _is_preposition(word: Word) -> bool:
    return word.low in case_cells() and not word.text.isupper()
