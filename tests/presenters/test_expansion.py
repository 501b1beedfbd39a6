"""Orders for what a customer has, decided without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.presenters.booth import HandLane, Heard
from tests.presenters.screens import CheckoutScreen, DoneScreen, PanelScreen
from tests.sales import TODAY, price_list
from tests.subscription_office import ATLAS_NOW, SubscriptionOffice, package_order
from yeastar_desk.domain.catalogue import PACKAGE_SERVICES, Product
from yeastar_desk.domain.orders import Operation, OrderRequest, OrderStatus
from yeastar_desk.domain.terms import Cycle, Proration
from yeastar_desk.presentation.expansion.guides import guide, guides
from yeastar_desk.presentation.expansion.presenter import ExpansionPresenter
from yeastar_desk.presentation.expansion.shown import ExpansionShown, RowShown
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Changed, Subject
from yeastar_desk.presentation.sale.flow import CHECKOUT, DONE, FIRST

ATLAS = OrderRequest(Product.PCE_PACKAGE, Operation.EXPAND, ATLAS_NOW.subject_id)
NORDLICHT = OrderRequest(Product.WORKPLACE, Operation.EXPAND, "W-204417")


class ExpansionScreen:
    """Remembers what it was asked to show."""

    def __init__(self) -> None:
        self.shown: ExpansionShown | None = None
        self.title = ""
        self.failure = ""
        self.problem = self.marked = ""
        self.kept = ("", False)
        self.busy = False
        self.focused: list[str] = []

    def show_title(self, title: str) -> None:
        self.title = title

    def show_loading(self) -> None:
        self.shown = None

    def show_order(self, shown: ExpansionShown) -> None:
        self.shown = shown

    def show_failure(self, sentence: str) -> None:
        self.failure = sentence

    def show_kept(self, sentence: str, *, wrong: bool) -> None:
        self.kept = (sentence, wrong)

    def show_problem(self, sentence: str, field: str = "") -> None:
        self.problem, self.marked = sentence, field

    def set_busy(self, *, busy: bool) -> None:
        self.busy = busy

    def focus(self, field: str) -> None:
        self.focused.append(field)


class Stand:
    def __init__(self, folder: Path, proration: Proration = Proration.DAILY, currency: str = "EUR") -> None:
        once = frozenset(["recording_minutes"])
        self.office = SubscriptionOffice(folder, price_list(proration, currency, once=once))
        self.lane = HandLane()
        self.heard = Heard()
        self.panel, self.screen = PanelScreen(), ExpansionScreen()
        self.checkout, self.done = CheckoutScreen(), DoneScreen()
        self.presenter = ExpansionPresenter(
            self.office,
            self.lane,
            self.heard,
            Formats(),
            self.panel,
            self.screen,
            self.screen,
            self.checkout,
            self.done,
        )

    def open(self, request: OrderRequest) -> ExpansionShown:
        self.presenter.open(request)
        return self.shown

    @property
    def shown(self) -> ExpansionShown:
        assert self.screen.shown is not None, self.screen.failure
        return self.screen.shown

    def row(self, item: str) -> RowShown:
        return next(row for row in self.shown.rows if row.item == item)

    def lines(self) -> list[tuple[str, str, str]]:
        return [(line.name, line.amount, line.formula) for line in self.shown.summary.lines]


@pytest.fixture
def stand(tmp_path: Path) -> Iterator[Stand]:
    made = Stand(tmp_path)
    yield made
    made.office.database.close()


# --- expansion ------------------------------------------------------------------------------------------------------


def test_the_package_and_its_eight_services(stand: Stand) -> None:
    shown = stand.open(ATLAS)
    assert [row.item for row in shown.rows] == list(PACKAGE_SERVICES)
    assert stand.screen.title == "Expansion · Cloud PBX (PCE Package)"
    assert shown.holder is not None
    assert shown.holder.name == "Atlas Telecom SARL — BYOI hosting package"
    assert (shown.holder.badge, shown.holder.tone) == ("expires 2 Dec 2026", "warning")
    assert [row.counted for row in shown.rows] == [True] * 5 + [False] * 3
    assert stand.screen.focused[-1] == "services"
    assert [tab for _, tab, _ in shown.tabs] == ["Expansion", "Renew"]


def test_the_split_moves_with_every_key(stand: Stand) -> None:
    stand.open(ATLAS)
    assert stand.shown.allocation is not None
    assert stand.shown.allocation.text == "500 extensions after this order: 440 Enterprise, 60 Ultimate"
    stand.presenter.set_quantity("ultimate_plan", 441)
    allocation = stand.shown.allocation
    assert allocation is not None
    assert (allocation.fits, allocation.ultimate, allocation.enterprise) == (False, 501, 0)
    row = stand.row("ultimate_plan")
    assert row.wrong
    assert "Ultimate Plan for 501 extensions is more than the package has (500)" in row.reason
    assert row.amount != "—"  # the amount of a row does not depend on the others
    stand.presenter.check_out()
    assert "Take at most 500" in stand.screen.problem
    assert stand.screen.focused[-1] == "ultimate_plan"
    assert stand.presenter.flow.step() == FIRST

    stand.presenter.set_quantity("extension_expansion", 1)
    assert not stand.row("ultimate_plan").wrong
    stand.presenter.check_out()
    assert stand.presenter.flow.step() == CHECKOUT


def test_what_is_charged_can_be_followed(stand: Stand) -> None:
    stand.open(ATLAS)
    stand.presenter.set_quantity("ultimate_plan", 60)
    stand.presenter.set_quantity("recording_minutes", 1000)
    stand.presenter.set_quantity("ycm_white_label", 1)
    assert stand.lines() == [
        ("Ultimate Plan + 60", "€\u00a014.79", "60 → 120 · €\u00a09.00 × 60 × 10 / 365 days"),
        ("Recording Minutes + 1,000", "€\u00a06.50", "€\u00a00.0065 × 1,000 × 1 payment"),
        ("YCM White Label + 1", "€\u00a013.42", "€\u00a0490.00 × 1 × 10 / 365 days"),
    ]
    assert stand.row("ultimate_plan").amount == "€\u00a014.79"
    assert "charged by the day" in stand.shown.note
    stand.presenter.set_quantity("ycm_white_label", 0)
    assert [name for name, _, _ in stand.lines()] == ["Ultimate Plan + 60", "Recording Minutes + 1,000"]


def test_nothing_added_is_said(stand: Stand) -> None:
    stand.open(ATLAS)
    stand.presenter.check_out()
    assert stand.screen.problem == "Add a quantity or subscribe a service first."
    assert stand.screen.focused[-1] == "services"


def test_what_is_there_already_says_so(stand: Stand) -> None:
    stand.office.place_and_pay(package_order(Operation.EXPAND, services={"pce_white_label": 1}))
    waiting = stand.office.place(package_order(Operation.EXPAND, services={"ycm_white_label": 1}))
    stand.open(ATLAS)
    assert (stand.row("pce_white_label").badge, stand.row("pce_white_label").offered) == ("Active", False)
    row = stand.row("ycm_white_label")
    assert not row.offered
    assert f"is already in order {waiting.order.number}" in row.reason
    assert stand.shown.holder is not None
    assert waiting.order.number in stand.shown.holder.pending


def test_services_only_at_checkout(stand: Stand) -> None:
    stand.open(ATLAS)
    stand.presenter.set_quantity("transcription", 500)
    stand.presenter.check_out()
    shown = stand.checkout.shown()
    assert (shown.plan, shown.renew) == ((), False)
    assert shown.about == "Atlas Telecom SARL · atlas-telecom@example.com. Paid until 2 Dec 2026."
    stand.presenter.checkout.place()
    assert stand.presenter.flow.step() == DONE
    done = stand.done.shown()
    assert "will be sent to the Partner Portal when you are online." in done.next
    assert "The additions take effect when the payment has arrived." in done.next
    assert done.same == ""
    assert Subject.ORDERS in {change.subject for change in stand.heard.changes}


def test_an_expired_package_can_only_be_renewed(stand: Stand) -> None:
    stand.office.store(replace(ATLAS_NOW, expires_on=TODAY - timedelta(days=3)))
    shown = stand.open(ATLAS)
    assert [(tab, possible) for _, tab, possible in shown.tabs] == [("Expansion", False), ("Renew", True)]
    stand.presenter.set_quantity("transcription", 5)
    stand.presenter.check_out()
    assert "Renew it first" in stand.screen.problem


def test_a_service_without_a_price_says_so(tmp_path: Path) -> None:
    stand = Stand(tmp_path)
    with stand.office.database.work() as work:
        work.price_lists.add(
            replace(price_list(without=frozenset(["transcription"])), name="Newer", valid_from=TODAY),
            "t",
            stand.office.clock.now(),
        )
        work.commit()
    stand.open(ATLAS)
    assert (stand.row("transcription").offered, stand.row("transcription").reason) == (
        False,
        "Newer has no price for it.",
    )
    stand.office.database.close()


# --- workplace ------------------------------------------------------------------------------------------------------


def test_now_20_add_10_then_30(stand: Stand) -> None:
    stand.open(NORDLICHT)
    stand.presenter.set_quantity("desk", 10)
    assert stand.lines() == [("Desk + 10", "€\u00a036.82", "20 → 30 · €\u00a012.00 × 10 × 112 / 365 days")]
    assert (stand.row("desk").now, stand.row("visitor").now) == ("20", "—")


def test_an_upgrade_with_new_services(stand: Stand) -> None:
    stand.open(replace(NORDLICHT, operation=Operation.SWITCH))
    assert [(plan.item, plan.enabled) for plan in stand.shown.plans] == [
        ("basic", True),
        ("standard", False),
        ("pro", True),
    ]
    assert stand.shown.rows == ()
    stand.presenter.choose_plan("pro")
    stand.presenter.set_quantity("desk", 5)
    assert stand.lines()[0] == (
        "Pro Plan from now on", "€\u00a0122.74", "(€\u00a0990.00 − €\u00a0590.00) × 112 / 365 days",
    )  # fmt: skip
    assert "difference of the two plans" in stand.shown.note


def test_a_downgrade_names_what_is_lost_and_is_settled_at_once(stand: Stand) -> None:
    stand.open(replace(NORDLICHT, operation=Operation.SWITCH))
    basic = stand.shown.plans[0]
    assert basic.effect == (
        "At the end of the term, from 14 Mar 2027 on; nothing is charged now. Desk (20) will then be lost."
    )
    stand.presenter.choose_plan("basic")
    assert stand.lines() == [
        ("Basic Plan from the next term on", "€\u00a00.00", "€\u00a0290.00, charged with the renewal")
    ]
    stand.presenter.check_out()
    stand.presenter.checkout.place()
    placed = stand.presenter.done.placed
    assert placed is not None
    assert placed.status is OrderStatus.PAID
    assert "There is nothing to pay: it is settled." in stand.done.shown().next


def test_tabs_keep_what_was_entered(stand: Stand) -> None:
    stand.open(NORDLICHT)
    stand.presenter.set_quantity("desk", 10)
    stand.presenter.choose_operation(Operation.SWITCH)
    stand.presenter.choose_plan("pro")
    stand.presenter.choose_operation(Operation.EXPAND)
    assert stand.lines()[0][0] == "Desk + 10"
    stand.presenter.choose_operation(Operation.SWITCH)
    assert stand.lines()[0][0] == "Pro Plan from now on"


# --- renewal --------------------------------------------------------------------------------------------------------


def test_a_renewal_starts_with_what_is_there(stand: Stand) -> None:
    shown = stand.open(replace(NORDLICHT, operation=Operation.RENEW))
    assert [(row.item, row.quantity) for row in shown.rows] == [
        ("meeting_room", 12),
        ("location", 0),
        ("desk", 20),
        ("visitor", 0),
    ]
    assert shown.term is not None
    assert shown.term.term == "14 Mar 2027 – 14 Mar 2028"
    assert "at their present quantities" in shown.note
    stand.presenter.set_quantity("desk", 0)
    stand.presenter.set_quantity("visitor", 2)
    stand.presenter.choose_term(3)
    assert [name for name, _, _ in stand.lines()] == ["Standard Plan · 3 years", "Meeting Room × 12", "Visitor × 2"]
    stand.presenter.choose_cycle(Cycle.MONTHLY)
    assert stand.shown.term is not None
    assert [choice.text for choice in stand.shown.term.choices] == ["1 month"]


def test_a_package_is_renewed_at_its_total(stand: Stand) -> None:
    stand.open(replace(ATLAS, operation=Operation.RENEW))
    assert [row.item for row in stand.shown.rows][:2] == ["extensions", "ultimate_plan"]
    assert stand.row("recording_minutes").reason == "Paid once: add it by Expansion."
    stand.presenter.set_quantity("extensions", 50)
    assert stand.row("ultimate_plan").wrong
    stand.presenter.set_quantity("extensions", 60)
    assert [(name, amount) for name, amount, _ in stand.lines()] == [
        ("Enterprise Plan × 60 · 1 year", "€\u00a0840.00"),
        ("Ultimate Plan × 60", "€\u00a0540.00"),
    ]


def test_a_term_is_aligned_with_another_subscription(stand: Stand) -> None:
    stand.office.store(
        replace(ATLAS_NOW, subject_id="own@example.com", email="ops@nordlicht.example", expires_on=date(2027, 7, 1))
    )
    stand.open(replace(NORDLICHT, operation=Operation.RENEW))
    ruler = stand.shown.ruler
    assert ruler is not None
    (point,) = ruler.points
    assert (point.day, point.chosen) == (date(2027, 7, 1), False)
    stand.presenter.align(point.day)
    assert stand.shown.term is not None
    assert stand.shown.term.choices[-1].text == "until 1 Jul 2027"
    assert stand.lines()[0][2] == "€\u00a0590.00 × 109 / 366 days"
    assert stand.shown.ruler is not None
    assert stand.shown.ruler.points[0].chosen
    stand.presenter.choose_term(2)
    assert next(formula for _, _, formula in stand.lines()).endswith("2 years")


def test_the_ruler_says_what_comes_next(stand: Stand) -> None:
    assert stand.open(NORDLICHT).ruler is None
    stand.presenter.set_quantity("desk", 10)
    ruler = stand.shown.ruler
    assert ruler is not None
    assert ruler.rows == (
        ("Total commitment until 14 Mar 2027", "€\u00a043.82"),
        ("Next charge on 14 Mar 2027, if renewed", "€\u00a02,158.66"),
    )
    assert [text for _, text in ruler.marks] == ["Today", "Ends 14 Mar 2027"]


# --- new package ----------------------------------------------------------------------------------------------------


def test_a_new_package(stand: Stand) -> None:
    stand.open(OrderRequest(Product.PCE_PACKAGE, Operation.PURCHASE, plan="enterprise"))
    assert stand.screen.focused[-1] == "yeastar_id"
    stand.presenter.check_out()
    assert stand.screen.problem == "Enter the Yeastar ID of the new package."
    stand.presenter.set_yeastar_id(" new@example.com ")
    stand.presenter.set_company("Neue Netze GmbH")
    stand.presenter.set_quantity("extensions", 100)
    stand.presenter.set_quantity("ultimate_plan", 20)
    assert stand.shown.allocation is not None
    assert stand.shown.allocation.text == "100 extensions after this order: 80 Enterprise, 20 Ultimate"
    assert "extension_expansion" not in [row.item for row in stand.shown.rows]
    stand.presenter.check_out()
    shown = stand.checkout.shown()
    assert ("Plan", "Enterprise Plan for 100 extensions, annual, 1 year") in shown.plan


def test_a_package_that_is_there_is_not_bought_again(stand: Stand) -> None:
    stand.open(OrderRequest(Product.PCE_PACKAGE, Operation.PURCHASE, plan="enterprise"))
    stand.presenter.set_yeastar_id(ATLAS_NOW.subject_id)
    stand.presenter.set_quantity("extensions", 5)
    stand.presenter.check_out()
    assert "has a hosting package already" in stand.screen.problem


# --- drafts, quotes, changes ----------------------------------------------------------------------------------------


def test_an_order_is_held_and_gone_on_with(stand: Stand) -> None:
    stand.open(ATLAS)
    stand.presenter.set_quantity("transcription", 5)
    stand.presenter.close()
    assert stand.panel.left == ["Kept in Drafts & Quotes."]
    (draft,) = stand.office.drafts.rows()
    stand.presenter.resume(draft.id)
    assert stand.row("transcription").quantity == 5
    stand.presenter.quote()
    assert not stand.screen.busy
    with stand.office.database.read() as work:
        (quote,) = work.documents.rows()
    assert quote.draft_id == draft.id
    document = stand.office.document_files.pdf(quote.number)[0]
    assert document.content.commitment is not None


def test_what_changes_elsewhere_is_read_again(stand: Stand) -> None:
    stand.open(ATLAS)
    stand.presenter.set_quantity("ultimate_plan", 5)
    stand.office.place_and_pay(package_order(Operation.EXPAND, services={"ultimate_plan": 10}))
    stand.presenter.heard(Changed(Subject.ORDERS))
    assert (stand.row("ultimate_plan").now, stand.row("ultimate_plan").quantity) == ("70", 5)


def test_discounts_and_undo(stand: Stand) -> None:
    stand.open(ATLAS)
    stand.presenter.set_quantity("transcription", 500)
    stand.presenter.set_discount("5%x")
    assert stand.shown.summary.discount_problem
    stand.presenter.check_out()
    assert stand.screen.focused[-1] == "discount"
    stand.presenter.set_discount("50 %")
    stand.presenter.finish_discount()
    assert stand.shown.summary.discount == "50 %"
    stand.presenter.undo()
    stand.presenter.undo()
    assert stand.row("transcription").quantity in (0, 500)


def test_a_subscription_that_cannot_be_read_is_said(stand: Stand) -> None:
    with stand.office.database.work() as work:
        work.price_lists.remove(1)
        work.commit()
    stand.presenter.open(ATLAS)
    assert "price list" in stand.screen.failure
    assert stand.screen.shown is None


# --- guides ---------------------------------------------------------------------------------------------------------


def test_every_service_of_the_guide_is_explained() -> None:
    assert set(guides()) == set(PACKAGE_SERVICES)
    for item in PACKAGE_SERVICES:
        assert guide(item).hint
        assert "Afterwards:" in guide(item).text
    assert guide("desk").text == ""


def test_news_while_an_order_opens_keeps_the_way_to_the_first_field(stand: Stand) -> None:
    stand.lane.at_once = False
    stand.presenter.open(ATLAS)
    stand.presenter.heard(Changed(Subject.ORDERS))  # a pass in the background has sent something
    stand.lane.run()
    assert stand.shown.rows
    assert stand.screen.focused == ["services"]
    stand.presenter.heard(Changed(Subject.ORDERS))
    stand.lane.run()
    assert stand.screen.focused == ["services"], "the focus stays where the rep has put it"


def test_news_while_a_draft_opens_does_not_stop_it(stand: Stand) -> None:
    stand.open(replace(ATLAS, services={"extension_expansion": 10}))
    stand.office.drafts.save("draft-1", stand.presenter.sale.request)
    stand.presenter.close()
    stand.lane.at_once = False
    stand.presenter.resume("draft-1")
    stand.presenter.heard(Changed(Subject.ORDERS))
    stand.lane.run()
    assert stand.presenter.sale.request.services == {"extension_expansion": 10}
    assert stand.shown.rows
