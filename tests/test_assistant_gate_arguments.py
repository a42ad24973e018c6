"""The gate: what a verb is done to, by, with, for and when stays where the quote has it."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate.sentence.arguments import arguments
from assistant.gate.sentence.frames import deeds
from assistant.gate.sentence.reading import read

_NAMES = frozenset({"Torfhaus", "Ahlum"})


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Eingeladen zum Gespräch im Museum hatte das Planungsamt.",
            "Zum Gespräch im Museum hatte das Planungsamt eingeladen.",
            "Zum Gespräch im Museum wurde das Planungsamt vom Verein eingeladen.",
        ),
        (
            "Für das Mietrad wurde die Radagentur gegründet; zwei Busse fahren durch die Dörfer.",
            "Die Radagentur wurde für das Mietrad gegründet.",
            "Die Radagentur hat das Mietrad gegründet.",
        ),
        (
            "Der Rechner sortiert Anfragen mit Schlagwörtern nach Ämtern.",
            "Mit Schlagwörtern sortiert der Rechner Anfragen nach Ämtern.",
            "Der Rechner sortiert Schlagwörter anhand von Anfragen nach Ämtern.",
        ),
        (
            "Die Zählungen stützen den Fahrplan und die Planung der Linien.",
            "Den Fahrplan und die Planung der Linien stützen die Zählungen.",
            "Die Zählungen stützen sich auf den Fahrplan und die Planung der Linien.",
        ),
        (
            "In Torfhaus sammelt ein Dorfhelfer Bücher und hilft bei Anträgen.",
            "In Torfhaus sammelt ein Dorfhelfer Bücher, auch bei Anträgen hilft der Dorfhelfer.",
            "In Torfhaus hilft man einem Dorfhelfer, der Bücher sammelt, bei Anträgen.",
        ),
        (
            "Ahlum und Dörfer des Kreises erhalten als Verbund zwei Millionen Euro.",
            "Zwei Millionen Euro bekommen Ahlum und Dörfer des Kreises als Verbund.",
            "Ahlum stellt den Dörfern des Kreises zwei Millionen Euro bereit.",
        ),
        (
            "In der Mühle gab es Kurse zu Musik und Tanz; auch fremde Vereine nahmen teil.",
            "Kurse zu Musik und Tanz gab es in der Mühle, auch fremde Vereine nahmen teil.",
            "Fremde Vereine boten in der Mühle Kurse zu Musik und Tanz an.",
        ),
        (
            "In der Mühle gibt es kostenlose Kurse und Räume für Vereine.",
            "Kostenlose Kurse und Räume für Vereine gibt es in der Mühle.",
            "Vereine geben in der Mühle kostenlose Kurse.",
        ),
    ],
)
def test_arguments_keep_their_place(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried, _NAMES)
    assert not is_carried(quote, wrong, _NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Torfhaus hatte zwei Brunnen beantragt; das Landesamt regte an, auch Bänke zu beantragen.",
            "Das Landesamt regte an, auch Bänke zu beantragen.",
            "Nachdem zwei Brunnen beantragt worden waren, regte Torfhaus beim Landesamt an, auch Bänke zu beantragen.",
        ),
        (
            "Wegen der Kosten strich Torfhaus einige der geplanten Wege; Schulen wirken an den Festen mit.",
            "Torfhaus strich wegen der Kosten einige der geplanten Wege.",
            "Die Schulen, die an den Festen in Torfhaus mitwirken, strichen einige der geplanten Wege.",
        ),
        (
            "Der Kreistag genehmigte 2021 die im April beschlossene Satzung von Torfhaus.",
            "Die im April beschlossene Satzung von Torfhaus wurde 2021 vom Kreistag genehmigt.",
            "Die im April vom Kreistag beschlossene Satzung wurde 2021 von Torfhaus genehmigt.",
        ),
    ],
)
def test_the_doer_of_another_verb_does_not_take_a_deed_over(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried, _NAMES)
    assert not is_carried(quote, wrong, _NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Der Plan wurde im März 2021 im Rat beraten und Ende Juli 2021 veröffentlicht.",
            "Ende Juli 2021 wurde der Plan veröffentlicht, beraten wurde er im März 2021 im Rat.",
            "Nachdem der Plan im März 2021 veröffentlicht worden war, folgte Ende Juli 2021 die Beratung im Rat.",
        ),
        (
            "Fehlt ein Schlüssel, leuchtet am Schrank die rote Lampe.",
            "Am Schrank leuchtet die rote Lampe, sobald ein Schlüssel fehlt.",
            "Sobald am Schrank die rote Lampe leuchtet, fehlt ein Schlüssel.",
        ),
        (
            "Der Verein setzt auf mehr Ruhe durch hohe Hecken.",
            "Der Verein setzt durch hohe Hecken auf mehr Ruhe.",
            "Im Verein soll die Ruhe hohe Hecken ermöglichen.",
        ),
    ],
)
def test_dates_conditions_and_causes_tell_what_comes_first(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried, _NAMES)
    assert not is_carried(quote, wrong, _NAMES)


@pytest.mark.parametrize(
    ("sentence", "verb", "doers", "done"),
    [
        ("Gestrichen wurde der Zaun von Kindern der Schule.", "Gestrichen", ["Kindern"], ["Zaun"]),
        ("Die Jury lobte am 3. Mai 2021 die Kinder am Bach.", "lobte", ["Jury"], ["Kinder"]),
        ("Man hilft dem Förster im Wald.", "hilft", [], ["Förster"]),
        ("Das Fest ist groß, und 2021 soll ein Verein die Bänke streichen.", "streichen", ["Verein"], ["Bänke"]),
        ("Die Messung, die 20 Vereine ausrichteten, war kurz.", "ausrichteten", ["Vereine"], []),
    ],
)
def test_what_it_is_done_to_is_told_in_either_voice(
    sentence: str, verb: str, doers: list[str], done: list[str]
) -> None:
    found = {places.verb.text: places for places in arguments(read(sentence, _NAMES)).values()}
    assert [word.text for word in found[verb].doers] == doers
    assert [word.text for word in found[verb].done] == done


@pytest.mark.parametrize(
    ("sentence", "verb", "doers"),
    [
        ("Die Vereine, die am Bach helfen, strichen die Bänke.", "strichen", ["Vereine"]),
        ("Der erneuerte und breitere Steg wartet.", "erneuerte", []),
        ("Als ein Baum umstürzte und viele Äste brachen, half der Förster.", "brachen", []),
        ("Das Netz, das neu ist, prüft die Karte.", "prüft", []),
        ("Auf dem Platz bildete die FFW eine Kette.", "bildete", ["FFW"]),
    ],
)
def test_verbs_behind_subclauses_have_their_subject(sentence: str, verb: str, doers: list[str]) -> None:
    found = {deed.verb.text: [word.text for word in deed.heads] for deed in deeds(read(sentence, _NAMES)).values()}
    assert found.get(verb, []) == doers
