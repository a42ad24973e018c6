"""Verbs with a particle are one verb, whether it stands apart, together, with "zu" or "ge"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.words.matching import asked_words, coverages, text_words
from assistant.evidence.words.particle_verbs import other_forms, particle_verbs


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Die Förderung lief planmäßig 2024 aus.", "auslauf"),
        ("Die Förderung ist 2024 ausgelaufen.", "auslauf"),
        ("Barleben erwog, aus dem Programm auszusteigen.", "aussteig"),
        ("Der Rat lehnte acht Projekte ab, weil sie teuer waren.", "ablehn"),
        ("Acht Projekte wurden abgelehnt.", "ablehn"),
    ],
)
def test_the_verb_in_any_form(text: str, verb: str) -> None:
    assert verb in particle_verbs(text)


@pytest.mark.parametrize("text", ["Die Ausläufer reichen bis Gera.", "Sie kommt aus Gera und läuft.", "Aus."])
def test_no_verb_is_made_of_a_noun_or_a_preposition(text: str) -> None:
    assert "auslauf" not in particle_verbs(text)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(particle_verbs(text))


def test_infinitives_for_a_search() -> None:
    assert other_forms("ausgestiegen") == ("aussteigen", "auszusteigen")
    assert other_forms("aussteigen") == ("auszusteigen",)
    assert other_forms("Ausstieg") == ()
    assert other_forms("nutzen") == ()


def test_an_asked_verb_is_covered_by_its_other_forms_and_a_noun_is_not() -> None:
    asked = asked_words("Welche Projekte sind 2024 ausgelaufen?")
    assert coverages(asked, text_words("Die Förderung lief 2024 aus."))[asked.stems.index("ausgelauf")] == 1.0
    noun = asked_words("Welche Aufgabe hat Gera?")
    assert coverages(noun, text_words("Der Plan wurde aufgegeben."))[noun.stems.index("aufgab")] < 1.0
