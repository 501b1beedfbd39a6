"""One service of an order for an existing customer: what is there, how many, what it costs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.presentation.expansion.shown import RowShown
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import Badge, MoneyLabel, Stepper, button, label, set_look, set_shown

NOW, ADD, PRICE, AMOUNT = 54, 138, 84, 88
"""Least widths of the columns; the name takes the rest."""
GAP, GAP_NARROW = 10, 5
"""Between the columns."""
NARROW = 560
"""Below this width the unit price stands under the name, in the place of the hint."""


class ServiceLine(QWidget):
    """A counted service has a stepper, a flat-rate one is subscribed or not; which it is, the price list says."""

    quantity_changed = Signal(str, int)
    """Item and quantity; a flat-rate service counts 1 or 0."""
    entered = Signal(str)
    """Enter was pressed behind the quantity of this item."""

    def __init__(self, item: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = item
        self._shown: RowShown | None = None
        self._narrow = False
        self.name = label("", "strong")
        self.hint = label("", "small")
        self.hint.setWordWrap(True)
        self.now = MoneyLabel()
        self.badge = Badge()
        self.stepper = Stepper(compact=True)
        self.stepper.spin.setObjectName(f"{item}_add_spin")
        self.stepper.minus_button.setObjectName(f"{item}_less_button")
        self.stepper.plus_button.setObjectName(f"{item}_more_button")
        self.toggle = button("Subscribe", "", f"{item}_subscribe_button")
        self.toggle.setCheckable(True)
        self.toggle.setProperty("compact", True)
        self.toggle.setFixedWidth(ADD)
        self.toggle.setIconSize(QSize(14, 14))
        self.unit_price = MoneyLabel()
        self.per = label("", "small")
        self.amount = MoneyLabel()
        self.amount.setObjectName(f"{item}_amount_label")
        self.reason = label("", "small")
        self.reason.setObjectName(f"{item}_reason_label")
        self.reason.setWordWrap(True)
        self.help = button("", "quiet", f"{item}_help_button")
        self.help.setCheckable(True)
        self.help.setIcon(icon("info"))
        self.help.setIconSize(QSize(15, 15))
        self.help.setProperty("small", True)
        self.help.setFixedSize(20, 20)
        self.help.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # F1 does the same: Tab goes from number to number
        self.help_text = label("", "small")
        self.help_text.setObjectName(f"{item}_help_label")
        self.help_text.setWordWrap(True)
        self._lay_out()
        self.stepper.value_changed.connect(self._counted)
        self.stepper.spin.installEventFilter(self)
        self.toggle.installEventFilter(self)
        self.toggle.clicked.connect(self._toggled)
        self.help.toggled.connect(self._show_help)
        set_shown(self.help_text, False)
        self._say_name(item_name(item))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.name)
        head.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        priced = QVBoxLayout()
        priced.setSpacing(1)
        priced.addWidget(self.unit_price, 0, Qt.AlignmentFlag.AlignRight)
        priced.addWidget(self.per, 0, Qt.AlignmentFlag.AlignRight)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 7, 0, 7)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        for column, width in ((1, NOW), (2, ADD), (3, PRICE), (4, AMOUNT)):
            grid.setColumnMinimumWidth(column, width)
        middle = Qt.AlignmentFlag.AlignVCenter
        right = middle | Qt.AlignmentFlag.AlignRight
        grid.addLayout(head, 0, 0)
        grid.addWidget(self.hint, 1, 0)
        grid.addWidget(self.now, 0, 1, 2, 1, right)
        grid.addWidget(self.badge, 0, 1, 2, 1, right)
        grid.addWidget(self.stepper, 0, 2, 2, 1, right)
        grid.addWidget(self.toggle, 0, 2, 2, 1, right)
        grid.addLayout(priced, 0, 3, 2, 1, right)
        grid.addWidget(self.amount, 0, 4, 2, 1, right)
        grid.addWidget(self.reason, 2, 0, 1, 5)
        grid.addWidget(self.help_text, 3, 0, 1, 5)
        self._grid = grid
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_row(self, shown: RowShown) -> None:
        """Show a service; one that cannot be ordered is disabled and says why."""
        if shown == self._shown:
            return
        self._shown = shown
        self.name.setText(shown.name)
        self._say_name(shown.name)
        self._show_hint(shown)
        self.now.setText(shown.now)
        set_shown(self.now, not shown.badge)
        self.badge.show_status(shown.badge, "ok")
        counted = shown.counted and (shown.offered or bool(shown.quantity))
        set_shown(self.stepper, counted)
        set_shown(self.toggle, not shown.counted and shown.offered)
        self._show_quantity(shown)
        self.unit_price.setText(shown.unit_price)
        self.per.setText(shown.per)
        set_shown(self.per, bool(shown.per) and not self._narrow)
        self.amount.set_money(shown.amount)
        self.amount.setAccessibleName(f"Amount of {shown.name}: {shown.amount}")
        self.reason.setText(shown.reason)
        set_look(self.reason, "role", "danger" if shown.wrong else "small")
        set_shown(self.reason, bool(shown.reason) and not shown.badge)
        self.help_text.setText(shown.guide)
        set_shown(self.help, bool(shown.guide))
        self.help.setToolTip(shown.guide)
        self.updateGeometry()

    def wanted_widths(self) -> tuple[int, int, int]:
        """What the numbers need: those of now, the unit price, and the amount."""
        price = max(self.unit_price.sizeHint().width(), self.per.sizeHint().width())
        now = max(self.now.sizeHint().width(), self.badge.sizeHint().width())
        return max(NOW, now), max(PRICE, price), max(AMOUNT, self.amount.sizeHint().width())

    def set_widths(self, now: int, price: int, amount: int) -> None:
        """Make its columns as wide as those of the other rows."""
        for column, width in ((1, now), (3, 0 if self._narrow else price), (4, amount)):
            self._grid.setColumnMinimumWidth(column, width)

    def _show_hint(self, shown: RowShown) -> None:
        hint = f"{shown.unit_price} {shown.per}".strip() if self._narrow else shown.hint
        self.hint.setText(hint)
        set_shown(self.hint, bool(hint))

    def _show_quantity(self, shown: RowShown) -> None:
        self.stepper.blockSignals(True)
        self.stepper.set_limits(shown.low, shown.high, shown.step)
        if self.stepper.value() != shown.quantity:
            self.stepper.set_value(shown.quantity)
        self.stepper.blockSignals(False)
        self.stepper.setEnabled(shown.offered)
        self.stepper.spin.setAccessibleDescription(shown.reason or shown.guide)
        chosen = bool(shown.quantity)
        self.toggle.setChecked(chosen)
        self.toggle.setText("Selected" if chosen else "Subscribe")
        self.toggle.setIcon(icon("check", "primary_text") if chosen else icon("plus", "muted"))
        set_look(self.toggle, "kind", "primary" if chosen else "")
        self.toggle.setAccessibleName(f"{'Do not subscribe' if chosen else 'Subscribe'} {shown.name}")
        self.toggle.setAccessibleDescription(shown.guide)

    def _say_name(self, name: str) -> None:
        self.stepper.set_name(name)
        self.help.setAccessibleName(f"What is {name}?")

    def is_wrong(self) -> bool:
        """Whether its quantity is not one that can be ordered."""
        return self._shown is not None and self._shown.wrong

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ends a number; with Ctrl it is a shortcut. F1 explains the service."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_F1 and not self.help.isHidden():
            self.help.toggle()
            return True
        if watched is self.stepper.spin:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.stepper.spin.interpretText()
                self.entered.emit(self._item)
                return True
        return False

    def control(self) -> QWidget:
        """Where the focus goes: the number, or the button."""
        return self.toggle if self._shown is not None and not self._shown.counted else self.stepper.spin

    def marked(self) -> QWidget:
        """What gets a red edge when the quantity is called wrong."""
        return self.toggle if self.control() is self.toggle else self.stepper

    def is_ordered(self) -> bool:
        return self._shown is not None and bool(self._shown.quantity)

    def can_be_ordered(self) -> bool:
        return self._shown is not None and self._shown.offered

    def set_narrow(self, *, narrow: bool) -> None:
        """On a narrow page the unit price gives up its column."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        set_shown(self.unit_price, not narrow)
        set_shown(self.per, not narrow and self._shown is not None and bool(self._shown.per))
        self._grid.setHorizontalSpacing(GAP_NARROW if narrow else GAP)
        if self._shown is not None:
            self._show_hint(self._shown)

    def _counted(self, quantity: int) -> None:
        self.quantity_changed.emit(self._item, quantity)

    def _toggled(self) -> None:
        self.quantity_changed.emit(self._item, int(self.toggle.isChecked()))

    def _show_help(self, shown: bool) -> None:
        set_shown(self.help_text, shown)
        self.updateGeometry()
