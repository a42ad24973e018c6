"""A figure or year that a question wants confirmed: "Zahlt der Bund 100 Prozent?" (pure).

Sentences with another figure are no "no" to who reads only that the federal government pays, and the same number of
something else is no "yes".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.answer import Support
from assistant.drafts import Draft
from assistant.evidence.choosing.selection import BRACKETS
from assistant.evidence.words.matching import coverages, text_words
from assistant.gate.sentence.figures import Figure, figures, same_value
from assistant.run import Run
from assistant.wording import texts
from ingest.german import fold, stem
from ingest.german.numbers import PERCENT

_NOUN = re.compile(r"\s(?:[a-zäöüß]+e[nrs]? )?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_NEAR = re.compile(r"(?:\s[\w-]+){1,4}")
_WORD = re.compile(r"[A-ZÄÖÜ][\w-]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NAMED = 0.5
"""How well a statement must name each word of what a claim is about."""
OF_MATTER = 0.9
"""The least importance of a word of what a claim is about."""
_LEAST_LETTERS = 4
"""Of a noun that a compound ends with: "Stellen" of "Messstellen"."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure to confirm, as ``written``, and the noun of what it is a figure of; empty where none is named."""

    figure: Figure
    written: str
    thing: str = ""


def asserted(run: Run, shown: Iterable[str]) -> Iterator[Draft]:
    """That what is shown does not confirm the figure or year, before it; nothing where one of the statements has it."""
    unconfirmed = "" if run.gap else _unconfirmed(run, list(shown))
    if unconfirmed:
        yield Draft(run.wording("answers", "unconfirmed", figure=unconfirmed), Support.FRAMING)


def _unconfirmed(run: Run, shown: Sequence[str]) -> str:
    """The figure claimed, else the year, as written; empty where it is confirmed or none is claimed."""
    if claimed := claimed_figure(run.question):
        return "" if any(confirms(text, claimed, run.words.synonyms) for text in shown) else claimed.written
    year = claimed_year(run.question)
    return "" if year and _is_dated(year, shown, run) else year


def claimed_year(question: str) -> str:
    """The one year in which ``question`` says that something happened, to have it confirmed; empty where it does not:
    "2022 sind doch alle Fische gestorben, oder?".
    """
    years = set(_YEAR.findall(question))
    return years.pop() if len(years) == 1 and _pattern("told").search(question.strip()) else ""


def _is_dated(year: str, shown: Sequence[str], run: Run) -> bool:
    """True where the first statement, or one of all that the claim names, is of that year."""
    telling = [*shown[:1], *(text for text in shown if _names_all(text, run))]
    return any(year in _years_of(text) for text in telling)


def _names_all(text: str, run: Run) -> bool:
    words = zip(run.words.stems, run.words.importance, coverages(run.words, text_words(text)), strict=True)
    return all(share >= NAMED for word, weight, share in words if weight >= OF_MATTER and not word.isdigit())


def _years_of(text: str) -> list[str]:
    """Those it tells of; where it names none, that of its source."""
    return _YEAR.findall(BRACKETS.sub(" ", text)) or _YEAR.findall(text)


def claimed_figure(question: str) -> Claimed | None:
    """The one figure that ``question`` wants confirmed; None where there are several or it says who is asked about."""
    if not _pattern("asked").search(question.strip()):
        return None
    found = [figure for figure in figures(question) if _is_claim(figure, question)]
    if len(found) != 1:
        return None
    figure = found[0]
    if figure.unit:
        shared = _shared().match(question, figure.end) if figure.unit == PERCENT else None
        return Claimed(figure, figure.text, shared["noun"] if shared else "")
    noun = _NOUN.match(question, figure.end)
    return Claimed(figure, f"{figure.text}{noun[0] if noun else ''}", noun["noun"] if noun else "")


def confirms(text: str, claimed: Claimed, synonyms: Mapping[str, frozenset[str]]) -> bool:
    """True where ``text`` tells the same quantity, in the same unit, of the same thing."""
    return any(
        same_value(claimed.figure, figure)
        and figure.unit == claimed.figure.unit
        and _is_of(claimed, text if figure.unit else _counted(text, figure), synonyms)
        for figure in figures(text)
    )


def _counted(text: str, figure: Figure) -> str:
    """What stands behind a figure without unit, which it counts; the whole where no noun does."""
    near = _NEAR.match(text, figure.end)
    return near[0] if near and _WORD.search(near[0]) else text


def _is_of(claimed: Claimed, text: str, synonyms: Mapping[str, frozenset[str]]) -> bool:
    """True where ``text`` names what the figure is claimed of; a share of the costs need not name them."""
    if not claimed.thing or (claimed.figure.unit and _pattern("costs").fullmatch(claimed.thing)):
        return True
    named = [stem(fold(word)) for word in _WORD.findall(text)]
    thing = stem(fold(claimed.thing))
    alike = {thing, *synonyms.get(thing, ()), *_counted_alike(thing)}
    return any(_ends_alike(word, other) for word in named for other in alike)


def _ends_alike(word: str, other: str) -> bool:
    """The same noun, or a compound that ends with it."""
    shorter, longer = sorted((word, other), key=len)
    return shorter == longer or (len(shorter) >= _LEAST_LETTERS and longer.endswith(shorter))


@cache
def _counted_alike(thing: str) -> frozenset[str]:
    """The stems of the words that count the same: who takes part are people."""
    groups = [frozenset(stem(fold(word)) for word in line.split()) for line in texts("claims")["confirmed"]["alike"]]
    return frozenset(word for group in groups if thing in group for word in group)


def _is_claim(figure: Figure, question: str) -> bool:
    if figure.value is None or figure.ordinal or _pattern("condition").search(question[: figure.start]):
        return False
    return bool(figure.unit or _NOUN.match(question, figure.end))


@cache
def _shared() -> re.Pattern[str]:
    return re.compile(texts("claims")["confirmed"]["shared"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = texts("claims")
    return re.compile(words["confirmed"][name].replace("<frame>", words["frame"]), re.IGNORECASE)
