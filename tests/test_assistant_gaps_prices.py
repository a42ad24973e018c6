"""What a thing costs must be said of the thing and its unit: other amounts are no price."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import CATALOGUE, judged, shown
from runs import evidence, run_of

from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.evidence.judging.answerability import words_of
from assistant.gaps.gap import Gap
from assistant.gaps.prices import is_priced, without_price
from assistant.gaps.unsaid import gap_of
from assistant.places import named_places
from assistant.question import Asked, QuestionPart


@pytest.mark.parametrize(
    ("question", "text", "priced"),
    [
        ("Was hat die Bewässerung in Hannover gekostet?", "Beantragt waren in Hannover 8,5 Millionen Euro.", False),
        ("Was hat die Bewässerung in Hannover gekostet?", "In Hannover kostet die Bewässerung 3.000 Euro.", True),
        ("Was kostet eine Bürger-App in Hannover?", "In Hannover kostete die App 55.000 Euro.", True),
        ("Was kostet das Projekt in Hannover?", "Beantragt waren in Hannover 8,5 Millionen Euro.", True),
        ("Was kostet das: Bewässerung in Hannover?", "Beantragt waren in Hannover 8,5 Millionen Euro.", False),
        (
            "Was kostet der digitale Zwilling in Hamburg?",
            "Mit 32 Millionen Euro wird „Connected Urban Twins“ (CUT) in Hamburg gefördert.",
            False,
        ),
        ("Was kostet der digitale Zwilling in Hamburg?", "Der „DigiTal Zwilling“ kostet in Hamburg 9 Euro.", True),
        ("Wie viel Geld bekommt Hannover für die Bewässerung?", "In Hannover sind es 8,5 Millionen Euro.", True),
    ],
)
def test_the_budget_of_a_town_is_no_price(question: str, text: str, priced: bool) -> None:
    assert (gap_of(judged(question, text)) is None) is priced


@pytest.mark.parametrize(
    "question", ["Was kostet das LoRaWAN-Netz in Ulm im Jahr?", "Was kostet das LoRaWAN-Netz in Ulm?"]
)
def test_free_use_is_no_price_of_a_network(question: str) -> None:
    text = "Das LoRaWAN-Netz in Ulm ist kostenlos für alle nutzbar."
    assert not answers(text, QuestionPart(question, asked_of(question)))
    assert answers(text, QuestionPart("Was kostet die Nutzung?", asked_of("Was kostet die Nutzung?")))


@pytest.mark.parametrize(
    ("question", "has_examples"),
    [
        ("Was kostet eine Passantenzählung?", True),
        ("Passantenzählung, kosten?", True),
        ("Was kostet die Passantenzählung in Ulm?", False),
        ("Was hat die Passantenzählung gekostet?", False),
        ("Was kostet der Roboter Ansgar bei der Passantenzählung?", False),
        ("Was kostet ein Pflegeroboter?", False),
        ("Was macht die Passantenzählung?", False),
    ],
)
def test_a_kind_of_thing_is_shown_without_its_price(question: str, has_examples: bool) -> None:
    run = judged(question, "Bei der Passantenzählung achtet Gütersloh auf den Datenschutz.", "Jena hat Bänke.")
    found = without_price(run)
    assert (found is not None) is has_examples
    if found:
        assert shown(found[1])[0].startswith("Bei der Passantenzählung")


def test_a_price_a_unit_is_open_and_other_amounts_come_first() -> None:
    fare = "Eine Fahrt mit dem Rufbus in Gera kostet 50 Cent."
    found = without_price(
        judged("Was kostet ein Rufbus pro Fahrgast?", "In Gera fährt ein Rufbus.", fare, "Jena hat Bänke.")
    )
    assert found is not None
    assert "pro Fahrgast" in found[1].opening
    assert shown(found[1])[0] == fare


def test_several_prices_of_one_thing_are_open_together() -> None:
    run = judged("Was kostet ein Rufbus und was kostet er jedes Jahr?", "In Gera fährt ein Rufbus.", "Jena hat Bänke.")
    parts = (
        QuestionPart("Was kostet ein Rufbus", Asked.MONEY),
        QuestionPart("was kostet er jedes Jahr (Rufbus)", Asked.MONEY),
    )
    run.understanding = replace(run.understood, parts=parts)
    found = without_price(run)
    assert found is not None
    assert shown(found[1])[0] == "In Gera fährt ein Rufbus."
    assert found[1].opening.startswith("Was das kostet,")


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Was verdient ein Dorfcoach?", "Der Dorfcoach arbeitet ehrenamtlich.", "Der Dorfcoach hilft bei Technik."),
        ("Werden die Dorfcoaches bezahlt?", "Die Dorfcoaches bekommen ein Honorar.", "Gera hat Dorfcoaches."),
        ("Wie hoch ist das Gehalt eines CDO?", "Der CDO bekommt ein Gehalt nach Tarif.", "Jena hat einen CDO."),
    ],
)
def test_what_somebody_earns_is_to_be_said(question: str, told: str, untold: str) -> None:
    assert gap_of(judged(question, told)) is None
    assert gap_of(judged(question, untold)) == Gap()


def test_money_outside_the_programme_is_open_and_what_there_is_follows() -> None:
    question = "Welche Förderung gibt es für Kommunen, die kein Modellprojekt sind?"
    text = "Auch Kommunen ohne Förderung können sich an die KTS wenden."
    run = judged(question, text)
    parts = tuple(QuestionPart(side, untranslated=question) for side in (text, "Beratung für Kommunen"))
    run.understanding = replace(run.understood, parts=parts)
    run.words = words_of(run, parts)
    gap = gap_of(run)
    assert shown(gap) == [text]
    assert gap is not None
    assert gap.opening.startswith("Welche anderen Förderprogramme")


@pytest.mark.parametrize(
    "question",
    ["Mitfahrbank kosten pro jahr", "Kosten Mängelmelder jährlich", "parksensor preis stück"],
)
def test_a_price_typed_as_into_a_search_box_is_one_with_its_unit_too(question: str) -> None:
    assert asked_of(question) is Asked.MONEY


def test_the_amount_of_another_town_is_no_price_of_the_thing_here() -> None:
    passage = "In Hagenow läuft eine App. Die App in Gera kostete 5.000 Euro. Hagenow erhielt 550.000 Euro."
    run = run_of("Was kostet die App in Hagenow?", CATALOGUE, evidence(passage))
    run.places = named_places(run.standalone, CATALOGUE)
    run.words = words_of(run, run.understood.parts)
    assert not is_priced(run)
    priced = run_of(run.standalone, CATALOGUE, evidence(f"{passage} Die App in Hagenow kostete 9.000 Euro."))
    priced.places, priced.words = run.places, run.words
    assert is_priced(priced)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Gera erhielt 7,5 Millionen Euro.", True),
        ("Der Bund zahlt in Gera 900.000 Euro.", True),
        ("Die Förderung in Gera beträgt 80.000 Euro.", True),
        ("Eine Fahrt kostet in Gera 50 Cent mehr.", False),
        ("In Gera nimmt der Rufbus 2,50 Euro Servicegebühr.", False),
    ],
)
def test_what_a_town_gets_is_no_fare(text: str, is_told: bool) -> None:
    assert answers(text, QuestionPart("Wie viel Geld bekommt Gera?", Asked.MONEY)) is is_told


@pytest.mark.parametrize("question", ["Sind Sensoren teuer?", "Ist eine App teuer?", "War das teuer?"])
def test_whether_it_is_dear_asks_for_a_price(question: str) -> None:
    assert asked_of(question) is Asked.MONEY
