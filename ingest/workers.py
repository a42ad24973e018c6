"""Reading files in processes of their own, so that a file that hangs, crashes or eats memory harms only itself.

A worker is ``python -m ingest.workers``: it takes one JSON line a file on standard input and answers with one JSON
line on standard output, after dots that say it is still reading. It never sends anything that could be executed here.
"""

from __future__ import annotations

import json
import os
import resource
import selectors
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any, BinaryIO

from pydantic import TypeAdapter

from ingest import os_errors
from ingest.documents import ReadDocument
from ingest.errors import UnreadableDocument
from ingest.index.messages import message
from ingest.readers.limits import ReadingLimits
from ingest.references import attach_sources, sources_in_footnotes
from ingest.settings import PROJECT_ROOT

SECONDS_FOR_A_FILE = 30.0
"""A worker that gives no sign of life for so long is killed (issue 4: no file may hang longer)."""
GRACE_SECONDS = 2.0
"""The reader's own deadline, in processor time, comes first where the machine is not busy: it knows more about what it
was doing, and allows long files more."""
START_SECONDS = 60.0
"""A worker's first file may wait for the libraries to load on a busy machine."""
MEMORY_BYTES = 2**30
"""Private memory of a worker (issue 4: below 1 GB for one file)."""
WINDOW = 3
"""Files read ahead for each worker while others are embedded: bounds the memory of any corpus."""
CHUNK = 1 << 16
SIGN_OF_LIFE = b"."
SECONDS_BETWEEN_SIGNS = 1.0
WITH_OCR = "ocr"
"""Last word of a worker's command line when it is to read scanned pages."""

DOCUMENTS = TypeAdapter(list[tuple[str, ReadDocument]])


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What came of one file: documents with their name suffix, or the German reason why not.

    ``code`` is the reader's key of the reason (``unknown_format`` …), empty for success.
    """

    path: Path
    documents: tuple[tuple[str, ReadDocument], ...] = ()
    reason: str = ""
    code: str = ""


class ReaderPool:
    """``workers`` processes that read files. Use as a context manager: leaving ends the processes."""

    def __init__(
        self,
        workers: int,
        largest_file_mb: int,
        *,
        ocr: bool = False,
        seconds: float = SECONDS_FOR_A_FILE,
        reader: str = "ingest.readers:read_document",
    ) -> None:
        """``ocr``: read scanned pages. ``reader`` names the function a worker calls, as ``module:function``."""
        self._workers = workers
        options = [reader, str(largest_file_mb), str(seconds), *([WITH_OCR] if ocr else [])]
        self._command = [sys.executable, "-P", "-m", "ingest.workers", *options]
        self._seconds = seconds + GRACE_SECONDS
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._started: list[_Worker] = []
        self._starting = Lock()
        self._is_left = False
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="reader")

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        with self._starting:
            self._is_left = True
            for worker in self._started:
                worker.kill()
        self._threads.shutdown(wait=True)

    def read(self, files: Iterable[tuple[Path, str]]) -> Iterator[ReadFile]:
        """Paths with their names relative to the PATH ingested; in order, ``WINDOW`` files a worker ahead at most."""
        waiting: deque[Future[ReadFile]] = deque()
        for path, name in files:
            waiting.append(self._threads.submit(self._read_one, path, name))
            if len(waiting) >= self._workers * WINDOW:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _read_one(self, path: Path, name: str) -> ReadFile:
        worker = self._worker()
        if worker is None:
            return ReadFile(path, reason=message("crashed"), code="crashed")
        try:
            answer = worker.ask([str(path), name], self._seconds)
        except TimeoutError:
            worker.kill()
            return ReadFile(
                path, reason=message("hanging", seconds=round(self._seconds - GRACE_SECONDS)), code="timeout"
            )
        except (EOFError, OSError):
            worker.kill()
            return ReadFile(path, reason=message("crashed"), code="crashed")
        self._idle.put(worker)
        return _read_file(path, answer)

    def _worker(self) -> _Worker | None:
        """An idle worker or a new one; None once the pool has been left."""
        if not self._idle.empty():
            return self._idle.get()
        with self._starting:
            if self._is_left:
                return None
            worker = _Worker(self._command)
            self._started.append(worker)
            return worker


class _Worker:
    """One process and the pipes to it."""

    def __init__(self, command: list[str]) -> None:
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(PROJECT_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "OPENBLAS_NUM_THREADS": "1",
            "OMP_NUM_THREADS": "1",
        }
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self._is_fresh = True

    def ask(self, request: list[str], seconds: float) -> bytes:
        """Raises TimeoutError, or EOFError/OSError when the process died."""
        assert self._process.stdin
        if self._is_fresh:
            self._line(START_SECONDS)
            self._is_fresh = False
        self._process.stdin.write(json.dumps(request).encode("utf-8") + b"\n")
        self._process.stdin.flush()
        return self._line(seconds)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()

    def _line(self, seconds: float) -> bytes:
        """One line of output, of any length, within ``seconds`` of silence."""
        assert self._process.stdout
        chunks: list[bytes] = []
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(seconds):
                    raise TimeoutError
                chunk = os.read(self._process.stdout.fileno(), CHUNK)
                if not chunk:
                    raise EOFError
                chunks.append(chunk)
                if chunk.endswith(b"\n"):
                    return b"".join(chunks)


def _read_file(path: Path, answer: bytes) -> ReadFile:
    """JSON escapes line breaks, so a line is an answer: signs of life, a kind, then its content."""
    answer = answer.lstrip(SIGN_OF_LIFE)
    kind, content = answer[:1], answer[1:]
    if kind == b"+":
        return ReadFile(path, tuple(DOCUMENTS.validate_json(content)))
    failure: dict[str, str] = json.loads(content)
    return ReadFile(path, reason=failure["reason"], code=failure["code"])


def serve_reader(reader: str, largest_file_mb: int, seconds: float, *, ocr: bool = False) -> None:
    """The worker's side: answers until its standard input ends."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    limit_memory(MEMORY_BYTES)
    read = _imported(reader)
    limits = ReadingLimits(largest_file_mb=largest_file_mb, seconds=seconds, ocr=ocr, alive=_Pulse(output))
    output.write(b"ready\n")
    output.flush()
    for line in sys.stdin.buffer:
        path, name = json.loads(line)
        output.write(_answer(partial(read, Path(path), name=name, limits=limits)) + b"\n")
        output.flush()


