"""PDF files: content interpreter, layout analysis, structure of tagged files, description."""

from ingest.readers.pdf.document import read_pdf

__all__ = ["read_pdf"]
