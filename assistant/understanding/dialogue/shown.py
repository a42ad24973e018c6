"""A follow-up that asks who in a state can show the thing: "Wer kann mir dazu was zeigen, gern in Hessen?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.tokens import is_small_word, overlaps, tokens_of, word_list
from assistant.wording import texts


def shown_in(rest: str, places: Sequence[Place]) -> Place | None:
    """The one state where the thing spoken of is to be seen; None where ``rest`` names a thing itself or no state.

    ``places`` are those of ``rest``.
    """
    if len(places) != 1 or places[0].kind is not PlaceKind.STATE or not _pattern("asks").search(rest):
        return None
    others = (token for token in tokens_of(rest) if not overlaps(token.span, [places[0].span]))
    own = word_list("interrogatives") | word_list("things")
    names_nothing = all(
        is_small_word(token.text) or token.lower in own or _pattern("own").fullmatch(token.text) for token in others
    )
    return places[0] if names_nothing else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["shown"][name], re.IGNORECASE)
