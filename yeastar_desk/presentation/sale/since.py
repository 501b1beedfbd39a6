"""The "Since we last met" card in words. Pure: no Qt, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yeastar_desk.application.since_we_met import PriceChange, SinceWeMet
from yeastar_desk.application.subscription_views import capacity_words, row_of
from yeastar_desk.domain.catalogue import Product, item_name
from yeastar_desk.domain.orders import Operation, OrderStatus
from yeastar_desk.domain.subscriptions import EXTENSIONS
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.sale.shown import Choice

_MOST_PRICES = 3
_MOST_UNPAID = 3
_STATUS = {
    OrderStatus.PENDING: "not paid yet",
    OrderStatus.PAID: "paid",
    OrderStatus.CANCELLED: "cancelled",
    OrderStatus.FAILED: "failed",
    OrderStatus.REFUNDED: "given back",
    OrderStatus.INVALID: "invalid",
}
_AGAIN = {
    Operation.PURCHASE: "Same again",
    Operation.EXPAND: "Same again",
    Operation.RENEW: "Renew the same",
    Operation.SWITCH: "Same again",
}


@dataclass(frozen=True, slots=True)
class SinceShown:
    """The card.

    Attributes:
        lines: (text, tone) with tone `small`, `danger` or empty.
        again: what repeating is called, empty when there is nothing to repeat.
        more: the services that "plus n" can be about, the one with the largest quantity first.
        deeds: what can be begun for a running or expired subscription.
    """

    lines: tuple[tuple[str, str], ...]
    again: str
    more: tuple[Choice, ...]
    deeds: tuple[Operation, ...]


def show_since(met: SinceWeMet, formats: Formats) -> SinceShown | None:
    """The card of a customer; none for one that nothing is known about."""
    if met.is_empty:
        return None
    lines = [*_has(met, formats), *_last_order(met, formats), *_unpaid(met, formats), *_prices(met, formats)]
    if met.last_note is not None:
        day = formats.date(met.last_note.at.astimezone().date())
        by = f" by {met.last_note.author}" if met.last_note.author else ""
        lines.append((f"Note of {day}{by}: {met.last_note.text}", ""))
    request = met.same_again
    return SinceShown(
        lines=tuple(lines),
        again=_AGAIN[request.operation] if request is not None else "",
        more=_more(met),
        deeds=_deeds(met),
    )


def _has(met: SinceWeMet, formats: Formats) -> list[tuple[str, str]]:
    """What the customer has, service by service, and how long still."""
    if met.subscription is None:
        return []
    row = row_of(met.subscription, met.today)
    days = abs(row.days_left)
    counted = "1 day" if days == 1 else f"{formats.number(days)} days"
    left = f"{counted} left" if row.days_left > 0 else f"ended {counted} ago" if days else "ended today"
    until = f"{item_name(row.plan)} until {formats.date(row.expires_on)}, {left}"
    capacities = capacity_words(row)
    return [(f"{until}: {capacities}." if capacities else f"{until}.", "")]


def _last_order(met: SinceWeMet, formats: Formats) -> list[tuple[str, str]]:
    order = met.last_order
    if order is None or met.last_status is None:
        return [("No order was placed on this laptop yet.", "small")]
    day = formats.date(order.placed_at.astimezone().date())
    total = formats.money(order.priced.total)
    said_below = any(document.order_number == order.number for document in met.unpaid)
    status = "" if said_below else f", {_STATUS[met.last_status]}"
    return [(f"Last order {order.number} of {day}: {total}{status}.", "")]


def _unpaid(met: SinceWeMet, formats: Formats) -> list[tuple[str, str]]:
    newest = sorted(met.unpaid, key=lambda document: document.issued_on, reverse=True)
    lines = []
    for document in newest[:_MOST_UNPAID]:
        day, total = formats.date(document.issued_on), formats.money(document.total)
        lines.append((f"{document.number} of {day} over {total} is not paid.", "danger"))
    if (more := len(newest) - len(lines)) > 0:
        lines.append((f"{more} more {'is' if more == 1 else 'are'} not paid: see this customer's orders.", "danger"))
    return lines


def _prices(met: SinceWeMet, formats: Formats) -> list[tuple[str, str]]:
    if met.other_currency:
        return [(f"The last order was in {met.other_currency}: prices are not compared.", "small")]
    if met.last_order is not None and not met.price_changes:
        return [("The prices are the same as then.", "small")]
    lines = [(_price(change, formats), "") for change in met.price_changes[:_MOST_PRICES]]
    rest = len(met.price_changes) - _MOST_PRICES
    return [*lines, (f"{rest} more prices have changed.", "")] if rest > 0 else lines


def _price(change: PriceChange, formats: Formats) -> str:
    if change.now is None:
        return f"{change.name} is not sold any more; it was {formats.unit_price(change.then)}."
    return f"{change.name} was {formats.unit_price(change.then)}, now {formats.unit_price(change.now)}."


def _more(met: SinceWeMet) -> tuple[Choice, ...]:
    request = met.same_again
    if request is None:
        return ()
    have: Mapping[str, int] = request.services
    if request.operation is Operation.RENEW and met.subscription is not None:
        have = {item: n for item, n in met.subscription.capacities.items() if item != EXTENSIONS and n > 1}
    items = sorted(have, key=lambda item: -have[item])
    if request.product is Product.PCE_PACKAGE and "extension_expansion" not in items:
        items.insert(0, "extension_expansion")
    names = {"extension_expansion": "extensions"}
    return tuple(Choice(item, names.get(item, item_name(item))) for item in items)


def _deeds(met: SinceWeMet) -> tuple[Operation, ...]:
    subscription = met.subscription
    if subscription is None:
        return ()
    if not subscription.is_active(met.today):
        return (Operation.RENEW,)
    if subscription.product is Product.PCE_PACKAGE:
        return (Operation.RENEW, Operation.EXPAND)
    return (Operation.RENEW, Operation.EXPAND, Operation.SWITCH)
