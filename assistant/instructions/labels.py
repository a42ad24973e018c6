"""Names of places in documents without orders: titles, headings, publishers and sources are shown beside quotes (pure).

They are written by whoever wrote the document, and reach readers, programs and language models like its sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.instructions.cutting import LONGEST_QUOTED
from assistant.instructions.glued import is_label_of_order
from assistant.instructions.meaning import Embed
from assistant.instructions.recognition import is_instruction
from assistant.wording import texts
from ingest.documents import DocumentInfo, Passage, Sentence, Source
from ingest.index.hits import IndexedPassage

IsOrder = Callable[[str], bool]


def without_ordering_labels(hit: IndexedPassage, embed: Embed | None = None) -> IndexedPassage:
    """``hit`` named by its file where its title is an order, and without headings, publishers and sources that are."""

    def is_order(label: str) -> bool:
        if len(label) > LONGEST_QUOTED:
            return True
        return is_instruction(label) or (embed is not None and is_label_of_order(label, embed))

    passage, info = _passage(hit.passage, is_order), _info(hit, is_order)
    return hit if passage is hit.passage and info is hit.info else replace(hit, passage=passage, info=info)


def _info(hit: IndexedPassage, is_order: IsOrder) -> DocumentInfo:
    info = hit.info
    if is_order(info.title):
        info = replace(info, title=texts("instructions")["untitled"] if is_order(hit.document) else hit.document)
    return replace(info, publisher=None) if info.publisher and is_order(info.publisher) else info


def _passage(passage: Passage, is_order: IsOrder) -> Passage:
    section = tuple(heading for heading in passage.section if not is_order(heading))
    sentences = tuple(_sentence(sentence, is_order) for sentence in passage.sentences)
    if section == passage.section and sentences == passage.sentences:
        return passage
    return replace(passage, section=section, sentences=sentences)


def _sentence(sentence: Sentence, is_order: IsOrder) -> Sentence:
    source = sentence.source
    return replace(sentence, source=None) if source and _is_named_by_order(source, is_order) else sentence


def _is_named_by_order(source: Source, is_order: IsOrder) -> bool:
    return is_order(source.title) or (source.publisher is not None and is_order(source.publisher))
