"""``show``: the cleaned text of a document or page, as quotes are checked against it."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.output import document_text
from ui.wording import wording


def show(
    context: typer.Context,
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help=wording("cli", "help.document"))],
    page: Annotated[int | None, typer.Option(min=1, metavar="N", help=wording("cli", "help.page"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))] = False,
) -> None:
    shown = context.obj.backend().show(document, page)
    if as_json:
        typer.echo(shown.model_dump_json())
    elif page is not None:
        typer.echo(shown.pages[0].text)
    else:
        typer.echo(document_text(shown))
