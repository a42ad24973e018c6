"""Ends of sentences in German (and English) text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Span
from ingest.sentences import sentence_spans

steady = settings(deadline=None, derandomize=True)


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Das gilt z. B. für Städte, d. h. i. d. R. auch u. a. für Ulm.",
        "Das gilt z.B. Städten und v.a. Landkreisen.",
        "Freiburg i. Br. hat ca. 5 Mio. Euro bzw. rd. 3 Mrd. € erhalten.",
        "Nach § 3 Abs. 2 Nr. 5 OZG i. V. m. Art. 4 gilt vgl. S. 12 dasselbe.",
        "Frau Prof. Dr.-Ing. A. Meyer und Dr. Schmidt aus St. Wendel kamen.",
        "Die Albert-Schweitzer-Str. 5 liegt in der Nähe.",
        "Die 23. Regionalkonferenz fand am 14. Oktober 2022 statt.",
        "Den 5.000. Fahrgast hatte der Bus im November.",
        "Vom 18. bis 20. Oktober und am 3. und 4. Mai war Messe.",
        "Am 28./29. April, seit 29. 1. 2022 und bis Mrz. 2025 war Messe.",
        "23. Regionalkonferenz der Modellprojekte",
        "Der Beitrag „20. Fachmesse Seeheim“ und der Band zum „3. Bericht der Lage“ sind da.",
        "Im 3. Quartal und im II. Halbjahr stieg der Wert.",
        "Ludwig XIV. baute im 19. Jh. viel.",
        "Es sind 1.000 Sensoren mit 1,5 Volt und Version 4.0 im Einsatz.",
        "1. Punkt der Liste",
        "2.1. Ziele der Stadt",
        "a. Erster Fall",
        "Was-Wäre-Wenn? – Wie Stadtzwillinge helfen",
        "Die App „Moin!“ Kiel zeigt Busse an.",
        "„Was wäre, wenn?“ fragt die Stadt.",
        "Das Leitbild „Nah. Klug. Gesund“ hat vier Ziele.",
        "Sie sagte „Ja.“, dann „Nein!“ und ging.",
        "Mehr steht auf https://example.org/a.html?b=c.d und www.example.org/x.",
        "Das [...] Ende […] ist nah und … Ruhe kehrt ein.",
        "Der Wert (vgl. Abb. 3. Dort steht mehr.) steigt.",
        "Es gibt drei Ziele: Wasser, Luft; Boden.",
        "The city measures e.g. Water, i.e. Rivers, with Mr. Smith.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Die Stadt misst.|Sie hat drei Sensoren.|Gut!|Warum?|Darum.",
        "Sie liegt in Freiburg i. Br.|Die Stadt wächst.",
        "Es kostet 5 Mio.|Die Stadt zahlt.",
        "Gemeint ist der Verein Smart City e. V.|Die Mitglieder treffen sich.",
        "Es waren 23.|Danach kamen 5.|Wolfsburg liegt vorn.",
        "Vgl. S. 12.|Die Folge ist klar.",
        "Das gilt seit 2019.|Ulm folgte 2022.|Gera auch.",
        "Gewählt wurde Variante B.|Die Stadt baut.",
        "Es ist eine neue Art.|Die Stadt nutzt sie.",
        "Das endet im Januar.|Dann geht es weiter.",
        "„Wir messen.|Das ist gut.“|Er ging.",
        "Er sagte: „Geht nicht!“|Sie ging.",
        "Es gab Kurse (für Kinder usw.).|Der Rest kam später.",
        "(Das steht dort.)|Hier nicht.",
        "Und dann …|Dann war Schluss.",
        "Er kam...|Dann ging er.",
        "Es sind drei. [3]|Die Stadt misst. [3, 5]|Sie zählt.[4]|Ende.¹|Schluss.",
        "3D-Modelle sind da.|5G fehlt.",
        'It works.|The city said so.|"Yes."|No.',
        "1. Punkt eins.|2. Punkt zwei.",
        "Mehr auf www.example.org.|Die Seite ist neu.",
    ],
)
def test_several_sentences(text: str) -> None:
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_every_line_is_split_on_its_own() -> None:
    assert sentences("Überschrift ohne Punkt\n  Ein Satz. \n\nz. B.\nStädte") == [
        "Überschrift ohne Punkt",
        "Ein Satz.",
        "z. B.",
        "Städte",
    ]


def test_spans_are_slices_of_the_whole_text() -> None:
    assert sentence_spans("Eins.\n Zwei.  Drei.") == (Span(0, 5), Span(7, 12), Span(14, 19))


def test_nothing_to_split() -> None:
    assert sentence_spans("") == sentence_spans(" \n\t ") == ()


@steady
@given(st.text(alphabet="aB zDie.!?…„“()[]12 \n\u00a0–:", max_size=200))
def test_the_spans_hold_all_that_is_not_blank_in_order(text: str) -> None:
    end = 0
    for span in sentence_spans(text):
        assert not text[end : span.start].strip()
        assert span.start < span.end
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        end = span.end
    assert not text[end:].strip()


@steady
@given(st.lists(st.sampled_from(["Die Stadt misst.", "Sie zählt!", "Warum nicht?", "In Ulm geht es."]), max_size=12))
def test_plain_sentences_are_found_again(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts
