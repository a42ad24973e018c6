"""How another process on this machine hands work to the running server: names both sides know, errors carried over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from ingest.errors import TransferkompassError

PREFIX = "/internal/v1"
HEALTH = "/health"
TOKEN_HEADER = "X-Transferkompass-Token"


def carried(error: TransferkompassError) -> dict[str, str]:
    """An error as the other side needs it: its stable code and its sentence."""
    return {"code": error.code, "detail": str(error)}


def raise_handed_over(problem: Mapping[str, Any]) -> NoReturn:
    """Raise the error that ``problem`` (code and detail) was, so that its exit status stays the same."""
    kinds = {kind.code: kind for kind in _kinds(TransferkompassError) if "__init__" not in vars(kind)}
    kind = kinds.get(str(problem.get("code")), TransferkompassError)
    raise kind(str(problem.get("detail", "")))


def _kinds(kind: type[TransferkompassError]) -> Iterator[type[TransferkompassError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)
