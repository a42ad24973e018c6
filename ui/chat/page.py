"""The layout of the chat page in Gradio, and where it is mounted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.answer import LONGEST_QUESTION
from assistant.records.feedback import Feedback
from assistant.records.kept import KeptAnswer
from ingest.documents import MunicipalityType, State
from ui.chat.conversation import Conversation, topic_choices
from ui.chat.doors import Doors, GermanPage
from ui.chat.handlers import CALLERS, Answering, Handlers, Rating, Recalling, restarted, show_sources
from ui.render.frame import CorpusSummary, footer_html, header_html, start_html, status_html
from ui.render.html import element
from ui.render.sources import sources_html
from ui.render.words import say

STATIC = Path(__file__).parent.parent / "static"
WAITING = 64
"""Questions that may wait; who comes after them is asked to come back."""
MOST_TABS = 2000
"""Conversations remembered at the same time, each of a few hundred kB at most; the oldest go first."""
FONTS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
"""What the device has: nothing is loaded from anywhere."""
QUESTION_ROWS = 8
LONGEST_TYPED = 4 * LONGEST_QUESTION
"""Characters the field holds: whoever pastes a letter is told that it is too long; cut without a word, its end with the
question itself would be lost."""
_TO_QUESTION = "() => { document.querySelector('#tk-frage textarea')?.focus(); }"
"""The button goes with the conversation it ends: who pressed it must not be put at the top of the page."""
LARGEST_UPLOAD = 1
"""Byte: the page takes no files."""

Topics = Sequence[tuple[str, str]]
Links = Sequence[tuple[str, str]]


def build_page(
    answer: Answering,
    *,
    about: Callable[[], CorpusSummary | None],
    rate: Rating | None = None,
    recall: Recalling | None = None,
    topics: Topics = (),
    links: Links = (),
) -> gr.Blocks:
    """The page. ``about`` is asked at each visit; ``rate`` records what readers say of an answer and is True when it
    did; ``recall`` finds the conversation of a page that is loaded anew; ``topics`` are pairs of id and label to narrow
    the search by, ``links`` of label and address for the foot."""
    pool = ThreadPoolExecutor(CALLERS, thread_name_prefix="page")
    handlers = Handlers(answer, rate or _unrated, recall or _forgotten, pool)
    page = gr.Blocks(title=say("title"), analytics_enabled=False, fill_width=True)
    with page:
        header = _html(header_html(about()), "tk-kopf")
        page.load(lambda: header_html(about()), outputs=header, show_progress="hidden", api_visibility="private")
        _Layout(topics).wire(handlers)
        if links:
            _html(footer_html(links), "tk-fuss")
    page.state_session_capacity = MOST_TABS
    page.queue(max_size=WAITING, default_concurrency_limit=CALLERS, api_open=False)
    return page


def mount_page(app: FastAPI, page: gr.Blocks) -> None:
    """Serve ``page`` at the root of ``app``, with every door closed that it does not need."""
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        max_file_size=LARGEST_UPLOAD,
        favicon_path=str(STATIC / "favicon.svg"),
        theme=gr.themes.Base(font=FONTS, font_mono=("ui-monospace", "monospace")),
        css_paths=STATIC / "chat.css",
    )
    app.add_middleware(GermanPage)
    app.add_middleware(Doors)


def _unrated(_: str, __: Feedback) -> bool:
    return False


def _forgotten(_: str, __: int) -> tuple[KeptAnswer, ...]:
    return ()


class _Layout:
    """Conversation and form on the left, sources on the right; on a phone one below the other."""

    def __init__(self, topics: Topics) -> None:
        self.conversation = gr.State(Conversation())
        with gr.Row(elem_id="tk-seite"):
            with gr.Column(scale=7, min_width=300, elem_id="tk-links"):
                self.past = _html("", "tk-frueher")
                self.current = _html(start_html(), "tk-aktuell")
                self._form(topics)
            with gr.Column(scale=5, min_width=300, elem_id="tk-rechts"):
                self.sources = _html(sources_html(None), "tk-quellen")

    def _form(self, topics: Topics) -> None:
        with gr.Column(elem_id="tk-formular"):
            # In the form, which stays in sight: what is wrong with a question is read beside it.
            with gr.Row(elem_id="tk-stand"):
                self.status = _html(status_html("", busy=False), "tk-status")
                self.stop = gr.Button(say("form.stop"), variant="secondary", elem_id="tk-anhalten", min_width=0)
            self.question = gr.Textbox(
                label=say("form.question"),
                placeholder=say("form.placeholder"),
                info=say("form.hint"),
                lines=1,
                max_lines=QUESTION_ROWS,
                max_length=LONGEST_TYPED,
                elem_id="tk-frage",
            )
            with gr.Row(elem_id="tk-knoepfe"):
                self.ask = gr.Button(say("form.ask"), variant="primary", elem_id="tk-fragen")
                self.restart = gr.Button(say("form.restart"), variant="secondary", elem_id="tk-neu")
                self.plain = gr.Checkbox(label=say("form.plain"), elem_id="tk-einfach", min_width=0)
        with gr.Accordion(say("form.options"), open=False, elem_id="tk-angaben"):
            self.options = _options(topics)

    def wire(self, handlers: Handlers) -> None:
        """Connect the components."""
        asked = [self.past, self.current, self.sources, self.status, self.question, self.conversation]
        known = [self.conversation, *self.options, self.plain]
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        limited = quiet | {"concurrency_limit": CALLERS, "concurrency_id": "ask"}
        # Sent while an answer is still coming, a question waits for it.
        sent = [self.ask.click, self.question.submit]
        typed = [self.question, *known]
        answering = [gr.on(sent, handlers.typed, typed, asked, trigger_mode="always_last", **limited)]
        rated = [self.past, self.current, self.status, self.conversation]
        for turns in (self.past, self.current):
            answering.append(turns.ask(handlers.clicked, known, asked, **limited))
            turns.rate(handlers.rated, self.conversation, rated, **quiet)
            turns.show(show_sources, self.conversation, self.sources, **quiet)
        self.current.recall(handlers.recalled, None, asked, **quiet)
        self.stop.click(handlers.stopped, None, None, **quiet)
        self.restart.click(restarted, None, asked, cancels=answering, **quiet)
        self.restart.click(None, js=_TO_QUESTION, api_visibility="private")


def _options(topics: Topics) -> list[gr.components.Component]:
    """In the order of ``FormValues``, which ends with the choice of language beside the question."""
    empty = (say("form.any"), "")
    states = [empty, *((state.value, state.value) for state in State)]
    types = [empty, *((kind.value, kind.value) for kind in MunicipalityType)]
    _note("form.profile")
    with gr.Row():
        name = gr.Textbox(label=say("form.name"), max_length=200)
        population = gr.Textbox(
            label=say("form.population"), placeholder=say("form.population_placeholder"), max_length=40
        )
    with gr.Row():
        state = _choice("form.state", states)
        kind = _choice("form.type", types)
    _note("form.filters")
    with gr.Row():
        only_state = _choice("form.filter_state", states)
        only_topic = _choice("form.filter_topic", topic_choices(topics))
    return [name, state, kind, population, only_state, only_topic]


def _note(key: str) -> None:
    gr.HTML(element("p", say(key)), apply_default_css=False)


def _choice(label: str, choices: list[tuple[str, str]]) -> gr.Dropdown:
    return gr.Dropdown(choices, value="", label=say(label), filterable=False)


@cache
def _script() -> str:
    return (STATIC / "chat.js").read_text(encoding="utf-8")


def _html(value: str, name: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=_script())
