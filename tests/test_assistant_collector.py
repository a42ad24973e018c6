"""Python's collector looks seldom, and not at what stays."""

from __future__ import annotations

import gc
import subprocess
import sys

from assistant.collector import YOUNG_OBJECTS, spare_what_stays


def test_what_is_loaded_is_not_looked_through_again() -> None:
    try:
        loaded = [[number] for number in range(10_000)]
        spare_what_stays()
        assert gc.get_freeze_count() >= len(loaded)
        before = gc.get_freeze_count()
        del loaded
        spare_what_stays()
        assert gc.get_freeze_count() < before
    finally:
        gc.unfreeze()


def test_every_command_looks_for_circles_seldom() -> None:
    code = "import gc\nfrom ui.cli import main\ntry: main(['--help'])\nexcept SystemExit: print(gc.get_threshold()[0])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.splitlines()[-1] == str(YOUNG_OBJECTS)
