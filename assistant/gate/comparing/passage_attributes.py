"""What belongs to a noun or a name because the passage has said so: "die Plattform" is "die offene Plattform"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.sentence.places import at_places, next_word
from assistant.gate.sentence.reading import Reading, Word, read
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_BACK = 2
"""Sentences before the one leant on in which the thing may have been named in full."""
_LONGEST = 3
"""Words of a title before its noun: "Smart City Strategie"."""
_TAIL = 4
"""Letters of the last part of a compound by which a thing is taken up again."""
_THE_SAME = _GERMAN.words("the_same")
"""Before a noun: a thing named before."""
_NEAR = 2
"""Tokens between a name and a word that belongs to it: "Landkreis Aldorf", "Aldorf am See"."""

Passage = Sequence[str]


def named_in_full(word: Word, claim: Reading, leant_on: Reading, before: Passage, names: frozenset[str]) -> bool:
    """Does the sentence leant on take up, by an article and its noun alone, what a sentence before named in full?

    Not where the passage gives the noun another attribute, too: then there are two such things.
    """
    phrase = _phrase(word, claim)
    if phrase is None:
        return False
    head = phrase[-1]
    taken_up = [other for other in leant_on.words if other.noun and _same_thing(head, other)]
    if not taken_up or not all(_alone(other, leant_on) for other in taken_up):
        return False
    told = [_told_in_full(phrase, read(text, names)) for text in before[-_BACK:]]
    return any(told) and None not in told


def _phrase(word: Word, claim: Reading) -> list[Word] | None:
    """``word`` and what follows it without a gap, to the end of its noun; None if it is no attribute of one."""
    phrase = [word]
    while len(phrase) <= _LONGEST:
        following = next_word(claim, phrase[-1])
        if following is None or following.place != phrase[-1].place + 1 or not following.content or following.name:
            break
        phrase.append(following)
        if following.noun and not word.noun:
            break
        if not following.noun:
            return None
    return phrase if len(phrase) > 1 and phrase[-1].noun else None


def _same_thing(head: Word, other: Word) -> bool:
    return head.stem == other.stem or (len(other.stem) >= _TAIL and head.stem.endswith(other.stem))


def _alone(noun: Word, reading: Reading) -> bool:
    return any(word.low in _THE_SAME for word in at_places(reading, noun.place - 1, noun.place - 1))


def _told_in_full(phrase: Sequence[Word], reading: Reading) -> bool | None:
    """True if a sentence has the whole phrase, False if not its noun, None if its noun with something else."""
    stems = [word.stem for word in phrase]
    found = False
    for noun in reading.words:
        if not noun.noun or noun.stem != stems[-1]:
            continue
        near = at_places(reading, noun.place - len(stems) + 1, noun.place)
        if [word.stem for word in near] == stems:
            found = True
        elif any(word.content for word in at_places(reading, noun.place - 1, noun.place - 1)):
            return None
    return found


def belongs_to_name(word: Word, claim: Reading, passage: Passage, names: frozenset[str]) -> bool:
    """ "Landkreis Aldorf", "Aldorf am See": the passage has the name with this word, and not otherwise."""
    for name in _names_near(word, claim):
        first, last = sorted((name, word), key=lambda other: other.place)
        span = claim.text[first.start : last.start + len(last.text)]
        if not any(span in text for text in passage):
            continue
        if first is name or all(_so_called(name, word, read(text, names)) for text in passage):
            return True
    return False


def _names_near(word: Word, claim: Reading) -> Iterator[Word]:
    near = at_places(claim, word.place - _NEAR, word.place + 1)
    return (other for other in near if other.name and other is not word and other.soft == word.soft)


def _so_called(name: Word, word: Word, reading: Reading) -> bool:
    same = (other for other in reading.words if other.low == name.low)
    return all(any(o.stem == word.stem for o in at_places(reading, n.place - _NEAR, n.place)) for n in same)
