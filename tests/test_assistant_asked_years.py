"""A figure of another year is no answer to a question for a year, nor the date of another thing to one for a date."""

from __future__ import annotations

import pytest
from runs import as_judged, passages, run_of

from assistant.answer import Turn
from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.gaps.gap import Gap
from assistant.gaps.years import asked_year, is_of_year, later_gap, unbegun, undated, year_gap
from assistant.question import QuestionPart
from assistant.run import Run
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
FIRST = "Das ERZmobil in Zwönitz zählte im Januar 2023 rund 2.700 Fahrgäste."
WATER = "Wolfsburg misst an drei Stellen die Qualität der Gewässer."
BUILT_IN = "Die Sensoren für Gewässer wurden in Wolfsburg im Juni 2021 installiert."
LATER = "Das ERZmobil in Zwönitz zählte 2024 rund 9.000 Fahrgäste."


def judged(question: str, *texts: str, date: str | None = None) -> Run:
    return as_judged(run_of(question, CATALOGUE, *passages(*texts, date=date)), CATALOGUE)


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("Wie viele Fahrgäste hatte das ERZmobil 2024?", "2024"),
        ("Wie viele Fahrgäste hatte das ERZmobil im Jahr 2024?", "2024"),
        ("Wie viele Aussteller hatte die SCCON 2025?", "2025"),
        ("Wie viele Projekte wurden 2019 ausgewählt?", "2019"),
        ("Wie viele Fahrgäste hatte das ERZmobil Ende 2023?", "2023"),
        ("Wie viele Sensoren gibt es seit 2021?", None),
        ("Was plant man bis Ende 2030?", None),
        ("Wie viel Geld bekommt Ulm von 2021 bis 2025?", None),
        ("Wie viel Geld gab es in der Staffel 2021?", None),
        ("Wie viele Projekte hat die Strategie 2030?", None),
        ("Wie viele Mittel gab es nach dem Hochwasser 2017?", None),
        ("Wie viel Prozent mehr als 2019 sind es?", None),
        ("Wie viel kosteten die 2019 gestarteten Projekte?", None),
        ("Wie viele Sensoren hat Ulm?", None),
        ("Waren es 2019 oder 2021 mehr Bewerbungen?", None),
    ],
)
def test_the_year_a_figure_is_asked_for(question: str, year: str | None) -> None:
    assert asked_year(question) == year


@pytest.mark.parametrize(
    ("text", "context", "source", "is_of"),
    [
        ("Im Januar 2024 waren es 12.", "", None, True),
        ("Es sind 12 (Stand 2024).", "", None, True),
        ("Für 2023 waren es 12 (Stand Dezember 2024).", "", None, False),
        ("Es sind 12.", "Bericht 2024", None, True),
        ("Es sind 12.", "", "2024-05", True),
        ("Es sind 12 (Stand 2023).", "Bericht 2024", "2024-05", False),
        ("Es sind 12.", "", "2022", False),
        ("Es sind 12.", "", None, False),
        ("Seit Anfang 2023 sind es 12 (Stand Juni 2024).", "", None, True),
        ("Seit Anfang 2024 sind es 12 (Stand Juni 2025).", "", None, False),
        ("Seit dem 29. Januar 2024 sind es 12.", "", None, True),
    ],
)
def test_the_year_a_sentence_is_of(text: str, context: str, source: str | None, is_of: bool) -> None:
    assert is_of_year(text, "2024", context, source) is is_of


def test_figures_of_another_year_are_shown_as_such() -> None:
    gap = year_gap(judged("Wie viele Fahrgäste hatte das ERZmobil 2024?", FIRST))
    assert gap is not None
    assert "2024" in gap.opening
    assert [item.text for item in gap.sentences] == [FIRST]


def test_where_the_year_is_told_other_years_are_left_out() -> None:
    run = judged("Wie viele Fahrgäste hatte das ERZmobil 2024?", FIRST, LATER)
    assert year_gap(run) is None
    assert [item.text for item in run.sentences] == [LATER]


def test_a_worse_sentence_of_the_year_does_not_stand_in() -> None:
    far = "Das ERZmobil hatte 2024 drei Elektrokleinbusse."
    gap = year_gap(judged("Wie viele Fahrgäste hatte das ERZmobil 2024?", FIRST, far))
    assert gap is not None
    assert [item.text for item in gap.sentences] == [FIRST]


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Fahrgäste hatte das ERZmobil?",
        "Wann fuhr das ERZmobil 2024?",
        "Wie viele Fahrgäste waren es seit 2022?",
    ],
)
def test_without_a_year_nothing_is_missing(question: str) -> None:
    run = judged(question, FIRST)
    assert year_gap(run) is None
    assert [item.text for item in run.sentences] == [FIRST]


