"""Orders in any order of deeds: placed, paid in parts, ended, credited in parts, refunded, broken off in the middle.

The program is started again, backed up, and brought back to an earlier backup in between. Whatever happens, the sums
agree, the numbers have no gap, no number is given twice, and verify finds nothing.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.office import ORDER
from tests.subscription_office import SubscriptionOffice
from yeastar_desk.application.ports import UnitOfWork
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.documents import OVERPAYMENT, DocumentType
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import CHANGES, ENDINGS, PaymentMeans
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.infrastructure.db import open_database
from yeastar_desk.infrastructure.db.restoring import restore


class Crash(Exception):
    """The program ends in the middle of a transaction."""


def crash(*_: Any) -> None:
    raise Crash


class OrderLife(RuleBasedStateMachine):
    """One laptop. `seen` is what the model believes about each order's status."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = SubscriptionOffice(Path(self.folder.name))
        self.seen: dict[str, OrderStatus] = {}
        # what was issued under a number, in this history or in one that a restore has undone
        self.issued: dict[str, str] = {}
        self.backup: tuple[Path, dict[str, OrderStatus]] | None = None

    def reopen(self) -> None:
        """Start the program again: every use case gets the database that is opened now."""
        database = open_database(Path(self.folder.name) / "desk.sqlite3", clock=self.office.clock)
        self.office.database = database
        for part in vars(self.office).values():
            if hasattr(part, "_database"):
                part._database = database

    def teardown(self) -> None:
        self.office.database.close()
        self.folder.cleanup()

    def pick(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.seen)))

    @rule()
    def restart(self) -> None:
        self.office.database.close()
        self.reopen()

    @rule()
    def back_up(self) -> None:
        self.office.clock.sleep(timedelta(seconds=1))
        made = self.office.database.backup(Path(self.folder.name) / "backups")
        self.backup = (made, dict(self.seen))

    @precondition(lambda self: self.backup is not None)
    @rule()
    def restore_the_backup(self) -> None:
        assert self.backup is not None
        made, seen = self.backup
        self.office.clock.sleep(timedelta(seconds=1))
        self.office.database.close()
        restore(made, Path(self.folder.name) / "desk.sqlite3")
        self.reopen()
        self.seen = dict(seen)

    @rule(country=st.sampled_from(["DE", "PT"]))
    def move_the_seller(self, country: str) -> None:
        """In Portugal no tax invoice may be issued from here."""
        self.office.set_seller(country=country)

    @rule()
    def place(self) -> None:
        subject = f"X-{len(self.seen)}"
        request = replace(ORDER, subject_id=subject, subject_name="Model Hotel", verified=False)
        self.seen[self.office.place(request).order.number] = OrderStatus.PENDING

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data(), cents=st.integers(1, 600_000), means=st.sampled_from(PaymentMeans), agreed=st.booleans())
    def pay(self, data: st.DataObject, cents: int, means: PaymentMeans, agreed: bool) -> None:
        number = self.pick(data)
        entered = PaymentToRecord(means, "", None, Money(cents, "EUR").decimal(), agreed)
        try:
            recorded = self.office.record_payment(number, entered)
        except Refused:
            return
        assert self.seen[number] is OrderStatus.PENDING
        self.seen[number] = recorded.state.status

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data())
    def pay_all(self, data: st.DataObject) -> None:
        number = self.pick(data)
        if self.seen[number] is OrderStatus.PENDING:
            self.office.pay(number)
            self.seen[number] = OrderStatus.PAID

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data(), ending=st.sampled_from(ENDINGS))
    def end(self, data: st.DataObject, ending: OrderStatus) -> None:
        number = self.pick(data)
        try:
            self.office.cancel_order(number, "Model", ending)
        except Refused:
            return
        assert self.seen[number] is OrderStatus.PENDING
        self.seen[number] = ending

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data())
    def refund(self, data: st.DataObject) -> None:
        number = self.pick(data)
        try:
            refunded = self.office.refund_order(number, "Model")
        except Refused:
            return
        assert self.seen[number] in (OrderStatus.PENDING, OrderStatus.PAID)
        paid = self.seen[number] is OrderStatus.PAID
        assert refunded.state.status is (OrderStatus.REFUNDED if paid else OrderStatus.CANCELLED)
        self.seen[number] = refunded.state.status

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data())
    def give_back_surplus(self, data: st.DataObject) -> None:
        """The order stays what it is."""
        with contextlib.suppress(Refused):
            self.office.give_back_surplus(self.pick(data))

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data())
    def crash_while_giving_back(self, data: st.DataObject) -> None:
        number = self.pick(data)
        for use in (self.office.credit_invoice, self.office.refund_order):
            take_back, use._take_back = use._take_back, crash
            try:
                if self.seen[number] is OrderStatus.PAID:
                    with pytest.raises((Crash, Refused)):
                        use(number, "Model")
            finally:
                use._take_back = take_back

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data(), desks=st.integers(0, 40), rooms=st.integers(0, 12), plan=st.integers(0, 1))
    def credit(self, data: st.DataObject, desks: int, rooms: int, plan: int) -> None:
        number = self.pick(data)
        wanted = {"desk": desks, "meeting_room": rooms, "standard": plan}
        try:
            note = self.office.credit_invoice(number, "Model", wanted)
        except Refused:
            return
        assert note.type is DocumentType.CREDIT_NOTE
        with self.office.database.read() as work:
            order = work.orders.get(number)
            assert order is not None
            self.seen[number] = work.orders.state(order.id).status

    @precondition(lambda self: bool(self.seen))
    @rule(data=st.data())
    def crash_while_paying(self, data: st.DataObject) -> None:
        number = self.pick(data)
        use = self.office.record_payment
        activate, use._activate = use._activate, crash
        try:
            if self.seen[number] is OrderStatus.PENDING:
                with pytest.raises(Crash):
                    self.office.pay(number)
        finally:
            use._activate = activate

    @invariant()
    def everything_agrees(self) -> None:
        assert self.office.database.verify() == []
        for series in self.office.database.number_series():
            assert (series.missing, series.void, series.beyond) == ((), (), 0)
        with self.office.database.read() as work:
            for number, status in self.seen.items():
                order = work.orders.get(number)
                assert order is not None
                state = work.orders.state(order.id)
                assert state.status is status
                paid = sum(payment.amount.minor for payment in work.payments.for_order(order.id))
                assert paid == state.paid_minor
                assert (paid >= order.priced.total.minor) == (status in (OrderStatus.PAID, OrderStatus.REFUNDED))
                bought = work.subscriptions.get(order.request.product, order.request.subject_id)
                assert (bought is not None) == (status is OrderStatus.PAID), "what is paid is there, and only that"
                self.check_history(work, order.id, status)
                rows = work.documents.rows(order_id=order.id)
                for row in rows:
                    assert self.issued.setdefault(row.number, row.id) == row.id, "a number is given once"
                invoiced = sum(row.total.minor for row in rows if row.type is DocumentType.INVOICE)
                credited = sum(row.total.minor for row in rows if row.type is DocumentType.CREDIT_NOTE)
                refunds = [work.documents.get(row.number) for row in rows if row.type is DocumentType.REFUND]
                given_back = [(each.content.paid.minor, each.content.lines) for each in refunds if each is not None]
                surpluses = [minor for minor, lines in given_back if lines[0].item == OVERPAYMENT]
                notes = len(given_back) - len(surpluses)
                assert invoiced in (0, order.priced.total.minor)
                assert credited <= invoiced, "never more than 100 % is credited"
                assert notes <= (invoiced == 0), "money goes back once, by a credit note or by a refund note"
                assert surpluses in ([], [paid - order.priced.total.minor])
                assert credited + sum(minor for minor, _ in given_back) <= paid, "no more than came in"
                if notes:
                    assert sum(minor for minor, _ in given_back) == paid
                if status is OrderStatus.REFUNDED:
                    assert (credited == invoiced > 0) or notes == 1
                else:
                    assert credited < invoiced or invoiced == 0
                    assert notes == (status is OrderStatus.CANCELLED and paid > 0)

    @staticmethod
    def check_history(work: UnitOfWork, order_id: str, status: OrderStatus) -> None:
        """The last step into the status is on record with who, when and why."""
        if status in (OrderStatus.PENDING, OrderStatus.PAID):
            return
        into = {OrderStatus.REFUNDED: {"order_refunded", "invoice_credited"}, OrderStatus.CANCELLED: {"order_refunded"}}
        wanted = into.get(status, set()) | {f"order_{status.value}"}
        entry = [entry for entry in work.audit.of("order", order_id) if entry.action in wanted][-1]
        assert (entry.actor, entry.details["reason"]) == ("Ana", "Model")
        assert entry.at is not None


