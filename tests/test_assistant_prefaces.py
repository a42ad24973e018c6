"""What those who ask tell first of their own town does not displace what they ask about."""

from __future__ import annotations

import pytest
from dialogues import follow_ups

from assistant.understanding.places import places_of
from assistant.understanding.typed.prefaces import without_preface

READ = [
    (
        "Wir sind eine Gemeinde mit 6.000 Einwohnern in Brandenburg und denken über einen Rufbus nach. "
        "Wer hat so etwas schon und was ist daraus geworden?",
        "Wer hat Rufbus in Brandenburg?",
    ),
    ("Gemeinde in Bayern, 4.000 Einwohner, Rufbus – wer hat Erfahrung?", "Wer hat Rufbus in Bayern?"),
    (
        "Kleine Stadt in Thüringen, 8.000 Einwohner: wer hat smarte Laternen ausprobiert und was kam dabei raus?",
        "Wer hat smarte Laternen in Thüringen?",
    ),
    (
        "Wir wollen in unserem Ort (2.000 Einwohner, Brandenburg) eine App einführen – wer hat damit Erfahrung?",
        "Wer hat App in Brandenburg?",
    ),
    (
        "Als Landkreis in Niedersachsen überlegen wir, Telemedizin anzubieten. Gibt es Beispiele?",
        "Wer hat Telemedizin in Niedersachsen?",
    ),
    (
        "Unsere Stadt liegt in Sachsen. Wir denken über digitale Parkplatzsensoren nach. Wer hat das schon gemacht?",
        "Wer hat digitale Parkplatzsensoren in Sachsen?",
    ),
    (
        "Wir sind ein Dorf in Hessen und wollen Pegelsensoren. Wer hat so etwas und was hat das gekostet?",
        "Wer hat Pegelsensoren in Hessen und was hat das gekostet?",
    ),
]
KEPT = [
    "Wer hat Rufbusse in Brandenburg?",
    "Wir sind eine Gemeinde in Bayern und wollen einen Rufbus. Wer bezahlt das?",
    "Wir sind eine Stadt in Hessen. Welche Förderung bekommen wir?",
    "Wir sind eine Stadt in Hessen. Wer hat Erfahrung?",
    "Wir sind eine Stadt in Hessen und kaufen Sensoren. Wer hat eine Vorlage für die Ausschreibung?",
    "Wir sind eine Stadt in Hessen und wollen smarte Laternen. Wer hat damit Strom gespart?",
    "Wir sind ein Landkreis in Hessen. Was machen andere Landkreise?",
    "Landkreis Hof in Bayern: wer hat dort Glättesensoren?",
    "In Hessen gibt es Rufbusse. Wer hat so etwas noch?",
    "Wir waren in Ulm. Wer hat ein LoRaWAN-Netz?",
    "Wir wollen einen Rufbus – wer hat Erfahrung?",
]


@pytest.mark.parametrize(("question", "expected"), [*READ, *((question, question) for question in KEPT)])
def test_the_thing_leads_in_the_state_of_those_who_ask(question: str, expected: str) -> None:
    known = follow_ups()
    assert without_preface(question, lambda text: places_of(text, known.mentions, known.find_names)) == expected
