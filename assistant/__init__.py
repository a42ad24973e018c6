"""Question → answer with evidence: pipeline, retrieval, composing, checking, records, HTTP API."""
