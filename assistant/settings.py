"""The one tree of settings, built only by entry points and handed on.

Read from environment variables (prefix ``TRANSFERKOMPASS_``, nested with ``__``), plus the few names other
software agrees on: ``CHROMA_URL``, ``DATABASE_URL``, ``LLM_URL``, ``LLM_MODEL``, ``LLM_API_KEY``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from operator import itemgetter
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails

from assistant.validation import said
from assistant.wording import wording
from ingest.errors import InvalidSettings
from ingest.settings import IndexSettings

PREFIX = "TRANSFERKOMPASS_"
WELL_KNOWN = {
    "CHROMA_URL": ("index", "chroma_url"),
    "DATABASE_URL": ("records", "database_url"),
    "LLM_URL": ("llm", "url"),
    "LLM_MODEL": ("llm", "model"),
    "LLM_API_KEY": ("llm", "api_key"),
}
SHORT = {"DATA_DIR": ("index", "data_dir")}


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RetrievalSettings(Section):
    """Weights as measured in ``docs/decisions/0003-fusion.md``."""

    depth: int = Field(default=100, ge=10, le=1000)
    """Best of each retriever that enter the fusion (50 to 100 measured best)."""
    dense_weight: float = Field(default=0.55, ge=0, le=1)
    """Share of the dense side in the fused score; the lexical side has the rest (.5 to .6 measured best)."""
    evidence: int = Field(default=12, ge=1, le=50)
    """Passages the answer may draw on."""


class ComposeSettings(Section):
    words: int = Field(default=180, ge=40, le=1000)
    """Longest extractive answer (issue: 180 words by default)."""


class LanguageModelSettings(Section):
    url: str = ""
    model: str = ""
    api_key: SecretStr = SecretStr("")
    first_token_seconds: float = Field(default=15, gt=0, le=600)
    total_seconds: float = Field(default=60, gt=0, le=3600)
    retries: int = Field(default=1, ge=0, le=5)
    max_tokens: int = Field(default=700, ge=50, le=8000)

    @property
    def configured(self) -> bool:
        return bool(self.url and self.model)


Origin = Annotated[str, Field(pattern=r"^https?://[a-z0-9.:\[\]-]+$")]
"""Scheme, host and port, as browsers send it: no path, no "*"."""


def _listed(value: object) -> object:
    """What an environment variable holds, between commas or spaces; browsers write origins in small letters."""
    if not isinstance(value, str):
        return value
    return [origin.rstrip("/") for origin in value.lower().replace(",", " ").split()]


WebAddress = Annotated[str, Field(pattern=r"^(https?://[^\s/]\S*)?$")]


class RecordSettings(Section):
    database_url: str = ""
    """Empty: SQLite in the data directory."""
    keep_days: int = Field(default=90, ge=1, le=3650)
    review_days: int = Field(default=365, ge=1, le=3650)
    """A decision of staff holds this long unless it says otherwise."""


class ServerSettings(Section):
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    public_url: WebAddress = ""
    """Address under which readers open the service, for links handed to programs; empty: as the program asked."""
    origins: Annotated[tuple[Origin, ...], BeforeValidator(_listed)] = ()
    """Of web pages elsewhere whose scripts may ask and read; empty: of none."""
    callers: int = Field(default=8, ge=1, le=256)
    """Questions answered at the same time."""
    upload_token: SecretStr = SecretStr("")
    """Staff token of the upload route; empty: the route is closed."""
    review_token: SecretStr = SecretStr("")
    """Staff token of the review desk; empty: it is closed."""


class PageSettings(Section):
    """Addresses of what the operator of a public page has to offer; empty: the page shows no link."""

    imprint_url: WebAddress = ""
    privacy_url: WebAddress = ""
    accessibility_url: WebAddress = ""


class Settings(Section):
    index: IndexSettings = IndexSettings()
    retrieval: RetrievalSettings = RetrievalSettings()
    compose: ComposeSettings = ComposeSettings()
    llm: LanguageModelSettings = LanguageModelSettings()
    records: RecordSettings = RecordSettings()
    server: ServerSettings = ServerSettings()
    page: PageSettings = PageSettings()

    @property
    def database_url(self) -> str:
        return self.records.database_url or f"sqlite:///{self.index.data_dir.absolute() / 'records.sqlite'}"


def load_settings(environment: Mapping[str, str] | None = None, *, data_dir: Path | None = None) -> Settings:
    """Settings from ``environment`` (default: the process's). Raises ``InvalidSettings`` naming the variable."""
    tree: dict[str, Any] = {}
    given = os.environ if environment is None else environment
    found = [(_path(name), value) for name, value in given.items() if value != ""]
    for path, value in sorted(found, key=itemgetter(0)):
        if path:
            _put(tree, path, value)
    if data_dir is not None:
        _put(tree, ("index", "data_dir"), data_dir)
    try:
        return Settings.model_validate(tree)
    except ValidationError as error:
        first = error.errors()[0]
        variable = _variable(tuple(part for part in first["loc"] if isinstance(part, str)))
        key = "unknown" if first["type"] == "extra_forbidden" else "invalid"
        problem = wording("settings", "address", variable=variable) if _is_of_address(first) else said(first, variable)
        raise InvalidSettings(wording("settings", key, variable=variable, problem=problem)) from error


def _path(name: str) -> tuple[str, ...]:
    if name in WELL_KNOWN:
        return WELL_KNOWN[name]
    if not name.startswith(PREFIX):
        return ()
    short = name.removeprefix(PREFIX)
    return SHORT.get(short) or tuple(short.lower().split("__"))


def _variable(path: tuple[str, ...]) -> str:
    """The name under which operators set what stands at ``path``."""
    names = {**WELL_KNOWN, **{PREFIX + name: own for name, own in SHORT.items()}}
    return next((name for name, own in names.items() if own == path), PREFIX + "__".join(path).upper())


def _is_of_address(problem: ErrorDetails) -> bool:
    """Nothing but addresses has a form that is looked at."""
    return problem["type"] == "string_pattern_mismatch"


def _put(tree: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    """Of paths in order: a part stands before what is below it. Raises ``InvalidSettings`` where that is a value."""
    *folders, leaf = path
    for depth, folder in enumerate(folders, start=1):
        tree = tree.setdefault(folder, {})
        if not isinstance(tree, dict):
            names = {"variable": _variable(path[:depth]), "longer": _variable(path)}
            raise InvalidSettings(wording("settings", "clash", **names))
    tree[leaf] = value
