"""From what a model writes to statements, while it still writes (pure).

Takes JSON as asked for, JSON as small models write it, and plain sentences with markers; in code fences, behind
thoughts, cut off anywhere. The result depends on the text alone, not on how it was cut into pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.llm.json_parsing import JsonReader
from assistant.llm.spoken import Spoken, from_plain, is_source_heading, with_plain_markers
from ingest.sentences import sentence_spans

LONGEST_SENTENCE = 800
"""Characters without an end after which a run-on is thrown away up to the next end."""
LONGEST_REPLY = 20_000
"""Characters read of one reply: ten times a long answer."""

_THOUGHTS = (("<think>", "</think>"), ("<thinking>", "</thinking>"), ("<reasoning>", "</reasoning>"))
_OPENING = re.compile("|".join(re.escape(start) for start, _ in _THOUGHTS))
_CLOSING = re.compile("|".join(re.escape(end) for _, end in _THOUGHTS))
_JSON_BEGINS = re.compile(r"\s*(?:\{|\[\s*[\[{\"])")
_MAYBE_JSON = re.compile(r"\s*(?:\[\s*)?\Z")
_OPEN_MARKER = re.compile(r"[\[(【][^\])】]{0,20}\Z")
"""A sentence is complete only when the marker behind it is."""
_FENCE = re.compile(r"\s*```\w*\s*")


@dataclass(slots=True)
class StatementParser:
    """Feed pieces, then close. Each returns the statements that became complete with it, in order."""

    _line: str = ""
    _json: JsonReader | None = None
    _thinking: bool = False
    _discarding: bool = False
    _ended: bool = False
    _read: int = 0

    def feed(self, piece: str) -> list[Spoken]:
        return [spoken for character in piece for spoken in self._take(character)]

    def close(self) -> list[Spoken]:
        """What is left: a sentence that is complete though nothing follows it."""
        if self._ended or self._thinking or self._json is not None:
            return []
        return list(self._sentences(whole=True))

    def _take(self, character: str) -> Iterator[Spoken]:
        self._read += 1
        if self._ended or self._read > LONGEST_REPLY:
            return
        if self._json is not None:
            yield from self._json.feed(character)
            if self._json.done:
                self._json = None
            return
        self._line += character
        if self._thinking:
            self._wait_for_end_of_thought()
        elif character == ">" and self._is_thought():
            return
        elif character in '{["' and _JSON_BEGINS.fullmatch(self._line):
            yield from self._begin_json()
        elif character.isspace():
            yield from self._sentences(whole=character == "\n")
            self._forget_what_has_no_end()

    def _is_thought(self) -> bool:
        """Begins or ends thoughts, which are no part of the answer."""
        if _CLOSING.search(self._line):
            self._line = ""
            return True
        if opening := _OPENING.search(self._line):
            self._line, self._thinking = self._line[: opening.start()], True
            return True
        return False

    def _wait_for_end_of_thought(self) -> None:
        self._line = self._line[-LONGEST_SENTENCE:]
        if _CLOSING.search(self._line):
            self._line, self._thinking = "", False

    def _begin_json(self) -> Iterator[Spoken]:
        start, self._line, self._json = self._line.strip(), "", JsonReader()
        yield from self._json.feed(start)

    def _sentences(self, *, whole: bool) -> Iterator[Spoken]:
        """The complete sentences of the line: all of them at its end, else all but the last."""
        if _FENCE.fullmatch(self._line) or (not whole and _MAYBE_JSON.fullmatch(self._line)):
            self._line = "" if whole else self._line
            return
        if whole and is_source_heading(self._line):
            self._ended = True
            return
        self._line = with_plain_markers(self._line)
        if not whole and _OPEN_MARKER.search(self._line):
            return
        spans = sentence_spans(self._line)
        complete = spans if whole else spans[:-1]
        for span in complete:
            yield from self._sentence(self._line[span.start : span.end])
        self._line = "" if whole else self._line[complete[-1].end :] if complete else self._line

    def _forget_what_has_no_end(self) -> None:
        """Every blank reads the whole line: it has to stay short, whatever it is made of."""
        if len(self._line) > LONGEST_SENTENCE:
            self._discarding = bool(self._line.strip())
            self._line = ""

    def _sentence(self, text: str) -> Iterator[Spoken]:
        if self._discarding:
            self._discarding = False
            return
        spoken = from_plain(text)
        if spoken:
            yield spoken
