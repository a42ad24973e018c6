"""Answers to be shown as HTML, and what a browser would see of them."""

from __future__ import annotations

from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

from assistant.answer import Answer, AnswerStatus, Citation, ComposerInfo, Statement, Support
from ingest.documents import DocumentKind
from ui.render.turns import Turn


class Page(HTMLParser):
    """What a browser would see: elements with attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]


def citation(number: int = 1, **changes: Any) -> Citation:
    fields: dict[str, Any] = {
        "number": number,
        "document": "dossiers/wasser.pdf",
        "document_id": "0e0a",
        "title": "Wasser und Starkregen",
        "publisher": "Transferkompass",
        "kind": DocumentKind.DOSSIER,
        "date": "2022-10",
        "page": 3,
        "page_label": "1",
        "section": ("Gute Praxis", "Wolfsburg"),
        "quote": "Wolfsburg installierte 13 Messstellen.",
    }
    return Citation(**fields | changes)


def answer(**changes: Any) -> Answer:
    fields: dict[str, Any] = {
        "id": "a1",
        "conversation_id": "c1",
        "question": "Wer misst?",
        "standalone_question": "Wer misst?",
        "status": AnswerStatus.ANSWERED,
        "text": "Wolfsburg misst. [1]",
        "statements": (Statement(text="Wolfsburg misst.", citations=(1,), support=Support.QUOTED),),
        "citations": (citation(),),
        "composer": ComposerInfo(kind="extractive"),
        "created_at": datetime(2026, 11, 22, tzinfo=UTC),
    }
    return Answer(**fields | changes)


def turn(**changes: Any) -> Turn:
    return Turn(number=2, question="Wer misst?", answer=answer(**changes))
