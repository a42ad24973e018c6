"""A compound of the quote told in two words of the statement: "Aufruf zu Ideen" for "Ideenaufruf".

``compounds`` reads it the other way round. Here the roots may be short, for both must stand in the statement, side by
side, and together make up the whole compound.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.concepts import concepts
from assistant.gate.words.families import family
from assistant.gate.words.stems import stem_of

_JOINTS = ("", "s", "n", "en", "es", "e", "er")
_SHORTEST_ROOT = 3
_SHORTEST_COMPOUND = 7
_LONGEST_ENDING = 3
"""Letters behind the second root: "Aufteil-ung", "Meld-er"."""
_BESIDE = 6
"""Tokens between the two words: "die Karte, auf der man den Ort anklickt"."""


def told_apart(word: Word, claim: Reading, readings: Iterable[Reading]) -> bool:
    """Does ``word``, with another word beside it, make up a compound of one of ``readings``?"""
    mine = _roots(word.stem)
    if not mine or word.name:
        return False
    compounds = [bare for reading in readings for bare in _compounds(reading)]
    if _sorted_by(word, claim, compounds):
        return True
    holding = [bare for bare in compounds if any(root in bare for root in mine)]
    if not holding:
        return False
    others = {root for other in claim.content if _near(word, other) for root in _roots(other.stem)}
    return any(
        _makes_up(bare, one, other) or _makes_up(bare, other, one)
        for bare in holding
        for one in mine
        for other in others
        if one in bare and other in bare
    )


def _sorted_by(word: Word, claim: Reading, compounds: Iterable[str]) -> bool:
    """ "heftiger Regen" for "Starkregen": an adjective right before the noun that ends the compound, in other words."""
    groups = concepts(word.stem)
    if word.noun or not groups:
        return False
    noun = next((other for other in claim.content if other.place == word.place + 1 and other.noun), None)
    heads = _roots(noun.stem) if noun is not None else ()
    return any(
        not groups.isdisjoint(concepts(stem_of(bare.removesuffix(head).removesuffix("s"))))
        for bare in compounds
        for head in heads
        if bare.endswith(head) and len(bare) - len(head) >= _SHORTEST_ROOT
    )


def _near(word: Word, other: Word) -> bool:
    return other is not word and other.hard == word.hard and abs(other.place - word.place) <= _BESIDE


def _makes_up(bare: str, first: str, second: str) -> bool:
    if not bare.startswith(first):
        return False
    rest = bare[len(first) :]
    return any(
        rest.startswith(joint + second) and len(rest) - len(joint + second) <= _LONGEST_ENDING for joint in _JOINTS
    )


@lru_cache(maxsize=1 << 14)
def _roots(stem: str) -> tuple[str, ...]:
    bare = stem.replace("-", "")
    return tuple(root for root in {bare, family(stem)} if len(root) >= _SHORTEST_ROOT)


@kept
def _compounds(reading: Reading) -> tuple[str, ...]:
    return tuple(
        bare for word in reading.content if word.noun and len(bare := word.stem.replace("-", "")) >= _SHORTEST_COMPOUND
    )
