"""Follow-ups become questions that stand for themselves; complete questions stay as they are, to the letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from conversations import WATER
from dialogues import follow_ups, resolved

from assistant.understanding.dialogue.resolved import Outcome, Resolved
from assistant.understanding.typed.paraphrases import paraphrase_of

TREES = (
    "Welche Modellprojekte bewässern Bäume mit Sensoren?",
    "Jena, Potsdam, Würzburg und Gütersloh messen die Bodenfeuchte an Bäumen.",
)


HEAT = ("Was macht Ulm gegen Hitze?", "Ulm misst die Temperatur mit Sensoren.")


LIGHT = ("Wie funktioniert die intelligente Straßenbeleuchtung in Gera?", "Die Leuchten dimmen bei Bedarf.")


TWIN = ("Was ist ein digitaler Zwilling?", "Ein Abbild der Stadt in Daten.")


BAKIM = ("Was ist BaKIM?", "BaKIM ist ein Vorhaben aus Bamberg zur Baumpflege mit KI.")


MEETING = ("Wann war das Auftakttreffen des Wissenschaftsnetzwerks?", "Am 23. Juni 2025 in Hamburg.")


CITIZENS = ("Wie bindet Bochum die Bürger ein?", "Bochum hat eine Plattform.")


PEOPLE = ("Wir sind eine Gemeinde mit 9.000 Einwohnern in Niedersachsen: welche Modellprojekte ähneln uns?", "Barleben")


GUIDES = ("Welche Leitfäden gibt es zur Datenstrategie?", "Die Smart-City-Leitfäden.")


FUNDING = ("Welche Förderung gibt es für kleine Gemeinden?", "Es gibt eine Beratung.")


DISTRICT = ("Was macht der Landkreis Hof?", "Der Landkreis Hof baut eine Datenplattform.")


ENGLISH = ("Which city measures water quality with sensors?", "Wolfsburg measures it.")


BEGINNING = (
    "Wo fangen wir an?",
    "Was sind die ersten Schritte?",
    "Where do we start?",
    "Was sollten wir als Erstes tun?",
)


APPLYING = (
    "Können wir noch mitmachen?",
    "Kann man sich noch bewerben?",
    "Können wir noch Fördergeld bekommen?",
    "Gibt es noch Förderung für Smart Cities?",
    "Kommt eine vierte Staffel?",
)


def test_usual_questions_have_the_words_of_the_documents() -> None:
    (beginning,) = {paraphrase_of(question) for question in BEGINNING}
    (applying,) = {paraphrase_of(question) for question in APPLYING}
    assert "Start Smart" in (beginning or "")
    assert "weitere Mittel" in (applying or "")
    assert all(resolved(question).outcome is Outcome.COMPLETE for question in (*BEGINNING, *APPLYING))


@pytest.mark.parametrize(
    ("question", "topics"),
    [("Womit fangen wir bei LoRaWAN an?", ["lorawan"]), ("Wann fing Ulm an?", []), ("Wer kann noch helfen?", [])],
)
def test_other_questions_keep_their_own_words(question: str, topics: list[str]) -> None:
    assert paraphrase_of(question, topics) is None


SIZE = (
    "Wir sind eine Gemeinde mit 6.000 Einwohnern und wollen LoRaWAN einführen. Womit fangen wir an?",
    "In Ulm ist das Netz frei. [1]\n\nKöln, Bamberg und Jena haben auch eines. [2]",
)


PLAN = (
    "Was ist der Stufenplan?",
    "Er hat vier Stufen. [1]\n\n**Beispiele aus Modellprojekten**\n\n- In Hamburg war das Auftakttreffen. [2]",
)


START = ("Was ist Start Smart?", "Start Smart ist ein Angebot der KTS. [1]")


BUS = ("Was kostet der Rufbus in Zwönitz?", "Eine Fahrt kostet 2 Euro. [1]")


APP = ("Können wir die Bad Belzig App übernehmen?", "Die App aus Bad Belzig ist frei. [1]")


MOBILE = ("Was ist das ERZmobil?", "Das ERZmobil in Zwönitz ist ein Rufbus. [1]")


DIALOGUES = [
    ([TREES], "Welche davon sind klein?", "Welche kleinen Gemeinden haben das: Bäume mit Sensoren?"),
    # a verb alone goes on, a pronoun means the one spoken of
    ([START], "Wie meldet man sich an?", "Wie meldet man sich an: Start Smart?"),
    ([START, ("Wie meldet man sich an?", "Per E-Mail.")], "Was kostet das?", "Was kostet das: Start Smart?"),
    ([BUS], "Wer betreibt ihn?", "Wer betreibt ihn: Rufbus in Zwönitz?"),
    ([APP], "Was kostet sie?", "Was kostet sie: Bad Belzig App?"),
    # the size of those who ask is no subject, an example no place
    ([SIZE], "Und was kostet das?", "Was kostet das: LoRaWAN?"),
    ([PLAN], "Wann wurde er verabschiedet?", "Wann wurde er verabschiedet: Stufenplan?"),
    ([MOBILE], "Wie viele Fahrgäste hat es?", "Wie viele Fahrgäste hat es: ERZmobil in Zwönitz?"),
    # costs, duration, reasons: a side of what was spoken of
    ([WATER], "Und was hat das gekostet?", "Was hat das gekostet: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "was hat das gekostet", "Was hat das gekostet: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Warum?", "Warum: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Erzähl mehr dazu", "Erzähl mehr dazu: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Wer hilft dabei?", "Wer hilft dabei: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Wer ist Ansprechpartner?", "Wer ist Ansprechpartner: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Welche Hürden gab es?", "Welche Hürden gab es: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Hat sich das gelohnt?", "Hat sich das gelohnt: Sensoren und Wasserqualität in Wolfsburg?"),
    (
        [WATER],
        "Was haben sie daraus gelernt?",
        "Was haben sie daraus gelernt: Sensoren und Wasserqualität in Wolfsburg?",
    ),
    ([WATER], "Wo finde ich mehr dazu?", "Wo finde ich mehr dazu: Sensoren und Wasserqualität in Wolfsburg?"),
    ([WATER], "Welche Sensoren nutzen sie?", "Welche Sensoren nutzen sie: Wasserqualität in Wolfsburg?"),
    ([WATER], "Und Datenschutz?", "Datenschutz: Sensoren und Wasserqualität in Wolfsburg?"),
    ([HEAT], "Was kostet das?", "Was kostet das: Hitze in Ulm?"),
    ([CITIZENS], "Und die Kosten?", "Was kostet das: Bürger in Bochum?"),
    ([TWIN], "Was sind die Nachteile?", "Was sind die Nachteile: digitaler Zwilling?"),
    ([TWIN], "Beispiele?", "Welche Beispiele gibt es: digitaler Zwilling?"),
    ([TWIN], "Wozu braucht man das?", "Wozu braucht man das: digitaler Zwilling?"),
    ([BAKIM], "Wer finanziert das?", "Wer finanziert das: BaKIM in Bamberg?"),
    ([BAKIM], "Und wann ist es gestartet?", "Wann ist es gestartet: BaKIM in Bamberg?"),
    ([MEETING], "Und wo?", "Wo: Auftakttreffen des Wissenschaftsnetzwerks in Hamburg?"),
    (
        [MEETING],
        "Wie viele Leute waren da?",
        "Wie viele Leute waren da: Auftakttreffen des Wissenschaftsnetzwerks in Hamburg?",
    ),
    ([TREES], "Was kostet das?", "Was kostet das: Bäume mit Sensoren?"),
    ([TREES], "Wie viele davon?", "Wie viele davon: Bäume mit Sensoren?"),
    ([TREES], "Gibt es dazu einen Leitfaden?", "Gibt es dazu einen Leitfaden: Bäume mit Sensoren?"),
    # a new place
    ([WATER], "Und in Zwönitz?", "Welche Stadt misst mit Sensoren die Wasserqualität in Zwönitz?"),
    ([WATER], "Und in Bayern?", "Welche Stadt misst mit Sensoren die Wasserqualität in Bayern?"),
    ([WATER], "Wie sieht es in Zwönitz aus?", "Welche Stadt misst mit Sensoren die Wasserqualität in Zwönitz?"),
    ([WATER], "Was ist mit Jena?", "Welche Stadt misst mit Sensoren die Wasserqualität in Jena?"),
    ([HEAT], "Und Kassel?", "Was macht Kassel gegen Hitze?"),
    ([HEAT], "Kassel?", "Was macht Kassel gegen Hitze?"),
    ([HEAT], "Und in Bayern?", "Welche Modellprojekte in Bayern haben das: Hitze?"),
    ([TREES], "Und in Amsterdam?", "Welche Modellprojekte bewässern Bäume mit Sensoren in Amsterdam?"),
    ([DISTRICT], "Und der Landkreis Gießen?", "Was macht der Landkreis Gießen?"),
    ([PEOPLE], "Und in Sachsen?", PEOPLE[0].replace("Niedersachsen", "Sachsen")),
    (
        [("welche stadt misst die wasserqualität", "")],
        "und in zwönitz",
        "welche stadt misst die wasserqualität in Zwönitz?",
    ),
    # a new subject, size, year
    ([HEAT], "Und beim Parken?", "Was macht Ulm beim Parken?"),
    ([HEAT], "Und gegen Starkregen?", "Was macht Ulm gegen Starkregen?"),
    ([GUIDES], "Und zur Bürgerbeteiligung?", "Welche Leitfäden gibt es zur Bürgerbeteiligung?"),
    ([GUIDES], "Und zum Personal?", "Welche Leitfäden gibt es zum Personal?"),
    ([PEOPLE], "Und mit 50.000 Einwohnern?", PEOPLE[0].replace("9.000", "50.000")),
    ([FUNDING], "Und für Landkreise?", "Welche Förderung gibt es für Landkreise?"),
    ([("Welche Projekte begannen 2020?", "")], "Und 2021?", "Welche Projekte begannen 2021?"),
    ([CITIZENS], "Und was machen sie gegen Hitze?", "Was machen sie gegen Hitze: Bochum?"),
    # "dort", "die Stadt", "das zweite"
    ([LIGHT], "Wie viele Leuchten wurden dort umgerüstet?", "Wie viele Leuchten wurden in Gera umgerüstet?"),
    ([WATER], "Wie viele Einwohner hat die Stadt?", "Wie viele Einwohner hat Wolfsburg?"),
    (
        [WATER],
        "Welche Software setzt die Stadt ein?",
        "Welche Software setzt Wolfsburg ein: Sensoren und Wasserqualität?",
    ),
    ([LIGHT], "Was kostet die Straßenbeleuchtung?", "Was kostet die Straßenbeleuchtung: Gera?"),
    (
        [TREES],
        "Erzähl mehr über das zweite Projekt",
        "Erzähl mehr über Potsdam: Bäume mit Sensoren?",
    ),
    # others
    ([WATER], "Gibt es das auch kleiner?", "Welche kleinen Gemeinden haben das: Sensoren und Wasserqualität?"),
    ([TREES], "Wer macht das noch?", "Welche anderen Modellprojekte haben das: Bäume mit Sensoren?"),
    ([TWIN], "Wer hat so etwas?", "Wer hat so etwas: digitaler Zwilling?"),
    ([TWIN], "Welche Kommunen nutzen das?", "Welche Kommunen nutzen das: digitaler Zwilling?"),
    (
        [WATER],
        "Gibt es Kommunen, die das schon mit LoRaWAN machen?",
        "Gibt es Kommunen, die das schon mit LoRaWAN machen: Sensoren und Wasserqualität?",
    ),
    # three turns
    (
        [WATER, ("Und in Zwönitz?", "Dazu steht nichts in den Dokumenten.")],
        "Und was hat das gekostet?",
        "Was hat das gekostet: Sensoren und Wasserqualität in Zwönitz?",
    ),
    (
        [WATER, ("Und was hat das gekostet?", "Dazu steht nichts in den Dokumenten.")],
        "Und wie lange dauerte es?",
        "Wie lange dauerte es: Sensoren und Wasserqualität in Wolfsburg?",
    ),
    ([WATER, ("Danke!", "Gern geschehen.")], "Warum?", "Warum: Sensoren und Wasserqualität in Wolfsburg?"),
    ([HEAT, ("Und Kassel?", "")], "Und beim Parken?", "Was macht Kassel beim Parken?"),
    ([WATER, HEAT], "Was kostet das?", "Was kostet das: Hitze in Ulm?"),
    # opened as a follow-up, "da", "so ein", "die", "er"
    ([WATER], "Und was war der Anlass?", "Was war der Anlass: Sensoren und Wasserqualität in Wolfsburg?"),
    ([HEAT], "Und wie viel Geld kommt vom Bund?", "Wie viel Geld kommt vom Bund: Hitze in Ulm?"),
    ([("Was ist Start Smart?", "")], "Wer darf da mitmachen?", "Wer darf da mitmachen: Start Smart?"),
    (
        [("Was ist un:box cologne?", "")],
        "Wie lange dauert so ein Durchgang?",
        "Wie lange dauert so ein Durchgang: un:box cologne?",
    ),
    (
        [("Was macht der Roboter in Pforzheim?", "")],
        "Wie viel Fläche schafft er?",
        "Wie viel Fläche schafft er: Roboter in Pforzheim?",
    ),
    (
        [("Was macht Zwönitz im Nahverkehr?", "")],
        "Wie viele Fahrgäste hatten die im ersten Jahr?",
        "Wie viele Fahrgäste hatten die im ersten Jahr: Nahverkehr in Zwönitz?",
    ),
    (
        [("Wer ist Projektleiter im Eifelkreis?", "")],
        "Gibt es dort einen Beirat?",
        "Gibt es im Eifelkreis einen Beirat?",
    ),
    ([HEAT], "Und in Osnabrueck?", "Was macht Osnabrück gegen Hitze?"),
    # English
    ([ENGLISH], "And in Bavaria?", "Which city measures water quality with sensors in Bavaria?"),
]


COMPLETE = [
    "Wie funktioniert LoRaWAN?",
    "Welche Förderung gibt es für kleine Gemeinden?",
    "Wie schützen Kommunen ihre Daten?",
    "Wie schützt eine Kommune ihre IT vor Angriffen?",
    "Wir wollen Bäume mit Sensoren bewässern. Was kostet das?",
    "Was ist das Ziel des Programms?",
    "was ist das ziel des förderprogramms",
    "Was ist beim Datenschutz zu beachten?",
    "Warum wurde das Projekt in Hannover beendet?",
    "Welche offenen Daten stellt die Stadt bereit?",
    "Wie erkennt man Hitzeinseln in der Stadt?",
    "Welche Modellprojekte messen die Wasserqualität?",
    "Was ist ein digitaler Zwilling und wofür wird er eingesetzt?",
    "Wie viele Modellprojekte werden gefördert und mit wie viel Geld?",
    "Was macht Ulm?",
    "Welche Modellprojekte gibt es?",
    "Wie werden Kommunen ausgewählt, die nicht gefördert werden?",
    "Können Sie mir sagen, wie LoRaWAN funktioniert?",
    "Gibt es in diesem Jahr eine Regionalkonferenz?",
    "Welche Rolle spielt der Landkreis beim Rufbus?",
    "What is a digital twin?",
    "Danke, das hat geholfen.",
    "Was kannst du?",
    "Wie wird das Wetter morgen in Kassel?",
]


@pytest.mark.parametrize(("turns", "question", "expected"), DIALOGUES, ids=[case[1] for case in DIALOGUES])
def test_a_follow_up_stands_for_itself(turns: list[tuple[str, str]], question: str, expected: str) -> None:
    found = resolved(question, *turns)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize("question", COMPLETE)
def test_a_complete_question_is_never_altered(question: str) -> None:
    assert [resolved(question, turn).text for turn in (WATER, HEAT, TREES, TWIN)] == [question] * 4


@pytest.mark.parametrize(
    "question", ["Und was hat das gekostet?", "Und in Zwönitz?", "Warum?", "Kosten?", "Erzähl mehr dazu", "Wie teuer?"]
)
def test_a_reference_to_nothing_is_open(question: str) -> None:
    assert resolved(question) == Resolved(question, Outcome.OPEN)
    assert resolved(question, ("Hallo", "Guten Tag!")) == Resolved(question, Outcome.OPEN)


@pytest.mark.parametrize("question", ["Was macht Ulm?", "An wen kann ich mich wenden?", "Welche Sensoren nutzen sie?"])
def test_what_can_be_looked_for_is_not_asked_back(question: str) -> None:
    assert resolved(question) == Resolved(question, Outcome.COMPLETE)


def test_a_new_subject_is_noticed_and_a_shared_one_is_none() -> None:
    assert resolved("Welche Förderung gibt es für kleine Gemeinden?", WATER).new_subject
    assert not resolved("Welche Sensoren messen die Wasserqualität in Hildesheim?", WATER).new_subject
    assert not resolved("Danke!", WATER).new_subject
    assert not resolved("Welche Förderung gibt es für kleine Gemeinden?").new_subject


def test_a_long_question_says_what_it_is_about() -> None:
    long = "Und was hat das gekostet? " * 20
    assert resolved(long, WATER) == Resolved(long, Outcome.COMPLETE)


def test_every_project_takes_the_place_of_every_other() -> None:
    names = [project.name for project in follow_ups().mentions.catalogue.projects]
    for first, second in pairwise([*names, names[0]]):
        assert resolved(f"Und {second}?", (f"Was macht {first} gegen Hitze?", "")).text == (
            f"Was macht {second} gegen Hitze?"
        )
