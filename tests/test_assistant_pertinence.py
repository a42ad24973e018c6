"""By-catch stands no longer behind what answers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.examples.project_examples import EXAMPLE_COVERAGE, ProjectExamples
from assistant.evidence.judging.pertinence import (
    COMMONNESS_SPREAD,
    USUAL_COMMONNESS,
    Signs,
    is_all_by_catch,
    is_certainly_pertinent,
    pertinence,
    pertinent,
    signs_of,
)
from assistant.evidence.words.matching import asked_words
from assistant.places import named_places
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings
from tests.runs import evidence, run_of

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
HEAT = "Mannheim misst die Hitze mit Sensoren an Masten."
BASINS = "Wolfsburg misst in drei Becken den Wasserstand."
THEMES = "Themen in Hannover sind Innenstadt, Bewässerung und Hitze."

shares = st.floats(0, 1)
any_signs = st.builds(
    Signs,
    score=st.floats(-5, 8),
    coverage=shares,
    least_noun=shares,
    cosine=shares,
    commonness=st.floats(-3, 3),
    answerability=shares,
    is_row=st.sampled_from((0.0, 1.0)),
    names_place=st.sampled_from((0.0, 1.0)),
)


@given(any_signs, st.sampled_from(["score", "coverage", "least_noun", "cosine", "answerability"]), st.floats(0.1, 2))
def test_more_of_a_sign_never_makes_a_sentence_less_pertinent(signs: Signs, name: str, more: float) -> None:
    assert pertinence(replace(signs, **{name: getattr(signs, name) + more})) >= pertinence(signs)


@given(any_signs, st.floats(0.1, 2))
def test_what_is_near_every_question_is_less_pertinent_to_one(signs: Signs, more: float) -> None:
    assert pertinence(replace(signs, commonness=signs.commonness + more)) <= pertinence(signs)


def test_what_is_far_from_the_question_goes_and_what_is_near_stays() -> None:
    near = evidence(HEAT, cosines=(0.9,), title="a")
    also = evidence("Auch Gera misst die Hitze mit Sensoren.", cosines=(0.89,), title="b", relevance=1.5)
    far = evidence(BASINS, cosines=(0.8,), title="c", relevance=-0.5)
    run = run_of("Wer misst die Hitze mit Sensoren?", CATALOGUE, near, also, far)
    assert [item.text for item in pertinent(run.sentences, run)] == [HEAT, "Auch Gera misst die Hitze mit Sensoren."]


def test_the_first_sentence_stays_whatever_it_says() -> None:
    run = run_of("Wer vermietet Kajaks?", CATALOGUE, evidence(BASINS, cosines=(0.79,), relevance=-1.0))
    run.answerability = 0.0
    assert pertinence(signs_of(run.sentences[0], run)) < 0.2
    assert [item.text for item in pertinent(run.sentences, run)] == [BASINS]
    assert pertinent((), run) == []


def test_a_noun_that_is_not_said_tells_more_than_a_verb() -> None:
    run = run_of("Wer misst die Hitze?", CATALOGUE, evidence(HEAT), evidence(BASINS, title="c"))
    run.words = asked_words(run.standalone)
    by_text = {item.text: signs_of(item, run) for item in run.sentences}
    assert by_text[HEAT].least_noun == 1.0
    assert by_text[BASINS].least_noun == 0.0


def test_a_question_without_nouns_asks_for_none() -> None:
    run = run_of("wie geht das?", CATALOGUE, evidence(THEMES))
    assert signs_of(run.sentences[0], run).least_noun == pytest.approx(1.0)


def test_an_example_in_other_words_is_one_where_all_signs_are_high() -> None:
    told = evidence(
        "Aalen und Heidenheim planten Parksensoren für Wohnmobile.", cosines=(0.92,), title="a", relevance=9.0
    )
    other = evidence("In Osnabrück zeigen Sensoren freie Parkplätze.", cosines=(0.91,), title="b", relevance=7.0)
    vague = evidence("In Gera gibt es Sensoren an Brücken.", cosines=(0.8,), title="c", relevance=0.0)
    run = run_of("Wer hat Parksensoren für Wohnmobile?", CATALOGUE, told, other, vague)
    run.words = asked_words("Parksensoren Wohnmobile")
    found = {item.text[:10]: item for item in run.sentences}
    assert found["In Osnabrü"].coverage < EXAMPLE_COVERAGE * found["Aalen und "].coverage
    assert is_certainly_pertinent(found["In Osnabrü"], run)
    assert not is_certainly_pertinent(found["In Gera gi"], run)
    told_of = [project for project, _ in ProjectExamples(CATALOGUE).best(run, (), 6)]
    assert told_of == ["aalen-heidenheim", "osnabrueck"]


def test_how_common_a_sentence_is_counts_in_spreads_and_is_neutral_where_unknown() -> None:
    known = replace(evidence(HEAT), commonness=np.array([USUAL_COMMONNESS + 2 * COMMONNESS_SPREAD], dtype=np.float32))
    assert signs_of(
        run_of("Wer misst?", CATALOGUE, known).sentences[0], run_of("Wer misst?", CATALOGUE, known)
    ).commonness == (pytest.approx(2, abs=0.01))
    unknown = run_of("Wer misst?", CATALOGUE, evidence(HEAT))
    assert signs_of(unknown.sentences[0], unknown).commonness == 0


def test_where_all_is_by_catch_nothing_is_an_answer() -> None:
    run = run_of("wer versteigert fahrräder?", CATALOGUE, evidence(BASINS, cosines=(0.79,), relevance=-1.0))
    assert is_all_by_catch(run)
    run.sentences = ()
    assert not is_all_by_catch(run)


def test_what_answers_is_no_by_catch() -> None:
    near = evidence(HEAT, cosines=(0.9,))
    run = run_of("Wer misst die Hitze mit Sensoren?", CATALOGUE, near)
    run.answerability = 0.9
    assert not is_all_by_catch(run)


@pytest.mark.parametrize(
    "question", ["Was ging bei der Versteigerung schief?", "Wer versteigert in Wolfsburg Fahrräder?"]
)
def test_trouble_and_what_a_town_does_are_never_silenced_as_by_catch(question: str) -> None:
    run = run_of(question, CATALOGUE, evidence(BASINS, cosines=(0.79,), relevance=-1.0))
    run.places = named_places(question, CATALOGUE)
    assert not is_all_by_catch(run)


def test_the_few_sentences_of_passages_handed_in_are_never_silenced_as_by_catch() -> None:
    run = run_of("wer versteigert fahrräder?", CATALOGUE, evidence(BASINS, cosines=(0.79,), relevance=-1.0))
    run.only_passages = (BASINS,)
    assert not is_all_by_catch(run)
