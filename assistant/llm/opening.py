"""The model of the settings, if there is one."""

from __future__ import annotations

from assistant.llm.model import LanguageModel
from assistant.settings import LanguageModelSettings


def open_model(settings: LanguageModelSettings) -> LanguageModel | None:
    """None where none is configured; only else the libraries are loaded (about two seconds). Connects to nothing."""
    if not settings.configured:
        return None
    from assistant.llm.client import GuardedModel

    return GuardedModel(settings)
