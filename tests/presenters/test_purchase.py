"""The first step of a sale, decided without a display over a real database."""

from __future__ import annotations

import pytest

from tests.presenters.booth import LONG_NAME, Booth, HandLane
from tests.presenters.desk import Desk
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.errors import NotFound, NotSaved
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.ports import Changed, Subject

NBSP = "\u00a0"


def money(text: str) -> str:
    return text.replace(" ", NBSP)


# the customer


def test_before_a_company_is_entered_the_prices_are_there_and_the_cursor_waits_for_its_id(desk: Desk) -> None:
    desk.presenter.start()
    assert desk.plan.plan("standard").price == money("€ 590.00")
    assert desk.plan.company is None
    assert desk.plan.focused == ["company_id"]
    assert desk.booth.drafts.rows() == []


def test_a_company_is_found_as_typed_pasted_or_scanned(desk: Desk) -> None:
    desk.found(" w-204\u00a0417\n")
    assert desk.plan.company is not None
    assert desk.plan.company.name == "Nordlicht Hotels GmbH"
    assert desk.plan.company.badge == "Verified"
    assert desk.plan.company.subscription == "No current plan"
    assert desk.plan.typed == "W-204417"
    assert desk.plan.focused[-1] == "plan"
    assert not desk.plan.searching


def test_a_running_plan_is_shown_and_buying_another_one_is_warned_about(desk: Desk) -> None:
    desk.found("W-300001")
    assert desk.plan.company is not None
    assert desk.plan.company.subscription == "Basic Plan, annual, until 3 Mar 2027 (101 days left)"
    assert desk.plan.company.notice.startswith("Basic Plan is running until 3 Mar 2027.")


@pytest.mark.parametrize("typed", ["W-204471", "W-20441", "W-2044177", "nordlicht", "HOTELS"])
def test_what_may_have_been_meant_is_offered(desk: Desk, typed: str) -> None:
    desk.found(typed)
    assert "W-204417" in [hit.company_id for hit in desk.plan.search.hits]
    assert desk.plan.focused[-1] == "hits"
    assert desk.plan.company is None
    desk.presenter.search.choose("W-204417")
    assert desk.presenter.sale.request.subject_id == "W-204417"
    assert not desk.plan.search.hits


def test_an_unknown_id_can_be_used_and_is_marked(desk: Desk) -> None:
    desk.found("X-999")
    assert "X-999" in desk.plan.search.message
    assert desk.plan.search.unverified_id == "X-999"
    desk.presenter.search.use_unverified("X-999")
    desk.presenter.search.name_unverified(" New Customer Ltd ")
    assert desk.presenter.sale.request.verified is False
    assert desk.plan.company is not None
    assert (desk.plan.company.name, desk.plan.company.badge) == ("New Customer Ltd", "Not verified yet")
    assert desk.stored().request.subject_name == "New Customer Ltd"


