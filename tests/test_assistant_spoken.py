"""Follow-ups in the order of speech, and what goes back to something spoken of before."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.steps.standalone import Standalone
from assistant.understanding.dialogue.resolved import Outcome
from ingest.catalogue import Catalogue

BUS = ("Wie läuft der Rufbus in Zwönitz?", "Das ERZmobil in Zwönitz fährt seit 2022. [1]")
COUNTY = ("Was macht St. Wendel?", "Im Landkreis St. Wendel entstehen Anwendungen zu Wasserständen. [1]")
LIGHT = ("Welche Orte steuern die Beleuchtung?", "Gera hat 200 Leuchten umgerüstet. [1]")
LIBRARY = ("Was bietet die Stadtbibliothek in Hagenow an?", "In Hagenow kamen 1.500 Kinder. [1]")
TREES = (
    "Unser Gemeinderat will Bäume mit Sensoren bewässern, wer hat damit Erfahrung?",
    "In Gütersloh messen Sensoren.",
)


@pytest.mark.parametrize(
    ("question", "turn", "asked"),
    [
        ("Und der Rufbus da, wie läuft der?", COUNTY, "Wie läuft der: Rufbus in St. Wendel?"),
        ("Die Telemedizin dort, wer betreibt die?", COUNTY, "Wer betreibt die: Telemedizin in St. Wendel?"),
        ("Und die Wartung, wer macht die?", BUS, "Wer macht die Wartung: Rufbus in Zwönitz?"),
        ("Was ist mit Pflege und Wartung, wer macht das?", BUS, "Wer macht Pflege und Wartung: Rufbus in Zwönitz?"),
        ("Gera, machen die das auch?", BUS, "Wie läuft der Rufbus in Gera?"),
    ],
)
def test_what_is_named_first_is_what_the_question_means(question: str, turn: tuple[str, str], asked: str) -> None:
    assert resolved(question, turn).text == asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Zurück zum Bus: was kostet der?", "Was kostet der: Rufbus in Zwönitz?"),
        ("Noch eine Frage zum Rufbus: wer bezahlt das?", "Wer bezahlt das: Rufbus in Zwönitz?"),
        ("Okay, nochmal zum Rufbus, gibt es das auch in Bayern?", "Welche Modellprojekte in Bayern haben das: Rufbus?"),
        ("Zurück zum Rufbus", "Wie läuft der Rufbus in Zwönitz?"),
        # what nobody spoke of is a thing of its own
        ("Zurück zu den Laternen: was kosten die?", "Was kosten die: Laternen in Gera?"),
    ],
)
def test_who_goes_back_means_what_was_said_then(question: str, asked: str) -> None:
    assert resolved(question, BUS, LIGHT).text == asked


@pytest.mark.parametrize("back", ["Wieder zu St. Wendel: ", "Nochmal auf St. Wendel zurück, "])
def test_who_goes_back_to_a_town_leaves_what_was_asked_of_it_since(back: str) -> None:
    bus = ("Und der Rufbus da, wie läuft der?", "Dazu steht nichts in den Dokumenten.")
    assert (
        resolved(f"{back}ist das Projekt schon fertig?", COUNTY, bus).text
        == "Ist das Projekt schon fertig: St. Wendel?"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Welche Städte haben einen Rufbus, und was kostet der?",
        "Wo fährt ein Rufbus, der per App gebucht wird?",
        "Was ist ein Rufbus, wer braucht ihn?",
    ],
)
def test_a_question_that_names_its_thing_itself_stays(question: str) -> None:
    assert resolved(question, LIGHT).outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Wie machen das die anderen?", "Welche anderen Modellprojekte haben das: Rufbus?"),
        ("und wie lösen andere das", "Welche anderen Modellprojekte haben das: Rufbus?"),
        ("Wie machen es andere Landkreise?", "Welche anderen Landkreise haben das: Rufbus?"),
        ("dasselbe für Dörfer", "Welche Dörfer haben das: Rufbus?"),
        ("Das gleiche bitte für Gera", "Wie läuft der Rufbus in Gera?"),
        ("auch was für Touristen?", "Wie läuft der Rufbus in Zwönitz für Touristen?"),
        ("Gibt es auch was für Pendler dabei?", "Wie läuft der Rufbus in Zwönitz für Pendler?"),
    ],
)
def test_the_same_is_asked_of_others(question: str, asked: str) -> None:
    assert resolved(question, BUS).text == asked


@pytest.mark.parametrize(
    ("question", "where"), [("Und Gera?", "in Gera"), ("und im landkreis hof", "im Landkreis Hof")]
)
def test_a_town_after_the_others_is_asked_whether_it_has_it(question: str, where: str) -> None:
    others = ("Wie machen das die anderen?", "Dazu steht nichts in den Dokumenten.")
    assert resolved(question, BUS, others).text.casefold() == f"gibt es das auch {where}: rufbus?".casefold()


@pytest.mark.parametrize("deed", ["Was haben die daraus gelernt?", "Was haben die damit gelöst?"])
def test_what_was_done_does_not_become_the_thing(deed: str) -> None:
    named = ("Und der Rufbus da, wie läuft der?", "Dazu steht nichts in den Dokumenten.")
    asked = resolved("Macht Gera das auch?", COUNTY, named, (deed, "Nichts."))
    assert asked.text.startswith("Macht Gera das auch: ")
    assert "Rufbus" in asked.text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Wen frage ich, wenn es hakt?", "Wer ist Ansprechpartner: Rufbus in Zwönitz?"),
        ("wen kann ich anrufen wenn ich mehr wissen will", "Wer ist Ansprechpartner: Rufbus in Zwönitz?"),
        ("Machen die Vereine da mit?", "Machen die Vereine in Zwönitz mit: Rufbus?"),
    ],
)
def test_what_is_asked_in_few_words_is_of_the_thing(question: str, asked: str) -> None:
    assert resolved(question, BUS).text == asked


@pytest.mark.parametrize("asked", ["Was hat Gera aus dem Brand gelernt?", "Wen fragt Gera, wenn es brennt?"])
def test_who_names_another_asks_of_it(asked: str) -> None:
    assert resolved(asked, BUS).outcome is Outcome.COMPLETE


@pytest.mark.parametrize("where", ["in der Bibliothek", "in den Schulen"])
def test_where_it_is_does_not_take_the_place_of_the_thing(where: str) -> None:
    turn = ("Wer bietet digitale Kurse für Ältere an?", "In Detmold nahmen 50 Ältere teil. [1]")
    count = ("Wie viele kommen da?", "Rund 50 in Detmold. [1]")
    text = resolved(f"Und {where}?", turn, count).text
    assert text == f"Wie viele kommen da: digitale Kurse {where} für Ältere in Detmold?"


def test_what_was_not_meant_is_put_right_where_it_stands() -> None:
    aside = ("Gibt es da eine Bibliothek?", "Dazu steht nichts in den Dokumenten.")
    text = resolved("Nein, ich meinte nicht die Bibliothek, sondern das Bad", BUS, aside).text
    assert text == "Gibt es in Zwönitz eine Bad: Rufbus?"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ne, ich meinte die app", "nein, ich meinte die App"),
        ("ne ich meine gera", "nein ich meine Gera"),
        ("ne app für bürger", "eine App für Bürger"),
        ("wie siehts mit datenschutz aus", "wie sieht es mit Datenschutz aus"),
    ],
)
def test_no_is_no_article(catalogue: Catalogue, typed: str, meant: str) -> None:
    assert Standalone(catalogue)._plainly(typed) == meant


EMPTY = ("Wer hat etwas gegen Leerstand gemacht?", "- Lohmar nutzt Leerstand. [1]\n- Einbeck plante etwas. [2]")
TOOK_PART = ("Welche Städte haben die Bürger bei der Strategie beteiligt?", "- Aalen fragte 600. [1]\n- Jena auch. [2]")
FUNDED = ("Und das zahlt alles der Bund?", "Der Bund zahlt 65 Prozent. [1]")
SENSORS = ("Welche Software nutzen die?", "Dazu steht nichts in den Dokumenten.")


@pytest.mark.parametrize(
    ("question", "turns", "asked"),
    [
        ("Macht Gera da auch was?", (EMPTY,), "Macht Gera da auch was: Leerstand?"),
        ("Was muss man da an Personal rechnen?", (BUS,), "Was muss man in Zwönitz an Personal rechnen: Rufbus?"),
        ("Gera interessiert mich, wie lief das da?", (BUS,), "Wie lief das da: Rufbus in Gera?"),
        ("Wie lange läuft das noch?", (BUS, FUNDED), "Wie lange läuft das noch: Rufbus in Zwönitz?"),
        ("Sind die teuer?", (BUS,), "Was kostet das: Rufbus in Zwönitz?"),
        ("war das sehr teuer", (BUS,), "Was kostet das: Rufbus in Zwönitz?"),
        ("Auch Jugendliche?", (TOOK_PART,), "Welche Städte haben die Jugendliche bei der Strategie beteiligt?"),
        ("Auch Senioren?", (TOOK_PART,), "Welche Städte haben die Senioren bei der Strategie beteiligt?"),
        ("Nein, ich meinte mehr die Hardware", (BUS, SENSORS), "Welche Hardware nutzen die: Rufbus in Zwönitz?"),
    ],
)
def test_the_thing_stays_what_it_was(question: str, turns: tuple[tuple[str, str], ...], asked: str) -> None:
    assert resolved(question, *turns).text == asked


@pytest.mark.parametrize("condition", ["Ohne Fördergeld", "Mit weniger Personal"])
def test_a_condition_put_first_is_not_the_thing(condition: str) -> None:
    assert resolved(f"Und {condition.lower()}, geht das auch?", BUS).text.endswith(": Rufbus in Zwönitz?")


def test_nothing_asked_is_nothing() -> None:
    assert resolved("", ("Smart City Akademie", "")).outcome is Outcome.COMPLETE


def test_for_whom_a_thing_is_does_not_become_the_thing() -> None:
    seniors = ("Auch was für Senioren?", "Dazu steht nichts in den Dokumenten.")
    assert resolved("Wer leitet das?", LIBRARY, seniors).text == "Wer leitet das: Stadtbibliothek in Hagenow?"


@pytest.mark.parametrize("question", ["Hat das Wasser gespart?", "Spart das Strom?", "Hat das Geld gekostet?"])
def test_what_has_an_effect_is_what_was_spoken_of(question: str) -> None:
    assert resolved(question, TREES).text.endswith(": Bäume mit Sensoren in Gütersloh?")


@pytest.mark.parametrize("question", ["Hat das Rathaus Sensoren gespart?", "Hat das Klinikum geöffnet?"])
def test_an_article_before_its_noun_points_at_nothing(question: str) -> None:
    assert resolved(question, TREES).outcome is Outcome.COMPLETE


def test_of_a_thing_the_rest_is_kept_where_a_part_is_asked_of() -> None:
    assert resolved("Wie viele Sensoren haben die?", TREES).text == "Wie viele Sensoren haben die: Bäume in Gütersloh?"


@pytest.mark.parametrize(
    "question", ["Wer zahlt das, wenn die Förderung weg ist?", "Was passiert damit, sobald das Programm endet?"]
)
def test_a_condition_behind_it_does_not_say_what_is_meant(question: str) -> None:
    assert resolved(question, BUS).text.endswith(": Rufbus in Zwönitz?")


@pytest.mark.parametrize("question", ["Brauchen wir da extra Personal?", "Muss man da eine Firma beauftragen?"])
def test_there_is_what_was_spoken_of(question: str) -> None:
    assert "Rufbus" in resolved(question, BUS).text


def test_who_was_meant_takes_the_place_of_other_people() -> None:
    staff = ("Brauchen wir da extra Personal?", "Kaiserslautern rät dazu. [1]")
    assert resolved("Nein, ich meinte Freiwillige", BUS, staff).text == "Brauchen wir da extra Freiwillige: Rufbus?"


@pytest.mark.parametrize(
    ("typed", "name"), [("haben die in gießen das auch", "Gießen"), ("und st. wendel", "St. Wendel")]
)
def test_a_town_in_small_letters_is_written_as_a_name(catalogue: Catalogue, typed: str, name: str) -> None:
    assert name in Standalone(catalogue)._plainly(typed)


def test_watering_trees_is_no_town(catalogue: Catalogue) -> None:
    assert "gießen" in Standalone(catalogue)._plainly("wie oft muss man bäume gießen")
