"""The gate keeps its bars on a sample of the dev cases.

All cases of dev and test are measured by ``transferkompass evaluate --suite gate``; here every third one is enough to
notice a regression and fast enough for every run.
"""

from __future__ import annotations

from evals.gate_suite import LARGEST_WRONG_SHARE, SMALLEST_FAITHFUL_SHARE, gate_cases, run_gate_suite

_TOLERANCE = 0.015
"""A change of a word list may cost single dev cases; more is a regression."""
_EVERY = 3


def test_dev_bars_hold_on_a_sample() -> None:
    report = run_gate_suite("dev", every=_EVERY, hard=False)
    assert report.faithful_passed >= SMALLEST_FAITHFUL_SHARE
    assert report.wrong_passed <= LARGEST_WRONG_SHARE + _TOLERANCE


def test_the_time_of_the_model_is_not_the_time_of_the_check() -> None:
    ticks = iter(range(100_000))
    report = run_gate_suite("dev", lambda premise, claim: 0.0, lambda: float(next(ticks)), every=40)
    assert (report.first_sight_p50_ms, report.model_p95_ms) == (2000.0, 1000.0)


def test_dev_and_test_are_large_enough_and_share_no_statement() -> None:
    dev, test = list(gate_cases("dev")), list(gate_cases("test"))
    wrong = [case for case in test if not case.faithful]
    assert sum(not case.by_hand for case in wrong) >= 300
    assert sum(case.faithful for case in (*dev, *test)) >= 150
    assert sum(case.by_hand and not case.faithful for case in (*dev, *test)) >= 60
    shared = {case.statement for case in dev} & {case.statement for case in test}
    assert len(shared) == 0


def test_mutations_are_the_same_every_time() -> None:
    assert [case.statement for case in gate_cases("dev")] == [case.statement for case in gate_cases("dev")]
