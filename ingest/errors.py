"""The one tree of errors this project raises on purpose.

    TransferkompassError
    ├── WrongUse                 the caller asked for something that cannot be done (exit status 2, HTTP 4xx)
    │   ├── InvalidSettings
    │   ├── NotFound
    │   └── NotRemovable
    ├── Busy                     too much to do at the moment (HTTP 503)
    │   └── Starting
    ├── UnreadableDocument       one file cannot be read; the sync goes on with the others
    ├── InvalidCatalogue         a catalogue file breaks its own rules
    ├── SourceNotFetched         one address could not be downloaded; the run goes on with the others
    ├── IndexUnavailable         no index, or one that cannot be opened now
    │   ├── IndexMissing
    │   ├── IndexMismatch        written with another embedder, splitter or analyser
    │   └── IndexBusy            another process holds it
    ├── EmbeddingFailed
    ├── ModelUnavailable         the language model did not deliver in time or in form
    └── RecordsUnavailable

Errors of libraries are translated into these at the module that adapts the library. Every message is
German text for users, taken from a text file, and says what to do.
"""


class TransferkompassError(Exception):
    """Base of all own errors. ``code`` is stable and machine-readable; ``str(error)`` is for people."""

    code = "internal"


class WrongUse(TransferkompassError):
    """The request itself cannot be carried out."""

    code = "wrong_use"


class InvalidSettings(WrongUse):
    """A setting is unknown, of the wrong type or out of bounds."""

    code = "invalid_settings"


class NotFound(WrongUse):
    """There is no document, page, answer or project of that name."""

    code = "not_found"


class NotRemovable(WrongUse):
    """The document would come back, or others would go with it."""

    code = "not_removable"


class Busy(TransferkompassError):
    """More is asked for than can be done now; trying again later helps."""

    code = "busy"


class Starting(Busy):
    """The assistant is still being opened."""

    code = "starting"


class UnreadableDocument(TransferkompassError):
    """One file cannot be turned into text. ``reason`` is a key of ``ingest/texts/reasons.toml``."""

    code = "unreadable_document"

    def __init__(self, message: str, *, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


class InvalidCatalogue(TransferkompassError):
    """A file of the catalogue breaks a rule."""

    code = "invalid_catalogue"


class SourceNotFetched(TransferkompassError):
    """One address of the list of sources was not downloaded. The message is the German reason."""

    code = "source_not_fetched"


class IndexUnavailable(TransferkompassError):
    """The index cannot be used at the moment."""

    code = "index_unavailable"


class IndexMissing(IndexUnavailable):
    """Nothing has been ingested into this data directory yet."""

    code = "index_missing"


class IndexMismatch(IndexUnavailable):
    """The index was written with another embedder, splitter or analyser than the settings name."""

    code = "index_mismatch"


class IndexBusy(IndexUnavailable):
    """Another process holds the embedded index."""

    code = "index_busy"


class EmbeddingFailed(TransferkompassError):
    """The embedder could not be built or did not return vectors."""

    code = "embedding_failed"


class ModelUnavailable(TransferkompassError):
    """The language model did not answer in time or in a form that can be read."""

    code = "model_unavailable"


class RecordsUnavailable(TransferkompassError):
    """The database of answers and feedback cannot be used."""

    code = "records_unavailable"
