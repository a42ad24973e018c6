"""The gate: whoever does a deed in the quote does it in the statement, wherever the subject stands."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate.sentence.frames import deeds
from assistant.gate.sentence.reading import read


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Die Dörfer Ahlum und Bree planten, das Mietrad-Angebot zu übernehmen.",
            "Das Mietrad-Angebot zu übernehmen, planten die Dörfer Ahlum und Bree.",
            "Torfhaus plante, das Mietrad-Angebot von den Dörfern Ahlum und Bree zu übernehmen.",
        ),
        (
            "Erarbeitet wurde der Plan vom Bauamt mit zwei Büros, fachlich begleitet vom Umweltamt.",
            "Das Bauamt erarbeitete den Plan mit zwei Büros und wurde dabei vom Umweltamt fachlich begleitet.",
            "Das Umweltamt erarbeitete den Plan mit zwei Büros und wurde dabei vom Bauamt fachlich begleitet.",
        ),
        (
            "Zum Amt Ried gehören neun Dörfer; ein Lehrstuhl erstellte einen Leitfaden zur Pflege der Brunnen.",
            "Einen Leitfaden zur Pflege der Brunnen erstellte ein Lehrstuhl.",
            "Das Amt Ried erstellte für einen Lehrstuhl einen Leitfaden zur Pflege der Brunnen.",
        ),
        (
            "Torfhaus gehört zu den Orten, an denen das Amt bis Juli den Betrieb der Brunnen untersuchte.",
            "Das Amt untersuchte bis Juli auch in Torfhaus den Betrieb der Brunnen.",
            "Torfhaus untersuchte bis Juli, wie das Amt den Betrieb der Brunnen sichert.",
        ),
        (
            "Der Markt wird vom Ministerium getragen und will auch kleine und mittlere Betriebe beraten.",
            "Das Ministerium trägt den Markt.",
            "Der Markt wird von kleinen und mittleren Betrieben getragen.",
        ),
    ],
)
def test_another_one_does_it(quote: str, carried: str, wrong: str) -> None:
    names = frozenset({"Torfhaus"})
    assert is_carried(quote, carried, names)
    assert not is_carried(quote, wrong, names)


@pytest.mark.parametrize(
    ("sentence", "verb", "doers"),
    [
        ("Weil die Brücke schwankt, sperrte der Kreis den Weg.", "sperrte", ["Kreis"]),
        ("Die Wege und Bänke pflegt der Verein.", "pflegt", ["Verein"]),
        ("Der Verein pflegt Wege und streicht die Bänke.", "streicht", ["Verein"]),
        ("Im Mai prüften das Amt und die Jury den Entwurf.", "prüften", ["Amt", "Jury"]),
        ("Die Jury lobte die Kinder am Bach.", "lobte", ["Jury"]),
        ("Gestrichen wurde der Zaun von Kindern der Schule.", "Gestrichen", ["Kindern"]),
        ("Der Verein lässt die Bänke von einer Firma streichen.", "streichen", []),
        ("In offenen und frei zugänglichen Räumen bietet der Verein Hilfe an.", "offenen", []),
        ("Entlang der Straße pflanzen zwei Schulen neue Bäume.", "pflanzen", ["Schulen"]),
        ("Plätze am Bach zeigt die Karte.", "zeigt", []),
        ("Sie pflegt Wege am Bach.", "pflegt", []),
        ("Ein Netz baut Torfhaus.", "baut", []),
    ],
)
def test_doers_are_told_by_order_number_article_and_voice(sentence: str, verb: str, doers: list[str]) -> None:
    found = {
        deed.verb.text: [word.text for word in deed.heads]
        for deed in deeds(read(sentence, frozenset({"Torfhaus"}))).values()
    }
    assert found.get(verb, []) == doers
