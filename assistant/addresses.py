"""Where the evidence of an answer is opened, on this service and elsewhere, whatever stands in the documents."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from assistant.answer import Citation

DOCUMENTS = "/api/v1/documents"
WEB_SCHEMES = frozenset({"http", "https"})
FRAGMENT_WORDS = 5
"""Words at both ends of a quote that let a browser find it in a document without pages."""
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, marks that turn the direction of what follows them, and halves of characters."""


def seen(words: str) -> str:
    """``words`` without control characters."""
    return _UNSEEN.sub("", words)


def in_address(words: str, safe: str = "") -> str:
    """``words`` as a part of an address."""
    return quote(seen(words), safe=safe)


def web_address(url: str | None) -> str | None:
    """``url`` where it leads to a web page; None for everything else a document may have put there."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return None
    return (url or "").strip() if parts.scheme.lower() in WEB_SCHEMES and parts.netloc else None


def original_url(document_id: str) -> str:
    """The document as it was read."""
    return f"{DOCUMENTS}/{in_address(document_id)}/file"


def document_url(citation: Citation) -> str:
    """The document, opened at the page, or at the words where it has no pages."""
    return page_url(citation) + ("" if citation.page else f"#:~:text={text_fragment(citation.quote)}")


def page_url(citation: Citation) -> str:
    """The document, opened at the page where it has any: short enough to be read."""
    return original_url(citation.document_id) + (f"#page={citation.page}" if citation.page else "")


def text_fragment(words: str) -> str:
    """The text directive of the URL Fragment Text Directives draft: its first and last words, "-" and "," encoded."""
    pieces = re.split(r"\s+", words.strip())
    if len(pieces) <= 2 * FRAGMENT_WORDS:
        return _directive(pieces)
    return _directive(pieces[:FRAGMENT_WORDS]) + "," + _directive(pieces[-FRAGMENT_WORDS:])


def _directive(words: list[str]) -> str:
    return in_address(" ".join(words)).replace("-", "%2D")
