"""Who asks what a thing has brought is told what came of it, not how it was built, or that nothing says so."""

from __future__ import annotations

import pytest
from runs import as_judged, evidence, run_of

from assistant.answer import AnswerRequest, Turn
from assistant.evidence.asked.benefits import asks_benefit, asks_result, tells_result
from assistant.gaps.benefits import no_result_of, tells_benefit_asked
from assistant.gaps.gap import Gap
from assistant.gaps.unsaid import gap_of
from assistant.run import Evidence, Run
from assistant.understanding.dialogue.rewrites import rewrite_of
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
BUILT = "In Wolfsburg stehen seit 2021 Wassersensoren."
SAVED = "Dank der Messdaten kippte in Wolfsburg kein Teich um."
BINS = "In Wolfsburg half eine Zählung bei einer Sperrung."


def judged(question: str, *found: Evidence, before: str = "") -> Run:
    run = run_of(question, CATALOGUE, *found)
    history = (Turn(question="Was macht Wolfsburg?", answer=before),) if before else ()
    run.request = AnswerRequest(question=question, history=history)
    return as_judged(run, CATALOGUE)


def shown(run: Run) -> tuple[Gap | None, list[str]]:
    gap = gap_of(run)
    return gap, [item.text for item in (gap.sentences if gap else run.sentences)]


@pytest.mark.parametrize(
    "question",
    [
        "Was hat das ERZmobil gebracht?",
        "Und was hat das gebracht: Wassersensoren in Wolfsburg?",
        "Was brachte das digitale Bürgerbüro in Hagenow?",
        "Wie erfolgreich ist der Rufbus?",
        "War das ein Erfolg: Treffpunkt in Einbeck?",
        "Hatte die App in Bad Belzig Erfolg?",
        "Welche Bilanz zieht Zwönitz beim Rufbus?",
        "Wie lautet das Fazit zum Stadtportal?",
        "Was war der Effekt der Hochbeete in Gera?",
        "Hat sich der Rufbus in Zwönitz bewährt?",
        "Hat der Dorfcoach etwas bewirkt?",
        "Was ist bei den Frostsensoren herausgekommen?",
        "Bilanz Rufbus Zwönitz",
    ],
)
def test_questions_for_a_result(question: str) -> None:
    assert asks_result(question)


@pytest.mark.parametrize(
    "question",
    [
        "Was haben die Solinger zum Anfassen auf die Messe gebracht?",
        "Was sind Erfolgsfaktoren für den dauerhaften Betrieb?",
        "Wie misst man die Wirkung eines Projekts?",
        "Wann war der Rufbus erfolgreich gestartet?",
        "Was bringt LoRaWAN?",
        "Was hat der Rufbus gekostet?",
        "Was hat Ulm aus Berlin mitgebracht?",
        "Wo wurde der Treffpunkt untergebracht?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert not asks_result(question)


@pytest.mark.parametrize("question", ["Welchen Nutzen sieht Mannheim im Klimamessnetz?", "Was bringt das: App in Ulm?"])
def test_a_use_is_asked_for_in_more_words(question: str) -> None:
    assert asks_benefit(question)


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        (SAVED, True),
        ("Nach einem Jahr zählte der Bus rund 2.700 Fahrgäste.", True),
        ("Früher hatten 20 Prozent der Betriebe einen Auftritt, jetzt sind es 90 Prozent.", True),
        ("Die App wurde rund 2.500-mal geladen.", True),
        ("Die Daten stützen den Hitzeplan.", True),
        ("Die Strategie stützt sich auf Daten.", False),
        ("Das Licht soll gegen Vandalismus helfen.", False),
        ("Der Bus fährt seit Januar 2022.", False),
        ("Beim Antrag half der Städtetag.", False),
        ("Gera prüft mit Sensoren, ob der Umbau gegen Hitze hilft.", False),
    ],
)
def test_sentences_that_tell_a_result(sentence: str, tells: bool) -> None:
    assert tells_result(sentence) is tells


def test_a_result_is_told_of_what_the_thing_gives_and_alone() -> None:
    run = judged("Was haben die Wassersensoren in Wolfsburg gebracht?", evidence(f"{BUILT} {SAVED}"))
    assert tells_benefit_asked(run)
    assert shown(run) == (None, [SAVED])


def test_what_another_thing_gave_is_no_result_of_it() -> None:
    run = judged("Was haben die Wassersensoren in Wolfsburg gebracht?", evidence(BUILT), evidence(BINS, title="Straße"))
    gap, texts = shown(run)
    assert gap is not None
    assert gap.opening == run.wording("benefits", "words.no_result")
    assert BUILT in texts


def test_where_only_a_use_is_told_that_is_said() -> None:
    use = "Wolfsburg nutzt Wassersensoren, um Hochwasser früh zu erkennen."
    run = judged("Was haben die Wassersensoren in Wolfsburg gebracht?", evidence(BUILT), evidence(use, title="Netz"))
    gap, texts = shown(run)
    assert gap is not None
    assert gap.opening == run.wording("benefits", "words.only_use")
    assert texts == [use]


def test_what_is_new_of_it_leads_behind_an_answer() -> None:
    known = "Die Wassersensoren in Wolfsburg halfen 2022 dem Umweltamt."
    found = (evidence(known), evidence("Wassersensoren ersparten Wolfsburg Wege; 40 Fahrten wurden eingespart."))
    run = judged("Was haben die Wassersensoren in Wolfsburg gebracht?", *found, before=f"{known} [1]\n\n{BUILT} [2]")
    _, texts = shown(run)
    assert texts[-1] == known


def test_an_answer_of_results_is_not_repeated() -> None:
    question = "Was hat das gebracht: Wassersensoren in Wolfsburg?"
    run = judged(question, evidence(f"{BUILT} {SAVED}"), before=f"{SAVED} [1]")
    assert shown(run) == (Gap(run.wording("answers", "nothing_more")), [])


def test_what_is_not_told_behind_an_answer_does_not_repeat_it() -> None:
    run = judged("War das ein Erfolg: Wassersensoren in Wolfsburg?", evidence(BUILT), before=f"{BUILT} [1]")
    assert shown(run) == (Gap(run.wording("benefits", "words.no_result_at_all")), [])


@pytest.mark.parametrize(
    ("rest", "asked"),
    [
        ("Was war der Effekt", "Was hat das gebracht: {context}?"),
        ("Wie fällt die Bilanz aus", "Was hat das gebracht: {context}?"),
        ("Gibt es Ergebnisse", "Was hat das gebracht: {context}?"),
        ("was ist der Nutzen", "Was bringt das: {context}?"),
    ],
)
def test_a_bare_question_for_it_means_what_is_spoken_of(rest: str, asked: str) -> None:
    rewrite = rewrite_of(rest)
    assert rewrite is not None
    assert rewrite.text == asked


@pytest.mark.parametrize("rest", ["Welche Bilanz zieht Gera", "Was ist der Nutzen von LoRaWAN", "Was war die Ursache"])
def test_a_question_that_names_its_thing_is_no_bare_one(rest: str) -> None:
    assert rewrite_of(rest) is None


def test_what_a_project_as_a_whole_has_brought_must_be_told() -> None:
    run = judged("Was hat Wolfsburg gebracht?", evidence(BUILT))
    assert no_result_of(run) == run.wording("benefits", "words.no_result")
    assert not no_result_of(judged("Was hat Wolfsburg gebracht?", evidence(SAVED)))
    assert not no_result_of(judged("Was macht Wolfsburg?", evidence(BUILT)))
