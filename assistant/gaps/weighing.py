"""What there is to weigh where the reader decides: what a thing is good for and where others stumbled, in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.evidence.asked.advice import asks_against, is_obstacle, is_obstacle_heading
from assistant.evidence.asked.benefits import tells_benefit
from assistant.evidence.sentences.sentence_choice import kept_in_order
from assistant.gaps.gap import Gap
from assistant.run import Run, ScoredSentence


@dataclass(frozen=True, slots=True)
class Weighing:
    """``leading``: what advises on the thing; ``told``: whatever else is told of it, both best first."""

    leading: Sequence[ScoredSentence]
    told: Iterable[ScoredSentence]
    names_thing: Callable[[str], bool]
    """Whether a text, or the title of its document, names the thing itself."""

    def gap(self, run: Run) -> Gap:
        """No document decides for the reader; where nothing stands in the way, one side is not taken for both."""
        leading = {item.text for item in self.leading}
        ordered = [*self.leading, *(item for item in self.told if item.text not in leading)]
        against = self._obstacles(ordered, run)
        rest = [item for item in ordered if item not in against]
        sides = self._for_it(rest), against
        turns = _in_turn(*(reversed(sides) if asks_against(run.standalone) else sides))
        turns += [item for item in rest if item not in turns]
        best, most = max(item.score for item in ordered), max(item.coverage for item in ordered)
        words = "words.weighed" if against else "words.weighed_one_side"
        return Gap(run.wording("advice", words), kept_in_order(turns, best, most))

    def _for_it(self, items: Sequence[ScoredSentence]) -> list[ScoredSentence]:
        """What advises and what tells a benefit, in turn."""
        advising = [item for item in items if item in self.leading]
        uses = [item for item in items if tells_benefit(item.text) and self.names_thing(item.text)]
        return list(dict.fromkeys(_in_turn(uses, advising)))

    def _obstacles(self, items: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
        """Those under a heading for obstacles in a paper on the thing first: others may warn of something else."""
        found = [item for item in items if _is_headed(item, run) or is_obstacle(item.text)]
        return sorted(found, key=lambda item: (not _is_headed(item, run), not self._is_on_it(item, run)))

    def _is_on_it(self, item: ScoredSentence, run: Run) -> bool:
        return self.names_thing(f"{run.evidence[item.evidence].hit.info.title} {item.text}")


def _in_turn(one: Sequence[ScoredSentence], other: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    return [item for pair in zip_longest(one, other) for item in pair if item is not None]


def _is_headed(item: ScoredSentence, run: Run) -> bool:
    return is_obstacle_heading(run.evidence[item.evidence].hit.passage.heading)
