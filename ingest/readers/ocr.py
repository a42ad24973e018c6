"""Optional text recognition for scanned PDFs: the ``[ocr]`` extra (ocrmypdf with Tesseract and its German data)."""

from __future__ import annotations

import importlib.util
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

Alive = Callable[[], None]
Recogniser = Callable[[bytes, Alive], bytes | None]
"""A PDF to the same PDF with a text layer; None when that is not possible here. It calls ``Alive`` while it works."""

LONGEST_RECOGNITION = 900.0
"""Seconds for one file: Tesseract takes one to three seconds a page."""
SECONDS_BETWEEN_SIGNS = 0.5
MEMORY_BYTES = 2 * 2**30
"""Private memory of each process of the recognition, in place of the reading process's."""
LANGUAGE = "deu"
_OPTIONS = ("--skip-text", "--language", LANGUAGE, "--quiet", "--output-type", "pdf", "--jobs", "1", "-", "-")
_COMMAND = (sys.executable, "-P", "-m", "ocrmypdf", *_OPTIONS)


def recognise(
    content: bytes, alive: Alive, *, command: Sequence[str] = _COMMAND, seconds: float = LONGEST_RECOGNITION
) -> bytes | None:
    """Runs ocrmypdf in a process of its own; None if it is not installed, fails or takes longer than ``seconds``."""
    with TemporaryDirectory(prefix="ocr-", ignore_cleanup_errors=True) as folder:
        scanned, recognised = Path(folder, "scanned.pdf"), Path(folder, "recognised.pdf")
        try:
            scanned.write_bytes(content)
            code = _run(command, scanned, recognised, partial(_wait, alive=alive, seconds=seconds))
            output = recognised.read_bytes()
        except (OSError, subprocess.TimeoutExpired):
            return None
    return output if code == 0 and output.startswith(b"%PDF") else None


def _run(command: Sequence[str], source: Path, target: Path, wait: Callable[[subprocess.Popen[bytes]], int]) -> int:
    """The exit code. What the process would leave behind when it is ended lies beside ``target``."""
    environment = {**os.environ, "TMPDIR": str(target.parent)}
    with (
        source.open("rb") as given,
        target.open("wb") as taken,
        subprocess.Popen(command, stdin=given, stdout=taken, stderr=subprocess.DEVNULL, env=environment) as process,
    ):
        with suppress(OSError, ValueError):  # gone already; the system allows less
            resource.prlimit(process.pid, resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
        try:
            return wait(process)
        finally:
            process.kill()


def _wait(process: subprocess.Popen[bytes], *, alive: Alive, seconds: float) -> int:
    """The exit code. Raises ``TimeoutExpired`` after ``seconds``."""
    end = time.monotonic() + seconds
    while True:
        alive()
        try:
            return process.wait(SECONDS_BETWEEN_SIGNS)
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                raise


def missing_parts() -> tuple[str, ...]:
    """What recognition needs and does not find here: names of programs and of Tesseract's language data."""
    packages = () if importlib.util.find_spec("ocrmypdf") else ("ocrmypdf",)
    if shutil.which("tesseract") is None:
        return (*packages, "tesseract")
    return packages if LANGUAGE in _languages() else (*packages, f"tesseract-ocr-{LANGUAGE}")


def _languages() -> list[str]:
    try:
        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return listed.stdout.split()
