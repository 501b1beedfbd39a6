"""The database of a home: a SQLite file, or a PostgreSQL server when an address says so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from yeastar_desk.application.check_records import unwatched
from yeastar_desk.application.ports import AuditEntry, Clock, Progress
from yeastar_desk.application.views import NumberSeries
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.infrastructure.clock import SystemClock
from yeastar_desk.infrastructure.db import backup, installation, migrator
from yeastar_desk.infrastructure.db.engine import driver_of, postgres_engine, reader, sqlite_engine, writer
from yeastar_desk.infrastructure.db.errors import in_words, undecodable_is_damaged
from yeastar_desk.infrastructure.db.number_series import number_series
from yeastar_desk.infrastructure.db.repositories.audit import head
from yeastar_desk.infrastructure.db.transaction import Transaction
from yeastar_desk.infrastructure.db.unit_of_work import SqlUnitOfWork
from yeastar_desk.infrastructure.db.verify import Anchor, deviations, quick_damage

ABANDONED_AFTER = 86_400
"""Seconds after which the copy of a check is nobody's any more."""


def open_database(target: str | Path, *, clock: Clock | None = None) -> SqlDatabase:
    """Open a database; make it when it is new, migrate it (after a verified backup) when it is old.

    Args:
        target: path of a SQLite file, or a SQLAlchemy URL (sqlite:///... or postgresql://...).

    Raises:
        NewerDatabase: a newer version of the program wrote it; it was left as it is.
        NotSaved: it cannot be opened, with what to do.
        Damaged: it is not readable as a database.
        Refused: it belongs to something else.
    """
    url = _url(target)
    clock = clock or SystemClock()
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(
                f"The folder {path.parent} cannot be made: {error.strerror or error}. Choose another home folder."
            ) from error
        with undecodable_is_damaged(), in_words(writing=False):
            migrator.check_before_opening(path)
            return SqlDatabase(sqlite_engine(path), url, path, clock)
    return SqlDatabase(postgres_engine(url), url, None, clock)


def _url(target: str | Path) -> sa.URL:
    text = str(target)
    if "://" not in text:
        return sa.URL.create("sqlite", database=text)
    try:
        url = sa.make_url(text)
    except sa.exc.ArgumentError:
        raise Refused(
            "The database address in Settings cannot be read. Write it like postgresql://user@host/name."
        ) from None
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return url
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    raise Refused(f"{url.drivername} databases are not supported. Use a file, or postgresql://user@host/name.")


@contextmanager
def copy_aside(database: SqlDatabase, target: str | Path, progress: Progress = unwatched) -> Iterator[SqlDatabase]:
    """The same data in a database of its own, which can be read at leisure while orders are placed in the first.

    A file is copied, which keeps others waiting for as long as the copy takes; a server shows every connection a
    consistent view anyway.

    Args:
        target: what the database was opened with.
    """
    # not needed to open a database
    import shutil
    from tempfile import TemporaryDirectory

    with ExitStack() as undo:
        if database.path is not None:
            for left in database.path.parent.glob("check-*"):  # by a program that was killed
                with suppress(OSError):  # another check has just removed its own
                    if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
                        shutil.rmtree(left, ignore_errors=True)
            folder = undo.enter_context(TemporaryDirectory(prefix="check-", dir=database.path.parent))
            target = database.backup(Path(folder), progress)
        other = open_database(target)
        undo.callback(other.close)
        yield other