class _Pulse:
    """Tells the other side, about once a second, that this one is still at work."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._last = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._last > SECONDS_BETWEEN_SIGNS:
            self._last = time.monotonic()
            self._output.write(SIGN_OF_LIFE)
            self._output.flush()


def limit_memory(size: int) -> None:
    """Private memory above ``size`` bytes ends in MemoryError. Mapped files do not count.

    Only this process is held to it: what it starts may be given more (text recognition).
    """
    _, highest = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (size, highest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(read: Callable[[], list[tuple[str, ReadDocument]]]) -> bytes:
    try:
        documents = [
            (suffix, replace(item, pages=sources_in_footnotes(attach_sources(item.pages)))) for suffix, item in read()
        ]
        return b"+" + DOCUMENTS.dump_json(documents, exclude_defaults=True)
    except UnreadableDocument as error:
        return _failure(str(error), error.reason)
    except (MemoryError, RecursionError):
        return _failure(message("crashed"), "crashed")
    except OSError as error:
        return _failure(message("machine_refused", reason=os_errors.reason(error)), "crashed")
    except Exception as error:  # noqa: BLE001 (entry point of the process: a reader's fault is one file's fault)
        return _failure(message("reader_fault", detail=type(error).__name__), "crashed")


def _failure(reason: str, code: str) -> bytes:
    return b"-" + json.dumps({"reason": reason, "code": code}).encode("utf-8")


def _imported(reader: str) -> Any:
    module, _, function = reader.partition(":")
    return getattr(import_module(module), function)


if __name__ == "__main__":
    serve_reader(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), ocr=WITH_OCR in sys.argv[4:])
