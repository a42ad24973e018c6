"""An answer begins with what tells of the thing; what only mentions it goes where enough is told."""

from __future__ import annotations

from runs import evidence, run_of

from assistant.catalogue_documents import CatalogueDocuments
from assistant.question import Intent
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
MENTIONED = "Zur Bestellung von Einkäufen im Dorf hat St. Wendel Erfahrung mit keepFresh."
TOLD = (
    "In St. Wendel liefern 23 Händler bestellte Einkäufe im Dorf.",
    "In Höxter bringt ein Bus Einkäufe aus der Bestellung ins Dorf.",
    "In Grevesmühlen kommen Einkäufe per Karte und Bestellung ins Dorf.",
)


def answered(question: str, *texts: str) -> list[str]:
    found = [evidence(text, title=str(place), relevance=3.0 - place / 10) for place, text in enumerate(texts)]
    composer = ExtractiveComposer(CATALOGUE, ComposeSettings(), CatalogueDocuments(CATALOGUE))
    return [draft.text for draft in composer.compose(run_of(question, CATALOGUE, *found, intent=Intent.FACT))]


def test_what_only_mentions_the_thing_does_not_lead() -> None:
    told = answered("Wie geht die Bestellung von Einkäufen im Dorf?", MENTIONED, TOLD[0])
    assert told[0] == TOLD[0]


def test_beside_enough_that_tells_it_goes() -> None:
    question = "Wie geht die Bestellung von Einkäufen im Dorf?"
    assert MENTIONED not in answered(question, MENTIONED, *TOLD)
    assert answered(question, MENTIONED) == [MENTIONED]


def test_a_list_of_themes_with_every_word_of_the_question_is_no_measure_for_what_tells() -> None:
    themes = "Themen des Modellprojekts Hannover sind Innenstadt, Bewässerung und Hitze."
    done = ("Ulm misst an heißen Tagen Hitze mit Sensoren.", "Kassel pflanzt gegen Hitze 40 Bäume.")
    told = answered("Was macht man gegen Hitze in der Innenstadt?", themes, *done)
    assert told[:2] == list(done)
    assert answered("Welche Themen hat Hannover in der Innenstadt gegen Hitze?", themes, *done)[0] == themes


def test_it_stays_where_just_that_is_asked() -> None:
    assert answered("Wer hat Erfahrung mit der Bestellung von Einkäufen im Dorf?", MENTIONED, TOLD[0])[0] == MENTIONED


def test_who_asks_for_a_share_is_told_no_amount_first() -> None:
    amount = "Die Förderung von Pforzheim beträgt 9,1 Millionen Euro."
    share = "Die Förderquote von Pforzheim liegt bei 90 Prozent."
    assert answered("Wie hoch ist die Förderquote in Pforzheim?", amount, share)[0] == share
    assert answered("Wie hoch ist die Förderung von Pforzheim?", amount, share)[0] == amount
