"""Which noun hangs on which, read the same way of statement and quote: by preposition, genitive, bracket or list.

No parser: every noun has the heads it may hang on, the nearest first, and is ``sure`` only where no verb may rule it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import at_places, in_clause, next_words
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.segments import likely_verbs
from assistant.gate.words.closed_words import BELONGING
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

NAMED = "named"
"""How a title, a bracket or an example hangs on its noun: "der Bus (Emma)", "Busse wie Emma"."""
APPOSED = "apposed"
"""Right behind its noun: "das Thema Verkehr"."""
_REACH = 3
"""Tokens before a noun that may hold its article."""
_STEPS = 3
"""Nouns one above the other that may be meant: "die Karte der Bäume am Bach mit Früchten"."""
LISTED_ON = _GERMAN.pattern("listed_on")
"""Others follow in the list."""
_OPENS_TITLE = _GERMAN.pattern("opens_title")
_LIKE = _GERMAN.word("like")
_EXAMPLE = _GERMAN.pattern("example")
_LOOSE_EXAMPLE = _GERMAN.pattern("loose_example")
"""May stand behind the verb: "neun Projekte laufen, darunter ein Bus"."""
_LAST_JOINT = _GERMAN.pattern("last_joint")
_ARTICLE = _GERMAN.pattern("article")
_CONTRACTED = _GERMAN.words("contracted")
_OBJECT = ("", "acc", "dat")


@dataclass(slots=True, eq=False)
class Hanging:
    """``word`` hangs on one of ``heads``; ``sure`` where no verb or other noun may rule it."""

    word: Final[Word]
    heads: Final[tuple[Word, ...]]
    how: Final[str]
    sure: Final[bool]


def same_way(first: str, second: str) -> bool:
    """Two ways of hanging that do not tell two statements apart."""
    return first == second or {first, second} <= BELONGING


def between(first: Word, second: Word, reading: Reading) -> str:
    """The text between two words."""
    return reading.text[first.start + len(first.text) : second.start]


@kept
def hangings(reading: Reading) -> Mapping[Word, Hanging]:
    """Cached, because the sentences of a quote come with many statements."""
    return _Governors(reading).hangings()


class _Governors:
    """One pass over the nouns of a sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.nouns = [w for w in reading.content if (w.noun or w.name)]
        self.found: dict[Word, Hanging] = {}

    def hangings(self) -> Mapping[Word, Hanging]:
        for before, word in pairwise(self.nouns):
            if (hanging := self._named(before, word) or self._behind(word) or self._listed_with(before, word)) is None:
                hanging = self._beside(before, word)
            if hanging is not None:
                self.found[word] = hanging
        return self.found

    def _between(self, first: Word, second: Word) -> str:
        return between(first, second, self.reading)

    def _named(self, before: Word, word: Word) -> Hanging | None:
        """A title or bracket right behind its noun, or the first of its examples."""
        between = self._between(before, word)
        apart = "(" in between or "namens" in between or (word.quoted and not before.quoted)
        if apart and _OPENS_TITLE.fullmatch(between) and between.strip():
            return Hanging(word, (before,), NAMED, sure=True)
        if "," not in between and ":" not in between and _LIKE not in between:
            return None
        if _EXAMPLE.match(between) and word.cue in _OBJECT and not self._verbs(before.place, word.place):
            return Hanging(word, self._above(before), NAMED, sure=True)
        if _LOOSE_EXAMPLE.search(between):
            heads = [n for n in self.nouns if n.place < word.place and n.hard == before.hard]
            return Hanging(word, tuple(reversed(heads)), NAMED, sure=False)
        return None

    def _behind(self, word: Word) -> Hanging | None:
        head = governor(word, self.reading) if word.cue else None
        if head is None or word.place == head.place + 1 or self._describes(word):
            return None
        return Hanging(word, self._above(head), word.cue, sure=self._attributive(head, word))

    def _listed_with(self, before: Word, word: Word) -> Hanging | None:
        """What is listed with a noun may hang where it hangs."""
        over = self.found.get(before)
        if over is None or word.cue not in (before.cue, *_OBJECT) or not LISTED_ON.match(self._between(before, word)):
            return None
        if self._verbs(before.place, word.place):
            return None
        if not self._parallel(before, word):
            return None
        return Hanging(word, over.heads, over.how, sure=False)

    def _beside(self, before: Word, word: Word) -> Hanging | None:
        """ "das Thema Verkehr": right behind a noun, and so on what that hangs on, too."""
        if word.place != before.place + 1 or word.hard != before.hard:
            return None
        return Hanging(word, self._above(before), APPOSED, sure=False)

    def _describes(self, word: Word) -> bool:
        """ "Ulmer Netz": what hangs is the noun behind."""
        behind = next_words(self.reading).get(word)
        if behind is None or not behind.noun or behind.place != word.place + 1 or word.quoted:
            return False
        return word.name is not None or word.low.endswith("er") or (word.low.endswith("s") and not self._article(word))

    def _attributive(self, head: Word, word: Word) -> bool:
        """Genitives, and phrases before the verb, without a verb, or within a list hang on their noun."""
        if word.cue == "gen":
            return head.name is None
        if head.name is not None:
            return False
        verbs = [w.place for w in in_clause(self.reading, word.clause) if w in self._verb_words]
        return not verbs or self._in_front(head, word, verbs[0]) or self._listed(head, word, verbs)

    def _in_front(self, head: Word, word: Word, verb: int) -> bool:
        """The only phrase before the verb of a main clause."""
        first = next(w for w in self.nouns if w.clause == word.clause)
        alone = first in self._above(head) and word.place < verb
        return alone and self.reading.parents[word.clause] is None

    def _listed(self, head: Word, word: Word, verbs: Sequence[int]) -> bool:
        """Behind the verb, and the head goes on with a list by comma that something follows, or with examples."""
        index, own = self.nouns.index(head), self.nouns.index(word)
        before = self._between(self.nouns[index - 1], head) if index else ""
        if any(place > head.place for place in verbs):
            return False
        exemplary = any(h.how == NAMED for h in self._hanging_over(head))
        behind = self._between(word, self.nouns[own + 1]) if own + 1 < len(self.nouns) else ""
        return exemplary or (before.lstrip().startswith(",") and bool(LISTED_ON.match(behind)))

    def _hanging_over(self, head: Word) -> Iterator[Hanging]:
        for noun in (head, *self._listed_before([head])):
            if noun in self.found:
                yield self.found[noun]

    @cached_property
    def _verb_words(self) -> frozenset[Word]:
        verbal_ones = [w for w in self.reading.words if not w.noun and verbal(w.low)]
        return likely_verbs(self.reading).union(verbal_ones)

    def _article(self, noun: Word) -> str:
        """ "ein" or "d" before the adjectives of a noun, else ""."""
        for word in reversed(at_places(self.reading, noun.place - _REACH, noun.place - 1)):
            if word.low in _CONTRACTED:
                return "d"
            if _ARTICLE.fullmatch(word.low) and not word.content:
                return "ein" if word.low.startswith("ein") else "d"
            if not word.content or word.noun:
                return ""
        return ""

    def _parallel(self, before: Word, word: Word) -> bool:
        """Two listed nouns both have an article, or the second has none: not "fürs Parken und ein Netz"."""
        return self._article(word) in ("", self._article(before))

    def _above(self, head: Word) -> tuple[Word, ...]:
        """The head, what it hangs on, and what is listed before them."""
        heads = [head]
        for _ in range(_STEPS):
            over = self.found.get(heads[-1])
            if over is None:
                break
            heads += over.heads[:1]
        return tuple(dict.fromkeys([*heads, *self._listed_before(heads)]))

    def _listed_before(self, heads: Sequence[Word]) -> Iterator[Word]:
        for head in heads:
            index = self.nouns.index(head)
            while index:
                before, index = self.nouns[index - 1], index - 1
                between = self._between(before, self.nouns[index + 1])
                joint = LISTED_ON if before is not head and index + 1 < self.nouns.index(head) else _LAST_JOINT
                after = self.nouns[index + 1]
                if (
                    not joint.match(between)
                    or self._verbs(before.place, after.place)
                    or not self._parallel(before, after)
                ):
                    break
                yield before

    def _verbs(self, first: int, last: int) -> bool:
        return any(first < w.place < last for w in self._verb_words)
