"""A PostgreSQL server of one's own for tests, where the machine has PostgreSQL."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SERVER_USER = "postgres"
"""PostgreSQL refuses to run as root."""


def has_postgres() -> bool:
    return _program("initdb") is not None


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a fresh server, without the name of a database."""
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        _give_away(folder)
        data, port = folder / "data", _free_port()
        _run("initdb", "-D", str(data), "-A", "trust", "-U", "kts", "--no-sync", "-E", "UTF8", "--locale=C")
        options = f"-p {port} -k {folder} -h 127.0.0.1 -F"
        _run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
        try:
            yield f"postgresql://kts@127.0.0.1:{port}"
        finally:
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def new_database(server: str, name: str) -> str:
    """The address of an empty database."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return f"{server}/{name}"


def _run(program: str, *arguments: str) -> None:
    path = _program(program)
    assert path is not None
    user = SERVER_USER if os.getuid() == 0 else None
    subprocess.run([path, *arguments], check=True, capture_output=True, user=user, cwd="/")


def _program(name: str) -> str | None:
    found = [str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))]
    return found[-1] if found else shutil.which(name)


def _give_away(folder: Path) -> None:
    if os.getuid() == 0:
        shutil.chown(folder, SERVER_USER)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
