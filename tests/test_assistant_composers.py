"""What each kind of question is answered with, over the real catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus, NoticeCode, Profile, Statement, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.citations import Numbering, quoted_words
from assistant.drafts import Draft, Form
from assistant.evidence.matching import asked_words
from assistant.evidence.named_term import asked_term
from assistant.projects.compared import names_compared
from assistant.question import Asked, Intent, QuestionPart
from assistant.rendering import markdown
from assistant.run import Composer, Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_comparable import ComparableComposer
from assistant.steps.compose_comparison import ComparisonComposer
from assistant.steps.compose_contact import ContactComposer
from assistant.steps.compose_definition import DefinitionComposer
from assistant.steps.compose_events import EventsComposer
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.compose_plain import PlainComposer
from assistant.steps.compose_projects import ProjectsComposer
from assistant.steps.compose_publications import PublicationsComposer
from assistant.steps.understand import Understand
from assistant.understanding.reading import kinds_of
from ingest.catalogue import Catalogue
from ingest.documents import DocumentKind, State
from ingest.index.hits import PassageFilter


@pytest.fixture(scope="module")
def documents(catalogue: Catalogue) -> CatalogueDocuments:
    return CatalogueDocuments(catalogue)


@pytest.fixture(scope="module")
def extractive(catalogue: Catalogue) -> ExtractiveComposer:
    return ExtractiveComposer(catalogue, ComposeSettings())


class Silent:
    def compose(self, run: Run) -> Iterator[Draft]:
        return iter(())


def drafts(composer: Composer, run: Run) -> list[Draft]:
    found = list(composer.compose(run))
    for draft in found:
        assert draft.quotes or draft.support is Support.FRAMING
    return found


def test_a_fact_is_answered_in_the_documents_words(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    found = evidence("Wolfsburg misst den Pegel mit zehn Sensoren. Die Stadt plant mehr.", cosines=(0.9, 0.8))
    run = run_of("Wie misst Wolfsburg den Pegel?", catalogue, found)
    (draft, *_) = drafts(extractive, run)
    assert draft.text == "Wolfsburg misst den Pegel mit zehn Sensoren."
    assert (draft.support, quoted_words(draft.quotes[0])) == (Support.QUOTED, draft.text)
    assert [example.project for example in run.examples] == ["wolfsburg"]


def test_a_reference_takes_its_sentence_along(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    found = evidence("Ulm hat ein Funknetz. Dieses misst Pegel und Hitze in der Stadt.", cosines=(0.8, 0.9))
    (draft, *_) = drafts(extractive, run_of("Wer misst Pegel und Hitze?", catalogue, found))
    assert draft.text == "Ulm hat ein Funknetz. Dieses misst Pegel und Hitze in der Stadt."


def test_a_name_is_added_only_where_the_heading_states_it(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    headed = evidence("Drei Sensoren messen den Pegel im Teich.", section=("Wolfsburg",), projects=("wolfsburg",))
    tagged = evidence("Drei Sensoren messen den Pegel im Teich.", projects=("wolfsburg",))
    question = "Wie viele Sensoren messen den Pegel?"
    assert drafts(extractive, run_of(question, catalogue, headed))[0].text.startswith("[Wolfsburg] Drei")
    assert drafts(extractive, run_of(question, catalogue, tagged))[0].text.startswith("Drei")


def test_no_figure_means_no_answer(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    run = run_of("Was kostet der Pegel in Ulm?", catalogue, evidence("Der Pegel in Ulm ist digital und öffentlich."))
    assert [draft.support for draft in drafts(extractive, run)] == [Support.FRAMING]
    assert run.status is AnswerStatus.NO_EVIDENCE


def test_where_money_is_asked_for_other_figures_do_not_lead(
    catalogue: Catalogue, extractive: ExtractiveComposer
) -> None:
    found = evidence(
        "Im Schnitt fuhren 15 Fahrgäste mit dem Bus in Ulm. Eine Fahrt mit dem Bus in Ulm kostet 2 Euro.",
        cosines=(0.9, 0.8),
    )
    run = run_of("Wie viel Geld kostet der Bus in Ulm?", catalogue, found)
    assert [draft.text for draft in drafts(extractive, run)] == ["Eine Fahrt mit dem Bus in Ulm kostet 2 Euro."]


def test_when_one_thing_was_says_nothing_of_others(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    found = [
        evidence("Der Beirat beschloss den Stufenplan am 11. Juni 2024.", title="A", cosines=(0.9,)),
        evidence("Soest beschloss den Stufenplan am 3. Mai 2021.", title="B", cosines=(0.5,)),
    ]
    run = run_of("Wann wurde der Stufenplan beschlossen?", catalogue, *found)
    assert Form.HEADING not in {draft.form for draft in drafts(extractive, run)}


def test_a_definition_leads_whatever_else_is_asked(
    catalogue: Catalogue, documents: CatalogueDocuments, extractive: ExtractiveComposer
) -> None:
    question = "Was ist LoRaWAN und wofür braucht man das?"
    run = run_of(question, catalogue, evidence("Über LoRaWAN melden Sensoren in Ulm den Pegel."))
    parts = (QuestionPart("Was ist LoRaWAN"), QuestionPart("wofür braucht man das (LoRaWAN)"))
    run.understanding = replace(run.understood, parts=parts)
    first, second, *_ = drafts(DefinitionComposer(catalogue, documents, extractive), run)
    assert (first.support, first.text.partition(" ")[0]) == (Support.CATALOGUE, "LoRaWAN")
    assert second.text == "Über LoRaWAN melden Sensoren in Ulm den Pegel."


def definition_of(
    question: str, parts: tuple[QuestionPart, ...], text: str, catalogue: Catalogue, documents: CatalogueDocuments
) -> tuple[Run, list[str]]:
    run = run_of(question, catalogue, evidence(text))
    run.understanding = replace(run.understood, parts=parts)
    return run, [draft.text for draft in drafts(DefinitionComposer(catalogue, documents, Silent()), run)]


def test_whether_it_is_needed_follows_the_definition(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    parts = (QuestionPart("Was ist LoRaWAN"), QuestionPart("brauchen wir das (LoRaWAN)", Asked.NEED))
    used = "Ulm will LoRaWAN nutzen, um Hochwasser zu erkennen."
    run, texts = definition_of("Was ist LoRaWAN und brauchen wir das?", parts, used, catalogue, documents)
    assert run.status is AnswerStatus.PARTIAL
    assert (texts[0].startswith("LoRaWAN"), "Brauchen wir das?" in texts[1], texts[2]) == (True, True, used)
    needed = "LoRaWAN lohnt sich ab fünfzig Sensoren."
    run, texts = definition_of("Was ist LoRaWAN und brauchen wir das?", parts, needed, catalogue, documents)
    assert (run.status, texts[1:]) == (None, [needed])


def test_what_it_is_for_is_told_with_what_it_is(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    question = "Wozu braucht man LoRaWAN?"
    told = "Ulm nutzt LoRaWAN, um Pegel zu messen."
    run, texts = definition_of(question, (QuestionPart(question),), told, catalogue, documents)
    assert (run.status, texts[0].partition(" ")[0], texts[1:]) == (None, "LoRaWAN", [told])


def test_a_further_part_without_answer_is_named(
    catalogue: Catalogue, documents: CatalogueDocuments, extractive: ExtractiveComposer
) -> None:
    run = run_of("Was ist LoRaWAN und was kostet das?", catalogue)
    parts = (QuestionPart("Was ist LoRaWAN"), QuestionPart("was kostet das (LoRaWAN)", Asked.MONEY))
    run.understanding = replace(run.understood, parts=parts)
    _, missing = drafts(DefinitionComposer(catalogue, documents, extractive), run)
    assert (run.status, "Was kostet das?" in missing.text) == (AnswerStatus.PARTIAL, True)


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
        ("Unterschied zwischen Pegel und Blockchain", "Blockchain", "Ein Pegel misst"),
    ],
)
def test_of_an_unknown_side_a_comparison_says_so(
    question: str, unknown: str, told: str, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    run = run_of(question, catalogue, evidence("Ein Pegel misst den Stand des Wassers."))
    first, *rest = drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert f"„{unknown}“ steht nichts" in first.text
    assert any(told in draft.text for draft in rest)
    assert run.status is AnswerStatus.PARTIAL


ROOM = "Der Freiburger Datenraum verarbeitet keine personenbezogenen Daten."


def test_what_is_told_of_each_side_tells_no_difference(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    composer = ComparisonComposer(catalogue, documents, Silent())
    asked = "Was ist der Unterschied zwischen einer Datenplattform und einem Datenraum?"
    run = run_of(asked, catalogue, evidence(ROOM))
    first, *rest = drafts(composer, run)
    assert first.text.startswith("Was „Datenplattform“ und „Datenraum“ unterscheidet, steht nicht in den Dokumenten.")
    assert rest[0].text.startswith("UDP (Urbane Datenplattform)")
    assert rest[-1].text == ROOM
    assert run.status is AnswerStatus.PARTIAL
    told = run_of(asked, catalogue, evidence("Anders als eine Datenplattform verteilt ein Datenraum die Daten nicht."))
    assert drafts(composer, told) == []


def test_sides_that_may_mean_anything_are_not_explained(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Stadt und Landkreis Würzburg arbeiten zusammen, auch das Ilzer Land.")
    run = run_of("Welche Unterschiede gibt es zwischen Stadt und Land?", catalogue, found)
    drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert run.status is AnswerStatus.NO_EVIDENCE


def test_a_comparison_of_any_two_is_said_to_be_missing(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Vergleiche die Apps von zwei Kommunen hinsichtlich Kosten und Nutzung", catalogue, evidence(ROOM))
    drafts(ComparisonComposer(catalogue, documents, Silent()), run)
    assert run.gap.startswith("Einen solchen Vergleich enthalten die Dokumente nicht.")


def test_plain_language_explains_the_terms_in_an_answer(
    catalogue: Catalogue, documents: CatalogueDocuments, extractive: ExtractiveComposer
) -> None:
    found = evidence("In Ulm senden LoRaWAN-Sensoren den Pegel an digitale Zwillinge.")
    run = run_of("Wer sendet in Ulm den Pegel an eine urbane Datenplattform?", catalogue, found)
    run.request = run.request.model_copy(update={"style": "einfach"})
    plain = PlainComposer(catalogue, documents, extractive)
    explained = []
    numbering = Numbering(run.citations)
    for draft in plain.compose(run):
        run.statements.append(numbering.statement(draft)[0])
        explained += [draft.text.split(" (")[0].split(":")[0]] if draft.support is Support.CATALOGUE else []
    assert explained == ["UDP", "Digitaler Zwilling", "LoRaWAN"]
    assert [notice.code for notice in run.notices] == [NoticeCode.NOT_REVIEWED]


def test_an_example_is_not_told_twice(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    found = [
        evidence("Ulm und Wolfsburg messen den Pegel am Fluss.", title="A"),
        evidence("Ulm und Wolfsburg messen den Pegel am großen Fluss.", title="B"),
    ]
    run = run_of("Welche Städte messen den Pegel?", catalogue, *found, intent=Intent.EXAMPLES)
    assert len(drafts(extractive, run)) == 1


def test_a_reference_to_a_sentence_on_another_town_is_no_example(
    catalogue: Catalogue, extractive: ExtractiveComposer
) -> None:
    found = evidence("Dortmund plant viel. Diese Pegel misst die Stadt Ulm am Fluss.", cosines=(0.7, 0.9))
    run = run_of("Welche Städte messen Pegel am Fluss?", catalogue, found, intent=Intent.EXAMPLES)
    assert "dortmund-schwerte" not in {example.project for example in run.examples}
    assert not any("Dortmund" in draft.text for draft in drafts(extractive, run))


def test_examples_are_listed_by_project(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    found = [
        evidence("Wolfsburg misst den Pegel am Teich.", title="A"),
        evidence("Hildesheim misst den Pegel am Fluss.", title="B"),
        evidence("Hildesheim misst den Pegel seit 2023.", title="C"),
    ]
    run = run_of("Welche Städte messen den Pegel?", catalogue, *found, intent=Intent.EXAMPLES)
    listed = drafts(extractive, run)
    assert {draft.form for draft in listed} == {Form.ITEM}
    assert {example.project for example in run.examples} == {"wolfsburg", "hildesheim"}


def test_publications_are_named_with_their_row(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    composer = PublicationsComposer(catalogue, documents)
    heading, *items = drafts(composer, run_of("Welche Leitfäden gibt es zum Personal?", catalogue))
    assert heading.form is Form.HEADING
    assert any("Personal für Digitalisierungsprojekte" in item.text for item in items)
    assert all(quoted_words(item.quotes[0]) == item.text for item in items)


@pytest.mark.parametrize(
    ("question", "ids", "status"),
    [
        ("Welche Leitfäden sind 2024 und 2025 erschienen?", {"P05", "P62"}, AnswerStatus.ANSWERED),
        ("Welche Leitfäden sind 2022 erschienen?", {"P02", "P03"}, AnswerStatus.ANSWERED),
        ("Welche Newsletter wurden 2023 veröffentlicht?", {"P25", "P26"}, AnswerStatus.ANSWERED),
        ("Welche Studien zum Thema Verstetigung kamen 2025 heraus?", {"P12", "P13"}, AnswerStatus.ANSWERED),
        ("Welche Leitfäden sind 2024 erschienen?", {"P02", "P03", "P05", "P62"}, AnswerStatus.PARTIAL),
        ("Welche Transferpapiere gibt es von 2020 bis 2022?", {"P01"}, AnswerStatus.ANSWERED),
    ],
)
def test_publications_of_a_kind_and_a_year(
    catalogue: Catalogue, documents: CatalogueDocuments, question: str, ids: set[str], status: AnswerStatus
) -> None:
    run = run_of(question, catalogue, intent=Intent.PUBLICATIONS)
    run.understanding = replace(run.understood, kinds=kinds_of(question))
    found = drafts(PublicationsComposer(catalogue, documents), run)
    told = {quote.hit.passage.id.partition("#")[2] for draft in found for quote in draft.quotes}
    assert told == ids
    assert (run.status or AnswerStatus.ANSWERED) is status


def test_unknown_subjects_have_no_publication(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Welche Leitfäden gibt es zur Bienenzucht?", catalogue)
    assert [draft.support for draft in drafts(PublicationsComposer(catalogue, documents), run)] == [Support.FRAMING]
    assert run.status is AnswerStatus.NO_EVIDENCE


def test_past_events_are_not_sold_as_coming(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Wann ist die nächste Regionalkonferenz?", catalogue)
    first, *rest = drafts(EventsComposer(catalogue, documents, Silent()), run)
    assert first.support is Support.FRAMING
    assert "23. Regionalkonferenz" in rest[1].text


def test_the_kts_is_always_a_contact(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = drafts(ContactComposer(catalogue, documents), run_of("An wen kann ich mich wenden?", catalogue))
    assert any("SmartCities@dlr.de" in draft.text for draft in found)


def test_abbreviations_come_from_the_glossary(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = drafts(DefinitionComposer(catalogue, documents, Silent()), run_of("Was heißt MPSC?", catalogue))
    assert found[0].text.startswith("MPSC (Modellprojekte Smart Cities)")


@pytest.mark.parametrize(
    ("question", "explained"),
    [
        ("What is an urban data platform?", True),
        ("What is a data platform?", True),
        ("What is the price of a data platform?", False),
        ("What is the data platform in Darmstadt?", False),
    ],
)
def test_a_term_asked_for_in_english_is_in_the_glossary(
    question: str, explained: bool, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    run = run_of(question, catalogue)
    Understand(catalogue)(run)
    found = drafts(DefinitionComposer(catalogue, documents, Silent()), run)
    assert any(draft.text.startswith("UDP") for draft in found) is explained


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


def test_comparable_projects_come_with_reasons(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    profile = Profile(state="Niedersachsen", population=9000)
    run = run_of("Welche Modellprojekte ähneln uns?", catalogue, profile=profile)
    heading, *items = drafts(ComparableComposer(catalogue, documents), run)
    assert heading.form is Form.HEADING
    assert items
    assert all(example.why for example in run.examples)


def test_rows_of_the_catalogue_stand_in_its_documents(documents: CatalogueDocuments) -> None:
    document = documents.document("catalog/projects.csv")
    assert document is not None
    assert documents.row(CatalogueFile.PROJECTS, "wolfsburg").hit.passage.text in document.pages[0].text
    quote = documents.row(CatalogueFile.PROJECTS, "wolfsburg")
    span = quote.spans[0]
    assert document.pages[0].text[span.start : span.end] == quote.hit.passage.text


def test_statements_become_markdown() -> None:
    def made(text: str, *numbers: int) -> Statement:
        return Statement(text=text, citations=numbers, support=Support.QUOTED)

    statements = [made("Satz.", 1, 2), made("Kopf"), made("Eins", 1), made("Zwei"), made("A | B"), made("1 | 2", 3)]
    forms = [Form.SENTENCE, Form.HEADING, Form.ITEM, Form.ITEM, Form.TABLE_ROW, Form.TABLE_ROW]
    assert markdown(statements, forms) == (
        "Satz. [1] [2]\n\n**Kopf**\n\n- Eins [1]\n- Zwei\n\n| A | B |\n| --- | --- |\n| 1 | 2 [3] |"
    )
    cells = [(), (), (), (), ((), ()), ((3,), ())]
    assert markdown(statements, forms, cells).endswith("| 1 [3] | 2 |")


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


def test_small_towns_are_listed_with_less_certain_numbers_and_small_cooperations(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    question = "Welche kleinen Gemeinden unter 15.000 Einwohnern sind Modellprojekt?"
    run = run_of(question, catalogue, intent=Intent.PROJECTS)
    texts = [draft.text for draft in drafts(ProjectsComposer(catalogue, documents, Silent()), run)]
    uncertain = texts.index("Nach einer weniger sicheren Angabe")
    assert texts[uncertain + 1].startswith("Haßfurt: Bayern, 14.000 nach einer Quelle aus zweiter Hand (2024)")
    small = texts.index("Zusammenschlüsse, deren Mitglieder im Schnitt oder nach den bekannten Zahlen so klein sind")
    assert [text.partition(":")[0] for text in texts[small + 1 :]] == [
        "Brandis-Partheland",
        "Fuchstal (Smart Region AUF)",
        "Ringelai-Ilzer Land",
    ]
    assert texts[small + 2].startswith("Fuchstal (Smart Region AUF): Bayern, etwa 6.000 Einwohner")


def test_a_row_of_which_nothing_more_is_known_is_its_name(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    question = "Welche Großstädte in Nordrhein-Westfalen sind in der Staffel 2021?"
    run = run_of(question, catalogue, intent=Intent.PROJECTS)
    run.where = PassageFilter(states=frozenset({State.NORDRHEIN_WESTFALEN}))
    texts = [draft.text for draft in drafts(ProjectsComposer(catalogue, documents, Silent()), run)]
    assert texts[1] == "Bochum"


def test_what_else_is_compared_has_its_row(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Jena misst Bäume mit Sensoren am Stamm. Ulm zählt Räder.")
    question = "Wie unterscheiden sich Jena und Ulm bei den Baumsensoren?"
    run = run_of(question, catalogue, found, intent=Intent.COMPARISON)
    row = drafts(ComparisonComposer(catalogue, documents, Silent()), run)[-1]
    assert row.text == "Zur Frage | Jena misst Bäume mit Sensoren am Stamm. | keine Angabe"


def test_an_office_is_found_by_its_name(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    _, first, *_ = drafts(ContactComposer(catalogue, documents), run_of("Email vom Start Smart Team?", catalogue))
    assert "StartSmart@iqib.de" in first.text


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


def test_terms_nobody_names_have_no_definition(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Was ist OparaK?", catalogue, evidence("Ulm misst den Pegel mit Sensoren."), intent=Intent.DEFINITION)
    run.answerability = 0.0
    (draft,) = drafts(DefinitionComposer(catalogue, documents, Silent()), run)
    assert (draft.support, run.status) == (Support.FRAMING, AnswerStatus.NO_EVIDENCE)


def test_what_is_only_mentioned_is_not_passed_off_as_an_explanation(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    composer = DefinitionComposer(catalogue, documents, Silent())
    mentioned = evidence("Den Dorfbus stellte Ulm im Mai vor.")
    run = run_of("Was ist ein Dorfbus?", catalogue, mentioned, intent=Intent.DEFINITION)
    first, second = drafts(composer, run)
    assert (first.support, run.status) == (Support.FRAMING, AnswerStatus.PARTIAL)
    assert "Dorfbus" in first.text
    assert second.text == "Den Dorfbus stellte Ulm im Mai vor."
    explained = evidence("Ein Dorfbus ist ein Bus ohne festen Fahrplan.")
    run = run_of("Was ist ein Dorfbus?", catalogue, explained, intent=Intent.DEFINITION)
    assert [draft.support for draft in drafts(composer, run)] == [Support.QUOTED]
    assert run.status is not AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("question", "text", "is_said"),
    [
        ("Was bedeutet Resilienz?", "Wuppertal nennt Resilienz ein Ziel.", True),
        ("Was bedeutet Barrierefreiheit?", "Zwönitz setzt einen barrierefreien Kleinbus ein.", True),
        ("Was ist Skalierung?", "Die Roadmap nennt die Skalierung.", True),
        ("Was heißt eigentlich Vernetzung?", "Die App soll Vereine vernetzen.", True),
        ("Was ist Ko-Kreation?", "Regensburg setzt auf Ko-Kreation, also gemeinsames Entwickeln.", False),
        ("Was ist die Zukunftswerkstatt?", "Bochum plante die Zukunftswerkstatt.", False),
    ],
)
def test_a_word_for_an_idea_is_said_to_be_unexplained(
    question: str, text: str, is_said: bool, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    run = run_of(question, catalogue, evidence(text), intent=Intent.DEFINITION)
    told = drafts(DefinitionComposer(catalogue, documents, Silent()), run)
    assert told[-1].text == text
    assert told[0].text.endswith("erklären die Dokumente nicht. Genannt wird es so:") is is_said


def test_a_term_is_not_explained_by_words_that_are_only_like_it(
    catalogue: Catalogue, documents: CatalogueDocuments, extractive: ExtractiveComposer
) -> None:
    composer = DefinitionComposer(catalogue, documents, extractive)
    for question, text, is_told in (
        ("Was ist ein Urban Data Space?", "Ulm hat ein Portal für urbane Daten.", False),
        ("Was sind schlaue Mülleimer?", "Ulm stattet Mülleimer mit Sensoren aus.", True),
    ):
        run = run_of(question, catalogue, evidence(text), intent=Intent.DEFINITION)
        run.words = asked_words(question)
        drafts(composer, run)
        assert (run.status is not AnswerStatus.NO_EVIDENCE) is is_told, question


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Was ist die 15-Minuten-Region?", "15-Minuten-Region"),
        ("Was bedeutet eigentlich MPSC?", "MPSC"),
        ("Was versteht man unter einer urbanen Datenplattform?", "urbanen Datenplattform"),
        ("Wofür steht die Abkürzung KTS?", "KTS"),
        ("What is the Regio Hub?", "Regio Hub"),
    ],
)
def test_the_term_asked_for(question: str, term: str) -> None:
    found = asked_term(question)
    assert found is not None
    assert found.written == term


def test_explanations_come_before_mentions() -> None:
    term = asked_term("Was ist das ERZmobil?")
    assert term is not None
    sentences = [
        "Das ERZmobil ist ein Rufbus.",
        "Das ERZmobil fährt täglich.",
        "Zwönitz hat den Rufbus ERZmobil.",
        "Die Software des ERZmobils ist offen.",
        "Der Beitrag „ERZmobil“ (Stadt) enthält: Fotos.",
    ]
    assert all(term.is_named_in(sentence) for sentence in sentences)
    ratings = [term.explanation(sentence) for sentence in sentences]
    assert ratings == sorted(ratings, reverse=True)
    assert len(set(ratings[:2])) == 2


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Wo war der vierte MPSC Kongress?", ["4. MPSC-Kongress: 23. und 24. April 2024, Leipzig."]),
        ("Wo war die 12. Regionalkonferenz?", None),
        ("Wann war der Kongress in Leipzig?", ["4. MPSC-Kongress: 23. und 24. April 2024, Leipzig."]),
    ],
)
def test_one_event_is_told_alone(
    catalogue: Catalogue, documents: CatalogueDocuments, question: str, texts: list[str] | None
) -> None:
    found = drafts(EventsComposer(catalogue, documents, Silent()), run_of(question, catalogue, intent=Intent.EVENTS))
    assert len(found) == 1
    assert texts is None or [draft.text for draft in found] == texts


@pytest.mark.parametrize(
    "question", ["Wann findet die 30. Regionalkonferenz statt?", "Welche Termine gibt es im Dezember 2026?"]
)
def test_events_nobody_knows_of(catalogue: Catalogue, documents: CatalogueDocuments, question: str) -> None:
    run = run_of(question, catalogue, evidence("Ulm misst den Pegel."))
    draft, *_ = drafts(EventsComposer(catalogue, documents, Silent()), run)
    assert (draft.support, run.status) == (Support.FRAMING, AnswerStatus.NO_EVIDENCE)


def test_a_project_is_its_own_contact_first(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Zuständig ist in Jena die Stabsstelle. Jena und Ulm erreichen Sie im Rathaus.")
    _, told, page, kts = drafts(ContactComposer(catalogue, documents), run_of("Kontakt zu Jena", catalogue, found))
    assert told.text == "Zuständig ist in Jena die Stabsstelle."
    assert page.text.startswith("Seite des Modellprojekts Jena: https://")
    assert page.text.rpartition(" ")[2] in quoted_words(page.quotes[0])
    assert "SmartCities@dlr.de" in kts.text


def test_own_documents_are_named_beside_publications(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    found = evidence("Viele Städte messen den Pegel gegen Starkregen.", title="Wasser und Starkregen")
    hit = replace(found.hit, info=replace(found.hit.info, kind=DocumentKind.DOSSIER))
    run = run_of("Welche Dokumente gibt es zu Starkregen?", catalogue, replace(found, hit=hit))
    *_, heading, item = drafts(PublicationsComposer(catalogue, documents), run)
    assert heading.text == "Im Bestand"
    assert item.text == "[Wasser und Starkregen] Viele Städte messen den Pegel gegen Starkregen."


def test_examples_speak_of_what_the_means_is_to_serve(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    pond = evidence("Wolfsburg misst den Pegel mit zehn Sensoren.", title="a", cosines=(0.9,))
    lamps = evidence("Kaiserslautern dimmt nachts die Straßenlaternen.", title="b", cosines=(0.86,))
    question = "Welche Städte nutzen Sensoren für ihre Straßenlaternen?"
    run = run_of(question, catalogue, pond, lamps, intent=Intent.EXAMPLES)
    assert [draft.text for draft in drafts(extractive, run)] == ["Kaiserslautern dimmt nachts die Straßenlaternen."]
    named = evidence("In Gera läuft der Notfallplan „Laternen für alle“.", title="c", cosines=(0.87,))
    run = run_of(question, catalogue, lamps, named, intent=Intent.EXAMPLES)
    assert [draft.text for draft in drafts(extractive, run)] == ["Kaiserslautern dimmt nachts die Straßenlaternen."]
    run = run_of(question, catalogue, pond, intent=Intent.EXAMPLES)
    assert [draft.text for draft in drafts(extractive, run)] == ["Wolfsburg misst den Pegel mit zehn Sensoren."]


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


def test_figures_that_differ_are_told_with_the_sentence_that_says_so(
    catalogue: Catalogue, extractive: ExtractiveComposer
) -> None:
    found = evidence(
        "Zur Fördersumme von Gera weichen die Angaben voneinander ab. Eine Quelle nennt 15 Millionen Euro. "
        "Ein Bericht nennt 13 Millionen Euro. Gera baut Laternen.",
        cosines=(0.95, 0.1, 0.1, 0.1),
    )
    run = run_of("Widersprechen sich die Angaben zur Förderung von Gera?", catalogue, found)
    assert [draft.text for draft in drafts(extractive, run)][:3] == [
        "Zur Fördersumme von Gera weichen die Angaben voneinander ab.",
        "Eine Quelle nennt 15 Millionen Euro.",
        "Ein Bericht nennt 13 Millionen Euro.",
    ]


def test_a_row_gives_way_to_a_sentence_with_its_figures(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    row = evidence("Staffel: 2021; Bewerbungen: 94 Bewerbungen, 28 Projekte", cosines=(0.95,), is_table=True)
    told = evidence("Auf den Aufruf 2021 bewarben sich 94 Kommunen; 28 wurden ausgewählt.", cosines=(0.7,), title="B")
    other = evidence("Auf den Aufruf 2020 bewarben sich 86 Kommunen.", cosines=(0.7,), title="C")
    run = run_of("Wie viele Bewerbungen gab es 2021?", catalogue, row, other, told)
    assert drafts(extractive, run)[0].text == "Auf den Aufruf 2021 bewarben sich 94 Kommunen; 28 wurden ausgewählt."
    alone = run_of("Wie viele Bewerbungen gab es 2021?", catalogue, row)
    heading, item = drafts(extractive, alone)
    assert (heading.form, item.form) == (Form.HEADING, Form.ITEM)
    assert item.text == "Staffel: 2021; Bewerbungen: 94 Bewerbungen, 28 Projekte"


def test_an_event_leaves_other_figures_open(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    question = "Wann war der 6. MPSC-Kongress und was hat er gekostet?"
    run = run_of(question, catalogue, intent=Intent.EVENTS)
    parts = (
        QuestionPart("Wann war der 6. MPSC-Kongress", Asked.DATE),
        QuestionPart("was hat er gekostet", Asked.MONEY),
    )
    run.understanding = replace(run.understood, parts=parts)
    last = drafts(EventsComposer(catalogue, documents, Silent()), run)[-1]
    assert (run.status, "Was hat er gekostet?" in last.text) == (AnswerStatus.PARTIAL, True)


def test_the_list_says_what_the_projects_do_where_that_is_asked(
    catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    composer = ProjectsComposer(catalogue, documents, Silent())
    asked = run_of("Welche Projekte sind in Thüringen und was machen die?", catalogue, intent=Intent.PROJECTS)
    plain = run_of("Welche Projekte sind in Thüringen?", catalogue, intent=Intent.PROJECTS)
    rows = [draft.text for draft in drafts(composer, asked) if draft.form is Form.ITEM]
    assert rows
    assert all("Themen: " in row for row in rows)
    assert not any("Themen: " in draft.text for draft in drafts(composer, plain))


def test_rows_come_after_the_sentences_of_a_list(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    row = evidence("Stadt: Ulm; Technik: Sensoren an Brücken", cosines=(0.99,), is_table=True, relevance=9.0)
    told = evidence("Gera nutzt Sensoren an Brücken.", cosines=(0.9,), title="B")
    found = drafts(extractive, run_of("Wer nutzt Sensoren?", catalogue, row, told, intent=Intent.EXAMPLES))
    assert [(draft.form, draft.text) for draft in found] == [
        (Form.ITEM, "Gera nutzt Sensoren an Brücken."),
        (Form.HEADING, "Aus einer Tabelle"),
        (Form.ITEM, "Stadt: Ulm; Technik: Sensoren an Brücken"),
    ]


def test_a_name_of_two_words_is_explained_in_either_order() -> None:
    term = asked_term("Was ist eigentlich die HageNOW App?")
    assert term is not None
    told = term.explanation("Die App HageNOW aus Hagenow enthält Mängelmelder und Onlinedienste.")
    assert told > term.explanation("Die App HageNOW in Hagenow wurde rund 2.500-mal geladen.")
    assert told > term.explanation("Der Hagenow Report enthält eine App.")
