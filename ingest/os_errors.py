"""Why the operating system refused, in German."""

from __future__ import annotations

import errno
import socket

from ingest.text_files import texts


def reason(error: OSError) -> str:
    """In a few words that fit into brackets. What has none here is named as the system names it."""
    known = texts("os_errors")
    if isinstance(error, socket.gaierror):
        return str(known["unknown_host"])
    name = errno.errorcode.get(error.errno or 0, "")
    return str(known.get(name) or known["other"].format(name=name or type(error).__name__))
