"""The question without what is said beside it to steer the answer (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.instructions.cutting import between_foreign_matter
from assistant.instructions.formats import foreign_parts
from assistant.instructions.recognition import is_instruction, suspicion
from assistant.wording import texts
from ingest.german import is_function_word
from ingest.sentences import sentence_spans

_BEHIND_QUESTION = re.compile(r"(?<=\?)\s+")
_GOING_ON = ("next_clause", "second_verb")


def question_in(text: str) -> str:
    """``text`` without sentences that command or have nothing to do with the question, where one remains."""
    outside = _outside_formats(text)
    sentences = [outside[span.start : span.end] for span in sentence_spans(outside)]
    bare = "\n".join(rest for sentence in sentences for rest in _outside_matter(sentence))
    parts = [part for part in _parts(bare) if not _commands(part)]
    questions = [part for part in parts if "?" in part]
    pointing = any(_pattern("pointing").search(question.lower()) for question in questions)
    kept = " ".join(part for part in parts if pointing or _belongs(part))
    return kept if questions else text


def _outside_formats(text: str) -> str:
    """``text`` without what is no sentence of its own, where a question remains: settings, calls, an invented talk."""
    bare = text
    for part in reversed(foreign_parts(text)):
        end = next((span.end for span in sentence_spans(text) if span.end >= part.end), part.end)
        closed = not part.is_open or "?" in text[part.end : end]
        bare = f"{bare[: part.start]}\n{bare[part.end if closed else end :]}"
    return bare if "?" in bare else text


def _outside_matter(sentence: str) -> list[str]:
    """``sentence`` without links and the like; one that asks nothing and has any is about them."""
    pieces = [sentence[start:end] for start, end in between_foreign_matter(sentence)]
    return pieces if "?" in sentence or len(pieces) == 1 else []


def _parts(text: str) -> Iterator[str]:
    """Sentences, each divided behind its question mark and before a question that is stuck to something."""
    for span in sentence_spans(text):
        for part in _BEHIND_QUESTION.split(text[span.start : span.end]):
            yield from _divided(part)


def _divided(part: str) -> tuple[str, ...]:
    """An order and the question that follows it without a full stop; else the whole part."""
    for found in _pattern("asking").finditer(part) if "?" in part else ():
        before, question = part[: found.start()], part[found.start() :]
        is_beside = _commands(before) or not (_belongs(before) or _is_heading(before))
        if before.strip() and is_beside and not is_instruction(question):
            return before, question
    return (part,)


def _is_heading(before: str) -> bool:
    """What the question is about, before a colon: "Rufbus auf dem Land: Was ging schief?"."""
    return bool(_pattern("heading").match(before))


def _belongs(part: str) -> bool:
    """A question, the beginning of one, or the situation of the person who asks."""
    spoken = part.lower()
    asks = "?" in part or _pattern("asking").match(part) or _asks_on(part)
    return bool(asks or _pattern("context").search(spoken))


def _asks_on(part: str) -> bool:
    """The half of a question somebody typed on without any sign: "und was kost das"."""
    return bool(_pattern("asking_on").match(part.lower())) and not part.rstrip().endswith((".", "!", ":"))


def _commands(part: str) -> bool:
    """An order, or something said to the assistant without asking: leaving it out costs an honest question little."""
    if is_instruction(part):
        return True
    spoken = part.lower()
    if "?" in part:
        return False
    beside = texts("instructions")["threshold_beside_question"]
    if _pattern("addressed").search(spoken):
        return True
    if _asks_on(part):
        return False
    return suspicion(spoken) > beside and (_goes_on_with_verb(part) or not _pattern("situation").search(spoken))


def _goes_on_with_verb(part: str) -> bool:
    """True for "Meine Mutter ist 82, setze …": what is told goes on with its doer, its place or a conjunction."""
    found = (match for name in _GOING_ON for match in _pattern(name).finditer(part))
    return any(not is_function_word(match["first"]) for match in found)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("instructions")[name])
