"""The price of an order, to the cent. docs/pricing.md says in prose what this module does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from yeastar_desk.domain.catalogue import Kind, Offer, PriceList, Product, item_name
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, UnitPrice, parse_decimal, spread, total_of
from yeastar_desk.domain.subscriptions import Subscription, capacity_of
from yeastar_desk.domain.tax import TaxLine, TaxTreatment, tax_lines
from yeastar_desk.domain.terms import ONE_OFF, Cycle, Factor, Proration, Term, remaining_factor, whole_term


class UpgradeRule(StrEnum):
    """What a plan upgrade in mid-term costs for the time that remains; the vendor does not publish it."""

    DIFFERENCE = "difference"
    NEW_PLAN = "new_plan"


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line: `amount` = unit price x quantity x factor, rounded half-up; `discount` is its share of the order's.

    Attributes:
        current: quantity the customer already has (expansions), shown as "now 20, add 10, then 30".
        replaces: the plan that this plan takes the place of, empty for none.
        credited: what of the replaced plan's price is taken off; `unit_price` is the difference.
    """

    item: str
    kind: Kind
    quantity: int
    unit: str
    unit_price: UnitPrice
    factor: Factor
    amount: Money
    discount: Money
    current: int = 0
    replaces: str = ""
    credited: UnitPrice | None = None

    @property
    def name(self) -> str:
        return item_name(self.item)

    @property
    def net(self) -> Money:
        return self.amount - self.discount

    def formula(self) -> str:
        """The arithmetic a customer can follow: ``"12.00 × 10 × 112 / 365 days"``."""
        price = self.unit_price.decimal()
        if self.credited is not None:
            new_price = UnitPrice(self.unit_price.micros + self.credited.micros, self.unit_price.currency)
            price = f"({new_price.decimal()} − {self.credited.decimal()})"
        return f"{price} × {self.quantity:,} × {self.factor.words()}"


@dataclass(frozen=True, slots=True)
class PricedOrder:
    """Lines and totals of an order. Total = subtotal - discount + tax, all in one currency."""

    price_list_id: int
    price_list_name: str
    currency: str
    term: Term
    lines: tuple[PricedLine, ...]
    subtotal: Money
    discount: Money
    discount_percent: str
    tax_lines: tuple[TaxLine, ...]
    net: Money
    tax: Money
    total: Money
    proration: str = ""
    demo: bool = False


def priced_line(
    offer: Offer, quantity: int, factor: Factor, current: int = 0, tier_quantity: int = 0, *, unchanged: bool = False
) -> PricedLine:
    """Price one item.

    Args:
        factor: years, months or the part of a term that is charged.
        current: what the customer already has of it.
        tier_quantity: quantity that chooses the tier when it is not `quantity`.
        unchanged: the customer has exactly this quantity and goes on with it, whatever the limits say today.
    """
    if not unchanged:
        offer.check(quantity)
    factor = ONE_OFF if offer.cycle is Cycle.ONCE else factor
    unit_price = offer.unit_price(tier_quantity or quantity)
    amount = unit_price.times(quantity * factor.value)
    zero = Money.zero(unit_price.currency)
    return PricedLine(offer.item, offer.kind, quantity, offer.unit, unit_price, factor, amount, zero, current)


def offer_of(prices: PriceList, product: Product, item: str, cycle: Cycle) -> Offer:
    """The offer of an item in a cycle, or its one-off offer when it is sold only once.

    Raises:
        NotFound: the price list has neither.
    """
    one_off = None if prices.find(product, item, cycle) else prices.find(product, item, Cycle.ONCE)
    return one_off or prices.offer(product, item, cycle)


def purchase_lines(
    prices: PriceList,
    product: Product,
    plan: str,
    plan_quantity: int,
    services: Mapping[str, int],
    term: Term,
    factor: Factor | None = None,
    present: Mapping[str, int] | None = None,
) -> tuple[PricedLine, ...]:
    """The lines of a new term: the plan, then the services.

    Args:
        factor: how many unit prices the term costs when it is aligned with another one, None for the whole term.
        present: what a renewing customer has; renewing exactly that is always possible.

    Raises:
        Refused: a quantity outside the limits, or a service that the plan does not support.
        NotFound: the price list has no such price.
    """
    factor = factor or whole_term(term)
    present = present or {}
    kept = present.get(plan) == plan_quantity
    lines = [priced_line(prices.offer(product, plan, term.cycle), plan_quantity, factor, unchanged=kept)]
    for item, quantity in services.items():
        offer = offer_of(prices, product, item, term.cycle)
        if product is Product.WORKPLACE and not offer.supports_plan(plan):
            raise Refused(plan_refusal(offer, plan), field=item)
        lines.append(priced_line(offer, quantity, factor, unchanged=present.get(item) == quantity))
    return tuple(lines)


def addition_lines(
    prices: PriceList,
    product: Product,
    services: Mapping[str, int],
    current: Mapping[str, int],
    term: Term,
    today: date,
    factor: Factor | None = None,
) -> tuple[PricedLine, ...]:
    """The lines of a mid-term addition: each ends with the subscription, charged by the list's proration rule.

    Args:
        factor: see `time_left`; None computes it from `term` alone.
    """
    factor = factor or remaining_factor(term, today, prices.proration)
    lines = []
    for item, quantity in services.items():
        offer = offer_of(prices, product, item, term.cycle)
        lines.append(priced_line(offer, quantity, factor, current=current.get(capacity_of(item), 0)))
    return tuple(lines)


