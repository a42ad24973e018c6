"""One verb for two parts: "A entscheidet über X, B über Y" is not told crosswise by two sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import likely_verbs
from assistant.gate.words.markers import markers

_Place = tuple[Source, int]


def check_shared_verbs(alignment: Alignment) -> Iterator[Reason]:
    """A reason for two such parts of which each has the subject of one part of the quotes and the object of another."""
    parts: dict[int, list[Word]] = defaultdict(list)
    for word in alignment.reading.words:
        parts[word.soft].append(word)
    for (_, before), (_, gapped) in pairwise(sorted(parts.items())) if len(parts) > 1 else ():
        if any(
            not word.noun and (word.low in markers().auxiliary or _verb(word, alignment.reading)) for word in gapped
        ):
            continue
        doer, cue = _doer(gapped), next((w.cue for w in gapped if w.noun and w.cue in markers().prepositions), "")
        first, one, two = _doer(before), _led(before, cue), _led(gapped, cue)
        if doer is None or first is None or one is None or two is None:
            continue
        places = [
            _places(word, alignment.sources, led) for word, led in ((first, ""), (one, cue), (doer, ""), (two, cue))
        ]
        if _crossed(*places):
            yield Reason(ReasonCode.RELATION, f"{doer.text} {two.text}")


def _verb(word: Word, reading: Reading) -> bool:
    return word.content and word in likely_verbs(reading)


def _crossed(first: set[_Place], one: set[_Place], doer: set[_Place], two: set[_Place]) -> bool:
    return bool(first & two and doer & one) and not (first & one or doer & two)


def _doer(part: Sequence[Word]) -> Word | None:
    return next((word for word in part if word.noun and not word.cue and not word.quoted), None)


def _led(part: Sequence[Word], cue: str) -> Word | None:
    return next((word for word in part if word.noun and word.cue == cue), None) if cue else None


def _places(word: Word, sources: Sequence[Source], cue: str) -> set[_Place]:
    """Parts of the sentences leant on that have the word in the same place of a clause."""
    return {(source, other.hard) for source in sources for other in alike(word, source.reading) if other.cue == cue}