TestOrderLife = OrderLife.TestCase
TestOrderLife.settings = settings(
    max_examples=8, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture
def machine() -> Iterator[OrderLife]:
    """The model with one paid order."""
    made = OrderLife()
    made.place()
    (number,) = made.seen
    made.office.pay(number)
    made.seen[number] = OrderStatus.PAID
    made.everything_agrees()
    yield made
    made.teardown()


def test_the_model_notices_a_subscription_that_is_not_taken_back(machine: OrderLife) -> None:
    """Positive control."""
    (number,) = machine.seen
    machine.office.credit_invoice._take_back = lambda *_: None
    machine.office.credit_invoice(number, "Model")
    machine.seen[number] = OrderStatus.REFUNDED
    with pytest.raises(AssertionError, match="what is paid is there"):
        machine.everything_agrees()


def test_the_model_notices_a_number_that_is_given_twice(machine: OrderLife) -> None:
    """Positive control: what a restored backup would do that went on with the old series."""
    machine.issued["INV-B3-2026-00001"] = "another document"
    with pytest.raises(AssertionError, match="a number is given once"):
        machine.everything_agrees()


def test_the_model_notices_a_step_that_nobody_recorded(machine: OrderLife) -> None:
    """Positive control: a status that is legal, paid for, and not in the history of the order."""
    (number,) = machine.seen
    with machine.office.database.work() as work:
        order = work.orders.get(number)
        assert order is not None
        work.orders.change_state(replace(work.orders.state(order.id), status=OrderStatus.REFUNDED))
        bought = work.subscriptions.get(order.request.product, order.request.subject_id)
        assert bought is not None
        work.subscriptions.remove(bought, kind="taken_back", order_id=order.id)
        work.commit()
    machine.seen[number] = OrderStatus.REFUNDED
    with pytest.raises(IndexError):
        machine.everything_agrees()


def test_every_other_change_of_status_is_impossible_in_the_database_too(tmp_path: Path) -> None:
    """The domain's table of changes and the trigger of the database agree, pair by pair."""
    office = SubscriptionOffice(tmp_path)
    order = office.place(ORDER).order
    office.database.close()
    change = "UPDATE order_states SET status = ? WHERE order_id = ?"
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3", isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        of_states = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'order_states'"
        triggers = raw.execute(of_states).fetchall()
        for old, new in product(OrderStatus, OrderStatus):
            for name, _ in triggers:
                raw.execute(f"DROP TRIGGER {name}")
            raw.execute(change, (old.value, order.id))
            for _, sql in triggers:
                raw.execute(sql)
            if old is new or new in CHANGES.get(old, frozenset()):
                raw.execute(change, (new.value, order.id))
                continue
            with pytest.raises(sqlite3.IntegrityError):
                raw.execute(change, (new.value, order.id))
