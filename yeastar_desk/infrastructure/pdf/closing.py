"""What follows the table: totals with taxes beside the payment instructions, the commitment, the notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import segno

from yeastar_desk.domain.documents import DocumentContent, DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf import payment
from yeastar_desk.infrastructure.pdf.flow import Block
from yeastar_desk.infrastructure.pdf.frame import MARGIN
from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Pen, Style, wrap
from yeastar_desk.infrastructure.pdf.text import LONG_LIMIT, Line, line
from yeastar_desk.infrastructure.pdf.words import Words

TOTALS_WIDTH = 70 * MM
CODE_SIDE = 23 * MM
LABEL_WIDTH = 21 * MM
GAP = 4 * MM
POINTS_PER_ROW = 5

HEADING = Style(8.5, bold=True)
TEXT = Style(8)
LABEL = Style(8, colour=Colour.MUTED)
SMALL = Style(6.8, colour=Colour.MUTED)
TOTAL = Style(10.5, bold=True)

Placed = list[tuple[Line, Style]]


def closing(content: DocumentContent, words: Words, width: float) -> list[Block]:
    """The blocks below the table, in order. The first one has the totals and how to pay."""
    pay = _payment(content, words, width - TOTALS_WIDTH - 1.5 * GAP)
    totals = _totals(content, words, width)

    def draw(pen: Pen, y: float) -> None:
        pay.draw(pen, y + 1.2 * GAP)
        totals.draw(pen, y + 1.2 * GAP)

    blocks = [Block(max(pay.height, totals.height) + 1.2 * GAP, draw)]
    if content.commitment is not None:
        points = content.commitment.points
        for start in range(0, len(points), POINTS_PER_ROW):
            heading = words("commitment.heading") if start == 0 else ""
            blocks.append(_timeline(points[start : start + POINTS_PER_ROW], heading, words, width))
    blocks += [_note(text, width) for text in content.notes if text.strip()]
    return blocks


def _place(text: str, style: Style, width: float, limit: int = LONG_LIMIT) -> Placed:
    return [(ready, style) for ready in wrap(text, style, width, limit)]


def _height(placed: Placed) -> float:
    return sum(style.leading for _, style in placed)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A row of the totals: its label and reason (wrapped) and its amount. A final one stands below a rule."""

    label: Placed
    amount: str
    final: bool = False

    @property
    def style(self) -> Style:
        return TOTAL if self.final else TEXT

    @property
    def room(self) -> float:
        """Width that the amount may take, in points."""
        return TOTALS_WIDTH * (0.56 if self.final else 0.36)

    @property
    def height(self) -> float:
        return _height(self.label) + (11 if self.final else 3)


def _sums(content: DocumentContent, words: Words) -> list[_Sum]:
    def row(label: str, amount: Money, reason: str = "") -> _Sum:
        placed = _place(label, LABEL, TOTALS_WIDTH * 0.62) + _place(reason, SMALL, TOTALS_WIDTH)
        return _Sum(placed, words.money(amount))

    def final(label: str, amount: Money) -> _Sum:
        return _Sum(_place(label, TOTAL, TOTALS_WIDTH * 0.42), words.money(amount), final=True)

    rows = [row(words("total.subtotal"), content.subtotal)]
    if content.discount:
        percent = content.discount_percent
        label = words("total.discount_percent", percent=words.percent(percent)) if percent else words("total.discount")
        rows += [row(label, -content.discount), row(words("total.net"), content.net)]
    name = words.tax_name(content.seller.country)
    for tax in content.tax_lines:
        rate = words.percent(Decimal(tax.treatment.rate))
        label = words("total.tax", tax=name, rate=rate, base=words.money(tax.base))
        rows.append(row(label, tax.tax, words.tax_reason(tax.treatment)))
    rows.append(final(words("total.total"), content.total))
    back = content.type is DocumentType.REFUND
    for received in content.received:
        means = words.find("means", received.means) or received.means
        label = words("total.received", day=words.day(received.received_on), means=means)
        rows.append(row(label, received.amount if back else -received.amount, received.reference))
    if back:
        rows.append(final(words("headline.refund"), content.paid))
    elif content.surplus:
        rows.append(final(words("total.surplus"), content.surplus))
    elif content.received:
        rows.append(final(words("total.due"), content.due))
    return rows


