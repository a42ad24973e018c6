"""What every project has is asked of the town spoken of; a part of the thing is asked of the thing."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome

APP = ("Was macht Detmold mit seiner Stadt-App?", "Detmold legte die Stadt-App „Appmold“ neu auf. [1]")
ROBOT = ("Was macht der Roboter Ansgar in Pforzheim?", "In Pforzheim sammelt der Roboter Kleinmüll. [1]")
LIGHT = ("Wie wird in Gera der Radweg beleuchtet?", "In Gera leuchtet der Radweg nach Bedarf. [1]")
STATE = ("Welche Modellprojekte gibt es in Sachsen?", "- Zwönitz: Kleinstadt [1]\n- Dresden: Großstadt [2]")
CARDS = ("Wie erreicht Osnabrück Leute ohne Internet?", "Osnabrück verschickte 2.000 Postkarten. [1]")
CORE = ("Was ist CIVITAS/CORE?", "Eine Datenplattform aus Paderborn, auch in Mönchengladbach. [1]")


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("Förderung?", "Wie hoch ist die Förderung: Detmold?"),
        ("Fördergeld?", "Wie hoch ist die Förderung: Detmold?"),
        ("Eigenanteil?", "Wie hoch ist der Eigenanteil: Detmold?"),
        ("Wie hoch ist der Eigenanteil?", "Wie hoch ist der Eigenanteil: Detmold?"),
        ("Was bekommt die Stadt denn insgesamt an Förderung?", "Was bekommt Detmold denn insgesamt an Förderung?"),
        ("Wie viel Förderung bekommt der Ort?", "Wie viel Förderung bekommt Detmold?"),
        ("Und wie viel Geld hatten sie beantragt?", "Wie viel Geld hatten sie beantragt: Detmold?"),
        ("Und was hat das ganze Modellprojekt gekostet?", "Was hat das ganze Modellprojekt gekostet: Detmold?"),
        ("Bis wann läuft das Projekt?", "Bis wann läuft das Projekt: Detmold?"),
    ],
)
def test_what_a_project_has_is_asked_of_its_town_without_the_thing(question: str, standalone: str) -> None:
    assert resolved(question, APP).text == standalone


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist das Fördervolumen des ganzen Programms?",
        "Wie viele Modellprojekte gibt es insgesamt?",
        "Gibt es noch Förderung?",
        "Wie bekommen wir eine Förderung?",
        "Welche Städte bekamen die höchste Förderung?",
        "Was kostet eigentlich die Teilnahme an der Smart City Akademie?",
        "Wer leitet die KTS?",
        "Was sagt der Stufenplan?",
        "Was kostet der Rufbus?",
    ],
)
def test_what_is_asked_of_the_programme_or_of_another_thing_stays(question: str) -> None:
    assert resolved(question, APP).outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("Und die Förderung von Dresden?", "Wie hoch ist die Förderung von Dresden?"),
        ("Und der Eigenanteil in Ulm?", "Wie hoch ist der Eigenanteil in Ulm?"),
    ],
)
def test_the_money_of_another_town_is_not_asked_of_the_thing(question: str, standalone: str) -> None:
    assert resolved(question, ("Was kostet die Cleema-App?", "55.000 Euro. [1]")).text == standalone


def test_a_state_has_no_funding_of_its_own() -> None:
    assert resolved("Wie hoch ist der Eigenanteil?", STATE).outcome is Outcome.COMPLETE


def test_the_thing_is_spoken_of_again_behind_the_money_of_its_town() -> None:
    money = ("Und die Förderung der Stadt, wie hoch ist die?", "Detmold erhält 5,6 Millionen Euro. [1]")
    assert resolved("Und wer hat sie programmiert?", APP, money).text.endswith("Stadt-App in Detmold?")


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("Ist die Software frei?", "Ist die Software frei: Stadt-App in Detmold?"),
        ("Wann wurde das Logo entworfen?", "Wann wurde das Logo entworfen: Stadt-App in Detmold?"),
        ("Welche Software steckt dahinter?", "Welche Software steckt dahinter: Stadt-App in Detmold?"),
        ("Start?", "Seit wann gibt es das: Stadt-App in Detmold?"),
        ("Betreiber?", "Wer betreibt das: Stadt-App in Detmold?"),
        ("Gab es damit Missverständnisse?", "Gab es damit Missverständnisse: Stadt-App in Detmold?"),
        ("Wie viele haben mitgemacht?", "Wie viele haben mitgemacht: Stadt-App in Detmold?"),
    ],
)
def test_a_part_is_asked_of_the_thing_with_its_town(question: str, standalone: str) -> None:
    assert resolved(question, APP).text == standalone


def test_what_it_costs_is_asked_of_the_thing() -> None:
    assert resolved("Was hat der gekostet?", ROBOT).text == "Was hat der gekostet: Roboter Ansgar in Pforzheim?"
    assert resolved("wie lang ist die Strecke", LIGHT).text.startswith("Wie lang ist die Strecke: Radweg")


def test_a_noun_is_written_as_the_answer_told_it() -> None:
    written = resolved("Wie viele Karten haben die verschickt?", CARDS).text
    assert written.startswith("Wie viele Postkarten haben die verschickt: ")


def test_what_several_towns_use_is_of_none() -> None:
    assert (
        resolved("Und wann erschien die erste Version?", CORE).text == "Wann erschien die erste Version: CIVITAS/CORE?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Und das Ganze eine Nummer kleiner, für eine Gemeinde wie unsere?",
        "Wer Kleines hat denn einen?",
        "Geht das auch eine Nummer kleiner?",
    ],
)
def test_the_same_of_small_towns_is_not_asked_of_the_large_ones(question: str) -> None:
    large = ("Welche Großstädte haben einen digitalen Zwilling?", "- Paderborn baut einen digitalen Zwilling. [1]")
    assert resolved(question, large).text == "Welche kleinen Gemeinden haben das: digitalen Zwilling?"


def test_what_for_is_asked_besides_the_thing() -> None:
    towns = ("Welche Städte nutzen KI?", "- Bamberg nutzt KI. [1]\n- Hagenow nutzt KI. [2]")
    assert resolved("Auch für Bäume?", towns).text == "Welche Städte nutzen KI für Bäume?"
    contest = ("Was ist un:box cologne?", "Ein Ideencontest in Köln. [1]")
    assert resolved("Und für Vereine?", contest).text == "Was ist un:box cologne für Vereine?"
    apps = ("Welche Apps gibt es für Touristen?", "- Eine App in Gera. [1]")
    assert resolved("Und für Schüler?", apps).text == "Welche Apps gibt es für Schüler?"
