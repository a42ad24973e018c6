"""When two questions are the same (pure): an approved answer is told to nobody who asks something else."""

from __future__ import annotations

import hashlib
import json

from assistant.answer import AnswerRequest, Style
from assistant.wording import Language
from ingest.german import words


def question_key(
    standalone: str,
    request: AnswerRequest,
    language: Language,
    style: Style,
    since: str | None = None,
    in_year: int | None = None,
) -> str:
    """The same for questions in the same words, whatever their case, punctuation and spelling of umlauts.

    Filters and profile choose examples, language and style the words: answers to others are other answers. What is
    only alike is not the same: the cosines of "Ulm" and "Gera" in one question differ by less than two wordings of it.
    ``since``: the year from which is asked: "in den letzten zwei Jahren" are other years a year later.
    ``in_year``: the year in which is asked, where the question means that ("dieses Jahr", "derzeit").
    """
    asked: dict[str, object] = {
        "words": words(standalone),
        "filters": request.filters.model_dump(mode="json", exclude_none=True),
        "profile": request.profile.model_dump(mode="json", exclude_none=True),
        "language": language,
        "style": style,
    }
    if since is not None:
        asked["since"] = since
    if in_year is not None:
        asked["in_year"] = in_year
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