def _totals(content: DocumentContent, words: Words, width: float) -> Block:
    rows = _sums(content, words)
    start, end = MARGIN + width - TOTALS_WIDTH, MARGIN + width
    widths = [min(line(row.amount, row.style.bold).width * row.style.size, row.room) for row in rows]

    def draw(pen: Pen, y: float) -> None:
        for row, used in zip(rows, widths, strict=True):
            top = y
            apart = max(widths) - used if pen.right_to_left else 0.0  # the last digits stand below each other
            if row.final:
                pen.rule(start, y + 1, TOTALS_WIDTH, Colour.MUTED, 0.8)
                top += 6
            pen.block(start, top, row.label)
            pen.text(end - apart, top + row.style.size, row.amount, row.style, Align.END, row.room)
            y += row.height

    return Block(sum(row.height for row in rows), draw)


def _payment(content: DocumentContent, words: Words, width: float) -> Block:
    """The QR code, and beside it what to do and where to pay."""
    pays = payment.transfer_code(content)
    code = segno.make(pays or payment.plain_code(content), error="m", micro=False, boost_error=False).matrix
    x = MARGIN + CODE_SIDE + GAP
    room = width - CODE_SIDE - GAP
    heading = "order_heading" if content.type is DocumentType.QUOTE else "heading"
    placed = _place(words(f"payment.{heading}"), HEADING, room)
    placed += _place(payment.instruction(content, words), TEXT, room)
    account = payment.account(content, words) if payment.is_transfer(content) else []
    rows = [
        (_place(label, LABEL, LABEL_WIDTH - 2), _place(value, TEXT, room - LABEL_WIDTH)) for label, value in account
    ]
    caption = _place(words("payment.scan_to_pay" if pays else "payment.scan"), SMALL, CODE_SIDE)
    text_height = _height(placed) + 3 + sum(max(_height(label), _height(value)) for label, value in rows)

    def draw(pen: Pen, y: float) -> None:
        pen.squares(MARGIN, y, CODE_SIDE, code)
        pen.block(MARGIN, y + CODE_SIDE + 3, caption)
        y = pen.block(x, y, placed) + 3
        for label, value in rows:
            pen.block(x, y, label)
            pen.block(x + LABEL_WIDTH, y, value)
            y += max(_height(label), _height(value))

    return Block(max(CODE_SIDE + 3 + _height(caption), text_height), draw)


def _timeline(points: Sequence[tuple[str, date, Money | None]], heading: str, words: Words, width: float) -> Block:
    """Points in time on a line, from the start edge: day, label, amount."""
    room = width / POINTS_PER_ROW
    columns = []
    for label, day, amount in points:
        what = words.find("commitment", label) or label  # a key, or the name of another subscription
        column = _place(words.day(day), Style(8, bold=True), room - GAP) + _place(what, TEXT, room - GAP)
        if amount is not None:
            column += _place(words.money(amount), LABEL, room - GAP)
        columns.append(column)
    title = _place(heading, HEADING, width) if heading else []
    dots = _height(title) + 8

    def draw(pen: Pen, y: float) -> None:
        y += GAP
        pen.block(MARGIN, y, title)
        pen.rule(MARGIN, y + dots, (len(points) - 1) * room + room * 0.8, Colour.LINE, 1.2)
        for index, column in enumerate(columns):
            x = MARGIN + index * room
            pen.box(x, y + dots - 2.5, 5, 5, Colour.ACCENT, 2.5)
            pen.block(x, y + dots + 6, column)

    return Block(1.5 * GAP + dots + 6 + max(map(_height, columns)), draw)


def _note(text: str, width: float) -> Block:
    placed = _place(text, TEXT, width)
    return Block(_height(placed) + 2 * MM, lambda pen, y: pen.block(MARGIN, y + 2 * MM, placed))
