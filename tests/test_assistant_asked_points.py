"""Who leads a thing, who made it, when it runs and whether it has begun must be said."""

from __future__ import annotations

import pytest
from test_assistant_asked_years import judged

from assistant.evidence.answer_types import answers, asked_of
from assistant.gaps.points import point_gap, point_of, undated
from assistant.gaps.unsaid import Gap
from assistant.run import QuestionPart


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Wer ist Projektleiter der Smart City in Gera?", "wer es leitet"),
        ("Projektleiterin der Smart City Paderborn?", "wer es leitet"),
        ("Wie heißt die Smart-City-Managerin von Gera?", "wer es leitet"),
        ("Wer ist Bürgermeisterin von Gera?", "wer das Amt hat"),
        ("Wer hat die Sensoren geliefert?", "von wem es stammt"),
        ("Von wem stammt die Software?", "von wem es stammt"),
        ("Von wem stammt das Geld für die App?", None),
        ("Fährt der Bus auch am Wochenende?", "die Zeiten"),
        ("Hat das Labor samstags offen?", "die Zeiten"),
        ("Fährt der autonome Bus in Geestland schon?", "ob es schon oder noch läuft"),
        ("Läuft das Projekt noch?", "ob es schon oder noch läuft"),
        ("Wer ist Partner von Gera?", None),
        ("Wer liest Newsletter?", None),
        ("Welche Leitfäden gibt es?", None),
        ("Hat Gera schon eine App?", None),
        ("Wie viele Busse fahren?", None),
    ],
)
def test_the_point_of_a_question(question: str, label: str | None) -> None:
    point = point_of(question)
    assert (point and point.label) == label


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
    assert point_gap(judged(question, text)) == Gap()


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
    assert point_gap(run) is None
    assert [item.text for item in run.sentences] == [text]


@pytest.mark.parametrize("text", ["In Hagenow laufen alle Projekte weiter.", "Das Projekt schloss Hagenow 2025 ab."])
def test_whether_it_still_runs_is_told_by_its_going_on_and_by_its_end(text: str) -> None:
    assert point_gap(judged("Läuft das Projekt in Hagenow noch?", text)) is None


def test_how_far_it_has_come_leads_and_its_lack_is_told() -> None:
    named, planned = "Thema in Geestland ist ein Bus.", "Geestland plante ab Mitte 2022 einen Bus."
    run = judged("Fährt der autonome Bus in Geestland schon?", named, planned)
    assert point_gap(run) is None
    assert run.sentences[0].text == planned
    gap = point_gap(judged("Fährt der autonome Bus in Geestland schon?", named))
    assert gap is not None
    assert "schon oder noch" in gap.opening
    assert [item.text for item in gap.sentences] == [named]


@pytest.mark.parametrize(
    ("question", "is_gap"),
    [
        ("Wann kommt der Marktplatz daraus: Stufenplan?", True),
        ("Wann kommt er: Stufenplan?", False),
        ("Wann kommt der Marktplatz aus dem Stufenplan?", True),
        ("Wann kommt der Stufenplan?", False),
        ("Wann startet das Projekt zum Stufenplan?", False),
    ],
)
def test_the_date_of_the_topic_is_not_that_of_the_thing(question: str, is_gap: bool) -> None:
    assert (undated(judged(question, "Der Stufenplan liegt seit Juni 2024 vor.")) == Gap()) is is_gap


def test_the_date_of_the_thing_is_told() -> None:
    run = judged("Wann kommt der Marktplatz daraus: Stufenplan?", "Der Marktplatz öffnet im Juni 2027.")
    assert undated(run) is None


@pytest.mark.parametrize(
    ("question", "answered"),
    [("Wann kommt der Marktplatz?", False), ("Wann erschien die Webseite?", True)],
)
def test_when_a_paper_appeared_is_no_other_date(question: str, answered: bool) -> None:
    text = "Die Webseite „Stufenplan“ (Beirat, 11. Juni 2024) enthält: Kompetenzzentrum und Marktplatz."
    assert answers(text, QuestionPart(question, asked_of(question))) is answered
