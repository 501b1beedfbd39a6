"""Inter in the few sizes the design uses, with tabular figures for money."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from yeastar_desk.assets import asset

FAMILY = "Inter Desk"

# Sizes in device-independent pixels.
SMALL = 12.5
BODY = 14.0
SECTION = 15.0
TITLE = 17.0
TOTAL = 20.0
HERO = 26.0

_TABULAR = QFont.Tag("tnum")


def load_fonts() -> None:
    """Make the shipped Inter known to Qt; without it a bare system draws every letter as a box."""
    for file in sorted(asset("fonts").glob("Inter-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def points(pixels: float) -> float:
    """Font sizes are set in points because Qt rounds a pixel size to whole pixels (12.5 matters here)."""
    return pixels * 72.0 / QGuiApplication.primaryScreen().logicalDotsPerInchY()


def font(pixels: float = BODY, weight: QFont.Weight = QFont.Weight.Normal, *, tabular: bool = False) -> QFont:
    """Inter at a size in pixels; `tabular` gives all figures the same width, for columns of money."""
    return QFont(_font(points(pixels), weight, tabular=tabular))


@lru_cache(64)  # a page of a table asks for hundreds
def _font(points: float, weight: QFont.Weight, *, tabular: bool) -> QFont:
    made = QFont(FAMILY)
    made.setPointSizeF(points)
    made.setWeight(weight)
    made.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)  # letters keep their distances
    if tabular:
        made.setFeature(_TABULAR, 1)
    return made
