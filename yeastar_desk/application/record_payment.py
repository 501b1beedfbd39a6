"""Record money received for an order; the last payment issues the invoice and activates what was bought."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from yeastar_desk.application.issue_document import content_following, issue_following
from yeastar_desk.application.order_changes import find_order, received_amounts, record_change
from yeastar_desk.application.ports import (
    Clock,
    Database,
    IssuedDocument,
    Locales,
    OrderState,
    TaxNumbers,
    UnitOfWork,
)
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.invoicing import CountryRule, check_complete, completed, refusal_in
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.order_life import PaymentMeans, ReceivedPayment, check_change
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import to_plain


@dataclass(frozen=True, slots=True)
class PaymentToRecord:
    """What the rep enters.

    Attributes:
        amount: decimal text in the order's currency, None for everything that is still due.
        accept_overpayment: the rep was asked and said yes.
    """

    means: PaymentMeans
    reference: str = ""
    received_on: date | None = None
    amount: str | None = None
    accept_overpayment: bool = False


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """What was stored.

    Attributes:
        due: what is still due after this payment, never negative.
        document: the invoice when the order is now paid in full, else a receipt.
        no_invoice: why no invoice was issued for a fully paid order, as a sentence, or empty.
    """

    payment: ReceivedPayment
    state: OrderState
    due: Money
    document: IssuedDocument
    no_invoice: str = ""

    @property
    def surplus(self) -> Money:
        """What was received beyond the order's total; it stands to the customer's credit."""
        return self.document.content.surplus


class RecordPayment:
    """Record Payment, and `yeastar-desk order pay`."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        locales: Locales,
        tax_numbers: TaxNumbers,
        country_rules: Callable[[], Mapping[str, CountryRule]],
        read_logo: Callable[[Preferences], bytes | None],
        activate: Callable[[UnitOfWork, PlacedOrder, date, datetime], None],
    ) -> None:
        """`activate` applies a paid order to its subscription in the same transaction."""
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._locales = locales
        self._tax_numbers = tax_numbers
        self._country_rules = country_rules
        self._read_logo = read_logo
        self._activate = activate

    def __call__(self, number: str, entered: PaymentToRecord) -> PaymentRecorded:
        """Store the payment, and with the last one the invoice and the subscription, in one transaction.

        Raises:
            NotFound: no such order.
            Refused: the order is not pending, the amount is not positive or too large, the date lies in the
                future, or the invoice would be incomplete (`Incomplete.missing` names what it lacks).
            NotSaved: nothing was stored.
        """
        preferences = self._preferences.load()
        logo = self._read_logo(preferences)
        with self._database.work() as work:
            recorded = self._store(work, number, entered, preferences, logo)
            work.commit()
        return recorded

    def rehearse(self, number: str, entered: PaymentToRecord) -> None:
        """Do all of it and take it back: whoever is about to take money learns before whether it can be recorded.

        Raises:
            NotFound, Refused: as the call.
        """
        preferences = self._preferences.load()
        with self._database.work() as work:
            self._store(work, number, entered, preferences, None)

    def _store(
        self, work: UnitOfWork, number: str, entered: PaymentToRecord, preferences: Preferences, logo: bytes | None
    ) -> PaymentRecorded:
        now, today = self._clock.now(), self._clock.today()
        order, state = find_order(work, number)
        check_change(order.number, state.status, OrderStatus.PAID)
        total = order.priced.total
        due = Money(total.minor - state.paid_minor, total.currency)
        amount = due if entered.amount is None else _amount(entered.amount, total.currency)
        received_on = entered.received_on or today
        _check(amount, due, received_on, today, entered.accept_overpayment)
        payment = ReceivedPayment(
            str(uuid4()),
            order.id,
            entered.means,
            entered.reference.strip(),
            received_on,
            amount,
            now,
            preferences.event.rep,
        )
        work.payments.add(payment)
        state = replace(state, paid_minor=state.paid_minor + amount.minor)
        full = state.paid_minor >= total.minor
        no_invoice = ""
        if full:
            state = replace(state, status=OrderStatus.PAID)
            means = {earlier.means for earlier in work.payments.for_order(order.id)}
            no_invoice = refusal_in(self._country_rules(), preferences.seller.country, means)
            self._activate(work, order, received_on, now)
        type = DocumentType.INVOICE if full and not no_invoice else DocumentType.RECEIPT
        document = self._issue(work, type, order, preferences, now, today, logo)
        work.orders.change_state(state)
        record_change(
            work,
            "payment_recorded",
            order,
            payment.actor,
            now,
            payment=to_plain(payment),
            status=state.status.value,
            document=document.number,
        )
        return PaymentRecorded(
            payment, state, Money(max(0, total.minor - state.paid_minor), total.currency), document, no_invoice
        )

    def _issue(
        self,
        work: UnitOfWork,
        type: DocumentType,
        order: PlacedOrder,
        preferences: Preferences,
        now: datetime,
        today: date,
        logo: bytes | None,
    ) -> IssuedDocument:
        documents = work.documents.rows(order_id=order.id)
        proformas = [row for row in documents if row.type is DocumentType.PROFORMA]
        received = received_amounts(work, order)
        content = content_following(type, order, proformas, received, today, preferences, self._locales)
        if type is DocumentType.INVOICE:
            stored = work.contacts.addressed([content.buyer.email])
            content = replace(content, buyer=completed(content.buyer, (each.contact for each in stored)))
            check_complete(content, self._tax_numbers.is_valid)
        return issue_following(work, order, documents, content, preferences, now, logo)


def _amount(text: str, currency: str) -> Money:
    try:
        return Money.parse(text, currency)
    except Refused as error:
        raise Refused(error.sentence, field="amount") from None


def _check(amount: Money, due: Money, received_on: date, today: date, accept_overpayment: bool) -> None:
    if amount.minor <= 0 and due.minor > 0:
        raise Refused("Enter the amount that was received.", field="amount")
    if received_on > today:
        raise Refused("The payment date lies in the future. Enter the day the money came in.", field="received_on")
    if due < amount and not accept_overpayment:
        raise Refused(
            f"Only {due.decimal()} {due.currency} is due. Confirm the overpayment or correct the amount.",
            field="overpayment",
        )
