"""Whether a sentence counts the thing that was asked for: "2.700 Fahrgäste" for "Wie viele Fahrgäste …?" (pure).

A number somewhere in a sentence that also names the thing is not enough: "Version 2 der Plattform", "Ende 2022 fuhr der
Bus", "einen Projektfonds". Number and thing must stand beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import dropwhile

from assistant.evidence.words.matching import TextWords, pieces_of, word_coverage
from assistant.gate.comparing.matching import stem_likeness
from assistant.wording import texts
from ingest.german import fold, is_function_word, stem

PARTLY_NAMED = 0.5
"""Half of a counted compound must be named: "Messpunkte" in "Klimamesspunkte"."""
KIN = 0.85
"""From this likeness on two words stand for each other (the gate's measure: synonyms, derivations, compounds)."""
WORDS_AFTER, WORDS_BEFORE = 5, 4
"""Words beside a number among which is what it counts: "15 der beteiligten Kommunen", "Fahrgast Nummer 5.000"."""
SHORTEST_HEAD = 5
"""Shorter words end others by accident ("burg", the stem of "Bürger")."""

_PEOPLE = re.compile(r"(?:ä|ö|ü|ae|oe|ue)\w*?er(?:n|innen)?$", re.IGNORECASE)
_ROW = re.compile(r"[^:;]+: (?P<label>[^:;]+)(?:; [^:;]+: [^;]*)+")
"""A row of a table as it is read: each cell behind the head of its column, the first names the row."""
_NUMBER_CELL = re.compile(r": \d[\d.,]*(?=;|$)")
_TOKEN = re.compile(r"\d[A-Z]\b[\w-]*|\d+(?:[.,]\d+)*|[^\W\d_][\w-]*|[.,;:!?]")


def counted_things(question: str) -> tuple[str, ...]:
    """ "Nutzer" in "Wie viele Nutzer hat die App?", empty where nothing is counted by name.

    Where two nouns follow each other, either may be it: "Open Source Projekte", "Einwohner Dresden".
    """
    for row in texts("counting")["meant"]:
        if re.search(row["question"], question, re.IGNORECASE):
            return tuple(row["thing"].split())
    for pattern in _counted():
        found = pattern.search(question)
        if found and not is_function_word(found[1]):
            return tuple(dict.fromkeys(part for word in _things(found.groups()) for part in _readings(word)))
    return ()


def _things(nouns: Sequence[str | None]) -> list[str]:
    """ "Radwege" in "Wie viele Kilometer Radwege …?": of what a unit measures, not the unit."""
    written = [noun for noun in nouns if noun]
    measured = [noun for noun in written if fold(noun) not in _all_units()]
    return measured or written


def _readings(noun: str) -> Iterator[str]:
    """The noun and the head of its hyphenated compound: "Apps" in "Kommunal-Apps"."""
    if not is_function_word(noun):
        yield noun
        if "-" in noun:
            yield noun.rsplit("-", 1)[1]


@cache
def _counted() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("counting")["counted"])