def time_left(subscription: Subscription, today: date, proration: Proration) -> Factor:
    """How many unit prices an addition costs until the subscription's expiry, terms paid ahead included.

    Raises:
        Refused: it has expired, or a term paid ahead has another billing cycle and so other prices.
    """
    now = subscription.on(today)
    for term in now.coming:
        if term.cycle is not now.cycle:
            raise Refused(
                f"This subscription is renewed with another billing cycle from {term.starts_on.isoformat()}. "
                "Add to it after that day.",
                field="operation",
            )
    factor = remaining_factor(now.running_term, today, proration)
    for term in now.coming:
        ahead = Term(term.starts_on, term.expires_on, term.cycle, 0)
        factor = factor.plus(remaining_factor(ahead, term.starts_on, proration))
    return factor


def switch_line(
    prices: PriceList, subscription: Subscription, plan: str, factor: Factor, rule: UpgradeRule
) -> PricedLine:
    """The line of a plan upgrade that takes effect at once, for the time that remains.

    A new plan that is cheaper than the old one costs nothing; it is not paid back.
    """
    cycle = subscription.cycle
    line = priced_line(prices.offer(subscription.product, plan, cycle), 1, factor)
    if rule is UpgradeRule.NEW_PLAN:
        return replace(line, replaces=subscription.plan)
    old = prices.offer(subscription.product, subscription.plan, cycle).unit_price(1)
    credited = UnitPrice(min(old.micros, line.unit_price.micros), prices.currency)
    unit_price = UnitPrice(line.unit_price.micros - credited.micros, prices.currency)
    amount = unit_price.times(factor.value)
    return replace(line, unit_price=unit_price, amount=amount, replaces=subscription.plan, credited=credited)


def later_plan_line(prices: PriceList, subscription: Subscription, plan: str) -> PricedLine:
    """The line of a plan change at the end of the term: nothing is charged until the renewal."""
    offer = prices.offer(subscription.product, plan, subscription.cycle)
    unit = "year" if subscription.cycle is Cycle.ANNUALLY else "month"
    return replace(priced_line(offer, 1, Factor(((0, 1, unit),))), replaces=subscription.plan)


def plan_refusal(offer: Offer, plan: str) -> str:
    """Why a plan does not include a service, in the words of the panel."""
    plans = [item_name(p).removesuffix(" Plan") for p in ("basic", "standard", "pro") if offer.supports_plan(p)]
    return f"{offer.name} is not supported by the {item_name(plan)}. Requires {' or '.join(plans)}."


def discount_of(subtotal: Money, percent: str, amount: str, limit_percent: Decimal) -> Money:
    """The order discount, checked against the limit of the settings.

    Args:
        percent, amount: decimal text; at most one of them is not empty.
        limit_percent: the largest discount a rep may give, in percent of the subtotal.

    Raises:
        Refused: both given, negative, above the limit or above the subtotal.
    """
    if percent.strip() and amount.strip():
        raise Refused("Give the discount as a percentage or as an amount, not both.", field="discount")
    if not percent.strip() and not amount.strip():
        return Money.zero(subtotal.currency)
    if percent.strip():
        share = Fraction(parse_decimal(percent, "The discount", field="discount")) / 100
        discount = subtotal.share(share)
    else:
        discount = Money.parse(amount, subtotal.currency)
        share = Fraction(discount.minor, subtotal.minor) if subtotal else Fraction(bool(discount))
    if share < 0:
        raise Refused("A discount cannot be negative.", field="discount")
    if share > 1:
        raise Refused("The discount is larger than the order.", field="discount")
    if share > Fraction(limit_percent) / 100:
        raise Refused(
            f"The discount is above your limit of {limit_percent.normalize():f} %. "
            "Take a smaller one, or raise the limit in Settings.",
            field="discount",
        )
    return discount


def total_order(
    prices: PriceList,
    term: Term,
    lines: Sequence[PricedLine],
    treatment: TaxTreatment,
    *,
    discount_percent: str = "",
    discount_amount: str = "",
    discount_limit: Decimal = Decimal(100),
) -> PricedOrder:
    """Spread the discount over the lines, tax the nets by category, and total."""
    currency = prices.currency
    subtotal = total_of([line.amount for line in lines], currency)
    discount = discount_of(subtotal, discount_percent, discount_amount, discount_limit)
    parts = spread(discount, [line.amount for line in lines])
    discounted = tuple(replace(line, discount=part) for line, part in zip(lines, parts, strict=True))
    taxes = tax_lines([(line.net, treatment) for line in discounted], currency)
    net = subtotal - discount
    tax = total_of([line.tax for line in taxes], currency)
    return PricedOrder(
        price_list_id=prices.id,
        price_list_name=prices.name,
        currency=currency,
        term=term,
        lines=discounted,
        subtotal=subtotal,
        discount=discount,
        discount_percent=discount_percent.strip(),
        tax_lines=taxes,
        net=net,
        tax=tax,
        total=net + tax,
        proration=prices.proration.value,
        demo=prices.demo,
    )
