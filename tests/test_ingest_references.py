"""Sources of own summaries: markers leave the text, entries become references, everything else stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Block, BlockKind, Page, Source, SourceMark
from ingest.references import attach_sources, sources_in_footnotes

steady = settings(deadline=None, derandomize=True)

PAPER = Source("Wasserqualität messen", "https://example.org/wasser", "2022-10", "Stadt Wolfsburg")
DOSSIER = Source("Dossier Klima", "https://example.org/klima", "2023", None)
PORTAL = Source("Portal", "", None, "KTS")

ENTRIES = (
    "[1] Wasserqualität messen · Stadt Wolfsburg · 2022-10 · https://example.org/wasser",
    "[2] Dossier Klima · – · 2023 · https://example.org/klima",
    "[3] Portal · KTS · – · –",
)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


HEADING = Block(BlockKind.HEADING, "Quellen", level=2)


def attached(text: str, *entries: str) -> Block:
    """The first block of a page with ``text`` and the list of sources."""
    blocks = (paragraph(text), HEADING, *map(paragraph, entries or ENTRIES))
    return attach_sources((Page(1, "1", blocks),))[0].blocks[0]


def test_a_marker_leaves_the_text_with_its_blank_and_covers_what_stands_before_it() -> None:
    block = attached("Die Stadt misst. Es sind drei Sensoren. [1] Das Klima zählt. [2] Ende.")
    assert block.text == "Die Stadt misst. Es sind drei Sensoren. Das Klima zählt. Ende."
    assert block.sources == (SourceMark(0, 39, PAPER), SourceMark(40, 56, DOSSIER))
    assert block.text[40:56] == "Das Klima zählt."


def test_several_sources_of_one_statement_are_all_kept_in_order() -> None:
    expected = (SourceMark(0, 6, PORTAL), SourceMark(0, 6, PAPER))
    for marker in (" [3, 1]", " [3][1]", "[3] [1]", " [3; 1]"):
        block = attached(f"Eins a.{marker}")
        assert (block.text, block.sources) == ("Eins a.", tuple(SourceMark(0, 7, mark.source) for mark in expected))


def test_a_marker_before_the_full_stop_covers_it() -> None:
    block = attached("Es sind drei [1]. „Und vier [2].“ Ende.")
    assert block.text == "Es sind drei. „Und vier.“ Ende."
    assert block.sources == (SourceMark(0, 13, PAPER), SourceMark(14, 25, DOSSIER))


def test_a_range_names_every_source_in_it() -> None:
    assert [mark.source for mark in attached("Eins. [1–3]").sources] == [PAPER, DOSSIER, PORTAL]


def test_markers_that_are_not_listed_and_other_brackets_stay() -> None:
    for text in ("Eins. [7]", "Zwei […] drei.", "Im Jahr [2022].", "Wert [a]", "[1] am Anfang"):
        assert attached(text) == paragraph(text)


def test_entries_become_references_and_the_heading_stays() -> None:
    (page,) = attach_sources((Page(1, "1", (paragraph("A. [1]"), HEADING, *map(paragraph, ENTRIES))),))
    assert page.blocks[1:] == (HEADING, *(Block(BlockKind.REFERENCE, entry) for entry in ENTRIES))


def test_entries_read_as_one_paragraph_are_parted() -> None:
    (page,) = attach_sources((Page(1, "1", (paragraph("A. [3]"), HEADING, paragraph(" ".join(ENTRIES)))),))
    assert page.blocks[2:] == tuple(Block(BlockKind.REFERENCE, entry) for entry in ENTRIES)
    assert page.blocks[0].sources == (SourceMark(0, 2, PORTAL),)


def test_the_list_may_run_over_pages_and_break_inside_an_entry() -> None:
    long = "https://example.org/ein-langer-weg"
    pages = (
        Page(1, "1", (paragraph("A. [1] B. [2]"), HEADING, paragraph("[1] Titel eins · Stadt"))),
        Page(2, "2", (paragraph("Wolfsburg · 2022 · https://example.org/ein-"), paragraph("langer-weg"))),
        Page(3, "3", (paragraph(ENTRIES[1]),)),
    )
    first, second, third = attach_sources(pages)
    assert [mark.source for mark in first.blocks[0].sources] == [
        Source("Titel eins", long, "2022", "Stadt Wolfsburg"),
        DOSSIER,
    ]
    assert {block.kind for block in (first.blocks[2], *second.blocks, *third.blocks)} == {BlockKind.REFERENCE}
    assert [page.text for page in (second, third)] == [page.text for page in pages[1:]]


def test_what_follows_the_list_stays_text() -> None:
    imprint = paragraph("Eigene Zusammenfassung öffentlicher Quellen.")
    heading = Block(BlockKind.HEADING, "Impressum", level=2)
    blocks = (paragraph("A. [1]"), HEADING, paragraph(ENTRIES[0]), imprint, heading, paragraph("B. [1]"))
    (page,) = attach_sources((Page(None, None, blocks),))
    assert page.blocks[3:5] == (imprint, heading)
    assert page.blocks[5] == Block(BlockKind.PARAGRAPH, "B.", sources=(SourceMark(0, 2, PAPER),))


def test_a_heading_read_as_paragraph_counts() -> None:
    (page,) = attach_sources((Page(1, None, (paragraph("A. [1]"), paragraph("Quellen:"), paragraph(ENTRIES[0]))),))
    assert page.blocks[0].sources == (SourceMark(0, 2, PAPER),)


def test_papers_with_their_own_kind_of_list_stay_as_they_are() -> None:
    literature = paragraph("[12] Müller, A. (2020): Wasser in der Stadt. https://example.org/12")
    pages = (Page(1, "1", (paragraph("Wie gezeigt [12]."), HEADING, literature)),)
    assert attach_sources(pages) is pages
    without = (Page(1, "1", (paragraph("Wie gezeigt [12]."), literature)),)
    assert attach_sources(without) is without
    assert attach_sources(()) == ()


@steady
@given(st.lists(st.text(alphabet="ab .,:;!?()0123ä–„“\u00a0", max_size=60), max_size=5))
def test_text_without_markers_is_never_changed(texts: list[str]) -> None:
    blocks = (*map(paragraph, texts), HEADING, *(Block(BlockKind.REFERENCE, entry) for entry in ENTRIES))
    pages = (Page(1, None, blocks),)
    assert attach_sources(pages) == pages


@steady
@given(st.lists(st.tuples(st.sampled_from(["Eins.", "Zwei drei.", "Ist das so?"]), st.integers(0, 3)), max_size=8))
def test_stripping_gives_the_text_without_its_markers(statements: list[tuple[str, int]]) -> None:
    marked = " ".join(f"{text} [{number}]" if number else text for text, number in statements)
    block = attached(marked)
    assert block.text == " ".join(text for text, _ in statements)
    assert [mark.source for mark in block.sources] == [(PAPER, DOSSIER, PORTAL)[n - 1] for _, n in statements if n]
    ends = [0, *(mark.end for mark in block.sources)]
    assert [block.text[start : mark.start].strip() for start, mark in zip(ends, block.sources, strict=False)] == [
        "" for _ in block.sources
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Stadt Ulm, Feuerwehr und Katastrophenschutz, Jahresbericht 2018.", BlockKind.REFERENCE),
        ("https://www.example.org/bericht", BlockKind.REFERENCE),
        ("Vgl. GD 135/20 Stadt Ulm, 2020: Förderaufruf „Kommunale Pflegekonferenzen BW“.", BlockKind.REFERENCE),
        ("Die Zahlen stammen aus dem Jahr 2019 und wurden nicht fortgeschrieben.", BlockKind.FOOTNOTE),
    ],
)
def test_footnotes_that_only_name_a_source_are_references(text: str, kind: BlockKind) -> None:
    blocks = (Block(BlockKind.FOOTNOTE, text), Block(BlockKind.PARAGRAPH, text))
    [page] = sources_in_footnotes((Page(1, "1", blocks),))
    assert [(block.kind, block.text) for block in page.blocks] == [(kind, text), (BlockKind.PARAGRAPH, text)]
