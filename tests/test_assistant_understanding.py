"""What is read from a question: intent, parts, names, sizes, years, conditions, language."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import AnswerRequest, AnswerStatus, Filters, NoticeCode
from assistant.question import Asked, Intent, QuestionPart, Understanding
from assistant.run import Run
from assistant.steps.understand import Understand
from assistant.understanding.intents import intent_of
from assistant.understanding.language import language_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from ingest.catalogue import Catalogue, load_catalogue
from ingest.documents import DocumentKind, MunicipalityType, State
from ingest.german import stem
from ingest.index.hits import PassageFilter

NOW = datetime(2026, 1, 5, tzinfo=UTC)

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
    Intent.FACT: """Welche Stadt misst mit Sensoren die Wasserqualität?
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


@cache
def catalogue() -> Catalogue:
    return load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")


@cache
def step() -> Understand:
    return Understand(catalogue())


def read(question: str) -> Understanding:
    return step().understanding_of(question, NOW)


def run_of(question: str, **filters: object) -> Run:
    request = AnswerRequest(question=question, filters=Filters.model_validate(filters))
    run = Run(request, "a", "c", NOW, question=question, standalone=question)
    step()(run)
    return run


@pytest.mark.parametrize(
    ("question", "intent"), [(question, intent) for intent, block in INTENTS.items() for question in block.splitlines()]
)
def test_intents(question: str, intent: Intent) -> None:
    assert intent_of(question) is intent


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wie viele Modellprojekte werden gefördert und mit wie viel Geld?",
            (
                QuestionPart("Wie viele Modellprojekte werden gefördert", Asked.COUNT),
                QuestionPart("mit wie viel Geld (Modellprojekte gefördert)", Asked.MONEY),
            ),
        ),
        (
            "Was kostet die Straßenbeleuchtung in Gera und wer hilft dabei?",
            (
                QuestionPart("Was kostet die Straßenbeleuchtung in Gera", Asked.MONEY),
                QuestionPart("wer hilft dabei (Straßenbeleuchtung in Gera)"),
            ),
        ),
        (
            "Wer betreibt die Plattform und was kostet sie?",
            (
                QuestionPart("Wer betreibt die Plattform", Asked.ACTOR),
                QuestionPart("was kostet sie (Plattform)", Asked.MONEY),
            ),
        ),
        (
            "Wie viele Bäume gibt es in Jena? Wie viele Sensoren gibt es in Ulm?",
            (
                QuestionPart("Wie viele Bäume gibt es in Jena", Asked.COUNT),
                QuestionPart("Wie viele Sensoren gibt es in Ulm", Asked.COUNT),
            ),
        ),
        (
            "Wie hängen Bund und Länder bei der Förderung zusammen?",
            (QuestionPart("Wie hängen Bund und Länder bei der Förderung zusammen?"),),
        ),
        (
            "Wir wollen Bäume mit Sensoren bewässern. Was kostet das?",
            (QuestionPart("Wir wollen Bäume mit Sensoren bewässern. Was kostet das?", Asked.MONEY),),
        ),
    ],
)
def test_parts(question: str, parts: tuple[QuestionPart, ...]) -> None:
    assert read(question).parts == parts


