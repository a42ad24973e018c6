"""Where a passage plays: its first sentences name the place, later ones rest on it without naming it again.

"In der Bücherei von Brühl steht …. Nach 22 Uhr ist niemand im Haus." carries "Nach 22 Uhr ist in der Bücherei von Brühl
niemand im Haus." A statement is therefore also checked without a phrase of place that an earlier sentence has as it
stands, where nothing between names another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.comparing.alignment import Source
from assistant.gate.sentence.places import word_before
from assistant.gate.sentence.reading import Reading, Word, read
from assistant.gate.sentence.told_places import opening_subject
from assistant.gate.sentence.voice import is_passive
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.markers import places as kinds_of_place

_LONGEST = 9
"""Tokens of a phrase, with its article and preposition."""
_GROWN = 3
"""How often a phrase is taken together with the one it hangs on: "am Deich bei Altenwerder"."""
_THERE = "Dort"
"""Stands for a phrase before the verb, so that the verb stays in its place."""
_LOOSENESS = 3
"""Tokens by which the phrase may be longer where the passage has it: "in der alten Bücherei am Markt von Brühl"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A phrase of place in a statement: tokens ``first`` to ``last`` of its reading."""

    words: tuple[Word, ...]

    @property
    def content(self) -> tuple[Word, ...]:
        """What of it says something: names, titles and nouns other than "Stadt", "Landkreis"."""
        return tuple(w for w in self.words if w.content and not (w.noun and not w.name and w.stem in kinds_of_place()))

    @property
    def opens(self) -> bool:
        """It stands before the verb of the statement."""
        return self.words[0].place == 0


@dataclass(frozen=True, slots=True)
class Unset:
    """A statement ``claim`` without its phrases of place: the ``text`` left, and these."""

    claim: Reading
    text: str
    settings: tuple[Setting, ...]


def unset(claim: Reading, sources: Sequence[Source]) -> Iterator[Unset]:
    """``claim`` without the phrases around names that an earlier sentence has: as short as they can be, then longer."""
    seen: set[str] = set()
    named = [tuple(_settings(claim, sources, grown)) for grown in range(_GROWN)]
    local = tuple(_of_opening(claim, sources))
    for settings in (*named, *(_together(some, local) for some in named if local)):
        text = _without(claim, settings)
        if settings and text not in seen:
            seen.add(text)
            yield Unset(claim, text, settings)


def _settings(claim: Reading, sources: Sequence[Source], grown: int) -> Iterator[Setting]:
    taken: set[int] = set()
    for word in reversed(claim.words):
        if word.place in taken or not (word.name or word.quoted) or not word.content:
            continue
        phrases = [phrase for phrase in _phrases(word, claim) if _home(phrase, sources) is not None]
        if phrases:
            phrase = phrases[min(grown, len(phrases) - 1)]
            if taken.isdisjoint(w.place for w in phrase.words):
                taken |= {w.place for w in phrase.words}
                yield phrase


def _of_opening(claim: Reading, sources: Sequence[Source]) -> Iterator[Setting]:
    """Phrases of place without a name that a passage opens with: "am Busbahnhof"."""
    for word in claim.words:
        if word.noun and not word.name and not word.quoted and word.cue in _words()["where"] | _words()["doers"]:
            phrase = Setting(tuple(_up_to_preposition(word, claim)))
            home = _home(phrase, sources)
            led = phrase.words[0].low in _words()["prepositions"]
            if led and home is not None and home.index == 0 and _where(home.reading, word):
                yield phrase


def _up_to_preposition(noun: Word, claim: Reading) -> list[Word]:
    words = [noun]
    while len(words) < _LONGEST and words[0].low not in _words()["prepositions"]:
        before = word_before(claim, words[0].place)
        if before is None or (_noun(before) and before.place < noun.place):
            break
        words.insert(0, before)
    return words


def _where(reading: Reading, noun: Word) -> bool:
    return any(_same(noun, other) and other.cue in _words()["where"] for other in reading.words)


def _together(some: tuple[Setting, ...], others: tuple[Setting, ...]) -> tuple[Setting, ...]:
    taken = {word.place for setting in some for word in setting.words}
    return (*some, *(one for one in others if taken.isdisjoint(word.place for word in one.words)))


def _phrases(name: Word, claim: Reading) -> Iterator[Setting]:
    """Phrases that end in ``name``, the shortest first; the adjective of a town is one by itself."""
    if _adjective_of_town(name, claim):
        yield Setting((name,))
        return
    title = _title(name, claim)
    words: list[Word] = [*reversed(title)]
    before = word_before(claim, title[0].place - 1 if name.quoted else title[0].place)
    if name.quoted and before is not None and before.noun:
        yield Setting(title)
    while before is not None and len(words) < _LONGEST:
        words.append(before)
        further = word_before(claim, before.place)
        if before.low in _words()["prepositions"] or (before.low in _words()["articles"] and _noun(further)):
            if not _leads_doer(before, claim):
                yield Setting(tuple(reversed(words)))
            if not _noun(further):
                return
        elif not _in_phrase(before):
            return
        before = further


def _title(name: Word, claim: Reading) -> tuple[Word, ...]:
    """``name`` with those before it that belong to the same title or name."""
    words = [name]
    while (before := word_before(claim, words[0].place)) is not None and _same_name(before, name):
        words.insert(0, before)
    return tuple(words)


def _same_name(word: Word, name: Word) -> bool:
    return word.quoted if name.quoted else word.name is not None and word.name == name.name


def _adjective_of_town(name: Word, claim: Reading) -> bool:
    """ "Bibersteiner Kämmerin"."""
    behind = next((w for w in claim.words if w.place == name.place + 1), None)
    return bool(name.name) and name.low.endswith(("er", "s")) and behind is not None and behind.noun


def _noun(word: Word | None) -> bool:
    return word is not None and (word.noun or word.name is not None or word.quoted)


def _in_phrase(word: Word) -> bool:
    """A noun, a name, an adjective or an article, which a phrase may have between its preposition and its end."""
    return _noun(word) or word.low in _words()["articles"] or (word.content and word.low.endswith(("en", "er", "e")))


def _leads_doer(lead: Word, claim: Reading) -> bool:
    """ "von" of who does it in a passive."""
    return lead.low in _words()["doers"] and is_passive(claim, lead.clause)


def _home(phrase: Setting, sources: Sequence[Source]) -> Source | None:
    """The first sentence that has all words of the phrase, near each other."""
    return next((source for source in sources if _stands_in(phrase, source.reading)), None)


def _stands_in(phrase: Setting, reading: Reading) -> bool:
    places: list[int] = []
    for word in phrase.content:
        found = [other.place for other in reading.words if _same(word, other)]
        if not found:
            return False
        places.append(min(found, key=lambda place: abs(place - (places[-1] if places else place))))
    return bool(places) and max(places) - min(places) <= len(phrase.words) + _LOOSENESS


def _same(word: Word, other: Word) -> bool:
    return word.name == other.name if word.name else word.stem == other.stem and word.quoted == other.quoted


def _without(claim: Reading, settings: Sequence[Setting]) -> str:
    """The text with "dort" for a phrase before the verb and nothing for any other."""
    text = claim.text
    for setting in sorted(settings, key=lambda one: -one.words[0].start):
        first, last = setting.words[0], setting.words[-1]
        start, end = first.start, last.start + len(last.text)
        if first.quoted or (start and text[start - 1] == "„"):
            start -= 1
        if text[end : end + 1] == "“":
            end += 1
        opened = _THERE if setting.opens and not _noun(_behind(last, claim)) else ""
        text = f"{text[:start]}{opened}{text[end:]}"
    return " ".join(text.split()).replace(" ,", ",").replace(" .", ".")


def _behind(word: Word, claim: Reading) -> Word | None:
    return next((w for w in claim.words if w.place == word.place + 1), None)


def may_be_lent(found: Unset, used: Sequence[Source], sources: Sequence[Source], names: frozenset[str]) -> bool:
    """Every sentence that is ``used`` plays where the phrases say: nothing up to it names another place."""
    return all(
        _alone(source, found.claim.names, names)
        and all(_plays_there(one, source, found, used, sources) for one in found.settings)
        for source in used
    )


def _alone(source: Source, told: frozenset[str], names: frozenset[str]) -> bool:
    """No sentence up to this one names a place but those ``told``, and this one speaks of no others."""
    before = [read(text, names) for text in source.quote.sentences[: source.index + 1]]
    rivals = {name for reading in before for name in _rivals(reading)}
    return rivals <= told and not _of_others(source.reading)


def _plays_there(
    setting: Setting, source: Source, found: Unset, used: Sequence[Source], sources: Sequence[Source]
) -> bool:
    """The phrase stands before the sentence, or in one of several that the statement joins."""
    home = _home(setting, [other for other in sources if other.quote is source.quote])
    if home is None or home.index > source.index or (home.index == source.index and len(used) == 1):
        return False
    is_town = all(word.name or word.quoted for word in setting.content)
    return is_town or home.index == source.index or not _elsewhere(found.claim, source.reading)


def _elsewhere(claim: Reading, reading: Reading) -> bool:
    """The sentence has a place of its own that the statement does not tell, or points to one."""
    own = [w for w in reading.words if w.noun and w.content and w.cue in _words()["where"]]
    return any(w.stem not in claim.stems for w in own) or not reading.lows.isdisjoint(_words()["pointing"])


def _rivals(reading: Reading) -> Iterator[str]:
    """Names of other places, but for districts and streets of the same."""
    for word in reading.words:
        before = word_before(reading, word.place) if word.name else None
        if word.name and not (before is not None and before.low in _words()["parts"]):
            yield word.name
    opening = opening_subject(reading.text)
    if opening and not reading.words[0].name:
        yield opening


def _of_others(reading: Reading) -> bool:
    """It tells of neighbours or of towns in general."""
    lent = _lent()
    return any(w.low in lent["several"] or w.low.startswith(tuple(lent["neighbours"])) for w in reading.words)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read_table("places.toml")["setting"].items()}


@lru_cache(maxsize=1)
def _lent() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in read_table("places.toml")["lent"].items()}
