"""Another tax category at checkout, decided without a display over a real database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.office import CONTACT
from tests.presenters.desk import Desk
from tests.presenters.test_checkout import NBSP, at_checkout
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.tax import TaxCategory
from yeastar_desk.presentation.sale.tax_words import CHOICES

FRENCH = BillingContact(company="Hôtel du Nord", email="a@nord.example", country="FR", tax_number="FR40303265045")
AMERICAN = BillingContact(company="Kestrel Legal LLP", email="a@kestrel.example", country="US", state="MA")
CERTIFICATE = "Resale certificate MA-4471, valid until 31 Dec 2027"


def total(desk: Desk) -> str:
    return desk.checkout.shown().totals.total.replace(NBSP, " ")


def bill(desk: Desk, contact: BillingContact) -> None:
    desk.presenter.sale.change(replace(desk.presenter.sale.request, billing_contact=contact), undoable=False)


def placed_request(desk: Desk) -> OrderRequest:
    desk.presenter.checkout.place()
    with desk.booth.database.read() as work:
        order = work.orders.get(desk.presenter.sale.id)
    assert order is not None
    return order.request


def test_seller_and_buyer_decide_until_the_rep_does(desk: Desk) -> None:
    at_checkout(desk)
    assert (total(desk), desk.checkout.shown().tax_reason) == ("€ 4,372.77", "")
    desk.presenter.checkout.change_tax(TaxCategory.EXEMPT, "Certificate 12 of the city")
    shown = desk.checkout.shown()
    assert (total(desk), shown.tax_reason) == ("€ 3,674.60", "Tax changed: Certificate 12 of the city")
    assert shown.totals.tax[0][0].replace(NBSP, " ") == "VAT 0 % · exempt (DE)"
    assert desk.panel.said[-1] == "The tax is changed."
    assert desk.panel.undo
    desk.presenter.checkout.undo()
    assert (total(desk), desk.checkout.shown().tax_reason) == ("€ 4,372.77", "")
    assert desk.stored().request.tax_category is None


def test_the_choice_and_its_reason_are_stored_with_the_order_and_printed(desk: Desk) -> None:
    at_checkout(desk)
    desk.presenter.checkout.change_tax(TaxCategory.EXEMPT, " Certificate  12 ")
    request = placed_request(desk)
    assert (request.tax_category, request.tax_reason) == (TaxCategory.EXEMPT, "Certificate 12")
    document = desk.booth.document_files.pdf(desk.done.shown().document_number)[0]
    (line,) = document.content.tax_lines
    assert (line.treatment.category, line.treatment.reason) == (TaxCategory.EXEMPT, "Certificate 12")


@pytest.mark.parametrize(("category", "name"), CHOICES)
def test_every_category_says_at_once_what_it_comes_to_or_what_is_missing(
    desk: Desk, category: TaxCategory | None, name: str
) -> None:
    at_checkout(desk)
    bill(desk, FRENCH)
    shown = desk.presenter.checkout.tax(category, "said so")
    assert shown is not None
    assert name
    if category is TaxCategory.EXPORT:
        assert shown.problem.startswith("An export goes to a buyer outside your tax area.")
        assert (shown.total, shown.tax) == ("", ())
        return
    assert (shown.problem, shown.field) == ("", "")
    expected = "€ 4,372.77" if category is TaxCategory.STANDARD else "€ 3,674.60"
    assert shown.total.replace(NBSP, " ") == expected
    assert bool(shown.about) is (category is not None)
    assert desk.stored().request.tax_category is None, "looking changes nothing"


def test_a_choice_needs_a_reason(desk: Desk) -> None:
    at_checkout(desk)
    shown = desk.presenter.checkout.tax(TaxCategory.ZERO, "  ")
    assert shown is not None
    assert shown.field == "tax_reason"
    assert shown.total.replace(NBSP, " ") == "€ 4,372.77", "the usual tax, until there is a reason"


def test_a_buyer_who_cannot_have_the_category_is_named_and_can_be_put_right(desk: Desk) -> None:
    at_checkout(desk)
    bill(desk, FRENCH)
    desk.presenter.checkout.change_tax(TaxCategory.INTRA_COMMUNITY, "Goods to France")
    assert total(desk) == "€ 3,674.60"
    bill(desk, replace(FRENCH, tax_number=""))
    shown = desk.checkout.shown()
    assert shown.problem == "This tax category needs a valid tax number of the buyer. Enter it in the billing contact."
    assert total(desk) == "€ 4,372.77", "the price without the choice stays on screen"
    desk.presenter.checkout.place()
    with desk.booth.database.read() as work:
        assert work.orders.get(desk.presenter.sale.id) is None
    desk.presenter.back()
    desk.presenter.check_out()
    assert desk.panel.step == 1, "what is wrong is put right on this step"
    desk.presenter.checkout.change_tax(None, "left over")
    assert desk.checkout.shown().problem == ""
    assert desk.panel.said[-1] == "The tax is as seller and buyer decide."
    assert placed_request(desk).tax_reason == ""


def test_in_america_no_rate_is_invented_and_an_exemption_is_a_reason(desk: Desk) -> None:
    desk.booth.set_seller(country="US", tax_number="12-3456789")
    at_checkout(desk)
    bill(desk, AMERICAN)
    assert desk.checkout.shown().totals.tax[0][0] == "VAT: no rate is set (US)"
    shown = desk.presenter.checkout.tax(TaxCategory.STANDARD, "sales tax")
    assert shown is not None
    assert shown.problem == "No tax rate is set for US. Enter it in Settings, Taxes."
    assert shown.place.startswith("Ship-to state: MA. No sales tax rate is known to this program.")
    bill(desk, replace(AMERICAN, state=""))
    shown = desk.presenter.checkout.tax(None, "")
    assert shown is not None
    assert shown.place.startswith("The ship-to state is missing: enter it in the billing contact.")
    desk.presenter.checkout.change_tax(TaxCategory.EXEMPT, CERTIFICATE)
    assert placed_request(desk).tax_reason == CERTIFICATE


def test_a_buyer_elsewhere_needs_no_state(desk: Desk) -> None:
    at_checkout(desk)
    bill(desk, AMERICAN)
    shown = desk.presenter.checkout.tax(None, "")
    assert shown is not None
    assert shown.place == ""


def test_going_back_one_change_keeps_what_was_entered_at_checkout(desk: Desk) -> None:
    at_checkout(desk)
    checkout, plan = desk.presenter.checkout, desk.presenter.plan
    bill(desk, CONTACT)
    checkout.set_pi_number("PI-9")
    checkout.set_po_number("4500017")
    checkout.change_tax(TaxCategory.EXEMPT, "Certificate 12")
    desk.presenter.back()
    plan.undo()
    request = desk.stored().request
    assert request.discount_percent == "", "the discount was the last change of what is ordered"
    assert (request.payment.pi_number, request.po_number) == ("PI-9", "4500017")
    assert (request.billing_contact, request.tax_category) == (CONTACT, TaxCategory.EXEMPT)
    plan.redo()
    assert desk.stored().request.discount_percent == "5"
    assert desk.stored().request.po_number == "4500017"


# what cannot be printed


def test_a_name_that_cannot_be_printed_is_said_before_the_order_is_placed(desk: Desk) -> None:
    at_checkout(desk)
    assert desk.checkout.warning == ""
    bill(desk, replace(CONTACT, company="Hotel 😀 ꦗꦮ"))
    assert desk.checkout.warning == (
        "On paper this comes out as □: 😀 ꦗ ꦮ in “Hotel 😀 ꦗꦮ” (billing contact, company). "
        "Write it in other letters if you can."
    )
    bill(desk, replace(CONTACT, company="北京 شركة Łódź"))
    assert desk.checkout.warning == ""
    desk.presenter.checkout.set_po_number("PO ꦗ")
    assert "(purchase order number)" in desk.checkout.warning
    desk.presenter.checkout.place()
    assert desk.panel.step == 2, "said, not forbidden"


def test_a_quote_with_such_a_name_is_asked_about_once(desk: Desk) -> None:
    at_checkout(desk)
    bill(desk, replace(CONTACT, company="Hotel 😀"))
    desk.presenter.back()
    desk.presenter.quote()
    assert "😀 in “Hotel 😀”" in desk.panel.unprintable
    assert desk.panel.documents == []
    assert not desk.plan.busy
    desk.presenter.flow.quote_anyway()
    assert [number for _, number in desk.panel.documents] == ["QU-B3-2026-00001"]


def test_the_usual_names_are_quoted_without_a_question(desk: Desk) -> None:
    at_checkout(desk)
    desk.presenter.back()
    desk.presenter.quote()
    assert desk.panel.unprintable == ""
    assert len(desk.panel.documents) == 1
