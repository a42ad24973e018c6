"""How long after ``serve`` the API is ready and the page is there, with an existing index, and what memory it takes.

    python -m evals.benchmarks.startup [--data-dir data] [--rounds 3]

Bars: ready within 6 s, the page within 12 s, memory below 700 MB after 100 questions.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evals.wording import made_up_text

READY_BAR, PAGE_BAR, MEMORY_BAR = 6.0, 12.0, 700.0
"""Seconds, seconds, megabytes."""
LONGEST_WAIT = 120.0
POLL_SECONDS = 0.05
QUESTIONS = 100


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds until each was there, and megabytes of resident memory afterwards."""

    ready: float
    page: float
    memory: float


def main() -> None:
    """Prints the best of the rounds; exit status 1 when it misses a bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, default=Path("data"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    starts = [start_once(options.data_dir) for _ in range(options.rounds)]
    for found in starts:
        print(f"ready {found.ready:.1f} s, page {found.page:.1f} s, memory {found.memory:.0f} MB")
    best = min(starts, key=lambda found: found.page)
    raise SystemExit(0 if best.ready <= READY_BAR and best.page <= PAGE_BAR and best.memory <= MEMORY_BAR else 1)


def start_once(data_dir: Path) -> Start:
    command = [sys.executable, "-m", "ui.cli", "--data-dir", str(data_dir), "serve", "--port", "0"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        url = _wait(lambda: str(json.loads((data_dir / "server.json").read_text())["url"]))
        _wait(lambda: _get(f"{url}/readyz"))
        ready = time.perf_counter() - started
        _wait(lambda: _get(url))
        page = time.perf_counter() - started
        for number in range(QUESTIONS):
            _ask(url, made_up_text("questions.numbered", number=number))
        return Start(ready, page, _megabytes(process.pid))
    finally:
        process.terminate()
        process.wait()


def _wait(attempt: Callable[[], str]) -> str:
    """What ``attempt`` returns once it no longer fails."""
    deadline = time.perf_counter() + LONGEST_WAIT
    while True:
        try:
            return str(attempt())
        except (OSError, ValueError, urllib.error.URLError):
            if time.perf_counter() > deadline:
                raise
            time.sleep(POLL_SECONDS)


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=LONGEST_WAIT) as response:
        return str(response.status)


def _ask(url: str, question: str) -> None:
    body = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{url}/api/v1/answers", body, {"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=LONGEST_WAIT).close()


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


if __name__ == "__main__":
    main()
