"""Whether a question points back into the conversation, and at what (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.understanding.dialogue.effects import is_of_effect, is_particle
from assistant.understanding.language import language_of
from assistant.understanding.phrases import is_specific
from assistant.understanding.tokens import Token, is_small_word, overlaps, tokens_of, word_list
from assistant.wording import texts
from ingest.documents import Span

_CLAUSE_SIGNS = re.compile(r"[,;:.!?–](?=\s|$)")
_LONGEST_FRAGMENT = 8
_LONGEST_ENGLISH = 2
"""An English question with a pronoun and more content words than this speaks for itself."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A word of the question that means something said before. ``at_place``: the municipality, not the subject."""

    span: Span
    at_place: bool
    by_article: bool = False
    """Only "die Stadt", "das Projekt": may as well mean any."""


@cache
def _openers() -> re.Pattern[str]:
    return re.compile(texts("followup")["openers"], re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["references"][name])


def without_opener(question: str) -> tuple[str, bool]:
    """The question without "Und", "Aber" and the like, and whether there was any."""
    rest = _openers().sub("", question).strip()
    return (rest, rest != question.strip()) if rest else (question.strip(), False)


def without_comment(rest: str) -> str:
    """ "Wer hat das bezahlt" for "Das klingt gut, wer hat das bezahlt"."""
    return _pattern("comment").sub("", rest, count=1)


def as_fragment(rest: str, opened: bool) -> tuple[str, bool]:
    """ "Kosten" for "Was ist mit den Kosten?", which asks what "Und die Kosten?" asks, and whether it is opened so."""
    found = _pattern("as_fragment").fullmatch(rest)
    new = found["rest"] if found else ""
    is_piece = bool(new) and (new.casefold() in word_list("aspects") or is_fragment(new, ()))
    return (new, True) if is_piece else (rest, opened)


def without_closer(question: str) -> str:
    """The question without "bitte" at its end."""
    return _closers().sub("", question)


@cache
def _closers() -> re.Pattern[str]:
    return re.compile(texts("followup")["closers"], re.IGNORECASE)


def without_choice(question: str) -> str:
    """ "Wer macht das dort" for "Wer macht das dort, die Stadt oder ein Verein": what may be the answer is no thing."""
    found = _pattern("choice").fullmatch(question)
    tokens = tokens_of(found["choice"]) if found else []
    asks = word_list("finite") | word_list("interrogatives")
    is_asked_on = any(token.lower in asks for token in tokens)
    return found["head"] if found and not is_asked_on and references(found["head"], ()) else question


def references(question: str, places: Sequence[Span]) -> list[Reference]:
    """The references that nothing inside the question explains."""
    tokens = tokens_of(question)
    clauses = _clauses(question, tokens, places)
    found = [_reference(tokens, index, places) for index in range(len(tokens))]
    return [
        reference
        for index, reference in enumerate(found)
        if reference and not _explained(reference, index, tokens, clauses, places)
    ]


def _reference(tokens: Sequence[Token], index: int, places: Sequence[Span]) -> Reference | None:
    token = tokens[index]
    is_last = index + 1 == len(tokens)
    if token.lower in word_list("places") or (is_last and token.lower in word_list("places_at_end")):
        return Reference(token.span, at_place=True)
    if _is_indefinite(tokens, index, places):
        return Reference(token.span, at_place=False)
    if _is_something_such(tokens, index):
        return Reference(Span(token.start, tokens[index + 1].end), at_place=False)
    if _is_there(tokens, index, places) or _is_such(tokens, index) or token.lower in word_list("such"):
        return Reference(token.span, at_place=False)
    if noun := _place_noun(tokens, index, places):
        by_article = token.lower in word_list("articles_alone") and token.lower != "dies"
        return Reference(Span(token.start, noun.end), at_place=True, by_article=by_article)
    if token.lower in word_list("demonstratives") or token.lower in word_list("articles_alone"):
        return Reference(token.span, at_place=False) if _stands_alone(tokens, index) else None
    if token.lower in word_list("personal"):
        is_thing = token.lower in word_list("masculine")
        return None if _is_polite(tokens, index) else Reference(token.span, at_place=not is_thing)
    if token.lower in word_list("possessives") and not (token.text[0].isupper() or _is_spoken_to(tokens, index)):
        return Reference(token.span, at_place=True)
    if _is_cared_for(tokens, index):
        return Reference(token.span, at_place=False)
    if token.lower in word_list("things") and not _opens_clause(tokens, index):
        return Reference(token.span, at_place=False)
    return _weak_reference(tokens, index)


