"""What stands before the command, and the settings it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.settings import Settings, load_settings


@dataclass(frozen=True)
class Options:
    """``settings`` are read when a command first needs them: help is there even where they are broken."""

    data_dir: Path | None
    debug: bool

    @cached_property
    def settings(self) -> Settings:
        """Raises ``InvalidSettings``."""
        return load_settings(data_dir=self.data_dir)
