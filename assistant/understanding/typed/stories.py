"""A question behind a story that says what it is about: "… digitale Mülleimer angeboten. Gibt es das?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from assistant.evidence.asked.answer_types import asked_of
from assistant.question import QuestionPart
from assistant.understanding.dialogue.references import references
from assistant.understanding.missing import subjects_of
from assistant.understanding.phrases import is_specific, joined
from assistant.understanding.tokens import overlaps, tokens_of, word_list
from assistant.wording import texts, wording
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
    if not asking or any(_names_subject(question, span, spans) for span in asking if not _of_others(question, span)):
        return None
    stories = [span for span in sentences if span.end <= asking[0].start and overlaps(span, spans)]
    if not stories:
        return None
    asked = question[asking[0].start : asking[-1].end].rstrip(" ?!.")
    if asked_of(f"{asked}?"):
        return None
    words = _named(question, stories[-1], topics)
    is_digital = _of_others(question, asking[0]) and any(word.casefold() not in word_list("scenery") for word in words)
    key = "parts.of_others" if is_digital else "parts.of_subject"
    return QuestionPart(wording("understanding", key, subject=joined(words)), untranslated=asked)


def told_before(question: str) -> str:
    """The story before a question that names its thing itself and does not point back ("so ein Pegel" names one)."""
    sentences = [Span(match.start(), match.end()) for match in _SENTENCE.finditer(question)]
    first = next((span.start for span in sentences if "?" in question[span.start : span.end]), 0)
    asked = question[first:]
    things = [token for token in subjects_of(asked.strip()) if token.is_noun and _is_thing(token.lower)]
    pointing = [one for one in references(asked, ()) if not _pattern("such_a").match(asked, one.span.start)]
    points = bool(pointing or _pattern("pointing").search(asked))
    return question[:first] if first and things and not points else ""


def _is_thing(noun: str) -> bool:
    """False for what is wanted for any thing ("Lösungen", "eine App"): the story says for which."""
    return noun not in word_list("scenery") and not _pattern("for_any_thing").fullmatch(noun)


def asks_openly(question: str) -> bool:
    """True where only help with what is told, or how others fare with it, is asked: "Kann man das nicht messen?".

    It need not be said in the words of the story; what is to the point of it is an answer.
    """
    return _open_at(question) is not None


def tells_and_asks_openly(question: str) -> bool:
    """True where the story of an open question stands before it."""
    start = _open_at(question)
    return start is not None and any(token.is_noun for token in tokens_of(question[:start]))


@lru_cache(maxsize=512)
def _open_at(question: str) -> int | None:
    """Where an open question begins."""
    return min((found.start() for pattern in _open() if (found := pattern.search(question))), default=None)


@cache
def _open() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("understanding")["stories"]["open"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("understanding")["stories"][name], re.IGNORECASE)


def _of_others(question: str, span: Span) -> bool:
    """True for "Wie machen das andere Städte, mit Ehrenamtlichen?", whose nouns are means, not the thing."""
    return bool(_pattern("of_others").match(question, span.start))


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
    scenery = word_list("scenery") | {found["where"].casefold() for found in _pattern("at_ours").finditer(question)}
    return list(dict.fromkeys(word for word in words if word.casefold() not in scenery)) or (
        [question[span.start : span.end] for span in named] or words
    )


def _start(span: Span) -> int:
    return span.start
