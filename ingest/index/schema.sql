CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    suffix TEXT NOT NULL,
    version TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    info TEXT NOT NULL,
    kind TEXT NOT NULL,
    date TEXT,
    own_summary INTEGER NOT NULL,
    pages BLOB NOT NULL,
    versions TEXT NOT NULL,
    warnings TEXT NOT NULL,
    superseded_by TEXT,
    page_count INTEGER NOT NULL,
    fingerprint BLOB NOT NULL,
    UNIQUE (path, suffix)
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL REFERENCES documents (id),
    position INTEGER NOT NULL,
    page_index INTEGER NOT NULL,
    page INTEGER,
    page_label TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    section TEXT NOT NULL,
    sentences TEXT NOT NULL,
    is_table INTEGER NOT NULL,
    tags TEXT NOT NULL,
    day INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    sentence_count INTEGER NOT NULL,
    content_key TEXT NOT NULL
);
CREATE INDEX passages_of_document ON passages (document_id, position);
CREATE TABLE journal (
    at TEXT NOT NULL,
    document_id TEXT NOT NULL,
    document TEXT NOT NULL,
    reason TEXT NOT NULL,
    versions TEXT
);
