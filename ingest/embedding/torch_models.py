"""Sentence models and cross-encoders of sentence-transformers (extra ``[models]``), from the Hub or from a folder."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.embedding.embedder import Vectors
from ingest.embedding.messages import message
from ingest.embedding.onnx_embedder import unit_rows
from ingest.embedding.prefixes import prefixes_of
from ingest.errors import EmbeddingFailed

BATCH = 4
"""10.6 passages a second against 5.6 at the library's default of 32 (two cores)."""
LONGEST_GUESS = 512
"""Tokens, for a model that does not say how many it takes."""
QUESTION_PROMPTS = ("query", "question")
PASSAGE_PROMPTS = ("passage", "document", "corpus")
ENTAILMENT = "entailment"


class SentenceTransformerEmbedder:
    """``model`` is a name of the Hub or a folder. Prompts are the model's own; e5 models without any get theirs."""

    def __init__(self, model: str) -> None:
        self._model = _load("SentenceTransformer", model)
        self._tokenizer = self._model.tokenizer
        self.fingerprint = f"sentence-transformers/{model}"
        self.dimension = int(self._encode("", ["Probe"]).shape[1])
        self._question_prompt, self._passage_prompt = _prompts(self._model.prompts, model)
        longest_prompt = max(self.count_tokens(self._question_prompt), self.count_tokens(self._passage_prompt))
        special = int(self._tokenizer.num_special_tokens_to_add(pair=False))
        self.max_tokens = int(self._model.max_seq_length or LONGEST_GUESS) - longest_prompt - special

    def count_tokens(self, text: str) -> int:
        return len(self._tokenizer.encode(text, add_special_tokens=False, verbose=False))

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._question_prompt, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._passage_prompt, texts)

    def _embed(self, prompt: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        return self._encode(prompt, texts)

    def _encode(self, prompt: str, texts: Sequence[str]) -> Vectors:
        try:
            vectors = self._model.encode(
                list(texts), prompt=prompt or None, batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
            )
        except (RuntimeError, ValueError) as error:
            raise EmbeddingFailed(message("run_failed", reason=error)) from error
        return unit_rows(vectors)


class CrossEncoderReranker:
    """``model`` is a name of the Hub or a folder."""

    def __init__(self, model: str) -> None:
        self._model = _load("CrossEncoder", model)
        self.fingerprint = f"cross-encoder/{model}"

    def score(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        if not texts:
            return np.zeros(0, np.float32)
        try:
            scores = self._model.predict(
                [(question, text) for text in texts], batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
            )
        except (RuntimeError, ValueError) as error:
            raise EmbeddingFailed(message("run_failed", reason=error)) from error
        return np.asarray(scores, np.float32).reshape(len(texts), -1)[:, -1]


class EntailmentCrossEncoder:
    """``model`` is a name of the Hub or a folder of a cross-encoder for language inference.

    One of its labels must be called entailment, as in models fitted on XNLI; a model of one label says it by its score.
    """

    def __init__(self, model: str) -> None:
        self._model = _load("CrossEncoder", model)
        self._label = _entailment_label(self._model.config.id2label, model)

    def log_odds(self, premise: str, claim: str) -> float:
        try:
            scores = self._model.predict(
                [(premise, claim)], show_progress_bar=False, convert_to_numpy=True, activation_fn=_as_they_are
            )
        except (RuntimeError, ValueError) as error:
            raise EmbeddingFailed(message("run_failed", reason=error)) from error
        return label_odds(np.asarray(scores, np.float64).reshape(-1), self._label)


def label_odds(scores: npt.NDArray[np.float64], label: int) -> float:
    """Log odds of one label against all others, from the scores before softmax; a lone score is its own log odds."""
    if len(scores) == 1:
        return float(scores[0])
    return float(scores[label] - np.logaddexp.reduce(np.delete(scores, label)))


def _entailment_label(labels: dict[int, str], model: str) -> int:
    found = [number for number, name in labels.items() if name.lower() == ENTAILMENT]
    if found or len(labels) == 1:
        return found[0] if found else 0
    raise EmbeddingFailed(message("label_missing", path=model, labels=", ".join(labels.values())))


def _as_they_are(scores: Any) -> Any:
    return scores


def _load(kind: str, model: str) -> Any:
    try:
        library = importlib.import_module("sentence_transformers")
    except ImportError as error:
        raise EmbeddingFailed(message("extra_missing", package="sentence-transformers")) from error
    try:
        return getattr(library, kind)(model, device="cpu")
    except (OSError, ValueError, RuntimeError) as error:
        raise EmbeddingFailed(message("model_unreadable", path=model, reason=error)) from error


def _prompts(own: dict[str, str] | None, model: str) -> tuple[str, str]:
    named = {name: prompt for name, prompt in (own or {}).items() if prompt}
    if not named:
        return prefixes_of(model)
    return _first(named, QUESTION_PROMPTS), _first(named, PASSAGE_PROMPTS)


def _first(prompts: dict[str, str], names: tuple[str, ...]) -> str:
    return next((prompts[name] for name in names if name in prompts), "")
