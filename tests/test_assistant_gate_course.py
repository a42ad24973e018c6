"""The gate: parts of a sentence that trade their words, order of events, what a figure counts, who acts alone."""

from __future__ import annotations

import pytest
from gated import is_carried


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Den Eintritt zahlt der Verein, die Führung bezahlt die Schule.",
            "Die Führung bezahlt die Schule, den Eintritt zahlt der Verein.",
            "Die Führung bezahlt der Verein, den Eintritt zahlt die Schule.",
        ),
        (
            "Der Herd wurde im Mai 2021 gekauft und im Juni 2022 verliehen.",
            "Im Juni 2022 wurde der Herd verliehen und im Mai 2021 gekauft.",
            "Der Herd wurde im Mai 2021 verliehen und im Juni 2022 gekauft.",
        ),
        (
            "Die ersten zwei Stunden kostet ein Stellplatz nichts, danach drei Euro.",
            "Ein Stellplatz kostet die ersten zwei Stunden nichts, danach drei Euro.",
            "Ein Stellplatz kostet die ersten zwei Stunden drei Euro, danach nichts.",
        ),
    ],
)
def test_two_parts_do_not_trade_their_words(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Erst prüfte das Amt die Anträge, danach entschied der Ausschuss.",
            "Das Amt prüfte die Anträge, danach entschied der Ausschuss.",
            "Der Ausschuss entschied, danach prüfte das Amt die Anträge.",
        ),
        (
            "Der Steg wurde gesperrt, weil ein Brett gebrochen war.",
            "Weil ein Brett gebrochen war, wurde der Steg gesperrt.",
            "Ein Brett ist gebrochen, weil der Steg gesperrt wurde.",
        ),
        (
            "Nach der Begehung folgen Gutachten und Bauantrag.",
            "Auf die Begehung folgen Gutachten und Bauantrag.",
            "Auf Gutachten und Bauantrag folgt die Begehung.",
        ),
    ],
)
def test_order_and_cause_are_not_turned_round(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Im Stadthaus proben Chöre in 14 Sälen.",
            "In 14 Sälen des Stadthauses proben Chöre.",
            "In Sälen des Stadthauses proben 14 Chöre.",
        ),
        (
            "14 Dörfer und Städte betreiben die Bücherei.",
            "14 Städte und Dörfer betreiben die Bücherei.",
            "Dörfer und Städte betreiben 14 Büchereien.",
        ),
    ],
)
def test_a_figure_counts_what_it_counts_in_the_quote(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "statement", "passes"),
    [
        ("Der Verein pflegt den Garten.", "Den Garten pflegt der Verein.", True),
        ("Der Verein pflegt den Garten.", "Den Garten pflegt der Verein selbst.", False),
        ("Der Verein pflegt den Garten in Eigenregie.", "Den Garten pflegt der Verein selbst.", True),
    ],
)
def test_by_himself_is_a_claim_of_its_own(quote: str, statement: str, passes: bool) -> None:
    assert is_carried(quote, statement) is passes


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Das Dorf hat 830 Einwohner und baut einen Brunnen.",
            "830 Menschen leben in dem Dorf, das einen Brunnen baut.",
            "830 Menschen bauen in dem Dorf einen Brunnen.",
        ),
        (
            "Der Bericht 3/2019 fasst die Ideen der Staffel 2018 zusammen.",
            "Die Ideen der Staffel 2018 fasst der Bericht 3/2019 zusammen.",
            "Der Bericht 3/2019 fasst die Ideen der Staffel 2019 zusammen.",
        ),
    ],
)
def test_inhabitants_and_numbered_things_are_no_other_count(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Den Saal vermietet der Heimatverein, die Einnahmen spendet er.",
            "Der Heimatverein vermietet den Saal und spendet die Einnahmen.",
            "Den Saal vermietet die Gemeinde, die Einnahmen spendet er.",
        ),
        (
            "Die Ideen kommen aus dem Jugendrat, über das Geld entscheidet der Hauptausschuss.",
            "Der Hauptausschuss entscheidet über das Geld, die Ideen kommen aus dem Jugendrat.",
            "Die Ideen kommen aus dem Hauptausschuss, über das Geld entscheidet der Jugendrat.",
        ),
    ],
)
def test_no_other_actor_takes_a_deed_over(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)
