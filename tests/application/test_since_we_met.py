"""The card that looks back: what changed since the last order, what is open, and the same again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.sales import price_list
from tests.subscription_office import ATLAS_NOW, SubscriptionOffice, package_order, workplace_order
from yeastar_desk.application.since_we_met import plus
from yeastar_desk.domain.catalogue import PriceList, Product
from yeastar_desk.domain.orders import Operation, OrderStatus
from yeastar_desk.domain.terms import Cycle


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


def dearer(item: str, micros: int) -> PriceList:
    prices = price_list()
    offers = tuple(
        replace(offer, tiers=((1, replace(offer.tiers[0][1], micros=micros)),)) if offer.item == item else offer
        for offer in prices.offers
    )
    return replace(prices, offers=offers, valid_from=date(2026, 11, 1), name="Newer")


def add_prices(office: SubscriptionOffice, prices: PriceList) -> None:
    with office.database.work() as work:
        work.price_lists.add(prices, "test", office.clock.now())
        work.commit()


def test_a_stranger_has_an_empty_card(office: SubscriptionOffice) -> None:
    card = office.look_back(Product.WORKPLACE, "W-1")
    assert card.is_empty
    assert card.same_again is None


def test_what_is_open_and_what_changed(office: SubscriptionOffice) -> None:
    placed = office.place(workplace_order(Operation.EXPAND, services={"desk": 10, "meeting_room": 2}))
    add_prices(office, dearer("desk", 15_000_000))
    card = office.look_back(Product.WORKPLACE, "w-204417")
    assert card.subscription is not None
    assert (card.last_status, [d.number for d in card.unpaid]) == (OrderStatus.PENDING, [placed.document.number])
    (change,) = card.price_changes
    assert change.now is not None
    assert (change.name, change.then.decimal(), change.now.decimal()) == ("Desk", "12.00", "15.00")
    assert card.other_currency == ""
    office.pay(placed.order.number)
    assert office.look_back(Product.WORKPLACE, "W-204417").unpaid == ()


def test_a_price_that_is_gone_is_said(office: SubscriptionOffice) -> None:
    office.place(workplace_order(Operation.EXPAND, services={"desk": 1}))
    add_prices(office, replace(price_list(without=frozenset(["desk"])), valid_from=date(2026, 11, 1)))
    (change,) = office.look_back(Product.WORKPLACE, "W-204417").price_changes
    assert change.now is None


def test_prices_in_another_currency_are_not_compared(office: SubscriptionOffice) -> None:
    office.place(workplace_order(Operation.EXPAND, services={"desk": 1}))
    sales = replace(office.preferences.value.sales, currency="USD")
    office.preferences.value = replace(office.preferences.value, sales=sales)
    with office.database.work() as work:
        work.price_lists.remove(1)
        work.price_lists.add(price_list(currency="USD"), "test", office.clock.now())
        work.commit()
    card = office.look_back(Product.WORKPLACE, "W-204417")
    assert (card.price_changes, card.other_currency) == ((), "EUR")


def test_an_upgrade_is_compared_at_its_full_price(office: SubscriptionOffice) -> None:
    office.place_and_pay(workplace_order(Operation.SWITCH, plan="pro"))
    assert office.look_back(Product.WORKPLACE, "W-204417").price_changes == ()


def test_the_same_addition_again_plus_five(office: SubscriptionOffice) -> None:
    services = {"ultimate_plan": 10, "ycm_white_label": 1}
    office.place_and_pay(package_order(Operation.EXPAND, services=services, discount_percent="5", po_number="4500017"))
    card = office.look_back(Product.PCE_PACKAGE, ATLAS_NOW.subject_id)
    assert card.same_again is not None
    assert (card.same_again.operation, card.same_again.services) == (Operation.EXPAND, {"ultimate_plan": 10})
    assert (card.same_again.discount_percent, card.same_again.po_number) == ("", "")
    again = plus(card.same_again, {"ultimate_plan": 5, "transcription": 100}, card.subscription)
    assert again.services == {"ultimate_plan": 15, "transcription": 100}
    assert office.place(again).order.priced.lines[0].quantity == 15


def test_the_same_again_of_a_subscription_is_its_renewal_plus_ten(office: SubscriptionOffice) -> None:
    office.place_and_pay(workplace_order(Operation.RENEW, years=2))
    card = office.look_back(Product.WORKPLACE, "W-204417")
    assert card.same_again is not None
    assert (card.same_again.operation, card.same_again.years) == (Operation.RENEW, 2)
    again = plus(card.same_again, {"desk": 10}, card.subscription)
    quantities = {line.item: line.quantity for line in office.place(again).order.priced.lines}
    assert quantities == {"standard": 1, "meeting_room": 12, "desk": 30}
    package = office.look_back(Product.PCE_PACKAGE, ATLAS_NOW.subject_id)
    assert package.same_again is not None
    more = plus(package.same_again, {"extension_expansion": 20}, package.subscription)
    assert office.place(more).order.priced.lines[0].quantity == 520


def test_a_purchase_that_was_never_paid_can_be_repeated(office: SubscriptionOffice) -> None:
    request = workplace_order(Operation.PURCHASE, subject_id="W-NEW", verified=False, plan="basic", cycle=Cycle.MONTHLY)
    placed = office.place(request)
    office.cancel_order(placed.order.number)
    card = office.look_back(Product.WORKPLACE, "W-NEW")
    assert card.same_again is not None
    assert (card.same_again.operation, card.same_again.plan) == (Operation.PURCHASE, "basic")
    assert card.last_status is OrderStatus.CANCELLED
