"""What leads an answer says what is asked, and what stands beside it speaks of the thing."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE
from runs import as_judged, evidence, run_of

from assistant.answer import Support
from assistant.evidence.asked.answer_types import answers, tells_what_is_asked
from assistant.evidence.choosing.to_the_matter import led_by_telling, on_what_is_asked, telling_alone
from assistant.places import NamedPlace
from assistant.question import Asked, QuestionPart
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer

TREES = "An jungen Bäumen messen Sensoren in Gera den Wasserbedarf."
COUNTING = "In der Innenstadt zählt Gera die Passanten."
SITUATION = "Gera liegt in Thüringen und hat 94.000 Einwohner."
PLATFORM = "Gera beteiligt die Bürger auf einer Plattform."


def told(question: str, *sentences: tuple[str, float]) -> list[str]:
    found = [evidence(text, cosines=(cosine,), title=f"P{place}") for place, (text, cosine) in enumerate(sentences)]
    run = as_judged(run_of(question, CATALOGUE, *found), CATALOGUE)
    drafts = ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)
    return [draft.text for draft in drafts if draft.support is Support.QUOTED]


def judged(question: str, *sentences: str) -> Run:
    return as_judged(run_of(question, CATALOGUE, *(evidence(text) for text in sentences)), CATALOGUE)


def test_beside_what_tells_of_the_thing_nothing_else_of_the_town_is_told() -> None:
    assert told("Was macht Gera mit den Bäumen?", (TREES, 0.88), (COUNTING, 0.86)) == [TREES]


def test_what_says_the_question_leads_before_what_only_comes_near() -> None:
    found = told("Wie beteiligt Gera seine Bürger?", (SITUATION, 0.86), (PLATFORM, 0.855))
    assert found[0] == PLATFORM


def test_of_many_towns_what_says_all_of_it_leads() -> None:
    copied, left = "Kopieren ist im Programm erwünscht.", "Ein Ort erwog, aus dem Programm auszusteigen."
    assert told("Wollte jemand aus dem Programm aussteigen?", (copied, 0.86), (left, 0.855))[0] == left


def test_a_town_is_told_of_as_a_whole_where_nothing_else_is_asked() -> None:
    run = judged("Was macht Gera?", TREES, COUNTING)
    assert on_what_is_asked(run.sentences, run) == list(run.sentences)


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("Was kann die App in Gera?", "Die App enthält Mängelmelder und Termine.", True),
        ("Was kann die App in Gera?", "Die App wurde 2.500-mal geladen.", False),
        ("Was zeigt das Dashboard?", "Das Dashboard zeigt freie Parkplätze.", True),
        ("Was zeigt das Dashboard?", "Erreichbar ist das Dashboard im Netz.", False),
        ("Was kann man mit der App tun?", "Die App wurde 2.500-mal geladen.", True),
        ("Was plant Gera?", "Telemedizin ist in Gera geplant.", True),
        ("Was plant Gera?", "Gera hat 94.000 Einwohner.", False),
        ("Was kostet die App in Gera?", "Die App wurde 2.500-mal geladen.", True),
    ],
)
def test_what_a_thing_can_do_and_what_is_planned_is_told_by_such_sentences(
    question: str, text: str, is_told: bool
) -> None:
    assert tells_what_is_asked(text, question) is is_told


def test_another_product_of_the_project_tells_nothing_of_the_one_asked_about() -> None:
    run = judged("Was kann die Dorf App?", "Die Dorf App wurde geladen.", "„Dorf Mobil“ soll Wege erleichtern.")
    run.places = (NamedPlace("Dorf App", ("dorf app", "dorf mobil"), is_product=True),)
    assert len(telling_alone(run.sentences, run)) == 2


@pytest.mark.parametrize(
    ("question", "text", "is_answer"),
    [
        ("Wie lange dauert es, bis ein Rufbus fährt?", "Der Rufbus fährt seit 2022.", False),
        ("Wie lange dauert es, bis ein Rufbus fährt?", "Die Vorbereitung dauerte knapp zwei Jahre.", True),
        ("Wie lange hat es gedauert, bis das Netz stand?", "Nach drei Monaten stand das Netz.", True),
        ("Wie lange läuft das Projekt?", "Das Projekt läuft seit 2022.", True),
    ],
)
def test_since_when_it_is_there_is_not_how_long_it_took(question: str, text: str, is_answer: bool) -> None:
    assert answers(text, QuestionPart(question, Asked.DURATION)) is is_answer


def test_what_only_mentions_the_thing_gives_no_way_to_what_says_nothing_of_it() -> None:
    themes = "Themen in Gera sind App, Leerstand und Sensorik."
    found = evidence(f"{themes} Gera baut Sensorik für Wasser auf.", cosines=(0.93, 0.83))
    run = as_judged(run_of("Was macht Gera gegen Leerstand?", CATALOGUE, found), CATALOGUE)
    assert led_by_telling(run.sentences, run)[0].text == themes


def test_what_another_thing_can_do_is_not_told_of_the_one_asked_about() -> None:
    bot, app = "Gera erprobt einen Chatbot.", "Die Karte von Gera enthält Termine."
    run = judged("Was kann der Chatbot in Gera?", bot, app)
    assert len(telling_alone(run.sentences, run)) == 2
    run = judged("Was kann die Karte in Gera?", bot, app)
    assert [item.text for item in telling_alone(run.sentences, run)] == [app]


def test_what_is_not_asked_so_is_told_in_any_words() -> None:
    run = judged("Wie beteiligt Gera seine Bürger?", "Gera nutzt eine Plattform.", "Gera hat Bürgerterminals.")
    assert telling_alone(run.sentences, run) == list(run.sentences)
