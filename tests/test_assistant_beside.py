"""An example beside an answer is one of the same thing, not of whatever shares a word with the question."""

from __future__ import annotations

import pytest
from runs import evidence, run_of

from assistant.evidence.choosing.selection import Selected
from assistant.evidence.examples.beside import of_the_same
from assistant.evidence.judging.answerability import words_of
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.run import Evidence, Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)


def asked(question: str, *found: Evidence) -> Run:
    run = run_of(question, CATALOGUE, *found)
    run.words = words_of(run, run.understood.parts)
    return run


def stated(found: Evidence) -> Selected:
    return Selected(found, 0, 0, 1.0)


@pytest.mark.parametrize(
    ("question", "answer", "example", "is_same"),
    [
        (
            "Was bringt ein Dashboard dem Bürgermeister?",
            "Das Dashboard von Mühlhausen zeigt freie Parkplätze.",
            "In Brandis erklärt der Bürgermeister die geringe Beteiligung.",
            False,
        ),
        (
            "Was bringt ein Dashboard dem Bürgermeister?",
            "Das Dashboard von Mühlhausen zeigt freie Parkplätze.",
            "Das Gartenamt in Würzburg sieht am Dashboard, wo gegossen werden muss.",
            True,
        ),
        (
            "Hat jemand Telemedizin ausprobiert?",
            "Im Landkreis Kusel ist Telemedizin ein Schwerpunkt.",
            "Am Pilotbetrieb der App in Dresden nahmen 3.000 Menschen teil.",
            False,
        ),
        (
            "Kommunen mit Wassersensoren?",
            "Wolfsburg setzt Wassersensoren ein.",
            "Haßfurt meldet mit Sensoren an den Zuflüssen des Mains Pegelstände.",
            True,
        ),
        (
            "Was hilft gegen Einsamkeit?",
            "Gütersloh geht mit einem Team in Seniorentreffs.",
            "In Detmold lernen Ältere den Umgang mit dem Smartphone.",
            True,
        ),
    ],
)
def test_an_example_speaks_of_what_the_answer_speaks_of(
    question: str, answer: str, example: str, is_same: bool
) -> None:
    first, other = evidence(answer), evidence(example, title="B")
    run = asked(question, first, other)
    assert of_the_same(run, [stated(first)], CATALOGUE)(stated(other)) is is_same


def test_headings_may_say_what_an_example_is_of() -> None:
    first = evidence("Im Landkreis Kusel ist Telemedizin ein Schwerpunkt.")
    other = evidence("Patienten melden sich in Cottbus selbst an.", title="Telemedizin")
    run = asked("Hat jemand Telemedizin ausprobiert?", first, other)
    assert of_the_same(run, [stated(first)], CATALOGUE)(stated(other))


def test_beside_an_answer_on_dashboards_a_mayor_is_no_example() -> None:
    texts = (
        "Das Dashboard von Mühlhausen zeigt freie Parkplätze.",
        "In Haßfurt meldet ein Dashboard den Pegel des Mains.",
        "Am Dashboard sieht das Gartenamt in Würzburg den Durst der Bäume.",
        "In Brandis erklärt der Bürgermeister die geringe Beteiligung.",
    )
    found = [
        evidence(text, title=f"Papier {place}", cosines=(0.9 - 0.01 * place,), relevance=4.0 - place)
        for place, text in enumerate(texts)
    ]
    run = asked("Wo gibt es ein Dashboard für den Bürgermeister?", *found)
    run.sentences = tuple(score_sentences(found, run.words, run.understood.parts))
    told = [draft.text for draft in ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)]
    assert texts[0] in told
    assert texts[3] not in told


def test_an_example_of_the_deed_the_answer_leaves_out_stays() -> None:
    first = evidence("Das Volumen in Paderborn lag bei 15 Millionen Euro Geld.")
    other = evidence("Die Plattform aus Paderborn wurde in Tegel nachgenutzt.", title="B")
    third = evidence("In Lohmar wurde ein Laden gemietet.", title="C")
    run = asked("Wie oft wurde etwas mit Geld nachgenutzt?", first, other, third)
    is_same = of_the_same(run, [stated(first)], CATALOGUE)
    assert is_same(stated(other))
    assert not is_same(stated(third))
