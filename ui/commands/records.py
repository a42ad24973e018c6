"""``records``: what was asked and answered, and how long it is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.output import json_line
from ui.wording import wording

records = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@records.callback()
def _group() -> None:
    """A group, although it has one command yet."""


@records.command(help=wording("cli", "help.purge"))
def purge(
    context: typer.Context,
    days: Annotated[int | None, typer.Option(min=1, metavar="N", help=wording("cli", "help.days"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))] = False,
) -> None:
    from assistant.records.recording import open_records

    settings = context.obj.settings
    kept = days or settings.records.keep_days
    count = open_records(settings).purge(days=kept)
    found = {"answers": count, "days": kept}
    typer.echo(json_line(found) if as_json else wording("cli", "records.purged", **found))
