"""The rows of services: what is there, what is added or renewed, what it costs, what is wrong. No Qt."""

from __future__ import annotations

from dataclasses import replace

from yeastar_desk.application.edit_order import OrderContext
from yeastar_desk.application.expand import addition_refusal, check_additions
from yeastar_desk.application.renew import bought_term
from yeastar_desk.domain.catalogue import PACKAGE_PLANS, SERVICES, Offer, PricingModel, Product, item_name
from yeastar_desk.domain.errors import DeskError, NotFound, Refused
from yeastar_desk.domain.hosting import ULTIMATE, Split, split_after
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.pricing import offer_of, plan_refusal, priced_line, time_left
from yeastar_desk.domain.subscription_life import is_upgrade
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription, capacity_of
from yeastar_desk.domain.terms import ONE_OFF, Cycle, Factor, whole_term
from yeastar_desk.presentation.expansion.guides import guide
from yeastar_desk.presentation.expansion.shown import EXTENSIONS_ROW, RowShown
from yeastar_desk.presentation.formats import Formats

_NOTHING = "—"


def rows_of(request: OrderRequest, context: OrderContext, formats: Formats) -> tuple[RowShown, ...]:
    """A row per service of the product; a package that is bought or renewed begins with its extensions."""
    if request.operation is Operation.SWITCH and not _switches_up(request, context):
        return ()
    rows = _Rows(request, context, formats)
    whole = request.operation in (Operation.PURCHASE, Operation.RENEW)
    items = [item for item in SERVICES[request.product] if not (whole and item == "extension_expansion")]
    head = [rows.extensions()] if whole and request.product is Product.PCE_PACKAGE else []
    return tuple(head + [rows.service(item) for item in items])


def quantity_of(item: str, request: OrderRequest, context: OrderContext) -> int:
    """How much of a service, or how many extensions, an order contains."""
    have = _capacities(context)
    if item == EXTENSIONS_ROW:
        return request.extensions or (have.get(EXTENSIONS, 0) if request.operation is Operation.RENEW else 0)
    if request.operation is not Operation.RENEW:
        return request.services.get(item, 0)
    if item in request.services:
        return request.services[item]
    offer = _offer(item, request, context)
    plan = _plan(request, context)
    if offer is None or offer.cycle is Cycle.ONCE or not offer.supports_plan(plan):
        return 0
    return min(have.get(item, 0), 1) if offer.pricing_model is PricingModel.FLAT_RATE else have.get(item, 0)


def split_of(request: OrderRequest, context: OrderContext) -> Split:
    """How the extensions of the package divide after the order."""
    if request.operation is Operation.EXPAND:
        return split_after(_capacities(context), request.services)
    return Split(quantity_of(EXTENSIONS_ROW, request, context), quantity_of(ULTIMATE, request, context))


def _capacities(context: OrderContext) -> dict[str, int]:
    return context.subscription.capacities if context.subscription is not None else {}


def _plan(request: OrderRequest, context: OrderContext) -> str:
    """The plan that services have to be supported by."""
    if request.product is Product.PCE_PACKAGE:
        return PACKAGE_PLANS[0]
    subscription = context.subscription
    if subscription is None or request.operation is Operation.SWITCH:
        return request.plan
    if request.operation is Operation.EXPAND:
        return subscription.plan
    return request.plan or subscription.next_plan or subscription.plan


def _switches_up(request: OrderRequest, context: OrderContext) -> bool:
    subscription = context.subscription
    return bool(subscription is not None and request.plan and is_upgrade(subscription.plan, request.plan))


def _cycle(request: OrderRequest, context: OrderContext) -> Cycle:
    whole = request.operation in (Operation.PURCHASE, Operation.RENEW)
    return request.cycle if whole or context.subscription is None else context.subscription.cycle


def _offer(item: str, request: OrderRequest, context: OrderContext) -> Offer | None:
    try:
        return offer_of(context.price_list, request.product, item, _cycle(request, context))
    except NotFound:
        return None


