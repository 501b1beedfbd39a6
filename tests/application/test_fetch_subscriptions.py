"""What was bought at the portal becomes subscriptions here, and never takes away what is under way here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office import NORDLICHT, ORDER
from tests.sales import TODAY, workplace
from tests.servers.booth import HOLDER, Booth
from tests.servers.portal import FakePortal
from yeastar_desk.application.enter_in_portal import EnterInPortal
from yeastar_desk.application.fetch_portal import FetchPortal, FetchReport
from yeastar_desk.application.fetch_subscriptions import ASK_EACH_FETCH, AtPortal, at_portal
from yeastar_desk.application.known_portal import PURCHASED, kept
from yeastar_desk.application.portal_subscriptions import (
    Difference,
    SeenSubscription,
    differences,
    read_subscription,
    taken_over,
    term_start,
)
from yeastar_desk.application.record_payment import PaymentToRecord, RecordPayment
from yeastar_desk.application.subscription_life import SubscriptionLife
from yeastar_desk.application.subscription_views import Consent
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import Operation
from yeastar_desk.domain.subscriptions import ComingTerm, Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.infrastructure.country_rules import country_rules
from yeastar_desk.infrastructure.portal.bought import purchased

WORKPLACE_ID = "27"
ROW = {
    "activationCode": "",
    "activationStatus": "activated",
    "comment": "",
    "id": 3048571730026938368,
    "productNo": "W-204417",
    "companyName": "Nordlicht Hotels",
    "status": "in_service_v2",
    "planName": "Standard Plan",
    "billingCycle": "annually",
    "expireDate": "2028-03-14",
    "serviceList": [{"serviceName": "Meeting Room", "quantity": 12}, {"serviceName": "Desk", "quantity": 40}],
}


@pytest.fixture
def portal(portal: FakePortal) -> FakePortal:
    """It knows one subscription."""
    portal.state.bought = {WORKPLACE_ID: [dict(ROW)]}
    portal.state.not_renewed = {"W-204417"}
    return portal


def fetch(booth: Booth) -> FetchReport:
    report = FetchPortal(booth.database, booth.portal_client, booth.clock, booth.locales.country_code)()
    assert (report.refused, report.stopped) == ({}, "")
    return report


def now(booth: Booth, subject_id: str = "W-204417", product: Product = Product.WORKPLACE) -> Subscription | None:
    with booth.database.read() as work:
        return work.subscriptions.get(product, subject_id)


def there(booth: Booth, subject_id: str = "W-204417") -> AtPortal:
    with booth.database.read() as work:
        found = at_portal(work, Product.WORKPLACE, subject_id)
    assert found is not None
    return found[0]


def store(booth: Booth, subscription: Subscription) -> None:
    with booth.database.work() as work:
        work.subscriptions.save(subscription)
        work.commit()


def pay(booth: Booth, number: str) -> None:
    life = SubscriptionLife(booth.preferences)
    RecordPayment(
        booth.database, booth.preferences, booth.clock, booth.locales, booth.tax_numbers, country_rules,
        lambda _: None, life.activate,
    )(number, PaymentToRecord(PaymentMeans.BANK_TRANSFER, "statement 7"))  # fmt: skip


# --- new ones ---------------------------------------------------------------------------------------------------


def test_a_product_of_the_portal_becomes_a_subscription(booth: Booth) -> None:
    assert fetch(booth).subscriptions.taken_over == 1
    found = now(booth)
    assert found is not None
    assert (found.plan, found.cycle, found.expires_on) == ("standard", Cycle.ANNUALLY, date(2028, 3, 14))
    assert (found.starts_on, found.auto_renew, found.holder_name) == (date(2026, 3, 14), False, "Nordlicht Hotels")
    assert found.capacities == {"meeting_room": 12, "desk": 40}
    with booth.database.read() as work:
        assert [change.kind for change in work.subscriptions.changes(Product.WORKPLACE, "W-204417")] == ["synchronised"]
    seen = there(booth)
    assert (seen.status, seen.differs) == ("in_service_v2", ())
    assert '"id": 3048571730026938368' in seen.bought.raw
    assert seen.bought.fields["id"] == "3048571730026938368"
    assert fetch(booth).subscriptions.taken_over == 0, "nothing changes the second time"


def test_the_company_is_found_by_its_id_afterwards(booth: Booth, portal: FakePortal) -> None:
    portal.state.bought[WORKPLACE_ID].append(
        {**ROW, "productNo": "W-9", "companyName": "Łódź Biuro", "country": "Poland"}
    )
    with booth.database.work() as work:
        work.companies.save(replace(NORDLICHT, verified=False))
        work.commit()
    fetch(booth)
    with booth.database.read() as work:
        known, new = work.companies.get("W-204417"), work.companies.get("w-9")
    assert known == NORDLICHT, "its name and address stay; its ID is confirmed"
    assert new == Company("W-9", "Łódź Biuro", country="PL")


def test_a_package_is_found_by_its_users_id(booth: Booth, portal: FakePortal) -> None:
    row = {"productNo": "77", "partnerId": "3700000000000000001", "planName": "Enterprise Plan", "extensions": 250}
    row |= {"expireTime": 1835740800000, "ultimatePlan": {"quantity": 20}, "customDomainName": "1"}
    portal.state.bought = {"14": [row]}
    assert fetch(booth).subscriptions.taken_over == 1
    found = now(booth, HOLDER, Product.PCE_PACKAGE)
    assert found is not None
    assert (found.capacities["extensions"], found.capacities["ultimate_plan"]) == (250, 20)
    assert (found.capacities["custom_domain_name"], found.expires_on) == (1, date(2028, 3, 4))


def test_what_is_only_in_the_details_is_asked_for(booth: Booth, portal: FakePortal) -> None:
    plain = {key: value for key, value in ROW.items() if key not in ("planName", "expireDate", "billingCycle")}
    portal.state.bought = {WORKPLACE_ID: [plain]}
    portal.state.bought_details = {"W-204417": {"planName": "Pro", "expireDate": "2027/05/01", "cycle": "Monthly"}}
    fetch(booth)
    found = now(booth)
    assert found is not None
    assert (found.plan, found.cycle, found.expires_on) == ("pro", Cycle.MONTHLY, date(2027, 5, 1))
    asked = len(portal.requests)
    fetch(booth)
    assert not [request for request in portal.requests[asked:] if request.path.endswith("/detail")], "not every time"


def test_many_products_are_asked_about_a_part_at_a_time(booth: Booth, portal: FakePortal) -> None:
    portal.state.bought = {WORKPLACE_ID: [{**ROW, "productNo": f"W-{n}"} for n in range(ASK_EACH_FETCH + 7)]}

    def asked_about() -> int:
        return len([request for request in portal.requests if request.path.endswith("/detail")])

    assert fetch(booth).subscriptions.taken_over == ASK_EACH_FETCH + 7
    assert asked_about() == ASK_EACH_FETCH
    fetch(booth)
    assert asked_about() == ASK_EACH_FETCH + 7
    booth.clock.sleep(timedelta(days=1))
    fetch(booth)
    assert asked_about() == 2 * ASK_EACH_FETCH + 7


def test_what_cannot_be_read_is_kept_as_it_came(booth: Booth, portal: FakePortal) -> None:
    portal.state.bought = {
        WORKPLACE_ID: [
            {"comment": "nobody's", "newField": 7},
            {**ROW, "productNo": "W-1", "planName": "Diamond Plan"},
            {**ROW, "productNo": "W-2", "expireDate": "soon"},
        ]
    }
    report = fetch(booth).subscriptions
    assert (report.listed, report.taken_over, report.unread) == (3, 0, 3)
    assert now(booth, "W-1") is None
    with booth.database.read() as work:
        names = sorted(row.fields.get("planName", "") for row in kept(work, PURCHASED))
    assert names == ["", "Diamond Plan", "Standard Plan"]
    assert "could not be read: 3" in " ".join(report.words())


def test_an_answer_without_details_does_not_stop_the_rest(booth: Booth, portal: FakePortal) -> None:
    portal.refuse = lambda request: (
        portal.failure(400, "no", "no") if request.path.endswith(("/detail", "/existed_auto_renew")) else None
    )
    assert fetch(booth).subscriptions.taken_over == 1


# --- what is here already ---------------------------------------------------------------------------------------


def test_what_the_portal_does_not_tell_stays(booth: Booth, portal: FakePortal) -> None:
    store(booth, replace(workplace("basic", location=3), assigned_to="ida@atlas.example", email="own@x.example"))
    portal.state.bought = {WORKPLACE_ID: [{"productNo": "W-204417", "planName": "Pro Plan"}]}
    fetch(booth)
    found = now(booth)
    assert found is not None
    assert (found.plan, found.expires_on, found.cycle) == ("pro", date(2027, 3, 14), Cycle.ANNUALLY)
    assert (found.capacities, found.assigned_to, found.email) == ({"location": 3}, "ida@atlas.example", "own@x.example")


def test_terms_paid_ahead_stay_while_the_portal_has_the_same_end(booth: Booth) -> None:
    ahead = ComingTerm(date(2027, 3, 14), date(2028, 3, 14), Cycle.ANNUALLY, "standard", {"desk": 40})
    local = replace(workplace(meeting_room=12, desk=40), expires_on=date(2028, 3, 14), coming=(ahead,))
    store(booth, local)
    assert fetch(booth).subscriptions.taken_over == 0
    assert now(booth) == local


def test_a_waiting_switch_is_understood(booth: Booth, portal: FakePortal) -> None:
    portal.state.bought_details = {
        "W-204417": {"currentPlan": "Pro Plan", "currentPlanExpireDate": "2027-03-14", "planName": "Standard Plan"}
    }
    fetch(booth)
    found = now(booth)
    assert found is not None
    assert (found.plan, found.next_plan) == ("pro", "standard")


def test_an_unpaid_order_is_not_overtaken_by_the_portal(booth: Booth) -> None:
    store(booth, workplace(meeting_room=10))
    order = booth.sell(replace(ORDER, operation=Operation.EXPAND, plan="", services={"meeting_room": 2}))
    report = fetch(booth).subscriptions
    assert (report.taken_over, report.held_back) == (0, 1)
    found = now(booth)
    assert found is not None
    assert found.capacities["meeting_room"] == 10
    seen = there(booth)
    assert seen.waits_for == (order.number,)
    assert Difference("Meeting Room", "10", "12") in seen.differs
    pay(booth, order.number)
    assert fetch(booth).subscriptions.taken_over == 0, "paid here, and not known to have succeeded at the portal"
    paid = now(booth)
    assert paid is not None
    assert paid.capacities["meeting_room"] == 12


def test_it_is_taken_over_once_the_portal_says_that_the_order_succeeded(booth: Booth, portal: FakePortal) -> None:
    store(booth, workplace(meeting_room=10))
    order = booth.sell(replace(ORDER, operation=Operation.EXPAND, plan="", services={"meeting_room": 2}))
    pay(booth, order.number)
    made = portal.add_order({"poNumber": order.number, "serviceList": [], "productId": 27})
    EnterInPortal(booth.database, booth.preferences, booth.clock, str).entered(order.number, made["orderNo"])
    assert fetch(booth).subscriptions.held_back == 1
    made["orderStatus"] = "succeed"
    assert fetch(booth).subscriptions.taken_over == 1
    found = now(booth)
    assert found is not None
    assert found.capacities["meeting_room"] == 12, "counted once"
    assert there(booth).differs == ()


def test_a_paid_order_that_is_still_unsent_holds_however_old_it_is(booth: Booth) -> None:
    store(booth, workplace(meeting_room=10))
    order = booth.sell(replace(ORDER, operation=Operation.EXPAND, plan="", services={"desk": 2}))
    pay(booth, order.number)
    booth.clock.sleep(timedelta(days=60))
    assert fetch(booth).subscriptions.held_back == 1


def test_automatic_renewal_is_what_the_customer_agreed_to_here(booth: Booth, portal: FakePortal) -> None:
    portal.state.not_renewed.clear()
    fetch(booth)
    first = now(booth)
    assert first is not None
    assert first.auto_renew, "nobody here has said anything: the portal's word counts"
    store(booth, replace(first, auto_renew=False))
    with booth.database.work() as work:
        consent = Consent(Product.WORKPLACE, "W-204417", "auto_renew_off", "off", "Ana", booth.clock.now())
        work.consents.add(consent)
        work.commit()
    booth.clock.sleep(timedelta(days=1))
    fetch(booth)
    found = now(booth)
    assert found is not None
    assert not found.auto_renew
    assert there(booth).differs == (Difference("Automatic renewal", "off", "on"),)


def test_demonstration_data_gives_way(booth: Booth) -> None:
    store(booth, replace(workplace(meeting_room=12, desk=40), expires_on=date(2028, 3, 14), demo=True))
    fetch(booth)
    found = now(booth)
    assert found is not None
    assert not found.demo


# --- people and orders beside them ------------------------------------------------------------------------------


def test_a_contact_that_changed_at_the_portal_changes_here_unless_it_was_edited_here(
    booth: Booth, portal: FakePortal
) -> None:
    contacts = [
        {"billingContactId": "1", "emailAddress": "a@x.example", "firstName": "Ann", "city": "Bonn"},
        {"billingContactId": "2", "emailAddress": "b@x.example", "firstName": "Bob", "city": "Bonn"},
    ]
    portal.refuse = lambda request: portal.success(contacts) if "billing_contact_list" in request.path else None
    fetch(booth)
    with booth.database.work() as work:
        bob = next(stored for stored in work.contacts.for_company("") if stored.contact.first_name == "Bob")
        work.contacts.save(replace(bob, contact=replace(bob.contact, city="Kiel")))
        work.commit()
    for contact in contacts:
        contact["city"] = "Köln"
    fetch(booth)
    with booth.database.read() as work:
        cities = {stored.contact.first_name: stored.contact.city for stored in work.contacts.for_company("")}
    assert cities == {"Ann": "Köln", "Bob": "Kiel"}


def test_an_account_that_is_not_activated_stays_so(booth: Booth) -> None:
    fetch(booth)
    with booth.database.work() as work:
        (user,) = work.portal_users.all()
        work.portal_users.save(replace(user, activated=False))
        work.commit()
    fetch(booth)
    with booth.database.read() as work:
        assert not work.portal_users.all()[0].activated


def test_an_order_entered_by_hand_is_found_by_our_number(booth: Booth, portal: FakePortal) -> None:
    portal.echo = "list"
    order = booth.sell_workplace()
    booth.sync()
    made = portal.add_order({"poNumber": order.number, "serviceList": [], "productId": 27})
    assert fetch(booth).fetched["orders"] == 1
    state = booth.state(order)
    assert (state.portal_state, state.portal_order_number) == ("acknowledged", made["orderNo"])
    assert state.portal_status == "pending"


def test_a_number_that_the_portal_does_not_know_opens_the_sheet_again(booth: Booth, portal: FakePortal) -> None:
    order = booth.sell_workplace()
    use = EnterInPortal(booth.database, booth.preferences, booth.clock, str)
    use.entered(order.number, "PO-TYPO")
    assert fetch(booth).lost == 1
    sheet = use.sheet(order.number)
    assert (sheet.entry.value, "PO-TYPO" in sheet.sentence) == ("open", True)
    made = portal.add_order({"serviceList": [], "productId": 27})
    use.entered(order.number, f" {made['orderNo']} ")
    assert fetch(booth).lost == 0
    assert booth.state(order).portal_status == "pending"


# --- reading whatever comes -------------------------------------------------------------------------------------


def seen(**fields: Any) -> SeenSubscription | None:
    (bought,) = purchased(WORKPLACE_ID, [fields])
    return read_subscription(Product.WORKPLACE, bought)


def test_nested_answers_are_read() -> None:
    found = seen(
        companyId="W-1",
        subscription={"plan": {"name": "Pro Plan", "quantity": 1}, "endTime": 1835740800},
        services={"meetingRoom": {"quantity": 3}, "visitor": {"capacity": "5"}},
    )
    assert found is not None
    assert (found.plan, found.expires_on, found.capacities) == (
        "pro",
        date(2028, 3, 4),
        {"meeting_room": 3, "visitor": 5},
    )


@pytest.mark.parametrize("text", ["9999-12-31", "0", "1970-01-01", "", "never", "2028-13-40", "9" * 30])
def test_what_is_no_day_is_none(text: str) -> None:
    found = seen(companyId="W-1", expireDate=text)
    assert found is not None
    assert found.expires_on is None


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["productNo", "plan", "planName", "expireDate", "name", "quantity", "x"]), inner
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*ROW, "companyId", "startDate", "services", "plan"]), _json))
def test_any_answer_is_read_or_left_alone(row: dict[str, Any]) -> None:
    for product in Product:
        for bought in purchased("1", [row]):
            found = read_subscription(product, bought)
            if found is not None:
                taken_over(None, found, TODAY)
                after = taken_over(workplace(desk=1), found, TODAY)
                assert after is None or after.subject_id == "W-204417"


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.sampled_from([Cycle.ANNUALLY, Cycle.MONTHLY]),
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_a_term_that_nobody_dates_is_counted_back_from_its_end(expires_on: date, cycle: Cycle, today: date) -> None:
    start = term_start(expires_on, cycle, today)
    assert start < expires_on
    assert start <= today or expires_on - start <= timedelta(days=366)


def test_the_same_is_no_difference() -> None:
    local = workplace(desk=1)
    assert differences(local, replace(local, capacities={"desk": 1, "visitor": 0}), TODAY) == ()
