"""Progress on standard error: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from ui.wording import wording

if TYPE_CHECKING:
    from ingest.sync import Progress

SECONDS_BETWEEN_LINES = 5.0

Advance = Callable[["Progress"], None]


@contextmanager
def progress_on_stderr() -> Iterator[Advance]:
    """A function to call with every step."""
    if sys.stderr.isatty():
        with _bar() as advance:
            yield advance
    else:
        yield _lines()


@contextmanager
def _bar() -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as ProgressBar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with ProgressBar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(wording("cli", "ingest.preparing"), total=None)

        def advance(progress: Progress) -> None:
            description = wording("cli", "ingest.working")
            bar.update(task, description=description, completed=progress.done, total=progress.total)

        yield advance


def _lines(clock: Callable[[], float] = time.monotonic) -> Advance:
    last = clock()

    def advance(progress: Progress) -> None:
        nonlocal last
        if clock() - last >= SECONDS_BETWEEN_LINES:
            last = clock()
            typer.echo(wording("cli", "ingest.step", done=progress.done, total=progress.total), err=True)

    return advance


def tell_set_up() -> Callable[[str, float], None]:
    """For the embedder: says once what is being written."""
    told: set[str] = set()

    def tell(what: str, _: float) -> None:
        if what not in told:
            told.add(what)
            typer.echo(f"{what} …", err=True)

    return tell
