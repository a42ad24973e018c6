"""Names to network addresses, and which of these may be asked."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

from ingest.fetch.messages import refusal

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to addresses. Raises OSError where there are none."""

_IP = ipaddress.IPv4Address | ipaddress.IPv6Address


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses the system's name service gives."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


async def checked_address(host: str, port: int, resolve: Resolver, allow_local: bool) -> str:
    """The address to connect to. One forbidden address among several refuses the host (it could be rebound to it)."""
    try:
        addresses = await resolve(host, port)
    except OSError as error:
        raise refusal("not_resolved", host=host) from error
    if not addresses:
        raise refusal("not_resolved", host=host)
    for address in addresses:
        if not is_permitted(address, allow_local):
            raise refusal("local_address", host=host, address=address)
    return addresses[0]


def is_permitted(address: str, allow_local: bool) -> bool:
    """True for public addresses, and for loopback and private ones if ``allow_local``.

    Link-local addresses never are: cloud machines answer with their secrets there.
    """
    try:
        ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    except ValueError:
        return False
    if ip.is_link_local or ip.is_multicast or ip.is_unspecified or (ip.is_reserved and not ip.is_loopback):
        return False
    return ip.is_global or (allow_local and (ip.is_loopback or ip.is_private))


def _unwrapped(ip: _IP) -> _IP:
    """The IPv4 address inside an IPv6 one, if that is what it stands for (mapped, 6to4, NAT64 …)."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        return inner or ip
    return ip
