"""What the two thresholds of ``assistant.gate.entailment`` let through: ``python -m evals.entailment_calibration``.

With the entailment model of the settings, on statements in free wording that the rules were not tuned on and on the
scripted mutations of dev. For each threshold: of the statements refused for their words alone how many it clears, of
those that pass how many it refuses. Without a model only what the rules do.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.gate import GateContext, LogOdds, Quote, check_statement
from assistant.settings import load_settings
from evals.entailment_pairs import Pair, load_pairs
from evals.gate_suite import gate_cases, known_names
from ingest.embedding.factory import open_entailment
from ingest.sentences import sentence_spans

CLEARING = (0.0, 0.5, 1.0, 1.25, 1.5, 2.0, 2.5)
EVERY = 10
"""Of 20,000 pairs: a cross-encoder takes a tenth of a second for each."""
REFUSING = (-2.0, -1.5, -1.25, -1.0, -0.5, 0.0)


@dataclass(frozen=True, slots=True)
class Trial:
    """A statement as the rules and the model see it. ``odds`` are None where the model has no say."""

    sort: str
    by_rules: bool
    odds: float | None


def trials(log_odds: LogOdds | None, every: int = EVERY) -> Iterator[Trial]:
    """Of each sort: ``carried`` and ``wrong`` by hand, ``scripted``."""
    for pair in load_pairs()[::every]:
        yield _trial(pair.claim, (_quote(pair),), "carried" if pair.carried else "wrong", log_odds)
    for case in gate_cases("dev", hard=False):
        if not case.by_hand:
            yield _trial(case.statement, case.quotes, "scripted", log_odds)


def _quote(pair: Pair) -> Quote:
    return Quote("held-out", tuple(pair.premise[span.start : span.end] for span in sentence_spans(pair.premise)))


def _trial(statement: str, quotes: Sequence[Quote], sort: str, log_odds: LogOdds | None) -> Trial:
    evidence = frozenset(quote.id for quote in quotes)
    asked: list[float] = []
    by_rules = check_statement(statement, quotes, GateContext(evidence, known_names())).passed
    if log_odds is None:
        return Trial(sort, by_rules, None)
    check_statement(statement, quotes, GateContext(evidence, known_names(), _noting(log_odds, asked)))
    return Trial(sort, by_rules, asked[0] if asked else None)


def _noting(log_odds: LogOdds, asked: list[float]) -> LogOdds:
    def noted(premise: str, claim: str) -> float:
        asked.append(log_odds(premise, claim))
        return asked[-1]

    return noted


def shares(found: Sequence[Trial], sort: str) -> dict[str, float]:
    """Share of all statements of the sort that pass by rules, are cleared, and are refused, by threshold."""
    own = [trial for trial in found if trial.sort == sort]
    asked = [(trial.by_rules, trial.odds) for trial in own if trial.odds is not None]
    told = {"by rules": sum(trial.by_rules for trial in own)}
    told |= {f"cleared {low}": sum(not passed and odds >= low for passed, odds in asked) for low in CLEARING}
    told |= {f"refused {low}": sum(passed and odds < low for passed, odds in asked) for low in REFUSING}
    return {name: count / max(1, len(own)) for name, count in told.items()}


def main() -> None:
    model = open_entailment(load_settings({}).index)
    found = list(trials(model.log_odds if model else None))
    for sort in ("carried", "wrong", "scripted"):
        for name, share in shares(found, sort).items():
            sys.stdout.write(f"{sort} {name}: {share:.3f}\n")


if __name__ == "__main__":
    main()
