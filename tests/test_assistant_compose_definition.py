"""What a term means is told from the glossary, else by sentences that explain it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from composing import Silent, drafts
from runs import evidence, run_of

from assistant.answer import AnswerRequest, AnswerStatus, Support
from assistant.assembly import Assistant
from assistant.catalogue_documents import CatalogueDocuments
from assistant.citations import Numbering
from assistant.evidence.words.matching import asked_words
from assistant.evidence.words.named_term import EXPLAINS, asked_term
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run
from assistant.steps.compose_defined_first import DefinedFirstComposer
from assistant.steps.compose_definition import DefinitionComposer
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.compose_plain import SHORT_WORDS, PlainComposer
from assistant.steps.understand import Understand
from ingest.catalogue import Catalogue
from ingest.catalogue.rendering import definition_text


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


def test_everyday_terms_are_explained_in_short_sentences(catalogue: Catalogue) -> None:
    told = [definition_text(entry) for entry in catalogue.everyday_terms]
    assert [text for text in told if len(text.split()) > SHORT_WORDS] == []


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Was ist eine Smart City?", "Smart City"),
        ("Was sind Sensoren?", "Sensor"),
        ("Was bedeutet interoperabel?", "Interoperabilität"),
        ("Was ist ein Rufbus?", "On-Demand-Verkehr"),
        ("Was ist eine Urban Data Platform?", "UDP"),
    ],
)
def test_everyday_words_are_explained_where_their_meaning_is_asked_for(
    question: str, term: str, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    run = run_of(question, catalogue, evidence("Ulm misst den Pegel mit Sensoren."), intent=Intent.DEFINITION)
    (draft,) = drafts(DefinitionComposer(catalogue, documents, Silent()), run)
    assert (draft.support, draft.text.split(" (")[0].split(":")[0]) == (Support.CATALOGUE, term)


def test_of_two_terms_both_are_explained(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    asked = ("Was ist ein Dashboard", "was ist ein Transferpapier")
    parts = tuple(map(QuestionPart, asked))
    run, told = definition_of(f"{' und '.join(asked)}?", parts, "Ulm misst den Pegel.", catalogue, documents)
    assert [text.partition(":")[0] for text in told] == ["Dashboard", "Transferpapier"]
    assert run.status is None


def test_what_a_thing_is_for_may_be_said_by_what_it_is(catalogue: Catalogue, documents: CatalogueDocuments) -> None:
    run = run_of("Wozu dient ein Dashboard?", catalogue, evidence("Ulm misst den Pegel."), intent=Intent.DEFINITION)
    (draft,) = drafts(DefinitionComposer(catalogue, documents, Silent()), run)
    assert (draft.text.partition(":")[0], run.status) == ("Dashboard", None)


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("Smart City?", "Smart City"),
        ("dashboard", "Dashboard"),
        ("Datenplattform?", "UDP (Urbane Datenplattform)"),
        ("Was bringt uns ein Dashboard?", "Dashboard"),
        ("Welche Dashboards gibt es?", None),
        ("Solingen", None),
    ],
)
def test_a_bare_term_or_its_benefit_begins_with_what_it_is(
    question: str, term: str | None, catalogue: Catalogue, documents: CatalogueDocuments
) -> None:
    run = run_of(question, catalogue)
    told = drafts(DefinedFirstComposer(catalogue, documents, Silent()), run)
    assert [draft.text.partition(":")[0] for draft in told] == ([term] if term else [])


@pytest.mark.parametrize("term", ["Lastenheft", "Pflichtenheft?", "leistungsverzeichnis"])
def test_a_bare_term_that_nothing_tells_of_is_still_explained(term: str, towns_assistant: Assistant) -> None:
    answer = towns_assistant.pipeline.answer(AnswerRequest(question=term))
    assert answer.status is AnswerStatus.ANSWERED
    assert [item.text.partition(":")[0].casefold() for item in answer.statements] == [term.casefold().rstrip("?")]


@pytest.mark.parametrize(
    "question", ["Wie schreibe ich ein Lastenheft?", "Zuschlagskriterien", "Ratsvorlage", "Unterschwelle"]
)
def test_words_of_procurement_and_of_the_council_are_in_scope(question: str, towns_assistant: Assistant) -> None:
    answer = towns_assistant.pipeline.answer(AnswerRequest(question=question))
    assert answer.status is AnswerStatus.NO_EVIDENCE


def test_everyday_words_are_no_names_of_things_elsewhere(catalogue: Catalogue) -> None:
    """ "Wie viele Sensoren messen in Wolfsburg?" is not about what a sensor is, "digitaler Zwilling" is a thing."""
    question = "Wie viele Sensoren hat der digitale Zwilling?"
    assert [entry.term for entry in catalogue.find_terms(question)] == ["Digitaler Zwilling"]
    assert [entry.term for entry in catalogue.find_explained_terms(question)] == ["Sensor", "Digitaler Zwilling"]


def test_a_longer_name_is_not_explained_for_the_term_it_begins_with() -> None:
    term = asked_term("Was ist eine Smart City?")
    assert term is not None
    assert term.explanation("Die Smart City Akademie bietet kostenlose Kurse.") < EXPLAINS
    assert term.explanation("Eine Smart City bietet allen kostenlose Kurse.") == EXPLAINS


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
        ("Was bedeutet Präsenz?", "Wuppertal nennt Präsenz ein Ziel.", True),
        ("Was bedeutet Mehrsprachigkeit?", "Zwönitz setzt ein mehrsprachiges Portal ein.", True),
        ("Was ist Aktivierung?", "Die Roadmap nennt die Aktivierung.", True),
        ("Was heißt eigentlich Vernetzung?", "Die App soll Vereine vernetzen.", True),
        ("Was ist Ko-Produktion?", "Regensburg setzt auf Ko-Produktion, also gemeinsames Entwickeln.", False),
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
        ("Was ist eine Satzung?", "Der Stufenplan fragt nach tragfähigen Betreibermodellen.", False),
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


def test_a_name_of_two_words_is_explained_in_either_order() -> None:
    term = asked_term("Was ist eigentlich die HageNOW App?")
    assert term is not None
    told = term.explanation("Die App HageNOW aus Hagenow enthält Mängelmelder und Onlinedienste.")
    assert told > term.explanation("Die App HageNOW in Hagenow wurde rund 2.500-mal geladen.")
    assert told > term.explanation("Der Hagenow Report enthält eine App.")
