"""The list of addresses to fetch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from ingest.catalogue.reading import read_toml
from ingest.catalogue.records import Slug
from ingest.errors import InvalidCatalogue
from ingest.fetch.messages import message
from ingest.fetched import Described


class FetchSource(Described):
    """A publication to download. ``id`` becomes the name of the file."""

    id: Slug

    @property
    def description(self) -> Described:
        """What is kept beside the downloaded file."""
        return Described(title=self.title, url=self.url, publisher=self.publisher, kind=self.kind, date=self.date)


def load_sources(path: Path) -> tuple[FetchSource, ...]:
    """The sources listed in ``path``. Raises ``InvalidCatalogue`` naming the entry that breaks a rule."""
    sources = read_toml(path, "source", FetchSource)
    for values in ([source.id for source in sources], [source.url for source in sources]):
        double = next((value for value in values if values.count(value) > 1), None)
        if double:
            raise InvalidCatalogue(message("duplicate", file=path.name, value=double))
    return sources


def allowed_hosts(sources: Iterable[FetchSource]) -> frozenset[str]:
    """The hosts of the sources, each with and without "www."."""
    hosts = {urlsplit(source.url).hostname or "" for source in sources}
    bare = {host.removeprefix("www.") for host in hosts}
    return frozenset(bare | {f"www.{host}" for host in bare})