def test_without_a_figure_another_reason_decides() -> None:
    assert year_gap(judged("Wie viele Fahrgäste hatte das ERZmobil 2024?", "Das ERZmobil ist ein Rufbus.")) is None


def test_the_date_of_the_source_is_a_year() -> None:
    told = "Das ERZmobil in Zwönitz zählt rund 2.700 Fahrgäste."
    assert year_gap(judged("Wie viele Fahrgäste hatte das ERZmobil 2024?", told, date="2024-03")) is None
    assert year_gap(judged("Wie viele Fahrgäste hatte das ERZmobil 2024?", told, date="2023-03")) is not None


@pytest.mark.parametrize(
    ("question", "is_gap"),
    [
        ("Wann kommt der Marktplatz daraus: Stufenplan?", True),
        ("Wann kommt er: Stufenplan?", False),
        ("Wann kommt der Marktplatz aus dem Stufenplan?", True),
        ("Wann kommt der Stufenplan?", False),
        ("Wann startet das Projekt zum Stufenplan?", False),
    ],
)
def test_the_date_of_the_topic_is_not_that_of_the_thing(question: str, is_gap: bool) -> None:
    assert (undated(judged(question, "Der Stufenplan liegt seit Juni 2024 vor.")) == Gap()) is is_gap


def test_the_date_of_the_thing_is_told() -> None:
    run = judged("Wann kommt der Marktplatz daraus: Stufenplan?", "Der Marktplatz öffnet im Juni 2027.")
    assert undated(run) is None


@pytest.mark.parametrize(
    ("question", "answered"),
    [("Wann kommt der Marktplatz?", False), ("Wann erschien die Webseite?", True)],
)
def test_when_a_paper_appeared_is_no_other_date(question: str, answered: bool) -> None:
    text = "Die Webseite „Stufenplan“ (Beirat, 11. Juni 2024) enthält: Kompetenzzentrum und Marktplatz."
    assert answers(text, QuestionPart(question, asked_of(question))) is answered


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("Seit wann gibt es die App?", "Im September 2022 entwickelten zehn Städte die App.", False),
        ("Seit wann gibt es die App?", "Die App startete im September 2022.", True),
        ("Seit wann fährt der Bus?", "Der Bus fährt seit dem 29. Januar 2022.", True),
        ("Wann wurde das Labor eröffnet?", "Das Labor mietete im Oktober 2020 Räume an.", False),
        ("Wann wurde das Labor eröffnet?", "Das Labor öffnete am 16. Oktober 2025; es war die Eröffnung 2025.", True),
        ("Wann begann die Befragung?", "2023 gab es 400 Antworten.", False),
        ("Wann endet die Förderung?", "Bewerbungsschluss war der 14. März 2021.", False),
        ("Wann endet die Förderung?", "Die Förderung läuft bis Ende 2026.", True),
        ("Wann war der Kongress?", "Der Kongress war im Mai 2025.", True),
    ],
)
def test_a_year_belongs_to_the_beginning_or_end_asked_for(question: str, text: str, is_told: bool) -> None:
    assert answers(text, QuestionPart(question, asked_of(question))) is is_told


BEGUN = "Das ERZmobil in Zwönitz fährt seit dem 29. Januar 2022."


@pytest.mark.parametrize(
    ("question", "text", "gap"),
    [
        ("Seit wann gibt es einen Chatbot in Zwönitz?", BEGUN, Gap()),
        ("Seit wann: Programm in Zwönitz?", BEGUN, None),
        ("Seit wann: Programm in Kassel?", BEGUN, Gap()),
        ("Wann begann die Bürgerbeteiligung in Zwönitz?", BEGUN, Gap()),
        ("Wann begann die Bürgerbeteiligung in Gera?", "Die Bürgerbeteiligung begann im Mai 2021.", Gap()),
        ("Seit wann fährt das ERZmobil?", BEGUN, None),
        ("Wann war der Kongress in Zwönitz?", BEGUN, None),
    ],
)
def test_the_beginning_of_another_thing_is_no_answer(question: str, text: str, gap: Gap | None) -> None:
    assert unbegun(judged(question, text)) == gap


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("2022 entwickelten zehn Städte die App.", False), ("Die App wurde rund 2.500-mal geladen.", True)],
)
def test_how_often_a_thing_was_loaded_is_no_other_figure(text: str, is_told: bool) -> None:
    part = QuestionPart("Wie oft wurde die App heruntergeladen?", asked_of("Wie oft wurde die App heruntergeladen?"))
    assert answers(text, part) is is_told


