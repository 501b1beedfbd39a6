"""One plan with its price, the services it supports, and the Subscribe button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from yeastar_desk.presentation.theme import colour, icon
from yeastar_desk.presentation.widgets.badge import Badge
from yeastar_desk.presentation.widgets.facts import MoneyLabel
from yeastar_desk.presentation.widgets.flow import FlowLayout
from yeastar_desk.presentation.widgets.surfaces import Card, button, label, set_look, set_shown

_BUTTON_WIDTH = 116


@dataclass(frozen=True, slots=True)
class PlanView:
    """What a plan card shows: `services` as (name, supported); `reason` when it cannot be chosen."""

    name: str
    price: str
    per: str
    services: Sequence[tuple[str, bool]] = ()
    selected: bool = False
    enabled: bool = True
    reason: str = ""
    button_text: str = "Subscribe"


class PlanCard(Card):
    """A plan to choose; `button` gets its object name from the page."""

    subscribe_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected = False
        self._name = label("", "strong")
        self._services = QWidget()
        self._chips = FlowLayout(self._services)
        self._reason = label("", "small")
        self._reason.setWordWrap(True)
        self._price = MoneyLabel()
        self._price.setProperty("role", "strong")
        self._per = label("", "small")
        self.button = button("Subscribe")
        self.button.setIconSize(QSize(14, 14))
        self.button.setMinimumWidth(_BUTTON_WIDTH)  # with a tick too: choosing a plan moves nothing
        self.button.clicked.connect(self._subscribe)

        price = QHBoxLayout()
        price.setSpacing(4)
        price.addStretch(1)
        price.addWidget(self._price)
        price.addWidget(self._per)
        self._right = QVBoxLayout()
        self._right.setSpacing(8)
        self._right.addLayout(price)
        self._right.addWidget(self.button)
        self._right.addStretch(1)
        self._left = QVBoxLayout()
        self._left.setSpacing(7)
        self._left.addStretch(0)
        self._left.addWidget(self._name)
        self._left.addWidget(self._services)
        self._left.addWidget(self._reason)
        self._left.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(12)
        self._row.addLayout(self._left, 1)
        self._row.addLayout(self._right)
        self._compact = False
        self._arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(300)

    def set_compact(self, *, compact: bool) -> None:
        """On a low window: one line, without the services."""
        if compact != self._compact:
            self._compact = compact
            self._arrange()

    def _arrange(self) -> None:
        compact = self._compact
        self._row.setContentsMargins(16, 8 if compact else 14, 12 if compact else 16, 8 if compact else 15)
        self._right.setDirection(QBoxLayout.Direction.LeftToRight if compact else QBoxLayout.Direction.TopToBottom)
        self._left.setStretch(0, 1 if compact else 0)
        set_shown(self._services, self._chips.count() > 0 and not compact)
        self.updateGeometry()

    def show_plan(self, plan: PlanView) -> None:
        """Show a plan; a chosen one says "Selected" with a tick and an accent frame."""
        self._selected = plan.selected
        self._name.setText(plan.name)
        self._price.set_money(plan.price)
        self._per.setText(plan.per)
        self._reason.setText(plan.reason)
        set_shown(self._reason, bool(plan.reason))
        self._show_services(plan)
        self.button.setText("Selected" if plan.selected else plan.button_text)
        self.button.setIcon(icon("check", "primary_text") if plan.selected else QIcon())
        self.button.setEnabled(plan.enabled)
        self.button.setAccessibleName(f"{plan.name}: {self.button.text()}, {plan.price} {plan.per}")
        set_look(self.button, "kind", "primary" if plan.selected else "")
        self.update()

    def _show_services(self, plan: PlanView) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for name, supported in plan.services:
            chip = Badge(
                self._services, name, "accent" if plan.selected and supported else "neutral", struck=not supported
            )
            chip.setAccessibleName(name if supported else f"{name}: not in this plan")
            self._chips.addWidget(chip)
            chip.show()
        set_shown(self._services, bool(plan.services) and not self._compact)
        self._services.updateGeometry()

    def _subscribe(self) -> None:
        self.subscribe_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._selected:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 9.5, 9.5)
