"""The places a question names: model projects, federal states, and names no catalogue knows (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.understanding.mentions import Mentions
from assistant.understanding.tokens import overlaps
from ingest.catalogue import Catalogue, StateMention
from ingest.catalogue.mentions import Via
from ingest.documents import Span, State
from ingest.german import fold


class PlaceKind(StrEnum):
    """What knows the place: a project's row, the list of states, or nothing but its spelling."""

    PROJECT = "project"
    STATE = "state"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Place:
    """A place at ``span``, called ``name``."""

    kind: PlaceKind
    span: Span
    name: str
    project: str | None = None
    state: State | None = None


FindNames = Callable[[str], Sequence[Span]]
"""Where a text has proper names that no catalogue knows."""


def places_of(text: str, mentions: Mentions, find_names: FindNames) -> tuple[Place, ...]:
    """In order and without overlaps. A city that is a state counts as project; names of products are no places."""
    found = [*_projects(text, mentions)]
    taken = [place.span for place in found]
    for mention in mentions.states(text):
        if not overlaps(mention.span, taken):
            found.append(Place(PlaceKind.STATE, mention.span, _state_name(text, mention), state=mention.state))
            taken.append(mention.span)
    for span in find_names(text):
        if not overlaps(span, taken):
            found.append(Place(PlaceKind.NAME, span, text[span.start : span.end]))
    return tuple(sorted(found, key=lambda place: place.span.start))


def _projects(text: str, mentions: Mentions) -> list[Place]:
    by_span = {
        _closed(text, mention.span): mention
        for mention in reversed(mentions.projects(text))
        if mention.via is not Via.PRODUCT
    }
    return [
        Place(
            PlaceKind.PROJECT,
            span,
            _as_name(text[span.start : span.end], mentions.catalogue, mention.project_id),
            mention.project_id,
        )
        for span, mention in by_span.items()
    ]


def _closed(text: str, span: Span) -> Span:
    """With the bracket that "Halle (Saale)" ends with."""
    is_open = "(" in text[span.start : span.end] and text[span.end : span.end + 1] == ")"
    return Span(span.start, span.end + is_open)


def _state_name(text: str, mention: StateMention) -> str:
    """As written ("NRW", "Bavaria"); in small letters the state's own name."""
    written = text[mention.span.start : mention.span.end]
    return mention.state.value if written == written.casefold() else written


def _as_name(written: str, catalogue: Catalogue, project_id: str) -> str:
    """As written, but no genitive and no "Ulmer"; in small letters the project's name, sure to be spelt right."""
    project = catalogue.project(project_id)
    names = (*project.municipalities, project.name, *project.aliases)
    if written == written.casefold():
        return next((name for name in names if name.casefold() == written), project.name)
    bare = fold(written.removesuffix("s"))
    exact = next((name for name in names if fold(name) in (fold(written), bare)), None)
    return exact or next((name for name in names if fold(written) in _of_town(fold(name))), written)


def _of_town(name: str) -> tuple[str, ...]:
    """ "Freiburger" for "Freiburg"; "Dresdner" and "Bremer" for names in "-en"."""
    return (f"{name}er", f"{name}r", f"{name[:-2]}ner", f"{name[:-2]}er") if name.endswith("en") else (f"{name}er",)


def are_states(places: Sequence[Place]) -> bool:
    """True also where there are none."""
    return all(place.kind is PlaceKind.STATE for place in places)