@pytest.mark.parametrize(
    ("question", "answer", "is_told"),
    [
        ("Seit wann machen die das: Qualität, Sauerstoff und Gewässer in Wolfsburg?", WATER, True),
        # another answer, a thing of its own, no follow-up
        (
            "Seit wann machen die das: Qualität, Sauerstoff und Gewässer in Wolfsburg?",
            "Wolfsburg plant Bänke. [1]",
            False,
        ),
        ("Seit wann gibt es die Karte: Qualität, Sauerstoff und Gewässer in Wolfsburg?", WATER, False),
    ],
)
def test_what_stands_beside_what_was_told_goes_on_about_it(question: str, answer: str, is_told: bool) -> None:
    run = judged(question, f"{BUILT_IN} {WATER}")
    run.request = run.request.model_copy(update={"history": (Turn(question="Was misst Wolfsburg?", answer=answer),)})
    assert (unbegun(run) is None) == is_told


ENDS = "In Detmold läuft die Förderung bis September 2027."
GOES_ON = "In Detmold trägt die Stadt die Kosten ab 2028 selbst."
TIMELESS = "In Detmold trägt nach der Förderung die Stadt die Kosten."


@pytest.mark.parametrize(
    ("question", "told", "is_missing"),
    [
        ("Welche Förderung gibt es in Detmold nach 2027?", ENDS, True),
        ("Welche Förderung bekommt Detmold ab 2028?", ENDS, True),
        ("Welche Förderung bekommt Detmold ab 2027?", ENDS, False),
        ("Welche Kosten trägt Detmold nach 2027?", GOES_ON, False),
        ("Wer trägt in Detmold die Kosten der Förderung nach 2027?", TIMELESS, False),
        ("Welche Förderung gab es in Detmold nach dem Hochwasser 2027?", ENDS, False),
        ("Welche Förderung gab es in Detmold von 2027 bis 2028?", ENDS, False),
    ],
)
def test_what_ends_before_answers_nothing_of_the_time_after(question: str, told: str, is_missing: bool) -> None:
    gap = later_gap(judged(question, told))
    assert (gap is not None) is is_missing
    assert gap is None or ("nach 2027" in gap.opening and [item.text for item in gap.sentences] == [told])


COUNTED = "In Detmold messen 13 Sensoren das Wasser."
PLANNED = "In Detmold sollen 40 Sensoren das Wasser messen."


@pytest.mark.parametrize(
    ("question", "told", "date", "is_missing"),
    [
        ("Wie viele Sensoren gibt es in Detmold nach 2027?", COUNTED, "2026-11-01", True),
        ("Wie viele Sensoren gibt es in Detmold nach 2025?", COUNTED, "2026-11-01", False),
        ("Wie viele Sensoren gibt es in Detmold nach 2027?", COUNTED, None, False),
        ("Wie viele Sensoren gibt es in Detmold nach 2027?", PLANNED, "2026-11-01", False),
        ("Was messen die Sensoren in Detmold nach 2027?", COUNTED, "2026-11-01", False),
    ],
)
def test_a_figure_without_a_year_is_none_of_the_time_after_its_document(
    question: str, told: str, date: str | None, is_missing: bool
) -> None:
    gap = later_gap(judged(question, told, date=date))
    assert (gap is not None) is is_missing


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("Wann soll der Abgleich gemacht werden?", "Wir raten, den Abgleich vor dem Einbau zu machen.", True),
        ("Wann sollte man die Behörde fragen?", "Sprechen Sie mit der Behörde, bevor Sie kaufen.", True),
        ("Wann war der Abgleich?", "Wir raten, den Abgleich vor dem Einbau zu machen.", False),
        ("Wann soll der Abgleich gemacht werden?", "Der Abgleich ist wichtig.", False),
        ("Wie viel will Ulm beim CO2 einsparen?", "Ulm hatte 7,8 Millionen Euro beantragt.", False),
        ("Wie viel will Ulm beim CO2 einsparen?", "Die Emission soll um 20 % sinken.", True),
        ("Wie viel Wasser wurde gespart?", "Der Verbrauch sank um 34 Prozent.", True),
        ("Wie viel Wasser wurde gespart?", "Es wurden 1.200 Kubikmeter weniger gegossen.", True),
        ("Wie viel wurde bei den Fahrten gespart?", "Gespart wurden 30.000 Euro.", True),
    ],
)
def test_what_is_to_be_done_has_an_order_and_what_is_measured_its_unit(
    question: str, text: str, *, is_told: bool
) -> None:
    assert answers(text, QuestionPart(question, asked_of(question))) is is_told
