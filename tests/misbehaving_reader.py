"""A reader that does what the file says: for the tests of the reading processes."""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path

from ingest.documents import Block, BlockKind, DocumentInfo, Page, ReadDocument
from ingest.errors import UnreadableDocument
from ingest.readers import ReadingLimits
from ingest.readers.ocr import recognise

SLOW_RECOGNITION = """
import resource, sys, time
time.sleep(4)
print(sys.stdin.read(), resource.getrlimit(resource.RLIMIT_DATA)[0], end="")
"""


def read(path: Path, *, limits: ReadingLimits, name: str) -> list[tuple[str, ReadDocument]]:
    match path.read_text(encoding="utf-8"):
        case "hang":
            time.sleep(3600)
        case "slow":
            for _ in range(40):
                time.sleep(0.1)
                limits.alive()
        case "recognise":
            found = recognise(b"%PDF", limits.alive, command=[sys.executable, "-c", SLOW_RECOGNITION])
            return [("", ReadDocument(DocumentInfo((found or b"").decode()), ()))]
        case "ocr":
            return [("", ReadDocument(DocumentInfo(str(limits.ocr)), ()))]
        case "crash":
            os._exit(3)
        case "memory":
            return [("", ReadDocument(DocumentInfo("x" * len(bytearray(3 * 2**30))), ()))]
        case "full":
            raise OSError(errno.ENOSPC, "no space left on device")
        case "fault":
            raise KeyError("weg")
        case "unreadable":
            raise UnreadableDocument("Die Datei ist leer (0 Byte).", reason="empty")
        case "print":
            sys.stdout.write("noise " * 50_000)
    block = Block(BlockKind.PARAGRAPH, f"{name} {limits.largest_file_mb}")
    return [("", ReadDocument(DocumentInfo(path.stem), (Page(None, None, (block,)),)))]
