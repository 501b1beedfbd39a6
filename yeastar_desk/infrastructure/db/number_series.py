"""The gap report: every number that a series should have and has not."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import select

from yeastar_desk.application.views import NumberSeries
from yeastar_desk.infrastructure.db.tables import counters, day_closes, documents, orders, void_numbers

_USED = sa.union_all(
    select(orders.c.series, orders.c.counter),
    select(documents.c.series, documents.c.counter),
    select(day_closes.c.series, day_closes.c.counter),
    select(void_numbers.c.series, void_numbers.c.counter),
).subquery()
_SUMMARY = select(_USED.c.series, sa.func.count(), sa.func.max(_USED.c.counter)).group_by(_USED.c.series)


def number_series(connection: sa.Connection) -> list[NumberSeries]:
    """Every series with its last number, those that are missing, and those that were spoiled."""
    last = dict(connection.execute(select(counters.c.series, counters.c.last)).all())
    used = {series: (count, highest) for series, count, highest in connection.execute(_SUMMARY)}
    voids: dict[str, list[tuple[int, str]]] = {}
    spoiled = select(void_numbers.c.series, void_numbers.c.counter, void_numbers.c.reason)
    for series, counter, reason in connection.execute(spoiled.order_by(void_numbers.c.counter)):
        voids.setdefault(series, []).append((counter, reason))
    found = []
    for series in sorted({*last, *used}):
        end = last.get(series, 0)
        count, highest = used.get(series, (0, 0))
        missing: tuple[int, ...] = ()
        if count != end or highest > end:
            there = set(connection.execute(select(_USED.c.counter).where(_USED.c.series == series)).scalars())
            missing = tuple(counter for counter in range(1, end + 1) if counter not in there)
        found.append(
            NumberSeries(
                series=series,
                last=end,
                missing=missing,
                void=tuple(voids.get(series, ())),
                beyond=highest if highest > end else 0,
            )
        )
    return found
