"""Why a town did not build or buy a thing is told by what weighs against it, not by that it did not."""

from __future__ import annotations

import pytest
from runs import as_judged, evidence, run_of

from assistant.gaps.unsaid import gap_of
from assistant.gaps.why_not import gives_reason_asked
from assistant.run import Evidence, Run
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
DEED = "Mönchengladbach übernahm die Plattform aus Paderborn, statt selbst neu zu bauen."
REASON = "Aus Sicht von Mönchengladbach wären Eigenbau oder Kaufsoftware auf Dauer teurer."


def judged(question: str, *found: Evidence) -> Run:
    return as_judged(run_of(question, CATALOGUE, *found), CATALOGUE)


@pytest.mark.parametrize(
    "question",
    [
        "Warum hat Mönchengladbach die Plattform nicht selbst gebaut?",
        "Wieso baut Mönchengladbach nicht selber?",
        "Weshalb entwickelt Mönchengladbach keine eigene Plattform?",
        "Warum kauft Mönchengladbach keine fertige Software?",
        "Warum hat Mönchengladbach keine Software von der Stange gekauft?",
        "Warum soll man Software nicht selbst entwickeln?",
    ],
)
def test_what_weighs_against_it_is_the_reason(question: str) -> None:
    run = judged(question, evidence(DEED), evidence(REASON, title="Open Source"))
    assert gives_reason_asked(run)
    assert gap_of(run) is None
    assert [item.text for item in run.sentences] == [REASON]


@pytest.mark.parametrize(
    "question",
    [
        "Warum hat Mönchengladbach die Plattform selbst gebaut?",
        "Warum hat Paderborn die Plattform nicht selbst gebaut?",
        "Warum zahlt Mönchengladbach nicht selbst?",
        "Warum hat Mönchengladbach keine Sensoren gekauft?",
        "Wer hat die Plattform nicht selbst gebaut?",
        "Warum pflanzen Städte ihre Bäume nicht selbst?",
        "Warum soll man Bänke nicht selbst bauen?",
    ],
)
def test_it_is_no_reason_for_anything_else(question: str) -> None:
    run = judged(question, evidence(DEED), evidence(REASON, title="Open Source"))
    assert not gives_reason_asked(run)
