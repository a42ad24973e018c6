"""What is asked of a thing must be said: much about the thing itself is no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import as_judged, evidence, passages, run_of

from assistant.answer import AnswerStatus
from assistant.aspects import (
    asks_for_outsiders,
    asks_outside,
    aspect_of,
    deed_of,
    further_aspect_of,
    needed_of,
    subject_first,
)
from assistant.evidence.answer_types import answers, asked_of
from assistant.evidence.answerability import words_of
from assistant.gaps.choices import choice_of
from assistant.gaps.existence import Existence, Told, existence_of
from assistant.gaps.gap import Gap, opening
from assistant.gaps.prices import is_priced, without_price
from assistant.gaps.unsaid import gap_of
from assistant.places import NamedPlace, named_places
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.understanding.intents import intent_of
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
ULM = (NamedPlace("Ulm", ("ulm",)),)


def judged(question: str, *texts: str) -> Run:
    return as_judged(run_of(question, CATALOGUE, *passages(*texts)), CATALOGUE)


def shown(gap: Gap | None) -> list[str]:
    assert gap is not None
    return [item.text for item in gap.sentences]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wer haftet, wenn der Sensor falsch misst?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Wer haftet, wenn der Sensor falsch misst?", "Über Sensoren wurde dauerhaft in der Wissenschaft berichtet."),
        ("Haben Sie eine Mustersatzung für Sensoren?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Wer repariert die Sensoren?", "Dortmund setzt Sensoren an Brücken ein."),
        ("Sind die Strahlen der Sensoren schädlich?", "Dortmund setzt Sensoren an Brücken ein."),
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
    ],
)
def test_the_nearest_is_shown_with_what_is_missing(question: str, text: str, label: str) -> None:
    gap = gap_of(judged(question, text))
    assert shown(gap) == [text]
    assert gap is not None
    assert f": {label}. " in gap.opening


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
    gap = gap_of(judged(question, text))
    assert (gap is None) is (label is None)
    assert gap is None or f": {label}. " in gap.opening


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
    ("question", "sides"),
    [
        ("LoRaWAN oder NB-IoT was ist besser?", ("LoRaWAN", "NB-IoT")),
        ("Brauchen wir LoRaWAN oder reicht WLAN?", ("LoRaWAN", "WLAN")),
        ("5G oder LoRaWAN?", ("5G", "LoRaWAN")),
        ("Ist Open Source besser als Kaufsoftware?", ("Open Source", "Kaufsoftware")),
        ("Brauchen wir eine App oder reicht eine Website?", ("App", "Website")),
        ("Welche Städte haben Apps oder Portale?", None),
        ("Wer hat Sensoren oder Kameras?", None),
        ("Gibt es Apps oder Portale für Vereine?", None),
        ("Wie viele Sensoren hat Ulm?", None),
    ],
)
def test_a_choice_has_two_sides(question: str, sides: tuple[str, str] | None) -> None:
    choice = choice_of(question)
    assert (choice and (choice.first, choice.second)) == sides


def test_one_side_alone_is_no_comparison() -> None:
    gap = gap_of(
        judged("LoRaWAN oder NB-IoT, was ist besser?", "Jena nutzt LoRaWAN für seine Sensoren.", "Gera hat Bänke.")
    )
    assert shown(gap) == ["Jena nutzt LoRaWAN für seine Sensoren."]
    assert gap is not None
    assert "„LoRaWAN“" in gap.opening
    assert "„NB-IoT“" in gap.opening


def test_a_sentence_on_both_sides_is_one() -> None:
    assert gap_of(judged("LoRaWAN oder WLAN, was ist besser?", "LoRaWAN reicht weiter als WLAN.")) is None


def test_a_choice_of_unknown_things_is_not_answered() -> None:
    assert gap_of(judged("5G oder WLAN?", "Jena hat Bänke.")) == Gap()


@pytest.mark.parametrize(
    ("question", "existence"),
    [
        ("Hat Ulm eine Stadt-App?", Existence("Stadt-App", "stadtapp")),
        ("hat Ulm eine stadt-app?", Existence("stadt-app", "stadtapp")),
        ("Gibt es in Ulm einen autonomen Bus?", Existence("autonomen Bus", "bus", ("autonom",))),
        ("Hat Ulm eine eigene App?", Existence("App", "app")),
        ("Gibt es in Ulm Ladesäulen?", Existence("Ladesäulen", "ladesaul")),
        ("Hat Ulm 5G?", Existence("5G", "5g")),
        ("Wie viele Busse hat Ulm?", None),
        ("Hat Ulm seine Strategie schreiben lassen?", None),
        ("Was hat Ulm?", None),
    ],
)
def test_the_thing_a_town_is_asked_for(question: str, existence: Existence | None) -> None:
    assert existence_of(question, ULM) == existence


def test_no_thing_is_asked_for_without_a_town() -> None:
    assert existence_of("Gibt es einen autonomen Bus?", ()) is None


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Hat Ulm eine Stadt-App?", "Ulm pflegt Stadtbäume.", Told.NOT),
        ("Hat Ulm eine Stadt-App?", "Ulm hat eine App für Einsätze.", Told.KIND),
        ("Hat Ulm eine Stadt-App?", "Die Stadt-App von Ulm ist da.", Told.FULLY),
        ("Gibt es in Ulm ein Stadtlabor?", "Ulm baut ein Abbild der Stadt.", Told.NOT),
        ("Gibt es in Ulm ein Stadtlabor?", "Ulm hat ein Labor.", Told.KIND),
        ("Gibt es in Ulm einen Rufbus?", "In Ulm ist Verkehr ein Thema.", Told.NOT),
        ("Gibt es in Ulm einen Rufbus?", "In Ulm fährt ein Shuttle.", Told.FULLY),
        ("Gibt es in Ulm einen Rufbus?", "In Ulm fährt ein Stadtshuttle.", Told.KIND),
        ("Gibt es in Ulm einen autonomen Bus?", "In Ulm fährt ein Bus.", Told.KIND),
        ("Gibt es in Ulm einen autonomen Bus?", "In Ulm fährt ein autonomer Bus.", Told.FULLY),
        ("Hat Ulm ein LoRaWAN-Netz?", "Fünf LoRaWAN-Antennen decken Ulm ab.", Told.KIND),
        ("Hat Ulm eine Hochwasserwarnung?", "Ulm hat ein Hochwasserinfosystem.", Told.KIND),
    ],
)
def test_how_near_a_sentence_comes(question: str, text: str, told: Told) -> None:
    existence = existence_of(question, ULM)
    assert existence is not None
    assert existence.told(text, {"rufbus": frozenset({"shuttl", "verkehr", "bus"})}) is told


def test_what_a_town_lacks_is_not_answered_with_its_profile() -> None:
    assert gap_of(judged("Hat Bamberg eine Stadt-App?", "Bamberg liegt in Bayern.")) == Gap()


def test_a_thing_of_the_kind_is_shown_as_such() -> None:
    near = "Cottbus hat eine App zur Koordination bei Schadenslagen."
    gap = gap_of(judged("Hat Cottbus eine Bürger-App?", "Cottbus liegt in Brandenburg.", near))
    assert shown(gap) == [near]
    assert gap is not None
    assert "„Bürger-App“" in gap.opening
    assert "Cottbus" in gap.opening


def test_the_answer_opens_with_what_is_missing() -> None:
    run = judged("Hat Cottbus eine Bürger-App?", "Cottbus hat eine App zur Koordination bei Schadenslagen.")
    gap = gap_of(run)
    assert gap is not None
    run.gap, run.sentences = gap.opening, gap.sentences
    drafts = list(ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run))
    assert drafts[0].text == gap.opening
    assert run.status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    ("question", "text", "priced"),
    [
        ("Was hat die Bewässerung in Hannover gekostet?", "Beantragt waren in Hannover 8,5 Millionen Euro.", False),
        ("Was hat die Bewässerung in Hannover gekostet?", "In Hannover kostet die Bewässerung 3.000 Euro.", True),
        ("Was kostet eine Bürger-App in Hannover?", "In Hannover kostete die App 55.000 Euro.", True),
        ("Was kostet das Projekt in Hannover?", "Beantragt waren in Hannover 8,5 Millionen Euro.", True),
        ("Was kostet das: Bewässerung in Hannover?", "Beantragt waren in Hannover 8,5 Millionen Euro.", True),
        ("Wie viel Geld bekommt Hannover für die Bewässerung?", "In Hannover sind es 8,5 Millionen Euro.", True),
    ],
)
def test_the_budget_of_a_town_is_no_price(question: str, text: str, priced: bool) -> None:
    assert (gap_of(judged(question, text)) is None) is priced


@pytest.mark.parametrize(
    "question", ["Was kostet das LoRaWAN-Netz in Ulm im Jahr?", "Was kostet das LoRaWAN-Netz in Ulm?"]
)
def test_free_use_is_no_price_of_a_network(question: str) -> None:
    text = "Das LoRaWAN-Netz in Ulm ist kostenlos für alle nutzbar."
    assert not answers(text, QuestionPart(question, asked_of(question)))
    assert answers(text, QuestionPart("Was kostet die Nutzung?", asked_of("Was kostet die Nutzung?")))


@pytest.mark.parametrize(
    ("question", "has_examples"),
    [
        ("Was kostet eine Passantenzählung?", True),
        ("Passantenzählung, kosten?", True),
        ("Was kostet die Passantenzählung in Ulm?", False),
        ("Was hat die Passantenzählung gekostet?", False),
        ("Was kostet der Roboter Ansgar bei der Passantenzählung?", False),
        ("Was kostet ein Pflegeroboter?", False),
        ("Was macht die Passantenzählung?", False),
    ],
)
def test_a_kind_of_thing_is_shown_without_its_price(question: str, has_examples: bool) -> None:
    run = judged(question, "Bei der Passantenzählung achtet Gütersloh auf den Datenschutz.", "Jena hat Bänke.")
    found = without_price(run)
    assert (found is not None) is has_examples
    if found:
        assert shown(found[1])[0].startswith("Bei der Passantenzählung")


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


def test_a_price_a_unit_is_open_and_other_amounts_come_first() -> None:
    fare = "Eine Fahrt mit dem Rufbus in Gera kostet 50 Cent."
    found = without_price(
        judged("Was kostet ein Rufbus pro Fahrgast?", "In Gera fährt ein Rufbus.", fare, "Jena hat Bänke.")
    )
    assert found is not None
    assert "pro Fahrgast" in found[1].opening
    assert shown(found[1])[0] == fare


def test_several_prices_of_one_thing_are_open_together() -> None:
    run = judged("Was kostet ein Rufbus und was kostet er jedes Jahr?", "In Gera fährt ein Rufbus.", "Jena hat Bänke.")
    parts = (
        QuestionPart("Was kostet ein Rufbus", Asked.MONEY),
        QuestionPart("was kostet er jedes Jahr (Rufbus)", Asked.MONEY),
    )
    run.understanding = replace(run.understood, parts=parts)
    found = without_price(run)
    assert found is not None
    assert shown(found[1])[0] == "In Gera fährt ein Rufbus."
    assert found[1].opening.startswith("Was das kostet,")


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Was verdient ein Dorfcoach?", "Der Dorfcoach arbeitet ehrenamtlich.", "Der Dorfcoach hilft bei Technik."),
        ("Werden die Dorfcoaches bezahlt?", "Die Dorfcoaches bekommen ein Honorar.", "Gera hat Dorfcoaches."),
        ("Wie hoch ist das Gehalt eines CDO?", "Der CDO bekommt ein Gehalt nach Tarif.", "Jena hat einen CDO."),
    ],
)
def test_what_somebody_earns_is_to_be_said(question: str, told: str, untold: str) -> None:
    assert gap_of(judged(question, told)) is None
    assert gap_of(judged(question, untold)) == Gap()


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
    ("question", "is_outside"),
    [
        ("Was gibt es für Kommunen, die kein Modellprojekt sind?", True),
        ("Welche Förderung gibt es außer dem Programm Modellprojekte Smart Cities?", True),
        ("Was bekommen wir, wenn wir nicht ausgewählt wurden?", True),
        ("Gibt es Geld jenseits der Modellprojekte?", True),
        ("Welche Modellprojekte haben keine Sensoren?", False),
        ("Was bekommen nicht nur Modellprojekte?", False),
        ("Welche Modellprojekte gibt es?", False),
    ],
)
def test_who_is_not_in_the_programme(question: str, is_outside: bool) -> None:
    assert asks_outside(question) is is_outside


def test_model_projects_are_no_examples_of_others() -> None:
    question = "Welche Städte, die kein Modellprojekt sind, nutzen LoRaWAN?"
    run = judged(question, "Ulm nutzt LoRaWAN.")
    assert asks_for_outsiders(question)
    assert gap_of(run) == Gap()
    run.understanding = replace(run.understood, intent=Intent.EXAMPLES)
    assert gap_of(run) == Gap()


def test_money_outside_the_programme_is_open_and_what_there_is_follows() -> None:
    question = "Welche Förderung gibt es für Kommunen, die kein Modellprojekt sind?"
    text = "Auch Kommunen ohne Förderung können sich an die KTS wenden."
    run = judged(question, text)
    parts = tuple(QuestionPart(side, untranslated=question) for side in (text, "Beratung für Kommunen"))
    run.understanding = replace(run.understood, parts=parts)
    run.words = words_of(run, parts)
    gap = gap_of(run)
    assert shown(gap) == [text]
    assert gap is not None
    assert "welche anderen Förderprogramme" in gap.opening


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


def test_who_was_not_in_the_programme_is_outside() -> None:
    question = "Gibt es Fördergeld für Kommunen, die nicht dabei waren?"
    assert asks_outside(question)
    assert intent_of(question) is Intent.FACT


@pytest.mark.parametrize(
    "question",
    ["Mitfahrbank kosten pro jahr", "Kosten Mängelmelder jährlich", "parksensor preis stück"],
)
def test_a_price_typed_as_into_a_search_box_is_one_with_its_unit_too(question: str) -> None:
    assert asked_of(question) is Asked.MONEY


def test_the_amount_of_another_town_is_no_price_of_the_thing_here() -> None:
    passage = "In Hagenow läuft eine App. Die App in Gera kostete 5.000 Euro. Hagenow erhielt 550.000 Euro."
    run = run_of("Was kostet die App in Hagenow?", CATALOGUE, evidence(passage))
    run.places = named_places(run.standalone, CATALOGUE)
    run.words = words_of(run, run.understood.parts)
    assert not is_priced(run)
    priced = run_of(run.standalone, CATALOGUE, evidence(f"{passage} Die App in Hagenow kostete 9.000 Euro."))
    priced.places, priced.words = run.places, run.words
    assert is_priced(priced)


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Gera erhielt 7,5 Millionen Euro.", True),
        ("Der Bund zahlt in Gera 900.000 Euro.", True),
        ("Die Förderung in Gera beträgt 80.000 Euro.", True),
        ("Eine Fahrt kostet in Gera 50 Cent mehr.", False),
        ("In Gera nimmt der Rufbus 2,50 Euro Servicegebühr.", False),
    ],
)
def test_what_a_town_gets_is_no_fare(text: str, is_told: bool) -> None:
    assert answers(text, QuestionPart("Wie viel Geld bekommt Gera?", Asked.MONEY)) is is_told


@pytest.mark.parametrize("question", ["Sind Sensoren teuer?", "Ist eine App teuer?", "War das teuer?"])
def test_whether_it_is_dear_asks_for_a_price(question: str) -> None:
    assert asked_of(question) is Asked.MONEY


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
