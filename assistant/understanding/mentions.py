"""What a text mentions of the catalogue, remembered: one question is looked at from many sides."""

from __future__ import annotations

from functools import lru_cache

from ingest.catalogue import Catalogue, ProjectMention, StateMention, TopicMention

REMEMBERED = 512
"""Texts a kind: the turns of some hundred conversations."""


class Mentions:
    """The look-ups of a catalogue. Safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._projects = lru_cache(maxsize=REMEMBERED)(catalogue.find_projects)
        self._topics = lru_cache(maxsize=REMEMBERED)(catalogue.find_topics)
        self._states = lru_cache(maxsize=REMEMBERED)(catalogue.find_states)

    def projects(self, text: str) -> tuple[ProjectMention, ...]:
        return tuple(self._projects(text))

    def topics(self, text: str) -> tuple[TopicMention, ...]:
        return tuple(self._topics(text))

    def states(self, text: str) -> tuple[StateMention, ...]:
        return tuple(self._states(text))
