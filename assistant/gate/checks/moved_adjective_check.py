"""Adjectives stay with their noun: "der digitale Aufbau eines Zwillings" is no "Aufbau eines digitalen Zwillings"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike, are_alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.attributes import attributes
from assistant.gate.sentence.governors import between
from assistant.gate.sentence.places import at_places, in_clause
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.segments import verb_like
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_LIST = _GERMAN.pattern("list")
"""Between two nouns of a list whose adjective stands before the first."""


def check_moved_adjectives(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every adjective the quote only gives to another noun or deed, which the statement has, too."""
    for adjective, noun in owners(alignment.reading).items():
        if _moved(adjective, noun, alignment) or _of_its_twin(adjective, noun, alignment):
            yield Reason(ReasonCode.RELATION, f"{adjective.text} {noun.text}")


@kept
def owners(reading: Reading) -> Mapping[Word, Word]:
    """Adjective → the noun it stands before; also one that opens its sentence and has its capital from there."""
    found = attributes(reading)
    first = reading.words[0] if reading.words else None
    if first is None or first.noun or not first.content or first.name or not first.low.endswith(ADJECTIVE):
        return found
    beside = at_places(reading, first.place + 1, first.place + 1)
    noun = next((w for w in beside if w.noun and w.name is None), found.get(beside[0]) if beside else None)
    return found if noun is None else {**found, first: noun}


def _moved(adjective: Word, noun: Word, alignment: Alignment) -> bool:
    found = False
    told = [match.word for match in alignment.matches if match.found and match.word.noun and match.word is not noun]
    for source in alignment.sources:
        quote = source.reading
        known = alike(noun, quote)
        for other in alike(adjective, quote):
            described = _described(adjective, other, quote)
            if not described or any(owner in known or are_alike(noun, owner) for owner in described):
                return False
            if any(_listed_behind(owner, word, quote) for owner in described for word in known):
                return False
            found = found or (bool(known) and any(are_alike(word, owner) for word in told for owner in described))
    return found


def _of_its_twin(adjective: Word, noun: Word, alignment: Alignment) -> bool:
    """ "große Vorhaben" are said to do what, in the quote, the "kleinen Vorhaben" of another clause do."""
    same_clause = (m for m in alignment.matches if m.found and m.word.clause == noun.clause)
    deeds = [match for match in same_clause if _is_verb_without_owner(match.word, alignment)]
    for source in alignment.sources:
        described = [(owner, alike(adjective, source.reading)) for owner in alike(noun, source.reading)]
        doing = {m.counterpart.clause for m in deeds if m.source is source and m.counterpart}
        by_adjective = owners(source.reading)
        own = {o.clause for o, known in described if any(by_adjective.get(a) is o for a in known)}
        others = {
            o.clause
            for o, known in described
            for a, owner in by_adjective.items()
            if owner is o and a not in known and not alike(a, alignment.reading)
        }
        if own and doing and not own & doing and doing <= others:
            return True
    return False


def _is_verb_without_owner(word: Word, alignment: Alignment) -> bool:
    """A verb that describes no noun, as a participle may."""
    return not word.noun and word not in owners(alignment.reading) and verb_like(word, None)


def _described(adjective: Word, other: Word, quote: Reading) -> tuple[Word, ...]:
    """What ``other`` of the quote describes: its noun, or the deed if it is the same word as an adverb."""
    owner = owners(quote).get(other)
    if owner is not None:
        return (owner,)
    return _deeds(other, quote) if other.stem == adjective.stem else ()


def _listed_behind(owner: Word, word: Word, quote: Reading) -> bool:
    """ "digitale Karten und Pläne": the plans are digital, too."""
    return owner.place < word.place and bool(_LIST.fullmatch(between(owner, word, quote)))


def _deeds(adverb: Word, quote: Reading) -> tuple[Word, ...]:
    """ "wertet … sicher aus": the full verbs of its clause and what they are about; none for what is no adverb.

    In a relative clause it may describe what stands before that.
    """
    if adverb.noun or adverb.low.endswith(ADJECTIVE) or quote.parents[adverb.clause] is not None:
        return ()
    clause = [w for w in in_clause(quote, adverb.clause) if w is not adverb and w.content]
    verbs = [w for w in clause if verb_like(w, None)]
    return tuple(verbs + [w for w in clause if w.noun and not w.cue]) if verbs and not verb_like(adverb, None) else ()
