"""Other words for those of a question, from groups of synonyms and the glossary (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.evidence.words.matching import generic_stems
from assistant.evidence.words.particle_verbs import other_forms
from assistant.understanding.tokens import aspect_stems
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.german import content_words, fold, stem

MOST_EXPANSIONS = 12
"""Words added to a search: more of them drown the question's own."""
SHORTEST_BEGINNING = 3
"""Letters before the last piece of a compound: "Bürger" in "Bürgerapp"."""
SHORTEST_END = 5
"""Letters of the last piece of a compound that has other words of its own: "-vertrag"."""
_GROUP_SIGN = "-"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class OtherWords:
    """``expansions`` as written, for the word search; ``synonyms`` by stem, for judging what a text covers."""

    expansions: tuple[str, ...] = ()
    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Stem → the words of its group as written."""
    found: dict[str, tuple[str, ...]] = {}
    for line in texts("synonyms")["groups"]:
        names = tuple(line.split())
        for name in names:
            found[_key(name)] = (*found.get(_key(name), ()), *names)
    for line in texts("synonyms")["meaning"]:
        said, _, meant = line.partition(" = ")
        for name in said.split():
            found[_key(name)] = (*found.get(_key(name), ()), *meant.split())
    return found


@cache
def _idioms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Where a phrase stands, and the words it means."""
    pairs = (line.split(" = ") for line in texts("synonyms")["idioms"])
    return tuple((re.compile(rf"\b{re.escape(fold(said))}\b"), tuple(meant.split())) for said, meant in pairs)


def _key(name: str) -> str:
    return stem(content_words(name)[-1]) if content_words(name) else stem(name)


class Synonyms:
    """The groups of ``texts/synonyms.toml`` and the abbreviations of the glossary. Build once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        for entry in catalogue.glossary:
            names = [name for name in (entry.term, entry.written_out, *entry.synonyms) if name]
            for name in names:
                if key := _whole_key(name):
                    self._names[key].extend(other for other in names if other != name)

    def of(self, question: str, names: Sequence[str] = ()) -> OtherWords:
        """Other words for the specific words of ``question``, at most ``MOST_EXPANSIONS`` of them to search for.

        Proper ``names`` have none ("Frau Müller" is not about "Müll").
        """
        proper = {word for name in names for word in content_words(name)}
        own = list(dict.fromkeys(stem(word) for word in content_words(question) if word not in proper))
        expansions: dict[str, None] = {}
        synonyms: dict[str, frozenset[str]] = {}
        unmeant = _homonyms(question)
        for key, others in (*_of_idioms(question), *self._others([word for word in own if word not in unmeant])):
            stems = frozenset(stem(word) for other in others for word in content_words(other)) - {key}
            synonyms[key] = synonyms.get(key, frozenset()) | (stems - generic_stems())
            expansions |= {other: None for other in others if not set(map(stem, content_words(other))) <= set(own)}
        expansions |= {form: None for word in _WORD.findall(question) for form in other_forms(word)}
        return OtherWords(tuple(expansions)[:MOST_EXPANSIONS], {key: value for key, value in synonyms.items() if value})

    def _others(self, own: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Abbreviations first: they mean exactly one thing."""
        for length in (1, 2):
            for start in range(len(own) - length + 1):
                key = " ".join(own[start : start + length])
                if key in self._names:
                    yield from ((word, self._names[key]) for word in own[start : start + length])
        yield from ((word, [head]) for word in own for head in texts("synonyms")["heads"] if _is_compound(word, head))
        for key in sorted(own, key=lambda word: word in aspect_stems()):
            if key in generic_stems():
                continue
            if key in _groups():
                yield key, [name.replace(_GROUP_SIGN, " ") if "-" in name else name for name in _groups()[key]]
            elif others := _of_compound(key):
                yield key, others


def _is_compound(word: str, head: str) -> bool:
    return word.endswith(head) and len(word) >= len(head) + SHORTEST_BEGINNING


def _of_compound(word: str) -> list[str]:
    """ "Kooperationsvereinbarung" for "Kooperationsvertrag": the same beginning with what its end means."""
    for cut in range(SHORTEST_BEGINNING + 1, len(word) - SHORTEST_END + 1):
        if meant := _groups().get(word[cut:]):
            nouns = (name for name in meant if name[0].isupper() and name.isalpha() and stem(name) != word[cut:])
            return list(dict.fromkeys(_beginning_with(word[:cut], name) for name in nouns))
    return []


def _beginning_with(beginning: str, noun: str) -> str:
    """The compound of the two, or ``noun`` where it is one of them already."""
    return noun if beginning in fold(noun) else beginning.capitalize() + noun.lower()


def _homonyms(question: str) -> frozenset[str]:
    """Stems of words that mean something else here: "aus dem Programm" speaks of no software."""
    found = texts("synonyms")["homonyms"].items()
    return frozenset(_key(word) for word, pattern in found if re.search(pattern, question, re.IGNORECASE))


def _of_idioms(question: str) -> Iterator[tuple[str, list[str]]]:
    """Each content word of a phrase stands for what the phrase means."""
    folded = fold(question)
    for pattern, meant in _idioms():
        if found := pattern.search(folded):
            yield from ((stem(word), list(meant)) for word in content_words(found[0]))


def _whole_key(name: str) -> str:
    stems = list(dict.fromkeys(stem(word) for word in content_words(name)))
    return " ".join(stems) if len(stems) <= 2 else ""
