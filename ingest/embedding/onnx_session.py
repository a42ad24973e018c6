"""ONNX Runtime behind two functions' worth of interface. The only module that imports it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as failures

from ingest.embedding.messages import message
from ingest.errors import EmbeddingFailed

_FAILURES = (failures.Fail, failures.InvalidArgument, failures.InvalidGraph, failures.InvalidProtobuf,
             failures.NoSuchFile, failures.NotImplemented, failures.RuntimeException)  # fmt: skip
_ERRORS_ONLY = 3


class OnnxSession:
    """A loaded model. ``run`` may be called by several threads at once."""

    def __init__(self, path: Path, threads: int) -> None:
        try:
            self._session = onnxruntime.InferenceSession(
                str(path), _options(threads), providers=["CPUExecutionProvider"]
            )
        except (*_FAILURES, OSError) as error:
            raise EmbeddingFailed(message("model_unreadable", path=path, reason=error)) from error
        self.inputs: Mapping[str, str] = {node.name: node.type for node in self._session.get_inputs()}
        self.outputs = tuple(node.name for node in self._session.get_outputs())

    def run(self, output: str, inputs: Mapping[str, npt.NDArray[Any]]) -> npt.NDArray[np.float32]:
        try:
            return cast(npt.NDArray[np.float32], self._session.run([output], dict(inputs))[0])
        except (*_FAILURES, ValueError) as error:
            raise EmbeddingFailed(message("run_failed", reason=error)) from error


def _options(threads: int) -> onnxruntime.SessionOptions:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # the arena keeps the largest batch ever seen: 627 MB instead of 229 at 16 texts of 512 tokens
    options.enable_cpu_mem_arena = False
    options.log_severity_level = _ERRORS_ONLY
    # threads that go on spinning after a run take the processor from whatever comes next
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return options
