"""Follow-up questions resolved with the real catalogue, for tests of dialogues."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from assistant.answer import Turn
from assistant.understanding.dialogue.followups import FollowUps
from assistant.understanding.dialogue.resolved import Resolved
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from ingest.catalogue import load_catalogue


@cache
def follow_ups() -> FollowUps:
    mentions = Mentions(load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog"))
    return FollowUps(mentions, NameFinder(mentions).places)


def resolved(question: str, *turns: tuple[str, str]) -> Resolved:
    """``turns`` are questions with their answers, the oldest first."""
    return follow_ups().resolve(question, [Turn(question=asked, answer=answer) for asked, answer in turns])
