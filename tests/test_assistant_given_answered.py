"""Questions over passages handed in: what they say plainly is answered, what they do not say is not."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, AnswerRequest, AnswerStatus
from assistant.assembly import Assistant
from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.asked.question_focus import kinship
from assistant.question import Asked
from ingest.german import stem

SHOP = "Über die Bestellplattform keepFresh liefern 23 regionale Händler in Orte des Landkreises St. Wendel."
LOGISTICS = "Die Logistik von keepFresh übernimmt der Landkreis St. Wendel."


def ask(assistant: Assistant, question: str, passage: str) -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question), passages=[passage])


SAID = {
    "how far a project is": (
        "Wie weit ist das Klimamessnetz in Mannheim?",
        "Mannheims Klimamessnetz hat etwa 400 Messstandorte, geplant sind bis zu 600. Sensoren erfassen den Wind.",
        "400 Messstandorte",
    ),
    "how far with something": (
        "Wie weit ist Jena mit der Datenplattform?",
        "Jena testet die Datenplattform seit März 2024 mit drei Ämtern.",
        "drei Ämtern",
    ),
    "whether something may fail": (
        "Darf ein Vorhaben von hoferLand.digital scheitern?",
        "Vorhaben von hoferLand.digital dürfen auch scheitern. Der Bund unterstützt hoferLand.digital.",
        "dürfen auch scheitern",
    ),
    "who, told by a number of people": (
        "Wer pflegt das Portal in Grevesmühlen?",
        "Über 80 Personen pflegen die Inhalte des Grevesmühlener Portals. Das Portal läuft auf Contao.",
        "80 Personen",
    ),
    "a reason in other verbs": (
        "Warum ersetzt Süderbrarup seinen bisherigen Kalender?",
        "Süderbrarup baut einen offenen Veranstaltungskalender über Gemeindegrenzen hinweg. Der alte Kalender in "
        "Süderbrarup war für kleine Vereine zu aufwendig.",
        "zu aufwendig",
    ),
    "by phone": (
        "Seit wann ist das ERZmobil telefonisch buchbar?",
        "Das ERZmobil in Zwönitz fährt seit dem 29. Januar 2022 als Rufbus, den man per App bucht. Seit dem 11. Mai "
        "2023 kann man das ERZmobil per Anrufbeantworter buchen.",
        "11. Mai 2023",
    ),
    "a verb alone, of the product named": (
        "Wer liefert und wer übernimmt die Logistik bei keepFresh?",
        f"{SHOP} {LOGISTICS}",
        "23 regionale Händler",
    ),
    "how a number is taken": (
        "Wie misst Gütersloh die Besucherzahl in der Innenstadt?",
        "An jungen Bäumen messen Sensoren in Gütersloh den Wasserbedarf. In der Innenstadt zählt Gütersloh mit "
        "Sensoren die Passantinnen und Passanten.",
        "mit Sensoren die Passantinnen",
    ),
    "a share of those counted": (
        "Wie viele Erwachsene wissen genau, was Smart City heißt?",
        "Laut einer Umfrage kennt die Hälfte der Erwachsenen das Wort „Smart City“. Nur etwa vier Prozent der "
        "Erwachsenen wissen genau, was mit „Smart City“ gemeint ist.",
        "vier Prozent",
    ),
    "every third": (
        "Wie viele Haushalte in Brandis machen mit?",
        "In Brandis macht jeder dritte Haushalt beim Versuch mit.",
        "jeder dritte",
    ),
    "a short noun at the end of a compound": (
        "Weiß man in Grevesmühlen, wo der Bus gerade ist?",
        "Grevesmühlen betreibt ein Stadtportal. Der Stadtbus von Grevesmühlen sendet laufend seinen Standort an das "
        "Stadtportal.",
        "Der Stadtbus",
    ),
}
UNSAID = {
    "the number where only a share of them is told": (
        "Wie viele Erwachsene gibt es in Brandis?",
        "Laut einer Umfrage kennt die Hälfte der Erwachsenen in Brandis das Wort „Smart City“.",
    ),
    "how many live somewhere": (
        "Wie viele Erwachsene leben in Brandis?",
        "Laut einer Umfrage kennt die Hälfte der Erwachsenen in Brandis das Wort „Smart City“.",
    ),
    "a share of others": (
        "Wie viele Haushalte in Brandis machen mit?",
        "In Brandis macht die Hälfte der Schulen beim Versuch mit.",
    ),
    "a day of the bus": (
        "Fährt der Bus in Grevesmühlen am Sonntag?",
        "Der Stadtbus von Grevesmühlen sendet laufend seinen Standort an das Stadtportal.",
    ),
    "a distance": ("Wie weit ist es in Jena vom Bahnhof bis zur Messstelle?", "Jena testet die Messstelle am Bahnhof."),
    "whether it may fail": ("Dürfen die Projekte in Kassel scheitern?", "Kassel plant einen digitalen Zwilling."),
    "who": ("Wer pflegt das Portal in Grevesmühlen?", "Das Portal in Grevesmühlen läuft auf Contao."),
    "a reason": (
        "Warum ersetzt Süderbrarup seinen bisherigen Kalender?",
        "Süderbrarup baut einen offenen Veranstaltungskalender. Im Amt Süderbrarup liefen 36 Teilprojekte.",
    ),
    "a reason of nothing but a deed": (
        "Warum hat Wolfsburg sein Projekt abgebrochen?",
        "Dank der Messdaten ließ sich in Wolfsburg das Umkippen eines Teichs verhindern.",
    ),
    "when": ("Seit wann gibt es das LEGO-Modell in Mönchengladbach?", "Ein LEGO-Modell zeigt Mönchengladbachs Daten."),
    "a price": ("Was kostet eine Buchung des ERZmobils?", "Das ERZmobil in Zwönitz bucht man seit 2022 per App."),
}


@pytest.mark.parametrize(("question", "passage", "said"), SAID.values(), ids=SAID.keys())
def test_what_a_passage_says_is_answered(bikes_assistant: Assistant, question: str, passage: str, said: str) -> None:
    answer = ask(bikes_assistant, question, passage)
    assert answer.status is AnswerStatus.ANSWERED
    assert said in answer.text


@pytest.mark.parametrize(("question", "passage"), UNSAID.values(), ids=UNSAID.keys())
def test_what_a_passage_does_not_say_is_not_answered(bikes_assistant: Assistant, question: str, passage: str) -> None:
    assert ask(bikes_assistant, question, passage).status is AnswerStatus.NO_EVIDENCE


def test_who_delivers_is_still_open_where_only_the_logistics_are_told(bikes_assistant: Assistant) -> None:
    answer = ask(bikes_assistant, "Wer liefert und wer übernimmt die Logistik bei keepFresh?", LOGISTICS)
    assert answer.status is AnswerStatus.PARTIAL
    assert "„Wer liefert?“" in answer.text


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Wie weit sind die Planungen in Kassel?", None),
        ("Wie weit ist die Messstelle vom Fluss entfernt?", Asked.COUNT),
        ("Wie weit reicht das Funknetz?", Asked.COUNT),
        ("Können Projekte scheitern?", None),
        ("Woran scheitern Projekte?", Asked.TROUBLE),
        ("Ist in Kassel etwas gescheitert?", Asked.TROUBLE),
    ],
)
def test_progress_is_no_distance_and_permission_no_failure(question: str, asked: Asked | None) -> None:
    assert asked_of(question) is asked


@pytest.mark.parametrize(
    ("word", "text", "is_said"),
    [
        ("liefert", "Händler liefern frische Waren.", True),
        ("fördert", "Bund und Land förderten das Netz.", True),
        ("liefert", "Die App lief im Rathaus.", False),
    ],
)
def test_a_verb_is_found_in_its_other_forms(word: str, text: str, is_said: bool) -> None:
    assert (kinship(stem(word), text) > 0) is is_said
