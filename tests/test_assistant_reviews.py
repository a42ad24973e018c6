"""What staff decide, as pure functions: the same question, sources that stand, an answer corrected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import (
    Answer,
    AnswerRequest,
    AnswerStatus,
    Citation,
    ComposerInfo,
    Example,
    Filters,
    Profile,
    Statement,
    Support,
)
from assistant.drafts import Form
from assistant.rendering import markdown
from assistant.reviews.checking import Uncarried
from assistant.reviews.correcting import corrected
from assistant.reviews.present import Span, means_this
from assistant.reviews.question_key import question_key
from assistant.reviews.review import DecidedReview, Decision, KeptStatement, Layout, Line, ReviewState
from assistant.reviews.sources import sources_stand
from assistant.steps.check import place_names
from ingest.catalogue import Catalogue
from ingest.documents import Block, BlockKind, Document, DocumentInfo, DocumentKind, Page
from ingest.errors import WrongUse

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FOUND = "Wolfsburg installierte 13 Messstellen für die Wasserqualität."
PARKS = "Ulm misst die Bodenfeuchte in zwei Parks."


def citation(number: int, quote: str, project: str) -> Citation:
    return Citation(
        number=number,
        document=f"{project}.txt",
        document_id=project,
        title="Wasser",
        kind=DocumentKind.DOSSIER,
        page=1,
        quote=quote,
        projects=(project,),
    )


STATEMENTS = (
    Statement(text="Beispiele", support=Support.FRAMING),
    Statement(text=FOUND, citations=(1,), support=Support.QUOTED),
    Statement(text=PARKS, citations=(2,), support=Support.QUOTED),
)
LAYOUT: Layout = (Line(form=Form.HEADING), Line(form=Form.ITEM), Line(form=Form.ITEM))
ANSWER = Answer(
    id="1",
    conversation_id="c",
    question="Wer misst?",
    standalone_question="Wer misst?",
    status=AnswerStatus.ANSWERED,
    text=markdown(STATEMENTS, [line.form for line in LAYOUT]),
    statements=STATEMENTS,
    citations=(citation(1, FOUND, "wolfsburg"), citation(2, PARKS, "ulm")),
    examples=(
        Example(project="wolfsburg", name="Wolfsburg", why="misst", citations=(1,)),
        Example(project="ulm", name="Ulm", why="misst", citations=(2,)),
    ),
    composer=ComposerInfo(kind="extractive"),
    created_at=NOW,
)


def key(question: str, request: AnswerRequest | None = None) -> str:
    return question_key(question, request or AnswerRequest(question=question), "de", "standard")


@pytest.mark.parametrize(
    "other",
    ["wer misst die qualität von wasser", "Wer misst die Qualitaet von Wasser ?", "WER MISST die Qualität von Wasser!"],
)
def test_case_signs_and_umlauts_make_no_other_question(other: str) -> None:
    assert key(other) == key("Wer misst die Qualität von Wasser?")


@pytest.mark.parametrize(
    "other", ["Wer misst keine Qualität von Wasser?", "Wer misst die Qualität von Luft?", "Wer misst?"]
)
def test_another_word_makes_another_question(other: str) -> None:
    assert key(other) != key("Wer misst die Qualität von Wasser?")


@given(st.text(max_size=60), st.text(max_size=60))
def test_one_order_of_words_is_one_question(first: str, second: str) -> None:
    assert key(f"{first} {second}") == key(f"{first}  {second} ")


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("Was kostet der Rufbus dieses Jahr?", "year"),
        ("Wer bekam im letzten Jahr Geld?", "year"),
        ("Welche Projekte laufen aktuell?", "year"),
        ("Wie viele Messstellen gibt es derzeit?", "year"),
        ("Was plant Ulm für die kommenden drei Jahre?", "year"),
        ("Wie viele Fahrgäste hatte Zwönitz vor drei Jahren?", "year"),
        ("Welche Projekte laufen zurzeit?", "year"),
        ("Which towns currently measure water quality?", "year"),
        ("What did Ulm do last year?", "year"),
        ("Was geschah letzte Woche in Ulm?", "day"),
        ("Was hat Gera in den letzten drei Monaten gebaut?", "day"),
        ("Was gibt es morgen in Gera?", "day"),
        ("Wer misst die Wasserqualität?", None),
        ("Fährt der Rufbus in Zwönitz noch?", None),
        ("Was wurde 2022 gemessen?", None),
        ("Wie heißt die Jahreszeit in Jahreszahlen?", None),
        ("Wer misst die Temperatur am Morgen?", None),
    ],
)
def test_what_is_asked_of_today_is_another_question_later(question: str, span: str | None) -> None:
    spans: tuple[Span, ...] = ("year", "day")
    assert [one for one in spans if means_this(one, question)] == ([span] if span else [])


def test_whoever_asks_with_other_conditions_asks_something_else() -> None:
    question = "Wer misst Wasser?"
    others = (
        AnswerRequest(question=question, filters=Filters(state="Bayern")),
        AnswerRequest(question=question, profile=Profile(population=9000)),
    )
    keys = {key(question, request) for request in others}
    keys.add(question_key(question, AnswerRequest(question=question), "en", "standard"))
    keys.add(question_key(question, AnswerRequest(question=question), "de", "einfach"))
    assert len(keys | {key(question)}) == 5


def document(text: str, superseded_by: str | None = None) -> Document:
    info = DocumentInfo(title="Wasser", kind=DocumentKind.DOSSIER)
    return Document(
        "wolfsburg",
        "v",
        "wolfsburg.txt",
        "",
        info,
        (Page(1, None, (Block(BlockKind.PARAGRAPH, text),)),),
        superseded_by,
    )


@pytest.mark.parametrize(
    ("text", "superseded_by", "stands"),
    [
        (f"Vorher. {FOUND} Danach.", None, True),
        (FOUND.replace(" ", "\n", 2), None, True),
        (FOUND.replace("13", "14"), None, False),
        (FOUND, "newer", False),
    ],
)
def test_a_source_stands_while_its_words_do(text: str, superseded_by: str | None, stands: bool) -> None:
    answer = ANSWER.model_copy(update={"citations": ANSWER.citations[:1]})
    assert sources_stand(answer, {"wolfsburg": document(text, superseded_by)}.get) is stands


def test_a_source_that_is_gone_does_not_stand() -> None:
    assert not sources_stand(ANSWER, lambda _: None)


def all_carried(_: str, __: Sequence[Citation]) -> Sequence[str]:
    return ()


def test_what_is_not_named_goes_with_its_source_and_example() -> None:
    answer, layout = corrected(ANSWER, LAYOUT, (KeptStatement(of=3),), all_carried)
    assert answer.text == f"- {PARKS} [1]"
    assert [(one.number, one.quote) for one in answer.citations] == [(1, PARKS)]
    assert [(one.project, one.citations) for one in answer.examples] == [("ulm", (1,))]
    assert layout == (Line(form=Form.ITEM),)


def test_statements_may_change_their_order() -> None:
    answer, _ = corrected(ANSWER, LAYOUT, (KeptStatement(of=3), KeptStatement(of=2)), all_carried)
    assert answer.text == f"- {PARKS} [1]\n- {FOUND} [2]"


def test_nothing_changed_is_the_same_answer() -> None:
    kept = [KeptStatement(of=of) for of in range(1, 4)]
    assert corrected(ANSWER, LAYOUT, kept, all_carried) == (ANSWER, LAYOUT)


@pytest.mark.parametrize(
    ("kept", "says"),
    [
        (KeptStatement(of=4), "Aussage 4"),
        (KeptStatement(of=1), "keine Aussage mit Quelle"),
        (KeptStatement(of=1, text="Diese Orte zahlen nichts."), "fester Text"),
        (KeptStatement(of=2, text="Wolfsburg misst.", citations=(7,)), "[7]"),
        (KeptStatement(of=2, text="Wolfsburg | misst"), "Tabelle"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(kept: KeptStatement, says: str) -> None:
    with pytest.raises(WrongUse) as refused:
        corrected(ANSWER, LAYOUT, (kept,), all_carried)
    assert says in str(refused.value)


def test_a_statement_stands_once() -> None:
    with pytest.raises(WrongUse, match="zweimal"):
        corrected(ANSWER, LAYOUT, (KeptStatement(of=2), KeptStatement(of=2)), all_carried)


@pytest.mark.parametrize("text", ["---", " \t ", "[1]"])
def test_a_statement_without_a_word_says_nothing(text: str) -> None:
    with pytest.raises(WrongUse, match="keine Worte"):
        corrected(ANSWER, LAYOUT, (KeptStatement(of=2, text=text),), all_carried)


def headed(heading: str) -> Answer:
    statements = (Statement(text=heading, support=Support.FRAMING), *STATEMENTS[1:])
    return ANSWER.model_copy(update={"statements": statements})


@pytest.mark.parametrize("heading", ["2 Modellprojekte laut Katalog", "Zwei Städte messen:"])
def test_a_count_goes_with_what_it_counted(heading: str) -> None:
    answer = headed(heading)
    with pytest.raises(WrongUse, match="Anzahl"):
        corrected(answer, LAYOUT, (KeptStatement(of=1), KeptStatement(of=2)), all_carried)
    assert corrected(answer, LAYOUT, (KeptStatement(of=2),), all_carried)[0].statements == (STATEMENTS[1],)
    assert corrected(answer, LAYOUT, [KeptStatement(of=of) for of in (1, 3, 2)], all_carried)


def test_a_number_of_the_question_counts_nothing() -> None:
    answer = headed("Keine klare Antwort gefunden: „Was kosten 2 Sensoren?“")
    assert corrected(answer, LAYOUT, (KeptStatement(of=1), KeptStatement(of=2)), all_carried)


TABLE: Layout = (Line(form=Form.TABLE_ROW),) * 3


@pytest.mark.parametrize(("kept", "stands"), [((1, 3), True), ((1, 3, 2), True), ((2, 3), False), ((2, 1, 3), False)])
def test_no_row_stands_as_the_header_of_its_table(kept: tuple[int, ...], stands: bool) -> None:
    statements = [KeptStatement(of=of) for of in kept]
    if stands:
        assert len(corrected(ANSWER, TABLE, statements, all_carried)[0].statements) == len(kept)
        return
    with pytest.raises(WrongUse, match="Kopf"):
        corrected(ANSWER, TABLE, statements, all_carried)


def test_an_example_gives_no_reason_that_staff_took_out() -> None:
    both = (Statement(text=FOUND, citations=(1,), support=Support.QUOTED),)
    both += (Statement(text="Wolfsburg misst.", citations=(1,), support=Support.QUOTED),)
    example = Example(project="wolfsburg", name="Wolfsburg", why=f"Großstadt: {FOUND}", citations=(1,))
    answer = ANSWER.model_copy(update={"statements": both, "examples": (example,)})
    told, _ = corrected(answer, (Line(form=Form.ITEM),) * 2, (KeptStatement(of=2),), all_carried)
    assert [one.why for one in told.examples] == ["Wolfsburg misst."]
    reworded, _ = corrected(answer, (Line(form=Form.ITEM),) * 2, (KeptStatement(of=1, text="Dort."),), all_carried)
    assert [one.why for one in reworded.examples] == ["Dort."]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("In Wolfsburg wurden dreizehn Messstellen für die Wasserqualität installiert.", True),
        ("Wolfsburg installierte 13 Messstellen [1].", True),
        ("Wolfsburg installierte 14 Messstellen für die Wasserqualität.", False),
        ("Wolfsburg plant 13 Messstellen für die Wasserqualität.", False),
        ("Ulm installierte 13 Messstellen für die Wasserqualität.", False),
        ("Wolfsburg installierte 13 Messstellen, siehe https://example.org.", False),
    ],
)
def test_words_of_staff_are_held_to_the_gate(catalogue: Catalogue, text: str, is_told: bool) -> None:
    uncarried = Uncarried(catalogue, place_names(catalogue))
    kept = (KeptStatement(of=2, text=text),)
    if not is_told:
        with pytest.raises(WrongUse):
            corrected(ANSWER, LAYOUT, kept, uncarried)
        return
    answer, _ = corrected(ANSWER, LAYOUT, kept, uncarried)
    assert answer.statements[0].support is Support.CHECKED
    assert answer.text == f"- {text.replace(' [1]', '')} [1]"


@pytest.mark.parametrize(
    ("decision", "is_corrected", "days", "state"),
    [
        (Decision.APPROVED, False, 1, ReviewState.APPROVED),
        (Decision.APPROVED, True, 1, ReviewState.CORRECTED),
        (Decision.REJECTED, False, 1, ReviewState.REJECTED),
        (Decision.REJECTED, False, 0, ReviewState.EXPIRED),
        (Decision.APPROVED, False, -1, ReviewState.EXPIRED),
    ],
)
def test_a_decision_holds_until_its_day(decision: Decision, is_corrected: bool, days: int, state: ReviewState) -> None:
    review = DecidedReview("1", decision, NOW, NOW + timedelta(days=days), answer=ANSWER, corrected=is_corrected)
    assert review.state_at(NOW) is state
