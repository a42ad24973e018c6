"""What several test modules share: the bundled embedder and assistants over real documents, made once a run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings
from town_documents import write_town_documents

from assistant.assembly import Assistant, build_assistant
from assistant.catalogue_documents import CatalogueDocuments
from assistant.settings import ComposeSettings, Settings
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import Catalogue, load_catalogue
from ingest.embedding.embedder import Embedder
from ingest.embedding.factory import open_embedder
from ingest.settings import IndexSettings
from ingest.sync import sync

# A first call loads word lists, and a busy machine is slow: time is measured in benchmarks, never in tests.
hypothesis_settings.register_profile("suite", deadline=None)
hypothesis_settings.load_profile("suite")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def shared_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One directory for all parallel test processes of this run."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of the repository; nothing changes it."""
    return load_catalogue(IndexSettings().catalog_dir)


@pytest.fixture(scope="session")
def documents(catalogue: Catalogue) -> CatalogueDocuments:
    """The rows of the catalogue as documents that can be cited."""
    return CatalogueDocuments(catalogue)


@pytest.fixture(scope="session")
def extractive(catalogue: Catalogue) -> ExtractiveComposer:
    return ExtractiveComposer(catalogue, ComposeSettings())


@pytest.fixture(scope="session")
def model_data_dir(shared_dir: Path) -> Path:
    """A data directory that holds the bundled model, written once a run."""
    data = shared_dir / "model-data"
    with FileLock(shared_dir / "model.lock"):
        open_embedder(IndexSettings(data_dir=data))
    return data


@pytest.fixture(scope="session")
def embedder(model_data_dir: Path) -> Embedder:
    """The bundled embedder as users have it."""
    return open_embedder(IndexSettings(data_dir=model_data_dir))


def assistant_over(documents: Path, data_dir: Path, embedder: Embedder) -> Assistant:
    """An assistant over everything under ``documents``."""
    settings = Settings(index=IndexSettings(data_dir=data_dir))
    report = sync([documents], settings.index, embedder)
    assert report.failed == ()
    return build_assistant(settings, embedder=embedder)


@pytest.fixture(scope="session")
def seeds_assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over the real documents beside the project; skips where they are not."""
    if not SEEDS.is_dir():
        pytest.skip(f"no real documents at {SEEDS}")
    return assistant_over(SEEDS, tmp_path_factory.mktemp("seeds"), embedder)


@pytest.fixture(scope="session")
def towns_assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant whose documents are of two towns no catalogue knows."""
    folder = write_town_documents(tmp_path_factory.mktemp("documents"))
    return assistant_over(folder, tmp_path_factory.mktemp("data"), embedder)


@pytest.fixture(scope="session")
def bikes_assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant whose only document tells of bikes in Kassel: for passages that are handed in."""
    folder = tmp_path_factory.mktemp("documents")
    (folder / "rad.txt").write_text("Kassel zählt den Radverkehr mit Kameras.", encoding="utf-8")
    return assistant_over(folder, tmp_path_factory.mktemp("data"), embedder)
