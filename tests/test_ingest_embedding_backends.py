"""The backends beside the bundled one: an endpoint, a folder, and what the settings name."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

from ingest.embedding.factory import open_embedder, open_entailment, open_reranker
from ingest.embedding.onnx_folder import FolderConfig, open_onnx_folder, pool
from ingest.embedding.prefixes import prefixes_of
from ingest.embedding.remote import BATCH, RemoteEmbedder
from ingest.embedding.torch_models import label_odds
from ingest.errors import EmbeddingFailed, InvalidSettings
from ingest.settings import EmbeddingSettings, IndexSettings

Reply = tuple[int, dict[str, str], bytes]
Respond = Callable[[dict[str, Any]], Reply]


def vector_of(text: str) -> list[float]:
    return [float(len(text)), 1.0, float(text.count("e"))]


def embed(body: dict[str, Any]) -> Reply:
    rows = [{"index": place, "embedding": vector_of(text)} for place, text in enumerate(body["input"])]
    return 200, {}, json.dumps({"object": "list", "data": rows[::-1], "model": body["model"]}).encode()


class Endpoint:
    """An embeddings service in this process. ``script`` are the next replies; after them it works."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []
        self.script: list[Respond] = []
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                endpoint.requests.append(body)
                endpoint.keys.append(self.headers.get("Authorization"))
                endpoint.paths.append(self.path)
                status, headers, content = (endpoint.script.pop(0) if endpoint.script else embed)(body)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(content))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def status(code: int, headers: dict[str, str] | None = None) -> Respond:
    return lambda _body: (code, headers or {}, b"{}")


def content(data: object) -> Respond:
    return lambda _body: (200, {}, data if isinstance(data, bytes) else json.dumps(data).encode())


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    served = Endpoint()
    yield served
    served.close()


