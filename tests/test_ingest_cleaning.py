"""Cleaning: examples of German typesetting, and what holds for any text."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.cleaning import (
    clean_text,
    close_sentences,
    close_spaced_letters,
    join_hyphenated_lines,
    repair_double_decoding,
    runs_on,
    split_first_sentence,
)
from ingest.documents import Block, BlockKind

WORDS = st.text(alphabet="abcdefghiklmnoprstuvwzäöüßABCDEGHKLMNSTÄÖÜ", min_size=1, max_size=12)
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=12)


def letters(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFC", text) if character.isalnum())


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\ufb01nden\u00a0und  p\ufb02egen", "finden und pflegen"),
        ("Daten\u00adplatt\u00adform", "Datenplattform"),
        ("fu\u0308r", "für"),
        ("Gru\u00a8nau", "Grünau"),
        ("\uf0b7 Punkt\x00\x07 eins\u200b", "• Punkt eins"),
        ("Zeile\r\nzwei\tdrei", "Zeile zwei drei"),
        ("", ""),
    ],
)
def test_clean_text(raw: str, cleaned: str) -> None:
    assert clean_text(raw) == cleaned


@given(st.text())
def test_clean_text_is_idempotent(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text())
def test_clean_text_is_one_line_with_single_spaces(text: str) -> None:
    cleaned = clean_text(text)
    assert cleaned == " ".join(cleaned.split(" "))
    assert "\n" not in cleaned
    assert "  " not in cleaned


@given(st.lists(WORDS, max_size=20))
def test_clean_text_keeps_every_word(words: list[str]) -> None:
    assert clean_text("  ".join(words)).split() == words


def test_double_decoding_is_repaired() -> None:
    assert repair_double_decoding("Ã¼ber StraÃŸen") == "über Straßen"
    assert repair_double_decoding("schon richtig: über") == "schon richtig: über"


def test_spaced_letters_are_closed() -> None:
    assert close_spaced_letters("S M A R T   C I T Y heute") == "SMART   CITY heute"
    assert close_spaced_letters("a b") == "a b"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Digitali-", "sierung"], "Digitalisierung"),
        (["Smart-City-", "Strategie"], "Smart-City-Strategie"),
        (["Bad Belzig-", "Wiesenburg"], "Bad Belzig-Wiesenburg"),
        (["Ein-", "und Ausfahrt"], "Ein- und Ausfahrt"),
        (["IT-", "gestützt"], "IT-gestützt"),
        (["CO2-", "neutral"], "CO2-neutral"),
        (["2019-", "2021"], "2019-2021"),
        (["von 2019–", "2027 gefördert"], "von 2019–2027 gefördert"),
        (["von 10", "–12 Uhr"], "von 10–12 Uhr"),
        (["Bürgerinnen/", "Bürger"], "Bürgerinnen/Bürger"),
        (["Gedanke –", "eingeschoben"], "Gedanke – eingeschoben"),
        (["Gedanke", "– eingeschoben"], "Gedanke – eingeschoben"),
        (["Gedanke -", "eingeschoben"], "Gedanke - eingeschoben"),
        (["weich\u00ad", "getrennt"], "weichgetrennt"),
        (["siehe https://www.daten-", "stadt.example/wissen an"], "siehe https://www.daten-stadt.example/wissen an"),
        (["[3] Titel · Stadt · 2022 · https://stadt.example/ein-sehr-lan", "ger-pfad.html"],
         "[3] Titel · Stadt · 2022 · https://stadt.example/ein-sehr-langer-pfad.html"),
        (["unter www.stadt.example.", "Danach kam mehr."], "unter www.stadt.example. Danach kam mehr."),
        ([], ""),
    ],
)  # fmt: skip
def test_lines_are_joined(lines: list[str], joined: str) -> None:
    assert join_hyphenated_lines(lines) == joined


def test_known_words_decide_doubtful_hyphens() -> None:
    known = frozenset({"open-source-basiert", "klimaneutral"})
    assert join_hyphenated_lines(["Open-Source-", "basiert"], known) == "Open-Source-basiert"
    assert join_hyphenated_lines(["klima-", "neutral"], known) == "klimaneutral"


@given(LINES)
def test_joining_loses_and_invents_nothing(lines: list[str]) -> None:
    assert join_hyphenated_lines(lines).split() == " ".join(lines).split()


@given(st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=5).map(" ".join), st.booleans()), max_size=10))
def test_hyphens_cost_no_letter(marked: list[tuple[str, bool]]) -> None:
    lines = [f"{text}-" if hyphen else text for text, hyphen in marked]
    joined = join_hyphenated_lines(lines)
    assert letters(joined) == letters("".join(lines))
    assert join_hyphenated_lines([joined]) == joined


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_a_sentence_moves_to_the_page_where_it_begins() -> None:
    note = Block(BlockKind.FOOTNOTE, "1 Eine Fußnote.")
    pages = [
        [paragraph("Der Rat hat am 3. Mai be-"), note],
        [paragraph("schlossen, z. B. Daten zu öffnen. Danach geschah viel.")],
    ]
    assert close_sentences(pages) == [
        [paragraph("Der Rat hat am 3. Mai beschlossen, z. B. Daten zu öffnen."), note],
        [paragraph("Danach geschah viel.")],
    ]


def test_whole_sentences_and_headings_stay() -> None:
    pages = [
        [paragraph("Ein ganzer Satz.")],
        [paragraph("und klein begonnen."), Block(BlockKind.HEADING, "Ende", level=1)],
        [paragraph("Mehr")],
    ]
    assert close_sentences(pages) == pages


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Die Stadt hat", "beschlossen, Daten zu öffnen.", True),
        ("Zuständig ist das Haupt-", "Amt der Stadt.", True),
        ("Gefragt sind Sensoren,", "Schnittstellen und Karten.", True),
        ("Die Stadt arbeitet mit der", "Hochschule zusammen.", True),
        ("Nach langer Beratung fördert der Gemeinderat im Jahr 2023", "Sensoren an allen Schulen.", False),
        ("Nach langer Beratung im Ausschuss fördert der Gemeinderat im Jahr 2023", "Sensoren an Schulen.", True),
        ("Nach langer Beratung beschloss der Gemeinderat der Stadt Musterfeld", "Sensoren zu kaufen.", True),
        ("Nach langer Beratung beschloss der Rat den Kauf.", "sensoren.example", False),
        ("Ansprechpartner Stadt Musterfeld", "Das Vorhaben begann 2020.", False),
        ("Mehr dazu im Netz auf der Seite der Stadt: https://www.musterfeld.example/messnetz", "Das Vorhaben", False),
        ("Gefragt sind Sensoren,", "[3] Offene Daten · – · 2021 · https://daten.example", False),
    ],
)
def test_what_runs_on_over_the_end_of_a_column_or_page(before: str, after: str, expected: bool) -> None:
    assert runs_on(before, after) is expected


@given(st.lists(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=3), max_size=5))
def test_closing_sentences_keeps_all_words_in_order(texts: list[list[str]]) -> None:
    pages = [[paragraph(text) for text in blocks] for blocks in texts]
    closed = close_sentences(pages)
    assert len(closed) == len(pages)
    assert [w for p in closed for b in p for w in b.text.split()] == [
        w for p in pages for b in p for w in b.text.split()
    ]


@given(st.text(max_size=200).map(clean_text))
def test_splitting_off_a_sentence_keeps_the_text(text: str) -> None:
    head, rest = split_first_sentence(text)
    assert " ".join(part for part in (head, rest) if part).replace(" ", "") == text.replace(" ", "")


def test_a_paragraph_of_many_lines_is_joined_at_once() -> None:
    """Each line was held against all lines before it: 4,000 took a minute."""
    started = time.thread_time()
    joined = join_hyphenated_lines(["Die Stadt misst den Pegel der Donau und", "zeigt ihn in der App."] * 2000)
    assert time.thread_time() - started < 5
    assert joined.count("und zeigt ihn in der App. Die") == 1999


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (
            ["[3] Titel ·", "https://ulm.de/", "pegel/", "seite ·", "2021"],
            "[3] Titel · https://ulm.de/pegel/seite · 2021",
        ),
        (["[12]", "https://ulm.de/pegel", "seite"], "[12] https://ulm.de/pegelseite"),
        (["So", "ein -", "Satz und Bürger-", "innen aus A-", "Stadt"], "So ein - Satz und Bürgerinnen aus A-Stadt"),
    ],
)
def test_only_the_end_of_what_came_before_decides(lines: list[str], joined: str) -> None:
    assert join_hyphenated_lines(lines) == joined
