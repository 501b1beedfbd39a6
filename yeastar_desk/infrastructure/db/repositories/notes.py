"""What reps wrote down about customers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam, insert, select, update

from yeastar_desk.application.ports import Note
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.infrastructure.db.tables import notes
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(Note.__dataclass_fields__)
_OF = (
    select(*(notes.c[name] for name in _FIELDS))
    .where(notes.c.subject_key == bindparam("key"))
    .order_by(notes.c.at.desc(), notes.c.id.desc())
)


class SqlNotes:
    """Implements `ports.Notes`."""

    def __init__(self, transaction: Transaction) -> None:
        self._connection = transaction.connection

    def add(self, note: Note) -> None:
        values = {name: getattr(note, name) for name in _FIELDS} | {"subject_key": lookup_key(note.subject_id)}
        self._connection.execute(insert(notes), values)

    def of(self, subject_id: str, limit: int = 50) -> Sequence[Note]:
        rows = self._connection.execute(_OF.limit(limit), {"key": lookup_key(subject_id)})
        return [Note(*row) for row in rows]

    def move(self, subject_id: str, to_subject_id: str) -> int:
        moved = update(notes).where(notes.c.subject_key == lookup_key(subject_id))
        values = {"subject_id": to_subject_id, "subject_key": lookup_key(to_subject_id)}
        return self._connection.execute(moved.values(values)).rowcount
