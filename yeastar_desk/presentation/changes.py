"""Where pages learn that something they show was changed by another page or by a synchronisation."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from yeastar_desk.presentation.ports import Changed


class Changes(QObject):
    """One bus for the window. Publish on the GUI thread only, after the commit."""

    changed = Signal(object)
    """A `Changed`: reload if its subject is yours."""

    def publish(self, change: Changed) -> None:
        """Tell all pages."""
        self.changed.emit(change)
