"""A plan is neither experience nor an answer to whether a thing is done; nor is the place of a conference."""

from __future__ import annotations

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus
from assistant.drafts import DraftExample, Quote
from assistant.evidence.choosing.experience import tells_experience
from assistant.evidence.choosing.state_untold import state_untold
from assistant.places import named_places
from assistant.steps.examples import Examples
from ingest.catalogue import Catalogue, load_catalogue
from ingest.documents import Span
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)


@pytest.mark.parametrize(
    ("sentence", "project", "is_told"),
    [
        (
            "Der Landkreis Wunsiedel plante für 2022 erste Mobilitätsstationen (Stand Dezember 2021).",
            "wunsiedel",
            False,
        ),
        ("Für Stromausfälle ist in Fuchstal ein Notfallsystem geplant.", "smart-region-auf", False),
        ("Hildesheim will ein LoRaWAN-Netz nutzen, um Hochwasser früh zu erkennen.", "hildesheim", False),
        (
            "Aalen und Heidenheim sahen ein Frühwarnsystem gegen Glatteis vor (Stand März 2023).",
            "aalen-heidenheim",
            False,
        ),
        ("Im Jahr 2026 soll in Mühlhausen ein Stadtshuttle starten.", "muehlhausen", False),
        ("In Planung ist die Telemedizin in Hameln-Pyrmont.", "hameln-pyrmont", False),
        ("Auf der Regionalkonferenz in Halle im Juni 2025 stellte Dresden die Cleema App vor.", "halle-saale", False),
        ("Auf der Regionalkonferenz in Halle im Juni 2025 stellte Dresden die Cleema App vor.", "dresden", True),
        ("Auf der Regionalkonferenz am 3. Juni 2025 in Halle zeigte Dresden die App.", "halle-saale", False),
        ("Mannheim stattete Mülleimer mit Sensoren aus, um Leerungsfahrten nach Bedarf zu planen.", "mannheim", True),
        ("Das Klimamessnetz in Mannheim hat 400 Messstandorte, geplant sind 600.", "mannheim", True),
        ("Haßfurt hat ein Sensornetz umgesetzt und wollte die Projekte 2026 ausbauen.", "hassfurt", True),
        ("Mit den Pegelsensoren will Haßfurt bei Starkregen früh reagieren.", "hassfurt", True),
        ("Oberhausen nutzte Quartiersbüros für sein Angebot an Ältere (bis Juni 2023 geplant).", "oberhausen", True),
        ("Frostsensoren sollen dem Winterdienst in Gütersloh melden, wo gestreut werden muss.", "guetersloh", True),
        ("In Halle nahmen 2025 auch nicht geförderte Kommunen an der Konferenz teil.", "halle-saale", True),
    ],
)
def test_who_has_experience(sentence: str, project: str, is_told: bool) -> None:
    assert tells_experience(sentence, project, "Wer hat das?", CATALOGUE) is is_told


def test_a_plan_is_told_where_plans_are_asked_for_and_a_place_where_events_are() -> None:
    assert tells_experience("Guben plant eine Plattform.", "guben", "Wer plant eine Plattform?", CATALOGUE)
    assert not tells_experience("Guben plant eine Plattform.", "guben", "Wir planen das. Wer hat es?", CATALOGUE)
    told = "Auf der Regionalkonferenz in Halle stellte Dresden die Cleema App vor."
    assert tells_experience(told, "halle-saale", "Auf welcher Konferenz ging es um Apps?", CATALOGUE)


def test_examples_are_those_with_experience() -> None:
    run = run_of("Wer hat eine Beteiligungsplattform?", CATALOGUE)
    run.examples = [
        DraftExample("guben", "Guben plant eine Beteiligungsplattform."),
        DraftExample("bochum", "Bochum betreibt die Beteiligungsplattform bochum-mitgestalten.de."),
    ]
    Examples(CATALOGUE)(run)
    assert [example.project for example in run.examples] == ["bochum"]


def test_a_project_told_of_twice_is_one_example() -> None:
    run = run_of("Wer hat eine Beteiligungsplattform?", CATALOGUE)
    texts = ("Bochum betreibt eine Beteiligungsplattform.", "In Bochum wird auf der Plattform abgestimmt.")
    quotes = [Quote(evidence(text).hit, (Span(0, len(text)),)) for text in texts]
    run.examples = [DraftExample("bochum", text, (quote,)) for text, quote in zip(texts, quotes, strict=True)]
    Examples(CATALOGUE)(run)
    (example,) = run.examples
    assert example.quotes == tuple(quotes)
    assert texts[0] in example.why


@pytest.mark.parametrize(
    ("question", "shown", "is_open"),
    [
        ("Sind die Mobilitätsstationen in Wunsiedel schon fertig?", ("Wunsiedel plante erste Stationen.",), True),
        ("Fährt der Shuttle in Mühlhausen schon?", ("2026 soll in Mühlhausen ein Shuttle starten.",), True),
        ("Ist der Zwilling in Osnabrück fertig?", ("Ein Zwilling, etwa für Verkehr, ist in Osnabrück geplant.",), True),
        ("Welche davon sind umgesetzt?", ("Guben plant ein Büro.", "Potsdam plante ein Lab."), True),
        ("Welche davon sind umgesetzt?", ("Guben plant ein Büro.", "Lohmar mietete einen Laden."), False),
        ("Läuft das Netz in Ulm schon?", ("Ulm will das Netz ausbauen.", "Das Netz in Ulm läuft seit 2019."), False),
        ("Ist das Klimamessnetz in Mannheim fertig?", ("Das Netz hat 400 Standorte, geplant sind 600.",), False),
        ("Was plant Osnabrück?", ("Osnabrück plant einen Zwilling.",), False),
        ("Gibt es schon Pläne für einen Zwilling in Osnabrück?", ("Osnabrück plant einen Zwilling.",), False),
        ("Wann fährt der Shuttle in Mühlhausen?", ("2026 soll in Mühlhausen ein Shuttle starten.",), False),
    ],
)
def test_a_plan_is_no_answer_to_whether_a_thing_is_done(question: str, shown: tuple[str, ...], is_open: bool) -> None:
    run = run_of(question, CATALOGUE)
    run.places = named_places(question, CATALOGUE)
    said = [draft.text for draft in state_untold(run, shown)]
    assert said == (["Ob es inzwischen so weit ist, steht nicht in den Dokumenten. Zuletzt steht dort:"] * is_open)
    assert (run.status is AnswerStatus.PARTIAL) is is_open
