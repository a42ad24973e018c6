"""Where a statement stands in a row of words, and where one begins behind an order stuck to it (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from assistant.gate.words.verbs import verbal
from assistant.instructions.recognition import is_instruction, suspicion
from assistant.instructions.stops import BEGINS, FEWEST_WORDS, FULL_STOP, WORD, Part, is_open, may_be_verb
from assistant.wording import texts
from ingest.german import is_function_word

CLEAN = -1.2
"""Sum of the signs up to which a part is kept: half of what honest sentences stay below the threshold by."""
FEWEST_BEFORE = 2
"""Words of an order that has no full stop."""
MOST_LEFT = 3
"""Words that foreign matter leaves behind without a verb."""
VERB_WITHIN = 10
"""Words in which a main clause has shown its verb; only subjects with long attributes need more."""
_CAPITAL = re.compile(r"(?<=\s)(?P<word>[A-ZÄÖÜ][^\W_]*(?:-[^\W_]+)*)(?=(?:\s+(?P<next>[a-zäöüß]+)\b)?)")
_PAIR = re.compile(texts("instructions")["two_nouns"])
"""Two nouns that open a statement together: "Bürgerinnen und Bürger sehen …"."""
STUCK = re.compile(texts("instructions")["stuck"])
"""A sentence that another is stuck to without a full stop has this in it: rare, and cheaper than looking closely."""
_CLOSED = re.compile(r"[.!?…)\]}“”»«\"*~=|#%_>;–—-]\s+$")
"""What a planted text ends with, if it ends with anything. A colon is missing: behind it stands what is ordered."""
ENDS = re.compile(r"[.!][)“”\"»\]]*\s*$")
"""What ends as a statement does."""
_ENTRY = re.compile(r"\w:\s+[a-zäöüß]+\s*$")


def statements_in(sentence: str, start: int, end: int) -> Iterator[Part]:
    """The whole piece where it is a statement; else what begins or ends one inside it."""
    if reads_alone(sentence[start:end]):
        yield behind_remnant(sentence, start, end) if start else start, end
        return
    stops = [found.end() for found in FULL_STOP.finditer(sentence, start, end)]
    first = next((stop for stop in reversed(stops) if reads_alone(sentence[start:stop])), start)
    if first > start:
        yield start, first
    last = behind_order(sentence, first, end, is_instruction)
    if last is not None:
        yield last, end


def behind_remnant(sentence: str, start: int, end: int) -> int:
    """Behind the few words that foreign matter before the statement has left: "… 4e 65 Efeustein Hamburg nutzt"."""
    for place in joints(sentence, start, end):
        left = WORD.findall(sentence[start:place])
        idle = len(left) == 1 or not any(may_be_verb(word) or is_function_word(word) for word in left)
        if len(left) <= MOST_LEFT and idle and reads_alone(sentence[place:end]):
            return place
    return start


def behind_order(sentence: str, start: int, end: int, is_ordering: Callable[[str], bool]) -> int | None:
    """Where a statement begins behind an order: at a joint that can be seen, else before a name and its verb."""
    if not ENDS.search(sentence, start, end):
        return None
    for place in joints(sentence, start, end):
        if reads_alone(sentence[place:end]) and is_ordering(sentence[:place]):
            return place
    return None


def joints(sentence: str, start: int, end: int) -> list[int]:
    """Where a statement may begin in a row of words: at a mark or a capital, before a name or two nouns and a verb."""
    words = [found for found in _CAPITAL.finditer(sentence, start, end) if not is_open(sentence[: found.start()])]
    marked = [found.start() for found in words if _is_joint(sentence, found)]
    names = [_with_first_name(sentence, found.start()) for found in words if verbal(found["next"] or "")]
    pairs = _PAIR.finditer(sentence, start, end)
    names += [found.start() for found in pairs if may_be_verb(found["verb"]) and not is_open(sentence[: found.start()])]
    return [*marked, *(name for name in names if _may_end_clause(sentence[:name]))]


def _is_joint(sentence: str, found: re.Match[str]) -> bool:
    """A closing mark before the word, or a function word with the capital of a sentence's beginning."""
    if _CLOSED.search(sentence[: found.start()]):
        return True
    return is_function_word(found["word"]) and found["word"] not in texts("instructions")["polite"]


def _may_end_clause(before: str) -> bool:
    """Some words, the last of which needs no noun behind it, or an entry behind its label ("Ergänzung: keine")."""
    words = WORD.findall(before)
    if _ENTRY.search(before):
        return True
    return len(words) >= FEWEST_BEFORE and words[-1].lower() not in texts("instructions")["before_nouns"]


def _with_first_name(sentence: str, start: int) -> int:
    """The start of "Bad Belzig" for the one of "Belzig"."""
    before = _first_names().search(sentence, 0, start)
    return before.start() if before else start


@cache
def _first_names() -> re.Pattern[str]:
    return re.compile(texts("instructions")["first_names_of_places"])


def reads_alone(part: str) -> bool:
    """A statement by itself: a capital, a verb, a full stop, and next to no sign of an order."""
    words = WORD.findall(part)
    if len(words) < FEWEST_WORDS or not ENDS.search(part) or not BEGINS.match(part):
        return False
    if not any(may_be_verb(word) for word in words[1 : VERB_WITHIN + 1]):
        return False
    return suspicion(part.lower()) <= CLEAN and not is_instruction(part)


def stripped(sentence: str, start: int, end: int) -> Part:
    """The part without the blanks around it."""
    piece = sentence[start:end]
    first = start + len(piece) - len(piece.lstrip())
    return first, first + len(piece.strip())
