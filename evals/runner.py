"""The suites: cases in, figures and failures out. A case that crashes is a failure, not the end of the run."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, AnswerStatus, Support
from evals.cases import ANSWERS, REFUSALS, Case, Dialogue, Kind
from evals.grading import Grade, Grader
from evals.metrics import mean, percentile, precision_recall, says
from evals.report import Cause, Failure, Figure, SuiteReport
from evals.subject import Asked, Subject

log = logging.getLogger("transferkompass.evals")

FACT_BAR, EVIDENCE_BAR, REFUSAL_BAR, FOLLOWUP_BAR, MILLISECONDS_BAR = 0.85, 0.92, 0.85, 0.85, 60.0
EVERYDAY_BAR = 35 / 40
"""The bars of the issues."""
FIRST = 3
"""Statements a reader in a hurry reads."""
LOOKED_AT = 5
"""Passages a document of the last turn must be among to count as retrieved: what the composer draws on first."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case with what became of it; ``asked`` and ``grade`` are None where it crashed."""

    item: Case | Dialogue
    asked: Asked | None
    grade: Grade | None
    crash: str = ""

    @property
    def status(self) -> AnswerStatus:
        return self.asked.answer.status if self.asked else AnswerStatus.ERROR

    @property
    def crashed(self) -> bool:
        return self.status is AnswerStatus.ERROR


Tick = Callable[[], None]


def no_tick() -> None:
    """For callers that show no progress."""


def run_cases(subject: Subject, items: Sequence[Case | Dialogue], tick: Tick = no_tick) -> list[Outcome]:
    """Each case asked and graded, in order."""
    grader = Grader(subject.assistant.catalogue, subject.page_text)
    outcomes = []
    for item in items:
        outcomes.append(_run(subject, grader, item))
        tick()
    return outcomes


def _run(subject: Subject, grader: Grader, item: Case | Dialogue) -> Outcome:
    try:
        asked = subject.converse(item.turns)
        grade = grader.grade(asked.answer, item)
    except Exception as error:
        # One broken case must not hide what the others show; it is counted and printed as a failure.
        log.exception("case crashed", extra={"case": item.id})
        return Outcome(item, None, None, f"{type(error).__name__}: {error}")
    return Outcome(item, asked, grade)


def answers_report(outcomes: Sequence[Outcome], split: str) -> SuiteReport:
    """Facts, evidence, support and time over the answerable cases."""
    grades = [outcome.grade for outcome in outcomes if outcome.grade]
    facts = [grade.fact_found for grade in grades if grade.fact_found is not None]
    evidence = [grade.evidence_found for grade in grades if grade.evidence_found is not None]
    figures = (
        _rate("fact_found", facts, FACT_BAR),
        _rate("evidence_found", evidence, EVIDENCE_BAR),
        _rate("status_right", [grade.status_right for grade in grades]),
        Figure(name="unsupported", value=sum(len(g.unsupported) for g in grades), of=len(grades), bar=0, at_most=True),
        *_common(outcomes),
        *_times(outcomes),
    )
    return SuiteReport(suite="answers", split=split, figures=figures, failures=tuple(failures(outcomes)))


def abstention_report(outcomes: Sequence[Outcome], split: str) -> SuiteReport:
    """Precision and recall of refusing over answerable and unanswerable cases; the rest is counted on its own."""
    clear = [(item, outcome) for item, outcome in _cases(outcomes) if item.is_answerable or item.must_be_refused]
    truth = [item.must_be_refused for item, _ in clear]
    predicted = [outcome.status in REFUSALS for _, outcome in clear]
    precision, recall = precision_recall(truth, predicted)
    answered = [outcome.status in ANSWERS for item, outcome in clear if item.is_answerable]
    figures = (
        Figure(name="refusal_precision", value=precision, of=sum(predicted), bar=REFUSAL_BAR),
        Figure(name="refusal_recall", value=recall, of=sum(truth), bar=REFUSAL_BAR),
        _rate("answered_rightly", answered),
        _rate("premise_kept_out", _passed(outcomes, Kind.FALSE_PREMISE)),
        _rate("clarified", _passed(outcomes, Kind.AMBIGUOUS)),
        *_common(outcomes),
    )
    shown = [outcome for item, outcome in _cases(outcomes) if not item.is_answerable or outcome.status in REFUSALS]
    return SuiteReport(suite="abstention", split=split, figures=figures, failures=tuple(failures(shown)))


