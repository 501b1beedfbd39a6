"""What the screen says, what is stored and what is printed are the same, to the last digit of the currency."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.infrastructure.pdf.reading import squeezed, text_of
from tests.presenters.test_expansion import ATLAS, NORDLICHT, Stand
from tests.sales import TODAY, package, workplace
from yeastar_desk.domain.money import Money, currency_digits
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus
from yeastar_desk.domain.terms import Proration, add_years

OPERATIONS = st.sampled_from([Operation.EXPAND, Operation.RENEW, Operation.SWITCH])


def said(text: str) -> str:
    """The digits of an amount on screen, which groups as in English."""
    return re.sub(r"[^\d.]", "", text)


def printed(amount: Money) -> str:
    """An amount as a German document writes it."""
    digits = currency_digits(amount.currency)
    english = f"{Decimal(amount.minor).scaleb(-digits):,.{digits}f}"
    return english.translate(str.maketrans(",.", ".,"))


def enter(stand: Stand, operation: Operation, quantities: dict[str, int], discount: str) -> None:
    if operation is Operation.SWITCH:
        stand.presenter.choose_plan("pro")
    for item, quantity in quantities.items():
        stand.presenter.set_quantity(item, quantity)
    stand.presenter.set_discount(discount)
    stand.presenter.finish_discount()


def agree(stand: Stand, request: OrderRequest, quantities: dict[str, int], discount: str) -> None:
    """Enter, look, place, read the paper; then make room for the next order."""
    stand.open(request)
    enter(stand, request.operation, quantities, discount)
    lines, shown = stand.shown.summary.lines, stand.shown.summary.totals
    stand.presenter.check_out()
    assert stand.checkout.shown().totals == shown
    stand.presenter.checkout.place()
    placed = stand.presenter.done.placed
    assert placed is not None, stand.screen.problem
    with stand.office.database.read() as work:
        order = work.orders.get(placed.order.id)
    assert order is not None
    priced = order.priced
    assert [said(line.amount) for line in lines] == [line.amount.decimal() for line in priced.lines]
    assert said(shown.subtotal) == priced.subtotal.decimal()
    assert [said(amount) for _, amount in shown.tax] == [priced.tax.decimal()]
    assert said(shown.total) == priced.total.decimal()

    text = squeezed(text_of(stand.office.document_files.pdf(placed.document.number)[1]))
    for amount in (*(line.amount for line in priced.lines), priced.subtotal, priced.tax, priced.total):
        assert printed(amount) in text, (printed(amount), text)
    if priced.discount:
        assert printed(priced.discount) in text
    if placed.status is OrderStatus.PENDING:
        stand.office.cancel_order(order.number, "next example")


@pytest.mark.parametrize("currency", ["JPY", "EUR", "KWD"])
@pytest.mark.parametrize("proration", list(Proration))
def test_screen_store_and_paper_agree(tmp_path: Path, proration: Proration, currency: str) -> None:
    stand = Stand(tmp_path, proration, currency)

    @settings(max_examples=6, database=None, phases=[Phase.generate])
    @given(
        operation=OPERATIONS,
        left=st.integers(1, 800),
        desks=st.integers(1, 900),
        visitors=st.integers(0, 30),
        discount=st.sampled_from(["", "3.5 %", "7 %"]),
    )
    def workplace_orders(operation: Operation, left: int, desks: int, visitors: int, discount: str) -> None:
        expires_on = TODAY + timedelta(days=left)
        stand.office.store(workplace(starts_on=add_years(expires_on, -3), expires_on=expires_on, desk=7))
        request = OrderRequest(NORDLICHT.product, operation, NORDLICHT.subject_id)
        agree(stand, request, {"desk": desks, "visitor": visitors}, discount)

    @settings(max_examples=4, database=None, phases=[Phase.generate])
    @given(
        operation=st.sampled_from([Operation.EXPAND, Operation.RENEW]),
        left=st.integers(1, 400),
        ultimate=st.integers(0, 400),
        minutes=st.integers(1, 99_999),
        discount=st.sampled_from(["", "3.5 %"]),
    )
    def package_orders(operation: Operation, left: int, ultimate: int, minutes: int, discount: str) -> None:
        expires_on = TODAY + timedelta(days=left)
        now = package(500, starts_on=add_years(expires_on, -2), expires_on=expires_on, ultimate_plan=60)
        stand.office.store(replace(now, country="DE"))
        request = OrderRequest(ATLAS.product, operation, ATLAS.subject_id)
        once = {"recording_minutes": minutes} if operation is Operation.EXPAND else {}
        agree(stand, request, {"ultimate_plan": ultimate, "transcription": 7, **once}, discount)

    workplace_orders()
    package_orders()
    stand.office.database.close()
