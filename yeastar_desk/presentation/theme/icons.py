"""Own one-colour SVG icons (24 grid), painted at the asked size in a colour of the current theme."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache

from yeastar_desk.assets import asset

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


def icon(name: str, role: str = "muted", *, checked: str = "") -> QIcon:
    """The icon `resources/icons/NAME.svg` in the colour of a token role (`checked`: role while checked)."""
    from yeastar_desk.presentation.theme.icon_engine import icon_of  # the first paint has no button with an icon

    return icon_of(name, role, checked or role)


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Paint an icon into a rectangle in a colour such as `tokens().ok`."""
    ratio = painter.device().devicePixelRatio()
    picture = icon_pixmap(name, colour, QSize(round(rect.width()), round(rect.height())), ratio)
    painter.drawPixmap(rect.topLeft(), picture)


def icon_pixmap(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    """An icon as a picture of `size` device-independent pixels, kept for the next time."""
    key = f"desk-icon/{name}/{colour}/{size.width()}x{size.height()}@{ratio}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    from PySide6.QtCore import QByteArray
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
