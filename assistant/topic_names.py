"""What a topic of the catalogue is called in an answer (pure)."""

from __future__ import annotations

from assistant.wording import Language
from ingest.catalogue import Topic


def topic_name(language: Language, topic: Topic) -> str:
    """As it stands within a sentence; in English a word is small there unless it is a name ("LoRaWAN")."""
    if language == "de":
        return _short(topic.label)
    first, *_ = topic.label_en.split()
    return topic.label_en[0].lower() + topic.label_en[1:] if first.strip(",").istitle() else topic.label_en


def _short(label: str) -> str:
    """The label up to its explanation: "Angebote der KTS: Start Smart, …" is "Angebote der KTS"."""
    return label.partition(":")[0].strip()
