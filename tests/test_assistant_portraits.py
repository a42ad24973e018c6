"""A project as a whole is told by its work: what was done before what is planned, and no money in its place."""

from __future__ import annotations

import pytest
from runs import evidence

from assistant.evidence.choosing.portraits import Portrait, portrait_asked, portrayed
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.words.matching import asked_words
from assistant.places import named_places
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
WORK = ("Gera", "Was das Modellprojekt macht")
LEARNT = ("Gera", "Erfahrungen")
FIGURES = ("Gera", "Zahlen und Förderung")
SAID = (
    ("Gera plant ein Klimamessnetz mit hundert Sensoren.", WORK),
    ("In Gera stehen seit 2022 fünf Solarbänke am Fluss.", WORK),
    ("Gera nennt Beleuchtung unter seinen Themen.", WORK),
    ("Gera erhält dafür sieben Millionen Euro.", FIGURES),
    ("Im Jahr 2023 zählte Gera 900 Besuche im Stadtlabor.", FIGURES),
    ("Die Leuchten in Gera gehen nachts ohne Klagen aus.", LEARNT),
    ("Zwönitz fährt mit einem Rufbus.", WORK),
)


def asked(question: str) -> Portrait | None:
    return portrait_asked(question, named_places(question, CATALOGUE))


def told(question: str) -> list[str]:
    found = [evidence(text, section=section, title=f"Papier {n}") for n, (text, section) in enumerate(SAID)]
    places = named_places(question, CATALOGUE)
    scored = score_sentences(found, asked_words(question), places=places)
    portrait = portrait_asked(question, places)
    assert portrait is not None
    return [item.text for item in portrayed(portrait, scored, found, places)]


@pytest.mark.parametrize(
    ("question", "portrait"),
    [
        ("Was macht Gera?", Portrait.WORK),
        ("Was macht das Modellprojekt Gera eigentlich so?", Portrait.WORK),
        ("What does Gera do?", Portrait.WORK),
        ("Welche Erfahrungen hat Gera gemacht?", Portrait.EFFECTS),
        ("Was hat Gera gelernt?", Portrait.EFFECTS),
        ("Zeig mir ein Beispiel aus Gera.", Portrait.WORK),
        ("Welche Erfahrungen hat Gera mit Bäumen gemacht?", None),
        ("Was hat Gera gemacht?", Portrait.DONE),
        ("Was ist in Gera schon fertig?", Portrait.DONE),
        ("Was wurde im Projekt in Gera bisher umgesetzt?", Portrait.DONE),
        ("Kurz: was hat Gera gebracht?", Portrait.EFFECTS),
        ("Ergebnisse Gera", Portrait.EFFECTS),
        ("Worum geht es in Gera?", Portrait.ABOUT),
        ("Gera: worum gehts", Portrait.ABOUT),
        ("Erzähl mir etwas über Gera", Portrait.WORK),
        ("Worum geht es in Gera bei den Bäumen?", None),
    ],
)
def test_a_project_as_a_whole(question: str, portrait: Portrait) -> None:
    assert asked(question) is portrait


@pytest.mark.parametrize(
    "question",
    [
        "Was macht Gera mit Solarbänken?",
        "Was hat Gera mit KI gemacht?",
        "Was macht Bielefeld?",
        "Wer macht das in Gera?",
        "Was kostet das Projekt in Gera?",
        "Was machen Gera und Zwönitz?",
        "Wann wurde Gera Modellprojekt?",
    ],
)
def test_anything_asked_besides_is_no_portrait(question: str) -> None:
    assert asked(question) is None


def test_work_is_told_done_before_planned_and_without_money_themes_and_other_towns() -> None:
    texts = told("Was macht Gera?")
    assert texts[:2] == [SAID[1][0], SAID[0][0]]
    assert set(texts[2:]) == {SAID[4][0], SAID[5][0]}


def test_what_is_done_leaves_plans_out() -> None:
    assert told("Was hat Gera gemacht?")[0] == SAID[1][0]
    assert SAID[0][0] not in told("Was hat Gera gemacht?")


def test_effects_are_what_was_counted_and_learnt() -> None:
    assert set(told("Was hat Gera erreicht?")[:2]) == {SAID[4][0], SAID[5][0]}
    assert told("Was hat Gera gebracht?")[0] == SAID[4][0]


def test_what_a_project_is_about_begins_with_its_themes() -> None:
    themes = "Themen des Modellprojekts Gera sind Beleuchtung und Kultur."
    found = [evidence(text, section=WORK, title=text) for text in (SAID[1][0], themes, SAID[3][0])]
    places = named_places("Worum geht es in Gera?", CATALOGUE)
    scored = score_sentences(found, asked_words("Worum geht es in Gera?"), places=places)
    assert [item.text for item in portrayed(Portrait.ABOUT, scored, found, places)] == [themes, SAID[1][0]]
    assert [item.text for item in portrayed(Portrait.WORK, scored, found, places)] == [SAID[1][0]]


def test_of_a_product_only_what_names_it_is_told() -> None:
    app, other = "Die Bad Belzig App bündelt Nachrichten.", "In Bad Belzig gibt es Sensoren im Wald."
    found = [evidence(text, section=WORK, title=text) for text in (other, app)]
    question = "Erzähl mir was über die Bad Belzig App"
    places = named_places(question, CATALOGUE)
    scored = score_sentences(found, asked_words(question), places=places)
    assert [item.text for item in portrayed(Portrait.WORK, scored, found, places)] == [app]
