"""What may, must, can and was done, with whom and with what law, is to be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import CATALOGUE, judged, shown

from assistant.aspects import (
    aspect_of,
    deed_of,
    further_aspect_of,
    needed_of,
)
from assistant.evidence.judging.answerability import words_of
from assistant.gaps.gap import Gap
from assistant.gaps.unsaid import gap_of
from assistant.question import QuestionPart
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Braucht man für Sensoren eine Baugenehmigung?", "Baugenehmigung"),
        ("Muss der Personalrat bei KI zustimmen?", "Personalrat"),
        ("Unsere Feuerwehr hat Nachwuchssorgen, hilft da was?", "Nachwuchssorgen"),
        ("Brauchen wir ne Datenschutzprüfung für Sensoren?", "Datenschutzprüfung"),
        ("Brauche ich einen Waffenschein für Sensoren?", "Waffenschein"),
        ("Ist für Sensoren eine Statikprüfung nötig?", "Statikprüfung"),
        ("Was kann man digital gegen Einsamkeit tun?", "Einsamkeit"),
        ("Einsamkeit im Alter, hilft da was digitales?", "Einsamkeit"),
        ("Was spricht gegen Sensoren?", None),
        ("Muss die Stadt zustimmen?", None),
        ("Braucht man dafür eine eigene Stelle oder macht das jemand nebenbei?", None),
        ("Unsere Feuerwehr hat einen Wagen.", None),
    ],
)
def test_the_noun_a_question_hangs_on(question: str, noun: str | None) -> None:
    assert needed_of(question) == noun


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Wie kündigt man einen Vertrag?", "kündigt"),
        ("Wie oft muss man Sensoren kalibrieren?", "kalibrieren"),
        ("Wie kann man eine Laterne verkabeln?", "verkabeln"),
        ("Wie fängt man an?", None),
        ("Wie kriegen wir den Rat dazu?", None),
        ("Wie soll man bei KI anfangen?", None),
        ("Wie viele Sensoren braucht man?", None),
    ],
)
def test_what_is_to_be_done(question: str, verb: str | None) -> None:
    assert deed_of(question) == verb


@pytest.mark.parametrize(
    ("question", "text", "is_gap"),
    [
        ("Wie verkabelt man eine Laterne?", "Jena stellt eine Laterne im Park auf.", True),
        ("Wie verkabelt man eine Laterne?", "Die Verkabelung der Laterne übernimmt Jena.", False),
        ("Braucht man für Sensoren eine Baugenehmigung?", "Sensoren brauchen keine Baugenehmigung.", False),
        ("Brauchen wir ne Datenschutzfolgenabschätzung?", "Gera achtet bei Sensoren auf Datenschutz.", True),
        ("Einsamkeit im Alter, hilft da was digitales?", "Gegen Einsamkeit im Alter hilft ein Treff.", False),
    ],
)
def test_it_must_be_said(question: str, text: str, is_gap: bool) -> None:
    gap = gap_of(judged(question, text))
    assert (gap is not None) is is_gap
    if gap:
        assert shown(gap) == [text]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Braucht man für Sensoren eine Baugenehmigung?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Brauche ich einen Waffenschein für Sensoren?", "Ein Dashboard zeigt die Werte der Sensoren."),
        ("Muss der Personalrat bei KI zustimmen?", "Jena nennt KI als Thema."),
        ("Was kann man digital gegen Einsamkeit im Alter tun?", "Gera lässt Ältere gemeinsam üben, auch im Alter."),
    ],
)
def test_the_thing_alone_is_not_of_the_matter(question: str, text: str) -> None:
    assert gap_of(judged(question, text)) == Gap()


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Müssen wir Open Data veröffentlichen?", "ob es Pflicht ist"),
        ("Ist Open Data Pflicht?", "ob es Pflicht ist"),
        ("Wir wollen zählen. Darf ich eine Kamera aufhängen?", "ob es erlaubt ist"),
        ("Dürfen Kommunen Daten verkaufen?", "ob es erlaubt ist"),
        ("Muss ich Software unter 25000 Euro ausschreiben", "Wertgrenzen der Vergabe"),
        ("Ab welcher Summe muss man ausschreiben?", "Wertgrenzen der Vergabe"),
        ("Mülleimer mit Sensor, bringt das was", "ob es sich lohnt"),
        ("Bringt LoRaWAN etwas für Dörfer?", "ob es sich lohnt"),
        ("Mülleimer mit Sensor: Spielerei oder nicht?", "ob es sich lohnt"),
        ("Was muss man bei Sensoren beachten?", None),
        ("Welche Sensoren darf man sehen?", None),
        ("Wer hat für 500.000 Euro eine App bestellt?", None),
    ],
)
def test_what_may_must_and_pays(question: str, label: str | None) -> None:
    aspect = aspect_of(question)
    assert (aspect and aspect.label) == label


@pytest.mark.parametrize(
    ("question", "text", "is_gap"),
    [
        ("Darf ich eine Kamera aufhängen?", "Gera achtet bei der Kamera auf Datenschutz.", True),
        ("Darf ich eine Kamera aufhängen?", "Eine Kamera ist nur mit Einwilligung zulässig.", False),
        ("Müssen wir Open Data veröffentlichen?", "Gera hat Open Data eingesetzt, das ist gerecht.", True),
        ("Müssen wir Open Data veröffentlichen?", "Das Gesetz verpflichtet zu Open Data.", False),
        ("Mülleimer mit Sensor, bringt das was?", "Nicht jeder Baum braucht einen Sensor, das spart Geld.", True),
        ("Mülleimer mit Sensor, bringt das was?", "Der Sensor im Mülleimer spart Fahrten.", False),
    ],
)
def test_what_may_must_and_pays_is_to_be_said(question: str, text: str, is_gap: bool) -> None:
    assert (gap_of(judged(question, text)) is not None) is is_gap


def test_a_usual_question_has_gaps_of_its_own() -> None:
    question = "Muss ich Software unter 25000 Euro ausschreiben?"
    text = "Die FAQ nennen drei Verfahren."
    run = judged(question, text)
    parts = tuple(QuestionPart(side, untranslated=question) for side in ("Die drei Verfahren", "Die FAQ"))
    run.understanding = replace(run.understood, parts=parts)
    run.words = words_of(run, parts)
    gap = gap_of(run)
    assert shown(gap) == [text]
    assert gap is not None
    assert "Wertgrenzen" in gap.opening


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Dorfcoach: wer bezahlt den?", "Finanzierung"),
        ("Wer trägt die Kosten?", "Finanzierung"),
        ("Wer zahlt den Schaden?", "Haftung"),
        ("Was verdient besondere Beachtung?", None),
        ("Was verdienen die Fahrer?", "Verdienst oder Bezahlung"),
        ("Wer bezahlt mit der Karte im Bus?", "Finanzierung"),
        ("Wie werden Rechnungen bezahlt?", None),
        ("Wird die App überhaupt genutzt?", "wie viel es genutzt wird"),
        ("Wird der Bus gut angenommen?", "wie viel es genutzt wird"),
        ("Wie nutzt man die App?", None),
        ("Wer nutzt die App?", None),
        ("Warum ist in Gera Open Source Vorgabe?", "der Grund"),
        ("Wo bekomme ich Sensoren her?", "Kauf"),
        ("Was bringt LoRaWAN?", "was sie davon haben"),
        ("Was bringt eine Datenplattform?", "was sie davon haben"),
        ("Was bringt Gera an Geld mit?", None),
    ],
)
def test_pay_and_use_have_words_of_their_own(question: str, label: str | None) -> None:
    found = aspect_of(question)
    assert (found.label if found else None) == label


@pytest.mark.parametrize(
    "question",
    [
        "Mit wem wird sie gebaut?",
        "Mit wem arbeitet Gera beim Rufbus zusammen?",
        "Wer sind die Partner beim Rufbus in Gera?",
        "Welche Partner hat Gera?",
    ],
)
def test_with_whom_is_to_be_said(question: str) -> None:
    aspect = further_aspect_of(question)
    assert aspect
    assert aspect.label == "mit wem"
    assert aspect.told.search("Die Software entstand mit der Firma IAV.")
    assert aspect.told.search("Beim Rufbus kooperiert Gera mit drei Nachbarn.")
    assert not aspect.told.search("Der Rufbus in Gera hat 28 Haltestellen.")


def test_whom_something_happens_to_is_no_partner() -> None:
    assert further_aspect_of("Mit welchen Sensoren misst Gera?") is None
    assert further_aspect_of("Wer nutzt den Rufbus?") is None


def test_how_much_a_thing_is_used_is_told_by_figures_alone() -> None:
    figure = "Der Rufbus in Gera zählte 2.700 Fahrgäste."
    run = judged("Wird der Rufbus überhaupt genutzt?", "In Jena fährt ein Rufbus.", figure)
    assert gap_of(run) is None
    assert [item.text for item in run.sentences] == [figure]


def test_use_nobody_counted_is_said_to_be_open() -> None:
    gap = gap_of(judged("Wird der Rufbus überhaupt genutzt?", "In Jena fährt ein Rufbus."))
    assert shown(gap) == ["In Jena fährt ein Rufbus."]


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Was sagt das Gesetz zu offenen Daten?", "was das Gesetz sagt"),
        ("Welche Vorschriften gelten für Sensoren?", "was das Gesetz sagt"),
        ("Sind die Daten sicher?", "ob es sicher ist"),
        ("Wie sicher ist eine App?", "ob es sicher ist"),
        ("Funktioniert das auch ohne Glasfaser?", "ob es ohne geht"),
        ("Geht ein Sensor ohne Strom?", "ob es ohne geht"),
        ("Was haben die Bürger von der App? Was haben sie davon?", "was sie davon haben"),
        ("Was bringt ein Dashboard dem Bürgermeister?", "was sie davon haben"),
        ("Wer ist ohne Förderung ausgekommen?", None),
        ("Wie macht man die Straße sicherer?", None),
    ],
)
def test_law_safety_lack_and_use(question: str, label: str | None) -> None:
    aspect = aspect_of(question)
    assert (aspect and aspect.label) == label


@pytest.mark.parametrize(
    ("question", "text", "is_gap"),
    [
        ("Was sagt das Gesetz zu Open Data?", "Guben plant Open Data.", True),
        ("Was sagt das Gesetz zu Open Data?", "Das Gesetz verlangt Open Data.", False),
        ("Sind die Daten sicher?", "Soest hat Daten und einen Plan.", True),
        ("Sind die Daten sicher?", "Die Daten werden verschlüsselt übertragen.", False),
        ("Funktioniert das auch ohne Glasfaser?", "Eichenzell baut in der Gemeinde auf ein Netz aus Glasfaser.", True),
        ("Funktioniert das auch ohne Glasfaser?", "Man kommt ohne Glasfaser aus.", False),
    ],
)
def test_law_safety_and_lack_are_to_be_said(question: str, text: str, is_gap: bool) -> None:
    gap = gap_of(judged(question, text))
    assert (gap is not None) is is_gap
    if gap:
        assert shown(gap) == [text]


@pytest.mark.parametrize(
    ("question", "of_place", "verb"),
    [
        ("Kann ich Sensoren mieten?", False, "mieten"),
        ("Können wir Sensoren leasen?", False, "leasen"),
        ("Haben sich Bürger beschwert?", False, "beschwert"),
        ("Kann man in Kassel ein Haus ausmessen?", True, None),
        ("Haben kleine Gemeinden zusammen etwas gemacht?", False, None),
        ("Kann man damit Geld sparen?", False, None),
    ],
)
def test_whether_a_thing_can_be_or_was_done(question: str, of_place: bool, verb: str | None) -> None:
    assert deed_of(question, of_place=of_place) == verb


def test_beside_what_is_missing_no_examples_go_farther() -> None:
    run = judged(
        "Rechnet sich ein Sensor am Baum?",
        "Jena misst mit einem Sensor am Baum die Bodenfeuchte.",
        "Gera misst mit einem Sensor am Baum den Regen.",
        "Ulm will mit einem Sensor am Baum den Wind messen.",
        "Bochum plant einen Sensor am Baum im Park der Stadt.",
        "Kassel stellt einen Sensor am Baum vor dem Rathaus auf.",
        "Dortmund hat einen Sensor am Baum in der Allee.",
    )
    gap = gap_of(run)
    assert gap is not None
    run.gap, run.sentences = gap.opening, gap.sentences
    composer = ExtractiveComposer(CATALOGUE, ComposeSettings())
    assert not any(draft.text.startswith("Beispiele") for draft in composer.compose(run))
    run.gap = ""
    assert any(draft.text.startswith("Beispiele") for draft in composer.compose(run))


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Haben wir ein Recht auf Förderung?", "ob ein Anspruch besteht"),
        ("Gibt es einen Anspruch auf Beratung?", "ob ein Anspruch besteht"),
        ("Was passiert, wenn die Sensoren falsch messen?", "Fehler und Ausfälle"),
        ("Was machen wir, wenn das Netz ausfällt?", "Fehler und Ausfälle"),
        ("Wer ist für den Datenschutz zuständig?", "wer zuständig ist"),
        ("Wer kümmert sich um die Sensoren?", "wer zuständig ist"),
        ("Wer betreibt die Datenplattform in Gera?", "wer es betreibt"),
        ("Wer steckt hinter der Sensor-App?", "wer es betreibt"),
        ("Wer darf die Daten sehen?", "ob es erlaubt ist"),
        ("Was passiert, wenn es regnet?", None),
        ("Wer ist schon dabei?", None),
    ],
)
def test_claims_faults_and_duties_of_office(question: str, label: str | None) -> None:
    aspect = aspect_of(question)
    assert (aspect and aspect.label) == label


@pytest.mark.parametrize(
    ("question", "text", "is_gap"),
    [
        ("Haben wir ein Recht auf Förderung?", "Die FAQ zum Recht nennen auch die Förderung.", True),
        ("Was passiert, wenn die Sensoren falsch messen?", "Sensoren messen in Gera den Pegel.", True),
        ("Was passiert, wenn die Sensoren falsch messen?", "Defekte Sensoren tauscht Gera aus.", False),
        ("Wer betreibt die Sensoren?", "Die Sensoren messen in Gera den Pegel für Betreibermodelle der Studie.", True),
        ("Wer betreibt die Sensoren?", "Der Zuschlag für die Fahrt zu den Sensoren in Gera ist niedrig.", True),
        ("Wer betreibt die Sensoren?", "Die Sensoren trägt seit 2023 der Verein Stadtklima.", False),
        ("Wer betreibt die Sensoren?", "Den Zuschlag für die Sensoren hat in Gera das Stadtwerk erhalten.", False),
        ("Wer ist für den Datenschutz zuständig?", "Gera achtet bei der Zählung auf den Datenschutz.", True),
        ("Wer ist für den Datenschutz zuständig?", "Für den Datenschutz ist das Rechtsamt zuständig.", False),
    ],
)
def test_claims_faults_and_duties_are_to_be_said(question: str, text: str, is_gap: bool) -> None:
    assert (gap_of(judged(question, text)) is not None) is is_gap


def test_a_verb_that_is_said_of_another_thing_is_not_said_to_be_missing() -> None:
    run = judged("Werden die Bürger überwacht?", "Wer Gewässer überwacht, misst in Wolfsburg den Pegel.")
    gap = gap_of(run)
    assert gap is not None
    run.gap, run.denied, run.sentences = gap.opening, gap.denied, gap.sentences
    first = next(iter(ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)))
    assert first.text.startswith("Eine klare Aussage")


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Muss jede Stadt eine eigene App haben?", "ob es Pflicht ist"),
        ("Müssen alle mitmachen?", "ob es Pflicht ist"),
        ("Darf jeder die Software benutzen?", "ob es erlaubt ist"),
        ("Darf jede Gemeinde teilnehmen?", "ob es erlaubt ist"),
    ],
)
def test_what_everybody_may_and_must(question: str, label: str) -> None:
    aspect = aspect_of(question)
    assert aspect is not None
    assert aspect.label == label


@pytest.mark.parametrize(
    ("question", "text", "is_gap"),
    [
        ("Müssen wir eine Strategie schreiben?", "Das Ziel der Strategie von Rostock reicht bis 2027.", True),
        ("Müssen wir eine Strategie schreiben?", "Eine Strategie sollte auch die Zuständigkeit behandeln.", True),
        ("Müssen wir eine Strategie schreiben?", "Für den Antrag reicht eine Strategie aus drei Seiten.", False),
        ("Müssen wir eine Strategie schreiben?", "Eine Strategie ist Pflicht für alle Modellprojekte.", False),
    ],
)
def test_how_long_it_lasts_and_what_it_should_have_is_no_duty(question: str, text: str, is_gap: bool) -> None:
    assert (gap_of(judged(question, text)) is not None) is is_gap


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Welche Stadt hat ihre Daten verloren?", "verloren"),
        ("Welche Gemeinde hat den Anbieter verklagt?", "verklagt"),
        ("Welche Stadt hat einen Zwilling gebaut?", None),
        ("Welche Stadt hat Ärger mit der Presse gehabt?", None),
        ("Kann man Bäume mit einer App gießen lassen?", None),
    ],
)
def test_what_a_town_is_said_to_have_done(question: str, verb: str | None) -> None:
    assert deed_of(question) == verb


@pytest.mark.parametrize(
    ("question", "text", "is_gap"),
    [
        ("Was haben Gera und Jena gemeinsam gemacht?", "Nach Jena und Gera ist Mühlhausen die dritte Stadt.", True),
        ("Was machen Gera und Jena zusammen?", "Gera baut mit Jena gemeinsam eine App.", False),
        ("Gibt es Belege, dass Mülleimer wirtschaftlich sind?", "Gera stattete Mülleimer mit Sensoren aus.", True),
        ("Sind Mülleimer mit Sensoren wirtschaftlich?", "In Gera sparen Mülleimer mit Sensoren Fahrten.", False),
    ],
)
def test_what_is_done_together_and_what_pays_must_be_said(question: str, text: str, is_gap: bool) -> None:
    assert (gap_of(judged(question, text)) is not None) is is_gap
