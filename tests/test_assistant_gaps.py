"""What is asked of a thing must be said: much about the thing itself is no answer."""

from __future__ import annotations

import pytest
from judged_gaps import judged, shown

from assistant.aspects import (
    aspect_of,
    subject_first,
)
from assistant.gaps.gap import Gap, opening
from assistant.gaps.said_missing import missing, unclear
from assistant.gaps.unsaid import gap_of

HELPS = "was in so einem Fall hilft"
SAFE = "Ein Beirat prüft in Jena die Daten auf IT-Sicherheit."


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wer haftet, wenn der Sensor falsch misst?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Wer haftet, wenn der Sensor falsch misst?", "Über Sensoren wurde dauerhaft in der Wissenschaft berichtet."),
        ("Haben Sie eine Mustersatzung für Sensoren?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Wer repariert die Sensoren?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Sind die Strahlen der Sensoren schädlich?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Wie lange dauert es, bis ein Sensor läuft?", "Dortmund hat seit 2019 einen Sensor."),
        ("Wie viel Geld spart ein Sensor?", "Dortmund zahlt 500 Euro für einen Sensor."),
    ],
)
def test_without_what_is_asked_there_is_no_answer(question: str, text: str) -> None:
    assert gap_of(judged(question, text)) == Gap()


@pytest.mark.parametrize(
    ("question", "text", "label"),
    [
        ("Wie finanziert man einen digitalen Zwilling?", "Jena baut einen digitalen Zwilling.", "Finanzierung"),
        ("Rechnet sich ein digitaler Zwilling?", "Jena will einen digitalen Zwilling nutzen.", "ob es sich lohnt"),
        ("Wie melden wir uns zu einem Workshop an?", "Jena bot einen Workshop an.", "wie man sich anmeldet"),
        ("Spart ein Sensor im Mülleimer Sprit?", "Jena hat Sensoren im Mülleimer.", "Einsparung"),
        ("Was sagen Bürger zu Sensoren?", "Jena zählt mit Sensoren.", "was die Leute davon halten"),
        ("Wie finden die Anwohner Sensoren?", "Jena zählt mit Sensoren.", "was die Leute davon halten"),
        ("Was sagen die Beschäftigten zu Sensoren?", "Jena zählt mit Sensoren.", "was die Leute davon halten"),
        ("Wie geht Jena vor, wenn beim Zwilling keiner mitmacht?", "Jena baut einen Zwilling.", HELPS),
        ("Was tun, wenn zum Workshop niemand kommt?", "Jena bot einen Workshop an.", HELPS),
    ],
)
def test_the_nearest_is_shown_with_what_is_missing(question: str, text: str, label: str) -> None:
    run = judged(question, text)
    gap = gap_of(run)
    assert shown(gap) == [text]
    assert gap is not None
    assert gap.opening == missing(run, label)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Was sagen Bürger zu Sensoren?", "Sensoren sehen Bürger in Jena skeptisch."),
        ("Was halten Fahrgäste vom Rufbus?", "Am Rufbus wurde in Jena die Buchung bemängelt."),
        ("Wie lange hat es gedauert, bis der Rufbus fuhr?", "Die Vorbereitung des Rufbusses brauchte zwei Jahre."),
        ("Wie lange dauert es, bis der Zwilling fertig ist?", "Jena baute seinen Zwilling in acht Monaten."),
        ("Was tun, wenn zum Workshop niemand kommt?", "Jena rät, zum Workshop ins Café einzuladen."),
    ],
)
def test_where_people_or_time_are_told_nothing_is_missing(question: str, text: str) -> None:
    assert gap_of(judged(question, text)) is None


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Wie sichern andere ihre Daten gegen Hacker?", "Angriffe und Hacker"),
        ("Was, wenn der Rat die Strategie ablehnt?", HELPS),
        ("Wie reagieren andere, wenn der Anbieter pleitegeht?", HELPS),
        ("Wie warnen Städte, wenn ein Hochwasser droht?", None),
        ("Wie kommt man heim, wenn kein Bus fährt?", None),
        ("Wie finden Nutzer freie Plätze?", None),
        ("Wie finden Nutzer den Rufbus?", "was die Leute davon halten"),
    ],
)
def test_which_word_a_question_about_a_bad_case_or_an_opinion_hangs_on(question: str, label: str | None) -> None:
    aspect = aspect_of(question)
    assert (aspect and aspect.label) == label


