"""The pages of a PDF as pictures, made by PDFium. Never call this on the GUI thread: a page takes 10 to 50 ms.

PDFium is not thread-safe, so every call into it holds one lock, whichever lane it comes from.
"""

from __future__ import annotations

import ctypes
import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

_turn = threading.Lock()

POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Size of a page in points (1/72 inch), and its words for screen readers."""

    width: float
    height: float
    text: str


def read_pages(pdf: bytes) -> tuple[PageFacts, ...]:
    """Size and words of every page.

    Raises:
        ValueError: these bytes are not a PDF that can be read.
    """
    import pypdfium2

    with _turn:
        document = _open(pdf)
        try:
            return tuple(_facts(document[number]) for number in range(len(document)))
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error
        finally:
            document.close()


def draw_page(pdf: bytes, number: int, scale: float) -> QImage:
    """One page as a picture.

    Args:
        number: from 0.
        scale: pixels per point; 1.0 is 72 dpi.

    Raises:
        ValueError: these bytes are not a PDF that can be read.
    """
    import pypdfium2

    with _turn:
        document = _open(pdf)
        try:
            # Grey edges: coloured ones of LCD smoothing look wrong on paper and on a scaled screen.
            bitmap = document[number].render(
                scale=scale, rev_byteorder=False, prefer_bgrx=True, optimize_mode=None, may_draw_forms=False
            )
            return _image(bitmap)
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error
        finally:
            document.close()


def _open(pdf: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError(str(error)) from error


def _facts(page: Any) -> PageFacts:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        words: str = text.get_text_range()
    finally:
        text.close()
    return PageFacts(width, height, words)


def _image(bitmap: Any) -> QImage:
    buffer = ctypes.string_at(bitmap.buffer, bitmap.stride * bitmap.height)
    picture = QImage(buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return picture.copy()  # of its own: the buffer goes away
