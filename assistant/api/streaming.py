"""From a thread that works to a client that listens, and may go away meanwhile."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from starlette.requests import Request

from assistant.events import Cancelled

Item = TypeVar("Item")
Send = Callable[[Item], None]
Submit = Callable[[Callable[[], None]], "Future[None]"]

POLL_SECONDS = 0.25
"""How soon a client that went away is noticed while nothing is sent."""
_END = object()


@dataclass(frozen=True, slots=True)
class Stream(Generic[Item]):
    """The items of work that has begun. Leaving the iteration early makes the next ``send`` raise ``Cancelled``."""

    queue: asyncio.Queue[Any]
    future: Future[None]
    gone: threading.Event
    halted: threading.Event = field(default_factory=threading.Event)

    async def items(self) -> AsyncIterator[Item]:
        """All items in order. Raises what the work raised."""
        try:
            while (item := await self.queue.get()) is not _END:
                yield item
            if not self.stopped:
                await asyncio.wrap_future(self.future)
        finally:
            self.gone.set()

    def stop(self) -> None:
        """On the loop that reads: what has come is read to its end, the work is cancelled as if the client had gone."""
        self.halted.set()
        self.gone.set()
        self.queue.put_nowait(_END)

    @property
    def stopped(self) -> bool:
        return self.halted.is_set()

    async def wait(self, request: Request) -> bool:
        """Until the work is done; False when the client went away before. Raises what the work raised."""
        try:
            while not self.future.done():
                if await request.is_disconnected():
                    return False
                await asyncio.wait([asyncio.wrap_future(self.future)], timeout=POLL_SECONDS)
            self.future.result()
            return True
        finally:
            self.gone.set()


def start(submit: Submit, work: Callable[[Send[Item]], None]) -> Stream[Item]:
    """Begin ``work`` on a thread of ``submit``'s. Raises what ``submit`` raises, before anything is sent."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Any] = asyncio.Queue()
    gone = threading.Event()

    def send(item: Item) -> None:
        if gone.is_set():
            raise Cancelled
        _hand_over(item)

    def _hand_over(item: object) -> None:
        try:
            loop.call_soon_threadsafe(queue.put_nowait, item)
        except RuntimeError as error:
            # The loop is closed: the server stops.
            raise Cancelled from error

    def job() -> None:
        try:
            work(send)
        except Cancelled:
            return
        finally:
            if not loop.is_closed():
                loop.call_soon_threadsafe(queue.put_nowait, _END)

    return Stream(queue, submit(job), gone)
