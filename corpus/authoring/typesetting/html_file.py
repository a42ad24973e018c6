"""Writes a document as a web page, with the furniture real pages have around their text."""

from __future__ import annotations

from html import escape

from typesetting.authored import Authored, AuthoredBlock, Part
from typesetting.setting import SOURCES_HEADING, TEXTS, runs

STYLE = "body { max-width: 46rem; margin: 1rem auto; padding: 0 1rem; font: 1.05rem/1.6 system-ui, sans-serif; }"
"""A reader who opens the document on a phone need not zoom, and on a wide screen finds the next line."""


def html_file(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> bytes:
    """The whole page; the text is in ``main``."""
    body = "\n".join(element(block) for block in blocks)
    sources = "\n".join(f"<p>{escape(entry)}</p>" for entry in entries)
    page = f"""<!DOCTYPE html>
<html lang="de">
{_head(document)}
<body>
{_header()}
<main>
<article>
<h1>{escape(document.title)}</h1>
<p class="meta">{_kind(document)} · <time datetime="{document.day.isoformat()}">{month_text(document)}</time></p>
{body}
<section class="quellen">
<h2>{SOURCES_HEADING}</h2>
{sources}
</section>
</article>
</main>
{_aside()}
{_footer()}
</body>
</html>
"""
    return page.encode()


def month_text(document: Authored) -> str:
    """``November 2026``."""
    return f"{TEXTS[f'month_{document.day.month}']} {document.day.year}"


def _kind(document: Authored) -> str:
    return escape(TEXTS[f"kind_{document.kind}"])


def _head(document: Authored) -> str:
    meta = {
        "author": document.publisher,
        "publisher": document.publisher,
        "date": document.day.isoformat(),
        "kind": document.kind,
        "keywords": ", ".join((*document.topics, *document.projects)),
        "summary_of_sources": "true",
    }
    tags = "\n".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in meta.items() if value)
    return f"""<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(document.title)} | {TEXTS["site_name"]}</title>
<meta property="og:title" content="{escape(document.title)}">
<meta property="og:site_name" content="{TEXTS["site_name"]}">
<meta property="article:published_time" content="{document.day.isoformat()}">
{tags}
<style>{STYLE}</style>
</head>"""


def _header() -> str:
    names = ("nav_home", "nav_topics", "nav_projects", "nav_contact")
    links = "".join(f'<li><a href="#">{TEXTS[name]}</a></li>' for name in names)
    return f'<header><a href="#">{TEXTS["site_name"]}</a>\n<nav><ul>{links}</ul></nav></header>'


def _aside() -> str:
    return f'<aside><h2>{TEXTS["aside_heading"]}</h2><p><a href="#">{TEXTS["aside_text"]}</a></p></aside>'


def _footer() -> str:
    links = " ".join(f'<a href="#">{TEXTS[name]}</a>' for name in ("footer_imprint", "footer_privacy"))
    return f"<footer><p>{TEXTS['footer_note']}</p><p>{links}</p></footer>"


def element(block: AuthoredBlock) -> str:
    """One block as HTML."""
    if block.part is Part.HEADING:
        return f"<h{block.level}>{inline(block.text)}</h{block.level}>"
    if block.part is Part.LIST:
        return "<ul>\n" + "\n".join(f"<li>{inline(row[0])}</li>" for row in block.rows) + "\n</ul>"
    if block.part is Part.TABLE:
        return _table(block.rows)
    if block.part is Part.CAPTION:
        return f"<figure><figcaption>{inline(block.text)}</figcaption></figure>"
    return f"<p>{inline(block.text)}</p>"


def inline(text: str) -> str:
    """Escaped text with bold runs."""
    return "".join(f"<strong>{escape(run)}</strong>" if bold else escape(run) for run, bold in runs(text))


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    head = "".join(f"<th>{inline(cell)}</th>" for cell in rows[0])
    body = "\n".join("<tr>" + "".join(f"<td>{inline(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
