"""What a text mentions of the catalogue, remembered: one question is looked at from many sides."""

from __future__ import annotations

from functools import lru_cache

from assistant.wording import texts
from ingest.catalogue import Catalogue, ProjectMention, StateMention, TopicMention
from ingest.documents import Span

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

    def topic_words(self, text: str) -> list[str]:
        """All words of the topics that ``text`` names."""
        named = {mention.topic_id for mention in self.topics(text)}
        return [word for topic in self.catalogue.topics if topic.id in named for word in topic.words]

    def fields(self, text: str) -> list[Span]:
        """Where ``text`` names a topic that is a field of work, not a means."""
        means = texts("followup")["topics"]["cross_cutting"]
        return [mention.span for mention in self.topics(text) if mention.topic_id not in means]

    def field_ids(self, text: str) -> frozenset[str]:
        """The fields of work that ``text`` names."""
        means = texts("followup")["topics"]["cross_cutting"]
        return frozenset(mention.topic_id for mention in self.topics(text)) - frozenset(means)
