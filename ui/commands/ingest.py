"""``ingest``: makes the index equal to the documents, with progress on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.requests import IngestOrder
from ingest.errors import WrongUse
from ingest.settings import PROJECT_ROOT
from ui.backend import Backend
from ui.progress import progress_on_stderr
from ui.wording import wording

if TYPE_CHECKING:
    from ingest.sync import SyncReport

DEFAULT_PATH = Path("corpus")


def ingest(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH …]", help=wording("cli", "help.path"))] = None,
    prune: Annotated[bool, typer.Option("--prune", help=wording("cli", "help.prune"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=wording("cli", "help.dry_run"))] = False,
    reindex: Annotated[bool, typer.Option("--reindex", help=wording("cli", "help.reindex"))] = False,
    watch: Annotated[bool, typer.Option("--watch", help=wording("cli", "help.watch"))] = False,
) -> None:
    if watch and (dry_run or reindex):
        raise WrongUse(wording("cli", "ingest.watch_alone"))
    wanted = tuple(_absolute(path) for path in paths or [default_path()])
    order = IngestOrder(paths=wanted, prune=prune, dry_run=dry_run, reindex=reindex)
    backend = context.obj.backend()
    _report(_run(backend, order), order, as_json=as_json)
    if watch:
        _watch(backend, order.model_copy(update={"prune": False}), as_json=as_json)


def default_path() -> Path:
    """``corpus/`` of the working directory, else the one of the project."""
    return DEFAULT_PATH if DEFAULT_PATH.exists() else PROJECT_ROOT / "corpus"


def _absolute(path: Path) -> Path:
    """A home that does not exist stays as written: that path is missing like any other."""
    with suppress(RuntimeError):
        path = path.expanduser()
    return path.absolute()


def _run(backend: Backend, order: IngestOrder) -> SyncReport:
    with progress_on_stderr() as advance:
        return backend.ingest(order, advance)


def _report(report: SyncReport, order: IngestOrder, *, as_json: bool) -> None:
    if as_json:
        typer.echo(report.model_dump_json())
        return
    for failure in report.failed:
        typer.echo(wording("cli", "ingest.failed", path=failure.path, reason=failure.reason), err=True)
    for warning in report.warnings:
        typer.echo(wording("cli", "ingest.warning", path=warning.path, text=warning.text), err=True)
    typer.echo(_summary(report, order))


def _summary(report: SyncReport, order: IngestOrder) -> str:
    counts = {name: len(getattr(report, name)) for name in ("added", "updated", "removed", "failed", "ignored")}
    key = "ingest.dry" if order.dry_run else "ingest.done"
    return wording("cli", key, unchanged=report.unchanged, passages=report.passages, seconds=report.seconds, **counts)


def _watch(backend: Backend, order: IngestOrder, *, as_json: bool) -> None:
    from watchfiles import watch

    typer.echo(wording("cli", "ingest.watching", paths=", ".join(map(str, order.paths))), err=True)
    for _ in watch(*order.paths):
        report = _run(backend, order)
        if _changed(report):
            _report(report, order, as_json=as_json)


def _changed(report: SyncReport) -> Sequence[object]:
    return [*report.added, *report.updated, *report.removed, *report.failed]
