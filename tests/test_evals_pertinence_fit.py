"""The proposal of weights for by-catch: sane on data whose answer is known, and the judged sentences can be read."""

from __future__ import annotations

from random import Random

from assistant.evidence.judging.pertinence import Signs, pertinence
from evals.pertinence_fit import FOLDER, NAMES, Judged, Judgement, fit, judgements, report


def judged(number: int) -> Judged:
    """Only the cosine tells by-catch from the rest, the other signs are noise."""
    random = Random(number)
    judgement = Judgement(number % 3)
    noise = {name: random.uniform(0, 1) for name in NAMES}
    noise["cosine"] = (0.2 if judgement is Judgement.BY_CATCH else 0.8) + random.uniform(-0.1, 0.1)
    return Judged(f"Frage {number // 4}", Signs(**noise), judgement, number % 4 or None)


def test_what_tells_by_catch_apart_gets_the_weight() -> None:
    found = [judged(number) for number in range(240)]
    weights = fit(found).weights
    assert max((name for name in NAMES), key=lambda name: abs(weights[name])) == "cosine"
    right = [(pertinence(item.signs, weights) >= 0.5) == (item.judgement is not Judgement.BY_CATCH) for item in found]
    assert sum(right) / len(right) > 0.9


def test_the_report_counts_what_is_shown_behind_the_first_and_whole_answers() -> None:
    found = [judged(number) for number in range(240)]
    lines = list(report(found, fit(found)))
    assert lines[0] == "[pertinence]"
    behind = sum(1 for item in found if item.judgement is Judgement.ANSWER and item.place)
    assert all(line.endswith(f"/ {behind}") for line in lines if "fallen weg" in line)
    silenced = [line for line in lines if "schweigen" in line]
    assert len(silenced) == len([line for line in lines if "fallen weg" in line])


def test_every_judged_sentence_is_told_once_and_by_one_of_three_words() -> None:
    found = judgements()
    assert len(found) > 1_500
    assert {one for judged in found.values() for one in judged.values()} == set(Judgement)
    sentences = (FOLDER / "sentences.txt").read_text(encoding="utf-8").splitlines()
    assert len(set(sentences)) == len(sentences)
