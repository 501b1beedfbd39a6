"""The schema, from nothing and from every released version, is the same; a newer one is left alone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.infrastructure.db import schema_files
from tests.infrastructure.db.examples import place_example_orders
from yeastar_desk.domain.errors import Damaged, NewerDatabase, NotSaved, Refused
from yeastar_desk.infrastructure.db import migrations, migrator, open_database, schema, triggers
from yeastar_desk.infrastructure.db.engine import postgres_engine, sqlite_engine
from yeastar_desk.infrastructure.db.sqlite_file import connect_sqlite
from yeastar_desk.infrastructure.db.tables import alembic_version
from yeastar_desk.infrastructure.db.triggers import make_triggers

RELEASED = sorted(schema_files.RELEASED.glob("*.sqlite"))


def schema_of(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return schema.golden(connection)


def test_the_schema_is_the_golden_one() -> None:
    assert schema_files.golden_text() == schema_files.GOLDEN.read_text(encoding="utf-8"), (
        "the tables have changed: see tests/infrastructure/db/schema_files.py"
    )


def test_every_version_has_a_released_database() -> None:
    versions = schema_files.VERSIONS.glob("*.py")
    assert {path.stem for path in RELEASED} == {path.name.partition("_")[0] for path in versions}


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_a_released_database_opens_and_has_the_golden_schema(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    shutil.copy(released, path)
    database = open_database(path)
    assert database.verify() == []
    with database.read() as work:
        order = work.orders.get("ORD-B3-2027-00001")
        assert order is not None
        assert order.priced.total.decimal() == "1742.10"
    database.close()
    assert schema_of(path) == schema.golden_now()


def test_migrating_from_nothing_makes_the_same_as_making_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "migrated.sqlite3"
    migrate_from_nothing(sqlite_engine(path))
    assert schema_of(path) == schema.golden_now()


def test_it_is_the_same_on_postgresql_too(postgres_cluster_urls: tuple[str, str]) -> None:
    migrated, at_once = (postgres_engine(sa.make_url(url)) for url in postgres_cluster_urls)
    migrate_from_nothing(migrated)
    open_database(postgres_cluster_urls[1]).close()
    assert list(catalogue(migrated)) == list(catalogue(at_once))
    migrated.dispose()
    at_once.dispose()


@pytest.fixture
def postgres_cluster_urls(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    cluster = request.getfixturevalue("postgres_cluster")
    with cluster.database() as first, cluster.database() as second:
        yield first, second


def migrate_from_nothing(engine: sa.Engine) -> None:
    with engine.begin() as connection:
        alembic_version.create(connection)
        migrator.run_migrations(connection, migrations.HEAD)
        make_triggers(connection)
    engine.dispose()


def catalogue(engine: sa.Engine) -> Iterator[tuple[object, ...]]:
    """Columns, constraints, indexes, triggers and extensions of a PostgreSQL database."""
    with engine.connect() as connection:
        for query in (
            "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns "
            "WHERE table_schema = 'public' ORDER BY 1, 2",
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
            "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
            "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger "
            "WHERE NOT tgisinternal ORDER BY 1, 2",
            "SELECT extname FROM pg_extension ORDER BY 1",
        ):
            rows = connection.exec_driver_sql(query).all()
            assert rows
            yield from (tuple(row) for row in rows)


@pytest.mark.parametrize("version", ["0002", "9999", "1a2b3c"])
def test_a_newer_database_is_refused_and_left_byte_identical(tmp_path: Path, version: str) -> None:
    path = tmp_path / "desk.sqlite3"
    open_database(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    before = path.read_bytes()
    with pytest.raises(NewerDatabase, match="newer version of Yeastar Desk"):
        open_database(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["desk.sqlite3"]


def test_a_newer_database_on_a_server_is_refused(postgres_url: str) -> None:
    open_database(postgres_url).close()
    engine = postgres_engine(sa.make_url(postgres_url))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    engine.dispose()
    with pytest.raises(NewerDatabase):
        open_database(postgres_url)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(Refused, match="not a database of Yeastar Desk"):
        open_database(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    path.write_bytes(b"%PDF-1.7 " * 1000)
    with pytest.raises(Damaged, match="restore the newest backup"):
        open_database(path)
    assert path.read_bytes() == b"%PDF-1.7 " * 1000


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    path.touch()
    open_database(path).close()
    assert schema_of(path) == schema.golden_now()


def test_alembic_is_not_loaded_without_need(tmp_path: Path) -> None:
    """It takes as long to load as the rest of the start."""
    script = (
        "import sys; from yeastar_desk.infrastructure.db import open_database\n"
        "for _ in range(2): open_database(sys.argv[1]).close()\n"
        "print(sorted(name for name in ('alembic', 'mako', 'psycopg') if name in sys.modules))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "desk.sqlite3")]
    done = subprocess.run(command, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- a migration, with an older schema that only these tests know -----------------------------------------------

OLDER = "0000"
_HEADER = 'from alembic import op\nrevision = "{}"\ndown_revision = {}\n\n\ndef upgrade():\n'
_GOOD = '    op.create_index("ix_notes_subject_key_at", "notes", ["subject_key", "at"])\n'
# A table that batch mode rebuilds loses its triggers without a word.
_REBUILDING = (
    _GOOD
    + """
    connection = op.get_bind()
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'logos'").scalar()
    with op.batch_alter_table("logos", recreate="always"):
        pass
    connection.exec_driver_sql("ALTER TABLE logos RENAME TO rebuilt")
    connection.exec_driver_sql(made)
    connection.exec_driver_sql("INSERT INTO logos SELECT * FROM rebuilt")
    connection.exec_driver_sql("DROP TABLE rebuilt")
