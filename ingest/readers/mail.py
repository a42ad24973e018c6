"""E-mail newsletters (.eml)."""

from __future__ import annotations

import re
from email import errors, message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from ingest.cleaning import clean_text
from ingest.documents import Block, DocumentKind, Page, ReadDocument
from ingest.readers.decoding import text_of
from ingest.readers.description import Hints, describe, publisher_in
from ingest.readers.html import blocks_of, parse_html
from ingest.readers.html_content import drop_boilerplate
from ingest.readers.newsletter import newsletter_sections
from ingest.readers.plain import plain_blocks
from ingest.readers.reading import BROKEN_FILE_ERRORS, SourceFile
from ingest.readers.reasons import unreadable

_SUBJECT_MARKS = re.compile(r"^(?:(?:fwd?|wg|re|aw)\s*:\s*|\[[^\]]*\]\s*)+", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"„“”)\]]+")
_TRACKING = re.compile(r"^(utm_\w+|mc_[ce]id|fbclid|gclid|cid|eid|pk_\w+|mtm_\w+|sc_\w+|et_\w+|nl_\w+|track\w*)$")
_TARGET_KEYS = ("url", "u", "target", "redirect", "link", "to", "dest", "r")


def read_mail(file: SourceFile) -> ReadDocument:
    """The HTML part if it has text, else the plain one; raises ``UnreadableDocument`` if both are empty."""
    try:
        message = message_from_bytes(file.content, policy=policy.default)
        blocks = tuple(_blocks(message))
        hints = _hints(message, blocks)
    except (*BROKEN_FILE_ERRORS, errors.MessageError) as error:
        raise unreadable("broken", format="E-Mail") from error
    if not blocks:
        raise unreadable("no_text")
    pages = (Page(None, None, blocks),)
    return ReadDocument(describe(hints, pages, file.name), pages)


def _blocks(message: EmailMessage) -> list[Block]:
    for kind in ("html", "plain"):
        part = message.get_body(preferencelist=(kind,))
        text = _part_text(cast(EmailMessage, part)) if part is not None else ""
        blocks = _html_blocks(text) if kind == "html" else _plain_blocks(text)
        if blocks:
            return blocks
    return []


def _part_text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    return text_of(payload, part.get_content_charset()) if isinstance(payload, bytes) else ""


def _html_blocks(text: str) -> list[Block]:
    if not text.strip():
        return []
    tree = parse_html(text)
    drop_boilerplate(tree)
    return [_with_clean_links(block) for block in newsletter_sections(blocks_of(tree))]


def _plain_blocks(text: str) -> list[Block]:
    return [_with_clean_links(block) for block in newsletter_sections(plain_blocks(text))] if text.strip() else []


def _with_clean_links(block: Block) -> Block:
    text = _URL.sub(lambda match: clean_link(match[0]), block.text)
    return Block(block.kind, text, block.level, block.sources)


def clean_link(address: str) -> str:
    """The address without tracking parameters; a redirect that names its target becomes the target."""
    try:
        parts = urlsplit(address)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return address
    for key, value in pairs:
        if key.lower() in _TARGET_KEYS and value.startswith(("http://", "https://")):
            return clean_link(unquote(value))
    kept = [(key, value) for key, value in pairs if not _TRACKING.match(key.lower())]
    return address if len(kept) == len(pairs) else urlunsplit(parts._replace(query=urlencode(kept)))


def _hints(message: EmailMessage, blocks: tuple[Block, ...]) -> Hints:
    subject = clean_text(str(message.get("subject", "")))
    return Hints(
        title=_SUBJECT_MARKS.sub("", subject) or None,
        publisher=publisher_in(blocks) or _sender(message),
        date=_date(message),
        default_kind=DocumentKind.NEWSLETTER,
    )


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(str(message.get("from", "")))
    if name and "@" not in name:
        return clean_text(name)
    return address.partition("@")[2] or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("date", ""))).date().isoformat()
    except (ValueError, TypeError):
        return None
