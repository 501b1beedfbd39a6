"""Being paid by PayPal on screen, decided without a display, over a PayPal that answers on 127.0.0.1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.presenters.booth import Booth, HandLane, Heard
from tests.presenters.screens import DoneScreen
from tests.servers.local_http import Reply
from tests.servers.paypal import FakePayPal
from yeastar_desk.application.payment_ports import OPEN_STATES, AttemptState
from yeastar_desk.application.place_order import Placed, PlaceOrder
from yeastar_desk.application.record_payment import PaymentToRecord
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderRequest, OrderStatus, Payment, PaymentMethod
from yeastar_desk.infrastructure.paypal.client import PayPalClient
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Subject
from yeastar_desk.presentation.sale.done_presenter import DonePresenter
from yeastar_desk.presentation.sale.payment_shown import show_payment

NBSP = "\u00a0"
ONLINE = frozenset([PaymentMethod.PAYPAL, PaymentMethod.CARD])
DROPPED = Reply(0, b"", drop=True)


class Till:
    """The Done page of a booth whose customers pay by PayPal."""

    def __init__(self, folder: Path, paypal: FakePayPal, environment: str = "live") -> None:
        self.booth = Booth(folder)
        booth = self.booth
        paypal.now = booth.clock.now
        self.paypal = paypal
        booth.online.connect(paypal.url, booth.record_payment, environment)
        booth.place_order = PlaceOrder(
            booth.database,
            booth.preferences,
            booth.clock,
            booth.locales,
            booth.open_order,
            lambda _: None,
            lambda _: ONLINE,
        )
        self.lane, self.heard, self.screen = HandLane(), Heard(), DoneScreen()
        self.network = HandLane()
        self.done = DonePresenter(booth, self.lane, self.network, self.heard, Formats(), self.screen)

    def place(self, method: PaymentMethod = PaymentMethod.PAYPAL) -> Placed:
        request = OrderRequest(subject_id="W-204417", plan="standard", payment=Payment(method))
        placed = self.booth.place_order(request)
        self.done.show(placed)
        return placed

    def status(self, placed: Placed) -> OrderStatus:
        with self.booth.database.read() as work:
            return work.orders.state(placed.order.id).status

    def states(self, placed: Placed) -> list[AttemptState]:
        with self.booth.database.read() as work:
            return [attempt.state for attempt in work.payment_attempts.of_order(placed.order.id)]

    def words(self) -> str:
        return self.screen.paid().sentence.replace(NBSP, " ")


@pytest.fixture
def paypal() -> Iterator[FakePayPal]:
    with FakePayPal() as server:
        yield server


@pytest.fixture
def till(tmp_path: Path, paypal: FakePayPal) -> Iterator[Till]:
    made = Till(tmp_path, paypal)
    yield made
    made.booth.online.close()
    made.booth.database.close()


def test_the_customer_is_shown_a_page_to_pay_on_as_a_code_and_a_link(till: Till) -> None:
    placed = till.place()
    shown = till.screen.paid()
    assert till.screen.shown().next.startswith("Payment pending.")
    assert (shown.title, shown.tone, shown.card) == ("Waiting for the customer", "info", False)
    assert till.words() == (
        "The customer scans the code with a phone, or you open the page here, and approves it in PayPal: € 702.10."
    )
    assert shown.link.startswith("https://www.paypal.example/checkoutnow?token=")
    assert till.screen.code == till.booth.online.qr(shown.link)
    assert (shown.may_cancel, shown.may_retry, shown.sandbox) == (True, False, False)
    assert till.screen.wake is not None
    assert 1 <= till.screen.wake <= 3
    assert till.status(placed) is OrderStatus.PENDING


def test_an_approved_payment_is_captured_and_the_invoice_is_shown(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()
    till.booth.clock.sleep(timedelta(seconds=40))
    paypal.approve_all()
    till.done.payment.step()
    assert (till.screen.paid().title, till.screen.paid().tone) == ("Paid", "ok")
    assert till.words() == "Paid: PayPal has taken € 702.10. Nothing is due any more."
    assert till.screen.code == ()
    assert till.screen.wake is None, "nothing is asked any more"
    assert till.status(placed) is OrderStatus.PAID
    done = till.screen.shown()
    assert (done.title, done.tone, done.document_number) == ("Order paid", "ok", "INV-B3-2026-00001")
    assert done.next.startswith("Invoice INV-B3-2026-00001 was issued.")
    assert till.screen.pdf == till.booth.document_files.pdf("INV-B3-2026-00001")[1]
    told = {change.subject for change in till.heard.changes}
    assert told >= {Subject.ORDERS, Subject.DOCUMENTS, Subject.COMPANIES, Subject.OUTBOX}


def test_nothing_is_called_paid_without_a_completed_capture(till: Till, paypal: FakePayPal) -> None:
    """The word is never on screen while money is only promised; the order's own state agrees at every step."""
    paypal.capture_status = "PENDING"
    placed = till.place()
    paypal.approve_all()
    till.done.payment.step()
    assert (till.screen.paid().title, till.screen.paid().tone) == ("Payment pending", "warning")
    assert "not paid yet" in till.words()
    assert not till.screen.paid().may_cancel
    assert till.status(placed) is OrderStatus.PENDING
    assert till.screen.shown().title == "Order placed"
    assert till.screen.wake == 600
    paypal.clear(paypal.money[0][0])
    till.done.payment.step()
    assert till.screen.paid().title == "Paid"
    assert till.status(placed) is OrderStatus.PAID


