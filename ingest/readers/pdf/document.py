"""A PDF file to a document: pages of blocks, labels, description, warnings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.cleaning import close_sentences
from ingest.documents import Block, Page, ReadDocument
from ingest.readers.dates import from_metadata
from ingest.readers.description import Hints, describe
from ingest.readers.limits import Deadline
from ingest.readers.ocr import Recogniser, recognise
from ingest.readers.pdf.blocks import BlockBuilder, known_words, with_headers
from ingest.readers.pdf.headings import Classifier, normalised, styles_of
from ingest.readers.pdf.page import LaidOutPage, PageDraft, draft, lay_out, without_running_lines
from ingest.readers.pdf.paragraphs import Paragraph
from ingest.readers.pdf.printed_numbers import printed_labels
from ingest.readers.pdf.sizes import body_size
from ingest.readers.pdf.source import Bookmark, SourcePdf, opened
from ingest.readers.reading import SourceFile
from ingest.readers.reasons import page_ranges, pages_without_text, unreadable, warning
from ingest.reading_words import pattern, word_list


def read_pdf(file: SourceFile, recogniser: Recogniser = recognise) -> ReadDocument:
    """Raises ``UnreadableDocument``: broken, encrypted, bomb, timeout, only images, no text.

    With ``limits.ocr``, pages that are images are read after text recognition, which has a time limit of its own.
    """
    parts = _parts(file)
    notes: tuple[str, ...] = ()
    if parts.image_pages and file.limits.ocr:
        recognised = recogniser(file.content, file.limits.alive)
        if recognised is None:
            notes = (warning("ocr_unavailable"),)
        else:
            file = replace(file, content=recognised, deadline=Deadline(file.limits.seconds, alive=file.limits.alive))
            parts = _parts(file)
    if not any(page.segments for page in parts.drafts):
        pages = page_ranges(parts.image_pages)
        in_images = "no_text_recognised" if file.limits.ocr else "no_text_images"
        without = "bomb" if parts.bursts else "no_text"
        raise unreadable(in_images, pages=pages) if parts.image_pages else unreadable(without)
    return _document(file, parts, notes)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Everything taken from the file; the rest is layout analysis."""

    drafts: tuple[PageDraft, ...]
    labels: Sequence[str | None]
    bookmarks: Sequence[Bookmark]
    information: dict[str, str]
    lost: Sequence[int]
    bursts: bool

    @property
    def image_pages(self) -> list[int]:
        return [number for number, page in enumerate(self.drafts, start=1) if not page.segments and page.has_image]


def _parts(file: SourceFile) -> _Parts:
    with opened(file) as source:
        drafts = tuple(_drafts(source, file))
        labels = source.labels() or printed_labels(drafts)
        lost = sorted(source.lost)
        return _Parts(drafts, labels, source.bookmarks(), source.information(), lost, source.bursts)


def _document(file: SourceFile, parts: _Parts, notes: tuple[str, ...]) -> ReadDocument:
    blocks = page_blocks(parts, file)
    pages = tuple(
        Page(number, label, tuple(of_page))
        for number, (label, of_page) in enumerate(zip(parts.labels, blocks, strict=True), start=1)
    )
    images = (pages_without_text(parts.image_pages),) if parts.image_pages else ()
    lost = (warning("pages_lost", pages=page_ranges(parts.lost)),) if parts.lost else ()
    return ReadDocument(describe(_hints(parts.information), pages, file.name), pages, images + lost + notes)


def _drafts(source: SourcePdf, file: SourceFile) -> list[PageDraft]:
    drafts = []
    for index in range(len(source)):
        file.deadline.check()
        drafts.append(draft(*source.page(index)))
    return drafts


def page_blocks(parts: _Parts, file: SourceFile) -> list[list[Block]]:
    """The blocks of every page, sentences closed at page breaks."""
    body = body_size([page.segments for page in parts.drafts])
    kept = without_running_lines(parts.drafts, parts.labels, body)
    laid_out: list[LaidOutPage] = []
    for page in kept:
        file.deadline.check()
        laid_out.append(lay_out(page))
    styles = styles_of(_paragraphs(laid_out), body)
    classifier = Classifier(styles, _bookmark_levels(parts.bookmarks))
    words = known_words(parts.drafts)
    builder = BlockBuilder(classifier, words)
    pages = [builder.blocks(page, of.height) for page, of in zip(with_headers(laid_out), kept, strict=True)]
    return close_sentences(pages, words)


def _bookmark_levels(bookmarks: Sequence[Bookmark]) -> dict[str, int]:
    """By what is left of the title when it is compared; of equal titles the first counts."""
    levels = {normalised(mark.title): mark.level for mark in reversed(bookmarks)}
    return {title: level for title, level in levels.items() if title}


def _paragraphs(pages: Iterable[LaidOutPage]) -> list[Paragraph]:
    return [part for page in pages for part in page.parts if isinstance(part, Paragraph)]


def _hints(information: dict[str, str]) -> Hints:
    title = information.get("title", "")
    created = from_metadata(information.get("date")) or from_metadata(information.get("created"))
    return Hints(
        title=title if _is_title(title) else None,
        publisher=information.get("publisher") or _institution(information.get("author", "")),
        fallback_date=created,
    )


def _institution(author: str) -> str | None:
    """Authors are publishers where they are institutions; persons' names are left out."""
    return author if pattern("institutions").search(author) else None


def _is_title(title: str) -> bool:
    """Titles that programs put there say nothing: template names, file names."""
    lowered = title.casefold()
    named_like_file = lowered.endswith((".pdf", ".doc", ".docx", ".pptx", ".indd", ".odt", ".qxd"))
    return len(title) > 3 and not named_like_file and not lowered.startswith(word_list("placeholder_titles"))
