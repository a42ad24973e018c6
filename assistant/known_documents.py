"""Where a document is found: in the index, else among the files of the catalogue, which can be cited, too."""

from __future__ import annotations

from assistant.catalogue_documents import CatalogueDocuments
from ingest.documents import Document
from ingest.index.hits import PassageIndex


def find_document(
    index: PassageIndex, catalogue_documents: CatalogueDocuments, document_id_or_name: str
) -> Document | None:
    """With its pages; None for one nobody has."""
    return index.document(document_id_or_name) or catalogue_documents.document(document_id_or_name)
