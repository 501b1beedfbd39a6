"""What several self-painted widgets share: pills and soft shadows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from yeastar_desk.presentation.theme import colour, font
from yeastar_desk.presentation.theme.fonts import SMALL

TONES = {
    "neutral": ("muted", "neutral_soft"),
    "accent": ("accent_on_soft", "accent_soft"),
    "ok": ("ok", "ok_soft"),
    "warning": ("warning", "warning_soft"),
    "danger": ("danger", "danger_soft"),
}
"""The colour roles of a status: its words, and what they stand on."""

PILL_HEIGHT = 22


def pill_font() -> QFont:
    """The font of badges."""
    return font(SMALL - 0.5, QFont.Weight.Medium)


def pill_width(text: str) -> float:
    """Room that a badge with this text takes, in pixels."""
    return QFontMetricsF(pill_font()).horizontalAdvance(text) + 16


def draw_pill(painter: QPainter, rect: QRectF, text: str, tone: str, *, struck: bool = False) -> None:
    """Paint a badge: words on a soft rounded ground. Of too long a text the status and the end of a number stay."""
    words, ground = TONES[tone]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(ground, 0.6 if struck else 1.0))
    painter.drawRoundedRect(rect, 5, 5)
    pill = pill_font()
    pill.setStrikeOut(struck)
    painter.setFont(pill)
    painter.setPen(colour(words))
    shown = QFontMetricsF(pill).elidedText(text, Qt.TextElideMode.ElideMiddle, rect.width() - 12)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


def draw_shadow(painter: QPainter, rect: QRectF, radius: float, reach: int = 24, strength: float = 0.22) -> None:
    """Paint a soft shadow around a rounded rectangle by laying translucent ones over each other."""
    painter.setPen(Qt.PenStyle.NoPen)
    layers = reach // 2
    for distance in range(reach, 0, -2):
        nearness = 1.0 - distance / (reach + 2)
        painter.setBrush(colour("shadow", strength * 3.0 / layers * nearness**2))
        grown = rect.adjusted(-distance, -distance + reach / 4, distance, distance + reach / 4)
        painter.drawRoundedRect(grown, radius + distance, radius + distance)
