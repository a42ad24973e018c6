"""What a question takes for granted and the catalogue knows better is put right before anything else is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import assistant_over

from assistant.answer import Answer, AnswerRequest, AnswerStatus, Support
from assistant.assembly import Assistant
from ingest.embedding.embedder import Embedder

TEXT = """Städte im Überblick
Barleben erwog im Dezember 2023, aus dem Bundesprogramm auszusteigen.
Das Modellprojekt Gera arbeitet mit Sensoren und Beleuchtung.
Stuttgart trägt 5,71 Millionen Euro Eigenanteil.
Konstanz strich wegen knapper Mittel einige Vorhaben.
Das ERZmobil in Zwönitz fährt seit Januar 2022 als Rufbus.
Frostsensoren sollen dem Winterdienst in Gütersloh melden, wo gestreut werden muss.
Gütersloh zählt mit Sensoren die Passanten in der Innenstadt.
Hagenow schloss sein Modellprojekt am 19. September 2025 ab. Alle Projekte in Hagenow laufen nach dem Abschluss weiter.
Eine Fahrt mit dem ERZmobil in Zwönitz kostet 50 Cent Komfortzuschlag.
Von 2021 bis 2023 fuhr in Iserlohn der autonome a-BUS auf einer Teststrecke.
Der Landkreis Kusel misst mit Sensoren den Wasserstand der Bäche.
Im Landkreis St. Wendel messen Sensoren Pegel und Wetter.
Stadt und Landkreis Bamberg messen mit Sensoren, wie trocken der Wald ist.
"""
NOTHING_OF_LEAVING = "Von einem Ausstieg oder Abbruch dort steht nichts in den Dokumenten."


@pytest.fixture(scope="module")
def assistant(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("documents")
    (folder / "staedte.txt").write_text(TEXT.replace("\n", "\n\n"), encoding="utf-8")
    return assistant_over(folder, tmp_path_factory.mktemp("data"), embedder)


def asked(assistant: Assistant, question: str) -> Answer:
    return assistant.pipeline.answer(AnswerRequest(question=question))


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Warum ist Gera aus dem Programm ausgestiegen?", "Gera"),
        ("Warum wurde das Modellprojekt in Jena abgebrochen?", "Jena"),
        ("Wann ist Konstanz aus dem Bundesprogramm ausgetreten?", "Konstanz"),
        ("Seit wann ist Köln nicht mehr dabei?", "Köln"),
        ("Wurde Kaiserslautern aus dem Programm ausgeschlossen?", "Kaiserslautern"),
        ("Wieso wurde Solingen die Förderung gestrichen?", "Solingen"),
        ("Warum ist Jena wegen der Kosten aus dem Projekt ausgestiegen?", "Jena"),
        ("Weshalb hat Köln das Projekt verlassen?", "Köln"),
        ("Stimmt es, dass Lübeck aus dem Projekt raus ist?", "Lübeck"),
    ],
)
def test_a_project_said_to_have_left_is_in_the_programme(assistant: Assistant, question: str, name: str) -> None:
    answer = asked(assistant, question)
    first, second = answer.statements[:2]
    assert first.text.startswith(f"{name} gehört zu den Modellprojekten")
    assert first.support is Support.CATALOGUE
    assert first.citations
    assert second.text == NOTHING_OF_LEAVING
    assert answer.status is AnswerStatus.NO_EVIDENCE


def test_the_documents_english_reader_is_told_too(assistant: Assistant) -> None:
    assert "nothing of it leaving" in asked(assistant, "Why did Ulm drop out of the programme?").text


@pytest.mark.parametrize(
    "question",
    ["Ist Barleben aus dem Programm ausgestiegen?", "Warum hat Konstanz Vorhaben gestrichen?", "Was macht Gera?"],
)
def test_what_documents_tell_and_single_measures_need_no_correction(assistant: Assistant, question: str) -> None:
    assert NOTHING_OF_LEAVING not in asked(assistant, question).text


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Warum hat Stuttgart als Modellprojekt so schlechte Ergebnisse?", "Stuttgart"),
        ("Ist Stuttgart ein Modellprojekt?", "Stuttgart"),
        ("Seit wann ist Düsseldorf Modellprojekt?", "Düsseldorf"),
        ("Welche Ziele hat das Modellprojekt Wiesbaden?", "Wiesbaden"),
        ("Wann ist Nürnberg aus dem Programm ausgestiegen?", "Nürnberg"),
        ("Gehört Augsburg zu den Modellprojekten?", "Augsburg"),
    ],
)
def test_a_town_taken_for_a_model_project_is_none(assistant: Assistant, question: str, name: str) -> None:
    answer = asked(assistant, question)
    assert answer.text.startswith(f"{name} ist keines der 73 Modellprojekte")
    assert answer.status in {AnswerStatus.NO_EVIDENCE, AnswerStatus.PARTIAL}


@pytest.mark.parametrize("question", ["Was macht Stuttgart?", "Ist Gera ein Modellprojekt?"])
def test_nothing_is_put_right_where_nothing_is_claimed_or_it_is_so(assistant: Assistant, question: str) -> None:
    assert "ist keines der" not in asked(assistant, question).text


@pytest.mark.parametrize(
    ("question", "end", "state"),
    [
        ("Warum wurde der Rufbus in Zwönitz eingestellt?", "einer Einstellung", "ERZmobil in Zwönitz"),
        ("Warum fährt das ERZmobil nicht mehr?", "einem Ende", "fährt seit Januar 2022"),
        ("Seit wann fährt der Rufbus in Zwönitz nicht mehr?", "einem Ende", "fährt seit Januar 2022"),
        ("Wann und warum wurde das ERZmobil eingestellt?", "einer Einstellung", "fährt seit Januar 2022"),
        ("Stimmt es, dass Zwönitz den Rufbus verkauft hat?", "einem Verkauf", "fährt seit Januar 2022"),
        ("Warum hat Gütersloh seine Frostsensoren abgeschaltet?", "einer Abschaltung", "Winterdienst"),
        ("Warum wurden die Frostsensoren in Gütersloh abgebaut?", "einem Abbau", "Winterdienst"),
        ("Warum hat Hagenow das Projekt vorzeitig beendet?", "einem Abbruch", "19. September 2025"),
        ("Wieso wurde der autonome Bus in Iserlohn gestoppt?", "einem Abbruch", "Von 2021 bis 2023"),
    ],
)
def test_an_end_no_document_tells_of_is_denied_and_the_state_told(
    assistant: Assistant, question: str, end: str, state: str
) -> None:
    answer = asked(assistant, question)
    assert answer.text.startswith(f"Von {end} steht nichts in den Dokumenten.")
    assert state in answer.text
    assert answer.status is AnswerStatus.NO_EVIDENCE


def test_what_is_asked_besides_an_end_is_answered(assistant: Assistant) -> None:
    answer = asked(assistant, "Was kostet eine Fahrt mit dem ERZmobil und warum wurde es eingestellt?")
    assert answer.text.startswith("Von einer Einstellung steht nichts in den Dokumenten.")
    assert "50 Cent" in answer.text


def test_of_a_project_that_did_not_break_off_is_told_how_it_ended(assistant: Assistant) -> None:
    answer = asked(assistant, "Warum hat Hagenow das Modellprojekt abgebrochen?")
    assert NOTHING_OF_LEAVING in answer.text
    assert "19. September 2025" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Warum hat Konstanz Vorhaben gestrichen?",
        "Wann hat Hagenow das Projekt beendet?",
        "Warum fährt in Iserlohn der autonome Bus nicht mehr?",
        "Wann wurde in Gütersloh Personal eingestellt?",
        "Was passiert, wenn das ERZmobil eingestellt wird?",
        "Warum wurde in Gütersloh das Freibad geschlossen?",
        "Warum wird das Licht in Gera nachts abgeschaltet?",
        "Wann startete das ERZmobil?",
        "Warum muss man in Gütersloh nicht mehr blind streuen?",
    ],
)
def test_no_end_is_denied_that_is_told_planned_of_others_or_not_asked(assistant: Assistant, question: str) -> None:
    assert "Von ein" not in asked(assistant, question).text


@pytest.mark.parametrize(
    ("question", "told", "asked_of"),
    [
        ("Welche Sensoren hat der Kreis Gütersloh?", "Stadt Gütersloh", "Kreis Gütersloh"),
        ("Was zählt der Landkreis Gütersloh mit Sensoren?", "Stadt Gütersloh", "Landkreis Gütersloh"),
        ("Was misst die Stadt Kusel?", "Landkreis Kusel", "Stadt Kusel"),
        ("Wer misst Pegel in der Stadt St. Wendel?", "Landkreis St. Wendel", "Stadt St. Wendel"),
    ],
)
def test_what_is_told_of_a_town_is_not_told_of_the_district_of_its_name(
    assistant: Assistant, question: str, told: str, asked_of: str
) -> None:
    answer = asked(assistant, question)
    assert answer.text.startswith(f"Modellprojekt ist „{told}“. Für „{asked_of}“ gelten diese Angaben nicht.")
    assert answer.status is AnswerStatus.PARTIAL


@pytest.mark.parametrize(
    "question",
    [
        "Welche Sensoren hat die Stadt Gütersloh?",
        "Was misst der Landkreis Kusel?",
        "Was misst der Kreis Kusel?",
        "Was misst Kusel?",
        "Wie misst der Landkreis Bamberg den Wald?",
        "Was macht der Landkreis München?",
    ],
)
def test_nothing_is_said_of_a_namesake_where_the_right_one_is_asked_of_or_told_of(
    assistant: Assistant, question: str
) -> None:
    assert "gelten diese Angaben nicht" not in asked(assistant, question).text
