from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.catalogue import Kind, Price, PriceList, PricingModel, Product, offers_from
from yeastar_desk.domain.crediting import credit
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money, UnitPrice
from yeastar_desk.domain.order_life import CHANGES, check_change
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.domain.pricing import PricedOrder, purchase_lines, total_order
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment
from yeastar_desk.domain.terms import Cycle, Proration, Term


def order(rooms: int, desks: int, discount: str, rate: str, currency: str = "EUR") -> PricedOrder:
    rows = [
        Price(Product.WORKPLACE, item, kind, PricingModel.QUANTITY, Cycle.ANNUALLY, UnitPrice.parse(price, currency))
        for item, kind, price in (
            ("standard", Kind.PLAN, "590.99"),
            ("meeting_room", Kind.SERVICE, "72.333"),
            ("desk", Kind.SERVICE, "11.111"),
        )
    ]
    prices = PriceList(1, "Test", currency, date(2026, 1, 1), None, Proration.FULL, offers_from(rows))
    term = Term.of(Cycle.ANNUALLY, 3, date(2026, 11, 22))
    lines = purchase_lines(prices, Product.WORKPLACE, "standard", 1, {"meeting_room": rooms, "desk": desks}, term)
    treatment = TaxTreatment(TaxCategory.STANDARD, Decimal(rate), "DE")
    return total_order(prices, term, lines, treatment, discount_percent=discount)


def test_a_full_credit_gives_back_the_invoice() -> None:
    invoiced = order(12, 40, "5", "19")
    back = credit(invoiced, {})
    assert (back.subtotal, back.discount, back.net, back.tax, back.total) == (
        invoiced.subtotal, invoiced.discount, invoiced.net, invoiced.tax, invoiced.total,
    )  # fmt: skip
    assert back.completes


@given(st.integers(1, 20), st.integers(1, 60), st.sampled_from(["", "3.3", "10"]), st.sampled_from(["19", "8.1"]),
       st.sampled_from(["EUR", "JPY", "KWD"]), st.data())  # fmt: skip
def test_any_parts_that_reach_everything_sum_to_the_invoice(
    rooms: int, desks: int, discount: str, rate: str, currency: str, data: st.DataObject
) -> None:
    invoiced = order(rooms, desks, discount, rate, currency)
    credited: dict[str, int] = {}
    given_back = Money.zero(currency)
    while True:
        left = {line.item: line.quantity - credited.get(line.item, 0) for line in invoiced.lines}
        wanted = {item: data.draw(st.integers(0, quantity)) for item, quantity in left.items()}
        part = credit(invoiced, credited, wanted if any(wanted.values()) else None)
        given_back += part.total
        assert Money.zero(currency) <= part.net
        assert given_back <= invoiced.total
        for line in part.lines:
            credited[line.line.item] = credited.get(line.line.item, 0) + line.quantity
        if part.completes:
            break
    assert given_back == invoiced.total


def test_never_more_than_was_invoiced() -> None:
    invoiced = order(12, 40, "", "19")
    with pytest.raises(Refused, match="Of Desk 10 can still be credited, not 11"):
        credit(invoiced, {"desk": 30}, {"desk": 11})
    with pytest.raises(Refused, match="Nothing is left"):
        credit(invoiced, {"standard": 1, "meeting_room": 12, "desk": 40})
    with pytest.raises(Refused, match="Visitor is not on this invoice"):
        credit(invoiced, {}, {"visitor": 1})
    with pytest.raises(Refused, match="Choose what"):
        credit(invoiced, {}, {"desk": 0})


@pytest.mark.parametrize("old", list(OrderStatus))
@pytest.mark.parametrize("new", list(OrderStatus))
def test_only_the_listed_changes_of_status_are_possible(old: OrderStatus, new: OrderStatus) -> None:
    if new in CHANGES.get(old, ()):
        check_change("ORD-1", old, new)
    else:
        with pytest.raises(Refused, match=f"Order ORD-1 is {old.value}"):
            check_change("ORD-1", old, new)
