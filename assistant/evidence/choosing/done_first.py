"""Examples of projects in the order of a list: what is done before what is planned (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence.choosing.selection import Selected
from assistant.evidence.sentences.sentence_choice import CONTEXT_SHARE
from assistant.evidence.sentences.side_notes import How

AS_WELL = 0.9
"""Share of the coverage of what is planned that what is done must have to tell of the same thing."""

OF_THE_KIND = 0.5
"""Share of the coverage of a plan that what is done must have to be of the kind asked for."""


@dataclass(frozen=True, slots=True)
class Example:
    """A statement on one project, how it tells of the thing, and how much of what is asked it speaks of."""

    selected: Selected
    how: How
    coverage: float

    def is_done_of(self, planned: Example, share: float) -> bool:
        """True where this one is done, the other only planned, and it has ``share`` of the other's coverage."""
        is_better = self.how is How.DONE and planned.how is How.PLANNED
        return is_better and self.coverage >= share * planned.coverage

    def says_what_is_lent(self, other: Example) -> bool:
        """True where this one says itself what of the thing only headings say beside the other."""
        return self.how <= other.how and CONTEXT_SHARE * self.coverage >= other.coverage


def done_first(examples: Sequence[tuple[str, Example]], most: int) -> list[tuple[str, Example]]:
    """At most ``most`` of ``examples``, which are in the order of their worth; plans give way to what is done."""
    kept = list(examples[:most])
    for further in examples[most:]:
        plans = [one for one in kept if further[1].is_done_of(one[1], AS_WELL)]
        if plans:
            kept.remove(plans[-1])
            kept.append(further)
    return sorted(_plans_behind(kept), key=lambda one: max(one[1].how, How.PLANNED))


def _plans_behind(kept: Sequence[tuple[str, Example]]) -> list[tuple[str, Example]]:
    """What is done before the plans for the same thing; near the thing it stays behind a plan for it."""
    ordered: list[tuple[str, Example]] = []
    for one in kept:
        place = len(ordered)
        while place and one[1].is_done_of(ordered[place - 1][1], OF_THE_KIND):
            place -= 1
        ordered.insert(place, one)
    return ordered
