"""Check boxes, and radio buttons that are whole cards."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, draw_icon, font
from yeastar_desk.presentation.theme.fonts import SMALL

_BOX = 18
_TEXT_LEFT = 44
_WRAP = Qt.TextFlag.TextWordWrap


class CheckBox(QCheckBox):
    """A check box in the colours of the design."""

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(_BOX + 10 + metrics.horizontalAdvance(self.text()) + 4, 26)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:  # noqa: ARG002 - the whole widget is the target
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, (self.height() - _BOX) / 2 + 0.5, _BOX - 1, _BOX - 1)
        enabled = self.isEnabled()
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary" if enabled else "faint"))
            painter.drawRoundedRect(box, 5, 5)
            draw_icon(painter, box.adjusted(2, 2, -2, -2), "check", colour("primary_text").name())
        else:
            painter.setPen(QPen(colour("line_strong" if enabled else "line"), 1.2))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(colour("text" if enabled else "faint"))
        painter.setFont(self.font())
        words = self.rect().adjusted(_BOX + 10, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, int(flags), self.text())


class ChoiceCard(QRadioButton):
    """A choice with an explanation; a disabled one says in its explanation why."""

    def __init__(self, parent: QWidget | None = None, title: str = "", detail: str = "") -> None:
        super().__init__(title, parent)
        self._detail = detail
        self.setProperty("focusRadius", 10)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()

    def explain(self, detail: str) -> None:
        """Change the explanation."""
        self._detail = detail
        self._describe()
        self.updateGeometry()
        self.update()

    def detail(self) -> str:
        """The explanation shown."""
        return self._detail

    def _describe(self) -> None:
        self.setAccessibleDescription(self._detail)

    def hitButton(self, position: object) -> bool:  # noqa: ARG002 - the whole card is the target
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(width - _TEXT_LEFT - 14, 1), 10_000)
        words = QFontMetrics(font(SMALL)).boundingRect(room, int(_WRAP), self._detail).height() if self._detail else 0
        return 13 + 20 + words + 14

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(200) if self.width() < 200 else self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled, chosen = self.isEnabled(), self.isChecked()
        edge = "accent" if chosen and enabled else "line_strong" if enabled and self.underMouse() else "line"
        painter.setPen(QPen(colour(edge), 1.5 if chosen and enabled else 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), 9.5, 9.5)
        self._paint_dot(painter, enabled=enabled, chosen=chosen)
        painter.setFont(font(weight=QFont.Weight.DemiBold))
        painter.setPen(colour("text" if enabled else "muted"))
        width = self.width() - _TEXT_LEFT - 14
        painter.drawText(QRect(_TEXT_LEFT, 13, width, 20), int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setFont(font(SMALL))
        painter.setPen(colour("muted"))
        painter.drawText(QRect(_TEXT_LEFT, 34, width, self.height() - 34), int(_WRAP), self._detail)

    def _paint_dot(self, painter: QPainter, *, enabled: bool, chosen: bool) -> None:
        circle = QRectF(14, (self.height() - _BOX) / 2, _BOX, _BOX)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary" if enabled else "faint"))
            painter.drawEllipse(circle)
            painter.setBrush(colour("primary_text"))
            painter.drawEllipse(circle.adjusted(5.5, 5.5, -5.5, -5.5))
        else:
            painter.setPen(QPen(colour("line_strong" if enabled else "line"), 1.6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(circle.adjusted(0.8, 0.8, -0.8, -0.8))
