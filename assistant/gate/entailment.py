"""What an entailment model adds to the rules.

It clears a statement that they refuse for words without a counterpart alone, and refuses one they pass that means
something else. What they find wrong in figures, names, relations and the like stands whatever a model says.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.model import Reason, ReasonCode, Verdict, verdict_of
from assistant.gate.sentence.reading import read
from assistant.gate.thresholds import MEANING_CLEARS, MEANING_REFUSES


def premise_of(alignments: Sequence[Alignment], names: frozenset[str]) -> str:
    """The sentences a statement leans on, in the order of its quotes.

    Before them the heading that has a name of the statement which they lack: "Wolfsburg: Die Sensoren messen …".
    """
    leaned_on = {id(source): source for alignment in alignments for source in alignment.sources}
    ordered = sorted(leaned_on.values(), key=lambda source: (source.quote.id, source.index))
    said = frozenset(name for source in ordered for name in source.reading.names)
    wanted = frozenset(name for alignment in alignments for name in alignment.reading.names) - said
    return " ".join([*_headings(ordered, wanted, names), *(source.reading.text for source in ordered)])


def _headings(sources: Sequence[Source], wanted: frozenset[str], names: frozenset[str]) -> list[str]:
    sections = dict.fromkeys(heading for source in sources for heading in source.quote.section)
    return [f"{heading}:" for heading in sections if read(heading, names).names & wanted]


def weighed(reasons: Sequence[Reason], scores: Mapping[str, float], log_odds: Callable[[], float]) -> Verdict:
    """The verdict over the rules' reasons and a model's log odds, which are asked for only where they can matter."""
    codes = {reason.code for reason in reasons}
    if not codes <= {ReasonCode.COVERAGE}:
        return verdict_of(list(reasons), dict(scores))
    odds = log_odds()
    told = dict(scores) | {"meaning": 1 / (1 + math.exp(-odds))}
    if odds >= (MEANING_CLEARS if codes else MEANING_REFUSES):
        return verdict_of([], told)
    return verdict_of(list(reasons) or [Reason(ReasonCode.MEANING, f"{told['meaning']:.2f}")], told)
