"""The gate on words of another sort: what can be done, how often, which one, ends of things and of months."""

from __future__ import annotations

import pytest
from gated import is_carried

_COUNTED = "Die Geräte messen in vier Brunnen den Pegel und melden mehrmals täglich ihre Werte."


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Der Kreis sammelte 30 Vorschläge und ließ ihre Machbarkeit prüfen.",
            "Der Kreis ließ die Machbarkeit von 30 Vorschlägen prüfen.",
            "Der Kreis sammelte 30 Vorschläge und setzte sie um.",
        ),
        (
            "Der Verein gewann 2019 den Wettbewerb „Grüne Höfe“; die Stadt gab 4.000 Euro dazu.",
            "2019 gewann der Verein den Wettbewerb „Grüne Höfe“.",
            "Der Verein veranstaltete 2019 den Wettbewerb „Grüne Höfe“.",
        ),
        (
            "Drei Millionen Euro umfasst der Neubau, 40 Prozent davon trägt das Land.",
            "Drei Millionen Euro umfasst der Neubau, 40 Prozent trägt das Land.",
            "Die drei Millionen Euro für den Neubau trägt vollständig das Land.",
        ),
        (
            _COUNTED,
            "Mehrmals täglich melden die Geräte in den vier Brunnen ihre Werte.",
            "Die Geräte in den Brunnen melden viermal täglich ihre Werte.",
        ),
        (
            "Gast Nummer 700 stieg am 3. Mai 2022 in den Dorfbus ein.",
            "Am 3. Mai 2022 stieg Gast Nummer 700 in den Dorfbus ein.",
            "Am 3. Mai 2022 stiegen 700 Gäste in den Dorfbus ein.",
        ),
        (
            "Der Beirat tagte erstmals Ende März 2021 und berät in der Bauphase.",
            "Der Beirat, der erstmals Ende März 2021 tagte, berät in der Bauphase.",
            "Der Beirat berät nach dem Ende der Bauphase.",
        ),
        (
            "Der Katalog bündelt Geodaten und nicht personenbezogene Meldedaten.",
            "Geodaten und nicht personenbezogene Meldedaten bündelt der Katalog.",
            "Der Katalog bündelt Geodaten, aber keine Meldedaten.",
        ),
    ],
)
def test_a_word_of_another_sort_says_something_else(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)
