"""One polite, suspicious HTTP client: paced per host, within limits, to checked addresses only."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx

from ingest.fetch.addresses import Resolver, checked_address
from ingest.fetch.messages import refusal

USER_AGENT: Final = "Transferkompass/0.1 (Sammlung kommunaler Transferpapiere)"
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
DEFAULT_PORTS: Final = {"https": 443, "http": 80}
BYTES_A_MEGABYTE: Final = 1_000_000

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much patience and space one download gets. Seconds and megabytes."""

    megabytes: float = 50
    seconds: float = 120
    """For the whole download, redirects included."""
    silence: float = 20
    """Longest wait for the next byte."""
    redirects: int = 5
    pause: float = 1.0
    """Between two requests to one host; more if its robots.txt asks for more."""
    longest_pause: float = 30.0
    """A longer crawl delay than this is cut to it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``url`` is the address after redirects; ``type`` the media type in lower case, without parameters."""

    url: str
    status: int
    type: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class PoliteClient:
    """Asks hosts in ``allowed`` only. ``delays`` holds what robots.txt files ask for, in seconds by host."""

    http: httpx.AsyncClient
    allowed: frozenset[str]
    limits: FetchLimits
    resolve: Resolver
    clock: Clock
    sleep: Sleep
    allow_local: bool = False
    delays: dict[str, float] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    async def get(
        self,
        url: str,
        headers: Mapping[str, str],
        permitted: Callable[[str], Awaitable[None]],
        accepted: Callable[[str, int], None] = lambda media_type, status: None,
    ) -> Answer:
        """The answer at ``url``, redirects followed. Raises ``SourceNotFetched`` with a German reason.

        ``permitted`` is asked before every request and raises where robots.txt forbids it; ``accepted`` sees media
        type and status before the body is read and raises to spare it.
        """
        target = url
        for _ in range(self.limits.redirects + 1):
            self._checked_url(target)
            await permitted(target)
            answer = await self._ask(target, headers, accepted)
            if answer.status not in REDIRECTS:
                return answer
            location = answer.headers.get("location")
            if not location:
                raise refusal("redirect_without_target")
            target = urljoin(target, location)
        raise refusal("too_many_redirects", limit=self.limits.redirects)

    async def _ask(self, url: str, headers: Mapping[str, str], accepted: Callable[[str, int], None]) -> Answer:
        request = await self._request(url, headers)
        await self._keep_pace(urlsplit(url).hostname or "")
        try:
            response = await self.http.send(request, stream=True)
            try:
                return await self._read(url, response, accepted)
            finally:
                await response.aclose()
        except httpx.TimeoutException as error:
            raise refusal("too_slow", seconds=round(self.limits.silence)) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise refusal("connection", problem=type(error).__name__) from error

    async def _request(self, url: str, headers: Mapping[str, str]) -> httpx.Request:
        """A request to the checked address itself: between check and connection the name is not looked up again."""
        parts = self._checked_url(url)
        host, port = parts.host, parts.port or DEFAULT_PORTS[parts.scheme]
        address = await checked_address(host, port, self.resolve, self.allow_local)
        named = {"Host": parts.netloc.decode("ascii"), "User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        return self.http.build_request(
            "GET",
            parts.copy_with(host=address),
            headers={**headers, **named},
            extensions={"sni_hostname": parts.raw_host.decode("ascii")},
        )

    def _checked_url(self, url: str) -> httpx.URL:
        try:
            parts = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise refusal("scheme_not_allowed", url=url) from error
        if parts.scheme != "https" and not (parts.scheme == "http" and self.allow_local):
            raise refusal("scheme_not_allowed", url=url)
        if parts.host not in self.allowed:
            raise refusal("host_not_allowed", host=parts.host)
        return parts.copy_with(userinfo=b"", fragment=None)

    async def _keep_pace(self, host: str) -> None:
        pause = max(self.limits.pause, min(self.delays.get(host, 0.0), self.limits.longest_pause))
        wait = self._asked.get(host, -pause) + pause - self.clock()
        if wait > 0:
            await self.sleep(wait)
        self._asked[host] = self.clock()

    async def _read(self, url: str, response: httpx.Response, accepted: Callable[[str, int], None]) -> Answer:
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code in REDIRECTS:
            return Answer(url, response.status_code, media_type, response.headers, b"")
        accepted(media_type, response.status_code)
        body = await self._body(response)
        return Answer(url, response.status_code, media_type, response.headers, body)

    async def _body(self, response: httpx.Response) -> bytes:
        largest = int(self.limits.megabytes * BYTES_A_MEGABYTE)
        announced = response.headers.get("content-length", "0")
        if announced.isdecimal() and int(announced) > largest:
            raise refusal("too_large", megabytes=self.limits.megabytes)
        body = bytearray()
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > largest:
                raise refusal("too_large", megabytes=self.limits.megabytes)
        return bytes(body)


def new_http_client(limits: FetchLimits) -> httpx.AsyncClient:
    """Without proxies and cookies of the environment; redirects are followed by ``PoliteClient`` alone."""
    return httpx.AsyncClient(follow_redirects=False, trust_env=False, timeout=httpx.Timeout(limits.silence))


async def within(seconds: float, download: Awaitable[Answer]) -> Answer:
    """The answer, or ``SourceNotFetched`` after ``seconds``: a server may drip bytes for ever."""
    try:
        async with asyncio.timeout(seconds):
            return await download
    except TimeoutError as error:
        raise refusal("too_slow", seconds=round(seconds)) from error
