"""Place an order: number, order, lines, proforma, outbox and audit in one durable transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from yeastar_desk.application.auto_renew import consent_text, record_consent
from yeastar_desk.application.commitment import ruler
from yeastar_desk.application.edit_order import OpenOrder, OrderContext, complete, price
from yeastar_desk.application.issue_document import (
    buyer_of,
    check_seller,
    content_of,
    document_audit,
    issue,
    subject_exists,
    subject_name,
    take_number,
)
from yeastar_desk.application.order_changes import find_order, record_change
from yeastar_desk.application.portal_order import goes_by_hand
from yeastar_desk.application.ports import (
    Clock,
    Database,
    IssuedDocument,
    Locales,
    OrderState,
    OutboxItem,
    UnitOfWork,
)
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.subscription_life import SubscriptionLife
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.documents import ORDER_PREFIX, DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus, PaymentMethod, PlacedOrder
from yeastar_desk.domain.records import canonical, to_plain
from yeastar_desk.domain.terms import Cycle


@dataclass(frozen=True, slots=True)
class Placed:
    """What was stored. It exists only after the commit returned.

    Attributes:
        by_hand: a person enters it in the portal; otherwise the program sends it.
    """

    order: PlacedOrder
    document: IssuedDocument
    status: OrderStatus
    by_hand: bool

    @property
    def expires_on(self) -> date:
        return self.order.priced.term.expires_on


def check_payment(request: OrderRequest, ready: frozenset[PaymentMethod]) -> None:
    """The rules of the payment method.

    Args:
        ready: methods that are set up; offline always works.

    Raises:
        Refused: with the true reason.
    """
    payment = request.payment
    if payment.method is not PaymentMethod.OFFLINE and payment.method not in ready:
        raise Refused(
            "PayPal and card payments are not set up on this laptop. Choose Offline, or set PayPal up in Settings.",
            field="payment",
        )
    if payment.pi_number and payment.method is not PaymentMethod.OFFLINE:
        raise Refused("A PI number goes with offline payment only.", field="pi_number")
    if payment.auto_renew and (
        payment.method is PaymentMethod.OFFLINE
        or request.cycle is not Cycle.ANNUALLY
        or request.operation is Operation.EXPAND
    ):
        raise Refused("Auto Renew is for annual subscriptions paid by PayPal or card only.", field="auto_renew")


def _check_seen(total: Money, seen: Money | None) -> None:
    if seen is not None and total != seen:
        raise Refused(
            f"The total is now {total.decimal()} {total.currency}, not {seen.decimal()} {seen.currency}: prices, taxes "
            "or the date have changed. Nothing was stored: look at the order again, then place it.",
            field="total",
        )


class PlaceOrder:
    """The Place order button, and `yeastar-desk order place`."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        locales: Locales,
        open_order: OpenOrder,
        read_logo: Callable[[Preferences], bytes | None],
        payment_ready: Callable[[Preferences], frozenset[PaymentMethod]] = lambda _: frozenset(),
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._locales = locales
        self._open_order = open_order
        self._read_logo = read_logo
        self._payment_ready = payment_ready
        self._activate = SubscriptionLife(preferences).activate

    def __call__(
        self, request: OrderRequest, *, order_id: str = "", draft_id: str = "", seen: Money | None = None
    ) -> Placed:
        """Place the order and issue its proforma, or store nothing at all.

        Args:
            order_id: UUID made once per order on screen; placing it again (a double click, a retry after a lost
                answer) returns what was stored the first time.
            draft_id: the draft that becomes this order; it is removed in the same transaction.
            seen: the total that the customer has agreed to; another one is refused, not placed.

        Raises:
            Refused, NotFound: the order breaks a rule; nothing was stored.
            NotSaved: the disk or the database failed; nothing was stored.
        """
        preferences = self._preferences.load()
        check_seller(preferences)
        check_payment(request, self._payment_ready(preferences))
        logo = self._read_logo(preferences)
        request = replace(
            request,
            event=request.event or preferences.event.name,
            rep=request.rep or preferences.event.rep,
        )
        with self._database.work() as work:
            already = self._already(work, order_id, preferences) if order_id else None
            if already is not None:
                return already
            placed = self._store(work, request, preferences, order_id or str(uuid4()), draft_id, logo)
            _check_seen(placed.order.priced.total, seen)
            work.commit()
        return placed

    def _already(self, work: UnitOfWork, order_id: str, preferences: Preferences) -> Placed | None:
        order = work.orders.get(order_id)
        document = work.documents.get(order.number) if order is not None else None
        if order is None or document is None:
            return None
        return _placed(order, document, work.orders.state(order.id).status, preferences)

    def _store(
        self,
        work: UnitOfWork,
        request: OrderRequest,
        preferences: Preferences,
        order_id: str,
        draft_id: str,
        logo: bytes | None,
    ) -> Placed:
        now, today = self._clock.now(), self._clock.today()
        context = self._open_order.in_work(work, request, preferences)
        asked = self._settled(work, request, context)
        priced = price(asked, context)  # before it is completed: afterwards it no longer tells what was dropped
        request = complete(asked, context)
        series, counter, number = take_number(work, ORDER_PREFIX, preferences, today)
        order = PlacedOrder(
            id=order_id,
            number=number,
            placed_at=now,
            device=preferences.device.series,
            request=request,
            priced=priced,
            company_name=subject_name(request, context),
        )
        # An order with nothing to pay, such as a downgrade, is settled when it is placed.
        status = OrderStatus.PENDING if priced.total else OrderStatus.PAID
        replaced = _replaced(work, draft_id)
        state = OrderState(order_id, status, portal_state="pending")
        if replaced is not None:
            state = replace(
                state, custom_reference=replaced.custom_reference, owner=replaced.owner, comment=replaced.comment
            )
        work.orders.add(order, series, counter, state)
        buyer = request.billing_contact
        assert buyer is not None  # _settled has chosen and checked it
        content = content_of(
            DocumentType.PROFORMA, "", today, request, priced, order.company_name, buyer, preferences, self._locales
        )
        quotes = work.documents.rows(draft_id=draft_id) if draft_id else ()
        content = replace(
            content,
            order_number=number,
            references=tuple((quote.type.value, quote.number) for quote in quotes[:1]),
            commitment=ruler(asked, context, priced).commitment(),
            notes=(consent_text(priced),) if request.payment.auto_renew else (),
        )
        preceding_id = quotes[0].id if quotes else ""
        document = issue(work, content, preferences, now, order_id=order_id, preceding_id=preceding_id, logo=logo)
        for item in _outbox(order):
            work.outbox.add(item)
        if request.payment.auto_renew:
            record_consent(work, order, now)
        if status is OrderStatus.PAID:
            self._activate(work, order, today, now)
        placed = {"total": to_plain(priced.total), "document": document.number}
        if replaced is not None:
            old, _ = find_order(work, replaced.order_id)
            placed["reason"] = f"in place of {old.number}"
            record_change(work, "order_replaced", old, request.rep, now, reason=f"as {number}")
        record_change(work, "order_placed", order, request.rep, now, **placed)
        work.audit.record(document_audit(document, preferences, now))
        if draft_id:
            work.drafts.remove(draft_id)
        return _placed(order, document, status, preferences)

    def _settled(self, work: UnitOfWork, request: OrderRequest, context: OrderContext) -> OrderRequest:
        """The request with its customer and billing contact settled, or a refusal."""
        if not request.subject_id.strip():
            raise Refused("Enter a company ID first.", field="company_id")
        if not subject_exists(request, context):
            if request.product is Product.PCE_PACKAGE and request.operation is not Operation.PURCHASE:
                raise NotFound(
                    f"There is no hosting package for {request.subject_id}. Import your packages or check the ID.",
                    field="yeastar_id",
                )
            if request.verified and request.product is Product.WORKPLACE:
                raise NotFound(
                    f"The company ID {request.subject_id} is not known here. Check it, or use it as not verified yet.",
                    field="company_id",
                )
            if request.product is Product.WORKPLACE:
                work.companies.save(Company(request.subject_id, request.subject_name, verified=False))
        company = context.company
        verified = company.verified if company is not None else request.verified
        subject_id = company.company_id if company is not None else request.subject_id
        if request.assignment is not None and request.assignment.new_partner is not None:
            request.assignment.new_partner.check()
        return replace(
            request,
            subject_id=subject_id,
            verified=verified,
            billing_contact=buyer_of(request, context),
            price_list_id=context.price_list.id,
        )


def _replaced(work: UnitOfWork, draft_id: str) -> OrderState | None:
    """The order that was given up for this one, with its remarks; None when it was not begun again."""
    draft = work.drafts.get(draft_id) if draft_id else None
    if draft is None or draft.begun_again is None:
        return None
    return work.orders.state(draft.begun_again.order_id)


def _placed(order: PlacedOrder, document: IssuedDocument, status: OrderStatus, preferences: Preferences) -> Placed:
    by_hand = goes_by_hand(order, workplace_by_api=preferences.portal.workplace_by_api)
    return Placed(order, document, status, by_hand)


def _outbox(order: PlacedOrder) -> list[OutboxItem]:
    """What has to reach the portal: the new partner account first, then the order that is assigned to it."""
    items = []
    assignment = order.request.assignment
    if assignment is not None and assignment.new_partner is not None:
        items.append(OutboxItem(str(uuid4()), "partner", order.id, canonical(assignment.new_partner), order.placed_at))
    items.append(OutboxItem(str(uuid4()), "order", order.id, canonical(order), order.placed_at))
    return items
