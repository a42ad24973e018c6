"""What a figure is said of beyond its clause: "2025 sollen 150 Säulen stehen, 2022 waren es 48", "Euro: 2 für A"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.words.closed_words import IT


def counts_again(figure: PlacedFigure, reading: Reading) -> bool:
    """A figure in a clause of nothing but figures, function words and "es"."""
    words = in_clause(reading, figure.clause)
    return any(word.low == IT for word in words) and not any(word.content for word in words)


def paired_otherwise(claimed: PlacedFigure, quoted: PlacedFigure, claim: Reading, quote: Reading) -> bool:
    """The statement tells beside it a figure that the quote has, and not in the same clause."""
    beside = [f for f in claim.figures if f is not claimed and f.clause == claimed.clause]
    known = [f for f in beside if any(same_value(f.figure, other.figure) for other in quote.figures)]
    inside = [f for f in quote.figures if f is not quoted and f.clause == quoted.clause]
    return bool(known) and not any(same_value(f.figure, other.figure) for f in known for other in inside)


def as_written(noun: Word, same: Sequence[Word]) -> tuple[Word, ...]:
    """ "Bewerbung", where the quote has that and "bewarb sich"."""
    written = noun.noun and any(other.low == noun.low for other in same)
    return tuple(other for other in same if other.noun) if written else ()


def before_colon(words: Sequence[Word], figure: PlacedFigure, reading: Reading) -> bool:
    """Words of the part that a colon parts from that of the figure: "Zuschuss: 5 Euro für A, 2 für B"."""
    over = reading.parents[figure.clause]
    if over is None or not words or any(word.clause != over for word in words):
        return False
    opening = min((word.place for word in reading.words if word.clause == figure.clause), default=figure.place)
    before = [word for word in reading.words if word.clause == over and word.place < min(opening, figure.place)]
    if not before:
        return False
    last = before[-1]
    return ": " in reading.text[last.start + len(last.text) : figure.figure.start]
