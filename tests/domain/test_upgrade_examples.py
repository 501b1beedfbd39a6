"""The upgrades and aligned terms of docs/pricing.md, computed by the code."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yeastar_desk.domain.catalogue import Kind, Price, PriceList, PricingModel, Product, offers_from
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.pricing import UpgradeRule, priced_line, switch_line, time_left
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle, Proration, aligned_factor

DOCUMENT = Path(__file__).parents[2] / "docs" / "pricing.md"
EXAMPLES = [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)]
SWITCHES = [example for example in EXAMPLES if "switch" in example]
ALIGNED = [example for example in EXAMPLES if "aligned" in example]


def plans(currency: str, cycle: Cycle, proration: Proration, **unit_prices: str) -> PriceList:
    rows = [
        Price(Product.WORKPLACE, plan, Kind.PLAN, PricingModel.QUANTITY, cycle, UnitPrice.parse(price, currency))
        for plan, price in unit_prices.items()
    ]
    return PriceList(1, "Example", currency, date(2026, 1, 1), None, proration, offers_from(rows))


def test_the_document_has_examples() -> None:
    assert len(SWITCHES) >= 2
    assert ALIGNED


@pytest.mark.parametrize("proration", list(Proration))
@pytest.mark.parametrize("rule", list(UpgradeRule))
@pytest.mark.parametrize("example", SWITCHES, ids=lambda e: e["title"])
def test_an_upgrade_comes_out_as_documented(example: dict[str, Any], rule: UpgradeRule, proration: Proration) -> None:
    cycle = Cycle(example["cycle"])
    prices = plans(example["currency"], cycle, proration, basic=example["old_price"], standard=example["new_price"])
    starts_on, expires_on = example["switch"]
    subscription = Subscription(
        product=Product.WORKPLACE,
        subject_id="booth-7",
        holder_name="Booth",
        email="",
        country="DE",
        plan="basic",
        cycle=cycle,
        starts_on=starts_on,
        expires_on=expires_on,
        capacities={},
    )
    factor = time_left(subscription, example["today"], proration)
    line = switch_line(prices, subscription, "standard", factor, rule)
    assert line.amount.decimal() == example[rule.value][proration.value]


@pytest.mark.parametrize("proration", list(Proration))
@pytest.mark.parametrize("example", ALIGNED, ids=lambda e: e["title"])
def test_an_aligned_term_comes_out_as_documented(example: dict[str, Any], proration: Proration) -> None:
    prices = plans(example["currency"], Cycle.ANNUALLY, proration, basic=example["unit_price"])
    starts_on, ends_on = example["aligned"]
    factor = aligned_factor(starts_on, ends_on, proration)
    line = priced_line(prices.offer(Product.WORKPLACE, "basic", Cycle.ANNUALLY), 1, factor)
    assert [line.amount.decimal(), line.factor.words()] == example[proration.value]
