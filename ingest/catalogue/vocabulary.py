"""Topics in a text, by the words of ``topics.toml``: inflected, inside compounds, as phrases, in English."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.catalogue.mentions import PhraseIndex, TopicMention, Via, Words, folded_tokens
from ingest.catalogue.records import Topic
from ingest.german.words import fold, stem

_SHORTEST_FREE_PART = 7
"""A word of so many letters inside a longer word means the same; shorter ones hit by accident ("Bus" in "robust")."""
_LONGEST_NOUN_ASKED_FOR = 6
"""Short nouns must have their capital, so that "recht gut" is not law; long ones are safe in any case."""
_PART_KEY = 3
_CACHED_WORDS = 1 << 16


@dataclass(frozen=True, slots=True)
class _Meaning:
    topic_id: str
    via: Via
    needs_capital: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a compound: anywhere, only at the start or only at the end of a word."""

    letters: str
    topic_id: str
    at_start: bool
    at_end: bool

    @classmethod
    def of(cls, written: str, topic_id: str) -> _Part:
        return cls(fold(written.strip("-")), topic_id, at_start=written.endswith("-"), at_end=written.startswith("-"))

    def is_in(self, word: str, position: int) -> bool:
        if self.at_start and position:
            return False
        if self.at_end and position + len(self.letters) != len(word):
            return False
        return word.startswith(self.letters, position)


class TopicVocabulary:
    """Finds the topics a text mentions. Build once; safe to share between threads."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._phrases: PhraseIndex[_Meaning] = PhraseIndex()
        self._parts: dict[str, list[_Part]] = defaultdict(list)
        self._excluded: dict[str, tuple[str, ...]] = {}
        self._excluded_phrases: PhraseIndex[str] = PhraseIndex()
        for topic in topics:
            self._add(topic)
        self._phrases.freeze()
        self._topics_inside = lru_cache(maxsize=_CACHED_WORDS)(self._find_inside)

    def find(self, text: str) -> list[TopicMention]:
        """The mentions in order. Every word counts once a topic; a phrase counts as one mention."""
        words = Words.of(text)
        keys = [stem(token.folded) for token in words.tokens]
        mentions: dict[tuple[str, int], TopicMention] = {}
        covered: dict[str, int] = {}
        other = set(self._of_something_else(words))
        for position in range(len(keys)):
            for mention, end in self._at(words, keys, position):
                if (mention.topic_id, position) not in other and covered.get(mention.topic_id, 0) <= position:
                    mentions[mention.topic_id, position] = mention
                    covered[mention.topic_id] = end
        return list(mentions.values())

    def _of_something_else(self, words: Words) -> Iterator[tuple[str, int]]:
        """Topics with the words that an excluded phrase stands at: "Pflege und Wartung" of sensors is no care."""
        keys = [token.folded for token in words.tokens]
        for position in range(len(keys)):
            for hit in self._excluded_phrases.hits(words, keys, position):
                yield from ((topic_id, at) for topic_id in hit.value for at in range(hit.start, hit.end))

    def _at(self, words: Words, keys: Sequence[str], position: int) -> Iterator[tuple[TopicMention, int]]:
        word = words.tokens[position].folded
        for hit in self._phrases.hits(words, keys, position):
            for meaning in hit.value:
                if meaning.needs_capital and not words.looks_like_noun(position):
                    continue
                if not self._is_excluded(word, meaning.topic_id):
                    yield TopicMention(meaning.topic_id, words.span(hit.start, hit.end), meaning.via), hit.end
        for topic_id in self._topics_inside(word):
            yield TopicMention(topic_id, words.span(position, position + 1), Via.COMPOUND), position + 1

    def _add(self, topic: Topic) -> None:
        self._excluded[topic.id] = tuple(fold(one) for one in topic.exclude if " " not in one)
        for phrase in (one for one in topic.exclude if " " in one):
            self._excluded_phrases.add(folded_tokens(phrase), topic.id)
        for word in (*topic.words, topic.label):
            self._add_phrase(word, topic.id, Via.WORD)
            if word.isalpha() and len(fold(word)) >= _SHORTEST_FREE_PART:
                self._add_part(_Part(fold(word), topic.id, at_start=False, at_end=False))
        for word in (*topic.english, topic.label_en):
            self._add_phrase(word, topic.id, Via.ENGLISH)
        for part in topic.compounds:
            self._add_part(_Part.of(part, topic.id))

    def _add_phrase(self, phrase: str, topic_id: str, via: Via) -> None:
        tokens = folded_tokens(phrase)
        is_short_noun = len(tokens) == 1 and len(tokens[0]) <= _LONGEST_NOUN_ASKED_FOR and phrase[0].isupper()
        self._phrases.add(tuple(map(stem, tokens)), _Meaning(topic_id, via, is_short_noun and via is Via.WORD))

    def _add_part(self, part: _Part) -> None:
        self._parts[part.letters[:_PART_KEY]].append(part)

    def _find_inside(self, word: str) -> tuple[str, ...]:
        found = {
            part.topic_id: None
            for position in range(len(word) - _PART_KEY + 1)
            for part in self._parts.get(word[position : position + _PART_KEY], ())
            if part.is_in(word, position) and not self._is_excluded(word, part.topic_id)
        }
        return tuple(found)

    def _is_excluded(self, word: str, topic_id: str) -> bool:
        return any(excluded in word for excluded in self._excluded[topic_id])
