"""Every operation on a subscription in the whole program, without touching the mouse, and by the commands."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QSpinBox, QTableView, QWidget

from tests.contract import ANSWER
from tests.journeys.rep import CTRL, Rep
from yeastar_desk.application.subscription_views import SubscriptionFilter, SubscriptionRow
from yeastar_desk.bootstrap import Services
from yeastar_desk.cli import run
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.subscriptions import Subscription

Key = Qt.Key
ATLAS, CLINICS = "atlas-telecom@example.com", "W-740381"


def subscription(home: Path, product: Product, subject_id: str) -> Subscription:
    """What another program finds in the database."""
    services = Services(home)
    try:
        with services.database.read() as work:
            found = work.subscriptions.get(product, subject_id)
            assert found is not None
            return found
    finally:
        services.close()


def newest_document(home: Path, order_number: str) -> str:
    services = Services(home)
    try:
        _, pdf = services.document_files.pdf(order_number)
    finally:
        services.close()
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\u00a0", " ")


def choose(rep: Rep, subject_id: str) -> None:
    """Put the focus on the row of a subscription: find it with the search field, then go down to the list."""
    rep.find(QLineEdit, "subscriptions_search_edit").setFocus()
    rep.find(QLineEdit, "subscriptions_search_edit").clear()
    rep.type(subject_id)
    table = rep.find(QTableView, "subscriptions_table")

    def alone() -> bool:
        rows = table.model().rowCount()
        row = table.model().index(0, 0).data(Qt.ItemDataRole.UserRole) if rows else None
        return rows == 1 and isinstance(row, SubscriptionRow) and row.subject_id == subject_id

    rep.qtbot.waitUntil(alone, timeout=10_000)
    table.setFocus()
    table.selectRow(0)


def place(rep: Rep) -> str:
    """Checkout and Place order; returns the number of the stored order."""
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("place_order_button")
    rep.press(Key.Key_Return, CTRL)
    rep.wait_for("done_page")
    number = rep.text("order_number_label")
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("done_page")
    return number


def pay(home: Path, number: str) -> None:
    assert run(["--home", str(home), "order", "pay", number, "--method", "bank_transfer", "--reference", "7"]) == 0


def test_expand_a_package_by_keyboard(rep: Rep, home: Path) -> None:
    choose(rep, ATLAS)
    rep.press(Key.Key_E)
    rep.wait_for("expansion_panel")
    assert rep.focused() == "ultimate_plan_add_spin"
    rep.type("60")
    rep.press(Key.Key_Tab)
    while rep.focused() != "extension_expansion_add_spin":
        rep.press(Key.Key_Tab)
    rep.type("60")
    assert rep.text("allocation_label") == "560 extensions after this order: 440 Enterprise, 120 Ultimate"
    assert rep.text("ultimate_plan_amount_label") == "€ 540.00"
    while rep.focused() != "ycm_white_label_subscribe_button":
        rep.press(Key.Key_Tab)
    rep.press(Key.Key_Space)
    number = place(rep)
    rep.leave()
    assert subscription(home, Product.PCE_PACKAGE, ATLAS).capacities["extensions"] == 500  # not paid yet
    assert "10 / 365 jours" not in newest_document(home, number)
    pay(home, number)
    after = subscription(home, Product.PCE_PACKAGE, ATLAS)
    assert (after.capacities["extensions"], after.ultimate, after.capacities["ycm_white_label"]) == (560, 120, 1)


def test_add_switch_and_renew_workplace_by_keyboard(start: Callable[[Path], Rep], home: Path) -> None:
    before = subscription(home, Product.WORKPLACE, CLINICS)
    rep = start(home)
    choose(rep, CLINICS)
    rep.press(Key.Key_E)
    rep.wait_for("expansion_panel")
    while rep.focused() != "desk_add_spin":
        rep.press(Key.Key_Tab)
    rep.type("10")
    added = place(rep)

    rep.find(QTableView, "subscriptions_table").setFocus()
    rep.press(Key.Key_P)
    rep.wait_for("expansion_panel")
    assert rep.focused() == "choose_pro_button"
    rep.press(Key.Key_Return)
    switched = place(rep)

    rep.find(QTableView, "subscriptions_table").setFocus()
    rep.press(Key.Key_R)
    rep.wait_for("expansion_panel")
    assert rep.focused() == "checkout_button"
    renewed = place(rep)
    rep.leave()

    for number in (added, switched, renewed):
        pay(home, number)
    after = subscription(home, Product.WORKPLACE, CLINICS)
    assert (after.plan, after.capacities["desk"]) == ("pro", before.capacities["desk"] + 10)
    assert after.expires_on.year == before.expires_on.year + 1
    assert len(after.coming) == 1


def test_a_downgrade_is_settled_when_it_is_placed(rep: Rep, home: Path) -> None:
    choose(rep, CLINICS)
    rep.press(Key.Key_P)
    rep.wait_for("expansion_panel")
    rep.press(Key.Key_Up)
    assert rep.focused() == "choose_basic_button"
    rep.press(Key.Key_Return)
    number = place(rep)
    rep.leave()
    after = subscription(home, Product.WORKPLACE, CLINICS)
    assert (after.plan, after.next_plan) == ("standard", "basic")
    assert number


def test_buy_a_new_package_by_keyboard(rep: Rep, home: Path) -> None:
    rep.find(QWidget, "purchase_pce_button").setFocus()
    rep.press(Key.Key_Return)
    rep.wait_for("expansion_panel")
    assert rep.focused() == "yeastar_id_edit"
    rep.type("neu@example.com")
    rep.press(Key.Key_Tab)
    rep.type("Neue Netze GmbH")
    while rep.focused() != "extensions_add_spin":
        rep.press(Key.Key_Tab)
    rep.find(QSpinBox, "extensions_add_spin").selectAll()
    rep.type("100")
    number = place(rep)
    table = rep.find(QTableView, "subscriptions_table")
    row = table.model().index(0, 0).data(Qt.ItemDataRole.UserRole)
    assert (row.subject_id, row.ordered) == ("neu@example.com", True)  # pending, on top of the list
    rep.leave()
    pay(home, number)
    assert subscription(home, Product.PCE_PACKAGE, "neu@example.com").capacities == {"extensions": 100}


def test_a_held_expansion_comes_back_where_it_was_begun(start: Callable[[Path], Rep], home: Path) -> None:
    rep = start(home)
    choose(rep, ATLAS)
    rep.press(Key.Key_E)
    rep.wait_for("expansion_panel")
    rep.type("7")
    rep.press(Key.Key_Escape)
    rep.wait_until_gone("expansion_panel")
    rep.leave()
    rep = start(home)
    rep.desk.shell.show_page("drafts")
    rep.settle()
    rep.find(QTableView, "drafts_table").setFocus()
    rep.find(QTableView, "drafts_table").selectRow(0)
    rep.press(Key.Key_Return)
    rep.wait_for("expansion_panel")
    assert rep.find(QSpinBox, "ultimate_plan_add_spin").value() == 7


def test_one_key_renews_from_the_renewals_page(rep: Rep) -> None:
    rep.desk.shell.show_page("renewals")
    rep.wait_for("renewals_table")
    assert rep.focused() == "renewals_table"
    rep.press(Key.Key_Return)
    rep.wait_for("expansion_panel")
    assert rep.is_shown("renew_tab_button")


# --- the same by commands -------------------------------------------------------------------------------------------

BILLING = {"company": "Atlas Telecom SARL", "email": "ap@atlas-telecom.example", "country": "FR", "street": "14 quai",
           "city": "Lyon", "postal_code": "69002"}  # fmt: skip
ORDERS = [
    {"product": "pce_package", "yeastar_id": ATLAS, "operation": "expand",
     "services": {"ultimate_plan": 60, "extension_expansion": 60, "ycm_white_label": 1}},
    {"product": "pce_package", "yeastar_id": ATLAS, "operation": "renew", "years": 2},
    {"product": "pce_package", "yeastar_id": "new@example.com", "company_name": "Neu", "extensions": 50,
     "services": {"ultimate_plan": 5}},
    {"company_id": CLINICS, "operation": "expand", "services": {"desk": 10}},
    {"company_id": CLINICS, "operation": "switch", "plan": "pro"},
    {"company_id": CLINICS, "operation": "renew", "services": {"visitor": 0}},
    {"company_id": CLINICS, "operation": "switch", "plan": "basic"},
]  # fmt: skip


@pytest.mark.parametrize("order", ORDERS, ids=lambda o: f"{o.get('operation', 'purchase')} {o.get('plan', '')}".strip())
def test_order_place_takes_every_operation(
    home: Path, tmp_path: Path, order: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "order.json"
    file.write_text(json.dumps(order | {"billing_contact": BILLING}), encoding="utf-8")
    assert run(["--home", str(home), "--json", "order", "place", str(file)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(ANSWER) <= set(answer)
    free = order.get("plan") == "basic"
    assert (answer["status"], answer["total"] == "0.00") == ("paid" if free else "pending", free)
    if not free:
        pay(home, answer["order_number"])
        capsys.readouterr()
    product = Product(str(order.get("product", "workplace")))
    subject = str(order.get("yeastar_id") or order.get("company_id"))
    after = subscription(home, product, subject)
    assert after.expires_on == date.fromisoformat(answer["expires_on"])
    services = Services(home)
    try:
        (row,) = services.list_subscriptions.page(SubscriptionFilter(text=subject), 0, 10)
    finally:
        services.close()
    assert row.pending == ()
    assert run(["--home", str(home), "verify"]) == 0


PACKAGE = {"product": "pce_package", "operation": "expand"}
REFUSED = [
    (PACKAGE | {"yeastar_id": ATLAS, "services": {"ultimate_plan": 441}}, "more than the package has (500)"),
    (PACKAGE | {"yeastar_id": "x@example.com", "services": {"transcription": 1}}, "no hosting package for x@"),
    ({"company_id": CLINICS, "operation": "switch", "plan": "standard"}, "is on the Standard Plan already"),
    ({"company_id": CLINICS, "operation": "renew", "ends_on": "2027-12-24"}, "No other subscription of this customer"),
]


@pytest.mark.parametrize(("order", "words"), REFUSED)
def test_order_place_refuses_in_one_sentence(
    home: Path, tmp_path: Path, order: dict[str, object], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "order.json"
    file.write_text(json.dumps(order), encoding="utf-8")
    assert run(["--home", str(home), "order", "place", str(file)]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_a_hosting_package_is_found_from_anywhere(rep: Rep) -> None:
    rep.press(Key.Key_K, CTRL)
    rep.type("atlas")
    answers = rep.find(QListView, "palette_list")
    rep.qtbot.waitUntil(lambda: answers.model().index(0, 0).data() == "Atlas Telecom SARL")
    rep.press(Key.Key_Return)
    rep.wait_for("details_expansion_button")
    assert ATLAS in [label.text() for label in rep.find(QWidget, "information_facts").findChildren(QLabel)]
    assert rep.focused() == "details_renew_button"


def test_the_palette_says_when_nothing_is_found(rep: Rep) -> None:
    rep.press(Key.Key_K, CTRL)
    rep.type("no such thing")
    rep.wait_for("palette_list")
    answers = rep.find(QListView, "palette_list")
    rep.qtbot.waitUntil(lambda: answers.model().index(0, 0).data() == "Nothing found")
