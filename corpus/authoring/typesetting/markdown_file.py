"""Writes a document as Markdown with front matter."""

from __future__ import annotations

import json

from typesetting.authored import Authored, AuthoredBlock, Part
from typesetting.setting import SOURCES_HEADING


def markdown_file(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> bytes:
    """The whole file: front matter, title, body, section of sources."""
    parts = [_front_matter(document), f"# {document.title}", *(_markdown(block) for block in blocks)]
    if entries:
        parts += [f"## {SOURCES_HEADING}", *entries]
    return ("\n\n".join(parts) + "\n").encode()


def _front_matter(document: Authored) -> str:
    lines = [
        "---",
        f"title: {json.dumps(document.title, ensure_ascii=False)}",
        f"kind: {document.kind}",
        f"date: {document.day.isoformat()}",
        f"publisher: {document.publisher}",
        "language: de",
        "summary_of_sources: true",
        f"topics: [{', '.join(document.topics)}]",
    ]
    if document.projects:
        lines.append(f"projects: [{', '.join(document.projects)}]")
    return "\n".join([*lines, "---"])


def _markdown(block: AuthoredBlock) -> str:
    if block.part is Part.HEADING:
        return f"{'#' * block.level} {block.text}"
    if block.part is Part.LIST:
        return "\n".join(f"- {row[0]}" for row in block.rows)
    if block.part is Part.TABLE:
        head, *body = (f"| {' | '.join(row)} |" for row in block.rows)
        return "\n".join([head, "|" + " --- |" * len(block.rows[0]), *body])
    return block.text
