"""Texts → token numbers, from a SentencePiece model or a ``tokenizer.json``."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import sentencepiece

from ingest.embedding.messages import message
from ingest.errors import EmbeddingFailed

TokenIds = npt.NDArray[np.int32]
"""One text with its special tokens, shape (tokens,)."""


class Tokenizer(Protocol):
    """``special_tokens`` is how many tokens ``encode`` adds to a text's own."""

    @property
    def pad_id(self) -> int: ...

    @property
    def special_tokens(self) -> int: ...

    def encode(self, text: str, longest: int) -> TokenIds:
        """With special tokens, at most ``longest`` altogether: what is too long loses its end."""
        ...

    def count(self, text: str) -> int:
        """The text's own tokens."""
        ...


class SentencePieceTokenizer:
    """``<s> … </s>`` around the pieces, as XLM-R models want it."""

    special_tokens = 2

    def __init__(self, path: Path) -> None:
        try:
            self._model = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as error:
            raise EmbeddingFailed(message("model_unreadable", path=path, reason=error)) from error

    @property
    def pad_id(self) -> int:
        return max(int(self._model.pad_id()), 0)

    def encode(self, text: str, longest: int) -> TokenIds:
        pieces = self._pieces(text)[: longest - self.special_tokens]
        return np.array([self._model.bos_id(), *pieces, self._model.eos_id()], np.int32)

    def count(self, text: str) -> int:
        return len(self._pieces(text))

    def _pieces(self, text: str) -> list[int]:
        return list(self._model.encode(encodable(text)))


class JsonTokenizer:
    """A ``tokenizer.json`` of the ``tokenizers`` package, which is imported only here."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer as Loaded

        try:
            # from_file raises bare Exceptions, from_buffer a ValueError
            self._model = Loaded.from_buffer(path.read_bytes())
        except (OSError, ValueError) as error:
            raise EmbeddingFailed(message("model_unreadable", path=path, reason=error)) from error
        padding = self._model.padding
        self._model.no_padding()
        self._model.no_truncation()
        self.pad_id = int(padding["pad_id"]) if padding else 0
        self.special_tokens = int(self._model.num_special_tokens_to_add(is_pair=False))

    def encode(self, text: str, longest: int) -> TokenIds:
        ids = self._model.encode(encodable(text)).ids
        if len(ids) > longest:
            # special tokens may stand on both sides: drop the text's last tokens, keep the closing one
            closing = ids[-1:] if self.special_tokens > 1 else []
            ids = ids[: longest - len(closing)] + closing
        return np.array(ids, np.int32)

    def count(self, text: str) -> int:
        return len(self._model.encode(encodable(text), add_special_tokens=False).ids)


def encodable(text: str) -> str:
    """Half surrogate pairs, which broken files can leave in a string, become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
