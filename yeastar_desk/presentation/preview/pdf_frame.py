"""A document with its states: on its way, shown, or why it cannot be shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from yeastar_desk.presentation.ports import Lane
from yeastar_desk.presentation.preview.pdf_view import PdfView
from yeastar_desk.presentation.theme import icon
from yeastar_desk.presentation.widgets import StatePages, button, label, set_shown

_UNREADABLE = "This document cannot be shown."


class PdfFrame(QFrame):
    """A `PdfView` under a bar with page and zoom; the bar of a one-page document has the zoom only."""

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PdfView()
        self.view.setObjectName("document_view")
        self.states = StatePages()
        self.states.set_content(self.view)
        self.states.error.retry_requested.connect(self.retry_requested)
        self._page = label("", "small")
        self._page.setObjectName("document_page_label")
        self._before = self._tool("arrow_left", "Page before", "page_before_button")
        self._after = self._tool("arrow_right", "Next page", "page_after_button")
        smaller = self._tool("minus", "Smaller", "zoom_out_button")
        larger = self._tool("plus", "Larger", "zoom_in_button")
        width = button("Fit width", "quiet", "fit_width_button")
        whole = button("Whole page", "quiet", "fit_page_button")
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._before, self._page, self._after):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (smaller, larger, width, whole):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._bar)
        column.addWidget(self.states, 1)
        smaller.clicked.connect(self.view.zoom_out)
        larger.clicked.connect(self.view.zoom_in)
        width.clicked.connect(self.view.fit_width)
        whole.clicked.connect(self.view.fit_page)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.view.opened.connect(self._opened)
        self.view.failed.connect(self._failed)
        self.view.page_changed.connect(self._show_page)
        self._bar.hide()

    def _tool(self, name: str, said: str, object_name: str) -> QPushButton:
        made = button("", "quiet", object_name)
        made.setIcon(icon(name))
        made.setIconSize(QSize(16, 16))
        made.setFixedWidth(34)
        made.setAccessibleName(said)
        made.setToolTip(said)
        made.setProperty("compact", True)
        return made

    def use_lane(self, lane: Lane) -> None:
        """Say where pages are drawn."""
        self.view.use_lane(lane)

    def show_loading(self) -> None:
        """The document is on its way."""
        self.view.clear()
        self._bar.hide()
        self.states.show_loading("Making the document…")

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Show a document; `name` is its number."""
        self.states.show_content()
        self.view.show_pdf(pdf, name)

    def show_problem(self, sentence: str) -> None:
        """Say why there is nothing to see; the rep can try again."""
        self._bar.hide()
        self.states.show_error(sentence)

    def _opened(self, count: int) -> None:
        self._bar.show()
        self.view.fit()
        for widget in (self._before, self._after, self._page):
            set_shown(widget, count > 1)
        self._show_page(0)

    def _failed(self, details: str) -> None:
        self._bar.hide()
        self.states.show_error(_UNREADABLE, "It is stored; export it with Save PDF and open it elsewhere.", details)

    def _show_page(self, number: int) -> None:
        count = self.view.count()
        self._page.setText(f"Page {number + 1} of {count}")
        self._before.setEnabled(number > 0)
        self._after.setEnabled(number + 1 < count)

    def _go_back(self) -> None:
        self.view.go_to(self.view.page() - 1)

    def _go_on(self) -> None:
        self.view.go_to(self.view.page() + 1)
