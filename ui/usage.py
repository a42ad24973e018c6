"""Wrong calls of the command line, in German."""

from __future__ import annotations

import re

import typer

from ui.wording import texts, wording

# The parser's sentences: No such command 'x'. / Got unexpected extra argument(s) (x y)
_QUOTED = re.compile(r"'([^']*)'|\(([^)]*)\)")


def usage_message(error: typer.TyperException) -> str:
    """One sentence: what is wrong and how to get help. The parser's own sentences are English."""
    kind = type(error).__name__
    key = kind if kind in texts("cli")["usage"] else "other"
    return wording("cli", f"usage.{key}", what=_named(error), help=_help_call(error))


def _named(error: typer.TyperException) -> str:
    """The option or argument the error is about; else the parser's last word on it."""
    option = getattr(error, "option_name", None)
    if option:
        return str(option)
    parameter = getattr(error, "param", None)
    if parameter is not None:
        return _parameter(parameter)
    quoted = _QUOTED.findall(error.format_message().split(". ", 1)[0])
    return " ".join(quoted[-1]).strip() if quoted else error.format_message()


def _parameter(parameter: object) -> str:
    """``--top-k`` of an option, ``QUESTION`` of an argument."""
    if getattr(parameter, "param_type_name", "") == "option":
        return str(max(getattr(parameter, "opts", [""])))
    return str(getattr(parameter, "metavar", None) or getattr(parameter, "name", "")).upper()


def _help_call(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "transferkompass")
    return f"{path} --help"
