"""Parts of a question that a row of the catalogue answers are told beside what documents tell of the rest."""

from __future__ import annotations

import pytest
from composing import Silent, drafts
from judged_gaps import CATALOGUE
from runs import run_of

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments
from assistant.projects.profile import profile_in
from assistant.projects.row_asked import asked_of_row
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.compose_profile import ProfileComposer
from assistant.steps.compose_row_asked import RowAskedComposer, RowAskedStep


@pytest.mark.parametrize(
    ("question", "rest", "kinds"),
    [
        (
            "Ist Kalletal ein Modellprojekt und in welchem Bundesland liegt es?",
            "In welchem Bundesland liegt Kalletal?",
            "round",
        ),
        ("Ist Kalletal ein Modellprojekt? In welchem Land liegt es?", "In welchem Land liegt Kalletal?", "round"),
        ("In welchem Land liegt Gera und was macht es mit Sensoren?", "Was macht Gera mit Sensoren?", "state"),
        ("Was macht Ulm mit LoRaWAN und wo liegt die Stadt?", "Was macht Ulm mit LoRaWAN?", "state"),
        ("Liegt Ulm in Bayern und was macht Ulm mit LoRaWAN?", "Was macht Ulm mit LoRaWAN?", "state"),
        ("Gehört Ulm zum Programm und wer ist der Ansprechpartner?", "Wer ist der Ansprechpartner in Ulm?", "round"),
        ("Ist Bochum eine Großstadt und was macht sie mit Sensoren?", "Was macht Bochum mit Sensoren?", "class"),
        ("Ist Gera ein Modellprojekt und seit wann?", "Ist Gera ein Modellprojekt?", ""),
        ("Was kostet der Rufbus in Zwönitz und wer betreibt ihn?", None, ""),
        ("Ist Gera ein Modellprojekt?", None, ""),
        ("Liegt Ulm oder Gera in Bayern und was machen sie?", None, ""),
        ("Was ist LoRaWAN und wer nutzt es in Bayern?", None, ""),
    ],
)
def test_parts_for_the_row_are_taken_off_the_question(question: str, rest: str | None, kinds: str) -> None:
    found = asked_of_row(question, CATALOGUE)
    assert found.question == (rest or question)
    assert " ".join(profile.wanted for profile in found.profiles) == kinds


def told(run: Run, documents: CatalogueDocuments) -> list[str]:
    row = asked_of_row(run.standalone, CATALOGUE)
    run.standalone, run.row_asked = row.question, row.profiles
    composer = RowAskedComposer(documents, ProfileComposer(CATALOGUE, documents, Silent()))
    return [draft.text for draft in drafts(composer, run)]


def test_both_parts_are_told(documents: CatalogueDocuments) -> None:
    run = run_of("Ist Ulm ein Modellprojekt und in welchem Bundesland liegt es?", CATALOGUE, intent=Intent.PROFILE)
    first, second = told(run, documents)
    assert "Modellprojekt der Staffel 2019" in first
    assert "Baden-Württemberg" in second
    assert run.status is None


def test_a_state_the_catalogue_has_not_is_said_to_be_unknown(documents: CatalogueDocuments) -> None:
    run = run_of("Ist Kalletal ein Modellprojekt und wo liegt es?", CATALOGUE, intent=Intent.PROFILE)
    first, second = told(run, documents)
    assert first.startswith("Kalletal gehört zum Modellprojekt Kalletal-Lemgo")
    assert "verzeichnet der Katalog nicht" in second
    assert run.status is AnswerStatus.PARTIAL


@pytest.mark.parametrize("question", ["In welchem Bundesland liegt Ulm?", "Wo liegt Ulm?", "In which state is Ulm?"])
def test_the_state_of_a_project_is_that_of_the_catalogue(question: str, documents: CatalogueDocuments) -> None:
    """Sentences chosen by the words of such a question told of the money that a Land gives."""
    assert profile_in(question, CATALOGUE) is not None
    (draft,) = drafts(ProfileComposer(CATALOGUE, documents, Silent()), run_of(question, CATALOGUE))
    assert (draft.support, draft.text.count("Baden-Württemberg")) == (Support.CATALOGUE, 1)


class Denies:
    name = "judge"

    def __call__(self, run: Run) -> None:
        run.end(AnswerStatus.NO_EVIDENCE, run.wording("answers", "no_evidence"))


def test_where_nothing_is_told_of_the_rest_the_row_still_is(documents: CatalogueDocuments) -> None:
    run = run_of("Was macht Ulm mit Walen?", CATALOGUE)
    run.row_asked = asked_of_row("Wo liegt Ulm und was macht es mit Walen?", CATALOGUE).profiles
    RowAskedStep(Denies(), documents)(run)
    assert run.status is AnswerStatus.PARTIAL
    assert "Baden-Württemberg" in run.drafts[0].text
    assert "Was macht Ulm mit Walen?" in run.drafts[1].text


def test_of_the_documents_an_unknown_state_makes_a_part_unanswered(documents: CatalogueDocuments) -> None:
    run = run_of("Was macht Lemgo mit Sensoren?", CATALOGUE)
    run.row_asked = asked_of_row("Wo liegt Lemgo und was macht es mit Sensoren?", CATALOGUE).profiles
    assert len(drafts(RowAskedComposer(documents, Silent()), run)) == 1
    assert run.status is AnswerStatus.PARTIAL
