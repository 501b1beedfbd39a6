"""A document's lines as rows of a table."""

from __future__ import annotations

from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.documents import OVERPAYMENT, DocumentContent, DocumentLine
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.infrastructure.pdf.frame import MARGIN
from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Style
from yeastar_desk.infrastructure.pdf.table import Cell, Column, Table
from yeastar_desk.infrastructure.pdf.words import MINUS, TIMES, Words


def line_table(content: DocumentContent, words: Words, width: float, padding: float, scale: float) -> Table:
    """The table of a document's lines, `width` points wide."""
    currency = content.currency
    number, quantity, price, amount = (10 if len(content.lines) < 1000 else 14) * MM, 18 * MM, 31 * MM, 31 * MM
    columns = (
        Column(words("table.position"), number, style=Style(8.5, colour=Colour.MUTED)),
        Column(words("table.item"), width - number - quantity - price - amount, style=Style(8.5, bold=True)),
        Column(words("table.quantity"), quantity, Align.END),
        Column(words("table.unit_price", currency=currency), price, Align.END),
        Column(words("table.amount", currency=currency), amount, Align.END),
    )
    return Table(columns, MARGIN, padding, scale)


def row(position: int, item: DocumentLine, words: Words) -> tuple[Cell, ...]:
    """Position, description with its arithmetic below, quantity, unit price, amount."""
    return (
        Cell(str(position)),
        Cell(item.description or item_name(item.item), _detail(item, words)),
        Cell(words.number(item.quantity)),
        Cell(words.unit_price(item.unit_price), words.per_unit(item.unit)),
        Cell(words.amount(item.amount)),
    )


def _detail(item: DocumentLine, words: Words) -> str:
    """``Meeting room · now 20, add 10, then 30 · 12.00 × 10 × 112 / 365 days``."""
    if item.item == OVERPAYMENT:
        return words("line.overpayment")
    parts = [words.find("item", item.item) or ""]
    if item.current:
        then = words.number(item.current + item.quantity)
        now, add = words.number(item.current), words.number(item.quantity)
        parts.append(words("line.addition", now=now, add=add, then=then))
    if item.replaces:
        parts.append(words("line.replaces", plan=item_name(item.replaces)))
    price, quantity = words.unit_price(item.unit_price), words.number(item.quantity)
    if item.credited is not None:
        whole = UnitPrice(item.unit_price.micros + item.credited.micros, item.unit_price.currency)
        price = f"({words.unit_price(whole)} {MINUS} {words.unit_price(item.credited)})"
    parts.append(f"{price} {TIMES} {quantity} {TIMES} {words.factor(item.factor)}")
    return words.join(" · ", *parts)
