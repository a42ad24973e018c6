"""Phrases of place in a statement that the passage has in another sentence: "in der Bücherei von Brühl".

The first sentences of a passage name the place it plays in, later ones rest on it. So a statement on a later one may
have a phrase that its sentence lacks, and is read here without it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.gate.comparing.alignment import Source
from assistant.gate.sentence.places import word_before, word_behind
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import is_passive
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.markers import places as kinds_of_place
from assistant.gate.words.place_words import place_words

_LONGEST = 9
"""Tokens of a phrase, with its article and preposition."""
_GROWN = 3
"""How often a phrase is taken together with the one it hangs on: "am Deich bei Altenwerder"."""
_LOOSENESS = 3
"""Tokens by which the phrase may be longer where the passage has it: "in der alten Bücherei am Markt von Brühl"."""


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """Words of a statement that stand in a row and say where: "in der Bücherei", "von Brühl", "Brühler"."""

    words: tuple[Word, ...]

    @property
    def content(self) -> tuple[Word, ...]:
        """What of it says something: names, titles and nouns other than "Stadt", "Landkreis"."""
        return tuple(w for w in self.words if w.content and not (w.noun and not w.name and w.stem in kinds_of_place()))

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


def shortenings(claim: Reading, sources: Sequence[Source]) -> Iterator[Shortened]:
    """``claim`` without the phrases around names that a sentence has: as short as they can be, then longer.

    Then each of these without phrases that the passage opens with, too.
    """
    seen: set[str] = set()
    around_names = [tuple(_around_names(claim, sources, grown)) for grown in range(_GROWN)]
    opening = tuple(_of_opening(claim, sources))
    for phrases in (*around_names, *(_together(some, opening) for some in around_names if opening)):
        text = _without(claim, phrases)
        if phrases and text not in seen:
            seen.add(text)
            yield Shortened(claim, text, phrases)


def home_of(phrase: PlacePhrase, sources: Sequence[Source]) -> Source | None:
    """The first sentence that has all words of the phrase, near each other."""
    return next((source for source in sources if _stands_in(phrase, source.reading)), None)


def _stands_in(phrase: PlacePhrase, reading: Reading) -> bool:
    places: list[int] = []
    for word in phrase.content:
        found = [other.place for other in reading.words if _same(word, other)]
        if not found:
            return False
        places.append(min(found, key=lambda place: abs(place - (places[-1] if places else place))))
    return bool(places) and max(places) - min(places) <= len(phrase.words) + _LOOSENESS


def _same(word: Word, other: Word) -> bool:
    return word.name == other.name if word.name else word.stem == other.stem and word.quoted == other.quoted


def _around_names(claim: Reading, sources: Sequence[Source], grown: int) -> Iterator[PlacePhrase]:
    """A phrase for every name or title, from behind; ``grown`` times longer than it must be, where it can be."""
    taken: frozenset[int] = frozenset()
    for word in reversed(claim.words):
        if word.place in taken or not (word.name or word.quoted) or not word.content:
            continue
        phrases = [phrase for phrase in _phrases(word, claim) if home_of(phrase, sources) is not None]
        phrase = phrases[min(grown, len(phrases) - 1)] if phrases else None
        if phrase and taken.isdisjoint(phrase.places):
            taken |= phrase.places
            yield phrase


def _phrases(name: Word, claim: Reading) -> Iterator[PlacePhrase]:
    """Phrases that end in ``name``, the shortest first; the adjective of a town is one by itself."""
    if _is_adjective_of_town(name, claim):
        yield PlacePhrase((name,))
        return
    title = _title(name, claim)
    before = word_before(claim, title[0].place - 1 if name.quoted else title[0].place)
    if name.quoted and before is not None and before.noun:
        yield PlacePhrase(title)
    yield from _led(title, before, claim)


def _led(title: Sequence[Word], before: Word | None, claim: Reading) -> Iterator[PlacePhrase]:
    """``title`` with what stands before it, up to each preposition and article of a genitive that leads it."""
    words = list(title)
    while before is not None and len(words) < _LONGEST:
        words.insert(0, before)
        further = word_before(claim, before.place)
        if before.low in _words()["prepositions"] or (before.low in _words()["articles"] and _is_noun(further)):
            if not _leads_doer(before, claim):
                yield PlacePhrase(tuple(words))
            if not _is_noun(further):
                return
        elif not _may_stand_within(before):
            return
        before = further


def _title(name: Word, claim: Reading) -> tuple[Word, ...]:
    """``name`` with those before it that belong to the same title or name."""
    words = [name]
    while (before := word_before(claim, words[0].place)) is not None and _of_same_name(before, name):
        words.insert(0, before)
    return tuple(words)


def _of_same_name(word: Word, name: Word) -> bool:
    return word.quoted if name.quoted else word.name is not None and word.name == name.name


def _is_adjective_of_town(name: Word, claim: Reading) -> bool:
    """ "Bibersteiner Kämmerin"."""
    behind = word_behind(claim, name.place)
    return bool(name.name) and name.low.endswith(("er", "s")) and behind is not None and behind.noun


def _is_noun(word: Word | None) -> bool:
    return word is not None and (word.noun or word.name is not None or word.quoted)


def _may_stand_within(word: Word) -> bool:
    """A noun, a name, an adjective or an article, which a phrase may have between its preposition and its end."""
    return _is_noun(word) or word.low in _words()["articles"] or (word.content and word.low.endswith(("en", "er", "e")))


def _leads_doer(lead: Word, claim: Reading) -> bool:
    """ "von" of who does it in a passive."""
    return lead.low in _words()["doers"] and is_passive(claim, lead.clause)


def _of_opening(claim: Reading, sources: Sequence[Source]) -> Iterator[PlacePhrase]:
    """Phrases of place without a name that a passage opens with: "am Busbahnhof"."""
    for word in claim.words:
        if word.noun and not word.name and not word.quoted and word.cue in _words()["where"] | _words()["doers"]:
            phrase = PlacePhrase(_up_to_preposition(word, claim))
            home = home_of(phrase, sources)
            is_led = phrase.words[0].low in _words()["prepositions"]
            if is_led and home is not None and home.index == 0 and _says_where(home.reading, word):
                yield phrase


def _up_to_preposition(noun: Word, claim: Reading) -> tuple[Word, ...]:
    words = [noun]
    while len(words) < _LONGEST and words[0].low not in _words()["prepositions"]:
        before = word_before(claim, words[0].place)
        if before is None or _is_noun(before):
            break
        words.insert(0, before)
    return tuple(words)


def _says_where(reading: Reading, noun: Word) -> bool:
    """The sentence has ``noun`` behind a preposition of place."""
    return any(_same(noun, other) and other.cue in _words()["where"] for other in reading.words)


def _together(some: tuple[PlacePhrase, ...], others: tuple[PlacePhrase, ...]) -> tuple[PlacePhrase, ...]:
    """``some`` and those of ``others`` that share no word with them."""
    taken = frozenset[int]().union(*(phrase.places for phrase in some))
    return (*some, *(phrase for phrase in others if taken.isdisjoint(phrase.places)))


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
