"""What a sentence takes over from the one before it: "Betrieben werden sie von Freiwilligen" speaks of its matter.

Only nouns are taken over, never a figure, a date or what is said of them there, and only where the leaning sentence
carries all the rest. Without these limits four in ten of the statements so freed were wrong (0006).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment, Match, Source, matched, weight
from assistant.gate.comparing.matching import DERIVED, alike
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.places import first_bare
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY, is_passive
from assistant.gate.words.lexicon import read_table

_CLAUSES = 3
"""Most clauses of a statement that takes its matter over; of more than one only where the quote says it refers back."""
_POINTING = 4
"""Tokens of a sentence within which a word points to the one before."""
_RETOLD = 0.5
"""Share of the leaning clauses' own words that the statement tells: below it mostly says something else."""
_ARTICLE_WITHIN = 3
"""Tokens before a noun in which its article stands: "den neuen digitalen Stadtführer"."""
_FREE = ("", "acc")
"""Cues of a subject or an object; a noun behind a preposition becomes none, but for the doer of a passive."""


@dataclass(frozen=True, slots=True)
class _Gender:
    """Articles of a gender and the pronouns that may mean a noun with one, lower case."""

    articles: frozenset[str]
    pronouns: frozenset[str]


@lru_cache(maxsize=1)
def _all_genders() -> tuple[_Gender, ...]:
    data = read_table("references.toml")
    tables = (data[name] for name in ("masculine", "feminine", "neuter"))
    return tuple(_Gender(frozenset(table["articles"]), frozenset(table["pronouns"])) for table in tables)


@lru_cache(maxsize=1)
def _conditions() -> frozenset[str]:
    return frozenset(read_table("references.toml")["conditions"])


@lru_cache(maxsize=1)
def _pointers() -> frozenset[str]:
    return frozenset(read_table("references.toml")["pointers"])


def leaning(claim: Reading, sources: Sequence[Source]) -> Alignment | None:
    """``claim`` beside one sentence that carries all of it but the matter, which the sentence before names."""
    if len(claim.parents) > _CLAUSES:
        return None
    beside = (
        _beside(claim, source, before)
        for before, source in pairwise(sources)
        if before.quote is source.quote and before.index == source.index - 1
        if len(claim.parents) == 1 or _refers_back(source.reading)
    )
    return max(filter(None, beside), key=lambda alignment: alignment.covered, default=None)


def _refers_back(quote: Reading) -> bool:
    """A pronoun or a word like "hier" or "dafür" opens the sentence or stands right behind its verb.

    Where the sentence tells a condition, the pronoun may mean what that is about.
    """
    if not _conditions().isdisjoint(_lows(quote)):
        return False
    pronouns = frozenset().union(*(gender.pronouns for gender in _all_genders())) | _pointers()
    return any(word.low in pronouns for word in quote.words if word.place < _POINTING)


def _beside(claim: Reading, source: Source, before: Source) -> Alignment | None:
    if not _counted(claim, source.reading) or _left_open(claim, source.reading):
        return None
    own: list[Match] = []
    for word in claim.content:
        match = matched(word, (source,))
        if not match.found and word.noun and not word.name and not alike(word, before.reading):
            return None
        own.append(match)
    if not _retold(own, source.reading):
        return None
    strict = not claim.names <= source.reading.names
    matches = tuple(match if match.found else _lent(match, source.reading, before.reading, strict) for match in own)
    if any(match.word.noun and not match.word.name and not match.found for match in matches):
        return None
    total = sum(weight(word) for word in claim.content)
    reached = sum(weight(match.word) for match in matches if match.found)
    return Alignment(claim, (source,), matches, reached / total if total else 1.0, total)


def _counted(claim: Reading, quote: Reading) -> bool:
    return all(any(same_value(mine.figure, theirs.figure) for theirs in quote.figures) for mine in claim.figures)


def _left_open(claim: Reading, quote: Reading) -> bool:
    """ "ob es in den Regelbetrieb kommt": what hangs on a condition is not told without one."""
    conditions = _conditions()
    return not conditions.isdisjoint(_lows(quote)) and conditions.isdisjoint(_lows(claim))


def _retold(own: Sequence[Match], quote: Reading) -> bool:
    """The statement tells most of what the clauses it rests on say, with their subject and in their roles."""
    said = {match.counterpart for match in own if match.found and match.counterpart}
    rested = {word.clause for word in said if not word.light}
    told = [word for word in quote.content if word.clause in rested and not word.light]
    subjects = [subject for clause in rested if (subject := first_bare(quote, clause))]
    return (
        bool(told)
        and sum(word in said for word in told) >= _RETOLD * len(told)
        and all(subject in said for subject in subjects)
        and not any(_raised(match, quote) for match in own)
    )


def _raised(match: Match, quote: Reading) -> bool:
    """A noun behind a preposition or in the genitive has become a subject or an object."""
    theirs = match.counterpart if match.found else None
    if theirs is None or not match.word.noun or match.word.cue not in _FREE:
        return False
    if match.word.name and match.word.low.endswith("er"):
        return False
    doer = theirs.cue in BY and not match.word.cue and is_passive(quote, theirs.clause)
    return theirs.cue not in _FREE and not doer


def _lent(match: Match, quote: Reading, before: Reading, strict: bool) -> Match:
    """The noun is the matter: in the sentence before, and, where no preposition leads it, meant by a pronoun.

    ``strict`` where a town is taken over, too: then a preposition alone says too little.
    """
    word = match.word
    if not word.noun or word.name:
        return match
    meant = (other for other in alike(word, before) if (word.cue and not strict) or _means(_lows(quote), other, before))
    return Match(word, None, None, DERIVED) if any(meant) else match


def _means(lows: frozenset[str], noun: Word, before: Reading) -> bool:
    return any(not gender.pronouns.isdisjoint(lows) for gender in _genders(noun, before))


def _genders(noun: Word, before: Reading) -> Iterable[_Gender]:
    """The genders the article of a noun leaves open; without one it is taken for a plural."""
    articles = frozenset().union(*(gender.articles for gender in _all_genders()))
    near = [word.low for word in before.words if 0 < noun.place - word.place <= _ARTICLE_WITHIN]
    article = next((low for low in reversed(near) if low in articles), "die")
    return (gender for gender in _all_genders() if article in gender.articles)


def _lows(reading: Reading) -> frozenset[str]:
    return frozenset(word.low for word in reading.words)
