"""Writes the vectors of the scope's examples anew: ``python -m evals.scope_vectors`` after a change of the examples."""

from __future__ import annotations

from pathlib import Path

from assistant.scope import STORED, embedded_examples, key_of, write_examples
from assistant.settings import load_settings
from ingest.embedding.embedder import Embedder
from ingest.embedding.factory import open_embedder


def write_scope_vectors(embedder: Embedder, path: Path = STORED) -> None:
    """Embed the examples of ``texts/scope.toml`` and keep their vectors at ``path``."""
    write_examples(path, key_of(embedder), embedded_examples(embedder))


if __name__ == "__main__":
    write_scope_vectors(open_embedder(load_settings({}).index))
