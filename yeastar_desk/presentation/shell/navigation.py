"""The parts of the navigation column, painted on its dark ground."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QLinearGradient, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SECTION, SMALL

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class NavButton(QPushButton):
    """An entry of the navigation, with a number beside it when something waits there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRing", "none")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def plain_text(self) -> str:
        """Its words without mnemonics."""
        return self.text().replace("&&", "&")

    def show_count(self, count: int) -> None:
        """Show how much waits there; 0 shows nothing."""
        self._count = count
        self.setAccessibleName(f"{self.plain_text()}, {count}" if count else self.plain_text())
        self.update()

    def count(self) -> int:
        """The number shown; 0 when none is."""
        return self._count

    def sizeHint(self) -> QSize:
        return QSize(196, 38)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 38)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("navigation_selected" if chosen else "navigation_hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus():
            _paint_focus(painter, QRectF(self.rect()))
        painter.setPen(colour("navigation_selected_text" if chosen else "navigation_text"))
        painter.setFont(font(weight=QFont.Weight.Medium))
        room = self.rect().adjusted(12, 0, -44 if self._count else -12, 0)
        words = painter.fontMetrics().elidedText(self.plain_text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, words)
        if self._count:
            self._paint_count(painter)

    def _paint_count(self, painter: QPainter) -> None:
        text = str(self._count) if self._count < 1000 else "999+"
        painter.setFont(font(SMALL, QFont.Weight.Medium, tabular=True))
        width = max(QFontMetricsF(painter.font()).horizontalAdvance(text) + 16, 24)
        pill = QRectF(self.width() - width - 12, (self.height() - 20) / 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("navigation_badge"))
        painter.drawRoundedRect(pill, 10, 10)
        painter.setPen(colour("navigation_selected_text"))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)


class ProductMark(QLabel):
    """The mark and the name of the product."""

    def sizeHint(self) -> QSize:
        return QSize(196, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, QRectF(10, 8, 26, 26))
        painter.setFont(font(SECTION + 0.5, QFont.Weight.Bold))
        painter.setPen(colour("navigation_selected_text"))
        painter.drawText(QRect(46, 8, self.width() - 46, 26), _LEFT, self.text())


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Paint the product mark, a blue to green tile."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = QLinearGradient(rect.topLeft(), rect.bottomRight())
    fill.setColorAt(0.0, QColor("#3D84F5"))
    fill.setColorAt(1.0, QColor("#1FBF9C"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.width() * 0.27, rect.width() * 0.27)


def window_icon() -> QIcon:
    """The product mark in the sizes that systems ask for."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_mark(painter, QRectF(0, 0, size, size))
        painter.end()
        made.addPixmap(pixmap)
    return made


@dataclass(frozen=True, slots=True)
class ConnectionView:
    """The connection in words. `state`: `offline`, `online`, `busy` or `attention`; `lines`: at most two, short."""

    state: str
    title: str
    lines: tuple[str, ...] = ()


_DOTS = {"offline": "signal", "online": "second", "busy": "accent", "attention": "danger"}


class ConnectionButton(QPushButton):
    """Whether the portal can be reached and what waits to be sent; pressing it opens the outbox."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ConnectionView("offline", "Offline")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("focusRing", "none")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_connection(self, view: ConnectionView) -> None:
        """Show a state; the words say what the colour of the dot says."""
        self._view = view
        self.setText(view.title)
        self.setAccessibleName(". ".join((view.title, *view.lines)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(196, 34 + 20 * len(self._view.lines) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(colour("navigation_line"), 1))
        painter.drawLine(0, 0, self.width(), 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0, 6, 0, 0)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("navigation_hover"))
            painter.drawRoundedRect(ground, 8, 8)
        if self.hasFocus():
            _paint_focus(painter, ground)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(_DOTS[self._view.state]))
        painter.drawEllipse(QRectF(12, 20, 8, 8))
        painter.setPen(colour("navigation_selected_text"))
        painter.setFont(font(13.5, QFont.Weight.DemiBold))
        painter.drawText(QRect(28, 14, self.width() - 32, 20), _LEFT, self._view.title)
        painter.setFont(font(SMALL))
        painter.setPen(colour("navigation_text"))
        metrics = QFontMetricsF(painter.font())
        for number, line in enumerate(self._view.lines):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width() - 20)
            painter.drawText(QRect(12, 34 + 20 * number, self.width() - 16, 20), _LEFT, shown)


def _paint_focus(painter: QPainter, rect: QRectF) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent_on_navigation"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 7, 7)


class TopBar(QWidget):
    """The white bar above a page."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), colour("line"))
