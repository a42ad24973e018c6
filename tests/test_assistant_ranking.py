"""Which project has most: said only where every figure is known, else the figures there are and who lacks one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from runs import run_of

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft, Form
from assistant.projects.ranking import Kind, LeftOpen, Ranked, ranked
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.compose_ranking import RankingComposer
from assistant.steps.understand import Understand
from assistant.understanding.ranking_question import Measure, Ranking, ranking_asked, ranking_in
from ingest.catalogue import Catalogue

PEOPLE = Ranking(Measure.PEOPLE, True, False)
FUNDING = Ranking(Measure.FUNDING, True, False)
BOTH = replace(PEOPLE, both=True)


class Silent:
    def compose(self, run: Run) -> Iterator[Draft]:
        return iter(())


def told(question: str, catalogue: Catalogue) -> tuple[Run, list[Draft]]:
    run = run_of(question, catalogue)
    Understand(catalogue)(run)
    assert run.understood.intent is Intent.RANKING
    composer = RankingComposer(catalogue, CatalogueDocuments(catalogue), Silent())
    return run, list(composer.compose(run))


def among(names: str, asked: Ranking, catalogue: Catalogue) -> Ranked:
    by_name = {project.name: project for project in catalogue.projects}
    return ranked([by_name[name] for name in names.split(", ")], asked, catalogue)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Welche Stadt hat die höchste Förderquote?", Ranking(Measure.QUOTA, True, False)),
        ("Welches davon hat die wenigsten Einwohner?", Ranking(Measure.PEOPLE, False, False)),
        ("Welches Modellprojekt in der Staffel 2020 ist das größte?", PEOPLE),
        ("Wer bekommt mehr?", Ranking(Measure.FUNDING, True, True)),
        ("Welches ist das größte und welches das kleinste Modellprojekt?", BOTH),
        ("Wie viele Einwohner hat das kleinste Modellprojekt, und welches ist das größte?", BOTH),
        ("Wie viele Einwohner hat das größte Modellprojekt?", PEOPLE),
        ("Welche Kommune zahlt den niedrigsten Eigenanteil?", Ranking(Measure.OWN_SHARE, False, False)),
        ("Welche Stadt hat die meisten Sensoren?", None),
        ("Welche Modellprojekte haben mehr als 100.000 Einwohner?", None),
        ("Welche Kommune hat das meiste Geld für Apps ausgegeben?", None),
        ("Wer bekommt die Förderung?", None),
        ("Welches Bundesland bekommt die meiste Förderung?", None),
        ("Wie hoch ist die höchste Förderung?", None),
    ],
)
def test_a_ranking_wants_a_project_a_degree_and_a_measure(question: str, expected: Ranking | None) -> None:
    assert ranking_asked(question) == expected


def test_a_comparative_wants_two_and_one_named_is_no_choice(catalogue: Catalogue) -> None:
    assert ranking_in("Kusel oder Hof: wer bekommt mehr?", catalogue)
    assert ranking_in("Wer bekommt mehr Förderung?", catalogue) is None
    assert ranking_in("Wer hat in Gera die meisten Einwohner?", catalogue) is None
    assert ranking_in("Amsterdam oder Gera: wer hat mehr Einwohner?", catalogue) is None


def test_the_first_is_named_where_all_are_known(catalogue: Catalogue) -> None:
    result = among("Gera, Jena, Mühlhausen", PEOPLE, catalogue)
    assert [figure.project.name for figure in result.figures] == ["Jena", "Gera", "Mühlhausen"]
    assert result.best
    assert result.best.project.name == "Jena"
    assert not result.missing
    least = among("Gera, Jena, Mühlhausen", replace(PEOPLE, highest=False), catalogue)
    assert least.best
    assert least.best.project.name == "Mühlhausen"


def test_nobody_is_first_where_one_is_unknown(catalogue: Catalogue) -> None:
    result = among("Köln, Berlin, Gera", PEOPLE, catalogue)
    assert result.best is None
    assert result.left_open is LeftOpen.MISSING
    assert [project.name for project in result.missing] == ["Berlin"]


def test_both_ends_are_shown_at_once(catalogue: Catalogue) -> None:
    _, drafts = told("Welches ist das größte und welches das kleinste Modellprojekt?", catalogue)
    texts = [draft.text for draft in drafts]
    assert sum("der 35 Angaben" in text for text in texts) == 2
    assert any(text.startswith("Köln: 1.092.787") for text in texts)
    assert any(text.startswith("Fuchstal (Smart Region AUF): etwa 6.000") for text in texts)


def test_of_a_few_known_both_ends_are_named(catalogue: Catalogue) -> None:
    _, drafts = told("Gera, Jena, Mühlhausen: welche Stadt ist die größte und welche die kleinste?", catalogue)
    texts = [draft.text for draft in drafts]
    assert texts[0].startswith("Die meisten Einwohner hat Jena")
    assert texts[1].startswith("Die wenigsten Einwohner hat Mühlhausen")


def test_funding_is_ranked_by_all_that_sources_say(catalogue: Catalogue) -> None:
    two_figures = among("Cottbus, Gera", FUNDING, catalogue)
    assert two_figures.best
    assert two_figures.best.project.name == "Cottbus"
    assert [float(value) for value in two_figures.best.values] == [15e6, 13.5e6]
    # 12 or 18 million for Mannheim, 15 for Cottbus
    assert among("Cottbus, Mannheim", FUNDING, catalogue).best is None
    assert among("Ulm, Rostock", FUNDING, catalogue).left_open is LeftOpen.EQUAL
    # of Jena only the total is stated, and that of Konstanz is not compared where its grant is
    assert among("Jena, Gera", FUNDING, catalogue).left_open is LeftOpen.APART
    grants = among("Konstanz, Gera, Haßfurt", FUNDING, catalogue)
    assert [(figure.project.name, [float(value) for value in figure.values]) for figure in grants.figures] == [
        ("Haßfurt", [11.362e6]),
        ("Konstanz", [9.5e6]),
        ("Gera", [7.5e6]),
    ]
    assert grants.best


def test_totals_and_sums_applied_for_are_listed_apart(catalogue: Catalogue) -> None:
    result = among("Jena, Bochum, Hannover, Gelsenkirchen, Gera, KielRegion", FUNDING, catalogue)
    assert [(figure.project.name, figure.kind) for figure in result.figures] == [
        ("KielRegion", Kind.ASKED),
        ("Gera", Kind.ASKED),
        ("Jena", Kind.TOTAL),
        ("Bochum", Kind.TOTAL),
        ("Hannover", Kind.APPLIED_FOR),
    ]
    # the state paid for one part of Gelsenkirchen's
    assert [project.name for project in result.missing] == ["Gelsenkirchen"]
    assert result.best is None


def test_own_shares_are_sums_the_town_pays_and_per_cents_stand_apart(catalogue: Catalogue) -> None:
    names = "Gelsenkirchen, 5 für Südwestfalen, Höxter, Freiburg, Kalletal-Lemgo, St. Wendel"
    result = among(names, Ranking(Measure.OWN_SHARE, True, False), catalogue)
    assert [(figure.project.name, float(figure.values[0]), figure.kind) for figure in result.figures] == [
        ("Freiburg", 4.5e6, Kind.ASKED),
        ("Höxter", 3e6, Kind.ASKED),
        ("Kalletal-Lemgo", 2.7e6, Kind.ASKED),
        ("St. Wendel", 10, Kind.PER_CENT),
    ]


def test_kinds_of_figures_have_their_own_headings(catalogue: Catalogue) -> None:
    run, drafts = told("Wer bekam mehr Geld, Jena oder Gera?", catalogue)
    assert run.status is AnswerStatus.PARTIAL
    assert [draft.text.split(":")[0] for draft in drafts[2:]] == [
        "Diese Angaben gibt es",
        "Gera",
        "Nur ein Gesamtbetrag; wie hoch der Zuschuss ist, steht dort nicht in Euro",
        "Jena",
    ]


def test_no_winner_without_a_figure_of_every_member(catalogue: Catalogue) -> None:
    """Whatever set is asked about, whichever way."""
    chance = random.Random(7)
    for _ in range(300):
        members = chance.sample(catalogue.projects, chance.randint(2, 6))
        asked = Ranking(chance.choice(list(Measure)), chance.random() < 0.5, False)
        result = ranked(members, asked, catalogue)
        assert {figure.project.id for figure in result.figures} | {project.id for project in result.missing} == {
            project.id for project in members
        }
        assert (result.best is None) == (result.left_open is not None)
        if result.best:
            assert not result.missing
            ends = max if asked.highest else min
            assert result.best.end(highest=asked.highest) == ends(
                figure.end(highest=asked.highest) for figure in result.figures
            )


def test_the_answer_names_the_first_its_rivals_and_the_evidence(catalogue: Catalogue) -> None:
    run, drafts = told("Welche davon hat die meisten Einwohner: Gera, Jena und Mühlhausen?", catalogue)
    assert run.status is AnswerStatus.ANSWERED
    assert drafts[0].text == "Die meisten Einwohner hat Jena: 111.242 Einwohner."
    assert drafts[0].quotes
    assert drafts[1].text == "Verglichen sind Gera, Jena und Mühlhausen."
    assert [draft.text for draft in drafts if draft.form is Form.ITEM] == [
        "Jena: 111.242 Einwohner",
        "Gera: 94.152 Einwohner",
        "Mühlhausen: rund 36.100 Einwohner",
    ]


def test_an_answer_without_a_first_is_partial_and_names_who_lacks_a_figure(catalogue: Catalogue) -> None:
    run, drafts = told("Welches Modellprojekt in Bayern bekommt am meisten Geld?", catalogue)
    assert run.status is AnswerStatus.PARTIAL
    assert drafts[0].support is Support.FRAMING
    assert "5 von 8" in drafts[0].text
    texts = [draft.text for draft in drafts]
    assert "Ohne Angabe im Katalog: Kempten und Ringelai-Ilzer Land." in texts
    assert any("Regensburg und Würzburg" in text for text in texts)
    items = [draft for draft in drafts if draft.form is Form.ITEM]
    assert len(items) == 6
    assert all(draft.quotes for draft in items)


def test_what_else_is_asked_is_left_open_openly(catalogue: Catalogue) -> None:
    question = "Welches Modellprojekt in Thüringen hat die meisten Einwohner und was macht es?"
    run, drafts = told(question, catalogue)
    assert run.status is AnswerStatus.PARTIAL
    assert drafts[0].text == "Die meisten Einwohner hat Jena: 111.242 Einwohner."
    further = [draft.text for draft in drafts if "noch offen" in draft.text]
    assert further == ["Diese Frage ist noch offen, bitte stellen Sie sie einzeln: was macht es"]


def test_a_district_is_known_by_its_town(catalogue: Catalogue) -> None:
    run, drafts = told("Kusel oder Hof: wer bekommt mehr?", catalogue)
    assert run.status is AnswerStatus.ANSWERED
    assert drafts[0].text == "Die höhere Förderung nennen die Quellen für Kusel."
    assert drafts[1].text == "Verglichen sind Kusel und Landkreis Hof."


def test_figures_of_parts_are_told_beside_those_without_one(catalogue: Catalogue) -> None:
    _, drafts = told("Haßfurt oder Guben: wer hat mehr Einwohner?", catalogue)
    assert [draft.text for draft in drafts[-2:]] == [
        "Keine Zahl für das Ganze oder eine weniger sichere",
        "Haßfurt: 14.000 nach einer Quelle aus zweiter Hand (2024)",
    ]
    assert drafts[-1].quotes


def test_a_less_certain_number_is_told_where_there_is_no_other(catalogue: Catalogue) -> None:
    run, drafts = told("Wer von beiden hat mehr Einwohner, Haßfurt oder Ulm?", catalogue)
    assert run.status is AnswerStatus.PARTIAL
    assert "14.000" in drafts[2].text
    assert drafts[3].text == "Ohne Angabe im Katalog: Ulm."


def test_nothing_known_of_any_is_said(catalogue: Catalogue) -> None:
    run, drafts = told("Berlin oder Ulm: wer hat mehr Einwohner?", catalogue)
    assert run.status is AnswerStatus.NO_EVIDENCE
    assert len(drafts) == 1


def test_a_ranking_is_in_the_readers_language(catalogue: Catalogue) -> None:
    run = run_of("Which city has the most inhabitants, Gera or Jena?", catalogue)
    run.language = "en"
    Understand(catalogue)(run)
    composer = RankingComposer(catalogue, CatalogueDocuments(catalogue), Silent())
    assert next(composer.compose(run)).text == "Jena has more inhabitants: 111.242 Einwohner."
