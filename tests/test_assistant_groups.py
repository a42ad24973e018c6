""" "Davon", "die beiden" and "das übernehmen" mean what was listed, named last, spoken of."""

from __future__ import annotations

import pytest
from dialogues import follow_ups, resolved

from assistant.understanding.dialogue.groups import listed_in
from assistant.understanding.dialogue.resolved import Outcome

LIST = (
    "Welche Modellprojekte gibt es in Thüringen?",
    "**3 Modellprojekte laut Katalog: Land Thüringen**\n\n- Gera: Mittelstadt, 94.152 Einwohner, Staffel 2019 [1]\n"
    "- Jena: Großstadt, 111.242 Einwohner [2]\n- Mühlhausen: Mittelstadt, rund 36.100 Einwohner [3]\n\n"
    "Ohne Angabe des Landes im Katalog und darum nicht mitgezählt: Lohmar, Regensburg und Würzburg. [4]",
)
MOST = (
    "Welche davon hat die meisten Einwohner?",
    "Die meisten Einwohner hat Jena: 111.242 Einwohner. [1]\n\nVerglichen sind Gera, Jena und Mühlhausen.\n\n"
    "**Diese Angaben gibt es**\n\n- Jena: 111.242 Einwohner [1]\n- Gera: 94.152 Einwohner [2]",
)
OPEN = (
    "Welche davon hat die höchste Förderung?",
    "Eine Rangfolge bei der Förderung ergeben die Dokumente nicht.\n\nGemeint sind Gera, Jena und Mühlhausen.",
)
ALL = "Gera, Jena und Mühlhausen"
EXAMPLES = ("Welche Städte nutzen LoRaWAN?", "- Ulm hat ein Netz. [1]\n- In Lübeck stehen fünf Antennen. [2]")
COTTBUS, GERA = ("Wie hoch ist die Förderung von Cottbus?", "15 Millionen. [1]"), ("Und in Gera?", "7,5 Millionen. [1]")
FLOOD = ("Wie warnt Kalletal vor Hochwasser?", "Kalletal und Lemgo messen Niederschlag und Pegel. [1]")
PORTAL = ("Was kann das Stadtportal in Grevesmühlen?", "Das Portal von Grevesmühlen ist für Smartphones gedacht. [1]")
REFUSED = ("Was wurde in Gera abgelehnt?", "Drei Projekte wurden abgelehnt. [1]")
REUSE = "Ist das zum Nachnutzen durch andere Kommunen, als Open Source oder frei verfügbar: "

