"""Whether a thing is done or only planned, and who has experience with it: not where it was only spoken of (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.choosing.selection import BRACKETS
from assistant.wording import texts
from ingest.catalogue import Catalogue


def only_planned(sentence: str) -> bool:
    """True where ``sentence`` tells, before anything else, what is to be, or was to be when it was written."""
    text = BRACKETS.sub(" ", sentence).strip(" .")
    return bool(_pattern("planned").search(_pattern("then").split(text)[0].strip()))


def asks_whether_done(question: str) -> bool:
    """True where a thing is asked to be finished or running: "Fährt er schon?", "Welche davon sind fertig?"."""
    return bool(_pattern("done_asked").search(question)) and not _pattern("plans_wanted").search(question)


def tells_only_plans(sentences: Sequence[str], *, of_one: bool) -> bool:
    """True where ``sentences``, the best first, leave open whether the thing is done; of one place the best tells what
    is planned, and what stands beside it need not be of the thing.
    """
    if not of_one:
        return all(map(only_planned, sentences))
    done = (text for text in sentences if not only_planned(text) and _pattern("done_told").search(text))
    return only_planned(sentences[0]) and not any(done)


def tells_experience(sentence: str, project: str, question: str, catalogue: Catalogue) -> bool:
    """True where ``sentence`` may tell what the project ``project`` does, did or has; a plan is told where one is
    asked for, the place of an event where events are.
    """
    if only_planned(sentence) and not _pattern("plans_wanted").search(question):
        return False
    return bool(_pattern("events_wanted").search(question)) or not _is_venue(sentence, project, catalogue)


def _is_venue(text: str, project: str, catalogue: Catalogue) -> bool:
    """True where the project is named only as the place of an event at which another project is spoken of."""
    named = catalogue.find_projects(text)
    before = [text[: mention.span.start] for mention in named if mention.project_id == project]
    is_other_told = any(mention.project_id != project for mention in named)
    return is_other_told and bool(before) and all(_pattern("venue").search(part) for part in before)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    wanted = re.IGNORECASE if name.endswith(("_wanted", "_asked")) else 0
    return re.compile(texts("experience")[name], wanted)
