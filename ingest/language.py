"""Which language a passage or a question is in."""

from __future__ import annotations

import logging
from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

log = logging.getLogger("transferkompass.language")

LANGUAGES = ("de", "en", "fr", "nl", "pl", "it", "es", "da", "cs")
"""German, its neighbours, and what European partner projects write in; more would only make short texts unsure."""

DEFAULT_LANGUAGE = "de"
UNKNOWN_LANGUAGE = ""

_LEAST_CONFIDENCE = 0.6
"""Below it the default is the better guess: German texts full of English names ("Smart City Open Data") reach .2 to .4,
whole sentences of any length .85 and more."""
_SHORTEST = 20
_ENOUGH = 1000
"""Letters read; more do not change the result and cost time."""


def detect_language(text: str) -> str:
    """ISO 639-1 code out of ``LANGUAGES``; ``DEFAULT_LANGUAGE`` for texts too short or too mixed to tell.

    ``UNKNOWN_LANGUAGE`` where the library cannot unpack its model, for which it needs room for a temporary file.
    """
    text = text[:_ENOUGH].strip()
    if len(text) < _SHORTEST:
        return DEFAULT_LANGUAGE
    try:
        identifier = _identifier()
    except OSError as error:
        log.warning("languages not told apart", exc_info=error)
        return UNKNOWN_LANGUAGE
    language, confidence = identifier.classify(text)
    return str(language) if confidence >= _LEAST_CONFIDENCE else DEFAULT_LANGUAGE


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
