"""Words of the page for values of the answer."""

from __future__ import annotations

import re

from assistant.answer import Citation, Verified
from assistant.wording import Language, date_in
from ingest.catalogue.rendering import german_number
from ui.wording import wording, wording_in

_ISO_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


def say(key: str, **values: object) -> str:
    """A text of the chat page."""
    return wording("chat", key, **values)


def say_in(language: Language, key: str, **values: object) -> str:
    """A text of the chat page in the reader's language."""
    return wording_in(language, "chat", key, **values)


def date_words(date: str | None, language: Language = "de") -> str | None:
    """ "2022-10" is "Oktober 2022"; what is no ISO date stays as the document has it."""
    if not date:
        return None
    return date_in(language, date) if _ISO_DATE.fullmatch(date) else date


def page_words(citation: Citation, language: Language = "de") -> str | None:
    """ "S. 3 (gedruckt: 1)", the label only where it differs from the number."""
    page, label = citation.page, citation.page_label
    if page is None:
        return None
    key = "sources.page_with_label" if label and label != str(page) else "sources.page"
    return say_in(language, key, page=page, label=label)


def verified_words(verified: Verified, language: Language) -> str:
    """When a person approved an answer, and how long that holds."""
    date = date_in(language, verified.at.date().isoformat())
    if verified.until is None:
        return say_in(language, "answer.verified", date=date)
    until = date_in(language, verified.until.date().isoformat())
    return say_in(language, "answer.verified_until", date=date, until=until)


def counted(key: str, count: int) -> str:
    """ "1 Original", "12 Originale": ``key`` names a table of ``one`` and ``many``."""
    return say(f"{key}.one") if count == 1 else say(f"{key}.many", count=german_number(count))