def test_a_card_is_paid_on_paypals_page_for_guests(till: Till, paypal: FakePayPal) -> None:
    till.place(PaymentMethod.CARD)
    assert till.screen.paid().card
    assert "enters the card on PayPal's page" in till.words()
    body = next(request.body for request in paypal.requests if request.path == "/v2/checkout/orders")
    assert b'"landing_page":"GUEST_CHECKOUT"' in body


def test_an_offline_order_asks_paypal_nothing(till: Till, paypal: FakePayPal) -> None:
    till.place(PaymentMethod.OFFLINE)
    assert till.screen.payment is None
    assert paypal.requests == []


def test_a_payment_is_cancelled_and_begun_again_the_other_way(till: Till) -> None:
    placed = till.place()
    till.done.payment.cancel()
    shown = till.screen.paid()
    assert (shown.title, shown.may_retry, shown.may_cancel, shown.link) == ("No payment", True, False, "")
    assert till.words() == "Given up; nothing was charged."
    assert till.screen.wake is None
    till.done.payment.other_method()
    assert (till.screen.paid().title, till.screen.paid().card) == ("Waiting for the customer", True)
    assert sorted(till.states(placed)) == [AttemptState.AWAITING, AttemptState.CANCELLED]


def test_a_declined_card_is_said_and_the_page_stays_open(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()
    paypal.decline = ["INSTRUMENT_DECLINED"]
    paypal.approve_all()
    till.done.payment.step()
    assert till.screen.paid().tone == "warning"
    assert till.words().startswith("Declined. Open the page again: the customer can pay another way.")
    assert till.screen.paid().link
    assert till.status(placed) is OrderStatus.PENDING
    paypal.approve_all()
    till.done.payment.step()
    assert till.status(placed) is OrderStatus.PAID


def test_without_a_connection_it_says_so_and_goes_on_by_itself(till: Till, paypal: FakePayPal) -> None:
    paypal.refuse = lambda _: DROPPED
    placed = till.place()
    assert till.screen.paid().tone == "warning"
    assert "PayPal" in till.words()
    assert till.words().endswith("Nothing was charged yet.")
    assert till.screen.wake == 10
    assert till.screen.paid().may_cancel
    paypal.refuse = lambda _: None
    till.done.payment.step()
    assert till.screen.paid().title == "Waiting for the customer"
    paypal.refuse = lambda _: DROPPED  # the customer's phone has a network of its own: the code stays
    till.done.payment.step()
    assert till.screen.code != ()
    assert till.states(placed) == [AttemptState.AWAITING]


def test_a_lost_answer_to_the_capture_is_never_called_paid_or_unpaid(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()
    paypal.approve_all()
    paypal.after = lambda request, reply: DROPPED if request.path.endswith("/capture") else reply
    till.done.payment.step()
    assert till.states(placed) == [AttemptState.CAPTURING]
    assert till.screen.paid().title == "Approved by the customer"
    assert not till.screen.paid().may_cancel
    assert "charged" not in till.words()
    paypal.after = lambda _, reply: reply
    till.done.payment.step()
    assert till.screen.paid().title == "Paid"
    assert len(paypal.money) == 1


def test_the_sandbox_is_marked_and_pays_nothing(tmp_path: Path, paypal: FakePayPal) -> None:
    till = Till(tmp_path / "sandbox", paypal, "sandbox")
    placed = till.place()
    assert till.screen.paid().sandbox
    paypal.approve_all()
    till.done.payment.step()
    shown = till.screen.paid()
    assert (shown.title, shown.tone, shown.sandbox) == ("Test payment", "warning", True)
    assert till.words() == "The test worked: nothing was paid, and ORD-B3-2026-00001 stays pending."
    assert till.status(placed) is OrderStatus.PENDING
    assert till.screen.shown().title == "Order placed"
    till.booth.online.close()
    till.booth.database.close()


def test_money_that_does_not_fit_is_for_a_person_to_look_at(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()

    def less(order: dict[str, object]) -> None:
        units = order["purchase_units"]
        assert isinstance(units, list)
        for capture in units[0].get("payments", {}).get("captures", []):
            capture["amount"]["value"] = "1.00"

    paypal.change = less
    paypal.approve_all()
    till.done.payment.step()
    shown = till.screen.paid()
    assert (shown.title, shown.tone) == ("Look at this payment", "danger")
    assert "Do not charge the customer again." in shown.sentence
    assert (shown.may_retry, shown.may_cancel, shown.may_check) == (False, False, False)
    assert till.screen.wake is None
    assert till.status(placed) is OrderStatus.PENDING
    assert "PayPal's number of the money: 3C000000000000000." in shown.sentence
    assert shown.may_settle
    till.done.payment.settle("Refunded in the PayPal account")
    assert till.words() == "Cleared up by hand: Refunded in the PayPal account"
    assert (till.screen.paid().may_settle, till.screen.paid().may_retry) == (False, True)
    paypal.change = lambda _: None
    assert till.states(placed) == [AttemptState.FAILED]


def test_wrong_credentials_are_named(till: Till, paypal: FakePayPal) -> None:
    booth = till.booth
    client = PayPalClient("live", paypal.url, "somebody", lambda: "wrong")
    booth.online.till._steps._paypal = client
    till.place()
    assert "PayPal" in till.words()
    assert "Settings" in till.words()
    client.close()


def test_an_order_that_was_paid_otherwise_meanwhile_is_not_charged(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()
    till.booth.record_payment(placed.order.number, PaymentToRecord(PaymentMeans.CASH, "till 1"))
    paypal.approve_all()
    till.done.payment.step()
    assert till.screen.paid().title == "No payment"
    assert "PayPal was not charged" in till.words()
    assert paypal.money == []
    till.done.payment.try_again()
    assert till.screen.paid().title == "No payment yet"
    assert "nothing is due" in till.words()


def test_leaving_the_page_asks_no_more_and_coming_back_goes_on(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()
    till.done.leave()
    assert till.screen.wake is None
    assert till.screen.left == 1
    asked = len(paypal.requests)
    till.done.payment.step()
    assert len(paypal.requests) == asked
    till.done.payment.begin(placed.order.number, card=True)
    assert till.screen.paid().title == "Waiting for the customer"
    assert len(paypal.orders) == 1, "the payment that is under way, not a second one"


def test_a_payment_that_a_pass_has_finished_is_seen(till: Till, paypal: FakePayPal) -> None:
    placed = till.place()
    paypal.approve_all()
    with till.booth.database.read() as work:
        attempt = work.payment_attempts.open_for(placed.order.id)
    assert attempt is not None
    till.booth.online.till.step(attempt.id)
    till.done.payment.step()
    assert till.screen.paid().title == "Paid"
    assert len(paypal.money) == 1


def test_an_answer_that_comes_after_leaving_changes_nothing(till: Till) -> None:
    till.network.at_once = False
    till.place()
    till.done.leave()
    before = till.screen.paid()
    till.network.run()
    assert till.screen.paid() is before
    assert till.screen.wake is None


@pytest.mark.parametrize("state", AttemptState)
def test_every_state_has_words_and_only_paid_says_paid(till: Till, state: AttemptState) -> None:
    placed = till.place()
    with till.booth.database.read() as work:
        attempt = work.payment_attempts.of_order(placed.order.id)[0]
    shown = show_payment(replace(attempt, state=state, reason=""), Formats())
    assert shown.title
    assert shown.sentence or state in (AttemptState.UNKNOWN, AttemptState.QUARANTINED, AttemptState.PENDING)
    assert (shown.title == "Paid") is (state is AttemptState.PAID)
    assert shown.may_check is (state in OPEN_STATES and state is not AttemptState.QUARANTINED)
