"""The portal's prices as a dated price list, and how they differ from what an order was priced with.

The API's price fields are not documented. What was found is shown under the field it stood in, compared with the
list in use, and taken over only when the user says so (docs/portal.md, "Prices").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from yeastar_desk.application.known_portal import PRICE_FIELD, PRICES, PRODUCTS, kept
from yeastar_desk.application.online_ports import OnlineDatabase, OnlineWork, PortalPrice, PortalProduct
from yeastar_desk.application.portal_order import same_name
from yeastar_desk.application.ports import Clock
from yeastar_desk.application.price_preview import PriceFile, PricePreview, compare
from yeastar_desk.application.tables import Refusals
from yeastar_desk.domain.catalogue import (
    PLANS,
    PRODUCT_NAMES,
    SERVICES,
    Kind,
    Offer,
    Price,
    PriceList,
    PricingModel,
    Product,
    item_name,
    offers_from,
)
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.orders import PlacedOrder
from yeastar_desk.domain.terms import Cycle, Proration

SOURCE = "Partner Portal"


def fields_in(prices: Iterable[PortalPrice]) -> tuple[str, ...]:
    """The names of the fields in which amounts were found; with more than one the user chooses which is the price."""
    return tuple(sorted({price.where for price in prices}))


def price_list_of(
    products: Sequence[PortalProduct],
    prices: Sequence[PortalPrice],
    in_use: Sequence[PriceList],
    today: date,
    currency: str,
    field: str,
) -> PriceList:
    """The portal's prices in one field as a price list that is valid from today.

    Limits, steps and units are not part of the portal's answer: they are those of the list in use.

    Args:
        currency: for prices whose answer names none.

    Raises:
        Refused: no price of a known item is among them, or the currencies differ.
    """
    items = {product.id: known for product in products for known in Product if same_name(product.name, _name(known))}
    rows: dict[tuple[Product, str, Cycle, int], Price] = {}
    currencies = set()
    for price in prices:
        product = items.get(price.product_id)
        item = _item_named(product, price.name) if product is not None else None
        if price.where != field or product is None or item is None:
            continue
        own = price.currency or currency
        currencies.add(own)
        cycle = Cycle(price.cycle)
        unit_price = UnitPrice.parse(price.amount, own)
        rows[product, item, cycle, price.from_quantity] = _price(product, item, cycle, price, unit_price, in_use)
    if not rows:
        raise Refused(f"The portal's answer has no price of a known plan or service in the field “{field}”.")
    if len(currencies) > 1:
        raise Refused(f"The portal's prices are in {' and '.join(sorted(currencies))}: they cannot be one price list.")
    before = _newest(in_use, currencies.copy().pop())
    proration = before.proration if before is not None else Proration.FULL
    return PriceList(0, SOURCE, currencies.pop(), today, None, proration, offers_from(rows.values()))


def preview(price_list: PriceList, in_use: Sequence[PriceList], today: date) -> PricePreview:
    """The difference to the list that it would take the place of, to be agreed to before it is imported.

    The newest list of a currency is used as a whole. So what the portal does not show is taken along from the list
    in use, unless that one is invented.
    """
    real = [one for one in in_use if one.currency == price_list.currency and one.valid_on(today) and not one.demo]
    before = _newest(real, price_list.currency)
    shown = {(offer.product, offer.item, offer.cycle) for offer in price_list.offers}
    along = tuple(
        offer
        for offer in (before.offers if before is not None else ())
        if (offer.product, offer.item, offer.cycle) not in shown
    )
    whole = replace(price_list, offers=(*price_list.offers, *along))
    against = [replace(before, name=SOURCE)] if before is not None else []
    rows = sum(len(offer.tiers) for offer in whole.offers)
    found = compare(SOURCE, PriceFile((whole,), rows, Refusals(), ()), against, today)
    if before is None or not along:
        return found
    note = f"The portal does not show {len(along):,} of the prices in “{before.name}”: these stay as they are."
    return replace(found, notes=(*found.notes, note))


def price_question(order: PlacedOrder, portal_list: PriceList | None) -> str:
    """How the portal's prices differ from those of an order that was priced with the portal's list, or nothing."""
    if portal_list is None or portal_list.currency != order.priced.currency or order.priced.price_list_name != SOURCE:
        return ""
    differences = []
    for line in order.priced.lines:
        cycle = order.priced.term.cycle
        offer = portal_list.find(order.request.product, line.item, cycle)
        if offer is None:
            offer = portal_list.find(order.request.product, line.item, Cycle.ONCE)
        now = offer.unit_price(line.quantity) if offer is not None else None
        if now is not None and now != line.unit_price:
            differences.append(f"{line.name} {line.unit_price.decimal()} in the order, {now.decimal()} in the portal")
    if not differences:
        return ""
    return (
        f"The portal's prices ({order.priced.currency}) are no longer those of this order: {'; '.join(differences)}. "
        "Choose: honour the order's price, make a new quote, or ask your account manager."
    )


def _name(product: Product) -> str:
    return PRODUCT_NAMES[product]


def _item_named(product: Product, name: str) -> str | None:
    items = (*PLANS[product], *SERVICES[product])
    return next((item for item in items if same_name(item_name(item), name)), None)


def _price(
    product: Product, item: str, cycle: Cycle, price: PortalPrice, unit_price: UnitPrice, in_use: Sequence[PriceList]
) -> Price:
    known = _known_offer(product, item, cycle, in_use)
    kind = Kind.PLAN if item in PLANS[product] else Kind.SERVICE
    if known is None:
        return Price(product, item, kind, PricingModel.QUANTITY, cycle, unit_price, from_quantity=price.from_quantity)
    return Price(
        product,
        item,
        kind,
        known.pricing_model,
        cycle,
        unit_price,
        unit=known.unit,
        minimum=known.minimum,
        maximum=known.maximum,
        step=known.step,
        from_quantity=price.from_quantity,
        plans=known.plans,
    )


def _known_offer(product: Product, item: str, cycle: Cycle, in_use: Sequence[PriceList]) -> Offer | None:
    newest_first = sorted(in_use, key=lambda one: (one.valid_from, one.id), reverse=True)
    found = (one.find(product, item, cycle) for one in newest_first)
    return next((offer for offer in found if offer is not None), None)


def _newest(in_use: Sequence[PriceList], currency: str) -> PriceList | None:
    same = [one for one in in_use if one.currency == currency]
    return max(same, key=lambda one: (one.valid_from, one.id), default=None)


class PortalPrices:
    """The portal's prices as they were fetched last: look at the difference, then import it or not."""

    def __init__(self, database: OnlineDatabase, clock: Clock, currency: Callable[[], str]) -> None:
        """`currency` is taken for prices whose answer names none."""
        self._database = database
        self._clock = clock
        self._currency = currency

    def fields(self) -> tuple[str, ...]:
        """The fields to choose from."""
        with self._database.read() as work:
            return fields_in(kept(work, PRICES))

    def preview(self, field: str = "") -> PricePreview:
        """What taking over the prices of one field would change; `ImportPrices` then stores it.

        Raises:
            Refused: nothing was fetched, or several fields hold amounts and none is chosen.
        """
        with self._database.work() as work:
            found = self._list(work, field)
            in_use = work.price_lists.all()
            work.portal_cache.put(PRICE_FIELD, field or fields_in(kept(work, PRICES))[0], self._clock.now())
            work.commit()
        return preview(found, in_use, self._clock.today())

    def news(self) -> PricePreview | None:
        """How the portal's prices differ from those in use; None while it is not known which they are."""
        with self._database.read() as work:
            chosen = work.portal_cache.get(PRICE_FIELD)
            in_use = work.price_lists.all()
            try:
                found = self._list(work, str(chosen.data) if chosen is not None else "")
            except Refused:
                return None
        return preview(found, in_use, self._clock.today())

    def question(self, order: PlacedOrder) -> str:
        """See `price_question`; nothing while the portal's prices were never taken over."""
        with self._database.read() as work:
            chosen = work.portal_cache.get(PRICE_FIELD)
            try:
                current = self._list(work, str(chosen.data)) if chosen is not None else None
            except Refused:
                current = None
        return price_question(order, current)

    def _list(self, work: OnlineWork, field: str) -> PriceList:
        prices = kept(work, PRICES)
        fields = fields_in(prices)
        if not fields:
            raise Refused("No prices were fetched from the portal yet. Connect, and fetch them first.")
        if not field and len(fields) > 1:
            raise Refused(f"The portal shows several amounts ({', '.join(fields)}). Choose which is the price.")
        return price_list_of(
            kept(work, PRODUCTS),
            prices,
            work.price_lists.all(),
            self._clock.today(),
            self._currency(),
            field or fields[0],
        )
