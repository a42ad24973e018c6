"""The proposal of weights: sane on data whose answer is known."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from random import Random

import numpy as np
import pytest

import assistant.evidence.sentences.sentence_choice as sentence_choice
from assistant.evidence.judging.answerability import Signals, probability
from evals.calibrate import ROBBED_WEIGHT, Example, _set, fit, sample_weights
from evals.metrics import mean

NAMES = [field.name for field in fields(Signals)]
TELLING = NAMES[2]


def example(number: int, *, answerable: bool, asked: bool = True) -> Example:
    """Only one signal tells answerable from unanswerable, the others are noise."""
    random = Random(number)
    values = {name: random.uniform(0, 1) for name in NAMES}
    values[TELLING] = (0.8 if answerable else 0.2) + random.uniform(-0.15, 0.15)
    return Example(str(number), Signals(**values), answerable, asked)


def test_what_tells_answerable_apart_gets_the_weight() -> None:
    found = [example(number, answerable=number % 2 == 0) for number in range(120)]
    result = fit(found)
    heaviest = max((name for name in result.weights if name != "bias"), key=lambda name: abs(result.weights[name]))
    assert heaviest == TELLING
    assert mean([float((value >= 0.5) == held.answerable) for held, value in result.held_out]) > 0.95
    assert mean([float((probability(one.signals, result.weights) >= 0.5) == one.answerable) for one in found]) > 0.95


def test_both_outcomes_weigh_the_same_and_robbed_ones_less() -> None:
    found = [
        *(example(number, answerable=True) for number in range(6)),
        example(6, answerable=False),
        example(7, answerable=False, asked=False),
    ]
    weights = sample_weights(found)
    assert weights[:6].sum() == pytest.approx(weights[6:].sum())
    assert weights[7] / weights[6] == pytest.approx(ROBBED_WEIGHT)
    assert np.all(weights > 0)


def test_robbed_questions_are_not_scored() -> None:
    found = [example(number, answerable=number % 2 == 0, asked=number % 5 > 0) for number in range(40)]
    assert {held.case for held, _ in fit(found).held_out} == {one.case for one in found if one.asked}


def test_weights_tried_out_are_put_back_even_after_an_error() -> None:
    before = sentence_choice.MATCHED_WEIGHT
    with suppress(ZeroDivisionError), _set({"MATCHED_WEIGHT": 9.0}):
        assert sentence_choice.MATCHED_WEIGHT == 9.0
        raise ZeroDivisionError
    assert before == sentence_choice.MATCHED_WEIGHT
