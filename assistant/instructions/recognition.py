"""Is a sentence a statement about the world, or is it addressed to the machine that reads it? (pure)

Three things speak against a sentence: matter that acts or hides (markup, code, encodings, foreign scripts), an order
known word by word, and the sum of many weak signs: that it speaks of answers and who gives them, that it demands,
that it excludes everything else, that it says how a text begins or ends. No sign suffices alone: honest sentences
speak of chatbots, give advice and quote citizens. Weights are fitted by ``evals/injection_fit.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from assistant.instructions.scrambled import scrambled_row
from assistant.instructions.spelling import unreadable
from assistant.instructions.unmasking import is_disguised, is_turned, readings
from assistant.wording import texts
from ingest.german.words import function_words
from ingest.language import detect_language

CACHED_SENTENCES = 1 << 14
READABLE = frozenset({"de", "en"})
"""Languages whose orders can be recognised; sentences in others answer no German question."""
CLEARLY_GERMAN = 0.3
"""Share of function words no other language has, even beside a German name or topic."""
_ADDRESS = r"(?:https?|ftp|hxxps?)://\S+|\bwww\.\S+?/\S*|\bmailto:\S+"
_OTHER_LETTER = re.compile(r"[^\W\d_A-Za-zÀ-ɏͰ-Ͽµ]")
_FEWEST_FOREIGN = 2
"""Different words of other languages that are no accident; single ones stand in names ("del", "van")."""
_MOST_OTHER = 3
"""Letters of other scripts in a row of German text: a name in its own spelling is longer, but rarely answers."""


def warm() -> None:
    """Compile the patterns and load the language models now instead of at the first question."""
    is_instruction(texts("instructions")["plain_sentence"])


@lru_cache(maxsize=CACHED_SENTENCES)
def is_instruction(sentence: str) -> bool:
    """True for a sentence that tells a reader's machine what to do, or carries something that acts when shown."""
    return carries_matter(sentence) or is_order(sentence)


def is_order(sentence: str) -> bool:
    """True where a reading of ``sentence`` tells a machine what to do."""
    return any(_is_order(form) for form in readings(sentence))


def carries_matter(sentence: str) -> bool:
    """Markup, code, addresses that lead elsewhere, encodings, disguises, and languages nobody here reads."""
    if is_disguised(sentence) or len(_OTHER_LETTER.findall(sentence)) > _MOST_OTHER:
        return True
    if acting().search(sentence) or scrambled_row(sentence):
        return True
    return is_turned(sentence) or unreadable(sentence) is not None or not _is_readable(sentence)


def _is_readable(sentence: str) -> bool:
    """German by its function words, or by the look of all of it German or English."""
    words = sentence.lower().split()
    if len(_foreign_words().intersection(words)) >= _FEWEST_FOREIGN:
        return False
    known = sum(word in function_words() for word in words)
    return known > CLEARLY_GERMAN * len(words) or detect_language(sentence) in READABLE


def _is_order(form: str) -> bool:
    lowered = form.lower()
    return bool(_orders().search(lowered)) or suspicion(lowered) > texts("instructions")["threshold"]


def suspicion(sentence: str) -> float:
    """The sum of the signs in ``sentence`` (lower case); above the threshold of the text file it is an order."""
    weights = texts("instructions")["weights"]
    found = signs(sentence)
    single = sum(weights.get(sign, 0.0) for sign in found)
    return float(weights["bias"] + single + sum(_pairs_of(found)))


def _pairs_of(found: frozenset[str]) -> Iterable[float]:
    return (weight for pair, weight in _pairs().items() if pair <= found)


@lru_cache(maxsize=CACHED_SENTENCES)
def signs(sentence: str) -> frozenset[str]:
    """The names of the signs in ``sentence`` (lower case)."""
    return frozenset(sign for sign, pattern in _signs().items() if pattern.search(sentence))


@cache
def _foreign_words() -> frozenset[str]:
    return frozenset(texts("instructions")["foreign_words"])


@cache
def _pairs() -> Mapping[frozenset[str], float]:
    weights: Mapping[str, float] = texts("instructions")["weights"]
    return {frozenset(name.split("+")): weight for name, weight in weights.items() if "+" in name}


@cache
def _signs() -> Mapping[str, re.Pattern[str]]:
    return {name: any_of(patterns) for name, patterns in texts("instructions")["signs"].items()}


@cache
def _orders() -> re.Pattern[str]:
    return any_of(texts("instructions")["orders"])


@cache
def acting() -> re.Pattern[str]:
    """Markup, code, encodings and addresses with a path."""
    return any_of([*texts("instructions")["matter"], _ADDRESS])


def any_of(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """One pattern that finds what any of ``patterns`` finds."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)
