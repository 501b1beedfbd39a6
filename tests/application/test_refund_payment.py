"""Money goes back once for each note, with the program killed at every moment of every call."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from tests.servers.local_http import Reply, Request
from tests.servers.memory import memory_folder
from tests.servers.paypal import FakePayPal
from tests.servers.till import MOMENTS, Death, Killed, MortalDatabase, MortalPayPal, Till
from yeastar_desk.application.online_ports import Cause, Outgoing
from yeastar_desk.application.refund_payment import RefundPayment, SendRefunds, refundable
from yeastar_desk.application.sending_book import REFUND
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.infrastructure.paypal.client import PayPalClient

# How often each row is tried with each death: REFUND_SEEDS=100 for a long run.
SEEDS = int(os.environ.get("REFUND_SEEDS", "2"))


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server
    assert not server.complaints


@pytest.fixture
def till(paypal: FakePayPal) -> Iterator[Till]:
    with memory_folder() as folder, Till(folder, paypal) as found:
        yield found


def sold(till: Till) -> PlacedOrder:
    """An order that PayPal was paid for."""
    order = till.sell()
    till.take_payment.begin(order.number)
    till.work_on()
    return order


def credited(till: Till, order: PlacedOrder, quantities: dict[str, int] | None = None) -> str:
    """The number of a credit note for all of it or for a part."""
    return till.credit_invoice(order.number, "The customer came back.", quantities).number


def use(till: Till) -> RefundPayment:
    return RefundPayment(till.database, till.preferences, till.clock)


def sender(till: Till, death: Death | None = None, seed: int = 1) -> SendRefunds:
    end = death or Death()
    return SendRefunds(MortalDatabase(till.database, end), MortalPayPal(till.client, end), till.clock, Random(seed))


def item(till: Till, note: str) -> Outgoing:
    with till.database.read() as work:
        (found,) = [out for out in work.outgoing.listed() if out.item.kind == REFUND and note in out.item.payload]
    return found


def work_on(till: Till, refunds: SendRefunds, rounds: int = 30) -> None:
    for _ in range(rounds):
        report = refunds()
        with till.database.read() as work:
            if not [out for out in work.outgoing.listed(["pending", "sending"]) if out.item.kind == REFUND]:
                return
        assert report is not None
        till.clock.sleep(timedelta(seconds=90))


def test_a_credit_note_is_paid_back_once(till: Till, paypal: FakePayPal) -> None:
    order = sold(till)
    note = credited(till, order)
    use(till)(note)
    assert paypal.given_back == [], "nothing leaves before the pass"
    work_on(till, sender(till))
    ((capture, invoice, amount),) = paypal.given_back
    assert (capture, invoice) == (till.last(order).capture_id, note)
    assert amount == Decimal(order.priced.total.decimal())
    done = item(till, note)
    assert (done.item.state, done.facts["PayPal says"]) == ("acknowledged", "COMPLETED")
    with pytest.raises(Refused, match="already"):
        use(till)(note)


def test_parts_are_given_back_one_by_one(till: Till, paypal: FakePayPal) -> None:
    order = sold(till)
    first = credited(till, order, {"desk": 10})
    second = credited(till, order)
    for note in (first, second):
        use(till)(note)
    work_on(till, sender(till))
    assert {note for _, note, _ in paypal.given_back} == {first, second}
    assert sum(amount for *_, amount in paypal.given_back) == Decimal(order.priced.total.decimal())


def test_only_notes_of_orders_that_paypal_was_paid_for(till: Till) -> None:
    order = till.sell()
    till.pay(order.number)
    note = credited(till, order)
    with pytest.raises(Refused, match="as it was paid"):
        use(till)(note)
    paid = sold(till)
    with till.database.read() as work:
        (invoice,) = work.documents.rows(order_id=paid.id, type=DocumentType.INVOICE)
    for number in (invoice.number, "CN-XX-1"):
        with pytest.raises(NotFound):
            use(till)(number)


def test_what_can_be_asked_back_is_offered_until_it_is(till: Till) -> None:
    order = sold(till)

    def offered() -> tuple[str, ...]:
        with till.database.read() as work:
            documents = [(row.type, row.number) for row in work.documents.rows(order_id=order.id)]
            return refundable(documents, work.payment_attempts.of_order(order.id), work.outgoing.of_subject(order.id))

    assert offered() == ()
    note = credited(till, order)
    assert offered() == (note,)
    use(till)(note)
    assert offered() == ()


@dataclass(frozen=True)
class Row:
    name: str
    happen: Callable[[FakePayPal], None]
    ends: str
    given: int


def lose_answers(paypal: FakePayPal) -> None:
    left = [2]

    def lose(request: Request, reply: Reply) -> Reply:
        if request.path.endswith("/refund") and left[0]:
            left[0] -= 1
            return replace(reply, drop=True)
        return reply

    paypal.after = lose


def fail_at_first(paypal: FakePayPal) -> None:
    left = [2]

    def refuse(request: Request) -> Reply | None:
        if request.path.endswith("/refund") and left[0]:
            left[0] -= 1
            return Reply(500, b"oops")
        return None

    paypal.refuse = refuse


ROWS = [
    Row("nothing fails", lambda _: None, "acknowledged", 1),
    Row("answers lost", lose_answers, "acknowledged", 1),
    Row("server errors", fail_at_first, "acknowledged", 1),
    Row("no funds", lambda p: p.refuse_refunds.append("INSUFFICIENT_FUNDS"), "parked", 0),
    Row("too late", lambda p: p.refuse_refunds.append("REFUND_TIME_LIMIT_EXCEEDED"), "parked", 0),
    Row("held back", lambda p: setattr(p, "refund_status", "PENDING"), "sending", 1),
]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_with_the_program_killed(till: Till, paypal: FakePayPal, row: Row, moment: str) -> None:
    deaths = 0
    for seed in range(SEEDS):
        chance = Random(f"{row.name} {moment} {seed}")
        paypal.after, paypal.refuse = lambda _, reply: reply, lambda _: None
        paypal.refuse_refunds.clear()
        paypal.refund_status = "COMPLETED"
        till.restart(seed=seed)
        order = sold(till)
        note = credited(till, order)
        use(till)(note)
        row.happen(paypal)
        try:
            work_on(till, sender(till, Death("refund", moment, nth=1 + seed % 2), seed))
        except Killed:
            deaths += 1
        till.clock.sleep(timedelta(seconds=chance.randint(0, 1200)))
        work_on(till, sender(till, seed=seed + 1))
        given = [amount for _, number, amount in paypal.given_back if number == note]
        assert len(given) == row.given, f"seed {seed}"
        out = item(till, note)
        assert out.item.state == row.ends, (seed, out.item.reason)
        if row.ends == "sending":
            paypal.refunds[out.facts["Refund at PayPal"]]["status"] = "COMPLETED"
            till.clock.sleep(timedelta(days=1, minutes=1))
            work_on(till, sender(till))
            assert item(till, note).item.state == "acknowledged"
    assert deaths >= SEEDS // 2


def test_a_refused_refund_is_tried_again_as_a_new_one(till: Till, paypal: FakePayPal) -> None:
    paypal.refuse_refunds.append("INSUFFICIENT_FUNDS")
    note = credited(till, sold(till))
    use(till)(note)
    work_on(till, sender(till))
    parked = item(till, note)
    assert (parked.item.state, parked.cause) == ("parked", Cause.REJECTED)
    assert "insufficient funds" in parked.item.reason
    centre = SyncCentre(till.database, till.clock)
    (row,) = [row for row in centre.view().rows if row.kind == REFUND]
    assert (row.subject, row.actions) == (note, ("retry", "it_is_done", "export"))
    assert row.what.startswith(f"{note}: give back ")
    centre.retry(row.id)
    work_on(till, sender(till))
    assert item(till, note).item.state == "acknowledged", "PayPal would have repeated its first answer"
    assert len(paypal.given_back) == 1


def test_after_paypal_has_forgotten_a_person_looks(till: Till, paypal: FakePayPal) -> None:
    note = credited(till, sold(till))
    use(till)(note)
    paypal.after = lambda request, reply: replace(reply, drop=request.path.endswith("/refund"))
    sender(till)()
    till.clock.sleep(timedelta(days=50))
    paypal.answers.clear()
    work_on(till, sender(till))
    out = item(till, note)
    assert (out.item.state, out.cause) == ("parked", Cause.UNCONFIRMED)
    assert len(paypal.given_back) == 1
    centre = SyncCentre(till.database, till.clock)
    with pytest.raises(Refused):
        centre.retry(out.item.id)
    centre.it_is_done(out.item.id)
    assert item(till, note).item.state == "acknowledged"


def test_another_amount_is_shown_to_a_person(till: Till, paypal: FakePayPal) -> None:
    note = credited(till, sold(till))
    use(till)(note)

    def other(request: Request, reply: Reply) -> Reply:
        return (
            replace(reply, body=reply.body.replace(b'"value": "', b'"value": "9'))
            if "refund" in request.path
            else reply
        )

    paypal.after = other
    work_on(till, sender(till))
    assert item(till, note).cause is Cause.UNCONFIRMED


def test_money_of_the_sandbox_is_not_given_back_by_the_live_service(till: Till, paypal: FakePayPal) -> None:
    note = credited(till, sold(till))
    use(till)(note)
    till.client.close()
    till.client = PayPalClient("sandbox", paypal.url, "x", lambda: "y")
    assert sender(till)().waiting == 1
    assert paypal.given_back == []


def test_a_sender_with_a_new_request_id_each_time_is_caught(
    till: Till, paypal: FakePayPal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: two parts of an order, the first answer lost."""
    ids = iter(range(1000))
    monkeypatch.setattr("yeastar_desk.application.refund_payment._request_id", lambda _: f"another-{next(ids)}")
    lose_answers(paypal)
    note = credited(till, sold(till), {"desk": 1})
    use(till)(note)
    work_on(till, sender(till))
    assert len(paypal.given_back) > 1
