"""Names that are enumerated together: "Tannau, Rebach und Lohme"."""

from __future__ import annotations

import re

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

BRACKET = re.compile(r"\([^()]*\)")
_LINK = _GERMAN.pattern("link")
"""Between two names of an enumeration."""
WITHIN_NAME = _GERMAN.pattern("within_name")
"""Between two words of one name: "Linz am Rhein"."""

Group = frozenset[str]


@kept
def groups(reading: Reading) -> tuple[Group, ...]:
    """The enumerations of two or more names."""
    found: list[set[str]] = []
    before: Word | None = None
    for word in reading.words:
        if word.name is None:
            continue
        between = BRACKET.sub("", reading.text[before.start + len(before.text) : word.start]) if before else ""
        if before is not None and (_LINK.fullmatch(between) or WITHIN_NAME.fullmatch(between)):
            found[-1].add(word.name)
        else:
            found.append({word.name})
        before = word
    return tuple(frozenset(group) for group in found if len(group) > 1)
