"""The sources of an answer: what is cited, where it stands, its words, and the way to the document."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.addresses import DOCUMENTS, document_url, in_address, web_address
from assistant.answer import Citation, StatementSource
from ui.render.html import Html, element, join, new_tab
from ui.render.turns import Turn
from ui.render.words import date_words, page_words, say

LONGEST_HIGHLIGHT = 1500
"""Characters of a quote that are marked on the page image; longer addresses are cut off by some proxies."""
PDF = ".pdf"
SECTION_SEPARATOR = " › "


def sources_html(turn: Turn | None) -> Html:
    """The panel beside the conversation, for the turn it belongs to."""
    heading = element("h2", say("sources.heading"), id="quellen")
    if turn is None:
        return _panel(0, heading, element("p", say("sources.empty"), class_="tk-quiet"))
    of_question = element("p", say("sources.of_question", question=turn.question), class_="tk-quiet")
    return _panel(turn.number, heading, of_question, _list(turn))


def _panel(turn: int, *parts: Html) -> Html:
    return element("section", *parts, aria_labelledby="quellen", data_turn=turn)


def _list(turn: Turn) -> Html:
    citations = turn.shown_citations
    if citations:
        return element("ol", *(source_html(citation, turn.number) for citation in citations), class_="tk-sources")
    return element("p", say("sources.none"), class_="tk-quiet") if turn.answer else Html("")


def source_html(citation: Citation, turn: int) -> Html:
    """One source. ``turn`` leads back to the answer."""
    number = element("span", str(citation.number), class_="tk-number")
    return element(
        "li",
        element("h3", number, " ", citation.title),
        element("p", _where(citation), class_="tk-where"),
        _section(citation),
        _page_image(citation),
        element("blockquote", citation.quote),
        _origin(citation.source),
        element("p", *_links(citation), _back(turn), class_="tk-buttons"),
        id=f"quelle-{citation.number}",
        tabindex=-1,
    )


def image_url(citation: Citation) -> str | None:
    """The image of the page with the quote marked; None for formats that are not shown as pages."""
    if citation.page is None or not citation.document.lower().endswith(PDF):
        return None
    page = f"{DOCUMENTS}/{in_address(citation.document_id)}/pages/{citation.page}.png"
    return f"{page}?highlight={in_address(citation.quote[:LONGEST_HIGHLIGHT])}"


def _where(citation: Citation) -> str:
    kind = say(f"kind.{citation.kind.value}")
    parts = (citation.publisher, kind, date_words(citation.date), page_words(citation))
    return " · ".join(part for part in parts if part)


def _section(citation: Citation) -> Html | None:
    """The headings above the quote; the title of the document is not said twice."""
    headings = [heading for heading in citation.section if heading != citation.title]
    if not headings:
        return None
    label = element("span", say("sources.section"), class_="tk-unseen")
    return element("p", label, " ", SECTION_SEPARATOR.join(headings), class_="tk-section")


def _origin(source: StatementSource | None) -> Html | None:
    """Where an own summary has the statement from."""
    if source is None:
        return None
    url = web_address(source.url)
    title = new_tab(source.title, url) if url else element("span", source.title)
    details = join((part for part in (source.publisher, date_words(source.date)) if part), ", ")
    return element("p", say("sources.origin"), " ", join([title, details], ", "), class_="tk-source-origin")


def _page_image(citation: Citation) -> Html | None:
    url = image_url(citation)
    if url is None:
        return None
    label = say("sources.image_label", page=citation.page, title=citation.title)
    image = element("img", src=url, alt="", loading="lazy", decoding="async", width=200, height=283)
    return new_tab(image, url, class_="tk-page", aria_label=label, title=say("sources.image"))


def _links(citation: Citation) -> Iterator[Html]:
    label = say("sources.open_label", title=citation.title)
    yield new_tab(say("sources.open"), document_url(citation), class_="tk-button tk-open", aria_label=label)
    if url := web_address(citation.url):
        yield new_tab(
            say("sources.web"), url, class_="tk-button", aria_label=say("sources.web_label", title=citation.title)
        )


def _back(turn: int) -> Html:
    return element("a", say("sources.back"), href=f"#turn-{turn}", class_="tk-back", data_back=turn)
