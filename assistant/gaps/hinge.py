"""The noun or verb a question hangs on must be said of its thing: "Genehmigung" in "Braucht man eine Genehmigung?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.aspects import alike, asks_need, tells_need
from assistant.drafts import Denied
from assistant.evidence.choosing.selection import FIGURES
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.matching import text_words
from assistant.evidence.words.said import says_itself
from assistant.gaps.existence import Existence
from assistant.gaps.gap import HEADED, PRICED, Gap, here, lead
from assistant.gaps.said_missing import missing, unclear
from assistant.run import Run, ScoredSentence
from ingest.german import content_words, fold, stem


def need_gap(run: Run, noun: str) -> Gap | None:
    """The gap of "Braucht man dafür ein …?": it must be named, and for a clear answer that it is needed or not."""
    words = alike(noun)
    synonyms = run.understood.synonyms.get(_own_stem(noun), frozenset())

    def says(text: str) -> bool:
        return any(says_itself(word, text) for word in words) or bool(synonyms & text_words(text).stems)

    if gap := _unsaid(run, noun, says, missing(run, noun)):
        return _akin(gap, noun, says, unclear(run, noun))
    told = list(filter(said_of_it(run, noun, says), here(run)))
    needed = [item for item in told if tells_need(item.text)] if asks_need(run.standalone) else told
    lead(run, lambda item: item in (needed or told))
    return None if needed else Gap(unclear(run, noun), run.sentences)


def how_to_gap(run: Run, verb: str) -> Gap | None:
    """The gap of "Wie … man?" and "Kann man …?"; what is shown may say the verb of another thing."""
    says = kin_to(verb, run)
    gap = _unsaid(run, verb, says, run.wording("gaps", "words.how_to", verb=verb))
    lead(run, said_of_it(run, verb, says))
    told = re.compile(re.escape(re.sub(r"(?:en|n|t)$", "", verb)), re.IGNORECASE)
    return gap and replace(gap, denied=Denied(told, run.wording("gaps", "words.how_to_unclear", verb=verb)))


def kin_to(word: str, run: Run) -> Callable[[str], bool]:
    """Whether a text says ``word``; a verb may be told by its noun, and each by a word of like meaning."""
    own, wanted = _own_stem(word), Wanted.of(run.standalone, run.words, run.understood.parts)
    return lambda text: wanted.says(own, text) >= PRICED


def _unsaid(run: Run, word: str, says: Callable[[str], bool], opening: str) -> Gap | None:
    """``word`` must be said by a sentence that speaks of the rest of the question, in its headings at least."""
    if any(map(said_of_it(run, word, says), here(run))):
        return None
    return Gap() if run.understood.parts[0].asked in FIGURES else Gap(opening, run.sentences)


def said_of_it(run: Run, word: str, says: Callable[[str], bool]) -> Callable[[ScoredSentence], bool]:
    """Whether a sentence says ``word`` and speaks of the other nouns of the question."""
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    nouns = tuple(noun for noun in wanted.nouns if noun != _own_stem(word))
    rest = replace(wanted, nouns=nouns, deeds=(), focus=None)
    return lambda item: says(item.text) and rest.bearing_of(item, run.evidence[item.evidence]) >= HEADED


def _own_stem(word: str) -> str:
    return stem(content_words(word)[-1]) if content_words(word) else stem(fold(word))


def _akin(gap: Gap, noun: str, says: Callable[[str], bool], softer: str) -> Gap:
    """Only what is of the matter of ``noun`` is shown in its place, under ``softer`` where it says it of others."""
    thing = Existence(noun, _own_stem(noun))
    near = tuple(item for item in gap.sentences if says(item.text) or thing.is_kind_of(item.text))
    denied = Denied(re.compile(re.escape(noun), re.IGNORECASE), softer)
    return replace(gap, sentences=near, denied=denied) if near else Gap()
