"""Review & checkout and Done, decided without a display over a real database."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.presenters.booth import Booth, HandLane
from tests.presenters.desk import Desk
from yeastar_desk.application.place_order import Placed
from yeastar_desk.application.ports import OrderFilter, StoredContact
from yeastar_desk.domain.contacts import Assignment, BillingContact, NewPartner
from yeastar_desk.domain.errors import NotSaved
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import OrderRequest, PaymentMethod
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.sale.review import METHODS

NBSP = "\u00a0"
PAYPAL, CARD, OFFLINE = range(3)


def at_checkout(desk: Desk, company_id: str = "W-204417") -> Desk:
    desk.found(company_id)
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    plan.choose_years(2)
    plan.set_quantity("meeting_room", 12)
    plan.set_quantity("desk", 40)
    plan.set_discount("5%")
    desk.presenter.check_out()
    assert desk.panel.step == 1
    return desk


def test_the_order_is_shown_as_it_will_be_placed(desk: Desk) -> None:
    at_checkout(desk)
    shown = desk.checkout.shown()
    assert shown.plan == (
        ("Company", "Nordlicht Hotels GmbH · W-204417"),
        ("Plan", "Standard Plan, annual, 2 years"),
        ("Term", "22 Nov 2026 – 22 Nov 2028"),
        ("Assigned to", "Only me"),
    )
    assert [(row.name, row.quantity, row.amount.replace(NBSP, " ")) for row in shown.services] == [
        ("Meeting Room", "12", "€ 1,728.00"),
        ("Desk", "40", "€ 960.00"),
    ]
    assert shown.services[1].unit_price.replace(NBSP, " ") == "€ 12.00 / year"
    assert shown.totals.total.replace(NBSP, " ") == "€ 4,372.77"
    assert shown.problem == ""


def test_payments_that_are_not_set_up_say_so_and_auto_renew_is_not_offered(desk: Desk) -> None:
    at_checkout(desk)
    shown = desk.checkout.shown()
    assert [(method.title, method.enabled) for method in shown.methods] == [
        ("PayPal", False),
        ("Debit or Credit Card", False),
        ("Offline", True),
    ]
    assert shown.methods[PAYPAL].detail == "Not available: PayPal is not set up here."
    assert (shown.method, shown.offline, shown.renew) == (OFFLINE, True, False)


def test_auto_renew_is_offered_with_paypal_for_annual_subscriptions_only(desk: Desk) -> None:
    desk.presenter.checkout._payments_ready = lambda: frozenset([PaymentMethod.PAYPAL])
    at_checkout(desk)
    checkout = desk.presenter.checkout
    checkout.set_pi_number("PI-1")
    checkout.choose_method(PAYPAL)
    shown = desk.checkout.shown()
    assert (shown.renew, shown.offline, shown.pi_number) == (True, False, "")
    checkout.set_auto_renew(renew=True)
    assert desk.stored().request.payment.auto_renew
    checkout.choose_method(OFFLINE)
    assert not desk.stored().request.payment.auto_renew
    checkout.choose_method(PAYPAL)
    desk.presenter.back()
    desk.presenter.plan.choose_cycle(Cycle.MONTHLY)
    desk.presenter.check_out()
    assert not desk.checkout.shown().renew
    assert METHODS[desk.checkout.shown().method] is PaymentMethod.PAYPAL


# billing contact


def test_the_customers_own_data_are_the_default_contact(desk: Desk) -> None:
    at_checkout(desk)
    shown = desk.checkout.shown()
    assert shown.contacts[0].text == "Nordlicht Hotels GmbH — ops@nordlicht.example"
    assert shown.contact is not None
    assert shown.contact.address == "Speicherstr. 8, 20457 Hamburg, Germany"
    assert (shown.contact.tax_number, shown.contact.tax_badge) == ("DE811907980", "format valid")
    assert shown.edit_reason == ""


def test_choosing_the_seller_bills_the_seller_and_cannot_be_edited_here(desk: Desk) -> None:
    at_checkout(desk, "W-300005")
    before = desk.checkout.shown().totals
    assert before.tax[0][0] == f"VAT 0{NBSP}% · export (US)"
    desk.presenter.checkout.choose_contact(1)
    shown = desk.checkout.shown()
    assert shown.contact is not None
    assert shown.contact.person == "Hanse Distribution GmbH"
    assert shown.totals.tax[0][0] == f"VAT 19{NBSP}% (DE)"
    assert "Settings" in shown.edit_reason


def test_a_new_contact_is_stored_chosen_and_checked(desk: Desk) -> None:
    at_checkout(desk)
    checkout = desk.presenter.checkout
    begun = checkout.new_contact()
    assert (begun.company, begun.country) == ("Nordlicht Hotels GmbH", "DE")
    checkout.save_contact(replace(begun, first_name="Jonas"), new=True)
    assert desk.checkout.refused == ("The billing contact has no email address: add an email address.", "email")
    checkout.save_contact(replace(begun, first_name="Jonas", email="jonas"), new=True)
    assert desk.checkout.refused[1] == "email"
    jonas = replace(begun, first_name="Jonas", last_name="Petersen", email="ap@nordlicht.example")
    checkout.save_contact(jonas, new=True)
    assert desk.checkout.saved == 1
    assert desk.checkout.shown().contacts[0].text == "Nordlicht Hotels GmbH — Jonas Petersen"
    assert desk.presenter.sale.request.billing_contact == jonas
    assert Changed(Subject.BILLING_CONTACTS) in desk.heard.changes
    with desk.booth.database.read() as work:
        (stored,) = [each for each in work.contacts.for_company("W-204417") if each.company_id]
    assert stored.contact == jonas
    # and editing it replaces it
    checkout.save_contact(replace(jonas, phone="+49 40 1"), new=False)
    with desk.booth.database.read() as work:
        (stored,) = [each for each in work.contacts.for_company("W-204417") if each.company_id]
    assert stored.contact.phone == "+49 40 1"


def test_editing_the_customers_own_data_makes_a_contact_of_this_customer(desk: Desk) -> None:
    at_checkout(desk)
    own = desk.presenter.checkout.present_contact()
    desk.presenter.checkout.save_contact(replace(own, email="billing@nordlicht.example"), new=False)
    with desk.booth.database.read() as work:
        (stored,) = [each for each in work.contacts.for_company("W-204417") if each.company_id]
    assert stored.company_id == "W-204417"
    assert desk.checkout.shown().contacts[0].text == "Nordlicht Hotels GmbH — billing@nordlicht.example"
    assert desk.checkout.shown().contact_index == 0


def test_a_general_contact_stays_general_when_edited(desk: Desk) -> None:
    general = BillingContact(company="Group Finance", email="ap@group.example", country="DE")
    with desk.booth.database.work() as work:
        work.contacts.save(StoredContact(0, general))
        work.commit()
    at_checkout(desk)
    texts = [choice.text for choice in desk.checkout.shown().contacts]
    desk.presenter.checkout.choose_contact(texts.index("Group Finance — ap@group.example"))
    desk.presenter.checkout.save_contact(replace(general, city="Bonn"), new=False)
    with desk.booth.database.read() as work:
        (stored,) = work.contacts.for_company("W-300001")
    assert (stored.contact.city, stored.company_id) == ("Bonn", "")


def test_a_contact_of_a_draft_that_is_no_longer_stored_is_still_there(desk: Desk) -> None:
    gone = BillingContact(company="Former Payer", email="old@payer.example", country="DE")
    desk.booth.drafts.save("d", OrderRequest(subject_id="W-204417", plan="pro", billing_contact=gone))
    desk.presenter.resume("d")
    desk.presenter.check_out()
    shown = desk.checkout.shown()
    assert shown.contacts[shown.contact_index].text == "Former Payer — old@payer.example"


def test_nobody_to_bill_is_said_before_trying(desk: Desk) -> None:
    desk.booth.set_seller(name="")
    desk.presenter.start()
    desk.presenter.search.use_unverified("X-1")
    desk.presenter.plan.choose_plan("basic")
    desk.presenter.check_out()
    shown = desk.checkout.shown()
    assert (shown.contact, shown.contact_index) == (None, -1)
    assert shown.problem.startswith("Nobody to bill yet")


def test_a_tax_number_is_judged_by_its_form(desk: Desk) -> None:
    at_checkout(desk)
    assert desk.presenter.checkout.tax_number("DE", "DE811907980") == ("format valid", "ok")
    assert desk.presenter.checkout.tax_number("DE", "DE123") == ("format not valid", "warning")
    assert desk.presenter.checkout.tax_number("DE", " ") == ("", "neutral")


# placing


def test_placing_shows_done_only_after_the_commit(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.check_out()
    desk.presenter.checkout.set_pi_number(" PI-2026-1187 ")
    desk.presenter.checkout.set_po_number("4500017")
    desk.presenter.checkout.place()
    assert (desk.checkout.placing, desk.panel.step, desk.done.done) == (True, 1, None)
    lane.run()
    assert (desk.checkout.placing, desk.panel.step) == (False, 2)
    done = desk.done.shown()
    with booth.database.read() as work:
        order = work.orders.get(done.order_number)
        document = work.documents.get(done.document_number)
    assert order is not None
    assert document is not None
    assert (order.id, order.request.payment.pi_number, order.request.po_number) == (
        desk.presenter.sale.id,
        "PI-2026-1187",
        "4500017",
    )
    assert desk.done.pdf == booth.document_files.pdf(done.document_number)[1]
    assert desk.done.pdf.startswith(b"%PDF")
    assert booth.drafts.rows() == [], "the draft has become the order"
    assert {change.subject for change in desk.heard.changes} >= {Subject.ORDERS, Subject.DOCUMENTS, Subject.DRAFTS}


def test_pressing_twice_places_once(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.check_out()
    desk.presenter.checkout.place()
    desk.presenter.checkout.place()
    desk.presenter.back()
    desk.presenter.close()
    assert desk.panel.step == 1
    assert desk.panel.left == []
    lane.run()
    assert booth.list_orders.count(OrderFilter()) == 1


def test_a_draft_save_under_way_does_not_come_back_after_the_order_is_placed(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.check_out()
    desk.presenter.checkout.set_po_number("1")
    desk.presenter.checkout.set_po_number("12")
    desk.presenter.checkout.place()
    lane.run()
    assert desk.panel.step == 2
    assert booth.drafts.rows() == []
    order = booth.list_orders.page(OrderFilter(), 0, 1)[0]
    with booth.database.read() as work:
        placed = work.orders.get(order.number)
    assert placed is not None
    assert placed.request.po_number == "12"


class Failing:
    """Placing that fails until it is mended; everything else of the booth as it is."""

    def __init__(self, booth: Booth, error: Exception) -> None:
        self.error: Exception | None = error
        self._place = booth.place_order
        booth.place_order = self  # type: ignore[assignment]

    def __call__(
        self, request: OrderRequest, *, order_id: str = "", draft_id: str = "", seen: Money | None = None
    ) -> Placed:
        if self.error is not None:
            raise self.error
        return self._place(request, order_id=order_id, draft_id=draft_id, seen=seen)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (NotSaved("The disk is full: the order was not saved."), "The disk is full: the order was not saved."),
        (ZeroDivisionError(), "The order was not placed: the program failed"),
    ],
)
def test_what_could_not_be_stored_stays_on_screen(
    booth: Booth, error: Exception, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    failing = Failing(booth, error)
    desk = at_checkout(Desk(booth))
    sale_id, request = desk.presenter.sale.id, desk.presenter.sale.request
    desk.presenter.checkout.place()
    assert desk.panel.step == 1
    assert desk.checkout.problem[0].startswith(sentence)
    assert not desk.checkout.placing
    assert desk.presenter.sale.request == request
    assert desk.stored().request == request
    assert bool(caplog.records) == isinstance(error, ZeroDivisionError)
    failing.error = None
    desk.presenter.checkout.place()
    assert desk.panel.step == 2
    with booth.database.read() as work:
        assert work.orders.get(sale_id) is not None


def test_without_a_seller_the_way_to_settings_is_shown(desk: Desk) -> None:
    at_checkout(desk)
    desk.booth.set_seller(name="")
    desk.presenter.checkout.place()
    assert desk.checkout.problem[1] == "seller"
    assert "Settings" in desk.checkout.problem[0]


def test_prices_that_were_replaced_meanwhile_are_refused_not_exchanged(desk: Desk) -> None:
    at_checkout(desk)
    assert desk.presenter.sale.context is not None
    with desk.booth.database.work() as work:
        work.price_lists.remove(desk.presenter.sale.context.price_list.id)
        work.commit()
    desk.presenter.checkout.place()
    assert desk.panel.step == 1
    assert (
        desk.checkout.problem[0]
        == "The price list of this order is no longer valid. Look at the total again, or choose another list."
    )


def test_another_total_than_the_one_on_screen_is_not_placed(desk: Desk) -> None:
    at_checkout(desk)
    preferences = desk.booth.preferences.value
    desk.booth.preferences.value = replace(preferences, taxes={"DE": Decimal(20)})  # by another program
    desk.presenter.checkout.place()
    assert desk.panel.step == 1
    refusal = (
        "The total is now 4409.52 EUR, not 4372.77 EUR: prices, taxes or the date have changed. "
        "Nothing was stored: look at the order again, then place it.",
        "total",
    )
    assert desk.checkout.problem == refusal
    assert desk.heard.changes[-1] == Changed(Subject.PRICE_LISTS)
    desk.presenter.heard(desk.heard.changes[-1])
    assert desk.checkout.shown().totals.total.replace(NBSP, " ") == "€ 4,409.52"
    assert desk.checkout.problem == refusal, "reading again does not take the sentence away"
    with desk.booth.database.read() as work:
        assert work.orders.get(desk.presenter.sale.id) is None
    assert desk.stored().request.plan == "standard", "the draft is still there"
    desk.presenter.checkout.set_po_number("1")
    assert desk.checkout.problem == ("", "")
    desk.presenter.checkout.place()
    assert desk.panel.step == 2
    assert desk.done.shown().order_number.endswith("00001"), "the refused order has used no number"


def test_a_new_partner_is_named_in_the_review(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("pro")
    partner = NewPartner("boss@new.example", "New Ltd", "GB", first_name="Jo")
    desk.presenter.plan.add_partner(partner)
    desk.presenter.check_out()
    assert desk.checkout.shown().plan[3] == (
        "Assigned to",
        "Jo · boss@new.example · new account, created when the order is processed",
    )
    desk.presenter.checkout.place()
    with desk.booth.database.read() as work:
        order = work.orders.get(desk.presenter.sale.id)
    assert order is not None
    assert order.request.assignment == Assignment("boss@new.example", "Jo", partner)


# done


def test_done_says_what_happened_and_what_comes_next(desk: Desk) -> None:
    at_checkout(desk)
    desk.presenter.checkout.place()
    done = desk.done.shown()
    assert done.summary.replace(NBSP, " ") == "€ 4,372.77 · Nordlicht Hotels GmbH"
    assert done.next.startswith("Payment pending. The order is stored on this laptop. Enter it in the Partner Portal ")
    assert done.email == "Email to ops@nordlicht.example"
    assert "not set up" in (desk.done.mail or "")


def test_done_says_that_an_order_is_sent_only_when_the_program_sends_it(desk: Desk) -> None:
    preferences = desk.booth.preferences.load()
    desk.booth.preferences.save(replace(preferences, portal=replace(preferences.portal, workplace_by_api=True)))
    at_checkout(desk)
    desk.presenter.checkout.place()
    assert "will be sent to the Partner Portal when you are online." in desk.done.shown().next


def test_an_unverified_company_is_still_to_be_verified(desk: Desk) -> None:
    desk.presenter.start()
    desk.presenter.search.use_unverified("X-1")
    desk.presenter.plan.choose_plan("basic")
    desk.presenter.check_out()
    desk.presenter.checkout.place()
    assert desk.done.shown().next.endswith("The company ID X-1 is still to be verified.")


def test_the_same_plan_for_the_next_company_takes_nothing_else_along(desk: Desk) -> None:
    at_checkout(desk)
    desk.presenter.checkout.set_po_number("4500017")
    desk.presenter.checkout.place()
    first = desk.presenter.sale.id
    desk.presenter.start(desk.presenter.done.same_again())
    request = desk.presenter.sale.request
    assert desk.presenter.sale.id != first
    assert (request.plan, request.years, request.services) == ("standard", 2, {"meeting_room": 12, "desk": 40})
    assert (request.subject_id, request.po_number, request.discount_percent, request.billing_contact) == (
        "",
        "",
        "",
        None,
    )
    assert desk.plan.focused[-1] == "company_id"
    desk.presenter.search.search("W-300001")
    assert desk.plan.focused[-1] == "checkout"


def test_a_document_that_cannot_be_made_does_not_hide_the_order(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    at_checkout(desk)

    def broken(number: str) -> None:
        raise RuntimeError(number)

    pdf, desk.booth.document_files.pdf = desk.booth.document_files.pdf, broken  # type: ignore[assignment,method-assign]
    desk.presenter.checkout.place()
    assert desk.panel.step == 2
    assert desk.done.no_document.startswith("Order ORD-B3-2026-00001 is saved.")
    assert caplog.records
    desk.booth.document_files.pdf = pdf  # type: ignore[method-assign]
    desk.presenter.done.load_document()
    assert desk.done.pdf
