"""Whether things may move: off when the rep or the system asks for reduced motion."""

from __future__ import annotations

_asked_for_stillness = False


def set_reduced_motion(reduced: bool) -> None:
    """Switch animations off (or leave it to the system)."""
    global _asked_for_stillness
    _asked_for_stillness = reduced


def duration(milliseconds: int) -> int:
    """How long an animation may take: 0 under reduced motion."""
    if _asked_for_stillness or _system_asks_for_stillness():
        return 0
    return milliseconds


def _system_asks_for_stillness() -> bool:
    from PySide6.QtWidgets import QApplication, QStyle  # its many enumerations come after the first paint

    return QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
