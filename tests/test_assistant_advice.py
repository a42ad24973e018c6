"""Who asks for advice is told what advises on that very thing, or first that nothing does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from runs import as_judged, evidence, run_of

from assistant.evidence.asked.advice import (
    Advice,
    advice_in,
    asks_advice,
    asks_decision,
    is_own_word,
    searches_for_advice,
)
from assistant.evidence.asked.question_focus import focus_of
from assistant.gaps.advice import advice_gap
from assistant.gaps.gap import Gap
from assistant.run import Evidence, Run
from assistant.understanding.typed.paraphrases import paraphrase_of
from ingest.catalogue import Catalogue, load_catalogue
from ingest.documents import DocumentKind
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
QUESTION = "Was muss man bei Pegelsensoren beachten?"
FACT = "In Ulm stehen acht Pegelsensoren."
RULE = "Wer Pegelsensoren aufstellt, sollte eine Lernzeit einplanen."


def judged(question: str, *found: Evidence) -> Run:
    return as_judged(run_of(question, CATALOGUE, *found), CATALOGUE)


def gap(run: Run) -> Gap | None:
    return advice_gap(run, CATALOGUE)


def told(run: Run) -> list[str]:
    return [item.text for item in run.sentences]


@pytest.mark.parametrize(
    "question",
    [
        "Was muss man bei LoRaWAN beachten?",
        "Worauf kommt es bei einem Zwilling an?",
        "Worauf kommts bei der Personalsuche an?",
        "Worauf sollten wir bei Sensoren achten?",
        "Was ist wichtig bei der Beteiligung?",
        "Tipps für eine App?",
        "Welche Fehler sollte man bei der Vergabe vermeiden?",
        "Was raten andere zu Betriebskosten?",
        "Was empfehlt ihr für Dörfer?",
        "Wie überzeuge ich den Bürgermeister?",
        "Wie bekommt man den Rat hinter so ein Projekt?",
        "Wie gehen wir bei einer Datenstrategie vor?",
        "Was brauchen wir für einen Rufbus?",
        "Was hilft, um Ältere zu erreichen?",
        "Welche Lehren gibt es aus der App?",
    ],
)
def test_questions_for_advice(question: str) -> None:
    assert asks_advice(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wer hat LoRaWAN?",
        "Was kostet ein Rufbus?",
        "Wie viele Sensoren hat Ulm?",
        "Wie kommt man an Module der App?",
        "Was ist ein digitaler Zwilling?",
        "Was hilft gegen Hitze?",
        "Wie gewinnt man Wärme aus Abwasser?",
        "Was braucht ein Sensor an Strom?",
        "Welche Tipps gibt die Cleema-App?",
        "Wann beginnt die Förderung?",
    ],
)
def test_other_questions_ask_for_no_advice(question: str) -> None:
    assert not asks_advice(question)


@pytest.mark.parametrize(
    ("sentence", "advice"),
    [
        ("Wolfsburg rät, früh zu beginnen.", Advice.SAID),
        ("In Phase 1 empfiehlt die Roadmap, Zielgruppen einzubinden.", Advice.SAID),
        ("Für eine Datenstrategie werden Standards empfohlen (Stand 2023).", Advice.SAID),
        ("Datenstrategien sollten lebende Dokumente sein (Stand 2023).", Advice.SAID),
        ("Beim Zählen von Menschen ist Datenschutz wichtig.", Advice.SAID),
        ("Der Städtetag warnt vor zu viel Technik.", Advice.SAID),
        ("Die KTS nennt als Hürden Ressourcen und Beschaffung.", Advice.SAID),
        ("Ein Treffpunkt braucht feste Zeiten.", Advice.SAID),
        ("Vertraute Orte helfen: Gütersloh geht in Seniorentreffs.", Advice.SAID),
        ("Die App wurde kaum genutzt.", Advice.HINTED),
        ("Der Leitfaden „Zwillinge“ (KTS, 2024) enthält: Empfehlungen für Kommunen.", Advice.POINTED),
        ("Die Studie zu Zwillingen vergleicht Projekte und leitet Empfehlungen ab.", Advice.POINTED),
        ("Die Hildesheim-App sollte 2023 erweitert werden.", Advice.NONE),
        ("Frostsensoren melden, wo gestreut werden muss.", Advice.NONE),
        ("Ein Beamer warnt bei Glätte.", Advice.NONE),
        ("Der Rat von Gera beschloss die Strategie.", Advice.NONE),
        ("Was es braucht: 14", Advice.NONE),
        ("In Ulm stehen acht Sensoren.", Advice.NONE),
    ],
)
def test_what_a_sentence_advises(sentence: str, advice: Advice) -> None:
    assert advice_in(sentence, "Was das Modellprojekt macht") is advice


def test_under_a_heading_for_advice_a_sentence_hints_at_some() -> None:
    assert advice_in(FACT, "Was es braucht") is Advice.HINTED


def test_advice_leads_and_facts_beside_several_are_left_out() -> None:
    second = "Bei Pegelsensoren ist der Stromanschluss wichtig."
    run = judged(QUESTION, evidence(f"{FACT} {RULE}"), evidence(second, title="B"))
    assert gap(run) is None
    assert set(told(run)) == {RULE, second}


def test_a_single_advice_leads_before_what_else_is_told_of_the_thing() -> None:
    run = judged(QUESTION, evidence(f"{FACT} {RULE}", cosines=(0.95, 0.8)))
    assert gap(run) is None
    assert told(run) == [RULE, FACT]


def test_the_title_names_the_thing_and_advice_beside_it_is_on_the_same() -> None:
    general = "Wolfsburg rät, früh zu beginnen."
    run = judged(QUESTION, evidence(f"{general} {FACT}", title="Pegelsensoren"))
    assert gap(run) is None
    assert told(run)[0] == general
    beside = judged(QUESTION, evidence(f"{RULE} {general}"))
    assert gap(beside) is None
    assert set(told(beside)) == {RULE, general}


def test_advice_to_others_is_on_what_its_passage_told_before() -> None:
    advice = "Unser Rat an andere: Alles aus einer Hand bestellen."
    story = "Die Batterie kam von einem Hersteller, die Kühlung von einem anderen."
    run = judged("Was ratet ihr anderen zur Bestellung einer Batterie?", evidence(f"{story} {advice}"))
    assert gap(run) is None
    assert told(run)[0] == advice
    council = judged("Was ratet ihr anderen zur Batterie?", evidence(f"{story} Unser Rat hat das im Mai beschlossen."))
    assert getattr(gap(council), "opening", None)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (FACT, "none"),
        (f"{FACT} Die Pegelsensoren in Gera wurden beschädigt.", "hinted"),
        ("Der Leitfaden „Pegelsensoren“ (KTS, 2024) enthält: Empfehlungen für Kommunen.", "pointed"),
    ],
)
def test_where_nothing_advises_on_the_thing_that_is_said_first(text: str, key: str) -> None:
    run = judged(QUESTION, evidence(text), evidence("Wer Bäume pflanzt, sollte Wasser einplanen.", title="B"))
    found = gap(run)
    assert found is not None
    assert found.opening == run.wording("advice", f"words.{key}")
    assert all("egelsensoren" in item.text for item in found.sentences)


def test_what_hints_at_advice_comes_before_what_does_not() -> None:
    damaged = "Die Pegelsensoren in Gera wurden beschädigt."
    found = gap(judged(QUESTION, evidence(f"{FACT} {damaged}")))
    assert found is not None
    assert [item.text for item in found.sentences] == [damaged, FACT]


def test_where_the_thing_is_told_of_nowhere_there_is_no_answer() -> None:
    assert gap(judged("Was muss man bei Leihrädern beachten?", evidence(RULE))) == Gap()


def test_of_two_things_told_apart_the_rarer_is_shown() -> None:
    young, shared = "Kusel plante eine Werkstatt für Jugendliche.", "Guben plant eine Beteiligung."
    found = gap(judged("Was muss man bei Beteiligung von Jugendlichen beachten?", evidence(young), evidence(shared)))
    assert found is not None
    assert [item.text for item in found.sentences] == [young]


def test_a_compound_is_told_in_pieces() -> None:
    question = "Wie fängt man mit der Gewässerüberwachung am besten an?"
    assert gap(judged(question, evidence("Wer Gewässer mit Sensoren überwacht, sollte sich Zeit lassen."))) is None


def test_half_a_compound_is_enough_for_advice_only() -> None:
    question = "Worauf kommts bei der Personalsuche an?"
    assert gap(judged(question, evidence("Beim Personal sollte man offen reden."))) is None
    assert gap(judged(question, evidence("Das Personal sitzt in Ulm."))) == Gap()


def test_who_is_to_be_won_must_be_spoken_of_as_such() -> None:
    helper = "Menschen vor Ort helfen: In Remmesweiler sammelt ein Dorfcoach Bestellungen."
    run = judged("Wie gewinnt man einen Dorfcoach?", evidence(helper))
    found = gap(run)
    assert found is not None
    assert found.opening == run.wording("advice", "words.none")
    assert gap(judged("Wie gewinnt man einen Dorfcoach?", evidence("Einen Dorfcoach gewinnt man, rät Kusel."))) is None


def profile(text: str, title: str) -> Evidence:
    found = evidence(text, title=title)
    return replace(found, hit=replace(found.hit, info=replace(found.hit.info, kind=DocumentKind.STECKBRIEF)))


@pytest.mark.parametrize(
    ("title", "is_told"),
    [("Steckbrief Ulm: Pegelsensoren", True), ("Steckbrief Ulm: Pegelsensoren, Rufbus und Licht", False)],
)
def test_the_title_of_a_profile_that_lists_things_is_of_none_of_them(title: str, is_told: bool) -> None:
    run = judged(QUESTION, profile("Vereine sollten früh gefragt werden.", title))
    assert (gap(run) is None) is is_told


def test_mistakes_to_avoid_are_told_by_advice_too() -> None:
    run = judged("Welche Fehler sollte man bei Pegelsensoren vermeiden?", evidence(RULE))
    assert gap(run) is None
    assert run.understood.parts[0].asked is None


@pytest.mark.parametrize(
    "of",
    [
        lambda run: replace(run.understood, parts=(*run.understood.parts, *run.understood.parts)),
        lambda run: replace(run.understood, parts=(replace(run.understood.parts[0], untranslated=QUESTION),)),
    ],
)
def test_of_several_questions_nothing_is_left_out(of: Callable[[Run], object]) -> None:
    run = judged(QUESTION, evidence(FACT))
    run.understanding = of(run)  # type: ignore[assignment]
    assert gap(run) is None


def test_words_that_ask_for_advice_are_not_what_it_is_asked_on() -> None:
    run = judged("Welche Tipps gibt es für Pegelsensoren?", evidence(RULE))
    assert not any(is_own_word(word) for word in run.words.stems)
    assert focus_of("Welche Tipps gibt es für Pegelsensoren?") is None
    assert focus_of("Welche Farbe hat die Bank?") == "Farbe"


def test_the_thing_is_looked_for_under_headings_for_advice() -> None:
    assert searches_for_advice("Welche Tipps gibt es für Pegelsensoren?")[0] == "Pegelsensoren: Was es braucht"
    assert searches_for_advice("Wer hat Pegelsensoren?") == ()


def test_to_get_a_council_behind_a_thing_is_to_win_it() -> None:
    asked = "Wie bekommt man den Gemeinderat hinter so ein Projekt?"
    assert paraphrase_of(asked) == paraphrase_of("Wie gewinnen wir den Gemeinderat?")


@pytest.mark.parametrize(
    ("word", "is_own"),
    [("Tipps", True), ("Hürden", True), ("Einführung", True), ("Rathaus", False), ("Einsatzleitung", False)],
)
def test_words_that_ask_for_advice(word: str, is_own: bool) -> None:
    assert is_own_word(word) is is_own


def test_advice_asked_on_a_product_alone_is_whatever_is_told_of_it() -> None:
    run = judged("Welche Lehren gibt es aus der Cleema-App?", evidence("Die Cleema-App wurde kaum geladen."))
    found = gap(run)
    assert found is not None
    assert found.opening == run.wording("advice", "words.hinted")


def test_what_went_wrong_with_a_thing_of_another_name_hints_at_nothing() -> None:
    run = judged("Was ist bei einem Shuttle zu beachten?", evidence("Der Rufbus in Zwönitz wurde kritisiert."))
    run.understanding = replace(run.understood, synonyms={"shuttl": frozenset({"rufbus"})})
    found = gap(run)
    assert found is not None
    assert found.opening == run.wording("advice", "words.none")


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("Worauf muss man beim Zählen achten?", "Bei einer Zählung ist Datenschutz wichtig.", True),
        ("Was muss man im Rathaus beachten?", "Ämter sollten sich absprechen.", False),
        ("Wie bekommt man die Bürger dazu?", "Menschen sollte man zum Mitmachen einladen.", True),
    ],
)
def test_a_word_of_like_meaning_tells_only_who_is_to_be_won(question: str, text: str, is_told: bool) -> None:
    assert (gap(judged(question, evidence(text))) is None) is is_told


@pytest.mark.parametrize(
    ("question", "first"), [(QUESTION, RULE), ("Welche Erfolgsfaktoren gibt es bei Pegelsensoren?", "Faktoren")]
)
def test_advice_of_the_kind_asked_for_opens(question: str, first: str) -> None:
    run = judged(question, evidence(f"{RULE} Faktoren bei Pegelsensoren sind Strom und Funk."))
    assert gap(run) is None
    assert told(run)[0].startswith(first)


@pytest.mark.parametrize(
    "question",
    [
        "Brauchen wir eine App?",
        "Braucht eine kleine Gemeinde ein Stadtlabor?",
        "Braucht eine Kleinstadt einen digitalen Zwilling?",
        "Sollten wir einen Rufbus einführen?",
        "Sollten wir LoRaWAN aufbauen?",
        "Lohnt sich eine Stadt-App?",
        "Lohnt sich für uns ein Rufbus?",
        "app ja oder nein",
        "Lohnt sich ein Rufbus für uns, ja oder nein?",
        "KI Chatbot pro und contra",
        "Open Source Vorteil Nachteil für Kreistag",
        "Welche Vor- und Nachteile hat LoRaWAN?",
        "Was spricht gegen eine gemeinsame Vergabe?",
        "Brauchen wir als kleine Gemeinde das überhaupt: digitaler Zwilling?",
    ],
)
def test_who_weighs_something_asks_for_a_decision(question: str) -> None:
    assert asks_decision(question)
    assert asks_advice(question)


@pytest.mark.parametrize(
    "question",
    [
        "Was braucht ein Stadtlabor?",
        "Brauchen wir eine Genehmigung für Sensoren?",
        "Brauchen wir einen Datenschutzbeauftragten?",
        "Lohnt sich das?",
        "Lohnt sich die App in Hagenow?",
        "Sollte der Rufbus 2023 starten?",
        "Welche Vorteile nennt Solingen?",
        "Ist Solingen Modellprojekt, ja oder nein?",
        "Nimmt Zwönitz am Programm teil, ja oder nein?",
    ],
)
def test_who_asks_what_is_so_weighs_nothing(question: str) -> None:
    assert not asks_decision(question)


def test_a_decision_is_left_to_the_reader_with_what_there_is_to_weigh() -> None:
    found = (evidence(FACT), evidence(RULE))
    weighed = gap(judged("Brauchen wir wirklich Pegelsensoren, ja oder nein?", *found))
    assert weighed is not None
    assert weighed.opening.startswith("Eine Abwägung oder Empfehlung dazu steht nicht")
    assert [item.text for item in weighed.sentences] == [RULE, FACT]


BENEFIT = "Mit Pegelsensoren erkennt Ulm Hochwasser früh, um die Feuerwehr zu warnen."
HURDLE = "Pegelsensoren in Gera wurden beschädigt."


@pytest.mark.parametrize(
    ("question", "told_in_turn"),
    [
        ("Brauchen wir wirklich Pegelsensoren?", [BENEFIT, HURDLE, RULE, FACT]),
        ("Was spricht gegen Pegelsensoren?", [HURDLE, BENEFIT, RULE, FACT]),
    ],
)
def test_both_sides_are_there_to_weigh(question: str, told_in_turn: list[str]) -> None:
    weighed = gap(judged(question, *map(evidence, (FACT, RULE, HURDLE, BENEFIT))))
    assert weighed is not None
    assert weighed.opening.endswith("nicht in den Dokumenten. Für Ihre Entscheidung steht dort:")
    assert [item.text for item in weighed.sentences] == told_in_turn


def test_where_nothing_stands_in_the_way_that_is_said() -> None:
    weighed = gap(judged("Brauchen wir wirklich Pegelsensoren?", evidence(FACT), evidence(BENEFIT)))
    assert weighed is not None
    assert "was dagegen spricht, habe ich dort auch nicht gefunden" in weighed.opening


def test_obstacles_under_their_heading_need_not_name_the_thing() -> None:
    headed = evidence(
        "Vieles liegt in Freiburg nur als Quelltext im Katalog.", title="Pegelsensoren", section=("Stolpersteine",)
    )
    weighed = gap(judged("Brauchen wir wirklich Pegelsensoren?", evidence(RULE), headed))
    assert weighed is not None
    assert [item.text for item in weighed.sentences] == [RULE, "Vieles liegt in Freiburg nur als Quelltext im Katalog."]


@pytest.mark.parametrize(
    "question", ["Wie nehme ich die Senioren mit?", "wie bekommt man die Vereine mit, ganz ehrlich"]
)
def test_who_takes_people_along_asks_for_advice(question: str) -> None:
    assert asks_advice(question)


@pytest.mark.parametrize(
    ("question", "usual"),
    [
        ("Nennen Sie mir drei gescheiterte Maßnahmen und die Gründe.", "Welche Vorhaben sind gescheitert?"),
        ("Was bringt uns das eigentlich alles, mein Stadtrat sagt das ist Spielerei", "Was bringt uns das?"),
        ("Was haben die Bürger davon?", "Was bringt uns das?"),
        ("Was nützt der Gemeinde das ganze Zeug?", "Was bringt uns das?"),
        ("wofür der ganze Quatsch", "Was bringt uns das?"),
    ],
)
def test_failures_and_benefits_are_asked_for_in_many_ways(question: str, usual: str) -> None:
    assert paraphrase_of(question) == paraphrase_of(usual) is not None
