"""Comparable model projects: reasons in words from known data only, own project left out, stable order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Profile
from assistant.projects.comparable import Comparable, comparable_projects, size_class, type_of
from ingest.catalogue import Catalogue, load_catalogue
from ingest.documents import MunicipalityType, State


@cache
def catalogue() -> Catalogue:
    return load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")


def found(profile: Profile, *topics: str) -> list[Comparable]:
    return comparable_projects(profile, topics, catalogue())


def test_same_size_class_population_and_topic_come_first() -> None:
    first = found(Profile(population=9000), "beteiligung")[0]
    assert first == Comparable(
        "barleben",
        (
            "gleiche Größenklasse (Kleinstadt/Landgemeinde)",
            "arbeitet am Thema „Beteiligung von Bürgerinnen und Bürgern“",
            "ähnlich groß: 9.180 Einwohner",
        ),
        7.5,
    )


def test_of_the_same_class_but_another_size_the_people_are_told() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=3000))}
    assert reasons["barleben"] == ("gleiche Größenklasse (Kleinstadt/Landgemeinde), aber 9.180 Einwohner",)
    assert reasons["hassfurt"] == ("gleiche Größenklasse (Kleinstadt/Landgemeinde)",)


def test_notes_to_a_population_are_told() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=10_000))}
    assert "ähnlich groß: etwa 11.000 Einwohner" in reasons["suederbrarup"]


def test_several_topics_are_one_reason() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(), "apps", "sensorik-iot", "bildung")}
    assert [len(reasons["wolfsburg"]), reasons["wolfsburg"][0].count("„")] == [1, 2]


@pytest.mark.parametrize("project", ["wolfsburg", "hannover", "hassfurt"])
def test_unknown_population_is_never_a_reason(project: str) -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=120_000, state=State.NIEDERSACHSEN))}
    assert not any("Einwohner" in reason for reason in reasons.get(project, ()))


def test_state_is_named() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(state=State.SAARLAND))}
    assert reasons == {"st-wendel": ("im selben Land (Saarland)",)}


def test_own_project_is_left_out() -> None:
    assert "barleben" not in {item.project_id for item in found(Profile(name="Gemeinde Barleben", population=9000))}


def test_small_places_are_told_of_cooperations_and_districts_of_districts() -> None:
    small = {item.project_id: item.reasons for item in found(Profile(population=5000))}
    district = [item.project_id for item in found(Profile(type=MunicipalityType.LANDKREIS, population=140_000))]
    assert "Zusammenschluss mehrerer Kommunen, wie er für kleine Orte infrage kommt" in small["kielregion"]
    assert district[0] == "hoexter"


def test_nothing_known_means_nothing_comparable() -> None:
    assert found(Profile()) == []


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        (19_999, MunicipalityType.KLEINSTADT),
        (20_000, MunicipalityType.MITTELSTADT),
        (99_999, MunicipalityType.MITTELSTADT),
        (100_000, MunicipalityType.GROSSSTADT),
    ],
)
def test_size_classes(population: int, expected: MunicipalityType) -> None:
    assert size_class(population) is expected
    assert type_of(Profile(population=population)) is expected
    assert type_of(Profile(population=population, type=MunicipalityType.LANDKREIS)) is MunicipalityType.LANDKREIS


@settings(deadline=None, max_examples=40)
@given(
    st.integers(1, 3_000_000) | st.none(),
    st.sampled_from(list(State)) | st.none(),
    st.sampled_from(list(MunicipalityType)) | st.none(),
)
def test_every_result_has_reasons_and_order_is_by_score(
    population: int | None, state: State | None, kind: MunicipalityType | None
) -> None:
    results = found(Profile(population=population, state=state, type=kind), "apps")
    assert all(item.reasons and item.score > 0 for item in results)
    assert [item.score for item in results] == sorted((item.score for item in results), reverse=True)
    assert len({item.project_id for item in results}) == len(results)


def test_members_of_which_the_note_tells_are_alike() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=6_000))}
    assert "ähnlich groß: knapp 6.500 Einwohner in Linz am Rhein" in reasons["linz-am-rhein"]
    assert "linz-am-rhein" in {item.project_id for item in found(Profile(population=6_000))[:2]}
    larger = {item.project_id: item.reasons for item in found(Profile(population=50_000))}
    assert "ähnlich groß: 52.608 Einwohner in Menden" in larger["5-fuer-suedwestfalen"]


def test_figures_that_contradict_each_other_make_nobody_alike() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=8_000))}
    assert not any("Bad Belzig" in reason for reason in reasons.get("bad-belzig-wiesenburg", ()))


@pytest.mark.parametrize(
    ("people", "first", "reason", "fact"),
    [
        (3000, "fuchstal-smart-region-auf", "ähnlich groß: 3.990 Einwohner in Fuchstal", "F203"),
        (1800, "ringelai-ilzer-land", "ähnlich groß: 1.883 Einwohner in Ringelai", "F352"),
        (1300, "fuchstal-smart-region-auf", "ähnlich groß: 1.449 Einwohner in Unterdießen", "F203"),
    ],
)
def test_a_village_is_told_of_the_villages_in_cooperations_first(
    people: int, first: str, reason: str, fact: str
) -> None:
    best = found(Profile(population=people))[0]
    assert (best.project_id, best.reasons[0], best.fact_id) == (first, reason, fact)


def test_members_that_are_small_on_average_make_a_cooperation_alike() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=3000))}
    told = "Zusammenschluss von 11 Kommunen, zusammen rund 38.000 Einwohner (Ilzer Land; Stand 2022)"
    assert reasons["ringelai-ilzer-land"] == (told,)


def test_a_town_is_told_nothing_of_averages() -> None:
    reasons = {item.project_id: item.reasons for item in found(Profile(population=200_000))}
    assert "kielregion" not in reasons