class SqlDatabase:
    """Implements `ports.Database`. Its transactions take turns, so that reading never keeps a commit waiting."""

    def __init__(self, engine: sa.Engine, url: sa.URL, path: Path | None, clock: Clock) -> None:
        self.url = url.render_as_string(hide_password=True)
        self.path = path
        self._engine = engine
        self._clock = clock
        self._place = installation.place_of(path)
        self._turn = threading.Lock()
        self._holder: int | None = None
        with in_words(writing=False), ExitStack() as undo:
            undo.callback(engine.dispose)
            self._writer = undo.enter_context(writer(engine))
            migrator.prepare(self._writer, path, clock)
            self._reader = undo.enter_context(reader(engine))
            with self._reader.begin():
                self._installation = installation.load(self._reader)
            undo.pop_all()

    @contextmanager
    def work(self) -> Iterator[SqlUnitOfWork]:
        """A writing transaction; leaving the block without `commit` rolls back.

        Raises:
            NotSaved, Damaged: instead of any error of the database driver.
        """
        with self._transaction(self._writer) as (transaction, root):
            if self._installation.place != self._place:
                _renew(transaction, self._place)
            work = SqlUnitOfWork(transaction, root)
            yield work
        if work.committed:
            self._installation = transaction.installation

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """A reading transaction: a consistent view that cannot write."""
        with self._transaction(self._reader) as (transaction, root):
            yield SqlUnitOfWork(transaction, root)

    def backup(self, folder: Path, progress: Progress = unwatched) -> Path:
        """Make a verified backup and return its file.

        Raises:
            CheckStopped: `progress` said so.
            NotSaved: it could not be made; nothing of it is left.
            Damaged: the database itself is damaged.
            Refused: a database server is backed up by its own tools.
        """
        if self.path is None:
            raise Refused("This database is on a server: back it up with pg_dump, and bring it back with pg_restore.")
        with self._my_turn():
            name = backup.free_name(folder, f"desk-{backup.stamp(self._clock.now())}", ".sqlite3")
            return backup.copy_to(driver_of(self._writer), folder, name, progress)

    def verify(self, anchor: Anchor | None = None, progress: Progress = unwatched) -> list[str]:
        """Check everything that is stored; one sentence for each deviation. Takes minutes for large databases.

        Nothing can be written meanwhile: the window checks a copy (`copy_aside`).

        Args:
            anchor: an earlier `audit_head`, which tells when the newest rows were cut off.
            progress: is told how far it is, and can stop it.

        Raises:
            CheckStopped: `progress` said so.
        """
        with undecodable_is_damaged(), self._transaction(self._reader) as (transaction, _):
            return deviations(transaction, anchor, progress)

    def quick_check(self) -> list[str]:
        """What SQLite notices by itself, for every start; one sentence for each deviation."""
        with undecodable_is_damaged(), self._transaction(self._reader):
            return quick_damage(self._reader)

    def audit_head(self) -> Anchor:
        """Number and hash of the newest audit row: printed on reports, it proves later that nothing was cut off."""
        with self._transaction(self._reader) as (transaction, _):
            return head(transaction)

    def number_series(self) -> list[NumberSeries]:
        """The gap report."""
        with self._transaction(self._reader):
            return number_series(self._reader)

    def close(self) -> None:
        """Give the connection back; whatever was not committed is rolled back."""
        with self._turn:
            self._reader.close()
            self._writer.close()
            self._engine.dispose()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        if self._holder == threading.get_ident():
            raise RuntimeError("this thread has a transaction already")
        with self._turn:
            self._holder = threading.get_ident()
            try:
                yield
            finally:
                self._holder = None

    @contextmanager
    def _transaction(self, connection: sa.Connection) -> Iterator[tuple[Transaction, sa.RootTransaction]]:
        with self._my_turn(), in_words(writing=connection is self._writer):
            root = _begin(connection)
            try:
                driver = driver_of(connection) if self.path else None
                yield Transaction(connection, self._clock, self._installation, driver), root
            finally:
                _end(connection, root)


def _renew(transaction: Transaction, place: str) -> None:
    """This is a copy: give it a name and number series of its own, and put that on record."""
    transaction.installation = installation.renew(transaction.connection, place)
    details = {"series_suffix": transaction.installation.suffix}
    transaction.entries.append(AuditEntry("number_series_renewed", "installation", "", details))


def _begin(connection: sa.Connection) -> sa.RootTransaction:
    try:
        return connection.begin()
    except sa.exc.DBAPIError as error:
        _roll_back(connection)
        if not error.connection_invalidated:
            raise
        # The server closed the connection since the last transaction. Nothing has been done in this one yet.
        return connection.begin()


def _end(connection: sa.Connection, root: sa.RootTransaction) -> None:
    """Roll back what was not committed; after a commit that failed the driver may still be inside."""
    used_after_commit = not root.is_active and connection.in_transaction()
    _roll_back(connection)
    if used_after_commit:
        raise RuntimeError("a unit of work was used after its commit")


def _roll_back(connection: sa.Connection) -> None:
    with suppress(sa.exc.SQLAlchemyError, connection.dialect.loaded_dbapi.Error):
        connection.rollback()
        connection.connection.rollback()