def _is_indefinite(tokens: Sequence[Token], index: int, places: Sequence[Span]) -> bool:
    """ "Hat Ulm auch eine?", "Gibt es einen in Ulm?": an article whose noun is what was spoken of."""
    if tokens[index].lower not in word_list("indefinites") or not index:
        return False
    before, following = tokens[index - 1], tokens[index + 1 :]
    if before.lower in word_list("articles") | word_list("prepositions"):
        return False
    is_place = [overlaps(token.span, places) for token in following]
    at_place = bool(following) and following[0].lower in word_list("prepositions") and all(is_place[1:])
    return not following or (at_place and len(following) > 1)


def _is_there(tokens: Sequence[Token], index: int, places: Sequence[Span]) -> bool:
    """ "Wer darf da mitmachen?", "Können wir da mitmachen?", not "da wir": behind a verb and before no pronoun."""
    if tokens[index].lower != "da" or not 0 < index < len(tokens) - 1:
        return False
    named = [token for token in tokens[:index] if not overlaps(token.span, places)]
    if _opens_with_verb(named) or _before_last_verb(tokens, index) or _before_verb_end(tokens, index):
        return True
    before = tokens[index - 1]
    after = next((token for token in tokens[index + 1 :] if token.lower not in word_list("idle")), tokens[-1])
    is_verb = before.lower in word_list("finite") or (before.text.islower() and not is_small_word(before.text))
    return is_verb and after.text.islower() and not is_small_word(after.text)


def _before_verb_end(tokens: Sequence[Token], index: int) -> bool:
    """ "Machen die Ärzte da mit?": only the second half of the verb stands behind."""
    return index + 2 == len(tokens) and tokens[-1].lower in word_list("verb_ends")


def _opens_with_verb(before: Sequence[Token]) -> bool:
    """ "Ist da …?", "Was müssen wir da …?": nothing but what asks, the verb and who does it stand before."""
    left_out = word_list("doers") | word_list("interrogatives")
    words = [token.lower for token in before if token.lower not in left_out]
    return len(words) == 1 and words[0] in word_list("finite")


def _is_cared_for(tokens: Sequence[Token], index: int) -> bool:
    """ "Wer kümmert sich darum?"; "es geht darum" points ahead, and "darum" may as well mean therefore."""
    if tokens[index].lower not in word_list("cared_for") or _opens_clause(tokens, index):
        return False
    return any(_pattern("caring").fullmatch(token.lower) for token in tokens)


def _is_such(tokens: Sequence[Token], index: int) -> bool:
    """ "so ein Durchgang"."""
    following = tokens[index + 1].lower if index + 2 < len(tokens) else ""
    return tokens[index].lower == "so" and following in word_list("behind_so")


def _is_something_such(tokens: Sequence[Token], index: int) -> bool:
    """ "so etwas", "so was", unless it says like what: "so etwas wie ein Rufbus"."""
    following = [token.lower for token in tokens[index + 1 : index + 3]]
    return tokens[index].lower == "so" and following[:1] in (["etwas"], ["was"]) and following[1:] != ["wie"]


def _weak_reference(tokens: Sequence[Token], index: int) -> Reference | None:
    """ "es" and the English pronouns count only in questions that name nothing themselves."""
    token = tokens[index]
    if token.lower in word_list("weak"):
        is_filler = index and tokens[index - 1].lower in word_list("filled")
        if index + 1 == len(tokens) and index and tokens[index - 1].lower in word_list("ending"):
            return Reference(token.span, at_place=False)
        names_nothing = _specific(tokens) <= 1 and not any(other.is_noun for other in tokens)
        return Reference(token.span, at_place=False) if names_nothing and not is_filler else None
    return _english_reference(tokens, index)


def _english_reference(tokens: Sequence[Token], index: int) -> Reference | None:
    token = tokens[index]
    is_alone = token.lower in ("that", "this")
    if not (is_alone or token.lower in word_list("english")):
        return None
    if language_of(" ".join(other.lower for other in tokens)) != "en":
        return None
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if is_alone:
        return Reference(token.span, at_place=False) if following in ("", "cost", "work", "take", "project") else None
    if _is_asked_of(tokens, index):
        return Reference(token.span, at_place=True)
    if following in ("is", "are") or _specific(tokens) > _LONGEST_ENGLISH:
        return None
    return Reference(token.span, at_place=token.lower in ("they", "them", "their", "there"))


def _is_asked_of(tokens: Sequence[Token], index: int) -> bool:
    """ "How many sensors do they have?": no noun of the question is what "they" means."""
    before = tokens[index - 1].lower if index else ""
    return tokens[index].lower == "they" and before in word_list("english_verbs")


