"""Weights by which by-catch is told from what is to the point: ``python -m evals.pertinence_fit`` proposes them.

Learnt from sentences that readers judged beside the question they were found for, without knowing the product: they
answer it or a part of it, are of use to who asks, or are by-catch. The questions are those of ``dev`` as they are
typed, those of readers, frames around a thing ("Wer nutzt …?") and such as the documents do not answer. It writes
nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from enum import IntEnum
from pathlib import Path

import numpy as np

from assistant.answer import Answer, AnswerStatus, Support
from assistant.evidence.judging.pertinence import Signs, mean_of_best, pertinence, signs_of
from assistant.run import Run
from assistant.settings import load_settings
from assistant.wording import texts
from evals.subject import Subject, open_subject
from evals.wording import wording

FOLDER = Path(__file__).parent / "data" / "pertinence"
FOLDS = 5
STRENGTH = 0.3
"""Inverse of the regularisation; .1 and 3 order the sentences the same."""
CUTS = tuple(round(0.14 + 0.04 * step, 2) for step in range(8))
NAMES = tuple(field.name for field in fields(Signs))


class Judgement(IntEnum):
    """What readers said of a sentence."""

    BY_CATCH = 0
    OF_USE = 1
    ANSWER = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence found for a question, its signs and judgement; ``place`` in the answer, None where it is not shown."""

    question: str
    signs: Signs
    judgement: Judgement
    place: int | None


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of the logistic regression, and of each sentence the pertinence its question had no part in."""

    weights: dict[str, float]
    held_out: tuple[float, ...]


def judgements(folder: Path = FOLDER) -> dict[str, dict[str, Judgement]]:
    """For each question its judged sentences; lines of ``judged.jsonl`` name them by line of ``sentences.txt``."""
    sentences = (folder / "sentences.txt").read_text(encoding="utf-8").splitlines()
    rows = map(json.loads, (folder / "judged.jsonl").read_text(encoding="utf-8").splitlines())
    return {
        row["question"]: {sentences[number]: one for one in Judgement for number in row[one.name.lower()]}
        for row in rows
    }


def judged_sentences(subject: Subject) -> Iterator[Judged]:
    """Those judged sentences that the runs of today still find."""
    for question, judged in judgements().items():
        asked = subject.ask(question)
        if asked.run.sentences:
            yield from _judged(question, judged, asked.run, asked.answer)


def _judged(question: str, judged: Mapping[str, Judgement], run: Run, answer: Answer) -> Iterator[Judged]:
    is_told = answer.status in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)
    told = [item.text for item in answer.statements if item.support is not Support.FRAMING] if is_told else []
    shown = {" ".join(text.split()): place for place, text in enumerate(told)}
    for item in run.sentences:
        text = " ".join(item.text.split())
        if text in judged:
            yield Judged(question, signs_of(item, run), judged[text], shown.get(text))


def fit(found: Sequence[Judged]) -> Fit:
    """Questions stay together, so that no fold knows another sentence of one it is tried on."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    matrix = np.array([astuple(item.signs) for item in found])
    truth = np.array([item.judgement is not Judgement.BY_CATCH for item in found])
    held_out = np.zeros(len(found))
    for train, test in GroupKFold(FOLDS).split(matrix, truth, [item.question for item in found]):
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix[train], truth[train])
        held_out[test] = model.predict_proba(matrix[test])[:, 1]
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, truth)
    weights = {"bias": float(model.intercept_[0]), **dict(zip(NAMES, map(float, model.coef_[0]), strict=True))}
    return Fit(weights, tuple(map(float, held_out)))


def report(found: Sequence[Judged], result: Fit) -> Iterator[str]:
    """The weights as they stand in ``texts/calibration.toml``, and what each threshold does to what is shown."""
    yield "[pertinence]"
    yield from (f"{name} = {result.weights[name]:.3f}" for name in ("bias", *NAMES))
    yield from (_left_out(found, result.held_out, cut) for cut in CUTS)
    yield from (_silenced(found, result.held_out, cut) for cut in CUTS)
    present = [pertinence(item.signs) for item in found]
    limits = texts("calibration")["thresholds"]
    yield wording("pertinence.present") + " " + _left_out(found, present, limits["pertinent"])
    yield wording("pertinence.present") + " " + _silenced(found, present, limits["by_catch"])


def _left_out(found: Sequence[Judged], chances: Sequence[float], cut: float) -> str:
    behind = [(item.judgement, chance) for item, chance in zip(found, chances, strict=True) if item.place]
    return wording("pertinence.left_out", threshold=cut, **_counts(behind, cut))


def _silenced(found: Sequence[Judged], chances: Sequence[float], cut: float) -> str:
    """Answers by the best sentence they show, and how many of them none would be given in place of."""
    by_question: dict[str, list[tuple[Judged, float]]] = {}
    for item, chance in zip(found, chances, strict=True):
        by_question.setdefault(item.question, []).append((item, chance))
    answers = []
    for pairs in by_question.values():
        if shown := [item.judgement for item, _ in pairs if item.place is not None]:
            answers.append((max(shown), mean_of_best(chance for _, chance in pairs)))
    return wording("pertinence.silenced", threshold=cut, **_counts(answers, cut))


def _counts(pairs: Sequence[tuple[Judgement, float]], cut: float) -> dict[str, str]:
    """For each judgement how many of its chances lie below ``cut``, of how many."""
    chances = {one: [chance for judgement, chance in pairs if judgement is one] for one in Judgement}
    return {one.name.lower(): f"{sum(chance < cut for chance in of)} / {len(of)}" for one, of in chances.items()}


def main() -> None:
    """Ask the judged questions and print the proposal."""
    found = list(judged_sentences(open_subject(load_settings())))
    sys.stdout.write("".join(f"{line}\n" for line in report(found, fit(found))))


if __name__ == "__main__":
    main()
