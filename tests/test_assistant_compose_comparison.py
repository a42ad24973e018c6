"""A comparison is a table over the real catalogue, with honest gaps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from composing import Silent, drafts
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Form
from assistant.projects.compared import names_compared
from assistant.question import Intent
from assistant.steps.compose_comparison import ComparisonComposer
from assistant.steps.compose_definition import DefinitionComposer
from assistant.steps.understand import Understand
from ingest.catalogue import Catalogue


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Was ist der Unterschied zwischen LoRaWAN und Sigfox?", ("LoRaWAN", "Sigfox")),
        ("Vergleiche Wolfsburg mit Bielefeld", ("Wolfsburg", "Bielefeld")),
        ("Open Data oder Blockchain?", ("Open Data", "Blockchain")),
        ("Wie unterscheidet sich Ulm von Paris?", ("Ulm", "Paris")),
        ("Unterschied zwischen LoRaWAN und NB-IoT und was empfehlen die Kommunen?", ("LoRaWAN", "NB-IoT")),
        ("Vergleiche Ulm mit Gera, und welche Stadt ist weiter?", ("Ulm", "Gera")),
        ("Vergleiche Ulm und Jena hinsichtlich Technik und Betrieb", ("Ulm", "Jena")),
        ("Wie unterscheidet sich ein Reallabor von einem Stadtlabor?", ("Reallabor", "Stadtlabor")),
        ("Was unterscheidet eine App von einem Portal?", ("App", "Portal")),
        ("Vergleiche die Plattformen von zwei Kommunen hinsichtlich Technik und Betrieb.", ()),
        ("Wer macht etwas mit Wasser?", ()),
    ],
)
def test_both_sides_of_a_comparison(question: str, names: tuple[str, ...]) -> None:
    assert names_compared(question) == names


@pytest.mark.parametrize(
    ("question", "unknown", "told"),
    [
        ("Was ist der Unterschied zwischen LoRaWAN und Sigfox?", "Sigfox", "LoRaWAN (Long Range"),
        ("Vergleiche Wolfsburg und Bielefeld", "Bielefeld", "Niedersachsen"),
        ("Unterschied zwischen Messbake und Echolot", "Echolot", "Eine Messbake misst"),
    ],
)
def test_of_an_unknown_side_a_comparison_says_so(
    question: str, unknown: str, told: str, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    run = run_of(question, catalogue, evidence("Eine Messbake misst den Stand des Wassers."))
    first, *rest = drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert f"„{unknown}“ steht nichts" in first.text
    assert any(told in draft.text for draft in rest)
    assert run.status is AnswerStatus.PARTIAL


HUB = "Der Freiburger Datenhub verarbeitet keine personenbezogenen Daten."


def test_what_is_told_of_each_side_tells_no_difference(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    composer = ComparisonComposer(catalogue, documents, Silent())
    asked = "Was ist der Unterschied zwischen einer Datenplattform und einem Datenhub?"
    run = run_of(asked, catalogue, evidence(HUB))
    first, *rest = drafts(composer, run)
    assert first.text.startswith("Was „Datenplattform“ und „Datenhub“ unterscheidet, steht nicht in den Dokumenten.")
    assert rest[0].text.startswith("UDP (Urbane Datenplattform)")
    assert rest[-1].text == HUB
    assert run.status is AnswerStatus.PARTIAL
    told = run_of(asked, catalogue, evidence("Anders als eine Datenplattform verteilt ein Datenhub die Daten nicht."))
    assert drafts(composer, told) == []


def test_two_names_of_one_term_are_told_once(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Was ist der Unterschied zwischen Rufbus und Anrufbus?", catalogue, evidence("Ulm misst den Pegel."))
    first, *rest = drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert "unter demselben Begriff" in first.text
    assert [draft.text.partition(":")[0] for draft in rest] == ["On-Demand-Verkehr"]
    assert run.status is None


def test_a_difference_that_is_told_comes_before_what_each_word_means(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    composer = ComparisonComposer(catalogue, documents, Silent())
    asked = "Was ist der Unterschied zwischen einer Datenplattform und einem Datenraum?"
    heading, *rows = drafts(composer, run_of(asked, catalogue, evidence("Ulm misst den Pegel.")))
    assert (heading.form, [row.text.split(" (")[0].split(":")[0] for row in rows]) == (
        Form.HEADING,
        ["UDP", "Datenraum"],
    )
    told = evidence("Anders als eine Datenplattform verteilt ein Datenraum die Daten nicht.")
    assert drafts(composer, run_of(asked, catalogue, told)) == []


def test_sides_that_may_mean_anything_are_not_explained(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Stadt und Landkreis Würzburg arbeiten zusammen, auch das Ilzer Land.")
    run = run_of("Welche Unterschiede gibt es zwischen Stadt und Land?", catalogue, found)
    drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert run.status is AnswerStatus.NO_EVIDENCE


def test_a_comparison_of_any_two_is_said_to_be_missing(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Vergleiche die Apps von zwei Kommunen hinsichtlich Kosten und Nutzung", catalogue, evidence(HUB))
    drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert run.gap.startswith("Einen solchen Vergleich enthalten die Dokumente nicht.")


@pytest.mark.parametrize(
    ("question", "topic", "sentences", "told"),
    [
        (
            "Vergleiche Kassel und Köln bei der Bürgerbeteiligung",
            "beteiligung",
            ("Kassel hatte einen Bürgerrat.", "Köln verbessert die Bürgerbeteiligung."),
            "Zur Frage | Kassel hatte einen Bürgerrat. | Köln verbessert die Bürgerbeteiligung.",
        ),
        (
            "Vergleiche Ulm und Gera bei LoRaWAN",
            "lorawan",
            ("Themen des Modellprojekts Ulm sind LoRaWAN und Sensorik.", "Gera hat LoRaWAN."),
            "Das LoRaWAN-Netz in Ulm und Neu-Ulm ist kostenlos für alle nutzbar",
        ),
        (
            "Vergleiche Kassel und Köln beim Chatbot",
            "ki",
            ("Kassel ordnet Bilder mit KI.", "Köln hat einen Chatbot."),
            "Zur Frage | keine Angabe | Köln hat einen Chatbot.",
        ),
    ],
)
def test_a_comparison_finds_what_each_has_in_other_words(
    question: str,
    topic: str,
    sentences: tuple[str, ...],
    told: str,
    catalogue: Catalogue,
    documents: CatalogueDocuments,
) -> None:
    projects = [mention.project_id for mention in catalogue.find_projects(question)]
    run = run_of(question, catalogue, *map(evidence, sentences), intent=Intent.COMPARISON)
    run.understanding = replace(run.understood, topics=(topic,), projects=tuple(projects))
    assert told in drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1].text


def test_a_comparison_is_a_table_with_honest_gaps(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Vergleiche Lizenz von Zwönitz und Mannheim", catalogue, intent=Intent.COMPARISON)
    rows = drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert {row.form for row in rows} == {Form.TABLE_ROW}
    assert rows[0].text == "Merkmal | Zwönitz | Mannheim"
    assert rows[1].text == "Land | Sachsen | Baden-Württemberg"
    assert rows[-1].text == "Lizenz | keine Angabe | keine Angabe"
    assert [len(cell) for cell in rows[1].cells] == [0, 1, 1]
    assert rows[1].quotes == (*rows[1].cells[1], *rows[1].cells[2])
    assert (rows[-1].support, rows[-1].cells) == (Support.FRAMING, ((), (), ()))


def test_a_comparison_names_only_what_is_asked(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Vergleich der Einwohner von Paderborn und Oberhausen", catalogue, intent=Intent.COMPARISON)
    rows = drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert [row.text.partition(" | ")[0] for row in rows] == ["Merkmal", "Land", "Größenklasse", "Einwohnerzahl"]
    assert rows[-1].text == "Einwohnerzahl | 157.567 | 210.824"


def test_money_is_compared_by_sentences_about_one_project(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Ulm erhält acht Millionen Euro Förderung. Ulm und Jena gaben zehn Euro aus.")
    run = run_of("Wer bekommt mehr Geld, Ulm oder Jena?", catalogue, found, intent=Intent.COMPARISON)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert row.text == "Kosten und Förderung | Ulm erhält acht Millionen Euro Förderung. | " + (
        "Jena hat rund 17,5 Millionen Euro über sieben Jahre, Förderquote 90 Prozent, fünf Handlungsfelder."
    )
    assert [len(cell) for cell in row.cells] == [0, 1, 1]


def test_cells_nobody_searched_for_are_filled_from_the_facts(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    found = evidence("Jena misst Bäume mit Sensoren am Stamm. Haßfurt misst Pegel mit Sensoren am Main.")
    run = run_of("Unterschied zwischen Haßfurt und Jena bei Sensoren", catalogue, found, intent=Intent.COMPARISON)
    rows = {
        row.text.partition(" | ")[0]: row for row in drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    }
    assert "17,5 Millionen Euro" in rows["Kosten und Förderung"].text
    assert "11,362 Millionen Euro" in rows["Kosten und Förderung"].text
    assert rows["Einwohnerzahl"].text.startswith("Einwohnerzahl | 14.000 nach einer Quelle aus zweiter Hand (2024) | ")


def test_a_number_of_people_in_a_table_says_what_it_counts(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Vergleich der Einwohner von Linz am Rhein und Gera", catalogue, intent=Intent.COMPARISON)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert "knapp 6.500" in row.text


def test_a_subject_in_other_words_has_its_row(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Die App in Solingen vereint Mängelmelder und Abfallkalender.")
    question = "Unterschiede bei den Apps von Solingen und Hagenow"
    run = run_of(question, catalogue, found, intent=Intent.COMPARISON)
    Understand(catalogue)(run)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert row.text.startswith("Zur Frage | Die App in Solingen vereint Mängelmelder und Abfallkalender. | ")
    assert "Hagenower Smart-City-App" in row.text


PLANNED = "Hildesheim plante eine Datenplattform."


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hildesheim vs. Wolfsburg – wer ist weiter bei der Datenplattform?", PLANNED),
        (
            "Was unterscheidet Hildesheim und Wolfsburg beim Thema Datenplattform?",
            "Hildesheim plante eine Datenplattform.",
        ),
        ("Vergleiche Hildesheim und Wolfsburg beim Wohnen", "keine Angabe"),
    ],
)
def test_words_of_comparing_are_no_subject_and_inhabitants_no_dwelling(
    question: str, told: str, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    found = (
        evidence("Themen des Modellprojekts Hildesheim sind die Datenplattform und Hochwasser.", relevance=3.0),
        evidence(f"{PLANNED} In Hildesheim bauen Einwohner Sensoren.", title="Plan"),
    )
    run = run_of(question, catalogue, *found, intent=Intent.COMPARISON)
    Understand(catalogue)(run)
    run.understanding = replace(run.understood, topics=run.understood.topics or ("wohnen",))
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert row.text == f"Zur Frage | {told} | keine Angabe"


def test_the_price_of_one_thing_stands_beside_nobodys_funding(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    price = evidence("Die Cleema-App in Dresden kostete 55.000 Euro.")
    usual = run_of("Vergleiche Dresden und Cottbus", catalogue, price, intent=Intent.COMPARISON)
    assert not any("55.000" in row.text for row in drafts(ComparisonComposer(catalogue, documents, Silent()), usual))
    asked = run_of("Vergleiche die Kosten von Dresden und Cottbus", catalogue, price, intent=Intent.COMPARISON)
    assert any("55.000" in row.text for row in drafts(ComparisonComposer(catalogue, documents, Silent()), asked))


def test_a_table_in_easy_words_says_that_it_stays_as_it_is(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Vergleiche Dresden und Cottbus", catalogue, intent=Intent.COMPARISON)
    run.asked_plainly = True
    drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert run.wording("llm", "notice.table") in {notice.text for notice in run.notices}


def test_a_comparison_says_where_nothing_tells_of_its_subject(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    question = "Was unterscheidet Bamberg und Gera beim digitalen Zwilling?"
    run = run_of(question, catalogue, intent=Intent.COMPARISON)
    Understand(catalogue)(run)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert row.text == "Zur Frage | keine Angabe | keine Angabe"
    assert run.status is AnswerStatus.PARTIAL


def test_what_else_is_compared_has_its_row(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Jena misst Bäume mit Sensoren am Stamm. Ulm zählt Räder.")
    question = "Wie unterscheiden sich Jena und Ulm bei den Baumsensoren?"
    run = run_of(question, catalogue, found, intent=Intent.COMPARISON)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert row.text == "Zur Frage | Jena misst Bäume mit Sensoren am Stamm. | keine Angabe"


def test_terms_are_compared_by_their_definitions(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    question = "Was ist der Unterschied zwischen Datenplattform und digitalem Zwilling?"
    composer = ComparisonComposer(catalogue, documents, Silent())
    _, *items = drafts(composer, run_of(question, catalogue, intent=Intent.COMPARISON))
    assert [item.text.partition(":")[0] for item in items] == ["UDP (Urbane Datenplattform)", "Digitaler Zwilling"]


def test_products_are_explained_by_sentences_that_name_them(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    found = evidence(
        "Die 15 Minuten Region war Thema in Hameln. Mit der „15-Minuten-Region“ sollen Wege kurz sein. Ulm misst Pegel."
    )
    run = run_of("Was ist die 15-Minuten-Region?", catalogue, found, intent=Intent.DEFINITION)
    run.answerability = 0.0
    first, *_ = drafts(DefinitionComposer(catalogue, documents, Silent()), run)
    assert first.text == "Mit der „15-Minuten-Region“ sollen Wege kurz sein."
    assert all("Pegel" not in draft.text for draft in drafts(DefinitionComposer(catalogue, documents, Silent()), run))


def test_money_is_compared_by_the_whole_before_its_parts(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    part = evidence("Vom Haßfurter Zuschuss entfielen 1,6 Millionen Euro auf die Strategie.", cosines=(0.95,))
    whole = evidence("Haßfurt erhielt einen Zuschuss von 11,362 Millionen Euro.", cosines=(0.8,), title="B")
    run = run_of("Vergleiche die Förderung von Haßfurt und Kirchheim", catalogue, part, whole)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert "11,362 Millionen" in row.text


def test_no_cell_repeats_the_one_above_while_another_is_to_be_had(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    both = evidence("Gera erhält 5 Millionen Euro Förderung bei 10 Prozent Eigenanteil.", cosines=(0.95,))
    own = evidence("Der Eigenanteil von Gera sind 500.000 Euro.", cosines=(0.8,), title="B")
    run = run_of("Vergleiche Förderung und Eigenanteil von Gera und Ulm", catalogue, both, own)
    *_, money, share = drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert "vier Millionen" in share.text
    assert "5 Millionen" in money.text
    assert "500.000" in share.text
    alone = run_of("Vergleiche Förderung und Eigenanteil von Gera und Ulm", catalogue, both)
    assert "10 Prozent" in drafts(ComparisonComposer(catalogue, documents, Silent()), alone)[-1].text
