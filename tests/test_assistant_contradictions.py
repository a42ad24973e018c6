"""Figures that contradict each other, ends of funding, events that are over."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.sentences.contradictions import Thing, Told, amounts_of, claims_of, contradictions
from assistant.evidence.words.past_dates import funding_end, past_event_date, without_extended
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def told(text: str, *, date: str | None = None, cited: bool = True, title: str = "Blatt") -> Told:
    return Told(text, "ulm", title, date, cited)


def figures(text: str) -> list[tuple[Thing, str]]:
    return [(claim.thing, claim.words) for claim in claims_of(told(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ulm erhält rund acht Millionen Euro Förderung.", [(Thing.FUNDING, "rund acht Millionen Euro")]),
        ("Ulm bekommt 8 Mio. Euro und steuert selbst 4 Mio. Euro bei.", [(Thing.FUNDING, "8 Mio. Euro")]),
        ("Das Gesamtvolumen liegt bei 13 Millionen Euro.", [(Thing.VOLUME, "13 Millionen Euro")]),
        (
            "Ulm erhielt bei 17,48 Millionen Euro Volumen einen Zuschuss von 11,362 Millionen Euro.",
            [(Thing.VOLUME, "17,48 Millionen Euro"), (Thing.FUNDING, "11,362 Millionen Euro")],
        ),
        ("Ulm setzt 15 Millionen Euro ein, 2 Millionen Euro davon für die Strategie.", []),
        ("Ulm hatte 7,8 Millionen Euro beantragt.", []),
        ("Das Land gab fünf Millionen Euro.", []),
        ("Ulm trug 300.000 Euro Eigenanteil.", []),
        (
            "Zur Förderung weichen die Angaben ab: 18 Millionen Euro nennt der Bote, zwölf Millionen Euro das Blatt.",
            [(Thing.FUNDING, "18 Millionen Euro"), (Thing.FUNDING, "zwölf Millionen Euro")],
        ),
        ("Ulm hat 126.000 Einwohner.", [(Thing.PEOPLE, "126.000")]),
        ("Apfeldorf hat 1.088 Einwohner, Fuchstal 3.990 Einwohner.", []),
        ("80 Prozent der Einwohner haben es nicht weit.", []),
        (
            "Zur Einwohnerzahl gibt es zwei Angaben: 2024 waren es rund 8.000, anderswo 11.450.",
            [(Thing.PEOPLE, "rund 8.000"), (Thing.PEOPLE, "11.450")],
        ),
    ],
)
def test_what_a_figure_stands_for(text: str, expected: list[tuple[Thing, str]]) -> None:
    assert figures(text) == expected


def test_the_older_figure_comes_first() -> None:
    new = told("Ulm erhält 5,4 Millionen Euro vom Bund.", date="2023", title="Neu")
    old = told("Für Ulm war von 9,5 Millionen Euro Förderung die Rede.", date="2021", title="Alt", cited=False)
    (found,) = contradictions([new, old])
    assert (found.first.told, found.second.told, found.thing) == (old, new, Thing.FUNDING)
    assert (found.first.value, found.second.value) == (Fraction(9_500_000), Fraction(5_400_000))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ulm erhält 8 Millionen Euro.", "Ulm bekommt acht Mio. Euro Förderung."),
        ("Ulm erhält 17,48 Millionen Euro.", "Ulm bekommt rund 17,5 Millionen Euro."),
        ("Ulm erhält 8 Millionen Euro.", "Das Volumen beträgt 12 Millionen Euro."),
        ("Ulm hat 16.783 Einwohner.", "Ulm hat etwa 17.000 Einwohner."),
    ],
)
def test_no_contradiction(one: str, other: str) -> None:
    assert contradictions([told(one), told(other)]) == []


def test_the_facts_contradict_each_other_where_it_is_known() -> None:
    catalogue = load_catalogue(IndexSettings().catalog_dir)
    found = contradictions(
        [
            Told(fact.fact, project.id, fact.source_title, fact.source_date, cited=True)
            for project in catalogue.projects
            for fact in catalogue.facts_about(project.id)
        ]
    )
    assert {(item.project, item.thing) for item in found} == {
        ("mannheim", Thing.FUNDING),
        ("cottbus", Thing.FUNDING),
        ("hagenow", Thing.FUNDING),
        ("muenster", Thing.FUNDING),
        ("osnabrueck", Thing.FUNDING),
        ("bad-belzig-wiesenburg", Thing.PEOPLE),
    }


@given(st.lists(st.integers(1, 40), min_size=2, max_size=5))
def test_a_contradiction_is_between_different_figures(millions: list[int]) -> None:
    items = [told(f"Ulm erhält {value} Millionen Euro.", title=str(place)) for place, value in enumerate(millions)]
    found = contradictions(items)
    assert len(found) == (len(set(millions)) > 1)
    assert all(item.first.value != item.second.value for item in found)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Der Kongress findet am 18. und 19. November 2025 in Kiel statt.", "2025-11-19"),
        ("Der Kongress findet am 18. November 2027 in Kiel statt.", None),
        ("Der Kongress fand am 18. November 2025 in Kiel statt.", None),
        ("Der Kongress findet im November 2026 statt.", None),
        ("Der Kongress findet im Herbst statt.", None),
    ],
)
def test_announcements_of_the_past(text: str, date: str | None) -> None:
    assert past_event_date(text, NOW) == date


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Das Projekt wird über fünf Jahre (2021 bis 2025) gefördert.", 2025),
        ("Die Förderung läuft bis September 2027.", 2027),
        ("Die Förderung lief planmäßig 2024 aus; das Difu untersuchte sie bis Juli 2025.", 2024),
        ("Das Labor wurde bis 2022 vom Land gefördert.", None),
        ("Die Förderung von Cottbus, Guben (verlängert) und Jena lief planmäßig 2024 aus.", 2024),
        ("Die Förderung von Guben (bis 2026 verlängert) lief planmäßig 2024 aus.", None),
        ("Die Förderung lief planmäßig bis 2024 und wurde verlängert.", None),
        ("Gefördert wird die Strategie.", None),
        ("Die Stadt will bis 2035 klimaneutral sein.", None),
    ],
)
def test_ends_of_funding(text: str, year: int | None) -> None:
    assert funding_end(text) == year


def test_who_is_said_to_go_on_is_not_told_of_as_ended() -> None:
    told = without_extended("Die Förderung von Cottbus, Guben (verlängert), Jena und Ulm lief 2024 aus.")
    assert told == "Die Förderung von Cottbus, Jena und Ulm lief 2024 aus."


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Gera kann 15 Millionen Euro einsetzen, 10 Millionen davon vom Bund.", [None, "funding"]),
        ("Gera hat acht Millionen Euro, davon 5,1 Millionen Euro (65 Prozent) vom Bund.", [None, "funding"]),
        ("Für Gera zahlt der Bund 8,3 Millionen Euro, die Stadt 4,5 Millionen.", ["funding", "own"]),
        ("Gera stehen 17,5 Millionen Euro bei zehn Prozent Eigenanteil zur Verfügung.", [None]),
        ("Gera und Jena erhalten 15,75 Millionen Euro.", ["funding"]),
        ("Gera erzeugte 87 Millionen Kilowattstunden.", []),
    ],
)
def test_sums_have_the_role_their_words_give_them(text: str, roles: list[str | None]) -> None:
    assert [amount.role for amount in amounts_of(text)] == roles