def test_the_first_of_several_questions_decides_the_intent() -> None:
    assert read("Was kostet die Straßenbeleuchtung in Gera und wer hilft dabei?").intent is Intent.FACT
    assert read("Welche Kommunen haben einen Rufbus und was kostet er?").intent is Intent.EXAMPLES


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Was macht Amsterdam gegen Hitze?", ("Amsterdam",)),
        ("Welche Städte arbeiten mit Siemens oder SAP?", ("Siemens", "SAP")),
        ("Setzt die Stadt Bielefeld einen digitalen Zwilling ein?", ("Bielefeld",)),
        ("Was sagt Frau Müller zum Datenschutz?", ("Müller",)),
        ("Nutzt Ulm die Plattform OpenRemote?", ("OpenRemote",)),
        ("wie macht das amsterdam", ("amsterdam",)),
        ("WAS KOSTET EIN SENSOR IN WIEN?", ("WIEN",)),
        ("Wie schützt Lüdenscheid seine Bäume?", ("Lüdenscheid",)),
        ("Gibt es Rufbusse in Nordstemmenhausen?", ("Nordstemmenhausen",)),
        ("Wie nutzt New York seine Daten?", ("New York",)),
        ("Was macht der Landkreis Emsland im Bereich Smart City?", ("Emsland",)),
        ("Hilft der Ortenaukreis bei LoRaWAN?", ("Ortenaukreis",)),
        ("DIN SPEC 91607 digitaler Zwilling", ("91607",)),
        ("Wer arbeitet nach ISO/IEC 27001-2 oder DIN EN 17161?", ("27001-2", "17161")),
        ("Reicht die TR 12 für 91607 Euro?", ()),
        ("Wer hat eine Beteiligungsplattform auf Basis von Decidim?", ("Decidim",)),
        ("Which municipalities have an app based on Flutter?", ("Flutter",)),
        ("Welche Datenplattform läuft auf Basis von FIWARE?", ("FIWARE",)),
        ("Welche Städte nutzen FIWARE?", ()),
        ("Wer plant auf Grundlage von Luftbildern, mit Hilfe von Studierenden und auf Basis von Sensordaten?", ()),
        ("Wie bekommt man bei Glatteis rechtzeitig Bescheid?", ()),
    ],
)
def test_names_no_catalogue_knows(question: str, names: tuple[str, ...]) -> None:
    assert read(question).names == names


@pytest.mark.parametrize(
    "question",
    [
        "Wie verhindert man Leerstand in Neubaugebieten von Kleinstädten bei Glatteis?",
        "Was macht Hamburg mit dem digitalen Zwilling?",
        "Wie nutzt man LoRaWAN bei Frost, Regen und Schnee im Winterdienst?",
        "Welche Rolle spielen Bürgerinnen und Bürger in Stadtteilen bei Projekten von Kommunen?",
        "Was kostet ein WLAN-Hotspot in Bibliotheken aus Fördermitteln?",
        "Wie geht Datenschutz nach DSGVO bei IoT-Sensoren?",
        "Was plant der Landkreis Hof für Kinder in Schulen?",
        "Wer hilft in Sachsen bei Anträgen nach OZG?",
        "wie viele modellprojekte gibt es in bayern",
        "Wie sammelt man Laub von Friedhöfen in Parks?",
    ],
)
def test_common_nouns_and_known_names_are_no_names(question: str) -> None:
    assert read(question).names == ()


def test_no_fact_has_a_word_of_its_own_taken_for_a_place() -> None:
    finder = NameFinder(Mentions(catalogue()))
    known = {"Bonn", "Nürnberg", "Stuttgart"}
    guessed = {name.text for topic in catalogue().topics for name in finder.find(", ".join(topic.words))}
    assert guessed - known == set()


@pytest.mark.parametrize(
    ("question", "population", "types", "states"),
    [
        (
            "Wir sind eine Gemeinde mit 9.000 Einwohnern in Niedersachsen: welche Modellprojekte ähneln uns?",
            9000,
            (),
            (State.NIEDERSACHSEN,),
        ),
        ("Landgemeinde mit knapp 20 Tausend Menschen in NRW", 20000, (MunicipalityType.KLEINSTADT,),
         (State.NORDRHEIN_WESTFALEN,)),
        ("Was macht ein Dorf mit Sensoren?", None, (MunicipalityType.KLEINSTADT,), ()),
        ("Wie arbeiten Landkreise mit Großstädten zusammen?", None,
         (MunicipalityType.GROSSSTADT, MunicipalityType.LANDKREIS), ()),
        ("Einwohnerzahl: 35000, wir suchen Mittelstädte", 35000, (MunicipalityType.MITTELSTADT,), ()),
        ("Wurden 820 Millionen Euro für die Einwohner ausgegeben?", None, (), ()),
    ],
)  # fmt: skip
def test_profile_in_the_question(
    question: str, population: int | None, types: tuple[MunicipalityType, ...], states: tuple[State, ...]
) -> None:
    found = read(question)
    assert (found.population, found.types, found.states) == (population, types, states)


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("Welche Leitfäden gibt es seit 2023?", "2023"),
        ("Welche Studien erschienen nach 2022?", "2023"),
        ("Was geschah in den letzten zwei Jahren?", "2024"),
        ("Was geschah 2021?", None),
    ],
)
def test_since(question: str, since: str | None) -> None:
    assert read(question).since == since


