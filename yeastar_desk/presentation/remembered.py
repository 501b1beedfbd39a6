"""What the window remembers about itself between starts: sizes and columns, never settings or business data."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

WINDOW_FILE = "window.ini"


def remembered(home: Path) -> QSettings:
    """The file of the window's geometry in the home folder; it can be deleted at any time."""
    return QSettings(str(home / WINDOW_FILE), QSettings.Format.IniFormat)
