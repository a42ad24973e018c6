"""What a statement must say of the question to lead, and to stand beside one that says it (pure).

The score of a sentence weighs its meaning beside its words: of a town asked about, its size may come nearer to "Wie
beteiligt … seine Bürger?" than its platform for participation.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.asked.answer_types import is_told_alone, tells_what_is_asked
from assistant.evidence.choosing.fillers import telling_first
from assistant.evidence.choosing.selection import CLOSE_TO_BEST, COVERAGE_OF_BEST
from assistant.evidence.judging.pertinence import NOUN, is_certainly_pertinent, pertinence, signs_of
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.home_towns import is_told_of
from assistant.evidence.sentences.side_notes import only_mentions
from assistant.evidence.words.matching import SYNONYM_SHARE, noun_stems
from assistant.run import Run, ScoredSentence
from ingest.german import fold

ALL_OF_IT = 0.9
"""Share of what is asked that a sentence speaks of which says it all, a compound for its last part."""
AS_GOOD = 0.5
"""Sentences of one town whose scores lie so near are alike for the question; on dev what answered another way of saying
it stood farther off.
"""


def telling_alone(sentences: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """Those of ``sentences`` that say what the thing does or what is planned, where that is asked and any says it."""
    if not is_told_alone(run.standalone):
        return list(sentences)
    here = [item for item in sentences if not item.elsewhere and _names_it(item, run)]
    told = (item for item in here if tells_what_is_asked(item.text, run.standalone))
    return [item for item in told if _names_thing(item.text, run)] or list(sentences)


def _names_thing(text: str, run: Run) -> bool:
    """True unless the question names a thing and ``text`` does not: what the app can do is not what the chatbot can."""
    things = [word for word in run.words.stems if word in noun_stems(run.standalone)]
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    return not things or any(wanted.says(thing, text) >= SYNONYM_SHARE for thing in things)


def _names_it(item: ScoredSentence, run: Run) -> bool:
    """True for what names the product as written, or its town, or need not in the town's own document: another product
    of the project is another thing.
    """
    products = [fold(place.written) for place in run.places if place.is_product]
    if products:
        return any(name in fold(item.text) for name in products)
    return is_told_of(item.text, run.evidence[item.evidence], run.places)


def fullest_first(sentences: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """``sentences``, led by one that says what the first leaves unsaid, where it is as good.

    What the first would not be shown beside for saying too little must not give way to it either.
    """
    if not sentences or run.gap or len(run.understood.parts) > 1:
        return list(sentences)
    first, is_as_good = sentences[0], _as_good_here if run.places else _as_good_anywhere
    fuller = (item for item in sentences if first.coverage < COVERAGE_OF_BEST * item.coverage)
    lead = next((item for item in fuller if not item.elsewhere and is_as_good(item, first, run)), first)
    return [lead, *(item for item in sentences if item is not lead)]


def led_by_telling(sentences: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """``sentences``, what only mentions the thing behind what tells of it: not behind what says nothing of it."""
    found = fullest_first(telling_alone(sentences, run), run)
    told = telling_first(found, run.standalone)
    if not told or not run.places or run.gap:
        return told
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    return found if wanted.names_one(found[0].text) and not wanted.said(told[0].text) else told


def _as_good_here(item: ScoredSentence, first: ScoredSentence, run: Run) -> bool:
    return item.score >= first.score - AS_GOOD and not only_mentions(item.text, run.standalone)


def _as_good_anywhere(item: ScoredSentence, first: ScoredSentence, run: Run) -> bool:
    """Where no town is named the words are of many: only what says all of them leads, and is as likely to the point."""
    if (
        item.coverage < ALL_OF_IT
        or item.score < first.score - CLOSE_TO_BEST
        or only_mentions(item.text, run.standalone)
    ):
        return False
    return pertinence(signs_of(item, run)) >= pertinence(signs_of(first, run))


def on_what_is_asked(sentences: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """``sentences`` of a town asked about, behind one that names the thing without those that say nothing of it."""
    parts = run.understood.parts
    has_noun = any(importance >= NOUN for importance in run.words.importance)
    if not sentences or not run.places or len(parts) > 1 or not has_noun or run.gap:
        return list(sentences)
    wanted = Wanted.of(run.in_german, run.words, parts)
    if not wanted.names_one(sentences[0].text) or only_mentions(sentences[0].text, run.standalone):
        return list(sentences)
    return [*sentences[:1], *(item for item in sentences[1:] if _tells_of_it(item, wanted, run))]


def _tells_of_it(item: ScoredSentence, wanted: Wanted, run: Run) -> bool:
    if only_mentions(item.text, run.standalone):
        return False
    return bool(wanted.said(item.text)) or is_certainly_pertinent(item, run)