@lru_cache(maxsize=1 << 14)
def without_dates_and_money(text: str) -> str:
    """A year or an amount of money is a number, but never the answer to "how many"."""
    return _pattern("amounts").sub(" ; ", _pattern("dates").sub(" ; ", text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("counting")[name], re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def counts(text: str, thing: str) -> bool:
    """True where a number of ``text`` stands beside ``thing`` or a word that stands for it when counted."""
    tokens = [token for token in _TOKEN.findall(without_dates_and_money(text)) if not _is_place_of(token, thing)]
    beside = any(_is_number(token) and _beside(tokens, place, stem(thing)) for place, token in enumerate(tokens))
    return beside or _counts_in_row(text, stem(thing))


def _counts_in_row(text: str, thing: str) -> bool:
    """True for a row of a table that is headed by the thing and has numbers: "Kennzahl: Besuche; 2024: 5.215".

    By the thing itself: the volunteers in the next row are people, too.
    """
    row = _ROW.fullmatch(text)
    nouns = _TOKEN.findall(row["label"]) if row else []
    is_of_thing = any(noun[0].isupper() and _is_named_by(stem(fold(noun)), thing) for noun in nouns)
    return is_of_thing and bool(_NUMBER_CELL.search(text))


def counts_share(text: str, things: Sequence[str], question: str) -> bool:
    """True where ``text`` says what share of ``things`` does something, unless their number itself is asked for."""
    if _pattern("whole_asked").search(question):
        return False
    told = [stem(fold(found["thing"])) for found in _pattern("share_of").finditer(text)]
    return any(_stands_for(word, stem(fold(thing))) for word in told for thing in things)


def _is_place_of(word: str, people: str) -> bool:
    """True for "Schulen" where "Schüler" are counted: who is called by a place, with another vowel, is not it."""
    is_of_one_root = word[0].isupper() and stem(word) == stem(people)
    return is_of_one_root and bool(_PEOPLE.search(people)) and not _PEOPLE.search(word)


def _is_number(token: str) -> bool:
    return (token[0].isdigit() and token[-1].isdigit()) or bool(_number_word().match(token))


@cache
def _number_word() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(texts("counting")["number_words"].split()) + ")", re.IGNORECASE)


def _beside(tokens: Sequence[str], place: int, thing: str) -> bool:
    if tokens[place + 1 : place + 2] == [texts("counting")["times"]] and thing not in _never_by_times():
        return True
    after = tokens[place + 1 : place + 1 + WORDS_AFTER]
    if next((fold(token) for token in after if not _is_number(token)), "") in _units().get(thing, ()):
        return True
    nouns = [*_nouns_after(after), *(() if _has_own_noun(after) else _noun_before(tokens[:place]))]
    return any(_stands_for(stem(noun), thing) for noun in nouns)


def _has_own_noun(after: Sequence[str]) -> bool:
    """ "600 Meter": what stands before the number is not what it counts."""
    return bool(after) and after[0][0].isupper()


def _nouns_after(tokens: Sequence[str]) -> Iterator[str]:
    """The nouns up to the next number or the end of the clause; "Millionen" still belongs to the number."""
    for token in dropwhile(_is_number, tokens):
        if not token[0].isalnum() or _is_number(token):
            return
        if not token[0].islower():
            yield fold(token)


def _noun_before(tokens: Sequence[str]) -> Iterator[str]:
    """The noun whose number follows: "Einwohner: 16.783", "Fahrgast Nummer 5.000"."""
    between = _between()
    before = list(dropwhile(lambda token: fold(token) in between, reversed(tokens[-WORDS_BEFORE:])))
    if before and before[0][0].isupper():
        yield fold(before[0])


@cache
def _between() -> frozenset[str]:
    return frozenset((":", *(fold(word) for word in texts("counting")["between"].split())))


def _is_named_by(word: str, thing: str) -> bool:
    stems = frozenset((word,))
    return word_coverage(thing, TextWords(stems, f" {word} ", pieces_of(stems))) >= PARTLY_NAMED


@lru_cache(maxsize=1 << 16)
def _stands_for(word: str, thing: str) -> bool:
    if _is_named_by(word, thing):
        return True
    alike = _alike().get(thing)
    if alike:
        return any(_ends_with(word, other) for other in alike)
    return len(thing) >= SHORTEST_HEAD and stem_likeness(thing, word) >= KIN


def _ends_with(word: str, other: str) -> bool:
    return word == other or (len(other) >= SHORTEST_HEAD and word.endswith(other))


@cache
def _units() -> dict[str, frozenset[str]]:
    """Stem of what is measured, or of a unit → the units it is told in, folded."""
    rows = [row.split(" = ") for row in texts("counting")["measured"]]
    told = [(measures.split(), frozenset(map(fold, units.split()))) for measures, units in rows]
    return {stem(measure): units for measures, units in told for measure in measures}


@cache
def _never_by_times() -> frozenset[str]:
    """Stems of what is not counted by how often something was done: "4.500-mal geladen" are no complaints."""
    return frozenset(map(stem, texts("counting")["not_by_times"].split()))


@cache
def _all_units() -> frozenset[str]:
    return frozenset[str]().union(*_units().values())


@cache
def _alike() -> dict[str, frozenset[str]]:
    """Stem → stems that stand for it when counted; a word may be in several groups."""
    found: dict[str, frozenset[str]] = {}
    for group in (frozenset(map(stem, line.split())) for line in texts("counting")["alike"]):
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found
