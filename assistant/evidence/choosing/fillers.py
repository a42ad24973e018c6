"""What only mentions the thing or says what a project is in general: behind what tells of it, or left out (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.evidence.choosing.selection import COVERAGE_OF_BEST, Selected, answers_as_well
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.side_notes import How, only_mentions, told_how
from assistant.evidence.words.shares import asks_share, shares_in
from assistant.question import Asked, QuestionPart
from assistant.run import ScoredSentence

COVERAGE_OF_FILLER = 0.55
"""Less than of a sentence that tells something: a list of themes has many words of the question."""
ENOUGH = 3
"""Statements that tell of the thing; beside so many what only mentions it adds nothing."""


def telling_first(sentences: Sequence[ScoredSentence], question: str) -> list[ScoredSentence]:
    """``sentences``, led by the first that tells of the thing, where it answers nearly as well as the best."""
    if not sentences or not _gives_way(sentences[0].text, question):
        return list(sentences)
    first = sentences[0]
    share = COVERAGE_OF_FILLER if says_little(first.text, question) else COVERAGE_OF_BEST
    better = (item for item in sentences if _leads(item.text, question) and answers_as_well(item, first, share))
    lead = next((item for item in better if not item.elsewhere), first)
    return [lead, *(item for item in sentences if item is not lead)]


def _gives_way(text: str, question: str) -> bool:
    """True for what only mentions the thing, and for amounts where a share is asked for."""
    return only_mentions(text, question) or (asks_share(question) and not shares_in(text))


def _leads(text: str, question: str) -> bool:
    return told_how(text, question) < How.BESIDE and not _gives_way(text, question)


def without_fillers(chosen: Sequence[Selected], question: str, parts: Sequence[QuestionPart]) -> list[Selected]:
    """Without what only mentions the thing, where enough else tells of it.

    All where several things are asked, or when: the round of a project is a date, too.
    """
    telling = [item for item in chosen if not only_mentions(item.text, question)]
    is_open = len(parts) == 1 and parts[0].asked is not Asked.DATE
    return telling if len(telling) >= ENOUGH and is_open else list(chosen)
