"""Which versions of our own code an index depends on."""

from __future__ import annotations

from ingest.german import ngrams, stems
from ingest.german.words import ANALYSER_VERSION
from ingest.index.lexical import Analyser
from ingest.index.manifest import IndexVersions
from ingest.settings import IndexSettings
from ingest.splitting import SPLITTER_VERSION

EMBEDDED_TEXT_VERSION = "1"
"""Raise when ``search_text`` or ``embedding_text`` changes."""


def german_analyser() -> Analyser:
    return Analyser(ngrams=ngrams, stems=stems, version=ANALYSER_VERSION)


def splitter_version(settings: IndexSettings) -> str:
    """Everything the borders of passages and what is embedded of them depend on."""
    return f"{SPLITTER_VERSION}.{EMBEDDED_TEXT_VERSION}.{settings.passage_tokens}"


def current_versions(settings: IndexSettings, embedder_fingerprint: str) -> IndexVersions:
    """What an index must have been built with to be used as it is."""
    return IndexVersions(embedder=embedder_fingerprint, splitter=splitter_version(settings), analyser=ANALYSER_VERSION)
