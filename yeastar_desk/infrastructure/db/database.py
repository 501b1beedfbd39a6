"""The database of a home: a SQLite file, or a PostgreSQL server when an address says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from yeastar_desk.application.ports import AuditEntry, Clock
from yeastar_desk.application.views import NumberSeries
from yeastar_desk.domain.errors import NotSaved, Refused
from yeastar_desk.infrastructure.clock import SystemClock
from yeastar_desk.infrastructure.db import backup, installation, migrator
from yeastar_desk.infrastructure.db.engine import postgres_engine, sqlite_engine
from yeastar_desk.infrastructure.db.errors import in_words
from yeastar_desk.infrastructure.db.number_series import number_series
from yeastar_desk.infrastructure.db.repositories.audit import head
from yeastar_desk.infrastructure.db.transaction import Transaction
from yeastar_desk.infrastructure.db.unit_of_work import SqlUnitOfWork
from yeastar_desk.infrastructure.db.verify import Anchor, deviations, quick_damage


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
        with in_words(writing=False):
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


class SqlDatabase:
    """Implements `ports.Database` over one connection, which its transactions take turns with."""

    def __init__(self, engine: sa.Engine, url: sa.URL, path: Path | None, clock: Clock) -> None:
        self.url = url.render_as_string(hide_password=True)
        self.path = path
        self._engine = engine
        self._clock = clock
        self._place = installation.place_of(path)
        self._turn = threading.Lock()
        self._holder: int | None = None
        with ExitStack() as undo, in_words(writing=False):
            undo.callback(engine.dispose)
            self._connection = undo.enter_context(engine.connect())
            migrator.prepare(self._connection, path, clock)
            with self._connection.begin():
                self._installation = installation.load(self._connection)
            undo.pop_all()

    @contextmanager
    def work(self) -> Iterator[SqlUnitOfWork]:
        """A writing transaction; leaving the block without `commit` rolls back.

        Raises:
            NotSaved, Damaged: instead of any error of the database driver.
        """
        with self._transaction(reading=False) as work:
            yield work
        if work.committed:
            self._installation = work.installation

    @contextmanager
    def read(self) -> Iterator[SqlUnitOfWork]:
        """A reading transaction: a consistent view that cannot write."""
        with self._transaction(reading=True) as work:
            yield work

    def backup(self, folder: Path) -> Path:
        """Make a verified backup and return its file.

        Raises:
            NotSaved: it could not be made; nothing of it is left.
            Damaged: the database itself is damaged.
            Refused: a database server is backed up by its own tools.
        """
        if self.path is None:
            raise Refused("This database is on a server: back it up with pg_dump, and bring it back with pg_restore.")
        with self._my_turn():
            name = backup.free_name(folder, f"desk-{backup.stamp(self._clock.now())}", ".sqlite3")
            return backup.copy_to(migrator.sqlite_of(self._connection), folder, name)

    def verify(self, anchor: Anchor | None = None) -> list[str]:
        """Check everything that is stored; one sentence for each deviation. Takes minutes for large databases.

        Args:
            anchor: an earlier `audit_head`, which tells when the newest rows were cut off.
        """
        with self._transaction(reading=True):
            return deviations(self._connection, anchor)

    def quick_check(self) -> list[str]:
        """What SQLite notices by itself, for every start; one sentence for each deviation."""
        with self._transaction(reading=True):
            return quick_damage(self._connection)

    def audit_head(self) -> Anchor:
        """Number and hash of the newest audit row: printed on reports, it proves later that nothing was cut off."""
        with self._transaction(reading=True):
            return head(self._connection)

    def number_series(self) -> list[NumberSeries]:
        """The gap report."""
        with self._transaction(reading=True):
            return number_series(self._connection)

    def close(self) -> None:
        """Give the connection back; whatever was not committed is rolled back."""
        with self._turn:
            self._connection.close()
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
    def _transaction(self, *, reading: bool) -> Iterator[SqlUnitOfWork]:
        with self._my_turn(), in_words(writing=not reading):
            root = self._begin(reading=reading)
            try:
                transaction = Transaction(self._connection, self._clock, self._installation)
                if not reading and self._installation.place != self._place:
                    transaction.installation = installation.renew(self._connection, self._place)
                    suffix = transaction.installation.suffix
                    entry = AuditEntry("number_series_renewed", "installation", "", {"series_suffix": suffix})
                    transaction.entries.append(entry)
                yield SqlUnitOfWork(transaction, root)
            finally:
                self._end(root)

    def _begin(self, *, reading: bool) -> sa.RootTransaction:
        try:
            return self._start(reading=reading)
        except sa.exc.DBAPIError as error:
            if not error.connection_invalidated:
                raise
            # The server closed the connection since the last transaction. Nothing has been done in this one yet.
            return self._start(reading=reading)

    def _start(self, *, reading: bool) -> sa.RootTransaction:
        self._connection.info["reading"] = reading
        if self.path is not None:
            migrator.sqlite_of(self._connection).execute(f"PRAGMA query_only = {int(reading)}")
        try:
            return self._connection.begin()
        except BaseException:
            self._roll_back()
            raise

    def _end(self, root: sa.RootTransaction) -> None:
        """Roll back what was not committed; after a commit that failed the driver may still be inside."""
        if root.is_active:
            with suppress(sa.exc.DBAPIError):
                root.rollback()
        self._roll_back()

    def _roll_back(self) -> None:
        with suppress(sa.exc.SQLAlchemyError, self._engine.dialect.loaded_dbapi.Error):
            self._connection.rollback()
            self._connection.connection.rollback()