"""
)
_BATCH = (
    _GOOD
    + """
    with op.batch_alter_table("payments", recreate="always"):
        pass
"""
)
_FAILING = _GOOD + '    raise RuntimeError("stopped half-way")\n'
_ORPHANING = (
    _GOOD
    + """
    op.execute("DROP TRIGGER orders_no_delete")
    op.execute("DELETE FROM orders")
"""
)
_FORGETFUL = "    pass\n"


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of an older version with orders in it; the folder `migrations` beside it brings it to this one."""
    path = tmp_path / "home" / "desk.sqlite3"
    database = open_database(path)
    place_example_orders(database)
    database.close()
    with closing(connect_sqlite(path)) as connection:
        connection.execute("DROP INDEX ix_notes_subject_key_at")
        connection.execute("UPDATE alembic_version SET version_num = ?", (OLDER,))
    versions = tmp_path / "migrations" / "versions"
    versions.mkdir(parents=True)
    shutil.copy(migrator.MIGRATIONS / "env.py", versions.parent)
    (versions / "0000_older.py").write_text(_HEADER.format(OLDER, None) + "    pass\n")
    monkeypatch.setattr(migrator, "MIGRATIONS", versions.parent)
    return path


def write_migration(upgrade: str) -> None:
    text = _HEADER.format(migrations.HEAD, f'"{OLDER}"') + upgrade
    (migrator.MIGRATIONS / "versions" / "0001_newer.py").write_text(text)


@pytest.mark.parametrize("upgrade", [_GOOD, _REBUILDING], ids=["good", "rebuilding"])
def test_an_older_database_is_migrated_after_a_backup(older: Path, upgrade: str) -> None:
    before = schema_of(older)
    write_migration(upgrade)
    database = open_database(older)
    assert database.verify() == []
    database.close()
    assert schema_of(older) == schema.golden_now()
    (backup,) = (older.parent / "backups").iterdir()
    assert backup.name.startswith("before-0000-to-0001-")
    assert schema_of(backup) == before
    for table in ("documents", "orders", "logos"):
        assert_frozen(older, table)


def assert_frozen(path: Path, table: str) -> None:
    with closing(connect_sqlite(path)) as connection:
        for change in (f"UPDATE {table} SET rowid = rowid", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} never change"):
                connection.execute(change)


def test_rebuilding_a_table_does_lose_its_triggers(older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Positive control: without making the triggers again, the migration above is caught by the golden schema."""
    write_migration(_REBUILDING)
    monkeypatch.setattr(triggers, "make_triggers", lambda _: None)
    with pytest.raises(Damaged, match="CREATE TRIGGER logos_no_"):
        open_database(older)


@pytest.mark.parametrize(
    ("upgrade", "error", "words"),
    [
        (_FAILING, RuntimeError, "stopped half-way"),
        (_FORGETFUL, Damaged, "ix_notes_subject_key_at"),
        (_BATCH, Damaged, "payments"),
        (_ORPHANING, Damaged, "refers to nothing"),
    ],
    ids=["failing", "forgetful", "batch", "orphaning"],
)
def test_a_migration_that_goes_wrong_changes_nothing(
    older: Path, upgrade: str, error: type[Exception], words: str
) -> None:
    before = dump(older)
    write_migration(upgrade)
    with pytest.raises(error, match=words):
        open_database(older)
    assert dump(older) == before


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_without_room_for_the_backup_nothing_is_migrated(older: Path) -> None:
    before = dump(older)
    write_migration(_GOOD)
    (older.parent / "backups").write_text("a file where the folder should be")
    with pytest.raises(NotSaved, match="backup was not made"):
        open_database(older)
    assert dump(older) == before
