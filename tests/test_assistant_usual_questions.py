"""Questions in everyday words: what all ask, what went wrong, and what is asked behind a story."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest
from runs import evidence, run_of
from usual_questions import CATALOGUE, GOOD, understood

from assistant.evidence.choosing.parts_told import left_open
from assistant.instructions import question_in
from assistant.question import Asked, Intent, QuestionPart
from assistant.understanding.dialogue.followups import FollowUps
from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from assistant.understanding.typed.lacks import in_usual_words
from assistant.understanding.typed.paraphrases import paraphrase_of, usual_question
from assistant.understanding.typed.stories import without_story

MENTIONS = Mentions(CATALOGUE)


USUAL = {
    "sprachen von Stillstand": (
        "Was ist schiefgegangen?",
        "was ging bei anderen staedten schief",
        "Was lief schlecht?",
        "Welche Probleme hatten andere Kommunen?",
        "Woran scheitern Smart-City-Projekte?",
        "Welche Flops gab es?",
        "Womit sind andere auf die Nase gefallen?",
        "Was bereuen die Städte?",
        "Wo hat es gehakt?",
        "Was hat sich nicht gelohnt?",
        "Gab es Kritik an den Projekten?",
    ),
    "Städtetag warnt vor zu viel Technik": (
        "Was sind typische Fehler?",
        "Welche Fehler sollten wir am Anfang vermeiden?",
        "Was kann alles schiefgehen?",
        "Was könnte man falsch machen?",
    ),
    "fest im Haushalt": (
        "Wer trägt die Kosten nach der Förderung?",
        "Wer zahlt den Betrieb wenn das Fördergeld weg ist",
        "Wie finanziert man die Sensoren nach der Förderung?",
    ),
    "endet vielerorts": (
        "Was passiert wenn die Förderung ausläuft?",
        "Was bleibt nach der Förderung?",
        "Was machen wir wenn der Bund nicht mehr zahlt?",
        "Was tun wenn es keine Förderung mehr gibt?",
        "Wie geht es nach 2026 weiter?",
    ),
    "warnt vor Folgekosten": ("Bleiben uns die laufenden Kosten?", "Mit welchen Folgekosten muss man rechnen?"),
    "Fachleute mehrerer Städte": (
        "Wie viele Leute braucht man für so ein Smart-City-Team?",
        "Wie viele Mitarbeiter brauchen wir?",
        "Wieviel Leute brauchen wir dafür im Rathaus?",
        "Wie groß sind die Projektteams anderswo?",
    ),
    "Stadtspitze": (
        "Wie überzeuge ich den Stadtrat?",
        "Unser Rat ist skeptisch, was tun?",
        "Wie kriegen wir den Gemeinderat dazu, mitzumachen?",
        "Unser Kämmerer ist dagegen, was nun?",
        "Was sage ich den Gegnern im Rat?",
        "Wie bekommt man den Bürgermeister an Bord?",
    ),
    "nicht nebenbei": (
        "Braucht man dafür eine eigene Stelle oder macht das der Hauptamtsleiter nebenbei?",
        "Brauchen wir zusätzliches Personal?",
        "Brauche ich dafür einen Informatiker?",
        "Haben kleine Gemeinden überhaupt das Personal dafür?",
    ),
    "Dienstleistung": ("Wir haben keinen IT-ler. Geht das trotzdem?", "Uns fehlen Fachkräfte. Was tun?"),
    "Kostenlose": (
        "Wir haben nur 10.000 Euro im Jahr. Was geht damit?",
        "Wir haben kein Geld. Was geht kostenlos?",
        "Was gibt es umsonst?",
    ),
    "freie Software": ("Kann man bei den anderen die Software einfach kostenlos bekommen?",),
    "Musterkooperationsvereinbarung": (
        "Wie macht man das mit dem Nachbarort zusammen?",
        "Brauchen wir einen Vertrag mit der Nachbarstadt?",
    ),
    "drei Verfahren": ("muss man das ausschreiben", "Müssen wir Sensoren ausschreiben?"),
    "Erfolgsmessung": ("Wie finde ich raus ob es den Leuten was bringt?", "Woran merken wir, dass es etwas bringt?"),
    "weitere Mittel": (
        "Woher bekommen wir Geld?",
        "kriegen wir als kleine gemeinde auch fördermittel",
        "Bekommen wir als Landkreis Geld?",
        "Können wir Fördermittel kriegen?",
        "Gibt es Geld für Smart-City-Projekte 2026?",
        "Wo gibt es Geld für Smart City?",
    ),
    "keine weiteren Mittel für neue Modellprojekte; Auch": (
        "Welche Fördermittel gibt es aktuell noch, wenn man nicht Modellprojekt Smart Cities ist?",
        "Welche Förderprogramme gibt es fuer Kommunen, die kein Modellprojekt sind?",
        "Gibt es Förderung außerhalb der Modellprojekte Smart Cities?",
        "Welche Fördertöpfe gibt es noch neben MPSC?",
        "Wir wurden nicht ausgewählt. Welche Förderung gibt es sonst?",
        "Welche anderen Förderprogramme gibt es?",
    ),
    "Handreichung mit ersten Arbeitsschritten": (
        "Wir sind kein Modellprojekt. Was gibt es für uns?",
        "Was haben Gemeinden davon, die nicht Modellprojekt sind?",
    ),
    "250.000 Downloads": (
        "Bürger-App: nutzt das jemand?",
        "Apps für Bürger: braucht man die ueberhaupt, oder wird das nachher von keinem genutzt?",
        "Wie oft werden Stadt-Apps geladen?",
        "Kommen Apps bei den Bürgern an?",
    ),
    "Mängelmelder": (
        "Wie melden Bürger Schlaglöcher oder kaputte Laternen am besten?",
        "Wie melden Bürger kaputte Laternen?",
        "Wie kann man wilden Müll melden?",
    ),
    "Prototyp": ("Wie lange dauert sowas von der Idee bis es läuft?",),
    "Bürgerbüro": ("Rathaus ohne Papier", "papierloses Büro"),
}


OWN = (
    "Was ging bei der Müllabfuhr schief?",
    "Wie viele Projekte sind gescheitert?",
    "Wie viele Städte werden nach 2028 noch gefördert?",
    "Wie viele Kommunen gibt es ab dem Jahr 2029?",
    "Warum ist das gescheitert?",
    "Wie wird mit Scheitern umgegangen?",
    "Wann läuft die Förderung aus?",
    "Wie lange läuft die Förderung?",
    "Wer zahlt die Förderung?",
    "Welche Räte haben zugestimmt?",
    "Was rät die KTS?",
    "Wie gewinnen wir die Bürger?",
    "Haben andere Personal eingestellt?",
    "Gab es Kritik am Rufbus?",
    "Wer unterschreibt die Vereinbarung mit der Nachbargemeinde?",
    "Woher bekommt Ulm sein Geld?",
    "Wie viele Mitarbeiter braucht man für einen Zwilling?",
    "Was kostet eine App?",
    "Welches Papier gibt es zum Personal?",
    "Wie lange dauert ein Ladevorgang?",
    "Welche Projekte wurden nicht gefördert?",
    "Warum wurde Leipzig nicht als Modellprojekt ausgewählt?",
    "Welche Radwege wurden nicht gefördert?",
    "Welche anderen Fördermittel gibt es für Radwege?",
    "Wer nutzt die Bürger-App?",
    "Wie viele Nutzer hat die Zirbel-App heute?",
    "Wird die Zirbel-App überhaupt genutzt?",
    "Nutzt die Feuerwehr die App?",
    "Wie melden Sensoren Schäden an Brücken?",
    "Wie meldet man sich zum Kongress an?",
)


@pytest.mark.parametrize("said", USUAL)
def test_everyday_words_for_one_question_have_one_paraphrase(said: str) -> None:
    found = {paraphrase_of(question) for question in USUAL[said]}
    assert len(found) == 1
    assert said in (found.pop() or "")


@pytest.mark.parametrize("question", OWN)
def test_what_names_a_subject_of_its_own_keeps_its_words(question: str) -> None:
    assert paraphrase_of(question) is None


@pytest.mark.parametrize("question", ["Wann kommt der nächste Förderaufruf?", "Gibt es eine künftige Förderrunde?"])
def test_the_next_call_asks_for_more_money(question: str) -> None:
    assert "weitere Mittel" in (paraphrase_of(question) or "")


def test_a_topic_that_is_not_meant_keeps_its_words_where_the_answer_depends_on_it() -> None:
    assert paraphrase_of("Was ist schiefgegangen?", ["apps"]) is None
    assert paraphrase_of("Muss man das ausschreiben?", ["apps"]) is not None


def test_a_usual_question_is_looked_for_by_its_sides_and_named_by_its_words() -> None:
    question = "Wie überzeuge ich den Stadtrat?"
    found = understood(question)
    assert len(found.parts) > 1
    assert {part.own_text for part in found.parts} == {question}
    assert all(part.text in found.search_text for part in found.parts)


def test_in_a_question_of_several_parts_the_usual_one_does_not_swallow_the_other() -> None:
    found = understood("Was ist schiefgegangen? Und was kostet eine Wetterstation?")
    own = dict.fromkeys(part.own_text for part in found.parts)
    assert list(own) == ["Was ist schiefgegangen", "Und was kostet eine Wetterstation"]
    assert found.parts[0].asked is Asked.TROUBLE
    assert found.parts[-1].asked is Asked.MONEY


def test_examples_of_what_a_story_names_are_not_of_those_who_tell_it() -> None:
    found = understood("Der Bürgermeister möchte eine App. Wer hat das?")
    assert found.intent is Intent.EXAMPLES
    assert found.search_text == "Was gibt es für App?"


def test_a_part_that_only_goes_on_is_no_part() -> None:
    found = understood("Wir sind nur zu dritt im Rathaus. Schaffen wir das?")
    assert {part.own_text for part in found.parts} == {"Wir sind nur zu dritt im Rathaus"}


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Wie erreichen wir junge Leute?", Intent.FACT),
        ("Wie erreiche ich die KTS?", Intent.CONTACT),
        ("Was sind typische Fehler?", Intent.FACT),
    ],
)
def test_what_everyday_questions_want(question: str, intent: Intent) -> None:
    assert understood(question).intent is intent


def test_a_usual_question_is_left_open_only_where_no_side_is_told() -> None:
    sides = (QuestionPart("Erfolge zeigen", untranslated="Wie?"), QuestionPart("Spitze gewinnen", untranslated="Wie?"))
    run = run_of("Wie?", CATALOGUE, evidence(GOOD))
    run.understanding = replace(run.understood, parts=sides)
    run.missing = sides[:1]
    assert left_open(run, []) == ()
    run.missing = sides
    assert [part.own_text for part in left_open(run, [])] == ["Wie?"]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        (
            "Unser Bauhof leert alle Papierkörbe. Eine Firma hat uns digitale Mülleimer angeboten. Gibt es das schon?",
            QuestionPart("Was gibt es für Mülleimer?", None, "Gibt es das schon"),
        ),
        (
            "In unserer Schule fehlen Computer. Gibt es da was?",
            QuestionPart("Was gibt es für Schule und Computer?", None, "Gibt es da was"),
        ),
        ("Wir wollen digitale Mülleimer aufstellen. Was kostet das?", None),
        ("Wir haben Mülleimer. Was kostet eine App?", None),
        ("Gibt es digitale Mülleimer?", None),
        ("Wir wissen nicht weiter. Gibt es da was?", None),
    ],
)
def test_a_question_behind_a_story_is_about_the_topic_of_the_story(question: str, asked: QuestionPart | None) -> None:
    assert without_story(question, MENTIONS.topics(question)) == asked


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Wie bringe ich ältere Leute dazu mitzumachen?", Outcome.COMPLETE),
        ("Wie kriegen wir die Leute dazu, sich zu beteiligen?", Outcome.COMPLETE),
        ("was kostet so ne app für die Stadt", Outcome.COMPLETE),
        ("wie viele einwohner hat die Stadt", Outcome.NO_PLACE),
        ("Was sagen die Leute dazu?", Outcome.OPEN),
    ],
)
def test_what_the_question_explains_itself_is_not_asked_back(question: str, outcome: Outcome) -> None:
    assert FollowUps(MENTIONS, NameFinder(MENTIONS).places).resolve(question, ()).outcome is outcome


@pytest.mark.parametrize(
    "question",
    [
        "In unserer Schule fehlen Computer. Gibt es da was?",
        "Wir haben nur 10.000 Euro im Jahr. Was geht damit?",
        "Die Parkplätze am Markt sind immer voll. Was kann man da tun?",
        "Bei jedem Starkregen läuft der Keller voll. Was kann man tun?",
    ],
)
def test_the_situation_of_those_who_ask_stays_with_their_question(question: str) -> None:
    assert question_in(question) == question


@pytest.mark.parametrize(
    ("question", "usual"),
    [
        ("Wie erreicht man Leute, die nicht online sind?", "Wie erreicht man Leute ohne Internet?"),
        ("Was tun mit Senioren, die kein Internet haben?", "Was tun mit Senioren ohne Internet?"),
        ("Bauhof, glatte Straßen früh erkennen", "Bauhof, Glätte früh erkennen"),
        ("Was kann man online beantragen?", "Was kann man online beantragen?"),
        ("Welche Straßen werden nicht gestreut?", "Welche Straßen werden nicht gestreut?"),
    ],
)
def test_phrases_whose_words_mislead_are_looked_for_by_what_they_mean(question: str, usual: str) -> None:
    assert in_usual_words(question) == usual
    assert understood(question).search_text == usual


def test_who_can_join_the_programme_asks_for_another_round() -> None:
    again = paraphrase_of("Können wir noch mitmachen?")
    assert again is not None
    assert paraphrase_of("Wer kann bei den Modellprojekten mitmachen?") == again
    assert paraphrase_of("Welche Kommunen dürfen beim Förderprogramm mitmachen?") == again
    assert paraphrase_of("Wer kann bei der Bürgerbeteiligung mitmachen?") is None


def test_a_question_for_many_apps_is_read_at_once() -> None:
    began = process_time()
    assert usual_question(f"{'Wer hat die App und ' * 40}?") is None
    assert process_time() - began < 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Wer bekommt 90 Prozent Förderung?", True),
        ("Welche Städte zahlen nur 10 Prozent selbst?", True),
        ("Wie viel Prozent zahlt der Bund?", False),
        ("Wer hat 90 Prozent der Läden im Portal?", False),
        ("Wo sparte man zehn Prozent Strom?", False),
    ],
)
def test_who_pays_a_tenth_himself_has_nine_tenths_paid(question: str, told: bool) -> None:
    found = paraphrase_of(question) or ""
    assert ("zehn Prozent Eigenanteil" in found) is told


def test_a_team_of_a_town_or_for_a_thing_is_another_question() -> None:
    for question in ("Wie groß ist das Team in Rostock?", "Wie viele Leute braucht man für einen Rufbus?"):
        assert "Fachleute mehrerer Städte" not in (paraphrase_of(question) or "")


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es Fördermittel?",
        "Gibt es Fördermittel für LoRaWAN?",
        "Welche Förderung gibt es für Bäume?",
        "Bekommen wir Zuschüsse für Sensoren?",
        "Gibt es Förderprogramme für Straßenlaternen?",
    ],
)
def test_funding_of_a_thing_is_that_of_the_programme(question: str) -> None:
    asked = "Können wir Fördermittel kriegen?"
    assert paraphrase_of(question, MENTIONS.topics(question)) == paraphrase_of(asked)


def test_funding_by_others_than_the_programme_keeps_its_words() -> None:
    assert paraphrase_of("Gibt es Fördermittel der EU für Sensoren?", ["sensorik-iot"]) is None
    assert paraphrase_of("Welche Förderung gibt es vom Land für Bäume?", ["baeume-gruen"]) is None


@pytest.mark.parametrize(
    "question",
    ["Was können wir als Dorf mit 2000 Einwohnern tun?", "Was kann eine kleine Gemeinde tun?", "Was können wir tun?"],
)
def test_what_can_be_done_at_all_asks_for_first_steps(question: str) -> None:
    assert paraphrase_of(question) == paraphrase_of("Wo fangen wir an?")
    assert paraphrase_of("Was können wir gegen Wildschweine tun?") is None


@pytest.mark.parametrize(
    ("question", "helps"),
    [
        ("Keiner macht mit. Was nun?", "Abstraktionsgrad"),
        ("Niemand zieht mit, was tun?", "Abstraktionsgrad"),
        ("Was tun, wenn die Bürger nicht mitmachen?", "Abstraktionsgrad"),
        ("Die Leute machen nicht mit. Was hilft?", "Abstraktionsgrad"),
        ("Was tun, wenn der Gemeinderat nicht mitmacht?", "Stadtspitze"),
        ("Der Rat macht nicht mit. Was nun?", "Stadtspitze"),
        ("Unsere Ämter arbeiten nicht zusammen. Was tun?", "Ämtergrenzen"),
        ("Was mache ich, wenn die Kollegen nicht mitziehen?", "Ämtergrenzen"),
        ("Wie hole ich die Fachämter ins Boot?", "Ämtergrenzen"),
        ("Wie viele Bürger machen nicht mit?", None),
        ("Welche Ämter arbeiten nicht zusammen?", None),
        ("Wer macht mit?", None),
    ],
)
def test_where_somebody_does_not_join_in_what_helps_is_looked_for(question: str, helps: str | None) -> None:
    found = usual_question(question)
    assert (found is not None and helps in found.text) if helps else found is None
