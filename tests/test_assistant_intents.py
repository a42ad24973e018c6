"""What a question wants, and which questions are answered without looking anything up."""

from __future__ import annotations

import pytest
from understood import read, run_of

from assistant.answer import AnswerStatus
from assistant.question import Intent
from assistant.understanding.intents import intent_of

INTENTS = {
    Intent.EXAMPLES: """Wer hat schon einen digitalen Zwilling?
Welche Modellprojekte messen die Wasserqualität?
Welche kleinen Gemeinden haben eine App?
Gibt es Beispiele für smarte Beleuchtung?
Wo wird LoRaWAN schon eingesetzt?
Welche Städte in Bayern machen mit?
Which cities use digital twins?
Wer nutzt KI für die Baumpflege?
Nenne mir Kommunen mit offener Datenplattform
In welchen Kommunen gibt es Rufbusse?
Welche Landkreise verfolgen Telemedizin?
Beispiele für Bürgerbeteiligung""",
    Intent.FACT: """Was ist der Stand in Gera?
Was ist der Eigenanteil in Gera?
Was sind die Meilensteine in Gera?
Wie kriegen wir die Vereine dazu, ihre Termine selbst einzutragen?
Welche Stadt misst mit Sensoren die Wasserqualität?
Wie viele Modellprojekte werden gefördert und mit wie viel Geld?
Wer hat die App programmiert?
Wer betreibt die Datenplattform?
Was kostet der digitale Zwilling in Hamburg?
Wie kann eine kleine Gemeinde Starkregen vorhersagen?
Was ist das Ziel des Programms?
Was sind die größten Hürden bei der Verstetigung?
Was ist beim Datenschutz zu beachten?
Welche Laufzeit hat das Projekt in Ulm?
Wie viele Teilnehmende hatte das Auftakttreffen?
Was steht im Leitfaden zur Datenstrategie?
Wir sind eine Gemeinde mit 9.000 Einwohnern, wie fangen wir mit Sensoren an?
Wie viele Leitfäden hat das BBSR veröffentlicht?
Was können Kommunen gegen Hitze tun?
Hallo, was kostet ein Sensor?
Wie bekommt man Kontakt zu Bürgern bei der Beteiligung?
Wie wird das Wetter morgen in Kassel?""",
    Intent.PUBLICATIONS: """Welche Leitfäden gibt es zu Datenstrategien?
Transferpapier zu Personal
Wo kann ich etwas über Bürgerbeteiligung nachlesen?
Gibt es eine Studie zur Wirkungsmessung?
Which guides are there on data strategy?""",
    Intent.EVENTS: """Wann war die erste Regionalkonferenz?
Wo war der vierte MPSC-Kongress?
Wann ist die nächste Regionalkonferenz?
Welche Veranstaltungen gibt es?
Termine der Peer-Learnings
When is the next conference?""",
    Intent.CONTACT: """An wen kann ich mich wenden?
Wer ist Ansprechpartner für Datenschutz?
Telefonnummer der KTS
Wie lautet die E-Mail-Adresse der KTS?
Wer hilft kleinen Kommunen bei der Digitalisierung?
Wo können wir uns beraten lassen?""",
    Intent.DEFINITION: """Was ist MPSC?
Was ist 5G?
Was ist ein Standard?
Was ist ein Eigenanteil?
Was ist Wirkungsmessung?
Was sind Meilensteine?
Was bedeutet Daseinsvorsorge?
Wofür steht KTS?
Was ist ein digitaler Zwilling?
Was versteht man unter Data Governance?
What does MPSC stand for?""",
    Intent.COMPARISON: """Was ist der Unterschied zwischen LoRaWAN und WLAN?
Vergleiche Kosten, Personal, Lizenz und Betreiber von Ulm und Wolfsburg
Was unterscheidet Ulm von Jena?""",
    Intent.COMPARABLE: """Wir sind eine Gemeinde mit 9.000 Einwohnern: welche Modellprojekte ähneln uns?
Welche Kommunen sind ähnlich groß wie wir?
Welches Modellprojekt passt zu uns?
Von welchen Kommunen unserer Größe gibt es Erfahrungen?""",
    Intent.GREETING: "Hallo!\nGuten Tag\nMoin",
    Intent.THANKS: "Vielen Dank!\nDanke, das hat geholfen.\nThanks a lot",
    Intent.CAPABILITIES: "Was kannst du?\nWas können Sie für mich tun?\nWer bist du?\nHilfe!",
}


