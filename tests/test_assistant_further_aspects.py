"""Who leads a thing, who made it, when it runs and whether it has begun must be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import judged

from assistant.aspects import Aspect, aspect_of, further_aspect_of
from assistant.gaps.aspect_gap import further_aspect_gap
from assistant.gaps.gap import Gap
from assistant.gaps.unsaid import gap_of
from assistant.question import Intent


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Wer ist Projektleiter der Smart City in Gera?", "wer es leitet"),
        ("Projektleiterin der Smart City Paderborn?", "wer es leitet"),
        ("Wie heißt die Smart-City-Managerin von Gera?", "wer es leitet"),
        ("Wer leitet das Projekt in Gera?", "wer es leitet"),
        ("Wer ist Bürgermeisterin von Gera?", "wer das Amt hat"),
        ("Wer hat die Sensoren geliefert?", "von wem es stammt"),
        ("Von wem stammt die Software?", "von wem es stammt"),
        ("Von wem stammt das Geld für die App?", None),
        ("Fährt der Bus auch am Wochenende?", "die Zeiten"),
        ("Hat das Labor samstags offen?", "die Zeiten"),
        ("Fährt der autonome Bus in Geestland schon?", "ob es schon oder noch läuft"),
        ("Läuft das Projekt noch?", "ob es noch läuft"),
        ("Ist das Netz in Gera noch kostenlos?", "ob es schon oder noch läuft"),
        ("Wer ist Partner von Gera?", "mit wem"),
        ("Wer liest Newsletter?", None),
        ("Welche Leitfäden gibt es?", None),
        ("Hat Gera schon eine App?", None),
        ("Wie viele Busse fahren?", None),
    ],
)
def test_the_further_aspect_of_a_question(question: str, label: str | None) -> None:
    aspect = further_aspect_of(question)
    assert (aspect and aspect.label) == label


@pytest.mark.parametrize(
    ("aspect", "noun", "is_own"),
    [
        (aspect_of("Wer haftet für den Sensor?"), "haftung", True),
        (aspect_of("Wer haftet für den Sensor?"), "sensor", False),
        (aspect_of("Spart der Sensor Strom?"), "strom", True),
        (aspect_of("Spart der Sensor Strom?"), "einsparung", True),
        (further_aspect_of("Wer hat die Sensoren geliefert?"), "lieferant", True),
        (further_aspect_of("Wer hat die Sensoren geliefert?"), "dienstleister", False),
    ],
)
def test_what_tells_an_aspect_is_its_own_unless_other_nouns_are(aspect: Aspect, noun: str, is_own: bool) -> None:
    assert bool(aspect.own.search(noun)) is is_own


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wer ist Projektleiter der Smart City in Gera?", "Das Cockpit in Gera zeigt Pegel von KDW Gera."),
        ("Wer ist Projektleiter der Smart City in Gera?", "In Gera leitet man Abwasser um."),
        ("Wer hat die Sensoren in Mannheim geliefert?", "In Mannheim waren 50 Sensoren der KDW montiert."),
        ("Wer hat die Sensoren in Mannheim geliefert?", "Zu Sensoren berät die Smart City Mannheim GmbH."),
        ("Wer hat die Sensoren in Mannheim geliefert?", "Sensoren liefern Belege für die Stadtwerke Mannheim."),
        ("Fährt der Bus in Zwönitz auch am Wochenende?", "Der Bus in Zwönitz kostet zwei Euro."),
        ("Fährt der Bus in Zwönitz auch am Wochenende?", "In Zwönitz öffnet das Labor montags."),
    ],
)
def test_where_it_is_not_said_there_is_no_answer(question: str, text: str) -> None:
    assert further_aspect_gap(judged(question, text)) == Gap()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Wer ist Projektleiter der Smart City in Gera?",
            "In Gera leitet die Stabsstelle Digitalisierung das Projekt.",
        ),
        ("Wer hat die Sensoren in Mannheim geliefert?", "Die Sensoren in Mannheim lieferte die Firma Decentlab."),
        ("Fährt der Bus in Zwönitz auch am Wochenende?", "In Zwönitz fährt der Bus montags bis freitags."),
    ],
)
def test_what_says_it_is_the_answer(question: str, text: str) -> None:
    run = judged(question, "Gera, Mannheim und Zwönitz haben Sensoren, einen Bus und ein Projekt.", text)
    assert further_aspect_gap(run) is None
    assert [item.text for item in run.sentences] == [text]


@pytest.mark.parametrize("text", ["In Hagenow laufen alle Projekte weiter.", "Das Projekt schloss Hagenow 2025 ab."])
def test_whether_it_still_runs_is_told_by_its_going_on_and_by_its_end(text: str) -> None:
    assert further_aspect_gap(judged("Läuft das Projekt in Hagenow noch?", text)) is None


def test_how_far_it_has_come_leads_and_its_lack_is_told() -> None:
    named, planned = "Thema in Geestland ist ein Bus.", "Geestland plante ab Mitte 2022 einen Bus."
    run = judged("Fährt der autonome Bus in Geestland schon?", named, planned)
    assert further_aspect_gap(run) is None
    assert run.sentences[0].text == planned
    gap = further_aspect_gap(judged("Fährt der autonome Bus in Geestland schon?", named))
    assert gap is not None
    assert "schon oder noch" in gap.opening
    assert [item.text for item in gap.sentences] == [named]


def test_it_is_judged_beside_another_aspect_that_is_told() -> None:
    run = judged("Wer finanziert den Bus in Zwönitz am Wochenende?", "Den Bus in Zwönitz finanziert der Landkreis.")
    assert gap_of(run) is None
    assert further_aspect_gap(run) == Gap()


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("Wer hat einen Bus, der auch nachts fährt?", "Der Bus in Zwönitz fährt montags bis freitags.", True),
        ("Wer hat einen Bus, der auch am Wochenende fährt?", "Der Bus in Zwönitz kostet zwei Euro.", False),
        ("Wer hat einen Bus?", "Der Bus in Zwönitz kostet zwei Euro.", True),
    ],
)
def test_times_are_asked_of_those_in_a_list_too(question: str, text: str, is_told: bool) -> None:
    run = judged(question, text)
    run.understanding = replace(run.understood, intent=Intent.EXAMPLES)
    assert (gap_of(run) is None) == is_told


@pytest.mark.parametrize(
    ("question", "told", "is_told"),
    [
        ("Wie viele haben geantwortet?", "Osnabrück verschickte 2.000 Postkarten.", False),
        ("Wie viele Fragebögen wurden zurückgeschickt?", "Jeder Haushalt bekam 2020 einen Fragebogen.", False),
        ("Wie hoch war der Rücklauf?", "Zur Befragung kamen über 1.400 Rückmeldungen.", True),
        ("Wie viele haben reagiert?", "800 Haushalte antworteten.", True),
    ],
)
def test_how_many_were_written_to_is_not_how_many_answered(question: str, told: str, is_told: bool) -> None:
    aspect = aspect_of(question)
    assert aspect is not None
    assert bool(aspect.told.search(told)) is is_told


@pytest.mark.parametrize(
    "question", ["Wie viele haben abgestimmt?", "Wer beantwortet Fragen?", "Wer verantwortet das?"]
)
def test_other_counts_and_answers_are_none_of_it(question: str) -> None:
    aspect = aspect_of(question)
    assert aspect is None or aspect.label != "wie viele geantwortet haben"


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        ("Das Modellprojekt ist eine interkommunale Kooperation des Eifelkreises.", False),
        ("Das Modellprojekt ist eine interkommunale Kooperation von Lemgo und Kalletal.", True),
        ("Partner im Eifelkreis sind die Stadt Bitburg und fünf Verbandsgemeinden.", True),
        ("Zum Konsortium der KTS zählen DLR und Difu.", True),
    ],
)
def test_that_somebody_cooperates_is_not_with_whom(told: str, is_told: bool) -> None:
    aspect = further_aspect_of("Mit wem arbeitet der Eifelkreis zusammen?")
    assert aspect is not None
    assert bool(aspect.told.search(told)) is is_told
