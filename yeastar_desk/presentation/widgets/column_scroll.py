"""A column of cards that scrolls when the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ColumnScroll(QScrollArea):
    """Its content is as wide as the area and as high as its words need at that width.

    `QScrollArea` with `widgetResizable` asks for the height that wrapped words need at their narrowest, and so
    scrolls although everything would fit.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("focusRing", "none")
        self._fitting = False

    def setWidget(self, widget: QWidget) -> None:
        super().setWidget(widget)
        self.setWidgetResizable(False)
        widget.installEventFilter(self)
        if self.isVisible():  # else the first resize does it: measuring polishes everything inside, for nothing
            self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Twice: a scroll bar that appears takes width away, and narrower words may need more height."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is None or layout is None or self._fitting:
            return
        self._fitting = True
        try:
            for _again in range(2):
                width = self.viewport().width()
                least = layout.minimumHeightForWidth(width) if layout.hasHeightForWidth() else -1
                least = least if least >= 0 else layout.minimumSize().height()
                content.resize(width, max(self.viewport().height(), least))
        finally:
            self._fitting = False
