"""What an example beside an answer must speak of, to be one of the same thing (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.evidence.choosing.selection import Selected
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.evidence.words.matching import VERB_IMPORTANCE
from assistant.run import Run
from ingest.catalogue import Catalogue

SAID = 0.6
"""How well an answer must say a noun, by a synonym at least."""
NEARLY_SAID = 0.45
"""How well an example must: of "Wassersensoren" one half."""
TELLS = 0.5
"""Share of the information of the noun that tells most; "Leute" is in every second question."""

AS_RARE = 0.9
"""The same for a deed the answer leaves out: everybody measures, few things are "nachgenutzt"."""


def of_the_same(run: Run, chosen: Sequence[Selected], catalogue: Catalogue) -> Callable[[Selected], bool]:
    """Whether an example speaks, in its headings at least, of one of the nouns of the question that the answer speaks
    of and that tell something: a mayor alone is no example of a dashboard for mayors.

    Or it tells the deed that is asked about where the answer does not. Any is where the answer has none of the nouns; a
    usual question is asked in other words than it is answered.
    """
    if any(part.untranslated for part in run.understood.parts):
        return lambda _: True
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    said = [noun for noun in wanted.nouns if any(wanted.says(noun, item.text) >= SAID for item in chosen)]
    most = max(map(catalogue.information, said), default=0.0)
    telling = [noun for noun in said if catalogue.information(noun) >= TELLS * most]
    deeds = [verb for verb in _verbs(run) if catalogue.information(verb) >= AS_RARE * most]
    untold = [verb for verb in deeds if not any(wanted.says(verb, item.text) == 1.0 for item in chosen)]

    def is_same(item: Selected) -> bool:
        texts = (item.text, context_of(item.evidence))
        if not said or any(wanted.says(noun, text) >= NEARLY_SAID for noun in telling for text in texts):
            return True
        return any(wanted.says(verb, item.text) == 1.0 for verb in untold)

    return is_same


def _verbs(run: Run) -> list[str]:
    words = zip(run.words.stems, run.words.importance, strict=True)
    return [word for word, importance in words if importance == VERB_IMPORTANCE]
