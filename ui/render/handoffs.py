"""The hand-off to the coordination office as HTML: why, whom, and a letter to be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.addresses import in_address, original_url, web_address
from assistant.answer import Answer, Handoff
from ui.render.html import Html, element, new_tab
from ui.render.turns import Turn

DRAFT_ROWS = 14
"""A whole draft with a question of two lines."""


def handoff_html(answer: Answer, turn: Turn) -> Html | None:
    """None where the answer refers to nobody."""
    handoff = answer.handoff
    if handoff is None:
        return None
    draft, words = f"draft-{turn.number}", handoff.draft.strip()
    return element(
        "section",
        element("h3", turn.say("handoff.heading")),
        element("p", *_reason(handoff, answer, turn)),
        element("p", *_contact_lines(handoff), class_="tk-contact"),
        element("label", turn.say("handoff.draft"), for_=draft),
        element("textarea", words, id=draft, rows=DRAFT_ROWS, readonly=True, lang=turn.lang_of(words)),
        element("p", *_handoff_buttons(handoff, draft, turn), class_="tk-buttons"),
        class_="tk-handoff",
    )


def _reason(handoff: Handoff, answer: Answer, turn: Turn) -> Iterator[str | Html]:
    """Why to ask a person, without what the answer says; the titles of the nearest documents are links to them."""
    rest = _unsaid(handoff.reason.removeprefix(answer.text).strip(), answer.text)
    for document in handoff.nearest:
        before, title, rest = rest.partition(document.title)
        yield before
        if title:
            yield new_tab(title, original_url(document.document_id), lang=turn.lang_of(title))
    yield rest


def _unsaid(reason: str, said: str) -> str:
    """``reason`` without its first sentence where the answer says it, too."""
    first, end, rest = reason.partition(". ")
    return rest if end and f"{first}." in said else reason


def _contact_lines(handoff: Handoff) -> Iterator[Html]:
    contact = handoff.contact
    yield element("strong", contact.name)
    if contact.email:
        yield element("span", contact.email)
    if contact.phone:
        yield _phone(contact.phone)


def _phone(number: str) -> Html:
    """On a phone a link that dials; as it stands where it is no number."""
    dialled = re.sub(r"[\s()/-]", "", number)
    is_number = re.fullmatch(r"\+?[0-9]+", dialled)
    return element("a", number, href=f"tel:{dialled}") if is_number else element("span", number)


def _handoff_buttons(handoff: Handoff, draft: str, turn: Turn) -> Iterator[Html]:
    yield element(
        "button",
        turn.say("handoff.copy"),
        type="button",
        class_="tk-button",
        data_copy=draft,
        data_copied=turn.say("handoff.copied"),
        data_failed=turn.say("copy.failed"),
    )
    contact = handoff.contact
    if contact.email:
        address = f"mailto:{in_address(contact.email, safe='@')}"
        letter = f"?subject={in_address(handoff.subject)}&body={in_address(handoff.draft.strip())}"
        yield element("a", turn.say("handoff.mail"), href=address + letter, class_="tk-button")
    if url := web_address(contact.url):
        yield new_tab(turn.say("handoff.web"), url, class_="tk-button")
