"""Beside its doer a verb keeps what it is done to, and by what, for what and why: no two arguments trade places.

Doers are compared by ``frame_check``; here it is compared what ``arguments`` tells of both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.arguments import Arguments, arguments
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import EXISTING
from assistant.gate.words.families import family
from assistant.gate.words.markers import frame_words
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of

_GERMAN = ModuleWords(__name__)

_LOOSE = _GERMAN.words("loose")
"""Prepositions that come and go with the wording: what they introduce hangs on a noun as often as on the verb."""

_OFFERING = frozenset({(0, 0), (1, 0)})
"""Sides of verbs (``_sides``) that may tell what there is."""
_APART = _GERMAN.words("apart")
_TOWARDS = _GERMAN.words("towards")


def check_arguments(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every verb of which an argument has the place another argument has in the quote."""
    for mine, theirs, quote in _of_one_verb(alignment):
        told = next((word for rule in _RULES for word in rule(mine, theirs, quote)), None)
        if told is not None:
            yield Reason(ReasonCode.RELATION, f"{told.text} {mine.verb.text}")
    yield from _conversely(alignment)
    yield from _existing(alignment)


def _of_one_verb(alignment: Alignment) -> Iterator[tuple[Arguments, Arguments, Reading]]:
    """The verbs of the statement that the quote has once."""
    mine = arguments(alignment.reading)
    for match in alignment.matches:
        root = family(match.word.stem)
        if match.word not in mine.verbs or not match.found or match.source is None or match.counterpart is None:
            continue
        quote = match.source.reading
        same = [verb for verb in arguments(quote).verbs if family(verb.stem) == root]
        if root in _belonging() or len(same) != 1:
            continue
        found, theirs = mine.get(match.word), arguments(quote).get(same[0])
        if found is not None and theirs is not None:
            yield found, theirs, quote


def _undergone(mine: Arguments, theirs: Arguments, quote: Reading) -> Iterator[Word]:
    """Who does it in the quote has it done to him: "wurde der Verein vom Amt eingeladen"."""
    if mine.reflexive or theirs.reflexive or not theirs.doers:
        return
    done = _alike(mine.done, quote)
    marked = mine.doers or any(word.cue == "dat" for word in mine.done)
    if (
        marked
        and done & {*theirs.doers}
        and not done & {*theirs.done}
        and not _alike(mine.doers, quote) & {*theirs.around}
    ):
        yield mine.done[0]


def _doing(mine: Arguments, theirs: Arguments, quote: Reading) -> Iterator[Word]:
    """What it is done to in the quote does it: "die Agentur gründete das Netz" for "gegründet wurde die Agentur"."""
    if mine.reflexive or theirs.reflexive or not mine.done or not mine.doers:
        return
    if mine.passive == theirs.passive and not theirs.doers:
        return
    doing, stems = _alike(mine.doers, quote), {word.stem for word in mine.doers}
    done = _alike((word for word in mine.done if word.stem not in stems), quote)
    if doing & {*theirs.done} and not doing & {*theirs.around} and not done & {*theirs.done}:
        yield mine.doers[0]


def _traded(mine: Arguments, theirs: Arguments, quote: Reading) -> Iterator[Word]:
    """Two arguments have each the place of the other."""
    here = [(slot, word) for slot, words in _slots(mine).items() for word in words]
    there = {word: slot for slot, words in _slots(theirs).items() for word in words}
    for slot, word in here:
        places = {there.get(other, "") for other in alike(word, quote)}
        if slot in places or "" in places or len(places) != 1:
            continue
        other = next(iter(places))
        back = [w for s, w in here if s == other and {there.get(x, "") for x in alike(w, quote)} == {slot}]
        if back:
            yield word


def _slots(found: Arguments) -> Mapping[str, tuple[Word, ...]]:
    slots = {slot: words for slot, words in found.others.items() if slot not in _LOOSE}
    return {**slots, "done": found.done}


def _turned_back(mine: Arguments, theirs: Arguments, quote: Reading) -> Iterator[Word]:
    """ "stützt sich auf den Plan" for "stützt den Plan"."""
    if mine.reflexive == theirs.reflexive or not mine.doers or not theirs.doers:
        return
    led = [word for slot, words in mine.others.items() if slot == "auf" for word in words]
    turned = (led, theirs.done) if mine.reflexive else (mine.done, theirs.others.get("auf", ()))
    if _alike(turned[0], quote) & {*turned[1]}:
        yield mine.doers[0]


def _introduced(mine: Arguments, theirs: Arguments, quote: Reading) -> Iterator[Word]:
    """ "das Werkzeug wird entwickelt" for "die Karte wird mit dem Werkzeug entwickelt"."""
    if mine.reflexive or theirs.reflexive or not mine.passive or not theirs.passive or not theirs.done:
        return
    done = _alike(mine.done, quote)
    led = {word for slot, words in theirs.others.items() if slot in _APART for word in words}
    if done & led and not done & {*theirs.done} and not done & {*theirs.around}:
        yield mine.done[0]


_RULES = (_undergone, _doing, _traded, _turned_back, _introduced)


def _alike(words: Iterable[Word], quote: Reading) -> set[Word]:
    return {other for word in words for other in alike(word, quote)}


def _conversely(alignment: Alignment) -> Iterator[Reason]:
    """ "der Kreis stellt Geld bereit" for "der Kreis erhält Geld": one takes what another gives."""
    sides = {side for verb in alignment.reading.content if (side := _side(verb)) is not None}
    for found, side in _of_a_side(alignment.reading) if alignment.sources and sides else ():
        turned = (side[0], 1 - side[1])
        if turned in sides or not found.doers or found.passive:
            continue
        quote = alignment.sources[0].reading
        there = [theirs for theirs, other in _of_a_side(quote) if other == turned and not theirs.passive]
        same = any(_side(verb) == side for verb in quote.content)
        if not same and any(_alike(found.doers, quote) & {*theirs.doers} for theirs in there):
            yield Reason(ReasonCode.RELATION, f"{found.doers[0].text} {found.verb.text}")


def _of_a_side(reading: Reading) -> Iterator[tuple[Arguments, tuple[int, int]]]:
    for verb in arguments(reading).verbs:
        side = _side(verb)
        if side is not None and (found := arguments(reading).get(verb)) is not None:
            yield found, side


def _existing(alignment: Alignment) -> Iterator[Reason]:
    """ "Vereine geben Kurse" for "es gibt Kurse und Räume für Vereine"."""
    for source in alignment.sources[:1]:
        if not any(word.low in EXISTING for word in source.reading.content):
            continue
        for found, side in _of_a_side(alignment.reading):
            cues = {word.cue for word in _alike(found.doers[:1], source.reading)}
            if side in _OFFERING and not found.passive and cues and cues <= _TOWARDS:
                yield Reason(ReasonCode.RELATION, f"{found.doers[0].text} {found.verb.text}")


@lru_cache(maxsize=1)
def _belonging() -> frozenset[str]:
    return frozenset(family(stem_of(word)) for word in frame_words()["belonging"])


def _side(verb: Word) -> tuple[int, int] | None:
    return _sides().get(family(verb.stem))


@lru_cache(maxsize=1)
def _sides() -> Mapping[str, tuple[int, int]]:
    """Root of a verb → number of its pair and side."""
    found: dict[str, tuple[int, int]] = {}
    for number, (one, two) in enumerate((("giving", "getting"), ("hosting", "visiting"))):
        for side, name in enumerate((one, two)):
            found.update({family(stem_of(word)): (number, side) for word in frame_words()[name]})
    return found
