"""A question behind a story that says what it is about: "… digitale Mülleimer angeboten. Gibt es das?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.answer_types import asked_of
from assistant.run import QuestionPart
from assistant.understanding.missing import subjects_of
from assistant.understanding.phrases import is_specific, joined
from assistant.understanding.tokens import overlaps, tokens_of, word_list
from assistant.wording import wording
from ingest.catalogue import TopicMention
from ingest.documents import Span

_SENTENCE = re.compile(r"[^.!?]+(?:\.(?=\S)[^.!?]*)*[.!?]*\s*")


def without_story(question: str, topics: Sequence[TopicMention]) -> QuestionPart | None:
    """What is asked of the topics of the nearest statement before the question.

    ``topics`` are those that ``question`` names. None where no statement names one, and where the question says itself
    what it is about or asks for something that can be seen in a sentence ("Was kostet das?").
    """
    sentences = [Span(match.start(), match.end()) for match in _SENTENCE.finditer(question)]
    asking = [span for span in sentences if "?" in question[span.start : span.end]]
    spans = [mention.span for mention in topics]
    if not asking or any(_names_subject(question, span, spans) for span in asking):
        return None
    stories = [span for span in sentences if span.end <= asking[0].start and overlaps(span, spans)]
    if not stories:
        return None
    asked = question[asking[0].start : asking[-1].end].rstrip(" ?!.")
    if asked_of(f"{asked}?"):
        return None
    subject = joined(_named(question, stories[-1], topics))
    return QuestionPart(wording("understanding", "parts.of_subject", subject=subject), untranslated=asked)


def _names_subject(question: str, span: Span, topics: Sequence[Span]) -> bool:
    return overlaps(span, topics) or bool(subjects_of(question[span.start : span.end].strip()))


def _named(question: str, story: Span, topics: Sequence[TopicMention]) -> list[str]:
    """The words of the statement for its topics, and what else it speaks of: in "In der Schule fehlen Computer" no
    school without computers is meant. Those who tell it and where ("Dorf", "Bürgermeister") are none.
    """
    named = [mention.span for mention in topics if overlaps(mention.span, [story])]
    things = [
        token.span
        for token in tokens_of(question)
        if token.is_noun and is_specific(token) and overlaps(token.span, [story]) and not overlaps(token.span, named)
    ]
    words = [question[span.start : span.end] for span in sorted((*named, *things), key=_start)]
    scenery = word_list("scenery")
    return list(dict.fromkeys(word for word in words if word.casefold() not in scenery)) or words


def _start(span: Span) -> int:
    return span.start