FIRST = "wer der Erste war"


ONLY = "wer als Einziger"


@pytest.mark.parametrize(
    ("question", "text", "label"),
    [
        (
            "Welche Stadt hatte als erste einen Zwilling?",
            "Die ersten Karten des Zwillings in Jena zeigen Hitze.",
            FIRST,
        ),
        ("Welche Kommune war die erste mit einem Zwilling?", "Jena baut einen Zwilling.", FIRST),
        ("Welches war das erste Modellprojekt mit einem Zwilling?", "Jena baut einen Zwilling.", FIRST),
        ("Welche Stadt hat als einzige einen Zwilling?", "Jena baut einen Zwilling.", ONLY),
        ("Welche Stadt hatte als erste einen Zwilling?", "Jena hatte als erste Stadt einen Zwilling.", None),
        ("Welches war das erste Modellprojekt in Bayern?", "Gera war das erste Modellprojekt in Bayern.", None),
        ("Welche Stadt hat als einzige einen Zwilling?", "Jena hat als einzige Stadt einen Zwilling.", None),
        ("Welche Zwillinge hat die erste Staffel?", "Jena baut Zwillinge.", None),
    ],
)
def test_who_was_first_or_alone_must_be_said(question: str, text: str, label: str | None) -> None:
    run = judged(question, text)
    gap = gap_of(run)
    assert (gap is None) is (label is None)
    assert gap is None or gap.opening == missing(run, str(label))


def test_a_deed_done_to_a_kind_of_thing_must_be_said() -> None:
    gap = gap_of(judged("Welche Stadtlabore wurden geschlossen?", "Jena hat Stadtlabore."))
    assert gap is not None
    assert "geschlossen" in gap.opening
    assert gap_of(judged("Welche Stadtlabore wurden geschlossen?", "Gera hat Stadtlabore geschlossen.")) is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wer haftet, wenn der Sensor falsch misst?", "Für Schäden durch Sensoren haftet der Betreiber."),
        ("Wie finanziert man einen Zwilling?", "Den Zwilling bezahlt das Land mit Fördermitteln."),
        ("Lohnt sich ein Zwilling?", "Ein eigener Zwilling wäre auf Dauer teurer."),
        ("Gibt es einen Mustervertrag für Sensoren?", "Für Sensoren hilft eine Musterkooperationsvereinbarung."),
        ("Wie misst ein Sensor den Pegel?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Wo kann man sich zum Kurs anmelden?", "Zum Kurs meldet man sich per E-Mail an die Stadt an."),
    ],
)
def test_what_is_told_is_no_gap(question: str, text: str) -> None:
    assert gap_of(judged(question, text)) is None


def test_what_is_told_of_another_thing_is_a_gap() -> None:
    texts = ("Jena baut einen digitalen Zwilling.", "Gera finanziert Bänke mit Spenden.")
    gap = gap_of(judged("Wie finanziert man einen Zwilling?", *texts))
    assert gap is not None
    assert gap.opening


def test_the_sentence_that_tells_leads() -> None:
    told = "Bezahlt wurde der Zwilling aus Mitteln des Landes."
    run = judged("Wie finanziert man einen Zwilling?", "Jena baut einen Zwilling.", "Gera hat einen Zwilling.", told)
    assert gap_of(run) is None
    assert run.sentences[0].text == told


def test_what_is_shown_is_about_the_thing_the_question_opens_with() -> None:
    lamps = "Die Straßenlampen in Gera dimmen sich."
    run = judged("Straßenlampen, die sich dimmen, spart das Strom?", "Gegen Stromausfall hilft ein Plan.", lamps)
    assert shown(gap_of(run)) == [lamps]


@pytest.mark.parametrize(
    ("question", "stems"),
    [
        ("Straßenlampen die sich dimmen, spart das Strom?", ("strassenlamp",)),
        ("Spart die Laterne Strom?", ()),
        ("Lohnt sich das?", ()),
        ("Mitfahrbank Preis", ("mitfahrbank",)),
    ],
)
def test_what_a_question_opens_with(question: str, stems: tuple[str, ...]) -> None:
    assert subject_first(question) == stems


