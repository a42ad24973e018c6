"""Draws change every faithful statement that passes, and say which changed ones pass, too."""

from __future__ import annotations

from random import Random

import pytest

from assistant.gate import Quote
from evals.gate_draws import Base, bases_of_pairs, draws
from evals.gate_mutations import MUTATORS, World

PASSAGE = "In Ostermoor messen fünf Sensoren den Pegel. Der Rat sagte 2024 zu."


def base(statement: str) -> Base:
    return Base(statement, (Quote("pair", tuple(PASSAGE.split(". ", 1))),), World((), (), PASSAGE, (), ()))


def test_a_changed_figure_is_drawn_and_refused() -> None:
    found = list(draws([base("In Ostermoor messen fünf Sensoren den Pegel.")], ("number",)))
    assert [draw.passed for draw in found] == [False]
    assert "fünf" not in found[0].wrong


def test_nothing_is_drawn_of_what_does_not_pass() -> None:
    assert list(draws([base("In Ostermoor messen neun Sensoren den Pegel.")], ("number", "negation"))) == []


def test_draws_are_the_same_every_time() -> None:
    bases = bases_of_pairs(0)[:20]
    assert [draw.wrong for draw in draws(bases)] == [draw.wrong for draw in draws(bases)]


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("Beide Räte, in Ostermoor und in Tannau, stimmten zu.", []),
        ("Erfahrung haben sowohl Ostermoor als auch Tannau.", []),
        ("Ostermoor lernt von Tannau.", ["Tannau lernt von Ostermoor."]),
    ],
)
def test_towns_of_a_list_do_not_change_places(statement: str, wrong: list[str]) -> None:
    world = World(("Ostermoor", "Tannau"), (), PASSAGE, (), ())
    assert list(MUTATORS["relation_towns"](statement, world, Random(1))) == wrong
