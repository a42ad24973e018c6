"""An Answer → the content of a message with its annotations (pure).

Most clients show a message and nothing else: notices and sources stand below the text, for the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

from assistant.addresses import document_url, web_address
from assistant.answer import Answer, Citation, Verified
from assistant.api.openai_types import Annotation, UrlCitation
from assistant.wording import wording
from ingest.catalogue.rendering import german_date

RULE = "\n\n---\n\n"
"""Between the text of an answer and what stands below it."""
_MARKER = re.compile(r"\[(\d+)\]")
_MARKUP = re.compile(r"[\[\]\\<`*]")
_LEADING = re.compile(r"[\[\]\\<]")
"""What a link, an image or a tag begins with."""
_SAFE = ":/?#[]@!$&'*+,;=%~"
"""Of an address in a link of Markdown: what may stand unencoded, without the brackets that end it."""


def content_of(answer: Answer, base_url: str) -> str:
    """The text of the answer, and what stands below it."""
    return answer.text + closing(answer, base_url)


def closing(answer: Answer, base_url: str) -> str:
    """That it is approved, notices, sources with links below ``base_url``, whom to ask; empty where there is none."""
    parts = [wording("chat_completions", "verified", date=_day(answer.verified))] if answer.verified else []
    parts += [wording("chat_completions", "notice", text=notice.text) for notice in answer.notices]
    if answer.citations:
        sources = [_source(citation, base_url) for citation in answer.citations]
        parts += [wording("chat_completions", "sources"), "\n".join(sources)]
    if answer.handoff:
        parts.append(wording("chat_completions", "contact", contact=answer.handoff.contact.one_line))
    return RULE + "\n\n".join(parts) if parts else ""


def without_closing(content: str) -> str:
    """The text of an answer as a client sends it back: names below it were not spoken of."""
    return content.partition(RULE)[0]


def annotations_of(answer: Answer, base_url: str) -> tuple[Annotation, ...]:
    """One for each marker in the text of the answer, with which the content begins."""
    return tuple(_annotations(answer, base_url))


def linked(title: str, url: str | None) -> str:
    """``title`` as words, whatever stands in it; a link where there is a web address."""
    words = _MARKUP.sub(r"\\\g<0>", " ".join(title.split()))
    return f"[{words}]({quote(url, safe=_SAFE)})" if url else words


def without_links(words: str) -> str:
    """``words`` of a document with what would be a link, an image or a tag written out: a client that shows "![](…)"
    calls on a stranger.
    """
    return _LEADING.sub(r"\\\g<0>", words)


def _annotations(answer: Answer, base_url: str) -> Iterator[Annotation]:
    cited = {str(citation.number): citation for citation in answer.citations}
    for marker in _MARKER.finditer(answer.text):
        if citation := cited.get(marker[1]):
            yield Annotation(
                url_citation=UrlCitation(
                    start_index=marker.start(),
                    end_index=marker.end(),
                    title=citation.title,
                    url=base_url + document_url(citation),
                )
            )


def _day(verified: Verified) -> str:
    return german_date(verified.at.date().isoformat())


def _source(citation: Citation, base_url: str) -> str:
    """A numbered item: the number is its marker's, as citations are numbered from 1 without a gap."""
    key = "title" if citation.page is None else "title_with_page"
    title = wording("chat_completions", key, title=citation.title, page=citation.page)
    link = linked(title, base_url + document_url(citation))
    source = citation.source
    if source is None:
        return wording("chat_completions", "source", number=citation.number, link=link)
    original = linked(source.title, web_address(source.url))
    return wording("chat_completions", "source_after", number=citation.number, link=link, original=original)
