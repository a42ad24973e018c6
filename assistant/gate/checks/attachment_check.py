"""What hangs on a noun in the statement hangs on it in the quote: "Pegelsensoren in Döllbach", "Landkreis Kusel"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.closed_words import AND_OR
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_ROOT = 4
"""Letters by which the first part of a compound is known."""
_MEANS_AND_AIM = _GERMAN.words("means_and_aim")
_WITHIN = _GERMAN.words("within")
_ACTION = re.compile(r"(?<!abteil)(?<!verwalt)(?<!regier)(?<!stift)(?<!leit)(?<!vereinig)(?:ung|(?<!organis)ation)$")
"""Nouns of action; departments and foundations are bodies."""
_EQUATES = _GERMAN.endings("equates")
"""What stands between a name and what it is said to be."""


def check_attachments(alignment: Alignment) -> list[Reason]:
    """Reasons for nouns that hang on another noun than in the quote, as the two have been exchanged."""
    return [*_elsewhere(alignment), *_inverted(alignment), *_made_an_aim(alignment)]


def _inverted(alignment: Alignment) -> Iterator[Reason]:
    """ "Sportstätten von Buchung" for "Sportstättenbuchung" or "-stätten buchen": a deed is no part of a thing."""
    for match in alignment.matches:
        word, theirs = match.word, match.counterpart
        head = governor(word, alignment.reading) if match.found and word.noun else None
        over = alignment.counterpart(head) if head else None
        if (
            head is None
            or over is None
            or theirs is None
            or over.counterpart is None
            or over.source is not match.source
        ):
            continue
        compound = (
            word.cue in _WITHIN
            and over.counterpart is theirs
            and theirs.stem.startswith(head.stem[:_ROOT])
            and head.stem != theirs.stem
        )
        object_of_deed = _ACTION.search(head.low) and not over.counterpart.noun
        deed = word.cue == "von" and _ACTION.search(word.low) and not object_of_deed
        deed = deed and not head.name and theirs.cue != "von" and not _said_so(head, word, alignment)
        if (compound and not theirs.stem.startswith(word.stem[:_ROOT])) or deed:
            yield Reason(ReasonCode.RELATION, f"{head.text} {word.text}")


def _made_an_aim(alignment: Alignment) -> Iterator[Reason]:
    """ "Ideen für das Spiel" for "Ideen mit dem Spiel": a means becomes the aim of the same noun, or the reverse."""
    for match in alignment.matches:
        word, theirs = match.word, match.counterpart
        if not match.found or theirs is None or match.source is None or {word.cue, theirs.cue} != _MEANS_AND_AIM:
            continue
        head, quote = governor(word, alignment.reading), match.source.reading
        over = alignment.counterpart(head) if head is not None else None
        if over is not None and over.found and governor(theirs, quote) is over.counterpart is not None:
            yield Reason(ReasonCode.RELATION, f"{head.text if head else ''} {word.cue} {word.text}")


def _said_so(head: Word, word: Word, alignment: Alignment) -> bool:
    heads = (governor(o, s.reading) for s in alignment.sources for o in alike(word, s.reading))
    return any(h is not None and likeness(head, h) >= WORD_COVERED for h in heads)


def _elsewhere(alignment: Alignment) -> list[Reason]:
    return [
        Reason(ReasonCode.RELATION, f"{head.text} {match.word.text}")
        for match in alignment.matches
        if match.found and match.counterpart and (head := governor(match.word, alignment.reading))
        if _hangs_elsewhere(match, head, alignment)
    ]


def _hangs_elsewhere(match: Match, head: Word, alignment: Alignment) -> bool:
    if match.source is None:
        return False
    quote = match.source.reading
    same_word, same_head = alike(match.word, quote), _standing_for(head, alignment, quote)
    if not same_word or not same_head:
        return False
    heads = [governor(other, quote) for other in same_word]
    if any(other is h for other in heads if other for h in same_head):
        return False
    if any(other.name and other.place + 1 == h.place for other in same_word for h in same_head):
        return False
    beside = match.word.name is not None and match.word.place == head.place + 1
    if beside and any(_said_to_be(h, match.word, quote) for h in same_head):
        return False
    if beside and _mere_town(head, match.word, same_head, quote):
        return False
    if not beside and not any(
        _exchanged(match.word, other, h, alignment) for other in heads if other for h in same_head
    ):
        return False
    if any(_listed_after(h, other, quote) for h in same_head for other in same_word):
        return False
    return any(_has_other_dependent(h, same_word, quote) for h in same_head)


def _standing_for(head: Word, alignment: Alignment, quote: Reading) -> tuple[Word, ...]:
    """Words of the quote for ``head``, but for a near one the statement has as well: "Planung" beside "Konzepte"."""
    same, told = alike(head, quote), {word.stem for word in alignment.reading.content}
    known = any(other.stem == head.stem for other in same)
    return same if known else tuple(other for other in same if other.stem not in told)


def _said_to_be(head: Word, name: Word, quote: Reading) -> bool:
    """ "die Kleinstadt Guben" for "Guben: Kleinstadt in Brandenburg" and "Guben ist eine Kleinstadt"."""
    first = quote.content[0]
    behind = quote.text[first.start + len(first.text) :].lstrip()
    return first.name == name.name and not head.cue and behind.startswith(_EQUATES)


def _mere_town(head: Word, name: Word, same_head: tuple[Word, ...], quote: Reading) -> bool:
    """ "die Stadt Kiel" for "Kiel und Kommunen der Kreise …": the quote opens with it and has no such head."""
    return head.low == "stadt" and quote.content[0].name == name.name and all(h.low[:5] != "stadt" for h in same_head)


def _exchanged(word: Word, theirs: Word, head: Word, alignment: Alignment) -> bool:
    """What hangs on ``head`` in the quote hangs, in the statement, on the head ``theirs`` that ``word`` has there."""
    for other in alignment.matches:
        if other.word is not word and other.counterpart and other.source:
            mine = governor(other.word, alignment.reading)
            there = governor(other.counterpart, other.source.reading)
            if mine and there is head and likeness(mine, theirs) >= WORD_COVERED:
                return True
    return False


def _listed_after(head: Word, word: Word, quote: Reading) -> bool:
    """ "Kreise Plön und Rendsburg": the second name hangs on "Kreise" too."""
    between = [other for other in quote.words if head.place < other.place < word.place]
    return head.place < word.place and all(o.name or o.noun or o.low in AND_OR for o in between)


def _has_other_dependent(head: Word, words: tuple[Word, ...], quote: Reading) -> bool:
    return any(governor(other, quote) is head and not any(other is w for w in words) for other in _nouns(quote))


def _nouns(reading: Reading) -> Iterator[Word]:
    return (word for word in reading.content if word.noun or word.name)
