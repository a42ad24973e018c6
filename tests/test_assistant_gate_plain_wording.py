"""The gate: faithful statements in plain wording that were misread, each beside a wrong neighbour."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

NAMES = frozenset({"Altfeld", "Bergau", "Neustadt", "Seeheim"})

_passes = partial(is_carried, names=NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Neue Beete der in Bergau gepflegten Allee schlagen die Vereine vor und bezahlen sie gemeinsam.",
            "Neue Beete der in Bergau gepflegten Allee werden von den Vereinen vorgeschlagen und gemeinsam bezahlt.",
            "Neue Beete der in Bergau gepflegten Allee haben die Vereine und bezahlen sie gemeinsam.",
            id="a verb in two parts before another verb",
        ),
        pytest.param(
            "Die Neustädter Bücherei zeigt Karten.",
            "Neustadts Bücherei zeigt Karten.",
            "Bergaus Bücherei zeigt Karten.",
            id="the people of a -stadt",
        ),
        pytest.param(
            "Eine stündlich geprüfte Karte ist in Bergau im Test.",
            "Bergaus Karte, die stündlich geprüft wird, befindet sich im Test.",
            "Bergaus Karte, die im Test geprüft wird, findet sich stündlich.",
            id="a main clause that goes on with a verb in -det",
        ),
        pytest.param(
            "Weil die Mittel knapp waren, strich Bergau einige der ursprünglich geplanten Wege.",
            "Wegen knapper Mittel strich Bergau einige der ursprünglich geplanten Wege.",
            "Wegen hoher Mittel strich Bergau einige der ursprünglich geplanten Wege.",
            id="scarce, which bounds no figure",
        ),
        pytest.param(
            "Bergau hat seit März 2025 ein Haus; im März 2025 wurden 17 Chöre gefördert; im Mai 2025 war ein Fest.",
            "Bergau hat seit März 2025 ein Haus; gefördert wurden in jenem Monat 17 Chöre.",
            "Bergau hat seit März 2025 ein Haus; in jenem Monat war ein Fest.",
            id="that month",
        ),
        pytest.param(
            "Von 2021 bis 2023 fuhr in Bergau der autonome Bus auf einer Strecke.",
            "In Bergau fuhr der autonome Bus von 2021 bis 2023 auf einer Strecke.",
            "In Bergau soll der autonome Bus künftig auf einer Strecke fahren.",
            id="what was till a day is not to come",
        ),
        pytest.param(
            "Bergau setzt am See Lotsen ein. / Zu den Lotsen in Bergau zählen Max und ein „Roter Lotse“ im Alpha-Test.",
            "Bergau setzt am See Lotsen ein, zu denen Max und ein „Roter Lotse“ im Alpha-Test zählen.",
            "Bergau setzt am See Lotsen ein, zu denen Max und ein „Roter Lotse“ zählen.",
            id="a test is no plan",
        ),
        pytest.param(
            "Drei Ziele hat Bergau: Bildung für den Wandel, grüne Stadt mit starkem Rat und grüne Abwehr.",
            "Grüne Abwehr, grüne Stadt mit starkem Rat und Bildung für den Wandel: Diese Ziele hat Bergau.",
            "Grüne Abwehr, grüne Bildung mit starkem Rat und Stadt für den Wandel: Diese Ziele hat Bergau.",
            id="a list beside a colon in another order",
        ),
        pytest.param(
            "Die Fähre von Bergau sendet laufend ihren Standort an das Hafenbuch.",
            "An das Hafenbuch von Bergau wird laufend der Standort der Fähre gesendet.",
            "An das Hafenbuch wird von Bergau laufend der Standort der Fähre gesendet.",
            id="one phrase stands before the verb",
        ),
        pytest.param(
            "Das Amt sieht am Brett, wo zuerst gegossen werden muss.",
            "Das Amt sieht am Brett, an welchen Stellen vorrangig gegossen werden muss.",
            "Das Amt muss am Brett sehen, an welchen Stellen vorrangig gegossen wird.",
            id="an indirect question behind a preposition",
        ),
        pytest.param(
            "Die Hitze wirkt sich auf den Teich aus.",
            "Die Hitze beeinflusst den Teich.",
            "Der Teich beeinflusst die Hitze.",
            id="what acts upon what, by another verb",
        ),
        pytest.param(
            "Die Hitze beeinflusst den Teich.",
            "Der Teich wird von der Hitze beeinflusst.",
            "Der Teich wirkt sich auf die Hitze aus.",
            id="what acts upon what, in the passive",
        ),
        pytest.param(
            "Vieles liegt im Katalog nur als Quelltext vor.",
            "Im Katalog liegt vieles ausschließlich als Quelltext vor.",
            "Der Katalog besteht ausschließlich aus Quelltext.",
            id="only so of much",
        ),
        pytest.param(
            "Ein Kurs dauert sechs bis zwölf Monate.",
            "Ein Kurs dauert ein halbes bis ein ganzes Jahr.",
            "Ein Kurs dauert ein halbes Jahr.",
            id="one end of a span",
        ),
        pytest.param(
            "Ein Kurs dauert sechs bis zwölf Monate.",
            "Ein Kurs dauert bis zu zwölf Monate.",
            "Ein Kurs dauert bis zu sechs Monate.",
            id="the last end of a span, as such",
        ),
        pytest.param(
            "Ein Kurs dauert sechs bis zwölf Monate.",
            "Ein Kurs dauert mindestens sechs Monate.",
            "Ein Kurs dauert mindestens sechs bis zwölf Monate.",
            id="a whole span with a bound",
        ),
        pytest.param(
            "Ein Kurs dauert rund sechs bis zwölf Monate.",
            "Ein Kurs dauert rund sechs bis zwölf Monate.",
            "Ein Kurs dauert mindestens sechs Monate.",
            id="an end that is about so much",
        ),
        pytest.param(
            "Ein Kurs dauert sechs bis zwölf Monate oder länger.",
            "Ein Kurs dauert mindestens sechs Monate oder länger.",
            "Ein Kurs dauert bis zu zwölf Monate.",
            id="a span that may be longer",
        ),
        pytest.param(
            "Ein Kurs dauert meist sechs bis zwölf Monate.",
            "Ein Kurs dauert meist höchstens zwölf Monate.",
            "Ein Kurs dauert höchstens zwölf Monate.",
            id="a span that is so mostly",
        ),
        pytest.param(
            "Die Karte kostet zwischen 5 und 9 Euro.",
            "Die Karte kostet mindestens 5 Euro.",
            "Die Karte kostet mindestens 9 Euro.",
            id="the first end of a span, as such",
        ),
        pytest.param(
            "Am Kurs nehmen 20–30 Vereine teil.",
            "Am Kurs nehmen höchstens 30 Vereine teil.",
            "Am Kurs nehmen weniger als 30 Vereine teil.",
            id="an end of a span is in it",
        ),
        pytest.param(
            "Die Karte kostet zwischen 5 und 9 Euro.",
            "Zwischen 5 und 9 Euro kostet die Karte.",
            "5 Euro kostet die Karte.",
            id="one end of a span of prices",
        ),
        pytest.param(
            "Die Karte kostet zwischen 5 und 9 Euro.",
            "Die Karte kostet 5 bis 9 Euro.",
            "Die Karte kostet 9 bis 5 Euro.",
            id="a span turned round",
        ),
        pytest.param(
            "Bergau will bei Starkregen früh handeln.",
            "Bergau will bei heftigen Niederschlägen früh handeln.",
            "Bergau will bei heftigen Schneefällen früh handeln.",
            id="heavy rain",
        ),
        pytest.param(
            "Für Laien brauchbar ist der Atlas.",
            "Für Menschen ohne Fachwissen ist der Atlas brauchbar.",
            "Ohne Fachwissen ist der Atlas nicht brauchbar.",
            id="laypeople",
        ),
    ],
)
def test_plain_wording_passes_and_its_wrong_neighbour_does_not(quote: str, carried: str, wrong: str) -> None:
    sentences = tuple(quote.split(" / "))
    assert _passes(sentences, carried)
    assert not _passes(sentences, wrong)


GRANT = (
    "Bergau erhielt einen Zuschuss von 11 Millionen Euro, das sind 65 Prozent des Volumens von 17 Millionen Euro.",
    "Vom Bergauer Zuschuss entfielen 2 Millionen Euro auf die Strategie und 9 Millionen Euro auf den Bau.",
)


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (
            GRANT,
            "Vom Bergauer Zuschuss in Höhe von 11 Millionen Euro entfielen 2 Millionen Euro auf die Strategie.",
            True,
        ),
        (
            GRANT,
            "Vom Bergauer Zuschuss in Höhe von 17 Millionen Euro entfielen 2 Millionen Euro auf die Strategie.",
            False,
        ),
        (
            GRANT,
            "Vom Bergauer Zuschuss in Höhe von 11 Millionen Euro entfielen 9 Millionen Euro auf die Strategie.",
            False,
        ),
        (
            (GRANT[0], "Ein weiterer Bergauer Zuschuss ging 2021 an das Museum."),
            "Der Bergauer Zuschuss in Höhe von 11 Millionen Euro ging 2021 an das Museum.",
            False,
        ),
        (
            (GRANT[0], "Der Seeheimer Zuschuss ging 2021 an das Museum."),
            "Der Zuschuss in Höhe von 11 Millionen Euro ging 2021 an das Museum.",
            False,
        ),
        (
            ("Bergau beantragte einen Zuschuss von 11 Millionen Euro.", GRANT[1]),
            "Vom Bergauer Zuschuss in Höhe von 11 Millionen Euro entfielen 2 Millionen Euro auf die Strategie.",
            False,
        ),
    ],
)
def test_the_size_of_a_thing_may_stand_in_another_sentence_on_the_same_thing(
    quote: tuple[str, ...], statement: str, carried: bool
) -> None:
    assert _passes(quote, statement) is carried


def test_a_title_that_opens_with_preposition_and_article_is_read_as_any_other() -> None:
    quote = "Der Beitrag „Auf dem Weg zum Hafen“ fasst die Studie zu Netzen mit Ratschlägen zusammen (Stand 2023)."
    assert _passes(quote, "Der Beitrag „Auf dem Weg zum Hafen“ fasst die Studie zu Netzen zusammen.")
    assert not _passes(quote, "Der Beitrag „Auf dem Weg zum Hafen“ fasst die Studie zu Datenschutz zusammen.")
