"""The worked examples of docs/pricing.md, computed by the code."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from yeastar_desk.domain.catalogue import Kind, Price, PriceList, PricingModel, Product, offers_from
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.pricing import addition_lines, priced_line, total_order
from yeastar_desk.domain.tax import TaxCategory, TaxTreatment
from yeastar_desk.domain.terms import Cycle, Proration, Term, whole_term

DOCUMENT = Path(__file__).parents[2] / "docs" / "pricing.md"
EXAMPLES = [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)]
ORDERS = [example for example in EXAMPLES if "lines" in example]
ADDITIONS = [example for example in EXAMPLES if "subscription" in example]


def price_list(currency: str, cycle: Cycle, unit_prices: list[str], proration: Proration) -> PriceList:
    items = ("standard", "meeting_room", "desk")
    rows = [
        Price(
            Product.WORKPLACE, item, Kind.SERVICE, PricingModel.QUANTITY, cycle, UnitPrice.parse(unit_price, currency)
        )
        for item, unit_price in zip(items, unit_prices, strict=False)
    ]
    return PriceList(1, "Example", currency, date(2026, 1, 1), None, proration, offers_from(rows))


def test_the_document_has_examples() -> None:
    assert len(ORDERS) >= 5
    assert len(ADDITIONS) >= 3


@pytest.mark.parametrize("example", ORDERS, ids=lambda e: e["title"])
def test_order_comes_out_as_documented(example: dict[str, Any]) -> None:
    cycle = Cycle(example["cycle"])
    term = Term.of(cycle, example["years"], example["start"])
    prices = price_list(example["currency"], cycle, [p for p, _ in example["lines"]], Proration.FULL)
    items = ("standard", "meeting_room", "desk")
    lines = [
        priced_line(prices.offer(Product.WORKPLACE, item, cycle), quantity, whole_term(term))
        for item, (_, quantity) in zip(items, example["lines"], strict=False)
    ]
    treatment = TaxTreatment(TaxCategory.STANDARD, Decimal(example["tax_rate"]), "DE")
    order = total_order(prices, term, lines, treatment, discount_percent=example["discount_percent"])

    assert [line.amount.decimal() for line in order.lines] == example["amounts"]
    assert [line.discount.decimal() for line in order.lines] == example["discounts"]
    for name in ("subtotal", "discount", "net", "tax", "total"):
        assert getattr(order, name).decimal() == example[name], name
    assert term.expires_on == example["expires_on"]


@pytest.mark.parametrize("rule", list(Proration))
@pytest.mark.parametrize("example", ADDITIONS, ids=lambda e: e["title"])
def test_addition_comes_out_as_documented(example: dict[str, Any], rule: Proration) -> None:
    cycle = Cycle(example["cycle"])
    prices = price_list(example["currency"], cycle, [example["unit_price"]], rule)
    starts_on, expires_on = example["subscription"]
    term = Term(starts_on, expires_on, cycle, 0)
    (line,) = addition_lines(
        prices, Product.WORKPLACE, {"standard": example["quantity"]}, {"standard": 20}, term, example["today"]
    )
    amount, words = example[rule.value]
    assert line.amount.decimal() == amount
    assert line.factor.words() == words
    assert line.current == 20
