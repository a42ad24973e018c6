"""Optional text recognition for scanned PDFs: the ``[ocr]`` extra (ocrmypdf with Tesseract and its German data)."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable

Recogniser = Callable[[bytes], bytes | None]
"""A PDF to the same PDF with a text layer; None when that is not possible here."""

LONGEST_RECOGNITION = 900.0
"""Seconds for one file: Tesseract takes one to three seconds a page."""
_OPTIONS = ("--skip-text", "--language", "deu", "--quiet", "--output-type", "pdf", "--jobs", "1", "-", "-")


def recognise(content: bytes) -> bytes | None:
    """Runs ocrmypdf in a process of its own; None if it is not installed, fails or takes too long."""
    if importlib.util.find_spec("ocrmypdf") is None:
        return None
    command = [sys.executable, "-m", "ocrmypdf", *_OPTIONS]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST_RECOGNITION, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"%PDF") else None