def followup_report(outcomes: Sequence[Outcome], grader: Grader, subject: Subject, split: str) -> SuiteReport:
    """Whether the right document was retrieved, cited and used at the last turn, or the last answer a refusal."""
    documents = subject.documents()
    told = [outcome for outcome in outcomes if outcome.item.is_answerable]
    retrieved = [_retrieved(outcome, grader.relevant_documents(documents, outcome.item)) for outcome in told]
    facts = [outcome.grade.fact_found for outcome in told if outcome.grade and outcome.grade.fact_found is not None]
    untold = [outcome for outcome in outcomes if outcome.item.must_be_refused]
    figures = (
        _rate("document_retrieved", retrieved, FOLLOWUP_BAR),
        _rate("fact_found", facts),
        *([_rate("refused_rightly", [outcome.status in REFUSALS for outcome in untold])] if untold else ()),
        *_common(outcomes),
    )
    return SuiteReport(suite="followup", split=split, figures=figures, failures=tuple(failures(outcomes)))


def _retrieved(outcome: Outcome, relevant: frozenset[str]) -> bool:
    if outcome.asked is None:
        return False
    first = [evidence.hit.document for evidence in outcome.asked.evidence[:LOOKED_AT]]
    cited = outcome.grade is not None and outcome.grade.evidence_found is True
    return cited or any(document in relevant for document in first)


def everyday_report(outcomes: Sequence[Outcome], split: str) -> SuiteReport:
    """Whether a fitting model project is among the examples of an answer."""
    found, precisions = [], []
    for item, outcome in _cases(outcomes):
        shown = [example.project for example in outcome.asked.answer.examples] if outcome.asked else []
        fitting = [project in item.projects for project in shown]
        found.append(outcome.status in ANSWERS and any(fitting))
        precisions += [float(one) for one in fitting]
    figures = (
        _rate("example_found", found, EVERYDAY_BAR),
        Figure(name="example_precision", value=mean(precisions), of=len(precisions)),
        *_common(outcomes),
    )
    return SuiteReport(suite="everyday", split=split, figures=figures, failures=tuple(failures(outcomes)))


def typed_report(outcomes: Sequence[Outcome], split: str) -> SuiteReport:
    """Whether a sentence that answers is among the first three or anywhere, also as what comes nearest."""
    asked = [(item, outcome.asked.answer) for item, outcome in _cases(outcomes) if outcome.asked]
    told = [(item, answer) for item, answer in asked if not item.must_be_refused]
    first = [answer.status in ANSWERS and _tells(item, shown(answer)[:FIRST]) for item, answer in told]
    figures = (
        _rate("told_first", first),
        _rate("told", [_tells(item, shown(answer)) for item, answer in told]),
        _rate("refused_rightly", [answer.status in REFUSALS for item, answer in asked if item.must_be_refused]),
        *_times(outcomes),
    )
    return SuiteReport(suite="typed", split=split, figures=figures, failures=tuple(failures(outcomes)))


def advice_report(outcomes: Sequence[Outcome], split: str) -> SuiteReport:
    """Whether advice on the very thing opens the answer, and whether it is said first where there is none."""
    asked = [(item, outcome.asked.answer) for item, outcome in _cases(outcomes) if outcome.asked]
    told = [(item, answer) for item, answer in asked if item.says]
    figures = (
        _rate("advised_first", [_tells(item, shown(answer)[:1]) for item, answer in told]),
        _rate("advised", [_tells(item, shown(answer)) for item, answer in told]),
        _rate("said_there_is_none", [_opens_with_gap(answer) for item, answer in asked if not item.says]),
        *_times(outcomes),
    )
    return SuiteReport(suite="advice", split=split, figures=figures, failures=tuple(failures(outcomes)))


def _opens_with_gap(answer: Answer) -> bool:
    opening = answer.statements[0].support if answer.statements else Support.FRAMING
    return answer.status in REFUSALS or (answer.status is AnswerStatus.PARTIAL and opening is Support.FRAMING)


def shown(answer: Answer) -> list[str]:
    """The statements that carry a fact, in order."""
    return [statement.text for statement in answer.statements if statement.support is not Support.FRAMING]


def _tells(case: Case, statements: Sequence[str]) -> bool:
    return any(says(text, words) for text in statements for words in case.says)


