"""``doctor``: is everything there, and what is to be done."""

from __future__ import annotations

import typer


def doctor(context: typer.Context) -> None:
    from ui.diagnosis import examine

    findings = examine(context.obj)
    for finding in findings:
        typer.echo(finding.line)
    if any(finding.is_broken for finding in findings):
        raise typer.Exit(1)
