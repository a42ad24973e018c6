"""What a passage is about: model projects, topics and states, by the catalogue.

Date and kind belong to the document (``DocumentInfo``) and are not repeated here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from ingest.catalogue import Project, ProjectMention, StateMention, TopicMention
from ingest.documents import DocumentInfo, DocumentKind, PassageTags, State

TAGGER_VERSION = "1"
"""Raised with every change of the rules below; the words themselves are in the catalogue's hash."""

LONGEST_TOPICS = 6
"""Topics of a passage at most; more would say nothing."""
TEXT_WEIGHT, TITLE_WEIGHT, HEADING_WEIGHT = 1, 1, 2
ENOUGH = 2
"""A heading alone is enough, the title or one word in passing is not."""
SHORT_PASSAGE, ENOUGH_IN_SHORT = 30, 1
"""Up to so many words a passage is about whatever it names."""
WORDS_A_MENTION = 120
"""A long passage must come back to a topic: one more mention for every so many words."""


class Vocabulary(Protocol):
    """What tagging needs of the catalogue."""

    @property
    def vocabulary_hash(self) -> str: ...

    def project(self, project_id: str) -> Project: ...

    def find_projects(self, text: str) -> list[ProjectMention]: ...

    def find_topics(self, text: str) -> list[TopicMention]: ...

    def find_states(self, text: str) -> list[StateMention]: ...


class Tagger:
    """Tags passages by one catalogue."""

    def __init__(self, catalogue: Vocabulary) -> None:
        self._catalogue = catalogue

    @property
    def version(self) -> str:
        """Passages tagged under another version must be tagged again."""
        return f"{TAGGER_VERSION}-{self._catalogue.vocabulary_hash}"

    def document_projects(self, info: DocumentInfo) -> tuple[str, ...]:
        """The projects all passages of a document are about: those in a profile's title, or the one in another's."""
        named = self._projects([info.title])
        return named if info.kind is DocumentKind.STECKBRIEF or len(named) == 1 else ()

    def tag(
        self, text: str, section: Sequence[str], info: DocumentInfo, document_projects: Sequence[str] = ()
    ) -> PassageTags:
        """The tags of the passage ``text`` under the headings ``section`` (topmost first)."""
        projects = tuple(dict.fromkeys((*document_projects, *self._projects([*section, text]))))
        return PassageTags(
            projects=projects,
            topics=self._topics(text, section, info.title),
            states=self._states([*section, text], projects),
            language=info.language,
        )

    def _projects(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(mention.project_id for text in texts for mention in self._catalogue.find_projects(text))
        )

    def _states(self, texts: Iterable[str], projects: Iterable[str]) -> tuple[State, ...]:
        named = [mention.state for text in texts for mention in self._catalogue.find_states(text)]
        of_projects = [self._catalogue.project(project).state for project in projects]
        return tuple(dict.fromkeys(state for state in (*named, *of_projects) if state))

    def _topics(self, text: str, section: Sequence[str], title: str) -> tuple[str, ...]:
        scores: Counter[str] = Counter()
        for mention in self._catalogue.find_topics(text):
            scores[mention.topic_id] += TEXT_WEIGHT
        headed = self._topics_in(section)
        for topic_id in headed:
            scores[topic_id] += HEADING_WEIGHT
        for topic_id in self._topics_in([title]):
            scores[topic_id] += TITLE_WEIGHT
        enough = _enough(len(text.split()))
        kept = (topic_id for topic_id, score in _ranked(scores) if score >= enough or topic_id in headed)
        return tuple(kept)[:LONGEST_TOPICS]

    def _topics_in(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset(mention.topic_id for text in texts for mention in self._catalogue.find_topics(text))


def _enough(words: int) -> int:
    """The score a topic needs in a passage of so many words."""
    return ENOUGH_IN_SHORT if words <= SHORT_PASSAGE else max(ENOUGH, 1 + words // WORDS_A_MENTION)


def _ranked(scores: Counter[str]) -> list[tuple[str, int]]:
    """Highest first; equal scores by id, so that tags do not depend on the order of a set."""
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))
