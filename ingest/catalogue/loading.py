"""From the folder of catalogue files to a ``Catalogue`` whose parts fit together."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ingest.catalogue.catalogue import Catalogue
from ingest.catalogue.messages import matching_data, message
from ingest.catalogue.reading import read_csv, read_jsonl, read_toml
from ingest.catalogue.records import Contact, Event, Fact, GlossaryEntry, Project, Publication, Topic, slug
from ingest.errors import InvalidCatalogue

VOCABULARY_FILES = ("projects.csv", "topics.toml")
"""What decides how a text is tagged."""
HASH_LENGTH = 16


def load_catalogue(directory: Path) -> Catalogue:
    """The catalogue in ``directory``. Raises ``InvalidCatalogue`` with file, row and remedy for what breaks a rule."""
    catalogue = Catalogue(
        projects=read_csv(directory / "projects.csv", Project),
        topics=read_toml(directory / "topics.toml", "topic", Topic),
        publications=read_csv(directory / "publications.csv", Publication),
        events=read_csv(directory / "events.csv", Event),
        contacts=read_toml(directory / "contacts.toml", "contact", Contact),
        glossary=read_toml(directory / "glossary.toml", "entry", GlossaryEntry),
        everyday_terms=read_toml(directory / "everyday_terms.toml", "entry", GlossaryEntry),
        facts=read_jsonl(directory / "facts.jsonl", Fact),
        vocabulary_hash=_vocabulary_hash(directory),
    )
    _check_ids(catalogue)
    _check_references(catalogue)
    _check_populations(catalogue)
    return catalogue


def _vocabulary_hash(directory: Path) -> str:
    digest = hashlib.sha256(repr(sorted(matching_data().items())).encode())
    for name in VOCABULARY_FILES:
        digest.update((directory / name).read_bytes())
    return digest.hexdigest()[:HASH_LENGTH]


def _check_ids(catalogue: Catalogue) -> None:
    _check_unique("projects.csv", (project.id for project in catalogue.projects))
    _check_unique("topics.toml", (topic.id for topic in catalogue.topics))
    _check_unique("publications.csv", (publication.id for publication in catalogue.publications))
    _check_unique("publications.csv", (publication.url for publication in catalogue.publications))
    _check_unique("events.csv", (event.id for event in catalogue.events))
    _check_unique("contacts.toml", (contact.id for contact in catalogue.contacts))
    _check_unique("glossary.toml", (entry.term for entry in catalogue.glossary))
    _check_unique("everyday_terms.toml", (entry.term for entry in (*catalogue.everyday_terms, *catalogue.glossary)))
    _check_unique("facts.jsonl", (fact.id for fact in catalogue.facts))
    for project in catalogue.projects:
        if project.id != slug(project.name):
            values = {"id": project.id, "name": project.name, "expected": slug(project.name)}
            raise InvalidCatalogue(message("wrong_slug", **values))


def _check_unique(file: str, ids: Iterable[str]) -> None:
    for identifier, count in Counter(ids).items():
        if count > 1:
            raise InvalidCatalogue(message("duplicate_id", file=file, id=identifier))


def _check_references(catalogue: Catalogue) -> None:
    topics = {topic.id for topic in catalogue.topics}
    facts = {fact.id for fact in catalogue.facts}
    projects = {project.id for project in catalogue.projects}
    for project in catalogue.projects:
        _check_known("projects.csv", project.id, "topic", project.topics, topics)
    for publication in catalogue.publications:
        _check_known("publications.csv", publication.id, "topic", publication.topics, topics)
    for file, entries in (("events.csv", catalogue.events), ("contacts.toml", catalogue.contacts)):
        for entry in entries:
            _check_known(file, entry.id, "topic", entry.topics, topics)
            _check_known(file, entry.id, "fact", entry.facts, facts)
            _check_known(file, entry.id, "project", (entry.project,) if entry.project else (), projects)
    for file, terms in (("glossary.toml", catalogue.glossary), ("everyday_terms.toml", catalogue.everyday_terms)):
        for term in terms:
            _check_known(file, term.term, "fact", term.facts, facts)
    names = {project.name for project in catalogue.projects}
    for fact in catalogue.facts:
        _check_known("facts.jsonl", fact.id, "project", (fact.project,) if fact.project else (), names)


def _check_known(file: str, identifier: str, what: str, named: Iterable[str], known: set[str]) -> None:
    for name in named:
        if name not in known:
            raise InvalidCatalogue(message(f"unknown_{what}", file=file, id=identifier, **{what: name}))


def _check_populations(catalogue: Catalogue) -> None:
    """A population is stated by its fact, digit by digit."""
    stated = {fact.id: re.sub(r"(?<=\d)\.(?=\d{3})", "", fact.fact) for fact in catalogue.facts}
    for project in catalogue.projects:
        if project.population is None:
            continue
        if not re.search(rf"\b{project.population}\b", stated.get(project.population_fact or "", "")):
            values = {"population": project.population, "fact": project.population_fact or ""}
            raise InvalidCatalogue(message("population_without_fact", id=project.id, **values))
