"""``evaluate``: the evaluation suites, which only this command knows of."""

from __future__ import annotations

import logging

import typer

from assistant.logs import log_to_stderr
from ingest.errors import WrongUse
from ui.wording import wording


def evaluate(context: typer.Context) -> None:
    try:
        from evals.cli import main
    except ModuleNotFoundError as error:
        if error.name != "evals":
            raise
        raise WrongUse(wording("cli", "not_available", command="evaluate")) from error
    log_to_stderr(debug=context.obj.debug, level=logging.CRITICAL)
    raise typer.Exit(main(context.args, context.obj.settings))
