"""Which language a passage or a question is in."""

from __future__ import annotations

from functools import lru_cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = ("de", "en", "fr", "nl", "pl", "it", "es", "da", "cs")
"""German, its neighbours, and what European partner projects write in; more would only make short texts unsure."""

DEFAULT_LANGUAGE = "de"

_LEAST_CONFIDENCE = 0.6
"""Below it the default is the better guess: German texts full of English names ("Smart City Open Data") reach .2 to .4,
whole sentences of any length .85 and more."""
_SHORTEST = 20
_ENOUGH = 1000
"""Letters read; more do not change the result and cost time."""


def detect_language(text: str) -> str:
    """ISO 639-1 code out of ``LANGUAGES``; ``DEFAULT_LANGUAGE`` for texts too short or too mixed to tell."""
    text = text[:_ENOUGH].strip()
    if len(text) < _SHORTEST:
        return DEFAULT_LANGUAGE
    language, confidence = _identifier().classify(text)
    return str(language) if confidence >= _LEAST_CONFIDENCE else DEFAULT_LANGUAGE


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier
