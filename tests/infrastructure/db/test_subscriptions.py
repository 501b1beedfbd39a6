"""Subscriptions: lists, history, consent, and the orders that wait for payment, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.sales import TODAY, context, package, placed, workplace
from yeastar_desk.application.ports import OrderState
from yeastar_desk.application.subscription_views import Consent, SubscriptionFilter
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus, PlacedOrder
from yeastar_desk.domain.subscription_life import with_order
from yeastar_desk.domain.subscriptions import Subscription, SubscriptionStatus
from yeastar_desk.infrastructure.db import SqlDatabase, open_database

NORDLICHT = workplace(meeting_room=12, desk=20)
ATLAS = package(500, ultimate_plan=60)
ALL = SubscriptionFilter()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlDatabase]:
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else tmp_path / "desk.sqlite3"
    opened = open_database(url)
    yield opened
    opened.close()


def store(database: SqlDatabase, *many: Subscription) -> None:
    with database.work() as work:
        for subscription in many:
            work.subscriptions.save(subscription)
        work.commit()


def store_orders(database: SqlDatabase, *orders: tuple[PlacedOrder, OrderStatus]) -> None:
    with database.work() as work:
        for counter, (order, status) in enumerate(orders, start=1):
            work.orders.add(order, "ORD-T1-2026", counter, OrderState(order.id, OrderStatus.PENDING))
            if status is not OrderStatus.PENDING:
                work.orders.change_state(OrderState(order.id, status))
        work.commit()


def some() -> list[Subscription]:
    """Twelve subscriptions that expire every 20 days around today."""
    plans = ("basic", "standard", "pro")
    return [
        replace(
            workplace(plans[n % 3], expires_on=TODAY + timedelta(days=20 * (n - 4)), desk=n),
            subject_id=f"W-{100 + n}",
            holder_name=f"Größe {n:02} GmbH",
            email=f"mail{n}@example.com",
        )
        for n in range(12)
    ]


def listed(database: SqlDatabase, wanted: SubscriptionFilter, **options: object) -> list[str]:
    with database.read() as work:
        rows = work.subscriptions.page(wanted, TODAY, 0, 100, **options)  # type: ignore[arg-type]
        assert work.subscriptions.count(wanted, TODAY) == len(rows)
    return [row.subject_id for row in rows]


def test_what_is_stored_comes_back(database: SqlDatabase) -> None:
    renew = OrderRequest(operation=Operation.RENEW, subject_id="W-204417", services={"desk": 30})
    ahead = with_order(NORDLICHT, placed(renew, context(NORDLICHT)), TODAY)
    store(database, ahead, ATLAS)
    with database.read() as work:
        assert work.subscriptions.get(Product.WORKPLACE, " w-204417") == ahead
        assert work.subscriptions.get(Product.PCE_PACKAGE, "ATLAS-telecom@example.com") == ATLAS
        assert work.subscriptions.get(Product.PCE_PACKAGE, "W-204417") is None


@pytest.mark.parametrize("sort", ["expires_on", "days_left", "status", "holder_name", "subject_id", "product", "plan"])
def test_a_page_is_a_part_of_the_whole_list(database: SqlDatabase, sort: str) -> None:
    store(database, *some())
    for descending in (False, True):
        whole = listed(database, ALL, sort=sort, descending=descending)
        with database.read() as work:
            pages = [
                row.subject_id
                for offset in range(0, 15, 5)
                for row in work.subscriptions.page(ALL, TODAY, offset, 5, sort, descending)
            ]
        assert pages == whole
        assert len(set(whole)) == 12
    assert listed(database, ALL, sort="expires_on") == [f"W-{100 + n}" for n in range(12)]


def test_filters(database: SqlDatabase) -> None:
    store(database, *some(), ATLAS)
    assert listed(database, SubscriptionFilter(product=Product.PCE_PACKAGE)) == [ATLAS.subject_id]
    assert listed(database, SubscriptionFilter(plan="pro")) == ["W-102", "W-105", "W-108", "W-111"]
    assert listed(database, SubscriptionFilter(text="grosse 07")) == ["W-107"]
    assert listed(database, SubscriptionFilter(text=" GRÖßE 07")) == ["W-107"]
    assert listed(database, SubscriptionFilter(text="w-10", plan="basic")) == ["W-100", "W-103", "W-106", "W-109"]
    assert listed(database, SubscriptionFilter(text="_-10%")) == []
    assert listed(database, SubscriptionFilter(text="telecom")) == [ATLAS.subject_id]
    between = SubscriptionFilter(expires_from=TODAY, expires_to=TODAY + timedelta(days=20))
    assert listed(database, between) == ["W-104", ATLAS.subject_id, "W-105"]


def test_the_status_of_a_filter_is_the_status_of_its_rows(database: SqlDatabase) -> None:
    days = [-400, -1, 0, 1, 29, 30, 31, 400]
    store(
        database,
        *(replace(workplace(expires_on=TODAY + timedelta(days=n)), subject_id=f"W-{n}", email=str(n)) for n in days),
    )
    for status in SubscriptionStatus:
        with database.read() as work:
            rows = work.subscriptions.page(SubscriptionFilter(status=status), TODAY, 0, 100)
        assert {row.status(TODAY) for row in rows} == ({status} if status is not SubscriptionStatus.PENDING else set())
    counts = {status: len(listed(database, SubscriptionFilter(status=status))) for status in SubscriptionStatus}
    assert sum(counts.values()) == len(days)


def test_the_subscriptions_of_one_customer(database: SqlDatabase) -> None:
    other = replace(NORDLICHT, subject_id="W-9", holder_name="NORDLICHT hotels gmbh", email="x@example.com")
    own = replace(ATLAS, holder_name="Nordlicht Holding", email=NORDLICHT.email)
    stranger = replace(NORDLICHT, subject_id="W-8", holder_name="", email="")
    store(database, NORDLICHT, other, own, stranger)
    with database.read() as work:
        found = work.subscriptions.of_holder(NORDLICHT.holder_name, NORDLICHT.email)
        assert {subscription.subject_id for subscription in found} == {"W-204417", "W-9", ATLAS.subject_id}
        assert work.subscriptions.of_holder("", "") == []


def test_history_tells_before_and_after(database: SqlDatabase) -> None:
    grown = replace(NORDLICHT, capacities={"desk": 30})
    with database.work() as work:
        work.subscriptions.save(NORDLICHT, kind="purchase", order_id="o-1", effective_on=TODAY)
        work.subscriptions.save(grown, kind="expand", order_id="o-2", effective_on=TODAY)
        work.subscriptions.remove(grown, kind="taken_back", order_id="o-1")
        work.commit()
    with database.read() as work:
        assert work.subscriptions.get(Product.WORKPLACE, "W-204417") is None
        history = work.subscriptions.changes(Product.WORKPLACE, "w-204417")
    assert [(change.kind, change.order_id, change.before, change.after) for change in history] == [
        ("purchase", "o-1", None, NORDLICHT),
        ("expand", "o-2", NORDLICHT, grown),
        ("taken_back", "o-1", grown, None),
    ]
    assert history[0].effective_on == TODAY
    with database.work() as work, pytest.raises(sa.exc.IntegrityError):
        work._transaction.connection.exec_driver_sql("UPDATE subscription_changes SET kind = 'purchase'")


def test_terms_that_are_paid_ahead_begin(database: SqlDatabase) -> None:
    ahead = with_order(
        NORDLICHT, placed(OrderRequest(operation=Operation.RENEW, plan="pro"), context(NORDLICHT)), TODAY
    )
    store(database, ahead, ATLAS)
    for day, begun, plan in ((date(2027, 3, 13), 0, "standard"), (date(2027, 3, 14), 1, "pro"), (date(2027, 3, 15), 0, "pro")):  # fmt: skip  # noqa: E501
        with database.work() as work:
            assert work.subscriptions.begin_terms(day) == begun
            stored = work.subscriptions.get(Product.WORKPLACE, "W-204417")
            assert stored is not None
            assert (stored.plan, stored) == (plan, ahead.on(day))
            work.commit()


def test_consent_is_kept_word_for_word(database: SqlDatabase) -> None:
    at = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
    on = Consent(Product.WORKPLACE, "W-204417", "auto_renew_on", "I agree “fully”.", "Jonas Petersen", at, "o-1")
    off = replace(on, kind="auto_renew_off", order_id="", at=at + timedelta(days=3))
    with database.work() as work:
        work.consents.add(on)
        work.consents.add(off)
        work.commit()
    with database.read() as work:
        assert work.consents.of(Product.WORKPLACE, "w-204417") == [on, off]
        assert work.consents.of(Product.PCE_PACKAGE, "W-204417") == []


def test_orders_that_wait_for_payment(database: SqlDatabase) -> None:
    expand = OrderRequest(operation=Operation.EXPAND, subject_id="W-204417", services={"desk": 1})
    buy = OrderRequest(subject_id="W-NEW", plan="basic")
    now = context(NORDLICHT)
    first, second, third = (placed(expand, now, f"ORD-{n}") for n in (1, 2, 3))
    new = placed(buy, context(), "ORD-4")
    again = placed(replace(buy, subject_id="W-204417"), context(), "ORD-5")
    store(database, NORDLICHT)
    store_orders(
        database,
        (first, OrderStatus.PENDING),
        (second, OrderStatus.PAID),
        (third, OrderStatus.PENDING),
        (new, OrderStatus.PENDING),
        (again, OrderStatus.CANCELLED),
    )
    with database.read() as work:
        assert [order.number for order in work.orders.unpaid(Product.WORKPLACE, "w-204417")] == ["ORD-1", "ORD-3"]
        assert work.orders.unpaid(Product.PCE_PACKAGE, "W-204417") == []
        assert work.orders.unpaid_numbers([(Product.WORKPLACE, "W-204417"), (Product.WORKPLACE, "W-1")]) == {
            (Product.WORKPLACE, "w-204417"): ("ORD-1", "ORD-3")
        }
        assert [order.number for order in work.orders.unpaid_purchases()] == ["ORD-4"]
        rows = work.orders.of_subscription(Product.WORKPLACE, "W-204417")
        assert {row.number for row in rows} == {"ORD-1", "ORD-2", "ORD-3", "ORD-5"}
