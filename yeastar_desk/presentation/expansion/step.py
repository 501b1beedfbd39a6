"""Step 1 on screen: what the customer has, and what is added, renewed or switched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from yeastar_desk.domain.catalogue import PACKAGE_SERVICES, WORKPLACE_SERVICES
from yeastar_desk.domain.companies import clean_id
from yeastar_desk.domain.orders import Operation
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.expansion.presenter import ExpansionPresenter
from yeastar_desk.presentation.expansion.service_line import (
    ADD,
    AMOUNT,
    GAP,
    GAP_NARROW,
    NARROW,
    NOW,
    PRICE,
    ServiceLine,
)
from yeastar_desk.presentation.expansion.shown import EXTENSIONS_ROW, ExpansionShown, PlanChoiceShown, TermShown
from yeastar_desk.presentation.forms.ui_expansion import Ui_Expansion
from yeastar_desk.presentation.sale.summary_card import fill_choices
from yeastar_desk.presentation.widgets import ArrowKeys, BarPart, Line, Mark, PlanCard, PlanView, label, set_shown

_CYCLES = (Cycle.ANNUALLY, Cycle.MONTHLY)
_LOW_HEIGHT = 760
_ROWS_AT_ONCE = 5
_WIDE, _RIGHT, _RIGHT_NARROW = 1000, 414, 372
"""From this width on the right column is wide, else narrow."""
_MARGINS = 70


class ExpansionStep(QWidget):
    """Implements `views.ExpansionStepView`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = Ui_Expansion()
        self._form.setupUi(self)
        self._presenter: ExpansionPresenter | None = None
        self._shown: ExpansionShown | None = None
        form = self._form
        self._plans: dict[str, PlanCard] = {
            "basic": form.basic_choice,
            "standard": form.standard_choice,
            "pro": form.pro_choice,
        }
        for item, card in self._plans.items():
            card.button.setObjectName(f"choose_{item}_button")
        ArrowKeys([card.button for card in self._plans.values()], self)
        self._tabs: tuple[Operation, ...] = ()
        form.cycle_switch.add_button("Annually", "annually_button")
        form.cycle_switch.add_button("Monthly", "monthly_button")
        self._mark = Mark()
        self._narrow = False
        self._rows: dict[str, ServiceLine] = {}
        self._lines: dict[str, Line] = {}
        self._captions = self._add_captions()
        self.show_loading()

    def build_rest(self) -> Iterator[None]:
        """Build what is on the cards, in pieces: all at once takes longer than a pause may be."""
        self._form.summary_card.fill()
        yield
        for number, item in enumerate((EXTENSIONS_ROW, *PACKAGE_SERVICES, *WORKPLACE_SERVICES)):
            self._add_row(item)
            if number % _ROWS_AT_ONCE == _ROWS_AT_ONCE - 1:
                yield

    def _add_captions(self) -> dict[str, QWidget]:
        head = QWidget()
        self._caption_row = row = QHBoxLayout(head)
        row.setContentsMargins(0, 4, 0, 8)
        row.setSpacing(GAP)
        captions: dict[str, QWidget] = {}
        row.addWidget(label("Service", "small"), 1)
        for key, text, width in (
            ("now", "Now", NOW),
            ("add", "Add", ADD),
            ("price", "Unit price", PRICE),
            ("amount", "Amount", AMOUNT),
        ):
            caption = label(text, "small")
            caption.setFixedWidth(width)
            caption.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(caption)
            captions[key] = caption
        self._form.rows_layout.addWidget(head)
        return captions

    def _add_row(self, item: str) -> None:
        line, row = Line(), ServiceLine(item)
        self._lines[item], self._rows[item] = line, row
        self._form.rows_layout.addWidget(line)
        self._form.rows_layout.addWidget(row)

    def bind(self, presenter: ExpansionPresenter) -> None:
        """Let wishes of the rep reach the presenter."""
        self._presenter = presenter
        form = self._form
        for row in self._rows.values():
            row.quantity_changed.connect(presenter.set_quantity)
            row.entered.connect(self._go_on)
        for item, card in self._plans.items():
            card.subscribe_requested.connect(partial(presenter.choose_plan, item))
        form.operation_switch.chosen.connect(self._choose_operation)
        form.cycle_switch.chosen.connect(self._choose_cycle)
        form.term_combo.activated.connect(self._choose_term)
        form.yeastar_id_edit.textEdited.connect(presenter.set_yeastar_id)
        form.package_company_edit.textEdited.connect(presenter.set_company)
        form.commitment_card.align_requested.connect(presenter.align)
        form.summary_card.price_list_chosen.connect(presenter.choose_price_list)
        form.summary_card.discount_typed.connect(presenter.set_discount)
        form.summary_card.discount_finished.connect(presenter.finish_discount)
        form.summary_card.bind(presenter, self)
        for keys, wish in (
            (QKeySequence.StandardKey.Undo, presenter.undo),
            (QKeySequence.StandardKey.Redo, presenter.redo),
            ("Alt+Y", partial(self.focus, "years")),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wish)
        self._share_room()

    # wishes

    def _go_on(self, item: str) -> None:
        """A quantity was entered: to the next service, after the last one to Checkout; a wrong one is looked at."""
        if self._rows[item].is_wrong():
            self.focus(item)
            return
        rest = list(self._rows)[list(self._rows).index(item) + 1 :]
        usable = [each for each in rest if self._rows[each].isVisibleTo(self) and self._rows[each].can_be_ordered()]
        self.focus(usable[0] if usable else "checkout")

    def _choose_operation(self, index: int) -> None:
        if self._presenter is not None:
            self._presenter.choose_operation(self._tabs[index])

    def _choose_cycle(self, index: int) -> None:
        if self._presenter is not None:
            self._presenter.choose_cycle(_CYCLES[index])

    def _choose_term(self, index: int) -> None:
        if self._presenter is not None:
            self._presenter.choose_term(self._form.term_combo.itemData(index))

    # showing

    def show_loading(self) -> None:
        self._shown = None
        form = self._form
        form.failure_notice.show_message("")
        for part in (
            form.package_card, form.holder_card, form.allocation_place, form.plans_place, form.rows_card,
            form.cycle_switch, form.term_card, form.summary_card, form.commitment_card, form.rule_notice,
        ):  # fmt: skip
            set_shown(part, False)

    def show_failure(self, sentence: str) -> None:
        self._form.failure_notice.show_message(sentence, "danger")

    def show_order(self, shown: ExpansionShown) -> None:
        self._shown = shown
        form = self._form
        form.failure_notice.show_message("")
        set_shown(form.package_card, shown.operation is Operation.PURCHASE)
        if clean_id(form.yeastar_id_edit.text()) != shown.yeastar_id:
            form.yeastar_id_edit.setText(shown.yeastar_id)
        if form.package_company_edit.text().strip() != shown.company:
            form.package_company_edit.setText(shown.company)
        self._show_holder(shown)
        self._show_allocation(shown)
        self._show_plans(shown.plans)
        self._show_rows(shown)
        self._show_term(shown.term)
        form.summary_card.show_summary(shown.summary)
        set_shown(form.summary_card, True)
        form.commitment_card.show_ruler(shown.ruler)
        form.rule_notice.show_message(shown.note, "info")

    def _show_holder(self, shown: ExpansionShown) -> None:
        form, holder = self._form, shown.holder
        known = holder is not None and shown.operation is not Operation.PURCHASE
        set_shown(form.holder_card, known)
        if holder is None or not known:
            return
        form.holder_name_label.setText(holder.name)
        form.holder_details_label.setText(holder.details)
        form.holder_badge.show_status(holder.badge, holder.tone)
        form.pending_notice.show_message(holder.pending, "warning")
        self._show_tabs(shown)

    def _show_tabs(self, shown: ExpansionShown) -> None:
        switch = self._form.operation_switch
        wanted = tuple(operation for operation, _, _ in shown.tabs)
        if wanted != self._tabs:
            self._rebuild_tabs(wanted, shown)
        for number, (_, _, possible) in enumerate(shown.tabs):
            part = switch.findChild(QPushButton, f"{self._tabs[number].value}_tab_button")
            if part is not None:
                part.setEnabled(possible)
                part.setToolTip("" if possible else "The subscription has expired: renew it first.")
        self._form.operation_switch.set_current(wanted.index(shown.operation))

    def _rebuild_tabs(self, wanted: tuple[Operation, ...], shown: ExpansionShown) -> None:
        """Another product has other tabs: a new switch takes the place of the old one."""
        form = self._form
        old = form.operation_switch
        new = type(old)()
        new.setObjectName("operation_switch")
        for operation, text, _ in shown.tabs:
            new.add_button(text, f"{operation.value}_tab_button")
        new.chosen.connect(self._choose_operation)
        form.holder_row.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        form.operation_switch = new
        new.show()
        self._tabs = wanted

    def _show_allocation(self, shown: ExpansionShown) -> None:
        form, allocation = self._form, shown.allocation
        set_shown(form.allocation_place, allocation is not None)
        if allocation is None:
            return
        form.allocation_label.setText(allocation.text)
        parts = [
            BarPart("Enterprise", allocation.enterprise),
            BarPart("Ultimate", allocation.ultimate, "second" if allocation.fits else "danger"),
        ]
        form.allocation_bar.show_parts(parts)
        form.allocation_legend.show_parts(parts)
        form.allocation_bar.setAccessibleName(allocation.text)
        card = form.package_card if shown.operation is Operation.PURCHASE else form.holder_card
        if form.allocation_place.parentWidget() is not card:
            card.layout().addWidget(form.allocation_place)  # type: ignore[union-attr]

    def _show_plans(self, plans: tuple[PlanChoiceShown, ...]) -> None:
        set_shown(self._form.plans_place, bool(plans))
        for plan in plans:
            self._plans[plan.item].show_plan(
                PlanView(
                    plan.name,
                    plan.price,
                    plan.per,
                    plan.services,
                    plan.selected,
                    plan.enabled,
                    plan.effect,
                    plan.button,
                )
            )

    def _show_rows(self, shown: ExpansionShown) -> None:
        rows = {row.item: row for row in shown.rows}
        set_shown(self._form.rows_card, bool(rows))
        for item, line in self._rows.items():
            row = rows.get(item)
            set_shown(line, row is not None)
            set_shown(self._lines[item], row is not None)
            if row is not None:
                line.show_row(row)
        caption = self._captions["add"]
        caption.setText(shown.quantity_caption)  # type: ignore[attr-defined]
        self._share_widths()

    def _share_widths(self) -> None:
        """Numbers stand below each other, however long one of them is."""
        shown = [row for row in self._rows.values() if not row.isHidden()]
        if not shown:
            return
        widths = [max(column) for column in zip(*(row.wanted_widths() for row in shown), strict=True)]
        for row in shown:
            row.set_widths(*widths)
        for key, width in zip(("now", "price", "amount"), widths, strict=True):
            # Not hidden: the gap beside a column that is not shown is there in the rows, too.
            self._captions[key].setFixedWidth(0 if self._narrow and key == "price" else width)

    def _show_term(self, term: TermShown | None) -> None:
        form = self._form
        set_shown(form.term_card, term is not None)
        set_shown(form.cycle_switch, term is not None)
        if term is None:
            return
        form.cycle_switch.set_current(_CYCLES.index(term.cycle))
        fill_choices(form.term_combo, term.choices, term.chosen)
        form.term_combo.setEnabled(len(term.choices) > 1)
        form.term_label.setText(term.term)
        form.expiration_label.setText(term.expiration)

    def show_kept(self, sentence: str, *, wrong: bool) -> None:
        self._form.summary_card.show_kept(sentence, wrong=wrong)

    def show_problem(self, sentence: str, field: str = "") -> None:
        self._form.summary_card.show_problem(sentence)
        items = [item for item, row in self._rows.items() if row.is_ordered()] if field == "services" else [field]
        rows = [self._rows[item].marked() for item in items if item in self._rows]
        self._mark.put(rows or [each for each in [self._input(field)] if each is not None])

    def set_busy(self, *, busy: bool) -> None:
        self._form.left_column.setEnabled(not busy)
        self._form.right_column.setEnabled(not busy)
        self._form.summary_card.set_busy(busy=busy)

    def focus(self, field: str) -> None:
        target = self._target(field)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(target, QSpinBox | QLineEdit):
            target.selectAll()  # the next key replaces what is there
        area = self._form.right_scroll if self._form.right_column.isAncestorOf(target) else self._form.left_scroll
        area.ensureWidgetVisible(target, 0, 24)

    def _target(self, field: str) -> QWidget:
        form = self._form
        if field == "plan":
            return self._plan_button()
        if field in ("services", "operation"):
            usable = [line for line in self._rows.values() if line.isVisibleTo(self) and line.can_be_ordered()]
            ordered = [line for line in usable if line.is_ordered()]
            return (ordered or usable)[0].control() if usable else form.summary_card.form.checkout_button
        if field in self._rows and self._rows[field].isVisibleTo(self):
            return self._rows[field].control()
        return self._input(field) or form.summary_card.form.checkout_button

    def _input(self, field: str) -> QWidget | None:
        """Where something besides plan and services is entered; None for what is not entered on this step."""
        form = self._form
        widgets: dict[str, QWidget] = {
            "yeastar_id": form.yeastar_id_edit,
            "company_id": form.yeastar_id_edit,
            "discount": form.summary_card.form.discount_edit,
            "price_list": form.summary_card.form.price_list_combo,
            "cycle": form.cycle_switch.chosen_button(),
            "years": form.term_combo,
            "ends_on": form.term_combo,
        }
        found = widgets.get(field)
        return found if found is not None and found.isVisibleTo(self) else None

    def _plan_button(self) -> QWidget:
        """The plan that is chosen, or the first one that can be."""
        usable = [card.button for card in self._plans.values() if card.isVisibleTo(self) and card.button.isEnabled()]
        return usable[-1] if usable else self._form.summary_card.form.checkout_button

    # size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._presenter is not None:  # a picture of the window resizes hidden parts, too, before they are built
            self._share_room()

    def _share_room(self) -> None:
        right = _RIGHT if self.width() >= _WIDE else _RIGHT_NARROW
        self._form.right_scroll.setFixedWidth(right)
        narrow = self._narrow = self.width() - right - _MARGINS < NARROW
        for row in self._rows.values():
            row.set_narrow(narrow=narrow)
        self._caption_row.setSpacing(GAP_NARROW if narrow else GAP)
        self._share_widths()
        self._form.summary_card.set_low(low=self.height() < _LOW_HEIGHT)
