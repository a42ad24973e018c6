"""A figure that a question wants confirmed is said to be unconfirmed where only another is told."""

from __future__ import annotations

import pytest
from runs import evidence, run_of

from assistant.evidence.choosing.asserted import asserted, claimed_figure, claimed_year
from assistant.evidence.judging.answerability import words_of
from assistant.understanding.typed.claims import figure_asked
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
TOLD = "Der Bund zahlt 65 Prozent der Kosten."


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Zahlt der Bund 100 Prozent?", "100 Prozent"),
        ("Stimmt es, dass der Bund 100 Prozent der Kosten übernimmt?", "100 Prozent"),
        ("Hat Ulm 20 Millionen Euro bekommen?", "20 Millionen Euro"),
        ("Hat der Rufbus in Zwönitz 100 Haltestellen?", "100 Haltestellen"),
        ("Gibt es 80 Modellprojekte?", "80 Modellprojekte"),
        ("Misst Wolfsburg an 50 Stellen?", "50 Stellen"),
        ("Haben Kommunen mit 5.000 Einwohnern eine App?", ""),
        ("Gibt es Städte unter 20.000 Einwohnern mit Rufbus?", ""),
        ("Was kosten 20 Sensoren?", ""),
        ("Reichen 10 Sensoren?", ""),
        ("Hat Kempten 3D-Drucker?", ""),
        ("Läuft die Förderung bis 2027?", ""),
        ("Ist das die 2. Staffel?", ""),
        ("Sind die 73 Modellprojekte fertig?", ""),
        ("Gibt es eine Mustervereinbarung, wenn zwei Gemeinden zusammen Software kaufen?", ""),
        ("Zahlt der Bund etwas dazu, falls drei Kommunen sich bewerben?", ""),
        ("Gibt es 80 Modellprojekte, wenn man alle zählt?", "80 Modellprojekte"),
    ],
)
def test_the_figure_to_confirm(question: str, figure: str) -> None:
    claimed = claimed_figure(question)
    assert (claimed.written if claimed else "") == figure


@pytest.mark.parametrize(
    ("question", "shown", "is_said"),
    [
        ("Zahlt der Bund 100 Prozent?", (TOLD,), True),
        ("Zahlt der Bund 65 Prozent?", (TOLD,), False),
        ("Zahlt der Bund 65 %?", (TOLD, "Ulm zahlt 90 Prozent."), False),
        ("Wie viel Prozent zahlt der Bund?", (TOLD,), False),
    ],
)
def test_another_figure_confirms_nothing(question: str, shown: tuple[str, ...], is_said: bool) -> None:
    run = run_of(question, CATALOGUE, evidence(TOLD))
    said = [draft.text for draft in asserted(run, shown)]
    assert said == (["Die Angabe „100 Prozent“ bestätigen diese Stellen nicht:"] if is_said else [])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hat München wirklich 30 % der Staus beseitigt?", "Mehr als 30 der 73 Modellprojekte bauen Zwillinge."),
        ("Hat Ulm mit den 13 Sensoren 13 % Wasser gespart?", "Ulm hat 13 Messstellen."),
        ("Hat Ulm 13 % Wasser gespart?", "In Ulm nutzen 13 Prozent der Haushalte die App."),
        ("Hat Mannheim 400 Hitzetote verhindert?", "Das Messnetz hat etwa 400 Messstandorte."),
        ("Hat die App 3.000 neue Kunden gebracht?", "Am Pilotbetrieb nahmen etwa 3.000 Menschen teil."),
        ("Hat Ulm 12 Stellen gespart?", "In Ulm standen an mehreren Stellen 12 Bäume."),
        ("Hat Ulm 5 Millionen Euro gespart?", "In Ulm gab es 5 Millionen Aufrufe."),
    ],
)
def test_the_same_number_of_something_else_confirms_nothing(question: str, told: str) -> None:
    assert list(asserted(run_of(question, CATALOGUE, evidence(told)), (told,)))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Übernimmt der Bund 65 % der Kosten?", "Der Bund fördert mit 65 Prozent."),
        ("Nahmen 3.000 Bürger teil?", "Am Pilotbetrieb nahmen etwa 3.000 Menschen teil."),
        ("Haben 3.000 Bürger mitgemacht?", "Etwa 3.000 Menschen nahmen teil."),
        ("Hat Mannheim 400 Sensoren?", "Das Messnetz hat etwa 400 Messstandorte."),
        ("Misst Wolfsburg an 13 Stellen?", "Wolfsburg installierte 13 Messstellen: 3 Sensoren und 10 weitere."),
        ("Hat der Rufbus 100 Haltestellen?", "Der Rufbus hält an 100 virtuellen Haltestellen."),
        ("Hat Ulm 13 % Wasser gespart?", "Ulm verbrauchte 13 Prozent weniger Wasser."),
        ("Gibt es 73 Projekte?", "Das Programm fördert 73 Modellprojekte."),
        ("Sind es 73 Projekte?", "Von den Modellprojekten sind es heute 73."),
    ],
)
def test_the_same_number_of_the_same_thing_confirms(question: str, told: str) -> None:
    assert not list(asserted(run_of(question, CATALOGUE, evidence(told)), (told,)))


def test_what_is_said_to_be_missing_comes_alone() -> None:
    run = run_of("Zahlt der Bund 100 Prozent?", CATALOGUE, evidence(TOLD))
    run.gap = "Dazu steht nichts."
    assert not list(asserted(run, (TOLD,)))


def test_a_number_of_model_projects_is_asked_for() -> None:
    assert figure_asked("Gibt es 80 Modellprojekte?") == "Wie viele Modellprojekte gibt es?"
    assert figure_asked("Gibt es 80 Sensoren?") == "Gibt es 80 Sensoren?"


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("In Wolfsburg sind 2022 wieder alle Fische gestorben, oder?", "2022"),
        ("Hagenow hat 2023 abgeschlossen, stimmt's?", "2023"),
        ("Stimmt es, dass das Programm 2028 endet?", "2028"),
        ("Sind 2022 in Wolfsburg Fische gestorben?", ""),
        ("Wer hat 2022 Fische gezählt oder Bäume?", ""),
        ("Von 2019 bis 2021 fuhr dort ein Bus, richtig?", ""),
    ],
)
def test_the_year_of_a_claim(question: str, year: str) -> None:
    assert claimed_year(question) == year


@pytest.mark.parametrize(
    ("told", "is_said"),
    [
        (("2018 und 2019 starben in Wolfsburg viele Fische (Bericht vom Januar 2022).",), True),
        (("In Wolfsburg starben viele Fische (Stand 2022).",), False),
        (("2019 starben in Wolfsburg Fische.", "Wolfsburg zählt Teiche (Stand 2022)."), True),
        (("Wolfsburg zählt Fische.", "2022 starben in Wolfsburg Fische."), False),
    ],
)
def test_a_claim_of_another_year_is_said_to_be_unconfirmed(told: tuple[str, ...], is_said: bool) -> None:
    run = run_of("In Wolfsburg sind 2022 wieder Fische gestorben, oder?", CATALOGUE, *map(evidence, told))
    run.words = words_of(run, run.understood.parts)
    assert bool(list(asserted(run, told))) is is_said
