"""Towns no catalogue knows that a question names and its evidence speaks of (pure).

Documents of somebody else have towns of their own. What the evidence calls a town by form ("in Lindau", "die Stadt
Lindau"), or the question does and the evidence has the word, is where a thing is, as a town of the catalogue is: looked
for in the passage, not in the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache

from assistant.evidence.sentences.home_towns import homes_of, is_home, opens_with
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.evidence.words.matching import text_words
from assistant.gate.sentence.told_places import is_common_noun, places_in
from assistant.places import NamedPlace
from assistant.run import Evidence
from assistant.wording import texts
from ingest.german import fold, is_function_word

CACHED_PASSAGES = 1 << 10
_WORD = re.compile(r"[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*")
_TYPED = re.compile(r"(?<![\w-])[a-zäöüß]{5,}(?![\w-])")
"""As somebody types it on a phone; shorter ones are too often another word."""


def towns_told(question: str, evidence: Sequence[Evidence], known: Iterable[str]) -> tuple[NamedPlace, ...]:
    """In order, without projects and states, which are ``known`` as the question writes them.

    What a document on a project of the catalogue tells of another place is told of that project.
    """
    of_projects = [item for item in evidence if item.hit.passage.tags.projects and not homes_of(item)]
    evidence = [item for item in evidence if homes_of(item) or not item.hit.passage.tags.projects]
    taken = " ".join(known)
    by_form = {fold(town) for town in places_in(question)}
    told = frozenset(fold(town) for item in evidence for town in _places_of(_text_of(item)))
    homes: frozenset[str] = frozenset().union(*map(homes_of, evidence))
    told |= homes
    found: dict[str, NamedPlace] = {}
    for match in _WORD.finditer(question):
        if is_function_word(fold(match[0])) or match[0] in taken:
            continue
        town = next((name for name in _bare(match[0]) if name in told), None)
        town = town or next((name for name in _bare(match[0]) if name in by_form and _is_said(name, evidence)), None)
        if town and not _is_said(town, of_projects):
            found.setdefault(town, NamedPlace(_with_kind(question, match.start(), match.end()), (town,), is_told=True))
    return tuple(found.values()) or _typed(question, homes)


def _typed(question: str, homes: Collection[str]) -> tuple[NamedPlace, ...]:
    """Without capitals only the towns whose own documents are found, for any noun looks like a town then."""
    found = ((match[0], fold(match[0])) for match in _TYPED.finditer(question))
    return tuple(
        NamedPlace(written, (name,), is_told=True)
        for written, name in dict(found).items()
        if name in homes and not is_common_noun(written.capitalize())
    )


def homes_asked(question: str, evidence: Sequence[Evidence]) -> tuple[NamedPlace, ...]:
    """The towns of the question that have a document of their own among the evidence."""
    return tuple(
        place for place in towns_told(question, evidence, ()) if any(is_home(item, (place,)) for item in evidence)
    )


def without_towns(question: str, towns: Sequence[NamedPlace]) -> str:
    """``question`` as asked of the town's own documents: "in Lindau" goes, "Lindau hat" is "die Stadt hat"."""
    for town in towns:
        where = re.compile(texts("places")["where"].replace("{town}", re.escape(town.written)))
        question = where.sub("", question).replace(town.written, texts("places")["own_town"])
    return question


def opens_elsewhere(text: str, asked: Sequence[NamedPlace]) -> bool:
    """True for a sentence that begins with another town than the one asked about, told of by documents alone.

    A heading lends its town to the sentences that name none. What is a county's may well be told of one of its towns.
    """
    if not asked or not all(place.is_told and " " not in place.written for place in asked):
        return False
    return any(opens_with(text, town) for town in places_in(text))


def _bare(written: str) -> tuple[str, ...]:
    """What the town may be called that is written so: "Lindaus", "Lindauer"."""
    whole = fold(written)
    ends = (whole.removesuffix("s"), whole.removesuffix("er"), whole.removesuffix("r"))
    changed = (f"{whole.removesuffix('ner')}en", f"{whole.removesuffix('er')}en") if whole.endswith("er") else ()
    return tuple(dict.fromkeys((whole, *ends, *changed)))


def _is_said(town: str, evidence: Iterable[Evidence]) -> bool:
    return any(town in text_words(_text_of(item)).folded for item in evidence)


def _text_of(item: Evidence) -> str:
    """A colon ends a heading, so that what follows is no part of it."""
    return f"{context_of(item)}: {item.hit.passage.text}"


@lru_cache(maxsize=CACHED_PASSAGES)
def _places_of(text: str) -> frozenset[str]:
    return frozenset(places_in(text))


def _with_kind(question: str, start: int, end: int) -> str:
    """As written, with the words that say what kind of place it is: "Landkreis Lindau"."""
    before = _kind_before().search(question[:start])
    return question[before.start() if before else start : end]


@cache
def _kind_before() -> re.Pattern[str]:
    kinds = "|".join(map(re.escape, texts("places")["kinds"].split()))
    return re.compile(rf"\b(?:(?:{kinds})s? )+$")
