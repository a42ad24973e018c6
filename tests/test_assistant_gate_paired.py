"""The gate on amounts, pairs, sources and owners that change their places, and on what the quote denies by a verb."""

from __future__ import annotations

import pytest
from gated import is_carried

_FOUNDERS = "Die Kreise Ostheim und Wallrode planten, den Rufbus zu übernehmen."


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Der Verband erhält 9 Millionen Euro bei 14 Millionen Euro Gesamtkosten.",
            "Bei Gesamtkosten von 14 Millionen Euro erhält der Verband 9 Millionen Euro.",
            "Die Gesamtkosten des Verbands belaufen sich auf 9 Millionen Euro.",
        ),
        (
            "Ried verfügt über rund 14 Millionen Euro für 17 Vorhaben, 9 Millionen Euro davon vom Bund.",
            "Rund 14 Millionen Euro hat Ried für 17 Vorhaben, davon 9 Millionen Euro vom Bund.",
            "Der Bund stellt Ried rund 14 Millionen Euro für 17 Vorhaben bereit.",
        ),
        (
            "Themen des Vorhabens in Ried sind Leerstand und Bäume.",
            "Mit Leerstand und Bäumen befasst sich das Vorhaben in Ried.",
            "Mit Leerstand befasst sich das Vorhaben in Ried als einzigem Thema.",
        ),
        (
            "Der Verein hatte 8.000 Euro beantragt; der Eigenanteil liegt bei 20 Prozent.",
            "Bei 20 Prozent liegt der Eigenanteil des Vereins.",
            "Der Eigenanteil des Vereins beträgt 8.000 Euro.",
        ),
        (
            "Die Angaben zum Umbau weichen ab: rund 4 Millionen Euro im Jahr 2019 und 3 Millionen Euro im Jahr 2022.",
            "Die Angaben zum Umbau weichen ab: 2019 rund 4 Millionen Euro, 2022 dagegen 3 Millionen Euro.",
            "Die Angaben zum Umbau weichen ab: 2019 rund 3 Millionen Euro, 2022 dagegen 4 Millionen Euro.",
        ),
        (
            ("An der Probe der Rufbus-App nahmen 200 Menschen teil.", "Laut Bericht wurde die App selten geladen."),
            "Laut Bericht wurde die App selten geladen.",
            "Laut Bericht nahmen an der Probe der Rufbus-App 200 Menschen teil.",
        ),
        (
            _FOUNDERS,
            "Ostheim und Wallrode planten, den Rufbus zu übernehmen.",
            "Der Kreis Ostheim plante, den Rufbus des Kreises Wallrode zu übernehmen.",
        ),
        (
            "Die Karte wird mit dem Verein auf dem Werkzeug MAPO entwickelt.",
            "Mit dem Verein wird die Karte auf dem Werkzeug MAPO entwickelt.",
            "Das Werkzeug MAPO wird mit dem Verein auf der Grundlage der Karte entwickelt.",
        ),
        (
            "In Ried entstand 2018 eine Arbeitsgruppe, die einen Radplan erarbeitete.",
            "Eine Arbeitsgruppe, die einen Radplan erarbeitete, entstand 2018 in Ried.",
            "Aus einem Radplan ging 2018 in Ried eine Arbeitsgruppe hervor.",
        ),
    ],
)
def test_places_are_not_traded(quote: str | tuple[str, ...], carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Am Ufer darf gezeltet werden, Feuer ist dort aber verboten.",
            "Feuer ist am Ufer verboten.",
            "Feuer darf am Ufer gemacht werden.",
        ),
        (
            "Für Räder fehlt noch ein Stellplatz.",
            "Noch fehlt für Räder ein Stellplatz.",
            "Für Räder gibt es noch einen Stellplatz.",
        ),
        (
            "Wann die Schranke am Hafen öffnet, lässt sich online nachsehen.",
            "Online lässt sich nachsehen, wann die Schranke am Hafen öffnet.",
            "Die Schranke am Hafen lässt sich online öffnen.",
        ),
        (
            "In der Werkstatt bauten Schüler im Landkreis Ried Modelle aus Holz.",
            "Schüler bauten in der Werkstatt Modelle aus Holz.",
            "In der Werkstatt bauten Kommunen im Landkreis Ried Modelle aus Holz.",
        ),
    ],
)
def test_what_is_denied_or_asked_is_not_told_as_so(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Das Vorhaben heißt RIED_MORGEN; Räume sind unter anderem das „Haus der Tüftler“ und „Offenes Archiv“.",
            "RIED_MORGEN heißt das Vorhaben; Räume sind unter anderem „Offenes Archiv“ und das „Haus der Tüftler“.",
            "RIED_MORGEN heißt einer der Räume im Vorhaben „Haus der Tüftler“.",
        ),
        (
            ("In Ried entscheidet ein Beirat über Anträge.", "Über den Haushalt entscheidet in Ried der Kreistag."),
            "In Ried entscheidet ein Beirat über Anträge, der Kreistag über den Haushalt.",
            "In Ried entscheidet ein Beirat über den Haushalt, der Kreistag über Anträge.",
        ),
        (
            "Das Hafenfest in Ried dauert dieses Jahr drei Tage länger.",
            "Drei Tage länger dauert dieses Jahr das Hafenfest in Ried.",
            "Das Hafenfest in Ried dauert dieses Jahr drei Tage.",
        ),
        (
            "Mit dem „20-Minuten-Kreis“ sollen Wege kürzer werden; geplant sind neue Haltestellen.",
            "Mit dem „20-Minuten-Kreis“ sind neue Haltestellen geplant.",
            "Mit dem „20-Minuten-Kreis“ sind 20 neue Haltestellen geplant.",
        ),
        (
            "Die Werte der Zähler gehen in den Speicher des Amtes ein.",
            "In den Speicher des Amtes gehen die Werte der Zähler ein.",
            "Die Werte der Zähler gehen aus dem Speicher des Amtes ein.",
        ),
        (
            "Ried erhält zwei Millionen Euro Zuschuss; umsetzende Tochter ist RIEDNETZ, gegründet 2016.",
            "Umsetzende Tochter ist die 2016 gegründete RIEDNETZ.",
            "Seit 2016 erhält Ried zwei Millionen Euro Zuschuss.",
        ),
        (
            "Die Tagung war für den 5. Mai 2023 in Ried angekündigt.",
            "Für den 5. Mai 2023 war die Tagung in Ried angekündigt.",
            "Am 5. Mai 2023 wurde die Tagung in Ried angekündigt.",
        ),
    ],
)
def test_titles_objects_and_dates_stay_where_they_are(quote: str | tuple[str, ...], carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)
