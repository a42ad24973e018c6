"""What a follow-up names beside the thing it leans on must be said of it: "Gibt es da auch was zu Datenschutz?"."""

from __future__ import annotations

import re
from functools import cache

from assistant.aspects import aspect_of, further_aspect_of
from assistant.gaps.gap import Gap, here, lead
from assistant.gaps.hinge import kin_to, said_of_it
from assistant.question import own_words
from assistant.run import Run
from assistant.understanding.phrases import is_specific
from assistant.understanding.tokens import Token, is_small_word, tokens_of, word_list
from assistant.wording import texts
from ingest.german import content_words


def beside_gap(run: Run) -> Gap | None:
    """The gap of a follow-up that asks whether there is something of the thing spoken of, or names nothing else ("Und
    der Datenschutz?"), and nothing says it.
    """
    if (word := _unsaid(run)) is not None:
        return Gap(run.wording("gaps", "words.keyword", word=word), run.sentences)
    is_asked_of_it = bool(_pattern("whether").match(run.standalone)) or _is_all(run)
    if not run.beside or run.understood.asks_trouble or not is_asked_of_it:
        return None
    for noun in _nouns(run.beside):
        is_told = said_of_it(run, noun.text, kin_to(noun.text, run))
        if not any(map(is_told, here(run))):
            return Gap(run.wording("gaps", "words.keyword", word=noun.text), run.sentences)
        lead(run, is_told)
    return None


def _unsaid(run: Run) -> str | None:
    """The last word of "Haben die das entwickelt?" where no sentence says any that the follow-up brings itself."""
    own = own_words(run.standalone) or ""
    asks_whether = _pattern("whether").match(own) or _pattern("allowed").match(own)
    if run.understood.asks_trouble or not asks_whether or aspect_of(own) or further_aspect_of(own):
        return None
    left_out = word_list("actions") | word_list("particles") | word_list("finite") | word_list("figures_of_places")
    words = [token.text for token in tokens_of(own) if is_specific(token) and token.lower not in left_out]
    told = [said_of_it(run, word, kin_to(word, run)) for word in words]
    is_told = any(says(item) for says in told for item in here(run))
    return None if is_told or not words else words[-1]


def _is_all(run: Run) -> bool:
    """True where the follow-up names nothing but that: "Datenschutz bei so etwas", "Wer macht die Wartung?"."""
    own = own_words(run.standalone)
    named = [token.lower for phrase in run.beside for token in tokens_of(phrase)]
    idle = word_list("finite") | word_list("interrogatives") | word_list("prepositions") | word_list("articles")
    said = [token.lower for token in tokens_of(own or "") if token.lower not in idle and not _is_idle(token)]
    return bool(said) and set(said) <= set(named)


def _is_idle(token: Token) -> bool:
    return is_small_word(token.text) or token.lower in word_list("particles") | word_list("such") | word_list("used")


def _nouns(phrases: tuple[str, ...]) -> list[Token]:
    return [token for phrase in phrases for token in tokens_of(phrase) if token.is_noun and content_words(token.text)]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["beside"][name], re.IGNORECASE)
