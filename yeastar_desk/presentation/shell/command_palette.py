"""Find a company, an order or an action from anywhere: Ctrl+K, a few letters, Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yeastar_desk.presentation.theme import colour, draw_icon, font
from yeastar_desk.presentation.theme.fonts import SMALL
from yeastar_desk.presentation.widgets.painting import draw_shadow

_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_ROW_HEIGHT = 48
_MOST_ROWS = 9
_SHADOW = 20
_WIDTH = 460
PAUSE_MS = 80


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """Something to go to or to do. `icon` names one of `resources/icons`."""

    title: str
    subtitle: str
    action: Callable[[], None]
    icon: str = "arrow_right"


ShowRows = Callable[[Sequence[PaletteRow]], None]
Provider = Callable[[str, ShowRows], None]
"""Asked for rows that match a text; it may answer at once or later, on the GUI thread."""


class PaletteEdit(QLineEdit):
    """The field in the top bar with its list of answers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provider: Provider | None = None
        self._asked = 0
        self._list: PaletteList | None = None
        self._take_first = False
        self._answered = False
        self._came_from: QWidget | None = None
        self.setProperty("takesScans", True)
        self.setProperty("focusRadius", 15)
        self.setTextMargins(20, 0, 52, 0)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._wait)

    def set_provider(self, provider: Provider) -> None:
        """Say who knows the answers."""
        self._provider = provider

    def enter(self) -> None:
        """Take the focus; Esc gives it back to where it was."""
        if not self.hasFocus():
            self._came_from = QApplication.focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def answers(self) -> PaletteList:
        """The list of answers under the field."""
        if self._list is None:
            self._list = PaletteList(self.window())
            self._list.chosen.connect(self._run)
        return self._list

    def _wait(self) -> None:
        self._take_first = False
        self._answered = False
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        if self._provider is None or not self.hasFocus():
            return
        self._asked += 1
        asked = self._asked
        self._provider(self.text().strip(), lambda rows: self._show(asked, rows))

    def _show(self, asked: int, rows: Sequence[PaletteRow]) -> None:
        if asked != self._asked or not self.hasFocus():  # an answer to an older text comes too late
            return
        self._answered = True
        self.answers().show_rows(rows, self)
        if self._take_first:
            self.answers().choose_current()

    def _enter_pressed(self) -> None:
        if self._answered:
            self.answers().choose_current()
            return
        self._take_first = True  # typed faster than answered: take the best match as soon as it is there
        if self._pause.isActive():
            self._ask()

    def _run(self, row: PaletteRow) -> None:
        self.leave()
        row.action()

    def leave(self) -> None:
        """Empty the field and close the list."""
        self._asked += 1
        self._pause.stop()
        self.clear()
        if self._list is not None:
            self._list.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and shiboken6.isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.clearFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._wait()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._asked += 1
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.answers().step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter_pressed()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        draw_icon(painter, QRectF(11, (self.height() - 15) / 2, 15, 15), "search", colour("muted").name())
        if not self.text():
            painter.setFont(font(SMALL - 1))
            painter.setPen(colour("muted"))
            hint = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
            painter.drawText(self.rect().adjusted(0, 0, -12, 0), int(_RIGHT), hint)


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _Rows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.subtitle}" if row.subtitle else row.title
        return row if role == _ROW_ROLE else None


class PaletteList(QFrame):
    """The answers, over the page, right below the field; the field keeps the focus."""

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette_list_frame")
        self._model = _Rows(self)
        self.view = QListView(self)
        self.view.setObjectName("palette_list")
        self.view.setAccessibleName("Matches")
        self.view.setModel(self._model)
        self.view.setItemDelegate(_RowDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.entered.connect(self.view.setCurrentIndex)
        self.view.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SHADOW + 6, _SHADOW + 6, _SHADOW + 6, _SHADOW + 6)
        layout.addWidget(self.view)
        self.hide()

    def show_rows(self, rows: Sequence[PaletteRow], field: QWidget) -> None:
        """Show answers below a field; none hides the list."""
        self._model.show_rows(rows)
        if not rows:
            self.hide()
            return
        self.view.setCurrentIndex(self._model.index(0))
        corner = field.mapTo(self.window(), QPoint(field.width(), field.height() + 6))
        height = min(len(rows), _MOST_ROWS) * _ROW_HEIGHT + 14
        place = QRect(corner.x() - _WIDTH, corner.y(), _WIDTH, height)
        self.setGeometry(place.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW))
        self.raise_()
        self.show()

    def step(self, rows: int) -> None:
        """Move the choice up or down, around the ends."""
        count = self._model.rowCount()
        if count and self.isVisible():
            row = (self.view.currentIndex().row() + rows) % count
            self.view.setCurrentIndex(self._model.index(row))

    def choose_current(self) -> None:
        """Take the marked answer."""
        if self.isVisible():
            self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(_ROW_ROLE)
        if row is not None:
            self.hide()
            self.chosen.emit(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        draw_shadow(painter, rect.adjusted(0, -4, 0, -4), 10, reach=_SHADOW - 4, strength=0.22)
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_WIDTH - 20, _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW_ROLE)
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(QRectF(rect), 7, 7)
        tint = "accent_on_soft" if chosen else "muted"
        draw_icon(painter, QRectF(rect.left() + 12, rect.center().y() - 8, 18, 18), row.icon, colour(tint).name())
        words = rect.adjusted(42, 5, -10, -5)
        painter.setFont(font(weight=QFont.Weight.Medium))
        painter.setPen(colour("accent_on_soft" if chosen else "text"))
        upper = words.adjusted(0, 0, 0, -words.height() // 2) if row.subtitle else words
        painter.drawText(upper, _VCENTRE, _fitting(painter, row.title, words.width()))
        painter.setFont(font(SMALL))
        painter.setPen(colour(tint))
        lower = words.adjusted(0, words.height() // 2, 0, 0)
        painter.drawText(lower, _VCENTRE, _fitting(painter, row.subtitle, words.width()))
        painter.restore()


_VCENTRE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _fitting(painter: QPainter, text: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)
