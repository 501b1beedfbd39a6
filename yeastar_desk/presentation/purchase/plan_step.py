"""Step 1 on screen: company, plan, services, order summary. Thin: everything is decided by the presenters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.domain.wording import listed
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_purchase_plan import Ui_PurchasePlan
from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.purchase.presenter import PurchasePresenter
from yeastar_desk.presentation.purchase.quantity import QuantityQuestion
from yeastar_desk.presentation.purchase.quantity_dialog import QuantityDialog
from yeastar_desk.presentation.purchase.service_row import ServiceRow
from yeastar_desk.presentation.purchase.shown import CompanyShown, OrderShown, PlanShown, SearchShown
from yeastar_desk.presentation.sale.shown import Choice, SummaryShown
from yeastar_desk.presentation.sale.summary_card import fill_choices
from yeastar_desk.presentation.sale.uses import SaleUses
from yeastar_desk.presentation.widgets import (
    ArrowKeys,
    Mark,
    PlanCard,
    PlanView,
    ask,
    set_look,
    set_shown,
)
from yeastar_desk.presentation.widgets.states import LOADING_AFTER_MS

_CYCLES = (Cycle.ANNUALLY, Cycle.MONTHLY)
_LOW_HEIGHT = 760
"""Below this height the plan cards leave out the services, so that Checkout stays in sight."""
_ALONE_AFTER_MS = 50
"""How long prices may take before the customer is shown without them."""


class PlanStep(QWidget):
    """Implements `views.PlanStepView`."""

    partner_requested = Signal()
    order_requested = Signal(object)
    """Begin this `OrderRequest` of the customer on screen."""
    price_lists_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Ui_PurchasePlan()
        self._form.setupUi(self)
        self._presenter: PurchasePresenter | None = None

    def build_rest(self) -> Iterator[None]:
        """Build what is on the cards, in pieces: all at once takes longer than a pause may be."""
        self._form.since_card.fill()
        yield
        self._form.summary_card.fill()
        yield
        self._cards: dict[str, PlanCard] = {
            "basic": self._form.basic_card,
            "standard": self._form.standard_card,
            "pro": self._form.pro_card,
        }
        self._rows: dict[str, ServiceRow] = {
            "meeting_room": self._form.meeting_room_row,
            "location": self._form.location_row,
            "desk": self._form.desk_row,
            "visitor": self._form.visitor_row,
        }
        self._plans_shown: dict[str, PlanShown] = {}
        self._chosen_hit = ""
        self._focused_before: QWidget | None = None
        self._mark = Mark()
        self._prepare()
        self._form.since_card.order_requested.connect(self.order_requested)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(LOADING_AFTER_MS)
        self._slow.timeout.connect(self._say_searching)
        self._found: CompanyShown | None = None
        self._found_alone = QTimer(self)
        self._found_alone.setSingleShot(True)
        self._found_alone.setInterval(_ALONE_AFTER_MS)
        self._found_alone.timeout.connect(self._show_found_alone)
        self.show_order(None)
        self.show_company(None)
        self.show_search(SearchShown())
        self.show_kept("", wrong=False)
        self.show_problem("")

    def look_back_with(self, uses: SaleUses, lane: Lane, formats: Formats) -> None:
        """Where the card about the customer reads from."""
        self._form.since_card.bind(uses, lane, formats)

    def bind(self, presenter: PurchasePresenter) -> None:
        """Let wishes of the rep reach the presenter."""
        self._presenter = presenter
        form, plan = self._form, presenter.plan
        form.search_button.clicked.connect(self._search)
        form.company_id_edit.returnPressed.connect(self._search)
        form.near_matches_list.picked.connect(presenter.search.choose)
        form.near_matches_list.left_upwards.connect(self._to_search_field)
        form.unverified_button.clicked.connect(self._use_unverified)
        form.unverified_name_edit.textEdited.connect(presenter.search.name_unverified)
        form.cycle_switch.chosen.connect(self._choose_cycle)
        form.term_combo.activated.connect(self._choose_years)
        form.summary_card.price_list_chosen.connect(plan.choose_price_list)
        form.assign_combo.activated.connect(self._assign)
        form.add_partner_button.clicked.connect(self.partner_requested)
        form.no_prices_notice.action_requested.connect(self.price_lists_requested)
        form.summary_card.discount_typed.connect(plan.set_discount)
        form.summary_card.discount_finished.connect(plan.finish_discount)
        form.summary_card.bind(presenter, self)
        form.commitment_card.align_requested.connect(plan.align)
        for item, card in self._cards.items():
            card.subscribe_requested.connect(partial(plan.choose_plan, item))
        for item, row in self._rows.items():
            row.button.clicked.connect(partial(self._edit_service, item))
        self._add_shortcuts(presenter)
        self._share_room()

    def _prepare(self) -> None:
        form = self._form
        form.cycle_switch.add_button("Annually", "annually_button")
        form.cycle_switch.add_button("Monthly", "monthly_button")
        for item, card in self._cards.items():
            card.button.setObjectName(f"subscribe_{item}_button")
        for item, row in self._rows.items():
            row.button.setObjectName(f"edit_{item}_button")
        ArrowKeys([card.button for card in self._cards.values()], self)
        ArrowKeys([row.button for row in self._rows.values()], self)
        form.company_id_edit.installEventFilter(self)

    def _add_shortcuts(self, presenter: PurchasePresenter) -> None:
        for number, (item, card) in enumerate(self._cards.items(), start=1):
            self._shortcut(QKeySequence(f"Alt+{number}"), partial(presenter.plan.choose_plan, item))
            _hint(card.button, f"Alt+{number}")
        for keys, cycle in (("Alt+A", Cycle.ANNUALLY), ("Alt+M", Cycle.MONTHLY)):
            self._shortcut(QKeySequence(keys), partial(presenter.plan.choose_cycle, cycle))
        self._shortcut(QKeySequence("Alt+Y"), self._form.term_combo.setFocus)
        self._form.term_combo.setToolTip("Alt+Y")
        self._shortcut(QKeySequence(QKeySequence.StandardKey.Undo), presenter.plan.undo)
        self._shortcut(QKeySequence(QKeySequence.StandardKey.Redo), presenter.plan.redo)

    def _shortcut(self, keys: QKeySequence, wish: object) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(wish)

    # wishes

    def _search(self) -> None:
        if self._presenter is not None:
            self._presenter.search.search(self._form.company_id_edit.text())

    def _use_unverified(self) -> None:
        if self._presenter is not None and self._chosen_hit:
            self._presenter.search.use_unverified(self._chosen_hit)

    def _to_search_field(self) -> None:
        self._form.company_id_edit.setFocus(Qt.FocusReason.BacktabFocusReason)
        self._form.company_id_edit.selectAll()

    def _choose_cycle(self, index: int) -> None:
        if self._presenter is not None:
            self._presenter.plan.choose_cycle(_CYCLES[index])

    def _choose_years(self, index: int) -> None:
        if self._presenter is not None:
            years = self._form.term_combo.itemData(index)
            if isinstance(years, int):
                self._presenter.plan.choose_years(years)

    def _assign(self, index: int) -> None:
        if self._presenter is not None:
            self._presenter.plan.assign(str(self._form.assign_combo.itemData(index)))

    def _edit_service(self, item: str) -> None:
        if self._presenter is not None:
            self._presenter.plan.open_quantity(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self._form.company_id_edit and down and self._form.near_matches_list.isVisible():
            self._form.near_matches_list.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    # showing

    def show_typed(self, text: str) -> None:
        self._form.company_id_edit.setText(text)

    def show_searching(self, *, searching: bool) -> None:
        self._form.search_button.setEnabled(not searching)
        if searching:
            self._slow.start()
        else:
            self._slow.stop()
            self._found_alone.stop()
            self._found = None
            if self._form.company_message_label.property("slow"):
                self._say("", "")

    def show_found(self, company: CompanyShown) -> None:
        self._found = company
        self._found_alone.start()

    def _show_found_alone(self) -> None:
        self.show_order(None)
        self.show_company(self._found)

    def _say_searching(self) -> None:
        self._say("Searching…" if self._found is None else "Looking up prices…", "small")
        self._form.company_message_label.setProperty("slow", True)

    def _say(self, text: str, role: str) -> None:
        message = self._form.company_message_label
        message.setProperty("slow", False)
        message.setText(text)
        set_look(message, "role", role or "small")
        set_shown(message, bool(text))

    def show_search(self, shown: SearchShown) -> None:
        self._say(shown.message, {"danger": "danger", "warning": "on_warning"}.get(shown.tone, "small"))
        set_look(self._form.company_id_edit, "invalid", shown.tone == "danger")
        self._form.near_matches_list.show_hits(shown.hits)
        self._chosen_hit = shown.unverified_id
        set_shown(self._form.unverified_button, bool(shown.unverified_id))
        self._form.unverified_button.setAccessibleName(f"Use {shown.unverified_id} as company ID, not verified yet")

    def show_company(self, company: CompanyShown | None) -> None:
        form = self._form
        set_shown(form.company_card, company is not None)
        form.since_card.look_back(Product.WORKPLACE, company.company_id if company is not None else "")
        if company is None:
            form.company_name_label.clear()
            return
        form.company_name_label.setText(company.name)
        form.company_details_label.setText(company.details)
        form.company_subscription_label.setText(company.subscription)
        set_shown(form.company_subscription_label, bool(company.subscription))
        form.company_badge.show_status(company.badge, company.tone)
        form.company_notice.show_message(company.notice, "warning")
        unknown = company.tone == "warning" and not company.subscription
        set_shown(form.unverified_name_edit, unknown)
        if not form.unverified_name_edit.hasFocus():
            form.unverified_name_edit.setText("" if company.name == company.company_id else company.name)

    def show_order(self, order: OrderShown | None) -> None:
        form = self._form
        there = order is not None
        form.commitment_card.show_ruler(order.ruler if order is not None else None)
        for part in (form.details_card, form.services_card, form.assign_card, form.summary_card, form.cycle_switch):
            set_shown(part, there)
        for card in self._cards.values():
            set_shown(card, there)
        if order is None:
            return
        form.no_prices_notice.show_message("")
        form.cycle_switch.set_current(_CYCLES.index(order.cycle))
        for plan in order.plans:
            self._show_plan(plan)
        for service in order.services:
            self._rows[service.item].show_service(service)
        form.plan_label.setText(order.plan or "No plan chosen yet")
        set_look(form.plan_label, "role", "" if order.plan else "muted")
        fill_choices(form.term_combo, order.terms, order.years if order.cycle is Cycle.ANNUALLY else 1)
        form.term_combo.setEnabled(len(order.terms) > 1)
        form.term_label.setText(order.term)
        form.expiration_label.setText(order.expiration)
        self._show_summary(order)

    def _show_plan(self, plan: PlanShown) -> None:
        if self._plans_shown.get(plan.item) != plan:
            self._plans_shown[plan.item] = plan
            view = PlanView(plan.name, plan.price, plan.per, plan.services, plan.selected, plan.enabled, plan.reason)
            self._cards[plan.item].show_plan(view)

    def _show_summary(self, order: OrderShown) -> None:
        form = self._form
        form.summary_card.show_summary(
            SummaryShown(
                order.lines,
                order.totals,
                order.discount,
                order.discount_problem,
                order.price_lists,
                order.price_list_id,
                order.list_note,
            )
        )

    def show_no_prices(self, sentence: str) -> None:
        self._form.no_prices_notice.show_message(sentence, "danger", "Open Price lists")

    def show_assignees(self, choices: Sequence[Choice], chosen: str) -> None:
        fill_choices(self._form.assign_combo, choices, chosen)

    def show_kept(self, sentence: str, *, wrong: bool) -> None:
        self._form.summary_card.show_kept(sentence, wrong=wrong)

    def show_problem(self, sentence: str, field: str = "") -> None:
        self._form.summary_card.show_problem(sentence)
        self._mark.put(self._inputs(field))

    def set_busy(self, *, busy: bool) -> None:
        focused = QApplication.focusWidget()
        if busy and focused is not None and self.isAncestorOf(focused):
            self._focused_before = focused  # what is disabled loses the focus, and shall have it back
        self._form.left_column.setEnabled(not busy)
        self._form.right_column.setEnabled(not busy)
        self._form.summary_card.set_busy(busy=busy)
        if not busy and self._focused_before is not None:
            self._focused_before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focused_before = None

    def focus(self, field: str) -> None:
        target = next(iter(self._inputs(field)), self._form.summary_card.form.checkout_button)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if field == "company_id":
            self._form.company_id_edit.selectAll()
        area = self._form.right_scroll if self._form.right_column.isAncestorOf(target) else self._form.left_scroll
        area.ensureWidgetVisible(target, 0, 24)

    def _inputs(self, field: str) -> list[QWidget]:
        """Where something is entered; nothing for what is not entered on this step."""
        form = self._form
        if field == "plan":
            return [self._plan_button()]
        if field == "services":
            return [row.button for row in self._rows.values() if row.is_ordered()]
        if field in self._rows:
            return [self._rows[field].button] if self._rows[field].button.isEnabled() else []
        widgets: dict[str, QWidget] = {
            "company_id": form.company_id_edit,
            "hits": form.near_matches_list,
            "unverified": form.unverified_button,
            "discount": form.summary_card.form.discount_edit,
            "cycle": form.cycle_switch.chosen_button(),
            "years": form.term_combo,
            "price_list": form.summary_card.form.price_list_combo,
            "assign_to": form.assign_combo,
        }
        return [widgets[field]] if field in widgets else []

    def _plan_button(self) -> QPushButton:
        """The chosen plan, or the first one that can be chosen."""
        usable = [item for item, card in self._cards.items() if card.button.isEnabled()]
        chosen = [item for item in usable if self._plans_shown.get(item) and self._plans_shown[item].selected]
        return self._cards[(chosen or usable or ["basic"])[0]].button

    # dialogs

    def ask_quantity(self, question: QuantityQuestion) -> None:
        dialog = QuantityDialog(self, question)
        dialog.confirmed.connect(partial(self._take_quantity, question.offer.item))
        dialog.removed.connect(partial(self._remove_service, question.offer.item))
        dialog.open()

    def _take_quantity(self, item: str, quantity: int) -> None:
        if self._presenter is not None:
            self._presenter.plan.set_quantity(item, quantity)

    def _remove_service(self, item: str) -> None:
        if self._presenter is not None:
            self._presenter.plan.remove_service(item)

    def ask_to_remove(self, plan: str, plan_name: str, names: Sequence[str]) -> None:
        verb = "is" if len(names) == 1 else "are"
        dialog = ask(
            self,
            f"Choose the {plan_name}?",
            f"{listed(names)} {verb} not part of the {plan_name} and will be removed from this order.",
            f"Choose {plan_name.removesuffix(' Plan')}",
            name="remove_services_dialog",
        )
        dialog.accepted.connect(partial(self._take_plan, plan))

    def _take_plan(self, plan: str) -> None:
        if self._presenter is not None:
            self._presenter.plan.take_plan(plan)

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._presenter is not None:  # a picture of the window resizes hidden parts, too, before they are built
            self._share_room()

    def _share_room(self) -> None:
        low = self.height() < _LOW_HEIGHT
        for card in self._cards.values():
            card.set_compact(compact=low)
        self._form.right_column_layout.setSpacing(9 if low else 12)
        self._form.right_column_layout.setContentsMargins(10, 14 if low else 20, 24, 12 if low else 20)
        self._form.summary_card.set_low(low=low)


def _hint(button: QPushButton, keys: str) -> None:
    button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
