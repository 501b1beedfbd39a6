"""What can be bought: products, plans, services, and dated price lists.

The service matrix, limits, steps and prices are data of the price list, not code: the vendor does not publish
them (docs/portal.md). The names of products, plans and services are the portal's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.terms import Cycle, Proration


class Product(StrEnum):
    WORKPLACE = "workplace"
    PCE_PACKAGE = "pce_package"


class Kind(StrEnum):
    PLAN = "plan"
    SERVICE = "service"


class PricingModel(StrEnum):
    QUANTITY = "quantity"
    FLAT_RATE = "flat_rate"


PRODUCT_NAMES = {Product.WORKPLACE: "Workplace SaaS", Product.PCE_PACKAGE: "Cloud PBX (PCE Package)"}

WORKPLACE_PLANS = ("basic", "standard", "pro")
WORKPLACE_SERVICES = ("meeting_room", "location", "desk", "visitor")
PACKAGE_PLANS = ("enterprise",)
PACKAGE_SERVICES = (
    "ultimate_plan",
    "extension_expansion",
    "recording_minutes",
    "high_availability",
    "transcription",
    "ycm_white_label",
    "pce_white_label",
    "custom_domain_name",
)
PLANS = {Product.WORKPLACE: WORKPLACE_PLANS, Product.PCE_PACKAGE: PACKAGE_PLANS}
SERVICES = {Product.WORKPLACE: WORKPLACE_SERVICES, Product.PCE_PACKAGE: PACKAGE_SERVICES}

ITEM_NAMES = {
    "basic": "Basic Plan",
    "standard": "Standard Plan",
    "pro": "Pro Plan",
    "meeting_room": "Meeting Room",
    "location": "Location",
    "desk": "Desk",
    "visitor": "Visitor",
    "enterprise": "Enterprise Plan",
    "ultimate_plan": "Ultimate Plan",
    "extension_expansion": "Extension Expansion",
    "recording_minutes": "Recording Minutes",
    "high_availability": "High Availability for BYOI",
    "transcription": "Transcription",
    "ycm_white_label": "YCM White Label",
    "pce_white_label": "PCE White Label",
    "custom_domain_name": "Custom Domain Name",
}

# The guide's service table: Desk and Visitor are not part of the Basic Plan. A price list may narrow this
# (column `plans`) but never widen it.
PLANS_OF_SERVICE = {
    "meeting_room": WORKPLACE_PLANS,
    "location": WORKPLACE_PLANS,
    "desk": ("standard", "pro"),
    "visitor": ("standard", "pro"),
}


def item_name(item: str) -> str:
    """The portal's name of a plan or service."""
    return ITEM_NAMES.get(item, item)


@dataclass(frozen=True, slots=True)
class Price:
    """One row of a price list: the price of an item in a cycle from a quantity on."""

    product: Product
    item: str
    kind: Kind
    pricing_model: PricingModel
    cycle: Cycle
    unit_price: UnitPrice
    unit: str = ""
    minimum: int = 1
    maximum: int | None = None
    step: int = 1
    from_quantity: int = 1
    plans: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything a price list says about one item in one billing cycle: limits and volume tiers."""

    product: Product
    item: str
    kind: Kind
    pricing_model: PricingModel
    cycle: Cycle
    unit: str
    minimum: int
    maximum: int | None
    step: int
    plans: tuple[str, ...]
    tiers: tuple[tuple[int, UnitPrice], ...]

    @property
    def name(self) -> str:
        return item_name(self.item)

    def unit_price(self, quantity: int) -> UnitPrice:
        """The tier the whole quantity falls into; below the first tier its price still applies."""
        price = self.tiers[0][1]
        for from_quantity, tier_price in self.tiers:
            if quantity >= from_quantity:
                price = tier_price
        return price

    def supports_plan(self, plan: str) -> bool:
        """Whether this service may be bought with a plan: the guide's table and the price list both allow it."""
        allowed = PLANS_OF_SERVICE.get(self.item)
        return (allowed is None or plan in allowed) and (not self.plans or plan in self.plans)

    def limits(self) -> str:
        """The limits in words, empty when there are none: "Sold from 10, in steps of 5, up to 200"."""
        parts = []
        if self.minimum > 1:
            parts.append(f"from {self.minimum:,}")
        if self.step > 1:
            parts.append(f"in steps of {self.step:,}")
        if self.maximum is not None:
            parts.append(f"up to {self.maximum:,}")
        return "Sold " + ", ".join(parts) if parts else ""

    def refusal(self, quantity: int) -> str:
        """Why a quantity cannot be bought, as a sentence, or an empty string when it can."""
        if self.pricing_model is PricingModel.FLAT_RATE and quantity != 1:
            return f"{self.name} is a flat-rate service: it is subscribed once, not {quantity:,} times."
        if quantity < self.minimum:
            return f"{self.name} is sold from {self.minimum:,}: {quantity:,} is too few."
        if self.maximum is not None and quantity > self.maximum:
            return f"{self.name} is sold up to {self.maximum:,}: {quantity:,} is too many."
        if (quantity - self.minimum) % self.step:
            below = quantity - (quantity - self.minimum) % self.step
            return (
                f"{self.name} is sold from {self.minimum:,} in steps of {self.step:,}: "
                f"take {below:,} or {below + self.step:,} instead of {quantity:,}."
            )
        return ""

    def check(self, quantity: int) -> None:
        """Raise Refused when the quantity is outside the limits."""
        sentence = self.refusal(quantity)
        if sentence:
            raise Refused(sentence, field=self.item)


