"""Pricing what the rep has entered so far.

`load_context` reads everything that a price depends on, once; `price` is then a pure function, so the panel
re-prices at every change without touching the database, and placing an order prices with the same code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from yeastar_desk.application.expand import expansion
from yeastar_desk.application.ports import Clock, Database, Locales, StoredContact, TaxNumbers, UnitOfWork
from yeastar_desk.application.preferences import Preferences, PreferencesStore
from yeastar_desk.application.renew import bought_term, renewal, renewal_quantities
from yeastar_desk.application.switch_plan import plan_switch
from yeastar_desk.domain.catalogue import (
    PACKAGE_PLANS,
    SERVICES,
    Kind,
    Offer,
    PriceList,
    Product,
    choose_price_list,
    item_name,
)
from yeastar_desk.domain.commitment import CoTermPoint
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.hosting import check_split
from yeastar_desk.domain.orders import Operation, OrderRequest, PlacedOrder
from yeastar_desk.domain.pricing import PricedLine, PricedOrder, UpgradeRule, purchase_lines, total_order
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.tax import TaxTreatment, chosen_treatment, default_treatment
from yeastar_desk.domain.terms import Cycle, Term


@dataclass(frozen=True, slots=True)
class OrderContext:
    """What the price of a request depends on besides the request itself.

    Attributes:
        price_list: the list valid for this customer today, or the one the rep chose.
        choices: every list valid today, for the rep to choose from.
        contacts: billing contacts to choose from, the default first.
        pending: unpaid orders for this subscription.
        points: when other subscriptions of this customer end, to align a term with.
        upgrade_rule: what a plan upgrade in mid-term costs, from the settings.
    """

    today: date
    company: Company | None
    subscription: Subscription | None
    price_list: PriceList
    choices: tuple[PriceList, ...]
    contacts: tuple[StoredContact, ...]
    seller_country: str
    rates: Mapping[str, Decimal]
    discount_limit: Decimal
    tax_numbers: TaxNumbers = field(compare=False)
    tax_texts: Mapping[str, str] = field(default_factory=dict)
    pending: tuple[PlacedOrder, ...] = ()
    points: tuple[CoTermPoint, ...] = ()
    upgrade_rule: UpgradeRule = UpgradeRule.DIFFERENCE

    @property
    def holder(self) -> str:
        """The customer's name."""
        if self.company is not None:
            return self.company.name
        return self.subscription.holder_name if self.subscription is not None else ""

    @property
    def is_invented(self) -> bool:
        """Whether the customer is demonstration data: documents then say so."""
        customer = self.company or self.subscription
        return customer is not None and customer.demo

    def treatment(self, request: OrderRequest) -> TaxTreatment:
        """The tax of an order when it is billed to its contact, or to the default contact.

        Raises:
            Refused: the rep chose a tax category that this buyer cannot have.
        """
        buyer = request.billing_contact or (self.contacts[0].contact if self.contacts else BillingContact())
        country = buyer.country or self.seller_country
        valid = bool(buyer.tax_number) and self.tax_numbers.is_valid(country, buyer.tax_number)
        place = (self.seller_country, country, valid, self.rates, self.tax_texts)
        if request.tax_category is None:
            return default_treatment(*place)
        return chosen_treatment(request.tax_category, request.tax_reason, *place)


def seller_contact(preferences: Preferences) -> BillingContact:
    """The seller's own data as billing contact: what the portal fills in by default."""
    seller = preferences.seller
    return BillingContact(
        company=seller.name,
        email=seller.email,
        phone=seller.phone,
        street=seller.street,
        postal_code=seller.postal_code,
        city=seller.city,
        state=seller.state,
        country=seller.country,
        tax_number=seller.tax_number,
    )


