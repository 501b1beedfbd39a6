"""Take a payment through PayPal on screen: begin, show the page to pay on, ask, capture, say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from yeastar_desk.application.complete_invoice import CompleteInvoice, can_be_entered
from yeastar_desk.application.online_ports import NotSent
from yeastar_desk.application.payment_ports import OPEN_STATES, AttemptState, PaymentAttempt
from yeastar_desk.application.payment_steps import Overtaken
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.take_payment import TakePayment
from yeastar_desk.domain.invoicing import Incomplete
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject, Ticket
from yeastar_desk.presentation.preview.link_presenter import Qr
from yeastar_desk.presentation.sale.payment_shown import PaymentShown, beginning, not_begun, show_payment
from yeastar_desk.presentation.sentences import sentence_of

_NOT_BEGUN = "The payment could not be begun: the program failed in a way it should not. The order is stored."
_NOT_ASKED = "PayPal could not be asked: the program failed in a way it should not."
_NOT_GIVEN_UP = "The payment could not be given up: the program failed in a way it should not."
_AFTER_TROUBLE_SECONDS = 10.0
_AT_ONCE_SECONDS = 1.0


class PaymentOnline(Protocol):
    """What of the network side a payment needs."""

    @property
    def till(self) -> TakePayment: ...

    @property
    def qr(self) -> Qr: ...


class PaymentUses(Protocol):
    """Looked up inside jobs only."""

    @property
    def complete_invoice(self) -> CompleteInvoice: ...

    @property
    def online(self) -> PaymentOnline: ...

    @property
    def clock(self) -> Clock: ...


class PaymentView(Protocol):
    def show_payment(self, shown: PaymentShown, code: tuple[tuple[bool, ...], ...]) -> None:
        """Show the payment; `code` are the modules of the QR code of its link, none without a link."""

    def wake_in(self, seconds: float | None) -> None:
        """Call `PaymentPresenter.step` after that time, once; None calls off what was asked for before."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """An attempt after a step, when the next step is due, and the code of its link."""

    attempt: PaymentAttempt
    wait: float
    code: tuple[tuple[bool, ...], ...]
    trouble: str = ""


class PaymentPresenter:
    """One payment at a time. Leaving it does not end it: the passes of the network lane go on with it.

    Args:
        lane: a lane for payments on screen, so that no customer waits for a pass.
        paid: called once when the order has become paid.
    """

    def __init__(
        self,
        uses: PaymentUses,
        lane: Lane,
        announce: Announce,
        formats: Formats,
        view: PaymentView,
        paid: Callable[[], None],
    ) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._formats = formats
        self._view = view
        self._paid = paid
        self._number = ""
        self._card = False
        self._seen: _Seen | None = None
        self._under_way: Ticket | None = None

    def begin(self, order_number: str, *, card: bool) -> None:
        """Begin to be paid for an order, or go on with the payment that is under way for it."""
        self.leave()
        self._number, self._card = order_number, card
        self._view.show_payment(beginning(card=card), ())
        self._submit(lambda: self._begin_now(order_number, card=card), self._not_begun)

    def try_again(self) -> None:
        """Begin once more, the same way."""
        self.begin(self._number, card=self._card)

    def other_method(self) -> None:
        """Begin once more, by card instead of PayPal or the other way round."""
        self.begin(self._number, card=not self._card)

    def step(self) -> None:
        """Ask PayPal now."""
        if self._seen is None:
            if self._number:
                self.try_again()
            return
        attempt = self._seen.attempt
        self._submit(lambda: self._step_now(attempt), self._not_asked)

    def cancel(self) -> None:
        """The customer pays otherwise."""
        if self._seen is None:
            return
        attempt_id = self._seen.attempt.id
        self._submit(lambda: self._look_at(self._uses.online.till.give_up(attempt_id)), self._not_given_up)

    def settle(self, note: str) -> None:
        """A person has cleared up at PayPal what did not fit; the note says how."""
        if self._seen is None:
            return
        attempt_id = self._seen.attempt.id
        self._submit(lambda: self._look_at(self._uses.online.till.settle(attempt_id, note)), self._not_asked)

    def complete(self, entered: Mapping[str, str]) -> None:
        """Store what the invoice lacks, by `Missing.field`, and begin again."""
        number = self._number
        self._under_way = self._lane.submit(
            lambda: self._uses.complete_invoice(number, entered), self._completed, self._not_begun
        )

    def leave(self) -> None:
        """Nobody looks at it any more."""
        self._view.wake_in(None)
        if self._under_way is not None:
            self._under_way.cancel()
        self._number, self._seen, self._under_way = "", None, None

    # on its lane

    def _begin_now(self, number: str, *, card: bool) -> _Seen:
        return self._step_now(self._uses.online.till.begin(number, card=card))

    def _step_now(self, attempt: PaymentAttempt) -> _Seen:
        if attempt.state not in OPEN_STATES or attempt.state is AttemptState.QUARANTINED:
            return self._look_at(attempt)
        try:
            return self._look_at(self._uses.online.till.step(attempt.id))
        except NotSent as error:
            return self._look_at(attempt, error.sentence)
        except Overtaken:
            return _Seen(attempt, _AT_ONCE_SECONDS, self._code(attempt))

    def _look_at(self, attempt: PaymentAttempt, trouble: str = "") -> _Seen:
        wait = _AFTER_TROUBLE_SECONDS
        if not trouble:
            now = self._uses.clock.now()
            wait = ((attempt.next_at or now) - now).total_seconds()
        return _Seen(attempt, max(_AT_ONCE_SECONDS, wait), self._code(attempt), trouble)

    def _code(self, attempt: PaymentAttempt) -> tuple[tuple[bool, ...], ...]:
        awaited = attempt.state is AttemptState.AWAITING and attempt.approve_link
        return self._uses.online.qr(attempt.approve_link) if awaited else ()

    # what came of it

    def _submit(self, job: Callable[[], _Seen], failed: Callable[[Exception], None]) -> None:
        self._view.wake_in(None)
        if self._under_way is not None:
            self._under_way.cancel()
        self._under_way = self._lane.submit(job, self._take, failed)

    def _completed(self, _stored: None) -> None:
        for subject in (Subject.SETTINGS, Subject.BILLING_CONTACTS):
            self._announce(Changed(subject))
        self.try_again()

    def _take(self, seen: _Seen) -> None:
        self._under_way = None
        before, self._seen = self._seen, seen
        attempt = seen.attempt
        self._card = attempt.card
        self._view.show_payment(show_payment(attempt, self._formats, seen.trouble), seen.code)
        if attempt.state in OPEN_STATES and attempt.state is not AttemptState.QUARANTINED:
            self._view.wake_in(seen.wait)
        if attempt.state is AttemptState.PAID and (before is None or before.attempt.state is not AttemptState.PAID):
            for subject in (Subject.ORDERS, Subject.DOCUMENTS, Subject.COMPANIES, Subject.OUTBOX):
                self._announce(Changed(subject))
            self._paid()

    def _not_begun(self, error: Exception) -> None:
        self._under_way = None
        missing = error.missing if isinstance(error, Incomplete) else ()
        enterable = missing if all(can_be_entered(each.field) for each in missing) else ()
        shown = not_begun(sentence_of(error, _NOT_BEGUN), card=self._card, missing=enterable)
        self._view.show_payment(shown, ())

    def _not_asked(self, error: Exception) -> None:
        self._under_way = None
        self._show_trouble(sentence_of(error, _NOT_ASKED))
        self._view.wake_in(_AFTER_TROUBLE_SECONDS)

    def _not_given_up(self, error: Exception) -> None:
        """It may have gone on meanwhile: say why, and look at it again."""
        self._under_way = None
        self._show_trouble(sentence_of(error, _NOT_GIVEN_UP))
        self._view.wake_in(_AT_ONCE_SECONDS * 3)

    def _show_trouble(self, sentence: str) -> None:
        if self._seen is not None:
            shown = show_payment(self._seen.attempt, self._formats, sentence)
            self._view.show_payment(shown, self._seen.code)
