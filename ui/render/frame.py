"""What stands around the conversation: what this is, what it knows, how to begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from assistant.wording import Language
from ui.render.answers import questions_html
from ui.render.html import Html, element, new_tab
from ui.render.words import counted, date_words, say, say_in
from ui.wording import texts


class CorpusSummary(Protocol):
    """The corpus in numbers. ``newest_date`` is ISO."""

    @property
    def documents(self) -> int: ...
    @property
    def originals(self) -> int: ...
    @property
    def own_summaries(self) -> int: ...
    @property
    def newest_date(self) -> str | None: ...


def header_html(summary: CorpusSummary | None) -> Html:
    """Name, purpose, that it is an AI system, and what it answers from."""
    return element(
        "header",
        element("a", say("skip_to_question"), href="#tk-frage", class_="tk-skip", data_focus="tk-frage"),
        element("h1", say("title")),
        element("p", say("tagline"), class_="tk-tagline"),
        element(
            "p",
            element("strong", say("ai_label")),
            element("span", say("ai_notice"), " ", element("span", about_words(summary), class_="tk-about")),
            class_="tk-ai",
        ),
    )


def footer_html(links: Sequence[tuple[str, str]]) -> Html:
    """What the operator has to offer beside the page. ``links`` are pairs of label and address."""
    items = (element("li", new_tab(label, url)) for label, url in links)
    return element("nav", element("ul", *items), aria_label=say("footer.label"))


def about_words(summary: CorpusSummary | None) -> str:
    """ "Grundlage: 12 Originale und 40 eigene Zusammenfassungen …"."""
    if summary is None or not summary.documents:
        return say("about.none")
    if not summary.newest_date:
        return say("about.undated", documents=summary.documents)
    key = "both" if summary.originals and summary.own_summaries else _only(summary)
    return say(
        f"about.{key}",
        originals=counted("about.original", summary.originals),
        summaries=counted("about.summary", summary.own_summaries),
        newest=date_words(summary.newest_date),
    )


def _only(summary: CorpusSummary) -> str:
    return "only_originals" if summary.originals else "only_summaries"


def start_html() -> Html:
    """Before the first question."""
    return element(
        "section",
        element("h2", say("start.heading")),
        element("p", say("start.text")),
        element("p", say("start.english"), lang="en", class_="tk-english"),
        element("h3", say("start.examples_heading")),
        questions_html(texts("chat")["start"]["examples"]),
        class_="tk-start",
    )


def status_html(words: str, *, busy: bool, shown: bool = False, spoken: str = "", language: Language = "de") -> Html:
    """One line that screen readers speak when it changes. ``words`` are seen while ``busy`` or where ``shown``, else
    only heard, as ``spoken`` is. ``language`` is that of all these."""
    seen = element("span", words, class_="tk-status-shown" if busy or shown else "tk-unseen")
    heard = element("span", spoken, class_="tk-unseen")
    return element(
        "div",
        seen,
        " ",
        heard,
        role="status",
        aria_live="polite",
        data_busy=str(busy).lower(),
        data_full=say_in(language, "status.full"),
        data_gone=say_in(language, "status.gone"),
        data_failed=say_in(language, "status.failed"),
        lang=None if language == "de" else language,
    )
