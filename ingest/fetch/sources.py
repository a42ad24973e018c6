"""The list of addresses to fetch."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import StringConstraints

from ingest.catalogue.reading import read_toml
from ingest.catalogue.records import IsoDate, Record, Slug, Text
from ingest.documents import DocumentKind
from ingest.errors import InvalidCatalogue
from ingest.fetch.messages import message

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?(/\S*)?$")]
"""With a port and without a dot in the host too, for test servers; whether it may be asked is decided on asking."""


class FetchSource(Record):
    """A publication to download. ``id`` becomes the name of the file."""

    id: Slug
    title: Text
    url: WebAddress
    publisher: Text | None = None
    kind: DocumentKind = DocumentKind.SONSTIGES
    date: IsoDate | None = None


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
