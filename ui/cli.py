"""The command line: options before the command, errors in one sentence, exit status 0, 1 or 2.

Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Annotated, NoReturn

import typer

from assistant.collector import collect_seldom
from ingest.errors import TransferkompassError, WrongUse
from ui.backend import open_backend
from ui.commands.ask import ask
from ui.commands.doctor import doctor
from ui.commands.evaluate import evaluate
from ui.commands.fetch import fetch
from ui.commands.ingest import ingest
from ui.commands.options import OpenBackend, Options
from ui.commands.records import records
from ui.commands.search import search
from ui.commands.serve import serve
from ui.commands.show import show
from ui.offline import stay_offline
from ui.usage import usage_message
from ui.wording import wording

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}

app = typer.Typer(
    name="transferkompass",
    help=wording("cli", "help.program"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (ingest, search, ask, show, serve, fetch, doctor):
    app.command(help=wording("cli", f"help.{command.__name__}"))(command)
app.command(help=wording("cli", "help.evaluate"), context_settings=PASS_ON)(evaluate)
app.add_typer(records, name="records", help=wording("cli", "help.records"))


@app.callback()
def options(
    context: typer.Context,
    data_dir: Annotated[
        Path | None, typer.Option("--data-dir", metavar="DIR", help=wording("cli", "help.data_dir"))
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help=wording("cli", "help.debug"))] = False,
) -> None:
    """Options of every command."""
    context.obj = Options(data_dir, debug, context.obj or open_backend)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    stay_offline()
    collect_seldom()
    # Ids of a batch may hold lone surrogates; as \udXXX they are valid JSON.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        sys.exit(run(given))
    finally:
        # Set last: typer puts a hook of its own in place when it is called.
        if "--debug" not in given:
            sys.excepthook = _one_sentence


def run(arguments: Sequence[str], backend: OpenBackend = open_backend) -> int:
    """The exit status of one call. ``backend`` opens what does the work."""
    try:
        status = app(list(arguments), prog_name="transferkompass", standalone_mode=False, obj=backend)
    except TransferkompassError as error:
        if "--debug" in arguments:
            traceback.print_exc()
        else:
            typer.echo(str(error), err=True)
        return WRONG_USE if isinstance(error, WrongUse) else FAILED
    except typer.TyperException as error:
        typer.echo(usage_message(error), err=True)
        return WRONG_USE
    except (typer.Abort, KeyboardInterrupt):
        typer.echo(wording("cli", "interrupted"), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`): nothing is left to say, at exit nothing left to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status if isinstance(status, int) else 0


def _one_sentence(kind: type[BaseException], error: BaseException, _: TracebackType | None) -> None:
    """What reaches the top without being foreseen: one sentence instead of a traceback."""
    typer.echo(wording("cli", "unexpected", kind=kind.__name__, error=str(error).split("\n", 1)[0]), err=True)


if __name__ == "__main__":
    main()
