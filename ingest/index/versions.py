"""Which versions of our own code an index depends on."""

from __future__ import annotations

from ingest.german import ngrams, stems
from ingest.german.words import ANALYSER_VERSION
from ingest.index.lexical import Analyser
from ingest.index.manifest import IndexVersions

SPLITTER_VERSION = "1"


def german_analyser() -> Analyser:
    return Analyser(ngrams=ngrams, stems=stems, version=ANALYSER_VERSION)


def current_versions(embedder_fingerprint: str) -> IndexVersions:
    return IndexVersions(embedder=embedder_fingerprint, splitter=SPLITTER_VERSION, analyser=ANALYSER_VERSION)
