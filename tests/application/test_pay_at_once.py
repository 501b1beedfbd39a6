"""Two programs on one database take the same approved payment at the same moment: the money is taken once."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.servers.local_http import Reply
from tests.servers.memory import memory_folder
from tests.servers.paypal import CLIENT_ID, SECRET, FakePayPal
from tests.servers.till import Till
from yeastar_desk.application.online_ports import NotSent
from yeastar_desk.application.payment_ports import AttemptState, PaymentAttempt
from yeastar_desk.application.payment_steps import Overtaken, PaymentSteps
from yeastar_desk.application.take_payment import TakePayment, recorded_by
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.paypal.client import PayPalClient

# How often the two race; PAYPAL_RACES=500 takes some minutes.
RACES = int(os.environ.get("PAYPAL_RACES", "10"))


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server
    assert not server.complaints


@pytest.fixture
def till(paypal: FakePayPal, patient_programs: None) -> Iterator[Till]:  # noqa: ARG001
    with memory_folder() as folder, Till(folder, paypal) as found:
        yield found


@pytest.fixture
def other(till: Till, paypal: FakePayPal) -> Iterator[TakePayment]:
    """The same home in a second program: its own connection to the database, its own to PayPal."""
    assert till.database.path is not None
    database = open_database(till.database.path, clock=till.clock)
    client = PayPalClient("live", paypal.url, CLIENT_ID, lambda: SECRET)
    yield TakePayment(database, client, till.clock, recorded_by(till.record_payment))
    client.close()
    database.close()


def race(till: Till, paypal: FakePayPal, other: TakePayment) -> int:
    """How often the money of one order was taken."""
    order = till.sell()
    attempt = till.take_payment.step(till.take_payment.begin(order.number).id)
    paypal.approve(attempt.paypal_order_id)
    start = threading.Barrier(2)

    def take(program: TakePayment) -> None:
        start.wait()
        for _ in range(6):
            try:
                if program.step(attempt.id).state is AttemptState.PAID:
                    return
            except (Overtaken, NotSent):
                continue

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(take, (till.take_payment, other)))
    till.work_on()
    assert till.status(order) is OrderStatus.PAID
    till.check(order)
    return len([money for money in paypal.money if money[1] == order.number])


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_the_money_is_taken_once(till: Till, paypal: FakePayPal, other: TakePayment) -> None:
    for _ in range(RACES):
        assert race(till, paypal, other) == 1
        paypal.orders.clear()


def test_programs_that_do_not_look_at_each_other_are_caught(
    till: Till, paypal: FakePayPal, other: TakePayment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: each stores its own request id whoever was quicker, and PayPal does not know invoice ids."""
    neither_has_seen_the_other = threading.Barrier(2, timeout=30)

    def careless(self: PaymentSteps, attempt: PaymentAttempt, state: AttemptState, **changes: object) -> PaymentAttempt:
        changed = replace(attempt, state=state, **changes)  # type: ignore[arg-type]
        if state is AttemptState.CAPTURING:
            with suppress(threading.BrokenBarrierError):
                neither_has_seen_the_other.wait()
            changed = replace(changed, capture_request_id=str(uuid4()))
        with self._database.work() as work:
            stored = work.payment_attempts.get(attempt.id)
            assert stored is not None
            work.payment_attempts.change(changed, was=stored.state)
            work.commit()
        return changed

    monkeypatch.setattr(PaymentSteps, "store", careless)
    original = paypal._capture

    def forgetful(number: str) -> Reply:
        paypal.orders[number]["status"] = "APPROVED"
        before, paypal.money = paypal.money, []
        reply = original(number)
        paypal.money = before + paypal.money
        return reply

    monkeypatch.setattr(paypal, "_capture", forgetful)

    with pytest.raises(AssertionError, match="charged twice"):
        race(till, paypal, other)