def _specific(tokens: Sequence[Token]) -> int:
    return sum(is_specific(token) for token in tokens)


def _place_noun(tokens: Sequence[Token], index: int, places: Sequence[Span]) -> Token | None:
    """The noun of "die Stadt", "dieses Projekt" where no name follows or stands before."""
    pointing = tokens[index].lower in word_list("demonstratives")
    nouns = word_list("place_nouns") if pointing else word_list("definite_places")
    if not pointing and tokens[index].lower not in word_list("articles_alone"):
        return None
    following = tokens[index + 1 :]
    if following and following[0].lower in word_list("wholes"):
        following = following[1:]
    if not following or following[0].lower not in nouns:
        return None
    return None if any(overlaps(token.span, places) for token in following[:2]) else following[0]


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """ "das" as a pronoun: no noun follows, at most with adjectives between. "dieses" with a noun points back too."""
    token = tokens[index]
    following = tokens[index + 1 : index + 4]
    if token.lower in word_list("demonstratives"):
        return not any(other.lower in word_list("times") for other in following[:1])
    if (
        is_of_effect(tokens, index)
        or _ends_first_question(tokens, index)
        or _before_last_verb(tokens, index)
        or _before_predicate(tokens, index)
    ):
        return True
    if following and following[0].lower in word_list("degrees"):
        return len(following) == 1
    if token.lower == "die" and following and index and tokens[index - 1].lower in word_list("finite"):
        return following[0].text.islower() and (is_small_word(following[0].text) or following[0].lower.endswith("t"))
    if token.lower in word_list("pointing_articles"):
        if _is_doer(tokens, index):
            return True
        return not following or (following[0].lower in word_list("behind_pointing") and not token.starts)
    if following and (_all_lower(tokens) or following[0].lower.endswith(("ste", "sten"))):
        return is_small_word(following[0].text) or bool(_pattern("verbs").match(following[0].lower))
    for other in following:
        if other.is_noun or other.text[0].isupper():
            return False
        if is_small_word(other.text) or not other.lower.endswith(("e", "en", "er", "es")):
            return True
        if other.lower in word_list("finite"):
            return True
    return True


def _is_doer(tokens: Sequence[Token], index: int) -> bool:
    """ "Was zahlen die an Miete?", "Halten die im Winter?": behind a verb in the plural and before a preposition.

    Not "die mit Sensoren ausgestatteten Mülleimer".
    """
    if tokens[index].lower != "die" or not 1 <= index < len(tokens) - 1:
        return False
    if any(_is_own_word(left) and right.is_noun for left, right in pairwise(tokens[index + 2 :])):
        return False
    asks, verb, after = tokens[0], tokens[index - 1], tokens[index + 1]
    opens = asks is verb and asks.lower in word_list("verbs")
    is_plural = (opens or _is_own_word(verb)) and verb.lower.endswith(("en", "ern", "eln"))
    is_asked = opens or asks.lower in word_list("interrogatives")
    return is_asked and is_plural and after.lower in word_list("prepositions")


def _is_own_word(token: Token) -> bool:
    return token.text.islower() and not is_small_word(token.text)


def _ends_first_question(tokens: Sequence[Token], index: int) -> bool:
    """ "Welche Sensoren nehmen die und was kostet eine?": behind a verb, and the next question begins."""
    if tokens[index].lower not in word_list("articles_alone"):
        return False
    following = [token.lower for token in tokens[index + 1 : index + 3]]
    is_behind_verb = index > 0 and tokens[index - 1].text.islower() and not is_small_word(tokens[index - 1].text)
    joins = len(following) > 1 and following[0] in word_list("between_clauses")
    return is_behind_verb and joins and following[1] in word_list("interrogatives")


def _before_last_verb(tokens: Sequence[Token], index: int) -> bool:
    """ "Können wir das übernehmen?": after "können" the last word is a verb, so what stands before it is a pronoun."""
    has_modal = any(token.lower in word_list("modals") for token in tokens[:index])
    last = tokens[-1]
    is_verb = last.text.islower() and not is_small_word(last.text) and last.lower.endswith(("en", "ern", "eln"))
    between = tokens[index + 1 : -1]
    return has_modal and is_verb and index < len(tokens) - 1 and all(is_particle(token) for token in between)


