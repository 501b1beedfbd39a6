"""The theme in use, for everything that paints itself."""

from __future__ import annotations

from PySide6.QtGui import QColor

from yeastar_desk.presentation.theme.tokens import Tokens, load_tokens

_name = "light"


def set_current(name: str) -> None:
    """Remember which theme is in use; `apply_theme` calls this."""
    global _name
    _name = name


def current_name() -> str:
    """`"light"` or `"dark"`."""
    return _name


def tokens() -> Tokens:
    """The colours to paint with now. Ask when painting, do not keep them: the theme can change."""
    return load_tokens(_name)


def colour(role: str, alpha: float = 1.0) -> QColor:
    """The colour of a role as a QColor, with an opacity from 0 to 1."""
    made = QColor(getattr(tokens(), role))
    if alpha != 1.0:
        made.setAlphaF(alpha)
    return made
