"""What a question of several parts asks of a project's row in the catalogue, beside what documents must tell (pure).

"Ist Kalletal ein Modellprojekt und in welchem Bundesland liegt es?": no passage says the one, and the words of the one
choose what is told of the other. Such parts are taken off the question and answered by the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.projects.profile import PLACEHOLDER, Profile, Wanted, wanted_of
from assistant.understanding.tokens import with_capital
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue
from ingest.documents import Span

OF_ROW = (Wanted.STATE, Wanted.ROUND, Wanted.CLASS)


@dataclass(frozen=True, slots=True)
class AskedOfRow:
    """``question`` without the parts that ask for ``profiles``; where those are all there is, with the last of them."""

    question: str
    profiles: tuple[Profile, ...] = ()


def asked_of_row(question: str, catalogue: Catalogue) -> AskedOfRow:
    """Only of one project, named once or more: of two, "es" may be either."""
    mentions = catalogue.find_projects(question)
    if len({mention.project_id for mention in mentions}) != 1:
        return AskedOfRow(question)
    span, project = mentions[0].span, catalogue.project(mentions[0].project_id)
    written = question[span.start : span.end]
    pieces = _pieces(question)
    wanted = [_wanted(piece, [mention.span for mention in mentions], question) for piece in pieces]
    kinds = [kind for kind in dict.fromkeys(wanted) if kind]
    if len(pieces) < 2 or not kinds:
        return AskedOfRow(question)
    rest = [piece for piece, kind in zip(pieces, wanted, strict=True) if not kind]
    asked = rest or [pieces[wanted.index(kinds[-1])]]
    profiles = tuple(Profile(project, written, kind) for kind in (kinds if rest else kinds[:-1]))
    return AskedOfRow(" ".join(_asking(_named(piece, written)) for piece in asked), profiles)


def _pieces(question: str) -> list[str]:
    pieces = (piece.strip(" ?!.,;") for piece in _pattern("apart").split(question))
    return [piece for piece in pieces if piece]


def _wanted(piece: str, spans: Sequence[Span], question: str) -> Wanted | None:
    """What ``piece`` asks of the row of the project it names or points at."""
    names = sorted({question[span.start : span.end] for span in spans}, key=len, reverse=True)
    name = next((name for name in names if name in piece), None)
    found = piece.replace(name, PLACEHOLDER, 1) if name else _with(piece, PLACEHOLDER, f"{piece} {PLACEHOLDER}")
    return wanted_of(found, OF_ROW)


def _named(piece: str, written: str) -> str:
    """With the name for what points at it, which was left behind with another part."""
    return (
        piece if written in piece else _with(piece, written, wording("profile", "parts.at", part=piece, name=written))
    )


def _with(piece: str, name: str, otherwise: str) -> str:
    """``name`` in place of what points at it; ``otherwise`` where nothing does."""
    found, count = _pattern("pointing").subn(name, piece, count=1)
    return found if count else otherwise


def _asking(piece: str) -> str:
    return f"{with_capital(piece)}?"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("profile")["parts"][name], re.IGNORECASE)
