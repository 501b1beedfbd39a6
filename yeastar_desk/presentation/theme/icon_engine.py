"""Icons of buttons. They look their colour up when they are painted, so they follow a change of theme."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from yeastar_desk.presentation.theme.current import tokens
from yeastar_desk.presentation.theme.icons import draw_icon, icon_pixmap


def icon_of(name: str, role: str, checked: str) -> QIcon:
    """An icon in the colour of a token role; `checked` is the role while its button is checked."""
    return QIcon(_Engine(name, role, checked))


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str, checked: str) -> None:
        super().__init__()
        self._name, self._role, self._checked = name, role, checked

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._checked)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        role = self._checked if state == QIcon.State.On else self._role
        return tokens().faint if mode == QIcon.Mode.Disabled else getattr(tokens(), role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, QRectF(rect), self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return icon_pixmap(self._name, self._colour(mode, state), size, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return icon_pixmap(self._name, self._colour(mode, state), size, scale)
