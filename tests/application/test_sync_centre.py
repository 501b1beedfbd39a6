"""What a person sees of the queue and can do about it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.servers.booth import EXPANSION, HOLDER, PARTNER, Booth
from tests.servers.local_http import Reply, Request
from tests.servers.portal import FakePortal
from tests.servers.portal_data import CONTACTS, SECRET, SERVICE_IDS
from yeastar_desk.application import sync_centre
from yeastar_desk.application.assign import AssociateUser
from yeastar_desk.application.auto_renew import SwitchOffAutoRenew
from yeastar_desk.application.cancel_order import CancelOrder, RemarkOrder
from yeastar_desk.application.drafts import Drafts
from yeastar_desk.application.mail_ports import MailRequest
from yeastar_desk.application.online_ports import NOBODY, OWN_ACCOUNT, Cause
from yeastar_desk.application.ports import BegunAgain, OrderFilter, OutboxItem
from yeastar_desk.application.sending_book import MAIL, SendingBook
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.application.sync_view import Fix
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.contacts import Assignment
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.records import canonical

SAVE = "/order/openapi/order/v1/save"


@pytest.fixture
def centre(booth: Booth) -> SyncCentre:
    return SyncCentre(booth.database, booth.clock, "Ana")


def test_the_queue_tells_its_length_and_time(booth: Booth, centre: SyncCentre) -> None:
    assert centre.view().sentence == "Nothing waits to be sent"
    orders = []
    for _ in range(11):
        orders.append(booth.sell())
        booth.clock.sleep(timedelta(seconds=1))
    booth.clock.sleep(timedelta(hours=2, seconds=-11))
    view = centre.view()
    assert view.sentence == "11 waiting, about 13 s"
    assert view.rows[0].what == f"{orders[0].number}, Atlas Telecom SARL"
    assert view.rows[0].age == timedelta(hours=2)
    assert view.rows[0].size > 1000
    booth.sync()
    assert centre.view().rows == ()


def test_a_wrong_field_is_corrected_in_place(booth: Booth, centre: SyncCentre) -> None:
    booth.sell_assigned(replace(PARTNER, country="AQ"))
    booth.sync()
    parked, _ = centre.view().rows
    assert (parked.wrong_field, parked.actions) == ("country", ("fix", "retry", "export"))
    assert parked.what == "New account ida@atlas.example, Atlas"
    with pytest.raises(Refused):
        centre.correct_partner(parked.id, replace(PARTNER, company=""))
    centre.correct_partner(parked.id, replace(centre.new_partner(parked.id), country="FR"))
    report = booth.sync()
    assert (report.accounts, report.sent) == (1, 1)


def test_a_name_is_chosen_once_for_all_orders(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    def rename(_: object, reply: Reply) -> Reply:
        return replace(reply, body=reply.body.replace(b'"Recording Minutes"', b'"Call Recording"'))

    portal.after = rename
    request = replace(EXPANSION, services={"recording_minutes": 1000})
    booth.sell(request)
    booth.sync()
    (row,) = centre.view().rows
    chosen = next(entry for entry in centre.choices() if entry.name == "Call Recording")
    centre.choose_entry(row.id, row.wrong_field, chosen.id)
    booth.sell(request)
    assert booth.sync().sent == 2
    assert {order["body"]["serviceList"][0]["serviceId"] for order in portal.state.orders} == {
        SERVICE_IDS["Recording Minutes"]
    }


def test_a_package_of_our_own_account_is_said_to_be_so(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    portal.state.users.clear()
    booth.sell()
    booth.sync()
    (row,) = centre.view().rows
    centre.buy_for(row.id, OWN_ACCOUNT)
    assert booth.sync().sent == 1
    assert "partnerId" not in portal.state.orders[0]["body"]


def test_what_may_have_arrived_is_not_simply_retried(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    portal.echo = ""
    portal.after = lambda request, reply: replace(reply, drop=request.path == SAVE)
    order = booth.sell()
    booth.sync_until_quiet()
    (row,) = centre.view().rows
    assert row.actions == ("it_is_there", "it_is_not_there", "export")
    with pytest.raises(Refused, match="Look there first"):
        centre.retry(row.id)
    with pytest.raises(Refused):
        centre.it_is_there(row.id, "  ")
    centre.it_is_there(row.id, portal.state.orders[0]["orderNo"])
    assert booth.state(order).portal_state == "acknowledged"
    booth.sync()
    assert len(portal.state.orders) == 1
    with pytest.raises(Refused, match="settled"):
        centre.it_is_not_there(row.id)


def test_a_hand_over_sheet_ends_with_the_portals_number(booth: Booth, centre: SyncCentre) -> None:
    order = booth.sell_workplace()
    booth.sync()
    (row,) = centre.view().rows
    assert row.cause is Cause.HANDOVER
    assert ("sheet" in row.actions, row.subject) == (True, order.number)
    with pytest.raises(Refused):
        centre.retry(row.id)
    centre.it_is_there(row.id, " 202702010000077 ")
    state = booth.state(order)
    assert (state.portal_state, state.portal_order_number) == ("acknowledged", "202702010000077")


def test_an_item_is_held_back_and_let_go(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    booth.sell()
    (row,) = centre.view().rows
    centre.park(row.id)
    booth.sync()
    assert portal.po_numbers() == []
    centre.retry(row.id)
    assert booth.sync().sent == 1


def test_an_export_has_everything_but_no_secret(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    order = booth.sell()
    portal.refuse = lambda request: portal.failure(400, "no", "no") if request.path == SAVE else None
    booth.sync()
    (row,) = centre.view().rows
    text = centre.export(row.id)
    assert json.loads(json.loads(text)["item"]["payload"])["number"] == order.number
    assert SECRET not in text
    assert "access-token" not in text


def test_what_the_api_cannot_do_is_done_by_a_person(booth: Booth, centre: SyncCentre) -> None:
    with booth.database.work() as work:
        held = work.subscriptions.get(Product.PCE_PACKAGE, HOLDER)
        assert held is not None
        work.subscriptions.save(replace(held, auto_renew=True))
        work.commit()
    common = (booth.database, booth.preferences, booth.clock)
    SwitchOffAutoRenew(*common)(Product.PCE_PACKAGE, HOLDER)
    AssociateUser(*common)(Product.PCE_PACKAGE, HOLDER, "")
    assert booth.send_orders(online=False).handed_over == 2
    off, nobody = centre.view().rows
    assert (off.what, off.actions) == (f"{HOLDER}: switch Auto Renew off", ("it_is_done", "export"))
    assert nobody.what == f"{HOLDER}: associate nobody"
    assert "switch Auto Renew off" in off.reason
    with pytest.raises(Refused):
        centre.retry(off.id)
    for row in (off, nobody):
        centre.it_is_done(row.id)
    assert centre.view().rows == ()
    order = booth.sell_workplace()
    booth.sync()
    (row,) = centre.view().rows
    with pytest.raises(Refused):
        centre.it_is_done(row.id)
    assert booth.state(order).portal_state == "handover"


def test_a_price_that_differs_is_honoured_or_quoted_again(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    booth.send_orders = booth.sender(booth.database, "The portal's price is another one.")
    honoured, again = booth.sell(), booth.sell()
    booth.sync()
    first, second = sorted(centre.view().rows, key=lambda row: row.subject)  # both were sold in the same second
    assert first.actions == ("honour_price", "requote", "ask", "export")
    assert first.reason == "The portal's price is another one."
    centre.honour_price(first.id)
    draft = Drafts(booth.database, booth.clock).open(centre.requote(second.id))
    assert draft.begun_again == BegunAgain(again.id, again.number), "no input was wrong"
    assert draft.request == replace(again.request, price_list_id=None)
    assert booth.state(again).status is OrderStatus.CANCELLED
    assert booth.sync().sent == 1
    assert [number.split(" / ")[0] for number in portal.po_numbers()] == [honoured.number]
    assert centre.view().rows == ()
    assert booth.database.verify() == []


def test_an_order_that_the_portal_refused_is_begun_again(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    refused = [True]
    portal.refuse = lambda request: (
        portal.failure(400, "no", "quantity is too large", {"field": "quantity"})
        if refused and request.path == SAVE
        else None
    )
    order = booth.sell_assigned()
    booth.sync()
    (row,) = centre.view().rows
    assert row.actions == ("requote", "retry", "export"), "the same quantity would be refused again"
    draft = Drafts(booth.database, booth.clock).open(centre.requote(row.id))
    assert draft.request == replace(order.request, price_list_id=None), "nothing has to be typed again"
    assert booth.state(order).status is OrderStatus.CANCELLED
    assert centre.view().rows == ()
    refused.clear()
    booth.sell(draft.request)
    assert booth.sync().sent == 1


def test_the_new_order_takes_the_remarks_and_the_refusal_of_the_old_one_along(
    booth: Booth, portal: FakePortal, centre: SyncCentre
) -> None:
    refuse_orders(portal, "quantity", '"quantity":60')
    order = booth.sell()
    remark = RemarkOrder(booth.database, booth.preferences, booth.clock)
    remark(order.number, custom_reference="PRJ-77", owner="Ana", comment="Call first")
    booth.sync()
    (row,) = centre.view().rows
    drafts = Drafts(booth.database, booth.clock)
    draft = drafts.open(centre.requote(row.id))
    assert draft.begun_again == BegunAgain(order.id, order.number, "services", row.reason)
    remark(order.number, custom_reference="PRJ-78", owner="Ana", comment="Call first")  # noted on the old one meanwhile
    drafts.save(draft.id, replace(draft.request, services={"extension_expansion": 50}))
    assert drafts.open(draft.id).begun_again == draft.begun_again, "a change forgets nothing"
    discarded = drafts.discard(draft.id)
    assert discarded is not None
    drafts.put_back(discarded)
    assert drafts.open(draft.id) == discarded
    again = booth.place_order(discarded.request, order_id=draft.id, draft_id=draft.id).order
    state = booth.state(again)
    assert (state.custom_reference, state.owner, state.comment) == ("PRJ-78", "Ana", "Call first")
    assert (state.status, state.paid_minor, state.portal_state) == (OrderStatus.PENDING, 0, "pending")
    with booth.database.read() as work:
        (placed,) = [each for each in work.audit.of("order", again.id) if each.action == "order_placed"]
        (replaced,) = [each for each in work.audit.of("order", order.id) if each.action == "order_replaced"]
        assert work.orders.count(OrderFilter(text="PRJ-78")) == 2, "the search finds both"
    assert placed.details["reason"] == f"in place of {order.number}"
    assert replaced.details["reason"] == f"as {again.number}"
    assert booth.sync().sent == 1
    assert booth.database.verify() == []


def refuse_orders(portal: FakePortal, field: str, wrong: str) -> None:
    """The portal does not take orders in which something stands."""
    portal.refuse = lambda request: (
        portal.failure(400, "parameter_validation_failed", f"{field} is not valid", {"field": field})
        if request.path == SAVE and wrong in request.body.decode()
        else None
    )


@pytest.mark.parametrize("number", ["4500018", ""])
def test_a_po_number_that_the_portal_refuses_is_corrected_for_it(
    booth: Booth, portal: FakePortal, centre: SyncCentre, number: str
) -> None:
    refuse_orders(portal, "poNumber", "4500017")
    order = booth.sell()
    booth.sync()
    (row,) = centre.view().rows
    assert (row.fix, row.actions[0]) == (Fix.PO_NUMBER, "fix")
    assert centre.po_number(row.id) == "4500017"
    with pytest.raises(Refused, match="one line of at most"):
        centre.tell_po_number(row.id, "x" * 101)
    centre.tell_po_number(row.id, f" {number} ")
    assert booth.sync().sent == 1
    assert portal.po_numbers() == [f"{order.number} / {number}" if number else order.number]
    (out,) = booth.items(order)
    assert out.facts["PO number at the portal"] == (number or "left out")
    with booth.database.read() as work:
        stored = work.orders.get(order.id)
    assert stored is not None
    assert stored.request.po_number == "4500017", "the order and its documents stay"


def test_an_order_for_a_user_that_the_portal_refuses_goes_to_another_one(
    booth: Booth, portal: FakePortal, centre: SyncCentre
) -> None:
    booth.sell(replace(EXPANSION, assignment=Assignment("nobody@x.example")))
    booth.sync()
    (row,) = centre.view().rows
    assert (row.fix, row.actions[0]) == (Fix.ASSIGNEE, "fix")
    centre.assign_to(row.id, portal.state.users[0]["partnerId"])
    assert booth.sync().sent == 1
    assert portal.state.orders[0]["body"]["assignId"] == portal.state.users[0]["partnerId"]
    (out,) = booth.items()
    assert out.facts["Assigned at the portal to"] == f"{HOLDER} (chosen for this order)"


def test_an_order_may_be_assigned_to_nobody_for_now(booth: Booth, portal: FakePortal, centre: SyncCentre) -> None:
    refuse_orders(portal, "assignId", "assignId")
    booth.sell(replace(EXPANSION, assignment=Assignment(HOLDER)))
    booth.sync()
    (row,) = centre.view().rows
    assert row.fix is Fix.ASSIGNEE
    centre.assign_to(row.id, NOBODY)
    assert booth.sync().sent == 1
    assert "assignId" not in portal.state.orders[0]["body"]


def test_an_order_that_is_there_in_part_is_not_begun_again(
    booth: Booth, portal: FakePortal, centre: SyncCentre
) -> None:
    saves: list[str] = []

    def second_is_refused(request: Request) -> Reply | None:
        saves.extend([request.path] if request.path == SAVE else [])
        return portal.failure(400, "no", "no") if request.path == SAVE and len(saves) == 2 else None

    portal.refuse = second_is_refused
    order = booth.sell(replace(EXPANSION, services={"extension_expansion": 60, "custom_domain_name": 1}))
    booth.sync()
    (row,) = centre.view().rows
    with pytest.raises(Refused, match="part of"):
        centre.requote(row.id)
    assert booth.state(order).status is OrderStatus.PENDING


def test_an_order_that_was_cancelled_leaves_the_queue(booth: Booth, centre: SyncCentre) -> None:
    order = booth.sell_workplace()
    booth.sync()
    (row,) = centre.view().rows
    with pytest.raises(Refused, match="alive"):
        centre.withdraw(row.id)
    CancelOrder(booth.database, booth.preferences, booth.clock)(order.number)
    (row,) = centre.view().rows
    assert row.actions == ("withdraw", "export")
    centre.withdraw(row.id)
    assert centre.view().rows == ()


def test_a_letter_goes_to_another_address(booth: Booth, centre: SyncCentre) -> None:
    order = booth.sell()
    request = MailRequest("nobody@nordlicht.example", order.number, "")
    item = OutboxItem("letter", MAIL, order.id, canonical(request), booth.clock.now())
    with booth.database.work() as work:
        work.outbox.add(item)
        work.commit()
    (letter,) = [out for out in booth.items() if out.item.kind == MAIL]
    SendingBook(booth.database, booth.clock).park(letter, Cause.REJECTED, "No such mailbox.", field="recipient")
    (row,) = [row for row in centre.view().rows if row.kind == MAIL]
    assert (row.what, row.fix) == (f"{order.number} to nobody@nordlicht.example", Fix.RECIPIENT)
    with pytest.raises(Refused):
        centre.redirect(row.id, "nobody at all")
    centre.redirect(row.id, " ap@nordlicht.example ")
    (row,) = [row for row in centre.view().rows if row.kind == MAIL]
    assert (row.what, row.state) == (f"{order.number} to ap@nordlicht.example", "pending")


def test_contacts_and_users_are_there_to_choose_from(booth: Booth, centre: SyncCentre) -> None:
    booth.sell()
    booth.sync()
    assert [contact.id for contact in centre.contacts()] == [contact["billingContactId"] for contact in CONTACTS]
    assert [user.email for user in centre.users()] == [HOLDER]


def test_a_long_queue_is_counted_in_full_and_shown_in_part(
    booth: Booth, centre: SyncCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sync_centre, "SHOWN", 3)
    for _ in range(5):
        booth.sell()
    centre.park(centre.view().rows[0].id)
    view = centre.view()
    assert (len(view.rows), view.waiting, view.parked, view.seconds) == (4, 4, 1, 5)
