"""What became of a question when it was made to stand for itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from assistant.wording import Language


class Outcome(Enum):
    """What became of a question in a conversation."""

    COMPLETE = auto()
    """Stands for itself and was left alone."""
    CARRIED = auto()
    """Something of the conversation was carried over."""
    OPEN = auto()
    """Points at something that nobody has said."""
    NO_PLACE = auto()
    """Asks for a figure of one municipality without saying of which."""
    OWN_PLACE = auto()
    """Asks of the asker's own municipality, of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question as it stands for itself. ``new_subject``: complete and about something else than the one before."""

    text: str
    outcome: Outcome
    new_subject: bool = False
    group: tuple[str, ...] = ()
    """The projects it chooses from."""
    keeps_subject: bool = False
    """Its words are those of the documents: what is spoken of is what was spoken of before."""
    beside: tuple[str, ...] | None = None
    """What it names beside the thing it leans on ("Sensoren" of the LoRaWAN network); None where it leans on none."""
    named: tuple[str, ...] = ()
    """What a question names itself that was written out with the conversation behind it."""
    apart_from: tuple[str, ...] = ()
    """Names of the projects told of already, where others are wanted."""
    wants_more: bool = False
    """What was told already is not to be told again."""
    plainly: bool = False
    """The question before is asked again, in Einfache Sprache."""
    language: Language | None = None
    """The question before is asked again, to be answered in this language."""
