"""The question field that other web pages embed: one script, which asks the API of the service it came from.

It runs in the page of somebody else, so it draws in a shadow root of its own, reads and keeps nothing of that page, and
shows words of documents as text only.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from assistant.answer import LONGEST_QUESTION
from assistant.wording import Language
from ingest.text_files import entry_in
from ui.wording import TEXTS, texts

PATH = "/widget.js"
SCRIPT = Path(__file__).parent / "static" / "widget.js"
KEPT_SECONDS = 600
"""Browsers of a portal's visitors ask for it this seldom; a new version is everywhere after that."""


async def widget(scope: Scope, receive: Receive, send: Send) -> None:
    """The script with its texts before it."""
    headers = {"cache-control": f"public, max-age={KEPT_SECONDS}", "cross-origin-resource-policy": "cross-origin"}
    await Response(widget_script(), media_type="text/javascript", headers=headers)(scope, receive, send)


def widget_script() -> str:
    """In a function of its own: none of its names reaches the page around it."""
    known = {
        language: {key: entry_in(TEXTS, language, "widget", key) for key in texts("widget")}
        for language in get_args(Language)
    }
    script = SCRIPT.read_text(encoding="utf-8")
    given = f"const TEXTS = {json.dumps(known, ensure_ascii=False)};\nconst LONGEST_QUESTION = {LONGEST_QUESTION};\n"
    return f"(() => {{\n{given}{script}}})();\n"
