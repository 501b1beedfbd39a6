"""Hand-over sheets: who may enter an order by hand, and what the portal's number does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.office import ORDER
from tests.sales import workplace
from tests.servers.booth import EXPANSION, PARTNER, Booth
from tests.servers.portal import FakePortal
from yeastar_desk.application.enter_in_portal import EnterInPortal, Entry
from yeastar_desk.application.merge_customers import MergeCustomers
from yeastar_desk.application.online_ports import Cause
from yeastar_desk.application.sending_book import ENTERED_FACT, ORDER_NUMBER_FACT
from yeastar_desk.domain.contacts import Assignment
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import Operation, PlacedOrder


def desk(booth: Booth) -> EnterInPortal:
    names = {"DE": "Germany"}
    return EnterInPortal(booth.database, booth.preferences, booth.clock, lambda code: names.get(code, ""))


def facts(booth: Booth, order: PlacedOrder) -> dict[str, str]:
    (item,) = booth.items(order)
    return item.facts


@pytest.mark.parametrize("handed_over", [False, True], ids=["before any pass", "after a pass"])
def test_the_number_of_the_portal_makes_the_order_sent(booth: Booth, handed_over: bool) -> None:
    order = booth.sell_workplace()
    if handed_over:
        booth.send_orders(online=False)
    before = desk(booth).sheet(order.number)
    assert (before.entry, before.portal_order_number, before.sentence) == (Entry.OPEN, "", "")
    after = desk(booth).entered(order.number, "  PO20260001 \n")
    assert (after.entry, after.portal_order_number) == (Entry.ENTERED, "PO20260001")
    state = booth.state(order)
    assert (state.portal_state, state.portal_order_number) == ("acknowledged", "PO20260001")
    assert facts(booth, order)[ENTERED_FACT] == "by hand, Ana"
    with booth.database.read() as work:
        assert "order_sent" in [entry.action for entry in work.audit.of("order", order.id)]
    booth.sync()
    assert booth.portal_client.orders().orders == (), "nothing is sent besides"


def test_the_country_is_spelled_as_the_portal_does(booth: Booth) -> None:
    sheet = desk(booth).sheet(booth.sell_workplace().number).sheet
    values = {value.label: value.value for screen in sheet.screens for value in screen.values}
    assert values["Country"] == "Germany"
    assert values["Meeting Room"] == "12"
    assert values["PI Number"] == "PI-2026-1187"


def test_an_id_that_was_merged_is_entered_as_the_verified_one(booth: Booth) -> None:
    order = booth.sell(replace(ORDER, subject_id="W-500013", subject_name="Nordlicht", verified=False))
    MergeCustomers(booth.database, booth.preferences, booth.clock)("W-500013", "W-204417")
    sheet = desk(booth).sheet(order.number).sheet
    values = [value.value for screen in sheet.screens for value in screen.values if value.label == "Company ID"]
    assert values == ["W-204417"]


def test_a_mistyped_number_is_corrected(booth: Booth) -> None:
    order = booth.sell_workplace()
    desk(booth).entered(order.number, "PO2026001")
    assert desk(booth).entered(order.number, "PO20260001").portal_order_number == "PO20260001"
    assert booth.state(order).portal_order_number == "PO20260001"


def test_two_orders_cannot_have_one_number(booth: Booth) -> None:
    one, other = booth.sell_workplace(), booth.sell_workplace()
    desk(booth).entered(one.number, "PO20260001")
    with pytest.raises(Refused, match="another order already") as refused:
        desk(booth).entered(other.number, "po20260001")
    assert refused.value.field == "portal_order_number"
    assert booth.state(other).portal_order_number == ""


@pytest.mark.parametrize("typed", ["", "  ", "PO1, PO2", "P" * 65])
def test_what_is_no_number_is_refused(booth: Booth, typed: str) -> None:
    order = booth.sell_workplace()
    with pytest.raises(Refused) as refused:
        desk(booth).entered(order.number, typed)
    assert refused.value.field == "portal_order_number"
    assert booth.state(order).portal_state == "pending"


def test_an_order_that_the_program_sends_is_not_entered_by_hand(booth: Booth) -> None:
    order = booth.sell()
    assert desk(booth).sheet(order.number).entry is Entry.NOT_BY_HAND
    with pytest.raises(Refused, match="sends this order itself"):
        desk(booth).entered(order.number, "PO20260001")
    booth.sync()
    assert "has sent this order" in desk(booth).sheet(order.number).sentence


def test_workplace_orders_by_api_are_not_entered_by_hand(booth: Booth) -> None:
    value = booth.preferences.value
    booth.preferences.value = replace(value, portal=replace(value.portal, workplace_by_api=True))
    assert desk(booth).sheet(booth.sell_workplace().number).entry is Entry.NOT_BY_HAND


def test_what_the_api_cannot_say_is_entered_by_hand_without_a_pass(booth: Booth) -> None:
    value = booth.preferences.value
    booth.preferences.value = replace(value, portal=replace(value.portal, workplace_by_api=True))
    with booth.database.work() as work:
        work.subscriptions.save(workplace(desk=5, expires_on=booth.clock.today() + timedelta(days=200)))
        work.commit()
    order = booth.sell(replace(ORDER, operation=Operation.SWITCH, plan="pro", services={}))
    assert desk(booth).sheet(order.number).entry is Entry.OPEN
    assert desk(booth).entered(order.number, "PO20260001").entry is Entry.ENTERED


def test_what_the_program_could_not_send_may_be_entered_by_hand(booth: Booth, portal: FakePortal) -> None:
    portal.state.users.clear()
    order = booth.sell(EXPANSION)
    booth.sync()
    (item,) = booth.items(order)
    assert item.cause is Cause.NEEDS_INPUT
    handover = desk(booth).sheet(order.number)
    assert handover.entry is Entry.OPEN
    assert "not sent any more" in handover.sentence
    desk(booth).entered(order.number, "PO20260001")
    booth.sync_until_quiet()
    assert booth.portal_client.orders().orders == ()


def test_a_cancelled_order_is_not_entered(booth: Booth) -> None:
    order, there = booth.sell_workplace(), booth.sell_workplace()
    desk(booth).entered(there.number, "PO20260001")
    for each in (order, there):
        booth.cancel_order(each.number)
    assert "do not enter it" in desk(booth).sheet(order.number).sentence
    assert "Cancel PO20260001 in the portal too" in desk(booth).sheet(there.number).sentence
    with pytest.raises(Refused):
        desk(booth).entered(order.number, "PO20260002")


def test_a_new_account_comes_first(booth: Booth) -> None:
    order = booth.sell(replace(ORDER, assignment=Assignment(PARTNER.yeastar_id, new_partner=PARTNER)))
    assert "account is not created yet" in desk(booth).sheet(order.number).sentence
    booth.sync()
    assert desk(booth).sheet(order.number).sentence == ""


def test_an_unknown_order_is_said_so(booth: Booth) -> None:
    with pytest.raises(NotFound):
        desk(booth).sheet("ORD-XX-2026-00001")


def test_numbers_are_kept_digit_for_digit(booth: Booth) -> None:
    order = booth.sell_workplace()
    desk(booth).entered(order.number, "3048571730026938368")
    assert facts(booth, order)[ORDER_NUMBER_FACT] == "3048571730026938368"
