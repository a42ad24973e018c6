"""Layout analysis on positioned text, without any PDF."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.documents import BlockKind
from ingest.readers.pdf.grid import ruled_areas
from ingest.readers.pdf.headings import Classifier, Styles
from ingest.readers.pdf.lines import Segment, segments_of
from ingest.readers.pdf.paragraphs import Paragraph, paragraphs_of, rows_of
from ingest.readers.pdf.regions import reading_order
from ingest.readers.pdf.runs import Box, TextRun
from ingest.readers.pdf.sizes import body_size
from ingest.readers.pdf.structure import Role
from ingest.readers.pdf.tables import tables_on
from ingest.readers.pdf.tokens import operations, text_string
from ingest.readers.tables import table_rows


def line(text: str, x: float, y: float, *, width: float = 200.0, size: float = 10.0, bold: bool = False) -> Segment:
    return Segment(text, x, x + width, y, size, bold)


def column(name: str, x: float, count: int, top: float = 100.0) -> list[Segment]:
    return [line(f"{name}{n}", x, top + 13 * n) for n in range(count)]


def read(segments: list[Segment]) -> list[str]:
    return [item.text for region in reading_order(segments) for item in region if isinstance(item, Segment)]


def names(*parts: tuple[str, int]) -> list[str]:
    return [f"{name}{n}" for name, count in parts for n in range(count)]


def test_two_columns_are_read_one_after_the_other() -> None:
    segments = column("l", 50, 10) + column("r", 300, 8)
    assert read(segments) == names(("l", 10), ("r", 8))


def test_title_columns_and_closing_paragraph() -> None:
    title = line("titel", 50, 60, width=450, size=18)
    closing = [line(f"u{n}", 50, 300 + 13 * n, width=450) for n in range(3)]
    segments = [title, *column("l", 50, 8), *column("r", 300, 8), *closing]
    assert read(segments) == ["titel", *names(("l", 8), ("r", 8), ("u", 3))]


def test_three_columns() -> None:
    segments = [s for name, x in (("a", 50), ("b", 260), ("c", 470)) for s in column(name, x, 6)]
    assert read(segments) == names(("a", 6), ("b", 6), ("c", 6))


def test_labels_and_values_are_read_row_by_row() -> None:
    segments = [
        item for n in range(6) for item in (line(f"k{n}", 50, 100 + 13 * n, width=30), line(f"v{n}", 130, 100 + 13 * n))
    ]
    assert read(segments) == [name for n in range(6) for name in (f"k{n}", f"v{n}")]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(1, 300)), max_size=40))
def test_reading_order_keeps_every_item_once(places: list[tuple[float, float, float]]) -> None:
    segments = [line(str(n), x, y, width=width) for n, (x, y, width) in enumerate(places)]
    assert sorted(read(segments), key=int) == [str(n) for n in range(len(places))]


def run(text: str, x: float, y: float, width: float, **more: float) -> TextRun:
    return TextRun(text, x, x + width, y, more.get("size", 10.0))


def test_gaps_become_spaces_or_part_segments() -> None:
    runs = [
        run("Daten", 50, 100, 25),
        run("platt", 75.3, 100, 20),
        run("form", 98.8, 100, 20),
        run("rechts", 200, 100, 30),
    ]
    assert [segment.text for segment in segments_of(runs, {})] == ["Datenplatt form", "rechts"]


def test_a_larger_line_in_the_other_column_glues_no_lines() -> None:
    """Half a line below the first and above the second, a heading once made "Überwachung vonLöschwasser" of two."""
    runs = [
        run("Zu den Anwen", 300, 197.8, 60), run("\u00ad", 360, 197.8, 3),
        run("dungen zählen die Überwachung von ", 300, 210.6, 160),
        run("Was Modellprojekte getan haben", 56, 204.5, 190, size=13),
        run("Löschwasserständen und ein", 300, 223.4, 120),
    ]  # fmt: skip
    assert [segment.text for segment in segments_of(runs, {})] == [
        "Zu den Anwen\u00ad",
        "Was Modellprojekte getan haben",
        "dungen zählen die Überwachung von",
        "Löschwasserständen und ein",
    ]


@given(size=st.floats(6, 40), offset=st.floats(-20, 20), gutter=st.floats(10, 30))
def test_lines_of_two_columns_stay_apart_whatever_their_sizes(size: float, offset: float, gutter: float) -> None:
    left = [run(f"links {n}", 50, 100 + 12 * n, 200) for n in range(6)]
    right = [run(f"rechts {n}", 250 + gutter, 100 + offset + 1.2 * size * n, 200, size=size) for n in range(4)]
    found = [segment.text for segment in segments_of(left + right, {})]
    assert sorted(found) == sorted(part.text for part in left + right)


def test_raised_and_lowered_print_stays_with_its_word() -> None:
    runs = [
        run("Der Wert CO", 50, 100, 60), run("2", 110, 102, 3, size=6), run("je m", 116, 100, 20),
        run("3", 136.2, 96.5, 3, size=6), run("im Jahr.", 143, 100, 40), run("2,3", 183.2, 96, 6, size=6),
        run("nächste Zeile", 50, 112, 70),
    ]  # fmt: skip
    assert [segment.text for segment in segments_of(runs, {})] == [
        "Der Wert CO2 je m\ue0003\ue001 im Jahr.2,3",
        "nächste Zeile",
    ]


def test_runs_printed_over_each_other_keep_a_space() -> None:
    runs = [run("langer Hintergrundtext", 50, 100, 120), run("Marke", 90, 100, 30)]
    assert [segment.text for segment in segments_of(runs, {})] == ["langer Hintergrundtext Marke"]


def test_twin_letters_stay_and_overprints_go() -> None:
    twins = [run("a", 50, 100, 5.0), run("l", 55, 100, 2.2), run("l", 57.2, 100, 2.2)]
    assert [segment.text for segment in segments_of(twins, {})] == ["all"]
    printed_twice = [run("Titel", 50, 100, 30), run("Titel", 50.4, 100, 30)]
    assert [(segment.text, segment.bold) for segment in segments_of(printed_twice, {})] == [("Titel", True)]


def test_order_in_the_file_does_not_matter() -> None:
    runs = [run(f"wort{n}", 50 + 40 * (n % 5), 100 + 13 * (n // 5), 33) for n in range(20)]
    shuffled = random.Random(3).sample(runs, len(runs))
    assert segments_of(shuffled, {}) == segments_of(runs, {})


def test_paragraphs_part_at_gaps_indents_and_list_signs() -> None:
    rows = [
        line("Erster Absatz geht über", 50, 100), line("zwei Zeilen.", 50, 113, width=80),
        line("Zweiter beginnt groß und", 50, 126), line("endet.", 50, 139, width=40),
        line("• Punkt eins", 50, 160), line("• Punkt zwei", 50, 173),
    ]  # fmt: skip
    texts = [[row.text for row in paragraph.lines] for paragraph in paragraphs_of(rows_of(rows), 0, {})]
    assert texts == [
        ["Erster Absatz geht über", "zwei Zeilen."],
        ["Zweiter beginnt groß und", "endet."],
        ["• Punkt eins"],
        ["• Punkt zwei"],
    ]


@pytest.mark.parametrize(
    ("text", "size", "bold", "expected"),
    [
        ("Was wir gelernt haben", 16.0, False, (BlockKind.HEADING, 1)),
        ("Was wir gelernt haben", 10.0, True, (BlockKind.HEADING, 3)),
        ("Ein ganz gewöhnlicher Satz steht hier.", 10.0, False, (BlockKind.PARAGRAPH, None)),
        ("„Ohne die Werkstätten wären wir heute längst nicht so weit gekommen, wie wir sind“", 14.0, False,
         (BlockKind.PARAGRAPH, None)),
        ("Abbildung 3: Standorte", 9.0, False, (BlockKind.CAPTION, None)),
        ("1 Vergleiche das Landesgesetz.", 8.0, False, (BlockKind.FOOTNOTE, None)),
        ("2.1 Betrieb", 10.0, False, (BlockKind.HEADING, 2)),
        ("a) zweitens", 10.0, False, (BlockKind.LIST_ITEM, None)),
    ],
)  # fmt: skip
def test_kinds(text: str, size: float, bold: bool, expected: tuple[BlockKind, int | None]) -> None:
    classifier = Classifier(Styles(10.0, (16.0, 13.0)), {"betrieb": 2})
    paragraph = Paragraph((line(text, 50, 700, size=size, bold=bold),), 0)
    assert classifier.kind(paragraph, is_contents=False, height=842) == expected


def test_tags_outrank_appearance() -> None:
    classifier = Classifier(Styles(10.0, ()), {})
    heading = Paragraph((line("Klein gesetzt", 50, 100, size=8),), 0, Role("H2", 4, level=2))
    assert classifier.kind(heading, is_contents=False, height=842) == (BlockKind.HEADING, 2)


def test_ruled_areas_need_three_lines_of_one_extent() -> None:
    rules = [Box(50, y, 400, y) for y in (100.0, 120.0, 200.0)]
    [area] = ruled_areas([*rules, Box(50, 500, 300, 500)])
    assert (area.box, area.rows, area.columns) == (Box(50, 100, 400, 200), (100.0, 120.0, 200.0), ())


def test_columns_of_prose_are_no_table() -> None:
    left = [line("die Stadt misst den Lärm und zeigt ihn", 50, 100 + 13 * n, width=195) for n in range(8)]
    right = [line("auf einer Karte, die alle sehen können", 300, 100 + 13 * n, width=190) for n in range(8)]
    tables, rest = tables_on(left + right, (), {})
    assert (tables, len(rest)) == ([], 16)


def test_rows_carry_their_header() -> None:
    assert list(table_rows([["Ort", "Zahl"], ["Nord", "3"], ["", ""], ["Süd", ""]], has_header=True)) == [
        "Ort: Nord; Zahl: 3",
        "Ort: Süd",
    ]
    assert list(table_rows([["Name", "Wert"]], has_header=True)) == ["Name: Wert"]


def test_content_stream_tokens() -> None:
    data = (
        rb"q 1 0 0 -1.5 .5 +2 cm /F1 12 Tf (a\(b\)\101 (c)) Tj [<4142> -120 (d)] TJ /Span <</MCID 3 /A [1 2]>> BDC % x"
        + b"\nQ"
    )
    assert list(operations(data)) == [
        ([], b"q"),
        ([1.0, 0.0, 0.0, -1.5, 0.5, 2.0], b"cm"),
        (["/F1", 12.0], b"Tf"),
        ([b"a(b)A (c)"], b"Tj"),
        ([[b"AB", -120.0, b"d"]], b"TJ"),
        (["/Span", {"/MCID": 3.0, "/A": [1.0, 2.0]}], b"BDC"),
        ([], b"Q"),
    ]


def test_inline_images_are_passed_over() -> None:
    data = b"BI /W 2 /H 2 ID \x00(\xff)<< EI\nBT (x) Tj ET"
    assert [operator for _, operator in operations(data)] == [b"BI", b"BT", b"Tj", b"ET"]


@given(st.binary(max_size=300))
def test_any_bytes_give_operators(data: bytes) -> None:
    assert all(isinstance(operator, bytes) for _, operator in operations(data))


def test_text_strings() -> None:
    assert text_string(b"\xfe\xff\x00f\x00i") == "fi"
    assert text_string(b"\xef\xbb\xbf\xc3\xbc") == "ü"
    assert text_string(b"\xfc") == "ü"


PROSE = "die Stadt misst den Lärm und zeigt ihn auf einer Karte"
ENTRY = "Amt Musterfeld: Messnetze Lärm Band 4, Musterfeld 2021, S. 3–17"


def page_of(*parts: tuple[str, float, int]) -> list[Segment]:
    return [line(text, 50, 100 + 13 * n, size=size) for text, size, count in parts for n in range(count)]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([page_of((PROSE, 10.0, 9), (ENTRY, 7.0, 60))], 10.0, id="list in small print"),
        pytest.param([page_of((PROSE, 10.0, 20)), page_of((PROSE, 7.0, 45))], 10.0, id="terms in small print"),
        pytest.param([page_of((PROSE, 12.0, 5), (PROSE, 9.0, 40))], 9.0, id="lead in larger print"),
        pytest.param([page_of((PROSE, 12.0, 12))] + 4 * [page_of((PROSE, 9.0, 8))], 9.0, id="preface in larger print"),
        pytest.param([page_of((PROSE, 24.0, 2), ("Ziele der Stadt", 14.0, 20))], 14.0, id="slides with long titles"),
        pytest.param([[]], 10.0, id="nothing"),
    ],
)
def test_the_body_is_what_running_text_is_set_in(pages: list[list[Segment]], expected: float) -> None:
    assert body_size(pages) == expected
