"""All checks over the folders of the corpus."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.catalogue import load_catalogue
from ingest.corpus_check.authored import AuthoredText, authored_problems, fact_problems, read_authored
from ingest.corpus_check.built import built_problems, double_problems, lost_statements, read_starter
from ingest.corpus_check.evidence import Evidence
from ingest.corpus_check.links import link_problems
from ingest.corpus_check.messages import message
from ingest.errors import InvalidCatalogue
from ingest.fetch import load_sources

LONGEST_BUILD_SECONDS = 600


@dataclass(frozen=True, slots=True)
class CorpusFolders:
    """The corpus and its parts."""

    root: Path

    @property
    def catalog(self) -> Path:
        return self.root / "catalog"

    @property
    def authoring(self) -> Path:
        return self.root / "authoring"

    @property
    def starter(self) -> Path:
        return self.root / "starter"

    @property
    def sources(self) -> Path:
        return self.root / "sources.toml"

    @property
    def build_script(self) -> Path:
        return self.authoring / "build.py"


@dataclass(frozen=True, slots=True)
class CheckedCorpus:
    """``problems`` are German sentences; the counts say how much was looked at."""

    problems: tuple[str, ...]
    authored: int = 0
    built: int = 0
    facts: int = 0


def check_corpus(folders: CorpusFolders, *, rebuild: bool = True) -> CheckedCorpus:
    """Everything that is wrong with the corpus. ``rebuild`` also compares the documents with their sources."""
    try:
        evidence = Evidence(load_catalogue(folders.catalog))
        load_sources(folders.sources)
    except InvalidCatalogue as error:
        return CheckedCorpus((str(error),))
    texts = [read_authored(path, folders.authoring) for path in sorted(folders.authoring.glob("*/*.md"))]
    documents, unreadable = read_starter(folders.starter)
    problems = [
        *authored_problems(texts, evidence),
        *fact_problems(texts, evidence, _left_out(folders)),
        *unreadable,
        *built_problems(documents, evidence),
        *lost_statements(texts, documents),
        *double_problems(documents),
        *link_problems(folders.starter),
        *_missing_documents(folders, texts, len(documents)),
        *(_stale(folders) if rebuild else ()),
    ]
    return CheckedCorpus(tuple(problems), len(texts), len(documents), len(evidence.catalogue.facts))


def _left_out(folders: CorpusFolders) -> frozenset[str]:
    """Facts that no document states, for a reason given there."""
    path = folders.authoring / "left_out.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["facts"]) if path.exists() else frozenset()


def _missing_documents(folders: CorpusFolders, texts: list[AuthoredText], built: int) -> Iterator[str]:
    if texts and not built:
        yield message("no_documents", folder=folders.starter)


def _stale(folders: CorpusFolders) -> Iterator[str]:
    """What the build script finds when it builds again and compares."""
    command = [sys.executable, str(folders.build_script), "--check"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_BUILD_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        yield message("build_failed", problem=error)
        return
    if done.returncode:
        yield from (message("stale", line=line) for line in (done.stdout or done.stderr).strip().splitlines())
