"""The bundled embedder: writing its model once, and what it answers."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.embedding.batches import batches_by_length, padded
from ingest.embedding.bundled import Precision, fingerprint, open_bundled, verify_bundled, weights_path, write_bundled
from ingest.embedding.model_folder import ensure_folder, is_intact
from ingest.embedding.onnx_embedder import OnnxEmbedder
from ingest.embedding.onnx_session import OnnxSession
from ingest.embedding.progress import silent
from ingest.embedding.weights import WeightFile
from ingest.errors import EmbeddingFailed

PROJECT = Path(__file__).resolve().parent.parent
TEXTS = [
    "Wolfsburg misst mit dreizehn Sensoren die Wasserqualität in Seen und Kanälen.",
    "Im Rathaus gibt es Kaffee.",
    "",
    "Die Stadt Ulm erprobt LoRaWAN.\n\tDaten fließen in eine offene Plattform, auf der auch Dritte sie nutzen können.",
    "Der Gemeinderat hat die Smart-City-Strategie beschlossen.",
    "😀😀",
    "Sensoren messen den Pegel des Flusses und warnen vor Hochwasser. " * 20,
]
QUESTION = "Welche Stadt misst mit Sensoren die Wasserqualität?"


@pytest.fixture(scope="module")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def int8(models_dir: Path) -> OnnxEmbedder:
    return open_bundled(models_dir, "int8", silent, threads=2)


@pytest.fixture(scope="module")
def exact(models_dir: Path) -> OnnxEmbedder:
    return open_bundled(models_dir, "exact", silent, threads=2)


@pytest.fixture(params=["int8", "exact"])
def embedder(request: pytest.FixtureRequest) -> OnnxEmbedder:
    return request.getfixturevalue(request.param)


def reference_tokens(ids: list[int]) -> np.ndarray:
    """The model in plain numpy, straight from the weights: one text's token vectors after the last layer."""
    weights = WeightFile(weights_path())
    shape = weights.shape

    def normal(x: np.ndarray, name: str) -> np.ndarray:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + shape.epsilon)
        return scaled * weights.vector(f"{name}.w") + weights.vector(f"{name}.b")

    def linear(x: np.ndarray, name: str) -> np.ndarray:
        return x @ weights.matrix(f"{name}.w", x.shape[-1]).T + weights.vector(f"{name}.b")

    words = np.concatenate(list(weights.row_chunks("emb.word", shape.hidden)))[ids]
    x = words + weights.matrix("emb.pos", shape.hidden)[: len(ids)] + weights.matrix("emb.type", shape.hidden)[0]
    x = normal(x, "emb.ln")
    for layer in (f"l{number}" for number in range(shape.layers)):
        q, k, v = (linear(x, f"{layer}.{part}").reshape(len(ids), shape.heads, -1).transpose(1, 0, 2) for part in "qkv")
        scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (shares / shares.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(ids), -1)
        x = normal(x + linear(mixed, f"{layer}.ao"), f"{layer}.aln")
        wide = linear(x, f"{layer}.fi")
        x = normal(x + linear(gelu(wide), f"{layer}.fo"), f"{layer}.oln")
    return x


def gelu(x: np.ndarray) -> np.ndarray:
    from math import erf

    return x * (1 + np.vectorize(erf)(x / np.sqrt(2))) / 2


def test_written_graph_computes_what_the_weights_say(exact: OnnxEmbedder, int8: OnnxEmbedder) -> None:
    ids = exact._tokenizer.encode(f"query: {QUESTION}", 512)
    mean = reference_tokens(ids.tolist()).mean(0)
    expected = mean / np.linalg.norm(mean)
    assert expected @ exact.embed_questions([QUESTION])[0] >= 0.9999
    assert expected @ int8.embed_questions([QUESTION])[0] >= 0.98


