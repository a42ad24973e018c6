"""The figures, against ranx and scikit-learn, and what counts as said, quoted and covered."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import ndcg_score, precision_score, recall_score

from evals.metrics import (
    hit,
    mean,
    ndcg,
    percentile,
    precision_recall,
    recall,
    reciprocal_rank,
    says,
    stands_in,
    words_outside,
)

IDS = [f"d{number}" for number in range(12)]
rankings = st.permutations(IDS).flatmap(lambda order: st.integers(1, 12).map(lambda length: order[:length]))
gains = st.dictionaries(st.sampled_from(IDS), st.integers(1, 3), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(rankings, gains), min_size=1, max_size=4), st.integers(1, 12))
def test_ranking_figures_agree_with_ranx(pairs: list[tuple[list[str], dict[str, int]]], k: int) -> None:
    ranx = pytest.importorskip("ranx")
    qrels = ranx.Qrels({f"q{i}": wanted for i, (_, wanted) in enumerate(pairs)})
    scored = {f"q{i}": {one: 100.0 - rank for rank, one in enumerate(order)} for i, (order, _) in enumerate(pairs)}
    expected = ranx.evaluate(qrels, ranx.Run(scored), [f"ndcg@{k}", f"recall@{k}", "mrr", f"hit_rate@{k}"])
    own = {
        f"ndcg@{k}": mean([ndcg(order, wanted, k) for order, wanted in pairs]),
        f"recall@{k}": mean([recall(order, wanted, k) for order, wanted in pairs]),
        "mrr": mean([reciprocal_rank(order, wanted) for order, wanted in pairs]),
        f"hit_rate@{k}": mean([hit(order, wanted, k) for order, wanted in pairs]),
    }
    assert own == pytest.approx(dict(expected))


@given(st.permutations(IDS), gains)
def test_ndcg_agrees_with_scikit_learn(order: list[str], wanted: dict[str, int]) -> None:
    truth = [[wanted.get(one, 0) for one in order]]
    scores = [[float(-rank) for rank in range(len(order))]]
    assert ndcg(order, wanted, 10) == pytest.approx(ndcg_score(truth, scores, k=10))


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_precision_and_recall_agree_with_scikit_learn(pairs: list[tuple[bool, bool]]) -> None:
    truth, predicted = [a for a, _ in pairs], [b for _, b in pairs]
    expected = (
        precision_score(truth, predicted, zero_division=1.0),
        recall_score(truth, predicted, zero_division=1.0),
    )
    assert precision_recall(truth, predicted) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [({"d0": 1}, 1.0), ({"d1"}, 1 / math.log2(3)), ({"elsewhere"}, 0.0), (set(), 0.0)],
)
def test_ndcg_by_hand(relevant: set[str], expected: float) -> None:
    assert ndcg(["d0", "d1"], relevant, 10) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [([], 0.95, 0.0), ([5.0], 0.95, 5.0), ([3.0, 1.0, 2.0, 4.0], 0.5, 2.0), (list(range(1, 101)), 0.95, 95)],
)
def test_percentile_is_a_measured_value(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == expected


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Wolfsburg hat 13 Messstellen.", "13|dreizehn", True),
        ("Wolfsburg hat dreizehn Messstellen.", "13|dreizehn", True),
        ("Seit 2013 wird gemessen.", "13", False),
        ("Es sind 13,5 Millionen.", "13", False),
        ("Es sind 1.300 Euro und 0,13 Prozent.", "13", False),
        ("Bis 2028.", "2028", True),
        ("Die Pegelstände", "pegel", True),
        ("rund 15\n  Millionen Euro", "15 Millionen", True),
        ("zehn", "elf", False),
    ],
)
def test_words_may_go_on_and_figures_may_not(text: str, wanted: str, expected: bool) -> None:
    assert says(text, wanted) is expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("misst die Wasserqualität", True),
        ("misst die\n Wasserqualität", True),
        ("Wolfsburg […] mit Sensoren", True),
        ("mit Sensoren […] Wolfsburg", False),
        ("misst den Grundwasserstand", False),
    ],
)
def test_quotes_stand_on_the_page_in_order(quote: str, expected: bool) -> None:
    assert stands_in(quote, "Wolfsburg misst die  Wasserqualität mit\nSensoren.") is expected


@given(st.text(min_size=1).filter(lambda text: "[…]" not in text), st.text(), st.text())
def test_every_slice_stands_in_its_page(quote: str, before: str, after: str) -> None:
    assert stands_in(quote, f"{before} {quote} {after}")


def test_words_of_a_statement_come_from_its_quotes_or_stand_in_brackets() -> None:
    quote = "Sie misst dort seit 2021 den Sauerstoff."
    assert words_outside("[Wolfsburg] misst seit 2021 den Sauerstoff.", [quote]) == []
    assert words_outside("Wolfsburg misst seit 2022 den Sauerstoff.", [quote]) == ["wolfsburg", "2022"]
