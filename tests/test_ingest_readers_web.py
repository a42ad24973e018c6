"""Web pages, Markdown, plain text and e-mail newsletters."""

from __future__ import annotations

import time
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import blocks, headings, read

from ingest.documents import DocumentKind
from ingest.errors import UnreadableDocument
from ingest.readers import read_document
from ingest.readers.markdown import pieces

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"


ULM = Path(__file__).parent.parent.parent / "shared" / "real" / "ulm_strategie"


PAGE = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Wasser messen | Stadt Musterfeld</title>
<meta property="og:site_name" content="Stadt Musterfeld"><link rel="canonical" href="https://musterfeld.example/wasser">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
"headline":"Wasser messen","datePublished":"2023-05-04T08:00:00+02:00"}]}</script></head>
<body><header><a href="/">Start</a></header><nav><ul><li><a href="/a">Rathaus</a></li></ul></nav>
<div id="cookie-banner"><p>Wir verwenden Cookies.</p></div>
<main><article><h1>Wasser messen</h1><p>Die Stadt misst seit 2021 an
dreizehn Stellen.<br>Die Daten sind offen.</p><h2>Technik</h2><ul><li>Sensoren im Fluss</li><li>Funk</li></ul>
<figure><img src="x.png" alt=""><figcaption>Sensor am Ufer</figcaption></figure>
<table><tr><th>Ort</th><th>Tiefe</th></tr><tr><td>Nord</td><td>3 m</td></tr></table>
<div class="share-buttons"><a href="#">Teilen</a></div></article></main>
<footer><p>Impressum</p></footer></body></html>"""


def test_web_page_keeps_content_only(tmp_path: Path) -> None:
    document = read(tmp_path, "wasser.html", PAGE)
    assert blocks(document) == [
        ("heading", 1, "Wasser messen"),
        ("paragraph", None, "Die Stadt misst seit 2021 an dreizehn Stellen. Die Daten sind offen."),
        ("heading", 2, "Technik"),
        ("list_item", None, "Sensoren im Fluss"),
        ("list_item", None, "Funk"),
        ("caption", None, "Sensor am Ufer"),
        ("table_row", None, "Ort: Nord; Tiefe: 3 m"),
    ]
    info = document.info
    assert (info.title, info.publisher, info.date) == ("Wasser messen", "Stadt Musterfeld", "2023-05-04")
    assert (info.url, info.kind, info.language) == ("https://musterfeld.example/wasser", DocumentKind.WEBSEITE, "de")


def test_page_without_marked_main_part_loses_navigation(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='/{n}'>Seite {n}</a></li>" for n in range(5))
    document = read(
        tmp_path,
        "alt.html",
        f"<html><body><ul>{links}</ul><h1>Parken am Markt</h1><p>Die Stadt zeigt freie Plätze.</p></body></html>",
    )
    assert blocks(document) == [
        ("heading", 1, "Parken am Markt"),
        ("paragraph", None, "Die Stadt zeigt freie Plätze."),
    ]


def test_box_around_the_title_is_no_boilerplate(tmp_path: Path) -> None:
    page = (
        "<body><div class='page-header' role='banner'><h1>Lärm messen</h1></div><p>Die Stadt misst nachts.</p></body>"
    )
    assert [text for _, _, text in blocks(read(tmp_path, "a.html", page))] == ["Lärm messen", "Die Stadt misst nachts."]


@pytest.mark.parametrize(
    "content",
    [
        "<html><head><meta charset='iso-8859-1'></head><body><p>Größe und Übermaß</p></body></html>".encode("latin-1"),
        "<html><body><p>Größe und Übermaß</p></body></html>".encode("latin-1"),
        "<html><head><meta charset='utf-8'></head><body><p>Größe und Übermaß</p></body></html>".encode("latin-1"),
        "<html><body><p>Größe und Übermaß</p></body></html>".encode("mac_roman"),
        "<html><body><p>Größe und Übermaß</p></body></html>".encode("cp850"),
        "<html><body><p>Größe und Übermaß</p></body></html>".encode("utf-16"),
        "\ufeff<html><body><p>Größe und Übermaß</p></body></html>".encode(),
    ],
    ids=["declared", "undeclared latin-1", "declared wrongly", "Mac", "DOS", "utf-16", "byte order mark"],
)
def test_encodings(tmp_path: Path, content: bytes) -> None:
    assert blocks(read(tmp_path, "a.html", content)) == [("paragraph", None, "Größe und Übermaß")]


def test_broken_utf8_keeps_the_rest(tmp_path: Path) -> None:
    content = "<p>Größe der Städte".encode().replace(b"der", b"d\xffr") + b"</p>"
    [(_, _, text)] = blocks(read(tmp_path, "a.html", content))
    assert text.startswith("Größe d")
    assert text.endswith("r Städte")


@pytest.mark.parametrize("word", ["Übach", "Öl", "Äcker", "Straße", "„Größe“"])
def test_single_umlaut_of_latin_1_is_not_taken_for_another_encoding(tmp_path: Path, word: str) -> None:
    content = f"<html><body><p>Dort in {word} misst man.</p></body></html>".encode("cp1252")
    assert blocks(read(tmp_path, "a.html", content)) == [("paragraph", None, f"Dort in {word} misst man.")]


def test_declared_eastern_encoding_is_believed(tmp_path: Path) -> None:
    content = "<html><head><meta charset='windows-1250'></head><p>Łódź mierzy wodę.</p></html>".encode("cp1250")
    assert blocks(read(tmp_path, "a.html", content)) == [("paragraph", None, "Łódź mierzy wodę.")]


def test_damaged_characters_are_named(tmp_path: Path) -> None:
    document = read(tmp_path, "a.txt", "Größe der Städte mi\udcfft Wasser.".encode("utf-8", "surrogateescape"))
    assert document.warnings == ("1 Zeichen ließen sich nicht lesen und stehen als \ufffd im Text.",)


def test_text_with_many_broken_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="3 Zeichen, die sich nicht lesen lassen"):
        read(tmp_path, "a.txt", "Größe ".encode() + b"\xff\xfe\xc3 und weiter geht es.")


def test_a_line_of_blanks_below_a_footnote_holds_nothing_up(tmp_path: Path) -> None:
    blanks, gap = " " * 200, "\n" * 20_000
    started = time.thread_time()
    document = read(tmp_path, "a.md", f"# T\n\nText[^1].\n\n[^1]: Stadt Ulm, 2019\n{blanks}\n{gap}Ende.\n")
    assert time.thread_time() - started < 2
    assert ("footnote", None, "Stadt Ulm, 2019") in blocks(document)


def test_footnotes_of_markdown(tmp_path: Path) -> None:
    text = (
        "# Ziele\n\nUlm wächst[^1] stetig.\n\n[^1]: Das gilt seit\n    dem Jahr 2018.\n[^b]: Stadt Ulm, 2019\n\nEnde.\n"
    )
    assert blocks(read(tmp_path, "a.md", text)) == [
        ("heading", 1, "Ziele"),
        ("paragraph", None, "Ulm wächst stetig."),
        ("footnote", None, "Das gilt seit dem Jahr 2018."),
        ("footnote", None, "Stadt Ulm, 2019"),
        ("paragraph", None, "Ende."),
    ]


MARKDOWN = dedent(
    """\
    ---
    title: Bewässerung mit Sensoren
    publisher: Eigene Zusammenfassung
    date: 2024-03
    kind: steckbrief
    url: https://example.org/b
    language: de
    summary_of_sources: true
    ---
    # Bewässerung mit Sensoren

    Die Stadt gießt nur
    trockene Bäume. [1]

    | Ort | Bäume |
    |---|---|
    | Nord | 12 |

    - erster Punkt
    - zweiter Punkt

    ## Quellen
    [1] Grün in der Stadt · Stadt Musterfeld · 2023-11 · https://example.org/gruen_in_der_stadt
    [2] Bericht · – · – · https://example.org/b?x=1&y=2
    """
)


def test_markdown(tmp_path: Path) -> None:
    document = read(tmp_path, "b.md", MARKDOWN)
    assert blocks(document) == [
        ("heading", 1, "Bewässerung mit Sensoren"),
        ("paragraph", None, "Die Stadt gießt nur trockene Bäume. [1]"),
        ("table_row", None, "Ort: Nord; Bäume: 12"),
        ("list_item", None, "erster Punkt"),
        ("list_item", None, "zweiter Punkt"),
        ("heading", 2, "Quellen"),
        ("paragraph", None, "[1] Grün in der Stadt · Stadt Musterfeld · 2023-11 · https://example.org/gruen_in_der_stadt"),
        ("paragraph", None, "[2] Bericht · – · – · https://example.org/b?x=1&y=2"),
    ]  # fmt: skip
    info = document.info
    assert (info.title, info.date, info.kind) == ("Bewässerung mit Sensoren", "2024-03", DocumentKind.STECKBRIEF)
    assert (info.url, info.summary_of_sources) == ("https://example.org/b", True)


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    info = read(tmp_path, "leitfaden_daten.md", "# Daten teilen\n\nText der Kommune.").info
    assert (info.title, info.kind, info.summary_of_sources) == ("Daten teilen", DocumentKind.LEITFADEN, False)


@pytest.mark.skipif(not ULM.exists(), reason="real documents are not beside the project")
@pytest.mark.parametrize(
    ("source", "items"),
    [
        ("23. Regionalkonferenz am 5. Oktober 2022.", ["23. Regionalkonferenz am 5. Oktober 2022."]),
        ("5. Oktober: Treffen\n14. November: **Werkstatt**", ["5. Oktober: Treffen", "14. November: Werkstatt"]),
        ("3. Dritter Schritt\n4. Vierter Schritt", ["3. Dritter Schritt", "4. Vierter Schritt"]),
        ("1. Planen\n2. Bauen", ["Planen", "Bauen"]),
        ("1. Planen\n1. Bauen", ["Planen", "Bauen"]),
        ("- Punkt\n\n  7. Juni: Fest\n- noch einer", ["Punkt", "7. Juni: Fest", "noch einer"]),
    ],
)
def test_numbers_that_count_no_items_stay_in_the_text(tmp_path: Path, source: str, items: list[str]) -> None:
    assert [text for _, _, text in blocks(read(tmp_path, "a.md", source))] == items


def test_real_markdown_strategy_is_read_whole() -> None:
    for path in sorted(ULM.rglob("*.md")):
        [(_, document)] = read_document(path)
        found = sum(len(page.text.split()) for page in document.pages)
        assert found > 0.8 * len(path.read_text(encoding="utf-8").split()) - 20, path


PLAIN = """Menschen an einem Tisch
Frau Beispiel, Stadt Musterfeld, eröffnet die Werkstatt. Danach sprachen alle. Foto: Stadt

