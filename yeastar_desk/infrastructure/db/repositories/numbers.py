"""Number series: one counter row each, taken in the transaction that issues."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import insert

from yeastar_desk.domain.errors import Refused
from yeastar_desk.infrastructure.db.prepared import Prepared
from yeastar_desk.infrastructure.db.statements import insert_into
from yeastar_desk.infrastructure.db.tables import counters, void_numbers
from yeastar_desk.infrastructure.db.transaction import Transaction


def _take(dialect: str) -> sa.Executable:
    first = insert_into(dialect, counters).values(series=sa.bindparam("series"), last=sa.literal_column("1"))
    following: sa.Insert = first.on_conflict_do_update(index_elements=["series"], set_={"last": counters.c.last + 1})
    return following.returning(counters.c.last)


_TAKE = Prepared(_take)


class SqlNumbers:
    """Implements `ports.Numbers`."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self._connection = transaction.connection

    def series_for(self, device_series: str) -> str:
        return device_series + self._transaction.installation.suffix

    def take(self, series: str) -> int:
        """The next counter of a series.

        Raises:
            Refused: the series belongs to the database that this one was copied from (see `series_for`).
        """
        suffix = self._transaction.installation.suffix
        if suffix and suffix not in series:
            raise Refused(
                f"The number series {series} belongs to the database that this one was restored or copied from. "
                f"Numbers made here carry {suffix}; restart the program to use them."
            )
        ((counter,),) = _TAKE.rows(self._transaction, {"series": series})
        return int(counter)

    def void(self, series: str, reason: str, actor: str = "") -> int:
        counter = self.take(series)
        values = {
            "series": series,
            "counter": counter,
            "reason": reason,
            "actor": actor,
            "at": self._transaction.clock.now(),
        }
        self._connection.execute(insert(void_numbers), values)
        self._transaction.touch("void", series)
        return counter
