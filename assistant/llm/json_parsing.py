"""Statements out of JSON that is still being written, or never finished, or not quite what was asked for (pure)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.llm.spoken import FEWEST_WORDS, Spoken, finished, from_plain, numbers_in, spoken_of
from ingest.sentences import sentence_spans

TEXT_KEYS = ("text", "statement", "satz", "aussage", "sentence", "antwort", "answer", "content")
NUMBER_KEYS = ("evidence", "belege", "beleg", "citations", "citation", "quellen", "quelle", "sources", "markers")
"""What models call the two fields, the asked-for name first."""
_LIST_KEYS = ("statements", "aussagen", "saetze", "sätze", "antworten", "answers")


@dataclass(slots=True)
class JsonReader:
    """Feed characters from the first bracket on. ``done``: the outermost bracket is closed."""

    done: bool = False
    _text: str = ""
    _open: list[int] = field(default_factory=list)
    """Where the brackets that are open begin."""
    _string_from: int | None = None
    _escaped: bool = False
    _counted: int = 0
    """Statements yielded so far: an outer object repeats none of its inner ones."""

    def feed(self, piece: str) -> Iterator[Spoken]:
        for character in piece:
            if self.done:
                return
            self._text += character
            if self._string_from is not None:
                yield from self._inside_string(character)
            else:
                yield from self._outside_string(character)

    def _inside_string(self, character: str) -> Iterator[Spoken]:
        if self._escaped:
            self._escaped = False
        elif character == "\\":
            self._escaped = True
        elif character == '"':
            start, self._string_from = self._string_from, None
            if self._open and self._text[self._open[-1]] == "[":
                yield from self._counting(_from_list_item(_loaded(self._text[start:])))

    def _outside_string(self, character: str) -> Iterator[Spoken]:
        if character == '"':
            self._string_from = len(self._text) - 1
        elif character in "{[":
            self._open.append(len(self._text) - 1)
        elif character in "}]" and self._open:
            start = self._open.pop()
            if character == "}":
                yield from self._counting(_from_object(_loaded(self._text[start:]), inner=self._counted > 0))
            self.done = not self._open

    def _counting(self, found: Iterator[Spoken]) -> Iterator[Spoken]:
        for spoken in found:
            self._counted += 1
            yield spoken


def _loaded(text: str) -> Any:
    """The value, None where it is no JSON after all, or nested deeper than anything that means something."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _from_list_item(value: Any) -> Iterator[Spoken]:
    """A list of plain sentences instead of a list of objects; lists of numbers as strings are no statements."""
    if isinstance(value, str) and len(value.split()) > FEWEST_WORDS:
        yield from _from_text(value)


def _from_object(value: Any, *, inner: bool) -> Iterator[Spoken]:
    if not isinstance(value, dict):
        return
    lowered = {str(key).casefold(): item for key, item in value.items()}
    text = next((lowered[key] for key in TEXT_KEYS if isinstance(lowered.get(key), str)), None)
    if text is not None:
        numbers = [number for key in NUMBER_KEYS for number in _numbers(lowered.get(key))]
        yield from _from_text(text, numbers)
    elif not inner:
        yield from (
            spoken for key in _LIST_KEYS if isinstance(lowered.get(key), str) for spoken in _from_text(lowered[key])
        )


def _from_text(text: str, numbers: list[int] | None = None) -> Iterator[Spoken]:
    """JSON in a string, several sentences in one string, or the one sentence that was asked for."""
    stripped = text.strip()
    if stripped.startswith(("{", "[{", '["')):
        yield from JsonReader().feed(stripped)
        return
    whole = finished(spoken_of(stripped)).text if numbers else stripped
    markers = spoken_of(stripped).numbers if numbers else ()
    for span in sentence_spans(whole):
        spoken = from_plain(whole[span.start : span.end])
        if spoken:
            yield spoken_of(spoken.text, (*(numbers or ()), *markers, *spoken.numbers))


def _numbers(value: Any) -> list[int]:
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int):
        return numbers_in(str(value))
    if isinstance(value, str):
        return numbers_in(value)
    if isinstance(value, list):
        return [number for item in value for number in _numbers(item)]
    return []
