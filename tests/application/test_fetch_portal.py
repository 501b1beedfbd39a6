"""What a fetch brings back from the portal, and what it notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.servers.booth import EXPANSION, HOLDER, Booth
from tests.servers.local_http import Reply
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CONTACTS, SERVICE_IDS
from yeastar_desk.application.connection import Connection
from yeastar_desk.application.fetch_portal import FetchPortal, FetchReport
from yeastar_desk.application.import_prices import ImportPrices
from yeastar_desk.application.known_portal import BALANCE, PURCHASED, kept, known_portal
from yeastar_desk.application.online_ports import Cause
from yeastar_desk.application.portal_prices import SOURCE, PortalPrices
from yeastar_desk.application.send_orders import SendOrders
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.domain.catalogue import PriceList, Product
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.terms import Cycle


def fetch(booth: Booth) -> FetchReport:
    return FetchPortal(booth.database, booth.portal_client, booth.clock)()


def test_everything_is_kept_for_the_time_without_a_connection(booth: Booth, portal: FakePortal) -> None:
    fetch(booth)
    report = fetch(booth)  # what depends on the catalogue comes with the second one
    assert (report.refused, report.stopped) == ({}, "")
    portal.captive = True
    with booth.database.read() as work:
        known = known_portal(work, booth.preferences.load())
        assert {entry.name for entry in known.entries} >= set(SERVICE_IDS)
        assert [contact.id for contact in known.contacts] == [contact["billingContactId"] for contact in CONTACTS]
        assert known.users[0].email == HOLDER
        cached = work.portal_cache.get(BALANCE)
        assert cached is not None
        assert cached.data == "1000.5"
        (product,) = kept(work, PURCHASED)
        assert (product.product_number, product.fields["newField"], product.fields["autoRenew"]) == (
            "369A00",
            "7",
            "true",
        )
        assert {user.yeastar_id for user in work.portal_users.all()} == {HOLDER}


def test_billing_contacts_are_added_once(booth: Booth) -> None:
    fetch(booth)
    fetch(booth)
    with booth.database.read() as work:
        stored = [contact.contact for contact in work.contacts.for_company("")]
    assert sorted(contact.email.casefold() for contact in stored) == ["ap@nordlicht.example", "orders@hanse.example"]
    assert {contact.country for contact in stored} <= {"DE", ""}


def test_what_one_call_refuses_does_not_keep_the_rest_away(booth: Booth, portal: FakePortal) -> None:
    portal.refuse = lambda request: Reply(500, b"x") if request.path.endswith("account_balance") else None
    report = fetch(booth)
    assert list(report.refused) == ["balance"]
    assert report.fetched["plans and services"] > 0


def test_without_a_connection_it_ends_at_once(booth: Booth, portal: FakePortal) -> None:
    portal.captive = True
    assert fetch(booth).connection is Connection.CAPTIVE


def test_number_and_status_come_back_into_the_order(booth: Booth, portal: FakePortal) -> None:
    portal.names_order = False
    order = booth.sell()
    booth.sync()
    assert booth.state(order).portal_order_number == ""
    fetch(booth)
    state = booth.state(order)
    assert (state.portal_order_number, state.portal_status) == (portal.state.orders[0]["orderNo"], "pending")
    portal.state.orders[0]["orderStatus"] = "con_new_one"
    assert fetch(booth).fetched["orders"] == 1
    assert booth.state(order).portal_status == "con_new_one"
    assert booth.state(order).status.value == "pending"  # what the customer has paid is another matter
    assert fetch(booth).fetched["orders"] == 0


def test_an_order_that_the_portal_has_lost_is_shown_to_a_person(booth: Booth, portal: FakePortal) -> None:
    yesterday = portal.backup()
    order = booth.sell()
    booth.sync()
    booth.clock.sleep(timedelta(hours=20))
    portal.restore(yesterday)
    assert fetch(booth).lost == 1
    (out,) = booth.items(order)
    assert (out.item.state, out.cause) == ("parked", Cause.UNCONFIRMED)
    booth.sync()
    assert portal.po_numbers() == []
    SyncCentre(booth.database, booth.clock).it_is_not_there(out.item.id)
    booth.sync()
    assert len(portal.po_numbers()) == 1
    assert booth.state(order).portal_state == "acknowledged"


def test_a_list_that_is_not_complete_loses_no_order(booth: Booth, portal: FakePortal) -> None:
    booth.sell()
    booth.sync()
    empty = {"count": 1, "pageNo": 1, "pageSize": 25, "results": [], "total": 1, "totalPage": 1}
    portal.refuse = lambda request: portal.success(empty) if request.path.endswith("/order/v1/page") else None
    assert fetch(booth).lost == 0


def test_prices_are_compared_before_they_are_used(booth: Booth, portal: FakePortal) -> None:
    fetch(booth)
    fetch(booth)
    prices = PortalPrices(booth.database, booth.clock, lambda: "USD")
    assert prices.fields() == ("price",)
    first = prices.preview()
    assert first.lists[0].valid_from == booth.clock.today()
    assert first.lists[0].find(Product.PCE_PACKAGE, "ultimate_plan", Cycle.ANNUALLY) is not None
    importer = ImportPrices(booth.database, None, booth.clock, None)  # type: ignore[arg-type]
    importer(first)
    assert prices.preview().changed == ()

    original = portal._prices
    portal._prices = lambda request: replace(  # type: ignore[method-assign]
        original(request), body=original(request).body.replace(b"3.25", b"4.75")
    )
    fetch(booth)
    (change,) = [change for change in prices.preview().changed if change.cycle is Cycle.ANNUALLY]
    assert (change.item, change.old and change.old.decimal(), change.new and change.new.decimal()) == (
        "ultimate_plan",
        "3.25",
        "4.75",
    )


def test_what_the_portal_does_not_show_stays_as_it_is(booth: Booth) -> None:
    prices = PortalPrices(booth.database, booth.clock, lambda: "USD")
    assert prices.news() is None
    fetch(booth)
    fetch(booth)
    with booth.database.work() as work:
        (own,) = work.price_lists.all()
        work.price_lists.add(in_currency(own, "USD"), "test", booth.clock.now())
        work.commit()
    found = prices.preview()
    old = {(o.product, o.item, o.cycle) for o in own.offers}
    (taken,) = found.lists
    assert {(o.product, o.item, o.cycle) for o in taken.offers} >= old
    assert found.gone == ()
    assert any(change.item == "extension_expansion" and change.old is not None for change in found.changed)
    assert found.notes[-1].startswith("The portal does not show ")
    news = prices.news()
    assert news is not None
    assert news.changed == found.changed
    ImportPrices(booth.database, None, booth.clock, None)(found)  # type: ignore[arg-type]
    agreed = prices.news()
    assert agreed is not None
    assert (agreed.changed, agreed.new, agreed.gone) == ((), (), ())


def in_currency(price_list: PriceList, currency: str) -> PriceList:
    """The same numbers in another currency."""
    offers = tuple(
        replace(offer, tiers=tuple((start, UnitPrice.parse(price.decimal(), currency)) for start, price in offer.tiers))
        for offer in price_list.offers
    )
    return replace(price_list, id=0, name="Overseas", currency=currency, offers=offers)


def test_a_changed_price_is_the_reps_decision(booth: Booth, portal: FakePortal) -> None:
    fetch(booth)
    fetch(booth)
    prices = PortalPrices(booth.database, booth.clock, lambda: "USD")
    ImportPrices(booth.database, None, booth.clock, None)(prices.preview())  # type: ignore[arg-type]
    with booth.database.read() as work:
        (portal_list,) = [one for one in work.price_lists.all() if one.name == SOURCE]
    order = booth.sell(replace(EXPANSION, price_list_id=portal_list.id))
    original = portal._prices
    portal._prices = lambda request: replace(  # type: ignore[method-assign]
        original(request), body=original(request).body.replace(b"3.25", b"4.75")
    )
    fetch(booth)
    sender = SendOrders(
        booth.database, booth.portal_client, booth.clock, booth.preferences, str, price_question=prices.question
    )
    assert sender().parked == 1
    (out,) = booth.items(order)
    assert out.cause is Cause.PRICE
    assert "3.25 in the order, 4.75 in the portal" in out.item.reason
    SyncCentre(booth.database, booth.clock).honour_price(out.item.id)
    assert sender().sent == 1


def test_without_fetched_prices_nothing_is_invented(booth: Booth) -> None:
    with pytest.raises(Refused, match="fetch"):
        PortalPrices(booth.database, booth.clock, lambda: "EUR").preview()
