"""A QR code for the customer's phone, black on white in every theme: phones do not read light codes on dark ground."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET_ZONE = 4
"""Modules of white around the code that a reader needs."""
Modules = tuple[tuple[bool, ...], ...]


class QrCode(QWidget):
    """Shows the modules of a code, True is dark. Each module is a whole number of device pixels."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Modules = ()
        self._side = side
        self._faded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, modules: Modules, said: str, *, faded: bool = False) -> None:
        """Show a code; `said` is what screen readers say of it. A faded one is used up and cannot be read."""
        self._modules, self._faded = modules, faded
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def modules(self) -> Modules:
        """What is shown."""
        return self._modules

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._modules:
            return
        count = len(self._modules) + 2 * QUIET_ZONE
        ratio = self.devicePixelRatioF()
        module = max(1, int(min(self.width(), self.height()) * ratio / count)) / ratio
        left, top = ((length - module * count) / 2 + module * QUIET_ZONE for length in (self.width(), self.height()))
        dark = Qt.GlobalColor.lightGray if self._faded else Qt.GlobalColor.black
        for y, row in enumerate(self._modules):
            for x, is_dark in enumerate(row):
                if is_dark:
                    painter.fillRect(QRectF(left + x * module, top + y * module, module, module), dark)
