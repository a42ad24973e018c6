"""The gate: what single checks once refused by mistake passes, and the same words in other relations do not."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

NAMES = frozenset({"Altfeld", "Bergau", "Seeheim", "Rossel", "Wiesen", "Moorburg"})

_passes = partial(is_carried, names=NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Altfeld steuert mit dem „LichtNetz“ Laternen und Ampeln.",
            "Mit dem Altfelder „LichtNetz“ werden Laternen und Ampeln gesteuert.",
            "Mit Laternen und Ampeln wird in Altfeld das „LichtNetz“ gesteuert.",
            id="town before a thing",
        ),
        pytest.param(
            "Bergaus „WegeBot“ sortiert Anfragen mit Sprachmodellen nach Ämtern.",
            "Mit Bergaus „WegeBot“ werden Anfragen mithilfe von Sprachmodellen nach Ämtern sortiert.",
            "Mit Bergaus „WegeBot“ werden Sprachmodelle mithilfe von Anfragen nach Ämtern sortiert.",
            id="mithilfe von",
        ),
        pytest.param(
            "Unter den ersten Werkstätten war ein Austausch zum Thema Pflege.",
            "Zu den ersten Werkstätten gehörte ein Austausch über das Thema Pflege.",
            "Zum Austausch gehörte das Thema Pflege unter den ersten Werkstätten.",
            id="zu for unter",
        ),
        pytest.param(
            "Sprechstunden, Kurse, Leihräder und Werkzeuge bietet in Seeheim das Haus „Treff“.",
            "Das Haus „Treff“ bietet in Seeheim Leihräder, Sprechstunden, Kurse und Werkzeuge.",
            "Der Kurs bietet in Seeheim das Haus „Treff“, Leihräder und Werkzeuge.",
            id="objects listed before the verb",
        ),
        pytest.param(
            "Die Verordnung zum Rufbus RIED/OST wird seit 4. Mai 2024 von einer Unterabteilung des Amts gepflegt.",
            "Seit dem 04.05.2024 wird die Verordnung zum Rufbus RIED/OST von einer Unterabteilung des Amts gepflegt.",
            "Seit dem 04.05.2024 wird die Unterabteilung von der Verordnung zum Rufbus RIED/OST gepflegt.",
            id="departments are no deeds",
        ),
        pytest.param(
            "Der Beirat erwartet neue Linien durch den Umbau, sieht aber große Lücken beim Betrieb.",
            "Der Beirat rechnet durch den Umbau mit neuen Linien, sieht aber große Lücken beim Betrieb.",
            "Der Beirat erwartet den Umbau, neue Linien sehen aber große Lücken beim Betrieb.",
            id="a second verb of one subject",
        ),
        pytest.param(
            "Der Bau kostet neun Millionen Euro, davon zahlt der Kreis vier Millionen.",
            "Der Bau kostet neun Millionen Euro, wovon der Kreis vier Millionen zahlt.",
            "Der Bau kostet vier Millionen Euro, wovon der Kreis neun Millionen zahlt.",
            id="wovon",
        ),
        pytest.param(
            "Ein Fachbeirat entscheidet über die Projekte der Werkstatt; über den Haushalt entscheidet der Stadtrat.",
            "Über den Haushalt entscheidet der Stadtrat.",
            "Über den Haushalt entscheidet ein Fachbeirat.",
            id="a verb the quote has twice",
        ),
        pytest.param(
            "Die Projekte kommen aus der Werkstatt; über den Haushalt entscheidet der Stadtrat.",
            "Der Stadtrat entscheidet über den Haushalt.",
            "Der Stadtrat entscheidet über die Projekte.",
            id="the subject of one part for what the verb of the other is about",
        ),
        pytest.param(
            "Geübt wurde der Plan in Runden mit Altfeld, der Gemeinde Ried, Tannhof und Moosach.",
            "In Runden mit Altfeld, der Gemeinde Ried, Tannhof und Moosach hat man den Plan geübt.",
            "In Runden mit Altfeld, der Gemeinde Ried, Tannhof und Moosach hat man den Plan verworfen.",
            id="a list with an article",
        ),
        pytest.param(
            "Vorgesehen sind für den Verein unter anderem eine erweiterte Landkarte und Sommerkurse.",
            "Zu den Plänen für den Verein zählen unter anderem Sommerkurse und eine erweiterte Landkarte.",
            "Zum Verein zählen unter anderem Sommerkurse und eine erweiterte Landkarte.",
            id="a participle behind an article",
        ),
        pytest.param(
            "In Bergau wird zuerst in einer Straße gebaut; freie Software ist Vorgabe.",
            "Freie Software ist in Bergau vorgeschrieben.",
            "Freie Software ist in Bergau verzichtbar.",
            id="a rule told as a duty",
        ),
    ],
)
def test_relations(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Werkstattreihe 2021: Energie (14. Mai), Bauen (9. Juni), Pflege (7. Juli).",
            "Um Energie ging es in der Werkstattreihe am 14.05.2021, um Bauen am 09.06.2021.",
            "Um Energie ging es in der Werkstattreihe am 09.06.2021, um Bauen am 14.05.2021.",
            id="year before, days behind",
        ),
        pytest.param(
            "Bergau führte einen Melder ein; Laufzeit März 2020 bis voraussichtlich Juni 2025.",
            "Bergau hat einen Melder eingeführt, der seit März 2020 und voraussichtlich bis Juni 2025 läuft.",
            "Bergau hat einen Melder eingeführt, der seit Juni 2025 und voraussichtlich bis März 2020 läuft.",
            id="begin and end",
        ),
        pytest.param(
            "Ein Lehrgang dauert vier bis neun Wochen und findet im Haus oder am Rechner statt.",
            "Vier bis neun Wochen dauert ein Lehrgang, der im Haus oder am Rechner stattfindet.",
            "Vier bis acht Wochen dauert ein Lehrgang, der im Haus oder am Rechner stattfindet.",
            id="from and to",
        ),
        pytest.param(
            "Vom Zuschuss entfielen 1,4 Millionen Euro auf die Planung und 8,5 Millionen Euro auf den Bau.",
            "8,5 Millionen Euro des Zuschusses entfielen auf den Bau, 1,4 Millionen Euro auf die Planung.",
            "8,5 Millionen Euro des Zuschusses entfielen auf die Planung, 1,4 Millionen Euro auf den Bau.",
            id="the whole of two parts",
        ),
    ],
)
def test_figures(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "In das Vorhaben „Nahe Wege“ in Rossel fließen sechs Millionen Euro.",
            "Sechs Millionen Euro fließen in das Rossler Vorhaben „Nahe Wege“.",
            "Sechs Millionen Euro fließen in das Bergauer Vorhaben „Nahe Wege“.",
            id="towns in -el",
        ),
        pytest.param(
            "Moorburg: Mecklenburg-Vorpommern, Kleinstadt mit 8.120 Einwohnern.",
            "In der mecklenburg-vorpommerschen Kleinstadt Moorburg leben 8.120 Menschen.",
            "In der schleswig-holsteinischen Kleinstadt Moorburg leben 8.120 Menschen.",
            id="adjectives of states",
        ),
        pytest.param(
            "Der „Lernhof“ in Wiesen/Moor füllt leere Läden und alte Ställe mit Leben.",
            "In Wiesen/Moor werden durch den „Lernhof“ leere Läden und alte Ställe mit Leben gefüllt.",
            "In Wiesen/Moor werden durch den „Lernhof“ leere Läden und alte Ställe abgerissen.",
            id="a town of two names",
        ),
        pytest.param(
            "Seeheim kann 18 Millionen Euro einsetzen, 12 Millionen davon vom Bund.",
            "Vom Bund stammen 12 der 18 Millionen Euro, die Seeheim einsetzen kann.",
            "Vom Bund stammen 18 der 12 Millionen Euro, die Seeheim einsetzen kann.",
            id="a part of millions",
        ),
        pytest.param(
            "Wichtige Wege sollen in Altfeld binnen 15 Minuten zu Fuß möglich sein.",
            "In Altfeld sollen wichtige Wege binnen einer Viertelstunde zu Fuß möglich sein.",
            "In Altfeld sollen wichtige Wege binnen einer halben Stunde zu Fuß möglich sein.",
            id="a quarter of an hour",
        ),
        pytest.param(
            "Bergau erhält 3,1 Millionen Euro (70 Prozent).",
            "Bergau erhält 3,1 Millionen Euro, was einem Anteil von 70 Prozent entspricht.",
            "Bergau erhält 3,1 Millionen Euro, was einem Anteil von 30 Prozent entspricht.",
            id="a share in brackets",
        ),
        pytest.param(
            "Der Beirat prüft regelmäßig die Vorhaben der Stadt.",
            "Der Beirat unterzieht die Vorhaben der Stadt einer regelmäßigen Prüfung.",
            "Die Stadt unterzieht die Vorhaben des Beirats einer regelmäßigen Prüfung.",
            id="support verbs",
        ),
        pytest.param(
            "Geplant waren in Bergau Ladepunkte für Lastenräder.",
            "Bergau hatte die Einrichtung von Ladepunkten für Lastenräder in Planung.",
            "Bergau hatte die Abschaffung von Ladepunkten für Lastenräder in Planung.",
            id="what becomes of a plan, as a noun",
        ),
        pytest.param(
            "Das Amt Ried verfügt über sechs Millionen Euro, vier davon vom Land; es war der einzige Sieger.",
            "Das Amt Ried verfügt über sechs Millionen Euro, vier davon kommen vom Land.",
            "Das Amt Ried war ein Sieger.",
            id="a single one told in another part",
        ),
    ],
)
def test_wordings(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "In Rossel meldet der Pegelfühler am Fluss, welche Keller gerade nass sind.",
            "Welche Keller in Rossel gerade nass sind, wird durch den Pegelfühler am Fluss gemeldet.",
            "Welche Pegelfühler in Rossel gerade nass sind, wird durch Keller am Fluss gemeldet.",
            id="a question in front",
        ),
        pytest.param(
            "Rund 90 Hektar um den Hafen umfasst das Freie Labor Moorburg (FLM).",
            "Das FLM umfasst rund 90 Hektar um den Hafen.",
            "Der Hafen umfasst rund 90 Hektar um das FLM.",
            id="a short name in brackets",
        ),
        pytest.param(
            "Der Leitfaden zum „Haus.Garten“ in Rossel nennt Schritte und Kosten.",
            "Im Leitfaden zum rosselschen „Haus.Garten“ werden Kosten und Schritte genannt.",
            "Im Leitfaden zum Rossel werden Kosten und Schritte des „Haus.Garten“ genannt.",
            id="adjectives of towns with an article",
        ),
        pytest.param(
            "Jede vollständige Meldung prüften drei Fachleute.",
            "Jede vollständige Meldung wurde von drei Fachleuten geprüft.",
            "Drei Fachleute wurden von jeder vollständigen Meldung geprüft.",
            id="one before several",
        ),
        pytest.param(
            "Bergau will vier Millionen in Wege stecken; nach Rossel und Wiesen der dritte Ort in Hessen.",
            "Bergau, nach Rossel und Wiesen der dritte Ort in Hessen, will vier Millionen in Wege stecken.",
            "Bergau, nach Moorburg und Wiesen der dritte Ort in Hessen, will vier Millionen in Wege stecken.",
            id="an insertion of another clause",
        ),
        pytest.param(
            "Bergau plant ein Bad für Kinder; Rossel ist nach Wiesen der zweite geförderte Ort in Hessen.",
            "Bergau plant ein Bad für Kinder.",
            "Bergau, nach Wiesen der zweite geförderte Ort in Hessen, plant ein Bad für Kinder.",
            id="an insertion that is said of another one",
        ),
        pytest.param(
            "Die Kurse der Werkstatt behandeln Recht und Energie; frühes Anmelden ist ratsam.",
            "Bei den Kursen der Werkstatt ist eine frühe Anmeldung ratsam.",
            "Für Recht und Energie sind Kurse der Werkstatt ratsam.",
            id="advice of one clause",
        ),
        pytest.param(
            "Rossel hatte 2,4 Millionen Euro beantragt; der Eigenanteil liegt bei 20 Prozent.",
            "Von Rossel waren 2,4 Millionen Euro beantragt worden, bei einem Eigenanteil von 20 Prozent.",
            "Von Rossel war ein Eigenanteil von 20 Prozent beantragt worden.",
            id="asked for in one clause",
        ),
        pytest.param(
            "Für Rossel sind über 14 Millionen Euro vorgesehen, davon 12,2 Millionen Euro Förderung.",
            "Von den über 14 Millionen Euro, die für Rossel eingeplant sind, sind 12,2 Millionen Förderung.",
            "Von den über 14 Millionen Euro, die Rossel erhält, sind 12,2 Millionen Förderung.",
            id="a share of what is planned",
        ),
        pytest.param(
            "Moorburg bewarb sich; beantragt waren 2,5 Millionen Euro bei gut 11 Millionen Euro Gesamtvolumen.",
            "Moorburg beantragte 2,5 Millionen Euro bei einem Gesamtvolumen von etwas mehr als elf Millionen Euro.",
            "Moorburg beantragte elf Millionen Euro bei einem Gesamtvolumen von etwas mehr als 2,5 Millionen Euro.",
            id="a little more than",
        ),
    ],
)
def test_clauses(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)