@pytest.mark.parametrize(
    ("question", "intent"), [(question, intent) for intent, block in INTENTS.items() for question in block.splitlines()]
)
def test_intents(question: str, intent: Intent) -> None:
    assert intent_of(question) is intent


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Hallo!", AnswerStatus.CONVERSATION),
        ("Vielen Dank!", AnswerStatus.CONVERSATION),
        ("Was kannst du?", AnswerStatus.CONVERSATION),
        ("Halle", AnswerStatus.CLARIFICATION),
        ("Hof?", AnswerStatus.CLARIFICATION),
        ("Was macht Halle?", None),
        ("Ulm", None),
    ],
)
def test_runs_that_end_here(question: str, status: AnswerStatus | None) -> None:
    run = run_of(question)
    assert run.status is status
    assert bool(run.drafts) is (status is not None)


ROUTES = {
    Intent.FACT: [
        # a ranking wants a project, a measure and nothing else
        "Was ist die größte Herausforderung?",
        "Wie hoch ist die höchste Förderung?",
        "Welche App hat die meisten Nutzer?",
        "Welche Themen werden am meisten gefördert?",
        "Auf welcher Software läuft der gemeinsame Veranstaltungskalender in Suederbrarup?",
        "Welche Technik steckt hinter dem Veranstaltungskalender?",
        "Was kostet der Veranstaltungskalender?",
        "Wie funktioniert der Veranstaltungskalender in Geestland?",
        "Wen muss man bei einer Ausschreibung für Sensorik von Anfang an dazuholen?",
        "Wen sollte man bei einer Vergabe einbeziehen?",
        "Wen muss man für den Datenschutz mit ins Boot holen?",
        "Wen erreicht man mit der App?",
        "Wen beteiligt man bei der Strategie?",
        "Wer hat die Zauberflöte komponiert?",
        "Wer hat den Roboter bezahlt?",
        "Wer hat die App gebaut?",
        "Wer hat das Gutachten geschrieben?",
        "Wer hat bei Hamburg, Leipzig und München den Hut auf?",
        "Wer hat im Ilzer Land die Leitung?",
        "Wer hat in Konstanz widersprochen?",
        "Wer hat den Wettbewerb gewonnen?",
        "Wer hat die Idee für das ERZmobil gehabt?",
        "Wer nutzt die App in Hagenow?",
        "Wer arbeitet in der Stabsstelle von Münster?",
        "Wer betreibt den Rufbus in Zwönitz?",
        "Wer plant in Guben das Stadtlabor?",
        "Wer misst in Wolfsburg das Wasser?",
        "Wer steuert in Gera die Laternen?",
        "Aus welchen Gemeinden besteht das Amt Süderbrarup?",
        "Welche Gemeinden bilden die Partheland-Kooperation?",
        "Welche Kommunen sind Partner von Bamberg?",
        "Mit welchen Städten arbeitet Jena zusammen?",
        "In welchen Stadtteilen von Dresden gibt es Projekte?",
        "Welche Kritik gab es am Rufbus in Zwönitz?",
        "What is the population of Cologne?",
        "What is the budget of Ulm?",
        "What is the name of the project in Lübeck?",
        "Was sind die vier Stufen im Stufenplan?",
        "Was sind die drei Säulen in Rostock?",
        "Was sind die Handlungsfelder von Dortmund?",
        "Was sind die größten Hürden bei der Verstetigung?",
        "Was ist der Auftrag der KTS?",
        "Was ist das Motto der Staffel 2021?",
        "Was ist die Besonderheit an Zwönitz?",
        "Was ist die Einwohnerzahl von Gera?",
        "Was ist der Eigenanteil in Ulm?",
        "Wie viele Veranstaltungen gab es in Kassel?",
        "Wie kann ich Kontakt zu Bürgern aufbauen?",
        "Was ist beim Telefonieren mit dem Rufbus zu zahlen?",
        "Kostet es extra, wenn man den Bus übers Telefon ordert?",
        "Wie wird der Kontakt zwischen Bürgern und Verwaltung verbessert?",
        "Unter welchem Motto lief der Kongress in Kiel?",
        "Wie viele Leute waren beim Kongress?",
        "Was war das Thema der Regionalkonferenz in Halle?",
        "Wer hat die Regionalkonferenz moderiert?",
        "Worum ging es auf der 22. Regionalkonferenz?",
        "Welche Erfahrung hat Gera mit Laternen gemacht?",
        "Was steht in der Studie zur Verstetigung?",
        "Was sagt der Leitfaden zu Datenstrategien?",
        "Welche Stadt hat die meisten Sensoren in Betrieb, laut Bericht?",
        "Wann macht das Bürgerlabor in Sankt Wendel auf?",
        "Wann ist der Makerspace geöffnet?",
        "Wer kümmert sich um die Auslieferung?",
        "Wie unterscheidet man gute von schlechten Daten?",
        "Vergleicht Ulm seine Daten?",
    ],
    Intent.PROJECTS: [
        "Welcher davon liegt in Hessen: Hameln-Pyrmont, Kusel und Landkreis Gießen?",
        "Wie viele davon sind Großstädte: Gera, Jena und Mühlhausen?",
        "Which model projects are located in Saxony?",
        "Welche Modellprojekte liegen in Sachsen?",
        "Welche Gemeinden unter 10.000 Einwohnern gibt es?",
    ],
    Intent.EXAMPLES: [
        "Welche Regionen haben einen Rufbus?",
        "Welche Städte messen Luftqualität?",
        "Which cities use digital twins?",
        "Wer nutzt LoRaWAN?",
        "Wer hat schon einen Chatbot?",
        "Wer hat Erfahrung mit Waldbrand?",
        "Wir wollen unseren Wald besser überwachen, wer hat Erfahrung mit Waldbrand oder Klima im Forst?",
        "Kennt ihr Gemeinden, die ihren Dorfladen übers Netz organisieren?",
        "Wo gibt es schon smarte Laternen?",
        "Wo wird KI in der Verwaltung eingesetzt?",
        "Gibt es Städte mit digitalem Zwilling?",
        "Wer macht etwas gegen Leerstand?",
        "Wer misst Bodenfeuchte?",
        "In welchen Städten fahren autonome Busse?",
        "Bei wem kann man sich Telemedizin abschauen?",
        "Who uses artificial intelligence to look after trees?",
        "Hat jemand schon Erfahrungen mit Füllstandssensoren?",
        "Nenne mir Kommunen mit Open-Data-Portal",
        "Welche Dörfer haben einen digitalen Dorfladen?",
        "Wer bietet Kurse für Senioren an?",
        "Gibt es irgendwo ein Stadtlabor in einer Kleinstadt?",
        "Beispiele für Bürgerbeteiligung",
    ],
    Intent.EVENTS: [
        "Welche Regionalkonferenzen liefen nur online?",
        "Wann ist der nächste Kongress?",
        "Wo findet die nächste Regionalkonferenz statt?",
        "Welche Veranstaltungen gibt es zum Thema Wasser?",
        "Welche Termine stehen an?",
        "Wann war die Regionalkonferenz in Konstanz?",
        "Gibt es bald ein Webinar zu Daten?",
        "Which events are coming up?",
        "Welche Workshops gibt es für nicht geförderte Kommunen?",
        "Was ist demnächst los bei der KTS?",
    ],
    Intent.CONTACT: [
        "An wen kann ich mich wenden?",
        "Wer ist Ansprechpartner in Gera?",
        "Wie erreiche ich die KTS?",
        "Wen kann ich in Jena anrufen?",
        "Wer hilft uns bei der Vergabe?",
        "Wo bekommen wir Beratung?",
        "Wie lautet die Mailadresse der KTS?",
        "Wen frage ich bei Problemen mit LoRaWAN?",
        "Who can I contact about funding?",
        "Telefonnummer KTS",
    ],
    Intent.DEFINITION: [
        "Was ist LoRaWAN?",
        "Was ist ein digitaler Zwilling?",
        "Was bedeutet Verstetigung?",
        "Was heißt KTS?",
        "Wofür steht MPSC?",
        "BBSR, was ist das?",
        "Was versteht man unter Resilienz?",
        "What is a digital twin?",
        "What does MPSC stand for?",
        "Was ist DIPAS?",
        "Was ist die Smart City Charta?",
        "Was sind Reallabore?",
    ],
    Intent.PUBLICATIONS: [
        "Welche Leitfäden gibt es zur Datenstrategie?",
        "Gibts einen Leitfaden für Kommunen, die ganz am Anfang stehen?",
        "Wo kann ich etwas zu Vergabe nachlesen?",
        "Gibt es Studien zur Verstetigung?",
        "Welche Transferpapiere gibt es?",
        "Habt ihr Material zu Beteiligung?",
        "Unterlagen zur Personalgewinnung gesucht",
        "Suche Literatur zu Open Source",
        "Are there guidelines on procurement?",
        "Gibt es einen Newsletter zum Thema Wasser?",
    ],
    Intent.COMPARISON: [
        "Was ist der Unterschied zwischen Gera und Jena?",
        "Vergleiche Ulm und Bamberg",
        "Kriegt Bamberg mehr als Würzburg?",
        "Worin unterscheiden sich LoRaWAN und 5G?",
        "Unterschiede bei den Apps von Solingen und Hagenow",
        "Hat Gera mehr Einwohner als Jena?",
    ],
    Intent.RANKING: [
        "Wer ist größer, Jena oder Gera?",
        "Wo war die Förderung höher, in Ulm oder Gera?",
        "Which city gets more money, Ulm or Jena?",
        "Kusel oder Hof: wer bekommt mehr?",
        "Welche Großstadt in NRW hat die meisten Einwohner?",
        "Was ist das kleinste Modellprojekt?",
        "Welche davon hat die höchste Förderung: Gera, Jena und Mühlhausen?",
    ],
    Intent.PROFILE: [
        "Welche Städte stecken hinter 5 für Südwestfalen?",
        "Welche Kommunen gehören zum Verbund Smarte KielRegion?",
        "Welche Orte gehören zum Ilzer Land?",
    ],
    Intent.COMPARABLE: [
        "Welche Modellprojekte ähneln uns?",
        "Wir haben 6000 Einwohner, welche Gemeinden sind vergleichbar?",
        "Wir sind ein Ort mit 3.000 Einwohnern. Wer ist etwa gleich groß?",
        "Unsere Gemeinde hat 6.500 Einwohner: welche Modellprojekte sind so klein?",
        "Welche Städte sind so groß wie wir?",
        "Wir haben 9.000 Einwohner: Wer ist mit uns vergleichbar?",
        "Von wem können wir lernen?",
    ],
}


