"""Names of towns no catalogue knows, by the way a text speaks of them: "in Brühl", "die Stadt Brühl", "Bad Kissingen".

German nouns have capitals, too, and a noun taken for a town could be said of sentences that do not have it. So whatever
a word list knows is none, and where the form alone is weak the word must end as towns do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from assistant.gate.sentence.names import name_forms, name_in
from assistant.gate.words.concepts import concepts
from assistant.gate.words.lexicon import read_table, saints
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of
from ingest.german.data import plain_list

_GERMAN = ModuleWords(__name__)

_TOWN = r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_LED = re.compile(rf"\b([A-Za-zäöüß]++)\.? (?=({_TOWN})\b)")
"""A word, of which none but all letters may be meant, and what has a capital behind it."""
_BEHIND_NOUN = re.compile(rf"\b([A-ZÄÖÜ][a-zäöüß]+) (?=({_TOWN})\b)")
"""Two nouns in a row: "das Stadtmuseum Görlitz"."""
_LISTED = re.compile(_GERMAN.word("listed").replace("<TOWN>", _TOWN))
_PAIR = re.compile(_GERMAN.word("pair").replace("<TOWN>", _TOWN))
_ADJECTIVE = re.compile(r"(?:e|er|es|en|em)$")
_OPENING = re.compile(_GERMAN.word("opening").replace("<TOWN>", _TOWN))
"""The subject that opens a sentence without an article."""
_BORDER = re.compile(r"\b")
_PLURAL = ("n", "s")
_PERSONS = _GERMAN.endings("persons")
"""Ends of "der Stadt Bürgerinnen und Bürgern", which a body gives something."""
_SHORTEST_NOUN = 4
"""Letters of a noun that a plural may end with."""
_SHORTEST = 5
"""Letters of a town known by its ending."""


def with_told_places(names: frozenset[str], texts: tuple[str, ...], statement: str) -> frozenset[str]:
    """``names`` and the towns that quotes or statement name by form; those of the statement stand in a quote."""
    told = places_in(statement)
    if told:
        written = " ".join(texts)
        told = tuple(town for town in told if town in written)
    return _with_places(names, texts, told)


@lru_cache(maxsize=1024)
def _with_places(names: frozenset[str], texts: tuple[str, ...], told: tuple[str, ...]) -> frozenset[str]:
    found = {*told, *(town for text in texts for town in places_in(text))}
    found = {town for town in found if not (town.endswith(_PLURAL) and _counted(town, texts))}
    if not found:
        return names
    found |= {town for text in texts for pair in _pairs(text) if not pair.isdisjoint(found) for town in pair}
    return _joined(names, frozenset(found))


def _counted(town: str, texts: tuple[str, ...]) -> bool:
    """ "in 14 Sälen", "den Sälen": what is counted or has an article is a plural."""
    behind = ((text, match.end()) for text in texts if town in text for match in _counting().finditer(text))
    return any(text.startswith(town, place) and _BORDER.match(text, place + len(town)) for text, place in behind)


@lru_cache(maxsize=1)
def _counting() -> re.Pattern[str]:
    """A figure or a word for several before what may be a town: one pattern, as each new one is slow to make."""
    return re.compile(rf"(?:\d|\b(?:{'|'.join(_table('counting'))})) (?={_TOWN})")


@lru_cache(maxsize=1024)
def _joined(names: frozenset[str], towns: frozenset[str]) -> frozenset[str]:
    """One object for the same names: readings are cached by it."""
    forms = name_forms(names)
    strange = frozenset(town for town in towns if name_in(town, forms) is None)
    return names | strange if strange else names


def _pairs(text: str) -> Iterator[frozenset[str]]:
    """ "Brühl und Unna": what is joined with a town is one, where no list knows the word."""
    for match in _PAIR.finditer(text):
        if not any(map(is_common_noun, match.groups())):
            yield frozenset(match.groups())


@lru_cache(maxsize=4096)
def places_in(text: str) -> tuple[str, ...]:
    """Towns by their form, in order of the forms."""
    return tuple(town for end, name in _by_form(text) for town in (name, *_listed(text, end)))


def _by_form(text: str) -> Iterator[tuple[int, str]]:
    """A town and where it ends."""
    opening = _OPENING.match(text)
    if opening and _ends_like_one(opening["town"]) and not is_common_noun(opening["town"]):
        yield opening.end(), opening["town"]
    for match in _LED.finditer(text):
        if _is_town(match[1].lower(), match[2], text, match.end(2)):
            yield match.end(2), match[2]


def opening_subject(text: str) -> str | None:
    """A word that opens a sentence as its subject without an article, where no list knows it: most often a name."""
    opening = _OPENING.match(text)
    plural = opening is not None and opening["town"].endswith(("n", "e"))
    return None if opening is None or plural or is_common_noun(opening["town"]) else opening["town"].lower()


def towns_behind_nouns(text: str) -> Iterator[str]:
    """ "das Heimatmuseum Sulzfeld": another place may be spoken of, though whose the museum is stays open."""
    for match in _BEHIND_NOUN.finditer(text):
        if _ends_like_one(match[2]) and is_common_noun(match[1]) and not is_common_noun(match[2]):
            yield match[2]


def _listed(text: str, end: int) -> Iterator[str]:
    """ "in Goslar und Osterode": what is listed behind a town is one, where no list knows the word."""
    while found := _LISTED.match(text, end):
        if is_common_noun(found[1]) or _before_noun(found[1], text, found.end()):
            return
        yield found[1]
        end = found.end()


def _is_town(before: str, town: str, text: str, end: int) -> bool:
    """``before`` stands right before it, lower case."""
    if before in saints():
        return True
    leads, low = _leads().get(before), town.lower()
    if leads is None or low in saints() or _known_noun(low) or _before_noun(town, text, end):
        return False
    if leads == "bodies":
        return not town.endswith(_PERSONS)
    if _ends_like_noun(low):
        return False
    return (leads == "before" and not (town.endswith(_PLURAL) and _ends_with_noun(low))) or _ends_like_one(town)


@lru_cache(maxsize=4096)
def _ends_with_noun(low: str) -> bool:
    """ "Grundschulen", but not "Dorsten": so it may be a plural."""
    ends = (low[start:] for start in range(1, len(low) - _SHORTEST_NOUN + 1))
    return low.endswith("s") or "-" in low or any(map(_known_noun, ends))


@lru_cache(maxsize=1)
def _leads() -> Mapping[str, str]:
    """What leads a town, lower case → how sure that is."""
    return {word.lower(): name for name in ("bodies", "before", "weak") for word in _table(name)}


def _before_noun(town: str, text: str, end: int) -> bool:
    """ "in Leichter Sprache": an adjective with a capital."""
    return bool(_ADJECTIVE.search(town)) and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _ends_like_one(town: str) -> bool:
    return len(town) >= _SHORTEST and town.endswith(_table("ends"))


def is_common_noun(word: str) -> bool:
    """A noun the word lists know, or one by its ending."""
    return _known_noun(word.lower()) or _ends_like_noun(word.lower())


@lru_cache(maxsize=1 << 13)
def _known_noun(low: str) -> bool:
    """A word of a list; "Ingolstadt" ends with one."""
    if low in _table("common") or low in _nouns():
        return True
    return bool(concepts(stem_of(low))) and not low.endswith(_table("ends"))


def _ends_like_noun(low: str) -> bool:
    return low.endswith(_table("noun_ends"))


@lru_cache(maxsize=8)
def _table(name: str) -> tuple[str, ...]:
    return tuple(read_table("places.toml")[name].split())


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(plain_list("nouns"))
