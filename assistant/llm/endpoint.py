"""The OpenAI-compatible server, through llama-index. The only module that knows the libraries in between."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Protocol

import httpx
import openai
from llama_index.core.base.llms.types import ChatMessage, MessageRole
from llama_index.llms.openai_like import OpenAILike

# Loaded by the library at the first call otherwise: seconds that would count against a reader's time.
from openai.resources import chat as _chat  # noqa: F401

from assistant.llm.failures import broken, refused, unreadable
from assistant.llm.model import Message, Schema
from assistant.settings import LanguageModelSettings

CONNECT_SECONDS = 5.0
"""A server that does not take the connection in this time is down."""
NO_KEY = "none"
"""The library insists on a key; servers without one ignore it."""
FOREIGN_HEADERS = ("openai-organization", "openai-project")
"""Set by the library from the environment of the process: this server has no business with them."""
PLAIN = "identity"
"""A packed reply could be a thousand times what was counted, and saves nothing on words that come one by one."""
MOST_BYTES = 32 * 1024 * 1024
"""Of one reply, whatever it says: the 8,000 tokens that may be asked for and thoughts as long again, at 500 bytes of
event a token, are 8 MB. A reply without end must not fill the memory before its time is over."""
NO_SUCH_REPLY = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What the libraries trip over in a reply of another shape."""
_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


class Call(Protocol):
    """One request. ``pieces`` runs on one thread, ``close`` may come from another at any time."""

    def pieces(self) -> Iterator[str]:
        """The reply as it comes; an empty piece is a sign of life. Raises ``CallFailed``."""
        ...

    def close(self) -> None:
        """Ends the request, however far it is. The server sees the connection go."""
        ...


class EndpointCall:
    """Its own connection, so that ending it ends nothing else."""

    def __init__(self, settings: LanguageModelSettings, messages: Sequence[Message], schema: Schema | None) -> None:
        self._messages = [ChatMessage(role=MessageRole(message.role), content=message.text) for message in messages]
        self._options: dict[str, Any] = {} if schema is None else {"response_format": _format(schema)}
        self._sockets: list[socket.socket] = []
        self._closed = False
        self._lock = threading.Lock()
        self._http = httpx.Client(
            trust_env=False,
            timeout=httpx.Timeout(settings.total_seconds, connect=min(CONNECT_SECONDS, settings.first_token_seconds)),
            headers={"Accept-Encoding": PLAIN},
            event_hooks={"request": [self._prepare], "response": [_bounded]},
        )
        self._llm = OpenAILike(
            model=settings.model,
            api_base=settings.url.rstrip("/"),
            api_key=settings.api_key.get_secret_value() or NO_KEY,
            is_chat_model=True,
            temperature=0.0,
            max_tokens=settings.max_tokens,
            max_retries=0,
            timeout=settings.total_seconds,
            http_client=self._http,
        )

    def pieces(self) -> Iterator[str]:
        try:
            for response in self._llm.stream_chat(self._messages, **self._options):
                yield response.delta or ""
                if _is_last(response.raw):
                    return
        except openai.APIStatusError as error:
            raise refused(error.status_code) from error
        except (openai.APIConnectionError, httpx.HTTPError) as error:
            raise broken(type(error.__cause__ or error).__name__) from error
        except (openai.OpenAIError, *NO_SUCH_REPLY, httpx.InvalidURL) as error:
            raise unreadable(type(error).__name__) from error
        finally:
            self._http.close()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for connection in self._sockets:
                _hang_up(connection)

    def _prepare(self, request: httpx.Request) -> None:
        for name in FOREIGN_HEADERS:
            request.headers.pop(name, None)
        request.extensions["trace"] = self._notice

    def _notice(self, event: str, details: dict[str, Any]) -> None:
        """Remember the connection as soon as it stands: a thread that waits on it is woken only through it."""
        if event in _CONNECTED:
            connection = details["return_value"].get_extra_info("socket")
            with self._lock:
                self._sockets.append(connection)
                if self._closed:
                    _hang_up(connection)


def _is_last(chunk: Any) -> bool:
    """The model has finished: some servers keep the connection open all the same, and say nothing more."""
    return any(choice.finish_reason for choice in chunk.choices[:1])


def _bounded(response: httpx.Response) -> None:
    """Raises ``DecodingError`` for a packed reply; later ``ReadError`` when there is too much of it."""
    if response.headers.get("Content-Encoding", PLAIN).lower() != PLAIN:
        raise httpx.DecodingError("packed", request=response.request)
    if isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _BoundedStream(response.stream)


class _BoundedStream(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for chunk in self._stream:
            size += len(chunk)
            if size > MOST_BYTES:
                raise httpx.ReadError("too much")
            yield chunk

    def close(self) -> None:
        self._stream.close()


def _hang_up(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _format(schema: Schema) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": dict(schema)}}
