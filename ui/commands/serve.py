"""``serve``: API and page on one port."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.wording import wording


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option(metavar="H", help=wording("cli", "help.host"))] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, metavar="P", help=wording("cli", "help.port"))] = None,
    page: Annotated[bool, typer.Option("--page/--no-page", help=wording("cli", "help.no_page"))] = True,
) -> None:
    from ui.server import serve as run_server

    settings = context.obj.settings
    chosen = {"host": host or settings.server.host, "port": settings.server.port if port is None else port}
    server = settings.server.model_copy(update=chosen)
    run_server(settings.model_copy(update={"server": server}), debug=context.obj.debug, with_page=page)
