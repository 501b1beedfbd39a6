"""What paid orders make of a subscription: purchase, addition, renewal, plan switch, and taking one back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.sales import TODAY, context, package, placed, price_list, workplace
from yeastar_desk.application.edit_order import price
from yeastar_desk.application.renew import renewal_quantities
from yeastar_desk.application.switch_plan import lost_services, lost_words
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.commitment import CoTermPoint
from yeastar_desk.domain.contacts import Assignment
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import Operation, OrderRequest, Payment
from yeastar_desk.domain.pricing import UpgradeRule
from yeastar_desk.domain.subscription_life import Step, TermStart, effective_day, with_order, without_order
from yeastar_desk.domain.subscriptions import Subscription, SubscriptionStatus
from yeastar_desk.domain.terms import Cycle, Proration

PURCHASE = OrderRequest(subject_id="W-204417", plan="standard", years=2, services={"meeting_room": 12, "desk": 40})
EXPAND = replace(PURCHASE, operation=Operation.EXPAND, plan="", services={"desk": 10})
RENEW = OrderRequest(operation=Operation.RENEW, subject_id="W-204417")
SWITCH = OrderRequest(operation=Operation.SWITCH, subject_id="W-204417", plan="pro")
RUNNING = workplace(meeting_room=12, desk=20)


def paid(now: Subscription | None, request: OrderRequest, on: date = TODAY, number: str = "ORD-1") -> Subscription:
    """The subscription after an order that is placed and paid on one day."""
    return with_order(now, placed(request, context(now, on), number), on)


# --- purchase -------------------------------------------------------------------------------------------------------


def test_a_purchase_starts_with_its_payment() -> None:
    order = placed(PURCHASE, context())
    for start, begins in ((TermStart.PAYMENT, date(2026, 12, 5)), (TermStart.ORDER, TODAY)):
        day = effective_day(TODAY, date(2026, 12, 5), start)
        bought = with_order(None, order, day)
        assert (bought.starts_on, bought.expires_on) == (begins, begins.replace(year=2028))
        assert bought.capacities == {"meeting_room": 12, "desk": 40}
        assert (bought.plan, bought.cycle, bought.auto_renew) == ("standard", Cycle.ANNUALLY, False)


def test_a_payment_dated_before_the_order_does_not_start_it_earlier() -> None:
    assert effective_day(TODAY, TODAY - timedelta(days=9), TermStart.PAYMENT) == TODAY


def test_a_purchase_while_one_runs_loses_nothing_that_was_paid() -> None:
    bought = paid(workplace(expires_on=date(2031, 1, 1), desk=20), PURCHASE)
    assert bought.expires_on == date(2031, 1, 1)
    assert bought.capacities == {"meeting_room": 12, "desk": 60}


def test_a_purchase_after_the_expiry_starts_afresh() -> None:
    bought = paid(workplace(expires_on=date(2026, 11, 1), desk=20, visitor=3), PURCHASE)
    assert bought.capacities == {"meeting_room": 12, "desk": 40}
    assert (bought.starts_on, bought.expires_on) == (TODAY, date(2028, 11, 22))


def test_consent_and_assignment_come_with_the_order() -> None:
    request = replace(PURCHASE, payment=Payment(auto_renew=True), assignment=Assignment("other@example.com"))
    bought = paid(None, request)
    assert (bought.auto_renew, bought.assigned_to) == (True, "other@example.com")


def test_a_package_is_bought_per_extension() -> None:
    request = OrderRequest(
        product=Product.PCE_PACKAGE,
        subject_id="atlas@example.com",
        extensions=100,
        services={"ultimate_plan": 20, "extension_expansion": 10},
    )
    bought = paid(None, request)
    assert bought.capacities == {"extensions": 110, "ultimate_plan": 20}
    assert (bought.enterprise, bought.email, bought.plan) == (90, "atlas@example.com", "enterprise")


# --- additions ------------------------------------------------------------------------------------------------------


def test_now_20_add_10_then_30() -> None:
    (line,) = price(EXPAND, context(RUNNING)).lines
    assert (line.current, line.quantity, line.formula()) == (20, 10, "12.00 × 10 × 112 / 365 days")
    after = paid(RUNNING, EXPAND)
    assert after == replace(RUNNING, capacities={"meeting_room": 12, "desk": 30})


def test_an_addition_lasts_as_long_as_it_was_paid_for() -> None:
    renewed = paid(RUNNING, RENEW)
    addition = placed(EXPAND, context(renewed))
    assert addition.priced.lines[0].factor.words() == "(1 year + 112 / 365 days)"
    after = with_order(renewed, addition, TODAY)
    assert after.capacities["desk"] == after.coming[0].capacities["desk"] == 30

    ordered_before = placed(EXPAND, context(RUNNING))
    after = with_order(renewed, ordered_before, TODAY)
    assert (after.capacities["desk"], after.coming[0].capacities["desk"]) == (30, 20)
    too_late = with_order(renewed, ordered_before, date(2027, 4, 1))
    assert too_late.capacities["desk"] == 20


def test_what_the_plan_does_not_support_is_refused() -> None:
    with pytest.raises(Refused, match=r"Desk is not supported by the Basic Plan\. Requires Standard or Pro"):
        price(EXPAND, context(workplace("basic", meeting_room=3)))


# --- renewal --------------------------------------------------------------------------------------------------------


def test_a_running_subscription_is_renewed_from_its_expiry() -> None:
    order = placed(replace(RENEW, years=3), context(RUNNING))
    assert [(line.item, line.quantity) for line in order.priced.lines] == [
        ("standard", 1),
        ("meeting_room", 12),
        ("desk", 20),
    ]
    after = with_order(RUNNING, order, TODAY)
    assert (after.starts_on, after.expires_on) == (date(2026, 3, 14), date(2030, 3, 14))
    assert after.running_term.expires_on == date(2027, 3, 14)
    later = after.on(date(2027, 3, 14))
    assert (later.starts_on, later.expires_on, later.coming) == (date(2027, 3, 14), date(2030, 3, 14), ())


def test_an_expired_subscription_is_renewed_from_today() -> None:
    expired = workplace(starts_on=date(2025, 10, 1), expires_on=date(2026, 10, 1), desk=20)
    after = paid(expired, RENEW)
    assert (after.starts_on, after.expires_on, after.coming) == (TODAY, date(2027, 11, 22), ())
    assert after.capacities == {"desk": 20}


def test_a_renewal_that_is_paid_after_the_expiry_starts_with_its_payment() -> None:
    ending = workplace(starts_on=date(2025, 12, 2), expires_on=date(2026, 12, 2), desk=20)
    order = placed(RENEW, context(ending))
    assert order.priced.term.starts_on == date(2026, 12, 2)
    assert with_order(ending, order, date(2026, 12, 20)).expires_on == date(2027, 12, 20)
    assert with_order(ending, order, date(2026, 12, 1)).expires_on == date(2027, 12, 2)


def test_quantities_can_go_down_or_up_from_the_new_term_on() -> None:
    request = replace(RENEW, services={"desk": 15, "meeting_room": 0, "visitor": 2})
    after = paid(RUNNING, request)
    assert after.capacities == {"meeting_room": 12, "desk": 20}
    assert after.on(date(2027, 3, 14)).capacities == {"desk": 15, "visitor": 2}


def test_two_renewals_ahead_add_up_whatever_order_they_are_paid_in() -> None:
    first, second = (placed(replace(RENEW, years=years), context(RUNNING)) for years in (1, 2))
    for orders in ((first, second), (second, first)):
        now = RUNNING
        for order in orders:
            now = with_order(now, order, TODAY)
        assert now.expires_on == date(2030, 3, 14)


def test_present_quantities_are_renewed_whatever_the_limits_say_today() -> None:
    prices = price_list()
    offers = tuple(replace(offer, step=25) if offer.item == "desk" else offer for offer in prices.offers)
    stepped = context(RUNNING, prices=replace(prices, offers=offers))
    assert price(RENEW, stepped).lines[2].quantity == 20
    with pytest.raises(Refused, match="in steps of 25"):
        price(replace(RENEW, services={"desk": 21}), stepped)


def test_a_waiting_downgrade_takes_effect_with_the_renewal() -> None:
    waiting = paid(RUNNING, replace(SWITCH, plan="basic"))
    assert (waiting.plan, waiting.next_plan) == ("standard", "basic")
    renewed = paid(waiting, RENEW)
    assert (renewed.plan, renewed.next_plan) == ("standard", "")
    after = renewed.on(date(2027, 3, 14))
    assert (after.plan, after.capacities) == ("basic", {"meeting_room": 12})


def test_a_package_is_renewed_at_its_total() -> None:
    have = package(500, ultimate_plan=60, ycm_white_label=1, recording_minutes=20_000)
    prices = price_list(once=frozenset(["recording_minutes"]))
    request = OrderRequest(product=Product.PCE_PACKAGE, operation=Operation.RENEW, subject_id=have.subject_id)
    order = placed(request, context(have, prices=prices))
    assert [(line.item, line.quantity) for line in order.priced.lines] == [
        ("enterprise", 500),
        ("ultimate_plan", 60),
        ("ycm_white_label", 1),
    ]
    assert with_order(have, order, TODAY).on(date(2026, 12, 2)).capacities == have.capacities

    fewer = replace(request, extensions=50)
    with pytest.raises(Refused) as refused:
        price(fewer, context(have, prices=prices))
    assert refused.value.field == "ultimate_plan"
    more = placed(replace(request, services={"extension_expansion": 100}), context(have, prices=prices))
    assert with_order(have, more, TODAY).on(date(2026, 12, 2)).capacities["extensions"] == 600
    with pytest.raises(Refused, match="is paid once and is not renewed"):
        price(replace(request, services={"recording_minutes": 5}), context(have, prices=prices))


def test_a_price_that_is_missing_for_a_renewal_is_named() -> None:
    with pytest.raises(NotFound, match="has no annual price for Desk"):
        renewal_quantities(RENEW, RUNNING, price_list(without=frozenset(["desk"])), TODAY)


def test_a_monthly_subscription_can_be_renewed_for_years() -> None:
    monthly = workplace(starts_on=date(2026, 10, 31), expires_on=date(2026, 11, 30), cycle=Cycle.MONTHLY, desk=20)
    after = paid(monthly, replace(RENEW, years=2))
    assert (after.cycle, after.expires_on) == (Cycle.MONTHLY, date(2028, 11, 30))
    with pytest.raises(Refused, match="renewed with another billing cycle from 2026-11-30"):
        price(EXPAND, context(after))
    assert after.on(date(2026, 11, 30)).cycle is Cycle.ANNUALLY


def test_a_term_can_be_aligned_with_another_subscription() -> None:
    points = (CoTermPoint(Product.PCE_PACKAGE, "ap@nordlicht.example", date(2027, 7, 1)),)
    order = placed(replace(RENEW, ends_on=date(2027, 7, 1)), context(RUNNING, points=points))
    assert order.priced.lines[0].formula() == "590.00 × 1 × 109 / 366 days"
    assert with_order(RUNNING, order, TODAY).expires_on == date(2027, 7, 1)
    with pytest.raises(Refused, match="No other subscription of this customer ends on 2027-07-02"):
        price(replace(RENEW, ends_on=date(2027, 7, 2)), context(RUNNING, points=points))
    with pytest.raises(Refused, match="Only an annual subscription"):
        price(replace(RENEW, cycle=Cycle.MONTHLY, ends_on=date(2027, 7, 1)), context(RUNNING, points=points))


# --- plan switch ----------------------------------------------------------------------------------------------------


def test_an_upgrade_takes_effect_at_once_with_the_same_term() -> None:
    order = placed(replace(SWITCH, services={"desk": 5}), context(RUNNING))
    plan, desks = order.priced.lines
    assert plan.formula() == "(990.00 − 590.00) × 1 × 112 / 365 days"
    assert (plan.amount.decimal(), desks.amount.decimal()) == ("122.74", "18.41")
    after = with_order(RUNNING, order, TODAY)
    assert after == replace(RUNNING, plan="pro", capacities={"meeting_room": 12, "desk": 25})


def test_the_other_upgrade_rule_credits_nothing() -> None:
    order = price(SWITCH, context(RUNNING, upgrade_rule=UpgradeRule.NEW_PLAN))
    assert order.lines[0].formula() == "990.00 × 1 × 112 / 365 days"


def test_an_upgrade_to_a_cheaper_plan_costs_nothing() -> None:
    prices = price_list()
    odd = replace(prices, offers=tuple(
        replace(offer, tiers=((1, replace(offer.tiers[0][1], micros=1_000_000)),)) if offer.item == "pro" else offer
        for offer in prices.offers
    ))  # fmt: skip
    assert price(SWITCH, context(RUNNING, prices=odd)).total.decimal() == "0.00"


def test_an_upgrade_can_add_what_the_old_plan_did_not_support() -> None:
    basic = workplace("basic", meeting_room=3)
    request = replace(SWITCH, plan="standard", services={"desk": 5})
    assert paid(basic, request).capacities == {"meeting_room": 3, "desk": 5}


def test_a_downgrade_waits_for_the_end_of_the_term_and_names_what_is_lost() -> None:
    down = replace(SWITCH, plan="basic")
    order = price(down, context(RUNNING))
    assert order.total.decimal() == "0.00"
    lost = lost_services(workplace(meeting_room=1, desk=40, visitor=2), "basic", price_list())
    assert lost_words(lost) == "Desk (40) and Visitor (2)"
    assert lost_words({"desk": 40}) == "Desk (40)"
    assert lost_words({}) == ""
    waiting = paid(RUNNING, down)
    assert (waiting.plan, waiting.next_plan, waiting.capacities) == ("standard", "basic", RUNNING.capacities)
    assert paid(waiting, replace(SWITCH, plan="standard")).next_plan == ""
    assert paid(waiting, SWITCH).next_plan == ""


@pytest.mark.parametrize(
    ("subscription", "request_", "sentence"),
    [
        (RUNNING, replace(SWITCH, plan="standard"), "is on the Standard Plan already"),
        (RUNNING, replace(SWITCH, plan=""), "Choose the plan to switch to"),
        (RUNNING, replace(SWITCH, plan="basic", services={"desk": 1}), "order services separately"),
        (workplace("basic"), replace(SWITCH, plan="basic"), "is on the Basic Plan already"),
        (workplace(expires_on=TODAY), SWITCH, "Renew it with the other plan instead"),
        (package(), replace(SWITCH, product=Product.PCE_PACKAGE), "A hosting package has one plan"),
        (None, SWITCH, "has no subscription yet"),
    ],
)
def test_switches_that_are_refused(subscription: Subscription | None, request_: OrderRequest, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        price(request_, context(subscription))


def test_a_second_switch_waits_for_the_first() -> None:
    waiting = placed(SWITCH, context(RUNNING))
    with pytest.raises(Refused, match=r"Order ORD-T1-2026-00001 switches the plan already"):
        price(replace(SWITCH, plan="basic"), context(RUNNING, pending=(waiting,)))


def test_an_upgrade_waits_while_a_renewal_with_another_plan_is_ahead() -> None:
    ahead = paid(RUNNING, replace(RENEW, plan="basic"))
    with pytest.raises(Refused, match="renewed with another plan from 2027-03-14"):
        price(SWITCH, context(ahead))


def test_an_upgrade_covers_the_terms_paid_ahead() -> None:
    ahead = paid(RUNNING, RENEW)
    after = paid(ahead, SWITCH)
    assert (after.plan, after.coming[0].plan) == ("pro", "pro")


# --- taking back ----------------------------------------------------------------------------------------------------


def test_an_order_taken_back_leaves_what_the_others_made() -> None:
    first = placed(EXPAND, context(RUNNING), "ORD-1")
    after_first = with_order(RUNNING, first, TODAY)
    second = placed(replace(EXPAND, services={"meeting_room": 3}), context(after_first), "ORD-2")
    both = [Step(first, TODAY), Step(second, TODAY)]
    assert without_order(RUNNING, both, "ORD-1") == replace(RUNNING, capacities={"meeting_room": 15, "desk": 20})
    assert without_order(RUNNING, both, "ORD-2") == after_first
    assert without_order(None, [Step(placed(PURCHASE, context(), "ORD-3"), TODAY)], "ORD-3") is None


def test_an_order_that_others_build_on_is_taken_back_last() -> None:
    bought = placed(PURCHASE, context(), "ORD-1")
    added = placed(EXPAND, context(with_order(None, bought, TODAY)), "ORD-2")
    with pytest.raises(Refused, match=r"Later orders build on ORD-1\. Take these back first, in this order: ORD-2"):
        without_order(None, [Step(bought, TODAY), Step(added, TODAY)], "ORD-1")

    have = package(100, ultimate_plan=100)
    base = OrderRequest(product=Product.PCE_PACKAGE, operation=Operation.EXPAND, subject_id=have.subject_id)
    more = placed(replace(base, services={"extension_expansion": 10}), context(have), "ORD-3")
    grown = with_order(have, more, TODAY)
    ultimate = placed(replace(base, services={"ultimate_plan": 10}), context(grown), "ORD-4")
    with pytest.raises(Refused, match="in this order: ORD-4"):
        without_order(have, [Step(more, TODAY), Step(ultimate, TODAY)], "ORD-3")


def test_a_renewal_that_a_later_addition_is_priced_to_is_taken_back_last() -> None:
    renewal = placed(RENEW, context(RUNNING), "ORD-1")
    ahead = with_order(RUNNING, renewal, TODAY)
    added = placed(EXPAND, context(ahead), "ORD-2")
    with pytest.raises(Refused, match="in this order: ORD-2"):
        without_order(RUNNING, [Step(renewal, TODAY), Step(added, TODAY)], "ORD-1")


# --- dates ----------------------------------------------------------------------------------------------------------


def test_status_and_reminders() -> None:
    assert RUNNING.status(date(2027, 2, 11)) is SubscriptionStatus.ACTIVE
    assert RUNNING.status(date(2027, 2, 12)) is SubscriptionStatus.EXPIRING
    assert RUNNING.status(date(2027, 3, 13)) is SubscriptionStatus.EXPIRING
    assert RUNNING.status(date(2027, 3, 14)) is SubscriptionStatus.EXPIRED
    assert RUNNING.reminders() == (date(2027, 2, 12), date(2027, 3, 7))
    assert workplace(cycle=Cycle.MONTHLY).reminders() == (date(2027, 3, 7),)


def test_the_reminders_of_a_subscription_renewed_for_another_cycle_follow_its_last_term() -> None:
    after = paid(RUNNING, replace(RENEW, cycle=Cycle.MONTHLY))
    assert after.reminders() == (date(2027, 4, 7),)


def test_the_rule_of_the_price_list_is_on_the_order() -> None:
    for rule in Proration:
        assert price(EXPAND, context(RUNNING, prices=price_list(rule))).proration == rule.value
