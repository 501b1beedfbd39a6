"""Orders of every operation through the real use cases and a real database: placed, paid, credited."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.office import MovableClock
from tests.sales import price_list
from tests.subscription_office import ATLAS_NOW, NORDLICHT_NOW, SubscriptionOffice, package_order, workplace_order
from yeastar_desk.application.edit_order import price
from yeastar_desk.application.ports import PortalUser
from yeastar_desk.application.subscription_views import SubscriptionFilter
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.orders import Operation, OrderStatus, Payment, PaymentMethod
from yeastar_desk.domain.subscriptions import SubscriptionStatus
from yeastar_desk.domain.terms import Cycle, Proration

WORKPLACE, PACKAGE = Product.WORKPLACE, Product.PCE_PACKAGE
ATLAS = ATLAS_NOW.subject_id


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SubscriptionOffice]:
    made = SubscriptionOffice(tmp_path)
    yield made
    made.database.close()


def workplace_now(office: SubscriptionOffice) -> dict[str, int]:
    now = office.now(WORKPLACE, "W-204417")
    assert now is not None
    return now.capacities


# --- every operation, placed and paid -------------------------------------------------------------------------------


def test_until_it_is_paid_an_addition_is_pending(office: SubscriptionOffice) -> None:
    placed = office.place(workplace_order(Operation.EXPAND, services={"desk": 10}))
    assert (placed.order.request.plan, placed.expires_on) == ("standard", date(2027, 3, 14))
    assert workplace_now(office)["desk"] == 20
    (row,) = office.list_subscriptions.page(SubscriptionFilter(text="nordlicht"), 0, 10)
    assert (row.pending, row.ordered) == ((placed.order.number,), False)

    office.pay(placed.order.number)
    assert workplace_now(office)["desk"] == 30
    (row,) = office.list_subscriptions.page(SubscriptionFilter(text="nordlicht"), 0, 10)
    assert row.pending == ()
    assert office.database.verify() == []


def test_an_addition_to_a_package(office: SubscriptionOffice) -> None:
    services = {"ultimate_plan": 60, "extension_expansion": 60, "ycm_white_label": 1}
    office.place_and_pay(package_order(Operation.EXPAND, services=services))
    now = office.now(PACKAGE, ATLAS)
    assert now is not None
    assert now.capacities == {"extensions": 560, "ultimate_plan": 120, "ycm_white_label": 1}
    assert (now.enterprise, now.expires_on) == (440, ATLAS_NOW.expires_on)
    with pytest.raises(Refused, match="cannot be bought twice"):
        office.place(package_order(Operation.EXPAND, services={"ycm_white_label": 1}))


def test_a_renewal_says_everything_that_was_left_open(office: SubscriptionOffice) -> None:
    placed = office.place(workplace_order(Operation.RENEW, years=2))
    request = placed.order.request
    assert (request.plan, request.services, request.years) == ("standard", {"meeting_room": 12, "desk": 20}, 2)
    office.pay(placed.order.number)
    now = office.now(WORKPLACE, "W-204417")
    assert now is not None
    assert (now.expires_on, now.running_term.expires_on) == (date(2029, 3, 14), date(2027, 3, 14))


def test_a_package_is_renewed(office: SubscriptionOffice) -> None:
    placed = office.place_and_pay(package_order(Operation.RENEW, services={"transcription": 100}))
    assert (placed.order.request.plan, placed.order.request.extensions) == ("enterprise", 500)
    office.clock.sleep(timedelta(days=10))  # 2 Dec 2026: the renewed term begins
    (row,) = office.list_subscriptions.page(SubscriptionFilter(product=PACKAGE), 0, 10)
    assert row.capacities == {"extensions": 500, "ultimate_plan": 60, "transcription": 100}
    now = office.now(PACKAGE, ATLAS)
    assert now is not None
    assert (now.starts_on, now.coming) == (date(2026, 12, 2), ())


def test_a_service_that_is_not_renewed_is_neither_paid_nor_there_afterwards(office: SubscriptionOffice) -> None:
    dropped = office.place(package_order(Operation.RENEW, services={"ultimate_plan": 0}))
    assert [line.item for line in dropped.order.priced.lines] == ["enterprise"]
    assert "ultimate_plan" not in dropped.order.request.services
    assert dropped.order.priced.total.decimal() == "8330.00", "500 x 14, with tax"
    office.pay(dropped.order.number)
    office.clock.sleep(timedelta(days=10))  # 2 Dec 2026: the renewed term begins
    (row,) = office.list_subscriptions.page(SubscriptionFilter(product=PACKAGE), 0, 10)
    assert row.capacities == {"extensions": 500}


def test_a_new_package_appears_as_pending_and_then_as_what_was_paid(office: SubscriptionOffice) -> None:
    request = package_order(
        Operation.PURCHASE,
        subject_id="new@example.com",
        subject_name="Neue Netze GmbH",
        extensions=100,
        services={"ultimate_plan": 20},
    )
    placed = office.place(request)
    assert office.list_subscriptions.count(SubscriptionFilter()) == 3
    first, *_ = office.list_subscriptions.page(SubscriptionFilter(), 0, 10)
    assert (first.holder_name, first.status, first.ordered) == ("Neue Netze GmbH", SubscriptionStatus.PENDING, True)
    assert first.pending == (placed.order.number,)
    assert office.list_subscriptions.details(PACKAGE, "new@example.com").subscription is None
    assert [row.subject_id for row in office.list_subscriptions.page(SubscriptionFilter(), 1, 1)] == [ATLAS]
    assert office.list_subscriptions.count(SubscriptionFilter(status=SubscriptionStatus.PENDING)) == 1
    assert office.list_subscriptions.count(SubscriptionFilter(text="netze", product=WORKPLACE)) == 0

    office.pay(placed.order.number)
    details = office.list_subscriptions.details(PACKAGE, "NEW@example.com")
    assert details.subscription is not None
    assert details.subscription.capacities == {"extensions": 100, "ultimate_plan": 20}
    assert (details.subscription.holder_name, details.subscription.country) == ("Neue Netze GmbH", "DE")
    assert [order.number for order in details.orders] == [placed.order.number]
    assert [change.kind for change in details.history] == ["purchase"]


def test_the_term_starts_with_the_payment_unless_settings_say_otherwise(office: SubscriptionOffice) -> None:
    for rule, starts_on in (("payment", date(2026, 11, 25)), ("order", date(2026, 11, 22))):
        sales = replace(office.preferences.value.sales, term_start=rule)
        office.preferences.value = replace(office.preferences.value, sales=sales)
        office.clock.at = datetime(2026, 11, 22, 10, tzinfo=UTC)
        subject = f"{rule}@example.com"
        request = package_order(Operation.PURCHASE, subject_id=subject, subject_name="New", extensions=5)
        placed = office.place(request)
        office.clock.sleep(timedelta(days=3))
        office.pay(placed.order.number)
        now = office.now(PACKAGE, subject)
        assert now is not None
        assert now.starts_on == starts_on


class WallClock(MovableClock):
    """Its today is the day of the time zone the laptop is set to."""

    def today(self) -> date:
        return self.at.astimezone().date()


@pytest.fixture
def travelling(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """`travelling(zone)` sets the time zone of the laptop."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system has no tzset")

    def go(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


WEST, EAST = "Pacific/Honolulu", "Pacific/Auckland"


@pytest.mark.parametrize(("rule", "placed_in", "paid_in"), [
    ("payment", EAST, WEST), ("order", EAST, WEST), ("order", WEST, EAST)])  # fmt: skip
@pytest.mark.parametrize("operation", list(Operation))
def test_a_term_is_the_printed_one_wherever_it_is_paid(
    tmp_path: Path,
    travelling: Callable[[str], None],
    operation: Operation,
    rule: str,
    placed_in: str,
    paid_in: str,
) -> None:
    """Within the hour the laptop has moved across the date line: its wall shows another day."""
    travelling(placed_in)
    clock = WallClock(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    wall = date(2026, 11, 23) if placed_in == EAST else date(2026, 11, 22)
    assert clock.today() == wall
    office = SubscriptionOffice(tmp_path, clock=clock)
    sales = replace(office.preferences.value.sales, term_start=rule)
    office.preferences.value = replace(office.preferences.value, sales=sales)
    if operation is Operation.PURCHASE:
        request = package_order(operation, subject_id="new@example.com", subject_name="New", extensions=5)
    elif operation is Operation.SWITCH:
        request = workplace_order(operation, plan="pro")
    else:
        request = workplace_order(operation, services={"desk": 10})
    placed = office.place(request)
    printed = placed.document.content.term
    assert printed is not None
    assert operation is Operation.RENEW or printed.starts_on == wall

    travelling(paid_in)
    clock.sleep(timedelta(minutes=20))
    assert clock.today() != wall
    office.pay(placed.order.number)
    now = office.now(request.product, request.subject_id)
    assert now is not None
    assert now.expires_on == printed.expires_on
    if operation is Operation.PURCHASE:
        assert now.starts_on == printed.starts_on
    office.database.close()


def test_an_upgrade_is_at_once_and_its_rule_is_a_setting(office: SubscriptionOffice) -> None:
    request = workplace_order(Operation.SWITCH, plan="pro")
    standing = office.preferences.value
    office.preferences.value = replace(standing, sales=replace(standing.sales, upgrade_rule="new_plan"))
    assert price(request, office.open_order(request)).lines[0].credited is None
    office.preferences.value = standing
    assert office.place(request).order.priced.lines[0].credited is not None
    with pytest.raises(Refused, match="switches the plan already and waits for payment"):
        office.place(request)
    office.pay("ORD-B3-2026-00001")
    now = office.now(WORKPLACE, "W-204417")
    assert now is not None
    assert (now.plan, now.expires_on) == ("pro", NORDLICHT_NOW.expires_on)


def test_a_downgrade_costs_nothing_and_is_settled_when_it_is_placed(office: SubscriptionOffice) -> None:
    placed = office.place(workplace_order(Operation.SWITCH, plan="basic"))
    assert (placed.order.priced.total.decimal(), placed.status) == ("0.00", OrderStatus.PAID)
    now = office.now(WORKPLACE, "W-204417")
    assert now is not None
    assert (now.plan, now.next_plan) == ("standard", "basic")
    again = office.place(workplace_order(Operation.SWITCH, plan="standard"))
    assert again.order.priced.lines[0].replaces == "standard"
    now = office.now(WORKPLACE, "W-204417")
    assert now is not None
    assert now.next_plan == ""
    assert office.database.verify() == []


@pytest.mark.parametrize("operation", [Operation.EXPAND, Operation.RENEW, Operation.SWITCH])
def test_what_does_not_exist_cannot_be_changed(office: SubscriptionOffice, operation: Operation) -> None:
    with pytest.raises(Refused, match="has no subscription yet"):
        office.place(
            workplace_order(operation, subject_id="W-1", subject_name="X", verified=False, services={"desk": 1})
        )
    with pytest.raises(NotFound, match="There is no hosting package for nobody"):
        office.place(package_order(operation, subject_id="nobody@example.com", services={"transcription": 1}))


# --- taking back ----------------------------------------------------------------------------------------------------


def test_crediting_takes_back_what_the_order_did(office: SubscriptionOffice) -> None:
    first = office.place_and_pay(workplace_order(Operation.EXPAND, services={"desk": 10}))
    second = office.place_and_pay(workplace_order(Operation.EXPAND, services={"desk": 5}))
    office.credit_invoice(first.order.number, "ordered twice")
    assert workplace_now(office)["desk"] == 25
    office.credit_invoice(second.order.number, "not wanted")
    assert office.now(WORKPLACE, "W-204417") == NORDLICHT_NOW
    history = office.list_subscriptions.details(WORKPLACE, "W-204417").history
    assert [change.kind for change in history] == ["", "expand", "expand", "taken_back", "taken_back"]
    assert office.database.verify() == []


def test_crediting_the_purchase_takes_the_subscription_away(office: SubscriptionOffice) -> None:
    request = package_order(Operation.PURCHASE, subject_id="new@example.com", subject_name="New", extensions=5)
    bought = office.place_and_pay(request)
    added = office.place_and_pay(
        package_order(Operation.EXPAND, subject_id="new@example.com", services={"extension_expansion": 5})
    )
    with pytest.raises(Refused, match=f"build on {bought.order.number}.*in this order: {added.order.number}"):
        office.credit_invoice(bought.order.number, "cancelled")
    office.credit_invoice(added.order.number, "cancelled")
    office.credit_invoice(bought.order.number, "cancelled")
    assert office.now(PACKAGE, "new@example.com") is None


def test_an_unpaid_order_that_was_priced_with_it_is_cancelled_first(office: SubscriptionOffice) -> None:
    renewed = office.place_and_pay(workplace_order(Operation.RENEW))
    office.clock.sleep(timedelta(minutes=1))
    waiting = office.place(workplace_order(Operation.EXPAND, services={"desk": 1}))
    with pytest.raises(Refused, match=f"Order {waiting.order.number} waits for payment"):
        office.credit_invoice(renewed.order.number, "too early")
    office.cancel_order(waiting.order.number)
    office.credit_invoice(renewed.order.number, "too early")
    assert office.now(WORKPLACE, "W-204417") == NORDLICHT_NOW


def test_an_import_since_then_is_newer_knowledge(office: SubscriptionOffice) -> None:
    paid = office.place_and_pay(workplace_order(Operation.EXPAND, services={"desk": 10}))
    imported = replace(NORDLICHT_NOW, capacities={"desk": 99})
    office.store(imported)
    office.credit_invoice(paid.order.number, "ordered twice")
    assert office.now(WORKPLACE, "W-204417") == imported
    later = office.place_and_pay(workplace_order(Operation.EXPAND, services={"desk": 1}))
    office.credit_invoice(later.order.number, "ordered twice")
    assert office.now(WORKPLACE, "W-204417") == imported


def test_taking_back_keeps_who_it_is_associated_with_and_that_renewal_is_off(office: SubscriptionOffice) -> None:
    with office.database.work() as work:
        work.portal_users.save(PortalUser("other@example.com", "Ola", "Other Ltd"))
        work.commit()
    paypal = Payment(PaymentMethod.PAYPAL, auto_renew=True)
    paid = office.place_and_pay(workplace_order(Operation.RENEW, payment=paypal))
    office.associate_user(WORKPLACE, "W-204417", "OTHER@example.com")
    office.switch_off_auto_renew(WORKPLACE, "W-204417")
    office.credit_invoice(paid.order.number, "too early")
    assert office.now(WORKPLACE, "W-204417") == replace(NORDLICHT_NOW, assigned_to="other@example.com")


# --- automatic renewal and association ------------------------------------------------------------------------------


def test_consent_is_stored_and_printed_in_the_words_that_were_shown(office: SubscriptionOffice) -> None:
    paypal = Payment(PaymentMethod.PAYPAL, auto_renew=True)
    placed = office.place(workplace_order(Operation.RENEW, payment=paypal))
    (consent,) = office.list_subscriptions.details(WORKPLACE, "W-204417").consents
    assert (consent.kind, consent.actor, consent.order_id) == ("auto_renew_on", "Jonas Petersen", placed.order.id)
    assert "is renewed on 2028-03-14 for one more year" in consent.text
    assert placed.document.content.notes == (consent.text,)
    office.pay(placed.order.number)

    off = office.switch_off_auto_renew(WORKPLACE, "w-204417")
    assert not off.auto_renew
    details = office.list_subscriptions.details(WORKPLACE, "W-204417")
    assert [c.kind for c in details.consents] == ["auto_renew_on", "auto_renew_off"]
    with pytest.raises(Refused, match="does not renew automatically"):
        office.switch_off_auto_renew(WORKPLACE, "W-204417")
    with pytest.raises(NotFound):
        office.switch_off_auto_renew(WORKPLACE, "W-0")
    with office.database.read() as work:
        assert work.outbox.summary().waiting == 2  # the order, and the wish to switch off
    assert office.database.verify() == []


def test_only_activated_users_can_be_associated(office: SubscriptionOffice) -> None:
    with office.database.work() as work:
        work.portal_users.save(PortalUser("ola@example.com", "Ola", "Other Ltd"))
        work.portal_users.save(PortalUser("new@example.com", "New", "Other Ltd", activated=False))
        work.commit()
    assert office.associate_user(WORKPLACE, "W-204417", "ola@example.com").assigned_to == "ola@example.com"
    with pytest.raises(Refused, match="has not activated the account yet"):
        office.associate_user(WORKPLACE, "W-204417", "new@example.com")
    with pytest.raises(NotFound, match="There is no user ol@"):
        office.associate_user(WORKPLACE, "W-204417", "ol@example.com")
    assert office.associate_user(WORKPLACE, "W-204417", "").assigned_to == ""
    with office.database.read() as work:
        assert work.outbox.summary().waiting == 2


# --- commitment and co-term -----------------------------------------------------------------------------------------


def test_a_quote_prints_the_commitment(office: SubscriptionOffice) -> None:
    own = replace(ATLAS_NOW, subject_id="ops@nordlicht.example", email="ops@nordlicht.example")
    office.store(replace(own, expires_on=date(2027, 7, 1)))
    request = workplace_order(Operation.RENEW)
    content = office.issue_quote("draft-1", request).content
    assert content.commitment is not None
    assert [
        (label, day.isoformat(), money.decimal() if money else "") for label, day, money in content.commitment.points
    ] == [
        ("today", "2026-11-22", ""),
        ("begins", "2027-03-14", ""),
        ("Cloud PBX (PCE Package) ops@nordlicht.example", "2027-07-01", ""),
        ("total", "2028-03-14", "2015.86"),
        ("next_if", "2028-03-14", "2015.86"),
    ]
    aligned = office.place(replace(request, ends_on=date(2027, 7, 1)))
    assert (aligned.expires_on, aligned.order.priced.term.years) == (date(2027, 7, 1), 0)
    office.pay(aligned.order.number)
    now = office.now(WORKPLACE, "W-204417")
    assert now is not None
    assert now.expires_on == date(2027, 7, 1)


def test_a_plan_bought_while_another_one_runs_is_charged_again_when_that_one_would_have_been(
    office: SubscriptionOffice,
) -> None:
    until = NORDLICHT_NOW.expires_on
    placed = office.place(workplace_order(Operation.PURCHASE, plan="standard", cycle=Cycle.MONTHLY, years=1))
    assert placed.expires_on < until
    assert placed.document.content.commitment is not None
    assert placed.document.content.commitment.points[-1][:2] == ("next_if", until)
    office.pay(placed.order.number)
    after = office.now(WORKPLACE, "W-204417")
    assert after is not None
    assert after.expires_on == until


def test_the_next_charge_counts_what_the_order_adds(office: SubscriptionOffice) -> None:
    request = workplace_order(Operation.EXPAND, services={"desk": 10})
    content = office.place(request).document.content
    assert content.commitment is not None
    label, day, amount = content.commitment.points[-1]
    assert (label, day) == ("next_if", NORDLICHT_NOW.expires_on)
    assert amount is not None
    assert amount.decimal() == "2158.66"  # (590 + 12 x 72 + 30 x 12) + 19 %


# --- one arithmetic everywhere --------------------------------------------------------------------------------------


@pytest.mark.parametrize("proration", list(Proration))
@pytest.mark.parametrize("currency", ["JPY", "EUR", "KWD"])
def test_preview_order_and_document_agree(tmp_path: Path, proration: Proration, currency: str) -> None:
    office = SubscriptionOffice(tmp_path, price_list(proration, currency))
    requests = [
        workplace_order(Operation.EXPAND, services={"desk": 7, "visitor": 3}, discount_percent="3.5"),
        workplace_order(Operation.RENEW, years=3, discount_percent="1"),
        workplace_order(Operation.SWITCH, plan="pro", services={"desk": 3}),
        package_order(Operation.EXPAND, services={"recording_minutes": 12_345, "ultimate_plan": 7}),
        package_order(Operation.RENEW, services={"transcription": 333}),
    ]
    for request in requests:
        preview = price(request, office.open_order(request))
        placed = office.place(request)
        content = placed.document.content
        with office.database.read() as work:
            stored = work.orders.get(placed.order.number)
        assert stored is not None
        assert stored.priced == placed.order.priced == preview
        assert [line.amount for line in content.lines] == [line.amount for line in preview.lines]
        assert (content.net, content.tax, content.total) == (preview.net, preview.tax, preview.total)
        assert content.type is DocumentType.PROFORMA
    assert office.database.verify() == []
    office.database.close()


def test_what_waits_to_be_sent_names_the_wish(office: SubscriptionOffice) -> None:
    office.store(replace(NORDLICHT_NOW, auto_renew=True))
    office.switch_off_auto_renew(WORKPLACE, "W-204417")
    with office.database.read() as work:
        connection = work._transaction.connection
        ((kind, payload),) = connection.exec_driver_sql("SELECT kind, payload FROM outbox").all()
    assert kind == "auto_renew_off"
    assert json.loads(payload)["subject_id"] == "W-204417"
