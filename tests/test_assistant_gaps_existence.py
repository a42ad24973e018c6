"""What a town is asked to have, a choice of two things and who is outside the programme."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import CATALOGUE, judged, shown

from assistant.answer import AnswerStatus
from assistant.aspects import (
    asks_for_outsiders,
    asks_outside,
)
from assistant.gaps.choices import choice_of
from assistant.gaps.existence import Existence, Told, existence_of
from assistant.gaps.gap import Gap
from assistant.gaps.unsaid import gap_of
from assistant.places import NamedPlace
from assistant.question import Intent
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.understanding.intents import intent_of

ULM = (NamedPlace("Ulm", ("ulm",)),)


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("LoRaWAN oder NB-IoT was ist besser?", ("LoRaWAN", "NB-IoT")),
        ("Brauchen wir LoRaWAN oder reicht WLAN?", ("LoRaWAN", "WLAN")),
        ("5G oder LoRaWAN?", ("5G", "LoRaWAN")),
        ("Ist Open Source besser als Kaufsoftware?", ("Open Source", "Kaufsoftware")),
        ("Brauchen wir eine App oder reicht eine Website?", ("App", "Website")),
        ("Welche Städte haben Apps oder Portale?", None),
        ("Wer hat Sensoren oder Kameras?", None),
        ("Gibt es Apps oder Portale für Vereine?", None),
        ("Wie viele Sensoren hat Ulm?", None),
    ],
)
def test_a_choice_has_two_sides(question: str, sides: tuple[str, str] | None) -> None:
    choice = choice_of(question)
    assert (choice and (choice.first, choice.second)) == sides


def test_one_side_alone_is_no_comparison() -> None:
    gap = gap_of(
        judged("LoRaWAN oder NB-IoT, was ist besser?", "Jena nutzt LoRaWAN für seine Sensoren.", "Gera hat Bänke.")
    )
    assert shown(gap) == ["Jena nutzt LoRaWAN für seine Sensoren."]
    assert gap is not None
    assert "„LoRaWAN“" in gap.opening
    assert "„NB-IoT“" in gap.opening


def test_a_sentence_on_both_sides_is_one() -> None:
    assert gap_of(judged("LoRaWAN oder WLAN, was ist besser?", "LoRaWAN reicht weiter als WLAN.")) is None


def test_a_choice_of_unknown_things_is_not_answered() -> None:
    assert gap_of(judged("5G oder WLAN?", "Jena hat Bänke.")) == Gap()


@pytest.mark.parametrize(
    ("question", "existence"),
    [
        ("Hat Ulm eine Stadt-App?", Existence("Stadt-App", "stadtapp")),
        ("hat Ulm eine stadt-app?", Existence("stadt-app", "stadtapp")),
        ("Gibt es in Ulm einen autonomen Bus?", Existence("autonomen Bus", "bus", ("autonom",))),
        ("Hat Ulm eine eigene App?", Existence("App", "app")),
        ("Gibt es in Ulm Ladesäulen?", Existence("Ladesäulen", "ladesaul")),
        ("Hat Ulm 5G?", Existence("5G", "5g")),
        ("Wie viele Busse hat Ulm?", None),
        ("Hat Ulm seine Strategie schreiben lassen?", None),
        ("Was hat Ulm?", None),
    ],
)
def test_the_thing_a_town_is_asked_for(question: str, existence: Existence | None) -> None:
    assert existence_of(question, ULM) == existence


def test_no_thing_is_asked_for_without_a_town() -> None:
    assert existence_of("Gibt es einen autonomen Bus?", ()) is None


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Hat Ulm eine Stadt-App?", "Ulm pflegt Stadtbäume.", Told.NOT),
        ("Hat Ulm eine Stadt-App?", "Ulm hat eine App für Einsätze.", Told.KIND),
        ("Hat Ulm eine Stadt-App?", "Die Stadt-App von Ulm ist da.", Told.FULLY),
        ("Gibt es in Ulm ein Stadtlabor?", "Ulm baut ein Abbild der Stadt.", Told.NOT),
        ("Gibt es in Ulm ein Stadtlabor?", "Ulm hat ein Labor.", Told.KIND),
        ("Gibt es in Ulm einen Rufbus?", "In Ulm ist Verkehr ein Thema.", Told.NOT),
        ("Gibt es in Ulm einen Rufbus?", "In Ulm fährt ein Shuttle.", Told.FULLY),
        ("Gibt es in Ulm einen Rufbus?", "In Ulm fährt ein Stadtshuttle.", Told.KIND),
        ("Gibt es in Ulm einen autonomen Bus?", "In Ulm fährt ein Bus.", Told.KIND),
        ("Gibt es in Ulm einen autonomen Bus?", "In Ulm fährt ein autonomer Bus.", Told.FULLY),
        ("Hat Ulm ein LoRaWAN-Netz?", "Fünf LoRaWAN-Antennen decken Ulm ab.", Told.KIND),
        ("Hat Ulm eine Hochwasserwarnung?", "Ulm hat ein Hochwasserinfosystem.", Told.KIND),
    ],
)
def test_how_near_a_sentence_comes(question: str, text: str, told: Told) -> None:
    existence = existence_of(question, ULM)
    assert existence is not None
    assert existence.told(text, {"rufbus": frozenset({"shuttl", "verkehr", "bus"})}) is told


def test_what_a_town_lacks_is_not_answered_with_its_profile() -> None:
    assert gap_of(judged("Hat Bamberg eine Stadt-App?", "Bamberg liegt in Bayern.")) == Gap()


def test_a_thing_of_the_kind_is_shown_as_such() -> None:
    near = "Cottbus hat eine App zur Koordination bei Schadenslagen."
    gap = gap_of(judged("Hat Cottbus eine Bürger-App?", "Cottbus liegt in Brandenburg.", near))
    assert shown(gap) == [near]
    assert gap is not None
    assert "„Bürger-App“" in gap.opening
    assert "Cottbus" in gap.opening


def test_the_answer_opens_with_what_is_missing() -> None:
    run = judged("Hat Cottbus eine Bürger-App?", "Cottbus hat eine App zur Koordination bei Schadenslagen.")
    gap = gap_of(run)
    assert gap is not None
    run.gap, run.sentences = gap.opening, gap.sentences
    drafts = list(ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run))
    assert drafts[0].text == gap.opening
    assert run.status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("question", "is_outside"),
    [
        ("Was gibt es für Kommunen, die kein Modellprojekt sind?", True),
        ("Welche Förderung gibt es außer dem Programm Modellprojekte Smart Cities?", True),
        ("Was bekommen wir, wenn wir nicht ausgewählt wurden?", True),
        ("Gibt es Geld jenseits der Modellprojekte?", True),
        ("Welche Modellprojekte haben keine Sensoren?", False),
        ("Was bekommen nicht nur Modellprojekte?", False),
        ("Welche Modellprojekte gibt es?", False),
    ],
)
def test_who_is_not_in_the_programme(question: str, is_outside: bool) -> None:
    assert asks_outside(question) is is_outside


def test_model_projects_are_no_examples_of_others() -> None:
    question = "Welche Städte, die kein Modellprojekt sind, nutzen LoRaWAN?"
    run = judged(question, "Ulm nutzt LoRaWAN.")
    assert asks_for_outsiders(question)
    assert gap_of(run) == Gap()
    run.understanding = replace(run.understood, intent=Intent.EXAMPLES)
    assert gap_of(run) == Gap()


def test_who_was_not_in_the_programme_is_outside() -> None:
    question = "Gibt es Fördergeld für Kommunen, die nicht dabei waren?"
    assert asks_outside(question)
    assert intent_of(question) is Intent.FACT
