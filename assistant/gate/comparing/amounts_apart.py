"""The size of a thing may be told by another sentence of the same town than what the statement says of the thing.

"Vom Zuschuss in Höhe von 9 Euro gingen 2 an den Verein" is carried by "Ulm erhielt einen Zuschuss von 9 Euro" and "Vom
Ulmer Zuschuss gingen 2 Euro an den Verein".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of

_GERMAN = ModuleWords(__name__)

_SIZED = _GERMAN.pattern("sized")
_WORDS = _GERMAN.word("words")
_ONE_MORE = _GERMAN.endings("one_more")
"""Before a noun they say that another one is meant than was told of before."""
_LONGEST_BOUND = 12
"""Letters between "von" and the figure: "von insgesamt 9 Millionen"."""
_BESIDE = 3
"""Tokens from a noun to its own amount: "Zuschuss von rund 9 Millionen"."""
_ATTRIBUTES = 2
"""Tokens before a noun in which its article stands."""

SizedThing = tuple[tuple[int, int], PlacedFigure]
"""Where the noun stands, and its figure."""


def sized_things(claim: Reading) -> Iterator[SizedThing]:
    """The nouns behind which the statement tells "in Höhe von" and a figure."""
    for found in _SIZED.finditer(claim.text) if _WORDS in claim.text else ():
        behind = (f for f in claim.figures if 0 <= f.figure.start - found.end() <= _LONGEST_BOUND)
        figure = next(behind, None)
        if figure is not None:
            yield found.span("noun"), figure


def told_elsewhere(noun: str, figure: PlacedFigure, lead: Reading, readings: Sequence[Reading]) -> bool:
    """``lead`` speaks of the one thing called so, and just one other sentence, of the same town, tells its size."""
    stem = stem_of(noun.rpartition(" ")[2])
    homes = [reading for reading in readings if stem in reading.stems and _tells(reading, figure)]
    things = [word for word in lead.content if word.stem == stem]
    apart = len(homes) == 1 and homes[0] is not lead and bool(lead.names) and homes[0].names == lead.names
    return apart and len(things) == 1 and not _another(things[0], lead)


def _tells(reading: Reading, figure: PlacedFigure) -> bool:
    return any(same_value(figure.figure, other.figure) for other in reading.figures)


def _another(thing: Word, reading: Reading) -> bool:
    """ "ein weiterer Zuschuss", "ein Zuschuss", "der Zuschuss von 5 Euro": not the one whose size is told elsewhere."""
    before = at_places(reading, thing.place - _ATTRIBUTES, thing.place - 1)
    sized = any(f.cue == "von" and 0 < f.place - thing.place <= _BESIDE for f in reading.figures)
    return sized or any(word.low.startswith(_ONE_MORE) for word in before)
