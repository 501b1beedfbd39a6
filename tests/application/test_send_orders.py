"""Orders reach the portal once, whatever happens on the way. Real database, real client, real local server."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.servers.booth import EXPANSION, HOLDER, PARTNER, Booth
from tests.servers.local_http import Reply, Request
from tests.servers.portal import FakePortal
from tests.servers.portal_data import ADD_ON_IDS, CONTACTS, PLAN_ID, SERVICE_IDS
from yeastar_desk.application.connection import Connection
from yeastar_desk.application.online_ports import Cause
from yeastar_desk.application.sending_book import BILLING_FACT
from yeastar_desk.domain.contacts import Assignment

SAVE = "/order/openapi/order/v1/save"


def lose_answers(portal: FakePortal, count: int = 1) -> None:
    """The portal does what it is told, and nobody hears of it."""
    left = [count]

    def lose(request: Request, reply: Reply) -> Reply:
        if request.path == SAVE and left[0]:
            left[0] -= 1
            return replace(reply, drop=True)
        return reply

    portal.after = lose


def test_an_expansion_arrives_with_everything_resolved_by_name(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell()
    report = booth.sync()

    assert (report.sent, report.parked, report.stopped) == (1, 0, "")
    body = portal.state.orders[0]["body"]
    assert body["poNumber"] == f"{order.number} / 4500017"
    assert body["operationType"] == "purchase_service"
    assert body["productId"] == 14
    assert body["partnerId"] == "3700000000000000001"
    assert [(line["serviceId"], line["quantity"], line["connectionPlanId"]) for line in body["serviceList"]] == [
        (SERVICE_IDS["Ultimate Plan"], 60, PLAN_ID),
        (SERVICE_IDS["Extension Expansion"], 60, PLAN_ID),
    ]
    state = booth.state(order)
    assert state.portal_state == "acknowledged"
    assert state.portal_order_number == portal.state.orders[0]["orderNo"]


def test_the_billing_contact_with_the_same_address_is_used_and_named(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell()
    booth.sync()
    assert str(portal.state.orders[0]["body"]["billingId"]) == CONTACTS[1]["billingContactId"]
    (out,) = booth.items(order)
    assert "same email address" in out.facts[BILLING_FACT]


@pytest.mark.parametrize(("chosen", "index"), [("", 0), (CONTACTS[1]["billingContactId"], 1)])
def test_without_such_a_contact_the_default_of_the_settings_is_used(
    booth: Booth, portal: FakePortal, chosen: str, index: int
) -> None:
    value = booth.preferences.value
    booth.preferences.value = replace(value, portal=replace(value.portal, billing_contact_id=chosen))
    assert EXPANSION.billing_contact is not None
    booth.sell(replace(EXPANSION, billing_contact=replace(EXPANSION.billing_contact, email="other@x.example")))
    booth.sync()
    assert str(portal.state.orders[0]["body"]["billingId"]) == CONTACTS[index]["billingContactId"]


def test_add_ons_become_an_order_of_their_own(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell(replace(EXPANSION, services={"transcription": 500, "ycm_white_label": 1}))
    report = booth.sync()

    assert report.sent == 2
    first, second = (placed["body"] for placed in portal.state.orders)
    assert (first["productId"], second["productId"]) == (14, 19)
    assert second["serviceList"][0]["serviceId"] == ADD_ON_IDS["YCM White Label"]
    assert "connectionPlanId" not in second["serviceList"][0]
    assert [number.split(" / ")[0] for number in portal.po_numbers()] == [order.number, f"{order.number}+2"]
    assert booth.state(order).portal_order_number == ", ".join(o["orderNo"] for o in portal.state.orders)


def test_a_new_account_is_created_before_the_order_that_is_assigned_to_it(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell_assigned()
    report = booth.sync()
    assert (report.accounts, report.sent) == (1, 1)
    user = portal.state.users[-1]
    assert (user["email"], user["country"]) == (PARTNER.yeastar_id, "France")
    assert portal.state.mails == [PARTNER.yeastar_id]
    assert portal.state.orders[0]["body"]["assignId"] == user["partnerId"]
    assert booth.state(order).portal_state == "acknowledged"


def test_no_activation_mail_when_the_rep_said_so(booth: Booth, portal: FakePortal) -> None:
    booth.sell_assigned(replace(PARTNER, send_activation_email=False))
    booth.sync()
    assert portal.state.mails == []
    assert len(portal.state.users) == 2


def test_a_lost_answer_about_an_account_creates_no_second_one(booth: Booth, portal: FakePortal) -> None:
    booth.sell_assigned()
    portal.after = lambda request, reply: replace(reply, drop=request.path.endswith("save_user"))
    booth.sync()
    portal.after = lambda _, reply: reply
    booth.sync_until_quiet()
    assert [user["email"] for user in portal.state.users] == [HOLDER, PARTNER.yeastar_id]
    assert portal.state.mails == [PARTNER.yeastar_id]
    assert len(portal.state.orders) == 1


def test_an_order_waits_while_its_account_is_parked_and_the_others_go(booth: Booth) -> None:
    waiting = booth.sell_assigned(replace(PARTNER, country="AQ"))
    other = booth.sell()
    report = booth.sync()
    assert (report.parked, report.waiting, report.sent) == (1, 1, 1)
    partner, order = sorted(booth.items(waiting), key=lambda out: out.item.kind, reverse=True)
    assert (partner.item.state, partner.wrong_field) == ("parked", "country")
    assert order.item.state == "pending"
    assert booth.state(other).portal_state == "acknowledged"


def test_workplace_orders_are_handed_over_even_without_a_connection(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell_workplace()
    portal.captive = True
    report = booth.sync()
    assert (report.handed_over, report.stopped) == (1, "")
    assert portal.requests == []
    assert booth.state(order).portal_state == "handover"


def test_an_order_that_has_ended_is_not_handed_over(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell_workplace()
    booth.cancel_order(order.number)
    report = booth.sync()
    assert (report.handed_over, report.withdrawn) == (0, 1)
    assert portal.requests == []


def test_workplace_orders_go_by_api_once_the_switch_is_on(booth: Booth, portal: FakePortal) -> None:
    value = booth.preferences.value
    booth.preferences.value = replace(value, portal=replace(value.portal, workplace_by_api=True))
    original = portal._catalogue

    def with_workplace(request: Request) -> Reply:
        if request.query.get("productId") != "27":
            return original(request)
        names = {"Standard Plan": 41, "Meeting Room": 42, "Desk": 43}
        rows = [{"name": name, "planId" if name == "Standard Plan" else "serviceId": n} for name, n in names.items()]
        return portal.success({"list": rows})

    portal._catalogue = with_workplace  # type: ignore[method-assign]
    booth.sell_workplace()
    assert booth.sync().sent == 1
    body = portal.state.orders[0]["body"]
    assert (body["productNo"], body["operationType"], body["productId"]) == ("W-204417", "purchase_plan", 27)
    assert [(line["serviceType"], line["serviceId"], line["multiCycle"]) for line in body["serviceList"]] == [
        ("plan", 41, 2),
        ("service", 42, 2),
        ("service", 43, 2),
    ]


@pytest.mark.parametrize("echo", ["list", "details"])
def test_a_lost_answer_is_found_by_our_number_and_nothing_is_sent_twice(
    booth: Booth, portal: FakePortal, echo: str
) -> None:
    portal.echo = echo
    lose_answers(portal)
    order = booth.sell()
    report = booth.sync()
    assert (report.sent, report.found) == (0, 1)
    assert len(portal.state.orders) == 1
    assert booth.state(order).portal_order_number == portal.state.orders[0]["orderNo"]


def test_a_request_that_never_arrived_is_sent_again_after_the_portal_said_so(booth: Booth, portal: FakePortal) -> None:
    booth.sell()
    portal.refuse = lambda request: Reply(200, b"", drop=True) if request.path == SAVE else None
    assert booth.sync().waiting == 1
    portal.refuse = lambda _: None
    (out,) = booth.items()
    assert out.item.state == "sending"
    # The portal may still be working on it: for a minute it is only looked for.
    booth.clock.sleep(timedelta(seconds=30))
    booth.sync()
    assert portal.po_numbers() == []
    booth.clock.sleep(timedelta(seconds=40))
    assert booth.sync().sent == 1
    assert len(portal.po_numbers()) == 1


def test_where_the_portal_never_shows_our_number_a_person_decides(booth: Booth, portal: FakePortal) -> None:
    portal.echo = ""
    lose_answers(portal)
    order = booth.sell()
    reports = booth.sync_until_quiet()
    assert sum(report.unconfirmed for report in reports) == 1
    assert len(portal.state.orders) == 1
    (out,) = booth.items(order)
    assert (out.item.state, out.cause) == ("parked", Cause.UNCONFIRMED)
    assert portal.state.orders[0]["orderNo"] in out.item.reason
    # and it stays so
    booth.clock.sleep(timedelta(days=1))
    booth.sync()
    assert len(portal.state.orders) == 1


def test_somebody_elses_order_is_not_taken_for_ours(booth: Booth, portal: FakePortal) -> None:
    booth.sell()
    portal.refuse = lambda request: Reply(200, b"", drop=True) if request.path == SAVE else None
    booth.sync()
    portal.refuse = lambda _: None
    portal.add_order({"productId": 14, "serviceList": [], "poNumber": "ORD-C7-2026-00042"})
    booth.sync_until_quiet()
    assert len(portal.state.orders) == 2
    assert booth.items()[0].item.state == "acknowledged"


def test_an_order_of_the_portals_own_web_page_makes_the_answer_inconclusive(booth: Booth, portal: FakePortal) -> None:
    booth.sell()
    portal.refuse = lambda request: Reply(200, b"", drop=True) if request.path == SAVE else None
    booth.sync()
    portal.refuse = lambda _: None
    portal.add_order({"productId": 14, "serviceList": []})
    booth.sync_until_quiet()
    assert len(portal.state.orders) == 1
    assert booth.items()[0].cause is Cause.UNCONFIRMED


def test_an_order_that_the_portal_cannot_show_does_not_block_the_others(booth: Booth, portal: FakePortal) -> None:
    lose_answers(portal)
    portal.echo = ""
    first = booth.sell()
    portal.refuse = lambda request: Reply(500, b"oops") if "/v1/get/" in request.path else None
    booth.sync()
    second = booth.sell()
    booth.sync_until_quiet(60)
    assert booth.state(second).portal_state == "acknowledged"
    assert booth.state(first).portal_state == "parked"
    assert len(portal.state.orders) == 2


def test_a_refused_order_is_parked_with_the_wrong_field_and_the_rest_flow(booth: Booth, portal: FakePortal) -> None:
    bad = booth.sell()
    good = booth.sell()

    def refuse(request: Request) -> Reply | None:
        if request.path == SAVE and bad.number in request.body.decode():
            return portal.failure(400, "parameter_validation_failed", "quantity must be 5-500", {"field": "quantity"})
        return None

    portal.refuse = refuse
    report = booth.sync()
    assert (report.parked, report.sent) == (1, 1)
    (out,) = booth.items(bad)
    assert (out.item.state, out.cause, out.wrong_field) == ("parked", Cause.REJECTED, "services")
    assert "quantity must be 5-500" in out.item.reason
    assert "requestId" in out.item.reply
    assert booth.state(good).portal_state == "acknowledged"


def test_an_unreadable_item_is_parked_and_the_rest_flow(booth: Booth) -> None:
    bad, good = booth.sell(), booth.sell()
    (out,) = booth.items(bad)
    with booth.database.work() as work:
        poison = replace(out.item, id="poison", payload='{"number": 7}')
        work.outgoing.add(replace(out, item=poison))
        work.commit()
    report = booth.sync()
    assert report.problems
    assert report.sent == 2
    assert booth.state(good).portal_state == "acknowledged"
    with booth.database.read() as work:
        stored = work.outgoing.get("poison")
    assert stored is not None
    assert stored.item.state == "parked"


def test_an_unknown_name_is_asked_about_not_guessed(booth: Booth, portal: FakePortal) -> None:
    booth.sell(replace(EXPANSION, services={"recording_minutes": 1000}))
    del_name = SERVICE_IDS["Recording Minutes"]

    def rename(_: Request, reply: Reply) -> Reply:
        return replace(reply, body=reply.body.replace(b'"Recording Minutes"', b'"Call Recording"'))

    portal.after = rename
    assert booth.sync().parked == 1
    (out,) = booth.items()
    assert (out.cause, out.wrong_field) == (Cause.NEEDS_INPUT, "recording_minutes")
    assert portal.po_numbers() == []
    assert str(del_name) not in out.item.reason


def test_a_package_of_an_unknown_account_is_not_put_on_our_own(booth: Booth, portal: FakePortal) -> None:
    portal.state.users.clear()
    booth.sell()
    assert booth.sync().parked == 1
    assert booth.items()[0].wrong_field == "yeastar_id"
    assert portal.po_numbers() == []


def test_an_existing_user_is_assigned_and_an_unknown_one_asked_about(booth: Booth, portal: FakePortal) -> None:
    booth.sell(replace(EXPANSION, assignment=Assignment(HOLDER.upper())))
    booth.sell(replace(EXPANSION, assignment=Assignment("nobody@x.example")))
    report = booth.sync()
    assert (report.sent, report.parked) == (1, 1)
    assert portal.state.orders[0]["body"]["assignId"] == "3700000000000000001"


def test_a_cancelled_order_is_not_sent(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell()
    booth.cancel_order(order.number)
    assert booth.sync().withdrawn == 1
    assert portal.po_numbers() == []
    assert booth.state(order).portal_state == ""


def test_offline_everything_waits_and_then_goes_at_once(booth: Booth, portal: FakePortal) -> None:
    orders = [booth.sell() for _ in range(40)]
    for broken in (True, False):
        portal.captive = broken
        report = booth.sync()
        if broken:
            assert report.connection is Connection.CAPTIVE
            assert {out.item.state for out in booth.items()} == {"pending"}
    assert report.sent == 40
    assert sorted(number.split(" / ")[0] for number in portal.po_numbers()) == sorted(o.number for o in orders)


def test_a_restored_laptop_does_not_send_again_what_it_has_forgotten(
    booth: Booth, portal: FakePortal, tmp_path: Path
) -> None:
    order = booth.sell()
    backup = booth.database.backup(tmp_path / "usb")
    booth.sync()
    assert len(portal.po_numbers()) == 1
    home = tmp_path / "restored"
    home.mkdir()
    (home / "desk.sqlite3").write_bytes(backup.read_bytes())
    with Booth(home, portal) as restored:
        report = restored.sync()
        assert (report.sent, report.found) == (0, 1)
        assert restored.state(order).portal_state == "acknowledged"
    assert len(portal.po_numbers()) == 1


def test_only_one_sender_works_on_a_database(booth: Booth, portal: FakePortal) -> None:
    booth.sell()
    with booth.database.work() as work:
        now = booth.clock.now()
        assert work.leases.take("portal", "another window", now, now + timedelta(minutes=2))
        work.commit()
    assert booth.sync().stopped
    assert portal.po_numbers() == []
    booth.clock.sleep(timedelta(minutes=3))  # the other one has died
    assert booth.sync().sent == 1


def test_the_trail_tells_how_it_is_known_that_an_order_arrived(booth: Booth, portal: FakePortal) -> None:
    lose_answers(portal)
    booth.sell()
    booth.sync()
    (out,) = booth.items()
    assert json.loads(out.item.reply)["orderNo"] == portal.state.orders[0]["orderNo"]
