"""What every import of records does: look at a whole file, or store all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from yeastar_desk.application.import_answers import Imported, ImportPreview, RecordChange
from yeastar_desk.application.ports import AuditEntry, Database, Progress, UnitOfWork
from yeastar_desk.application.tables import ImportRefused, Names, ReadTable, Refusals, Table, no_progress

_Record = TypeVar("_Record")


class RecordImport(Generic[_Record]):
    """`preview` looks, calling it imports.

    Attributes:
        what: one of the records in words.
        columns, required: the columns that are read, and those that the file must have.
        audit: action and kind of the entry in the audit trail.
    """

    what: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]
    required: ClassVar[tuple[str, ...]]
    audit: ClassVar[tuple[str, str]]

    def __init__(self, database: Database, read_table: ReadTable, names: Names) -> None:
        self._database = database
        self._read_table = read_table
        self._names = names

    def preview(self, path: Path, progress: Progress = no_progress) -> ImportPreview:
        """What the file would change.

        Raises:
            Refused: it cannot be read as a file of these records at all.
            ImportCancelled: `progress` returned False.
        """
        preview = ImportPreview(path.name, self.what)
        refusals = Refusals()
        with self._read_table(path, self.columns, self.required) as table, self._database.read() as work:
            for change, has_subscription, _ in self.merged(work, table, refusals, progress):
                preview.count(change, has_subscription)
            return preview.finish(refusals, table.unknown)

    def __call__(self, path: Path, progress: Progress = no_progress) -> Imported:
        """Store every record of the file, or nothing.

        Raises:
            ImportRefused: a row is refused; nothing was stored.
            ImportCancelled: `progress` returned False; nothing was stored.
            NotSaved: the database could not be written; nothing was stored.
        """
        preview = ImportPreview(path.name, self.what)
        refusals = Refusals()
        with self._read_table(path, self.columns, self.required) as table, self._database.work() as work:

            def to_store() -> Iterator[_Record]:
                for change, has_subscription, record in self.merged(work, table, refusals, progress):
                    preview.count(change, has_subscription)
                    if record is not None and not refusals.count:
                        yield record

            self.store(work, to_store())
            if refusals.count:
                raise ImportRefused(path.name, refusals.rows, refusals.count)
            preview.finish(refusals, table.unknown)
            preview.notes = self.notes(work)
            action, kind = self.audit
            work.audit.record(AuditEntry(action, kind, path.name, preview.as_dict()))
            work.commit()
        return Imported(preview)

    def merged(
        self, work: UnitOfWork, table: Table, refusals: Refusals, progress: Progress
    ) -> Iterator[tuple[RecordChange, bool, _Record | None]]:
        """Every good row on what is stored for it: what changes, whether it has a subscription, what to store."""
        raise NotImplementedError

    def store(self, work: UnitOfWork, records: Iterator[_Record]) -> None:
        """Store what differs from what is stored; the records come while the file is read."""
        raise NotImplementedError

    def notes(self, work: UnitOfWork) -> tuple[str, ...]:
        """Sentences that the rep should read after it."""
        del work
        return ()
