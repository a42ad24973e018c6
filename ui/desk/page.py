"""A page of three files: markup with the texts in it, style and script. What it shows it asks of the API, with the
token that staff type in; so whoever has none sees a form and nothing else."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from assistant.answer import AnswerStatus
from assistant.api.reviews import LONGEST_DAYS, LONGEST_SEARCH, MOST_ANSWERS
from assistant.rendering import CELL
from assistant.reviews.correcting import WITHOUT_EVIDENCE
from assistant.reviews.review import APPROVABLE, LONGEST_NOTE, LONGEST_REVIEWER, LONGEST_STATEMENT
from ui.render.html import Html, element, join
from ui.wording import texts, wording

PATH = "/pruefen"
PAGE = 50
"""Answers at once: what staff look through before they look for something."""
SHOWN_DAYS = 30
DECIDABLE = sorted(set(AnswerStatus) - {AnswerStatus.CONVERSATION, AnswerStatus.ERROR})
STATIC = Path(__file__).parent.parent / "static"
HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "cache-control": "no-cache",
}
"""Words of strangers stand on this page beside a token: nothing runs but its own script."""


def is_desk(path: str) -> bool:
    """True for addresses of this page."""
    return path == PATH or path.startswith(f"{PATH}/")


def desk_page() -> Starlette:
    """The page, to be served at ``PATH``."""
    return Starlette(
        routes=[
            Route(PATH, _page),
            Route(f"{PATH}/", _page),
            Route(f"{PATH}/desk.js", _file("desk.js", "text/javascript")),
            Route(f"{PATH}/desk.css", _file("desk.css", "text/css")),
            Route(f"{PATH}/favicon.svg", _file("favicon.svg", "image/svg+xml")),
        ]
    )


def _file(name: str, media_type: str) -> Callable[[Request], Awaitable[Response]]:
    async def send(_: Request) -> Response:
        return FileResponse(STATIC / name, media_type=media_type, headers=HEADERS)

    return send


async def _page(_: Request) -> Response:
    return HTMLResponse(page_html(), headers=HEADERS)


def page_html() -> str:
    """The whole markup. Texts and rules are data for the script, which puts the texts in as text."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", wording("desk", "title")),
        Html(f'<link rel="stylesheet" href="{PATH}/desk.css"><link rel="icon" href="{PATH}/favicon.svg">'),
    )
    body = element(
        "body",
        element("noscript", element("p", wording("desk", "no_script"))),
        _banner(),
        element("main", id="desk"),
        _data("texts", desk_texts()),
        _data("rules", desk_rules()),
        Html(f'<script src="{PATH}/desk.js" defer></script>'),
    )
    return "<!doctype html>" + element("html", head, body, lang="de")


def _data(name: str, value: object) -> Html:
    told = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
    return Html(f'<script type="application/json" id="{name}">{told}</script>')


def _banner() -> Html:
    return element(
        "header",
        join(
            [
                element("h1", wording("desk", "heading")),
                element("p", wording("desk", "purpose")),
                element("a", wording("desk", "to_chat"), href="/"),
            ]
        ),
    )


def desk_texts() -> dict[str, object]:
    """The texts of the page, with the words of the chat page for kinds of documents and reasons of feedback."""
    chat = texts("chat")
    return {**texts("desk"), "kind": chat["kind"], "reasons": chat["feedback"]["reasons"]}


def desk_rules() -> dict[str, object]:
    """What the API holds a decision to, so that the form offers nothing else."""
    return {
        "longest": {
            "reviewer": LONGEST_REVIEWER,
            "note": LONGEST_NOTE,
            "statement": LONGEST_STATEMENT,
            "search": LONGEST_SEARCH,
        },
        "list": {"page": PAGE, "most": MOST_ANSWERS, "decidable": DECIDABLE},
        "days": {"shown": SHOWN_DAYS, "most": LONGEST_DAYS},
        "approvable": sorted(APPROVABLE),
        "fixed": sorted(WITHOUT_EVIDENCE),
        "cell": CELL,
    }
