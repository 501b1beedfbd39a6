"""The connection is cut after any single byte of a request or of its reply: each order still arrives once."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.servers.booth import Booth
from tests.servers.fault_proxy import REPLY, REQUEST, FaultProxy
from tests.servers.memory import memory_folder
from tests.servers.portal import FakePortal
from yeastar_desk.application.find_sent_order import Seen
from yeastar_desk.application.online_ports import Outgoing, Unclear
from yeastar_desk.application.portal_order import Prepared
from yeastar_desk.application.send_order import OrderSender, Outcome
from yeastar_desk.application.sending_book import ACKNOWLEDGED

SAVE = b"POST /order/openapi/order/v1/save "
BATCH = 40  # orders in one pass
# Every byte takes minutes: CUT_EVERY_BYTE=1 does it, otherwise one in seven, beginning anywhere.
STEP = 1 if os.environ.get("CUT_EVERY_BYTE") else 7


@pytest.fixture
def portal() -> Iterator[FakePortal]:
    """It may complain: of a request that is cut in its head it hears a part only."""
    with FakePortal() as server:
        yield server


@pytest.fixture
def proxy(portal: FakePortal) -> Iterator[FaultProxy]:
    with FaultProxy(portal.port, SAVE) as between:
        yield between


@pytest.fixture
def folder() -> Iterator[Path]:
    with memory_folder() as found:
        yield found


@pytest.fixture
def booth(portal: FakePortal, proxy: FaultProxy, folder: Path) -> Iterator[Booth]:
    with Booth(folder, portal, url=proxy.url) as found:
        yield found


def lengths(booth: Booth, proxy: FaultProxy) -> dict[str, int]:
    """The bytes of one undisturbed order and of its answer."""
    booth.sell()
    assert booth.sync().sent == 1
    return dict(proxy.counted)


def arrivals(booth: Booth, portal: FakePortal) -> dict[str, int]:
    """How often each order arrived."""
    with booth.database.read() as work:
        counts = {out.item.subject_id: 0 for out in work.outgoing.listed()}
        numbers = {order_id: order.number for order_id in counts if (order := work.orders.get(order_id))}
    return {number: sum(po.startswith(number) for po in portal.po_numbers()) for number in numbers.values()}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("direction", [REQUEST, REPLY])
def test_cut_after_any_byte_each_order_arrives_once(
    booth: Booth, portal: FakePortal, proxy: FaultProxy, direction: str
) -> None:
    length = lengths(booth, proxy)[direction]
    assert length > 200
    offsets = [*range(random.randrange(STEP), length, STEP), length]
    for start in range(0, len(offsets), BATCH):
        batch = offsets[start : start + BATCH]
        for _ in batch:
            booth.sell()
        proxy.plan((direction, offset) for offset in batch)
        booth.sync_until_quiet()
        booth.clock.sleep(timedelta(minutes=10))
    assert proxy.cuts == len(offsets)
    counts = arrivals(booth, portal)
    assert len(counts) == len(offsets) + 1
    assert set(counts.values()) == {1}
    assert {out.item.state for out in booth.items()} == {ACKNOWLEDGED}


def test_a_sender_that_does_not_look_first_is_caught(
    booth: Booth, portal: FakePortal, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A control: after a lost answer this sender simply sends again."""
    length = lengths(booth, proxy)[REPLY]
    send = OrderSender._send

    def careless(self: OrderSender, outgoing: Outgoing, prepared: Prepared) -> Outcome:
        with contextlib.suppress(Unclear):
            self._portal.save_order(prepared.order)
        return send(self, outgoing, prepared)

    monkeypatch.setattr(OrderSender, "_send", careless)
    proxy.plan([(REPLY, length - 1)])
    booth.sell()
    booth.sync_until_quiet()
    assert max(arrivals(booth, portal).values()) > 1


def test_a_sender_that_takes_silence_for_yes_is_caught(
    booth: Booth, portal: FakePortal, proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another control: after a lost answer this sender believes that the order arrived."""
    length = lengths(booth, proxy)[REQUEST]

    def hopeful(self: OrderSender, outgoing: Outgoing, reference: str, _: Seen | None = None) -> Outcome:
        self._book.acknowledge(outgoing, reference, {}, "hope")
        return Outcome.SENT

    monkeypatch.setattr(OrderSender, "_look", hopeful)
    proxy.plan([(REQUEST, length - 1)])
    booth.sell()
    booth.sync_until_quiet()
    assert min(arrivals(booth, portal).values()) == 0


@pytest.mark.slow
def test_a_batch_of_three_survives_cuts_anywhere_in_the_conversation(portal: FakePortal, folder: Path) -> None:
    """Contacts, users, the order list, details and the orders themselves are cut, at every 149th byte of each."""
    with FaultProxy(portal.port) as proxy, Booth(folder, portal, url=proxy.url) as booth:
        booth.sell()
        booth.sync()
        for direction in (REQUEST, REPLY):
            for nth in range(7):
                for offset in range(0, 900, 149):
                    for _ in range(3):
                        booth.sell()
                    proxy.plan([*[None] * nth, (direction, offset)])
                    booth.sync()
                    booth.clock.sleep(timedelta(minutes=2))
                    booth.sync()
        booth.sync_until_quiet()
        assert proxy.cuts > 40
        assert set(arrivals(booth, portal).values()) == {1}
