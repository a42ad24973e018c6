"""The gate: words of a statement that were taken for others of the quote, each beside a wrong neighbour."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

from assistant.gate import Quote
from assistant.gate.comparing.alignment import sources_of
from assistant.gate.parts import parts_of

NAMES = frozenset({"Altfeld", "Bergau", "Seeheim"})

_passes = partial(is_carried, names=NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Zehn Vereine gründeten sich neu, 45 bauten zuerst eine Halle.",
            "45 Vereine bauten zuerst eine Halle, zehn gründeten sich neu.",
            "45 Vereine gründeten sich neu, zehn bauten zuerst eine Halle.",
            id="the noun of the figure before",
        ),
        pytest.param(
            "Etwa 30 Rentner nahmen 2024 in Bergau an sechs Abenden teil; Themen waren Bäume, Obst und Hecken.",
            "An sechs Abenden nahmen 2024 in Bergau etwa 30 Rentner teil; es ging um Bäume, Obst und Hecken.",
            "An sechs Hecken nahmen 2024 in Bergau etwa 30 Rentner teil; es ging um Bäume, Obst und Abende.",
            id="phrases in another order",
        ),
        pytest.param(
            "Der Altfelder Garten wird vom Land bezahlt und ist Teil des Blauen Weges.",
            "Das Land bezahlt den Altfelder Garten, der ein Teil des Blauen Weges ist.",
            "Der Blaue Weg ist ein Teil des Altfelder Gartens, den das Land bezahlt.",
            id="called a part",
        ),
        pytest.param(
            "Das Ost-Programm läuft seit 2021 und hat sechs Teilprogramme, darunter Brunnenbau und Wegepflege.",
            "Zum Ost-Programm gehören sechs Teilprogramme, darunter eines zur Pflege von Wegen.",
            "Zur Wegepflege gehören sechs Teilprogramme, darunter eines zum Ost-Programm.",
            id="nearest word of the same head",
        ),
        pytest.param(
            "Die 9. Werkschau beschäftigte sich mit robusten Dächern für kleine Dörfer.",
            "Die 9. Werkschau widmete sich robusten Dächern für kleine Dörfer.",
            "Die 9. Werkschau widmete sich kleinen Dächern für robuste Dörfer.",
            id="an adjective in -en",
        ),
        pytest.param(
            "Ein Netz aus Sonden plante Seeheim 2022 als Grundlage für Konzepte der Stadtpflege.",
            "Die Planung Seeheims sah 2022 ein Netz aus Sonden als Grundlage für Konzepte der Stadtpflege vor.",
            "Die Planung Seeheims sah 2022 Konzepte der Stadtpflege als Grundlage für ein Netz aus Sonden vor.",
            id="whose deed",
        ),
        pytest.param(
            "Ein Bericht vom Mai 2020 nennt für Bergau bis zu 8 Millionen Euro Förderung.",
            "Ein Bericht vom Mai 2020 spricht bei Bergau von bis zu 8 Millionen Euro Förderung.",
            "Ein Bericht vom Mai 2020 spricht bei Bergau von mindestens 8 Millionen Euro Förderung.",
            id="a town has no deed behind von",
        ),
        pytest.param(
            "Altfeld malte den Plan selbst, ohne ihn extern malen zu lassen.",
            "Extern malen ließ Altfeld den Plan nicht.",
            "Extern malen ließ Altfeld den Plan.",
            id="no noun where it opens the sentence",
        ),
        pytest.param(
            ("Eine Jury mit 9 Frauen begleitet NORDHAFEN; gefördert wird bis 2027.", "Das Vorhaben heißt NORDHAFEN."),
            "Das Vorhaben NORDHAFEN wird von einer Jury mit 9 Frauen begleitet.",
            "Die Jury mit 9 Frauen wird von dem Vorhaben NORDHAFEN begleitet.",
            id="the sort of a name",
        ),
    ],
)
def test_words_taken_for_others(quote: str | tuple[str, ...], carried: str, wrong: str) -> None:
    assert (_passes(quote, carried), _passes(quote, wrong)) == (True, False)


def test_a_statement_is_not_cut_before_an_infinitive() -> None:
    sentences = (
        "Die Altfelder Zähler messen an vier Stellen Regen, Wind und Licht und senden sie ans Amt.",
        "Rat aus Altfeld: früh anfangen und eine Probezeit einplanen, bis man die Werte kennt.",
    )
    statement = (
        "Die Altfelder Zähler messen an vier Stellen Regen und Wind, und aus Altfeld kommt der Rat, "
        "eine Probezeit einzuplanen, bis man die Werte kennt."
    )
    parts = parts_of(statement, sources_of([Quote("q", sentences)], NAMES), NAMES)
    assert parts[-1].text == "aus Altfeld kommt der Rat, eine Probezeit einzuplanen, bis man die Werte kennt."
    assert _passes(sentences, statement)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "In Bergau wurden acht Ideen genehmigt und drei verworfen.",
            "Verworfen wurden in Bergau drei Ideen.",
            "Genehmigt wurden in Bergau drei Ideen.",
            id="the second figure has its own verb",
        ),
        pytest.param(
            "Das Projekt hof.tal.bunt von Kreis und Land wird bis 2027 mit bis zu vier Millionen Euro gefördert.",
            "Die Förderung von hof.tal.bunt läuft bis 2027.",
            "Die Förderung von hof.tal.bunt läuft seit 2027.",
            id="a name with dots is no verb",
        ),
        pytest.param(
            "Bergau stellte einen Antrag auf Zuschuss von 90.000 Euro.",
            "Bergau stellte einen Zuschussantrag über 90.000 Euro.",
            "Bergau stellte einen Zuschussantrag über 900.000 Euro.",
            id="how much is asked for",
        ),
        pytest.param(
            "Die Gemeinde Seeheim bildete 2021 bis 2023 ein Tandem mit Lund.",
            "Ein Tandem mit Lund bildete von 2021 bis 2023 die Gemeinde Seeheim.",
            "Ein Tandem mit Seeheim bildete von 2021 bis 2023 die Gemeinde Lund.",
            id="the town with its sort behind the verb",
        ),
        pytest.param(
            "Für das Netz sind eine Karte und weitere Straßen vorgesehen.",
            "Für das Netz sind verschiedene Straßen vorgesehen.",
            "Für das Netz sind alle Straßen vorgesehen.",
            id="several of several",
        ),
        pytest.param(
            "Mehr Teilhabe ist eines von sechs Feldern der Förderung in Bergau.",
            "Zu den sechs Feldern, in die Bergau die Förderung einteilt, gehört mehr Teilhabe.",
            "Zu den sechs Feldern, in die Bergau die Förderung einteilt, gehört weniger Teilhabe.",
            id="a relative pronoun before a town",
        ),
        pytest.param(
            ("Altfeld plante eine App, an der Kinder arbeiten können.", "Altfeld sah ein Labor mit Küche vor."),
            "Altfeld plante eine App, an der Kinder arbeiten können, und ein Labor mit Küche.",
            "Altfeld hat eine App, an der Kinder arbeiten können, und ein Labor mit Küche.",
            id="a part without a verb",
        ),
        pytest.param(
            "Altfeld ist mit etwa 17.000 Menschen die kleinste Stadt des Landes.",
            "Die kleinste Stadt des Landes ist mit rund 17.000 Menschen Altfeld.",
            "Die kleinste Stadt des Landes ist mit rund 17.000 Menschen Bergau.",
            id="a town behind the people counted",
        ),
        pytest.param(
            "Im RegioViewer der Smart Region AUF können Einwohner geplante Vorhaben ansehen.",
            "Einwohner der Smart Region AUF können im RegioViewer geplante Vorhaben ansehen.",
            "Einwohner der Smart Region AUF können im RegioViewer keine geplanten Vorhaben ansehen.",
            id="capitals are no preposition",
        ),
        pytest.param(
            "Altfeld hat 1.088, Bergau 1.449 und Seeheim 3.990 Einwohner.",
            "Seeheim zählt 3.990 Einwohner, Bergau 1.449 und Altfeld 1.088.",
            "Seeheim zählt 3.990 Einwohner, Bergau 1.088 und Altfeld 1.449.",
            id="each with its own figure",
        ),
        pytest.param(
            "Die Felder der Region sind smarte Räume, smarte Kommune und smarte Vorsorge.",
            "Drei Felder hat die Region: smarte Räume, smarte Kommune und smarte Vorsorge.",
            "Vier Felder hat die Region: smarte Räume, smarte Kommune und smarte Vorsorge.",
            id="smart is no verb",
        ),
        pytest.param(
            "Bergau gehört zur Staffel 2020 der Modellprojekte Smart Cities, Kategorie Großstädte.",
            "Bergau gehört zu den Modellprojekten Smart Cities der Staffel 2020.",
            "Bergau gehört nicht zu den Modellprojekten Smart Cities der Staffel 2020.",
            id="what belongs to a part belongs to the whole",
        ),
        pytest.param(
            "Von 2022 bis 2026 arbeiten die elf Dörfer von Bergau zusammen (Stand Oktober 2024).",
            "Zusammen arbeiten von 2022 bis 2026 die elf Dörfer von Bergau, so der Stand im Oktober 2024.",
            "Zusammen arbeiten von 2022 bis Oktober 2024 die elf Dörfer von Bergau.",
            id="the age of a source with a preposition",
        ),
        pytest.param(
            "Die Förderung von Bergau lief planmäßig 2024 aus.",
            "Die Förderung von Bergau ist 2024 wie geplant ausgelaufen.",
            "Die Förderung von Bergau sollte 2024 auslaufen.",
            id="as planned is no plan",
        ),
        pytest.param(
            (
                "Die Förderung von Bergau lief planmäßig 2024 aus.",
                "Das Amt bezog Bergau in seine Untersuchung ein, also zum dauerhaften Betrieb, von Juni 2024 an.",
            ),
            "Bergaus Förderung endete planmäßig 2024, und das Amt bezog die Stadt in seine Untersuchung ein.",
            "Bergaus Förderung endete planmäßig 2024, und das Amt bezog die Stadt nicht in seine Untersuchung ein.",
            id="the town told of by its sort in the second part",
        ),
        pytest.param(
            "Im Dezember erwog Bergau, aus dem Programm auszusteigen.",
            "Im Dezember gab es in Bergau Erwägungen, aus dem Programm auszusteigen.",
            "Im Dezember stieg Bergau aus dem Programm aus.",
            id="what is considered, by a noun",
        ),
    ],
)
def test_words_read_as_what_they_are(quote: str | tuple[str, ...], carried: str, wrong: str) -> None:
    assert (_passes(quote, carried), _passes(quote, wrong)) == (True, False)
