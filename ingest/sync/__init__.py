"""Making the index equal to the documents on disk."""

from ingest.sync.report import Failure, Progress, SyncReport, SyncWarning
from ingest.sync.run import sync
from ingest.sync.watch import watch_and_sync

__all__ = ["Failure", "Progress", "SyncReport", "SyncWarning", "sync", "watch_and_sync"]
