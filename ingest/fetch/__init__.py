"""Downloads the real publications that ``corpus/sources.toml`` lists, politely and safely."""

from ingest.fetch.client import FetchLimits
from ingest.fetch.run import FetchFailure, FetchReport, fetch_sources
from ingest.fetch.sources import FetchSource, load_sources

__all__ = ["FetchFailure", "FetchLimits", "FetchReport", "FetchSource", "fetch_sources", "load_sources"]
