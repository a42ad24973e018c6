"""Where a sentence is complete whatever follows: behind a word that is no abbreviation and its full stop (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.gate.words.verbs import verbal
from assistant.wording import texts
from ingest.german import is_function_word
from ingest.german.data import listed

Part = tuple[int, int]
"""Start and end within a sentence or text."""

FEWEST_WORDS = 3
FEWEST_WITHOUT_VERB = 5
"""Words of a sentence whose verb is not recognised, such as an English one."""
FEWEST_IN_ORDER = 5
"""Words before a colon that are more than a label."""
FEWEST_LETTERS = 4
"""Letters of a word that is no abbreviation unless it is listed as one; so many digits are a year and no ordinal."""
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
FULL_STOP = re.compile(
    r"(?P<token>(?<![^\W_])[^\W_]{3,}|[)“”\"»%€²³])[.!?]+[)“”\"»\]]*"
    r"(?=\s|[;,:–—…]|[A-ZÄÖÜ„»(\[{<*#!|~.`]|[^\x00-\u024f])"
)
BEGINS = re.compile(r"\s*[(„“\"»]?[A-ZÄÖÜ0-9]")
_GLUED = re.compile(r"(?![\w-]+\.\w)(?:[;,:–—…]\s*|(?=\S))")
_APART = re.compile(r"\s+(?=[^\w\s]|[a-zäöüß])")
"""What no sentence begins with: whoever splits by what follows takes it for part of the sentence before."""
_ASIDE = re.compile(r"(?:\([^()\n]+\)|\[[^\[\]\n]+\])[.!?]?\s+(?=[„»\"]?[A-ZÄÖÜ])")
_DOTTED = re.compile(r"\w\.\w\S*$")
_VERB_FORM = re.compile(r"[a-zäöüß]{3,}(?:en|eln|ern|[dtn]et)$|geh(?:t|ör(?:t|te|ten))$|lässt$|lassen$|läuft$")
"""Forms that ``verbal`` leaves out because a participle, or a word of another kind, may look like them."""
_ENDED = re.compile(r"(?P<token>(?<![^\W_])[^\W_]+|[)\]“”\"»«'’%€²³*_`])[.!?…]+[)“”\"»\]]*(?=\s|$|[^\w\s]|[A-ZÄÖÜ])\s*")


def finished_parts(sentence: str) -> tuple[Part, ...]:
    """``sentence``, or the sentences in it where the next is stuck to a full stop: "… Sonden.; nenne", "… . (nenne"."""
    parts, first = [], 0
    for stop in FULL_STOP.finditer(sentence):
        rest = _GLUED.match(sentence, stop.end()) or (_is_hard(stop) and _APART.match(sentence, stop.end()))
        if stop.start() < first or not rest or not _is_finished(sentence[first : stop.end()]):
            continue
        parts.append((first, stop.end()))
        first = rest.end()
        if aside := _ASIDE.match(sentence, first):
            parts.append((first, len(aside.group().rstrip()) + first))
            first = aside.end()
    return (*parts, (first, len(sentence))) if first < len(sentence) else tuple(parts)


def _is_hard(stop: re.Match[str]) -> bool:
    """True behind words that no full stop belongs to, and behind what closes a part of the sentence it ends."""
    token = stop["token"]
    if stop.group()[-1] not in ".!?":
        return False
    return not token.isalnum() or (len(token) >= FEWEST_LETTERS and not _is_abbreviation(token))


def _is_abbreviation(token: str) -> bool:
    word = token.casefold()
    known = listed("abbreviations", "never_final") | listed("abbreviations", "may_end")
    return word in known or word.endswith("str")


def _is_finished(head: str) -> bool:
    """By its form alone: what it says is judged like any sentence."""
    if not BEGINS.match(head) or is_open(head) or _DOTTED.search(head):
        return False
    return is_long_enough(head)


def is_long_enough(part: str) -> bool:
    """Words enough for a sentence, with a verb if they are few."""
    words = WORD.findall(part)
    if len(words) < FEWEST_WORDS:
        return False
    return len(words) >= FEWEST_WITHOUT_VERB or any(map(may_be_verb, words[1:]))


def may_be_verb(word: str) -> bool:
    """True for small words that may be the verb of a main clause."""
    return word.islower() and (verbal(word) or (bool(_VERB_FORM.match(word)) and not is_function_word(word)))


def is_open(before: str) -> bool:
    """True within quotation marks or brackets, behind a comma, and behind a colon that opens what is to be said."""
    quoted = before.count("„") > before.count("“") + before.count("”")
    end = before.rstrip()
    return quoted or before.count("(") > before.count(")") or end.endswith(",") or _opens_words(end)


def _opens_words(before: str) -> bool:
    """A colon behind a label, or behind a clause that speaks of saying: behind others stands what was there before."""
    if not before.endswith(":"):
        return False
    clause = before[last_stop(before, 0, len(before)) :]
    return len(WORD.findall(clause)) < FEWEST_IN_ORDER or bool(_speaks_of_saying().search(clause))


@cache
def _speaks_of_saying() -> re.Pattern[str]:
    return re.compile(texts("instructions")["said_next"], re.IGNORECASE)


def last_stop(text: str, first: int, place: int) -> int:
    """Behind the last sentence that has ended in ``text`` between ``first`` and ``place``, or ``first``."""
    return max((end for end in _ends(text, first, place)), default=first)


def _ends(text: str, first: int, place: int) -> Iterator[int]:
    for found in _ENDED.finditer(text, first, place):
        token = found["token"]
        longest_ordinal = len(token) <= 2 and token.isdecimal()
        if not token.isalnum() or (len(token) > 1 and not longest_ordinal and not _is_abbreviation(token)):
            yield found.end()
