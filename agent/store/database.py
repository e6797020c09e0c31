"""One SQLite file, opened the one right way: private, WAL, foreign keys on, migrated, never newer than we are."""

from __future__ import annotations

import errno
import fcntl
import os
import pwd
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database as Database  # the rest of the house knows it by this name

from agent.errors import DiskFull, StoreError, UserError
from agent.store.schema import migrations

FILE = "helpfirst.db"
BEGUN = "begun"  # an empty file: a state began here, so an empty one must not silently take its place
SCARCE = 100_000  # bytes: less than that is no room
CACHE_KIB = 1_000  # of the 80 MB that any command may use: whoever reads needs little
WRITING_CACHE_KIB = 16_000  # a first sync touches pages all over the file


@contextmanager
def opened(folder: Path) -> Iterator[Database]:
    """The database in `folder`, made if it is not there (0600 in a 0700 folder). Raises StoreError, also later
    for what goes wrong with the database while it is open; DiskFull where that is all that is wrong.

    UserError if the folder is another user's.
    """
    path = folder / FILE
    begun = folder / BEGUN
    if not exists(folder) and begun.exists():
        raise StoreError(
            f"{path} is gone, though there was one. Put it back from a backup; or, to start afresh, "
            f"delete the whole folder {folder}."
        )
    try:
        _make_private(folder, path)
        begun.touch(mode=0o600)
        connection = sqlite3.connect(path, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(folder, error, "opened") from error
    try:
        yield _prepared(connection, path)
    except sqlite3.DatabaseError as error:
        raise _unusable(folder, error, "used") from error
    finally:
        connection.close()


def exists(folder: Path) -> bool:
    """Is there a database in this folder? UserError if the folder is another user's.

    Root could open that too, but what root leaves in it, the service of that user could no longer write to.
    """
    try:
        owner = folder.stat().st_uid
        if owner == os.geteuid() or (os.geteuid() != 0 and os.access(folder, os.W_OK | os.X_OK)):
            return (folder / FILE).exists()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise UserError(f"The state in {folder} cannot be looked at ({error.strerror}).") from None
    name = _name_of(owner)
    raise UserError(f"The state in {folder} belongs to {name}. Give the command as that user: sudo -u {name} ...")


def _name_of(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"'#{user}'"  # as sudo wants to have it


def in_memory() -> Database:
    """An empty store that is gone with the process."""
    return _prepared(sqlite3.connect(":memory:", isolation_level=None), Path(":memory:"))


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the lock of whoever reads sources into this store. Raises UserError if somebody else does."""
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UserError("Another helpfirst is reading your mail right now; try again when it is done.") from None
        yield
    finally:
        os.close(descriptor)


@contextmanager
def references_unchecked(db: Database) -> Iterator[None]:
    """For a writer that makes what its rows refer to in the same transaction: looking each reference up would
    be an eighth of a first sync. Not within a transaction, where SQLite ignores the pragma."""
    db.conn.execute("pragma foreign_keys = off")
    try:
        yield
    finally:
        db.conn.execute("pragma foreign_keys = on")


@contextmanager
def large_cache(db: Database) -> Iterator[None]:
    """For a writer: more pages in memory, which are given back afterwards."""
    db.conn.execute(f"pragma cache_size = -{WRITING_CACHE_KIB}")
    try:
        yield
    finally:
        db.conn.execute(f"pragma cache_size = -{CACHE_KIB}")


def _make_private(folder: Path, path: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True)
    # SQLite gives its -wal and -shm files the mode of the database file.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _prepared(connection: sqlite3.Connection, path: Path) -> Database:
    for pragma in (
        "journal_mode = wal",
        "synchronous = normal",
        "busy_timeout = 5000",
        "foreign_keys = on",
        "trusted_schema = off",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"pragma {pragma}")
    db = Database(connection, execute_plugins=False)  # looking for plugins is a fifth of a short command's time
    known = {migration.name for migration in migrations._migrations}
    if strange := {migration.name for migration in migrations.applied(db)} - known:
        raise StoreError(
            f"The state in {path} was written by a newer helpfirst ({', '.join(sorted(strange))}). "
            "Install that version again, or name another folder under [store] path."
        )
    if migrations.pending(db):
        migrations.apply(db)
    return db


def _unusable(folder: Path, error: OSError | sqlite3.Error, use: str) -> StoreError:
    if _is_full(folder, error):
        return DiskFull(f"There is no room left on the disk of {folder}. Nothing is lost; make some, and it goes on.")
    reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    return StoreError(f"The state in {folder} cannot be {use} ({reason}).")


def _is_full(folder: Path, error: OSError | sqlite3.Error) -> bool:
    """SQLite says so of a file that it writes to; of one that it maps into memory it knows only that it failed."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and free_bytes(folder) < SCARCE)


def free_bytes(folder: Path) -> int:
    """How much room there is on its disk for us."""
    disk = os.statvfs(folder)
    return disk.f_bavail * disk.f_frsize


def get_meta(db: Database, key: str) -> str | None:
    row = db.conn.execute("select value from meta where key = ?", [key]).fetchone()
    return row[0] if row else None


def set_meta(db: Database, key: str, value: str) -> None:
    db.conn.execute("insert or replace into meta(key, value) values (?, ?)", [key, value])
