"""Fits the answerability score and the choice of sentences on the dev split and proposes; it writes nothing.

Signals come from the runs of the assistant itself. Beside the unanswerable cases there are *robbed* ones: an
answerable question whose evidence lost every passage that says what is to be said. They are what hard abstention
looks like: right town, right subject, no figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from itertools import product

import numpy as np
import numpy.typing as npt

import assistant.evidence.sentences.sentence_choice as sentence_choice
from assistant.evidence.judging.answerability import Signals, probability, signals_of
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.words.matching import AskedWords
from assistant.run import Evidence, Run
from assistant.steps.judge import FROM_SENTENCES
from assistant.wording import texts
from evals.cases import ANSWER_FILES, Case, load_cases
from evals.metrics import mean, precision_recall, says
from evals.subject import Subject
from evals.wording import wording
from ingest.errors import WrongUse

ROBBED_WEIGHT = 0.15
"""A robbed question counts less than one somebody asked: the rest of its evidence may still say it in other words."""
FOLDS = 5
STRENGTH = 3.0
"""Inverse of the regularisation: a few hundred cases, five signals; 1 and 10 give the same order of cases."""
THRESHOLDS = tuple(round(0.2 + 0.05 * step, 2) for step in range(13))
GRID = {
    "COSINE_WEIGHT": (0.8, 1.2, 1.6),
    "MATCHED_WEIGHT": (0.4, 0.6, 0.9),
    "RELEVANCE_WEIGHT": (0.5, 1.1, 1.6),
    "CONTEXT_SHARE": (0.4, 0.6, 0.8),
}
NAMES = tuple(field.name for field in fields(Signals))

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its signals. ``asked`` is False for robbed ones, which are fitted on but not scored."""

    case: str
    signals: Signals
    answerable: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with evidence that says what is to be said, for the choice of sentences."""

    evidence: tuple[Evidence, ...]
    words: AskedWords
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights of the logistic regression, and the cross-validated probability of each asked example."""

    weights: dict[str, float]
    held_out: tuple[tuple[Example, float], ...]


def run_calibration(subject: Subject) -> str:
    """The proposal as text. Raises ``WrongUse`` without scikit-learn."""
    cases = load_cases("dev", "abstention", *ANSWER_FILES)
    runs = [(case, subject.ask(case.question).run) for case in cases]
    found = [example for case, run in runs for example in examples(case, run)]
    result = fit(found)
    lines = [wording("calibration.title", cases=len(result.held_out)), *_toml(result.weights)]
    lines += [_scored(result.held_out, threshold, "after") for threshold in THRESHOLDS]
    now = [(example, probability(example.signals)) for example in found if example.asked]
    lines.append(_scored(now, texts("calibration")["thresholds"]["answer"], "before"))
    lines += _undecided(result.held_out)
    choices = [choice for case, run in runs for choice in choices_of(case, run)]
    return "\n".join([*lines, *grid_lines(choices)])


def examples(case: Case, run: Run) -> Iterator[Example]:
    """The case as asked and, where it is answerable, robbed of the passages that answer it."""
    if run.understanding is None or run.understood.intent not in FROM_SENTENCES or not run.evidence:
        return
    if case.must_be_refused:
        yield Example(case.id, signals_of(run), answerable=False, asked=True)
    elif case.is_answerable and (not case.says or _say(run.evidence, case.says)):
        yield Example(case.id, signals_of(run), answerable=True, asked=True)
        left = tuple(evidence for evidence in run.evidence if not _say([evidence], case.says))
        if case.says and left:
            yield Example(case.id, signals_of(run, left), answerable=False, asked=False)


def choices_of(case: Case, run: Run) -> Iterator[Choice]:
    """The case for the choice of sentences, where a single passage answers it."""
    if run.understanding is not None and case.is_answerable and len(case.says) == 1 and _say(run.evidence, case.says):
        yield Choice(run.evidence, run.words, case.says)


def _say(evidence: Sequence[Evidence], wanted: Sequence[str]) -> bool:
    text = "\n".join(item.hit.passage.text for item in evidence)
    return all(says(text, words) for words in wanted)


