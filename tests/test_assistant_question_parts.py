"""Each thing asked is a part of the question, with its own place and kind."""

from __future__ import annotations

import pytest
from understood import read

from assistant.question import Asked, Intent, QuestionPart


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wie viele Modellprojekte werden gefördert und mit wie viel Geld?",
            (
                QuestionPart("Wie viele Modellprojekte werden gefördert", Asked.COUNT),
                QuestionPart("mit wie viel Geld (Modellprojekte gefördert)", Asked.MONEY),
            ),
        ),
        (
            "Was kostet die Straßenbeleuchtung in Gera und wer hilft dabei?",
            (
                QuestionPart("Was kostet die Straßenbeleuchtung in Gera", Asked.MONEY),
                QuestionPart("wer hilft dabei (Straßenbeleuchtung in Gera)"),
            ),
        ),
        (
            "Wer betreibt die Plattform und was kostet sie?",
            (
                QuestionPart("Wer betreibt die Plattform", Asked.ACTOR),
                QuestionPart("was kostet sie (Plattform)", Asked.MONEY),
            ),
        ),
        (
            "Wie viele Bäume gibt es in Jena? Wie viele Sensoren gibt es in Ulm?",
            (
                QuestionPart("Wie viele Bäume gibt es in Jena", Asked.COUNT),
                QuestionPart("Wie viele Sensoren gibt es in Ulm", Asked.COUNT),
            ),
        ),
        (
            "Wie hängen Bund und Länder bei der Förderung zusammen?",
            (QuestionPart("Wie hängen Bund und Länder bei der Förderung zusammen?"),),
        ),
        (
            "Wir wollen Bäume mit Sensoren bewässern. Was kostet das?",
            (QuestionPart("Wir wollen Bäume mit Sensoren bewässern. Was kostet das?", Asked.MONEY),),
        ),
    ],
)
def test_parts(question: str, parts: tuple[QuestionPart, ...]) -> None:
    assert read(question).parts == parts


def test_the_first_of_several_questions_decides_the_intent() -> None:
    assert read("Was kostet die Straßenbeleuchtung in Gera und wer hilft dabei?").intent is Intent.FACT
    assert read("Welche Kommunen haben einen Rufbus und was kostet er?").intent is Intent.EXAMPLES


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wieviele Einwohner hat Detmold und wer ist dort Kämmerer?",
            ["Wieviele Einwohner hat Detmold", "wer ist dort Kämmerer (Detmold)"],
        ),
        (
            "Wie viele Sensoren hat Ulm und gibt es dort einen Beirat?",
            ["Wie viele Sensoren hat Ulm", "gibt es dort einen Beirat (Ulm)"],
        ),
        (
            "Wann startete die App in Solingen, und hat sie Preise gewonnen?",
            ["Wann startete die App in Solingen", "hat sie Preise gewonnen (App in Solingen)"],
        ),
        (
            "Wie oft wurde die App von Hagenow geladen und wer hat sie programmiert?",
            ["Wie oft wurde die App von Hagenow geladen", "wer hat sie programmiert (App in Hagenow)"],
        ),
        (
            "Wie heißt die App, wer hat sie gebaut und was hat sie gekostet?",
            ["Wie heißt die App", "wer hat sie gebaut (App)", "was hat sie gekostet (App)"],
        ),
        (
            "Wie groß ist Gubens Bevölkerung und mit welcher Stadt arbeiten die?",
            ["Wie groß ist Gubens Bevölkerung", "mit welcher Stadt arbeiten die (Bevölkerung in Guben)"],
        ),
        (
            "Wie viele nahmen teil und wann fand die erste Regionalkonferenz statt?",
            ["Wie viele nahmen teil (Regionalkonferenz)", "wann fand die erste Regionalkonferenz statt"],
        ),
        (
            "Wann hat Köln die Umsetzung beschlossen und wann begann sie?",
            ["Wann hat Köln die Umsetzung beschlossen", "wann begann sie (Umsetzung in Köln)"],
        ),
        ("Was ist ein Rufbus und brauchen wir das?", ["Was ist ein Rufbus", "brauchen wir das (Rufbus)"]),
        (
            "Wie viele Einwohner hat Jena und wie viele Gera?",
            ["Wie viele Einwohner hat Jena", "Wie viele Einwohner hat Gera"],
        ),
        (
            "Wie hoch ist der Eigenanteil von Jena und wie hoch der von Gera?",
            ["Wie hoch ist der Eigenanteil von Jena", "Wie hoch ist der Eigenanteil von Gera"],
        ),
        (
            "Wie viele Sensoren hat Ulm und wie viele Mitarbeiter gibt es?",
            ["Wie viele Sensoren hat Ulm", "wie viele Mitarbeiter gibt es"],
        ),
        (
            "Wie viele Einwohner haben Ulm, Gera und Köln?",
            ["Wie viele Einwohner hat Ulm?", "Wie viele Einwohner hat Gera?", "Wie viele Einwohner hat Köln?"],
        ),
        (
            "Wie viele Einwohner haben Halle und Köln?",
            ["Wie viele Einwohner hat Halle?", "Wie viele Einwohner hat Köln?"],
        ),
        ("Wie viel Geld bekommen Aalen und Heidenheim?", ["Wie viel Geld bekommen Aalen und Heidenheim?"]),
        ("Wie viele Kilometer liegen zwischen Ulm und Köln?", ["Wie viele Kilometer liegen zwischen Ulm und Köln?"]),
        ("Wie viele Menschen leben in Köln und Umgebung?", ["Wie viele Menschen leben in Köln und Umgebung?"]),
        ("Was kostet die Plattform von Ulm und Gera?", ["Was kostet die Plattform von Ulm und Gera?"]),
        ("Wie erklärt man Bürgern, was die Sensoren messen?", ["Wie erklärt man Bürgern, was die Sensoren messen?"]),
        ("Weißt du, wer in Gera die Laternen bezahlt?", ["Weißt du, wer in Gera die Laternen bezahlt?"]),
        ("Was kostet ein Sensor und die Wartung?", ["Was kostet ein Sensor und die Wartung?"]),
        (
            "How many inhabitants does Dresden have and who is the mayor?",
            ["wie viele Einwohner Dresden?", "wer Bürgermeister?"],
        ),
    ],
)
def test_each_thing_asked_is_a_part(question: str, parts: list[str]) -> None:
    assert [part.text for part in read(question).parts] == parts


