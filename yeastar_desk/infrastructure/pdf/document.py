"""A document's content to PDF bytes."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from yeastar_desk.domain.documents import DocumentContent
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf.closing import closing
from yeastar_desk.infrastructure.pdf.flow import Page, paginate
from yeastar_desk.infrastructure.pdf.frame import NEXT_TOP, Frame, Sheet, sheet_of
from yeastar_desk.infrastructure.pdf.head import FIRST_TOP, address_lines, draw_head, title_of
from yeastar_desk.infrastructure.pdf.lines import line_table, row
from yeastar_desk.infrastructure.pdf.payment import account
from yeastar_desk.infrastructure.pdf.pen import Pen
from yeastar_desk.infrastructure.pdf.table import LaidRow, Table
from yeastar_desk.infrastructure.pdf.text import pdf_text
from yeastar_desk.infrastructure.pdf.words import Words, words_in

# Space above and below a row's text, and its scale: the first that brings a short document onto one page, else the
# usual one.
USUAL = (3.2, 1.0)
DENSITIES = ((4.5, 1.0), USUAL, (2.2, 1.0), (1.4, 1.0), (0.9, 0.9))
SHORT = 12  # lines
RUNNING_NAME = 48  # characters of the company's name on later pages, so that they can still be read

RENDERING = threading.Lock()  # the faces are shared and keep the state of the document that is being written


def draw(content: DocumentContent, logo: bytes | None, copy: bool) -> bytes:
    """Draw a document. The same arguments give the same bytes."""
    with RENDERING:
        return _draw(content, logo, copy)


def _draw(content: DocumentContent, logo: bytes | None, copy: bool) -> bytes:
    words = words_in(content.language)
    sheet = sheet_of(content.paper)
    plan = _plan(content, words, sheet)
    buffer = io.BytesIO()
    pen = Pen(_canvas(buffer, content, words, sheet), sheet.width, sheet.height, words.right_to_left)
    frame = _frame(content, words, sheet, copy)
    for number, page in enumerate(plan.pages, start=1):
        if number == 1:
            draw_head(pen, content, words, logo, copy)
        y = _draw_rows(pen, FIRST_TOP if number == 1 else NEXT_TOP, plan, page)
        for block in page.blocks:
            block.draw(pen, y)
            y += block.height
        frame.draw(pen, number, len(plan.pages))
        pen.end_page()
    pen.canvas.save()
    return buffer.getvalue()


def _canvas(buffer: io.BytesIO, content: DocumentContent, words: Words, sheet: Sheet) -> Canvas:
    canvas = Canvas(
        buffer,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        pageCompression=1,
        lang=words.language,
        initialFontName="InterPaper-Regular",
    )
    canvas.setTitle(f"{title_of(content, words)} {pdf_text(content.number)}")
    canvas.setAuthor(pdf_text(content.seller.name))
    canvas.setSubject(pdf_text(content.subject_name))
    canvas.setCreator("Yeastar Desk")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything measured: the rows, what goes on which page, and the sum of the amounts up to a row."""

    table: Table
    rows: list[LaidRow]
    pages: list[Page]
    words: Words
    currency: str
    sums: list[int]

    def carry(self, pen: Pen, y: float, key: str, rows: int) -> float:
        """Draw the sum of the first `rows` rows."""
        amount = self.words.amount(Money(self.sums[rows - 1], self.currency))
        return self.table.draw_carry(pen, y, self.words(key), amount)


def _plan(content: DocumentContent, words: Words, sheet: Sheet) -> _Plan:
    blocks = closing(content, words, sheet.inner)
    cells = [row(position, item, words) for position, item in enumerate(content.lines, start=1)]
    sums = list(accumulate(item.amount.minor for item in content.lines))
    for padding, scale in (*DENSITIES, USUAL) if len(cells) <= SHORT else (USUAL,):
        table = line_table(content, words, sheet.inner, padding, scale)
        rows = [table.lay(item) for item in cells]
        heights = [laid.height for laid in rows]
        pages = paginate(heights, blocks, sheet.bottom - FIRST_TOP, sheet.bottom - NEXT_TOP)
        if len(pages) == 1:
            break
    return _Plan(table, rows, pages, words, content.currency, sums)


def _draw_rows(pen: Pen, y: float, plan: _Plan, page: Page) -> float:
    if page.first == page.last:
        return y
    y = plan.table.draw_titles(pen, y)
    if page.first:
        y = plan.carry(pen, y, "table.brought", page.first)
    for laid in plan.rows[page.first : page.last]:
        y = plan.table.draw(pen, y, laid)
    if page.last < len(plan.rows):
        y = plan.carry(pen, y, "table.carried", page.last)
    return y


def _frame(content: DocumentContent, words: Words, sheet: Sheet, copy: bool) -> Frame:
    seller = content.seller
    title = words.find("banner", content.type.value) or title_of(content, words)
    registration = (
        ("footer.tax_number", seller.tax_number),
        ("footer.registration", seller.registration),
    )
    footer = (
        (seller.name, *address_lines(seller, words)),
        tuple(filter(None, (seller.email, seller.phone, seller.website))),
        tuple(words.join(" ", words(key), value) for key, value in registration if value),
        tuple(words.join(" ", label, value) for label, value in account(content, words)[1:]),
    )
    marks = [words("banner.demo")] if content.demo else []
    company = pdf_text(content.subject_name or content.buyer.name, RUNNING_NAME)
    running = words.join(" · ", words("banner.copy") if copy else "", content.number, company)
    return Frame(sheet, marks, (title, running), footer, words("footer.page"))
