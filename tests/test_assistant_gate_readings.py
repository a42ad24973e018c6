"""Where clauses begin, who a verb's subject is and whose mode a relative clause has, each beside its wrong twin."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate import GateContext, Quote, check_statement
from ingest.sentences import sentence_spans

NAMES = frozenset({"Ulm", "Guben", "Ahlhausen", "Sankt Goar", "Sachsen-Anhalt"})

MIX = "Die Ulmer Wetter-App bündelt Sturmwarnungen, Pegelstände und lokale Meldungen."
SHARE = "Am Leitbild wirkten mehrere Kammern und drei Vereine mit; der Rat beschloss es."
COUNT = "Ulm zählt knapp 40 neue Läden durch das Programm, sieht aber große Lücken bei der Miete."
DRAW = "Im Aufruf bewarben sich 40 Vereine und Schulen; 12 Ideen kamen zum Zug."
JURY = "Jeder Antrag wurde von zwei Prüfern gelesen, danach entschied ein Beirat."
HOUSE = "Das Ahlhausener Archiv öffnet 2026; der Rat bezahlt es."
STATE = "Guben (Sachsen-Anhalt) baut einen offenen Kalender."
BOARD = "Ergebnis des Treffens ist ein Gutachten mit Empfehlungen."
REST = "Für Laien brauchbar ist vor allem der Stadtplan; vieles liegt nur als Quelltext im Archiv."
GROUPS = "Lernformen in Guben: Kurse zu Themen und Partnerschaften zu zweit."
PLANS = "Geplant sind in Guben ein Solarpark, die „Wärmewende Nord“ und das Warnsystem „Guben wacht“."
FUNDS = "Ulm und Guben verfügen über 3 Millionen Euro; geplant waren Radzähler und eine Meldung bei Glatteis."
STAKE = "Guben will neun Brunnen bauen; nach Ulm die zweite geförderte Stadt am Fluss."
BUDGET = "In Guben sind über 16 Millionen Euro vorgesehen, davon rund 14 Millionen Euro Förderung."
BOOTH = "Das Leitbild „Nah. Klug. Gesund“ billigte der Rat von Ulm im Mai 2022. Im Juni 2023 folgte der Haushalt."
MONTHS = "Der Umfang lag in Guben bei fast 9.000 Euro über 60 Monate."
LOADED = "Die App wurde in Ulm rund 2.500-mal geladen."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (MIX, "Sturmwarnungen, Pegelstände und lokale Meldungen bündelt die Ulmer Wetter-App.", True),
        (SHARE, "Der Rat beschloss das Leitbild; mehrere Kammern und drei Vereine wirkten am Leitbild mit.", True),
        (SHARE, "Der Rat wirkte am Leitbild mit; mehrere Kammern und drei Vereine beschlossen es.", False),
        (COUNT, "Große Lücken sieht Ulm bei der Miete, zählt durch das Programm aber knapp 40 neue Läden.", True),
        (COUNT, "Das Programm zählt durch Ulm knapp 40 neue Läden.", False),
        (DRAW, "40 Vereine und Schulen bewarben sich im Aufruf, zum Zug kamen 12 Ideen.", True),
        (DRAW, "40 Vereine und Schulen kamen im Aufruf zum Zug.", False),
        (JURY, "Zwei Prüfer lasen jeden Antrag, danach wurde von einem Beirat entschieden.", True),
        (JURY, "Ein Beirat las jeden Antrag, danach wurde von zwei Prüfern entschieden.", False),
        (HOUSE, "2026 öffnet das Ahlhäuser Archiv; der Rat bezahlt es.", True),
        (HOUSE, "Das Ahlhäuser Archiv bezahlt 2026 den Rat.", False),
        (STATE, "Das sachsen-anhaltische Guben baut einen offenen Kalender.", True),
        (STATE, "Das sächsische Guben baut einen offenen Kalender.", False),
        (BOARD, "Ergebnis des Treffens ist ein Gutachten, das Empfehlungen enthält.", True),
        (BOARD, "Ergebnis des Gutachtens ist ein Treffen, das Empfehlungen enthält.", False),
        (
            REST,
            "Vieles liegt im Archiv nur als Quelltext; für Laien brauchbar ist vor allem der Stadtplan.",
            True,
        ),
        (REST, "Vieles liegt im Archiv als Stadtplan; für Laien brauchbar ist vor allem der Quelltext.", False),
        (GROUPS, "In Guben gibt es als Lernformen Kurse zu Themen und Partnerschaften zu zweit.", True),
        (GROUPS, "In Guben gibt es als Lernformen Kurse zu Themen und Partnerschaften zu dritt.", False),
    ],
)
def test_subjects(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (PLANS, "In Guben sind ein Solarpark, die „Wärmewende Nord“ und das Warnsystem „Guben wacht“ geplant.", True),
        (
            PLANS,
            "Ein Solarpark, die „Wärmewende Nord“ und das Warnsystem „Guben wacht“ sind eingeplant.",
            True,
        ),
        (PLANS, "In Guben gibt es einen Solarpark, die „Wärmewende Nord“ und das Warnsystem „Guben wacht“.", False),
        (FUNDS, "In Ulm und Guben, die über 3 Millionen Euro verfügen, waren Radzähler geplant.", True),
        (FUNDS, "Ulm und Guben, die über 3 Millionen Euro verfügen, haben Radzähler.", False),
        (STAKE, "Guben, das nach Ulm die zweite geförderte Stadt am Fluss ist, will neun Brunnen bauen.", True),
        (STAKE, "Guben, das nach Ulm die zweite geförderte Stadt am Fluss ist, baut neun Brunnen.", False),
        (STAKE, "Guben, das neun Brunnen baut, ist nach Ulm die zweite geförderte Stadt am Fluss.", False),
        (BUDGET, "Rund 14 Millionen Euro Förderung sind in den über 16 Millionen enthalten, die Guben vorsieht.", True),
        (BUDGET, "Guben erhielt über 16 Millionen Euro, davon rund 14 Millionen Euro Förderung.", False),
    ],
)
def test_relative_clauses_and_lists(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (BOOTH, "Der Rat von Ulm stimmte dem Leitbild „Nah. Klug. Gesund“ im Mai 2022 zu.", True),
        (BOOTH, "Der Rat von Ulm stimmte dem Leitbild „Nah. Klug. Gesund“ im Juni 2023 zu.", False),
        (MONTHS, "Über sechzig Monate lag der Umfang in Guben bei fast 9.000 Euro.", True),
        (MONTHS, "Über siebzig Monate lag der Umfang in Guben bei fast 9.000 Euro.", False),
        (LOADED, "In Ulm wurde die App rund zweieinhalbtausendmal geladen.", True),
        (LOADED, "In Ulm wurde die App rund dreieinhalbtausendmal geladen.", False),
    ],
)
def test_titles_and_number_words(quote: str, statement: str, carried: bool) -> None:
    sentences = tuple(quote[span.start : span.end] for span in sentence_spans(quote))
    context = GateContext(frozenset({"q"}), NAMES)
    assert check_statement(statement, (Quote("q", sentences),), context).passed is carried


STORM = "Fühler am Bach melden in Guben Pegel an eine Tafel, um bei Starkregen früh zu warnen."
LEAD = "Die Gesamtleitung von OST liegt seit 2021 beim Kulturamt Guben."
GRANT = "Guben erhielt 2022 für den Umbau einen Zuschuss von 40.000 Euro."
FIRST = "Guben mietet Räume erst für einen Monat und kauft sie danach für den ganzen Verein."
DATA = "Das Projekt von Stadt und Kreis bündelt Wetter- und offene Verwaltungsdaten."
EACH = "20 Kreise und Orte arbeiten an der App; jede soll ihren Anbieter frei wählen können."
DESK = "Guben hat ein Portal zur Anmeldung bei Notfällen; der Ort hat eine Lotsin."
PRIVACY = "Der Datenraum stellt offene Daten wie Luftwerte bereit; vertrauliche Daten werden nicht verarbeitet."
MEMBERS = "Mitglieder des Beirats bleiben ihrem Verein verbunden und tragen Wissen dorthin zurück."
TITLE = "Guben und Ulm erhalten als „Grüne Achse“ 15 Millionen Euro."
AREA = "Guben hat 16.000 Einwohner auf 44 km²."
FEW = "Die App wurde in Guben seit 2023 nur wenige Hundert Mal geladen."
OFFER = "Das Messnetz bietet Karten für Verwaltung, Feuerwehr und Bevölkerung."
SURVEY = "Die Umfrage vom Mai 2024 erreichte in Guben 400 Haushalte."
RIGHT = "Guben stehen über sieben Jahre 3 Millionen Euro Landesmittel zu."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (STORM, "Um bei heftigem Regen früh zu warnen, melden Fühler am Bach in Guben Pegel an eine Tafel.", True),
        (STORM, "Um bei leichtem Regen früh zu warnen, melden Fühler am Bach in Guben Pegel an eine Tafel.", False),
        (LEAD, "Seit 2021 liegt die Gesamtleitung des OST-Projekts beim Kulturamt Guben.", True),
        (LEAD, "Seit 2021 liegt die Gesamtleitung der OST-Stiftung beim Kulturamt Guben.", False),
        (LEAD, "Seit 2021 liegt die Gesamtleitung des WEST-Projekts beim Kulturamt Guben.", False),
        (LEAD, "Die übergreifende Leitung von OST liegt seit 2021 beim Kulturamt Guben.", True),
        (GRANT, "Guben wurde 2022 für den Umbau ein Zuschuss von 40.000 Euro gewährt.", True),
        (GRANT, "Von Guben wurde 2022 für den Umbau ein Zuschuss von 40.000 Euro gewährt.", False),
        (GRANT, "Guben gewährte 2022 für den Umbau einen Zuschuss von 40.000 Euro.", False),
        (GRANT, "Guben erhielt 2022 für den Umbau einen Zuschuss über 40.000 Euro.", True),
        (GRANT, "Guben erhielt 2022 für den Umbau über 40.000 Euro Zuschuss.", False),
        (FIRST, "Bevor Guben Räume für den ganzen Verein kauft, mietet es sie für einen Monat.", True),
        (FIRST, "Bevor Guben Räume für einen Monat mietet, kauft es sie für den ganzen Verein.", False),
        (DATA, "Stadt und Kreis bündeln mit ihrem Projekt Wetterdaten und offene Daten der Verwaltung.", True),
        (DATA, "Stadt und Kreis bündeln mit ihrem Projekt Wetterdaten und vertrauliche Daten der Verwaltung.", False),
        (EACH, "An der App arbeiten 20 Kreise und Orte, die jeweils ihren Anbieter frei wählen können sollen.", True),
        (EACH, "An der App arbeiten jeweils 20 Anbieter, die ihren Kreis frei wählen können sollen.", False),
        (DESK, "Guben hat ein Portal, mit dem man sich bei Notfällen anmeldet, und eine Lotsin.", True),
        (DESK, "Guben hat eine Lotsin, mit der man sich bei Notfällen anmeldet, und kein Portal.", False),
        (PRIVACY, "Der Datenraum stellt offene Daten wie Luftwerte bereit und verarbeitet keine vertraulichen.", True),
        (PRIVACY, "Der Datenraum stellt vertrauliche Daten wie Luftwerte bereit und verarbeitet keine offenen.", False),
        (PRIVACY, "Der Datenraum stellt offene und vertrauliche Daten bereit.", False),
        (MEMBERS, "Wer dem Beirat angehört, bleibt seinem Verein verbunden und bringt Wissen dorthin zurück.", True),
        (MEMBERS, "Wer dem Beirat angehört, bleibt seinem Verein verbunden und holt Wissen von dort.", False),
        (TITLE, "Guben und Ulm fließen als „Grüner Achse“ 15 Millionen Euro zu.", True),
        (TITLE, "Guben und Ulm fließen als „Blauer Achse“ 15 Millionen Euro zu.", False),
        (AREA, "Guben hat 16.000 Einwohner auf einer Fläche von 44 Quadratkilometern.", True),
        (AREA, "Guben hat 16.000 Einwohner in einem Wald von 44 Quadratkilometern.", False),
        (FEW, "Seit 2023 wurde die App in Guben lediglich ein paar Hundert Mal geladen.", True),
        (FEW, "Seit 2023 wurde die App in Guben viele Hundert Mal geladen.", False),
        (OFFER, "Das Messnetz bietet der Verwaltung, der Feuerwehr und der Bevölkerung Karten.", True),
        (OFFER, "Die Verwaltung bietet dem Messnetz, der Feuerwehr und der Bevölkerung Karten.", False),
        (FUNDS, "Den Städten Ulm und Guben stehen 3 Millionen Euro zur Verfügung.", True),
        (FUNDS, "Den Landkreisen Ulm und Guben stehen 3 Millionen Euro zur Verfügung.", False),
        (SURVEY, "Eine im Mai 2024 durchgeführte Umfrage erreichte in Guben 400 Haushalte.", True),
        (SURVEY, "Eine im Mai 2024 abgesagte Umfrage erreichte in Guben 400 Haushalte.", False),
        (RIGHT, "Guben hat über einen Zeitraum von sieben Jahren Anspruch auf 3 Millionen Euro Landesmittel.", True),
        (RIGHT, "Guben hat über einen Zeitraum von drei Jahren Anspruch auf 3 Millionen Euro Landesmittel.", False),
    ],
)
def test_other_wordings(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried
