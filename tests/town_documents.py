"""Two documents that say once, at the top, which town they are of: no catalogue knows it."""

from __future__ import annotations

from pathlib import Path

LETTER = """# Neues aus dem Digitalbüro – Ausgabe 2/2024

Newsletter der Stadt Birkenstetten, Digitalbüro am Markt 1

Liebe Leserinnen und Leser,

in Birkenstetten ist im Frühjahr mehr passiert, als unser kleines Team von drei Leuten verkraften konnte.

## Mängelmelder: 500. Meldung eingegangen

Am 19. Mai ging die fünfhundertste Meldung ein. Der Melder ist seit dem 4. März 2024 online. Am häufigsten gemeldet
werden Schlaglöcher (31 Prozent) und wilder Müll (24 Prozent).

## WLAN im Freibad

Das Freibad hat seit dem 1. Juli freies WLAN. Die Kosten von 8.900 Euro trug der Förderverein. An heißen Tagen waren bis
zu 640 Geräte angemeldet, was die Leitung an ihre Grenze brachte.

## Besuch

Die Gemeinde Erlenrade hat den Melder im April besichtigt. Zwei Ampeln wurden umgerüstet.
"""
REPORT = """# Digitaler Zwilling: Bericht der Werkstatt

Erlenrade, 27. September 2024 · Stadtplanungsamt

## Anlass

Die Stadt Erlenrade (ca. 54.000 Einwohner) baut seit Januar 2023 einen digitalen Zwilling auf, also ein Abbild des
Stadtgebiets.

## Was gezeigt wurde

Der Zwilling enthält derzeit rund 21.000 Gebäude und das Baumkataster mit 14.300 Bäumen.

## Kosten

Der Aufbau des Zwillings kostete bisher 312.000 Euro. Ein Dienstleister mit Sitz in Köln hat die Daten geliefert.
"""


def write_town_documents(folder: Path) -> Path:
    """Both in ``folder``, which is returned."""
    (folder / "birkenstetten.md").write_text(LETTER, encoding="utf-8")
    (folder / "erlenrade.md").write_text(REPORT, encoding="utf-8")
    return folder
