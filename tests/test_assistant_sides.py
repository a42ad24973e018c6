"""Follow-ups that name nothing but a side of what is spoken of keep its town, its thing or its offer."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome

KONSTANZ = (
    "Was macht Konstanz?",
    "Konstanz hat eine Open-Data-Plattform. [1]\n\nHochschulen wirken in Konstanz an 17 Projekten mit. [2]",
)
PORTAL = ("Was macht Grevesmühlen mit dem Stadtportal?", "Grevesmühlen betreibt ein Stadtportal. [1]")
ACADEMY = ("Was ist die Smart City Akademie?", "Kostenlose Online-Kurse der KTS. [1]")
PEERS = ("Was ist ein Peer-Learning?", "Mehrteilige Austauschreihe zwischen Kommunen. [1]")
CONFERENCES = ("Was sind Regionalkonferenzen?", "Eine Konferenz der KTS. [1]\n\nDie zwölfte war in Regensburg. [2]")
HOSTED = ("Was kostet eine Regionalkonferenz?", "Die zwölfte war in Regensburg. [1]")
LORAWAN = ("Was ist LoRaWAN?", "Ein Funknetz für Sensoren. [1]")


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Projekte sind es?",
        "Wie viele Einwohner sind es?",
        "Gab es Kritik?",
        "Gibt es Widerstand?",
        "War der Gemeinderat zufrieden?",
        "Was sagt die Lokalpresse?",
        "Wie haben die Fraktionen reagiert?",
        "Wie war die Resonanz?",
        "gab es kritik",
    ],
)
def test_a_side_is_asked_of_the_town_spoken_of(question: str) -> None:
    assert resolved(question, KONSTANZ).text == f"{question[0].upper()}{question[1:].rstrip('?')}: Konstanz?"


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Modellprojekte sind es insgesamt?",
        "Wo gab es Kritik?",
        "Welche Städte bekamen Kritik?",
        "Muss der Gemeinderat zustimmen?",
        "Wie überzeugen wir den Gemeinderat?",
        "Gibt es Kritik an den Modellprojekten?",
        "Seit wann gibt es die Straßenbahn?",
        "Was ist eine Plattform?",
        "War der Gemeinderat in Gera zufrieden?",
        "Wie kommen wir an Fördergeld?",
    ],
)
def test_what_is_asked_of_others_or_of_oneself_stays(question: str) -> None:
    assert resolved(question, KONSTANZ).outcome is Outcome.COMPLETE


def test_a_side_is_asked_of_the_thing_with_its_town() -> None:
    assert resolved("Was war der Effekt?", PORTAL).text == "Was hat das gebracht: Stadtportal in Grevesmühlen?"
    assert resolved("Gab es Kritik?", LORAWAN).text == "Gab es Kritik: LoRaWAN?"


@pytest.mark.parametrize(
    "question",
    [
        "Wie melden wir uns an?",
        "Wo kann man sich anmelden?",
        "Welche Themen gibt es?",
        "Welche Themen gibt es 2026?",
        "Was kostet die Teilnahme?",
        "Wann ist der nächste Termin?",
        "Wer kann mitmachen?",
        "Gibt es ein Zertifikat?",
        "Welche Kurse gibt es?",
    ],
)
@pytest.mark.parametrize(
    ("turn", "offer"),
    [(ACADEMY, "Smart City Akademie"), (PEERS, "Peer-Learning"), (CONFERENCES, "Regionalkonferenzen")],
)
def test_a_follow_up_to_an_offer_is_about_the_offer(turn: tuple[str, str], offer: str, question: str) -> None:
    assert resolved(question, turn).text == f"{question.rstrip('?')}: {offer}?"


def test_what_is_no_side_of_an_offer_stays() -> None:
    for question in ("Wie wird das Wetter morgen?", "Welche Städte nutzen LoRaWAN?", "Was macht Ulm?"):
        assert resolved(question, ACADEMY).outcome is Outcome.COMPLETE
    assert resolved("Welche Themen gibt es?", LORAWAN).outcome is Outcome.COMPLETE


def test_where_an_offer_took_place_is_not_the_offer() -> None:
    assert resolved("Wie lange dauert das?", HOSTED).text == "Wie lange dauert das: Regionalkonferenz?"


def test_nobody_goes_on_about_a_side() -> None:
    critics = ("Gab es Kritik?", "Aus dem Rat kam in Konstanz Kritik. [1]")
    assert resolved("Was hat das gekostet?", KONSTANZ, critics).text == "Was hat das gekostet: Konstanz?"
    council = ("War der Gemeinderat zufrieden?", "Aus dem Rat kam in Konstanz Kritik. [1]")
    assert resolved("Und wie war das in Gera?", KONSTANZ, council).text == "War der Gemeinderat zufrieden: Gera?"
    rooms = ("Gibt es freie Plätze?", "Zwei Reihen sind angekündigt. [1]")
    assert resolved("Wie bewerben wir uns?", PEERS, rooms).text == "Wie bewerben wir uns: Peer-Learning?"


def test_a_wanted_advice_is_not_what_smaller_towns_should_have() -> None:
    water = ("Was macht Wolfsburg mit Wassersensoren?", "Wolfsburg hat 13 Messstellen. [1]")
    advice = ("Welchen Rat geben die?", "Wolfsburg rät zu einer Lernzeit. [1]")
    question = resolved("Gibt es sowas auch in kleineren Orten?", water, advice).text
    assert question == "Welche kleinen Gemeinden haben das: Wassersensoren?"


def test_who_lacks_a_thing_is_not_what_is_spoken_of() -> None:
    village = ("Wer hilft Älteren im Dorf?", "Osnabrück verschickte Postkarten. [1]")
    without = ("Und für die ohne Smartphone?", "Osnabrück verschickte Postkarten. [1]")
    assert "Smartphone" not in resolved("Was kostet das?", village, without).text


def test_who_begins_asks_for_no_town_of_the_answer() -> None:
    trees = ("Wer misst die Bodenfeuchte?", "Jena misst die Bodenfeuchte. [1]")
    assert resolved("Wie fangen wir an?", trees).text == "Wie fangen wir an: Bodenfeuchte?"
    assert resolved("Wie viele Städte sind es?", trees).text == "Wie viele Städte sind es: Bodenfeuchte?"
    assert resolved("Wie lange dauert das?", trees).text == "Wie lange dauert das: Bodenfeuchte in Jena?"


LEASE = ("Lohmar hat einen Laden gemietet, oder?", "Lohmar mietete einen Laden. [1]")
TREES = ("Was macht Würzburg an den Bäumen?", "Sensoren an 16 Bäumen in Würzburg. [1]")
GRANT = ("Wie wird Haßfurt gefördert?", "Haßfurt erhielt einen Zuschuss. [1]")


def test_a_plural_before_a_preposition_is_who_does_it() -> None:
    assert resolved("Was zahlen die an Miete?", LEASE).text == "Was zahlen die an Miete: Laden in Lohmar?"
    assert resolved("Was halten die von Kritik?", LEASE).outcome is Outcome.CARRIED
    with_noun = "Wie finden die mit Sensoren ausgestatteten Mülleimer Platz?"
    assert resolved(with_noun, LEASE).outcome is Outcome.COMPLETE


def test_who_cares_for_it_cares_for_the_thing() -> None:
    assert resolved("Wer kümmert sich darum?", TREES).text == "Wer kümmert sich darum: Bäumen in Würzburg?"
    assert resolved("Wer hat sich darum gekümmert?", TREES).text.endswith("Bäumen in Würzburg?")


@pytest.mark.parametrize(
    "question",
    [
        "Es geht mir darum, Wasser zu sparen. Was hilft?",
        "Darum brauchen wir einen Rufbus.",
        "Wer kümmert sich darum, dass Sensoren laufen?",
        "Warum ging es im Stadtlabor darum?",
    ],
)
def test_darum_points_ahead_or_says_why(question: str) -> None:
    assert resolved(question, TREES).outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    "question",
    [
        "Welche anderen machen das auch?",
        "Welche anderen Städte machen das auch?",
        "Wer macht das auch?",
        "Wer hat das auch schon gemacht?",
        "Welche Kommunen nutzen das ebenfalls?",
        "Wer sonst macht das?",
    ],
)
def test_who_else_is_not_the_town_spoken_of(question: str) -> None:
    others = resolved(question, TREES)
    assert (others.text, others.apart_from) == ("Welche anderen Modellprojekte haben das: Bäumen?", ("Würzburg",))
    assert resolved(question, GRANT).text == "Welche anderen Modellprojekte haben das: Förderung?"


def test_who_does_it_is_asked_of_anybody() -> None:
    for question in ("Wer macht das?", "Wer hat sowas schon?", "Welche Stadt hat das bereits?"):
        assert resolved(question, TREES).apart_from == ()


def test_who_else_does_all_a_town_does_is_asked_back() -> None:
    assert resolved("Welche anderen machen das auch?", KONSTANZ).outcome is Outcome.OPEN


def test_who_took_a_thing_over_is_spoken_of_next() -> None:
    taken = (
        "Wer hat die Datenplattform aus Paderborn übernommen?",
        "Die Paderborner Plattform nutzen „5 für Südwestfalen“ und Mönchengladbach. [1]",
    )
    question = resolved("Warum haben die das nicht selbst gebaut?", taken).text
    assert question.endswith("Datenplattform in 5 für Südwestfalen und Mönchengladbach?")
    visitor = ("Wer aus Gera war beim Kongress?", "Eine Rednerin aus Jena. [1]")
    assert resolved("Wer leitet das?", visitor).text.endswith("in Gera?")