@pytest.mark.parametrize(
    "question",
    [
        "Wie dauerhaft ist ein Sensor?",
        "Wie meldet man einen Mangel an die Stadt?",
        "Welche Sparkasse hilft?",
        "Wer ist Musterstadt?",
        "Was misst ein Sensor?",
        "Wie misst man, ob ein Sensor etwas bringt?",
        "Wie finde ich raus, ob das was gebracht hat?",
    ],
)
def test_other_words_ask_for_no_aspect(question: str) -> None:
    assert aspect_of(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Braucht man für Sensoren an Laternen eine Genehmigung?",
        "Brauchen wir für Sensoren eine Satzung?",
        "Benötigt man für Sensoren Personal?",
        "Brauchen Sensoren viel Wartung?",
        "Ist für Sensoren eine Zustimmung nötig?",
    ],
)
def test_what_is_needed_must_be_named(question: str) -> None:
    near = "Jena kommt bei Bäumen mit drei Sensoren aus und setzt sie ein, was nötig ist."
    assert gap_of(judged(question, near)) == Gap()


def test_what_is_needed_elsewhere_is_not_said_to_be_nowhere() -> None:
    elsewhere = "Die Genehmigung des Rates von Gera gilt der Strategie."
    run = judged("Braucht man für Sensoren eine Genehmigung?", "Jena misst mit Sensoren.", elsewhere)
    gap = gap_of(run)
    assert gap is not None
    run.gap, run.denied = gap.opening, gap.denied
    assert next(opening(run, [elsewhere])).text.startswith("Eine klare Aussage")
    assert next(opening(run, ["Jena misst mit Sensoren."])).text.startswith("Zu diesem Punkt steht nichts")


@pytest.mark.parametrize(
    ("question", "text", "is_clear"),
    [
        ("Braucht man für Sensoren eine Genehmigung?", "Für Sensoren ist keine Genehmigung nötig.", True),
        ("Braucht man für Sensoren eine Genehmigung?", "Für Sensoren braucht man eine Erlaubnis.", True),
        ("Braucht man für Sensoren Personal?", "Gera rät, für Sensoren zusätzliches Personal einzuplanen.", True),
        ("Braucht man für die Strategie einen Beschluss?", "Gera beschloss die Strategie am 14. Dezember 2021.", False),
    ],
)
def test_what_was_done_does_not_say_that_it_is_needed(question: str, text: str, is_clear: bool) -> None:
    gap = gap_of(judged(question, text))
    assert (gap is None) is is_clear
    if gap:
        assert shown(gap) == [text]
        assert gap.opening.startswith("Eine klare Aussage")


def test_the_sentence_that_names_what_is_needed_leads() -> None:
    run = judged(
        "Braucht man für Sensoren an Laternen eine Genehmigung?",
        "Sensoren an Laternen messen in Gera an vielen Laternen mit Sensoren.",
        "Für Sensoren braucht man eine Genehmigung.",
    )
    assert gap_of(run) is None
    assert run.sentences[0].text.startswith("Für Sensoren")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Dürfen wir Kameras am Marktplatz aufhängen?", "Der Marktplatz gibt einen Überblick."),
        ("Muss ich den Personalrat beteiligen?", "Das Personalpapier behandelt die Personalsuche."),
        ("Darf man Drohnen über dem Marktplatz nutzen?", "Mobile Bäume stehen in Linz auf dem Marktplatz."),
    ],
)
def test_of_what_is_asked_about_first_something_must_be_told(question: str, text: str) -> None:
    assert gap_of(judged(question, text)) == Gap()


def test_what_says_nothing_of_attacks_is_not_shown_beside_what_does() -> None:
    run = judged("Wie schützt man Daten gegen Hacker?", "Jena macht mit Daten Wege sicherer.", SAFE)
    assert gap_of(run) is None
    assert [item.text for item in run.sentences] == [SAFE]


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("ob es erlaubt ist", "Ob es erlaubt ist, steht nicht in den Dokumenten. Zum Thema steht dort:"),
        ("wer es leitet", "Wer es leitet, steht nicht in den Dokumenten. Zum Thema steht dort:"),
        ("Haftung", "Zu diesem Punkt steht nichts in den Dokumenten: Haftung. Zum Thema steht dort:"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence_that_can_be_read_aloud(label: str, said: str) -> None:
    """ "Zu diesem Punkt steht nichts in den Dokumenten: ob es erlaubt ist." stumbles."""
    run = judged("Dürfen wir Kameras aufhängen?", "Ulm misst den Pegel.")
    assert missing(run, label) == said
    assert "klar" in unclear(run, label) or "eindeutig" in unclear(run, label)
