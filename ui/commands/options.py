"""What stands before the command, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from assistant.settings import Settings, load_settings
from ui.backend import Backend, open_backend

OpenBackend = Callable[[Settings, bool], Backend]
"""Takes the settings and whether to debug."""


@dataclass(frozen=True)
class Options:
    """``settings`` are read when a command first needs them: help is there even where they are broken."""

    data_dir: Path | None = None
    debug: bool = False
    open_backend: OpenBackend = open_backend

    @cached_property
    def settings(self) -> Settings:
        """Raises ``InvalidSettings``."""
        return load_settings(data_dir=self.data_dir)

    def backend(self) -> Backend:
        """Who does the work of the command."""
        return self.open_backend(self.settings, self.debug)