def test_no_project_stands_among_the_names_outside_the_programme() -> None:
    outside = NameFinder(Mentions(catalogue())).find(", ".join(project.name for project in catalogue().projects))
    assert outside == ()


def test_kinds() -> None:
    assert read("Welche Leitfäden und Studien gibt es?").kinds == (DocumentKind.LEITFADEN, DocumentKind.STUDIE)


def test_the_programme_is_no_topic_of_every_question_on_model_projects() -> None:
    assert read("Welche Modellprojekte haben einen Rufbus?").topics == ("mobilitaet",)
    assert read("Wie viele Modellprojekte werden gefördert?").topics == ("foerderung-programm",)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What does it cost?", "en"),
        ("Which cities use LoRaWAN?", "en"),
        ("Was kostet Smart City Open Data?", "de"),
        ("Digital Twin Hamburg", "de"),
        ("wofür steht kts", "de"),
    ],
)
def test_language(question: str, language: str) -> None:
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("words", "language"),
    [("Coming events", "en"), ("Ulm", "en"), ("Die Termine", "de"), ("Übersicht", "de"), ("In the collection", "en")],
)
def test_words_that_tell_no_language_are_in_the_one_around_them(words: str, language: str) -> None:
    assert language_of(words, "en") == language


def test_english_questions_are_searched_in_german_words() -> None:
    found = read("Which city measures water quality with sensors?")
    assert found.search_text == "welche Stadt misst Wasserqualität mit Sensoren?"
    assert (found.language, found.intent) == ("en", Intent.FACT)
    assert read("How does Ulm use digital twins?").search_text == "wie Ulm digitale Zwillinge?"


def test_the_end_of_a_compound_has_other_words_too() -> None:
    found = read("Gibt es eine Vorlage für einen Kooperationsvertrag?")
    assert "Kooperationsvereinbarung" in found.expansions
    assert "kooperationsvereinbar" in found.synonyms["kooperationsvertrag"]
    assert not any("kooperationskooperation" in word.lower() for word in found.expansions)


def test_synonyms_and_expansions() -> None:
    found = read("Wofür steht KTS?")
    assert found.expansions == ("Koordinierungs- und Transferstelle", "Koordinierungsstelle", "Transferstelle")
    assert "transferstell" in found.synonyms["kts"]
    assert read("Was sagt Frau Müller?").expansions == ()
    assert "abfall" in read("Wer holt den Müll?").synonyms["mull"]
    assert "app" in read("Wer hat eine Bürgerapp?").synonyms["burgerapp"]
    assert "app" not in read("Wer hat eine Klappe?").synonyms.get("klapp", ())


def test_states_are_a_condition_for_lists_only_and_said() -> None:
    listed = run_of("Welche Kommunen in Sachsen haben Rufbusse?")
    assert listed.where == PassageFilter(states=frozenset({State.SACHSEN}))
    assert [notice.code for notice in listed.notices] == [NoticeCode.FILTER_APPLIED]
    assert "Sachsen" in listed.notices[0].text
    for question in (
        "Was kostet ein Rufbus in Sachsen?",
        "Wir sind eine Gemeinde in Sachsen. Welche Kommunen haben Rufbusse?",
        "Welche Projekte gibt es in Hamburg?",
    ):
        assert run_of(question).where.is_empty, question
    assert run_of("Was kostet ein Rufbus, bitte nur aus Sachsen?").where.states == {State.SACHSEN}


def test_years_are_a_condition_for_publications() -> None:
    assert run_of("Welche Leitfäden seit 2022 gibt es zu Datenstrategien?").where == PassageFilter(since="2022")
    assert run_of("Wer wird seit 2022 gefördert?").where.is_empty


