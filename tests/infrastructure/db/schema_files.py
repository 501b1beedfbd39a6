"""Write the files that the schema tests compare with. Run it after a change of the tables:

    .venv/bin/python -m tests.infrastructure.db.schema_files

While no version is released, the first migration follows the tables. From the first release on its files stay as
they are, and every change is a new migration (docs/decisions/database-migrations.md).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.infrastructure.db.examples import place_example_orders
from yeastar_desk.infrastructure.db import migrations, open_database, schema
from yeastar_desk.infrastructure.db.engine import postgres_engine
from yeastar_desk.infrastructure.db.searches import SEARCHES
from yeastar_desk.infrastructure.db.tables import alembic_version, metadata

FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "golden_schema.sql"
RELEASED = FOLDER / "released"
VERSIONS = Path(migrations.__file__).parent / "versions"
DIALECTS: dict[str, type[sa.Dialect]] = {"sqlite": sqlite.dialect, "postgresql": postgresql.dialect}


def ddl(name: str) -> Iterator[str]:
    """The statements that make all tables and indexes of the present schema, without triggers."""
    dialect = DIALECTS[name]()
    if name == "postgresql":
        postgres_engine(sa.make_url("postgresql+psycopg://")).dispose()  # making one tells indexes their options there
    for table in metadata.sorted_tables:
        if table is alembic_version:
            continue  # Alembic's own, made before the first migration runs
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
    if name == "sqlite":
        for search in SEARCHES:
            yield from search.create()


def golden_text() -> str:
    """The whole schema of SQLite, triggers included, one object on each line."""
    return "".join(f"{line};\n" for line in schema.golden_now())


def main() -> None:
    assert migrations.HEAD == "0001", "the first schema is released: write a new migration"
    for name in DIALECTS:
        lines = [" \n".join(line.rstrip() for line in statement.splitlines()) for statement in ddl(name)]
        text = "".join(f"{statement};\n" for statement in lines).replace(" \n", "\n")
        (VERSIONS / f"0001_{name}.sql").write_text(text, encoding="utf-8")
    GOLDEN.write_text(golden_text(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "desk.sqlite3")
        place_example_orders(database)
        backup = database.backup(Path(folder))
        database.close()
        RELEASED.mkdir(exist_ok=True)
        shutil.move(backup, RELEASED / f"{migrations.HEAD}.sqlite")


if __name__ == "__main__":
    main()
