"""What is told in past tense."""

from __future__ import annotations

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.words.markers import markers
from assistant.gate.words.verbs import verbal


def is_past(lows: frozenset[str]) -> bool:
    """``lows`` are the words of a clause, lower case."""
    return not lows.isdisjoint(markers().past) or any(low.endswith(("te", "ten")) and verbal(low) for low in lows)


def tells_of_the_past(alignment: Alignment) -> bool:
    """What somebody "konnte" has happened: a sentence leant on has a verb in past tense."""
    words = (word for source in alignment.sources for word in source.reading.words if not word.noun)
    unreal = markers().modality["planned"] | markers().modality["possible"]
    return any(
        word.low in markers().modality["managed"]
        or word.low in markers().past
        or (word.low.endswith(("te", "ten")) and verbal(word.low) and word.low not in unreal)
        for word in words
    )
