"""Which sentence comes first: what was matched counts in full, the passage's topic counts, and the best one opens."""

from __future__ import annotations

import math

import pytest
from runs import evidence, run_of

from assistant.evidence.choosing.selection import Selected, choose, in_reading_order
from assistant.evidence.sentences.sentence_choice import (
    CAUSE_WEIGHT,
    MATCHED_WEIGHT,
    TABLE_ROW,
    TOPIC_WEIGHT,
    WANTED_WEIGHT,
    score_sentences,
)
from assistant.evidence.words.matching import asked_words
from assistant.question import Asked, QuestionPart
from assistant.run import Evidence, ScoredSentence
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
LIGHT = "In Gera leuchten die Laternen im Park nur bei Bedarf."
BUS = "In Zwönitz fährt der Rufbus seit dem Frühjahr auf Zuruf."


def scores(question: str, *found: Evidence, topics: tuple[str, ...] = ()) -> list[float]:
    """The score of the first sentence of each passage, in the order of the passages."""
    scored = score_sentences(found, asked_words(question), (), (), topics)
    return [next(item.score for item in scored if item.evidence == place) for place in range(len(found))]


@pytest.mark.parametrize(
    ("topics", "gain"),
    [(("beleuchtung",), TOPIC_WEIGHT), (("laendlicher-raum",), 0.0), (("parken",), 0.0), ((), 0.0)],
)
def test_a_passage_on_a_topic_that_tells_apart_gains(topics: tuple[str, ...], gain: float) -> None:
    tagged = evidence(LIGHT, title="A", topics=("beleuchtung", "laendlicher-raum"))
    plain = evidence(LIGHT, title="B")
    first, second = scores("Licht nachts", tagged, plain, topics=topics)
    assert first - second == pytest.approx(gain)


def test_idle_words_of_a_long_question_take_nothing_from_what_is_matched() -> None:
    found = (evidence(LIGHT, title="A"), evidence(BUS, title="B"))
    light, bus = scores("Wer hat Laternen?", *found)
    long = "Wer hat Laternen und der Ausschuss, die Zeitung, mein Nachbar, das Ehrenamt, der Haushalt, die Schule?"
    light_of_long, bus_of_long = scores(long, *found)
    assert light - bus >= MATCHED_WEIGHT * 0.5
    assert light_of_long - bus_of_long == pytest.approx(light - bus)


def test_a_figure_for_one_of_two_parts_gains_half() -> None:
    amount = evidence("Das Vorhaben kostet in Gera 80.000 Euro und läuft.", title="A")
    cost, other = QuestionPart("Was kostet das Licht?", Asked.MONEY), QuestionPart("Wer hat das Licht?")
    words = asked_words("Licht")
    none, whole, half = (
        score_sentences([amount], words, parts)[0].score for parts in ((other,), (cost,), (cost, other))
    )
    assert whole - none == pytest.approx(WANTED_WEIGHT)
    assert half - none == pytest.approx(WANTED_WEIGHT / 2)


@pytest.mark.parametrize(
    ("told", "gain"),
    [
        ("Als häufigsten Grund nannten die Leute, dass die Räder rosten.", CAUSE_WEIGHT),
        ("Die Räder litten unter dem Salz.", CAUSE_WEIGHT),
        ("Der Ausfall der Räder geht auf das Salz im Winter zurück.", CAUSE_WEIGHT),
        ("Die Räder blieben stehen, da niemand sie putzte.", CAUSE_WEIGHT),
        ("Die Räder stehen am Grund und Boden der Bahn.", 0.0),
    ],
)
def test_who_asks_why_is_told_by_what_gives_a_reason(told: str, gain: float) -> None:
    why, how = QuestionPart("Warum rosten die Räder?", Asked.REASON), QuestionPart("Wie rosten die Räder?")
    plain, asked = (score_sentences([evidence(told)], asked_words("Räder"), (part,))[0].score for part in (how, why))
    assert asked - plain - WANTED_WEIGHT == pytest.approx(gain)


