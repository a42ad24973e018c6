"""What stands beside the answer: numbers of quotes, age, hand-off, next questions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runs import NOW, as_judged, evidence, run_of

from assistant.answer import AnswerRequest, AnswerStatus, NoticeCode, Profile, Statement, Support
from assistant.citations import Numbering, quoted_words
from assistant.drafts import Draft, DraftExample, Form, Quote
from assistant.example_reasons import LONGEST_WHY, shortened
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.examples import Examples
from assistant.steps.handoff import HandoffStep
from assistant.steps.notices import Notices, is_outdated
from assistant.steps.suggestions import Suggestions
from assistant.topic_names import topic_name
from assistant.understanding.language import language_of
from assistant.wording import Language, wording_in
from ingest.catalogue import Catalogue
from ingest.documents import DocumentKind, Source, Span

SOURCE = Source("Meldung", "https://example.org/meldung", "2022-03-01", "Stadt")


def answered(catalogue: Catalogue, source: Source | None = None, date: str = "2026-01") -> Run:
    found = evidence("Ulm misst den Pegel. Ulm zählt Räder.", source=source, date=date, start=40)
    run = run_of("Was misst Ulm?", catalogue, found)
    run.status = AnswerStatus.ANSWERED
    quote = Quote(found.hit, (found.hit.passage.sentences[0].span,))
    statement, _ = Numbering(run.citations).statement(Draft("Ulm misst den Pegel.", Support.QUOTED, (quote,)))
    run.statements.append(statement)
    return run


def test_the_same_quote_has_one_number() -> None:
    found = evidence("Ulm misst den Pegel. Ulm zählt Räder.", start=40)
    first, second = (Quote(found.hit, (sentence.span,)) for sentence in found.hit.passage.sentences)
    numbering = Numbering()
    assert [numbering.number(quote) for quote in (first, second, first)] == [1, 2, 1]
    assert [citation.quote for citation in numbering.citations] == ["Ulm misst den Pegel.", "Ulm zählt Räder."]
    assert (numbering.citations[0].page, numbering.citations[0].page_label) == (3, "1")


def test_a_quote_of_two_sentences_is_one_slice() -> None:
    found = evidence("Ulm misst den Pegel. Das hilft. Ulm zählt Räder.", start=7)
    assert quoted_words(Quote(found.hit, (Span(7, 27), Span(28, 38)))) == "Ulm misst den Pegel. Das hilft."


@pytest.mark.parametrize(
    ("date", "old"),
    [("2022", True), ("2023", False), ("2023-10", True), ("2023-11", False), ("2023-11-24", True), ("2026-01", False)],
)
def test_older_than_three_years(date: str, old: bool) -> None:
    assert is_outdated(date, NOW) is old


def test_the_source_decides_the_age(catalogue: Catalogue) -> None:
    run = answered(catalogue, SOURCE)
    Notices(catalogue)(run)
    assert [notice.code for notice in run.notices] == [NoticeCode.OUTDATED, NoticeCode.OWN_SUMMARY]
    assert "1. März 2022" in run.notices[0].text


def test_new_originals_need_no_notice(catalogue: Catalogue) -> None:
    run = answered(catalogue)
    Notices(catalogue)(run)
    assert run.notices == []


@pytest.mark.parametrize("intent", list(Intent))
def test_whatever_is_told_in_einfacher_sprache_is_said_not_to_be_reviewed(intent: Intent, catalogue: Catalogue) -> None:
    """A table said nothing of it."""
    run = answered(catalogue)
    run.understanding = replace(run.understood, intent=intent)
    run.asked_plainly = True
    Notices(catalogue)(run)
    assert [notice.code for notice in run.notices] == [NoticeCode.NOT_REVIEWED]


def test_silence_comes_with_a_draft(catalogue: Catalogue) -> None:
    run = run_of("Was kostet der Pegel?", catalogue)
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert run.handoff.contact.email == "SmartCities@dlr.de"
    assert "Was kostet der Pegel?" in run.handoff.draft


def test_rows_of_a_table_are_told_in_a_letter_with_whose_they_are(catalogue: Catalogue) -> None:
    """They stood there as "Land | Nordrhein-Westfalen | Baden-Württemberg"."""
    run = run_of("Was unterscheidet Solingen und Ulm?", catalogue)
    run.status = AnswerStatus.PARTIAL
    rows = (("Merkmal | Solingen | Ulm", ()), ("Land | Nordrhein-Westfalen | Baden-Württemberg", (1, 2)))
    for text, cited in rows:
        run.statements.append(Statement(text=text, citations=cited, support=Support.FRAMING))
        run.forms.append(Form.TABLE_ROW)
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert "- Land: Solingen – Nordrhein-Westfalen; Ulm – Baden-Württemberg\n" in run.handoff.draft
    assert "|" not in run.handoff.draft


def test_answers_need_no_draft(catalogue: Catalogue) -> None:
    run = answered(catalogue)
    HandoffStep(catalogue)(run)
    assert run.handoff is None


def suggested(run: Run, status: AnswerStatus, catalogue: Catalogue) -> list[str]:
    run.status = status
    Suggestions(catalogue)(run)
    return run.suggestions


def test_suggestions_go_on_with_the_topic(catalogue: Catalogue) -> None:
    run = run_of("Welche Apps für Bürger gibt es?", catalogue)
    assert suggested(run, AnswerStatus.ANSWERED, catalogue) == [
        "Welche Modellprojekte haben Erfahrung mit dem Thema Apps für Bürgerinnen und Bürger?",
        "Welche Veröffentlichungen gibt es zum Thema Apps für Bürgerinnen und Bürger?",
    ]


def test_the_question_itself_is_not_suggested(catalogue: Catalogue) -> None:
    question = "Welche Modellprojekte haben Erfahrung mit dem Thema Offene Daten?"
    assert question not in suggested(run_of(question, catalogue), AnswerStatus.ANSWERED, catalogue)


def test_funding_is_suggested_only_where_it_is_known(catalogue: Catalogue) -> None:
    known = suggested(run_of("Was macht Rostock?", catalogue), AnswerStatus.ANSWERED, catalogue)
    unknown = suggested(run_of("Was macht Wolfsburg?", catalogue), AnswerStatus.ANSWERED, catalogue)
    assert known[0] == "Wie hoch ist die Förderung von Rostock?"
    assert not any("Förderung" in text for text in unknown)


TOLD_BY_ULM = "Ulm erhält rund acht Millionen Euro Förderung."


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Mit wie viel wird Ulm gefördert?"),
        ("de", "Was bekommt Ulm vom Bund?"),
        ("en", "How much federal money does Ulm receive, and for how long?"),
        ("en", "What is the grant of Ulm?"),
    ],
)
def test_funding_the_answer_begins_with_is_not_suggested(
    language: Language, question: str, catalogue: Catalogue
) -> None:
    run = run_of(question, catalogue)
    run.language = language
    run.statements.append(Statement(text=TOLD_BY_ULM, support=Support.QUOTED))
    found = suggested(run, AnswerStatus.ANSWERED, catalogue)
    assert wording_in(language, "suggestions", "funding", name="Ulm") not in found
    assert found[0] == wording_in(language, "suggestions", "project", name="Ulm")


@pytest.mark.parametrize(
    "told", ["Ulm misst den Pegel.", "Die Werkstatt in Ulm kostete 20.000 Euro.", "Ulm wird seit 2019 gefördert."]
)
def test_funding_the_answer_does_not_tell_is_suggested(told: str, catalogue: Catalogue) -> None:
    run = run_of("What does Ulm do?", catalogue)
    run.language = "en"
    run.statements.append(Statement(text=told, support=Support.QUOTED))
    assert suggested(run, AnswerStatus.ANSWERED, catalogue)[0] == "How much funding does Ulm receive?"


def test_funding_told_further_down_is_not_suggested_again(catalogue: Catalogue) -> None:
    run = run_of("Was macht Ulm?", catalogue)
    for told in ("Ulm misst den Pegel.", TOLD_BY_ULM):
        run.statements.append(Statement(text=told, support=Support.QUOTED))
    assert not any("Ulm" in text for text in suggested(run, AnswerStatus.ANSWERED, catalogue))


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Welche Apps für Bürger gibt es?", "city and citizen apps"),
        ("Wie beteiligt man Bürgerinnen?", "citizen participation"),
        ("Was misst LoRaWAN?", "LoRaWAN and radio networks"),
    ],
)
def test_english_suggestions_name_topics_in_english(question: str, topic: str, catalogue: Catalogue) -> None:
    run = run_of(question, catalogue)
    run.language = "en"
    assert f"Which model projects have experience with {topic}?" in suggested(run, AnswerStatus.ANSWERED, catalogue)


def test_every_english_suggestion_is_understood_as_one_about_its_topic(catalogue: Catalogue) -> None:
    for topic in catalogue.topics:
        for kind in ("examples", "publications", "events"):
            question = wording_in("en", "suggestions", kind, topic=topic_name("en", topic))
            assert language_of(question) == "en"
            assert topic.id in [mention.topic_id for mention in catalogue.find_topics(question)], question


@pytest.mark.parametrize("status", [AnswerStatus.OUT_OF_SCOPE, AnswerStatus.REFUSED])
def test_strangers_get_two_questions_to_begin_with(catalogue: Catalogue, status: AnswerStatus) -> None:
    assert len(suggested(Run(AnswerRequest(question="?"), "a", "c", NOW), status, catalogue)) == 2


def test_announced_events_of_the_past_are_named(catalogue: Catalogue) -> None:
    text = "Der Kongress findet am 18. und 19. November 2025 in Kiel statt."
    run = cited(run_of("Wann ist der Kongress?", catalogue, evidence(text)), catalogue)
    assert [notice.text for notice in run.notices] == ["Der in [1] angekündigte Termin ist vorbei (19. November 2025)."]


def test_the_end_of_funding_is_named_for_the_project_asked_about(catalogue: Catalogue) -> None:
    run = cited(run_of("Was macht Paderborn?", catalogue, evidence("Paderborn baut eine Datenplattform.")), catalogue)
    assert [notice.code for notice in run.notices] == [NoticeCode.FUNDING_ENDED]
    assert "Paderborn lief bis 2025" in run.notices[0].text
    other = cited(run_of("Was macht Rostock?", catalogue, evidence("Rostock baut eine Datenplattform.")), catalogue)
    assert other.notices == []


def test_contradicting_sources_are_both_named(catalogue: Catalogue) -> None:
    found = [
        evidence("Ulm erhält acht Millionen Euro Förderung.", title="Blatt", date="2025-02"),
        evidence("Die Förderung von Ulm beträgt 12 Mio. Euro.", title="Bote", date="2026-03-01"),
    ]
    run = cited(run_of("Was bekommt Ulm?", catalogue, *found), catalogue)
    assert [notice.text for notice in run.notices if notice.code is NoticeCode.CONTRADICTION] == [
        "Zur Förderung von Ulm nennen die Quellen verschiedene Zahlen: "
        "„acht Millionen Euro“ (Auftakt für die Modellprojekte Smart Cities (Ulm), 4. September 2019) "
        "und „12 Mio. Euro“ (Bote, 1. März 2026)."
    ]


def test_sentences_nobody_cites_contradict_nobody(catalogue: Catalogue) -> None:
    found = [
        evidence("Ulm misst den Pegel.", title="A"),
        evidence("Ulm erhält acht Millionen Euro Förderung.", title="B"),
        evidence("Die Förderung von Ulm beträgt 12 Mio. Euro.", title="C"),
    ]
    assert cited(run_of("Was misst Ulm?", catalogue, *found), catalogue).notices == []


def cited(run: Run, catalogue: Catalogue) -> Run:
    """The run with the first sentence of its evidence cited, and the notices on it."""
    run.status = AnswerStatus.ANSWERED
    hit = run.evidence[0].hit
    Numbering(run.citations).number(Quote(hit, (hit.passage.sentences[0].span,)))
    Notices(catalogue)(run)
    return run


def test_examples_say_who_they_are(catalogue: Catalogue) -> None:
    run = run_of("Wer misst den Pegel?", catalogue, profile=Profile(population=150_000))
    run.examples = [DraftExample("wolfsburg", "[Wolfsburg] Zehn Sensoren messen den Pegel.")]
    Examples(catalogue)(run)
    assert run.examples[0].why == "Gleiche Größenklasse (Großstadt): Zehn Sensoren messen den Pegel."


def test_without_a_profile_type_and_state_are_named(catalogue: Catalogue) -> None:
    run = run_of("Wer misst den Pegel?", catalogue)
    run.examples = [DraftExample("bad-belzig-wiesenburg", "Zehn Sensoren messen den Pegel.")]
    Examples(catalogue)(run)
    assert run.examples[0].why == "Interkommunale Kooperation in Brandenburg: Zehn Sensoren messen den Pegel."


@given(st.text(alphabet="abc ,.", max_size=300))
def test_shortened_reasons_are_beginnings(text: str) -> None:
    short = shortened(text)
    assert len(short) <= LONGEST_WHY
    assert text.startswith(short.removesuffix("…"))


def test_silence_names_the_nearest_documents(catalogue: Catalogue) -> None:
    run = run_of("Was kostet der Pegel?", catalogue, evidence("Der Pegel ist digital.", title="Pegelpapier"))
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert "„Pegelpapier“. Eine Antwort habe ich dort nicht gefunden" in run.handoff.reason
    assert [(one.document_id, one.title) for one in run.handoff.nearest] == [("Pegelpapier", "Pegelpapier")]


def test_silence_names_no_document_of_another_matter(catalogue: Catalogue) -> None:
    far = evidence("Bäume geben Schatten.", title="Baumpapier", cosines=(0.79,))
    run = run_of("Wie viel Streusalz braucht ein Bauhof?", catalogue, far)
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert run.handoff.nearest == ()
    assert run.handoff.reason.startswith("Dazu steht nichts in den Dokumenten. Die Koordinierungs")


def test_the_document_on_the_town_asked_about_is_near_whatever_it_says(catalogue: Catalogue) -> None:
    far = evidence("Bäume geben Schatten.", title="Steckbrief Wolfsburg", cosines=(0.79,))
    run = as_judged(run_of("Wer ist Bürgermeister von Wolfsburg?", catalogue, far), catalogue)
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert [one.title for one in run.handoff.nearest] == ["Steckbrief Wolfsburg"]


def test_a_letter_tells_what_the_documents_do_say(catalogue: Catalogue) -> None:
    run = run_of("Warum ist Hagenow ausgestiegen?", catalogue)
    run.status, run.corrected = AnswerStatus.NO_EVIDENCE, True
    run.statements = [
        Statement(text="Von einem Ausstieg steht nichts in den Dokumenten.", support=Support.FRAMING),
        Statement(text="Hagenow hielt am Projekt fest.", support=Support.QUOTED, citations=(1,)),
    ]
    run.forms = [Form.SENTENCE, Form.SENTENCE]
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    told = "- Von einem Ausstieg steht nichts in den Dokumenten.\n- Hagenow hielt am Projekt fest."
    assert f"In den Dokumenten fanden wir dazu:\n{told}\n" in run.handoff.draft


def test_a_letter_without_anything_told_is_the_question_alone(catalogue: Catalogue) -> None:
    run = run_of("Was kostet das?", catalogue)
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    assert run.handoff is not None
    assert "haben:\n\nWas kostet das?\n\nKönnen Sie" in run.handoff.draft


@pytest.mark.parametrize(("cosine", "suggested"), [(0.79, []), (0.9, ["Was macht das Modellprojekt Wolfsburg?"])])
def test_after_silence_nothing_of_another_matter_is_suggested(
    catalogue: Catalogue, cosine: float, suggested: list[str]
) -> None:
    found = evidence("Der Bauhof streut Salz.", title="Steckbrief", cosines=(cosine,), projects=("wolfsburg",))
    profile = replace(found, hit=replace(found.hit, info=replace(found.hit.info, kind=DocumentKind.STECKBRIEF)))
    run = run_of("Wie viel Salz streut ein Bauhof?", catalogue, profile)
    run.status = AnswerStatus.NO_EVIDENCE
    HandoffStep(catalogue)(run)
    Suggestions(catalogue)(run)
    assert run.suggestions == suggested
