"""Whether a town works for what a question names: "Was macht Geestland für seine Dörfer?" asks for no budget."""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.choosing.portraits import Portrait, portrayed
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import context_of, is_on_topic
from assistant.gaps.gap import HEADED, Gap, here
from assistant.places import all_told
from assistant.run import Run, ScoredSentence
from assistant.wording import texts


def served_gap(run: Run) -> Gap | None:
    """Leaves what speaks of it or of its field; else the gap, with what the town's work is."""
    understood = run.understood
    if not understood.asks_one_fact or understood.parts[0].asked or len(run.places) != 1 or all_told(run.places):
        return None
    found = _pattern("asked").search(run.in_german)
    wanted = Wanted.of(run.in_german, run.words, understood.parts)
    if found is None or not wanted.nouns:
        return None
    if told := tuple(item for item in here(run) if _is_of_it(item, wanted, run)):
        run.sentences = told
        return None
    work = portrayed(Portrait.WORK, run.sentences, run.evidence, run.places)
    return Gap(run.wording("gaps", "words.keyword", word=found["what"]), work) if work else Gap()


def _is_of_it(item: ScoredSentence, wanted: Wanted, run: Run) -> bool:
    home = run.evidence[item.evidence]
    around = f"{item.text} {context_of(home)}"
    return is_on_topic(home, run.understood.topics) or any(wanted.says(noun, around) >= HEADED for noun in wanted.nouns)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["served"][name], re.IGNORECASE)
