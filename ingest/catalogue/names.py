"""Model projects in a text: by name, member municipality, other name or product, however spelt or inflected.

The longest name wins. Names that are also common words ("Halle", "Hof", "Gießen") count only in a context that makes
them a place; phrases that contain a name but mean something else ("Ulmer Münster", "Neu-Ulm") are swallowed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from ingest.catalogue.mentions import PhraseHit, PhraseIndex, ProjectMention, Via, Words, folded_tokens
from ingest.catalogue.records import Project
from ingest.german.words import fold

_ENDINGS = ("s", "er", "ers", "ern", "erin", "erinnen", "isch", "ische", "ischen", "ischer", "isches", "ischem")
_ENDINGS_AFTER_E = ("s", "r", "rs", "rn", "rin", "rinnen")
_CHANGED_ENDS = {"en": ("er", "ner", "ener"), "ern": ("erer",), "el": ("ler", "eler")}
"""How the name changes before "-er": Dresden/Dresdner, Kaiserslautern/Kaiserslauterer, Wunsiedel/Wunsiedler."""
_SHORTEST_INFLECTED = 3
_LONGEST_ACRONYM = 9
_SENTENCE_END = re.compile(r"(?:^|[.!?:\n])[\s„“\"(]*$")
_DIACRITICS = re.compile(r"[\u0300-\u036f]")


class Condition(Enum):
    """What must hold for a phrase to be a name."""

    NONE = auto()
    CAPITAL = auto()
    """Also a word, so written with a capital and, unless inflected ("das Linzer Projekt"), not after an article."""
    PLACE = auto()
    """A common word: only where the words before it say that it is a place."""
    EXACT = auto()
    """Only as it is written: "CUT" is a project, "cut" is not."""


@dataclass(frozen=True, slots=True)
class _Name:
    """What a phrase means. No project: the phrase is swallowed."""

    project_id: str | None
    via: Via
    condition: Condition
    written: str


@dataclass(frozen=True, slots=True)
class _Rules:
    """The folded word lists of ``matching.toml``."""

    place_words: frozenset[str]
    ambiguous: frozenset[str]
    homonyms: frozenset[str]
    not_inflected: frozenset[str]
    not_stripped: frozenset[str]
    not_joined: frozenset[str]
    before_place: frozenset[str]
    only_before: frozenset[str]
    articles: frozenset[str]
    exact: frozenset[str]
    same: dict[str, tuple[str, ...]]
    never: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> _Rules:
        lists = {
            name: frozenset(map(fold, data[name])) for name in cls.__annotations__ if name not in ("same", "never")
        }
        groups = [tuple(map(fold, group)) for group in data["same"]]
        same = {word: group for group in groups for word in group}
        return cls(**lists, same=same, never=tuple(data["never"]))


class ProjectNames:
    """Finds the model projects a text names. Build once; safe to share between threads."""

    def __init__(self, projects: Iterable[Project], data: dict[str, Any]) -> None:
        self._rules = _Rules.of(data)
        self._index: PhraseIndex[_Name] = PhraseIndex()
        for project in projects:
            for written, via in _written_names(project):
                self._add(project.id, written, via)
        for phrase in self._rules.never:
            for tokens in _inflected(folded_tokens(phrase), self._rules):
                self._index.add(tokens, _Name(None, Via.NAME, Condition.NONE, phrase))
        self._index.freeze()

    def find(self, text: str) -> list[ProjectMention]:
        """The mentions in order; each part of the text belongs to one name (which may mean several projects)."""
        return list(self._mentions(Words.of(text)))

    def _mentions(self, words: Words) -> Iterator[ProjectMention]:
        keys = [token.folded for token in words.tokens]
        position = 0
        while position < len(keys):
            hit = self._accepted(words, keys, position)
            if hit is None:
                position += 1
                continue
            for name in hit.value:
                if name.project_id:
                    yield ProjectMention(name.project_id, words.span(hit.start, hit.end), name.via)
            position = hit.end

    def _accepted(self, words: Words, keys: Sequence[str], position: int) -> PhraseHit[tuple[_Name, ...]] | None:
        for hit in self._index.hits(words, keys, position):
            accepted = tuple(name for name in hit.value if self._holds(name, words, hit))
            if accepted:
                return PhraseHit(hit.start, hit.end, _one_a_project(accepted))
        return None

    def _holds(self, name: _Name, words: Words, hit: PhraseHit[tuple[_Name, ...]]) -> bool:
        if name.condition is Condition.NONE:
            return True
        if name.condition is Condition.EXACT:
            span = words.span(hit.start, hit.end)
            return words.text[span.start : span.end].startswith(name.written)
        if not words.looks_like_noun(hit.start):
            return False
        before = words.tokens[hit.start - 1] if hit.start else None
        if name.condition is Condition.CAPITAL:
            is_inflected = words.tokens[hit.end - 1].folded != folded_tokens(name.written)[-1]
            return is_inflected or before is None or before.folded not in self._rules.articles
        is_whole_text = hit.end - hit.start == len(words.tokens)
        return is_whole_text or self._is_place(words, hit.start)

    def _is_place(self, words: Words, position: int) -> bool:
        if position and words.tokens[position - 1].folded in self._rules.before_place:
            return True
        starts_sentence = bool(_SENTENCE_END.search(words.text[: words.tokens[position].start]))
        if not (words.has_case and starts_sentence and position + 1 < len(words.tokens)):
            return False
        return words.tokens[position + 1].folded in self._rules.before_place - self._rules.only_before

    def _add(self, project_id: str, written: str, via: Via) -> None:
        for spelling in self._spellings(written, via):
            tokens = folded_tokens(spelling)
            name = _Name(project_id, via, self._condition(written, tokens, via), written)
            forms = [tokens] if name.condition is Condition.EXACT else _inflected(tokens, self._rules)
            for form in forms:
                self._index.add(form, name)

    def _spellings(self, written: str, via: Via) -> Iterator[str]:
        yield written
        if via is not Via.PRODUCT:
            yield from self._bare(written)
        if fold(written) not in self._rules.not_stripped:
            yield _DIACRITICS.sub("", unicodedata.normalize("NFD", written))

    def _bare(self, written: str) -> Iterator[str]:
        """ "Verbandsgemeinde Prüm" is also called "Prüm"."""
        first, _, rest = written.partition(" ")
        if rest and fold(first) in self._rules.place_words:
            yield rest

    def _condition(self, written: str, tokens: Sequence[str], via: Via) -> Condition:
        joined = " ".join(tokens)
        if joined in self._rules.ambiguous:
            return Condition.PLACE
        if joined in self._rules.homonyms:
            return Condition.CAPITAL
        is_acronym = written.isupper() and written.isalpha() and len(written) <= _LONGEST_ACRONYM
        if fold(written) in self._rules.exact or (is_acronym and via in (Via.PRODUCT, Via.ALIAS)):
            return Condition.EXACT
        return Condition.NONE


def _written_names(project: Project) -> Iterator[tuple[str, Via]]:
    yield project.name, Via.NAME
    yield from ((name, Via.MUNICIPALITY) for name in project.municipalities)
    yield from ((name, Via.ALIAS) for name in project.aliases)
    yield from ((name, Via.PRODUCT) for name in project.products)


def _one_a_project(names: tuple[_Name, ...]) -> tuple[_Name, ...]:
    """A name that is also a municipality is one mention, by the first of its meanings."""
    return tuple({name.project_id: name for name in reversed(names)}.values())[::-1]


def _inflected(tokens: Sequence[str], rules: _Rules) -> Iterator[tuple[str, ...]]:
    """The tokens with their equals ("Landkreis", "Kreis", "LK"), the last one inflected; and all as one word."""
    choices = [rules.same.get(token, (token,)) for token in tokens]
    for variant in itertools.product(*choices):
        last = variant[-1]
        for form in (last,) if last in rules.not_inflected else _forms(last):
            yield (*variant[:-1], form)
    if len(tokens) > 1 and " ".join(tokens) not in rules.not_joined:
        yield ("".join(tokens),)


def _forms(word: str) -> Iterator[str]:
    yield word
    if len(word) < _SHORTEST_INFLECTED or not word.isalpha():
        return
    yield from (word + ending for ending in (_ENDINGS_AFTER_E if word.endswith("e") else _ENDINGS))
    for end, changed in _CHANGED_ENDS.items():
        if word.endswith(end):
            yield from (word[: -len(end)] + new + plural for new in changed for plural in ("", "s", "n", "in", "innen"))
