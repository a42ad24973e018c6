"""Settings → the embedder, the reranker and the entailment model they name. Imported only when chosen."""

from __future__ import annotations

from pathlib import Path

from ingest.embedding.embedder import Embedder
from ingest.embedding.entailment import Entailment
from ingest.embedding.messages import message
from ingest.embedding.progress import Progress, silent
from ingest.embedding.reranker import Reranker
from ingest.errors import InvalidSettings
from ingest.settings import EmbeddingSettings, IndexSettings


def open_embedder(settings: IndexSettings, progress: Progress = silent) -> Embedder:
    """Loads the embedder; the bundled one is written into the data directory first if need be.

    Raises ``InvalidSettings`` when the backend lacks a model or an address, ``EmbeddingFailed`` when it cannot be
    loaded.
    """
    embedding = settings.embedding
    if embedding.backend == "bundled":
        from ingest.embedding.bundled import open_bundled

        return open_bundled(settings.models_dir, embedding.precision, progress)
    if not embedding.model:
        raise InvalidSettings(message("model_name_missing", backend=embedding.backend))
    return _open_other(embedding)


def _open_other(settings: EmbeddingSettings) -> Embedder:
    if settings.backend == "onnx":
        from ingest.embedding.onnx_folder import open_onnx_folder

        return open_onnx_folder(Path(settings.model))
    if settings.backend == "sentence-transformers":
        from ingest.embedding.torch_models import SentenceTransformerEmbedder

        return SentenceTransformerEmbedder(settings.model)
    if not settings.url:
        raise InvalidSettings(message("url_missing"))
    from ingest.embedding.remote import RemoteEmbedder

    return RemoteEmbedder(settings.url, settings.model, settings.api_key)


def open_reranker(settings: IndexSettings) -> Reranker | None:
    """The cross-encoder the settings name; None when they name none. Raises ``EmbeddingFailed``."""
    if not settings.embedding.reranker:
        return None
    from ingest.embedding.torch_models import CrossEncoderReranker

    return CrossEncoderReranker(settings.embedding.reranker)


def open_entailment(settings: IndexSettings) -> Entailment | None:
    """The cross-encoder for language inference the settings name; None when none. Raises ``EmbeddingFailed``."""
    if not settings.embedding.entailment:
        return None
    from ingest.embedding.torch_models import EntailmentCrossEncoder

    return EntailmentCrossEncoder(settings.embedding.entailment)