class Clock:
    """Time that passes only by waiting."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def remote(endpoint: Endpoint, clock: Clock | None = None, model: str = "bge-m3") -> RemoteEmbedder:
    clock = clock or Clock()
    return RemoteEmbedder(endpoint.url, model, "geheim", wait=clock.wait, clock=lambda: clock.now, jitter=lambda: 0.0)


def test_vectors_come_in_the_order_given_and_in_batches(endpoint: Endpoint) -> None:
    embedder = remote(endpoint)
    texts = ["e" * (1 + place % 90) for place in range(BATCH * 2 + 5)]
    vectors = embedder.embed_passages(texts)
    expected = np.array([vector_of(text) for text in texts], np.float32)
    expected /= np.linalg.norm(expected, axis=1, keepdims=True)
    assert np.allclose(vectors, expected, atol=1e-6)
    assert vectors.dtype == np.float32
    assert [len(request["input"]) for request in endpoint.requests] == [1, BATCH, BATCH, 5]
    assert set(endpoint.paths) == {"/v1/embeddings"}
    assert set(endpoint.keys) == {"Bearer geheim"}
    assert (embedder.dimension, embedder.fingerprint) == (3, "openai/bge-m3/3")
    assert embedder.embed_questions([]).shape == (0, 3)


def test_e5_models_get_their_prefixes_and_no_text_is_empty(endpoint: Endpoint) -> None:
    embedder = remote(endpoint, model="intfloat/multilingual-e5-large")
    embedder.embed_questions(["Wer?"])
    embedder.embed_passages(["Da."])
    remote(endpoint).embed_passages(["", "\ud800"])
    sent = [request["input"] for request in endpoint.requests]
    assert sent == [["query: Probe"], ["query: Wer?"], ["passage: Da."], ["Probe"], [" ", "?"]]


def test_an_overloaded_service_is_asked_again(endpoint: Endpoint) -> None:
    clock = Clock()
    embedder = remote(endpoint, clock)
    endpoint.script = [status(503), status(429, {"Retry-After": "3"}), status(500)]
    assert embedder.embed_passages(["eins"]).shape == (1, 3)
    assert clock.waits == [0.5, 3.0, 2.0]


def test_retries_end_and_say_so_in_german(endpoint: Endpoint) -> None:
    embedder = remote(endpoint)
    endpoint.script = [status(503)] * 4
    with pytest.raises(EmbeddingFailed, match=r"nach 4 Versuchen nicht wie erwartet \(HTTP 503\)"):
        embedder.embed_passages(["eins"])


def test_the_time_for_retries_is_limited(endpoint: Endpoint) -> None:
    clock = Clock()
    embedder = remote(endpoint, clock)

    def slow(_body: dict[str, Any]) -> Reply:
        clock.now += 59.8
        return 503, {}, b""

    endpoint.script = [slow, slow]
    with pytest.raises(EmbeddingFailed, match="nach 1 Versuchen"):
        embedder.embed_passages(["eins"])


@pytest.mark.parametrize("code", [400, 401, 404])
def test_a_refusal_is_final(endpoint: Endpoint, code: int) -> None:
    embedder = remote(endpoint)
    endpoint.script = [status(code)]
    with pytest.raises(EmbeddingFailed, match=f"abgelehnt \\(HTTP {code}\\)"):
        embedder.embed_passages(["eins"])
    assert len(endpoint.requests) == 2


@pytest.mark.parametrize(
    "reply",
    [
        b"<html>",
        {"data": []},
        {"data": [{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0, 2.0]}]},
        {"data": [{"index": 0, "embedding": [1.0]}, {"index": 0, "embedding": [1.0]}]},
        {"data": [{"index": 0, "embedding": "AAAA"}, {"index": 1, "embedding": "AAAA"}]},
        b'{"data": [{"index": 0, "embedding": [1e999]}, {"index": 1, "embedding": [1.0]}]}',
    ],
)
def test_a_reply_that_cannot_be_read_is_an_error(endpoint: Endpoint, reply: object) -> None:
    embedder = remote(endpoint)
    endpoint.script = [content(reply)]
    with pytest.raises(EmbeddingFailed, match="nicht lesen lässt"):
        embedder.embed_passages(["eins", "zwei"])


def test_nobody_listening_is_named(endpoint: Endpoint) -> None:
    gone = Clock()
    with pytest.raises(EmbeddingFailed, match=r"http://127\.0\.0\.1:1/v1/embeddings ist nicht erreichbar"):
        RemoteEmbedder("http://127.0.0.1:1/v1", "m", wait=gone.wait, clock=lambda: gone.now)
    assert len(gone.waits) == 3


def test_token_estimate_is_above_the_bundled_vocabulary(endpoint: Endpoint) -> None:
    assert remote(endpoint).count_tokens("Straßenbeleuchtung") == 7


WORDS = {"[PAD]": 0, "[CLS]": 1, "[SEP]": 2, "[UNK]": 3, "wasser": 4, "sensor": 5, "kaffee": 6}
ROWS = np.array([[9, 9], [1, 0], [0, 1], [1, 1], [3, 0], [0, 3], [-3, 0]], np.float32)


def write_folder(folder: Path, config: dict[str, object] | None = None) -> Path:
    """A model whose token vectors are the rows of a table."""
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "l"]) for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["n", "l", 2])
    node = helper.make_node("Gather", ["rows", "input_ids"], ["last_hidden_state"])
    graph = helper.make_graph([node], "g", inputs, [output], [numpy_helper.from_array(ROWS, "rows")])
    (folder / "onnx").mkdir(parents=True)
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9),
        folder / "onnx" / "model.onnx",
    )
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)])
    tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")
    tokenizer.save(str(folder / "tokenizer.json"))
    if config is not None:
        (folder / "transferkompass.json").write_text(json.dumps(config))
    return folder


def unit(*values: float) -> list[float]:
    return (np.array(values) / np.linalg.norm(values)).tolist()


@pytest.mark.parametrize(
    ("pooling", "short", "long"),
    [
        ("mean", unit(4, 1), unit(1 + 3 + 0 - 3, 3 + 1)),
        ("first", [1.0, 0.0], [1.0, 0.0]),
        ("last", [0.0, 1.0], [0.0, 1.0]),
    ],
)
def test_a_folder_is_pooled_as_its_config_says(
    tmp_path: Path, pooling: str, short: list[float], long: list[float]
) -> None:
    settings = EmbeddingSettings(backend="onnx", model=str(write_folder(tmp_path / "m", {"pooling": pooling})))
    embedder = open_embedder(IndexSettings(embedding=settings))
    vectors = embedder.embed_passages(["wasser", "wasser sensor kaffee"])
    assert np.allclose(vectors, [short, long], atol=1e-6)
    assert (embedder.dimension, embedder.max_tokens, embedder.count_tokens("wasser tee")) == (2, 510, 2)


def test_a_folder_has_its_prefixes_and_its_longest_text(tmp_path: Path) -> None:
    config = {"question_prefix": "sensor ", "passage_prefix": "wasser ", "max_length": 16}
    embedder = open_onnx_folder(write_folder(tmp_path / "m", config))
    assert np.allclose(embedder.embed_questions(["kaffee"]), [unit(-2, 4)], atol=1e-6)
    assert np.allclose(embedder.embed_passages(["wasser"]), [unit(7, 1)], atol=1e-6)
    assert embedder.max_tokens == 13
    assert np.allclose(embedder.embed_passages(["sensor " * 50]), [unit(1 + 3, 13 * 3 + 1)], atol=1e-6)


def test_a_folder_keeps_its_fingerprint_when_moved_and_loses_it_when_changed(tmp_path: Path) -> None:
    first = open_onnx_folder(write_folder(tmp_path / "a")).fingerprint
    moved = open_onnx_folder(write_folder(tmp_path / "b")).fingerprint
    changed = open_onnx_folder(write_folder(tmp_path / "c", {"pooling": "first"})).fingerprint
    assert first == moved != changed


@pytest.mark.parametrize("name", ["onnx/model.onnx", "tokenizer.json"])
def test_an_incomplete_or_broken_folder_is_refused(tmp_path: Path, name: str) -> None:
    folder = write_folder(tmp_path / "m")
    (folder / name).write_bytes(b"nonsense")
    with pytest.raises(EmbeddingFailed, match="lässt sich nicht laden"):
        open_onnx_folder(folder)
    (folder / name).unlink()
    with pytest.raises(EmbeddingFailed, match="unvollständig"):
        open_onnx_folder(folder)


def test_a_config_with_a_wrong_word_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingFailed, match="ungültige Angaben"):
        open_onnx_folder(write_folder(tmp_path / "m", {"pooling": "median"}))


def test_pooling_leaves_padding_out() -> None:
    tokens = np.array([[[1, 2], [3, 4], [99, 99]]], np.float32)
    lengths = np.array([2], np.int32)
    assert pool(tokens, lengths, "mean").tolist() == [[2, 3]]
    assert pool(tokens, lengths, "last").tolist() == [[3, 4]]
    assert FolderConfig().pooling == "mean"


@pytest.mark.parametrize("backend", ["onnx", "sentence-transformers", "openai"])
def test_a_backend_without_a_model_is_wrong_use(backend: Any) -> None:
    with pytest.raises(InvalidSettings, match=backend):
        open_embedder(IndexSettings(embedding=EmbeddingSettings(backend=backend)))


def test_an_endpoint_without_an_address_is_wrong_use() -> None:
    with pytest.raises(InvalidSettings, match="URL"):
        open_embedder(IndexSettings(embedding=EmbeddingSettings(backend="openai", model="m")))


def test_the_endpoint_is_opened_from_settings(endpoint: Endpoint) -> None:
    settings = EmbeddingSettings(backend="openai", model="m", url=endpoint.url, api_key="k")
    assert open_embedder(IndexSettings(embedding=settings)).fingerprint == "openai/m/3"


def test_no_reranker_unless_named() -> None:
    assert open_reranker(IndexSettings()) is None


@pytest.mark.parametrize(
    ("model", "prefixes"),
    [
        ("intfloat/multilingual-e5-large", ("query: ", "passage: ")),
        ("/modelle/E5-small/", ("query: ", "passage: ")),
        ("BAAI/bge-m3", ("", "")),
        ("e5/other", ("", "")),
    ],
)
def test_e5_is_known_by_its_name(model: str, prefixes: tuple[str, str]) -> None:
    assert prefixes_of(model) == prefixes


def test_log_odds_of_a_label_are_those_of_its_share() -> None:
    scores = np.array([0.3, 2.0, -1.0])
    share = np.exp(scores[1]) / np.exp(scores).sum()
    assert label_odds(scores, 1) == pytest.approx(np.log(share / (1 - share)))
    assert label_odds(np.array([0.7]), 0) == 0.7


def test_no_entailment_model_is_opened_unless_named() -> None:
    assert open_entailment(IndexSettings()) is None
