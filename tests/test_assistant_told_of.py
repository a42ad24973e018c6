"""A sentence is an example of the project it names, never of another one."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.evidence.sentences.told_of import projects_named, projects_told_of
from ingest.catalogue import Project, load_catalogue
from ingest.catalogue.mentions import Via
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
PRODUCTS = [(project.id, product) for project in CATALOGUE.projects for product in project.products]
PROJECTS = st.sampled_from(CATALOGUE.projects)


def test_a_study_of_hassfurt_is_none_of_konstanz() -> None:
    study = (
        "Die Studie „Smart Green City Strategie – Stadt Haßfurt“ (Stadt Haßfurt, Januar 2022) enthält eine Strategie."
    )
    assert projects_told_of(study, "Strategie und Organisation", CATALOGUE) == ("hassfurt",)
    assert projects_told_of("Die Smart Green City spart Energie.", "Steckbrief Haßfurt", CATALOGUE) == ()
    assert projects_told_of("Die Smart Green City spart Energie.", "Energie", CATALOGUE) == ("konstanz",)


@given(st.sampled_from(PRODUCTS), PROJECTS, PROJECTS)
def test_the_own_town_wins_over_product_and_heading(product: tuple[str, str], town: Project, heading: Project) -> None:
    text = f"Das Papier „{product[1]}“ beschreibt {town.name} und mehr."
    by_name = {m.project_id for m in CATALOGUE.find_projects(text) if m.via is not Via.PRODUCT}
    told = set(projects_told_of(text, f"Steckbrief {heading.name}", CATALOGUE))
    assert told == by_name


@given(st.sampled_from(PRODUCTS), PROJECTS)
def test_a_product_of_another_project_than_the_heading_is_nobodys(product: tuple[str, str], heading: Project) -> None:
    headings = f"Steckbrief {heading.name}"
    text = f"Man nutzt „{product[1]}“ seit Langem."
    assume(all(mention.via is Via.PRODUCT for mention in CATALOGUE.find_projects(text)))
    told = projects_told_of(text, headings, CATALOGUE)
    named = projects_named(f"„{product[1]}“", CATALOGUE)
    headed = projects_named(headings, CATALOGUE)
    assert set(told) <= set(named) & set(headed) if named else set(told) <= set(headed)


def test_a_heading_names_no_foreign_town() -> None:
    assert projects_told_of("In Amsterdam misst man den Pegel.", "Steckbrief Ulm", CATALOGUE) == ()
    assert projects_told_of("Drei Sensoren messen den Pegel.", "Steckbrief Ulm", CATALOGUE) == ("ulm",)
