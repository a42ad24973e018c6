"""Whether a sentence can stand alone in an answer (pure): complete, of bearable length, no leftover of a web page."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.wording import texts
from ingest.german import is_function_word

SHORTEST_WORDS = 4
LONGEST_WORDS = 60
COMFORTABLE_WORDS = 35
UNFINISHED = 0.6
"""A line without a closing mark may be a heading or a caption."""
LONG = 0.8
CACHED_SENTENCES = 1 << 14
"""Sentences of frequently asked passages are judged once (about 5 MB)."""

_WORD = re.compile(r"\w+", re.UNICODE)
_FINISHED = re.compile(r"[.!?…:][“\"'»)\]]*$")
_LABELS = re.compile(r"(?:[A-ZÄÖÜ][\w-]*\s*)+")
"""Nothing but words with a capital: no verb, and no list, which has commas."""
_REFERENCE_STOP = re.compile(r"[\s,;]")


@cache
def _leftovers() -> re.Pattern[str]:
    return re.compile("|".join(texts("readability")["leftovers"]), re.IGNORECASE)


@cache
def _references() -> frozenset[str]:
    return frozenset(texts("readability")["references"].split())


@cache
def _articles() -> frozenset[str]:
    return frozenset(texts("readability")["articles"].split())


@cache
def _attributes() -> re.Pattern[str]:
    """Adjectives before a noun: "Der digitale Zwilling" is no reference, "Das zeigt …" is one."""
    words = texts("readability")
    return re.compile(words["attributes"].format(verbs="|".join(words["verbs_like_attributes"].split())))


@cache
def _two_word_references() -> tuple[str, ...]:
    return tuple(texts("readability")["two_word_references"])


@lru_cache(maxsize=CACHED_SENTENCES)
def readability(sentence: str) -> float:
    """0 for what must not be quoted alone, 1 for a plain complete sentence."""
    count = len(_WORD.findall(sentence))
    if not SHORTEST_WORDS <= count <= LONGEST_WORDS or _leftovers().search(sentence):
        return 0.0
    if _is_cut_off(sentence):
        return 0.0
    score = 1.0 if is_finished(sentence) else UNFINISHED
    if is_question(sentence):
        score *= UNFINISHED
    return score * (LONG if count > COMFORTABLE_WORDS else 1.0)


def _is_cut_off(line: str) -> bool:
    """True for a line of a slide that breaks off ("Workshop zu"), or heaps labels that stood beside each other."""
    if is_finished(line):
        return False
    last = line.split()[-1]
    return last.endswith(",") or is_function_word(last) or bool(_LABELS.fullmatch(line))


def is_finished(sentence: str) -> bool:
    """True where a closing mark ends it."""
    return bool(_FINISHED.search(sentence))


def is_question(sentence: str) -> bool:
    return sentence.rstrip("“\"'»)").endswith("?")


def needs_context(sentence: str) -> bool:
    """True where the sentence begins with a reference to the one before ("Dabei", "Diese", "Sie")."""
    start = sentence.lstrip('•-–— \t„"')
    first, *rest = _REFERENCE_STOP.split(start, maxsplit=1)
    if first in _articles():
        return bool(rest) and rest[0][:1].islower()
    return first in _references() or start.startswith(_two_word_references())


def names_its_own(sentence: str) -> bool:
    """True where the article a sentence begins with belongs to a noun it names: "Der digitale Zwilling der Stadt …"."""
    first, *rest = sentence.lstrip('•-–— \t„"').split(maxsplit=1)
    return first in _articles() and bool(rest) and _attributes().match(rest[0]) is not None
