"""A laptop that takes payments over a PayPal on 127.0.0.1, and that can be killed at any moment of a call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self, TypeVar

from tests.office import ORDER
from tests.servers.paypal import CLIENT_ID, SECRET, FakePayPal
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.online_ports import NotSent, OnlineDatabase, OnlineWork
from yeastar_desk.application.payment_ports import (
    AttemptState,
    PaymentAttempt,
    PayPal,
    PayPalOrder,
    PayPalRefund,
    RefundRequest,
)
from yeastar_desk.application.payment_steps import Overtaken
from yeastar_desk.application.take_payment import TakePayment, recorded_by
from yeastar_desk.domain.order_life import ReceivedPayment
from yeastar_desk.domain.orders import OrderStatus, Payment, PaymentMethod, PlacedOrder
from yeastar_desk.infrastructure.paypal.client import PayPalClient

T = TypeVar("T")
BEFORE_SEND, AFTER_SEND, BEFORE_COMMIT = "before send", "after send", "after reply, before commit"
MOMENTS = (BEFORE_SEND, AFTER_SEND, BEFORE_COMMIT)


class Killed(BaseException):
    """The program ends here, as by kill -9."""


class Death:
    """Kills at the n-th call of a kind, once."""

    def __init__(self, call: str = "", moment: str = "", nth: int = 1) -> None:
        self.call, self.moment, self.left = call, moment, nth
        self.at_commit = False
        self.happened = False

    def comes(self, call: str, moment: str) -> bool:
        if self.happened or (call, moment) != (self.call, self.moment):
            return False
        self.left -= 1
        self.happened = self.left == 0
        return self.happened


class MortalPayPal:
    """PayPal's client with the death of the program in it."""

    def __init__(self, paypal: PayPal, death: Death) -> None:
        self._paypal = paypal
        self._death = death

    @property
    def environment(self) -> str:
        return self._paypal.environment

    def create(self, attempt: PaymentAttempt) -> PayPalOrder:
        return self._call("create", lambda: self._paypal.create(attempt))

    def get(self, paypal_order_id: str) -> PayPalOrder:
        return self._call("get", lambda: self._paypal.get(paypal_order_id))

    def capture(self, attempt: PaymentAttempt) -> PayPalOrder:
        return self._call("capture", lambda: self._paypal.capture(attempt))

    def refund(self, request: RefundRequest, request_id: str) -> PayPalRefund:
        return self._call("refund", lambda: self._paypal.refund(request, request_id))

    def get_refund(self, refund_id: str) -> PayPalRefund:
        return self._call("get refund", lambda: self._paypal.get_refund(refund_id))

    def _call(self, name: str, call: Callable[[], T]) -> T:
        if self._death.comes(name, BEFORE_SEND):
            raise Killed
        try:
            answer = call()
        finally:
            if self._death.comes(name, AFTER_SEND):
                raise Killed
            if self._death.comes(name, BEFORE_COMMIT):
                self._death.at_commit = True
        return answer


class MortalDatabase:
    """The database, whose next commit never happens when the program dies before it."""

    def __init__(self, database: OnlineDatabase, death: Death) -> None:
        self._database = database
        self._death = death

    @contextmanager
    def work(self) -> Iterator[OnlineWork]:
        if self._death.at_commit:
            self._death.at_commit = False
            raise Killed
        with self._database.work() as work:
            yield work

    @contextmanager
    def read(self) -> Iterator[OnlineWork]:
        with self._database.read() as work:
            yield work


class Till(SubscriptionOffice):
    """Sells one order and is paid for it."""

    def __init__(self, folder: Path, paypal: FakePayPal, environment: str = "live", url: str = "") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(folder)
        paypal.now = self.clock.now
        self.paypal = paypal
        self.environment = environment
        self.url = url or paypal.url
        self.client = PayPalClient(environment, self.url, CLIENT_ID, lambda: SECRET)
        self.restart()

    def restart(self, death: Death | None = None, seed: int = 1) -> None:
        """A new process; `death` is how it will end."""
        end = death or Death()
        self.take_payment = TakePayment(
            MortalDatabase(self.database, end),
            MortalPayPal(self.client, end),
            self.clock,
            recorded_by(self.record_payment),
            Random(seed),
        )

    def sell(self) -> PlacedOrder:
        request = replace(ORDER, payment=Payment(PaymentMethod.PAYPAL), po_number="")
        return self.place_order(request).order

    def work_on(self, rounds: int = 40, customer_pays: bool = True) -> None:
        """Time passes, the customer pays, the network lane takes step after step."""
        for _ in range(rounds):
            if customer_pays:
                self.paypal.approve_all()
            try:
                report = self.take_payment.run_due()
            except (NotSent, Overtaken):
                continue
            if not (report.waiting or report.unknown or report.stopped):
                with self.database.read() as work:
                    if not work.payment_attempts.due(self.clock.now() + timedelta(hours=26)):
                        return
            self.clock.sleep(timedelta(seconds=20))

    def attempts(self, order: PlacedOrder) -> list[PaymentAttempt]:
        with self.database.read() as work:
            return list(work.payment_attempts.of_order(order.id))

    def last(self, order: PlacedOrder) -> PaymentAttempt:
        return self.attempts(order)[-1]

    def payments(self, order: PlacedOrder) -> list[ReceivedPayment]:
        with self.database.read() as work:
            return list(work.payments.for_order(order.id))

    def status(self, order: PlacedOrder) -> OrderStatus:
        with self.database.read() as work:
            return work.orders.state(order.id).status

    def check(self, order: PlacedOrder) -> None:
        """What must hold at the end, whatever happened."""
        taken = [money for money in self.paypal.money if money[1] == order.number]
        assert len(taken) <= 1, "charged twice"
        paid = self.status(order) is OrderStatus.PAID
        assert len(self.payments(order)) == int(paid)
        if paid:
            assert len(taken) == 1, "paid without money"
            assert str(taken[0][2]) == self.payments(order)[0].amount.decimal()
        elif taken:
            states = {attempt.state for attempt in self.attempts(order)}
            assert states & {AttemptState.PENDING, AttemptState.QUARANTINED, AttemptState.TESTED}, "money not noticed"

    def close(self) -> None:
        self.client.close()
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
