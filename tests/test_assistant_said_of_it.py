"""What a question hangs on must be said: who speaks, what a follow-up names itself, whether there is money."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged, shown
from runs import as_judged, passages, run_of
from usual_questions import understood

from assistant.aspects import aspect_of
from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.asked.benefits import asks_result
from assistant.gaps.aspect_gap import aspect_gap
from assistant.gaps.gap import Gap
from assistant.gaps.prices import is_priced
from assistant.gaps.sayings import unsaid_by
from assistant.gaps.sought import sought_gap
from assistant.question import Asked, Intent
from assistant.run import Run
from assistant.understanding.language import in_german
from assistant.understanding.typed.plain_wording import PlainWording
from assistant.understanding.typed.synonyms import Synonyms

PLAIN = PlainWording(CATALOGUE)
APP = "In Gera läuft eine App mit Mängelmelder."


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [
        (APP, True),
        ("In Gera lobte der Personalrat die App.", False),
    ],
)
def test_who_is_said_to_have_spoken_must_be_told_of(text: str, is_missing: bool) -> None:
    assert (unsaid_by(judged("Was sagt der Personalrat zur App in Gera?", text)) == Gap()) is is_missing


@pytest.mark.parametrize("question", ["Was sagt Gera zur App?", "Was macht Gera mit der App?"])
def test_of_the_town_itself_nobody_else_must_speak(question: str) -> None:
    assert unsaid_by(judged(question, APP)) is None


def followed(asked: str, standalone: str, *texts: str) -> Run:
    run = run_of(standalone, CATALOGUE, *passages(*texts), intent=Intent.EXAMPLES)
    run.question = asked
    return as_judged(run, CATALOGUE)


def test_what_a_follow_up_takes_over_is_not_what_it_asks_for() -> None:
    spot = "Eine Karte zeigt, wo es bei Hitze kühl ist."
    run = followed("Wer hat davon Trinkbrunnen?", "Wer hat davon Trinkbrunnen: Hitze?", spot)
    assert sought_gap(run, CATALOGUE) == Gap()


def test_what_a_follow_up_asks_for_is_shown_where_it_is_told() -> None:
    fountain = "Gegen Hitze stehen in der Stadt Trinkbrunnen."
    run = followed("Wer hat davon Trinkbrunnen?", "Wer hat davon Trinkbrunnen: Hitze?", fountain)
    assert sought_gap(run, CATALOGUE) is None


def test_whether_there_is_money_for_a_thing_is_said() -> None:
    question = "Gibt es Geld für Rufbusse?"
    aspect = aspect_of(question)
    assert aspect
    assert aspect.label == "ob es dafür Geld gibt"
    test, grant = "Im Test kamen die Rufbusse auf 11 Punkte.", "Rufbusse wurden vom Land gefördert."
    assert shown(aspect_gap(judged(question, test), aspect)) == [test]
    assert aspect_gap(judged(question, grant), aspect) is None


@pytest.mark.parametrize("question", ["Gibt es Geld vom Bund?", "Wie viel Geld gibt es für Rufbusse?"])
def test_how_much_money_there_is_asks_something_else(question: str) -> None:
    aspect = aspect_of(question)
    assert aspect is None or aspect.label != "ob es dafür Geld gibt"


@pytest.mark.parametrize(
    "question",
    [
        "Hat sich das mit LoRaWAN gelohnt bei den anderen?",
        "Hat sich der Rufbus in Zwönitz gelohnt?",
        "Haben sich die Apps rentiert?",
    ],
)
def test_whether_it_was_worth_it_asks_for_results(question: str) -> None:
    assert asks_result(question)


def test_a_worthwhile_look_is_no_gain() -> None:
    aspect = aspect_of("Lohnt sich das Netz?")
    assert aspect
    assert not aspect.told.search("Zum Einstieg lohnt der Blick auf den Park in Ulm.")
    assert aspect.told.search("Das Netz lohnt sich nach drei Jahren.")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Fördert der Bund nochmal neue Modellprojekte?", True),
        ("Is there money for new towns?", True),
        ("Gibt es noch Geld für neue Kommunen?", True),
        ("Fördert der Bund die Modellprojekte?", False),
    ],
)
def test_whether_there_will_be_another_round_is_usual(question: str, found: bool) -> None:
    assert ("drei Staffeln" in understood(question).search_text) is found


def test_who_counts_is_not_who_pays() -> None:
    others = Synonyms(CATALOGUE)
    assert "zahlt" not in others.of("Wer zählt Besucher?").synonyms
    assert "zahlt" in others.of("Wer zahlt die Sensoren?").synonyms


def test_an_english_article_begins_no_name() -> None:
    assert not CATALOGUE.find_projects("Which towns have a bus on demand?")
    assert CATALOGUE.find_projects("Was macht der a-BUS?")
    assert in_german("Which towns have a bus on demand?").endswith("Rufbus?")


def test_what_a_town_still_has_in_mind_it_plans() -> None:
    assert PLAIN.plainly("Was hat Gera noch vor?") == "Was plant Gera?"
    assert PLAIN.plainly("Was haben die Kreise als Nächstes vor?") == "Was planen die Kreise?"
    assert PLAIN.plainly("Was hat Gera davor gemacht?") == "Was hat Gera davor gemacht?"


SUM = "Insgesamt hatte das Projekt in Gera einen Umfang von 900.000 Euro."


@pytest.mark.parametrize(
    ("text", "is_told"),
    [(SUM, False), ("Die App in Gera kostete 50.000 Euro.", True)],
)
def test_the_sum_of_a_project_is_no_price_of_what_was_spoken_of(text: str, is_told: bool) -> None:
    assert is_priced(judged("Was hat die in Gera gekostet: Apps?", text)) is is_told


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Wer hat den Auftrag für die Beleuchtung in Gera bekommen?", Asked.COMPANY),
        ("Wer hat dort mitgeholfen?", Asked.ACTOR),
        ("Wer hat in Gera Geld bekommen?", None),
    ],
)
def test_who_got_the_order_and_who_helped_is_somebody(question: str, asked: Asked | None) -> None:
    assert asked_of(question) is asked


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many model projects are there?", "Fördervolumen"),
        ("Was passiert, wenn die Förderung aus ist?", "endet"),
        ("Wie misst man, ob das Ganze was bringt?", "Wirkung"),
    ],
)
def test_what_everybody_asks_is_looked_for_in_the_words_of_the_documents(question: str, said: str) -> None:
    assert said in understood(question).search_text