@pytest.mark.parametrize(
    ("question", "intent"), [(question, intent) for intent, questions in ROUTES.items() for question in questions]
)
def test_routes(question: str, intent: Intent) -> None:
    assert read(question).intent is intent


def test_a_command_for_a_list_asks_for_examples() -> None:
    assert intent_of("Nennt mir alle Projekte, die 2024 ausgelaufen sind") is Intent.EXAMPLES
    assert intent_of("Nennen Sie mir die Städte mit Rufbus") is Intent.EXAMPLES
    assert intent_of("Nennen Sie mir die Kosten") is Intent.FACT


@pytest.mark.parametrize(
    "question",
    [
        "LoRaWAN in kleinen Gemeinden: wer nutzt das?",
        "Smarte Mülleimer in Kleinstädten, hat das schon jemand?",
        "Coworking im Dorf, gibt es das irgendwo?",
    ],
)
def test_who_has_it_may_stand_behind_the_thing(question: str) -> None:
    assert intent_of(question) is Intent.EXAMPLES


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Wie funktioniert LoRaWAN?", Intent.DEFINITION),
        ("Wie funktioniert ein digitaler Zwilling?", Intent.DEFINITION),
        ("Erklär mir LoRaWAN", Intent.DEFINITION),
        ("Wer ist die KTS?", Intent.DEFINITION),
        ("Was macht die KTS eigentlich?", Intent.DEFINITION),
        ("Wer ist die Bürgermeisterin?", Intent.FACT),
        ("Was macht die KTS für kleine Städte?", Intent.FACT),
        ("Wie funktioniert LoRaWAN in Ulm?", Intent.FACT),
        ("Wie funktioniert die Straßenbeleuchtung?", Intent.FACT),
        ("Wie geht Bürgerbeteiligung mit LoRaWAN?", Intent.FACT),
    ],
)
def test_how_a_thing_of_the_glossary_works_begins_with_what_it_is(question: str, intent: Intent) -> None:
    assert read(question).intent is intent


@pytest.mark.parametrize(
    "typed",
    [
        "danke, und wen kann ich da anrufen",
        "Vielen Dank! Was kostet das",
        "super danke wer macht das noch",
        "danke und bei uns in hessen",
        "Thanks, and what does it cost",
        "danke dir, eine frage noch: seit wann läuft das",
    ],
)
def test_a_question_behind_the_thanks_is_asked(typed: str) -> None:
    assert intent_of(typed) is not Intent.THANKS


@pytest.mark.parametrize(
    "typed",
    [
        "danke, das war was ich wissen wollte",
        "Vielen Dank und schönen Tag noch",
        "danke dir, was für ein service",
        "ok super danke, wie nett",
        "danke und bis bald",
        "danke, hat geholfen",
    ],
)
def test_words_of_thanks_ask_nothing(typed: str) -> None:
    assert intent_of(typed) is Intent.THANKS


def test_two_figures_together_are_no_summary() -> None:
    assert intent_of("zusammen?") is Intent.FACT
    assert intent_of("Fass das bitte zusammen") is Intent.REWORDING
    assert intent_of("kannst du das zusammenfassen?") is Intent.REWORDING
