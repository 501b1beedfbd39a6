"""The cards of the Orders page and the details of an order, from a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.office import ORDER
from tests.servers.booth import Booth
from tests.servers.portal import FakePortal
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.look_at_orders import LookAtOrders
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


def look(office: SubscriptionOffice) -> LookAtOrders:
    return LookAtOrders(office.database, office.preferences, office.clock)


def test_the_cards_count_today_at_this_event_and_what_is_unpaid(office: SubscriptionOffice) -> None:
    office.place(ORDER)  # yesterday
    office.clock.sleep(timedelta(days=1))
    office.place(replace(ORDER, event="Another fair"))
    office.place(ORDER)
    office.place_and_pay(ORDER)
    cancelled = office.place(ORDER).order.number
    office.cancel_order(cancelled)
    overview = look(office).overview()
    assert (overview.event, overview.today.count) == ("ISE 2027", 2)
    assert [total.decimal() for total in overview.today.totals] == ["8745.54"]
    assert (overview.pending.count, overview.pending.totals[0].decimal()) == (3, "13118.31")
    assert overview.events == ("Another fair", "ISE 2027")
    # the cancelled one need not be sent, and a letter is no order
    assert overview.waiting.waiting == 4
    assert overview.reps == ("Ana",)


def test_an_empty_database_has_empty_cards(office: SubscriptionOffice) -> None:
    overview = look(office).overview()
    assert (overview.today.count, overview.today.totals, overview.pending.totals) == (0, (), ())


def test_the_details_of_an_order(office: SubscriptionOffice) -> None:
    number = office.place_and_pay(ORDER).order.number
    details = look(office).details(number)
    assert {document.type for document in details.documents} == {DocumentType.PROFORMA, DocumentType.INVOICE}
    assert [payment.reference for payment in details.payments] == ["statement 7"]
    assert {"order_placed", "payment_recorded"} <= {entry.action for entry in details.history}
    assert (details.due.minor, details.has_invoice) == (0, True)
    with pytest.raises(NotFound):
        look(office).details("ORD-0")


def test_the_billing_contact_that_was_used_is_shown_once_it_was_sent(tmp_path: Path) -> None:
    with FakePortal() as portal, Booth(tmp_path, portal) as booth:
        orders = LookAtOrders(booth.database, booth.preferences, booth.clock)
        order = booth.sell()
        assert orders.details(order.number).billed_at_portal == ""
        booth.sync()
        billed = orders.details(order.number).billed_at_portal
        assert "ap@nordlicht.example" in billed.casefold()
        assert "same email address" in billed
