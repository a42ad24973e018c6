"""What a thing is good for must be told of it: a list of those who have it is no answer to "Was bringt das?"."""

from __future__ import annotations

from dataclasses import replace

from assistant.evidence.benefits import asks_benefit, is_own_word, tells_benefit
from assistant.evidence.question_bearing import Wanted
from assistant.evidence.sentence_choice import context_of
from assistant.gaps.gap import PRICED, Gap, here
from assistant.run import Run, ScoredSentence

FULLY_COVERED = 1.0
"""Each sentence that tells a benefit of the thing counts as much as the next."""


def benefit_gap(run: Run) -> Gap | None:
    """The gap of a question for a benefit; None where it is told, which is then all that is shown."""
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    nouns = tuple(noun for noun in wanted.nouns if not is_own_word(noun))
    thing = replace(wanted, nouns=nouns, deeds=(), focus=None)

    def is_of_it(item: ScoredSentence) -> bool:
        return thing.bearing(item.text, context_of(run.evidence[item.evidence])) >= PRICED

    told = [item for item in here(run) if tells_benefit(item.text) and is_of_it(item)]
    if not told:
        return Gap(run.wording("benefits", "words.untold"), run.sentences)
    run.sentences = tuple(replace(item, coverage=FULLY_COVERED) for item in told)
    return None


def wants_benefit(run: Run) -> bool:
    """True for one question for a benefit, as asked and not in the words of a usual one."""
    return run.understood.asks_one_fact and not run.understood.parts[0].untranslated and asks_benefit(run.standalone)
