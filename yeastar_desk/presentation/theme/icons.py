"""Own one-colour SVG icons (24 grid), painted at the asked size in a colour of the current theme.

The engine looks the colour up when it paints, so icons follow a change of theme without being replaced.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from yeastar_desk.assets import asset
from yeastar_desk.presentation.theme.current import tokens


def icon(name: str, role: str = "muted", *, checked: str = "") -> QIcon:
    """The icon `resources/icons/NAME.svg` in the colour of a token role (`checked`: role while checked)."""
    return QIcon(_Engine(name, role, checked or role))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Paint an icon into a rectangle in a colour such as `tokens().ok`."""
    ratio = painter.device().devicePixelRatio()
    pixmap = _pixmap(name, colour, QSize(round(rect.width()), round(rect.height())), ratio)
    painter.drawPixmap(rect.topLeft(), pixmap)


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str, checked: str) -> None:
        super().__init__()
        self._name, self._role, self._checked = name, role, checked

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._checked)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        role = self._checked if state == QIcon.State.On else self._role
        return tokens().faint if mode == QIcon.Mode.Disabled else tokens().by_role()[role]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, QRectF(rect), self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _pixmap(self._name, self._colour(mode, state), size, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _pixmap(self._name, self._colour(mode, state), size, scale)


def _pixmap(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    key = f"desk-icon/{name}/{colour}/{size.width()}x{size.height()}@{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    from PySide6.QtSvg import QSvgRenderer  # only when the first icon is painted

    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    source = _source(name).replace("currentColor", colour)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


@cache
def _source(name: str) -> str:
    return asset("icons", f"{name}.svg").read_text(encoding="utf-8")
