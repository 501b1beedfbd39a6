"""Put the stored bytes of a document on paper: each page drawn by PDFium at the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from yeastar_desk.domain.errors import Refused
from yeastar_desk.presentation.preview.pages import POINTS_PER_INCH, PageFacts, draw_page, read_pages

HIGHEST_DPI = 600
"""Sharper is not visible on an office printer, and one A4 page at 1200 dpi takes 560 MB."""

_NOT_PRINTED = "The printer did not take the document. Check that it is switched on and try again. Nothing was lost."


def prepare(printer: QPrinter, page: PageFacts, name: str) -> None:
    """Before the dialog: the document's own paper, no margins added, its number as the name of the job."""
    printer.setDocName(name)
    size = QPageSize(_size_of(page), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    landscape = page.width > page.height
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0)))


def print_pdf(pdf: bytes, printer: QPrinter) -> int:
    """Print the pages that the dialog asked for. Run it on a lane: it takes up to a second a page.

    Returns:
        How many sheets' worth of pages were sent.

    Raises:
        Refused: the printer did not take it.
        ValueError: these bytes are not a PDF that can be read.
    """
    pages = read_pages(pdf)
    wanted = [number for number in range(len(pages)) if _is_wanted(number + 1, printer)]
    printer.setFullPage(True)
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise Refused(_NOT_PRINTED)
    sent = 0
    try:
        for copy in range(_copies(printer)):
            for position, number in enumerate(wanted):
                if (copy or position) and not printer.newPage():
                    raise Refused(_NOT_PRINTED)
                _paint(painter, printer, pdf, number, pages[number])
                sent += 1
    finally:
        painter.end()
    return sent


def _size_of(page: PageFacts) -> QSizeF:
    return QSizeF(min(page.width, page.height), max(page.width, page.height))


def _is_wanted(number: int, printer: QPrinter) -> bool:
    if printer.printRange() != QPrinter.PrintRange.PageRange or not printer.fromPage():
        return True
    return printer.fromPage() <= number <= (printer.toPage() or printer.fromPage())


def _copies(printer: QPrinter) -> int:
    """Copies that we have to make ourselves."""
    return 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)


def _paint(painter: QPainter, printer: QPrinter, pdf: bytes, number: int, page: PageFacts) -> None:
    """Draw one page in its own size, centred on the sheet, made smaller only when the sheet is smaller."""
    dots = printer.resolution()
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    width, height = (length / POINTS_PER_INCH * dots for length in (page.width, page.height))
    shrunk = min(1.0, sheet.width() / width, sheet.height() / height)
    target = QRectF(0, 0, width * shrunk, height * shrunk)
    target.moveCenter(sheet.center())
    picture = draw_page(pdf, number, min(dots, HIGHEST_DPI) / POINTS_PER_INCH * shrunk)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(target, picture)
