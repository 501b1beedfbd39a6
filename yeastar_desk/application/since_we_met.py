"""The "Since we last met" card: what a customer has, what changed, what is open, and the same again plus n."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from yeastar_desk.application.edit_order import OpenOrder
from yeastar_desk.application.ports import Clock, Database, Note, UnitOfWork
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.views import DocumentRow
from yeastar_desk.domain.catalogue import PriceList, PricingModel, Product, item_name
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus, Payment, PlacedOrder
from yeastar_desk.domain.pricing import PricedLine, offer_of
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import ONE_OFF, Cycle


@dataclass(frozen=True, slots=True)
class PriceChange:
    """An item of the last order whose unit price is another one today; `now` is None when it is not sold any more."""

    item: str
    then: UnitPrice
    now: UnitPrice | None

    @property
    def name(self) -> str:
        return item_name(self.item)


@dataclass(frozen=True, slots=True)
class SinceWeMet:
    """What the card shows.

    Attributes:
        subscription: as it is today, None when the customer has none.
        last_order: the last one placed on this laptop or fetched, with its status.
        other_currency: the last order's currency when today's price list has another one: prices are not compared.
        unpaid: proforma invoices that are not paid.
        last_note: what was written down about the customer last.
        same_again: the order that one key starts, None when there is nothing to repeat.
    """

    today: date
    subscription: Subscription | None
    last_order: PlacedOrder | None
    last_status: OrderStatus | None
    price_changes: tuple[PriceChange, ...]
    other_currency: str
    unpaid: tuple[DocumentRow, ...]
    same_again: OrderRequest | None
    last_note: Note | None = None

    @property
    def is_empty(self) -> bool:
        return self.subscription is None and self.last_order is None and self.last_note is None


class LookBack:
    """Read the card of one customer."""

    def __init__(self, database: Database, preferences: PreferencesStore, clock: Clock, open_order: OpenOrder) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._open_order = open_order

    def __call__(self, product: Product, subject_id: str) -> SinceWeMet:
        """What happened with this customer since the last order."""
        today = self._clock.today()
        preferences = self._preferences.load()
        with self._database.read() as work:
            subscription = work.subscriptions.get(product, subject_id)
            subscription = subscription.on(today) if subscription is not None else None
            order = work.orders.last_for(subject_id)
            if order is not None and order.request.product is not product:
                order = None
            prices = self._prices(work, OrderRequest(product, subject_id=subject_id), preferences)
            comparable = order is not None and prices is not None and prices.currency == order.priced.currency
            unpaid = tuple(
                document
                for waiting in work.orders.unpaid(product, subject_id)
                for document in work.documents.rows(order_id=waiting.id, type=DocumentType.PROFORMA)
            )
            return SinceWeMet(
                today=today,
                subscription=subscription,
                last_order=order,
                last_status=work.orders.state(order.id).status if order is not None else None,
                price_changes=price_changes(order, prices) if comparable and order and prices else (),
                other_currency=order.priced.currency if order is not None and prices and not comparable else "",
                unpaid=unpaid,
                same_again=same_again(order, subscription, prices, today),
                last_note=next(iter(work.notes.of(subject_id, 1)), None),
            )

    def _prices(self, work: UnitOfWork, request: OrderRequest, preferences: Preferences) -> PriceList | None:
        try:
            return self._open_order.in_work(work, request, preferences).price_list
        except DeskError:
            return None


def price_changes(order: PlacedOrder, prices: PriceList) -> tuple[PriceChange, ...]:
    """Items of an order that cost something else per unit today, at the quantity that was ordered.

    The price list is in the currency of the order.
    """
    changes = []
    for line in order.priced.lines:
        then = UnitPrice(line.unit_price.micros + (line.credited.micros if line.credited else 0), prices.currency)
        now = _price_today(order, line, prices)
        if now != then:
            changes.append(PriceChange(line.item, then, now))
    return tuple(changes)


def _price_today(order: PlacedOrder, line: PricedLine, prices: PriceList) -> UnitPrice | None:
    cycle = Cycle.ONCE if line.factor == ONE_OFF else order.priced.term.cycle
    try:
        return offer_of(prices, order.request.product, line.item, cycle).unit_price(line.quantity)
    except DeskError:
        return None


def same_again(
    order: PlacedOrder | None, subscription: Subscription | None, prices: PriceList | None, today: date
) -> OrderRequest | None:
    """The order to repeat: an addition as it was; else a renewal of what the customer has, or the purchase again."""
    if subscription is None:
        repeatable = order is not None and order.request.operation is Operation.PURCHASE
        return _anew(order.request) if order is not None and repeatable else None
    if order is not None and order.request.operation is Operation.EXPAND and subscription.is_active(today):
        services = {
            item: quantity
            for item, quantity in order.request.services.items()
            if not _is_there_once(item, subscription, prices)
        }
        return replace(_anew(order.request), services=services) if services else None
    annual = subscription.cycle is Cycle.ANNUALLY
    years = order.request.years if order is not None and order.request.cycle is Cycle.ANNUALLY else 1
    return OrderRequest(
        product=subscription.product,
        operation=Operation.RENEW,
        subject_id=subscription.subject_id,
        subject_name=subscription.holder_name,
        cycle=subscription.cycle,
        years=years if annual else 1,
    )


def _is_there_once(item: str, subscription: Subscription, prices: PriceList | None) -> bool:
    """Whether an item is a flat-rate service that the customer has: it cannot be bought again."""
    offer = prices.find(subscription.product, item, subscription.cycle) if prices is not None else None
    flat = offer is not None and offer.pricing_model is PricingModel.FLAT_RATE
    return flat and bool(subscription.capacities.get(item))


def _anew(request: OrderRequest) -> OrderRequest:
    """The same wish without what belonged to that day: discount, PO and PI number, payment, event."""
    return replace(
        request,
        discount_percent="",
        discount_amount="",
        payment=Payment(),
        po_number="",
        event="",
        rep="",
        price_list_id=None,
        ends_on=None,
        kept=(),
    )


def plus(request: OrderRequest, more: Mapping[str, int], subscription: Subscription | None) -> OrderRequest:
    """The same again with more of some services: "plus 10 desks".

    A renewal names its quantities, an addition or a purchase adds to the ones that are repeated.
    """
    have = subscription.capacities if subscription is not None and request.operation is Operation.RENEW else {}
    services = dict(request.services)
    for item, quantity in more.items():
        services[item] = services.get(item, have.get(item, 0)) + quantity
    return replace(request, services=services)
