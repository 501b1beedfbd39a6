"""An order in the words of the portal, and on the hand-over sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.office import ORDER
from tests.sales import BUYER, context, package, placed, price_list, workplace
from tests.servers.portal_data import PLAN_ID, SERVICE_IDS
from yeastar_desk.application.handover import HandoverSheet, handover_sheet
from yeastar_desk.application.online_ports import (
    OWN_ACCOUNT,
    CatalogueEntry,
    Decisions,
    PortalAccountUser,
    PortalContact,
    PortalProduct,
)
from yeastar_desk.application.portal_order import (
    ByHandOnly,
    KnownPortal,
    our_references,
    parts_of,
    prepare,
    reference_of,
)
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.contacts import Assignment, NewPartner
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation, OrderRequest, Payment
from yeastar_desk.domain.terms import Cycle

HOLDER = "atlas-telecom@example.com"
KNOWN = KnownPortal(
    products=(PortalProduct("14", "Cloud PBX (PCE Package)"), PortalProduct("27", "Workplace SaaS")),
    entries=(
        CatalogueEntry("14", "plan", str(PLAN_ID), "Enterprise Plan"),
        *(CatalogueEntry("14", "service", str(number), name) for name, number in SERVICE_IDS.items()),
        CatalogueEntry("27", "plan", "41", "Standard Plan"),
        CatalogueEntry("27", "service", "43", "Desk"),
    ),
    contacts=(PortalContact("9", "orders@hanse.example"),),
    users=(PortalAccountUser("77", HOLDER),),
)
EXPAND = OrderRequest(
    product=Product.PCE_PACKAGE, operation=Operation.EXPAND, subject_id=HOLDER, services={"transcription": 100}
)
PURCHASE = replace(EXPAND, operation=Operation.PURCHASE, plan="enterprise", extensions=100, years=3)
RENEW = replace(PURCHASE, operation=Operation.RENEW, services={})


def test_a_new_package_has_its_plan_first_and_the_years_on_every_line() -> None:
    order = placed(PURCHASE, context())
    sent = prepare(order, KNOWN, Decisions()).order
    assert (sent.operation, sent.partner_id, sent.po_number) == ("purchase_plan", "77", order.number)
    plan, service = sent.lines
    assert (plan.service_type, plan.service_id, plan.quantity, plan.connection_plan_id) == (
        "plan",
        str(PLAN_ID),
        100,
        "",
    )
    assert (service.service_type, service.connection_plan_id) == ("service", str(PLAN_ID))
    assert {(line.billing_model, line.billing_cycle, line.multi_cycle) for line in sent.lines} == {
        ("recurring", "annually", 3)
    }


def test_monthly_and_one_off_lines_have_no_years() -> None:
    prices = price_list(once=frozenset({"transcription"}))
    order = placed(replace(PURCHASE, cycle=Cycle.MONTHLY, years=1), context(prices=prices))
    plan, service = prepare(order, KNOWN, Decisions()).order.lines
    assert (plan.billing_cycle, plan.billing_model, plan.multi_cycle) == ("monthly", "recurring", 0)
    assert (service.billing_cycle, service.billing_model, service.multi_cycle) == ("once", "once", 0)


def test_a_renewal_says_so_on_every_line() -> None:
    order = placed(RENEW, context(package(100)))
    sent = prepare(order, KNOWN, Decisions()).order
    assert sent.operation == "renew_plan"
    assert {line.purchase_type for line in sent.lines} == {"renew"}


def test_an_expansion_hangs_on_the_plan_that_is_there() -> None:
    (line,) = prepare(placed(EXPAND, context(package())), KNOWN, Decisions()).order.lines
    assert (line.connection_plan_id, line.purchase_type, line.multi_cycle) == (str(PLAN_ID), "purchase", 0)


def test_what_a_person_decided_goes_before_what_is_found() -> None:
    decisions = Decisions(buy_for=OWN_ACCOUNT, service_ids={"transcription": "55"}, plan_id="56")
    prepared = prepare(placed(EXPAND, context(package())), KNOWN, decisions)
    assert prepared.order.partner_id == ""
    assert (prepared.order.lines[0].service_id, prepared.order.lines[0].connection_plan_id) == ("55", "56")


@pytest.mark.parametrize(
    ("known", "field"),
    [
        (replace(KNOWN, products=()), "product"),
        (replace(KNOWN, entries=()), "transcription"),
        (
            replace(KNOWN, entries=(*KNOWN.entries, CatalogueEntry("14", "service", "1", "transcription"))),
            "transcription",
        ),
        (replace(KNOWN, contacts=()), "billing_contact"),
        (replace(KNOWN, users=()), "yeastar_id"),
    ],
)
def test_what_is_not_known_is_asked_for(known: KnownPortal, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        prepare(placed(EXPAND, context(package())), known, Decisions())
    assert refusal.value.field == field


def test_names_are_compared_without_case_and_punctuation() -> None:
    entries = tuple(replace(entry, name=entry.name.upper().replace(" ", "-")) for entry in KNOWN.entries)
    assert prepare(placed(EXPAND, context(package())), replace(KNOWN, entries=entries), Decisions()).order.lines


def test_a_term_that_ends_with_another_subscription_is_entered_by_hand() -> None:
    order = placed(PURCHASE, context())
    term = replace(order.priced.term, expires_on=date(2030, 1, 15))
    with pytest.raises(ByHandOnly):
        prepare(replace(order, priced=replace(order.priced, term=term)), KNOWN, Decisions())


def test_parts_follow_the_portals_products() -> None:
    entries = (*KNOWN.entries, CatalogueEntry("19", "service", "5", "YCM White Label"))
    request = replace(EXPAND, services={"ycm_white_label": 1, "transcription": 100})
    order = placed(request, context(package()))
    assert parts_of(order, replace(KNOWN, entries=entries), Decisions()) == (("transcription",), ("ycm_white_label",))


@given(st.text("ORD-B2+/ 0123", max_size=30), st.integers(1, 12))
def test_our_numbers_are_found_in_any_text(noise: str, part: int) -> None:
    number = "ORD-B3R7K2-2027-00042"
    reference = number if part == 1 else f"{number}+{part}"
    assert reference in our_references(f'{noise} "{reference} / 4500017" {noise}')


@pytest.mark.parametrize("text", ["ORD-B3-2027-000421", "XORD-B3-2027-00042", "ORD-B3-2027-00042+2", "ord-b3", ""])
def test_another_number_is_not_ours(text: str) -> None:
    assert "ORD-B3-2027-00042" not in our_references(f'{{"a": "{text}"}}')


def test_parts_are_told_apart() -> None:
    order = placed(EXPAND, context(package()))
    assert [reference_of(order, Decisions(part=n)) for n in (1, 2)] == [order.number, f"{order.number}+2"]


def texts(sheet: HandoverSheet) -> list[str]:
    return [value.value for screen in sheet.screens for value in screen.values]


def test_the_hand_over_sheet_follows_the_portals_screens() -> None:
    request = replace(ORDER, assignment=Assignment("ida@atlas.example", "Ida"))
    sheet = handover_sheet(placed(request, context()))
    assert [screen.title.split(" ›")[0] for screen in sheet.screens] == [
        "Products & Purchase",
        "Plan and services",
        "Assignment",
        "Checkout",
        "Checkout",
        "Orders and Billing",
    ]
    for text in ("W-204417", "Annually", "Standard Plan", "2 years", "12", "40", "ida@atlas.example", "PI-2026-1187"):
        assert text in texts(sheet)
    assert sheet.screens[-1].values[0].value == sheet.order_number


@pytest.mark.parametrize("operation", list(Operation))
@pytest.mark.parametrize("product", list(Product))
def test_every_operation_has_its_sheet(operation: Operation, product: Product) -> None:
    if product is Product.WORKPLACE:
        base = OrderRequest(subject_id="W-204417", plan="pro", services={"desk": 5}, billing_contact=BUYER)
        subscription = workplace(desk=5)
    else:
        base = replace(PURCHASE, payment=Payment())
        subscription = package(1000, transcription=100)
    if operation is Operation.SWITCH and product is Product.PCE_PACKAGE:
        return  # a package has one plan
    services = {} if operation in (Operation.SWITCH, Operation.RENEW) else base.services
    request = replace(base, operation=operation, services=services)
    order = placed(request, context(None if operation is Operation.PURCHASE else subscription))
    assert all(screen.action for screen in handover_sheet(order).screens)


def test_a_new_partner_is_not_created_twice() -> None:
    partner = NewPartner("ida@atlas.example", "Atlas", "FR", first_name="Ida", send_activation_email=False)
    sheet = handover_sheet(
        placed(replace(ORDER, assignment=Assignment(partner.yeastar_id, new_partner=partner)), context())
    )
    assert "no activation mail is sent" in sheet.screens[2].values[0].note
