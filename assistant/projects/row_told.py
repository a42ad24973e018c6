"""What a project's row in the catalogue says to a question for it."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.projects.profile import Profile, Wanted
from assistant.run import Run

KEYS = {Wanted.STATE: "state", Wanted.ROUND: "round", Wanted.CLASS: "type"}
"""Of the texts."""


def row_told(run: Run, asked: Profile, documents: CatalogueDocuments) -> Iterator[Draft]:
    """The state, round or class of a project, or that the catalogue has none of it."""
    project, key = asked.project, f"answer.{KEYS[asked.wanted]}"
    unknown = asked.wanted is Wanted.STATE and project.state is None
    if unknown or (asked.wanted is Wanted.CLASS and project.type is None):
        key = "answer.no_state" if unknown else "answer.no_class"
        yield Draft(run.wording("profile", key, written=asked.written), Support.FRAMING)
        return
    if asked.wanted is Wanted.ROUND and asked.written != project.name:
        key = "answer.round_of_member"
    values = {"state": project.state and project.state.value, "type": project.type and project.type.value}
    text = run.wording("profile", key, name=project.name, written=asked.written, cohort=project.cohort, **values)
    yield Draft(text, Support.CATALOGUE, (documents.row(CatalogueFile.PROJECTS, project.id),))
