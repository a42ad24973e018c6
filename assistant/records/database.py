"""The engine, and the tables brought to the newest migration."""

from __future__ import annotations

import json
import logging
import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from assistant.wording import wording
from ingest.errors import InvalidSettings

log = logging.getLogger("transferkompass.records")

MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = max(path.name for path in (MIGRATIONS / "versions").glob("0*.py")).split("_", 1)[0]
CONNECT_SECONDS = 3
"""Answers wait for the record: a database that does not answer within this counts as down."""
BUSY_MILLISECONDS = 3000
MIGRATION_SECONDS = 60
_MIGRATING = threading.Lock()
"""Alembic keeps its state in modules: one migration at a time in a process."""


class NewerTables(SQLAlchemyError):
    """A newer version of the program changed the tables: this one must not write to them."""


def open_engine(url: str) -> Engine:
    """The engine, without connecting yet. Raises ``InvalidSettings`` for an address it cannot be made from."""
    try:
        address = _with_driver(make_url(url))
        is_sqlite = address.get_backend_name() == "sqlite"
        options: dict[str, Any] = {} if is_sqlite else {"pool_timeout": CONNECT_SECONDS, "pool_pre_ping": True}
        arguments = {} if is_sqlite else {"connect_timeout": CONNECT_SECONDS}
        options["json_deserializer"] = _read_json
        engine = create_engine(address, hide_parameters=True, connect_args=arguments, **options)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        raise InvalidSettings(wording("records", "bad_url", reason=type(error).__name__)) from error
    event.listen(engine, "connect", _prepare_sqlite if is_sqlite else _prepare_server)
    return engine


def migrate(engine: Engine) -> None:
    """Bring the tables to the newest migration. Several processes may do so at once: one does it, the others wait.

    Raises what SQLAlchemy raises, and ``NewerTables``.
    """
    with _file_lock(engine):
        _migrate(engine)


def _migrate(engine: Engine) -> None:
    found = version(engine)
    if found == NEWEST:
        return
    if found is not None and found > NEWEST:
        raise NewerTables(found)
    # Alembic takes 0.2 s to import and is needed at the first start only.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with _MIGRATING, engine.connect() as connection:
        _lock(connection)
        if version(engine) != NEWEST:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.commit()


def version(engine: Engine) -> str | None:
    """The migration the tables are at; None before the first."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def shown_url(engine: Engine) -> str:
    """The address without its password."""
    return engine.url.render_as_string(hide_password=True)


def _with_driver(url: URL) -> URL:
    """Administrations write ``postgres://`` or ``postgresql://``; the driver we bring is psycopg 3."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def _read_json(kept: str) -> Any:
    """None for what was damaged, as by hand: one row must not hide all others."""
    try:
        return json.loads(kept)
    except ValueError as error:
        log.warning("damaged record", exc_info=error)
        return None


def _prepare_sqlite(connection: Any, _: object) -> None:
    """Readers beside one writer, feedback goes with its answer, short waits."""
    cursor = connection.cursor()
    # First, or a second process that connects in the same moment is refused instead of waiting.
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()


def _prepare_server(connection: Any, _: object) -> None:
    """Nobody waits for a table that another program holds. Not an option of the address: poolers refuse those."""
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = {BUSY_MILLISECONDS}")
    cursor.close()
    connection.commit()


def _file_lock(engine: Engine) -> AbstractContextManager[object]:
    """For processes on one SQLite file: they wait longer for a migration than SQLite lets them."""
    path = engine.url.database
    if engine.url.get_backend_name() != "sqlite" or not path or path == ":memory:":
        return nullcontext()
    return FileLock(f"{path}.lock", timeout=MIGRATION_SECONDS)


def _lock(connection: Any) -> None:
    """For processes on one PostgreSQL database. On SQLite the migration becomes one transaction, which its driver does
    not begin for changes of tables: half of one would be refused at every later start."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{MIGRATION_SECONDS}s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(820073)"))


DatabaseError = SQLAlchemyError
"""Everything a database can fail with; modules of this folder translate it."""
