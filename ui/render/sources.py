"""The sources of an answer: what is cited, where it stands, its words, and the way to the document."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.addresses import DOCUMENTS, document_url, in_address, web_address
from assistant.answer import Citation, StatementSource
from ui.render.html import Attribute, Html, element, foreign, join, new_tab
from ui.render.turns import Turn
from ui.render.words import date_words, page_words, say

LONGEST_HIGHLIGHT = 1500
"""Characters of a quote that are marked on the page image; longer addresses are cut off by some proxies."""
PDF = ".pdf"
SECTION_SEPARATOR = " › "


def sources_html(turn: Turn | None) -> Html:
    """The panel beside the conversation, for the turn it belongs to."""
    if turn is None:
        nothing_yet = element("p", say("sources.empty"), class_="tk-quiet")
        return _panel(_heading(say("sources.heading")), nothing_yet, data_turn=0)
    of_question = element("p", turn.say("sources.of_question", question=turn.heading), class_="tk-quiet")
    heading = _heading(turn.say("sources.heading"))
    return _panel(heading, of_question, _list(turn), data_turn=turn.number, lang=turn.lang)


def _heading(words: str) -> Html:
    return element("h2", words, id="quellen")


def _panel(*parts: Html, **attributes: Attribute) -> Html:
    return element("section", *parts, aria_labelledby="quellen", **attributes)


def _list(turn: Turn) -> Html:
    citations = turn.shown_citations
    if citations:
        return element("ol", *(source_html(citation, turn) for citation in citations), class_="tk-sources")
    return element("p", turn.say("sources.none"), class_="tk-quiet") if turn.ended else Html("")


def source_html(citation: Citation, turn: Turn) -> Html:
    """One source of ``turn``, with the way back to it."""
    number = element("span", str(citation.number), class_="tk-number")
    return element(
        "li",
        element("h3", number, " ", _foreign(citation.title, turn)),
        element("p", _where(citation, turn), class_="tk-where"),
        _section(citation, turn),
        _page_image(citation, turn),
        element("blockquote", citation.quote, lang=turn.lang_of(citation.quote)),
        _origin(citation.source, turn),
        element("p", *_links(citation, turn), _back(turn), class_="tk-buttons"),
        id=f"quelle-{citation.number}",
        tabindex=-1,
    )


def image_url(citation: Citation) -> str | None:
    """The image of the page with the quote marked; None for formats that are not shown as pages."""
    if citation.page is None or not citation.document.lower().endswith(PDF):
        return None
    page = f"{DOCUMENTS}/{in_address(citation.document_id)}/pages/{citation.page}.png"
    return f"{page}?highlight={in_address(citation.quote[:LONGEST_HIGHLIGHT])}"


def _foreign(words: str, turn: Turn) -> str:
    return foreign(words, turn.lang_of(words))


def _where(citation: Citation, turn: Turn) -> Html:
    publisher = _foreign(citation.publisher, turn) if citation.publisher else None
    kind = turn.say(f"kind.{citation.kind.value}")
    dated = citation.date or (citation.source and citation.source.date)
    date = date_words(citation.date, turn.language) if dated else turn.say("sources.undated")
    return join([publisher, kind, date, page_words(citation, turn.language)], " · ")


def _section(citation: Citation, turn: Turn) -> Html | None:
    """The headings above the quote; the title of the document is not said twice."""
    headings = [heading for heading in citation.section if heading != citation.title]
    if not headings:
        return None
    label = element("span", turn.say("sources.section"), class_="tk-unseen")
    words = SECTION_SEPARATOR.join(headings)
    return element("p", label, " ", _foreign(words, turn), class_="tk-section")


def _origin(source: StatementSource | None, turn: Turn) -> Html | None:
    """Where an own summary has the statement from."""
    if source is None:
        return None
    url = web_address(source.url)
    lang = turn.lang_of(source.title)
    title = new_tab(source.title, url, lang=lang) if url else element("span", source.title, lang=lang)
    publisher = _foreign(source.publisher, turn) if source.publisher else None
    details = join([title, publisher, date_words(source.date, turn.language)], ", ")
    return element("p", turn.say("sources.origin"), " ", details, class_="tk-source-origin")


def _page_image(citation: Citation, turn: Turn) -> Html | None:
    url = image_url(citation)
    if url is None:
        return None
    label = turn.say("sources.image_label", page=citation.page, title=citation.title)
    image = element("img", src=url, alt="", loading="lazy", decoding="async", width=200, height=283)
    return new_tab(image, url, class_="tk-page", aria_label=label, title=turn.say("sources.image"))


def _links(citation: Citation, turn: Turn) -> Iterator[Html]:
    label = turn.say("sources.open_label", title=citation.title)
    yield new_tab(turn.say("sources.open"), document_url(citation), class_="tk-button tk-open", aria_label=label)
    if url := web_address(citation.url):
        label = turn.say("sources.web_label", title=citation.title)
        yield new_tab(turn.say("sources.web"), url, class_="tk-button", aria_label=label)


def _back(turn: Turn) -> Html:
    words = turn.say("sources.back")
    return element("a", words, href=f"#turn-{turn.number}", class_="tk-back", data_back=turn.number)