def test_token_vectors_are_given_too(models_dir: Path, exact: OnnxEmbedder) -> None:
    session = OnnxSession(models_dir / "multilingual-e5-small-exact" / "model.onnx", 1)
    encoded = [exact._tokenizer.encode(f"passage: {text}", 512) for text in TEXTS[:2]]
    ids, lengths = padded(encoded, exact._tokenizer.pad_id)
    tokens = session.run("tokens", {"ids": ids, "lengths": lengths})
    means = np.array([row[:length].mean(0) for row, length in zip(tokens, lengths, strict=True)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    assert np.allclose(means, exact.embed_passages(TEXTS[:2]), atol=1e-5)


def test_int8_stays_close_to_exact(int8: OnnxEmbedder, exact: OnnxEmbedder) -> None:
    cosines = (int8.embed_passages(TEXTS) * exact.embed_passages(TEXTS)).sum(1)
    assert cosines.min() >= 0.98
    assert cosines.mean() >= 0.99


def test_the_right_passage_is_nearest(embedder: OnnxEmbedder) -> None:
    scores = embedder.embed_passages(TEXTS) @ embedder.embed_questions([QUESTION])[0]
    assert scores.argmax() == 0


def test_vectors_are_unit_float32_in_the_order_given(embedder: OnnxEmbedder) -> None:
    together = embedder.embed_passages(TEXTS)
    alone = np.concatenate([embedder.embed_passages([text]) for text in TEXTS])
    assert together.dtype == np.float32
    assert together.shape == (len(TEXTS), embedder.dimension) == (len(TEXTS), 384)
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    assert np.allclose(together, alone, atol=1e-5)


def test_int8_gives_a_text_the_same_vector_in_any_company(int8: OnnxEmbedder) -> None:
    forwards = int8.embed_passages(TEXTS)
    assert np.array_equal(forwards, int8.embed_passages(TEXTS))
    assert np.array_equal(forwards, int8.embed_passages(TEXTS[::-1])[::-1])


def test_several_callers_at_once_get_their_own_vectors(int8: OnnxEmbedder) -> None:
    expected = [int8.embed_questions([text]) for text in TEXTS]
    with ThreadPoolExecutor(4) as callers:
        jobs = [callers.submit(int8.embed_questions, [text]) for text in TEXTS * 3]
        found = [job.result() for job in jobs]
    assert all(np.allclose(vector, expected[place % len(TEXTS)], atol=1e-5) for place, vector in enumerate(found))


@pytest.mark.parametrize("text", ["", " ", "😀" * 50, "\x00\x01\x1f", "\ud800", "a" * 10_000, "<s></s><mask>", "مدينة"])
def test_any_text_has_a_vector(int8: OnnxEmbedder, text: str) -> None:
    assert np.linalg.norm(int8.embed_questions([text])[0]) == pytest.approx(1, abs=1e-5)


def test_no_texts_no_vectors(int8: OnnxEmbedder) -> None:
    assert int8.embed_passages([]).shape == (0, 384)


def test_tokens_beyond_the_limit_change_nothing(int8: OnnxEmbedder) -> None:
    assert int8.max_tokens == 507
    fitting = "Wasser " * int8.max_tokens
    assert int8.count_tokens(fitting) == int8.max_tokens
    texts = (fitting + "Haus", fitting + "Haus " * 500, fitting, fitting + "Ende " * 500)
    vectors = [int8.embed_questions([text])[0] for text in texts]
    assert all(np.array_equal(vector, vectors[2]) for vector in vectors)
    assert not np.array_equal(vectors[2], int8.embed_questions([fitting[: -len("Wasser ")]])[0])


def test_special_pieces_in_a_text_are_text(int8: OnnxEmbedder) -> None:
    ids = int8._tokenizer.encode("<s> <mask> </s>", 512).tolist()
    assert (ids[0], ids[-1]) == (0, 2)
    assert not {0, 1, 2, 250_001} & set(ids[1:-1])


def test_line_breaks_and_tabs_are_spaces(int8: OnnxEmbedder) -> None:
    encode = int8._tokenizer.encode
    assert encode("Stadt\nund\tLand \ufeff", 512).tolist() == encode("Stadt und Land", 512).tolist()


def test_fingerprint_names_model_precision_and_writer(embedder: OnnxEmbedder, request: pytest.FixtureRequest) -> None:
    precision = request.node.callspec.params["embedder"]
    assert embedder.fingerprint == f"bundled/multilingual-e5-small/{precision}/1"


def test_progress_only_grows(tmp_path: Path) -> None:
    steps: list[float] = []
    write_bundled(tmp_path, "int8", lambda _what, done: steps.append(done))
    assert steps == sorted(steps)
    assert 0 < steps[0] < steps[-1] <= 1
    steps.clear()
    write_bundled(tmp_path, "int8", lambda _what, done: steps.append(done))
    assert steps == []


def test_a_model_cut_short_is_written_anew(tmp_path: Path) -> None:
    folder = write_bundled(tmp_path, "int8", silent)
    before = (folder / "weights.bin").read_bytes()
    (folder / "weights.bin").write_bytes(before[:1000])
    write_bundled(tmp_path, "int8", silent)
    assert (folder / "weights.bin").read_bytes() == before


def test_changed_bytes_are_found_when_asked_for(tmp_path: Path) -> None:
    folder = write_bundled(tmp_path, "int8", silent)
    verify_bundled(tmp_path, "int8")
    with (folder / "weights.bin").open("r+b") as file:
        file.seek(5_000)
        file.write(b"\xff\xfe\xfd")
    with pytest.raises(EmbeddingFailed, match="beschädigt"):
        verify_bundled(tmp_path, "int8")


def test_opening_does_not_import_what_only_writing_needs(models_dir: Path, int8: OnnxEmbedder) -> None:
    assert int8.dimension == 384
    program = (
        "import sys; from pathlib import Path; from ingest.settings import IndexSettings;"
        "from ingest.embedding.factory import open_embedder;"
        f"open_embedder(IndexSettings(data_dir=Path({str(models_dir.parent)!r}) / 'd'));"
        "print([name for name in ('onnx', 'google.protobuf', 'httpx', 'tokenizers', 'torch') if name in sys.modules])"
    )
    data_dir = models_dir.parent / "d"
    data_dir.mkdir()
    (data_dir / "models").symlink_to(models_dir)
    done = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


WRITE = """
import os, signal, sys
from pathlib import Path
from ingest.embedding.bundled import write_bundled
last = float(sys.argv[2])
kill = lambda _what, done: os.kill(os.getpid(), signal.SIGKILL) if done > last else None
write_bundled(Path(sys.argv[1]), "int8", kill)
"""


def start_writer(models_dir: Path, kill_after: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITE, str(models_dir), str(kill_after)], cwd=PROJECT)


@pytest.mark.parametrize("kill_after", [0.1, 0.5, 0.8])
def test_a_writer_killed_in_the_middle_harms_nobody(tmp_path: Path, kill_after: float) -> None:
    assert start_writer(tmp_path, kill_after).wait() == -9
    assert not (tmp_path / "multilingual-e5-small-int8").exists()
    assert start_writer(tmp_path, 2.0).wait() == 0
    verify_bundled(tmp_path, "int8")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [".multilingual-e5-small-int8.lock", "multilingual-e5-small-int8"]


def test_two_processes_that_start_at_once_find_one_whole_model(tmp_path: Path) -> None:
    writers = [start_writer(tmp_path, 2.0) for _ in range(2)]
    assert [writer.wait() for writer in writers] == [0, 0]
    verify_bundled(tmp_path, "int8")


def write_two(folder: Path) -> None:
    (folder / "a.bin").write_bytes(b"a" * 10)
    (folder / "b.bin").write_bytes(b"b" * 20)


def test_leftovers_of_a_killed_writer_are_removed(tmp_path: Path) -> None:
    leftover = tmp_path / ".tmp-model-abc"
    leftover.mkdir()
    (leftover / "a.bin").write_bytes(b"half")
    target = ensure_folder(tmp_path / "model", "f", write_two)
    assert is_intact(target, "f", thorough=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".model.lock", "model"]


def test_a_writer_that_fails_leaves_nothing_and_the_old_model_in_place(tmp_path: Path) -> None:
    ensure_folder(tmp_path / "model", "old", write_two)

    def full_disk(folder: Path) -> None:
        (folder / "a.bin").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(EmbeddingFailed, match="freien Platz"):
        ensure_folder(tmp_path / "model", "new", full_disk)
    assert is_intact(tmp_path / "model", "old", thorough=True)
    assert [path.name for path in tmp_path.glob(".tmp-*")] == []


def test_two_writers_at_once_write_once(tmp_path: Path) -> None:
    written: list[Path] = []

    def write(folder: Path) -> None:
        written.append(folder)
        write_two(folder)

    with ThreadPoolExecutor(4) as callers:
        targets = list(callers.map(lambda _: ensure_folder(tmp_path / "model", "f", write), range(4)))
    assert len(written) == 1
    assert all(is_intact(target, "f", thorough=True) for target in targets)


def test_another_fingerprint_is_written_anew(tmp_path: Path) -> None:
    ensure_folder(tmp_path / "model", "old", write_two)
    ensure_folder(tmp_path / "model", "new", lambda folder: (folder / "c.bin").write_bytes(b"c") and None)
    manifest = json.loads((tmp_path / "model" / "manifest.json").read_text())
    assert (manifest["fingerprint"], list(manifest["files"])) == ("new", ["c.bin"])


@pytest.mark.parametrize("content", ["", "{", '{"fingerprint": 3}'])
def test_a_broken_manifest_is_no_model(tmp_path: Path, content: str) -> None:
    ensure_folder(tmp_path / "model", "f", write_two)
    (tmp_path / "model" / "manifest.json").write_text(content)
    assert not is_intact(tmp_path / "model", "f")


@given(st.lists(st.integers(1, 512), max_size=40), st.integers(1, 9))
@settings(max_examples=50)
def test_every_text_is_in_one_batch_with_its_like(lengths: list[int], largest: int) -> None:
    batches = batches_by_length(lengths, largest)
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(1 <= len(batch) <= largest for batch in batches)
    ordered = [lengths[place] for batch in batches for place in batch]
    assert ordered == sorted(lengths, reverse=True)


def test_fingerprints_of_precisions_differ() -> None:
    precisions: list[Precision] = ["int8", "exact"]
    assert len({fingerprint(precision) for precision in precisions}) == 2
