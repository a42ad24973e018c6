"""What a conversation is about, and how it is said behind or inside a follow-up (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from assistant.understanding.dialogue.references import Reference
from assistant.understanding.dialogue.replacing import in_place
from assistant.understanding.phrases import joined, noun_phrases
from assistant.understanding.tokens import Token, tokens_of, with_capital, word_list
from assistant.wording import texts, wording
from ingest.documents import Span
from ingest.german import stem

MOST_ANSWERED = 3
"""An answer that names more projects is a list: a follow-up means its subject, not each of them."""


@dataclass(frozen=True, slots=True)
class Context:
    """The last question as it stands for itself, what it is about, and the last answer."""

    question: str = ""
    subject: tuple[str, ...] = ()
    """Noun phrases."""
    places: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    """Names of the model projects in the last answer, as written there, in order."""
    led: tuple[str, ...] = ()
    """Those of what the answer says first: what it adds after that, examples above all, is not what is spoken of."""

    listed: tuple[str, ...] = ()
    """Names of the projects the last answer lists, or the ones chosen from: what "davon" means."""
    exemplified: tuple[str, ...] = ()
    """Names of the projects of which the last answer tells an example each, in sentences."""
    told: tuple[str, ...] = ()
    """Names of the projects told of since somebody asked for others, or in the last answer."""
    recent: tuple[str, ...] = ()
    """The two places spoken of last, or fewer: what "die beiden" means."""
    alike: tuple[str, ...] = ()
    """The towns one question named, or that the same was asked of one after the other: what a plural "die" means."""

    answer: str = ""
    """The text of the last answer, as far as it is read."""

    measure: str = ""
    """What the last question ranked projects by, as a noun."""

    thing: tuple[str, ...] = ()
    """The subject without what a question that leaned on it named beside it ("Wie viele Sensoren haben sie?")."""

    @property
    def place_names(self) -> tuple[str, ...]:
        """The places of the question; else of the answer's beginning, where it names few."""
        return self.places or (self.led if len(self.answered) <= MOST_ANSWERED else ())


def beginning(answer: str) -> str:
    """The first paragraph of an answer in sentences; a list or table as a whole."""
    first = answer.lstrip().partition("\n\n")[0]
    return answer if first.startswith(("**", "- ", "|")) else first


def context_text(subject: Sequence[str], names: Sequence[str]) -> str:
    """ "Wasserqualität in Wolfsburg", or the one of both there is."""
    names = [name for name in names if not any(name in phrase for phrase in subject)]
    if not names:
        return joined(subject)
    if not subject:
        return joined(names)
    return f"{joined(subject)} {in_place(joined(names))}"


def unsaid(subject: Sequence[str], rest: str) -> tuple[str, ...]:
    """What of ``subject`` ``rest`` does not say itself: "Bäume" of "Bäume mit Sensoren" where it asks for sensors."""
    said = {stem(token.text) for token in tokens_of(rest)}
    return tuple(filter(None, (_unsaid_of(phrase, said) for phrase in subject)))


def _unsaid_of(phrase: str, said: Collection[str]) -> str:
    """``phrase`` up to the preposition before its last word, where that is said; empty without one."""
    tokens = tokens_of(phrase)
    while tokens and stem(tokens[-1].text) in said:
        joints = [place for place, token in enumerate(tokens) if token.lower in word_list("joints")]
        tokens = tokens[: joints[-1]] if joints else ()
    return phrase[: tokens[-1].end] if tokens else ""


def without_place_facts(subject: Sequence[str]) -> tuple[str, ...]:
    """``subject`` without what is known of any municipality: who goes on about Gera means none of its inhabitants."""
    return tuple(phrase for phrase in subject if phrase.casefold() not in word_list("place_facts"))


def asked_about(question: str, said: str) -> str:
    """ "Was hat das gekostet: Wasserqualität in Wolfsburg?"."""
    question = with_capital(question)
    return wording("followup", "phrases.with_context", question=question, context=said) if said else f"{question}?"


