"""Which person, office or body does what a verb tells."""

from __future__ import annotations

from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import segments
from assistant.gate.sentence.voice import BY, is_passive, nominative
from assistant.gate.words.actors import actor_words, is_actor


def actor_of(verb: Word, reading: Reading) -> Word | None:
    """Who does it, if it is an actor and no town by name: the subject, of a passive clause the noun behind "von"."""
    doer = _doer(verb, reading)
    return doer if doer is not None and not doer.quoted and doer.name is None and is_actor(doer.low) else None


def _doer(verb: Word, reading: Reading) -> Word | None:
    clause = [word for word in reading.words if word.clause == verb.clause]
    nouns = [word for word in clause if word.content and (word.noun or word.name)]
    if is_passive(reading, verb.clause):
        return next((word for word in nouns if word.cue in BY), None)
    if any(word.low in actor_words()["pronouns"] for word in clause):
        return None
    bare = [word for word in nouns if not word.cue]
    near = [word for word in bare if segments(reading).of(word) == segments(reading).of(verb)] or bare
    leading = [word for word in near if nominative(word, reading)]
    if reading.parents[verb.clause] is not None and clause[0].low in actor_words()["relatives"] and not leading:
        return None
    return next(iter(leading or near), None)
