"""``fetch``: downloads what ``corpus/sources.toml`` lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ingest.errors import WrongUse
from ingest.settings import PROJECT_ROOT
from ui.output import json_line
from ui.wording import wording

if TYPE_CHECKING:
    from ingest.fetch import FetchReport, FetchSource

CORPUS = PROJECT_ROOT / "corpus"


def fetch(
    sources: Annotated[
        Path, typer.Option(metavar="FILE", help=wording("cli", "help.sources"), show_default=False)
    ] = CORPUS / "sources.toml",
    into: Annotated[Path, typer.Option(metavar="DIR", help=wording("cli", "help.into"), show_default=False)] = CORPUS
    / "fetched",
    allow_local: Annotated[bool, typer.Option("--allow-local", help=wording("cli", "help.allow_local"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))] = False,
) -> None:
    from ingest.fetch import fetch_sources, load_sources

    if not sources.is_file():
        reason = wording("cli", "fetch.no_sources")
        raise WrongUse(wording("cli", "batch_missing", path=sources, reason=reason))
    report = fetch_sources(load_sources(sources), into, allow_local=allow_local, progress=_tell)
    if as_json:
        typer.echo(json_line(report.as_json()))
    else:
        _show(report, into)
    if report.failed and not (report.fetched or report.unchanged):
        raise typer.Exit(1)


def _tell(source: FetchSource) -> None:
    typer.echo(wording("cli", "fetch.working", url=source.url), err=True)


def _show(report: FetchReport, folder: Path) -> None:
    for failure in report.failed:
        typer.echo(wording("cli", "fetch.failed", url=failure.url, reason=failure.reason), err=True)
    counts = {"fetched": len(report.fetched), "unchanged": len(report.unchanged), "failed": len(report.failed)}
    typer.echo(wording("cli", "fetch.done", folder=folder, **counts))
