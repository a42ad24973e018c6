"""A list of who has a thing tells that they have it, not that the thing was presented, tested or studied there."""

from __future__ import annotations

import pytest
from runs import evidence, run_of

from assistant.evidence.examples.project_examples import ProjectExamples
from assistant.evidence.sentences.side_notes import How, told_how
from assistant.question import Intent
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
RUNS = "In Zwönitz fährt seit Januar 2022 ein Rufbus."
TESTED = "Im ACE-Test von Rufbussen 2024 kam der Rufbus aus Zwönitz auf 11 von 15 Punkten."
PRESENTED = "Den Rufbus hat Zwönitz im September 2022 in der Themenwerkstatt vorgestellt."
STUDY = "Die KI-Studie enthält Fallbeispiele zu KI aus Bamberg."
COURSE = "In Detmold war KI 2025 ein Thema in Kursen für Ältere."
USED = "In Pforzheim erkennt eine KI Fremdstoffe in Biotonnen."
IN_BAMBERG = "Bamberg wertet Luftbilder per KI aus."


def listed(question: str, *texts: str) -> list[str]:
    found = [evidence(text, title=str(place), relevance=9.0 - place) for place, text in enumerate(texts)]
    run = run_of(question, CATALOGUE, *found, intent=Intent.EXAMPLES)
    return [told.text for _, told in ProjectExamples(CATALOGUE).best(run, (), 6)]


@pytest.mark.parametrize(
    ("sentence", "question", "how"),
    [
        (TESTED, "Wer hat einen Rufbus?", How.BESIDE),
        (PRESENTED, "Welche Gemeinden betreiben einen Rufbus?", How.BESIDE),
        ("Zu Rufbussen haben Kusel und Zwönitz Erfahrung.", "Wer hat einen Rufbus?", How.BESIDE),
        ("Thema des Modellprojekts Zwönitz ist Mobilität auf Abruf.", "Wer hat einen Rufbus?", How.BESIDE),
        ("Auf den Datenschutz achtet Gütersloh beim Zählen der Passanten.", "Wer zählt Passanten?", How.BESIDE),
        (STUDY, "Welche Modellprojekte nutzen KI?", How.ELSEWHERE),
        (COURSE, "Wo wird KI eingesetzt?", How.ELSEWHERE),
        ("Auf der 20. Regionalkonferenz in Mönchengladbach gab es Workshops zu KI.", "Wer nutzt KI?", How.ELSEWHERE),
        # wanted, or of the thing itself
        (TESTED, "Welcher Rufbus schnitt im Test gut ab?", How.DONE),
        (PRESENTED, "Wer hat seinen Rufbus vorgestellt?", How.DONE),
        (STUDY, "Welche Städte kommen in der KI-Studie vor?", How.DONE),
        (COURSE, "Wer bietet KI-Kurse an?", How.DONE),
        (RUNS, "Wer hat einen Rufbus?", How.DONE),
        (
            "Die Studie „Strategie Haßfurt“ enthält: Strategie einer Stadt.",
            "Wie schreibt man eine Strategie?",
            How.DONE,
        ),
        ("Auf der Regionalkonferenz in Regensburg bot das Team Erstberatungen an.", "Wer berät uns?", How.DONE),
        ("Kusel plant einen Bürgerbus.", "Wer hat einen Rufbus?", How.PLANNED),
        ("Eichenzell sah ein Smart City Lab mit Makerspace vor.", "Wer hat einen Makerspace?", How.PLANNED),
        ("In Planung ist die Telemedizin in Hameln-Pyrmont.", "Wer hat Telemedizin?", How.PLANNED),
        ("Das Peer-Learning „Zwilling“ startete mit Oberhausen.", "Wer hat einen Zwilling?", How.ELSEWHERE),
        ("Zur Cleema-App gehen die Angaben auseinander.", "Wer hat eine App?", How.BESIDE),
        ("Zum Liefern hat St. Wendel Erfahrung mit keepFresh.", "Wer liefert Einkäufe?", How.BESIDE),
        ("Kusel plant einen Bürgerbus.", "Welche Kreise planen einen Rufbus?", How.DONE),
        ("Zur Cleema-App gehen die Angaben auseinander.", "Wie viele nutzen die App?", How.DONE),
        ("Mannheim misst Füllstände, um Fahrten nach Bedarf zu planen.", "Wer misst Füllstände?", How.DONE),
        ("Jena stellte im März 2022 den Entwurf der Strategie vor Ort zur Diskussion.", "Wer hat …?", How.DONE),
        ("Der Chatbot in Hagenow war 2025 noch im Alpha-Test.", "Wer hat einen Chatbot?", How.DONE),
        ("Gütersloh zählt Passanten und achtet dabei auf Datenschutz.", "Wer zählt Passanten?", How.DONE),
    ],
)
def test_how_a_sentence_tells_of_a_thing(sentence: str, question: str, how: How) -> None:
    assert told_how(sentence, question) is how


def test_that_it_is_done_stands_for_a_project_before_what_is_told_beside_it() -> None:
    assert listed("Wer hat einen Rufbus?", TESTED, PRESENTED, RUNS) == [RUNS]
    assert listed("Wer hat einen Rufbus?", TESTED) == [TESTED]


def test_a_text_or_an_event_takes_no_place_of_a_project_in_a_list() -> None:
    assert listed("Welche Modellprojekte nutzen KI?", STUDY, COURSE, USED, IN_BAMBERG) == [USED, IN_BAMBERG]
    assert listed("Welche Modellprojekte nutzen KI?", COURSE) == [COURSE]


PLAN = "Kusel plant einen Rufbus."
WISH = "Lohmar will einen Rufbus."


def test_what_is_done_stands_before_what_is_planned_and_takes_its_place() -> None:
    assert listed("Wer hat einen Rufbus?", PLAN, RUNS, WISH) == [RUNS, PLAN, WISH]
    assert listed("Wer hat einen Rufbus?", PLAN, "In Kusel fährt ein Rufbus.") == ["In Kusel fährt ein Rufbus."]
    assert listed("Welche Gemeinden planen einen Rufbus?", PLAN, RUNS) == [PLAN, RUNS]


def test_what_is_done_with_another_thing_takes_no_place_of_a_plan() -> None:
    near = "In Kusel fährt ein Elektrobus."
    assert listed("Wer hat einen Rufbus im Winter?", "Kusel plant einen Rufbus im Winter.", near)[0] != near


def test_each_of_the_things_a_question_offers_is_an_example() -> None:
    shop, space = "Gera hat eine Mitmach-Werkstatt oder Werkstatt mit Makerspace.", "In Jena gibt es einen Makerspace."
    told = listed("Wer hat eine Mitmach-Werkstatt oder einen Makerspace?", shop, space)
    assert told == [shop, space]


def test_another_share_is_no_example() -> None:
    right, wrong = "In Jena liegt die Förderquote bei 90 Prozent.", "In Ulm liegt die Förderquote bei 65 Prozent."
    assert listed("Wo liegt die Förderquote bei 90 Prozent?", wrong, right) == [right]
