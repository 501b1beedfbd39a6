"""Any sequence of orders against an independent account of what was paid for which days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.sales import context, package, placed, price_list, workplace
from yeastar_desk.application.edit_order import price
from yeastar_desk.domain.catalogue import PACKAGE_SERVICES, Kind, Product
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.hosting import split_after
from yeastar_desk.domain.money import MICROS_PER_UNIT, currency_digits
from yeastar_desk.domain.orders import Operation, OrderRequest, PlacedOrder
from yeastar_desk.domain.records import canonical, from_plain, to_plain
from yeastar_desk.domain.subscription_life import Step, with_order, without_order
from yeastar_desk.domain.subscriptions import Subscription, capacity_of
from yeastar_desk.domain.terms import Cycle, Proration

QUANTITIES = st.integers(1, 40)
COUNTED = tuple(item for item in PACKAGE_SERVICES if not item.endswith(("white_label", "domain_name")))
SERVICES = st.dictionaries(st.sampled_from(PACKAGE_SERVICES), QUANTITIES, min_size=1, max_size=4).map(
    lambda services: {item: n if item in COUNTED else 1 for item, n in services.items()}
)


@dataclass(frozen=True)
class Paid:
    """A quantity of one capacity that is paid for the days from `begins` until `ends`."""

    capacity: str
    quantity: int
    begins: date
    ends: date


class PackageLife(RuleBasedStateMachine):
    """Orders are placed, paid in any order, cancelled and taken back while the days go by."""

    @initialize(extensions=st.integers(1, 60), ultimate=st.integers(0, 60))
    def begin(self, extensions: int, ultimate: int) -> None:
        self.today = date(2027, 12, 20)
        self.now = package(
            extensions,
            starts_on=date(2027, 2, 28),
            expires_on=date(2028, 2, 28),
            ultimate_plan=min(ultimate, extensions),
        )
        self.account = [
            Paid(item, quantity, self.now.starts_on, self.now.expires_on)
            for item, quantity in self.now.capacities.items()
        ]
        self.pending: list[PlacedOrder] = []
        self.steps: list[tuple[Subscription, list[Paid], Step]] = []
        self.count = 0
        self.latest_expiry = self.now.expires_on

    def place(self, request: OrderRequest) -> None:
        now = context(self.now, self.today, pending=tuple(self.pending))
        self.count += 1
        try:
            self.pending.append(placed(request, now, f"ORD-{self.count}"))
        except Refused:
            return

    @rule(services=SERVICES)
    def expand(self, services: dict[str, int]) -> None:
        self.place(OrderRequest(Product.PCE_PACKAGE, Operation.EXPAND, self.now.subject_id, services=services))

    @rule(years=st.integers(1, 2), extensions=st.integers(0, 80), changed=st.dictionaries(
        st.sampled_from(COUNTED), st.integers(0, 40), max_size=2))  # fmt: skip
    def renew(self, years: int, extensions: int, changed: dict[str, int]) -> None:
        if any(order.request.operation is Operation.RENEW for order in self.pending):
            return  # two renewals at once are a test of their own
        self.place(
            OrderRequest(
                Product.PCE_PACKAGE,
                Operation.RENEW,
                self.now.subject_id,
                years=years,
                extensions=extensions,
                services=changed,
            )
        )

    @rule(days=st.sampled_from([1, 7, 30, 100, 400]))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @precondition(lambda self: self.pending)
    @rule(data=st.data())
    def pay(self, data: st.DataObject) -> None:
        order = self.pending.pop(data.draw(st.integers(0, len(self.pending) - 1)))
        before, account = self.now, list(self.account)
        self.now = with_order(before, order, self.today)
        assert self.now.expires_on >= before.expires_on
        self.book(order, before)
        self.steps.append((before, account, Step(order, self.today)))

    def book(self, order: PlacedOrder, before: Subscription) -> None:
        lines = order.priced.lines
        if order.request.operation is Operation.EXPAND:
            ends = order.priced.term.expires_on
            self.account += [Paid(capacity_of(line.item), line.quantity, self.today, ends) for line in lines]
            return
        begins = max(before.expires_on, self.today)
        ends = begins.replace(year=begins.year + order.request.years)
        assert self.now.expires_on == ends
        for line in lines:
            capacity = "extensions" if line.kind is Kind.PLAN else line.item
            self.account.append(Paid(capacity, line.quantity, begins, ends))

    @precondition(lambda self: self.pending)
    @rule()
    def cancel(self) -> None:
        self.pending.pop()

    @precondition(lambda self: self.steps and not self.pending)  # unpaid orders were priced with it
    @rule()
    def take_back_the_last(self) -> None:
        before, account, step = self.steps.pop()
        left = without_order(before, [step], step.order.id)
        assert left is not None
        self.now, self.account = left, list(account)

    @precondition(lambda self: len(self.steps) > 1 and not self.pending)
    @rule()
    def take_back_the_one_before(self) -> None:
        (before, account, step), (_, _, later) = self.steps[-2:]
        try:
            left = without_order(before, [step, later], step.order.id)
        except Refused:
            return
        assert left is not None
        del self.steps[-2:]
        self.account = list(account)
        self.now = left
        again, self.today = self.today, later.effective_on
        self.book(later.order, before)
        self.today = again
        self.steps.append((before, account, later))

    @invariant()
    def capacities_are_the_sum_of_what_is_paid(self) -> None:
        days = {self.today, self.today + timedelta(days=40)} | {term.starts_on for term in self.now.coming}
        for day in days:
            if not self.today <= day < self.now.expires_on:
                continue
            paid: dict[str, int] = {}
            for entry in self.account:
                if entry.begins <= day < entry.ends:
                    paid[entry.capacity] = paid.get(entry.capacity, 0) + entry.quantity
            have = {item: n for item, n in self.now.on(day).capacities.items() if n}
            assert have == {item: n for item, n in paid.items() if n}, day

    @invariant()
    def ultimate_is_a_part_of_the_extensions(self) -> None:
        assert split_after(self.now.on(self.today).capacities, {}).fits

    @invariant()
    def flat_rate_services_are_there_once(self) -> None:
        for item in PACKAGE_SERVICES:
            if item not in COUNTED:
                assert self.now.on(self.today).capacities.get(item, 0) <= 1


PackageLife.TestCase.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
TestPackageLife = PackageLife.TestCase


def test_the_model_catches_additions_that_are_forgotten_in_terms_paid_ahead() -> None:
    """Positive control: an addition that is not carried into the renewed term breaks the account."""
    life = PackageLife()
    life.begin(10, 0)
    life.renew(1, 0, {})
    life.now = with_order(life.now, life.pending[0], life.today)
    life.book(life.pending.pop(), package(10, starts_on=date(2027, 2, 28), expires_on=date(2028, 2, 28)))
    life.expand({"transcription": 5})
    order = life.pending.pop()
    right = with_order(life.now, order, life.today)
    life.account += [Paid("transcription", 5, life.today, order.priced.term.expires_on)]
    life.now = right
    life.capacities_are_the_sum_of_what_is_paid()
    life.now = replace(right, coming=tuple(replace(term, capacities={"extensions": 10}) for term in right.coming))
    with pytest.raises(AssertionError):
        life.capacities_are_the_sum_of_what_is_paid()


@given(
    proration=st.sampled_from(Proration),
    currency=st.sampled_from(["JPY", "EUR", "KWD"]),
    operation=st.sampled_from([Operation.EXPAND, Operation.RENEW, Operation.SWITCH]),
    cycle=st.sampled_from([Cycle.ANNUALLY, Cycle.MONTHLY]),
    left=st.integers(1, 700),
    quantity=st.integers(1, 500),
    discount=st.sampled_from(["", "3.5", "100"]),
)
def test_preview_stored_order_and_document_agree(
    proration: Proration, currency: str, operation: Operation, cycle: Cycle, left: int, quantity: int, discount: str
) -> None:
    """What the screen shows, what is stored and read back, and an independent sum in whole numbers are the same."""
    today = date(2028, 2, 28)
    expires_on = today + timedelta(days=left if cycle is Cycle.ANNUALLY else 1 + left % 28)
    starts_on = date(2028, 2, 10) if cycle is Cycle.MONTHLY else date(2027, 12, 31)
    have = workplace(starts_on=starts_on, expires_on=expires_on, cycle=cycle, desk=7)
    request = OrderRequest(
        operation=operation,
        subject_id=have.subject_id,
        plan="pro" if operation is Operation.SWITCH else "",
        cycle=cycle,
        services={"desk": quantity},
        discount_percent=discount,
    )
    now = context(have, today, price_list(proration, currency))
    preview = price(request, now)
    order = placed(request, now)
    stored = from_plain(PlacedOrder, to_plain(order))

    assert stored == order
    assert canonical(stored.priced) == canonical(preview)
    scale = 10 ** currency_digits(currency)
    for line in preview.lines:
        numerator = 2 * line.unit_price.micros * scale * line.quantity * line.factor.value.numerator
        denominator = MICROS_PER_UNIT * line.factor.value.denominator
        assert line.amount.minor == (numerator + denominator) // (2 * denominator)
    assert preview.total.minor == sum(line.net.minor for line in preview.lines) + preview.tax.minor
    assert preview.net + preview.discount == preview.subtotal
