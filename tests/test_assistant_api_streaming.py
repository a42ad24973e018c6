"""Clients that go away, rooms that are full, pages that are marked."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from assistant.api.streaming import Send, start
from assistant.api.waiting import WAITING_PER_CALLER, WaitingRoom
from assistant.events import Cancelled
from ingest.errors import Busy, IndexMissing


@pytest.fixture
def pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(2)


def test_items_come_in_order(pool: ThreadPoolExecutor) -> None:
    async def collect() -> list[int]:
        return [item async for item in start(pool.submit, lambda send: [send(n) for n in range(5)]).items()]

    assert asyncio.run(collect()) == [0, 1, 2, 3, 4]


def test_what_work_raises_reaches_the_reader(pool: ThreadPoolExecutor) -> None:
    def work(send: Send[int]) -> None:
        send(1)
        raise IndexMissing("kein Index")

    async def collect() -> list[int]:
        return [item async for item in start(pool.submit, work).items()]

    with pytest.raises(IndexMissing, match="kein Index"):
        asyncio.run(collect())


def test_reader_who_leaves_cancels_the_work(pool: ThreadPoolExecutor) -> None:
    cancelled, proceed = threading.Event(), threading.Event()

    def work(send: Send[int]) -> None:
        send(1)
        proceed.wait(5)
        try:
            send(2)
        except Cancelled:
            cancelled.set()
            raise

    async def leave_early() -> None:
        items = start(pool.submit, work).items()
        assert await anext(items) == 1
        await items.aclose()  # type: ignore[attr-defined]
        proceed.set()

    asyncio.run(leave_early())
    assert cancelled.wait(5)


def test_reader_who_stops_has_what_came_and_cancels_the_work(pool: ThreadPoolExecutor) -> None:
    cancelled, proceed = threading.Event(), threading.Event()

    def work(send: Send[int]) -> None:
        send(1)
        send(2)
        proceed.wait(5)
        try:
            send(3)
        except Cancelled:
            cancelled.set()
            raise

    async def stop() -> list[int]:
        stream = start(pool.submit, work)
        items = stream.items()
        found = [await anext(items)]
        while stream.queue.empty():
            await asyncio.sleep(0.01)
        stream.stop()
        found += [item async for item in items]
        proceed.set()
        assert stream.stopped
        return found

    assert asyncio.run(stop()) == [1, 2]
    assert cancelled.wait(5)


class Connection:
    """A request whose client leaves after some looks."""

    def __init__(self, looks: int) -> None:
        self._looks = looks

    async def is_disconnected(self) -> bool:
        self._looks -= 1
        return self._looks < 0


def test_client_of_a_whole_answer_who_leaves_cancels_it(pool: ThreadPoolExecutor) -> None:
    proceed = threading.Event()

    def work(send: Send[int]) -> None:
        proceed.wait(5)
        send(1)

    async def wait() -> tuple[bool, Future[None]]:
        stream = start(pool.submit, work)
        stayed = await stream.wait(Connection(looks=1))  # type: ignore[arg-type]
        proceed.set()
        return stayed, stream.future

    stayed, future = asyncio.run(wait())
    assert not stayed
    assert future.result(5) is None


def test_full_room_refuses_and_recovers() -> None:
    room, open_door = WaitingRoom(1), threading.Event()
    futures = [room.submit(open_door.wait) for _ in range(1 + WAITING_PER_CALLER)]
    with pytest.raises(Busy):
        room.submit(open_door.wait)
    open_door.set()
    assert [future.result(5) for future in futures] == [True] * len(futures)
    assert room.submit(lambda: 7).result(5) == 7
    room.close()
