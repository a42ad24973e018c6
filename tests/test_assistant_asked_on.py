"""Follow-ups as clerks of small towns type them: of themselves, of those meant, of what nobody has named."""

from __future__ import annotations

import pytest
from dialogues import resolved
from judged_gaps import judged, shown

from assistant.gaps.beside import beside_gap
from assistant.gaps.unsaid import gap_of
from assistant.run import Run
from assistant.understanding.dialogue.ourselves import without_own_town
from assistant.understanding.dialogue.resolved import Outcome

BUS = ("Was kostet der Rufbus in Zwönitz?", "Eine Fahrt mit dem ERZmobil in Zwönitz kostet 50 Cent Zuschlag. [1]")
NETWORK = ("Welche Städte haben ein LoRaWAN-Netz?", "- Das LoRaWAN-Netz in Ulm ist frei. [1]\n- Lübeck hat eins. [2]")
TOWN = ("Was macht Gera?", "Gera misst Feinstaub. [1]")
MONEY = ("Wie hoch ist die Förderung in Gera?", "Gera bekommt acht Millionen Euro. [1]")
ALIKE = (
    "Welche Kommunen sind mit uns vergleichbar? Wir haben 9.000 Einwohner.",
    "**Ähnlich**\n\n- Barleben: 9.180 Einwohner [1]\n- Guben: 16.783 Einwohner [2]",
)
VILLAGES = ("Was macht Geestland für seine Dörfer?", "Geestland kann 15 Millionen Euro einsetzen. [1]")
SHUTTLE = ("Gibt es autonome Busse?", "In Iserlohn fuhr bis 2023 ein autonomer Bus. [1]")
FAILED = ("Ist jemand mit einer Stadt-App gescheitert?", "Das steht nicht in den Dokumenten.")

COMPARABLE = "Welche Modellprojekte sind mit einer Gemeinde mit {} Einwohnern vergleichbar?"


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (NETWORK, "und wir mit 6.500 einwohnern?", "Welche Gemeinden mit 6.500 Einwohnern haben das: LoRaWAN-Netz?"),
        (NETWORK, "Und für uns als kleine Gemeinde?", "Welche kleinen Gemeinden haben das: LoRaWAN-Netz?"),
        (BUS, "wie wäre das bei uns, 4000 Einwohner?", "Was kostet das bei uns mit 4000 Einwohnern: Rufbus?"),
        (BUS, "und bei uns als dorf?", "Was kostet das bei uns als dorf: Rufbus?"),
        (TOWN, "Und wir mit 8.000 Leuten?", COMPARABLE.format("8.000")),
        (MONEY, "und für uns mit 5000 einwohnern", COMPARABLE.format("5000")),
    ],
)  # fmt: skip
def test_what_others_have_is_asked_for_places_of_the_own_size(
    turn: tuple[str, str], question: str, expected: str
) -> None:
    found = resolved(question, turn)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize("question", ["und bei uns?", "Was ist mit uns?", "und wir?", "Und hier bei uns"])
@pytest.mark.parametrize("turn", [BUS, TOWN])
def test_of_their_own_town_they_are_asked_its_size(turn: tuple[str, str], question: str) -> None:
    assert resolved(question, turn).outcome is Outcome.OWN_PLACE


@pytest.mark.parametrize("question", ["und für uns?", "Was heißt das für uns?", "Wir haben das auch vor, wer hilft?"])
def test_what_holds_for_all_needs_no_size(question: str) -> None:
    assert resolved(question, ("Wie hoch ist die Förderung?", "820 Millionen. [1]")).outcome is not Outcome.OWN_PLACE


def test_the_money_of_comparable_projects_is_asked_of_each() -> None:
    found = resolved("und was haben die gekostet", ALIKE)
    assert found.text == "Wie viel Förderung haben Barleben und Guben bekommen?"


def test_the_one_chosen_of_them_is_meant_alone_and_comparing_is_no_matter_of_it() -> None:
    chosen = ("was macht die zweite", "Guben warnt vor Gefahren. [1]")
    assert resolved(*chosen[:1], ALIKE).text == "Was macht Guben?"
    assert resolved("was haben die gekostet", ALIKE, chosen).text == "Was haben die gekostet: Guben?"


def test_the_price_of_what_a_list_has_is_not_the_money_of_its_projects() -> None:
    assert "Förderung" not in resolved("was haben die gekostet", NETWORK).text


