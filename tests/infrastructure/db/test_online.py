"""What the online use cases store, on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.infrastructure.db.examples import place_example_orders
from yeastar_desk.application.online_ports import Cause, Decisions, OnlineDatabase, Outgoing
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt
from yeastar_desk.application.ports import OutboxItem
from yeastar_desk.application.share_ports import ShareLink
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.db import SqlDatabase, open_database

NOW = datetime(2027, 2, 3, 10, tzinfo=UTC)
HASH = "0123456789abcdef" * 4


def test_it_is_what_the_use_cases_ask_for(database: SqlDatabase) -> None:
    online: OnlineDatabase = database  # mypy compares the two
    with online.read() as work:
        assert work.portal_cache.get("products") is None


def test_an_item_keeps_everything_that_is_known_of_sending_it(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    with database.work() as work:
        (out, *_) = [out for out in work.outgoing.of_subject(order.id) if out.item.kind == "order"]
        assert out == Outgoing(out.item)
        partner = NewPartner("ida@atlas.example", "Atlas", "FR", first_name="Ida")
        changed = replace(
            out,
            item=replace(out.item, state="parked", attempts=3, reason="why", reply="{}", next_at=NOW),
            attempted_at=NOW,
            cause=Cause.UNCONFIRMED,
            wrong_field="years",
            decisions=Decisions(part=2, only=("desk",), service_ids={"desk": "3048571730026938368"}, partner=partner),
            facts={"Billing contact": "Łódź"},
        )
        assert work.outgoing.change(changed, was="pending")
        assert not work.outgoing.change(changed, was="pending")
        work.commit()
    with database.read() as work:
        assert work.outgoing.get(out.item.id) == changed
        assert changed in work.outgoing.listed(["parked"])
        assert work.outgoing.due(["order"], NOW) == [o for o in work.outgoing.listed() if o.item.state == "pending"]


def test_an_item_is_due_when_its_time_has_come(database: SqlDatabase) -> None:
    item = OutboxItem("x", "mail", "", "{}", NOW, next_at=NOW + timedelta(minutes=1))
    with database.work() as work:
        work.outgoing.add(Outgoing(item))
        work.commit()
    with database.read() as work:
        assert work.outgoing.due(["mail"], NOW) == []
        assert [out.item for out in work.outgoing.due(["mail"], item.next_at or NOW)] == [item]


def test_a_lease_has_one_holder_until_it_ends(database: SqlDatabase) -> None:
    def take(holder: str, minutes: int) -> bool:
        with database.work() as work:
            now = NOW + timedelta(minutes=minutes)
            taken = work.leases.take("portal", holder, now, now + timedelta(minutes=2))
            work.commit()
        return taken

    assert take("a", 0)
    assert not take("b", 1)
    assert take("a", 1)
    assert not take("b", 2)
    assert take("b", 3)
    with database.work() as work:
        work.leases.give_back("portal", "a")  # not its holder any more
        work.commit()
    assert not take("a", 4)


def test_the_portals_numbers_are_known_one_by_one(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    with database.work() as work:
        state = work.orders.state(order.id)
        work.orders.change_state(replace(state, portal_order_number="2027001, 2027002"))
        work.commit()
    with database.read() as work:
        assert work.outgoing.portal_order_numbers() == {"2027001", "2027002"}
        assert work.outgoing.portal_order_numbers({"2027002", "2027003"}) == {"2027002"}
        assert work.outgoing.portal_order_numbers({str(n) for n in range(2027001, 2036001)}) == {"2027001", "2027002"}
        assert work.outgoing.portal_order_numbers(()) == set()


def test_orders_at_the_portal_are_told_apart_by_their_status(database: SqlDatabase) -> None:
    orders = place_example_orders(database)[:3]
    sent = NOW - timedelta(days=2)
    with database.work() as work:
        for place, (order, number, status) in enumerate(
            zip(orders, ["2027001", "2027002", "2027003, 2027004"], ["pending", "succeed", "succeed"], strict=True)
        ):
            state = work.orders.state(order.id)
            work.orders.change_state(replace(state, portal_order_number=number, portal_status=status))
            (out,) = [out for out in work.outgoing.of_subject(order.id) if out.item.kind == "order"]
            there = replace(out, item=replace(out.item, state="acknowledged"), attempted_at=sent + timedelta(place))
            assert work.outgoing.change(there, was="pending")
        work.commit()

    def names(items: Sequence[Outgoing]) -> set[str]:
        return {out.item.subject_id for out in items}

    ids = [order.id for order in orders]
    with database.read() as work:
        ever = datetime(2020, 1, 1, tzinfo=UTC)
        assert names(work.outgoing.arrived(ever)) == set(ids)
        assert names(work.outgoing.arrived(ever, {"succeed"})) == {ids[0], ids[2]}, "a part may have come later"
        news = work.outgoing.arrived_with_news
        assert names(news({"2027001": "pending", "2027002": "succeed"})) == {ids[2]}
        assert names(news({"2027001": "succeed", "2027002": "refunded"})) == set(ids)
        assert names(news({str(number): "succeed" for number in range(2020000, 2029000)})) == {ids[0], ids[2]}
        assert work.outgoing.first_arrived(ever) == sent
        assert work.outgoing.first_arrived(NOW + timedelta(days=4000)) is None


def test_the_last_answer_replaces_the_one_before(database: SqlDatabase) -> None:
    with database.work() as work:
        work.portal_cache.put("users", [{"id": "1"}], NOW)
        work.portal_cache.put("users", [{"id": "3048571730026938369", "name": "Łódź"}], NOW + timedelta(1))
        work.commit()
    with database.read() as work:
        cached = work.portal_cache.get("users")
    assert cached is not None
    assert (cached.data, cached.fetched_at) == ([{"id": "3048571730026938369", "name": "Łódź"}], NOW + timedelta(1))


def attempt(order_id: str, key: str = "a1", state: AttemptState = AttemptState.NEW) -> PaymentAttempt:
    return PaymentAttempt(
        key, order_id, "live", state, "ORD-B3-2027-00001", Money(174210, "EUR"), False, NOW, f"r-{key}"
    )


def test_an_attempt_comes_back_as_it_was_stored(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    first = attempt(order.id)
    with database.work() as work:
        work.payment_attempts.add(first)
        work.commit()
    after = replace(first, state=AttemptState.AWAITING, paypal_order_id="5O190127", called_at=NOW, next_at=NOW, tries=2)
    with database.work() as work:
        assert work.payment_attempts.change(after, was=AttemptState.NEW)
        assert not work.payment_attempts.change(after, was=AttemptState.NEW)
        work.commit()
    with database.read() as work:
        assert work.payment_attempts.get("a1") == after
        assert work.payment_attempts.open_for(order.id) == after
        assert work.payment_attempts.due(NOW) == [after]
        assert work.payment_attempts.due(NOW - timedelta(seconds=1)) == []


def test_the_database_allows_one_open_attempt_for_an_order(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    with database.work() as work:
        work.payment_attempts.add(attempt(order.id))
        work.commit()
    with pytest.raises(NotSaved), database.work() as work:
        work.payment_attempts.add(attempt(order.id, "a2"))
    with database.work() as work:
        work.payment_attempts.change(attempt(order.id, state=AttemptState.EXPIRED), was=AttemptState.NEW)
        work.payment_attempts.add(attempt(order.id, "a2"))
        work.commit()
    with database.read() as work:
        assert [a.id for a in work.payment_attempts.of_order(order.id)] == ["a1", "a2"]


def test_what_an_attempt_asks_for_never_changes(database: SqlDatabase) -> None:
    (order, *_) = place_example_orders(database)
    with database.work() as work:
        work.payment_attempts.add(attempt(order.id))
        work.commit()
    with pytest.raises(NotSaved), database.work() as work:
        work.payment_attempts.change(replace(attempt(order.id), amount=Money(1, "EUR")), was=AttemptState.NEW)


@pytest.mark.parametrize(("seconds", "works"), [(-1, True), (0, False), (1, False)])
def test_a_link_ends_to_the_second(database: SqlDatabase, seconds: int, works: bool) -> None:
    link = ShareLink(HASH, "PF-B3-2027-00001", "mail", NOW, NOW + timedelta(hours=24))
    with database.work() as work:
        work.share_links.add(link)
        work.commit()
    with database.work() as work:
        used = work.share_links.consume(HASH, link.expires_at + timedelta(seconds=seconds))
        work.commit()
    assert (used == "PF-B3-2027-00001") is works


def test_a_link_works_once_and_an_unknown_one_never(database: SqlDatabase) -> None:
    with database.work() as work:
        work.share_links.add(ShareLink(HASH, "PF-B3-2027-00001", "mail", NOW, NOW + timedelta(hours=24)))
        assert work.share_links.consume(HASH, NOW) == "PF-B3-2027-00001"
        assert work.share_links.consume(HASH, NOW) is None
        assert work.share_links.consume("f" * 64, NOW) is None
        work.commit()


@pytest.mark.usefixtures("patient_programs")
def test_of_200_on_two_computers_one_uses_a_link_up(address: str) -> None:
    computers = [open_database(address), open_database(address)]
    with computers[0].work() as work:
        work.share_links.add(ShareLink(HASH, "PF-B3-2027-00001", "mail", NOW, NOW + timedelta(hours=24)))
        work.commit()

    def use(person: int) -> str | None:
        with computers[person % 2].work() as work:
            number = work.share_links.consume(HASH, NOW)
            work.commit()
        return number

    with ThreadPoolExecutor(20) as pool:
        got = list(pool.map(use, range(200)))
    for computer in computers:
        computer.close()
    assert [number for number in got if number] == ["PF-B3-2027-00001"]
