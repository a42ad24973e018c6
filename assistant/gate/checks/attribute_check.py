"""Adjectives and amounts stay with their noun: "viele Wege, nur ein Ziel" is not "viele Ziele, nur ein Weg"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.attributes import attributes
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.closed_words import BELONGING, NOT
from assistant.gate.words.markers import amounts

_LISTED = 2
"""Tokens between two names of one list."""
_ONE, _SEVERAL = "one", "several"


def check_attributes(alignment: Alignment) -> list[Reason]:
    """Reasons for adjectives that two nouns trade, and for one told as several or the reverse."""
    return [
        *_traded(alignment),
        *_denied_elsewhere(alignment),
        *_none_traded(alignment),
        *_names_traded(alignment),
        *_amounts_changed(alignment),
    ]


def _traded(alignment: Alignment) -> Iterator[Reason]:
    """Two adjectives each stand before the noun that the other one has in the quote."""
    mine = attributes(alignment.reading)
    if len(set(mine.values())) < 2:
        return
    found = {match.word: match for match in alignment.matches if match.found and match.source}
    telling = [(adjective, noun) for adjective, noun in mine.items() if adjective in found and noun in found]
    for (first, one), (second, two) in combinations(telling, 2):
        source = found[first].source
        if one is two or source is None or any(found[word].source is not source for word in (second, one, two)):
            continue
        theirs = attributes(source.reading)
        ones, twos = alike(one, source.reading), alike(two, source.reading)
        here, there = _over(found[first], theirs), _over(found[second], theirs)
        if here in twos and here not in ones and there in ones and there not in twos:
            yield Reason(ReasonCode.RELATION, f"{first.text} {one.text} / {second.text} {two.text}")


def _denied_elsewhere(alignment: Alignment) -> Iterator[Reason]:
    """ "nicht öffentliche Karten und Pläne" for "Karten und nicht öffentliche Pläne", whose noun is told without it."""
    for adjective in _denied(alignment.reading):
        match = alignment.counterpart(adjective)
        if match is None or match.source is None or match.counterpart not in _denied(match.source.reading):
            continue
        theirs = attributes(match.source.reading)[match.counterpart]
        mine = [w for w in alignment.reading.content if w.noun and w.stem == theirs.stem]
        if mine and all(w.clause == adjective.clause and w.place < adjective.place for w in mine):
            yield Reason(ReasonCode.RELATION, f"{adjective.text} {mine[0].text}")


def _denied(reading: Reading) -> tuple[Word, ...]:
    """Adjectives right behind "nicht" that stand before a noun."""
    if "nicht" not in reading.lows:
        return ()
    denials = {word.place for word in reading.words if word.low == NOT}
    return tuple(w for w in attributes(reading) if w.place - 1 in denials)


def _none_traded(alignment: Alignment) -> Iterator[Reason]:
    """ "eine Zahl, keine Ampel" for "keine Zahl, eine Ampel"."""
    mine = _none_of(alignment.reading)
    for match in alignment.matches if mine else ():
        if match.word not in mine or not match.found or match.source is None or match.counterpart is None:
            continue
        theirs = _none_of(match.source.reading)
        told = [m.word for m in alignment.matches if m.found and m.word.noun and m.counterpart in theirs]
        if match.counterpart not in theirs and told and not mine.intersection(told):
            yield Reason(ReasonCode.RELATION, f"{match.word.text} {told[0].text}")


def _none_of(reading: Reading) -> frozenset[Word]:
    """Nouns behind "kein", over adjectives."""
    found: set[Word] = set()
    denied = False
    for word in reading.words if "kein" in reading.text.lower() else ():
        if word.low.startswith("kein"):
            denied = True
        elif denied and word.noun:
            found.add(word)
            denied = False
        elif not word.content or word.name:
            denied = False
    return frozenset(found)


def _names_traded(alignment: Alignment) -> Iterator[Reason]:
    """ "Hamburgs Karte in Kiel" for "Kieler Karte in Hamburg": another town has the thing, and its own is told."""
    for name, thing in _owned(alignment.reading):
        match = alignment.counterpart(thing)
        if match is None or not match.found or match.source is None or match.counterpart is None:
            continue
        quote = match.source.reading
        owners = {owner.name for owner, other in _owned(quote) if other is match.counterpart}
        told = {word.name for word in alignment.reading.words if word.name} & owners
        if not told or name.name not in quote.names or told & _owners(thing, alignment.reading):
            continue
        if name.name not in owners and not _beside(name.name, owners, quote):
            yield Reason(ReasonCode.RELATION, f"{name.text} {thing.text}")


def _beside(name: str | None, owners: set[str | None], quote: Reading) -> bool:
    """ "Kreise Plön und Rendsburg" have it both."""
    places = [word.place for word in quote.words if word.name in owners]
    return any(abs(w.place - place) <= _LISTED for w in quote.words if w.name == name for place in places)


def _owners(thing: Word, reading: Reading) -> set[str | None]:
    return {owner.name for owner, other in _owned(reading) if other is thing}


@kept
def _owned(reading: Reading) -> tuple[tuple[Word, Word], ...]:
    """Names in -s or -er right before a noun, or over adjectives, and names that hang on one by "von"."""
    if len(reading.names) < 2:
        return ()
    found: list[tuple[Word, Word]] = []
    for word, following in pairwise(reading.words):
        if word.name and word.low.endswith(("s", "er")) and following.noun and following.place == word.place + 1:
            found.append((word, following))
        head = governor(word, reading) if word.name and word.cue in BELONGING else None
        if head is not None:
            found.append((word, head))
    return tuple(found)


def _over(adjective: Match, theirs: dict[Word, Word]) -> Word | None:
    return theirs.get(adjective.counterpart) if adjective.counterpart is not None else None


def _amounts_changed(alignment: Alignment) -> Iterator[Reason]:
    for noun, amount in _amounts(alignment.reading):
        for source in alignment.sources:
            same = alike(noun, source.reading)
            said = {theirs for other, theirs in _amounts(source.reading) if other in same}
            if said and amount not in said:
                yield Reason(ReasonCode.RELATION, noun.text)


def _amounts(reading: Reading) -> tuple[tuple[Word, str], ...]:
    """Nouns of which there is "nur eine", or of which there are "verschiedene"."""
    if all(amounts()[sort].isdisjoint(reading.lows) for sort in ("several", "single", "one")):
        return ()
    lows = {word.place: word.low for word in reading.words}
    found: list[tuple[Word, str]] = []
    for word in reading.content:
        if not word.noun:
            continue
        before, earlier = lows.get(word.place - 1, ""), lows.get(word.place - 2, "")
        if before in amounts()["several"]:
            found.append((word, _SEVERAL))
        elif before in amounts()["single"] or (before in amounts()["one"] and earlier in amounts()["bounding"]):
            found.append((word, _ONE))
    return tuple(found)
