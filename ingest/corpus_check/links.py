"""Links of the documents to each other and inside themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ingest.corpus_check.messages import message

_LINKS = {
    ".html": re.compile(r"""(?:href|src)\s*=\s*["']([^"']*)["']""", re.IGNORECASE),
    ".md": re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)"),
}
_ANCHORS = re.compile(r"""\bid\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_TOP_OF_PAGE = "#"


def link_problems(folder: Path) -> Iterator[str]:
    """Internal links of the HTML and Markdown files below ``folder`` that lead nowhere."""
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _LINKS):
        text = path.read_text(encoding="utf-8")
        for target in dict.fromkeys(_LINKS[path.suffix].findall(text)):
            if not _leads_somewhere(target, path, text):
                yield message("dead_link", file=path.relative_to(folder).as_posix(), target=target)


def _leads_somewhere(target: str, path: Path, text: str) -> bool:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target == _TOP_OF_PAGE:
        return True
    if not parts.path:
        return parts.fragment in _ANCHORS.findall(text)
    return (path.parent / unquote(parts.path)).exists()
