"""Which parts of a web page are its content."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html

from ingest.reading_words import pattern, word_set

_MAIN_PARTS = ("//main | //*[@role='main']", "//*[@itemprop='articleBody']", "//article")
ENOUGH_OF_PAGE = 0.25
"""A marked main part with less than this share of the page's text is a teaser, not the content."""
LINK_LIST_SHARE = 0.7
"""Lists in which more than this share of the text is links are navigation (outside marked main parts)."""
SHORTEST_LINK_LIST = 3


def content_parts(tree: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    """The elements that hold the content, in document order; the tree loses navigation, banners and footers."""
    drop_boilerplate(tree)
    marked = _marked_main(tree)
    if not marked:
        _drop_link_lists(tree)
    return marked or [tree]


def _marked_main(tree: lxml_html.HtmlElement) -> list[lxml_html.HtmlElement]:
    whole = len(tree.text_content())
    for xpath in _MAIN_PARTS:
        found = tree.xpath(xpath)
        outermost = [node for node in found if set(found).isdisjoint(node.iterancestors())]
        if outermost and sum(len(node.text_content()) for node in outermost) > ENOUGH_OF_PAGE * whole:
            return outermost
    return []


def drop_boilerplate(tree: lxml_html.HtmlElement) -> None:
    """Removes what is no content by its tag, role, name or invisibility; changes ``tree``."""
    whole = len(tree.text_content())
    for node in list(tree.iter(etree.Element)):
        if node.getparent() is not None and _is_boilerplate(node, whole):
            node.drop_tree()


def _is_boilerplate(node: lxml_html.HtmlElement, whole: int) -> bool:
    if node.tag in word_set("dropped_tags"):
        return not (node.tag in ("form", "aside", "object") and _holds_most_text(node, whole))
    if node.tag in ("html", "body", "main", "article"):
        return False
    if _is_hidden(node) or _is_site_header(node):
        return True
    names = f"{node.get('class', '')} {node.get('id', '')}"
    named = node.get("role") in word_set("boilerplate_roles") or bool(pattern("boilerplate_names").search(names))
    return named and not _holds_headline(node) and not _holds_most_text(node, whole)


def _holds_headline(node: lxml_html.HtmlElement) -> bool:
    """ "page-header" and "banner" are also what templates call the box around the page's own title."""
    return next(node.iter("h1"), None) is not None


def _is_hidden(node: lxml_html.HtmlElement) -> bool:
    invisible = "display:none" in node.get("style", "").replace(" ", "").lower()
    return invisible or node.get("hidden") is not None or node.get("aria-hidden") == "true"


def _is_site_header(node: lxml_html.HtmlElement) -> bool:
    if node.tag != "header" or next(node.iter("h1"), None) is not None:
        return False
    return all(parent.tag not in ("main", "article", "section") for parent in node.iterancestors())


def _holds_most_text(node: lxml_html.HtmlElement, whole: int) -> bool:
    """Whole pages wrapped in a form or in a box with an unlucky name are content."""
    return len(node.text_content()) > whole / 2


def _drop_link_lists(tree: lxml_html.HtmlElement) -> None:
    for node in list(tree.iter("ul", "ol")):
        text = len("".join(node.text_content().split()))
        linked = sum(len("".join(link.text_content().split())) for link in node.iter("a"))
        if node.getparent() is not None and len(node) >= SHORTEST_LINK_LIST and linked > LINK_LIST_SHARE * text:
            node.drop_tree()
