"""The rules of a hosting package, through the price of an order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sales import FLAT_RATE, TODAY, context, package, placed, price_list
from yeastar_desk.application.edit_order import price
from yeastar_desk.domain.catalogue import PACKAGE_SERVICES, Product
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.hosting import Split, split_after
from yeastar_desk.domain.orders import Operation, OrderRequest
from yeastar_desk.domain.terms import Proration

EXPAND = OrderRequest(product=Product.PCE_PACKAGE, operation=Operation.EXPAND, subject_id="atlas-telecom@example.com")


def expand(**services: int) -> OrderRequest:
    return replace(EXPAND, services=services)


def test_the_split_of_the_guide() -> None:
    """100 extensions and Ultimate Plan for 20 of them: 80 Enterprise, 20 Ultimate, 100 in total."""
    split = split_after({"extensions": 100}, {"ultimate_plan": 20})
    assert (split.total, split.enterprise, split.ultimate) == (100, 80, 20)


def test_the_order_of_the_mockup() -> None:
    now = context(package(500, ultimate_plan=60), prices=price_list(Proration.FULL))
    order = price(expand(ultimate_plan=60, extension_expansion=60, ycm_white_label=1), now)
    assert [(line.item, line.current, line.amount.decimal()) for line in order.lines] == [
        ("ultimate_plan", 60, "540.00"),
        ("extension_expansion", 500, "840.00"),
        ("ycm_white_label", 0, "490.00"),
    ]
    assert order.term.expires_on == date(2026, 12, 2)


@given(
    extensions=st.integers(0, 300), ultimate=st.integers(0, 300), more=st.integers(0, 300), added=st.integers(0, 300)
)
def test_ultimate_is_refused_exactly_above_the_total(extensions: int, ultimate: int, more: int, added: int) -> None:
    ultimate = min(ultimate, extensions)
    services = {"ultimate_plan": more, "extension_expansion": added}
    request = replace(EXPAND, services={item: n for item, n in services.items() if n})
    now = context(package(extensions, ultimate_plan=ultimate))
    if not request.services:
        return
    if ultimate + more > extensions + added:
        with pytest.raises(Refused) as refused:
            price(request, now)
        assert refused.value.field == "ultimate_plan"
        assert f"({extensions + added:,})" in refused.value.sentence
    else:
        price(request, now)


def test_extensions_of_the_same_order_count() -> None:
    now = context(package(100, ultimate_plan=100))
    with pytest.raises(Refused, match=r"Ultimate Plan for 101 extensions is more than the package has \(100\)"):
        price(expand(ultimate_plan=1), now)
    assert price(expand(ultimate_plan=1, extension_expansion=1), now).lines


def test_ultimate_extensions_of_unpaid_orders_count_but_their_extensions_do_not() -> None:
    now = context(package(100))
    waiting = placed(expand(ultimate_plan=90, extension_expansion=50), now, "ORD-T1-2026-00007")
    then = context(package(100), pending=(waiting,))
    with pytest.raises(Refused, match="90 of them are in ORD-T1-2026-00007, which waits for payment"):
        price(expand(ultimate_plan=11), then)
    assert price(expand(ultimate_plan=10), then).lines
    assert price(expand(recording_minutes=10), then).lines


@pytest.mark.parametrize("item", sorted(FLAT_RATE))
def test_a_flat_rate_service_is_subscribed_once(item: str) -> None:
    with pytest.raises(Refused, match="already subscribed: it cannot be bought twice"):
        price(expand(**{item: 1}), context(replace(package(), capacities={"extensions": 9, item: 1})))
    with pytest.raises(Refused, match="is subscribed once, not 2 times"):
        price(expand(**{item: 2}), context(package()))
    waiting = placed(expand(**{item: 1}), context(package()))
    with pytest.raises(Refused, match="is already in order ORD-T1-2026-00001, which waits for payment"):
        price(expand(**{item: 1}), context(package(), pending=(waiting,)))


def test_the_pricing_model_is_data_of_the_price_list() -> None:
    """The vendor's API counts custom domain names: a price list may sell them by quantity."""
    counted = price_list(Proration.FULL, flat=FLAT_RATE - {"custom_domain_name"})
    order = price(expand(custom_domain_name=3), context(package(custom_domain_name=2), prices=counted))
    assert [(line.quantity, line.current, line.amount.decimal()) for line in order.lines] == [(3, 2, "270.00")]


def test_services_that_are_paid_once_are_not_prorated() -> None:
    prices = price_list(Proration.DAILY, once=frozenset(["recording_minutes"]))
    (line,) = price(expand(recording_minutes=20_000), context(package(), prices=prices)).lines
    assert (line.amount.decimal(), line.factor.words()) == ("130.00", "1 payment")


def test_all_eight_services_of_the_guide_can_be_added() -> None:
    order = price(replace(EXPAND, services=dict.fromkeys(PACKAGE_SERVICES, 1)), context(package()))
    assert [line.item for line in order.lines] == list(PACKAGE_SERVICES)


def test_an_expired_package_is_renewed_first() -> None:
    with pytest.raises(Refused, match="Renew it first"):
        price(expand(transcription=1), context(package(expires_on=TODAY)))


def test_a_missing_price_is_named() -> None:
    prices = price_list(without=frozenset(["transcription"]))
    with pytest.raises(NotFound, match="has no annual price for Transcription"):
        price(expand(transcription=1), context(package(), prices=prices))


def test_a_new_package_is_bought_per_extension_with_services() -> None:
    request = OrderRequest(
        product=Product.PCE_PACKAGE,
        subject_id="new@example.com",
        extensions=100,
        years=2,
        services={"ultimate_plan": 20, "extension_expansion": 10},
    )
    order = price(request, context())
    assert [(line.item, line.quantity, line.amount.decimal()) for line in order.lines] == [
        ("enterprise", 100, "2800.00"),
        ("ultimate_plan", 20, "360.00"),
        ("extension_expansion", 10, "280.00"),
    ]
    assert order.term.expires_on == date(2028, 11, 22)
    with pytest.raises(Refused, match="Enter how many extensions"):
        price(replace(request, extensions=0), context())
    with pytest.raises(Refused) as refused:
        price(replace(request, services={"ultimate_plan": 101}), context())
    assert refused.value.field == "ultimate_plan"


def test_a_split_says_what_is_wrong() -> None:
    assert Split(100, 100).refusal() == ""
    assert "Take at most 100" in Split(100, 101).refusal()
