"""What clerks of small towns type: where something comes from, what stands by accident, how a dialogue goes on."""

from __future__ import annotations

import pytest
from dialogues import resolved
from judged_gaps import CATALOGUE, judged, shown
from runs import evidence

from assistant.evidence.asked.later import later_than, without_later
from assistant.evidence.choosing.selection import Selected, _once
from assistant.evidence.sentences.sentence_choice import says_the_same
from assistant.gaps.existence import leave_existing
from assistant.gaps.placed import placed_gap
from assistant.gaps.sought import is_unsaid_of_town
from assistant.gaps.unsaid import first_gap, gap_of
from assistant.gaps.years import later_gap
from assistant.places import NamedPlace, named_places, speaks_of_one
from assistant.question import Intent
from assistant.understanding.asked_projects import cohort_asked
from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.intents import intent_of
from assistant.understanding.typed.paraphrases import usual_question
from ingest.german import fold


@pytest.mark.parametrize(
    ("text", "town", "is_named"),
    [
        ("Welche Plätze sind gerade frei?", "gera", False),
        ("Die Geräte messen den Pegel.", "gera", False),
        ("Die kommenden Treffen", "menden", False),
        ("Stolpersteine", "olpe", False),
        ("Die Schulmensa", "ulm", False),
        ("Die Geraer Sensoren", "gera", True),
        ("Geras Sensoren, gera.de", "gera", True),
        ("Ulmerinnen und Ulmer", "ulm", True),
        ("Die hallesche Plattform", "halle", True),
        ("Neu-Ulm", "ulm", True),
        ("Module der Smart Village App", "smart village app", True),
        ("REGENSBURG_NEXT läuft.", "regensburg", True),
    ],
)
def test_a_town_is_not_named_by_a_word_that_holds_its_name(text: str, town: str, is_named: bool) -> None:
    assert speaks_of_one(fold(text), (NamedPlace(town, (town,)),)) is is_named


def test_a_nickname_names_the_town() -> None:
    places = named_places("Wie lang ist der Weg in K'lautern?", CATALOGUE)
    assert speaks_of_one(fold("In Kaiserslautern ist der Fauthweg 300 Meter lang."), places)


NETWORK = "Das LoRaWAN-Netz in Ulm ist kostenlos für alle nutzbar."
PAID = "Für die Entwicklung der Smart Village App gab das Land Brandenburg 65.000 Euro."


def test_who_has_a_thing_is_no_answer_to_who_pays_for_it() -> None:
    gap = gap_of(judged("Wer fördert LoRaWAN?", NETWORK))
    assert gap is not None
    assert "Finanzierung" in gap.opening
    assert gap_of(judged("Wer förderte die Smart Village App?", PAID)) is None


SHARED = "Geführt wird die Datenplattform von sechs Kommunen gemeinsam."
TOGETHER = "Kleine Gemeinden arbeiten zusammen: Elf Kommunen treten gemeinsam auf."
WORKED_ON = "An der App mitarbeiten viele Kommunen, wie viele, ist offen."


@pytest.mark.parametrize(
    ("question", "told", "is_told"),
    [
        ("Welche Kommunen teilen sich einen Mitarbeiter?", WORKED_ON, False),
        ("Wer teilt sich eine Datenplattform?", SHARED, True),
        ("Was machen Landkreise anders als Städte?", "Im Kreis Höxter machen zehn Städte mit.", False),
        ("Was machen Landkreise anders als Städte?", "Landkreise planen anders als Städte.", True),
        ("Wo hält der Bus in Grevesmühlen?", "Der Stadtbus von Grevesmühlen sendet seinen Standort.", False),
        ("Wo hält der Bus in Grevesmühlen?", "Der Stadtbus von Grevesmühlen hält am Markt.", True),
    ],
)
def test_what_is_asked_of_the_thing_is_told(question: str, told: str, is_told: bool) -> None:
    gap = gap_of(judged(question, told))
    assert (gap is None) is is_told


