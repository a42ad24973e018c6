"""Wrong statements made from right ones by script: one seeded change of one kind each.

Every mutator takes a right statement and the world around it and yields changed statements that the quote no longer
carries. What a mutator cannot be sure to make wrong (swapping two towns of a list) it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from random import Random

from evals.gate_words import Turns, exchangeable, mutation_words

_ROOT = 5
"""Letters of a word by which the passage is searched for it."""

_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:\.\d{3})*(?:,\d+)?(?![\w/-])(?!\.\s?(?:[A-Z]|/|–))(?!\.\d)")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?!\d)")
_QUOTED = re.compile(r"„([^“]{3,40})“")


@dataclass(frozen=True, slots=True)
class World:
    """What a wrong statement can borrow from: the other towns, those of the same passage, names, figures of others."""

    towns: tuple[str, ...]
    neighbours: tuple[str, ...]
    passage: str
    names: tuple[str, ...]
    foreign_figures: tuple[str, ...]


Mutator = Callable[[str, World, Random], Iterator[str]]


def _replace(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def other_number(text: str, world: World, random: Random) -> Iterator[str]:
    """A number, in digits or words, becomes another that the passage does not have."""
    for match in _NUMBER.finditer(text):
        if not _YEAR.fullmatch(match[0]):
            new = _other_digits(match[0], random)
            if new not in world.passage:
                yield _replace(text, match, new)
    for match in _number_word().finditer(text):
        new = random.choice(_unsaid_words(world.passage) or [mutation_words().further_number])
        yield _replace(text, match, new)


def _unsaid_words(passage: str) -> list[str]:
    """Number words of which the passage has neither word nor digits."""
    said = set(re.findall(r"\d+", passage))
    values = {word: str(value) for value, word in enumerate(mutation_words().number_words, start=2)}
    return [word for word, value in values.items() if word not in passage.lower() and value not in said]


def _other_digits(written: str, random: Random) -> str:
    position = random.choice([index for index, char in enumerate(written) if char.isdigit()])
    digit = random.choice([d for d in "123456789" if d != written[position]])
    return written[:position] + digit + written[position + 1 :]


def other_unit(text: str, world: World, _random: Random) -> Iterator[str]:
    """The unit, or the thing counted, becomes another."""
    for old, new in mutation_words().units:
        for match in re.finditer(rf"(?<=\d )(?:\w+ )??\b{old}\b", text):
            if new not in world.passage:
                yield _replace(text, match, match[0].replace(old, new))


def other_date(text: str, world: World, random: Random) -> Iterator[str]:
    """Year, month or day become another."""
    for match in _YEAR.finditer(text):
        new = str(int(match[0]) + random.choice((-3, -2, -1, 1, 2, 3)))
        if new not in world.passage:
            yield _replace(text, match, new)
    months = mutation_words().months
    for match in re.finditer(rf"\b{_any_of(months)}\b", text):
        new = random.choice([month for month in months if month not in world.passage])
        yield _replace(text, match, new)
    for match in re.finditer(rf"\b(\d{{1,2}})\.(?=\s{_any_of(months)})", text):
        new = str(1 + (int(match[1]) + random.randrange(1, 27)) % 28)
        if f"{new}." not in world.passage:
            yield _replace(text, match, f"{new}.")


def other_name(text: str, world: World, random: Random) -> Iterator[str]:
    """A quoted name becomes the name of something else."""
    for match in _QUOTED.finditer(text):
        new = random.choice(world.names)
        if new not in world.passage:
            yield _replace(text, match, f"„{new}“")


def other_place(text: str, world: World, random: Random) -> Iterator[str]:
    """A town becomes one the passage does not name."""
    for town in (town for town in world.towns if re.search(rf"\b{re.escape(town)}\b(?!-)", text)):
        new = random.choice([other for other in world.towns if other not in world.passage])
        yield re.sub(rf"\b{re.escape(town)}\b", new, text, count=1)


def other_project(text: str, world: World, random: Random) -> Iterator[str]:
    """A town becomes one that the same passage says something else about."""
    for town in (town for town in world.towns if re.search(rf"\b{re.escape(town)}\b(?!-)", text)):
        others = [other for other in world.neighbours if other not in text and town not in other and other not in town]
        if others:
            yield re.sub(rf"\b{re.escape(town)}\b", random.choice(others), text, count=1)


def foreign_figure(text: str, world: World, random: Random) -> Iterator[str]:
    """A figure becomes one that the passage gives for something else."""
    for match in _NUMBER.finditer(text):
        plain = not _YEAR.fullmatch(match[0])
        others = [f for f in world.foreign_figures if f != match[0] and f not in text and not _YEAR.fullmatch(f)]
        if plain and others:
            yield _replace(text, match, random.choice(others))


def negated(text: str, _world: World, _random: Random) -> Iterator[str]:
    """A "nicht" comes in or a negation goes."""
    yield from _turned(text, mutation_words().negations)
    if match := re.search(rf"\b{_any_of(mutation_words().verbs)}\b", text):
        yield _replace(text, match, f"{match[0]} {mutation_words().denial}")


def told_as_done(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Planned, asked for, announced or advised is told as done."""
    left_open = re.compile(rf"\b{_any_of(mutation_words().left_open)}\b", re.IGNORECASE)
    for changed in _turned(text, mutation_words().told_as_done):
        if not left_open.search(changed):
            yield _capitalised(changed)