def named(rest: str, pointing: Sequence[Reference], names: Sequence[str]) -> tuple[str, bool]:
    """``rest`` with "dort" or "die Stadt" replaced by the one name, and whether that was done."""
    if len(names) != 1:
        return rest, False
    for reference in pointing:
        if new := _name_for(rest[reference.span.start : reference.span.end], names[0], reference):
            return rest[: reference.span.start] + new + rest[reference.span.end :], True
    return rest, False


def with_thing_named(rest: str, pointing: Sequence[Reference], subject: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """ "Hat Ulm auch einen Rufbus" for "Hat Ulm auch einen", and what of ``subject`` is left to say."""
    for reference in pointing:
        span = reference.span
        if rest[span.start : span.end].casefold() in word_list("indefinites") and len(subject) == 1:
            return f"{rest[: span.end]} {subject[0]}{rest[span.end :]}", ()
    return rest, tuple(subject)


def _name_for(pointer: str, name: str, reference: Reference) -> str:
    article, _, noun = pointer.partition(" ")
    if noun.casefold() in word_list("areas"):
        return f"{article} {name}" if name.casefold().startswith(noun.casefold()) else name
    points = ("dort", "there") if reference.at_place else ("da",)
    return in_place(name) if article.casefold() in points else ""


def named_beside(rest: str, places: Sequence[Span]) -> tuple[str, ...]:
    """The things a question names that leans on another; figures that every place has are none."""
    phrases = tuple(rest[span.start : span.end] for span in noun_phrases(rest, places))
    return tuple(phrase for phrase in phrases if phrase.casefold() not in word_list("figures_of_places"))


def fits(rest: str, reference: Reference, name: str) -> bool:
    """False where "der Landkreis" cannot mean a town."""
    noun = rest[reference.span.start : reference.span.end].rpartition(" ")[2].casefold()
    return not noun.endswith("kreis") or "kreis" in name.casefold()


def at_place_only(pointing: Sequence[Reference]) -> bool:
    """True where all that is pointed at is the municipality."""
    return bool(pointing) and all(reference.at_place for reference in pointing)


def means_one(rest: str, pointing: Sequence[Reference]) -> bool:
    """ "Wer betreibt ihn?" and "Wer hat sich darum gekümmert?" mean the one spoken of, "Wer hat das noch?" any."""
    of_one = word_list("personal") | word_list("cared_for") | word_list("those")
    return any(rest[one.span.start : one.span.end].casefold() in of_one for one in pointing)


def ordinal(rest: str, context: Context) -> tuple[str, ...]:
    """The project the last answer named first, second, third or last, where the question says so."""
    positions = dict(entry.split("=") for entry in word_list("ordinals"))
    tokens = tokens_of(rest)
    wanted = next(
        (
            int(positions[token.lower])
            for token, after in zip_longest(tokens, tokens[1:])
            if token.lower in positions and _is_place(after)
        ),
        None,
    )
    if wanted is None or len(context.answered) < max(wanted, 2):
        return ()
    return (context.answered[wanted - 1 if wanted > 0 else wanted],)


def _is_place(behind: Token | None) -> bool:
    """False for "die erste Version", which is none of the projects named."""
    return behind is None or not behind.is_noun or behind.lower in word_list("place_nouns") | word_list("examples")


def with_ordinal_named(rest: str, context: Context) -> tuple[str, bool]:
    """ "Was macht Kempten" for "Was macht das zweite", and whether that was done."""
    names = ordinal(rest, context)
    found = _ordinal_phrase().search(rest) if names else None
    return (rest[: found.start()] + names[0] + rest[found.end() :], True) if found else (rest, False)


@cache
def _ordinal_phrase() -> re.Pattern[str]:
    return re.compile(texts("followup")["ordinal_phrase"], re.IGNORECASE)
