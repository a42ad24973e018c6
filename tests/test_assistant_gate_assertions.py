"""Small words and participles that claim something of their own need the quote's word for it."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement


def _codes(quote: str, statement: str) -> set[str]:
    context = GateContext(frozenset({"p"}), frozenset({"Ahlbach"}))
    return {code.value for code in check_statement(statement, [Quote("p", (quote,))], context).codes}


@pytest.mark.parametrize(
    ("quote", "faithful", "wrong", "code"),
    [
        (
            "Die Stadt Ahlbach stellte im Mai 2023 die Plattform für Mieter vor (Stand Juni 2024).",
            "Ahlbach stellte im Mai 2023 die Plattform für Mieter vor.",
            "Im Mai 2023 hat Ahlbach die Plattform für Mieter abgeschlossen.",
            "modality",
        ),
        (
            "Einsendeschluss für den Fotowettbewerb in Ahlbach war der 3. Mai 2023.",
            "Der Fotowettbewerb in Ahlbach endete am 3. Mai 2023.",
            "Der Fotowettbewerb in Ahlbach begann am 3. Mai 2023.",
            "modality",
        ),
        (
            "Ahlbach baut Pegel, um die Grundwasserstände zu messen.",
            "Ahlbach baut Pegel zum Messen der Grundwasserstände.",
            "Mit Pegeln hat Ahlbach die Grundwasserstände gemessen.",
            "modality",
        ),
        (
            "Den Schlüssel für die Turnhalle darf der Verein in Ahlbach an Gäste weitergeben.",
            "In Ahlbach darf der Verein den Schlüssel für die Turnhalle an Gäste weitergeben.",
            "In Ahlbach hat der Verein den Schlüssel für die Turnhalle an Gäste weitergegeben.",
            "modality",
        ),
        (
            "Die Bücherei in Ahlbach verleiht im Winter Lastenräder.",
            "Im Winter verleiht die Bücherei in Ahlbach Lastenräder.",
            "Die Bücherei in Ahlbach verleiht inzwischen im Winter Lastenräder.",
            "modality",
        ),
        (
            "In Ahlbach stellte der Verein Bänke auf, im Sommer kommen Besucher.",
            "Der Verein stellte in Ahlbach bereits Bänke auf.",
            "In Ahlbach kommen im Sommer mehr Besucher.",
            "scope",
        ),
        (
            "Das Freibad in Ahlbach zeigt die Auslastung; der Eintritt kostet 3 Euro.",
            "Der Eintritt in das Freibad in Ahlbach kostet 3 Euro.",
            "Weil das Freibad in Ahlbach die Auslastung zeigt, kostet der Eintritt 3 Euro.",
            "relation",
        ),
        (
            "Der Landkreis wertet die Zählungen der Stadt Ahlbach aus.",
            "Die Zählungen der Stadt Ahlbach wertet der Landkreis aus.",
            "Die Stadt Ahlbach wertet die Zählungen selbst aus.",
            "relation",
        ),
        (
            "Der Verein erstattet in Ahlbach die Kosten der Fahrt zur Hälfte.",
            "Die Kosten der Fahrt erstattet in Ahlbach zur Hälfte der Verein.",
            "Der Verein erstattet in Ahlbach die ganzen Kosten der Fahrt.",
            "scope",
        ),
    ],
)
def test_what_the_quote_tells_passes_and_what_is_added_does_not(
    quote: str, faithful: str, wrong: str, code: str
) -> None:
    assert _codes(quote, faithful) == set()
    assert code in _codes(quote, wrong)


def test_who_is_obliged_is_obliged_in_the_quote() -> None:
    offer = "Der Verband berät Gemeinden kostenlos bei der Vergabe."
    assert "modality" in _codes(
        offer, "Gemeinden sind verpflichtet, sich bei der Vergabe vom Verband beraten zu lassen."
    )
    duty = "Gemeinden müssen sich bei der Vergabe vom Verband beraten lassen."
    assert _codes(duty, "Gemeinden sind verpflichtet, sich bei der Vergabe vom Verband beraten zu lassen.") == set()


@pytest.mark.parametrize(
    ("quote", "faithful", "wrong", "code"),
    [
        (
            "Ahlbach ist eine mittlere Stadt mit 40.000 Einwohnern.",
            "Ahlbach ist eine Mittelstadt mit 40.000 Einwohnern.",
            "Ahlbach ist eine Großstadt mit 40.000 Einwohnern.",
            "coverage",
        ),
        (
            "Die Feuerwehr in Ahlbach gewann den Wettbewerb knapp.",
            "Den Wettbewerb gewann die Feuerwehr in Ahlbach knapp.",
            "Die Feuerwehr in Ahlbach gewann den Wettbewerb deutlich.",
            "scope",
        ),
        (
            "Der Kreis lädt alle Bibliotheken zur Tagung nach Ahlbach ein.",
            "Alle Bibliotheken lädt der Kreis zur Tagung nach Ahlbach ein.",
            "Der Kreis lädt ausgewählte Bibliotheken zur Tagung nach Ahlbach ein.",
            "coverage",
        ),
        (
            "Der Markt in Ahlbach fand zum vierten Mal statt.",
            "In Ahlbach fand der Markt zum vierten Mal statt.",
            "Der Markt in Ahlbach fand zum ersten Mal statt.",
            "scope",
        ),
        (
            "Zwei Vereine in Ahlbach betreiben eigene Werkstätten.",
            "In Ahlbach betreiben zwei Vereine eigene Werkstätten.",
            "Zwei Vereine in Ahlbach betreiben gemeinsame Werkstätten.",
            "scope",
        ),
        (
            "Zwei Vereine in Ahlbach arbeiten seit 2021 zusammen.",
            "Seit 2021 arbeiten in Ahlbach zwei Vereine zusammen.",
            "Zwei Vereine in Ahlbach wollen zusammenarbeiten.",
            "modality",
        ),
        (
            "Die Plattform zeigt Parkplätze in Ahlbach an.",
            "Parkplätze in Ahlbach zeigt die Plattform an.",
            "Ahlbach hatte vor, Parkplätze auf der Plattform anzuzeigen.",
            "modality",
        ),
        (
            "Ob sich Ahlbach bewirbt, ist noch offen; der Rat lädt Vereine ein.",
            "Der Rat in Ahlbach lädt Vereine ein.",
            "Ahlbach hat sich beworben; der Rat lädt Vereine ein.",
            "modality",
        ),
        (
            "Geprüft wurden in Ahlbach vollständige Anträge der Vereine.",
            "In Ahlbach wurden vollständige Anträge der Vereine geprüft.",
            "In Ahlbach wurden unvollständige Anträge der Vereine geprüft.",
            "coverage",
        ),
        (
            "Dank der Pumpen blieb der Keller in Ahlbach trocken.",
            "In Ahlbach blieb der Keller dank der Pumpen trocken.",
            "Trotz der Pumpen blieb der Keller in Ahlbach trocken.",
            "scope",
        ),
    ],
)
def test_degrees_sizes_and_what_goes_on_already(quote: str, faithful: str, wrong: str, code: str) -> None:
    assert _codes(quote, faithful) == set()
    assert code in _codes(quote, wrong)
