"""What an answer leaves open of a question in several parts is named."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence, passages, run_of

from assistant.answer import AnswerStatus
from assistant.evidence.choosing.parts_told import is_told
from assistant.evidence.choosing.selection import completed
from assistant.evidence.judging.answerability import words_of
from assistant.evidence.judging.part_answers import telling
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.evidence.words.series import names_another
from assistant.places import named_places
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.retrieve import united
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
COMPOSER = ExtractiveComposer(CATALOGUE, ComposeSettings())
COST = QuestionPart("Was kostete der Dorfbus", Asked.MONEY)
MAKER = QuestionPart("wer hat ihn gebaut (Dorfbus)", Asked.ACTOR)
STOPS = QuestionPart("wie viele Haltestellen hat er (Dorfbus)", Asked.COUNT)


def answered(text: str, *parts: QuestionPart, intent: Intent = Intent.FACT) -> tuple[Run, list[str]]:
    run = run_of(" und ".join(part.text for part in parts) + "?", CATALOGUE, evidence(text), intent=intent)
    run.understanding = replace(run.understood, parts=parts)
    return run, [draft.text for draft in COMPOSER.compose(run)]


@pytest.mark.parametrize(
    ("text", "parts", "left_open"),
    [
        ("Der Dorfbus kostete 90.000 Euro.", (COST, MAKER), [MAKER]),
        ("Der Dorfbus kostete 90.000 Euro. Gebaut hat den Dorfbus die Firma Beispiel GmbH.", (COST, MAKER), []),
        ("Der Dorfbus kostete 90.000 Euro.", (COST, STOPS), [STOPS]),
        ("Der Dorfbus kostete 90.000 Euro und hat zwölf Haltestellen.", (COST, STOPS), []),
        ("Der Dorfbus kostete 90.000 Euro.", (COST,), []),
    ],
)
def test_parts_nothing_tells_of_are_named(
    text: str, parts: tuple[QuestionPart, ...], left_open: list[QuestionPart]
) -> None:
    run, texts = answered(text, *parts)
    assert [part for part in parts if any(part.as_question in said for said in texts)] == left_open
    assert (run.status is AnswerStatus.PARTIAL) is bool(left_open)


def test_where_no_part_is_told_the_thing_alone_is_no_answer() -> None:
    run, texts = answered("In Gera fährt seit 2021 ein Dorfbus.", COST, MAKER)
    assert run.status is AnswerStatus.NO_EVIDENCE
    assert not [text for text in texts if "Gera" in text]


def asked_of_places(*parts: QuestionPart, texts: tuple[str, ...]) -> tuple[Run, list[str]]:
    """The answer where each part names its own place and each text is a passage."""
    question = " und ".join(part.text for part in parts) + "?"
    found = passages(*texts)
    run = run_of(question, CATALOGUE, *found)
    run.understanding = replace(run.understood, parts=parts)
    run.places = named_places(question, CATALOGUE)
    run.sentences = tuple(score_sentences(found, words_of(run, parts), parts, run.places))
    return run, [draft.text for draft in COMPOSER.compose(run)]


JENA = QuestionPart("Wie viele Antennen hat Jena", Asked.COUNT)
GERA = QuestionPart("Wie viele Antennen hat Gera", Asked.COUNT)


def test_each_part_is_answered_of_its_own_place() -> None:
    told = ("In Jena stehen fünf Antennen am Fluss.", "In Gera stehen sieben Antennen am Fluss.")
    run, texts = asked_of_places(JENA, GERA, texts=told)
    assert (run.status, sorted(texts)) == (None, sorted(told))


def test_the_figure_of_one_place_is_none_of_the_other() -> None:
    run, texts = asked_of_places(JENA, GERA, texts=("In Jena stehen fünf Antennen.", "Gera plant Antennen."))
    assert run.status is AnswerStatus.PARTIAL
    assert texts[0] == "In Jena stehen fünf Antennen."
    assert [text for text in texts if GERA.as_question in text]
    assert not [text for text in texts if JENA.as_question in text]


def test_a_part_that_stands_apart_is_not_bound_to_the_place_of_the_first() -> None:
    first = QuestionPart("Wie oft wurde die App in Jena geladen", Asked.COUNT)
    second = QuestionPart("wie oft die Dorffunk-App (geladen)", Asked.COUNT, is_apart=True)
    told = ("Die App in Jena wurde 900-mal geladen.", "Die Dorffunk-App wurde 400-mal geladen.")
    run, texts = asked_of_places(first, second, texts=told)
    assert (run.status, sorted(texts)) == (None, sorted(told))


def test_the_passages_of_a_part_keep_the_best_of_their_scores() -> None:
    whole, own = evidence("Ulm misst.", cosines=(0.8,)), evidence("Ulm misst.", cosines=(0.9,), relevance=3.0)
    other = evidence("Gera misst.", title="Anderes")
    first, second = united([whole], [own, other])
    assert (first.relevance, float(first.sentence_scores[0])) == (3.0, pytest.approx(0.9))
    assert second is not first
    assert second.hit.passage.text == "Gera misst."


def test_a_cause_answers_why_in_other_words() -> None:
    share = QuestionPart("Wie hoch ist der Zuschuss für Jena", Asked.MONEY)
    why = QuestionPart("warum zahlen die mehr (Zuschuss in Jena)", Asked.REASON)
    told = ("Jena erhält einen Zuschuss von neun Millionen Euro.", "Wegen der Notlage ist der Zuschuss in Jena höher.")
    run, texts = asked_of_places(share, why, texts=told)
    assert (run.status, sorted(texts)) == (None, sorted(told))


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("Wann war der 4. Kongress?", "Der 5. Kongress war in Köln.", True),
        ("Wann war der 4. Kongress?", "Der 4. Kongress war in Leipzig.", False),
        ("Wann war der 4. Kongress?", "Nach dem 4. Kongress kam der 5. Kongress.", False),
        ("Wann war die erste Konferenz?", "Die 20. Konferenz war in Köln.", True),
        ("Wann war die erste Konferenz?", "Die 1. Konferenz war in Köln.", False),
        ("Wann war der Kongress?", "Der 5. Kongress war in Köln.", False),
        ("Wann war der 4. Kongress?", "Am 5. Mai war der Kongress.", False),
    ],
)
def test_another_of_a_series(question: str, text: str, another: bool) -> None:
    assert names_another(question, text) is another


def test_lists_name_them_too() -> None:
    which = QuestionPart("Welche Städte messen den Pegel", None)
    price = QuestionPart("was kostet die Messung (Pegel)", Asked.MONEY)
    run, texts = answered("Ulm misst den Pegel mit Sensoren.", which, price, intent=Intent.EXAMPLES)
    assert any(price.as_question in said for said in texts)
    assert run.status is AnswerStatus.PARTIAL


WHERE = QuestionPart("Was macht Gera mit dem Dorfbus")


@pytest.mark.parametrize(
    ("text", "part", "is_open"),
    [
        ("Der Dorfbus in Gera fährt durch drei Orte.", QuestionPart("gibt es Beschwerden (Gera)"), True),
        ("Der Dorfbus in Gera hat eine Rampe.", QuestionPart("gibt es Fahrradträger (Gera)"), True),
        ("Der Dorfbus in Gera hat eine Rampe.", QuestionPart("hat der Dorfbus eine Toilette"), True),
        (
            "Der Dorfbus in Gera darf auf der Busspur fahren.",
            QuestionPart("was darf der Dorfbus nicht (Dorfbus)"),
            False,
        ),
        ("Der Dorfbus in Gera hat eine Rampe.", QuestionPart("was darf der Dorfbus nicht (Dorfbus)"), True),
        (
            "Der Dorfbus in Gera hat eine Rampe. In Gera gab es Beschwerden.",
            QuestionPart("gibt es Beschwerden (Gera)"),
            False,
        ),
    ],
)
def test_a_further_part_that_asks_whether_something_is_so_is_not_dropped(
    text: str, part: QuestionPart, is_open: bool
) -> None:
    run, texts = answered(text, WHERE, part)
    assert any(part.as_question in said for said in texts) is is_open
    assert (run.status is AnswerStatus.PARTIAL) is is_open


@pytest.mark.parametrize(
    ("asked", "told"),
    [("was macht Jena anders", True), ("was rät Jena anderen", False), ("was macht Gera anders", False)],
)
def test_what_a_place_does_is_told_by_any_sentence_of_it(asked: str, told: bool) -> None:
    part = QuestionPart(asked)
    found = passages("Jena plant Antennen am Fluss.")
    run = run_of("Was macht Jena und was macht Gera?", CATALOGUE, *found)
    run.places = named_places("Was macht Jena und was macht Gera?", CATALOGUE)
    run.sentences = tuple(score_sentences(found, words_of(run, (part,)), (part,), run.places))
    shown = list(completed(run.sentences, run.evidence))
    assert shown
    assert is_told(part, run, shown) is told


def test_what_a_grant_is_split_into_tells_what_it_is_for() -> None:
    grant = QuestionPart("Wie viel Geld bekommt Jena", Asked.MONEY)
    use = QuestionPart("wofür (Geld Jena)", Asked.PURPOSE)
    told = "Vom Geld für Jena entfielen neun Millionen Euro auf den Bau."
    run, texts = asked_of_places(grant, use, texts=(told,))
    run.missing = (use,)
    assert (run.status, texts) == (None, [told])


def test_the_sum_of_a_project_is_no_price_of_a_thing_asked_beside_another() -> None:
    price, plans = QuestionPart("Was kostet die Stadt-App in Gera", Asked.MONEY), QuestionPart("wo liegt das Labor")
    told = "Insgesamt hatte das Projekt in Gera einen Umfang von 900.000 Euro. Das Labor liegt am Markt."
    found = evidence(f"{told} Gera misst Pegel.", cosines=(0.91, 0.8, 0.79))
    run = run_of("Was kostet die Stadt-App in Gera und wo liegt das Labor?", CATALOGUE, found)
    run.understanding = replace(run.understood, parts=(price, plans))
    run.places = named_places(run.standalone, CATALOGUE)
    assert telling(price, run) == ()
