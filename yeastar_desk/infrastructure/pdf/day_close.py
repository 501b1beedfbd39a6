"""The day close on paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from yeastar_desk.domain.day_close import ClosedDocument, ClosedOrder, Column, DayClose, Facts
from yeastar_desk.domain.documents import DocumentType
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf import table as tables
from yeastar_desk.infrastructure.pdf.frame import MARGIN
from yeastar_desk.infrastructure.pdf.pages import (
    NOTE,
    WORDS,
    Head,
    Piece,
    heading,
    inner_width,
    paragraph,
    rows,
    space,
    together,
    write,
)
from yeastar_desk.infrastructure.pdf.pen import MM, Align, Colour, Pen, Style
from yeastar_desk.infrastructure.pdf.table import Cell, Table
from yeastar_desk.infrastructure.pdf.text import line

VERDICT = Style(11, bold=True)
WARNING = Style(11, bold=True, colour=Colour.WARNING)
SMALL = Style(7.2)
ONE_LINE = Style(6.1)  # a whole hash beside a number and an amount
HASH_GROUP = 8  # characters of a hash between spaces
_TYPES = {
    DocumentType.QUOTE: "quote",
    DocumentType.PROFORMA: "proforma invoice",
    DocumentType.INVOICE: "invoice",
    DocumentType.CREDIT_NOTE: "credit note",
    DocumentType.RECEIPT: "receipt",
    DocumentType.REFUND: "refund note",
}
_EXPLAINED = (
    "Printed: what the proforma invoice of each order says. Stored: what the database says. Sent: what the portal has "
    "acknowledged. Each hash total is the SHA-256 of the lines “number currency minor units” of the orders in that "
    "column, sorted; three equal hash totals mean that every order is the same on paper, in the database and at the "
    "portal. The hash totals of documents are over their numbers and the SHA-256 of their PDF files: as put on record "
    "when they were made, and as the files read now."
)
_NUMBER = Style(8.5, bold=True)


def draw(close: DayClose) -> bytes:
    """The PDF of a day close."""
    facts = close.facts
    width = inner_width(close.paper)
    pieces = [
        *_particulars(close, width),
        _verdict(facts, width),
        heading("Orders: printed = stored = sent"),
        *_views(facts, width),
        heading("Documents: issued = stored"),
        *_documents(facts, width),
        *_differences(facts, width),
        *_unsent(facts, width),
        *_payments(facts, width),
        *_orders(facts, width),
        *_issued(facts, width),
    ]
    # Nobody signs a page on which nothing else stands.
    end = [pieces.pop(), space(6), paragraph(_EXPLAINED, width, NOTE), *_signature(close, width)]
    pieces += together(end)
    day = WORDS.day(facts.day)
    below = " · ".join(part for part in (day, _device(close), close.event) if part)
    head = Head("Day close", below, f"{close.number} · {day}", close.seller, close.paper, facts.demo)
    return write(head, pieces)


def _particulars(close: DayClose, width: float) -> list[Piece]:
    previous = close.previous
    before = "none, this is the first"
    if previous is not None:
        before = f"{previous.number} of {WORDS.day(previous.day)}, closed {_moment(previous.closed_at)}"
    facts = [
        ("Number", close.number),
        ("Day", WORDS.day(close.facts.day)),
        ("Device", _device(close)),
        ("Closed", f"{_moment(close.closed_at)} by {close.closed_by or 'nobody named'}"),
        ("Previous close", before),
    ]
    if previous is not None:
        facts.append(("Its PDF", _hash(previous.sha256)))
    facts.append(("Audit trail", f"{WORDS.number(close.audit_rows)} entries, ending in {_hash(close.audit_hash)}"))
    return [_fact(name, text, width) for name, text in facts]


def _fact(name: str, text: str, width: float) -> Piece:
    style, label = Style(8.5), Style(8.5, colour=Colour.MUTED)

    def draw(pen: Pen, y: float) -> None:
        pen.text(MARGIN, y + style.size, name, label)
        pen.text(MARGIN + 30 * MM, y + style.size, text, style, width=width - 30 * MM)

    return Piece(style.leading + 1, draw)


def _verdict(facts: Facts, width: float) -> Piece:
    differences = len(facts.differences)
    if not differences:
        text, style, fill = "Balanced: everything printed is stored and sent.", VERDICT, Colour.ACCENT_SOFT
    else:
        noun = "difference" if differences == 1 else "differences"
        text, style, fill = f"Not balanced: {differences} {noun}, named below.", WARNING, Colour.WARNING_SOFT

    def draw(pen: Pen, y: float) -> None:
        pen.box(MARGIN, y + 3 * MM, width, 9 * MM, fill, 2 * MM)
        pen.text(MARGIN + 4 * MM, y + 9 * MM, text, style, width=width - 8 * MM)

    return Piece(14 * MM, draw)


def _views(facts: Facts, width: float) -> list[Piece]:
    views = (("Printed", facts.printed), ("Stored", facts.stored), ("Sent", facts.sent))
    return _summary(
        width, "Orders", [(name, column.count, _totals(column), column.hash_total) for name, column in views]
    )


def _documents(facts: Facts, width: float) -> list[Piece]:
    kinds = Counter(document.type for document in facts.documents)
    words = ", ".join(f"{kinds[kind]} {noun}{'s' * (kinds[kind] != 1)}" for kind, noun in _TYPES.items() if kinds[kind])
    return _summary(
        width,
        "Documents",
        [
            ("Issued", len(facts.documents), words or "none", facts.issued_hash),
            ("Stored", facts.intact_documents, "as they were issued", facts.found_hash),
        ],
    )


def _summary(width: float, noun: str, lines: Sequence[tuple[str, int, str, str]]) -> list[Piece]:
    columns = (
        tables.Column("", 20 * MM, style=Style(8.5, bold=True)),
        tables.Column(noun, 20 * MM, Align.END),
        tables.Column("", 3 * MM),  # a number that ends at its edge keeps its distance from the words that follow
        tables.Column("Total" if noun == "Orders" else "Of these", width - 115 * MM),
        tables.Column("Hash total (SHA-256)", 72 * MM, style=SMALL),
    )
    cells = [
        (Cell(name), Cell(WORDS.number(count)), Cell(""), Cell(words), Cell(_hash(total)))
        for name, count, words, total in lines
    ]
    return rows(Table(columns, MARGIN), cells)


def _differences(facts: Facts, width: float) -> list[Piece]:
    if not facts.differences:
        return []
    return [heading("Differences"), *(paragraph(f"•  {text}", width) for text in facts.differences)]


def _unsent(facts: Facts, width: float) -> list[Piece]:
    if not facts.unsent:
        return []
    numbers = _room_for([order.number for order in facts.unsent])
    columns = (
        tables.Column("Order", numbers, style=_NUMBER),
        tables.Column("Placed", 25 * MM),
        tables.Column("Company and reason", width - numbers - 57 * MM),
        tables.Column("Total", 32 * MM, Align.END),
    )
    cells = [
        (
            Cell(order.number),
            Cell(WORDS.day(order.placed_on)),
            Cell(order.company, order.sending),
            Cell(_money(order.total)),
        )
        for order in facts.unsent
    ]
    title = f"Still not sent from earlier days: {WORDS.number(facts.unsent_count)}"
    if facts.unsent_count > len(facts.unsent):
        title += f", the oldest {WORDS.number(len(facts.unsent))} of them"
    return [heading(title), *rows(Table(columns, MARGIN), cells)]


def _payments(facts: Facts, width: float) -> list[Piece]:
    if not facts.payments:
        return []
    columns = (
        tables.Column("Means", 60 * MM),
        tables.Column("Payments", 25 * MM, Align.END),
        tables.Column("Sum", width - 85 * MM, Align.END),
    )
    cells = [
        (Cell(received.means.replace("_", " ").capitalize()), Cell(str(received.count)), Cell(_money(received.amount)))
        for received in facts.payments
    ]
    return [heading("Payments recorded on this day"), *rows(Table(columns, MARGIN), cells)]


def _orders(facts: Facts, width: float) -> list[Piece]:
    if not facts.orders:
        return []
    numbers = _room_for([order.number for order in facts.orders])
    columns = (
        tables.Column("Order", numbers, style=_NUMBER),
        tables.Column("Company", width - numbers - 84 * MM),
        tables.Column("Printed", 28 * MM, Align.END),
        tables.Column("Stored", 28 * MM, Align.END),
        tables.Column("Sent", 28 * MM, Align.END),
    )
    table = Table(columns, MARGIN)
    return [heading("Orders placed on this day"), *rows(table, [_order(order) for order in facts.orders])]


def _room_for(numbers: Sequence[str]) -> float:
    """The width of a column of numbers, each on one line: a copied database has eight characters of series."""
    return max(line(number, _NUMBER.bold).width for number in numbers) * _NUMBER.size + tables.GAP + 1


def _order(order: ClosedOrder) -> tuple[Cell, ...]:
    return (
        Cell(order.number, order.document_number),
        Cell(order.company),
        Cell("—" if order.printed is None else _money(order.printed)),
        Cell(_money(order.stored)),
        Cell("—", "not sent") if order.sent is None else Cell(_money(order.sent), order.portal_order_number),
    )


def _issued(facts: Facts, width: float) -> list[Piece]:
    if not facts.documents:
        return []
    columns = (
        tables.Column("Document", 45 * MM, style=Style(8, bold=True)),
        tables.Column("Total", 25 * MM, Align.END),
        tables.Column("", 3 * MM),
        tables.Column("SHA-256 of the stored PDF", width - 73 * MM, style=ONE_LINE),
    )
    cells = [
        (Cell(document.number), Cell(_money(document.total)), Cell(""), Cell(_file(document)))
        for document in facts.documents
    ]
    return [heading("Documents issued on this day"), *rows(Table(columns, MARGIN), cells)]


def _file(document: ClosedDocument) -> str:
    return _hash(document.found) if document.found else "none"


def _signature(close: DayClose, width: float) -> list[Piece]:
    label = Style(7.6, colour=Colour.MUTED)

    def draw(pen: Pen, y: float) -> None:
        half = width / 2 - 6 * MM
        for x, words in ((MARGIN, close.closed_by or "Closed by"), (MARGIN + width / 2 + 6 * MM, "Checked by, date")):
            pen.rule(x, y + 16 * MM, half, Colour.MUTED)
            pen.text(x, y + 20 * MM, words, label, width=half)

    return [Piece(22 * MM, draw)]


def _totals(column: Column) -> str:
    return " · ".join(map(_money, column.totals)) or "—"


def _money(amount: Money) -> str:
    return f"{WORDS.amount(amount)}\u00a0{amount.currency}"


def _hash(sha256: str) -> str:
    """A hash in groups that an eye can follow."""
    return " ".join(sha256[start : start + HASH_GROUP] for start in range(0, len(sha256), HASH_GROUP)) or "none"


def _device(close: DayClose) -> str:
    series = close.facts.device
    return f"{close.device_name} (series {series})" if close.device_name else f"series {series}"


def _moment(moment: datetime) -> str:
    return f"{WORDS.day(moment.date())}, {moment:%H:%M}"
