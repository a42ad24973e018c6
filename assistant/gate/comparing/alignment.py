"""Which sentences of the quotes carry a statement, and which of their words its words stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import mul
from typing import Final

from assistant.gate.comparing.calendar_words import told_by_date
from assistant.gate.comparing.candidates import with_candidates
from assistant.gate.comparing.compounds import apart, composed
from assistant.gate.comparing.matching import COMPOSED, DERIVED, EQUAL, PREFIXES, composed_from, ranked
from assistant.gate.comparing.passage_attributes import belongs_to_name, named_in_full
from assistant.gate.comparing.split_compounds import told_apart
from assistant.gate.model import Quote
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.names import name_forms
from assistant.gate.sentence.places import next_word
from assistant.gate.sentence.reading import Reading, Word, kept, read
from assistant.gate.thresholds import (
    SUPPORTING_SENTENCES,
    WEIGHT_LIGHT,
    WEIGHT_NOUN,
    WEIGHT_OTHER,
    WORD_COVERED,
)
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

_FIGURE_WEIGHT = 1.5
_NAME_WEIGHT = 1.5
_LEAST_WEIGHT = 0.05
"""Of a word that frames a fact: it parts sentences that are alike otherwise."""
_MIXED = re.compile(r"[a-zäöü][A-ZÄÖÜ]|[A-ZÄÖÜ]{2}")
"""Spelling of product names: "meinWND", "HageNOW"."""
_KINDS = _GERMAN.words("kinds")
"""Stems of what a name in capitals may be of."""
_CITIES = _GERMAN.words("cities")
_DISTRICT = _GERMAN.pattern("district")
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
_LONG = 8
_BEGINNING = 4
"""Letters of a compound, and of its first part, where it may stand for two words."""
_LEAST_GAIN = 0.5
"""What a further sentence must add to the cover to be leaned on: about one verb or adjective."""
_SAME_MATTER = 0.5
"""Share of the statement's words a further sentence must have: it says more of the same, not something else."""


@dataclass(slots=True)
class Source:
    """A sentence of a quote with where it stands."""

    quote: Final[Quote]
    index: Final[int]
    reading: Final[Reading]

    def __hash__(self) -> int:
        """Of the reading alone, which is one object for one sentence: a quote is long."""
        return hash(self.reading)


@dataclass(slots=True, eq=False)
class Match:
    """A word of the statement and its best counterpart, near enough where it is ``found``."""

    word: Final[Word]
    counterpart: Final[Word | None]
    source: Final[Source | None]
    degree: Final[float]
    found: bool = field(init=False)

    def __post_init__(self) -> None:
        self.found = self.degree >= WORD_COVERED


