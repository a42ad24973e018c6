"""An OpenAI-compatible embeddings endpoint (``POST {url}/embeddings``)."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

import httpx
import numpy as np
from pydantic import BaseModel, ValidationError

from ingest.embedding.embedder import Vectors
from ingest.embedding.messages import message
from ingest.embedding.onnx_embedder import unit_rows
from ingest.embedding.prefixes import prefixes_of
from ingest.errors import EmbeddingFailed

BATCH = 64
TIMEOUT = httpx.Timeout(30.0, connect=5.0)
ATTEMPTS = 4
FIRST_WAIT = 0.5
LONGEST_WAIT = 8.0
"""Seconds between attempts double from the first to the longest; a ``Retry-After`` is obeyed up to the longest."""
RETRY_BUDGET = 60.0
"""Seconds after which one batch is given up however many attempts are left."""
OVERLOADED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
MAX_TOKENS = 500
"""What hosted sentence models take at least; the endpoint says neither its limit nor its tokens."""
BYTES_A_TOKEN = 3
"""Careful guess for German text in multilingual vocabularies, which need 4 to 5 bytes a token."""


class _Row(BaseModel):
    index: int
    embedding: list[float]


class _Reply(BaseModel):
    data: list[_Row]


class RemoteEmbedder:
    """Raises ``EmbeddingFailed`` when the endpoint does not deliver within its retries. Thread-safe."""

    def __init__(
        self,
        url: str,
        model: str,
        api_key: str = "",
        *,
        transport: httpx.BaseTransport | None = None,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._url = url.rstrip("/") + "/embeddings"
        self._model = model
        self._client = httpx.Client(headers=headers, timeout=TIMEOUT, transport=transport)
        self._wait = wait
        self._clock = clock
        self._jitter = jitter
        self._question_prefix, self._passage_prefix = prefixes_of(model)
        self.max_tokens = MAX_TOKENS
        self.dimension = int(self.embed_questions(["Probe"]).shape[1])
        self.fingerprint = f"openai/{model}/{self.dimension}"

    def count_tokens(self, text: str) -> int:
        """An upper estimate."""
        return -(-len(text.encode("utf-8", "replace")) // BYTES_A_TOKEN)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._question_prefix, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed(self._passage_prefix, texts)

    def _embed(self, prefix: str, texts: Sequence[str]) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        # services refuse empty strings and half surrogate pairs
        inputs = [(prefix + text).encode("utf-8", "replace").decode() or " " for text in texts]
        starts = range(0, len(inputs), BATCH)
        return unit_rows(np.concatenate([self._embed_batch(inputs[start : start + BATCH]) for start in starts]))

    def _embed_batch(self, inputs: list[str]) -> Vectors:
        reply = self._post({"model": self._model, "input": inputs, "encoding_format": "float"})
        try:
            rows = sorted(_Reply.model_validate_json(reply.content).data, key=lambda row: row.index)
            vectors = np.array([row.embedding for row in rows], np.float32)
        except (ValidationError, ValueError) as error:
            raise self._malformed(type(error).__name__) from error
        if [row.index for row in rows] != list(range(len(inputs))) or vectors.ndim != 2:
            raise self._malformed(f"{len(rows)}/{len(inputs)}")
        if not np.isfinite(vectors).all():
            raise self._malformed("NaN")
        return vectors

    def _malformed(self, reason: str) -> EmbeddingFailed:
        return EmbeddingFailed(message("endpoint_malformed", url=self._url, reason=reason))

    def _post(self, body: dict[str, object]) -> httpx.Response:
        """The successful reply; waits and asks again while the service is overloaded or the connection breaks."""
        deadline = self._clock() + RETRY_BUDGET
        for attempt in range(1, ATTEMPTS + 1):
            outcome = self._try(body)
            if isinstance(outcome, httpx.Response) and outcome.status_code not in OVERLOADED:
                return self._accepted(outcome)
            pause = _pause(attempt, outcome, self._jitter())
            if attempt == ATTEMPTS or self._clock() + pause > deadline:
                break
            self._wait(pause)
        raise self._given_up(outcome, attempt)

    def _try(self, body: dict[str, object]) -> httpx.Response | httpx.TransportError:
        try:
            return self._client.post(self._url, json=body)
        except httpx.TransportError as error:
            return error
        except httpx.InvalidURL as error:
            raise EmbeddingFailed(message("endpoint_unreachable", url=self._url, reason=error)) from error

    def _accepted(self, reply: httpx.Response) -> httpx.Response:
        if not reply.is_success:
            raise EmbeddingFailed(message("endpoint_refused", url=self._url, status=reply.status_code))
        return reply

    def _given_up(self, outcome: httpx.Response | httpx.TransportError, attempts: int) -> EmbeddingFailed:
        if isinstance(outcome, httpx.Response):
            text = message("endpoint_overloaded", url=self._url, status=outcome.status_code, attempts=attempts)
        else:
            text = message("endpoint_unreachable", url=self._url, reason=type(outcome).__name__)
        return EmbeddingFailed(text)


def _pause(attempt: int, outcome: httpx.Response | httpx.TransportError, jitter: float) -> float:
    """Seconds: what the service asks for, else doubling with up to a quarter more (``jitter`` 0 to 1) to spread."""
    asked = outcome.headers.get("Retry-After", "") if isinstance(outcome, httpx.Response) else ""
    if asked.isdigit():
        return min(float(asked), LONGEST_WAIT)
    doubled: float = min(FIRST_WAIT * 2.0 ** (attempt - 1), LONGEST_WAIT)
    return doubled * (1 + jitter / 4)
