"""What a database error means, in a sentence for the user. No exception of a driver leaves this package."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from yeastar_desk.domain.errors import Damaged, DeskError, NotSaved

# By SQLite's primary error code: what happened and what to do.
_SQLITE = {
    "SQLITE_FULL": "the disk is full. Delete or move some files, then try again.",
    "SQLITE_IOERR": "the disk reported an error. Check that it is still connected, then try again; "
    "if that does not help, make a backup on another disk.",
    "SQLITE_READONLY": "the database cannot be written. Check that its folder is still there and that you may "
    "write to it, then try again.",
    "SQLITE_PERM": "you may not write to the database. Check the permissions of its folder, then try again.",
    "SQLITE_CANTOPEN": "the folder of the database cannot be written, or it is gone. Check that it is there and "
    "that you may write to it, then try again.",
    "SQLITE_BUSY": "another program is using the database. Close other windows of Yeastar Desk, then try again.",
    "SQLITE_LOCKED": "another program is using the database. Close other windows of Yeastar Desk, then try again.",
    "SQLITE_NOMEM": "the computer is out of memory. Close some programs, then try again.",
}
_UNDECODABLE = "Could not decode to UTF-8"
_SQLITE_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"}

# By PostgreSQL's SQLSTATE.
_IN_USE = "another computer is using the database. Wait a moment, then try again."
_POSTGRES = {
    "53100": "the disk of the database server is full. Tell its administrator, then try again.",
    "55P03": _IN_USE,
    "40001": _IN_USE,
    "40P01": _IN_USE,
    "57014": "the database server took too long. Try again.",
    "25006": "the database server accepts no changes now. Tell its administrator, then try again.",
    "28P01": "the database server did not accept the password. Check the database address in Settings.",
    "28000": "the database server did not accept this user. Check the database address in Settings.",
    "3D000": "the database does not exist on the server. Check the database address in Settings.",
    "42501": "your account on the database server may not do this. Tell its administrator.",
}
_POSTGRES_DAMAGED = {"XX001", "XX002"}

DAMAGED = (
    "The database is damaged. Nothing was saved. Leave its file as it is, restore the newest backup with "
    "yeastar-desk restore FILE, and keep the damaged file."
)


@contextmanager
def in_words(*, writing: bool) -> Iterator[None]:
    """Turn errors of a database driver into sentences; other exceptions pass.

    Raises:
        NotSaved, Damaged: instead of what the driver raised.
    """
    try:
        yield
    except sa.exc.DBAPIError as error:
        if error.connection_invalidated:
            raise _lost(writing) from error
        raise meaning_of(error.orig or error, writing=writing) from error
    except sqlite3.Error as error:
        raise meaning_of(error, writing=writing) from error


@contextmanager
def undecodable_is_damaged() -> Iterator[None]:
    """SQLite's driver stumbles over damaged names and messages before it can say that they are damaged.

    Only for code that reads nothing but the database.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        raise Damaged(DAMAGED) from error


def meaning_of(error: BaseException, *, writing: bool) -> DeskError:
    """The sentence for an error that a driver raised."""
    if isinstance(error, sqlite3.Error):
        code = "_".join((getattr(error, "sqlite_errorname", None) or "").split("_")[:2])
        damaged, words = code in _SQLITE_DAMAGED or str(error).startswith(_UNDECODABLE), _SQLITE.get(code)
    else:
        state = getattr(error, "sqlstate", None) or "08000"  # no answer at all: the connection
        if state.startswith(("08", "57P")):
            return _lost(writing)
        damaged, words = state in _POSTGRES_DAMAGED, _POSTGRES.get(state)
    if damaged:
        return Damaged(DAMAGED)
    if words is None:  # a constraint or a trigger said no: a defect of this program, not of what was entered
        reason = (str(error).strip() or type(error).__name__).splitlines()[0]
        words = f"the database refused it ({reason}). Please report this to whoever looks after the program."
    return NotSaved(f"This was not saved: {words}" if writing else f"The database cannot be read: {words}")


def _lost(writing: bool) -> NotSaved:
    if writing:
        return NotSaved(
            "The connection to the database was lost while saving, so this was probably not saved. Check the network, "
            "look in Orders, and try again only if it is not there."
        )
    return NotSaved("The database server cannot be reached. Check the network, then try again.")
