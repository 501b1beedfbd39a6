"""A PDF on screen, as wide as there is room, sharp at any scale; pages are drawn away from the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from yeastar_desk.presentation.ports import Lane, Ticket
from yeastar_desk.presentation.preview.pages import PageFacts, draw_page, read_pages
from yeastar_desk.presentation.theme import colour
from yeastar_desk.presentation.widgets.painting import draw_shadow

_GAP = 16
_MARGIN = 14
_PICTURES_KEPT = 6
_LARGEST = 4.0
_STEP = 1.25
_NEARLY = 0.85
_WIDEST = 860
"""Logical pixels; a wider page makes the eyes travel and shows less of it."""
RESIZE_PAUSE_MS = 120


class PdfView(QAbstractScrollArea):
    """Shows all pages below each other. Ctrl with plus, minus and 0 zooms; 1.0 fills the width."""

    opened = Signal(int)
    """The document is readable and has this many pages."""
    failed = Signal(str)
    """The bytes cannot be shown; why, for the log."""
    page_changed = Signal(int)
    """The page in view, from 0."""
    drawn = Signal(int)
    """A page is on screen at its full sharpness."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane: Lane | None = None
        self._pdf = b""
        self._pages: tuple[PageFacts, ...] = ()
        self._zoom = 1.0
        self._pictures: OrderedDict[int, tuple[int, QImage]] = OrderedDict()
        self._awaited: dict[int, tuple[int, Ticket]] = {}
        self._opening: Ticket | None = None
        self._page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 4)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().setSingleStep(48)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(RESIZE_PAUSE_MS)
        self._settle.timeout.connect(self.viewport().update)

    def use_lane(self, lane: Lane) -> None:
        """Say where pages are drawn; not the database lane, printing may take long."""
        self._lane = lane

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Show a document; `name` is its number, for screen readers."""
        self.clear()
        self.setAccessibleName(name)
        self._pdf = pdf
        if self._lane is not None:
            self._opening = self._lane.submit(lambda: read_pages(pdf), self._take, self._refuse, owner=self)

    def clear(self) -> None:
        """Show nothing."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None
        for _, ticket in self._awaited.values():
            ticket.cancel()
        self._awaited.clear()
        self._pictures.clear()
        self._pages = ()
        self._pdf = b""
        self._page = 0
        self.setAccessibleDescription("")
        self._measure()

    def count(self) -> int:
        """Number of pages, 0 while nothing is shown."""
        return len(self._pages)

    def is_drawn(self) -> bool:
        """Whether everything in view is at its full sharpness."""
        return bool(self._pages) and all(self._is_sharp(number) for number in self._in_view())

    # zoom and paging

    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """1.0 fills the width."""
        self._zoom = min(max(zoom, 0.25), _LARGEST)
        self._measure()
        self._settle.start()
        self.viewport().update()

    def fit_width(self) -> None:
        self.set_zoom(1.0)

    def fit_page(self) -> None:
        """Make the page in view fit as a whole."""
        if self._pages:
            self.set_zoom(self._whole_page())

    def fit(self) -> None:
        """Fill the width, or show the whole page where that costs hardly any size."""
        whole = self._whole_page() if self._pages else 1.0
        self.set_zoom(whole if _NEARLY <= whole < 1.0 else min(1.0, _WIDEST / max(self._room(), 1)))

    def _whole_page(self) -> float:
        page = self._pages[self._page]
        room = self.viewport().height() - 2 * _MARGIN
        return room / page.height * page.width / max(self._room(), 1)

    def zoom_in(self) -> None:
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self._zoom / _STEP)

    def go_to(self, number: int) -> None:
        """Bring a page into view."""
        if 0 <= number < len(self._pages):
            self.verticalScrollBar().setValue(self._rect(number).top() - _MARGIN)

    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    # geometry: all in logical pixels of the scrolled content

    def _room(self) -> int:
        """Width for pages. The scroll bar's is always kept free: a page must not change size because it appears."""
        return self.width() - self.verticalScrollBar().sizeHint().width() - 2 * _MARGIN

    def _scale(self) -> float:
        """Logical pixels per point; the widest page fills the width at zoom 1."""
        widest = max((page.width for page in self._pages), default=595.0)
        return max(self._room(), 50) / widest * self._zoom

    def _rect(self, number: int) -> QRect:
        scale = self._scale()
        top = _MARGIN + sum(round(page.height * scale) + _GAP for page in self._pages[:number])
        page = self._pages[number]
        width, height = round(page.width * scale), round(page.height * scale)
        left = max((self.viewport().width() - width) // 2, _MARGIN)
        return QRect(left, top, width, height)

    def _measure(self) -> None:
        bottom = self._rect(len(self._pages) - 1) if self._pages else QRect()
        height = bottom.bottom() + _MARGIN if self._pages else 0
        width = max((self._rect(number).width() for number in range(len(self._pages))), default=0) + 2 * _MARGIN
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(height - self.viewport().height(), 0))
        vertical.setPageStep(self.viewport().height())
        horizontal.setRange(0, max(width - self.viewport().width(), 0))
        horizontal.setPageStep(self.viewport().width())

    def _in_view(self) -> list[int]:
        top = self.verticalScrollBar().value()
        window = QRect(-100_000, top, 200_000, self.viewport().height())
        return [number for number in range(len(self._pages)) if self._rect(number).intersects(window)]

    def sizeHint(self) -> QSize:
        return QSize(420, 600)

    # pages arrive

    def _take(self, pages: tuple[PageFacts, ...]) -> None:
        self._opening = None
        self._pages = pages
        words = "\n".join(page.text for page in pages[:3])
        self.setAccessibleDescription(words)
        self.verticalScrollBar().setValue(0)
        self._measure()
        self.viewport().update()
        self.opened.emit(len(pages))

    def _refuse(self, error: Exception) -> None:
        self._opening = None
        self.failed.emit(str(error))

    def _pixels(self, number: int) -> int:
        """Width in device pixels that a page is drawn with."""
        return round(self._rect(number).width() * self.devicePixelRatioF())

    def _is_sharp(self, number: int) -> bool:
        return number in self._pictures and self._pictures[number][0] == self._pixels(number)

    def _ask_for(self, number: int) -> None:
        pixels = self._pixels(number)
        if self._lane is None or self._settle.isActive():
            return
        if number in self._awaited:
            if self._awaited[number][0] == pixels:
                return
            self._awaited.pop(number)[1].cancel()
        pdf, scale = self._pdf, pixels / self._pages[number].width
        ticket = self._lane.submit(
            lambda: draw_page(pdf, number, scale), partial(self._drawn, number, pixels), self._refuse, owner=self
        )
        self._awaited[number] = (pixels, ticket)

    def _drawn(self, number: int, pixels: int, picture: QImage) -> None:
        self._awaited.pop(number, None)
        self._pictures[number] = (pixels, picture)
        self._pictures.move_to_end(number)
        while len(self._pictures) > max(_PICTURES_KEPT, len(self._in_view())):
            self._pictures.popitem(last=False)
        self.viewport().update()
        self.drawn.emit(number)

    # events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        for number in self._in_view():
            rect = self._rect(number).translated(-offset)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_shadow(painter, QRectF(rect), 2, reach=12, strength=0.16)
            painter.fillRect(rect, Qt.GlobalColor.white)
            painter.setPen(colour("line"))
            if number in self._pictures:
                painter.drawImage(rect, self._pictures[number][1])
            if not self._is_sharp(number):
                self._ask_for(number)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        number = next((n for n in range(len(self._pages)) if self._rect(n).bottom() + _GAP > middle), self._page)
        if number != self._page:
            self._page = number
            self.page_changed.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if self._pages:
            self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                self.zoom_in()
                return
            if event.key() == Qt.Key.Key_Minus:
                self.zoom_out()
                return
            if event.key() == Qt.Key.Key_0:
                self.fit_width()
                return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)
