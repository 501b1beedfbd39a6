"""What comes before everything else: Qt itself."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def make_application(program: str) -> QApplication:
    """The QApplication of this program.

    The style is asked for on Qt's command line: `setStyle` hands a QStyle to Python, whose many enumerations would
    all be made before the first paint.
    """
    app = QApplication([program, "-style", "fusion"])
    app.setProperty("startedInFusion", True)
    return app
