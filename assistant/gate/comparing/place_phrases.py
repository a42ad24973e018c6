"""Phrases of place in a statement that the passage has in another sentence: "in der Bücherei von Brühl".

The first sentences of a passage name the place it plays in, later ones rest on it. So a statement on a later one may
have a phrase that its sentence lacks, and is read here without it. What is left out is no longer checked: so it must
say where and nothing else, and stand in the passage word by word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.gate.comparing.alignment import Source
from assistant.gate.sentence.places import word_before, word_behind
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.markers import places as kinds_of_place
from assistant.gate.words.place_words import place_words

_LONGEST = 9
"""Tokens of a phrase, with its article and preposition."""
_GROWN = 3
"""How often a phrase is taken together with the one it hangs on: "am Deich bei Altenwerder"."""


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """Words of a statement that stand in a row and say where: "in der Bücherei von Brühl", "Brühler"."""

    words: tuple[Word, ...]

    @property
    def told(self) -> tuple[Word, ...]:
        """Without the preposition that leads it, articles and the adjective of a town, which is but another place."""
        led = self.words[0].low in _words()["prepositions"]
        words = _but_articles(self.words[1:] if led else self.words)
        return tuple(w for w, behind in zip(words, (*words[1:], None), strict=False) if not _describes(w, behind))

    @property
    def names(self) -> frozenset[str]:
        return frozenset(word.name for word in self.words if word.name)

    @property
    def is_named(self) -> bool:
        """It is nothing but a name, with "Stadt" or the like, or a title."""
        return all(word.name or word.quoted or word.stem in kinds_of_place() for word in self.told)

    @property
    def opens(self) -> bool:
        """It stands before the verb of the statement."""
        return self.words[0].place == 0

    @property
    def places(self) -> frozenset[int]:
        return frozenset(word.place for word in self.words)


@dataclass(frozen=True, slots=True)
class Shortened:
    """The ``text`` that is left of the statement ``claim`` without some of its ``phrases`` of place."""

    claim: Reading
    text: str
    phrases: tuple[PlacePhrase, ...]

    @property
    def names(self) -> frozenset[str]:
        """Those of the phrases left out."""
        return frozenset().union(*(phrase.names for phrase in self.phrases))


def shortenings(claim: Reading, sources: Sequence[Source]) -> Iterator[Shortened]:
    """``claim`` without the phrases around names that a sentence has: as short as they can be, then longer."""
    seen: set[str] = set()
    around = _around_names(claim, sources)
    for grown in range(_GROWN):
        phrases = tuple(_chosen(around, grown))
        text = _without(claim, phrases)
        if phrases and text not in seen:
            seen.add(text)
            yield Shortened(claim, text, phrases)


def home_of(phrase: PlacePhrase, sources: Sequence[Source]) -> Source | None:
    """The first sentence that has the phrase word by word, as a place or as what it speaks of."""
    mine, names = phrase.told, phrase.names
    named = (source for source in sources if names <= source.reading.names)
    return next((source for source in named if _stand_in(mine, source.reading)), None) if mine else None


def _stand_in(mine: Sequence[Word], reading: Reading) -> bool:
    theirs = _of_sentence(reading)
    rows = (theirs[start : start + len(mine)] for start in range(len(theirs) - len(mine) + 1))
    return any(all(map(_same, mine, row)) and _is_whole(row, theirs) and _says_where(row[0]) for row in rows)


def _says_where(first: Word) -> bool:
    """A name, or a noun behind a preposition of place or without any: not whose or for whom it is."""
    named = first.name is not None or first.quoted or first.stem in kinds_of_place()
    return named or first.cue in ("", *_words()["where"])


def _is_whole(row: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """A title is not cut: right before and behind it stands no other word in quotation marks."""
    first, last = sentence.index(row[0]), sentence.index(row[-1])
    beside = (*sentence[max(0, first - 1) : first], *sentence[last + 1 : last + 2])
    return not any(word.quoted for word in row) or not any(word.quoted for word in beside)


def _same(word: Word, other: Word) -> bool:
    if word.name:
        return word.name == other.name
    if word.low in _words()["of"] and other.low in _words()["of"]:
        return True
    return word.stem == other.stem and word.quoted == other.quoted


def _but_articles(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.quoted or word.low not in _words()["articles"])


@kept
def _of_sentence(reading: Reading) -> tuple[Word, ...]:
    return _but_articles(reading.words)


def _around_names(claim: Reading, sources: Sequence[Source]) -> list[tuple[int, list[PlacePhrase]]]:
    """For every name or title, from behind, its place and the phrases that a sentence has, the shortest first."""
    names = [word for word in reversed(claim.words) if (word.name or word.quoted) and word.content]
    homes = [(word.place, [p for p in _phrases(word, claim) if home_of(p, sources) is not None]) for word in names]
    return [(place, phrases) for place, phrases in homes if phrases]


def _chosen(around: Sequence[tuple[int, Sequence[PlacePhrase]]], grown: int) -> Iterator[PlacePhrase]:
    """A phrase for every name or title; ``grown`` times longer than it must be, where it can be."""
    taken: frozenset[int] = frozenset()
    for place, phrases in around:
        phrase = phrases[min(grown, len(phrases) - 1)]
        if place not in taken and taken.isdisjoint(phrase.places):
            taken |= phrase.places
            yield phrase


def _phrases(name: Word, claim: Reading) -> Iterator[PlacePhrase]:
    """Phrases that end in ``name``, the shortest first; the adjective of a town is one by itself."""
    if _describes(name, word_behind(claim, name.place)):
        yield PlacePhrase((name,))
        return
    title = _title(name, claim)
    before = word_before(claim, title[0].place - 1 if name.quoted else title[0].place)
    if name.quoted and before is not None and before.noun:
        yield PlacePhrase(title)
    yield from _led(title, before, claim)


def _led(title: Sequence[Word], before: Word | None, claim: Reading) -> Iterator[PlacePhrase]:
    """``title`` with what stands before it, up to each preposition of place that leads it."""
    words = list(title)
    while before is not None and len(words) < _LONGEST:
        words.insert(0, before)
        if before.low in _words()["prepositions"] or _is_owner(words, claim):
            yield PlacePhrase(tuple(words))
        elif not _may_stand_within(before) or _is_no_place(before):
            return
        before = word_before(claim, before.place)


def _is_owner(words: Sequence[Word], claim: Reading) -> bool:
    """ "der Behörde des Landkreises Ried": a body and its name, in a genitive that can be no dative."""
    is_named = all(word.name or word.stem in kinds_of_place() for word in words[1:])
    return words[0].low in _words()["genitive"] and is_named and _is_noun(word_before(claim, words[0].place))


def _title(name: Word, claim: Reading) -> tuple[Word, ...]:
    """``name`` with those before it that belong to the same title or name."""
    words = [name]
    while (before := word_before(claim, words[0].place)) is not None and _of_same_name(before, name):
        words.insert(0, before)
    return tuple(words)


def _of_same_name(word: Word, name: Word) -> bool:
    return word.quoted if name.quoted else word.name is not None and word.name == name.name


def _describes(name: Word, behind: Word | None) -> bool:
    """The adjective or genitive of a town before its noun: "Bibersteiner Kämmerin"."""
    return bool(name.name) and name.low.endswith(("er", "s")) and behind is not None and behind.noun and not behind.name


def _is_noun(word: Word | None) -> bool:
    return word is not None and (word.noun or word.name is not None or word.quoted)


def _may_stand_within(word: Word) -> bool:
    """What a phrase may have between its preposition and its end: nouns, adjectives, articles, "von"."""
    within = _words()["articles"] | _words()["of"] | _words()["within"]
    return _is_noun(word) or word.low in within or (word.content and word.low.endswith(("en", "er", "e")))


def _is_no_place(word: Word) -> bool:
    """ "im Auftrag der Stadt Brühl": the phrase says for whom, when or why, not where."""
    abstract = word.low in _words()["no_place"] or word.low.endswith(tuple(_words()["no_place_ends"]))
    return word.noun and not word.name and not word.quoted and abstract


def _without(claim: Reading, phrases: Sequence[PlacePhrase]) -> str:
    """The text with "dort" for a phrase before the verb, which so stays in its place, and nothing for any other."""
    text = claim.text
    for phrase in sorted(phrases, key=lambda one: -one.words[0].start):
        start, end = _span_with_marks(phrase, text)
        stands_alone = phrase.opens and not _is_noun(word_behind(claim, phrase.words[-1].place))
        text = f"{text[:start]}{_there() if stands_alone else ''}{text[end:]}"
    return " ".join(text.split()).replace(" ,", ",").replace(" .", ".")


def _span_with_marks(phrase: PlacePhrase, text: str) -> tuple[int, int]:
    """Where the phrase begins and ends in ``text``, with the quotation marks around its title."""
    first, last = phrase.words[0], phrase.words[-1]
    start, end = first.start, last.start + len(last.text)
    if first.quoted or (start and text[start - 1] == "„"):
        start -= 1
    return start, end + (text[end : end + 1] == "“")


def _words() -> Mapping[str, frozenset[str]]:
    return place_words("setting")


def _there() -> str:
    return str(read_table("places.toml")["there"])
