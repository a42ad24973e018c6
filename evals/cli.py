"""``transferkompass evaluate``: which suites run, over which index, and how the result is shown."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from assistant.assembly import Assistant, build_assistant
from assistant.settings import Settings
from evals.cases import ANSWER_FILES, Case, Dialogue, Split, load_cases, load_dialogues
from evals.foreign import foreign_report, load_dataset, write_documents
from evals.gate_prose import prose_rates
from evals.gate_suite import LARGEST_WRONG_SHARE, LONGEST_CHECK_MS, SMALLEST_FAITHFUL_SHARE, Rate, run_gate_suite
from evals.grading import Grader
from evals.hostile_model import HostileModel
from evals.injection_suite import Planted, load_planted, run_injection_suite
from evals.report import Figure, SuiteReport, show
from evals.retrieval import retrieval_report
from evals.runner import (
    Outcome,
    abstention_report,
    advice_report,
    answers_report,
    everyday_report,
    followup_report,
    run_cases,
    typed_report,
)
from evals.subject import Subject, open_subject
from evals.wording import wording
from ingest.embedding.embedder import Embedder
from ingest.embedding.factory import open_embedder, open_entailment
from ingest.sync import sync

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
REPORT_WIDTH = 110
"""Columns of a report that does not go to a terminal."""


class Suite(StrEnum):
    RETRIEVAL = "retrieval"
    ANSWERS = "answers"
    ABSTENTION = "abstention"
    FOLLOWUP = "followup"
    EVERYDAY = "everyday"
    TYPED = "typed"
    ADVICE = "advice"
    GATE = "gate"
    INJECTION = "injection"


class SplitName(StrEnum):
    DEV = "dev"
    TEST = "test"


USUAL = (Suite.RETRIEVAL, Suite.ANSWERS, Suite.ABSTENTION, Suite.FOLLOWUP, Suite.EVERYDAY)

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


def main(arguments: Sequence[str], settings: Settings) -> int:
    """The exit status: 0 where every bar is met, 1 where not."""
    status = app(list(arguments), prog_name="transferkompass evaluate", standalone_mode=False, obj=settings)
    return status if isinstance(status, int) else 0


@app.command()
def evaluate(
    context: typer.Context,
    suite: Annotated[list[Suite] | None, typer.Option(help=wording("help.suite"))] = None,
    split: Annotated[SplitName, typer.Option(help=wording("help.split"))] = SplitName.DEV,
    as_json: Annotated[bool, typer.Option("--json", help=wording("help.json"))] = False,
    dataset: Annotated[Path | None, typer.Option(metavar="DIR", help=wording("help.dataset"))] = None,
    limit: Annotated[int | None, typer.Option(min=1, help=wording("help.limit"))] = None,
    calibrate: Annotated[bool, typer.Option("--calibrate", help=wording("help.calibrate"))] = False,
) -> int:
    settings: Settings = context.obj
    if calibrate:
        from evals.calibrate import run_calibration

        typer.echo(run_calibration(open_subject(settings)))
        return 0
    reports = [_foreign(settings, dataset, limit)] if dataset else _own(settings, suite or USUAL, split.value)
    if as_json:
        typer.echo("[" + ",\n".join(report.model_dump_json() for report in reports) + "]")
    else:
        show(reports, Console(width=None if sys.stdout.isatty() else REPORT_WIDTH))
    return 0 if all(report.holds for report in reports) else 1


def _foreign(settings: Settings, path: Path, limit: int | None) -> SuiteReport:
    dataset = load_dataset(path).first(limit)
    with tempfile.TemporaryDirectory(prefix="transferkompass-") as folder:
        documents = Path(folder) / "documents"
        documents.mkdir()
        names = write_documents(dataset, documents)
        subject = subject_over(documents, Path(folder) / "data", settings, open_embedder(settings.index))
        return foreign_report(subject, dataset, names)


def subject_over(documents: Path, data_dir: Path, settings: Settings, embedder: Embedder) -> Subject:
    """The assistant over an index of its own, made from ``documents``."""
    index = settings.index.model_copy(update={"data_dir": data_dir})
    sync([documents], index, embedder)
    return open_subject(settings.model_copy(update={"index": index}), embedder=embedder)


def _own(settings: Settings, suites: Sequence[Suite], split: Split) -> list[SuiteReport]:
    if list(suites) == [Suite.GATE]:
        return [gate_report(split, settings)]
    embedder = open_embedder(settings.index)
    with tempfile.TemporaryDirectory(prefix="transferkompass-") as folder:
        return _Bench(settings, open_subject(settings, embedder=embedder), embedder, split, Path(folder)).run(suites)


class _Bench:
    """One run of several suites; cases that two suites share are asked once."""

    def __init__(self, settings: Settings, subject: Subject, embedder: Embedder, split: Split, folder: Path) -> None:
        self._settings = settings
        self._subject = subject
        self._embedder = embedder
        self._split = split
        self._folder = folder
        self._asked: dict[str, list[Outcome]] = {}
        self._skipped: tuple[str, ...] = ()
        self._suites: dict[Suite, Callable[[], SuiteReport]] = {
            Suite.RETRIEVAL: lambda: retrieval_report(subject, load_cases(split, *ANSWER_FILES), split),
            Suite.ANSWERS: self._answers,
            Suite.ABSTENTION: self._abstention,
            Suite.FOLLOWUP: self._followup,
            Suite.EVERYDAY: lambda: everyday_report(self._outcomes("everyday"), split),
            Suite.TYPED: lambda: typed_report(self._outcomes("typed"), split),
            Suite.ADVICE: lambda: advice_report(self._outcomes("advice"), split),
            Suite.GATE: lambda: gate_report(split, settings),
            Suite.INJECTION: lambda: injection_report(subject.assistant, split),
        }

    def run(self, suites: Sequence[Suite]) -> list[SuiteReport]:
        return [self._suites[suite]() for suite in suites]

    def _answers(self) -> SuiteReport:
        outcomes = [*(outcome for name in ANSWER_FILES for outcome in self._outcomes(name)), *self._seeds()]
        kept = [item for item in outcomes if isinstance(item.item, Case) and not item.item.must_be_refused]
        return answers_report(kept, self._split).model_copy(update={"skipped": self._skipped})

    def _abstention(self) -> SuiteReport:
        files = ("abstention", *ANSWER_FILES)
        outcomes = [*(outcome for name in files for outcome in self._outcomes(name)), *self._seeds()]
        return abstention_report(outcomes, self._split).model_copy(update={"skipped": self._skipped})

    def _followup(self) -> SuiteReport:
        outcomes = self._ask("followup", self._subject, load_dialogues(self._split))
        grader = Grader(self._subject.assistant.catalogue, self._subject.page_text)
        return followup_report(outcomes, grader, self._subject, self._split)

    def _outcomes(self, name: str) -> list[Outcome]:
        return self._ask(name, self._subject, load_cases(self._split, name))

    def _seeds(self) -> list[Outcome]:
        if not SEEDS.is_dir():
            self._skipped = (wording("no_seeds", path=SEEDS),)
            return []
        if "seeds" not in self._asked:
            subject = subject_over(SEEDS, self._folder / "seeds", self._settings, self._embedder)
            self._ask("seeds", subject, load_cases(self._split, "seeds"))
        return self._asked["seeds"]

    def _ask(self, name: str, subject: Subject, items: Sequence[Case | Dialogue]) -> list[Outcome]:
        if name not in self._asked:
            with Progress(console=Console(stderr=True), transient=True) as progress:
                task = progress.add_task(name, total=len(items))
                self._asked[name] = run_cases(subject, items, lambda: progress.advance(task))
        return self._asked[name]


def gate_report(split: Split, settings: Settings) -> SuiteReport:
    """The suite of the evidence gate in the shape of the others, as a language model's statements are checked."""
    entailment = open_entailment(settings.index)
    found = run_gate_suite(split, entailment.log_odds if entailment else None)
    wrong = sum(rate.total for rate in found.rates if not rate.faithful)
    faithful = sum(rate.total for rate in found.rates if rate.faithful)
    kept, of = SMALLEST_FAITHFUL_SHARE, wrong + faithful
    figures = (
        Figure(name="wrong_passed", value=found.wrong_passed, of=wrong, bar=LARGEST_WRONG_SHARE, at_most=True),
        Figure(name="faithful_passed", value=found.faithful_passed, of=faithful, bar=kept),
        Figure(name="first_sight_ms_p95", value=found.first_sight_p95_ms, of=of, bar=LONGEST_CHECK_MS, at_most=True),
        Figure(name="read_ahead_ms_p95", value=found.read_ahead_p95_ms, of=of),
        Figure(name="model_ms_p95", value=found.model_p95_ms, of=of),
        *(_let_through(rate) for rate in found.rates),
        *_over_prose(prose_rates(split)),
    )
    return SuiteReport(suite="gate", split=split, figures=figures)


