"""Follow-ups that keep the town, the group or both states spoken of; what is told before a question of oneself."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialogues import follow_ups, resolved

from assistant.answer import AnswerRequest, AnswerStatus, Turn
from assistant.assembly import Assistant
from assistant.steps.standalone import Standalone
from assistant.understanding.dialogue.followups import Outcome
from assistant.understanding.places import places_of
from assistant.understanding.typed.asides import without_aside
from assistant.understanding.typed.paraphrases import paraphrase_of
from assistant.understanding.typed.plain_wording import PlainWording
from ingest.catalogue import load_catalogue

CATALOGUE = load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")

TWINS = (
    "Welche Projekte haben einen digitalen Zwilling?",
    "- Osnabrück plant einen digitalen Zwilling. [1]\n- Kirchheim bei München baut einen auf. [2]\n"
    "- Der Landkreis Hof baut einen für das Wasser. [3]\n- Wuppertal hat fünf Fachzwillinge. [4]",
)
TREES = ("Wer misst Bodenfeuchte an Bäumen?", "- Jena bildet Referenzflächen. [1]\n- Potsdam sammelt Daten. [2]")
LORA = ("Which cities use LoRaWAN?", "- Das Netz in Ulm ist frei. [1]\n- In Eichenzell lief ein Gateway. [2]")
REGENSBURG = ("Was macht Regensburg?", "Regensburg setzt auf Begegnungsräume. [1]")
SAXONY = ("Welche Modellprojekte gibt es in Sachsen?", "- Dresden: Großstadt [1]\n- Zwönitz: Kleinstadt [2]")
THURINGIA = ("Und in Thüringen?", "- Gera: Mittelstadt [1]\n- Jena: Großstadt [2]")
DRESDEN = ("What does Dresden do?", "Dresden bündelt seine Projekte. [1]")
FUNDING = ("Wie hoch ist die Förderung von Kassel?", "Rund elf Millionen Euro. [1]")

FOLLOW_UPS = [
    # a condition the catalogue knows is put to the group of the last answer, strictly
    (
        [TWINS],
        "Und welche davon sind in Bayern?",
        "Welche davon sind in Bayern: Osnabrück, Kirchheim bei München, Landkreis Hof und Wuppertal?",
    ),
    ([TREES], "Wer davon liegt in Thüringen?", "Wer davon liegt in Thüringen: Jena und Potsdam?"),
    ([TREES], "Welche davon sind Großstädte?", "Welche davon sind Großstädte: Jena und Potsdam?"),
    (
        [TREES],
        "Welche davon haben weniger als 20000 Einwohner?",
        "Welche davon haben weniger als 20000 Einwohner: Jena und Potsdam?",
    ),
    ([TREES], "Welche davon gehören zur Staffel 2020?", "Welche davon gehören zur Staffel 2020: Jena und Potsdam?"),
    ([LORA], "Which of them are in Hesse?", "Which of them are in Hesse: Ulm und Eichenzell?"),
    # "da" behind the verb is the town spoken of
    ([REGENSBURG], "Ist da auch etwas schiefgegangen?", "Ist in Regensburg auch etwas schiefgegangen?"),
    ([REGENSBURG], "Ging da was schief?", "Ging in Regensburg was schief?"),
    ([REGENSBURG], "Lief da alles glatt?", "Lief in Regensburg alles glatt?"),
    ([REGENSBURG], "Gibt es da Probleme?", "Gibt es in Regensburg Probleme?"),
    ([REGENSBURG], "Hat da jemand Erfahrung mit Bäumen?", "Hat in Regensburg jemand Erfahrung mit Bäumen?"),
    ([REGENSBURG], "Was ist da schon passiert?", "Was ist in Regensburg schon passiert?"),
    # "they" is whoever was spoken of, whatever the question asks of them
    ([DRESDEN], "How many sensors do they have?", "How many sensors do they have: Dresden?"),
    ([DRESDEN], "Which apps are they using?", "Which apps are they using: Dresden?"),
    # another place beside it
    ([DRESDEN], "And compared to Cottbus?", "Compare Dresden and Cottbus?"),
    ([FUNDING], "Und im Vergleich zu Darmstadt?", "Vergleiche Kassel und Darmstadt: Förderung?"),
    ([REGENSBURG], "Wie sieht das im Vergleich zu Gera aus?", "Vergleiche Regensburg und Gera?"),
    # what was listed for both states is counted by listing it for both
    (
        [SAXONY, THURINGIA],
        "Wie viele sind das zusammen?",
        "Welche Modellprojekte gibt es in Sachsen und Thüringen?",
    ),
    ([SAXONY, THURINGIA], "Wie viele sind das insgesamt?", "Welche Modellprojekte gibt es in Sachsen und Thüringen?"),
    ([SAXONY], "Wie viele sind das?", "Welche Modellprojekte gibt es in Sachsen?"),
]


@pytest.mark.parametrize(("turns", "question", "expected"), FOLLOW_UPS)
def test_who_or_what_was_spoken_of_is_kept(turns: list[tuple[str, str]], question: str, expected: str) -> None:
    found = resolved(question, *turns)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele sind in der Smart City Akademie eingeschrieben?",
        "How do cities protect their trees?",
        "Was bringt es, da wir klein sind?",
        "Welche Städte messen da, wo es heiß wird, die Temperatur?",
    ],
)
def test_what_names_its_own_subject_is_left_alone(question: str) -> None:
    assert resolved(question, REGENSBURG).text == question


ASIDES = [
    (
        "Wir planen eine Regionalkonferenz in Hessen. Welche Modellprojekte gibt es dort?",
        "Welche Modellprojekte gibt es in Hessen?",
    ),
    (
        "Unser Bürgermeister fährt bald nach Sachsen. Welche Modellprojekte gibt es dort?",
        "Welche Modellprojekte gibt es in Sachsen?",
    ),
    ("Nächste Woche kommt Besuch aus Bayern. Welche Projekte gibt es da?", "Welche Projekte gibt es in Bayern?"),
    ("Am Montag besuchen wir Ulm. Gibt es dort ein LoRaWAN-Netz?", "Gibt es in Ulm ein LoRaWAN-Netz?"),
    ("wir waren in zwönitz. was kostet dort der rufbus?", "was kostet in Zwönitz der Rufbus?"),
    ("Wir waren in St. Wendel. Welche App hat man dort?", "Welche App hat man in St. Wendel?"),
    ("Wir sind ein Dorf in Bayern. Welche Projekte gibt es bei uns?", "Welche Projekte gibt es in Bayern?"),
    (
        "Wir sind eine Stadt in Hessen. Welche Modellprojekte liegen in unserer Nähe?",
        "Welche Modellprojekte liegen in Hessen?",
    ),
    (
        "Wir sind ein Landkreis in Hessen. Was machen andere Landkreise?",
        "Wir sind ein Landkreis. Was machen andere Landkreise?",
    ),
    (
        "Wir sind eine kleine Stadt in Thüringen. Was machen andere kleine Städte?",
        "Wir sind eine kleine Stadt. Was machen andere kleine Städte?",
    ),
    (
        "Wir sind eine Gemeinde in Bayern mit 4000 Einwohnern. Womit fangen wir an?",
        "Wir sind eine Gemeinde mit 4000 Einwohnern. Womit fangen wir an?",
    ),
]
KEPT = [
    "Wir sind ein Landkreis in Hessen. Was machen andere Landkreise in Hessen?",
    "Unser Fluss tritt in Gera über die Ufer. Wer hilft dort?",
    "Wir sind eine Stadt in Hessen. Welche Förderung bekommen wir?",
    "Wir kennen Ulm und Gera. Welche Projekte gibt es dort?",
    "Welche Modellprojekte gibt es in Hessen?",
    # neither abroad nor "da" for a matter is a place told of
    "Trauung per Livestream für die Oma in Kanada. Darf das Standesamt das? Online geht bei uns noch nichts",
    "Das Fachamt kommt zur Vergabe, wenn alles geklärt ist. Wer muss mit am Tisch sitzen? Gibt es da Empfehlungen?",
]


@pytest.mark.parametrize(("question", "expected"), [*ASIDES, *((question, question) for question in KEPT)])
def test_what_is_told_of_those_who_ask_is_no_condition(question: str, expected: str) -> None:
    known = follow_ups()
    plain = PlainWording(CATALOGUE).plainly(question)
    assert without_aside(plain, lambda text: places_of(text, known.mentions, known.find_names)) == expected


@pytest.mark.parametrize(
    "question",
    ["Was lohnt sich zuerst?", "Was lohnt sich für uns am ehesten?", "womit fang ich an?", "Wo fang ich am besten an?"],
)
def test_what_pays_first_is_how_to_begin(question: str) -> None:
    assert "Start Smart" in (paraphrase_of(question) or "")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Danke. Welche Themen sind auf dem Land wichtig?", "Welche Themen sind auf dem Land wichtig?"),
        ("Vielen Dank! Und in Gera?", "Und in Gera?"),
        ("Super, danke! Wer ist die KTS?", "Wer ist die KTS?"),
        ("Danke für die Antwort. Welche Städte messen Bäume?", "Welche Städte messen Bäume?"),
        ("Danke.", "Danke."),
        ("Danke, das hilft mir.", "Danke, das hilft mir."),
    ],
)
def test_thanks_before_a_question_carry_nothing_over(question: str, expected: str) -> None:
    assert PlainWording(CATALOGUE).plainly(question) == expected


def answer_of(assistant: Assistant, *turns: str) -> tuple[AnswerStatus, str]:
    history: list[Turn] = []
    for turn in turns[:-1]:
        told = assistant.pipeline.answer(AnswerRequest(question=turn, history=tuple(history)))
        history.append(Turn(question=turn, answer=told.text))
    answer = assistant.pipeline.answer(AnswerRequest(question=turns[-1], history=tuple(history)))
    return answer.status, answer.text


@pytest.mark.xdist_group("seeds")
@pytest.mark.parametrize("town", ["Regensburg", "Kempten", "Detmold", "Regensburg im Programm"])
def test_what_failed_in_a_project_is_a_matter_of_ours(seeds_assistant: Assistant, town: str) -> None:
    status, _ = answer_of(seeds_assistant, f"Was macht {town}?", "Ist da auch etwas schiefgegangen?")
    assert status is not AnswerStatus.OUT_OF_SCOPE


@pytest.mark.xdist_group("seeds")
def test_a_state_the_catalogue_does_not_know_is_said(seeds_assistant: Assistant) -> None:
    status, text = answer_of(seeds_assistant, "Welche davon liegen in Bayern: Würzburg, Jena und Potsdam?")
    assert status is AnswerStatus.NO_EVIDENCE
    assert "nicht mitgezählt: Würzburg" in text


def test_step_reads_earlier_questions_without_their_asides() -> None:
    assert Standalone(CATALOGUE)._plainly("Wir fahren nach Hessen. Welche Modellprojekte gibt es dort?") == (
        "Welche Modellprojekte gibt es in Hessen?"
    )


@pytest.mark.xdist_group("seeds")
@pytest.mark.parametrize(
    ("question", "is_outside"),
    [
        ("Wie viel Geld bekommt Iserlohn?", False),
        ("Wie viel Geld kriegt die Stadt Lohmar?", False),
        ("Wie viel Geld bekommt ein Lehrer in Iserlohn?", True),
        ("Wie viel Geld bekommt man in Iserlohn für einen Hund?", True),
        ("Wie viel Geld bekommt Elon Musk?", True),
    ],
)
def test_what_a_project_gets_is_a_matter_of_ours(question: str, is_outside: bool, seeds_assistant: Assistant) -> None:
    status, _ = answer_of(seeds_assistant, question)
    assert (status is AnswerStatus.OUT_OF_SCOPE) is is_outside