GROUPS = [
    ([LIST], "Welche davon hat die meisten Einwohner?", f"Welche davon hat die meisten Einwohner: {ALL}?"),
    ([LIST], "Und welche hat die wenigsten Einwohner?", f"Welche davon hat die wenigsten Einwohner: {ALL}?"),
    ([LIST], "Welche von ihnen liegt in Hessen?", f"Welche von ihnen liegt in Hessen: {ALL}?"),
    ([LIST], "Welche sind klein?", f"Welche davon sind Kleinstädte: {ALL}?"),
    ([LIST], "Wie viele davon sind Großstädte?", f"Wie viele davon sind Großstädte: {ALL}?"),
    ([LIST], "Wer davon hat einen digitalen Zwilling?", f"Wer davon hat einen digitalen Zwilling: {ALL}?"),
    ([LIST], "Und wie viel Förderung bekommen die?", f"Wie viel Förderung bekommen {ALL}?"),
    ([LIST], "Wie viele Einwohner haben sie jeweils?", f"Wie viele Einwohner haben {ALL} jeweils?"),
    # the set stays, and what was measured goes on
    ([LIST, MOST], "Welche davon hat die höchste Förderung?", f"Welche davon hat die höchste Förderung: {ALL}?"),
    ([LIST, MOST], "Und die wenigsten?", f"Die wenigsten: Einwohnerzahl in {ALL}?"),
    (
        [EXAMPLES],
        "Welche davon hat die meisten Einwohner?",
        "Welche davon hat die meisten Einwohner: Ulm und Lübeck?",
    ),
    ([COTTBUS, GERA], "Welche von beiden ist höher?", "Welche von beiden ist höher: Förderung in Cottbus und Gera?"),
    ([COTTBUS, GERA], "Wer hat mehr Einwohner?", "Wer davon hat mehr Einwohner: Cottbus und Gera?"),
    # a look at one of them ends no list, and a comparison is no measure
    (
        [LIST, ("Was macht Jena?", "Jena baut auf.")],
        "Welche davon sind Großstädte?",
        f"Welche davon sind Großstädte: {ALL}?",
    ),
    (
        [("Vergleiche Ulm und Gera", "| Merkmal | Ulm | Gera |")],
        "Wer ist größer?",
        "Wer davon ist größer: Ulm und Gera?",
    ),
    ([COTTBUS, GERA], "Haben beide LoRaWAN?", "Haben beide LoRaWAN: Cottbus und Gera?"),
]
CARRIED = [
    # the one chosen is spoken of
    ([LIST, MOST], "Und wie viel Förderung bekommt sie?", "Wie viel Förderung bekommt sie: Jena?"),
    ([REFUSED], "Gab es sowas auch in Konstanz?", "Was wurde in Konstanz abgelehnt?"),
    (
        [PORTAL],
        "Gibt es sowas auch in Bayern?",
        "Welche Modellprojekte in Bayern haben das: Stadtportal?",
    ),
    ([PORTAL], "Hat sowas noch jemand?", "Welche anderen Modellprojekte haben das: Stadtportal?"),
    ([PORTAL], "Was kostet sowas?", "Was kostet sowas: Stadtportal in Grevesmühlen?"),
    ([PORTAL], "Kann man das testen?", "Kann man das testen: Stadtportal in Grevesmühlen?"),
    # what follows a question on reuse is about the thing, not about the words of that question
    ([PORTAL, ("Können wir es nachnutzen?", "Ja.")], "Was kostet das?", "Was kostet das: Stadtportal in Grevesmühlen?"),
]


@pytest.mark.parametrize(("turns", "question", "expected"), GROUPS, ids=[case[1] for case in GROUPS])
def test_a_choice_names_the_group(turns: list[tuple[str, str]], question: str, expected: str) -> None:
    found = resolved(question, *turns)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)
    assert len(found.group) > 1


@pytest.mark.parametrize(("turns", "question", "expected"), CARRIED, ids=[case[1] for case in CARRIED])
def test_a_reference_is_bound(turns: list[tuple[str, str]], question: str, expected: str) -> None:
    found = resolved(question, *turns)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize(
    "question",
    [
        "Können wir das übernehmen?",
        "Können wir die nachnutzen?",
        "Darf man das einfach so kopieren?",
        "Könnte man das bei uns einsetzen?",
        "Ist das auf uns übertragbar?",
    ],
)
def test_a_question_on_reuse_is_put_in_the_documents_words(question: str) -> None:
    assert resolved(question, FLOOD).text == f"{REUSE}Hochwasser in Kalletal?"
    assert resolved(question).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    "question",
    [
        "Können wir die Förderung auch nutzen?",
        "Welche Apps gibt es?",
        "Wie viel davon zahlt der Bund?",
        "Welche Stadt hat die meisten Einwohner?",
        "Haben beide LoRaWAN?",
        "Was macht Kassel?",
        "Haben die eine App?",
    ],
)
def test_other_questions_choose_from_no_group(question: str) -> None:
    assert not resolved(question, LIST).group


def test_nothing_chosen_is_asked_back() -> None:
    assert resolved("Und wie viel bekommt sie?", LIST, OPEN).outcome is Outcome.OPEN


def test_only_names_make_a_list() -> None:
    names = [project.name for project in follow_ups().mentions.catalogue.projects]
    assert listed_in(LIST[1], names) == ("Gera", "Jena", "Mühlhausen")
    assert listed_in(EXAMPLES[1], names) == ()
    assert listed_in("- Gera: Mittelstadt\n- Fahrräder: viele", names) == ()
    assert listed_in("- Fahrräder: viele\n- Gera: Mittelstadt\n- Jena: Großstadt", names) == ()
    assert listed_in("- Gera: Mittelstadt", names) == ()
    # what is told of those listed belongs to no list
    told = f"{LIST[1]}\n\n**Zu ihrer Förderung**\n\n- Für Gera sind 7,5 Millionen vorgesehen: Stand 2024 [5]"
    assert listed_in(told, names) == ("Gera", "Jena", "Mühlhausen")


