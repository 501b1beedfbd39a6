"""What several self-painted widgets share: lines of words, pills and soft shadows."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import BODY, SMALL, points

TONES = {
    "neutral": ("muted", "neutral_soft"),
    "accent": ("accent_on_soft", "accent_soft"),
    "ok": ("ok", "ok_soft"),
    "warning": ("warning", "warning_soft"),
    "danger": ("danger", "danger_soft"),
}
"""The colour roles of a status: its words, and what they stand on."""

PILL_HEIGHT = 22
_PILL_SIZE = SMALL - 0.5
_PILL_WEIGHT = QFont.Weight.Medium


def draw_words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str = "text",
    *,
    size: float = BODY,
    weight: QFont.Weight = QFont.Weight.Normal,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    tabular: bool = False,
    struck: bool = False,
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    """Paint one line in the middle of the height of `rect`, at its left, right or centre; `cut` for want of room.

    A page of a table paints hundreds of them, so their layout is kept: `drawText` makes it anew each time, which was
    half of what painting a table took.
    """
    face = (points(size), size, weight, tabular, struck)
    used, laid_out, room = _laid_out(text, *face)
    if room.width() > rect.width():
        used, laid_out, room = _laid_out(_cut_short(text, rect.width(), cut, *face), *face)
    left = rect.left()
    if side == Qt.AlignmentFlag.AlignRight:
        left = rect.right() - room.width()
    elif side == Qt.AlignmentFlag.AlignHCenter:
        left += (rect.width() - room.width()) / 2
    painter.setFont(used)
    painter.setPen(colour(role))
    if struck:  # the line through a kept layout comes out elsewhere when the widget is not at the window's left
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, laid_out.text())
        return
    painter.drawStaticText(QPointF(left, rect.top() + (rect.height() - room.height()) / 2), laid_out)


@lru_cache(2000)
def _laid_out(
    text: str, _points: float, size: float, weight: QFont.Weight, tabular: bool, struck: bool
) -> tuple[QFont, QStaticText, QSizeF]:
    """Kept without the room there is, so that a column that is dragged is not laid out anew at each pixel.

    `_points` is there because the same size is another font when the resolution of the screen changes.
    """
    used = font(size, weight, tabular=tabular)
    used.setStrikeOut(struck)
    laid_out = QStaticText(_on_one_line(text))
    laid_out.setTextFormat(Qt.TextFormat.PlainText)
    laid_out.prepare(QTransform(), used)
    return used, laid_out, laid_out.size()


@lru_cache(2000)
def _cut_short(
    text: str,
    width: float,
    cut: Qt.TextElideMode,
    points: float,
    size: float,
    weight: QFont.Weight,
    tabular: bool,
    struck: bool,
) -> str:
    used, _, _ = _laid_out(text, points, size, weight, tabular, struck)
    return QFontMetricsF(used).elidedText(_on_one_line(text), cut, width)


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def pill_width(text: str) -> float:
    """Room that a badge with this text takes, in pixels."""
    return QFontMetricsF(font(_PILL_SIZE, _PILL_WEIGHT)).horizontalAdvance(text) + 16


def draw_pill(painter: QPainter, rect: QRectF, text: str, tone: str, *, struck: bool = False) -> None:
    """Paint a badge: words on a soft rounded ground. Of too long a text the status and the end of a number stay."""
    words, ground = TONES[tone]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground, 0.6 if struck else 1.0))
    painter.drawRoundedRect(rect, 5, 5)
    room, cut = rect.adjusted(6, 0, -6, 0), Qt.TextElideMode.ElideMiddle
    middle = Qt.AlignmentFlag.AlignHCenter
    draw_words(painter, room, text, words, size=_PILL_SIZE, weight=_PILL_WEIGHT, side=middle, struck=struck, cut=cut)


def draw_shadow(painter: QPainter, rect: QRectF, radius: float, reach: int = 24, strength: float = 0.22) -> None:
    """Paint a soft shadow around a rounded rectangle by laying translucent ones over each other."""
    painter.setPen(Qt.PenStyle.NoPen)
    layers = reach // 2
    for distance in range(reach, 0, -2):
        nearness = 1.0 - distance / (reach + 2)
        painter.setBrush(colour("shadow", strength * 3.0 / layers * nearness**2))
        grown = rect.adjusted(-distance, -distance + reach / 4, distance, distance + reach / 4)
        painter.drawRoundedRect(grown, radius + distance, radius + distance)
