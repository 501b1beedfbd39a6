"""One plan with its price, the services it supports, and the Subscribe button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from yeastar_desk.presentation.theme import colour, icon
from yeastar_desk.presentation.widgets.badge import Badge
from yeastar_desk.presentation.widgets.facts import MoneyLabel
from yeastar_desk.presentation.widgets.flow import FlowLayout
from yeastar_desk.presentation.widgets.surfaces import Card, button, label, set_look


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
        self.button.clicked.connect(self._subscribe)

        price = QHBoxLayout()
        price.setSpacing(4)
        price.addStretch(1)
        price.addWidget(self._price)
        price.addWidget(self._per)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(price)
        right.addWidget(self.button)
        right.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(7)
        left.addWidget(self._name)
        left.addWidget(self._services)
        left.addWidget(self._reason)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 16, 15)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(300)

    def show_plan(self, plan: PlanView) -> None:
        """Show a plan; a chosen one says "Selected" with a tick and an accent frame."""
        self._selected = plan.selected
        self._name.setText(plan.name)
        self._price.set_money(plan.price)
        self._per.setText(plan.per)
        self._reason.setText(plan.reason)
        self._reason.setVisible(bool(plan.reason))
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
        self._services.setVisible(bool(plan.services))
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