def test_what_happened_in_a_year_is_no_answer_to_a_thing_of_that_year() -> None:
    told = "Die Förderung von Cottbus lief planmäßig 2024 aus."
    assert is_unsaid_of_town(judged("Wer gewann 2024 die Wahl in Cottbus?", told))
    assert first_gap(judged("Wer gewann 2024 die Wahl in Cottbus?", told), CATALOGUE) is not None
    assert not is_unsaid_of_town(judged("Was geschah 2024 mit der Förderung von Cottbus?", told))


CHATBOT = "Der „Regionale Business-Chatbot“ in Hagenow ist im Test."
BESIDE = "Der AI Act bringt Pflichten für den Einsatz von KI in Rathäusern mit sich."


def test_of_what_is_asked_to_exist_only_what_names_one_is_left() -> None:
    run = judged("Gibt es Chatbots für Rathäuser?", BESIDE, CHATBOT)
    leave_existing(run)
    assert [item.text for item in run.sentences] == [CHATBOT]


@pytest.mark.parametrize(
    "question", ["Gibt es Erfahrungen mit Rathäusern?", "Gibt es Chatbots und was kosten sie?", "Wo gibt es Chatbots?"]
)
def test_what_every_town_has_or_asks_more_leaves_all(question: str) -> None:
    run = judged(question, BESIDE, CHATBOT)
    before = run.sentences
    leave_existing(run)
    assert run.sentences == before


OF_THEN = "Gera stellte 2022 Solarleuchten auf."
SINCE = "Gera stellte von 2022 bis 2024 Solarbänke auf."


def test_what_was_before_is_left_out_where_the_time_after_is_asked_for() -> None:
    question = "Was stellte Gera nach 2022 auf?"
    assert (later_than(question), without_later(question)) == ("2022", "Was stellte Gera   auf?")
    run = judged(question, OF_THEN, SINCE)
    assert later_gap(run) is None
    assert [item.text for item in run.sentences] == [SINCE]
    assert shown(later_gap(judged(question, OF_THEN))) == [OF_THEN]


BINS = (
    "Mannheim stattete Mülleimer mit LoRaWAN-Füllstandssensoren aus, um Leerungsfahrten nach Bedarf zu planen "
    "(Stand 2022)."
)
AGAIN = (
    "Um Mülleimer nach Bedarf zu leeren, stattete Mannheim sie mit LoRaWAN-Sensoren für den Füllstand aus (Stand 2022)."
)
MAYOR = "Der Bürgermeister von Brandis erklärt die geringe Beteiligung damit, dass das Thema sehr abstrakt ist."
FULLER = "In Brandis führt der Bürgermeister die geringe Beteiligung auf den Abstraktionsgrad des Themas zurück."
BOOKED = "Das ERZmobil in Zwönitz fährt seit 2022 als Rufbus, den man per App bucht."
CRITICISED = "Am Rufbus ERZmobil in Zwönitz wurde 2024 bemängelt, dass man in der App nicht bezahlen kann."


@pytest.mark.parametrize(
    ("one", "other", "same"), [(BINS, AGAIN, True), (MAYOR, FULLER, True), (BOOKED, CRITICISED, False)]
)
def test_compounds_say_the_same(one: str, other: str, same: bool) -> None:
    assert says_the_same(one, other) is same


def test_the_fuller_of_two_statements_on_the_same_stays() -> None:
    chosen = [Selected(evidence(text), 0, 0, 1.0) for text in (MAYOR, BOOKED, FULLER)]
    assert [item.text for item in _once(chosen)] == [FULLER, BOOKED]


