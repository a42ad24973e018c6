"""The cases: strict YAML, in two splits. ``dev`` is fitted on, ``test`` is only ever measured."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import LONGEST_QUESTION, AnswerStatus
from evals.wording import wording
from ingest.errors import WrongUse

DATA = Path(__file__).parent / "data"
Split = Literal["dev", "test"]
Corpus = Literal["starter", "seeds"]

Id = Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
Question = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]

ANSWER_FILES = ("starter", "more", "retired")
"""Files of single questions that are asked for their answers; a split need not have all."""
REFUSALS = frozenset({AnswerStatus.NO_EVIDENCE, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.REFUSED})
ANSWERS = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})


class Kind(StrEnum):
    """What a case tries out."""

    FACT = "fact"
    HOWTO = "howto"
    EXAMPLES = "examples"
    EVERYDAY = "everyday"
    PUBLICATIONS = "publications"
    EVENTS = "events"
    CONTACT = "contact"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    PARTIAL = "partial"
    ENGLISH = "english"
    CONVERSATION = "conversation"
    NO_EVIDENCE = "no_evidence"
    FALSE_PREMISE = "false_premise"
    OUT_OF_SCOPE = "out_of_scope"
    REFUSED = "refused"
    AMBIGUOUS = "ambiguous"


class Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expectation(Strict):
    """What a good answer has. Empty lists expect nothing.

    ``says``: each must stand in the answer, alternatives separated by ``|``. ``never``: none may stand in a statement.
    ``projects``: the answer is about one of these model projects (``least`` of them, or all). ``facts``: ids of
    ``corpus/catalog/facts.jsonl`` whose source carries the answer. ``documents``: patterns of document names that do.
    ``status`` lists every acceptable outcome.
    """

    projects: tuple[str, ...] = ()
    all_projects: bool = False
    least: int = Field(default=1, ge=1)
    facts: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    status: tuple[AnswerStatus, ...] = (AnswerStatus.ANSWERED,)

    @property
    def is_answerable(self) -> bool:
        return set(self.status) <= ANSWERS

    @property
    def must_be_refused(self) -> bool:
        return set(self.status) <= REFUSALS

    @property
    def projects_wanted(self) -> int:
        """How many of ``projects`` must be among those the answer is about."""
        return len(self.projects) if self.all_projects else min(self.least, len(self.projects))

    @property
    def names_evidence(self) -> bool:
        return bool(self.projects or self.facts or self.documents)


class Case(Expectation):
    """One question."""

    id: Id
    kind: Kind
    question: Question

    @property
    def turns(self) -> tuple[str, ...]:
        return (self.question,)


class Dialogue(Expectation):
    """Two to four questions of one conversation; what is expected is expected of the last answer."""

    id: Id
    turns: tuple[Question, ...] = Field(min_length=2, max_length=4)
    status: tuple[AnswerStatus, ...] = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)

    @property
    def question(self) -> str:
        return self.turns[-1]


class CaseFile(Strict):
    split: Split
    corpus: Corpus
    cases: tuple[Case, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()


@cache
def load_file(path: Path) -> CaseFile:
    """Raises ``WrongUse`` for a file that breaks the rules, naming the place."""
    try:
        found = CaseFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise WrongUse(wording("invalid_cases", path=path, problem=str(error))) from error
    ids = [*(case.id for case in found.cases), *(dialogue.id for dialogue in found.dialogues)]
    repeated = _repeated(ids)
    if repeated:
        raise WrongUse(wording("repeated_case", path=path, case=repeated))
    return found


def _repeated(ids: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            return one
        seen.add(one)
    return None


def load_cases(split: Split, *names: str) -> tuple[Case, ...]:
    """The cases of the named files of a split; a file the split does not have counts as empty."""
    return tuple(case for name in names for case in _file(split, name).cases)


def load_dialogues(split: Split) -> tuple[Dialogue, ...]:
    """The follow-ups of a split. Raises ``WrongUse`` for a file that breaks its form."""
    return _file(split, "followup").dialogues


def _file(split: Split, name: str) -> CaseFile:
    path = DATA / split / f"{name}.yaml"
    return load_file(path) if path.exists() else CaseFile(split=split, corpus="starter")
