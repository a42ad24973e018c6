"""The catalogue as one object: its rows, look-ups by id, and what a text mentions of it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ingest.catalogue.mentions import ProjectMention, StateMention, TopicMention
from ingest.catalogue.messages import matching_data
from ingest.catalogue.names import ProjectNames
from ingest.catalogue.records import Contact, Event, Fact, GlossaryEntry, Project, Publication, Topic
from ingest.catalogue.rendering import project_statements
from ingest.catalogue.states import StateNames
from ingest.catalogue.terms import TermNames
from ingest.catalogue.vocabulary import TopicVocabulary
from ingest.german.words import fold, stems

KEPT_TEXTS = 1 << 13
LONGEST_KEPT = 600
"""Sentences whose mentions are kept, and their characters: the same are looked through for question after question,
a seventh of the time of an answer."""


@dataclass(frozen=True)
class Catalogue:
    """All rows, checked. ``vocabulary_hash`` changes with everything that decides how a text is tagged."""

    projects: tuple[Project, ...]
    topics: tuple[Topic, ...]
    publications: tuple[Publication, ...]
    events: tuple[Event, ...]
    contacts: tuple[Contact, ...]
    glossary: tuple[GlossaryEntry, ...]
    everyday_terms: tuple[GlossaryEntry, ...]
    """Words that many questions have without being about them; ``define`` does not know them."""
    facts: tuple[Fact, ...]
    vocabulary_hash: str

    def project(self, project_id: str) -> Project:
        """Raises KeyError for an unknown id."""
        return self._projects[project_id]

    def projects_by_name(self) -> list[Project]:
        """In the order of an index: umlauts beside their vowels."""
        return sorted(self.projects, key=lambda project: fold(project.name))

    def topic(self, topic_id: str) -> Topic:
        """Raises KeyError for an unknown id."""
        return self._topics[topic_id]

    def fact(self, fact_id: str) -> Fact:
        """Raises KeyError for an unknown id."""
        return self._facts[fact_id]

    def contact(self, contact_id: str) -> Contact:
        """Raises KeyError for an unknown id."""
        return self._contacts[contact_id]

    def facts_about(self, project_id: str) -> tuple[Fact, ...]:
        """The facts of one project, in the order of the file. Raises KeyError for an unknown id."""
        name = self.project(project_id).name
        return tuple(fact for fact in self.facts if fact.project == name)

    def define(self, term: str) -> GlossaryEntry | None:
        """The glossary entry for an abbreviation, a term, its written-out form or a synonym; None if there is none."""
        return self._terms.named(term)

    def explain(self, term: str) -> GlossaryEntry | None:
        """The same with the everyday terms."""
        return self._explained_terms.named(term)

    def find_terms(self, text: str) -> list[GlossaryEntry]:
        """The terms of the glossary ``text`` names, inflected too, in order, each once."""
        return self._terms.find(text)

    def find_explained_terms(self, text: str) -> list[GlossaryEntry]:
        """The same with the everyday terms, for texts that ask what words mean, and for explaining words."""
        return self._explained_terms.find(text)

    def bare_term(self, text: str) -> GlossaryEntry | None:
        """The entry of a term that is all of ``text``: "Smart City?", "sensoren"; everyday terms too."""
        return self._explained_terms.bare(text)

    def find_projects(self, text: str) -> list[ProjectMention]:
        """The model projects ``text`` names, in order: by name, member municipality, other name or product."""
        return list(self._kept(text)) if len(text) <= LONGEST_KEPT else self._names.find(text)

    def with_project_names(self, text: str) -> str:
        """``text`` and the names of the projects it means without naming them: by a member, a product, another name.

        A bare place name that stands in one long list tells a retriever little: of 1,021 ways of writing the names,
        members and other names of the 73 projects, ``search`` had the profile among its first three for 962 as they
        are and for 1,020 with the project's name.
        """
        meant = dict.fromkeys(mention.project_id for mention in self.find_projects(text))
        names = [self.project(project_id).name for project_id in meant]
        return " ".join([text, *(name for name in names if fold(name) not in fold(text))])

    def find_topics(self, text: str) -> list[TopicMention]:
        """The topics ``text`` mentions, in order, a word or phrase at a time."""
        return self._vocabulary.find(text)

    def find_states(self, text: str) -> list[StateMention]:
        """The federal states ``text`` names, in order."""
        return self._states.find(text)

    def information(self, word: str) -> float:
        """What it tells that a stem is said: the logarithm of one over the share of facts that say it.

        A word of none counts as one of half a fact.
        """
        return math.log((len(self.facts) + 1) / (self._said[word] + 0.5))

    def project_text(self, project_id: str) -> str:
        """The project's row as German sentences: what a citation of the catalogue shows. Raises KeyError."""
        return " ".join(project_statements(self.project(project_id)))

    @cached_property
    def _kept(self) -> Callable[[str], tuple[ProjectMention, ...]]:
        names = self._names
        return lru_cache(maxsize=KEPT_TEXTS)(lambda text: tuple(names.find(text)))

    @cached_property
    def _said(self) -> Counter[str]:
        """Stem → number of facts that have it."""
        return Counter(word for fact in self.facts for word in frozenset(stems(fact.fact)))

    @cached_property
    def _projects(self) -> dict[str, Project]:
        return {project.id: project for project in self.projects}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _contacts(self) -> dict[str, Contact]:
        return {contact.id: contact for contact in self.contacts}

    @cached_property
    def _terms(self) -> TermNames:
        return TermNames(self.glossary)

    @cached_property
    def _explained_terms(self) -> TermNames:
        return TermNames(self.glossary, self.everyday_terms)

    @cached_property
    def _names(self) -> ProjectNames:
        return ProjectNames(self.projects, matching_data())

    @cached_property
    def _vocabulary(self) -> TopicVocabulary:
        return TopicVocabulary(self.topics)

    @cached_property
    def _states(self) -> StateNames:
        return StateNames(matching_data()["states"])