GERA = ("Was macht Gera?", "Gera stellte Solarleuchten auf. [1]")
WATER = ("Welche Projekte gibt es zum Thema Wasser?", "- Haßfurt meldet Pegelstände. [1]\n- Hannover plant. [2]")
TAKING_PART = ("Wie geht Bürgerbeteiligung digital?", "Haßfurt setzte auf CONSUL. [1]")
STAFF = ("Welche Personalstellen braucht man?", "Das Personalpapier rät zu Offenheit. [1]")
TOWN = ("Erzähl mir was über Grevesmühlen", "Grevesmühlen betreibt ein Stadtportal. [1]")
PEOPLE = ("Wie viele Einwohner haben die?", "Grevesmühlen hat rund 11.000 Einwohner. [1]")
CLUBS = ("Gibt es eine App für Vereine?", "Die Eichenzell App soll Vereine vernetzen. [1]")
PRODUCT = ("Wie kommt man an die Smart Village App?", "Sie ist quelloffen. [1]")
REUSED = ("Kann man die nachnutzen?", "Mönchengladbach übernahm die Plattform aus Paderborn. [1]")


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        # another time, of what was asked
        ((GERA,), "Was war nach 2022?", "Was macht Gera nach 2022?"),
        ((GERA,), "Was ist 2025 passiert?", "Was macht Gera 2025?"),
        ((GERA,), "gab es 2023 was neues?", "Was macht Gera 2023?"),
        ((GERA, ("Was war nach 2022?", "Nichts.")), "und 2024?", "Was macht Gera 2024?"),
        ((GERA, ("Was war nach 2022?", "Nichts.")), "und seit 2023?", "Was macht Gera seit 2023?"),
        # only some of them
        ((WATER,), "hat das auch eine Landgemeinde", "Welche kleinen Gemeinden haben das: Wasser?"),
        ((WATER,), "macht so was auch ein Kreis?", "Welche Landkreise haben das: Wasser?"),
        ((WATER,), "nutzen das auch Mittelstädte", "Welche Mittelstädte haben das: Wasser?"),
        ((WATER,), "schafft das auch ein dorf?", "Welche Dörfer haben das: Wasser?"),
        ((WATER,), "haben das auch Großstädte?", "Welche Großstädte haben das: Wasser?"),
        ((WATER,), "hat das auch eine mittelgroße Stadt?", "Welche Mittelstädte haben das: Wasser?"),
        ((WATER,), "davon nur kleine Städte", "Welche kleinen Gemeinden haben das: Wasser?"),
        ((WATER,), "bitte nur kleine", "Welche kleinen Gemeinden haben das: Wasser?"),
        ((WATER,), "lieber kleinere", "Welche kleinen Gemeinden haben das: Wasser?"),
        # a case supposed, people who are not named, what is known of any town
        ((TAKING_PART,), "Und wenn keiner mitmacht?", "Was tun, wenn keiner mitmacht: Bürgerbeteiligung?"),
        ((TAKING_PART,), "Wie erreicht man die Leute?", "Wie erreicht man die Leute: Bürgerbeteiligung?"),
        ((STAFF,), "wie findet man die leute", "Wie findet man die leute: Personalstellen?"),
        ((TOWN, PEOPLE), "und wer ist da zuständig?", "Wer ist in Grevesmühlen zuständig?"),
        ((TOWN, PEOPLE), "was kostet das", "Was kostet das: Grevesmühlen?"),
        # a bare figure, a wish at the end, a product by its whole name
        ((TOWN,), "wie viele einwohner", "Wie viele einwohner: Grevesmühlen?"),
        ((WATER,), "nur kleine bitte", "Welche kleinen Gemeinden haben das: Wasser?"),
        ((PRODUCT,), "was kostet die", "Was kostet die: Smart Village App?"),
        # whose software may be taken over is no place to go on about
        ((CLUBS, REUSED), "kostet das was", "Kostet das was: App für Vereine?"),
    ],
)
def test_a_follow_up_keeps_what_is_spoken_of(turns: tuple[tuple[str, str], ...], question: str, expected: str) -> None:
    found = resolved(question, *turns)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize("question", ["Und wenn wir es von Hamburg übernehmen?", "Wie erreicht man ältere Leute?"])
def test_other_conditions_and_people_are_none_of_these(question: str) -> None:
    assert not resolved(question, TAKING_PART).text.startswith("Was tun")


