"""Markup that escapes by construction: whatever is not ``Html`` becomes text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from assistant.addresses import seen

VOID = frozenset({"img", "meta"})

Attribute = str | int | bool | None


class Html(str):
    """Markup that is safe to show. Made by ``element`` and ``join`` only."""

    __slots__ = ()


def text(words: str) -> Html:
    """``words`` as text: every sign of markup escaped, control characters dropped."""
    return words if isinstance(words, Html) else Html(escape(seen(words), quote=True))


def join(parts: Iterable[str | None], separator: str = "") -> Html:
    """``parts`` in a row, None and empty ones left out."""
    return Html(text(separator).join(text(part) for part in parts if part))


def element(tag: str, *children: str | None, **attributes: Attribute) -> Html:
    """``<tag …>children</tag>``. ``class_`` is ``class``, ``data_turn`` is ``data-turn``; True is an attribute without
    a value, None and False are left out."""
    start = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Html(start) if tag in VOID else Html(f"{start}{join(children)}</{tag}>")


def foreign(words: str, lang: str | None) -> str:
    """``words`` marked as being in the language ``lang``; as they are for None, the language of what stands around."""
    return element("span", words, lang=lang) if lang else words


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    spelled = name.rstrip("_").replace("_", "-")
    return f" {spelled}" if value is True else f' {spelled}="{text(str(value))}"'


def new_tab(label: str, url: str, **attributes: Attribute) -> Html:
    """A link that opens beside the conversation and tells the other page nothing of it."""
    return element("a", label, href=url, target="_blank", rel="noopener noreferrer", **attributes)
