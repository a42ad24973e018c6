"""Splitting pages into passages: what a passage may be, whatever the pages look like."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Block, BlockKind, Page, Passage, Sentence, Source, SourceMark, Span
from ingest.splitting import split_document

steady = settings(deadline=None, derandomize=True)

H, P, L, T, C, F, R = (
    BlockKind.HEADING,
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
    BlockKind.REFERENCE,
)


def count_words(text: str) -> int:
    return len(text.split())


def count_letters(text: str) -> int:
    return len(text)


def page(*blocks: tuple[BlockKind, str] | Block, number: int | None = 1) -> Page:
    made = (b if isinstance(b, Block) else Block(b[0], b[1], level=1 if b[0] is H else None) for b in blocks)
    return Page(number, None, tuple(made))


def split(*pages: Page, max_tokens: int = 30, target_tokens: int = 20) -> tuple[Passage, ...]:
    return split_document("d", pages, count_tokens=count_words, max_tokens=max_tokens, target_tokens=target_tokens)


def texts(*pages: Page, max_tokens: int = 30, target_tokens: int = 20) -> list[str]:
    return [passage.text for passage in split(*pages, max_tokens=max_tokens, target_tokens=target_tokens)]


def words(count: int, word: str = "wort") -> str:
    return " ".join([word] * count)


def test_a_heading_starts_the_passage_of_the_text_after_it_and_names_its_section() -> None:
    result = split(page((H, "Wasser"), (P, "Drei Sensoren messen."), (H, "Luft"), (P, "Zwei messen.")))
    assert [(p.section, p.text) for p in result] == [
        (("Wasser",), "Wasser\nDrei Sensoren messen."),
        (("Luft",), "Luft\nZwei messen."),
    ]


def test_headings_are_no_sentences() -> None:
    (passage,) = split(page((H, "Wasser"), (P, "Drei messen. Zwei zählen.")))
    assert passage.sentences == (Sentence(Span(7, 19)), Sentence(Span(20, 32)))


def test_the_path_of_headings_is_kept_over_pages() -> None:
    pages = (
        page(Block(H, "Gute Praxis", 1), Block(H, "Wolfsburg", 2), (P, "Eins.")),
        page((P, "Zwei."), Block(H, "Gera", 2), (P, "Drei."), number=2),
    )
    assert [(p.page_index, p.section, p.text) for p in split(*pages)] == [
        (0, ("Gute Praxis", "Wolfsburg"), "Gute Praxis\nWolfsburg\nEins."),
        (1, ("Gute Praxis", "Wolfsburg"), "Zwei."),
        (1, ("Gute Praxis", "Gera"), "Gera\nDrei."),
    ]


def test_a_table_of_contents_is_no_passage_but_a_list_of_themes_is() -> None:
    contents = page((H, "Inhalt"), (L, "Herausforderung 1"), (L, "Vorwort ii"))
    themes = page((H, "Unsere Themen"), (L, "Wasser und Hitze"), (L, "Rufbusse"), number=2)
    assert texts(contents, themes) == ["Unsere Themen\nWasser und Hitze\nRufbusse"]


def test_a_heading_without_text_is_no_passage() -> None:
    assert split(page((H, "Inhalt"), (H, "Anhang"))) == ()


def test_paragraphs_are_joined_up_to_the_target_and_not_beyond() -> None:
    first, second, third = words(12), words(8), words(41 - 20)
    assert texts(page((P, first), (P, second), (P, third))) == [f"{first}\n{second}", third]


def test_a_small_rest_joins_the_passage_before_it() -> None:
    result = texts(page((P, words(20)), (P, words(3))))
    assert result == [f"{words(20)}\n{words(3)}"]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentence = words(9, "Wort") + " Ende."
    text = " ".join([sentence] * 6)
    assert texts(page((P, text))) == [" ".join([sentence] * 2)] * 3


def test_only_a_sentence_above_the_limit_is_cut_and_at_a_clause() -> None:
    text = words(18) + ", " + words(18, "teil") + " 1,5."
    assert texts(page((P, text))) == [words(18) + ",", words(18, "teil") + " 1,5."]


def test_a_sentence_of_one_clause_above_the_limit_is_cut_between_words() -> None:
    assert texts(page((P, words(70))), target_tokens=30) == [words(30), words(30), words(10)]


def test_a_word_above_the_limit_is_halved_until_it_fits() -> None:
    result = split_document("d", (page((P, "x" * 100)),), count_tokens=count_letters, max_tokens=30, target_tokens=30)
    assert [len(p.text) for p in result] == [25, 25, 25, 25]


def test_a_list_stays_with_the_line_that_introduces_it() -> None:
    items = [(L, words(4)) for _ in range(4)]
    expected = "\n".join(["Es gibt:", *[words(4)] * 4])
    assert texts(page((P, words(15)), (P, "Es gibt:"), *items)) == [words(15), expected]


def test_of_a_list_too_long_for_a_passage_the_introduction_keeps_the_first_item() -> None:
    result = texts(page((P, words(17)), (P, "Es gibt:"), *[(L, words(15)) for _ in range(3)]))
    assert result == [words(17), f"Es gibt:\n{words(15)}", words(15), words(15)]


def test_rows_of_a_table_form_their_own_passage_with_their_caption() -> None:
    result = split(
        page((P, "Davor."), (C, "Tabelle 1"), (T, "Stadt | Zahl"), (T, "Ulm | 1. Platz. Ja"), (P, "Danach."))
    )
    assert [(p.text, p.is_table, len(p.sentences)) for p in result] == [
        ("Davor.", False, 1),
        ("Tabelle 1\nStadt | Zahl\nUlm | 1. Platz. Ja", True, 3),
        ("Danach.", False, 1),
    ]


def test_footnotes_stand_alone_and_entries_of_the_list_of_sources_are_left_out() -> None:
    blocks = ((P, "Eins."), (F, "1 Siehe dort."), (F, "2 Und hier."), (P, "Zwei."), (H, "Quellen"), (R, "[1] Titel"))
    assert texts(page(*blocks)) == ["Eins.", "1 Siehe dort.", "2 Und hier.", "Zwei."]


def test_a_heading_that_no_longer_fits_is_left_to_the_section_path() -> None:
    (passage,) = split(page((H, words(5, "Titel")), (P, words(28))))
    assert (passage.text, passage.section) == (words(28), (words(5, "Titel"),))


def test_sentences_carry_the_source_of_the_mark_that_covers_them() -> None:
    source = Source("Titel", "https://example.org", "2022-10")
    text = "Drei messen. Zwei zählen. Einer ruht."
    block = Block(P, text, sources=(SourceMark(0, 25, source), SourceMark(0, 25, replace(source, title="Zweiter"))))
    (passage,) = split(page((H, "Wasser"), block))
    assert [sentence.source for sentence in passage.sentences] == [source, source, None]


def test_ids_stay_when_another_page_changes_and_differ_for_equal_texts() -> None:
    before = split(page((P, "Gleich."), (H, "A"), (F, "Gleich.")), page((P, "Gleich.")))
    after = split(page((P, "Anders.")), page((P, "Gleich.")))
    assert before[-1].id == after[-1].id
    assert len({passage.id for passage in before}) == len(before)
    assert split_document("e", (page((P, "Gleich.")),), count_tokens=count_words)[0].id != before[0].id


def test_equal_texts_on_one_page_have_different_ids() -> None:
    first, second = split(page((F, "Gleich."), (F, "Gleich.")))
    assert first.text == second.text
    assert first.id != second.id


_texts = st.text(alphabet="abcDE ü.,:;!?1–„“()", min_size=0, max_size=120)
_blocks = st.builds(
    lambda kind, text, level: Block(kind, text, level if kind is H else None),
    st.sampled_from(list(BlockKind)),
    _texts,
    st.integers(1, 3),
)
_pages = st.lists(st.builds(lambda blocks: Page(1, None, tuple(blocks)), st.lists(_blocks, max_size=8)), max_size=3)


@pytest.mark.parametrize("count", [count_words, count_letters])
@steady
@given(pages=_pages, limit=st.integers(8, 40))
def test_whatever_the_pages_every_word_is_in_one_passage_within_the_limit(count, pages, limit) -> None:  # type: ignore[no-untyped-def]
    pages = tuple(pages)
    passages = split_document("d", pages, count_tokens=count, max_tokens=limit, target_tokens=limit // 2)
    assert passages == split_document("d", pages, count_tokens=count, max_tokens=limit, target_tokens=limit // 2)
    assert len({passage.id for passage in passages}) == len(passages)
    covered = [[0] * len(page.text) for page in pages]
    for passage in passages:
        text = pages[passage.page_index].text
        assert passage.text == text[passage.span.start : passage.span.end]
        assert count(passage.text) <= limit
        assert passage.sentences
        for sentence in passage.sentences:
            assert passage.span.start <= sentence.span.start < sentence.span.end <= passage.span.end
            for position in range(sentence.span.start, sentence.span.end):
                covered[passage.page_index][position] += 1
    for page_, counts in zip(pages, covered, strict=True):
        assert counts == _expected_cover(page_, counts)


def _expected_cover(page_: Page, counts: list[int]) -> list[int]:
    """Once every letter of a block that becomes text, never one of a heading or source entry; blanks as they are."""
    expected: list[int] = []
    for block in page_.blocks:
        once = 0 if block.kind in (H, R) else 1
        for letter in block.text:
            expected.append(counts[len(expected)] if letter.isspace() else once)
        expected.append(0)
    return expected[: len(page_.text)]