def test_explicit_filters_are_conditions_and_win() -> None:
    run = run_of("Welche Kommunen in Sachsen haben Rufbusse?", state="Bayern", topic="mobilitaet", since="2021")
    assert run.where == PassageFilter(topics=frozenset({"mobilitaet"}), states=frozenset({State.BAYERN}), since="2021")
    assert run.notices == []


def test_a_type_stands_for_its_projects() -> None:
    districts = run_of("Was kostet ein Rufbus?", type="Landkreis").where.projects
    assert {"wunsiedel", "landkreis-hof", "hoexter"} <= districts
    assert "ulm" not in districts
    assert run_of("Was kostet ein Rufbus?", type="Landkreis", project="ulm").where.projects == {""}


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


def test_colloquial_words_mean_those_of_the_documents_but_not_the_other_way_round() -> None:
    assert {stem("Förderung"), stem("Euro")} <= read("Wie viel Kohle gibt es?").synonyms[stem("Kohle")]
    assert stem("Kohle") not in read("Wie viel Zuschuss gibt es?").synonyms[stem("Zuschuss")]


def test_an_idiom_means_something_else_than_its_words() -> None:
    assert stem("federführend") in read("Wer hat in Gera den Hut auf?").synonyms[stem("Hut")]
    assert stem("Hut") not in read("Wer hat einen Hut?").synonyms
    assert stem("beschlossen") in read("Wann gab der Rat grünes Licht?").synonyms[stem("Licht")]


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Wieviele Einwohner hat Detmold und wer ist dort Kämmerer?",
            ["Wieviele Einwohner hat Detmold", "wer ist dort Kämmerer (Detmold)"],
        ),
        (
            "Wie viele Sensoren hat Ulm und gibt es dort einen Beirat?",
            ["Wie viele Sensoren hat Ulm", "gibt es dort einen Beirat (Ulm)"],
        ),
        (
            "Wann startete die App in Solingen, und hat sie Preise gewonnen?",
            ["Wann startete die App in Solingen", "hat sie Preise gewonnen (App in Solingen)"],
        ),
        (
            "Wie oft wurde die App von Hagenow geladen und wer hat sie programmiert?",
            ["Wie oft wurde die App von Hagenow geladen", "wer hat sie programmiert (App in Hagenow)"],
        ),
        (
            "Wie heißt die App, wer hat sie gebaut und was hat sie gekostet?",
            ["Wie heißt die App", "wer hat sie gebaut (App)", "was hat sie gekostet (App)"],
        ),
        (
            "Wie groß ist Gubens Bevölkerung und mit welcher Stadt arbeiten die?",
            ["Wie groß ist Gubens Bevölkerung", "mit welcher Stadt arbeiten die (Bevölkerung in Guben)"],
        ),
        (
            "Wie viele nahmen teil und wann fand die erste Regionalkonferenz statt?",
            ["Wie viele nahmen teil (Regionalkonferenz)", "wann fand die erste Regionalkonferenz statt"],
        ),
        (
            "Wann hat Köln die Umsetzung beschlossen und wann begann sie?",
            ["Wann hat Köln die Umsetzung beschlossen", "wann begann sie (Umsetzung in Köln)"],
        ),
        ("Was ist ein Rufbus und brauchen wir das?", ["Was ist ein Rufbus", "brauchen wir das (Rufbus)"]),
        (
            "Wie viele Einwohner hat Jena und wie viele Gera?",
            ["Wie viele Einwohner hat Jena", "Wie viele Einwohner hat Gera"],
        ),
        (
            "Wie hoch ist der Eigenanteil von Jena und wie hoch der von Gera?",
            ["Wie hoch ist der Eigenanteil von Jena", "Wie hoch ist der Eigenanteil von Gera"],
        ),
        (
            "Wie viele Sensoren hat Ulm und wie viele Mitarbeiter gibt es?",
            ["Wie viele Sensoren hat Ulm", "wie viele Mitarbeiter gibt es"],
        ),
        (
            "Wie viele Einwohner haben Ulm, Gera und Köln?",
            ["Wie viele Einwohner hat Ulm?", "Wie viele Einwohner hat Gera?", "Wie viele Einwohner hat Köln?"],
        ),
        (
            "Wie viele Einwohner haben Halle und Köln?",
            ["Wie viele Einwohner hat Halle?", "Wie viele Einwohner hat Köln?"],
        ),
        ("Wie viel Geld bekommen Aalen und Heidenheim?", ["Wie viel Geld bekommen Aalen und Heidenheim?"]),
        ("Wie viele Kilometer liegen zwischen Ulm und Köln?", ["Wie viele Kilometer liegen zwischen Ulm und Köln?"]),
        ("Wie viele Menschen leben in Köln und Umgebung?", ["Wie viele Menschen leben in Köln und Umgebung?"]),
        ("Was kostet die Plattform von Ulm und Gera?", ["Was kostet die Plattform von Ulm und Gera?"]),
        ("Wie erklärt man Bürgern, was die Sensoren messen?", ["Wie erklärt man Bürgern, was die Sensoren messen?"]),
        ("Weißt du, wer in Gera die Laternen bezahlt?", ["Weißt du, wer in Gera die Laternen bezahlt?"]),
        ("Was kostet ein Sensor und die Wartung?", ["Was kostet ein Sensor und die Wartung?"]),
        (
            "How many inhabitants does Dresden have and who is the mayor?",
            ["wie viele Einwohner Dresden?", "wer Bürgermeister?"],
        ),
    ],
)
def test_each_thing_asked_is_a_part(question: str, parts: list[str]) -> None:
    assert [part.text for part in read(question).parts] == parts