def test_a_list_without_a_thing_of_its_own_leaves_no_subject() -> None:
    state = ("Welche davon liegt in Hessen?", "**Ein Modellprojekt laut Katalog**\n\n- Jena: Großstadt [1]")
    assert resolved("Wie viele Einwohner hat sie?", LIST, state).text == "Wie viele Einwohner hat sie: Jena?"


TWINS = (
    "Welche Städte haben einen digitalen Zwilling?",
    "- Hannover baut einen. [1]\n- Kirchheim bei München baut einen. [2]\n- Der Landkreis Hof plant einen. [3]",
)
BAVARIAN = ("Welche davon sind in Bayern?", "- Kirchheim bei München: klein [1]\n- Landkreis Hof: Landkreis [2]")
BOTH = "digitalen Zwilling in Kirchheim bei München und Landkreis Hof"


def test_those_chosen_are_still_spoken_of_for_the_thing_they_were_chosen_for() -> None:
    assert resolved("Was hat das gekostet?", TWINS, BAVARIAN).text == f"Was hat das gekostet: {BOTH}?"
    contact = ("Wer ist dort Ansprechpartner?", "**Hier bekommen Sie Auskunft** [1]")
    asked = "Gibt es dazu auch eine Veröffentlichung?"
    assert resolved(asked, TWINS, BAVARIAN, contact).text == f"{asked[:-1]}: {BOTH}?"


@pytest.mark.parametrize(
    "contact", ["Wer ist Ansprechpartner?", "Wen kann ich anrufen?", "Wie lautet die E-Mail-Adresse?"]
)
def test_who_to_ask_is_no_thing_to_go_on_about(contact: str) -> None:
    turns = ("Was macht Gera?", "Gera zählt Besucher. [1]"), (contact, "**Hier bekommen Sie Auskunft** [1]")
    assert resolved("Und wie viel Geld bekommen die?", *turns).text == "Wie viel Geld bekommen die: Gera?"
    thing = ("Datenplattform", "Hof betreibt eine Datenplattform. [1]"), turns[1]
    assert resolved("Und was kostet das?", *thing).text == "Was kostet das: Datenplattform in Hof?"


def test_a_name_of_ordinary_words_is_a_thing_to_go_on_about() -> None:
    offer = ("Was ist Start Smart?", "Ein Angebot der KTS. [1]")
    assert resolved("Was kostet das?", offer).text == "Was kostet das: Start Smart?"


@pytest.mark.parametrize(
    "question", ["Welcher Landkreis hat die meisten Einwohner?", "Wer hat die wenigsten Einwohner?"]
)
def test_a_ranking_of_all_stands_for_itself(question: str) -> None:
    assert resolved(question).outcome is Outcome.COMPLETE
    assert resolved(question, FLOOD).text == question


EXAMPLES = (
    "Welche Städte nutzen eine Beteiligungsplattform?",
    "- In Iserlohn gibt es eine Plattform. [1]\n- Bochum betreibt eine Plattform. [2]\n- Guben plant eine. [3]\n\n"
    "**Aus einer Tabelle**\n\n- Modellprojekt: Ulm; Thema: Plattform [4]",
)


@pytest.mark.parametrize("asked", ["ist Open Source", "sind kostenlos", "nutzen einen leeren Laden"])
def test_of_them_means_those_the_examples_tell_of(asked: str) -> None:
    chosen = resolved(f"Welche davon {asked}?", EXAMPLES)
    assert chosen.group == ("Iserlohn", "Bochum", "Guben")
    assert chosen.text == f"Welche davon {asked}: Iserlohn, Bochum und Guben?"


def test_examples_beside_an_answer_are_no_set_to_choose_from() -> None:
    beside = ("Was macht Ulm?", "Ulm hat ein Netz. [1]\n\n**Beispiele**\n\n- Gera hat X. [2]\n- Jena hat Y. [3]")
    assert resolved("Welche davon ist Open Source?", beside).group == ()
    assert resolved("Was kostet das?", EXAMPLES).group == ()
    assert resolved("Was davon passt zu uns?", EXAMPLES).group == ()
