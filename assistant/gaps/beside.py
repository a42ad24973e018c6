"""What a follow-up names beside the thing it leans on must be said of it: "Gibt es da auch was zu Datenschutz?"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant.evidence.question_bearing import Wanted
from assistant.gaps.gap import PRICED, Gap, here, lead
from assistant.gaps.hinge import said_of_it
from assistant.run import Run
from assistant.understanding.tokens import Token, tokens_of
from assistant.wording import texts
from ingest.german import content_words, stem


def beside_gap(run: Run) -> Gap | None:
    """The gap of a follow-up that asks whether there is something of the thing spoken of, and nothing says it."""
    if not run.beside or run.understood.asks_trouble or not _whether().match(run.standalone):
        return None
    for noun in _nouns(run.beside):
        is_told = said_of_it(run, noun.text, _says(run, noun))
        if not any(map(is_told, here(run))):
            return Gap(run.wording("gaps", "words.keyword", word=noun.text), run.sentences)
        lead(run, is_told)
    return None


def _nouns(phrases: tuple[str, ...]) -> list[Token]:
    return [token for phrase in phrases for token in tokens_of(phrase) if token.is_noun and content_words(token.text)]


def _says(run: Run, noun: Token) -> Callable[[str], bool]:
    wanted, own = Wanted.of(run.standalone, run.words, run.understood.parts), stem(content_words(noun.text)[-1])
    return lambda text: wanted.says(own, text) >= PRICED


@cache
def _whether() -> re.Pattern[str]:
    return re.compile(texts("gaps")["beside"]["whether"], re.IGNORECASE)