@pytest.mark.parametrize(
    "said",
    [
        "Ich komme aus Eichenzell",
        "Wir sind eine Gemeinde mit 8000 Einwohnern",
        "Hallo, ich bin vom Bauamt in Hagenow",
        "wir sind eine kleine stadt in hessen mit 9.000 einwohnern",
        "wir haben 8000 einwohner",
    ],
)
def test_who_only_says_who_is_asking_is_asked_for_the_question(said: str) -> None:
    assert intent_of(said) is Intent.INTRODUCTION
    found = resolved("Wer hat was Ähnliches wie wir vor?", (said, "Was möchten Sie wissen?"))
    assert found.text == f"{said}. Wer hat was Ähnliches wie wir vor?"


@pytest.mark.parametrize(
    "question",
    [
        "Wir sind eine Gemeinde mit 8000 Einwohnern, wie fangen wir an",
        "Wir haben einen Bach der über die Ufer tritt",
        "Wir sind eine kleine Gemeinde mit viel Leerstand",
        "Ich bin Bürgermeister und suche Fördermittel",
        "Ich arbeite an einem Parkkonzept",
        "Ich komme nicht weiter",
    ],
)
def test_who_says_more_asks(question: str) -> None:
    assert intent_of(question) is not Intent.INTRODUCTION


@pytest.mark.parametrize(
    ("question", "is_comparable"),
    [
        ("Wer hat was ähnliches wie wir vor", True),
        ("Welche Modellprojekte sind mit Eichenzell vergleichbar?", True),
        ("Gibt es Ähnliches wie das ERZmobil?", False),
    ],
)
def test_who_is_like_us_or_like_a_town(question: str, is_comparable: bool) -> None:
    assert (intent_of(question) is Intent.COMPARABLE) is is_comparable


@pytest.mark.parametrize(
    ("question", "round_"),
    [
        ("Wie viele Modellprojekte gibt es ab 2021?", 2021),
        ("Welche Modellprojekte gibt es seit 2021?", 2021),
        ("Welche Modellprojekte nutzen seit 2021 LoRaWAN?", None),
    ],
)
def test_projects_from_the_last_round_on_are_those_of_it(question: str, round_: int | None) -> None:
    assert cohort_asked(question) == round_


@pytest.mark.parametrize(
    ("question", "topics", "told"),
    [
        ("Wie finden wir Partner in der Nachbarschaft?", ("teilhabe-senioren",), "vermittelt auch Kommunen"),
        ("Wie finden wir Mitstreiter für unser Vorhaben?", (), "vermittelt auch Kommunen"),
        ("Was tun wenn keiner zur Bürgerversammlung kommt?", ("beteiligung",), "Abstraktionsgrad"),
        ("Wie erfahren wir von kaputten Straßenlaternen?", ("beleuchtung",), "Mängelmelder"),
        ("Gibt es eine App für Bürger die wir übernehmen können?", ("apps",), "lizenzfrei übertragbar"),
        ("Wer findet Partner in der Nachbarschaft?", (), ""),
        ("Welche App können wir kostenlos übernehmen und was kostet der Betrieb?", ("apps",), ""),
    ],
)
def test_usual_questions_of_small_towns(question: str, topics: tuple[str, ...], told: str) -> None:
    found = usual_question(question, topics)
    assert (told in found.text) if told and found else not told


def test_people_who_are_named_say_what_a_question_is_about() -> None:
    assert resolved("Wie bekommen wir ältere Leute dazu, das zu nutzen?").outcome is Outcome.COMPLETE
    assert resolved("Wie haben die Leute das gelöst?").outcome is Outcome.OPEN


SENSORS = "Gütersloh misst mit Sensoren auf Brücken, wann es glatt wird."


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Gibt es Sensoren auf Friedhöfen?", False),
        ("Gibt es Sensoren in Schulen?", False),
        ("Gibt es Sensoren auf Brücken?", True),
        ("Gibt es Sensoren in kleinen Gemeinden?", True),
    ],
)
def test_a_thing_in_another_kind_of_place_is_none_in_the_one_asked_about(question: str, is_told: bool) -> None:
    assert (placed_gap(judged(question, SENSORS), CATALOGUE) is None) is is_told