def load_context(
    work: UnitOfWork,
    request: OrderRequest,
    preferences: Preferences,
    today: date,
    tax_numbers: TaxNumbers,
    locales: Locales,
) -> OrderContext:
    """Read the customer, the subscription, the price list and the contacts of a request.

    Raises:
        NotFound: no price list is valid today for this customer.
    """
    company = work.companies.get(request.subject_id) if request.product is Product.WORKPLACE else None
    subject_id = company.company_id if company is not None else request.subject_id
    subscription = work.subscriptions.get(request.product, subject_id) if subject_id else None
    subscription = subscription.on(today) if subscription is not None else None
    country = _country(request, company, subscription)
    lists = work.price_lists.all()
    if request.price_list_id is not None:
        price_list = next((p for p in lists if p.id == request.price_list_id), None)
        if price_list is None or not price_list.valid_on(today):
            raise NotFound(
                "The price list of this order is no longer valid. Look at the total again, or choose another list.",
                field="price_list",
            )
    else:
        default = preferences.sales.currency or locales.currency_of(preferences.seller.country)
        price_list = choose_price_list(lists, today, locales.currency_of(country) if country else "", default)
    return OrderContext(
        today=today,
        company=company,
        subscription=subscription,
        price_list=price_list,
        choices=tuple(p for p in lists if p.valid_on(today)),
        contacts=_contacts(work, company, subscription, preferences),
        seller_country=preferences.seller.country,
        rates=preferences.taxes,
        discount_limit=preferences.sales.discount_limit,
        tax_numbers=tax_numbers,
        tax_texts=preferences.tax_texts,
        pending=tuple(work.orders.unpaid(request.product, subject_id)) if subscription is not None else (),
        points=_points(work, request.product, subject_id, company, subscription, today),
        upgrade_rule=UpgradeRule(preferences.sales.upgrade_rule),
    )


def _country(request: OrderRequest, company: Company | None, subscription: Subscription | None) -> str:
    """The customer's country; of the buyer of a new hosting package it is that of the billing contact."""
    if company is not None:
        return company.country
    if subscription is not None:
        return subscription.country
    return request.billing_contact.country if request.billing_contact is not None else ""


def _points(
    work: UnitOfWork,
    product: Product,
    subject_id: str,
    company: Company | None,
    subscription: Subscription | None,
    today: date,
) -> tuple[CoTermPoint, ...]:
    """When this customer's other subscriptions end."""
    name, email = "", ""
    if company is not None:
        name, email = company.name, company.email
    elif subscription is not None:
        name, email = subscription.holder_name, subscription.email
    own = (product, lookup_key(subject_id))
    return tuple(
        CoTermPoint(other.product, other.subject_id, other.expires_on)
        for other in work.subscriptions.of_holder(name, email)
        if other.expires_on > today and (other.product, lookup_key(other.subject_id)) != own
    )


def _contacts(
    work: UnitOfWork, company: Company | None, subscription: Subscription | None, preferences: Preferences
) -> tuple[StoredContact, ...]:
    """The customer's own data when complete, then stored contacts, then the seller's own (ids 0 and -1)."""
    own = company.as_contact() if company is not None else None
    if own is None and subscription is not None and subscription.holder_name and subscription.email:
        own = BillingContact(company=subscription.holder_name, email=subscription.email, country=subscription.country)
    subject = company.company_id if company is not None else subscription.subject_id if subscription else ""
    contacts = [StoredContact(0, own, subject)] if own is not None else []
    stored = work.contacts.for_company(subject)
    contacts += stored
    if preferences.seller.name:
        contacts.append(StoredContact(-1, seller_contact(preferences)))
    # A package comes without its holder's address: a contact that is stored for it knows more.
    preferred = [c for c in stored if c.company_id and (c.is_default or company is None)]
    return tuple(preferred + [c for c in contacts if c not in preferred])


def price(request: OrderRequest, context: OrderContext) -> PricedOrder:
    """The exact price of a request (docs/pricing.md).

    Raises:
        Refused: an input that a rule forbids; `field` names it.
        NotFound: the price list lacks a price.
    """
    term, lines = _lines(request, context)
    if not lines:
        raise Refused("Choose a plan or a service first.", field="plan")
    priced = total_order(
        context.price_list,
        term,
        lines,
        context.treatment(request),
        discount_percent=request.discount_percent,
        discount_amount=request.discount_amount,
        discount_limit=context.discount_limit,
    )
    return replace(priced, demo=priced.demo or context.is_invented)


def _lines(request: OrderRequest, context: OrderContext) -> tuple[Term, tuple[PricedLine, ...]]:
    unknown = [item for item in request.services if item not in SERVICES[request.product]]
    if unknown:
        raise Refused(f"There is no service called {unknown[0]}.", field="services")
    if request.operation is Operation.PURCHASE:
        return _purchase(request, context)
    subscription = context.subscription
    if subscription is None:
        raise Refused("This customer has no subscription yet: purchase a plan first.", field="operation")
    prices, today = context.price_list, context.today
    match request.operation:
        case Operation.EXPAND:
            return expansion(request.services, subscription, prices, today, context.pending)
        case Operation.RENEW:
            return renewal(request, subscription, prices, today, context.points)
        case Operation.SWITCH:
            return plan_switch(request, subscription, prices, today, context.upgrade_rule, context.pending)


