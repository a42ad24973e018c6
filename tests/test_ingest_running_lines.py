"""Headers, footers and page numbers go; what differs from page to page stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.running_lines import PlacedLine, forms, running_lines

WORDS = st.text(alphabet="abcdefghiklmnoprstuvwzäöüßABCDEGHKLMNSTÄÖÜ", min_size=1, max_size=12)


def page(*texts: str, number: int) -> list[PlacedLine]:
    head, foot = PlacedLine("Leitfaden Daten", 0.05), PlacedLine(f"Seite {number}", 0.96)
    return [head, *(PlacedLine(text, 0.3 + 0.05 * i) for i, text in enumerate(texts)), foot]


def kept_texts(pages: list[list[PlacedLine]]) -> list[list[str]]:
    return [
        [line.text for place, line in enumerate(lines) if place not in running]
        for lines, running in zip(pages, running_lines(pages), strict=True)
    ]


def feet(*texts: str) -> list[list[PlacedLine]]:
    """A page for each text, which stands at its foot."""
    return [[PlacedLine("Ein Absatz", 0.5), PlacedLine(text, 0.92)] for text in texts]


def kept_feet(*texts: str) -> list[str]:
    return [text for of_page in kept_texts(feet(*texts)) for text in of_page if text != "Ein Absatz"]


def test_running_lines_are_removed() -> None:
    pages = [page("eins", "zwei", number=1), page("drei", number=2), page("vier", number=3)]
    assert kept_texts(pages) == [["eins", "zwei"], ["drei"], ["vier"]]


@pytest.mark.parametrize(
    "foot",
    ["Jahrbuch 2023 | {}", "Seite {} von 12", "– {} –", "Heft 3/2021, S. {}", "Stand 12.03.2021 {}/12"],
)
@pytest.mark.parametrize("step", [1, 2])
def test_the_number_of_the_page_may_change(foot: str, step: int) -> None:
    assert kept_feet(*(foot.format(46 + step * number) for number in range(5))) == []


def test_a_page_number_in_roman_letters_goes() -> None:
    assert kept_feet("Vorwort iii", "Vorwort iv", "Vorwort v", "Vorwort vi") == []


@pytest.mark.parametrize(
    "texts",
    [
        ("Kosten 2019: 140 Euro", "Kosten 2020: 260 Euro", "Kosten 2021: 90 Euro", "Kosten 2022: 75 Euro"),
        ("Haushalt 2019", "Haushalt 2020", "Haushalt 2021", "Haushalt 2022"),
        ("Vgl. Satzung, § 3", "Vgl. Satzung, § 17", "Vgl. Satzung, § 9", "Vgl. Satzung, § 21"),
        ("14.000", "15.000", "16.000", "17.000"),
        ("3,2 Mio. Euro", "3,3 Mio. Euro", "3,4 Mio. Euro", "3,5 Mio. Euro"),
    ],
)
def test_other_figures_that_change_are_content(texts: tuple[str, ...]) -> None:
    assert kept_feet(*texts) == list(texts)


def test_what_no_page_number_can_stand_in_must_be_the_same() -> None:
    pages = [[PlacedLine(f"Maßnahme {number}", 0.08, counted=False)] for number in range(1, 5)]
    assert kept_texts(pages) == [[line.text for line in lines] for lines in pages]
    assert kept_texts([[PlacedLine("Katalog", 0.08, counted=False)] for _ in range(4)]) == [[]] * 4


def test_words_beside_a_figure_that_changes_are_the_row_of_a_table() -> None:
    sums = ("14.000", "9.500", "11.250")
    pages = [[PlacedLine("Summe", 0.92), PlacedLine(figure, 0.92)] for figure in sums]
    assert kept_texts(pages) == [["Summe", figure] for figure in sums]


def test_words_beside_the_page_number_go_with_it() -> None:
    assert kept_texts([[PlacedLine("Bericht", 0.95), PlacedLine(str(n), 0.95)] for n in range(7, 12)]) == [[]] * 5


def test_numbers_alone_go_however_they_are_counted() -> None:
    assert kept_feet("7", "8", "31", "32", "5", "6") == []


def test_lines_that_look_like_text_are_kept() -> None:
    pages = [[PlacedLine(f"{n} Kapitel {n}", 0.08, in_text=True), PlacedLine(f"Text {n}", 0.5)] for n in range(1, 6)]
    assert kept_texts(pages) == [[line.text for line in lines] for lines in pages]


@given(st.lists(st.lists(st.tuples(WORDS, st.floats(0.2, 0.8)), max_size=6), max_size=6))
def test_nothing_is_removed_from_the_middle(texts: list[list[tuple[str, float]]]) -> None:
    pages = [[PlacedLine(text, top) for text, top in lines] for lines in texts]
    assert kept_texts(pages) == [[line.text for line in lines] for lines in pages]


def test_a_line_made_to_be_matched_in_many_ways_holds_nothing_up() -> None:
    # Two ways to read each "eur" doubled the time with every unit: this line took longer than anyone waits.
    hostile = "1" + "eur" * 60 + "x"
    digits = "1" * 100_000 + "x"
    assert kept_feet(hostile, digits, "14.000 EUR") == [hostile, digits, "14.000 EUR"]


def test_a_line_full_of_numbers_is_not_copied_for_each_of_them() -> None:
    row = "1 a " * 10_000
    assert forms(row, 1) == {row}
    assert len(forms("Seite 3 von 12", 3)) == 5