class _Rows:
    """Makes the rows of one order."""

    def __init__(self, request: OrderRequest, context: OrderContext, formats: Formats) -> None:
        self._request = request
        self._context = context
        self._formats = formats
        self._have = _capacities(context)
        self._factor = _factor(request, context)

    def extensions(self) -> RowShown:
        (plan,) = PACKAGE_PLANS
        row = self._row(plan, self._have.get(EXTENSIONS, 0), quantity_of(EXTENSIONS_ROW, self._request, self._context))
        return replace(row, item=EXTENSIONS_ROW, name="Extensions", hint="with the Enterprise Plan", counted=True)

    def service(self, item: str) -> RowShown:
        quantity = quantity_of(item, self._request, self._context)
        return self._row(item, self._have.get(capacity_of(item), 0), quantity)

    def _row(self, item: str, have: int, quantity: int) -> RowShown:
        formats = self._formats
        offer = _offer(item, self._request, self._context)
        about = guide(item)
        now = formats.number(have) if have else _NOTHING
        if offer is None:
            return RowShown(
                item, item_name(item), about.hint, now, "", False, False, quantity, 0, 0, 1, _NOTHING, "", _NOTHING,
                f"{self._context.price_list.name} has no price for it.", bool(quantity), about.text,
            )  # fmt: skip
        counted = offer.pricing_model is PricingModel.QUANTITY
        blocked = self._blocked(item, offer, have)
        wrong = "" if blocked else self._wrong(item, offer, quantity, have)
        unit_price = offer.unit_price(max(quantity, offer.minimum))
        return RowShown(
            item=item,
            name=offer.name,
            hint=_hint(offer, about.hint),
            now=now if counted else "" if have else _NOTHING,
            badge="" if counted or not have else "Active",
            counted=counted,
            offered=not blocked,
            quantity=quantity,
            low=offer.minimum,
            high=offer.maximum,
            step=offer.step,
            unit_price=formats.unit_price(unit_price),
            per=_per(offer),
            amount=formats.money(self._amount(offer, quantity)) if quantity and not blocked else _NOTHING,
            reason=blocked or wrong,
            wrong=bool(wrong),
            guide=about.text,
        )

    def _blocked(self, item: str, offer: Offer, have: int) -> str:
        """Why a service cannot be in this order at all."""
        subscription = self._subscription()
        if self._request.operation in (Operation.EXPAND, Operation.SWITCH) and subscription is not None:
            already = offer.pricing_model is PricingModel.FLAT_RATE and have
            sentence = addition_refusal(item, subscription, self._context.price_list, self._context.pending)
            return "Already subscribed." if already else sentence
        if self._request.operation is Operation.RENEW and offer.cycle is Cycle.ONCE:
            return "Paid once: it stays and is not renewed." if have else "Paid once: add it by Expansion."
        plan = _plan(self._request, self._context)
        return "" if offer.supports_plan(plan) else plan_refusal(offer, plan)

    def _wrong(self, item: str, offer: Offer, quantity: int, have: int) -> str:
        """What is wrong with a quantity."""
        unchanged = self._request.operation is Operation.RENEW and quantity == have
        refused = offer.refusal(quantity) if quantity and not unchanged else ""
        if item == ULTIMATE and not refused:
            return self._split_refusal()
        return refused

    def _split_refusal(self) -> str:
        subscription = self._context.subscription
        if self._request.operation is Operation.EXPAND and subscription is not None:
            try:
                check_additions(self._request.services, subscription, self._context.pending)
            except Refused as refused:
                return refused.sentence
            return ""
        return split_of(self._request, self._context).refusal()

    def _subscription(self) -> Subscription | None:
        """What the customer has, on the plan that a switch would bring."""
        subscription = self._context.subscription
        if subscription is not None and self._request.operation is Operation.SWITCH:
            return replace(subscription, plan=self._request.plan)
        return subscription

    def _amount(self, offer: Offer, quantity: int) -> Money:
        factor = ONE_OFF if offer.cycle is Cycle.ONCE else self._factor
        return priced_line(offer, quantity, factor, unchanged=True).amount


def _factor(request: OrderRequest, context: OrderContext) -> Factor:
    """How many unit prices a service costs; none when that cannot be said, for example after the expiry."""
    subscription = context.subscription
    try:
        if request.operation in (Operation.EXPAND, Operation.SWITCH) and subscription is not None:
            return time_left(subscription, context.today, context.price_list.proration)
        starts_on = context.today
        if subscription is not None and request.operation is Operation.RENEW:
            starts_on = max(starts_on, subscription.expires_on)
        term, factor = bought_term(request, starts_on, context.points, context.price_list)
        return factor or whole_term(term)
    except DeskError:
        return Factor(())


def _per(offer: Offer) -> str:
    """`per minute`, empty for a flat rate."""
    return f"per {offer.unit}" if offer.unit and offer.pricing_model is PricingModel.QUANTITY else ""


def _hint(offer: Offer, hint: str) -> str:
    """A few words on what it is, else its limits; what is not charged every year says so."""
    once = "paid once" if offer.cycle is Cycle.ONCE else ""
    return " · ".join(part for part in (hint or offer.limits(), once) if part)