def test_the_same_asked_of_something_else_stands_apart() -> None:
    first, second = read("Wie oft wurde HageNOW heruntergeladen und wie oft die Dorf-App?").parts
    assert (first.is_apart, second.is_apart) == (False, True)
    assert (second.text, second.asked) == ("wie oft die Dorf-App (heruntergeladen)", Asked.COUNT)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Was ist ein Rufbus und brauchen wir das?", Asked.NEED),
        ("Was ist Open Source und müssen wir das nutzen?", Asked.NEED),
        ("Was ist ein Rufbus und wofür braucht man das?", Asked.PURPOSE),
        ("Was ist ein Rufbus und was kostet das?", Asked.MONEY),
        ("Was ist ein Rufbus und wer hat einen?", None),
    ],
)
def test_what_a_further_part_asks(question: str, asked: Asked | None) -> None:
    assert read(question).parts[-1].asked is asked


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("Wie viele Sensoren hat Ulm und seit wann gibt es die KTS?", True),
        ("Wie viele Sensoren hat Ulm und wie viele Mitarbeiter gibt es?", False),
        ("Wie viele Sensoren hat Ulm und was kostet das?", False),
    ],
)
def test_what_has_no_place_is_not_bound_to_the_one_before(question: str, apart: bool) -> None:
    assert read(question).parts[-1].is_apart is apart


def test_the_first_part_with_a_place_takes_nothing_over() -> None:
    first, _ = read("Wieviel gibt Ulm selbst aus und wie viele Ideen hat Potsdam gesammelt?").parts
    assert first.text == "Wieviel gibt Ulm selbst aus"


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("was hat es gekostet (Rufbus)", "Was hat es gekostet?"),
        ("Wie viele Einwohner hat Ulm?", "Wie viele Einwohner hat Ulm?"),
        ("App, wann", "App, wann?"),
    ],
)
def test_a_part_reads_as_a_question(own: str, sentence: str) -> None:
    assert QuestionPart(own).as_question == sentence


def test_a_part_that_goes_on_asks_for_the_same() -> None:
    parts = read("Wie viel Geld bekommt Jena vom Bund und wie viel vom Land?").parts
    assert [part.asked for part in parts] == [Asked.MONEY, Asked.MONEY]
