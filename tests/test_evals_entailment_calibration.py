"""What the thresholds of an entailment model let through: counted over trials."""

from __future__ import annotations

import pytest

from evals.entailment_calibration import Trial, shares, trials

FOUND = [
    Trial("carried", by_rules=True, odds=2.0),
    Trial("carried", by_rules=True, odds=-4.0),
    Trial("carried", by_rules=False, odds=1.6),
    Trial("carried", by_rules=False, odds=None),
    Trial("wrong", by_rules=False, odds=3.0),
]


def test_shares_are_of_all_statements_of_their_sort() -> None:
    found = shares(FOUND, "carried")
    assert found["by rules"] == 0.5
    assert (found["cleared 1.5"], found["cleared 2.0"]) == (0.25, 0.0)
    assert (found["refused -2.0"], found["refused 0.0"]) == (0.25, 0.25)
    assert shares(FOUND, "wrong")["cleared 2.5"] == 1.0


@pytest.mark.parametrize("asks", [True, False])
def test_a_model_is_asked_only_where_it_has_a_say(asks: bool) -> None:
    found = list(trials((lambda premise, claim: 1.0) if asks else None, every=400))
    assert {trial.sort for trial in found} == {"carried", "wrong", "scripted"}
    odds = {trial.odds for trial in found}
    assert odds == ({1.0, None} if asks else {None})
