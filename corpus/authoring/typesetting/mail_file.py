"""Writes a newsletter as a mail: the same items as plain text and as HTML, quoted-printable."""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from typesetting.authored import Authored, AuthoredBlock, Part
from typesetting.html_file import element
from typesetting.setting import SOURCES_HEADING, TEXTS, plain

_SENT_AT = time(9, 0, tzinfo=UTC)


def mail_file(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> bytes:
    """multipart/alternative; boundary, date and id follow from the document, so every run gives the same bytes."""
    mail = EmailMessage(policy=SMTP)
    stem = document.name.rpartition("/")[2]
    mail["From"] = TEXTS["mail_from"]
    mail["To"] = TEXTS["mail_to"]
    mail["Subject"] = document.title
    mail["Date"] = format_datetime(datetime.combine(document.day, _SENT_AT))
    mail["Message-ID"] = f"<{stem}.{document.day.isoformat()}@transferkompass.example>"
    mail["Content-Language"] = "de"
    mail["X-Document-Kind"] = document.kind
    mail["X-Summary-Of-Sources"] = "true"
    mail.set_content(_text(document, blocks, entries), cte="quoted-printable")
    mail.add_alternative(_html(document, blocks, entries), subtype="html", cte="quoted-printable")
    mail.set_boundary(f"=_{stem}_{document.day.isoformat()}")
    return mail.as_bytes()


def _text(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> str:
    parts = [document.title, *(_plain_block(block) for block in blocks), _underlined(SOURCES_HEADING, "=")]
    return "\n\n".join([*parts, *entries, TEXTS["mail_unsubscribe"]]) + "\n"


def _underlined(text: str, rule: str) -> str:
    return f"{text}\n{rule * len(text)}"


def _plain_block(block: AuthoredBlock) -> str:
    if block.part is Part.HEADING:
        return _underlined(plain(block.text), "=" if block.level == 2 else "-")
    if block.part is Part.LIST:
        return "\n".join(f"- {plain(row[0])}" for row in block.rows)
    return "\n".join(" | ".join(plain(cell) for cell in row) for row in block.rows)


def _html(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> str:
    body = "\n".join(element(block) for block in blocks)
    sources = "\n".join(f"<p>{escape(entry)}</p>" for entry in entries)
    return f"""<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>{escape(document.title)}</title></head>
<body>
<p><a href="#">{TEXTS["mail_browser"]}</a></p>
<h1>{escape(document.title)}</h1>
{body}
<h2>{SOURCES_HEADING}</h2>
{sources}
<p><a href="#">{TEXTS["mail_unsubscribe"]}</a></p>
</body></html>
"""