@pytest.mark.parametrize(
    ("turns", "question"),
    [
        ((TOWN,), "Gibt es das auch kleiner?"),
        ((TOWN, ("und Jena?", "Jena hat Sensoren. [1]")), "Gibt es das auch etwas kleiner?"),
        ((VILLAGES,), "gibt es so etwas auch in Bayern?"),
        ((VILLAGES,), "Hat das jemand in Sachsen?"),
        ((VILLAGES,), "wer noch?"),
    ],
)
def test_what_nobody_has_named_is_asked_back(turns: tuple[tuple[str, str], ...], question: str) -> None:
    assert resolved(question, *turns).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (VILLAGES, "und in Bayern?", "Welche Modellprojekte gibt es in Bayern?"),
        (BUS, "Gibt es so etwas auch in Hessen?", "Welche Modellprojekte in Hessen haben das: Rufbus?"),
        # who of those, whoever it may be
        (SHUTTLE, "wer macht das bei denen, amt oder firma", "Wer betreibt das: autonome Busse in Iserlohn?"),
        (SHUTTLE, "Wer kümmert sich darum vor Ort?", "Wer betreibt das: autonome Busse in Iserlohn?"),
        # what they learnt
        (SHUTTLE, "was würden die rückblickend anders machen", "Was ist schiefgegangen: autonome Busse in Iserlohn?"),
        (SHUTTLE, "Was hätte man da besser machen sollen?", "Was ist schiefgegangen: autonome Busse in Iserlohn?"),
        (FAILED, "warum?", "Warum ist das gescheitert: Stadt-App?"),
        (FAILED, "Und woran lag das?", "Woran ist das gescheitert: Stadt-App?"),
    ],
)  # fmt: skip
def test_it_is_asked_in_words_that_show_what_is_not_told(turn: tuple[str, str], question: str, expected: str) -> None:
    found = resolved(question, turn)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize(
    "question", ["Was passt besser, eine App oder ein Portal?", "Wer hat Sensoren, Ulm oder Gera?"]
)
def test_a_choice_that_is_the_question_stays(question: str) -> None:
    assert resolved(question, SHUTTLE).text == question


def test_those_are_meant_who_would_do_it_again() -> None:
    assert resolved("würden die das wieder machen", SHUTTLE).text.endswith("autonome Busse in Iserlohn?")


def test_the_town_nobody_has_named_is_asked_for() -> None:
    assert resolved("nein, ich meine die Stadt", FAILED).outcome is Outcome.NO_PLACE


def test_what_english_readers_tell_of_themselves_is_not_spoken_of() -> None:
    told = "We are a village with 900 inhabitants in Saxony. Who uses sensors in trees?"
    assert without_own_town(told) == "Who uses sensors in trees?"
    assert without_own_town("We are many? Who uses it?") == "We are many? Who uses it?"
    found = resolved("what does it cost", (told, "In Jena messen Sensoren an Bäumen. [1]"))
    assert found.text.startswith("What does it cost: ")
    assert "Saxony" not in found.text


TELEMEDICINE = ("Wer hat Telemedizin in Rheinland-Pfalz?", "- Im Landkreis Kusel gibt es Telemedizin. [1]")


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (SHUTTLE, "was ist mit den kosten", "Was kostet das: autonome Busse in Iserlohn?"),
        (SHUTTLE, "und wie steht es mit der Haftung?", "Haftung: autonome Busse in Iserlohn?"),
        (SHUTTLE, "wie sieht es mit datenschutz aus", "Datenschutz: autonome Busse in Iserlohn?"),
        (BUS, "was ist mit Gera?", "Was kostet der Rufbus in Gera?"),
        # what is said of the answer before
        (SHUTTLE, "klingt gut, wer hat das bezahlt", "Wer hat das bezahlt: autonome Busse in Iserlohn?"),
        (SHUTTLE, "das ist ja spannend, seit wann läuft das?", "Seit wann läuft das: autonome Busse in Iserlohn?"),
        (
            NETWORK,
            "das zweite ist interessant, was kostet das",
            "Lübeck ist interessant, was kostet das: LoRaWAN-Netz?",
        ),
        # the one town of a state that has it
        (TELEMEDICINE, "seit wann läuft das dort", "Seit wann läuft das im Landkreis Kusel: Telemedizin?"),
        (TELEMEDICINE, "und in Hessen?", "Wer hat Telemedizin in Hessen?"),
    ],
)
def test_a_side_is_asked_of_what_was_spoken_of(turn: tuple[str, str], question: str, expected: str) -> None:
    found = resolved(question, turn)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize("question", ["Was ist mit Verstetigung gemeint?", "Was ist mit dem Bus in Gera passiert?"])
