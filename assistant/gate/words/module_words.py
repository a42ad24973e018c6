"""The German words that one module of the gate reads alone, from ``data/by_module``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.gate.words.lexicon import read_table


class ModuleWords:
    """The table of one module, by the module's dotted name: a file a package, in it a table a module.

    What a list is for stands beside the name the module gives it. Shared lists stand in ``closed_words`` and
    ``markers``; a list that a second module comes to read moves there.
    """

    def __init__(self, module: str) -> None:
        package, table = module.split(".")[-2:]
        self._table: Mapping[str, Any] = read_table(f"by_module/{package}.toml")[table]

    def word(self, key: str) -> str:
        return str(self._table[key])

    def words(self, key: str) -> frozenset[str]:
        return frozenset(self._table[key])

    def endings(self, key: str) -> tuple[str, ...]:
        """A list whose order counts, or one that ``str.startswith`` or ``str.endswith`` tries."""
        return tuple(self._table[key])

    def classes(self, key: str) -> dict[str, frozenset[str]]:
        return {name: frozenset(words) for name, words in self._table[key].items()}

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        return {name: tuple(words) for name, words in self._table[key].items()}

    def pairs(self, key: str) -> dict[str, str]:
        return dict(self._table[key])

    def pattern(self, key: str) -> re.Pattern[str]:
        return re.compile(self._table[key])