def test_after_a_search_in_vain_the_order_does_not_go_to_the_customer_before(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("basic")
    desk.presenter.search.search("W-204471")
    for wish in (desk.presenter.check_out, desk.presenter.quote):
        wish()
        assert (desk.panel.step, desk.plan.focused[-1]) == (0, "company_id")
        assert "“W-204471” was not found, and this order is for Nordlicht Hotels GmbH." in desk.plan.problem
    desk.presenter.search.search("W-204417")
    desk.presenter.check_out()
    assert desk.panel.step == 1


def test_an_id_that_was_not_found_may_be_used_for_the_order_after_all(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("basic")
    desk.presenter.search.search("X-999")
    desk.presenter.search.use_unverified("X-999")
    desk.presenter.check_out()
    assert desk.panel.step == 1
    assert desk.presenter.sale.request.subject_id == "X-999"


def test_nothing_typed_is_said_and_the_cursor_stays(desk: Desk) -> None:
    desk.found("   ")
    assert desk.plan.search.message == "Enter a company ID or a part of the company's name."
    assert desk.plan.focused[-1] == "company_id"


def test_only_the_newest_search_is_answered(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.presenter.start()
    lane.run()
    desk.presenter.search.search("W-300001")
    desk.presenter.search.search("W-204417")
    lane.run()
    assert desk.presenter.sale.request.subject_id == "W-204417"
    assert desk.plan.company is not None
    assert desk.plan.company.name == "Nordlicht Hotels GmbH"


def test_news_from_another_page_do_not_cancel_a_search(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.presenter.start()
    lane.run()
    desk.presenter.search.search("W-204417")
    desk.presenter.heard(Changed(Subject.COMPANIES))
    lane.run()
    assert desk.presenter.sale.request.subject_id == "W-204417"


def test_what_belongs_to_one_customer_does_not_go_to_the_next(desk: Desk) -> None:
    desk.presenter.start()
    desk.presenter.plan.assign("it@nordlicht.example")
    desk.presenter.search.search("W-204417")
    assert desk.stored().request.assignment is not None, "chosen before the customer was known"
    desk.presenter.plan.choose_plan("pro")
    desk.presenter.checkout.set_pi_number("PI-1")
    desk.presenter.checkout.set_po_number("4711")
    desk.presenter.checkout.choose_contact(1)
    desk.presenter.search.search("W-300001")
    request = desk.stored().request
    assert request.plan == "pro"
    assert (request.assignment, request.payment.pi_number, request.po_number, request.billing_contact) == (
        None,
        "",
        "",
        None,
    )


def test_prices_follow_the_customers_currency_and_stay_what_is_chosen(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.set_quantity("desk", 40)
    desk.presenter.search.search("W-300005")
    shown = desk.plan.shown()
    assert shown.totals.subtotal == money("US$ 1,070.00")
    assert desk.plan.plan("standard").selected
    assert desk.plan.service("desk").quantity == "40 desks"


def test_without_a_valid_price_list_it_says_so_and_keeps_the_customer(desk: Desk) -> None:
    desk.booth.clock.at = desk.booth.clock.at.replace(year=2029)
    desk.found()
    assert desk.plan.order is None
    assert "No EUR price list is valid on 2029-11-22" in desk.plan.no_prices
    assert desk.plan.company is not None
    assert desk.plan.company.name == "Nordlicht Hotels GmbH"
    desk.presenter.check_out()
    assert desk.panel.step == 0
    assert desk.plan.problem


def test_another_valid_price_list_can_be_chosen_and_undone(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("basic")
    overseas = next(choice for choice in desk.plan.shown().price_lists if "Overseas" in choice.text)
    assert isinstance(overseas.key, int)
    desk.presenter.plan.choose_price_list(overseas.key)
    assert desk.plan.shown().totals.subtotal == money("US$ 290.00")
    desk.presenter.plan.undo()
    assert desk.plan.shown().totals.subtotal == money("€ 290.00")


# plan, cycle, term


def test_the_order_of_the_first_morning(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    plan.choose_years(2)
    plan.set_quantity("meeting_room", 12)
    plan.set_quantity("desk", 40)
    plan.set_discount("5 %")
    shown = desk.plan.shown()
    assert shown.term == "22 Nov 2026 – 22 Nov 2028"
    assert shown.expiration == "22 Nov 2028"
    assert [(line.name, line.amount) for line in shown.lines] == [
        ("Standard Plan · 2 years", money("€ 1,180.00")),
        ("Meeting Room × 12", money("€ 1,728.00")),
        ("Desk × 40", money("€ 960.00")),
    ]
    assert shown.lines[2].formula == money("€ 12.00").replace(" ", NBSP) + " × 40 × 2 years"
    totals = shown.totals
    assert (totals.subtotal, totals.discount, totals.total) == tuple(
        map(money, ("€ 3,868.00", "− € 193.40", "€ 4,372.77"))
    )
    assert totals.discount_caption == f"Discount 5{NBSP}%"
    assert totals.tax == ((f"VAT 19{NBSP}% (DE)", money("€ 698.17")),)
    assert not shown.problem


def test_after_a_plan_the_cursor_is_at_the_first_service_then_at_the_next_ones(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    assert desk.plan.focused[-1] == "meeting_room"
    desk.presenter.plan.set_quantity("meeting_room", 1)
    assert desk.plan.focused[-1] == "location"
    desk.presenter.plan.set_quantity("visitor", 1)
    assert desk.plan.focused[-1] == "checkout"


def test_what_the_plan_does_not_support_is_there_with_the_reason(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("basic")
    row = desk.plan.service("desk")
    assert not row.enabled
    assert row.reason == "Desk is not supported by the Basic Plan. Requires Standard or Pro."
    assert desk.plan.service("location").enabled


def test_basic_names_what_goes_and_asks_once(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("pro")
    for item, count in (("meeting_room", 2), ("desk", 10), ("visitor", 1)):
        plan.set_quantity(item, count)
    plan.choose_plan("basic")
    assert desk.plan.removal == ("basic", "Basic Plan", ("Desk", "Visitor"))
    assert desk.plan.plan("pro").selected
    plan.take_plan("basic")
    assert desk.presenter.sale.request.services == {"meeting_room": 2}
    assert desk.panel.said[-1] == "Basic Plan chosen, Desk and Visitor removed."
    assert desk.panel.undo
    plan.undo()
    assert desk.plan.plan("pro").selected
    assert desk.plan.service("desk").ordered


def test_monthly_keeps_what_is_sold_monthly_and_remembers_the_years(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    plan.choose_years(3)
    plan.set_quantity("meeting_room", 2)
    plan.set_quantity("visitor", 1)
    plan.choose_cycle(Cycle.MONTHLY)
    assert desk.plan.shown().expiration == "22 Dec 2026"
    assert [choice.text for choice in desk.plan.shown().terms] == ["1 month"]
    assert desk.plan.shown().totals.subtotal == money("€ 73.40")
    assert desk.panel.said[-1] == "Booth prices has no monthly price for Visitor: removed."
    assert desk.plan.service("visitor").reason == "Booth prices has no monthly price for Visitor."
    plan.choose_cycle(Cycle.ANNUALLY)
    assert desk.presenter.sale.request.years == 3


def test_a_plan_that_is_not_sold_monthly_is_taken_back(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("pro")
    desk.presenter.plan.choose_cycle(Cycle.MONTHLY)
    assert not desk.plan.plan("pro").enabled
    assert not desk.plan.plan("pro").selected
    desk.presenter.check_out()
    assert desk.plan.problem == "Choose a plan: press Subscribe on one of them."
    assert desk.plan.focused[-1] == "plan"


# services and their quantities


def test_a_service_shows_the_price_of_its_quantity(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    assert desk.plan.service("desk").hint == money("€ 12.00") + " per desk and year · from 10, in steps of 5"
    plan.set_quantity("desk", 100)
    assert desk.plan.service("desk").hint == money("€ 9.60") + " per desk and year"


def test_the_quantity_is_asked_with_limits_tiers_and_picks(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.choose_years(2)
    desk.presenter.plan.open_quantity("desk")
    question = desk.plan.question
    assert question is not None
    assert question.sentence == "How many desks does Nordlicht Hotels GmbH need? Sold from 10, in steps of 5."
    assert question.start == 10
    assert question.picks() == (20, 40, 50, 60, 100)
    assert question.tiers == money("€ 12.00 each · from 50: € 10.80 · from 100: € 9.60").replace(
        f"each{NBSP}·{NBSP}from{NBSP}", "each · from "
    ).replace(f":{NBSP}", ": ").replace(f"{NBSP}·{NBSP}from{NBSP}", " · from ").replace(f"{NBSP}each", " each")
    weighed = question.weigh(40)
    assert (weighed.amount, weighed.refusal) == (money("€ 960.00"), "")
    assert weighed.formula.endswith(" / desk × 40 × 2 years")


@pytest.mark.parametrize(
    ("quantity", "refusal"),
    [
        (None, "Enter a number."),
        (0, "Desk is sold from 10: 0 is too few."),
        (5, "Desk is sold from 10: 5 is too few."),
        (42, "Desk is sold from 10 in steps of 5: take 40 or 45 instead of 42."),
    ],
)
def test_a_quantity_outside_the_limits_is_explained(desk: Desk, quantity: int | None, refusal: str) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.open_quantity("desk")
    assert desk.plan.question is not None
    weighed = desk.plan.question.weigh(quantity)
    assert (weighed.refusal, weighed.amount) == (refusal, "")


def test_a_very_long_name_does_not_fill_the_dialog(desk: Desk) -> None:
    desk.found("W-300004")
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.open_quantity("desk")
    assert desk.plan.question is not None
    assert len(LONG_NAME) == 200
    assert len(desk.plan.question.sentence) < 160


def test_an_offer_to_undo_goes_with_the_next_change(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    plan.set_quantity("desk", 40)
    plan.remove_service("desk")
    assert desk.panel.undo
    plan.choose_years(3)
    assert not desk.panel.undo, "it would take the years back"


def test_removing_a_service_can_be_undone(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    plan.set_quantity("desk", 40)
    plan.remove_service("desk")
    assert (desk.panel.said[-1], desk.panel.undo) == ("Desk removed.", True)
    assert not desk.plan.service("desk").ordered
    plan.undo()
    assert desk.plan.service("desk").quantity == "40 desks"
    plan.redo()
    assert not desk.plan.service("desk").ordered


def test_the_services_stand_in_the_portals_order_whatever_the_order_of_adding(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.set_quantity("visitor", 1)
    desk.presenter.plan.set_quantity("meeting_room", 1)
    assert [line.name for line in desk.plan.shown().lines[1:]] == ["Meeting Room × 1", "Visitor × 1"]


# discount


@pytest.mark.parametrize(
    ("typed", "discount", "shown"),
    [
        ("5%", "− € 29.50", "5 %"),
        (" 5 % ", "− € 29.50", "5 %"),
        ("7,5%", "− € 44.25", "7.5 %"),
        ("100.00", "− € 100.00", "100.00"),
        ("100,5", "− € 100.50", "100.5"),
        ("0", "€ 0.00", ""),
    ],
)
def test_a_discount_is_a_percentage_or_an_amount(desk: Desk, typed: str, discount: str, shown: str) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.set_discount(typed)
    assert desk.plan.shown().discount == typed, "what is being typed stays"
    assert desk.plan.shown().totals.discount == money(discount)
    desk.presenter.plan.finish_discount()
    assert desk.plan.shown().discount == shown


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("abc", "“abc” is not a discount. Write 5 % or an amount such as 100.00."),
        ("-3", "A discount cannot be negative."),
        ("0.001", "The amount 0.001 is finer than EUR allows: use at most 2 digits behind the point."),
        ("101%", "The discount is larger than the order."),
    ],
)
def test_a_wrong_discount_is_explained_and_holds_up_checkout(desk: Desk, typed: str, sentence: str) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.plan.set_discount(typed)
    shown = desk.plan.shown()
    assert shown.discount_problem == sentence
    assert shown.totals.subtotal == money("€ 590.00")
    desk.presenter.check_out()
    assert (desk.panel.step, desk.plan.problem, desk.plan.focused[-1]) == (0, sentence, "discount")
    desk.presenter.plan.set_discount("")
    desk.presenter.check_out()
    assert desk.panel.step == 1


def test_typing_a_discount_is_one_step_of_undo(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    for typed in ("1", "12", "12%"):
        desk.presenter.plan.set_discount(typed)
    desk.presenter.plan.finish_discount()
    desk.presenter.plan.undo()
    assert desk.plan.shown().discount == ""
    assert desk.plan.plan("standard").selected


# assignment


def test_an_existing_user_can_be_chosen_and_given_up(desk: Desk) -> None:
    desk.found()
    assert [choice.text for choice in desk.plan.assignees] == [
        "Only me",
        "Mara Lind · it@nordlicht.example",
        "Partner AB · new@partner.example · not activated yet",
    ]
    desk.presenter.plan.assign("it@nordlicht.example")
    assert desk.plan.assigned == "it@nordlicht.example"
    assert desk.stored().request.assignment is not None
    desk.presenter.plan.assign("")
    assert desk.stored().request.assignment is None


def test_a_new_partner_is_checked_and_goes_with_the_order(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    partner = NewPartner("boss@new.example", "New Ltd", "GB", first_name="Jo")
    assert plan.add_partner(NewPartner("nobody", "New Ltd", "GB", first_name="Jo")).startswith("yeastar_id: ")
    assert plan.add_partner(NewPartner("it@nordlicht.example", "N", "DE", first_name="J")).startswith("yeastar_id: it@")
    assert plan.add_partner(partner) == ""
    assignment = desk.stored().request.assignment
    assert assignment is not None
    assert assignment.new_partner == partner
    assert desk.plan.assignees[-1].text == "Jo · boss@new.example · new account"


# drafts


def test_every_change_is_a_stored_draft_and_only_then_said_to_be_kept(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    desk.presenter.plan.choose_plan("standard")
    desk.plan.kept = ("", False)
    with pytest.raises(AssertionError):
        assert desk.stored().request.plan == "standard"
    assert desk.plan.kept == ("", False)
    lane.run()
    assert desk.stored().request.plan == "standard"
    assert desk.plan.kept == ("Kept as a draft on this laptop.", False)


def test_a_burst_of_changes_costs_two_saves_and_stores_the_last(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    for quantity in range(10, 110, 5):
        desk.presenter.plan.set_quantity("desk", quantity)
    assert len(lane.jobs) == 1
    lane.run_one()
    assert len(lane.jobs) == 1
    lane.run()
    assert desk.stored().request.services == {"desk": 105}


class FullDisk:
    """Drafts on a disk that is full until it is mended."""

    def __init__(self, booth: Booth) -> None:
        self.full = True
        self._save = booth.drafts.save
        booth.drafts.save = self.save  # type: ignore[method-assign]

    def save(self, draft_id: str, request: OrderRequest) -> None:
        if self.full:
            raise NotSaved("The disk is full: nothing was saved. Free some space.")
        self._save(draft_id, request)


def test_a_draft_that_cannot_be_stored_says_so_and_keeps_the_panel_open(desk: Desk) -> None:
    disk = FullDisk(desk.booth)
    desk.found()
    assert desk.plan.kept == ("The disk is full: nothing was saved. Free some space.", True)
    desk.presenter.hold()
    desk.presenter.close()
    assert desk.panel.left == []
    assert desk.panel.abandon
    disk.full = False
    desk.presenter.close()
    assert desk.panel.left == ["Kept in Drafts & Quotes."]
    assert desk.stored().request.subject_id == "W-204417"


def test_closing_an_untouched_panel_keeps_nothing(desk: Desk) -> None:
    desk.presenter.start()
    desk.presenter.close()
    desk.presenter.start(OrderRequest(plan="standard"))
    desk.presenter.close()
    assert desk.panel.left == ["", ""]
    assert desk.booth.drafts.rows() == []


def test_closing_waits_for_the_draft_that_is_under_way(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.close()
    assert desk.panel.left == []
    lane.run()
    assert desk.panel.left == ["Kept in Drafts & Quotes."]


def test_several_held_orders_stand_side_by_side(desk: Desk) -> None:
    for company_id in ("W-204417", "W-300001"):
        desk.found(company_id)
        desk.presenter.plan.choose_plan("pro")
        desk.presenter.hold()
    assert {row.subject_id for row in desk.booth.drafts.rows()} == {"W-204417", "W-300001"}
    assert desk.panel.left == ["Held. Find it in Drafts & Quotes."] * 2


def test_a_held_order_is_gone_on_with_as_it_was(desk: Desk) -> None:
    desk.found()
    plan = desk.presenter.plan
    plan.choose_plan("standard")
    plan.choose_years(4)
    plan.set_quantity("desk", 60)
    plan.set_discount("100")
    draft_id = desk.presenter.sale.id
    desk.presenter.hold()
    again = Desk(desk.booth)
    again.presenter.resume(draft_id)
    assert again.presenter.sale.id == draft_id
    assert again.plan.company is not None
    assert again.plan.company.name == "Nordlicht Hotels GmbH"
    assert again.plan.shown().totals == desk.plan.shown().totals
    assert again.plan.shown().discount == "100"
    again.presenter.plan.choose_cycle(Cycle.MONTHLY)
    again.presenter.plan.choose_cycle(Cycle.ANNUALLY)
    assert again.presenter.sale.request.years == 4


def test_a_draft_that_is_gone_is_said(desk: Desk) -> None:
    desk.presenter.resume("no-such-draft")
    assert desk.panel.left == ["This draft is gone: it was placed or discarded."]


def test_a_draft_with_a_price_list_that_has_expired_takes_the_usual_one(desk: Desk) -> None:
    desk.booth.drafts.save("old", OrderRequest(subject_id="W-204417", plan="standard", price_list_id=99))
    desk.presenter.resume("old")
    assert desk.plan.shown().totals.subtotal == money("€ 590.00")
    assert desk.presenter.sale.request.price_list_id is None


# scanning


def test_a_scan_begins_the_next_order_and_holds_this_one(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    first = desk.presenter.sale.id
    desk.presenter.scanned("W-300001")
    assert desk.presenter.sale.id != first
    assert desk.presenter.sale.request.subject_id == "W-300001"
    assert desk.presenter.sale.request.plan == ""
    assert desk.panel.said[-1] == "The order for Nordlicht Hotels GmbH is held in Drafts & Quotes."
    assert desk.booth.drafts.open(first).request.plan == "standard"


def test_a_scan_fills_in_the_company_of_a_prepared_order(desk: Desk) -> None:
    desk.presenter.start(OrderRequest(plan="pro"))
    desk.presenter.scanned("W-300001")
    assert desk.presenter.sale.request.plan == "pro"
    assert desk.plan.focused[-1] == "checkout"


def test_a_scan_does_not_disturb_checkout(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.check_out()
    desk.presenter.scanned("W-300001")
    assert desk.panel.step == 1
    assert desk.panel.said[-1] == "Scanned W-300001. Place or hold this order first."


# quotes


def test_a_quote_is_issued_and_the_draft_stays(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.quote()
    ((kind, number),) = desk.panel.documents
    assert kind is DocumentType.QUOTE
    assert number.startswith("QU-B3")
    (row,) = desk.booth.list_quotes()
    assert (row.number, row.draft_id) == (number, desk.presenter.sale.id)
    assert desk.booth.drafts.rows()[0].quote_numbers == (number,)
    assert Changed(Subject.DOCUMENTS) in desk.heard.changes
    assert not desk.plan.busy


def test_a_quote_without_a_seller_is_refused_with_the_way_to_settings(desk: Desk) -> None:
    desk.booth.set_seller(name="")
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.quote()
    assert "Settings" in desk.plan.problem
    assert desk.panel.documents == []
    assert desk.stored().request.plan == "standard"


def test_quoting_twice_at_once_makes_one_quote(booth: Booth) -> None:
    lane = HandLane(at_once=False)
    desk = Desk(booth, lane)
    desk.found()
    lane.run()
    desk.presenter.plan.choose_plan("standard")
    desk.presenter.quote()
    desk.presenter.quote()
    assert desk.plan.busy
    lane.run()
    assert len(desk.panel.documents) == 1


# what others change


def test_new_prices_reach_the_order_on_screen(desk: Desk) -> None:
    desk.found()
    desk.presenter.plan.choose_plan("standard")
    desk.booth.preferences.value = type(desk.booth.preferences.value)(
        seller=desk.booth.preferences.value.seller, taxes={}
    )
    desk.presenter.heard(Changed(Subject.SETTINGS))
    assert desk.plan.shown().totals.tax == (("VAT: no rate is set (DE)", money("€ 0.00")),)


def test_nothing_to_hold_is_said(desk: Desk) -> None:
    desk.presenter.start()
    desk.presenter.hold()
    assert desk.panel.left == []
    assert "nothing to hold" in desk.plan.problem


def test_a_discarded_draft_is_gone(desk: Desk) -> None:
    desk.found()
    draft = desk.booth.drafts.discard(desk.presenter.sale.id)
    assert draft is not None
    with pytest.raises(NotFound):
        desk.stored()


def test_the_customer_is_told_before_the_prices_and_taken_back_when_they_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.presenter.search.search("W-204417")
    assert [found.company_id for found in desk.plan.found] == ["W-204417"]
    before = desk.plan.company
    assert before is not None

    def broken(_request: OrderRequest) -> None:
        raise OSError("gone")

    monkeypatch.setattr(type(desk.booth.open_order), "__call__", lambda _self, request: broken(request))
    desk.presenter.search.search("W-300001")
    assert desk.plan.found[-1].company_id == "W-300001"
    assert desk.plan.company == before, "the order is still for the customer before"
    assert "did not work" in desk.plan.search.message
