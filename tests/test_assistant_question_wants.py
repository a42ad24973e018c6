"""What a question wants of a sentence: the thing counted, the attribute named, the deed, the year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.evidence.asked.counting import counted_things, counts
from assistant.evidence.asked.question_focus import focus_of, focus_share, kinship
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.matching import asked_words
from assistant.question import Asked, Intent, QuestionPart
from assistant.understanding.intents import intent_of


def part(question: str) -> QuestionPart:
    return QuestionPart(question, asked_of(question))


def wanted(question: str) -> Wanted:
    return Wanted.of(question, asked_words(question), (part(question),))


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Wie viele Nutzer hat die App?", ("Nutzer",)),
        ("Aus wie vielen Steinen besteht das Modell?", ("Steinen",)),
        ("Wieviele weitere Kommunal-Apps gibt es?", ("Kommunal-Apps", "Apps")),
        ("Teilnehmerzahl der Konferenz?", ("Teilnehmer",)),
        ("Anzahl der Haltestellen?", ("Haltestellen",)),
        ("Wie viele Menschen leben in Guben?", ("Einwohner", "Menschen")),
        ("Wie viele nahmen an der Konferenz teil?", ("Personen",)),
        ("Wie viele Leute arbeiten bei der Agentur?", ("Beschäftigte",)),
        ("Wie viele Leute kamen 2024 in die Werkstatt?", ("Personen", "Besuche", "Besucher")),
        ("Wie viele Touristen übernachten in Guben?", ("Übernachtungen", "Übernachtungsgäste")),
        ("Wie viele Kilometer Radwege gibt es?", ("Radwege",)),
        ("Wie viele Quadratmeter schafft er?", ("Quadratmeter",)),
        ("Wieviel darf Guben ausgeben?", ()),
        ("Was kostet das?", ()),
    ],
)
def test_what_is_counted(question: str, things: tuple[str, ...]) -> None:
    assert counted_things(question) == things


@pytest.mark.parametrize(
    ("text", "thing", "found"),
    [
        ("Im Januar 2023 zählte der Bus rund 2.700 Fahrgäste.", "Fahrgäste", True),
        ("Am 25. November zählte der Bus Fahrgast Nummer 5.000.", "Fahrgäste", True),
        ("Die Lösungen erreichen 16 Millionen Menschen.", "Menschen", True),
        ("Die App wurde 2.500-mal geladen.", "Nutzer", True),
        ("Am Treffen nahmen 90 Interessierte teil.", "Teilnehmer", True),
        ("Fünfzehn der beteiligten Kommunen machen mit.", "Kommunen", True),
        ("Über die Bestellplattform liefern 23 Händler.", "Bestellungen", False),
        ("Version 2.0 der Plattform hat eigenes Personal programmiert.", "Programmierer", False),
        ("Die 16. Konferenz mit Teilnehmenden war am 5. September 2024.", "Teilnehmer", False),
        ("Die Fahrgäste zahlen 50 Cent.", "Fahrgäste", False),
        ("Flensburg hat 96.731 Einwohner.", "Beschäftigte", False),
        ("80 Prozent der Einwohner haben höchstens 600 Meter Weg.", "Einwohner", False),
        ("Einwohner: 16.783, Fläche: 44 Hektar.", "Einwohner", True),
        ("Der Roboter schafft 6.000 m² mit einer Ladung.", "Fläche", True),
        ("Der Roboter schafft 6.000 m² mit einer Ladung.", "Quadratmeter", True),
        ("Die Anlage spart im Jahr 1,5 Millionen kWh.", "Strom", True),
        ("Der Roboter fasst zehn Liter auf der Fläche.", "Strom", False),
    ],
)
def test_a_number_counts_what_stands_beside_it(text: str, thing: str, found: bool) -> None:
    assert counts(text, thing) is found


@given(st.integers(2, 1899), st.sampled_from(["Sensoren", "Bäume", "Workshops", "Kommunen"]))
def test_any_number_beside_the_thing_counts_it(number: int, thing: str) -> None:
    assert counts(f"Dort gibt es {number} {thing} am Fluss.", thing)
    assert not counts(f"Dort gibt es {thing} am Fluss. Das Haus Nummer {number} ist rot.", thing)


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Wie viel Prozent der Kommunen sind dabei?", "Nur eine von zehn Kommunen macht mit.", True),
        ("Wie viel Prozent der Kommunen sind dabei?", "Jede dritte Kommune macht mit.", True),
        ("Wie viele nahmen teil?", "An der Konferenz nahmen 150 kommunale Akteure teil.", True),
        ("Wie viele nahmen teil?", "Die Konferenz dauerte 150 Minuten.", False),
        ("Wann begann das?", "Die Strecke hat 150 Akteure (Stand 2022).", False),
        ("Wann begann das?", "Es begann 2022 (Stand 2023).", True),
        ("Wie hoch ist der Eigenanteil von Ulm?", "Der Bund gibt acht Millionen Euro dazu.", False),
        ("Wie hoch ist der Eigenanteil von Ulm?", "Ulm gibt vier Millionen Euro aus eigenen Mitteln.", True),
        ("Eigenmittel und Bundesmittel von Ulm?", "Der Bund gibt acht Millionen Euro dazu.", True),
        ("Wie heiß wurde es?", "Im Sommer 2023 wurden 38 Grad gemessen.", True),
        ("Wie heiß wurde es?", "Es gab 2023 rund 50 Sensoren.", False),
        ("Wie viel Prozent der Läden sind dabei?", "90 Prozent der Läden machen mit.", True),
        ("Was kostet die Akademie?", "Die Akademie ist kostenlos.", True),
        ("Was kostet ein Kurs?", "Die Kurse sind kostenlos.", True),
        ("Was kostet ein Funknetz?", "Das Netz ist für alle kostenlos nutzbar.", False),
        ("Was kostet die Nutzung des Funknetzes?", "Das Netz ist für alle kostenlos nutzbar.", True),
        ("Wie hoch ist die Förderung?", "Der Marktplatz ist kostenlos.", False),
        ("Wie lange läuft das?", "Das Projekt läuft von September 2021 bis August 2026.", True),
        ("Seit wann machen die das?", "Die Messung läuft vom 17. Dezember 2021 bis 31. August 2027.", True),
        ("Wie groß ist das Haus?", "Es kamen 1.500 Kinder und Jugendliche.", False),
        ("Wie groß ist das Haus?", "Es hat 140 Quadratmeter.", True),
        ("Wie lange läuft das?", "Das Projekt erhält elf Millionen Euro.", False),
        ("Bis wann läuft das Projekt?", "In der Innovation Unit arbeiten seit Mai 2021 Beschäftigte der Stadt.", False),
        ("Bis wann läuft das Projekt?", "Das Vorhaben läuft bis voraussichtlich September 2026.", True),
        ("Wie viele Beschwerden gab es?", "Die App wurde über 4.500-mal geladen.", False),
        ("Wie viele haben geantwortet?", "Die Stadt verschickte 2.000 Postkarten.", False),
        ("Wie viele haben geantwortet?", "Es gingen über 1.400 Rückmeldungen ein.", True),
        ("Wie viele Leute haben die geladen?", "Sie wurde nur wenige Hundert Mal geladen.", True),
        ("Wie viele Leute haben die geladen?", "Am Pilotbetrieb nahmen 3.000 Menschen teil.", False),
        ("Wie heißt der CDO von Lübeck?", "Die Stadt Lübeck hat einen CDO für die Digitalisierung.", False),
        ("Wer ist Geschäftsführer der Agentur?", "Die Agentur wird seit 2017 von Erika Mustermann geführt.", True),
        ("Wer hat die Software programmiert?", "Entwickelt hat sie die Firma Beispiel GmbH.", True),
        ("Wer hat die Software programmiert?", "Die Software läuft seit Mai und hilft beim Planen.", False),
    ],
)
def test_what_answers_a_question(question: str, text: str, found: bool) -> None:
    assert answers(text, part(question)) is found


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Welche Farbe hat das Tiny House in Pforzheim?", "Farbe"),
        ("Auf welcher freien Software baut das auf?", "Software"),
        ("Wie hoch war die Wahlbeteiligung?", "Wahlbeteiligung"),
        ("Wie lautet die Adresse vom Stadtlabor?", "Adresse"),
        ("Öffnungszeiten vom Stadtlabor", "Öffnungszeiten"),
        ("Welche Modellprojekte haben Sensoren?", None),
        ("Gibts in Gera eine Firma dafür?", None),
        ("Was kostet das?", None),
    ],
)
def test_the_attribute_asked_for(question: str, noun: str | None) -> None:
    assert focus_of(question) == noun


@pytest.mark.parametrize(
    ("noun", "text", "named"),
    [
        ("Bank", "Die Auszahlung läuft über die KfW.", True),
        ("Farbe", "Das grüne Haus steht am Markt.", True),
        ("Farbe", "Das Haus steht am Markt.", False),
        ("Öffnungszeiten", "Das Labor liegt am Westenhellweg.", False),
        ("Lizenz", "Der Quelltext steht unter der EUPL.", True),
    ],
)
def test_an_instance_stands_for_the_attribute(noun: str, text: str, named: bool) -> None:
    assert (focus_share(noun, text) >= 0.9) is named


def test_one_sentence_must_tell_of_thing_deed_and_year_at_once() -> None:
    question = "Wann wurde der Makerspace 2024 geschlossen?"
    assert wanted(question).bearing("Am 3. Mai 2024 wurde der Makerspace geschlossen.", "") == 1.0
    assert wanted(question).bearing("Am 3. Mai 2024 wurde der Makerspace eröffnet.", "") == 0.0
    assert wanted(question).bearing("Am 3. Mai 2023 wurde der Makerspace geschlossen.", "") == 0.0
    assert wanted(question).bearing("Am 3. Mai 2024 wurde die Halle geschlossen.", "") == 0.0


def test_a_heading_may_name_the_thing_but_counts_less() -> None:
    inside = wanted("Was kostet der Bürgerrat?").bearing("Der Bürgerrat kostete 5.000 Euro.", "")
    above = wanted("Was kostet der Bürgerrat?").bearing("Das kostete 5.000 Euro.", "Der Bürgerrat")
    assert inside > above > 0


@given(st.text(max_size=80), st.text(max_size=80))
def test_bearing_is_a_share(question: str, text: str) -> None:
    assert 0.0 <= wanted(question).bearing(text, "") <= 1.0


def test_what_there_is_for_a_thing_asks_for_no_money() -> None:
    assert asked_of("Was gibt es für Parkplatzsensoren?") is None
    assert asked_of("Wie viel gibt der Bund?") is Asked.MONEY


@pytest.mark.parametrize(
    ("question", "text", "is_answer"),
    [
        ("Was kostet der Bus pro Fahrgast?", "Der Bund gab 6,5 Millionen Euro für den Bus.", False),
        ("Was kostet der Bus pro Fahrgast?", "Der Bus verursacht keine Mehrkosten.", False),
        ("Was kostet der Bus pro Fahrgast?", "Jeder Fahrgast kostet die Stadt 12 Euro.", True),
        ("was kostet der bus pro fahrgast?", "Der Bus kostet 12 Euro pro Fahrgast.", True),
        ("Was kostet ein Sensor pro Stück?", "Ein Sensor kostet 80 Euro.", True),
        ("Was kostet ein Sensor je nach Größe?", "80 Euro kosten Sensoren.", True),
        ("Was kostet die App jedes Jahr?", "Die Entwicklung der App kostete 65.000 Euro.", False),
        ("Was kostet die App im Jahr?", "Die App kostet jährlich 5.000 Euro.", True),
        ("Was kostete die App im Jahr 2023?", "Die App kostete 65.000 Euro.", True),
        ("Was kostet es jedes Jahr (LoRaWAN-Netz)?", "Das LoRaWAN-Netz ist kostenlos für alle nutzbar.", False),
    ],
)
def test_a_price_is_one_of_the_unit_asked_for(question: str, text: str, is_answer: bool) -> None:
    assert answers(text, QuestionPart(question, Asked.MONEY)) is is_answer


@pytest.mark.parametrize(
    ("word", "text", "is_said"),
    [
        ("einsam", "Ältere üben gemeinsam.", False),
        ("einsam", "Viele Ältere sind einsam.", True),
        ("spiel", "Ein Beispiel aus Gera.", False),
        ("spiel", "Das Planspiel in Gera.", True),
        ("gemeinsam", "Ältere üben gemeinsam.", True),
        ("burg", "Wolfsburg überwacht Gewässer.", False),
        ("burg", "Der Bürgermeister von Gera zögert.", False),
        ("burg", "In Kassel tagt ein Bürgerrat.", True),
        ("schul", "Die Volkshochschule in Gera hilft.", False),
        ("schul", "Die Grundschule in Gera misst Strom.", True),
        ("hochschul", "Die Hochschule in Gera hilft.", True),
        ("hamburg", "Hamburg baut einen Zwilling.", True),
        ("burgermeist", "Der Bürgermeister von Gera zögert.", True),
    ],
)
def test_a_word_inside_another_by_accident_is_not_said(word: str, text: str, is_said: bool) -> None:
    assert (kinship(word, text) >= 0.75) is is_said


@pytest.mark.parametrize(
    ("question", "stems"),
    [
        ("Bauhof digital was gibts", ("bauhof",)),
        ("Hilft Digitales gegen Obdachlosigkeit?", ("hilft", "obdachlos")),
        ("Einsamkeit im Alter, hilft da was digitales?", ("einsam", "alt", "hilft")),
    ],
)
def test_digital_is_no_topic(question: str, stems: tuple[str, ...]) -> None:
    assert asked_words(question).stems == stems


@pytest.mark.parametrize(
    ("question", "importance"),
    [
        ("Was macht man gegen Hitze in der Innenstadt?", {"hitz": 1.0, "innenstadt": 0.5}),
        ("Welche Ideen gibt es für den Nahverkehr auf dem Land?", {"ide": 0.5, "nahverkehr": 1.0, "land": 0.5}),
        ("Wie erreicht man Bürger im Katastrophenfall?", {"erreicht": 0.4, "burg": 0.5, "katastrophenfall": 1.0}),
        ("Was passiert in der Innenstadt?", {"passiert": 0.4, "innenstadt": 1.0}),
        ("Wie beteiligt man Bürger?", {"beteiligt": 0.4, "burg": 1.0}),
        ("Wer hatte die meisten Ideen der Jugend?", {"ide": 1.0, "jugend": 1.0}),
    ],
)
def test_where_for_whom_and_that_help_is_sought_weighs_less_than_the_thing(
    question: str, importance: dict[str, float]
) -> None:
    words = asked_words(question)
    assert dict(zip(words.stems, words.importance, strict=True)) == importance


@pytest.mark.parametrize(
    "question",
    ["Welche Kleinstädte haben eine App?", "Welche Kleinstadt hat eine App?", "Welche Großstädte haben Sensoren?"],
)
def test_the_kind_of_municipality_is_no_attribute_that_is_asked_for(question: str) -> None:
    assert focus_of(question) is None


@pytest.mark.parametrize(
    ("question", "are_examples"),
    [
        ("Welche Kleinstadt hat eine App?", True),
        ("Welcher Landkreis hat LoRaWAN?", True),
        ("Welche kleine Gemeinde plant einen Rufbus?", True),
        ("In welchem Landkreis liegt Remmesweiler?", False),
        ("Welcher Landkreis hat die meisten Einwohner?", False),
    ],
)
def test_one_municipality_of_a_kind_is_asked_for_as_several(question: str, are_examples: bool) -> None:
    assert (intent_of(question) is Intent.EXAMPLES) is are_examples


@pytest.mark.parametrize(
    "question",
    ["Kostet die Beratung etwas?", "Was hat Leipzig für den Zwilling bezahlt?", "Wie viel hat Gera dafür ausgegeben?"],
)
def test_what_was_paid_is_an_amount(question: str) -> None:
    assert asked_of(question) is Asked.MONEY
