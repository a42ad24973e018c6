"""A thing described by a clause, and what a town's work is to serve: told, or said to be missing."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged, shown
from runs import as_judged, evidence, run_of
from usual_questions import understood

from assistant.evidence.words.matching import text_words, word_coverage
from assistant.gaps.described import described_gap
from assistant.gaps.gap import Gap
from assistant.gaps.served import served_gap

BUS = "Der Bürgerbus in Zwönitz fährt mit einem Elektrofahrzeug."
FUNDING = "Die Förderung von Solingen lief planmäßig im Jahr 2024 aus."
PERMANENT = "Der Bürgerbus in Kusel fährt nach dem Ende der Förderung weiter."


def test_a_word_of_the_clause_alone_is_not_the_thing() -> None:
    gap = described_gap(judged("Wer hat einen Bürgerbus, der ohne Förderung fährt?", FUNDING, PERMANENT))
    assert gap is None
    run = judged("Wer hat einen Bürgerbus, der ohne Zuschuss auskommt?", FUNDING, BUS)
    assert shown(described_gap(run)) == [BUS]


def test_what_says_the_thing_and_its_clause_is_left() -> None:
    run = judged("Gibt es einen Bürgerbus, der nach der Förderung bleibt?", FUNDING, BUS, PERMANENT)
    assert described_gap(run) is None
    assert [item.text for item in run.sentences] == [PERMANENT]


@pytest.mark.parametrize(
    "question",
    ["Gibt es eine App, die wir übernehmen können?", "Was ist das, der Bürgerbus?", "Wer hat einen Bürgerbus?"],
)
def test_other_clauses_describe_no_thing(question: str) -> None:
    run = judged(question, FUNDING, BUS)
    assert described_gap(run) is None
    assert len(run.sentences) == 2


def test_a_town_is_no_bus() -> None:
    assert word_coverage("bus", text_words("Die Förderung von Cottbus")) == 0
    assert word_coverage("bus", text_words("Der Stadtbus fährt")) > 0


MONEY = "Lohmar erhält zehn Millionen Euro vom Bund für sieben Jahre."
SHOP = "Lohmar mietete einen leeren Laden als Treffpunkt an."
ELDERLY = "In Lohmar helfen Digitallotsen den Senioren mit dem Handy."


def test_the_budget_of_a_town_is_nothing_for_those_asked_about() -> None:
    run = judged("Was tut Lohmar für seine Senioren?", MONEY, SHOP, ELDERLY)
    assert served_gap(run) is None
    assert [item.text for item in run.sentences] == [ELDERLY]


def test_what_a_town_does_otherwise_comes_nearest() -> None:
    gap = served_gap(judged("Was macht Lohmar gegen Hitze?", MONEY, SHOP))
    assert shown(gap) == [SHOP]
    assert gap is not None
    assert "„Hitze“" in gap.opening
    assert served_gap(judged("Was macht Lohmar gegen Hitze?", MONEY)) == Gap()


def test_what_is_of_the_field_answers() -> None:
    trees = evidence("In Lohmar stehen 40 neue Messgeräte im Park.", topics=("hitze-klima",))
    question = "Was macht Lohmar beim Thema Klima?"
    run = as_judged(run_of(question, CATALOGUE, trees), CATALOGUE)
    assert "hitze-klima" in run.understood.topics
    assert served_gap(run) is None


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Bei uns fehlen Hausärzte, was machen andere Landkreise?", True),
        ("Die Landärztin hört auf und wir haben keine Nachfolge. Gibt es etwas Digitales?", True),
        ("Wie kann man die ärztliche Versorgung im Dorf sichern? Die Arztpraxis schließt bald.", True),
        ("Wie viele Ärzte fehlen im Landkreis?", False),
        ("Wer hat Ärzte im Stadtportal verzeichnet?", False),
    ],
)
def test_who_lacks_doctors_is_told_of_telemedicine(question: str, is_told: bool) -> None:
    assert ("Telemedizin" in understood(question).search_text) is is_told
