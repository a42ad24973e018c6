"""What each kind of question is answered with, over the real catalogue."""

from __future__ import annotations

from dataclasses import replace

import pytest
from composing import Silent, drafts
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Profile, Statement, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.citations import quoted_words
from assistant.drafts import Form
from assistant.question import Asked, Intent, QuestionPart
from assistant.rendering import markdown
from assistant.steps.compose_comparable import ComparableComposer
from assistant.steps.compose_contact import ContactComposer
from assistant.steps.compose_definition import DefinitionComposer
from assistant.steps.compose_events import EventsComposer
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.compose_projects import ProjectsComposer
from assistant.steps.compose_publications import PublicationsComposer
from assistant.understanding.reading import kinds_of
from ingest.catalogue import Catalogue
from ingest.documents import DocumentKind, State
from ingest.index.hits import PassageFilter


def test_a_fact_is_answered_in_the_documents_words(catalogue: Catalogue, extractive: ExtractiveComposer) -> None:
    found = evidence("Wolfsburg misst den Pegel mit zehn Sensoren. Die Stadt plant mehr.", cosines=(0.9, 0.8))
    run = run_of("Wie misst Wolfsburg den Pegel?", catalogue, found)
    (draft, *_) = drafts(extractive, run)
    assert draft.text == "Wolfsburg misst den Pegel mit zehn Sensoren. Die Stadt plant mehr."
    assert (draft.support, quoted_words(draft.quotes[0])) == (Support.QUOTED, draft.text)
    assert [example.project for example in run.examples] == ["wolfsburg"]


def test_running_text_is_told_with_up_to_two_sentences_that_go_on(
    catalogue: Catalogue, extractive: ExtractiveComposer
) -> None:
    told = "Wolfsburg misst den Pegel mit Sensoren. Die Geräte senden jede Stunde. Der Bauhof liest die Werte ab."
    found = evidence(f"{told} Abends schaut niemand mehr nach.", cosines=(0.9, 0.1, 0.1, 0.1))
    (draft, *_) = drafts(extractive, run_of("Wie misst Wolfsburg den Pegel?", catalogue, found))
    assert draft.text == told
    other = evidence("Wolfsburg misst den Pegel mit Sensoren. In Gera misst niemand. Der Bauhof liest die Werte.")
    (draft, *_) = drafts(extractive, run_of("Wie misst Wolfsburg den Pegel?", catalogue, other))
    assert draft.text == "Wolfsburg misst den Pegel mit Sensoren."


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


def test_a_further_part_without_answer_is_named(
    catalogue: Catalogue, documents: CatalogueDocuments, extractive: ExtractiveComposer
) -> None:
    run = run_of("Was ist LoRaWAN und was kostet das?", catalogue)
    parts = (QuestionPart("Was ist LoRaWAN"), QuestionPart("was kostet das (LoRaWAN)", Asked.MONEY))
    run.understanding = replace(run.understood, parts=parts)
    _, missing = drafts(DefinitionComposer(catalogue, documents, extractive), run)
    assert (run.status, "Was kostet das?" in missing.text) == (AnswerStatus.PARTIAL, True)


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


def test_an_office_is_found_by_its_name(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    _, first, *_ = drafts(ContactComposer(catalogue, documents), run_of("Email vom Start Smart Team?", catalogue))
    assert "StartSmart@iqib.de" in first.text


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
