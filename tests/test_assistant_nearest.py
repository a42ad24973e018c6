"""What is shown of a question that nothing answers for certain."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.evidence.judging.answerability import words_of
from assistant.gaps.nearest import MOST, nearest, nothing_certain
from assistant.places import named_places
from assistant.run import Evidence, Run
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
LENDING = "Die Bücherei in Musterau verleiht Lastenräder an Senioren."
QUESTION = "Verleiht eine Bücherei Lastenräder, und wer haftet bei einem Sturz?"


def asked(question: str, *texts: str, near: float = 0.9) -> Run:
    found = [evidence(text, title=f"Papier {place}", cosines=(near,)) for place, text in enumerate(texts)]
    run = run_of(question, CATALOGUE, *found)
    run.words = words_of(run, run.understood.parts)
    return run


def texts_for(question: str, *texts: str) -> list[str]:
    run = asked(question, *texts)
    return [item.text for item in nearest(run, CATALOGUE)]


def test_what_shares_rare_words_with_the_question_is_nearest() -> None:
    assert texts_for(QUESTION, LENDING, "Die Stadt Musterau plant einen Platz am Fluss.") == [LENDING]


def test_one_common_word_is_not_near() -> None:
    assert texts_for("Wie viele Projekte hat die Stadt am Meer?", "Die Stadt Musterau hat zwölf Projekte.") == []


def test_words_in_common_are_not_near_where_the_matter_is_another() -> None:
    run = asked(QUESTION, LENDING, near=0.79)
    assert nearest(run, CATALOGUE) == ()
    assert [draft.text for draft in nothing_certain(run, CATALOGUE)] == ["Dazu steht nichts in den Dokumenten."]


def test_of_passages_handed_in_the_nearest_is_shown_whatever_its_matter() -> None:
    run = asked(QUESTION, LENDING, near=0.79)
    run.only_passages = (LENDING,)
    assert [item.text for item in nearest(run, CATALOGUE)] == [LENDING]


def test_the_same_is_shown_once_and_no_more_than_a_reader_looks_through() -> None:
    again = "Lastenräder an Senioren verleiht in Musterau die Bücherei."
    others = [
        f"In Ort{n} verleiht die Bücherei Lastenräder {what}." for n, what in enumerate(("nachts", "gratis", "nie"))
    ]
    assert texts_for(QUESTION, LENDING, again, *others)[:1] == [LENDING]
    assert again not in texts_for(QUESTION, LENDING, again)
    assert len(texts_for(QUESTION, LENDING, *others)) == MOST


def test_it_is_said_that_nothing_is_certain_before_anything_is_quoted() -> None:
    run = asked(QUESTION, LENDING)
    drafts = list(nothing_certain(run, CATALOGUE))
    assert run.status is AnswerStatus.NO_EVIDENCE
    assert [draft.support for draft in drafts] == [Support.FRAMING, Support.QUOTED]
    assert "sichere Antwort" in drafts[0].text


def test_where_nothing_is_near_nothing_is_quoted() -> None:
    run = asked("Was kostet ein Flugtaxi?", LENDING)
    assert [draft.text for draft in nothing_certain(run, CATALOGUE)] == ["Dazu steht nichts in den Dokumenten."]


def test_a_name_that_nothing_found_has_is_said_before_what_is_nearest() -> None:
    question = "Verleiht in Emsburg eine Bücherei Lastenräder?"
    run = asked(question, LENDING)
    run.understanding = replace(run.understood, names=("Emsburg",))
    opening, *_ = nothing_certain(run, CATALOGUE)
    assert opening.text.startswith("„Emsburg“ kommt in den gefundenen Stellen nicht vor. Eine sichere Antwort")
    run.understanding = replace(run.understood, names=("Musterau",))
    opening, *_ = nothing_certain(run, CATALOGUE)
    assert "kommt" not in opening.text.partition(".")[0]


def test_a_word_of_many_facts_tells_less_than_one_of_few() -> None:
    assert CATALOGUE.information("stadt") < CATALOGUE.information("lastenrad") <= CATALOGUE.information("flugtaxi")


def test_one_rare_word_alone_is_not_near() -> None:
    assert (
        texts_for("Was kostet eine Versicherung für Lastenräder?", "Lastenräder stehen in Musterau am Bahnhof.") == []
    )


CARE = ("gesundheit-pflege",)
CHECK_IN = "In Cottbus nehmen sich Patienten am Klinikum digital selbst auf."
FLAT = "Die KielRegion plant eine Musterwohnung für Ältere."
COACH = "In Ulm hilft ein Dorfcoach bei Technik."


def told_of(question: str, *found: Evidence) -> list[str]:
    run = run_of(question, CATALOGUE, *found)
    run.words = words_of(run, run.understood.parts)
    return [draft.text for draft in nothing_certain(run, CATALOGUE)]


def test_to_an_open_question_of_one_field_the_field_comes_nearer_than_a_word_in_common() -> None:
    found = (evidence(COACH, title="Dorf"), evidence(f"{CHECK_IN} {FLAT}", title="Pflege", topics=CARE))
    opening, *told = told_of("Wie hilft Technik in der Pflege?", *found)
    assert "„Gesundheit und Pflege“" in opening
    assert sorted(told) == sorted([CHECK_IN, FLAT])


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet Technik in der Pflege?",
        "Wie hilft Technik in der Pflege in Kassel?",
        "Wie hilft Technik beim Ackerbau?",
    ],
)
def test_a_figure_a_place_or_another_field_is_not_served_by_the_field(question: str) -> None:
    assert CHECK_IN not in told_of(question, evidence(f"{CHECK_IN} {FLAT}", topics=CARE, cosines=(0.78, 0.78)))


def test_of_a_field_only_what_projects_do_is_told_each_once() -> None:
    themes = "Themen des Modellprojekts Cottbus sind Pflege und Klinik."
    again = "Das Klinikum in Cottbus hat dafür Säulen."
    text = f"{themes} {CHECK_IN} {again} Pflege ist wichtig."
    assert told_of("Wie hilft Technik in der Pflege?", evidence(text, topics=CARE))[1:] == [CHECK_IN]


def test_what_has_the_kind_of_figure_asked_for_comes_before_what_has_none() -> None:
    told = "Die Bücherei in Musterau verleiht ihre Lastenräder gern an Senioren."
    dated = "Der Verleih der Lastenräder begann am 3. Mai 2024 mit einem Fest vor der Bücherei für alle Senioren."
    assert texts_for("Wann verleiht die Bücherei Lastenräder an Senioren?", told, dated) == [dated, told]


def test_the_best_of_the_kind_asked_for_is_shown_whatever_words_it_uses() -> None:
    question = "Wann sollen wir die Datenschutzbehörde fragen, vor oder nach dem Kauf der Zähler?"
    told = "Sprechen Sie mit der Aufsichtsbehörde, bevor Sie kaufen – nicht danach."
    assert texts_for(question, told) == [told]


def test_of_a_project_the_nearest_of_its_own_documents_is_shown() -> None:
    text = "Gemeinsam genutzte Roller werden mit einer Schnittstelle gesteuert."
    for of_project, near, shown in (("ulm", 0.9, [text]), ("", 0.9, []), ("ulm", 0.79, [])):
        run = asked("Wie regelt Ulm die Leihroller?", f"In Ulm gilt: {text}", near=near)
        run.evidence = tuple(replace(item, of_project=of_project) for item in run.evidence)
        run.places = named_places(run.standalone, CATALOGUE)
        assert [item.text for item in nearest(run, CATALOGUE)] == [f"In Ulm gilt: {one}" for one in shown]


def test_beside_few_of_the_nearest_the_first_ones_of_the_matter_stand() -> None:
    first = "Bei einem Sturz haftet in Musterau die Stadt."
    of_another_matter = "Die Stadt Musterau plant einen Platz am Fluss."
    run = asked(QUESTION, first, LENDING, of_another_matter)
    assert {item.text for item in nearest(run, CATALOGUE)} == {LENDING, first}


def test_what_gives_a_reason_leads_where_one_is_asked_for() -> None:
    named = "Über den Bürgerhaushalt sprach die Stadt mit vielen Leuten."
    reason = "Viele blieben fern, weil die Summe erst am Ende genannt wurde."
    question = "Wieso war die Stadt vom Bürgerhaushalt enttäuscht?"
    passage = evidence(f"{named} Es gab neun Vorschläge. {reason}", cosines=(0.9, 0.86, 0.89))
    run = run_of(question, CATALOGUE, passage)
    run.words = words_of(run, run.understood.parts)
    assert next(iter(nearest(run, CATALOGUE))).text.startswith(reason)
