"""Who has something by documents on towns no catalogue knows (pure): the sentence of each that says it best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.evidence.choosing.selection import Selected, in_prose
from assistant.evidence.examples.project_examples import EXAMPLE_COVERAGE
from assistant.evidence.judging.pertinence import pertinent
from assistant.evidence.sentences.sentence_choice import context_of, says_the_same
from assistant.gate.sentence.told_places import places_in
from assistant.run import Evidence, Run, ScoredSentence

FEWEST = 2
"""One document alone is told in sentences."""


def told_by_documents(run: Run, most: int) -> list[Selected]:
    """At most ``most``, the best first; none where fewer than two documents say it themselves."""
    sentences = [item for item in run.sentences if not item.elsewhere]
    least = EXAMPLE_COVERAGE * max((item.own_coverage for item in sentences), default=0.0)
    found = list(_best_of_each(run, [item for item in pertinent(sentences, run) if item.own_coverage >= least > 0]))
    return found[:most] if len(found) >= FEWEST else []


def with_town_above(selected: Selected) -> str:
    """The statement behind its town, unless it names that itself or no heading does."""
    town = _town_above(selected)
    return f"[{town}] {selected.text}" if town else selected.text


def _best_of_each(run: Run, sentences: Sequence[ScoredSentence]) -> Iterator[Selected]:
    taken: list[Selected] = []
    for item in sentences:
        home = run.evidence[item.evidence]
        if home.hit.passage.tags.projects or any(_is_of(home, one) for one in taken):
            continue
        selected = in_prose(item, run.evidence)
        if selected and not any(says_the_same(selected.text, one.text) for one in taken):
            taken.append(selected)
            yield selected


def _is_of(home: Evidence, selected: Selected) -> bool:
    return home.hit.passage.document_id == selected.evidence.hit.passage.document_id


def _town_above(selected: Selected) -> str:
    """The one town that the headings name and the statement does not; the passage may be what tells it is one."""
    above = context_of(selected.evidence)
    told = (*places_in(above), *places_in(selected.evidence.hit.passage.text))
    towns = dict.fromkeys(town for town in told if town in above)
    return next(iter(towns)) if len(towns) == 1 and not any(town in selected.text for town in towns) else ""
