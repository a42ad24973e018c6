"""What readers say to an answer: more, others, simpler, is it true; and what is not about the conversation at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import assistant_over
from dialogues import resolved

from assistant.answer import Answer, AnswerRequest, AnswerStatus, Turn
from assistant.assembly import Assistant
from assistant.evidence.choosing.told_before import untold
from assistant.question import Intent
from assistant.run import ScoredSentence
from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.dialogue.rewrites import asks_for_more
from assistant.understanding.intents import SMALL_TALK, intent_of
from ingest.embedding.embedder import Embedder

BUS = (
    "Was macht Zwönitz beim Rufbus?",
    "Das ERZmobil in Zwönitz fährt seit 29. Januar 2022 als Rufbus, den man per App bucht. [1]",
)
MONEY = ("Wie viel Geld bekommt Jena?", "Jena hat für sieben Jahre rund 17,5 Millionen Euro. [1]")
TWINS = ("Wer hat einen digitalen Zwilling?", "Der „DigiTal Zwilling“ von Wuppertal hat fünf Fachzwillinge. [1]")
TWIN = ("Was ist ein digitaler Zwilling?", "Ein Abbild der Stadt in Daten. [1]")
YOUNG = ("Wie beteilige ich Jugendliche?", "In Köln helfen Jugendliche. [1]")
HESSE = (
    "Welche Modellprojekte gibt es in Hessen?",
    "- Darmstadt: Großstadt [1]\n- Eichenzell: klein [2]\n- Kassel: groß [3]",
)
TEXT = """Das ERZmobil in Zwönitz fährt seit 29. Januar 2022 als Rufbus, den man per App bucht.
Der Rufbus ERZmobil in Zwönitz hat 28 Haltestellen.
Ein Anruf reicht seit Mai 2023 für den Rufbus in Zwönitz ebenfalls.
Am Rufbus in Zwönitz wurde bemängelt, dass man in der App nicht bezahlen kann.
Im ersten Jahr fuhren täglich 15 Fahrgäste mit dem Rufbus in Zwönitz.
Zwönitz setzt für den Rufbus einen barrierefreien Elektrobus ein, der fünf Plätze und einen Platz für Rollstühle hat.
Osnabrück testet einen Rufbus ohne feste Haltestellen.
Für den Rufbus in Mühlhausen gibt es eine Telefonnummer.
"""


@pytest.fixture(scope="module")
def assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("documents")
    (folder / "rufbus.txt").write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    return assistant_over(folder, tmp_path_factory.mktemp("data"), embedder)


def asked(assistant: Assistant, *questions: str) -> list[Answer]:
    history: list[Turn] = []
    answers = []
    for question in questions:
        answers.append(assistant.pipeline.answer(AnswerRequest(question=question, history=tuple(history))))
        history.append(Turn(question=question, answer=answers[-1].text))
    return answers


def sentences(answer: Answer) -> set[str]:
    return {statement.text for statement in answer.statements if statement.citations}


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Stimmt das wirklich?", Intent.PROOF),
        ("Ist das noch aktuell?", Intent.PROOF),
        ("Von wann ist das?", Intent.PROOF),
        ("wo steht das", Intent.PROOF),
        ("Woher weißt du das?", Intent.PROOF),
        ("Wie aktuell sind die Zahlen?", Intent.PROOF),
        ("Quelle?", Intent.PROOF),
        ("Is that true?", Intent.PROOF),
        ("Das verstehe ich nicht", Intent.PLAINER),
        ("Ich verstehe das leider nicht.", Intent.PLAINER),
        ("geht das auch einfacher?", Intent.PLAINER),
        ("Bitte in einfacher Sprache", Intent.PLAINER),
        ("Erklär mir das nochmal einfach", Intent.PLAINER),
        ("Das ist mir zu kompliziert", Intent.PLAINER),
        ("I don't understand", Intent.PLAINER),
        ("kürzer bitte", Intent.REWORDING),
        ("Fasse das zusammen", Intent.REWORDING),
        ("Kannst du das kurz zusammenfassen?", Intent.REWORDING),
        ("Übersetze das ins Englische", Intent.REWORDING),
        ("Auf Türkisch bitte", Intent.REWORDING),
        ("Schreib mir eine Mail an den Bürgermeister dazu", Intent.REWORDING),
        ("Können Sie uns eine Beschlussvorlage für den Rat entwerfen?", Intent.REWORDING),
        ("Summarize this please", Intent.REWORDING),
        ("Schreiben Sie mir das bitte kurz für den Gemeinderat zusammen.", Intent.REWORDING),
        ("Können Sie das für den Stadtrat zusammenfassen?", Intent.REWORDING),
        ("kannst du mir das für die presse aufschreiben", Intent.REWORDING),
        ("Bereiten Sie das bitte für die Ratssitzung auf.", Intent.REWORDING),
        ("Mach mir daraus drei Stichpunkte für den Ausschuss.", Intent.REWORDING),
        ("Schreiben Sie mir eine kurze Zusammenfassung für den Rat", Intent.REWORDING),
        ("Please summarise this for the council", Intent.REWORDING),
    ],
)
def test_what_is_said_to_an_answer_is_no_question_to_the_documents(question: str, intent: Intent) -> None:
    assert intent_of(question) is intent


@pytest.mark.parametrize(
    "question",
    [
        "Stimmt es, dass Gera 73 Millionen bekommt?",
        "Wo steht das Messgerät in Jena?",
        "Ist das WLAN in Ulm sicher?",
        "Wie aktuell sind die Daten der Plattform in Ulm?",
        "Wie schreibt man einen Förderantrag?",
        "Wer kann uns eine Satzung schreiben?",
        "Fasst Gera die Daten zusammen?",
        "Wer schreibt die Mail an die Bürger in Gera?",
        "Erkläre mir den digitalen Zwilling einfach",
        "Ist das Anmelden zu kompliziert für ältere Leute?",
        "Woher stammt das Geld für die Leuchten?",
        "Gibt es Texte in Leichter Sprache?",
        "Erstellen Sie eine Übersicht der Modellprojekte in Hessen",
        "Wer hat das mit anderen Kommunen zusammen gemacht?",
        "Können wir das für unsere Gemeinde übernehmen?",
        "Wie schreibe ich das für den Gemeinderat?",
        "Fassen Sie die Maßnahmen in Gera zusammen",
        "Kann man das für den Winterdienst nutzen?",
    ],
)
def test_questions_to_the_documents_stay_ones(question: str) -> None:
    assert intent_of(question) not in SMALL_TALK


@pytest.mark.parametrize(
    "question", ["nochmal " * 40, "schreib das mir für den " * 20, "bitte das " * 60 + "x", "kannst du mir das " * 30]
)
def test_repeated_words_cost_no_time(question: str) -> None:
    assert intent_of(question) is Intent.FACT


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (MONEY, "wofür?", "Wofür bekommt Jena Geld?"),
        (MONEY, "Und seit wann?", "Seit wann bekommt Jena Geld?"),
        (MONEY, "warum so viel?", "Warum bekommt Jena Geld?"),
        (BUS, "Und in Bayern?", "Welche Modellprojekte in Bayern haben das: Rufbus?"),
        (BUS, "Ist der barrierefrei?", "Ist der barrierefrei: Rufbus in Zwönitz?"),
        (BUS, "Wird der auch genutzt?", "Wird der auch genutzt: Rufbus in Zwönitz?"),
        (BUS, "Mehr davon", "Mehr davon: Rufbus in Zwönitz?"),
        (BUS, "Geht das auch einfacher?", BUS[0]),
        (BUS, "Hat das jemand in Brandenburg?", "Welche Modellprojekte in Brandenburg haben das: Rufbus?"),
        (TWIN, "Wer hat damit Erfahrung?", "Wer hat damit Erfahrung: digitaler Zwilling?"),
        (YOUNG, "Und ältere Leute?", "Wie beteilige ich ältere Leute?"),
        (
            HESSE,
            "Was machen die so?",
            "Welche davon sind Modellprojekte und welche Themen haben sie: Darmstadt, Eichenzell und Kassel?",
        ),
        (TWINS, "Und wer Kleines?", "Welche kleinen Gemeinden haben das: digitaler Zwilling?"),
        (TWINS, "Und unter 5000?", "Welche Gemeinden unter 5000 Einwohnern haben das: digitaler Zwilling?"),
        (HESSE, "Was macht das zweite?", "Was macht Eichenzell?"),
    ],
)
def test_follow_ups_are_written_out(turn: tuple[str, str], question: str, expected: str) -> None:
    found = resolved(question, turn)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


def test_after_a_choice_the_matter_is_still_the_same() -> None:
    empty = ("Was kann man gegen Leerstand machen?", "Lohmar nutzt Leerstand. [1]\n\n- Einbeck plant etwas. [2]")
    choice = ("Welche davon ist am kleinsten?", "Eine Rangfolge ergeben die Dokumente nicht.")
    assert resolved("Was hat das gebracht?", empty, choice).text == "Was hat das gebracht: Leerstand?"


def test_more_and_others_say_what_they_are_apart_from() -> None:
    assert resolved("Erzähl mehr", BUS).wants_more
    assert not resolved("Was kostet das?", BUS).wants_more
    others = resolved("Und wo noch?", BUS)
    assert others.apart_from == ("Zwönitz",)
    again = resolved("Wer sonst noch?", BUS, ("Und wo noch?", "- Osnabrück testet einen Rufbus. [1]"))
    assert again.apart_from == ("Zwönitz", "Osnabrück")
    assert resolved("Wer noch?", BUS, MONEY).outcome is Outcome.OPEN, "others do not have all of one town"


@pytest.mark.parametrize("question", ["Mehr davon", "Erzähl mir mehr", "weiter", "noch was", "tell me more"])
def test_more_is_asked_for_in_many_ways(question: str) -> None:
    assert asks_for_more(question)


@pytest.mark.parametrize("question", ["Mehr als 20 Sensoren", "Was kostet das", "Wer hat mehr Geld", "more than that"])
def test_a_comparison_asks_for_no_more(question: str) -> None:
    assert not asks_for_more(question)


def test_what_was_told_is_found_again_in_other_words() -> None:
    told = "- Das Amt misst seit 2022 den Füllstand der Mülleimer. (Stand 2023) [1]\n\nDie Stadt plant mehr. [2]"
    same, new = "Das Amt misst den Füllstand der Mülleimer seit 2022.", "Geleert wird nur noch nach Bedarf."
    items = [ScoredSentence(0, place, text, 1.0, 0.9, 1.0, 1.0) for place, text in enumerate((same, new))]
    assert [item.text for item in untold(items, told)] == [new]
    assert untold(items, "") == items


def test_more_tells_nothing_twice_and_ends(assistant: Assistant) -> None:
    first, second, *_, last = asked(assistant, BUS[0], "Mehr davon", "noch mehr", "weiter", "mehr")
    assert (first.status, second.status) == (AnswerStatus.ANSWERED, AnswerStatus.ANSWERED)
    assert sentences(second)
    assert not sentences(first) & sentences(second)
    assert last.status is AnswerStatus.NO_EVIDENCE
    assert last.text == "Mehr habe ich dazu in den Dokumenten nicht gefunden."


def test_others_are_others(assistant: Assistant) -> None:
    _, second, third = asked(assistant, BUS[0], "Und wo noch?", "Wer sonst noch?")
    assert {example.project for example in second.examples} == {"osnabrueck", "muehlhausen"}
    assert third.text == "Weitere Beispiele habe ich dazu in den Dokumenten nicht gefunden."
    assert third.status is AnswerStatus.NO_EVIDENCE


def test_who_does_not_understand_is_told_again_in_short_sentences(assistant: Assistant) -> None:
    _, again = asked(assistant, BUS[0], "Das verstehe ich nicht")
    assert again.standalone_question == BUS[0]
    assert "not_reviewed" in {notice.code for notice in again.notices}
    assert [text for text in sentences(again) if len(text.split()) > 15] == []


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("Stimmt das?", "Jeder Satz"),
        ("Fasse zusammen", "Reden, Vorlagen"),
        ("Is that true?", "Every sentence"),
        ("Hello", "Hello!"),
    ],
)
def test_fixed_texts_are_in_the_readers_language(assistant: Assistant, question: str, beginning: str) -> None:
    *_, answer = asked(assistant, BUS[0], question)
    assert (answer.status, answer.text[: len(beginning)]) == (AnswerStatus.CONVERSATION, beginning)


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("ok danke", Intent.THANKS),
        ("Ja gut, danke dir", Intent.THANKS),
        ("passt so, merci", Intent.THANKS),
        ("Aha, verstanden, tausend Dank", Intent.THANKS),
        ("Das hilft mir sehr, vielen Dank!", Intent.THANKS),
        ("Das reicht mir schon", Intent.THANKS),
        ("Haben Sie einen Textbaustein für meine Vorlage?", Intent.REWORDING),
        ("Gibt es Formulierungshilfen für den Antrag?", Intent.REWORDING),
        ("Ich bräuchte einen Mustertext für die Homepage", Intent.REWORDING),
        ("Textvorschlag für das Amtsblatt", Intent.REWORDING),
    ],
)
def test_thanks_and_wishes_for_a_text_are_no_questions_to_the_documents(said: str, intent: Intent) -> None:
    assert intent_of(said) is intent


@pytest.mark.parametrize(
    "question", ["ki telefon assistent rathaus", "telefon bot bürgerbüro", "Telefon-Roboter im Amt"]
)
def test_a_telephone_that_answers_by_itself_is_a_thing_not_a_contact(question: str) -> None:
    assert intent_of(question) is not Intent.CONTACT
    assert intent_of("telefon der kts") is Intent.CONTACT


@pytest.mark.parametrize(
    "question", ["Gibt es da auch etwas zu Datenschutz?", "Hat das auch ein Bauhof ohne IT geschafft?"]
)
def test_what_a_follow_up_names_and_nothing_says_comes_first(assistant: Assistant, question: str) -> None:
    answer = asked(assistant, "Was macht Zwönitz beim Rufbus?", question)[-1]
    assert answer.status in {AnswerStatus.PARTIAL, AnswerStatus.NO_EVIDENCE}


def test_what_a_follow_up_names_and_a_sentence_says_is_answered(assistant: Assistant) -> None:
    answer = asked(assistant, "Was macht Zwönitz beim Rufbus?", "Gibt es da auch Haltestellen?")[-1]
    assert answer.status is AnswerStatus.ANSWERED
    assert "28 Haltestellen" in answer.text
