"""What is missing of an answer, how the answer says so, and what several kinds of gaps are judged by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Denied, Draft
from assistant.evidence.choosing.selection import CLOSE_TO_BEST
from assistant.evidence.judging.answerability import words_of
from assistant.evidence.judging.question_bearing import CONTEXT_SHARE, Wanted
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.question import QuestionPart
from assistant.run import Run, ScoredSentence

LOOKED_AT = 40
"""Best sentences in which what is asked for may stand."""
HEADED = CONTEXT_SHARE
"""Share of the nouns a sentence must speak of for its word on them to count, where its headings may give them."""
PRICED = 0.6
"""How well a sentence with a price or date must say each noun: "Bundesprogramm" is said by "Programm"."""


@dataclass(frozen=True, slots=True)
class Gap:
    """``opening`` says what is missing, before ``sentences``; without any there is no answer."""

    opening: str = ""
    sentences: tuple[ScoredSentence, ...] = ()
    denied: Denied | None = None


def opening(run: Run, shown: Iterable[str] = ()) -> Iterator[Draft]:
    """What is missing comes first, so that nobody takes the rest for the answer; makes it a partial one.

    Where one of ``shown`` speaks of it all the same, the answer does not say that nothing does.
    """
    if run.gap:
        run.status = AnswerStatus.PARTIAL
        is_told = run.denied is not None and any(map(run.denied.told.search, shown))
        yield Draft(run.denied.softer if run.denied and is_told else run.gap, Support.FRAMING)


def here(run: Run) -> list[ScoredSentence]:
    """The sentences looked at that speak of no other place than the question."""
    return [item for item in run.sentences[:LOOKED_AT] if not item.elsewhere]


def lead(run: Run, tells: Callable[[ScoredSentence], bool]) -> None:
    """What says the thing gains so much that nothing else of the same worth is shown beside it."""
    gained = [
        replace(item, score=item.score + CLOSE_TO_BEST) if tells(item) else item for item in run.sentences[:LOOKED_AT]
    ]
    run.sentences = tuple(sorted((*gained, *run.sentences[LOOKED_AT:]), key=lambda item: -item.score))


def bears(subject: Wanted, item: ScoredSentence, run: Run) -> bool:
    """True where a sentence and its headings speak of the subject well enough to be shown in place of an answer."""
    return bool(subject.nouns) and subject.bearing_of(item, run.evidence[item.evidence]) >= PRICED


def asking_only(run: Run, about: str, searched: str) -> Run:
    """The run as if ``about`` were the question, with the evidence found for the whole."""
    understanding = replace(run.understood, parts=(QuestionPart(about),), search_text=searched)
    free = replace(run, standalone=about, understanding=understanding)
    free.words = words_of(free, understanding.parts)
    scored = score_sentences(run.evidence, free.words, understanding.parts, run.places, understanding.topics)
    free.sentences = tuple(scored)
    return free
