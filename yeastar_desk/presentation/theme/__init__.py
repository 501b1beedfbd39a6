"""One look on three systems: Fusion, a palette from token files, and a small style sheet for shape only.

`apply_theme(app, "light" | "dark" | "system")` may be called again at any time. Whatever paints itself asks
`tokens()` or `colour(role)` while painting; Qt repaints everything when the palette changes.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from yeastar_desk.presentation.theme.current import colour, current_name, set_current, tokens
from yeastar_desk.presentation.theme.focus_ring import FocusRing
from yeastar_desk.presentation.theme.fonts import font, load_fonts
from yeastar_desk.presentation.theme.icons import draw_icon, icon
from yeastar_desk.presentation.theme.motion import duration, set_reduced_motion
from yeastar_desk.presentation.theme.palette import palette_of
from yeastar_desk.presentation.theme.stylesheet import stylesheet

Choice = Literal["light", "dark", "system"]

__all__ = [
    "Choice",
    "apply_theme",
    "colour",
    "current_name",
    "draw_icon",
    "duration",
    "font",
    "icon",
    "set_reduced_motion",
    "tokens",
]


def apply_theme(app: QApplication, choice: Choice = "system") -> None:
    """Give the whole application a theme, now and for windows made later; `"system"` follows the system."""
    if app.property("themeChoice") is None:
        load_fonts()
        if not app.property("startedInFusion"):
            app.setStyle("Fusion")
        FocusRing(app)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow_system(app))
    app.setProperty("themeChoice", choice)
    name = _system_theme(app) if choice == "system" else choice
    set_current(name)
    app.setFont(font())
    app.setPalette(palette_of(tokens()))
    app.setStyleSheet("")  # Qt takes six times as long to put one sheet in the place of another
    app.setStyleSheet(stylesheet(tokens()))


def _follow_system(app: QApplication) -> None:
    if app.property("themeChoice") == "system" and _system_theme(app) != current_name():
        apply_theme(app, "system")


def _system_theme(app: QApplication) -> str:
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
