"""German words and numbers: what is one word, one stem, one number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents import Span
from ingest.german import Number, content_words, fold, is_function_word, is_stated, ngrams, numbers, stem, stems, words
from ingest.german.data import table

steady = settings(deadline=None, derandomize=True)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Süderbrarup", "suederbrarup"),
        ("SÜDERBRARUP", "suederbrarup"),
        ("Su\u0308derbrarup", "suederbrarup"),
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Café", "cafe"),
        ("Łódź Ærø", "łodz aeroe"),
        ("Bund‑Länder−Portal", "bund-laender-portal"),
        ("Stadt⁄Land", "stadt/land"),
        ("Was\u00adser", "wasser"),
        ("ﬁnden", "finden"),
        ("20\u202f000", "20000"),
    ],
)
def test_spellings_of_one_word_fold_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded


@steady
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Smart-City-Strategie", ["smart", "city", "strategie", "smartcitystrategie"]),
        ("Co‑Working", ["co", "working", "coworking"]),
        ("5G-Netz", ["5g", "netz", "5gnetz"]),
        ("5 für Südwestfalen", ["5", "fuer", "suedwestfalen"]),
        ("Bürger:innen, Bürger*innen und BürgerInnen", ["buergerinnen", "buergerinnen", "und", "buergerinnen"]),
        ("1.000 und 1,5 und 4.0 und 1.234.567,89", ["1000", "und", "1,5", "und", "4,0", "und", "1234567,89"]),
        ("20\u202f000 Leute.", ["20000", "leute"]),
        ("14.10.2022", ["14", "10", "2022"]),
        ("Bund/Länder (OZG)", ["bund", "laender", "ozg"]),
        ("Bau- und Umwelt_amt", ["bau", "und", "umwelt", "amt"]),
        ("www.example.org", ["www", "example", "org"]),
        ("Ende.Danach", ["ende", "danach"]),
        ("… – !? _ -", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_content_words_leave_out_function_words_and_single_letters_but_no_digits() -> None:
    assert content_words("Wie misst die Stadt mit 3 Sensoren z. B. den E-Scooter?") == [
        "misst",
        "stadt",
        "3",
        "sensoren",
        "scooter",
        "escooter",
    ]


@pytest.mark.parametrize(
    "forms",
    [
        "Stadt Städte Städten STÄDTE Staedte",
        "Baum Bäume Bäumen Baeumen",
        "Haus Häuser Häusern Hauses",
        "Gewässer Gewässern Gewässers",
        "Straße Straßen Strasse",
        "Sensor Sensoren Sensors",
        "neu neue neuen neuer",
        "Steuer Steuern",
        "Mitarbeiter Mitarbeiterin Mitarbeiterinnen Mitarbeiter:innen",
        "Förderung Förderungen",
        "Zwilling Zwillinge Zwillingen",
        "kommunal kommunale kommunalen",
    ],
)
def test_inflected_forms_meet_in_one_stem(forms: str) -> None:
    assert len(set(stems(forms))) == 1


def test_different_words_keep_different_stems() -> None:
    found = [
        stem(word)
        for word in ["Wasser", "Wasserstand", "Stadt", "Staat", "Sensor", "Daten", "Luft", "Lärm", "gerinnen"]
    ]
    assert len(set(found)) == len(found)


def test_stems_leave_out_function_words_and_keep_the_joined_compound() -> None:
    assert stems("Die Städte und ihre Smart-City-Strategien") == [
        "stadt",
        "smart",
        "city",
        "strategi",
        "smartcitystrategi",
    ]


def test_ngrams_stay_inside_words_and_keep_short_words_whole() -> None:
    assert ngrams("Die Stadt Wasser 5G") == ["stadt", "wasse", "asser", "5g"]
    assert ngrams("Bäume", 4) == ["baeu", "aeum", "eume"]


def test_ngrams_of_a_hyphenated_compound_are_those_of_its_joined_form_and_its_parts() -> None:
    assert sorted(ngrams("Co-Working")) == sorted(["co", *ngrams("Coworking")])
    assert set(ngrams("Smart City")) <= set(ngrams("Smart-City"))


@steady
@given(st.lists(st.text(alphabet="abcdefgÄöüß", min_size=1, max_size=14), max_size=8), st.integers(2, 6))
def test_ngrams_are_pieces_of_the_content_words(parts: list[str], n: int) -> None:
    text = " ".join(parts)
    kept = content_words(text)
    expected = sum(max(1, len(word) - n + 1) for word in kept)
    assert len(ngrams(text, n)) == expected
    assert all(any(gram in word for word in kept) for gram in ngrams(text, n))


_NUMERALS = [
    form for key in ("months", "cardinals", "tens", "irregular_ordinals", "units") for form in table("numerals")[key]
]
_SIGNS = [
    "€",
    "EUR",
    "Hälfte",
    "halb",
    "dritte",
    "anderthalb",
    "https://",
    "www.",
    "3.",
    "2022",
    "-",
    "(",
    ".",
    "ſ",
    "mal",
]


@steady
@given(st.lists(st.sampled_from([*_NUMERALS, *_SIGNS]), max_size=6), st.sampled_from([" ", "", "-"]))
def test_a_text_without_mail_address_is_read_as_one_with_it(parts: list[str], joint: str) -> None:
    """Words no number begins with are passed by only where no mail address may begin with them."""
    text = joint.join(parts)
    assert numbers(text) == numbers(f"{text} @")


@steady
@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_numbers(text: str) -> None:
    for number in numbers(text):
        assert number.value
        assert text[number.span.start : number.span.end].strip()


@steady
@given(st.text(max_size=80))
def test_tokens_are_never_empty_and_hold_no_blank(text: str) -> None:
    for token in words(text) + stems(text) + ngrams(text):
        assert token
        assert not re.search(r"\s", token)


def test_function_words_in_any_spelling() -> None:
    assert [is_function_word(word) for word in ("Für", "fuer", "WELCHE", "Stadt")] == [True, True, True, False]


def stated(text: str) -> list[tuple[str, str, str]]:
    return [(number.value, number.unit, text[number.span.start : number.span.end]) for number in numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("73 Modellprojekte, 820 Mio. € vom Bund", [("73", "", "73"), ("820000000", "EUR", "820 Mio. €")]),
        ("820 Millionen Euro", [("820000000", "EUR", "820 Millionen Euro")]),
        ("ein 820-Millionen-Euro-Programm", [("820000000", "EUR", "820-Millionen-Euro")]),
        ("rund 1.000 Leute", [("1000", "", "1.000")]),
        ("1 000 000 Leute und 20\u202f000", [("1000000", "", "1 000 000"), ("20000", "", "20\u202f000")]),
        ("1,5 Prozent oder 100%", [("1.5", "%", "1,5 Prozent"), ("100", "%", "100%")]),
        ("EUR 5, 5,- Euro, € 7,50", [("5", "EUR", "EUR 5"), ("5", "EUR", "5,- Euro"), ("7.5", "EUR", "€ 7,50")]),
        ("dreizehn Stellen, drei Sensoren", [("13", "", "dreizehn"), ("3", "", "drei")]),
        ("Dreiundsiebzig und zwölf", [("73", "", "Dreiundsiebzig"), ("12", "", "zwölf")]),
        ("einhundertzwanzigtausendfünf", [("120005", "", "einhundertzwanzigtausendfünf")]),
        ("eine halbe Million Euro", [("500000", "EUR", "eine halbe Million Euro")]),
        ("zwei Dutzend und ein Dutzend", [("24", "", "zwei Dutzend"), ("12", "", "ein Dutzend")]),
        ("sechzig, zweieinhalbtausend", [("60", "", "sechzig"), ("2500", "", "zweieinhalbtausend")]),
        ("anderthalb Mrd. und zweieinhalb", [("1500000000", "", "anderthalb Mrd."), ("2.5", "", "zweieinhalb")]),
        (
            "ein Drittel, drei Viertel, die Hälfte",
            [("1/3", "", "ein Drittel"), ("3/4", "", "drei Viertel"), ("1/2", "", "Hälfte")],
        ),
        ("ein halbes Jahr, 5 Jahre", [("0.5", "year", "ein halbes Jahr"), ("5", "year", "5 Jahre")]),
        (
            "fünfjährig, 5-jährig, 20-prozentige",
            [("5", "year", "fünfjährig"), ("5", "year", "5-jährig"), ("20", "%", "20-prozentige")],
        ),
        ("die dritte Ausgabe, der 23. Tag", [("3", "ordinal", "dritte"), ("23", "ordinal", "23")]),
        ("23. Regionalkonferenz", [("23", "ordinal", "23")]),
        ("Es waren 23. Danach kamen 5.", [("23", "", "23"), ("5", "", "5")]),
        ("am 14. Oktober 2022", [("2022-10-14", "date", "14. Oktober 2022")]),
        ("14.10.2022 und 14.10.22", [("2022-10-14", "date", "14.10.2022"), ("2022-10-14", "date", "14.10.22")]),
        ("am 14/10/2022", [("2022-10-14", "date", "14/10/2022")]),
        ("seit 09.2021", [("2021-09", "date", "09.2021")]),
        ("15. Okt. 2022", [("2022-10-15", "date", "15. Okt. 2022")]),
        ("bis 2027 EUR 17,5 Mio.", [("2027", "", "2027"), ("17500000", "EUR", "EUR 17,5 Mio.")]),
        ("5 Std. und 22 kW", [("5", "hour", "5 Std"), ("22", "kw", "22 kW")]),
        ("Treffen (13.9.)", [("--09-13", "date", "13.9.")]),
        ("am 14.10. und im März 2023", [("--10-14", "date", "14.10."), ("2023-03", "date", "März 2023")]),
        ("2022-10-05 und 2022-10", [("2022-10-05", "date", "2022-10-05"), ("2022-10", "date", "2022-10")]),
        ("am 3. und 4. Mai", [("--05-03", "date", "3."), ("--05-04", "date", "4. Mai")]),
        ("18. bis 20. Oktober 2022", [("2022-10-18", "date", "18."), ("2022-10-20", "date", "20. Oktober 2022")]),
        ("18. bis 20.10.2022", [("2022-10-18", "date", "18."), ("2022-10-20", "date", "20.10.2022")]),
        ("am 28./29.04.", [("--04-28", "date", "28."), ("--04-29", "date", "29.04.")]),
        ("7/8. Mai 2024", [("2024-05-07", "date", "7"), ("2024-05-08", "date", "8. Mai 2024")]),
        (
            "28. September bis 2. Oktober 2022",
            [("2022-09-28", "date", "28. September"), ("2022-10-02", "date", "2. Oktober 2022")],
        ),
        ("9.30 Uhr bis 14 Uhr", [("09:30", "time", "9.30 Uhr"), ("14:00", "time", "14 Uhr")]),
        ("10 bis 20 Prozent", [("10", "%", "10"), ("20", "%", "20 Prozent")]),
        ("5–10 Mio. Euro", [("5000000", "EUR", "5"), ("10000000", "EUR", "10 Mio. Euro")]),
        ("zwischen 5 und 10 km", [("5", "km", "5"), ("10", "km", "10 km")]),
        ("3 Sensoren und 10 km", [("3", "", "3"), ("10", "km", "10 km")]),
        ("2019 bis 2022", [("2019", "", "2019"), ("2022", "", "2022")]),
        ("Schreiben Sie an 7@beispiel.de oder team3@beispiel.de.", []),
    ],
)
def test_numbers(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5G, CO2, 3D-Modell und LoRaWAN",
        "https://example.org/12/34 und kontakt2@example.org",
        "1.2.3 und 192.168.1.1",
        "2.1. Ziele",
        "Konto " + "1" * 5000,
        "ein Projekt, eine Stadt, einige Millionen, Tausende",
        "einfach, einmal, Einwohner, Einheit, Zweifel, achten, Vierung, Elfe",
        "",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert stated(text) == []


@steady
@given(st.integers(0, 10**12))
def test_grouping_does_not_change_an_integer(value: int) -> None:
    grouped = f"{value:,}".replace(",", ".")
    assert [number.value for number in numbers(f"Es sind {grouped} Stück")] == [str(value)]
    assert [number.value for number in numbers(f"Es sind {value} Stück")] == [str(value)]


@steady
@given(st.text(alphabet="0123456789.,- €%bisunddreiMiolonenJahr\n", max_size=60))
def test_spans_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for number in numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end


@pytest.mark.parametrize(
    ("claim", "evidence", "expected"),
    [
        ("820 Millionen Euro", "820 Mio. €", True),
        ("820 Millionen", "820 Mio. €", True),
        ("820 Mio. Euro", "820 Millionen Stück", False),
        ("73 Prozent", "73 Projekte", False),
        ("dreizehn", "13 Messstellen", True),
        ("2022", "am 14. Oktober 2022", True),
        ("Oktober 2022", "am 14. Oktober 2022", True),
        ("am 14. Oktober", "am 14.10.2022", True),
        ("am 14. Oktober 2022", "Oktober 2022", False),
        ("15. Oktober 2022", "14. Oktober 2022", False),
        ("die Hälfte", "50 Prozent", True),
        ("75 %", "drei Viertel", True),
        ("zwei Drittel", "ein Drittel", False),
        ("die dritte Ausgabe", "drei Ausgaben", False),
        ("drei Ausgaben", "die dritte Ausgabe", False),
        ("die dritte Ausgabe", "der 3. Ausgabe", True),
        ("5 Jahre", "5 Monate", False),
    ],
)
def test_a_number_is_stated_by_the_same_or_a_more_exact_one(claim: str, evidence: str, expected: bool) -> None:
    (number,) = numbers(claim)
    assert is_stated(number, numbers(evidence)) is expected


def test_nothing_states_a_number_without_evidence() -> None:
    assert not is_stated(Number("3", "", Span(0, 1)), ())


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("Museen", "Museum"),
        ("Bauernhofmuseen", "Bauernhofmuseum"),
        ("Rechenzentren", "Rechenzentrum"),
        ("Firmen", "Firma"),
        ("Arztpraxen", "Arztpraxis"),
        ("Themen", "Thema"),
        ("Risiken", "Risiko"),
        ("Apps", "App"),
        ("Workshops", "Workshop"),
        ("Kitas", "Kita"),
        ("Cafés", "Café"),
        ("Bürgerbüros", "Bürgerbüro"),
    ],
)
def test_plurals_of_other_languages_meet_their_singular(plural: str, singular: str) -> None:
    assert stem(plural) == stem(singular)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daten", "Datum"),
        ("Raum", "Ra"),
        ("verloren", "verlorum"),
        ("konnten", "konnto"),
        ("Bus", "Bu"),
        ("Preis", "Prei"),
    ],
)
def test_what_only_looks_like_such_a_plural_stays(one: str, other: str) -> None:
    assert stem(one) != stem(other)
