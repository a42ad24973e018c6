"""The second half of a question is answered, or said to be open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import CATALOGUE, judged, shown

from assistant.answer import AnswerStatus
from assistant.aspects import aspect_of
from assistant.evidence.choosing.halves import half_of
from assistant.gaps.unsaid import gap_of
from assistant.question import Intent
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_contact import _asked_besides
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.understanding.parts import parts_of

HAS = "In Zwönitz fährt ein Rufbus."
LEARNT = "Am Rufbus in Zwönitz wurde bemängelt, dass man in der App nicht bezahlen kann."
ASKED = "Welche Stadt hat einen Rufbus, und welche Erfahrungen gibt es damit?"


@pytest.mark.parametrize(
    ("question", "half"),
    [
        (ASKED, "welche Erfahrungen gibt es damit"),
        ("Wer nutzt LoRaWAN und welche Lehren wurden gezogen?", "welche Lehren wurden gezogen"),
        ("Wer hat Drohnen, und was wurde daraus gelernt?", "was wurde daraus gelernt"),
        ("Who has parking sensors, and what did they learn?", "what did they learn"),
        ("Wer hat eine App und was sind Vor- und Nachteile?", "was sind Vor- und Nachteile"),
        ("Welche Erfahrungen gibt es mit Rufbussen?", None),
        ("Was hat Ulm gelernt?", None),
        ("Wer hat eine App und was kostet sie?", None),
        ("Welche Städte und welche Kreise haben Erfahrungen mit Apps und Portalen?", None),
        ("Was lernt man in Kursen und wo?", None),
    ],
)
def test_halves(question: str, half: str | None) -> None:
    found = half_of(question)
    assert (found.written if found else None) == half


def told(*passages: str) -> tuple[Run, list[str]]:
    run = judged(ASKED, *passages)
    return run, [draft.text for draft in ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)]


def test_who_has_it_leaves_the_experience_open() -> None:
    run, texts = told(HAS)
    assert run.status is AnswerStatus.PARTIAL
    assert texts[-1].endswith("„Welche Erfahrungen gibt es damit?“")


def test_what_was_learnt_answers_the_half() -> None:
    run, texts = told(HAS, LEARNT)
    assert run.status is None
    assert LEARNT in texts


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("Liste alle Projekte zu Mobilität auf, die übertragbar sind.", True),
        ("Nenne Lösungen, die sich übertragen lassen.", True),
        ("Welche Apps lassen sich nachnutzen?", True),
        ("Wie überträgt man die Daten?", False),
        ("Wer überträgt Sitzungen im Netz?", False),
        ("Welche Daten werden übertragen?", False),
    ],
)
def test_whether_it_can_be_taken_over_is_asked(question: str, is_asked: bool) -> None:
    aspect = aspect_of(question)
    assert bool(aspect and aspect.listed) is is_asked


def test_what_can_be_taken_over_leads_a_list() -> None:
    theme = "Thema des Modellprojekts Münster ist Mobilität."
    taken = "Die Mobilität auf Abruf aus Zwönitz wollten Landkreise übernehmen."
    asked = "Liste alle Projekte zu Mobilität auf, die übertragbar sind."
    run = judged(asked, theme, taken)
    run.understanding = replace(run.understood, intent=Intent.EXAMPLES)
    assert gap_of(run) is None
    assert run.sentences[0].text == taken
    bare = judged(asked, theme)
    bare.understanding = replace(bare.understood, intent=Intent.EXAMPLES)
    assert shown(gap_of(bare)) == [theme]


@pytest.mark.parametrize(
    ("question", "besides"),
    [
        ("Wer ist Ansprechpartner für die KTS und was macht die Transferstelle?", 1),
        ("An wen wende ich mich in Zwönitz und wann fährt der Rufbus?", 1),
        ("Wie lautet die Telefonnummer der KTS und wo sitzt sie?", 0),
        ("Wer ist Ansprechpartner für die KTS?", 0),
    ],
)
def test_what_else_than_whom_to_ask_is_asked(question: str, besides: int) -> None:
    run = judged(question, HAS)
    run.understanding = replace(run.understood, parts=parts_of(question))
    assert len(_asked_besides(run)) == besides