@dataclass(frozen=True, slots=True)
class PriceList:
    """A named, dated list of prices in one currency. `valid_to` is the last day, None for open end."""

    id: int
    name: str
    currency: str
    valid_from: date
    valid_to: date | None
    proration: Proration
    offers: tuple[Offer, ...]
    demo: bool = False

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def find(self, product: Product, item: str, cycle: Cycle) -> Offer | None:
        for offer in self.offers:
            if (offer.product, offer.item, offer.cycle) == (product, item, cycle):
                return offer
        return None

    def offer(self, product: Product, item: str, cycle: Cycle) -> Offer:
        """The offer of an item.

        Raises:
            NotFound: this list has no price for it; the sentence says which list and cycle.
        """
        found = self.find(product, item, cycle)
        if found is None:
            raise NotFound(
                f"{self.name} has no {_CYCLE_WORDS[cycle]} price for {item_name(item)}. "
                "Choose another billing cycle or import a price list that has it.",
                field=item,
            )
        return found

    def package_offer(self, item: str) -> Offer:
        """The offer of a hosting-package item: annual when there is one, else one-off, else monthly."""
        for cycle in (Cycle.ANNUALLY, Cycle.ONCE):
            found = self.find(Product.PCE_PACKAGE, item, cycle)
            if found is not None:
                return found
        return self.offer(Product.PCE_PACKAGE, item, Cycle.MONTHLY)


_CYCLE_WORDS = {Cycle.ANNUALLY: "annual", Cycle.MONTHLY: "monthly", Cycle.ONCE: "one-off"}


def offers_from(prices: Iterable[Price]) -> tuple[Offer, ...]:
    """Group price rows to offers; rows of one item and cycle that differ in `from_quantity` are its tiers.

    Limits and plans are those of the row with the lowest `from_quantity`.
    """

    def key(price: Price) -> tuple[str, str, str]:
        return (price.product, price.item, price.cycle)

    offers = []
    for _, group in groupby(sorted(prices, key=lambda p: (*key(p), p.from_quantity)), key):
        rows = list(group)
        first = rows[0]
        offers.append(
            Offer(
                product=first.product,
                item=first.item,
                kind=first.kind,
                pricing_model=first.pricing_model,
                cycle=first.cycle,
                unit=first.unit,
                minimum=first.minimum,
                maximum=first.maximum,
                step=first.step,
                plans=first.plans,
                tiers=tuple((row.from_quantity, row.unit_price) for row in rows),
            )
        )
    return tuple(offers)


def choose_price_list(
    lists: Sequence[PriceList], today: date, customer_currency: str, default_currency: str
) -> PriceList:
    """The price list for a customer today (docs/pricing.md, "Which price list").

    The customer's currency is the one of its country if there is any list in it, else the seller's default
    currency, else the only currency there is. Of several valid lists the one that became valid last wins.

    Raises:
        NotFound: nothing is valid today; the sentence names the lists there are and what to do.
    """
    if not lists:
        raise NotFound("There is no price list yet. Import one on the Price lists page.", field="price_list")
    currencies = sorted({price_list.currency for price_list in lists})
    if customer_currency in currencies:
        currency = customer_currency
    elif default_currency in currencies:
        currency = default_currency
    elif len(currencies) == 1:
        currency = currencies[0]
    else:
        raise NotFound(
            f"There are price lists in {', '.join(currencies)}, but none in "
            f"{default_currency or 'the default currency'}. "
            "Set the default currency in Settings, or import a list.",
            field="price_list",
        )
    candidates = [price_list for price_list in lists if price_list.currency == currency]
    valid = [price_list for price_list in candidates if price_list.valid_on(today)]
    if valid:
        return max(valid, key=lambda price_list: (price_list.valid_from, price_list.id))
    known = "; ".join(f"{p.name} {_validity(p)}" for p in candidates)
    raise NotFound(
        f"No {currency} price list is valid on {today.isoformat()} ({known}). "
        "Import a current one on the Price lists page.",
        field="price_list",
    )


def _validity(price_list: PriceList) -> str:
    if price_list.valid_to is None:
        return f"is valid from {price_list.valid_from.isoformat()}"
    return f"is valid {price_list.valid_from.isoformat()} to {price_list.valid_to.isoformat()}"
