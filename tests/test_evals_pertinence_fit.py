"""The proposal of weights for by-catch: sane on data whose answer is known, and the judged sentences can be read."""

from __future__ import annotations

import json
from random import Random

from assistant.evidence.pertinence import Signs, pertinence
from evals.pertinence_fit import ANSWER, BY_CATCH, JUDGED, NAMES, OF_USE, Judged, fit, report


def judged(number: int) -> Judged:
    """Only the cosine tells by-catch from the rest, the other signs are noise."""
    random = Random(number)
    judgement = number % 3
    noise = {name: random.uniform(0, 1) for name in NAMES}
    noise["cosine"] = (0.2 if judgement == BY_CATCH else 0.8) + random.uniform(-0.1, 0.1)
    return Judged(f"Frage {number // 4}", Signs(**noise), judgement, leads=number % 4 == 0)


def test_what_tells_by_catch_apart_gets_the_weight() -> None:
    found = [judged(number) for number in range(240)]
    weights = fit(found).weights
    assert max((name for name in NAMES), key=lambda name: abs(weights[name])) == "cosine"
    right = [(pertinence(item.signs, weights) >= 0.5) == (item.judgement != BY_CATCH) for item in found]
    assert sum(right) / len(right) > 0.9


def test_the_report_leaves_leading_sentences_out_of_the_count() -> None:
    found = [judged(number) for number in range(240)]
    lines = list(report(found, fit(found)))
    assert lines[0] == "[pertinence]"
    behind = sum(1 for item in found if item.judgement == ANSWER and not item.leads)
    assert all(line.endswith(f"/ {behind}") for line in lines if "Schwelle" in line)


def test_every_sentence_is_judged_by_one_of_three_words() -> None:
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert len({row["question"] for row in rows}) == len(rows)
    assert {judgement for row in rows for judgement in row["sentences"].values()} == {BY_CATCH, OF_USE, ANSWER}
