"""Which texts go through a model together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Int32s = npt.NDArray[np.int32]


def batches_by_length(lengths: Sequence[int], largest: int) -> list[list[int]]:
    """Places of the texts in batches of at most ``largest``, longest first: little padding, and no caller ends late."""
    order = sorted(range(len(lengths)), key=lambda place: (-lengths[place], place))
    return [order[start : start + largest] for start in range(0, len(order), largest)]


def padded(batch: Sequence[Int32s], pad_id: int) -> tuple[Int32s, Int32s]:
    """Token numbers filled up on the right, shape (texts, longest), and the lengths, shape (texts,)."""
    lengths = np.array([len(ids) for ids in batch], np.int32)
    ids = np.full((len(batch), int(lengths.max())), pad_id, np.int32)
    for row, text in zip(ids, batch, strict=True):
        row[: len(text)] = text
    return ids, lengths
