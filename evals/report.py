"""What a suite found out: figures with their bars, and every failed case with question, answer and evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from pydantic import Field
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from evals.cases import Strict
from evals.wording import wording

LONGEST_SHOWN = 400
"""Characters of an answer or quote shown of a failed case."""


class Cause(StrEnum):
    """Why a case failed, by the step to look at."""

    CRASHED = "crashed"
    NOT_RETRIEVED = "not_retrieved"
    REFUSED_WITH_EVIDENCE = "refused_with_evidence"
    REFUSED = "refused"
    ANSWERED_ANYWAY = "answered_anyway"
    OTHER_STATUS = "other_status"
    NOT_SELECTED = "not_selected"
    WRONG_EVIDENCE = "wrong_evidence"
    FORBIDDEN = "forbidden"
    UNSUPPORTED = "unsupported"


class Figure(Strict):
    """A measured value over ``of`` cases. ``bar`` is what the issue asks for; ``at_most``: less is better."""

    name: str
    value: float
    of: int
    bar: float | None = None
    at_most: bool = False

    @property
    def holds(self) -> bool:
        if self.bar is None:
            return True
        return self.value <= self.bar if self.at_most else self.value >= self.bar


class Failure(Strict):
    """A case that did not come out as expected."""

    case: str
    cause: Cause
    turns: tuple[str, ...]
    status: str
    answer: str
    evidence: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


class SuiteReport(Strict):
    suite: str
    split: str
    figures: tuple[Figure, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = Field(default=())
    """What could not be run, and why."""

    @property
    def holds(self) -> bool:
        """True where every figure meets its bar and nothing crashed."""
        crashed = any(failure.cause is Cause.CRASHED for failure in self.failures)
        return not crashed and all(figure.holds for figure in self.figures)


def show(reports: Sequence[SuiteReport], console: Console) -> None:
    """Every failed case, then one table."""
    for report in reports:
        for failure in report.failures:
            console.print(_failure_text(report, failure), highlight=False)
    console.print(_table(reports))
    for report in reports:
        _show_causes(report, console)
        for reason in report.skipped:
            console.print(escape(reason))


def _table(reports: Sequence[SuiteReport]) -> Table:
    table = Table(*(wording(f"table.{column}") for column in ("suite", "split", "figure", "value", "bar", "cases")))
    for report in reports:
        for figure in report.figures:
            table.add_row(report.suite, report.split, _name(figure), _value(figure), _bar(figure), str(figure.of))
        table.add_section()
    return table


def _name(figure: Figure) -> str:
    if figure.name.startswith("kind."):
        return wording("figures.kind", kind=figure.name.removeprefix("kind."))
    if figure.name.startswith("share."):
        return wording("figures.share", step=figure.name.removeprefix("share."))
    group, _, kind = figure.name.partition(".")
    return (
        wording(f"figures.{group}", kind=kind.replace(".hand", " (von Hand)")) if kind else wording(f"figures.{group}")
    )


def _value(figure: Figure) -> str:
    shown = f"{figure.value:.3f}" if figure.value <= 1 else f"{figure.value:.1f}"
    return shown if figure.holds else f"[red]{shown}[/red]"


def _bar(figure: Figure) -> str:
    if figure.bar is None:
        return ""
    return f"{'≤' if figure.at_most else '≥'} {figure.bar:g}"


def _failure_text(report: SuiteReport, failure: Failure) -> str:
    lines = [
        f"[bold]{failure.case}[/bold] · {wording(f'causes.{failure.cause}')} · {failure.status}",
        *(f"  {wording('failure.question')}: {escape(turn)}" for turn in failure.turns),
        f"  {wording('failure.answer')}: {escape(_short(failure.answer))}",
        *(f"  {wording('failure.evidence')}: {escape(_short(one))}" for one in failure.evidence),
        *(f"  → {escape(_short(one))}" for one in failure.details),
    ]
    return "\n".join(lines) + "\n"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_SHOWN else plain[:LONGEST_SHOWN] + " …"


def _show_causes(report: SuiteReport, console: Console) -> None:
    causes = Counter(failure.cause for failure in report.failures)
    if causes:
        parts = ", ".join(f"{wording(f'causes.{cause}')}: {count}" for cause, count in causes.most_common())
        console.print(f"{report.suite}: {parts}", highlight=False)
