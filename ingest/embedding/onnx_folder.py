"""Any sentence model exported to ONNX, from a folder.

The folder holds ``model.onnx`` (or ``onnx/model.onnx``) and ``tokenizer.json`` or a SentencePiece model, and
optionally ``transferkompass.json`` with what cannot be read from them (``FolderConfig``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.embedding.batches import Int32s
from ingest.embedding.embedder import Vectors
from ingest.embedding.messages import message
from ingest.embedding.model_folder import sha256
from ingest.embedding.onnx_embedder import Model, ModelTraits, OnnxEmbedder, available_threads, unit_rows
from ingest.embedding.onnx_session import OnnxSession
from ingest.embedding.tokenizers import JsonTokenizer, SentencePieceTokenizer, Tokenizer
from ingest.errors import EmbeddingFailed

CONFIG_NAME = "transferkompass.json"
MODEL_NAMES = ("model.onnx", "onnx/model.onnx")
TOKENIZER_NAMES = ("tokenizer.json", "tokenizer.model", "sentencepiece.bpe.model", "spiece.model")
TOKEN_OUTPUTS = ("last_hidden_state", "token_embeddings")
TEXT_OUTPUTS = ("sentence_embedding", "vector")
LARGEST_BATCH = 4
"""Batches of one to four texts of similar length are fastest on two cores (measured)."""
FINGERPRINT_DIGITS = 16

Pooling = Literal["mean", "first", "last"]


class FolderConfig(BaseModel):
    """``pooling`` makes one vector of the tokens' where the model does not do so itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pooling: Pooling = "mean"
    question_prefix: str = ""
    passage_prefix: str = ""
    max_length: int = Field(default=512, ge=16)


def open_onnx_folder(folder: Path, threads: int | None = None) -> OnnxEmbedder:
    """Raises ``EmbeddingFailed`` when a file is missing or cannot be loaded."""
    model_path = _first_of(folder, MODEL_NAMES)
    config = _read_config(folder / CONFIG_NAME)
    tokenizer_path = _first_of(folder, TOKENIZER_NAMES)
    tokenizer = _open_tokenizer(tokenizer_path)
    model = _open_model(model_path, config.pooling, threads or available_threads())
    traits = ModelTraits(
        fingerprint=_fingerprint(model_path, tokenizer_path, config),
        dimension=model(np.array([[tokenizer.pad_id]], np.int32), np.array([1], np.int32)).shape[1],
        max_length=config.max_length,
        question_prefix=config.question_prefix,
        passage_prefix=config.passage_prefix,
        largest_batch=LARGEST_BATCH,
    )
    opener = _cached_first(model, lambda count: _open_model(model_path, config.pooling, count))
    return OnnxEmbedder(traits, tokenizer, opener, threads or available_threads())


def pool(tokens: npt.NDArray[np.float32], lengths: Int32s, pooling: Pooling) -> npt.NDArray[np.float32]:
    """Shape (texts, tokens, dimension) → (texts, dimension), without the padding on the right."""
    if pooling == "first":
        return tokens[:, 0]
    if pooling == "last":
        return tokens[np.arange(len(tokens)), lengths - 1]
    mask = (np.arange(tokens.shape[1]) < lengths[:, None]).astype(np.float32)
    means: npt.NDArray[np.float32] = np.einsum("tld,tl->td", tokens, mask) / lengths[:, None].astype(np.float32)
    return means


def _cached_first(model: Model, open_model: Callable[[int], Model]) -> Callable[[int], Model]:
    """The first call gets the model that is open already."""
    ready = [model]
    return lambda count: ready.pop() if ready else open_model(count)


def _first_of(folder: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        if (folder / name).is_file():
            return folder / name
    raise EmbeddingFailed(message("folder_incomplete", path=folder, missing=names[0]))


def _read_config(path: Path) -> FolderConfig:
    if not path.is_file():
        return FolderConfig()
    try:
        return FolderConfig.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise EmbeddingFailed(message("folder_settings_wrong", path=path, reason=error)) from error


def _open_tokenizer(path: Path) -> Tokenizer:
    return JsonTokenizer(path) if path.suffix == ".json" else SentencePieceTokenizer(path)


def _fingerprint(model: Path, tokenizer: Path, config: FolderConfig) -> str:
    """By content: the same folder under another name is the same model."""
    files = [*sorted(model.parent.glob(f"{model.name}*")), tokenizer]
    contents = "".join(sha256(path) for path in files) + config.model_dump_json()
    return f"onnx/{hashlib.sha256(contents.encode()).hexdigest()[:FINGERPRINT_DIGITS]}"


def _open_model(path: Path, pooling: Pooling, threads: int) -> Model:
    session = OnnxSession(path, threads)
    ready = next((name for name in TEXT_OUTPUTS if name in session.outputs), None)
    per_token = next((name for name in TOKEN_OUTPUTS if name in session.outputs), session.outputs[0])

    def run(ids: Int32s, lengths: Int32s) -> Vectors:
        inputs = _inputs(session.inputs, ids, lengths)
        if ready:
            return unit_rows(session.run(ready, inputs))
        return unit_rows(pool(session.run(per_token, inputs), lengths, pooling))

    return run


def _inputs(wanted: Mapping[str, str], ids: Int32s, lengths: Int32s) -> dict[str, npt.NDArray[Any]]:
    mask = (np.arange(ids.shape[1]) < lengths[:, None]).astype(np.int64)
    offered: dict[str, npt.NDArray[Any]] = {
        "input_ids": ids,
        "attention_mask": mask,
        "token_type_ids": np.zeros_like(ids),
        "position_ids": np.broadcast_to(np.arange(ids.shape[1]), ids.shape),
        "ids": ids,
        "lengths": lengths,
    }
    types = {"tensor(int32)": np.int32, "tensor(int64)": np.int64}
    return {name: offered[name].astype(types.get(kind, np.int64)) for name, kind in wanted.items() if name in offered}
