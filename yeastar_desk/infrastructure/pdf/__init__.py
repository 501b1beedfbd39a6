"""Paper: a document's frozen content to PDF bytes.

The PDF that is previewed, printed, saved, mailed and stored is the same bytes: `render` is a pure function. The PDF
writer is imported when the first page is drawn, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yeastar_desk.domain.documents import DocumentContent

if TYPE_CHECKING:
    from yeastar_desk.application.event_report import ReportPaper
    from yeastar_desk.domain.day_close import DayClose


def render(content: DocumentContent, logo: bytes | None = None, *, copy: bool = False) -> bytes:
    """Draw a document.

    Args:
        content: what to print, in `content.language` on `content.paper`.
        logo: PNG or JPEG for the letterhead; one that cannot be read is left out.
        copy: mark every page as a copy.
    """
    from yeastar_desk.infrastructure.pdf.document import draw

    return draw(content, logo, copy)


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of a text that no shipped font can print; they come out as □."""
    from yeastar_desk.infrastructure.pdf.text import LONG_LIMIT, missing_characters

    return missing_characters(text, LONG_LIMIT)


def render_day_close(close: DayClose) -> bytes:
    """Draw a day close."""
    from yeastar_desk.infrastructure.pdf.day_close import draw

    return draw(close)


def render_report(paper: ReportPaper) -> bytes:
    """Draw an event report."""
    from yeastar_desk.infrastructure.pdf.report import draw

    return draw(paper)
