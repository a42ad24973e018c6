"""Whether what is looked for is told of: other things done digitally are no solution for cemeteries."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged, shown

from assistant.aspects import aspect_of
from assistant.gaps.sought import sought_gap
from assistant.gaps.unsaid import gap_of
from assistant.understanding.typed.plain_wording import PlainWording

PLAIN = PlainWording(CATALOGUE)
OFFICE = "Hagenow betreibt ein digitales Bürgerbüro."
ROOMS = "Mehrere Einrichtungen lassen sich in der Buchungsplattform getrennt verwalten."
FLOOD = "Hildesheim will Hochwasser früh erkennen."


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Gibt es eine Lösung für Friedhofsverwaltung?", "Gibt es etwas für Friedhofsverwaltung?"),
        ("Gibt es schon Lösungen für die Ratsarbeit?", "Gibt es schon etwas für die Ratsarbeit?"),
        ("Habt ihr digitale Lösungen zum Leerstand?", "Habt ihr etwas zum Leerstand?"),
        ("Welche Lösung für Bäume gibt es?", "Welche Lösung für Bäume gibt es?"),
        ("Wie viele Lösungen sind dokumentiert?", "Wie viele Lösungen sind dokumentiert?"),
    ],
)
def test_a_solution_for_a_thing_is_something_for_it(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Gibt es etwas für digitale Friedhofsverwaltung?", "Friedhofsverwaltung"),
        ("Habt ihr etwas zu Kita-Anmeldung?", "Kita-Anmeldung"),
        ("Wer hat eine digitale Standesamtsverwaltung?", "Standesamtsverwaltung"),
        ("Gibt es ein Projekt zu Blockchain?", "Blockchain"),
        ("Welche Kommunen haben ein Fundbüro?", "Fundbüro"),
    ],
)
def test_what_nothing_speaks_of_is_named(question: str, name: str) -> None:
    run = judged(question, OFFICE, ROOMS)
    gap = sought_gap(run, CATALOGUE)
    assert gap is not None
    assert not gap.opening
    assert run.understood.names[0] == name


def test_what_begins_the_word_is_its_matter() -> None:
    run = judged("Gibt es etwas zur Hochwasserwarnung?", OFFICE, FLOOD)
    run.answerability = 0.4
    gap = sought_gap(run, CATALOGUE)
    assert shown(gap) == [FLOOD]
    assert gap is not None
    assert "„Hochwasserwarnung“" in gap.opening
    run.answerability = 0.7
    assert sought_gap(run, CATALOGUE) is None
    assert [item.text for item in run.sentences] == [FLOOD]


def test_a_thing_of_the_same_topic_is_the_nearest() -> None:
    bins = "Mannheim stattete Mülleimer mit Sensoren aus."
    assert shown(sought_gap(judged("Gibt es etwas für die Müllentsorgung?", OFFICE, bins), CATALOGUE)) == [bins]


def test_what_shares_most_topics_is_the_nearest() -> None:
    bins, frost = "Mannheim stattete Mülleimer mit Sensoren aus.", "In Hof gibt es Sensoren gegen Glätte."
    assert shown(sought_gap(judged("Gibt es Mülltonnensensoren?", frost, bins), CATALOGUE)) == [bins]


def test_other_words_for_it_say_it() -> None:
    told = "In Jena gibt es eine Friedhofsverwaltung im Netz."
    run = judged("Gibt es etwas für die Friedhofsverwaltung?", OFFICE, told)
    assert sought_gap(run, CATALOGUE) is None
    assert [item.text for item in run.sentences] == [told]


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es etwas zu Telemedizin?",
        "Wie funktioniert die Friedhofsverwaltung?",
        "Was kostet eine Friedhofsverwaltung?",
        "Gibt es in Ulm eine Friedhofsverwaltung?",
        "Wer hat die Schwarzwildjagd bezahlt?",
        "Gibt es etwas Neues?",
    ],
)
def test_what_facts_say_and_other_questions_are_left_alone(question: str) -> None:
    assert sought_gap(judged(question, OFFICE), CATALOGUE) is None


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Was wäre eine günstigere Alternative: digitaler Zwilling?", "eine Alternative dazu"),
        ("Gibt es eine billigere Alternative zu LoRaWAN?", "eine Alternative dazu"),
        ("Welche Alternativen gibt es zum Rufbus?", "eine Alternative dazu"),
        ("Unter welcher Lizenz steht die Plattform?", "unter welcher Lizenz"),
        ("Welche Open-Source-Lizenz ist vorgeschrieben?", "unter welcher Lizenz"),
        ("Wie schreibe ich eine Beschlussvorlage für den Rat?", "wie man so einen Text schreibt"),
        ("Wie formuliert man einen Förderantrag?", "wie man so einen Text schreibt"),
        ("Und wie schreibe ich das in eine Beschlussvorlage: Kurse?", "wie man so einen Text schreibt"),
        ("Welche alternativen Angebote gibt es?", None),
        ("Alternative Mobilität auf dem Land?", None),
        ("Was kostet die Lizenz der App?", None),
        ("Ist eine Lizenz nötig?", None),
        ("Wie schreibt man Gewässer?", None),
        ("Wer schreibt den Bericht?", None),
    ],
)
def test_alternatives_licences_and_texts_are_asked_for(question: str, label: str | None) -> None:
    aspect = aspect_of(question)
    assert (aspect.label if aspect else None) == label


def test_who_has_the_thing_is_no_alternative_to_it() -> None:
    has = "Osnabrück plant einen digitalen Zwilling."
    gap = gap_of(judged("Was ist eine günstigere Alternative zu einem digitalen Zwilling?", has))
    assert shown(gap) == [has]
    other = "Ein Luftbild reicht statt eines digitalen Zwillings."
    assert gap_of(judged("Was ist eine günstigere Alternative zu einem digitalen Zwilling?", has, other)) is None


def test_free_software_names_no_licence() -> None:
    free = "Geförderte Software soll als freie Software bereitstehen."
    assert shown(gap_of(judged("Unter welcher Lizenz muss die Software veröffentlicht werden?", free))) == [free]
    named = "Die Software steht unter der EUPL."
    assert gap_of(judged("Unter welcher Lizenz muss die Software veröffentlicht werden?", free, named)) is None
