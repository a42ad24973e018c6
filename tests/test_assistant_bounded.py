"""What is told where a first place or reuse is asked for: never filler that would look like the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft, DraftExample, Quote
from assistant.evidence.judging.answerability import words_of
from assistant.places import named_places
from assistant.run import Run
from assistant.steps.compose_reuse import ReuseComposer
from assistant.steps.compose_unranked import UnrankedComposer, degree_asked
from ingest.catalogue import Catalogue

FREE_APP = "Die Bad Belzig App beruht auf der quelloffenen „Smart Village App“."
NO_RANKING = "Eine Rangfolge danach geben die Dokumente nicht."
REUSE = "Ist das zum Nachnutzen durch andere Kommunen, als Open Source oder frei verfügbar: Stadtportal in Gera?"


@dataclass
class Told:
    """Quotes ``texts``, each as an example too."""

    texts: tuple[str, ...]

    def compose(self, run: Run) -> Iterator[Draft]:
        for text in self.texts:
            hit = evidence(text).hit
            quotes = (Quote(hit, (hit.passage.span,)),)
            run.examples.append(DraftExample("gera", text, quotes))
            yield Draft(text, Support.QUOTED, quotes)


def unranked(question: str, catalogue: Catalogue, *texts: str) -> tuple[Run, list[str]]:
    run = run_of(question, catalogue)
    return run, [draft.text for draft in UnrankedComposer(Told(texts)).compose(run)]


def reused(question: str, catalogue: Catalogue, *texts: str) -> tuple[Run, list[str]]:
    run = run_of(question, catalogue)
    return run, [draft.text for draft in ReuseComposer(Told(texts), catalogue).compose(run)]


@pytest.mark.parametrize(
    ("question", "degree"),
    [
        ("Welche Stadt hat die meisten Sensoren?", "meist"),
        ("Welches Projekt war am erfolgreichsten?", "erfolgreichst"),
        ("Wer hat am meisten Erfahrung mit LoRaWAN?", "meist"),
        ("Welche Stadt hat die beste App?", "best"),
        ("Was ist die häufigste Lösung?", "häufigst"),
        ("Was sind die häufigsten Fehler bei Apps?", None),
        ("Wo fängt man am besten an?", None),
        ("Was ist die größte Herausforderung?", None),
        ("Welche Stadt misst die Wasserqualität?", None),
    ],
)
def test_a_first_place_is_asked_for(question: str, degree: str | None) -> None:
    assert degree_asked(question) == degree


def test_examples_are_no_ranking(catalogue: Catalogue) -> None:
    run, texts = unranked("Welche Stadt hat die meisten Sensoren?", catalogue, "Gera hat zwei Sensoren.")
    assert run.status is AnswerStatus.PARTIAL
    assert texts[0].startswith(NO_RANKING)
    assert texts[1:] == ["Gera hat zwei Sensoren."]


def test_a_judgement_has_no_examples(catalogue: Catalogue) -> None:
    run, texts = unranked("Welches Projekt war am erfolgreichsten?", catalogue, "Gera hat zwei Sensoren.")
    assert (run.status, texts, run.examples) == (AnswerStatus.NO_EVIDENCE, [NO_RANKING], [])


def test_a_first_place_that_is_told_stands_for_itself(catalogue: Catalogue) -> None:
    told = "Guben ist die kleinste Stadt im Osten."
    run, texts = unranked("Welche Stadt im Osten ist die kleinste?", catalogue, told)
    assert (run.status, texts) == (None, [told])
    run, texts = unranked("Welche Stadt hat die meisten Sensoren?", catalogue, "Gera misst meist mit Sensoren.")
    assert run.status is AnswerStatus.PARTIAL


def test_a_first_place_of_something_else_is_none(catalogue: Catalogue) -> None:
    question, elsewhere = (
        "Welche Lösung wurde am häufigsten übernommen?",
        "Das häufigste Einsatzfeld war die Stadtplanung.",
    )
    run = run_of(question, catalogue)
    run.words = words_of(run, run.understood.parts)
    texts = [draft.text for draft in UnrankedComposer(Told((elsewhere,))).compose(run)]
    assert run.status is AnswerStatus.PARTIAL
    assert texts[0].startswith(NO_RANKING)


def test_sentences_with_a_number_of_the_thing_come_first(catalogue: Catalogue) -> None:
    some, counted = evidence("Gera misst mit Sensoren.", relevance=3.0), evidence("Linz hat zwei Sensoren.", title="B")
    run = run_of("Welche Stadt hat die meisten Sensoren?", catalogue, some, counted)
    list(UnrankedComposer(Told(())).compose(run))
    assert run.sentences[0].text == "Linz hat zwei Sensoren."


def test_reuse_is_told_by_sentences_on_reuse(catalogue: Catalogue) -> None:
    free, other = "Das Portal läuft auf dem freien System Contao.", "Das Portal zeigt den Stadtbus."
    run, texts = reused(REUSE, catalogue, other, free)
    assert texts == [free]
    assert [example.why for example in run.examples] == [free]
    run, texts = reused(REUSE, catalogue, other)
    assert (run.status, run.examples) == (AnswerStatus.NO_EVIDENCE, [])
    assert len(texts) == 1


USED = "Version 1 der Paderborner Plattform wird in Berlin-Tegel und bei „5 für Südwestfalen“ genutzt."
TAKEN = "Mönchengladbach übernahm die quelloffene Datenplattform aus Paderborn."
OTHERS = "Mehrere Städte wollten die Datenplattform aus Paderborn nachnutzen."
OWN = "Paderborn baut eine Datenplattform mit eigenem Personal. Der Bund übernimmt in Paderborn zehn Millionen Euro."


@pytest.mark.parametrize(
    ("question", "texts", "status"),
    [
        ("Kann man die Bad Belzig App übernehmen?", [FREE_APP], None),
        (
            "Können wir das Tiny Rathaus der KielRegion nachnutzen?",
            ["Dazu steht nichts in den Dokumenten."],
            "no_evidence",
        ),
        (
            "Kann man den Winterdienst aus Bad Belzig übernehmen?",
            ["Dazu steht nichts in den Dokumenten."],
            "no_evidence",
        ),
    ],
)
def test_of_a_product_asked_about_by_name_whatever_speaks_of_reuse_answers(
    question: str, texts: list[str], status: str | None, catalogue: Catalogue
) -> None:
    run = run_of(question, catalogue, evidence(f"{FREE_APP} Sie hat einen Mängelmelder."))
    run.places = named_places(question, catalogue)
    assert [draft.text for draft in ReuseComposer(Told(()), catalogue).compose(run)] == texts
    assert run.status == status


def users_told(question: str, catalogue: Catalogue, *texts: str) -> tuple[Run, list[str]]:
    run = run_of(question, catalogue, *(evidence(text, title=str(place)) for place, text in enumerate(texts)))
    run.places = named_places(question, catalogue)
    return run, [draft.text for draft in ReuseComposer(Told(("Anderes.",)), catalogue).compose(run)]


@pytest.mark.parametrize(
    "question",
    [
        "Welche Modellprojekte nutzen die Datenplattform aus Paderborn?",
        "Wo wird die Paderborner Datenplattform nachgenutzt?",
        "Wer nutzt die Datenplattform der Stadt Paderborn nach?",
        "Welche Kommunen haben die Datenplattform von Paderborn übernommen?",
    ],
)
def test_who_uses_it_is_told_by_sentences_that_name_users(question: str, catalogue: Catalogue) -> None:
    run, texts = users_told(question, catalogue, OWN, TAKEN, USED, OTHERS)
    assert sorted(texts) == sorted([USED, TAKEN, OTHERS])
    assert {example.project for example in run.examples} == {"berlin", "5-fuer-suedwestfalen", "moenchengladbach"}


def test_no_user_is_told_of_twice(catalogue: Catalogue) -> None:
    again = "Die Datenplattform aus Paderborn nutzt Mönchengladbach."
    question = "Welche Modellprojekte nutzen die Datenplattform aus Paderborn?"
    assert users_told(question, catalogue, TAKEN, again)[1] == [TAKEN]


def test_nobody_known_to_use_it_is_said(catalogue: Catalogue) -> None:
    run, texts = users_told("Welche Modellprojekte nutzen die Datenplattform aus Paderborn?", catalogue, OWN)
    assert run.status is AnswerStatus.NO_EVIDENCE
    assert texts == ["Dazu steht nichts in den Dokumenten."]


@pytest.mark.parametrize(
    "question",
    [
        "Welche Gemeinden im Landkreis Hof nutzen die App?",
        "Wer nutzt die Sensoren der Stadt Ulm?",
        "Welche Kommunen nutzen LoRaWAN?",
        "Wer nutzt die App in Dresden?",
        "Wer übernimmt die Kosten in Paderborn?",
    ],
)
def test_other_users_are_told_as_ever(question: str, catalogue: Catalogue) -> None:
    assert users_told(question, catalogue, OWN)[1] == ["Anderes."]


@pytest.mark.parametrize(
    "question", ["Was kann das Stadtportal?", "Kann man die Kosten übernehmen?", "Wer will das übernehmen?"]
)
def test_other_questions_keep_all_that_is_told(question: str, catalogue: Catalogue) -> None:
    told = "Das Portal zeigt den Stadtbus."
    assert reused(question, catalogue, told)[1] == [told]
