"""The server's threads share their heaps."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from ui.memory import ARENAS

COUNT = """
import ctypes, sys, threading
from ui.memory import share_heaps

if sys.argv[1] == "shared":
    share_heaps()
libc, together, kept = ctypes.CDLL(None), threading.Barrier(32), []

def work():
    together.wait()
    kept.append([bytearray(10_000) for _ in range(500)])
    together.wait()

threads = [threading.Thread(target=work) for _ in range(32)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(sys.argv[2].encode(), b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
"""


def heaps(folder: Path, how: str) -> int:
    environment = {name: value for name, value in os.environ.items() if name != "MALLOC_ARENA_MAX"}
    environment["PYTHONPATH"] = str(Path(__file__).parent.parent)
    command = [sys.executable, "-c", COUNT, how, str(folder / how)]
    subprocess.run(command, env=environment, check=True, timeout=120)
    return (folder / how).read_text(encoding="utf-8").count("<heap ")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_threads_share_heaps(tmp_path: Path) -> None:
    """One for each of them kept what its answers had needed: the server grew by half under fifty readers."""
    assert heaps(tmp_path, "shared") <= ARENAS < heaps(tmp_path, "apart")