def _purchase(request: OrderRequest, context: OrderContext) -> tuple[Term, tuple[PricedLine, ...]]:
    plan, quantity = request.plan, 1
    if request.product is Product.PCE_PACKAGE:
        (plan,), quantity = PACKAGE_PLANS, request.extensions
        if quantity < 1:
            raise Refused("Enter how many extensions the package has.", field="extensions")
        check_split(quantity, request.services)
    if not plan:
        raise Refused("Choose a plan: press Subscribe on one of them.", field="plan")
    term, factor = bought_term(request, context.today, context.points, context.price_list)
    lines = purchase_lines(context.price_list, request.product, plan, quantity, request.services, term, factor)
    return term, lines


def complete(request: OrderRequest, context: OrderContext) -> OrderRequest:
    """The request with everything said that was left to the subscription: plan, cycle, quantities.

    A placed order stands for itself: it can be sent and applied without asking what the customer had that day.
    """
    now = context.subscription
    if request.product is Product.PCE_PACKAGE and not request.plan:
        request = replace(request, plan=PACKAGE_PLANS[0])
    if now is None or request.operation is Operation.PURCHASE:
        return request
    if request.operation is Operation.RENEW:
        wanted = renewal_quantities(request, now, context.price_list, context.today)
        extensions = wanted.plan_quantity if request.product is Product.PCE_PACKAGE else 0
        return replace(
            request, plan=wanted.plan, extensions=extensions, services=dict(wanted.services), kept=wanted.kept
        )
    plan = now.plan if request.operation is Operation.EXPAND else request.plan
    return replace(request, plan=plan, cycle=now.cycle, years=1, services=dict(request.services))


def removed_by_plan(request: OrderRequest, plan: str, prices: PriceList) -> tuple[str, ...]:
    """Names of the services in the order that a plan does not support: what choosing it would remove."""
    removed = []
    for item in request.services:
        offer = prices.find(request.product, item, request.cycle)
        if offer is not None and not offer.supports_plan(plan):
            removed.append(item_name(item))
    return tuple(removed)


def with_plan(request: OrderRequest, plan: str, prices: PriceList) -> OrderRequest:
    """The request with another plan; services that it does not support are taken out."""
    kept = {}
    for item, quantity in request.services.items():
        offer = prices.find(request.product, item, request.cycle)
        if offer is None or offer.supports_plan(plan):
            kept[item] = quantity
    return replace(request, plan=plan, services=kept)


def with_cycle(request: OrderRequest, cycle: Cycle, years: int = 1) -> OrderRequest:
    """The request with another billing cycle; a monthly one has no years and cannot renew automatically."""
    payment = replace(request.payment, auto_renew=request.payment.auto_renew and cycle is Cycle.ANNUALLY)
    years = years if cycle is Cycle.ANNUALLY else 1
    return replace(request, cycle=cycle, years=years, ends_on=None, payment=payment)


def offers_for(context: OrderContext, product: Product, cycle: Cycle, kind: Kind) -> tuple[Offer, ...]:
    """The plans or services on sale in a cycle, in the portal's order."""
    order = {item: i for i, item in enumerate((*SERVICES[product], "basic", "standard", "pro", "enterprise"))}
    found = [
        offer
        for offer in context.price_list.offers
        if (offer.product, offer.cycle, offer.kind) == (product, cycle, kind)
    ]
    return tuple(sorted(found, key=lambda offer: order.get(offer.item, 99)))


class OpenOrder:
    """Load what the panel needs to price a request at every key press."""

    def __init__(
        self,
        database: Database,
        preferences: PreferencesStore,
        clock: Clock,
        tax_numbers: TaxNumbers,
        locales: Locales,
    ) -> None:
        self._database = database
        self._preferences = preferences
        self._clock = clock
        self._tax_numbers = tax_numbers
        self._locales = locales

    def __call__(self, request: OrderRequest) -> OrderContext:
        """The context of a request today.

        Raises:
            NotFound: no price list is valid today for this customer.
        """
        preferences = self._preferences.load()
        with self._database.read() as work:
            return self.in_work(work, request, preferences)

    def in_work(self, work: UnitOfWork, request: OrderRequest, preferences: Preferences) -> OrderContext:
        """The same inside a transaction that is already open."""
        return load_context(work, request, preferences, self._clock.today(), self._tax_numbers, self._locales)