def test_what_a_word_means_and_what_happened_is_no_side(question: str) -> None:
    assert resolved(question, TOWN).text == question


def asked_beside(question: str, beside: str, *texts: str) -> Run:
    run = judged(question, *texts)
    run.beside = (beside,)
    return run


def test_a_side_that_is_not_told_is_named_and_one_that_is_leads() -> None:
    seats, ramp = "Der Bus in Iserlohn hat acht Plätze.", "Der Bus in Iserlohn hat eine Rampe."
    gap = beside_gap(asked_beside("Haftung: Bus in Iserlohn?", "Haftung", seats, ramp))
    assert gap is not None
    assert "„Haftung“" in gap.opening
    run = asked_beside("Die Rampe: Bus in Iserlohn?", "Rampe", seats, ramp)
    assert beside_gap(run) is None
    assert run.sentences[0].text == ramp


@pytest.mark.parametrize("own", ["Wer macht die Haftung", "Haftung bei so etwas", "Welche Haftung ist das"])
def test_a_side_asked_of_with_no_other_word_must_be_told(own: str) -> None:
    gap = beside_gap(asked_beside(f"{own}: Bus in Iserlohn?", "Haftung", "Der Bus in Iserlohn hat acht Plätze."))
    assert gap is not None
    assert "„Haftung“" in gap.opening
    told = "Die Haftung für den Bus in Iserlohn trägt die Stadt."
    assert beside_gap(asked_beside(f"{own}: Bus in Iserlohn?", "Haftung", told)) is None


def test_what_says_more_than_the_side_is_judged_as_a_whole() -> None:
    run = asked_beside("Wer zahlt die Rampe: Bus in Iserlohn?", "Rampe", "Der Bus in Iserlohn hat acht Plätze.")
    assert beside_gap(run) is None


APPS = ("Wer hat eine Stadt-App?", "- Solingen hat eine Stadt-App. [1]\n- Hagenow hat die App HageNOW. [2]")


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        ((APPS,), "was davon ist am besten", "Was davon ist am besten: Stadt-App in Solingen und Hagenow?"),
        ((APPS,), "Welche davon ist die beste?", "Welche davon ist die beste: Stadt-App in Solingen und Hagenow?"),
        ((APPS,), "gab es etwas Vergleichbares in Sachsen?", "Welche Modellprojekte in Sachsen haben das: Stadt-App?"),
        ((APPS,), "wer hat die noch außer denen", "Welche anderen Modellprojekte haben das: Stadt-App?"),
    ],
)  # fmt: skip
def test_those_of_a_list_are_compared_by_the_thing_they_have(
    turns: tuple[tuple[str, str], ...], question: str, expected: str
) -> None:
    assert resolved(question, *turns).text == expected


def test_what_is_like_a_whole_town_is_asked_back() -> None:
    assert resolved("gibt es was ähnliches in Sachsen", TOWN).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("question", "told", "is_told"),
    [
        ("Wie haben die Anwohner reagiert: Sensoren in Gera?", "Gera bekam 8 Millionen Euro für Sensoren.", False),
        ("Wie haben die Bürger die Sensoren in Gera aufgenommen?", "In Gera gibt es 20 Sensoren.", False),
        ("Wie kamen die Sensoren in Gera bei den Leuten an?", "In Gera gibt es 20 Sensoren.", False),
        ("Wie haben die Bürger reagiert: Sensoren in Gera?", "Anwohner der Sensoren in Gera waren skeptisch.", True),
    ],
)
def test_how_people_took_it_is_told_by_what_they_thought(question: str, told: str, is_told: bool) -> None:
    gap = gap_of(judged(question, told))
    assert (gap is None) is is_told
    assert is_told or (gap is not None and gap.opening.startswith("Was die Leute davon halten"))


