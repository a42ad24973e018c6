"""What the robots.txt of a website allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from ingest.errors import SourceNotFetched
from ingest.fetch.client import USER_AGENT, PoliteClient
from ingest.fetch.messages import refusal

LONGEST_ROBOTS = 500_000
"""Bytes of a robots.txt that are read (RFC 9309: at least 500 kibibytes)."""
_CLIENT_ERRORS = range(400, 500)
_SERVER_ERRORS = range(500, 600)


@dataclass(slots=True)
class Robots:
    """The rules by origin, each asked once a run (RFC 9309: a missing file allows all, a broken server nothing)."""

    client: PoliteClient
    _rules: dict[str, RobotFileParser | SourceNotFetched] = field(default_factory=dict)

    async def check(self, url: str) -> None:
        """Raises ``SourceNotFetched`` where ``url`` must not be asked for."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = await self._load(origin, parts.hostname or "")
        rules = self._rules[origin]
        if isinstance(rules, SourceNotFetched):
            raise rules
        if not rules.can_fetch(USER_AGENT, url):
            raise refusal("robots_forbid")

    async def _load(self, origin: str, host: str) -> RobotFileParser | SourceNotFetched:
        try:
            answer = await self.client.get(f"{origin}/robots.txt", {}, _anything)
        except SourceNotFetched as error:
            return error
        if answer.status in _SERVER_ERRORS:
            return refusal("robots_unavailable")
        rules = RobotFileParser()
        text = "" if answer.status in _CLIENT_ERRORS else answer.body[:LONGEST_ROBOTS].decode("utf-8", "replace")
        rules.parse(text.splitlines())
        self._note_delay(rules, host)
        return rules

    def _note_delay(self, rules: RobotFileParser, host: str) -> None:
        delay = rules.crawl_delay(USER_AGENT)
        if delay:
            self.client.delays[host] = float(delay)


async def _anything(url: str) -> None:
    """The robots.txt itself needs no permission."""