def test_the_same_asked_of_something_else_stands_apart() -> None:
    first, second = read("Wie oft wurde HageNOW heruntergeladen und wie oft die Dorf-App?").parts
    assert (first.is_apart, second.is_apart) == (False, True)
    assert (second.text, second.asked) == ("wie oft die Dorf-App (heruntergeladen)", Asked.COUNT)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Was ist ein Rufbus und brauchen wir das?", Asked.NEED),
        ("Was ist Open Source und müssen wir das nutzen?", Asked.NEED),
        ("Was ist ein Rufbus und wofür braucht man das?", Asked.PURPOSE),
        ("Was ist ein Rufbus und was kostet das?", Asked.MONEY),
        ("Was ist ein Rufbus und wer hat einen?", None),
    ],
)
def test_what_a_further_part_asks(question: str, asked: Asked | None) -> None:
    assert read(question).parts[-1].asked is asked


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ("Wie viele Sensoren hat Ulm und seit wann gibt es die KTS?", True),
        ("Wie viele Sensoren hat Ulm und wie viele Mitarbeiter gibt es?", False),
        ("Wie viele Sensoren hat Ulm und was kostet das?", False),
    ],
)
def test_what_has_no_place_is_not_bound_to_the_one_before(question: str, apart: bool) -> None:
    assert read(question).parts[-1].is_apart is apart


def test_the_first_part_with_a_place_takes_nothing_over() -> None:
    first, _ = read("Wieviel gibt Ulm selbst aus und wie viele Ideen hat Potsdam gesammelt?").parts
    assert first.text == "Wieviel gibt Ulm selbst aus"


@pytest.mark.parametrize(
    ("own", "sentence"),
    [
        ("was hat es gekostet (Rufbus)", "Was hat es gekostet?"),
        ("Wie viele Einwohner hat Ulm?", "Wie viele Einwohner hat Ulm?"),
        ("App, wann", "App, wann?"),
    ],
)
def test_a_part_reads_as_a_question(own: str, sentence: str) -> None:
    assert QuestionPart(own).as_question == sentence


def test_a_part_that_goes_on_asks_for_the_same() -> None:
    parts = read("Wie viel Geld bekommt Jena vom Bund und wie viel vom Land?").parts
    assert [part.asked for part in parts] == [Asked.MONEY, Asked.MONEY]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120))
def test_any_text_is_understood(question: str) -> None:
    found = read(question)
    assert found.parts
    assert len(found.expansions) <= 12
    assert all(value and key not in value for key, value in found.synonyms.items())


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
    "question", ["What is the funding rate for municipalities?", "How much do municipalities pay themselves?"]
)
def test_the_rule_of_funding_is_found_in_english(question: str) -> None:
    assert "Eigenanteil" in read(question).search_text
