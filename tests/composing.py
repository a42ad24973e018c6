"""A composer that says nothing, and the drafts of one that does."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Support
from assistant.drafts import Draft
from assistant.run import Composer, Run


class Silent:
    def compose(self, run: Run) -> Iterator[Draft]:
        return iter(())


def drafts(composer: Composer, run: Run) -> list[Draft]:
    found = list(composer.compose(run))
    for draft in found:
        assert draft.quotes or draft.support is Support.FRAMING
    return found