def _cases(outcomes: Sequence[Outcome]) -> Iterator[tuple[Case, Outcome]]:
    return ((outcome.item, outcome) for outcome in outcomes if isinstance(outcome.item, Case))


def _passed(outcomes: Sequence[Outcome], kind: Kind) -> list[bool]:
    return [_is_passed(outcome) for item, outcome in _cases(outcomes) if item.kind is kind]


def _is_passed(outcome: Outcome) -> bool:
    return not outcome.crashed and outcome.grade is not None and outcome.grade.passed


def _rate(name: str, values: Sequence[bool], bar: float | None = None) -> Figure:
    return Figure(name=name, value=mean([float(value) for value in values]), of=len(values), bar=bar)


def _common(outcomes: Sequence[Outcome]) -> Iterator[Figure]:
    yield _rate("passed", [_is_passed(outcome) for outcome in outcomes])
    crashed = sum(outcome.crashed for outcome in outcomes)
    yield Figure(name="crashed", value=crashed, of=len(outcomes), bar=0, at_most=True)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for item, outcome in _cases(outcomes):
        kinds[item.kind].append(_is_passed(outcome))
    for kind, passed in sorted(kinds.items()):
        yield _rate(f"kind.{kind}", passed)


def _times(outcomes: Sequence[Outcome]) -> Iterator[Figure]:
    timings = [outcome.asked.answer.timings_ms for outcome in outcomes if outcome.asked]
    totals = [timing["total"] for timing in timings if "total" in timing]
    yield Figure(name="ms_p50", value=percentile(totals, 0.5), of=len(totals))
    yield Figure(name="ms_p95", value=percentile(totals, 0.95), of=len(totals), bar=MILLISECONDS_BAR, at_most=True)
    steps: Counter[str] = Counter()
    for timing in timings:
        steps.update({name: value for name, value in timing.items() if name != "total"})
    for name, value in steps.most_common():
        yield Figure(name=f"share.{name}", value=value / max(sum(totals), 1e-9), of=len(totals))


def failures(outcomes: Sequence[Outcome]) -> Iterator[Failure]:
    """Every case that did not pass, with question, answer and evidence."""
    for outcome in outcomes:
        if not _is_passed(outcome):
            yield _failure(outcome)


def _failure(outcome: Outcome) -> Failure:
    asked, grade = outcome.asked, outcome.grade
    answer = asked.answer if asked else None
    return Failure(
        case=outcome.item.id,
        cause=cause_of(outcome),
        turns=outcome.item.turns,
        status=outcome.status,
        answer=answer.text if answer else outcome.crash,
        evidence=tuple(f"{c.document} S. {c.page}: {c.quote}" for c in answer.citations) if answer else (),
        details=(*grade.forbidden, *grade.unsupported) if grade else (),
    )


def cause_of(outcome: Outcome) -> Cause:
    """The step to look at, for a case that failed."""
    grade, item = outcome.grade, outcome.item
    if outcome.crashed or grade is None:
        return Cause.CRASHED
    if grade.unsupported:
        return Cause.UNSUPPORTED
    if grade.forbidden:
        return Cause.FORBIDDEN
    if not grade.status_right:
        return _wrong_status(outcome)
    if grade.fact_found is False:
        return Cause.NOT_SELECTED if _in_evidence(outcome, item.says) else Cause.NOT_RETRIEVED
    return Cause.WRONG_EVIDENCE


def _wrong_status(outcome: Outcome) -> Cause:
    expected_refusal = not outcome.item.is_answerable
    if outcome.status in ANSWERS and expected_refusal:
        return Cause.ANSWERED_ANYWAY
    if outcome.status not in REFUSALS or expected_refusal:
        return Cause.OTHER_STATUS
    if not outcome.item.says:
        return Cause.REFUSED
    return Cause.REFUSED_WITH_EVIDENCE if _in_evidence(outcome, outcome.item.says) else Cause.NOT_RETRIEVED


def _in_evidence(outcome: Outcome, wanted: Sequence[str]) -> bool:
    """True where what was to be said stands in the evidence the composer had."""
    passages = outcome.asked.evidence if outcome.asked else ()
    text = "\n".join(evidence.hit.passage.text for evidence in passages)
    return bool(wanted) and all(says(text, words) for words in wanted)
