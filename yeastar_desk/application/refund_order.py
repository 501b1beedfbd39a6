"""Give money back for an order without an invoice (docs/decisions/refund-without-invoice.md)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from yeastar_desk.application.issue_document import content_following, issue_following
from yeastar_desk.application.order_changes import find_order, overpaid, received_amounts, record_change
from yeastar_desk.application.ports import Clock, Database, IssuedDocument, Locales, OrderState, UnitOfWork
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.views import DocumentRow
from yeastar_desk.domain.documents import DocumentContent, DocumentType, ReceivedAmount
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, total_of
from yeastar_desk.domain.order_life import check_change
from yeastar_desk.domain.orders import OrderStatus, PlacedOrder
from yeastar_desk.domain.records import to_plain


@dataclass(frozen=True, slots=True)
class Refunded:
    """What was stored.

    Attributes:
        given_back: everything that was received for the order.
        document: the refund note, None when nothing had been received.
    """

    state: OrderState
    given_back: Money
    document: IssuedDocument | None


class RefundOrder:
    """A paid order becomes refunded and its subscription is taken back; one that was paid in part is cancelled."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        locales: Locales,
        read_logo: Callable[[Preferences], bytes | None],
        take_back: Callable[[UnitOfWork, PlacedOrder, datetime], None],
    ) -> None:
        """`take_back` undoes in the same transaction what a paid order did to its subscription."""
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._locales = locales
        self._read_logo = read_logo
        self._take_back = take_back

    def __call__(self, number: str, reason: str) -> Refunded:
        """Record that all the money of an order was given back; of a surplus that went back before, what is left.

        Raises:
            NotFound: no such order.
            Refused: no reason was given, an invoice was issued (it is credited instead), nothing was received for a
                pending order, the order has ended already, or later orders build on it.
            NotSaved: nothing was stored.
        """
        if not reason.strip():
            raise Refused("Say why the money is given back: the reason is printed.", field="reason")
        preferences = self._preferences.load()
        logo = self._read_logo(preferences)
        with self._database.work() as work:
            refunded = self._store(work, number, reason.strip(), preferences, logo)
            work.commit()
        return refunded

    def _store(
        self, work: UnitOfWork, number: str, reason: str, preferences: Preferences, logo: bytes | None
    ) -> Refunded:
        now = self._clock.now()
        order, state = find_order(work, number)
        documents = work.documents.rows(order_id=order.id)
        _check_no_invoice(order, documents)
        paid = state.status is OrderStatus.PAID
        after = OrderStatus.REFUNDED if paid else OrderStatus.CANCELLED
        check_change(order.number, state.status, after)
        if not paid and not state.paid_minor:
            raise Refused(f"Nothing was received for {order.number}. Cancel it instead.", field="status")
        if paid:
            self._take_back(work, order, now)
        received = _kept(received_amounts(work, order), order.priced.total, documents)
        document = None
        if received:
            today = self._clock.today()
            content = refund_content(order, documents, received, today, preferences, self._locales)
            content = replace(content, notes=(reason,))
            document = issue_following(work, order, documents, content, preferences, now, logo)
        state = replace(state, status=after)
        work.orders.change_state(state)
        given_back = total_of([each.amount for each in received], order.priced.currency)
        record_change(
            work,
            "order_refunded",
            order,
            preferences.event.rep,
            now,
            document=document.number if document is not None else "",
            reason=reason,
            status=after.value,
            total=to_plain(given_back),
        )
        return Refunded(state, given_back, document)


def refund_content(
    order: PlacedOrder,
    documents: Sequence[DocumentRow],
    received: Sequence[ReceivedAmount],
    today: date,
    preferences: Preferences,
    locales: Locales,
) -> DocumentContent:
    """What the refund note of an order prints that gives these payments back; `documents` are the order's."""
    referred = [row for row in documents if row.type is not DocumentType.QUOTE]
    return content_following(DocumentType.REFUND, order, referred, received, today, preferences, locales)


def _kept(
    received: Sequence[ReceivedAmount], total: Money, documents: Sequence[DocumentRow]
) -> Sequence[ReceivedAmount]:
    """The payments without a surplus that a refund note has given back already."""
    if not any(row.type is DocumentType.REFUND for row in documents):
        return received
    surplus = total_of([each.amount for each in received], total.currency) - total
    larger = overpaid(received)
    return [replace(each, amount=each.amount - surplus) if each is larger else each for each in received]


def _check_no_invoice(order: PlacedOrder, documents: Sequence[DocumentRow]) -> None:
    for row in documents:
        if row.type is DocumentType.INVOICE:
            raise Refused(
                f"Invoice {row.number} was issued for {order.number}: credit the invoice instead.", field="status"
            )
