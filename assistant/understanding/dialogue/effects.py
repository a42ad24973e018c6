"""Follow-ups that ask what the thing spoken of has an effect on: "Hat das Wasser gespart?" (pure).

Typed without capitals "das" before a noun looks like its article.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.understanding.tokens import Token, is_small_word, tokens_of, word_list


def asks_of_effect(rest: str) -> bool:
    """ "Hat das Wasser gespart?": of what was spoken of; the water is not spoken of after it."""
    tokens = tokens_of(rest)
    return len(tokens) > 1 and is_of_effect(tokens, 1)


def is_of_effect(tokens: Sequence[Token], index: int) -> bool:
    """ "Hat das Wasser gespart?", "Spart das Strom?": what has an effect, before what it is an effect on."""
    if index != 1 or tokens[index].lower != "das":
        return False
    effects = word_list("effects")
    behind = [token for token in tokens[index + 1 :] if not is_particle(token)]
    has_effect = tokens[0].lower in effects or (bool(behind) and behind.pop().lower in effects)
    return has_effect and len(behind) == 1 and behind[0].is_noun


def is_particle(token: Token) -> bool:
    """ "auch", "einfach so", "bei uns": between a pronoun and the verb."""
    return token.text.islower() and (is_small_word(token.text) or token.lower in word_list("particles"))
