"""A price list and orders for tests: invented prices, every product, every rule can be chosen."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from yeastar_desk.application.edit_order import OrderContext, complete, price
from yeastar_desk.domain.catalogue import (
    PACKAGE_SERVICES,
    WORKPLACE_SERVICES,
    Kind,
    Price,
    PriceList,
    PricingModel,
    Product,
    offers_from,
)
from yeastar_desk.domain.commitment import CoTermPoint
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.orders import OrderRequest, PlacedOrder
from yeastar_desk.domain.pricing import UpgradeRule
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle, Proration

TODAY = date(2026, 11, 22)
FLAT_RATE = frozenset(["ycm_white_label", "pce_white_label", "custom_domain_name"])
_WORKPLACE = {"basic": "290", "standard": "590", "pro": "990", "meeting_room": "72", "location": "30"}
_WORKPLACE |= {"desk": "12", "visitor": "18.5"}
_PACKAGE = {"enterprise": "14", "ultimate_plan": "9", "extension_expansion": "14", "recording_minutes": "0.0065"}
_PACKAGE |= {"high_availability": "180", "transcription": "0.02", "ycm_white_label": "490"}
_PACKAGE |= {"pce_white_label": "490", "custom_domain_name": "90"}


class AnyTaxNumber:
    """Takes every number for valid in form."""

    def is_valid(self, country: str, number: str) -> bool:  # noqa: ARG002
        return True


def price_list(
    proration: Proration = Proration.DAILY,
    currency: str = "EUR",
    *,
    once: frozenset[str] = frozenset(),
    flat: frozenset[str] = FLAT_RATE,
    without: frozenset[str] = frozenset(),
) -> PriceList:
    """All items, annual and (at a ninth) monthly; items in `once` are paid once."""
    rows = []
    for product, unit_prices in ((Product.WORKPLACE, _WORKPLACE), (Product.PCE_PACKAGE, _PACKAGE)):
        for item, unit_price in unit_prices.items():
            if item in without:
                continue
            kind = Kind.SERVICE if item in (*WORKPLACE_SERVICES, *PACKAGE_SERVICES) else Kind.PLAN
            model = PricingModel.FLAT_RATE if item in flat else PricingModel.QUANTITY
            annual = UnitPrice.parse(unit_price, currency)
            cycles = [Cycle.ONCE] if item in once else [Cycle.ANNUALLY, Cycle.MONTHLY]
            for cycle in cycles:
                amount = UnitPrice(annual.micros // 9, currency) if cycle is Cycle.MONTHLY else annual
                rows.append(Price(product, item, kind, model, cycle, amount))
    return PriceList(1, "Invented prices", currency, date(2026, 1, 1), None, proration, offers_from(rows))


def workplace(
    plan: str = "standard",
    starts_on: date = date(2026, 3, 14),
    expires_on: date = date(2027, 3, 14),
    cycle: Cycle = Cycle.ANNUALLY,
    **capacities: int,
) -> Subscription:
    return Subscription(
        product=Product.WORKPLACE,
        subject_id="W-204417",
        holder_name="Nordlicht Hotels GmbH",
        email="ap@nordlicht.example",
        country="DE",
        plan=plan,
        cycle=cycle,
        starts_on=starts_on,
        expires_on=expires_on,
        capacities=capacities,
    )


def package(
    extensions: int = 500,
    starts_on: date = date(2025, 12, 2),
    expires_on: date = date(2026, 12, 2),
    **capacities: int,
) -> Subscription:
    return Subscription(
        product=Product.PCE_PACKAGE,
        subject_id="atlas-telecom@example.com",
        holder_name="Atlas Telecom SARL",
        email="atlas-telecom@example.com",
        country="FR",
        plan="enterprise",
        cycle=Cycle.ANNUALLY,
        starts_on=starts_on,
        expires_on=expires_on,
        capacities={"extensions": extensions, **capacities},
    )


def context(
    subscription: Subscription | None = None,
    today: date = TODAY,
    prices: PriceList | None = None,
    *,
    pending: tuple[PlacedOrder, ...] = (),
    points: tuple[CoTermPoint, ...] = (),
    upgrade_rule: UpgradeRule = UpgradeRule.DIFFERENCE,
) -> OrderContext:
    prices = prices or price_list()
    return OrderContext(
        today=today,
        company=None,
        subscription=subscription,
        price_list=prices,
        choices=(prices,),
        contacts=(),
        seller_country="DE",
        rates={"DE": Decimal(19)},
        discount_limit=Decimal(100),
        tax_numbers=AnyTaxNumber(),
        pending=pending,
        points=points,
        upgrade_rule=upgrade_rule,
    )


def placed(request: OrderRequest, where: OrderContext, number: str = "ORD-T1-2026-00001") -> PlacedOrder:
    """The order as it would be stored."""
    return PlacedOrder(
        id=number,
        number=number,
        placed_at=datetime(where.today.year, where.today.month, where.today.day, 10, tzinfo=UTC),
        device="T1",
        request=complete(request, where),
        priced=price(request, where),
        company_name=where.holder or request.subject_name or request.subject_id,
    )


BUYER = BillingContact(company="Nordlicht Hotels GmbH", email="ap@nordlicht.example", country="DE")