Werkstatt zu offenen Daten

14.08.2023 — Die Stadt lud am Montag zu einer Werkstatt ein und viele kamen.

Was wurde beschlossen?

Die Daten werden geöffnet. Das hilft allen Beteiligten in der Verwaltung und darüber hinaus.

  • Erstens die Karte
  • Zweitens der Kalender
"""


def test_plain_text(tmp_path: Path) -> None:
    document = read(tmp_path, "werkstatt.txt", PLAIN)
    assert headings(document) == [(1, "Werkstatt zu offenen Daten"), (2, "Was wurde beschlossen?")]
    assert [kind for kind, _, _ in blocks(document)] == [
        "caption", "caption", "heading", "paragraph", "heading", "paragraph", "list_item", "list_item",
    ]  # fmt: skip
    assert (document.info.title, document.info.date) == ("Werkstatt zu offenen Daten", "2023-08-14")


@given(st.text(alphabet="ab \n", max_size=60), st.integers(1, 20))
def test_long_markdown_is_cut_without_loss(text: str, longest: int) -> None:
    found = list(pieces(text, longest))
    assert "".join(found) == text
    assert all(len(piece) <= longest for piece in found)


SEED_FACTS = {
    "000": ("Smart-City-Wissenschaftsnetzwerk: Vernetzen. Forschen. Transferieren.", "2025-06-23", "veranstaltung"),
    "001": ("Gemeinsam voraus: Kooperation als Erfolgsfaktor für eine Smart City", "2025-08-14", "webseite"),
    "002": ("„Wir wollen bedarfsgerechte Lösungen für alle Kommunen in Deutschland aufzeigen“", "2021-09", "webseite"),
    "003": ("Smart City Praxiswissen | Ausgabe 04/22", "2022-10", "newsletter"),
    "004": ("Smart Country Convention 2022: Smarte Städte schauen voneinander ab", "2022-10-20", "veranstaltung"),
}


@pytest.mark.skipif(not SEEDS.exists(), reason="seed documents are not beside the project")
@pytest.mark.parametrize("number", sorted(SEED_FACTS))
def test_seeds_describe_themselves(number: str) -> None:
    [path] = SEEDS.glob(f"{number}_*.txt")
    [(_, document)] = read_document(path)
    info = document.info
    assert (info.title, info.date, info.kind.value) == SEED_FACTS[number]


@pytest.mark.skipif(not SEEDS.exists(), reason="seed documents are not beside the project")
def test_seed_newsletter_is_split_into_items() -> None:
    [path] = SEEDS.glob("003_*.txt")
    [(_, document)] = read_document(path)
    found = headings(document)
    assert (2, "Gute Praxis") in found
    assert (3, "Wolfsburg: Sensoren übermitteln Daten zur Wasserqualität") in found
    assert found.index((2, "Gute Praxis")) < found.index(
        (3, "Wolfsburg: Sensoren übermitteln Daten zur Wasserqualität")
    )
    texts = [text for _, _, text in blocks(document)]
    event = texts.index("Smart City Expo World Congress 2022")
    assert texts[event + 1] == "15. bis 17. November – Barcelona"


def test_own_summary_is_recognised_in_any_format(tmp_path: Path) -> None:
    text = "# Titel\n\nEigene Zusammenfassung öffentlicher Quellen, Stand Mai 2024.\n"
    assert read(tmp_path, "z.md", text).info.summary_of_sources
    assert read(tmp_path, "z.html", f"<h1>T</h1><p>{text[9:]}</p>").info.summary_of_sources


def test_language_of_an_english_text(tmp_path: Path) -> None:
    text = (
        "# Open data\n\nThe city publishes its data because everyone should be able to use it without asking first.\n"
    )
    assert read(tmp_path, "e.md", text).info.language == "en"


def test_bold_lines_of_markdown_that_stand_for_headings(tmp_path: Path) -> None:
    text = """# Strategie
**Stadt Musterfeld**

## Gremien
**Koordinierungsrunde**

Sie bereitet vor.
&emsp;
**Lenkungsgruppe:**
Sie entscheidet.

**Stand: Mai 2024**

Sie wird **halbjährlich**
**unterrichtet**
vom Amt.

**Anna**
**Bert**

- **Fachbeirat**
"""
    assert blocks(read(tmp_path, "strategie.md", text)) == [
        ("heading", 1, "Strategie"),
        ("paragraph", None, "Stadt Musterfeld"),
        ("heading", 2, "Gremien"),
        ("heading", 3, "Koordinierungsrunde"),
        ("paragraph", None, "Sie bereitet vor."),
        ("heading", 3, "Lenkungsgruppe:"),
        ("paragraph", None, "Sie entscheidet."),
        ("paragraph", None, "Stand: Mai 2024"),
        ("paragraph", None, "Sie wird halbjährlich unterrichtet vom Amt."),
        ("paragraph", None, "Anna Bert"),
        ("list_item", None, "Fachbeirat"),
    ]
