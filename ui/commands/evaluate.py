"""``evaluate``: the evaluation suites, which only this command knows of."""

from __future__ import annotations

import typer

from ingest.errors import WrongUse
from ui.wording import wording


def evaluate(context: typer.Context) -> None:
    try:
        from evals.cli import main
    except ModuleNotFoundError as error:
        raise WrongUse(wording("cli", "not_available", command="evaluate")) from error
    raise typer.Exit(main(context.args, context.obj.settings))
