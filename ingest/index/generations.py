"""Where generations live on disk and how the live one is switched.

    <index_dir>/CURRENT                     name of the live generation
    <index_dir>/generations/<n>/            one immutable generation
    <index_dir>/generations/<n>.building/   being written; deleted when its writer died

A generation is whole before its folder gets its final name, and live only once CURRENT names it.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

BUILDING = ".building"
KEPT_GENERATIONS = 2
"""The live one and the one before it, which other servers may still be reading."""


@dataclass(frozen=True, slots=True)
class Generations:
    """The generations under one index directory."""

    index_dir: Path

    @property
    def folder(self) -> Path:
        return self.index_dir / "generations"

    @property
    def current_file(self) -> Path:
        return self.index_dir / "CURRENT"

    def current(self) -> int | None:
        """The live generation, None before the first; the newest there is where CURRENT was damaged."""
        try:
            return int(self.current_file.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError:
            return max((int(entry.name) for entry in self.folder.glob("*") if entry.name.isdigit()), default=None)

    def path(self, number: int) -> Path:
        return self.folder / str(number)

    def building_path(self, number: int) -> Path:
        return self.folder / f"{number}{BUILDING}"

    def publish(self, number: int) -> None:
        """Make the finished building folder the live generation: two renames, each on disk before the next."""
        self.building_path(number).rename(self.path(number))
        sync_folder(self.folder)
        self.switch_to(number)

    def switch_to(self, number: int) -> None:
        temporary = self.current_file.with_suffix(".new")
        write_durably(temporary, str(number).encode("ascii"))
        temporary.replace(self.current_file)
        sync_folder(self.index_dir)

    def mend_current(self) -> None:
        """Name the live generation again where CURRENT was damaged."""
        live = self.current()
        if live is not None and self.current_file.read_bytes().strip() != b"%d" % live:
            self.switch_to(live)

    def remove_leftovers(self) -> None:
        """Delete what no reader needs: unfinished folders, newer ones never made live, and all but the last two."""
        live = self.current()
        if not self.folder.is_dir():
            return
        for entry in self.folder.iterdir():
            if not self._is_needed(entry.name, live):
                shutil.rmtree(entry, ignore_errors=True)

    def _is_needed(self, name: str, live: int | None) -> bool:
        if live is None or not name.isdigit():
            return False
        return live - KEPT_GENERATIONS < int(name) <= live


def sync_folder(folder: Path) -> None:
    """Force a folder's entries to disk, so that a rename survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    """Force a file's content to disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file and force it to disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def link_or_copy(source: Path, target: Path) -> None:
    """Hard-link where the file system can, else copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