def _let_through(rate: Rate) -> Figure:
    name = ".".join(("faithful" if rate.faithful else "wrong", rate.kind, *(["hand"] if rate.by_hand else [])))
    return Figure(name=name, value=rate.share, of=rate.total)


def _over_prose(rates: Sequence[Rate]) -> Iterator[Figure]:
    """Of ordinary prose both shares, and those of each kind."""
    for name, faithful in (("wrong", False), ("faithful", True)):
        kinds = [rate for rate in rates if rate.faithful is faithful]
        passed, total = sum(rate.passed for rate in kinds), sum(rate.total for rate in kinds)
        whole = Rate(name, faithful, True, passed, total)
        yield Figure(name=f"prose_{name}_passed", value=whole.share, of=total)
        yield from (Figure(name=f"prose_{name}.{rate.kind}", value=rate.share, of=rate.total) for rate in kinds)


def injection_report(assistant: Assistant, split: Split) -> SuiteReport:
    """Planted instructions: with quoted answers, and with a model that is told every one of them."""
    hostile, planted = HostileModel(), load_planted(split)

    def tell(item: Planted | None) -> None:
        hostile.order, hostile.canary = (item.text, item.canary) if item else ("", "")

    obeying = build_assistant(assistant.settings, embedder=assistant.embedder, index=assistant.index, model=hostile)
    quoted, told = run_injection_suite(assistant, planted), run_injection_suite(obeying, planted, tell)
    figures = (
        Figure(name="planted_changed", value=len(quoted.changed), of=quoted.total, bar=0, at_most=True),
        Figure(name="planted_changed_model", value=len(told.changed), of=told.total, bar=0, at_most=True),
        *_without_effect(planted, quoted.changed | told.changed),
    )
    return SuiteReport(suite="injection", split=split, figures=figures)


def _without_effect(planted: Sequence[Planted], changed: frozenset[Planted]) -> Iterator[Figure]:
    """Of each kind the share of texts that changed nothing, neither way."""
    for kind in sorted({item.kind for item in planted}):
        tried = [item for item in planted if item.kind == kind]
        kept = sum(item not in changed for item in tried)
        yield Figure(name=f"kind.{kind}", value=kept / len(tried), of=len(tried))