def other_scope(text: str, _world: World, _random: Random) -> Iterator[str]:
    """A bound, quantifier or restriction turns."""
    yield from map(_capitalised, _turned(text, mutation_words().scope))


def _turned(text: str, turns: Turns) -> Iterator[str]:
    """``text`` with the first place of each pattern it has turned."""
    for pattern, new in turns:
        if re.search(pattern, text):
            yield re.sub(pattern, new, text, count=1)


def _capitalised(text: str) -> str:
    return text[0].upper() + text[1:]


def swapped_figures(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Two amounts of a sentence change places."""
    found = [m for m in _NUMBER.finditer(text) if not _YEAR.fullmatch(m[0])]
    found += [m for m in _number_word().finditer(text) if m[0].islower()]
    yield from _swaps(text, sorted(found, key=lambda m: m.start()), "figures")


def swapped_dates(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Two dates of a sentence change places."""
    months = _any_of(mutation_words().months)
    dates = re.compile(rf"(?:\d{{1,2}}\. )?{months}(?: \d{{4}})?|(?<!\d)20\d\d(?!\d)")
    yield from _swaps(text, list(dates.finditer(text)), "dates")


def swapped_towns(text: str, world: World, _random: Random) -> Iterator[str]:
    """Two towns that are not just listed change places."""
    towns = re.compile("|".join(rf"\b{re.escape(t)}\b" for t in sorted(world.towns, key=len, reverse=True)))
    yield from _swaps(text, list(towns.finditer(text)), "towns")


def swapped_nouns(text: str, _world: World, _random: Random) -> Iterator[str]:
    """Two nouns behind different prepositions change places."""
    full = mutation_words().full_forms
    for first, second in pairwise(_preposition_noun().finditer(text)):
        if full.get(first[1], first[1]) != full.get(second[1], second[1]) and first[3] != second[3]:
            yield (
                text[: first.start(3)]
                + second[3]
                + text[first.end(3) : second.start(3)]
                + first[3]
                + text[second.end(3) :]
            )


def exchanged_noun(text: str, world: World, random: Random) -> Iterator[str]:
    """One everyday noun becomes another of the same gender or number that the passage does not have."""
    yield from _exchanges(text, world, random, "nouns")


def exchanged_verb(text: str, world: World, random: Random) -> Iterator[str]:
    """One verb becomes another of the same form that the passage does not have."""
    yield from _exchanges(text, world, random, "verbs")


def _exchanges(text: str, world: World, random: Random, sort: str) -> Iterator[str]:
    for words in exchangeable()[sort].values():
        for match in re.finditer(rf"\b(?:{'|'.join(words)})\b", text):
            others = [word for word in words if word[:_ROOT].lower() not in world.passage.lower() and word not in text]
            if others:
                yield _replace(text, match, random.choice(others))


def _swaps(text: str, found: Sequence[re.Match[str]], kind: str) -> Iterator[str]:
    """Neighbours of one kind in each other's place, but for those that are only listed."""
    listed = re.compile(mutation_words().joining[kind])
    for first, second in pairwise(found):
        between = text[first.end() : second.start()]
        if first[0] != second[0] and not listed.fullmatch(between):
            yield text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"


@cache
def _number_word() -> re.Pattern[str]:
    return re.compile(rf"\b{_any_of(mutation_words().number_words)}\b", re.IGNORECASE)


@cache
def _preposition_noun() -> re.Pattern[str]:
    """Preposition, up to two words between, noun."""
    words = mutation_words()
    noun = rf"(?!{'|'.join(words.kept_nouns)})[A-ZÄÖÜ][\w-]{{3,}}"
    return re.compile(rf"\b({'|'.join(words.prepositions)})\s((?:[a-zäöüß]+\s){{0,2}})({noun})")


MUTATORS: dict[str, Mutator] = {
    "number": other_number,
    "unit": other_unit,
    "date": other_date,
    "name": other_name,
    "place": other_place,
    "project": other_project,
    "figure_of_another": foreign_figure,
    "negation": negated,
    "modality": told_as_done,
    "scope": other_scope,
    "relation_figures": swapped_figures,
    "relation_dates": swapped_dates,
    "relation_towns": swapped_towns,
    "relation_nouns": swapped_nouns,
    "noun": exchanged_noun,
    "verb": exchanged_verb,
}
