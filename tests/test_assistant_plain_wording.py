"""Questions as typed on a phone, and what they are read as."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.typed.plain_wording import PlainWording
from ingest.catalogue import load_catalogue

PLAIN = PlainWording(load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("kirmes und weinfest, gibts einen kalender", "Kirmes und Weinfest, gibt es einen Kalender"),
        ("sensoren am bach, was kost so ein gerät", "Sensoren am Bach, was kostet so ein Gerät"),
        ("wieviele leute nutzen ne dorf-app", "wie viele Leute nutzen eine Dorf-app"),
        ("mülleimer am see u am sportplatz", "Mülleimer am See und am Sportplatz"),
        ("wir brauchen was gegen lärm am see", "wir brauchen was gegen Lärm am See"),
        ("bei uns ist die schule zu, wir planen eine app", "bei uns ist die Schule zu, wir planen eine App"),
        ("wer nutzt ki im rathaus", "wer nutzt KI im Rathaus"),
        ("wer hat in nrw oder rlp einen rufbus", "wer hat in NRW oder RLP einen Rufbus"),
        ("hat wer ein lastenfahrrad für den bauhof", "hat wer ein Lastenfahrrad für den Bauhof"),
    ],
)  # fmt: skip
def test_typed_forms_are_written_out_and_nouns_get_their_capitals(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Moin zusammen, wer hat einen Rufbus?", "wer hat einen Rufbus?"),
        ("Guten Tag, Rechtsamt hier. Wer haftet für Sensoren?", "Wer haftet für Sensoren?"),
        ("Liebe Kolleg*innen, wir planen eine App. Wer hat eine?", "wir planen eine App. Wer hat eine?"),
        ("ehrliche Frage: Lohnt sich eine App?", "Lohnt sich eine App?"),
        ("ok, anderes Thema: Wer hat eine App?", "Wer hat eine App?"),
        ("Themenwechsel – wer hat eine App?", "wer hat eine App?"),
        ("Was ganz anderes: Lohnt sich eine App?", "Lohnt sich eine App?"),
        ("Wer hat eine App? LG aus dem Rathaus", "Wer hat eine App?"),
        ("Wer hat eine App? Vielen Dank vorab!", "Wer hat eine App?"),
    ],
)
def test_greetings_and_thanks_are_no_part_of_the_question(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("womit fang ich an?", "womit fange ich an?"),
        ("Hab ich als Kämmerer etwas davon?", "Habe ich als Kämmerer etwas davon?"),
        ("wen ruf ich bei einer Störung an?", "wen rufe ich bei einer Störung an?"),
        ("Ich bräucht einen Rufbus", "Ich bräuchte einen Rufbus"),
        ("Wie erreich ich Vereine?", "Wie erreiche ich Vereine?"),
        ("Gibts in Bayern Stadtlabore?", "gibt es in Bayern Stadtlabore?"),
        ("Gibt’s einen Rufbus in Zwönitz?", "gibt es einen Rufbus in Zwönitz?"),
        ("Und läufts noch?", "Und läuft es noch?"),
        ("Läufts noch in Zwönitz?", "läuft es noch in Zwönitz?"),
        ("Wieviele Läden verkaufen Gemüse?", "Wieviele Läden verkaufen Gemüse?"),
        ("Wer hat n Lastenrad?", "Wer hat ein Lastenrad?"),
        ("Wie erreiche ich die Alten?", "Wie erreiche ich die Älteren?"),
    ],
)
def test_spoken_forms_are_written_as_in_a_book(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    "question",
    [
        "Kann ich die Alten Meister digital sehen?",
        "Grad der Digitalisierung?",
        "Habt ihr einen Plan, und was macht ihr?",
        "ok danke",
        "Alles klar, vielen Dank!",
        "Das hilft mir, danke",
    ],
)
def test_what_only_looks_spoken_and_thanks_alone_stay(question: str) -> None:
    assert PLAIN.plainly(question) == question


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Messstellen hat Wolfsburg?",
        "Was kostet eine Fahrt mit dem Rufbus, und wer zahlt sie?",
        "Müssen wir das Netz selbst bauen, oder kann man Antennen mieten?",
        "What is the price of a sensor, and such?",
        "Guten Tag",
        "Danke",
        "",
    ],
)
def test_a_question_written_with_care_stays_as_it_is(question: str) -> None:
    assert PLAIN.plainly(question) == question


@pytest.mark.parametrize(
    "typed",
    ["was die leute zahlen müssen", "wen wir haben zu fragen", "wir wollen nachts dimmen"],
)
def test_deeds_get_no_capital(typed: str) -> None:
    assert PLAIN.plainly(typed).split()[-1][0].islower()
    assert not {"Zahlen", "Fragen", "Dimmen", "Nachts"} & set(PLAIN.plainly(typed).split())


def test_a_short_verb_before_its_object_gets_no_capital_and_a_noun_before_a_relative_does() -> None:
    assert PLAIN.plainly("wie lang halten die batterien") == "wie lang halten die Batterien"
    assert PLAIN.plainly("habt ihr sensoren die frost melden") == "habt ihr Sensoren die Frost melden"


@given(st.text(max_size=300))
def test_reading_twice_changes_nothing_more_than_reading_once_and_never_empties(question: str) -> None:
    read = PLAIN.plainly(question)
    assert bool(read.strip()) or not question.strip()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzäöüß -,.?", min_size=1, max_size=120))
def test_letters_are_kept_but_for_capitals_and_written_out_forms(question: str) -> None:
    read = PLAIN.plainly(question)
    if len(read) == len(question):
        assert read.casefold() == question.casefold()


def test_blanks_without_end_are_looked_through_once() -> None:
    """A pattern that begins with any number of blanks tries each of them with each: 1,100 took fourteen seconds."""
    assert PLAIN.plainly(" " * 1_100 + "?") == " " * 1_100 + "?"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Gib mir drei Beispiele, wo was schiefging.", "Welche Beispiele gibt es, wo was schiefging."),
        ("Nenn uns bitte ein Beispiel, bei denen es hakte", "Welche Beispiele gibt es, bei denen es hakte"),
        ("Zeig mir Beispiele für Fehler.", "Was ist schiefgegangen."),
        ("Nennt mir Beispiele für gescheiterte Projekte?", "Was ist schiefgegangen?"),
        ("Zeig mir Beispiele für Fehler in der Statik.", "Zeig mir Beispiele für Fehler in der Statik."),
        ("Gib mir ein Beispiel für eine App.", "Gib mir ein Beispiel für eine App."),
        ("Zeig mir Projekte zu Mobilität.", "Zeig mir Projekte zu Mobilität."),
    ],
)
def test_who_demands_examples_asks_which_there_are(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (
            "Wie viele Modellprojekte Smart Cities gibt es und wie viel Geld gibt der Bund dafür aus?",
            "Wie viele Modellprojekte Smart Cities gibt es und wie viel Geld gibt der Bund für das Programm aus?",
        ),
        (
            "Wie viele Modellprojekte werden gefördert, und was gibt der Bund dafür?",
            "Wie viele Modellprojekte werden gefördert, und was gibt der Bund für das Programm?",
        ),
        (
            "Wann startete das Programm und wie viel Geld wurde dafür bewilligt?",
            "Wann startete das Programm und wie viel Geld wurde für das Programm bewilligt?",
        ),
        (
            "Wie viele Modellprojekte gibt es insgesamt und was kostet das?",
            "Wie viele Modellprojekte gibt es insgesamt und was kostet das Programm insgesamt?",
        ),
    ],
)
def test_what_points_back_to_the_programme_means_it(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "Wie viele Modellprojekte haben einen Rufbus und wie viel Geld gibt es dafür?",
        "Wie viele Modellprojekte machen das und wie viel Geld gibt es dafür?",
        "Was ist ein Bürgerrat und wie viel Geld gibt es dafür?",
        "Wie viel Geld gibt es dafür?",
        "Wie viele Modellprojekte gibt es und wer hat Personal dafür?",
        "Wie viele Sensoren gibt es und was kostet das?",
        "Wie viele Modellprojekte gibt es und welche haben Personal dafür?",
        "Wie viele Modellprojekte gibt es und was kostet das Handbuch?",
    ],
)
def test_what_points_back_to_something_else_stays(typed: str) -> None:
    assert PLAIN.plainly(typed) == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Mit welchen Mitteln warnen Dörfer vor Starkregen?", "Womit warnen Dörfer vor Starkregen?"),
        ("Mit welchen Methoden misst Jena die Bodenfeuchte?", "Womit misst Jena die Bodenfeuchte?"),
        ("Mit welchen Mitteln finanziert Jena das Netz?", "Mit welchen Mitteln finanziert Jena das Netz?"),
        ("Mit welchen Mitteln wird das bezahlt?", "Mit welchen Mitteln wird das bezahlt?"),
        ("Mit welchen Partnern arbeitet Jena?", "Mit welchen Partnern arbeitet Jena?"),
    ],
)
def test_means_ask_with_what_unless_they_are_money(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


def test_a_name_behind_ich_is_no_verb() -> None:
    assert PLAIN.plainly("Wie erreiche ich Start Smart?") == "Wie erreiche ich Start Smart?"
    assert PLAIN.plainly("wo fang ich an") == "wo fange ich an"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Die Papierkörbe laufen über. Hat jemand eine Lösung?", "Die Papierkörbe laufen über. Was machen andere?"),
        ("Der Laden hat zu. Ideen?", "Der Laden hat zu. Was machen andere?"),
        ("Der Laden hat zu. Gibt es da gute Ideen dafür?", "Der Laden hat zu. Was machen andere?"),
        ("Niemand bewirbt sich. Hat jemand Tipps?", "Niemand bewirbt sich. Was raten andere?"),
        ("Niemand bewirbt sich. Tipps?", "Niemand bewirbt sich. Was raten andere?"),
        ("Habt ihr Tipps?", "Habt ihr Tipps?"),
        ("Wir planen ein Netz. Habt ihr Tipps aus Jena?", "Wir planen ein Netz. Habt ihr Tipps aus Jena?"),
        ("Als Bürgermeisterin frage ich mich: Wer misst die Bodenfeuchte?", "Wer misst die Bodenfeuchte?"),
        ("Gibt es Lösungen?", "Gibt es Lösungen?"),
        ("Wir planen ein Netz. Gibt es Ideen aus Jena?", "Wir planen ein Netz. Gibt es Ideen aus Jena?"),
    ],
)
def test_who_begs_for_ideas_behind_a_story_asks_what_others_do(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Welche Städte erfassen Fußgängerzahlen?", "Welche Städte zählen Fußgänger?"),
        ("Wer misst Passantenströme?", "Wer zählt Passanten?"),
        ("Gibt es Beschwerden über die Smart City in Lohmar?", "Gibt es Kritik an die Smart City in Lohmar?"),
        ("Gab es da Ärger mit dem Projekt in Konstanz?", "Gab es da Kritik an dem Projekt in Konstanz?"),
        ("Wie melden Bürger Beschwerden über Schlaglöcher?", "Wie melden Bürger Beschwerden über Schlaglöcher?"),
        ("Wer misst Wasserpegel?", "Wer misst Wasserpegel?"),
        ("Gab es Ärger mit den Bänken in Gera?", "Gab es Ärger mit den Bänken in Gera?"),
        ("Gibt es Klagen gegen die Stadt?", "Gibt es Klagen gegen die Stadt?"),
        ("Wie hoch sind die Passantenzahlen?", "Wie hoch sind die Passantenzahlen?"),
    ],
)
def test_figures_gathered_are_counted_and_complaints_are_criticism(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wer Kleines hat denn einen Rufbus?", "Welche kleine Gemeinde hat denn einen Rufbus?"),
        ("Wer von den Kleinen nutzt KI?", "Welche kleine Gemeinde nutzt KI?"),
        ("Hat jemand Kleines eine App?", "Welche kleine Gemeinde hat eine App?"),
        ("Hat schon ein Dorf eine App?", "Welche kleine Gemeinde hat eine App?"),
        ("Welche ganz kleinen Kommunen sind dabei?", "Welche kleinen Kommunen sind dabei?"),
        # of the size of those who ask, or of a thing
        ("Wer hat eine kleine App?", "Wer hat eine kleine App?"),
        ("Hat ein Dorf davon Vorteile?", "Hat ein Dorf davon Vorteile?"),
        ("Kann eine kleine Gemeinde das schaffen?", "Kann eine kleine Gemeinde das schaffen?"),
        ("Was haben die Kleinen davon?", "Was haben die Kleinen davon?"),
        ("Was bringt es ganz kleinen Vereinen?", "Was bringt es ganz kleinen Vereinen?"),
    ],
)
def test_who_is_small_is_a_small_municipality(typed: str, read: str) -> None:
    found = PLAIN.plainly(typed)
    assert found[0].upper() + found[1:].replace(" Hat ", " hat ") == read


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Welche Modellprojekte haben eine App für Bürger gebaut?", "Welche Modellprojekte haben eine App gebaut?"),
        ("Wer hat ein Portal für die Bürgerinnen und Bürger?", "Wer hat ein Portal?"),
        ("Wer hat eine Bürger-App?", "Wer hat eine App?"),
        ("Wer hat eine App für Menschen mit Behinderung?", "Wer hat eine App für Menschen mit Behinderung?"),
        ("Wer hat Angebote für Bürger, die kein Handy haben?", "Wer hat Angebote für Bürger, die kein Handy haben?"),
        ("Was kostet eine App für Bürger?", "Was kostet eine App für Bürger?"),
        ("Wer misst den Pegel und mit welcher Technik?", "Wer misst den Pegel und womit?"),
    ],
)
def test_that_a_thing_is_for_all_who_live_there_says_nothing_in_a_list(asked: str, read: str) -> None:
    assert PLAIN.plainly(asked) == read


@pytest.mark.parametrize(
    ("asked", "read"),
    [
        ("Wie beteiligt Barleben seine Einwohner?", "Wie beteiligt Barleben die Bürger?"),
        ("Wie bindet Barleben die Bürgerinnen und Bürger ein?", "Wie beteiligt Barleben die Bürger?"),
        ("Wie bezieht Gera seine Einwohner bei Plänen ein?", "Wie beteiligt Gera die Bürger bei Plänen?"),
        ("Wie viele Einwohner beteiligten sich in Gera?", "Wie viele Einwohner beteiligten sich in Gera?"),
        ("Wie bindet Barleben die Vereine ein?", "Wie bindet Barleben die Vereine ein?"),
    ],
)
def test_who_draws_in_those_who_live_there_lets_citizens_take_part(asked: str, read: str) -> None:
    assert PLAIN.plainly(asked) == read
