"""Who runs a thing is asked and told in several words, and the thing by its long or its short name."""

from __future__ import annotations

import pytest

from assistant.aspects import aspect_of
from assistant.evidence.judging.part_answers import says_aspect
from assistant.glossary_terms import with_short_names
from assistant.question import Asked, QuestionPart
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
LED = "Seit 2021 führt der DLR Projektträger die KTS; Auftraggeber ist das BMWSB."
NAMED = "Die FAQ „Recht“ der KTS behandeln Vergaberecht und Betreibermodelle."


@pytest.mark.parametrize(
    ("question", "short"),
    [
        ("Wer führt die Koordinierungs- und Transferstelle?", "Wer führt die KTS?"),
        ("Was macht die Koordinierungs- und Transferstelle (KTS)?", "Was macht die KTS?"),
        ("Was macht die Transferstelle?", "Was macht die Transferstelle?"),
        ("Welche Städte haben eine urbane Datenplattform?", "Welche Städte haben eine urbane Datenplattform?"),
        ("Wer macht bei Connected Urban Twins mit?", "Wer macht bei Connected Urban Twins mit?"),
    ],
)
def test_a_name_that_falls_apart_is_looked_for_by_its_abbreviation(question: str, short: str) -> None:
    assert with_short_names(question, CATALOGUE) == short


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("Wer führt die KTS?", True),
        ("Wer führte die KTS bisher?", True),
        ("Wer führt Workshops mit Jugendlichen durch?", False),
        ("Wer führt bald eine App ein?", False),
    ],
)
def test_who_leads_is_who_runs_it(question: str, is_asked: bool) -> None:
    aspect = aspect_of(question)
    assert (aspect is not None and aspect.label == "wer es betreibt") == is_asked


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (LED, True),
        ("Die KTS führt „Smart City Manager:in“ als Angebot weiter (Stand Juni 2024).", False),
        ("Das führt zu weniger Verkehr.", False),
        ("Jena führte 2021 eine App ein.", False),
        (NAMED, False),
    ],
)
def test_what_tells_who_runs_it(text: str, is_told: bool) -> None:
    aspect = aspect_of("Wer betreibt die KTS?")
    assert aspect is not None
    assert bool(aspect.told.search(text)) == is_told


def test_of_two_parts_that_of_who_runs_it_must_be_told() -> None:
    part = QuestionPart("Wer betreibt die KTS?", Asked.ACTOR)
    assert says_aspect(LED, part)
    assert not says_aspect(NAMED, part)
    assert says_aspect(NAMED, QuestionPart("Wer hat die KTS entdeckt?", Asked.ACTOR))