JENA = ("und Jena", "Jena hat rund 17,5 Millionen Euro. [1]")
PLATFORM = ("Wer hat eine Datenplattform?", "In Haßfurt gibt es eine Datenplattform. [1]")


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        ((TOWN,), "und die Stadt Hof?", "Was macht die Stadt Hof?"),
        ((MONEY,), "und im Landkreis Kassel?", "Wie hoch ist die Förderung in dem Landkreis Kassel?"),
        ((NETWORK,), "und in Landkreisen?", "Welche Landkreise haben das: LoRaWAN-Netz?"),
        ((MONEY, JENA), "zusammen?", "Wie hoch ist die Förderung in Gera und Jena zusammen?"),
        ((MONEY, JENA), "und insgesamt?", "Wie hoch ist die Förderung in Gera und Jena zusammen?"),
        ((PLATFORM,), "müssen wir die selber betreiben", "Müssen wir die selber betreiben: Datenplattform in Haßfurt?"),
        ((PLATFORM,), "danke, und gibt es dafür noch geld", "Gibt es noch Fördermittel?"),
        ((PLATFORM,), "Kriegen wir da auch Zuschüsse?", "Gibt es noch Fördermittel?"),
        (
            (PLATFORM, ("Was meint der Handel dazu?", "Nichts. [1]")),
            "und in Gemeinden unter 20.000 Einwohnern?",
            "Welche Gemeinden unter 20.000 Einwohnern haben das: Datenplattform?",
        ),
    ],
)  # fmt: skip
def test_towns_sums_and_money_are_asked_on(turns: tuple[tuple[str, str], ...], question: str, expected: str) -> None:
    assert resolved(question, *turns).text == expected


@pytest.mark.parametrize(
    ("question", "told", "word"),
    [
        ("Haben die den selber programmiert: Bus in Iserlohn?", "Der Bus in Iserlohn hat acht Plätze.", "programmiert"),
        ("Hat der auch Klimaanlage: Bus in Iserlohn?", "Der Bus in Iserlohn hat acht Plätze.", "Klimaanlage"),
        ("Haben die den selber programmiert: Bus in Iserlohn?", "Iserlohn hat den Bus programmiert.", ""),
        ("Kann man den auch im Winter nutzen: Bus in Iserlohn?", "Der Bus in Iserlohn hat acht Plätze.", "Winter"),
        ("Wer hat den programmiert: Bus in Iserlohn?", "Der Bus in Iserlohn hat acht Plätze.", ""),
        ("Haben die den noch: Bus in Iserlohn?", "Der Bus in Iserlohn hat acht Plätze.", ""),
    ],
)
def test_whether_it_is_so_is_answered_by_what_says_it(question: str, told: str, word: str) -> None:
    gap = beside_gap(judged(question, told))
    assert (gap.opening if gap else "").partition("„")[2].partition("“")[0] == word


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (SHUTTLE, "und was kam am ende raus?", "Was hat das gebracht: autonome Busse in Iserlohn?"),
        (SHUTTLE, "können wir da mitfahren", "Können wir in Iserlohn mitfahren: autonome Busse?"),
        (SHUTTLE, "Was ist daraus geworden?", "Was hat das gebracht: autonome Busse in Iserlohn?"),
        (TOWN, "zum Beispiel Jena?", "Was macht Jena?"),
        (("Wer hat einen Rufbus?", "Zwönitz. [1]"), "z.B. in Hessen", "Wer hat einen Rufbus in Hessen?"),
        (("Nutzen kleine Gemeinden KI?", "Ja. [1]"), "wer macht das denn", "Wer macht das denn: KI?"),
    ],
)  # fmt: skip
def test_outcomes_examples_and_the_thing_are_asked_on(turn: tuple[str, str], question: str, expected: str) -> None:
    assert resolved(question, turn).text == expected


@pytest.mark.parametrize(
    ("question", "told", "is_told"),
    [
        ("Wie viele Einwohner hat Hagenow?", "Die App in Hagenow wurde 2.500-mal geladen.", False),
        ("Wie viele Menschen leben in Gera?", "Gera hat 20 Sensoren.", False),
        ("Wie viele Einwohner hat Gera?", "Gera hat 94.152 Einwohner.", True),
    ],
)
def test_inhabitants_are_told_by_no_other_number(question: str, told: str, is_told: bool) -> None:
    gap = gap_of(judged(question, told))
    assert (gap is None) is is_told
    assert is_told or not shown(gap)
