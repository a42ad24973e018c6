"""Weights as eight-bit integers with one scale a row or a column."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Int8s = npt.NDArray[np.int8]

ROW_LIMIT = 127
COLUMN_LIMIT = 64
"""Processors without VNNI add two products of an unsigned and a signed byte in 16 bits: 2 · 255 · 64 = 32,640 still
fits, 2 · 255 · 127 does not and is cut off silently."""

SMALLEST = 1e-30
"""Rows and columns without a larger weight count as zero: their scale could no longer be divided by."""


def quantize_rows(rows: Floats) -> tuple[Int8s, Floats]:
    """Shape (n, m) → int8 (n, m) and scales (n, 1), so that their product is ``rows`` to half a step."""
    return _quantize(rows, axis=1, limit=ROW_LIMIT)


def quantize_columns(matrix: Floats) -> tuple[Int8s, Floats]:
    """Shape (n, m) → int8 (n, m) within ±``COLUMN_LIMIT`` and scales (m,)."""
    values, scales = _quantize(matrix, axis=0, limit=COLUMN_LIMIT)
    return values, scales[0]


def _quantize(values: Floats, axis: int, limit: int) -> tuple[Int8s, Floats]:
    largest = np.abs(values).max(axis=axis, keepdims=True)
    scales = (np.where(largest > SMALLEST, largest, 1.0) / limit).astype(np.float32)
    return np.rint(values / scales).astype(np.int8), scales
