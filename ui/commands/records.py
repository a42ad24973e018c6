"""``records``: what was asked, answered and said of it, and how long it is kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.answer import AnswerStatus
from ui.output import json_line
from ui.wording import wording

if TYPE_CHECKING:
    from assistant.records.recording import Records

records = typer.Typer(no_args_is_help=True, rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))]


@records.command("list", help=wording("cli", "help.records_list"))
def list_records(
    context: typer.Context,
    days: Annotated[int | None, typer.Option(min=1, metavar="N", help=wording("cli", "help.last_days"))] = None,
    status: Annotated[list[AnswerStatus] | None, typer.Option(help=wording("cli", "help.status"))] = None,
    unhelpful: Annotated[bool, typer.Option("--unhelpful", help=wording("cli", "help.unhelpful"))] = False,
    as_json: AsJson = False,
) -> None:
    from ui.kept import kept_line, tally_text

    told: Counter[str] = Counter()
    for kept in _opened(context).all_kept(days, tuple(status or ()), unhelpful=unhelpful):
        told[kept.answer.status.value] += 1
        told.update("useful" if given.useful else "not_useful" for given in kept.feedback)
        typer.echo(kept.model_dump_json() if as_json else kept_line(kept))
    typer.echo(tally_text(told), err=True)


@records.command("show", help=wording("cli", "help.records_show"))
def show_record(
    context: typer.Context,
    answer_id: Annotated[str, typer.Argument(metavar="ID", help=wording("cli", "help.answer_id"))],
    as_json: AsJson = False,
) -> None:
    from ui.kept import kept_text

    kept = _opened(context).kept(answer_id)
    typer.echo(kept.model_dump_json() if as_json else kept_text(kept))


@records.command(help=wording("cli", "help.purge"))
def purge(
    context: typer.Context,
    days: Annotated[int | None, typer.Option(min=1, metavar="N", help=wording("cli", "help.days"))] = None,
    as_json: AsJson = False,
) -> None:
    kept = days or context.obj.settings.records.keep_days
    count = _opened(context).purge(days=kept)
    found = {"answers": count, "days": kept}
    typer.echo(json_line(found) if as_json else wording("cli", "records.purged", **found))


def _opened(context: typer.Context) -> Records:
    from assistant.records.recording import open_records

    return open_records(context.obj.settings)
