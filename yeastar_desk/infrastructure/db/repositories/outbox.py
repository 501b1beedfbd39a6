"""What waits to be sent."""

from __future__ import annotations

from sqlalchemy import func, select

from yeastar_desk.application.ports import OutboxItem
from yeastar_desk.application.views import QueueSummary
from yeastar_desk.infrastructure.db.prepared import inserting
from yeastar_desk.infrastructure.db.tables import outbox
from yeastar_desk.infrastructure.db.transaction import Transaction

_FIELDS = tuple(OutboxItem.__dataclass_fields__)
_INSERT = inserting(outbox)
_SUMMARY = (
    select(outbox.c.state, func.count(), func.min(outbox.c.created_at))
    .where(outbox.c.state != "acknowledged")
    .group_by(outbox.c.state)
)


class SqlOutbox:
    """Implements `ports.Outbox`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def add(self, item: OutboxItem) -> None:
        _INSERT.rows(self._transaction, {name: getattr(item, name) for name in _FIELDS})

    def summary(self) -> QueueSummary:
        """Items that are parked wait for a person, not for the network: they are counted apart."""
        states = {state: (number, oldest) for state, number, oldest in self._connection.execute(_SUMMARY)}
        parked, _ = states.pop("parked", (0, None))
        waiting = sum(number for number, _ in states.values())
        return QueueSummary(waiting, parked, min((oldest for _, oldest in states.values()), default=None))
