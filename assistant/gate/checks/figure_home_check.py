"""A figure is said of what its own sentence tells: the deed of another sentence is not counted by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.gate.comparing.alignment import Alignment, Match, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.comparing.same_figures import agrees
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import word_behind
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.words.verbs import verbal


def check_figure_homes(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every figure whose clause tells a deed that no sentence with this figure tells.

    "Bei 2.600 Haushalten war der Einbau nicht möglich" for "2.600 Haushalte erhielten Zähler. Bei 310 war der Einbau
    nicht möglich."
    """
    if len(alignment.sources) < 2 or len(alignment.reading.parents) > 1:
        return
    yield from _apart(alignment)
    deeds = [match for match in alignment.matches if match.found and _is_predicate(match.word, alignment.reading)]
    if not deeds or not all(_is_meant(deed, alignment) for deed in deeds):
        return
    for claimed in alignment.reading.figures:
        homes = [source for source in alignment.sources if _has(source, claimed, alignment)]
        if homes and all(_only_elsewhere(deed, homes) for deed in deeds):
            yield Reason(ReasonCode.DATE if claimed.figure.date else ReasonCode.NUMBER, claimed.figure.text)


def _apart(alignment: Alignment) -> Iterator[Reason]:
    """ "Nach 22 Uhr ist im Mai niemand da": a date of one sentence beside the hour of another."""
    having = [
        (claimed, [source for source in alignment.sources if _has(source, claimed, alignment)])
        for claimed in alignment.reading.figures
    ]
    for (_, first), (claimed, homes) in combinations(having, 2):
        if claimed.figure.date and first and homes and not any(source in first for source in homes):
            yield Reason(ReasonCode.DATE, claimed.figure.text)


def _has(source: Source, claimed: PlacedFigure, alignment: Alignment) -> bool:
    return any(agrees(claimed, figure, alignment.sources) for figure in source.reading.figures)


def _is_predicate(word: Word, claim: Reading) -> bool:
    """A verb, or what is said of the subject; not an adjective before its noun."""
    behind = word_behind(claim, word.place)
    is_attribute = behind is not None and behind.noun and not verbal(word.low)
    return not word.noun and not word.name and not is_attribute


def _is_meant(deed: Match, alignment: Alignment) -> bool:
    """Its sentence also has another word of the statement: what it tells is meant, not a word that is like another."""
    return any(
        match.found and match.source is deed.source and match.word is not deed.word for match in alignment.matches
    )


def _only_elsewhere(deed: Match, homes: Sequence[Source]) -> bool:
    """No sentence of ``homes`` tells the deed."""
    if deed.source is None or deed.source in homes:
        return False
    return not any(alike(deed.word, home.reading) for home in homes)