@pytest.mark.parametrize(("row", "loss"), [("Besuche: 5.215; Jahr: offen", 0.0), ("Besuche: viele; Jahr: offen", 1.0)])
def test_a_row_with_the_figure_asked_for_reads_as_well_as_a_sentence(row: str, loss: float) -> None:
    part = QuestionPart("Wie viele Besuche gab es?", Asked.COUNT)
    sentence, of_table = (
        score_sentences([evidence(row, is_table=is_table)], asked_words("Besuche"), (part,))[0].score
        for is_table in (False, True)
    )
    assert of_table - sentence == pytest.approx(loss * math.log(TABLE_ROW))


def test_the_first_chosen_of_a_passage_leads_and_the_others_keep_their_order() -> None:
    home = evidence("Gera misst Lärm im Zentrum. Gera zählt Menschen im Park. Gera dimmt das Licht im Park.")
    chosen = [Selected(home, place, place, 1.0) for place in (2, 1, 0)]
    assert [item.first for item in in_reading_order(chosen)] == [2, 0, 1]


def test_the_best_sentence_opens_although_another_has_more_of_the_words() -> None:
    question = "Unser Rat und der Bauhof fragen: Wie weiß man, ob die steile Straße am Berg glatt ist?"
    run = run_of(
        question,
        CATALOGUE,
        evidence("Frostsensoren melden dem Bauhof in Gütersloh Glätte.", cosines=(0.91,), relevance=4.0, title="A"),
        evidence(
            "Der Rat und der Bauhof der Straße am Berg tagten in Gera.", cosines=(0.80,), relevance=0.0, title="B"
        ),
    )
    first = next(iter(ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)))
    assert first.text == "Frostsensoren melden dem Bauhof in Gütersloh Glätte."


def test_where_nothing_tells_the_first_part_the_best_sentence_leads_not_the_answer_to_a_later_one() -> None:
    parts = (QuestionPart("Kann man ein Baugebiet in 3D zeigen"), QuestionPart("für kleine Gemeinden machbar"))
    best = evidence("Kempten zeigt Bauvorhaben in 3D.", title="A", cosines=(0.9,))
    later = evidence("Elf kleine Gemeinden arbeiten zusammen.", title="B", cosines=(0.86,))
    scored = score_sentences([best, later], asked_words("Bauvorhaben in 3D"))
    of_later = [item for item in scored if item.evidence == 1]

    def opened(first: list[ScoredSentence]) -> list[str]:
        told = {parts[0]: first, parts[1]: of_later}
        chosen = choose(scored, [best, later], parts, words=60, most=4, telling=lambda part: told[part])
        return [item.text for item in chosen]

    assert opened([]) == ["Kempten zeigt Bauvorhaben in 3D.", "Elf kleine Gemeinden arbeiten zusammen."]
    assert opened(of_later)[0] == "Elf kleine Gemeinden arbeiten zusammen."


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ("Der Bürgermeister von Brandis erklärt die geringe Beteiligung damit, dass das Thema abstrakt ist.", 1),
        ("In Gera war die Beteiligung an Workshops gering, laut Bürgermeister wegen des abstrakten Themas.", 2),
        ("In Brandis war 2024 die Beteiligung an Workshops gering, laut Bürgermeister wegen der Themas.", 2),
    ],
)
def test_what_two_documents_tell_of_two_parts_is_told_once(second: str, count: int) -> None:
    first = "In Brandis war die Beteiligung an Workshops gering, laut Bürgermeister wegen des abstrakten Themas."
    found = [evidence(first), evidence(second, title="B")]
    parts = (QuestionPart("Die Beteiligung war gering"), QuestionPart("Das Thema ist abstrakt"))
    scored = score_sentences(found, asked_words("Beteiligung Thema"), parts)
    told = {part: [item for item in scored if item.evidence == place] for place, part in enumerate(parts)}
    chosen = choose(scored[:1], found, parts, words=60, most=4, telling=lambda part: told[part])
    assert len(chosen) == count
