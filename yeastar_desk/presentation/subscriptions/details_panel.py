"""View details: information and existing services of one subscription, sliding in over the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from yeastar_desk.application.ports import PortalUser
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.forms.ui_subscription_details import Ui_SubscriptionDetails
from yeastar_desk.presentation.ports import Announce, Changed, Lane
from yeastar_desk.presentation.subscriptions.associate_dialog import AssociateDialog
from yeastar_desk.presentation.subscriptions.details_presenter import (
    DetailsPresenter,
    DetailsShown,
    DetailUses,
    OrderShown,
)
from yeastar_desk.presentation.subscriptions.presenter import Deed
from yeastar_desk.presentation.widgets import (
    Badge,
    EnterPresses,
    KeyValues,
    MoneyLabel,
    SidePanel,
    Toast,
    ask,
    button,
    label,
    set_shown,
)


class DetailsPanel(SidePanel):
    """Implements `DetailsView`. One panel serves all subscriptions of a window, one after the other."""

    deed_requested = Signal(object, object)
    """A `Deed` that begins an order, and the `SubscriptionRow` that it is wanted for."""
    document_requested = Signal(str)
    """Show the document with this number."""

    def __init__(self, host: QWidget, uses: DetailUses, lane: Lane, announce: Announce, formats: Formats) -> None:
        super().__init__(host)
        self.setObjectName("subscription_details_panel")
        self.set_title("Subscription")
        self._form = Ui_SubscriptionDetails()
        self._form.setupUi(self.body())
        self._toast = Toast(self.body())
        EnterPresses(self)
        self._dialog: AssociateDialog | None = None
        self.presenter = DetailsPresenter(uses, lane, announce, formats, self)
        form = self._form
        form.orders_box.setSpacing(10)
        self._buttons = {
            Deed.RENEW: form.details_renew_button,
            Deed.EXPAND: form.details_expansion_button,
            Deed.SWITCH: form.details_switch_button,
        }
        for deed, pressed in self._buttons.items():
            pressed.clicked.connect(partial(self._do, deed))
        form.details_associate_button.clicked.connect(self.presenter.begin_to_associate)
        form.switch_off_auto_renew_button.clicked.connect(self._ask_to_switch_off)
        self.close_requested.connect(self.slide_out)

    def open_subscription(self, product: Product, subject_id: str) -> None:
        """Read a subscription and slide in."""
        set_shown(self.body(), False)
        self._form.left_scroll.verticalScrollBar().setValue(0)
        self.presenter.open(product, subject_id)
        if not self.isVisible():
            self.slide_in()

    def associate(self, product: Product, subject_id: str) -> None:
        """Open a subscription with the question who else may see it."""
        self.open_subscription(product, subject_id)
        self.presenter.begin_to_associate()

    def heard(self, change: Changed) -> None:
        """Connect `Changes.changed` here."""
        if self.isVisible():
            self.presenter.heard(change)

    # DetailsView

    def show_details(self, shown: DetailsShown) -> None:
        first = not self.body().isVisibleTo(self)
        form = self._form
        self.set_title(shown.title)
        form.details_title.setText("Information")
        form.details_badge.show_status(shown.badge, shown.tone)
        form.pending_notice.show_message(shown.pending, "warning")
        _fill(form.information_facts, shown.facts)
        form.auto_renew_label.setText(shown.auto_renew_text)
        set_shown(form.switch_off_auto_renew_button, shown.auto_renew)
        form.assigned_label.setText(shown.assigned)
        set_shown(form.details_associate_button, not shown.deeds[Deed.ASSOCIATE])
        _fill(form.capacity_facts, shown.capacities)
        form.ahead_label.setText("\n".join(shown.ahead))
        set_shown(form.ahead_label, bool(shown.ahead))
        self._show_orders(shown.orders)
        _fill(form.history_facts, shown.history)
        set_shown(form.history_empty_label, not shown.history)
        self._show_deeds(shown.deeds)
        set_shown(self.body(), True)
        if first:
            possible = [pressed for pressed in self._buttons.values() if pressed.isEnabled()]
            (possible[0] if possible else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_deeds(self, deeds: dict[Deed, str]) -> None:
        for deed, pressed in self._buttons.items():
            pressed.setEnabled(not deeds[deed])
            pressed.setToolTip(deeds[deed])
        reasons = dict.fromkeys(deeds[deed] for deed in self._buttons if deeds[deed])
        self._form.deeds_reason_label.setText(" ".join(reasons))
        set_shown(self._form.deeds_reason_label, bool(reasons))

    def _show_orders(self, orders: Sequence[OrderShown]) -> None:
        _clear(self._form.orders_box)
        for order in orders:
            self._form.orders_box.addWidget(self._order(order))
        set_shown(self._form.no_orders_label, not orders)

    def _order(self, order: OrderShown) -> QWidget:
        badge = Badge()
        badge.show_status(order.status, order.tone)
        what = label(f"{order.placed} · {order.what}", "small")
        what.setWordWrap(True)
        open_document = button("Document", "link", f"document_{order.number}_button")
        open_document.setAccessibleName(f"Show the document of {order.number}")
        open_document.setEnabled(bool(order.document_number))
        open_document.clicked.connect(partial(self.document_requested.emit, order.document_number))
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(label(order.number, "strong"), 0, 0)
        grid.addWidget(badge, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(MoneyLabel(text=order.total), 0, 2)
        grid.addWidget(what, 1, 0, 1, 2)
        grid.addWidget(open_document, 1, 2, Qt.AlignmentFlag.AlignRight)
        return row

    def show_failure(self, sentence: str) -> None:
        set_shown(self.body(), True)
        self._form.pending_notice.show_message(sentence, "danger")

    def ask_user(self, users: Sequence[PortalUser], chosen: str) -> None:
        dialog = AssociateDialog(self.body(), users, chosen)
        dialog.user_chosen.connect(self.presenter.associate)
        dialog.finished.connect(self._dialog_gone)
        self._dialog = dialog
        dialog.open()

    def user_refused(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.refuse(sentence)

    def user_taken(self) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def say(self, sentence: str) -> None:
        self._toast.show_message(sentence)

    # wishes

    def _dialog_gone(self) -> None:
        self._dialog = None

    def _do(self, deed: Deed) -> None:
        if self.presenter.row is not None:
            self.deed_requested.emit(deed, self.presenter.row)

    def _ask_to_switch_off(self) -> None:
        row = self.presenter.row
        until = f" It then ends on {row.expires_on.isoformat()} unless it is renewed by an order." if row else ""
        dialog = ask(
            self.body(),
            "Switch automatic renewal off?",
            f"The subscription is not renewed by itself any more.{until} The wish is kept with its time. The "
            "portal's API cannot switch it off: the sync centre says how to do it there.",
            "Switch off",
            cancel="Keep it on",
            name="switch_off_dialog",
        )
        dialog.accepted.connect(self.presenter.switch_off_auto_renew)


def _fill(facts: KeyValues, rows: Sequence[tuple[str, str]]) -> None:
    facts.clear()
    for caption, value in rows:
        facts.add_row(caption, value)


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
