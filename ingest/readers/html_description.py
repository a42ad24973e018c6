"""Title, publisher, date and address of a web page from its metadata."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from ingest.cleaning import clean_text
from ingest.documents import DocumentKind
from ingest.readers.dates import from_metadata
from ingest.readers.description import Hints

_DATE_KEYS = (
    "article:published_time", "datepublished", "dc.date", "dcterms.date", "dcterms.issued", "dc.date.issued",
    "date", "publish_date", "pubdate", "dcterms.created", "article:modified_time", "last-modified",
)  # fmt: skip
_PUBLISHER_KEYS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "author", "dc.creator")
_TITLE_KEYS = ("og:title", "dc.title", "dcterms.title", "twitter:title")
_TITLE_SEPARATORS = (" | ", " – ", " - ", " :: ", " » ")


def page_hints(tree: lxml_html.HtmlElement, default_kind: DocumentKind) -> Hints:
    """Reads the page before its boilerplate is dropped: head, JSON-LD, ``time`` elements."""
    meta = _meta(tree)
    linked = _linked_data(tree)
    return Hints(
        title=_title(tree, meta, linked),
        publisher=_first(linked.get("publisher"), *(meta.get(key) for key in _PUBLISHER_KEYS)),
        date=_date(tree, meta, linked),
        url=_address(tree, meta),
        kind=meta.get("kind"),
        language=_language(tree),
        summary_of_sources={"true": True, "false": False}.get(meta.get("summary_of_sources", "")),
        default_kind=default_kind,
    )


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """Lower-case names of meta elements to their first content."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv")
        content = clean_text(node.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _linked_data(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """``headline``, ``date`` and ``publisher`` of the first article-like JSON-LD object."""
    for node in tree.xpath("//script[@type='application/ld+json']"):
        try:
            content = json.loads(node.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(content):
            if "datePublished" in item or "headline" in item:
                return {key: value for key, value in _article(item) if value}
    return {}


def _objects(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, list):
        for item in content:
            yield from _objects(item)
    elif isinstance(content, dict):
        yield content
        yield from _objects(content.get("@graph", []))


def _article(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "headline", _text(item.get("headline"))
    yield "date", _text(item.get("datePublished") or item.get("dateModified"))
    yield "publisher", _text(item.get("publisher") or item.get("author"))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, dict):
        return _text(value.get("name"))
    return clean_text(value) if isinstance(value, str) else ""


def _title(tree: lxml_html.HtmlElement, meta: dict[str, str], linked: dict[str, str]) -> str | None:
    headings = [clean_text(node.text_content()) for node in tree.iter("h1")]
    own = next((text for text in headings if text), None)
    declared = _first(*(meta.get(key) for key in _TITLE_KEYS), _title_element(tree))
    return own if own and len(headings) == 1 else _first(linked.get("headline"), _without_site(declared), own)


def _title_element(tree: lxml_html.HtmlElement) -> str | None:
    node = tree.find(".//title")
    return clean_text(node.text_content()) if node is not None else None


def _without_site(title: str | None) -> str | None:
    """ "Wasser messen | Stadt Beispiel" → "Wasser messen"."""
    if title is None:
        return None
    for separator in _TITLE_SEPARATORS[:1]:
        title = title.split(separator)[0]
    return title.strip() or None


def _date(tree: lxml_html.HtmlElement, meta: dict[str, str], linked: dict[str, str]) -> str | None:
    stamped = (node.get("datetime") or node.text_content() for node in tree.iter("time"))
    for value in (linked.get("date"), *(meta.get(key) for key in _DATE_KEYS), *stamped):
        if date := from_metadata(value):
            return date
    return None


def _address(tree: lxml_html.HtmlElement, meta: dict[str, str]) -> str | None:
    canonical = (node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical")
    address = _first(*canonical, meta.get("og:url"))
    return address if address and address.startswith(("http://", "https://")) else None


def _language(tree: lxml_html.HtmlElement) -> str | None:
    root = tree.getroottree().getroot()
    code = (root.get("lang") or "").split("-")[0].lower()
    return code if len(code) == 2 and code.isalpha() else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
