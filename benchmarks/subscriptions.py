"""The lists of subscriptions and renewals over 100,000 of them, as their pages ask for it.

.venv/bin/python -m benchmarks.subscriptions [--count 100000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.db import companies, company_id, memory, show, timed
from tests.infrastructure.db.examples import TODAY
from yeastar_desk.application.list_subscriptions import ListSubscriptions
from yeastar_desk.application.renewals import DueGroup, ListRenewals, calendar_text, csv_text
from yeastar_desk.application.subscription_views import SubscriptionFilter
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.subscriptions import Subscription, SubscriptionStatus
from yeastar_desk.infrastructure.db import SqlDatabase, open_database

PAGE = 100


class FixedClock:
    def now(self) -> datetime:
        return datetime.combine(TODAY, datetime.min.time(), UTC)

    def today(self) -> object:
        return TODAY


def subscribed(count: int) -> Iterator[tuple[Company, Subscription | None]]:
    """Customers of `benchmarks.db`: every fifth subscription has expired, every fourth is a hosting package."""
    having = (pair for pair in companies(2 * count) if pair[1] is not None)
    for n, (company, subscription) in enumerate(having):
        assert subscription is not None
        if n % 5 == 0:
            earlier = timedelta(days=710)
            subscription = replace(
                subscription, starts_on=TODAY - 2 * earlier, expires_on=subscription.expires_on - earlier
            )
        if n % 4 == 0:
            subscription = replace(
                subscription, product=Product.PCE_PACKAGE, plan="enterprise", capacities={"extensions": n % 900 + 1}
            )
        yield company, subscription


def measure_list(database: SqlDatabase) -> None:
    listed = ListSubscriptions(database, FixedClock())  # type: ignore[arg-type]
    cases: dict[str, tuple[SubscriptionFilter, str, bool]] = {
        "next to expire first": (SubscriptionFilter(), "expires_on", False),
        "by company": (SubscriptionFilter(), "holder_name", True),
        "by ID": (SubscriptionFilter(), "subject_id", False),
        "Workplace": (SubscriptionFilter(product=Product.WORKPLACE), "expires_on", False),
        "packages by name": (SubscriptionFilter(product=Product.PCE_PACKAGE), "holder_name", False),
        "expired": (SubscriptionFilter(status=SubscriptionStatus.EXPIRED), "expires_on", True),
        "search, part of a name": (SubscriptionFilter(text="nordlicht"), "expires_on", False),
        "search, one character": (SubscriptionFilter(text="科"), "expires_on", False),
        "search, an ID": (SubscriptionFilter(text=company_id(77)), "expires_on", False),
        "search, nothing like it": (SubscriptionFilter(text="xqvv"), "expires_on", False),
    }
    for what, (wanted, sort, descending) in cases.items():
        number = listed.count(wanted)
        counting = min(timed(lambda: listed.count(wanted)) for _ in range(5))  # noqa: B023 (called at once)
        paging = []
        for offset in (0, number // 2, max(0, number - PAGE)):
            page = partial(listed.page, wanted, offset, PAGE, sort=sort, descending=descending)
            paging.append(min(timed(page) for _ in range(5)))
        worst = max(paging) * 1000
        value = f"{worst:.0f} ms, count {counting * 1000:.0f} ms"
        show(f"a page of {number:,} subscriptions, {what}", value, "under 200 ms", worst < 200)


def measure_renewals(database: SqlDatabase) -> None:
    renewals = ListRenewals(database, FixedClock())  # type: ignore[arg-type]
    counting = min(timed(renewals.counts) for _ in range(5)) * 1000
    show("what is due in 7, 30 and 90 days, and expired: counts", f"{counting:.0f} ms", "under 200 ms", counting < 200)
    now, number = FixedClock().now(), sum(renewals.counts().values())
    for what, write in (("CSV", csv_text), ("calendar", partial(calendar_text, now=now))):
        before = memory()
        seconds = timed(lambda: sum(len(text) for text in write(renewals.rows(list(DueGroup)))))  # noqa: B023
        grown = memory() - before
        show(f"{number:,} renewals as {what}", f"{seconds:.1f} s, {grown:.0f} MB", "under 10 s, 100 MB", seconds < 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where to make the database; default: the temporary folder")
    chosen = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="desk-benchmark-", dir=chosen.folder))
    print(f"# Python {sys.version.split()[0]}")
    try:
        database = open_database(folder / "subscriptions.sqlite3")
        with database.work() as work:
            work.companies.save_all(subscribed(chosen.count))
            work.commit()
        measure_list(database)
        measure_renewals(database)
        database.close()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