@dataclass(slots=True, eq=False)
class Alignment:
    """A statement clause beside the sentences that carry it, best first.

    ``missing`` are the words that weigh and have no counterpart.
    """

    reading: Final[Reading]
    sources: Final[tuple[Source, ...]]
    matches: Final[tuple[Match, ...]]
    covered: Final[float]
    weight: Final[float]
    missing: tuple[Word, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.missing = tuple([m.word for m in self.matches if not m.found and weight(m.word) > 0])

    def counterpart(self, word: Word) -> Match | None:
        """The match of ``word``; None for a word of no content."""
        return next((match for match in self.matches if match.word is word), None)

    def tells(self, word: Word) -> bool:
        """The quotes say it."""
        match = self.counterpart(word)
        return match is not None and match.found


def sources_of(quotes: Sequence[Quote], names: frozenset[str]) -> tuple[Source, ...]:
    """All sentences of all quotes, read."""
    return tuple(
        [Source(quote, index, read(text, names)) for quote in quotes for index, text in enumerate(quote.sentences)]
    )


@lru_cache(maxsize=1024)
def names_around(source: Source, names: frozenset[str]) -> frozenset[str]:
    """Names a sentence speaks of: its own, those of the headings above it, else those last mentioned before it."""
    quote = source.quote
    headings = frozenset([name for heading in quote.section for name in read(heading, names).names])
    tagged = read(quote.names[0], names).names if len(quote.names) == 1 else frozenset()
    own = source.reading.names
    if own:
        return own | headings | tagged
    before = named_before(source, names)
    return before.names | headings | tagged if before else headings | tagged


def named_before(source: Source, names: frozenset[str]) -> Reading | None:
    """The nearest sentence before it that has names."""
    before = source.quote.sentences[: max(0, source.index)]
    return next((reading for text in reversed(before) if (reading := read(text, names)).names), None)


@lru_cache(maxsize=4096)
def held_names(reading: Reading, names: frozenset[str]) -> frozenset[str]:
    """Names within those of things: "die Ulm-App", "das Smart-Ulm-Büro", "das Rhein-Neckar-Projekt"."""
    forms = name_forms(names)
    hyphened = (word.text for word in reading.words if "-" in word.text and not word.name)
    parts = (part for text in hyphened for part in (*text.split("-"), text.rpartition("-")[0]))
    return frozenset(forms[fold(part)] for part in parts if part[:1].isupper() and fold(part) in forms)


def shared_verbs(alignment: Alignment, is_verb: Callable[[Word, Reading], bool]) -> Iterator[Match]:
    """Verbs of the statement, by ``is_verb``, that the quote has as a verb of the same root."""
    for match in alignment.matches:
        if not match.found or match.counterpart is None or match.source is None:
            continue
        same = family(match.word.stem) == family(match.counterpart.stem)
        if same and is_verb(match.word, alignment.reading) and is_verb(match.counterpart, match.source.reading):
            yield match


def weight(word: Word) -> float:
    """What a word counts in the share covered."""
    if word.light or word.name:
        return WEIGHT_LIGHT
    return WEIGHT_NOUN if word.noun else WEIGHT_OTHER


@kept
def _weights(claim: Reading) -> list[float]:
    return list(map(weight, claim.content))


def align(claim: Reading, sources: Sequence[Source], names: frozenset[str] = frozenset()) -> Alignment:
    """Lean ``claim`` on the best sentence, and on further ones that speak of the same and add something.

    A figure or a name that only another sentence has stays missing: it is said of something else there.
    """
    chosen = _choose(claim, sources, names)
    resting = _resting(claim, chosen)
    matches = tuple(
        [_known_around(matched(word, resting.get(word.clause, chosen)), claim, chosen, names) for word in claim.content]
    )
    weights = _weights(claim)
    total = sum(weights)
    found = sum([weighs for weighs, match in zip(weights, matches, strict=True) if match.found])
    return Alignment(claim, chosen, matches, found / total if total else 1.0, total)


def _resting(claim: Reading, chosen: tuple[Source, ...]) -> dict[int, tuple[Source, ...]]:
    """For every clause the sentences, first the one it rests on, for a word that stands in several of them."""
    if len(chosen) < 2 or len(claim.parents) < 2:
        return {}
    found = [degrees(claim, source.reading) for source in chosen]
    clauses = {word.clause for word in claim.content}
    shares = {
        clause: [
            sum(weight(word) * degree for word, degree in zip(claim.content, row, strict=True) if word.clause == clause)
            for row in found
        ]
        for clause in clauses
    }
    return {
        clause: tuple(chosen[place] for place in sorted(range(len(chosen)), key=lambda place: -row[place]))
        for clause, row in shares.items()
    }


def _choose(claim: Reading, sources: Sequence[Source], names: frozenset[str]) -> tuple[Source, ...]:
    words = claim.content
    gains = [_gains(claim, source) for source in sources]
    reached_by = list(map(sum, gains))
    places = sorted(range(len(sources)), key=reached_by.__getitem__, reverse=True)
    if not places or not reached_by[places[0]]:
        return ()
    chosen = [places[0]]
    reached = gains[places[0]]
    whole = sum([weighs for word, weighs in zip(words, _weights(claim), strict=True) if not word.name])
    for place in places[1:]:
        if len(chosen) == SUPPORTING_SENTENCES:
            break
        shared = sum([gain for gain, word in zip(gains[place], words, strict=False) if not word.name])
        if not whole or shared < _SAME_MATTER * whole:
            continue
        added = sum(
            max(0.0, new - old) for new, old, word in zip(gains[place], reached, words, strict=False) if not word.name
        )
        others = bool(claim.names) and not claim.names & names_around(sources[place], names)
        if added >= _LEAST_GAIN and not others:
            chosen.append(place)
            reached = [max(old, new) for old, new in zip(reached, gains[place], strict=True)]
    return tuple(sources[place] for place in chosen)


def _gains(claim: Reading, source: Source) -> list[float]:
    gains = list(map(mul, _worths(claim), degrees(claim, source.reading)))
    for figure in claim.figures:
        known = any(same_value(figure.figure, other.figure) for other in source.reading.figures)
        gains.append(_FIGURE_WEIGHT if known else 0.0)
    return gains


@kept
def _worths(claim: Reading) -> list[float]:
    """What a sentence that has a word gains by it, for all words of a statement."""
    weighed = zip(claim.content, _weights(claim), strict=True)
    return [_NAME_WEIGHT if word.name else max(weighs, _LEAST_WEIGHT) for word, weighs in weighed]


@lru_cache(maxsize=1024)
def degrees(claim: Reading, reading: Reading) -> tuple[float, ...]:
    """How well the best word of a sentence stands for each content word of ``claim``; 0 where none is near enough.

    Cached, for a statement is cut into parts and then leant on sentences by the same figures.
    """
    stems = reading.stems
    words = zip(claim.content, with_candidates(claim, reading), strict=True)
    return tuple([EQUAL if w.stem in stems and not w.name else _degree(w, reading, some) for w, some in words])


def _degree(word: Word, reading: Reading, has_candidates: bool) -> float:
    likest = ranked(word, reading) if has_candidates else ()
    best = likest[0][1] if likest else 0.0
    if best < WORD_COVERED and "-" in word.stem and apart(word.stem, reading):
        return COMPOSED
    may_be_composed = best < WORD_COVERED and word.noun and len(word.stem) >= _LONG
    if may_be_composed and word.stem[:_BEGINNING] in _beginnings(reading) and composed(word.stem, reading):
        return COMPOSED
    return best if best >= WORD_COVERED else 0.0


@kept
def _beginnings(reading: Reading) -> frozenset[str]:
    """How its words begin: a compound that begins otherwise needs no closer look."""
    return frozenset([stem[:_BEGINNING] for stem in reading.stems])


def _in_two_parts(word: Word, sources: Sequence[Source]) -> bool:
    """ "freigegeben" where the quote says "gaben … frei"."""
    prefix = next(
        (p for p in PREFIXES if word.low.startswith((p + "ge", p + "zu")) and len(word.low) > len(p) + 5), None
    )
    return prefix is not None and any(other.low == prefix for source in sources for other in source.reading.words)


def _known_around(match: Match, claim: Reading, sources: Sequence[Source], names: frozenset[str]) -> Match:
    """A compound the passage uses elsewhere may stand for its last part: "Wissenschaftsnetzwerk", "das Netzwerk"."""
    if match.found:
        return match
    if _in_two_parts(match.word, sources):
        return Match(match.word, match.counterpart, match.source, DERIVED)
    if told_apart(match.word, claim, (source.reading for source in sources)):
        return Match(match.word, None, None, DERIVED)
    retold = _headed(match.word, sources) or _inflected_title(match.word, sources) or _city(match.word, claim, sources)
    if retold:
        return Match(match.word, match.counterpart, match.source or sources[0], DERIVED)
    if _named_class(match.word, claim, sources, names) or _dated(match.word, claim, sources):
        return Match(match.word, match.counterpart, match.source, DERIVED)
    if sources and _told_of_it(match.word, claim, sources[0], names):
        return Match(match.word, None, None, DERIVED)
    if not match.counterpart or not match.source or not match.word.stem.endswith(match.counterpart.stem):
        return match
    texts = (text for source in sources for text in (*source.quote.sentences, *source.quote.section))
    if any(match.word.stem in read(text, names).stems for text in texts):
        return Match(match.word, match.counterpart, match.source, DERIVED)
    return match


def _told_of_it(word: Word, claim: Reading, source: Source, names: frozenset[str]) -> bool:
    """Other sentences of the passage say so of the noun or the name it stands beside."""
    passage = source.quote.sentences
    if len(passage) < 2 or word.name:
        return False
    before = passage[: max(0, source.index)]
    return named_in_full(word, claim, source.reading, before, names) or (
        word.noun and belongs_to_name(word, claim, passage, names)
    )


def _headed(word: Word, sources: Sequence[Source]) -> bool:
    """ "OST-Projekt" for a name in capitals, "OST", whatever it is."""
    sort, _, thing = word.text.rpartition("-")
    named = len(sort) > 1 and sort.isupper() and not word.quoted
    return named and stem_of(thing) in _KINDS and any(o.text == sort for s in sources for o in s.reading.words)


def _city(word: Word, claim: Reading, sources: Sequence[Source]) -> bool:
    """ "den Städten Ulm und Guben" for "Ulm und Guben", where the passage calls it no district."""
    if word.stem not in _CITIES or not sources:
        return False
    name = next((other.name for other in claim.words if other.place == word.place + 1), None)
    texts = sources[0].quote.sentences
    return name in sources[0].reading.names and not any(_DISTRICT.search(text) for text in texts)


def _inflected_title(word: Word, sources: Sequence[Source]) -> bool:
    """ "als „Grüner Ring“" for "„Grüne Ring“": an adjective of a title with the ending of its case."""
    if not word.quoted or not word.low.endswith(_ADJECTIVE_ENDINGS):
        return False
    root = _bare_adjective(word.low)
    others = (other.low for s in sources for other in s.reading.words if other.quoted)
    return any(low.endswith(_ADJECTIVE_ENDINGS) and _bare_adjective(low) == root for low in others)


def _bare_adjective(low: str) -> str:
    return low.removesuffix("s").removesuffix("n").removesuffix("r").removesuffix("m").removesuffix("e")


def _dated(word: Word, claim: Reading, sources: Sequence[Source]) -> bool:
    return told_by_date(word, claim, (source.reading for source in sources))


def _named_class(word: Word, claim: Reading, sources: Sequence[Source], names: frozenset[str]) -> bool:
    """ "die App „meinWND“": what a name stands for may be said elsewhere in the passage."""
    following = next_word(claim, word) if word.noun else None
    if following is None or not (following.quoted or _MIXED.search(following.text)):
        return False
    texts = (text for source in sources for text in (*source.quote.sentences, *source.quote.section))
    return any(_says(read(text, names), word) for text in texts)


def _says(reading: Reading, word: Word) -> bool:
    return any(other.stem == word.stem or other.stem.endswith("-" + word.stem) for other in reading.content)


def matched(word: Word, sources: Sequence[Source]) -> Match:
    """``word`` beside its best counterpart in ``sources``, the first of equal ones."""
    best, home, degree = None, None, 0.0
    for source in sources:
        likest = ranked(word, source.reading)
        if likest and likest[0][1] > degree:
            best, degree = likest[0]
            home = source
        if degree == EQUAL:
            break
    if degree < WORD_COVERED and len(word.stem) >= _LONG:
        theirs = tuple([other.stem for source in sources for other in source.reading.content])
        like = composed_from(word.stem, theirs)
        if like > degree:
            return Match(word, best, home, like)
    if degree < WORD_COVERED and word.noun:
        holding = next((source for source in sources if composed(word.stem, source.reading)), None)
        if holding is not None:
            return Match(word, best, holding, COMPOSED)
    return Match(word, best, home, degree)