def _before_predicate(tokens: Sequence[Token], index: int) -> bool:
    """ "Ist der barrierefrei?", "Wird die auch genutzt?": a verb, the pronoun, and one word that is no noun."""
    following = [token for token in tokens[index + 1 :] if not is_particle(token)]
    is_behind_verb = index > 0 and tokens[index - 1].lower in word_list("finite")
    return is_behind_verb and len(following) == 1 and following[0].text.islower()


def _all_lower(tokens: Sequence[Token]) -> bool:
    return not any(token.text[0].isupper() for token in tokens[1:])


def _is_polite(tokens: Sequence[Token], index: int) -> bool:
    """ "Sie" for the one spoken to. "Wie viele Sensoren haben sie verbaut?" is of others."""
    token = tokens[index]
    if token.lower not in word_list("polite"):
        return False
    before = tokens[index - 1].lower if index else ""
    if token.text[0].isupper() or before in word_list("asked_politely"):
        return True
    return before == "haben" and (index == 1 or any(other.lower in word_list("told") for other in tokens[: index - 1]))


def _is_spoken_to(tokens: Sequence[Token], index: int) -> bool:
    """ "Kennt ihr Städte mit Rufbus?", "Was habt ihr zu Drohnen?"."""
    return tokens[index].lower == "ihr" and index > 0 and tokens[index - 1].lower in word_list("spoken_to")


def _opens_clause(tokens: Sequence[Token], index: int) -> bool:
    """ "damit" as a conjunction, "dafür, dass", "dazu, mitzumachen": explained by what follows."""
    before = [token.lower for token in tokens[:index] if token.lower != "es"]
    is_behind_verb = bool(before) and before[-1] in word_list("finite")
    if tokens[index].lower == "damit" and index + 1 < len(tokens) and not is_behind_verb:
        return tokens[index + 1].is_noun or tokens[index + 1].lower in word_list("behind_damit")
    if index + 1 < len(tokens) and tokens[index + 1].lower in word_list("explaining"):
        return True
    return any(_pattern("infinitive").search(f"{left.lower} {right.lower}") for left, right in pairwise(tokens[index:]))


def _clauses(question: str, tokens: Sequence[Token], places: Sequence[Span]) -> list[int]:
    """The number of the clause each token stands in; a sign inside a name ("St. Wendel") ends none."""
    numbers = []
    current = 0
    for index, token in enumerate(tokens):
        before = tokens[index - 1]
        signed = index and _CLAUSE_SIGNS.search(question[before.end : token.start])
        # Looked up only at a sign: a question may name a town four hundred times.
        in_name = signed and any(place.start <= before.start and token.end <= place.end for place in places)
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        joins = token.lower in word_list("between_clauses") and following is not None and following.text[0].islower()
        current += bool(signed and not in_name) or joins
        numbers.append(current)
    return numbers


def _explained(
    reference: Reference, index: int, tokens: Sequence[Token], clauses: Sequence[int], places: Sequence[Span]
) -> bool:
    if tokens[index].lower in word_list("possessives"):
        return any(other.is_noun or other.lower in word_list("owners") for other in tokens[:index])
    may_explain = tokens[:index] if _ends_first_question(tokens, index) else tokens
    for position, other in enumerate(may_explain):
        if clauses[position] == clauses[index] or (position > index and _is_condition(position, tokens, clauses)):
            continue
        names_place = overlaps(other.span, places) or (other.is_noun and position < index)
        if reference.at_place and names_place and position < index:
            return True
        if not reference.at_place and (other.is_noun or overlaps(other.span, places)) and is_specific(other):
            return True
    return False


def _is_condition(position: int, tokens: Sequence[Token], clauses: Sequence[int]) -> bool:
    """ "wenn die Förderung weg ist": says when it is asked of, not what "das" before it means."""
    return tokens[clauses.index(clauses[position])].lower in word_list("conditional")


def is_fragment(rest: str, places: Sequence[Span]) -> bool:
    """True for a piece without a verb or question word: "in Zwönitz", "beim Parken", "die Luftqualität"."""
    tokens = tokens_of(rest)
    if not tokens or len(tokens) > _LONGEST_FRAGMENT or _clauses(rest, tokens, places)[-1] > 0:
        return False
    if any(token.lower in word_list("finite") or token.lower in word_list("interrogatives") for token in tokens):
        return False
    return (
        all(
            token.text[0].isupper() or token.text[0].isdigit() or overlaps(token.span, places) or _is_small(token)
            for token in tokens
        )
        or len(tokens) <= 2
    )


def _is_small(token: Token) -> bool:
    return is_small_word(token.text) or token.lower.endswith(("e", "en", "er", "es", "em")) or len(token.text) < 3
