"""The pairs the entailment model is fitted on: how they are read, and how more are made of them."""

from __future__ import annotations

from random import Random

import pytest

from evals.entailment_pairs import Pair, among_others, joined, load_pairs, read_pairs

TEXT = """
= Wolfsburg misst mit drei Sensoren.
j synonym: Drei Sensoren nehmen in Wolfsburg Werte auf.
n verb: Wolfsburg verkauft drei Sensoren.

= Die Bücherei in Musterau öffnet auch sonntags.
j free: Am Sonntag hat die Bücherei in Musterau offen.
n scope: Die Bücherei in Musterau öffnet nur sonntags.
"""
PAIRS = list(read_pairs(TEXT))


def test_each_statement_belongs_to_the_quote_above_it() -> None:
    assert PAIRS[0] == Pair(
        "Wolfsburg misst mit drei Sensoren.", "Drei Sensoren nehmen in Wolfsburg Werte auf.", True, "synonym"
    )
    assert [(pair.premise[:9], pair.carried, pair.kind) for pair in PAIRS] == [
        ("Wolfsburg", True, "synonym"), ("Wolfsburg", False, "verb"),
        ("Die Büche", True, "free"), ("Die Büche", False, "scope"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["j free: Ohne Zitat davor.", "= Zitat.\nx free: Unbekannt.", "= Zitat.\nj: Ohne Art."]
)
def test_what_is_neither_quote_nor_statement_is_said(line: str) -> None:
    with pytest.raises(ValueError, match="neither"):
        list(read_pairs(line))


def test_joined_statements_are_carried_only_if_both_halves_are() -> None:
    made = list(joined(PAIRS, 40, Random(1)))
    assert {pair.carried for pair in made} == {True, False}
    for pair in made:
        wrong = "verkauft" in pair.claim or "nur sonntags" in pair.claim
        assert pair.carried is not wrong
        assert all(part in pair.premise for part in ("Wolfsburg misst", "Die Bücherei"))


def test_a_quote_beside_changes_nothing_but_the_premise() -> None:
    for pair in among_others(PAIRS, 4, Random(2)):
        own = next(one for one in PAIRS if one.claim == pair.claim)
        assert own.carried == pair.carried
        assert own.premise in pair.premise != own.premise


def test_the_stored_pairs_are_many_and_of_both_sorts() -> None:
    pairs = load_pairs()
    carried = sum(pair.carried for pair in pairs)
    assert len(pairs) > 10_000
    assert 0.4 < carried / len(pairs) < 0.5
    assert len({(pair.premise, pair.claim) for pair in pairs}) > 0.99 * len(pairs)
