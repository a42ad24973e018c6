"""Settings of the index: where it lives and how it is built."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

PROJECT_ROOT = Path(__file__).resolve().parent.parent


class EmbeddingSettings(BaseModel):
    """Which embedder. ``model`` is a folder, a model name or what the endpoint calls it; empty for the bundled one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    backend: Literal["bundled", "onnx", "sentence-transformers", "openai"] = "bundled"
    precision: Literal["int8", "exact"] = "int8"
    model: str = ""
    url: str = ""
    api_key: str = Field(default="", repr=False)
    reranker: str = ""
    """Cross-encoder of the ``[models]`` extra; empty: none."""
    entailment: str = ""
    """Cross-encoder for language inference of the ``[models]`` extra, loaded beside a language model; empty: none."""


class IndexSettings(BaseModel):
    """Everything ``ingest`` needs to know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Path("data")
    catalog_dir: Path = PROJECT_ROOT / "corpus" / "catalog"
    chroma_url: str = ""
    workers: int = Field(default=2, ge=1, le=64)
    passage_tokens: int = Field(default=400, ge=64, le=480)
    """Longest passage in tokens of the embedder (issue: at most 400; the model itself takes 512)."""
    largest_file_mb: int = Field(default=100, ge=1, le=2000)
    ocr: bool = False
    """Read scanned pages of PDFs with the ``[ocr]`` extra: one to three seconds a page."""
    embedding: EmbeddingSettings = EmbeddingSettings()

    @property
    def index_dir(self) -> Path:
        return self.data_dir / "index"

    @property
    def models_dir(self) -> Path:
        return self.data_dir / "models"
