"""Who has a company of its own, and how often apps were downloaded: lists that are whole whatever words are used."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from runs import as_judged, evidence, run_of

from assistant.evidence.examples.project_examples import ProjectExamples
from assistant.question import Intent
from assistant.steps.understand import Understand
from assistant.understanding.typed.paraphrases import paraphrase_of
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
UNDERSTAND = Understand(CATALOGUE)
NOW = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Kommunen haben eine eigene GmbH für die Smart City gegründet?",
        "Liste der Smart-City-GmbHs in den Modellprojekten",
        "Welche Städte betreiben ihre Smart City über eine eigene Gesellschaft?",
        "Wer hat eine Tochtergesellschaft für Smart City?",
        "Wer hat für die Digitalisierung eine GmbH ausgegründet?",
    ],
)
def test_who_has_a_company_of_its_own(question: str) -> None:
    assert "städtische Tochter" in (paraphrase_of(question) or "")


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet eine eigene GmbH?",
        "Sollen wir eine eigene GmbH gründen?",
        "Warum hat Mannheim eine eigene GmbH?",
        "Welche Firma hat die App programmiert?",
        "Was bringt die Digitalisierung der Gesellschaft?",
        "Wer beteiligt die Stadtgesellschaft?",
        "Welche Städte haben eigene Sensoren?",
        "Welche Stadtwerke haben eine eigene Gesellschaft für Sensoren?",
    ],
)
def test_what_else_is_asked_of_companies_keeps_its_words(question: str) -> None:
    assert paraphrase_of(question, ["sensorik-iot"] if "Sensoren" in question else []) is None


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Downloadzahlen der Apps in den Modellprojekten", "2.500-mal"),
        ("Wie oft wurden Bürger-Apps heruntergeladen?", "wenige Hundert Mal"),
        ("Welche Apps waren ein Flop?", "nur wenige Hundert Mal"),
        ("Hat jemand eine App gebaut, die keiner nutzt?", "nur wenige Hundert Mal"),
    ],
)
def test_the_embarrassing_number_is_among_those_looked_for(question: str, said: str) -> None:
    assert said in (paraphrase_of(question, ["apps"]) or "")


@pytest.mark.parametrize("question", ["Welche Apps gibt es?", "Wer hat eine App?", "Wann kam die App heraus?"])
def test_other_questions_for_apps_keep_their_words(question: str) -> None:
    assert paraphrase_of(question, ["apps"]) is None


def test_an_example_of_a_usual_question_speaks_of_one_of_the_things_it_is_looked_for_by() -> None:
    texts = (
        "Darmstadt gründete die Digitalstadt Darmstadt GmbH.",
        "Die Umsetzung übernimmt in Kaiserslautern die städtische Tochter KL.digital, die 2017 gegründet wurde.",
        "Die Smart City Mannheim GmbH gehört der Stadt und wurde 2021 gegründet.",
        "In Gera sprach die Stadt über die Umsetzung.",
    )
    found = [evidence(text, title=str(place), relevance=1.0) for place, text in enumerate(texts)]
    run = run_of("Welche Städte haben eine eigene GmbH gegründet?", CATALOGUE, *found, intent=Intent.EXAMPLES)
    Understand(CATALOGUE)(run)
    assert run.understood.has_sides
    told = [project for project, _ in ProjectExamples(CATALOGUE).best(run, (), 6)]
    assert sorted(told) == ["darmstadt", "kaiserslautern", "mannheim"]


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("KI Modellprojekte Liste", Intent.EXAMPLES),
        ("rufbus kommunen liste", Intent.EXAMPLES),
        ("Modellprojekte Liste", Intent.FACT),
        ("Wo finde ich die Liste?", Intent.FACT),
    ],
)
def test_a_list_is_asked_for_in_key_words_too(question: str, intent: Intent) -> None:
    assert UNDERSTAND.understanding_of(question, NOW).intent is intent


@pytest.mark.parametrize("word", ["Fußgängerzahlen", "Passantenfrequenz", "Fußgängerzählung"])
def test_counting_people_on_foot_has_one_meaning_in_whatever_word(word: str) -> None:
    found = UNDERSTAND.understanding_of(f"Welche Städte erfassen {word}?", NOW)
    assert {"Passanten", "Fußgängeraufkommen"} <= set(found.expansions)


def test_a_pedestrian_zone_is_no_count() -> None:
    assert "Fußgängeraufkommen" not in UNDERSTAND.understanding_of("Wer hat eine Fußgängerzone?", NOW).expansions


@pytest.mark.parametrize("deed", ["aufgebaut", "entwickelt", "eingeführt", "angeschafft"])
def test_who_has_set_up_a_thing_is_who_has_one(deed: str) -> None:
    texts = (
        "In Südwestfalen bauen fünf Kommunen zusammen eine regionale Datenplattform auf.",
        "Haßfurt hat eine urbane Datenplattform umgesetzt (Stand 2025).",
        "Der Landkreis Hof betreibt mit allen 27 Kommunen eine urbane Datenplattform (Stand 2025).",
    )
    found = [evidence(text, title=str(place), relevance=1.0) for place, text in enumerate(texts)]
    run = run_of(f"Welche Städte haben eine Datenplattform {deed}?", CATALOGUE, *found, intent=Intent.EXAMPLES)
    told = [project for project, _ in ProjectExamples(CATALOGUE).best(as_judged(run, CATALOGUE), (), 6)]
    assert sorted(told) == ["5-fuer-suedwestfalen", "hassfurt", "landkreis-hof"]
