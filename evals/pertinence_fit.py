"""Weights by which by-catch is told from what is to the point: ``python -m evals.pertinence_fit`` proposes them.

Learnt from sentences that four people judged beside the question they were shown for, without knowing the product:
2 answers it or a part of it, 1 is of use to who asks, 0 is by-catch. The questions are those of ``dev`` as they are
typed, those of four readers and frames around a thing ("Wer nutzt …?"). It writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

from assistant.answer import AnswerStatus
from assistant.evidence.pertinence import Signs, pertinence, signs_of
from assistant.run import Run
from assistant.settings import load_settings
from assistant.wording import texts
from evals.subject import Subject, open_subject
from evals.wording import wording

JUDGED = Path(__file__).parent / "data" / "pertinence" / "judged.jsonl"
BY_CATCH, OF_USE, ANSWER = 0, 1, 2
FOLDS = 5
STRENGTH = 0.3
"""Inverse of the regularisation; .1 and 3 order the sentences the same."""
THRESHOLDS = tuple(round(0.2 + 0.05 * step, 2) for step in range(9))
NAMES = tuple(field.name for field in fields(Signs))


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence shown for a question, its signs, its judgement and whether it leads the answer, where it stays."""

    question: str
    signs: Signs
    judgement: int
    leads: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of the logistic regression, and of each sentence the pertinence its question had no part in."""

    weights: dict[str, float]
    held_out: tuple[float, ...]


def judged_sentences(subject: Subject) -> Iterator[Judged]:
    """Those judged sentences that the runs of today still find."""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        asked = subject.ask(row["question"])
        if asked.answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL):
            yield from _judged(row["question"], row["sentences"], asked.run)


def _judged(question: str, judgements: Mapping[str, int], run: Run) -> Iterator[Judged]:
    for place, item in enumerate(run.sentences):
        judgement = judgements.get(" ".join(item.text.split()))
        if judgement is not None:
            yield Judged(question, signs_of(item, run), judgement, leads=place == 0)


def fit(found: Sequence[Judged]) -> Fit:
    """Questions stay together, so that no fold knows another sentence of one it is tried on."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    matrix = np.array([astuple(item.signs) for item in found])
    truth = np.array([item.judgement != BY_CATCH for item in found])
    held_out = np.zeros(len(found))
    for train, test in GroupKFold(FOLDS).split(matrix, truth, [item.question for item in found]):
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix[train], truth[train])
        held_out[test] = model.predict_proba(matrix[test])[:, 1]
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, truth)
    weights = {"bias": float(model.intercept_[0]), **dict(zip(NAMES, map(float, model.coef_[0]), strict=True))}
    return Fit(weights, tuple(map(float, held_out)))


def report(found: Sequence[Judged], result: Fit) -> Iterator[str]:
    """The weights as they stand in ``texts/calibration.toml``, and what each threshold leaves out behind the first."""
    yield "[pertinence]"
    yield from (f"{name} = {result.weights[name]:.2f}" for name in ("bias", *NAMES))
    for threshold in THRESHOLDS:
        yield _left_out(found, result.held_out, threshold)
    present = [pertinence(item.signs) for item in found]
    yield (
        wording("pertinence.present") + " " + _left_out(found, present, texts("calibration")["thresholds"]["pertinent"])
    )


def _left_out(found: Sequence[Judged], chances: Sequence[float], threshold: float) -> str:
    behind = [(item.judgement, chance) for item, chance in zip(found, chances, strict=True) if not item.leads]
    counts = {
        judgement: (sum(1 for other, chance in behind if other == judgement and chance < threshold),
                    sum(1 for other, _ in behind if other == judgement))
        for judgement in (BY_CATCH, OF_USE, ANSWER)
    }  # fmt: skip
    shown = {name: "{} / {}".format(*counts[judgement]) for name, judgement in _COLUMNS.items()}
    return wording("pertinence.left_out", threshold=threshold, **shown)


_COLUMNS = {"by_catch": BY_CATCH, "of_use": OF_USE, "answer": ANSWER}


def main() -> None:
    """Ask the judged questions and print the proposal."""
    found = list(judged_sentences(open_subject(load_settings())))
    sys.stdout.write("".join(f"{line}\n" for line in report(found, fit(found))))


if __name__ == "__main__":
    main()
