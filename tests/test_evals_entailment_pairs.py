"""Statements in free wording beside their quotes: how they are read, and that there are many."""

from __future__ import annotations

import pytest

from evals.entailment_pairs import Pair, load_pairs, read_pairs

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


def test_the_stored_pairs_are_many_and_of_both_sorts() -> None:
    pairs = load_pairs()
    carried = sum(pair.carried for pair in pairs)
    assert len(pairs) > 10_000
    assert 0.4 < carried / len(pairs) < 0.5
    assert len({(pair.premise, pair.claim) for pair in pairs}) > 0.99 * len(pairs)
