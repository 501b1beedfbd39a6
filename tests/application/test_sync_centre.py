"""What a person sees of the queue and can do about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.servers.booth import EXPANSION, PARTNER, Booth
from tests.servers.local_http import Reply
from tests.servers.portal import FakePortal
from tests.servers.portal_data import SECRET, SERVICE_IDS
from yeastar_desk.application.online_ports import OWN_ACCOUNT, Cause
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.domain.errors import Refused

SAVE = "/order/openapi/order/v1/save"


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    with FakePortal() as server:
        yield server


@pytest.fixture
def booth(portal: FakePortal, tmp_path: Path) -> Iterator[Booth]:
    with Booth(tmp_path, portal) as found:
        yield found


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
    assert centre.sheet(row.id).order_number == order.number
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