def fit(found: Sequence[Example]) -> Fit:
    """A logistic regression over the signals, both outcomes weighing the same.

    Raises ``WrongUse`` without scikit-learn.
    """
    try:
        from sklearn.linear_model import LogisticRegression
        from sklearn.model_selection import GroupKFold
    except ModuleNotFoundError as error:
        raise WrongUse(wording("no_sklearn")) from error
    matrix = np.array([astuple(example.signals) for example in found])
    truth = np.array([example.answerable for example in found])
    weight = sample_weights(found)
    groups = [example.case for example in found]
    held_out = np.zeros(len(found))
    for train, test in GroupKFold(FOLDS).split(matrix, truth, groups):
        model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix[train], truth[train], weight[train])
        held_out[test] = model.predict_proba(matrix[test])[:, 1]
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, truth, weight)
    weights = {"bias": float(model.intercept_[0]), **dict(zip(NAMES, map(float, model.coef_[0]), strict=True))}
    pairs = zip(found, held_out, strict=True)
    return Fit(weights, tuple((example, float(value)) for example, value in pairs if example.asked))


def sample_weights(found: Sequence[Example]) -> Floats:
    """Answerable and unanswerable examples weigh the same in sum, robbed ones less than asked ones."""
    weight = np.array([1.0 if example.asked else ROBBED_WEIGHT for example in found])
    truth = np.array([example.answerable for example in found])
    for side in (truth, ~truth):
        if side.any():
            weight[side] *= len(found) / (2 * weight[side].sum())
    return weight


def _toml(weights: dict[str, float]) -> Iterator[str]:
    yield "[answerability]"
    yield from (f"{name} = {weights[name]:.2f}" for name in ("bias", *NAMES))


def _scored(pairs: Sequence[tuple[Example, float]], threshold: float, which: str) -> str:
    truth = [not example.answerable for example, _ in pairs]
    refused = [value < threshold for _, value in pairs]
    precision, recall = precision_recall(truth, refused)
    answered = mean([float(value >= threshold) for example, value in pairs if example.answerable])
    scores = wording("calibration.scores", threshold=threshold, precision=precision, recall=recall, answered=answered)
    return f"{wording(f'calibration.{which}')}: {scores}"


def _undecided(pairs: Sequence[tuple[Example, float]], threshold: float = 0.5) -> Iterator[str]:
    for example, value in sorted(pairs, key=lambda pair: pair[1]):
        if (value >= threshold) != example.answerable:
            shown = " ".join(f"{name}={getattr(example.signals, name):.2f}" for name in NAMES)
            yield f"{example.case} {value:.2f} {shown}"


def grid_lines(choices: Sequence[Choice]) -> Iterator[str]:
    """The settings of the choice of sentences, best first; the present one is among them."""
    scored = [(_places(choices, settings), settings) for settings in _settings()]
    for (first, three), settings in sorted(scored, key=lambda item: item[0], reverse=True)[:8]:
        yield _grid_line(first, three, settings)
    present = {name: float(getattr(sentence_choice, name)) for name in GRID}
    yield wording("calibration.before") + ": " + _grid_line(*_places(choices, present), present)


def _grid_line(first: float, three: float, settings: dict[str, float]) -> str:
    cosine, matched, relevance, context = (settings[name] for name in GRID)
    return wording(
        "calibration.grid",
        cosine=cosine, matched=matched, relevance=relevance, context=context, first=first, three=three,
    )  # fmt: skip


def _settings() -> Iterator[dict[str, float]]:
    return (dict(zip(GRID, values, strict=True)) for values in product(*GRID.values()))


def _places(choices: Sequence[Choice], settings: dict[str, float]) -> tuple[float, float]:
    """Share of questions whose wanted words stand in the first sentence, and in one of the first three."""
    with _set(settings):
        found = [_hits(choice) for choice in choices]
    return mean([float(any(one[:1])) for one in found]), mean([float(any(one)) for one in found])


def _hits(choice: Choice) -> list[bool]:
    """For each of the first three sentences, whether it says what is to be said."""
    ranked = score_sentences(choice.evidence, choice.words)[:3]
    return [all(says(sentence.text, words) for words in choice.says) for sentence in ranked]


@contextmanager
def _set(settings: dict[str, float]) -> Iterator[None]:
    """The weights are constants of the module, measured once; only here are they tried out."""
    before = {name: getattr(sentence_choice, name) for name in settings}
    try:
        for name, value in settings.items():
            setattr(sentence_choice, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(sentence_choice, name, value)
