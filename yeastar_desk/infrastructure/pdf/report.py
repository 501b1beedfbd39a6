"""The event report on paper: sums, and bars that say the same in black and white."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from yeastar_desk.application.event_report import ReportPaper
from yeastar_desk.domain.event_report import WHAT_COUNTS, EventReport, Group, Turnover, plan_name, product_name
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

LABEL, VALUE, ORDERS = Style(8), Style(8), Style(8, colour=Colour.MUTED)
BAR = 3.6 * MM
ROW = 5.6 * MM
LABEL_WIDTH, VALUE_WIDTH, ORDERS_WIDTH = 42 * MM, 34 * MM, 20 * MM
_HATCH = 3.2  # points between the lines of a hatched bar


def draw(paper: ReportPaper) -> bytes:
    """The PDF of a report."""
    report = paper.report
    width = inner_width(paper.paper)
    pieces = [*_sums(report, width), *_counts(report, width)]
    for currency in report.currencies:
        pieces += _charts(report, currency, width)
    # What counts does not stand on a page of its own: the last bar goes along.
    pieces[-2:] = together([*pieces[-2:], space(8), paragraph(WHAT_COUNTS, width, NOTE)])
    by = f" by {paper.made_by}" if paper.made_by else ""
    made = f"made {WORDS.day(paper.made_at.date())}, {paper.made_at:%H:%M}{by}"
    line = f"{_days(report)} · {made}"
    title = f"Event report: {report.event}" if report.event else "Event report: all events"
    return write(Head(title, line, _days(report), paper.seller, paper.paper, report.demo), pieces)


def _days(report: EventReport) -> str:
    first, last = report.first, report.last
    if first is not None and last is not None:
        return WORDS.day(first) if first == last else f"{WORDS.day(first)} – {WORDS.day(last)}"
    if first is not None:
        return f"since {WORDS.day(first)}"
    return f"until {WORDS.day(last)}" if last is not None else "all days"


def _sums(report: EventReport, width: float) -> list[Piece]:
    columns = (
        tables.Column("Currency", 30 * MM, style=Style(8.5, bold=True)),
        tables.Column("Orders", 24 * MM, Align.END),
        tables.Column("Revenue, net", (width - 54 * MM) / 3, Align.END, Style(8.5, bold=True)),
        tables.Column("of it paid", (width - 54 * MM) / 3, Align.END),
        tables.Column("of it pending", (width - 54 * MM) / 3, Align.END),
    )
    cells = []
    for currency in report.currencies:
        turnover = report.total.in_currency(currency)
        if not turnover.orders:
            continue
        amounts = (turnover.revenue, turnover.paid, turnover.pending)
        cells.append(
            (Cell(currency), Cell(WORDS.number(turnover.orders)), *(Cell(WORDS.amount(amount)) for amount in amounts))
        )
    if not cells:
        return [paragraph("No order counts here.", width)]
    return rows(Table(columns, MARGIN), cells)


def _counts(report: EventReport, width: float) -> list[Piece]:
    quotes = report.quotes
    share = f" ({quotes.percent} %)" if quotes.percent is not None else ""
    back = ", ".join(f"{WORDS.number(count)} {status.value}" for status, count in report.taken_back.items() if count)
    lines = [
        f"Orders that count: {WORDS.number(report.total.orders)}. Taken back: {back or 'none'}. "
        f"Credited in part: {WORDS.number(report.credited_in_part)}.",
        f"Quotes: {WORDS.number(quotes.quoted)} quoted, {WORDS.number(quotes.ordered)} became orders{share}, "
        f"{WORDS.number(quotes.held)} still held, {WORDS.number(quotes.given_up)} given up.",
    ]
    return [space(6), *(paragraph(line, width) for line in lines)]


def _charts(report: EventReport, currency: str, width: float) -> list[Piece]:
    parts: Sequence[tuple[str, Sequence[Group], Callable[[str], str]]] = (
        ("Day", report.by_day, lambda key: WORDS.day(date.fromisoformat(key))),
        ("Hour", report.by_hour, lambda key: f"{key}:00 – {int(key) + 1:02d}:00"),
        ("Product", report.by_product, product_name),
        ("Plan", report.by_plan, plan_name),
        ("Rep", report.by_rep, lambda key: key or "not named"),
        ("Other laptop, imported and not in the sums", report.by_laptop, lambda key: f"Laptop {key}"),
    )
    pieces = [heading(f"Revenue in {currency}"), _legend()]
    for name, groups, words in parts:
        shown = [group for group in groups if group.in_currency(currency).orders]
        if name not in ("Day", "Hour"):
            shown.sort(key=lambda group: -group.in_currency(currency).revenue.minor)
        elif name == "Hour" and shown:
            shown = [group for group in groups if shown[0].key <= group.key <= shown[-1].key]
        if not shown:
            continue
        longest = max(abs(group.in_currency(currency).revenue.minor) for group in shown)
        titles = _titles(name, currency, width)
        bars = [_bar(words(group.key), group.in_currency(currency), longest, width, titles) for group in shown]
        pieces += [titles, *bars, space(8)]
    return pieces


def _titles(name: str, currency: str, width: float) -> Piece:
    style = tables.TITLE

    def draw(pen: Pen, y: float) -> None:
        pen.text(MARGIN, y + 9, f"By {name.lower()}", style)
        pen.text(MARGIN + width, y + 9, "Orders", style, Align.END)
        pen.text(MARGIN + width - ORDERS_WIDTH, y + 9, f"Revenue {currency}", style, Align.END)
        pen.rule(MARGIN, y + 13, width)

    return Piece(16, draw, with_next=True)


def _bar(label: str, turnover: Turnover, longest: int, width: float, titles: Piece) -> Piece:
    """A name, a bar whose hatched end is what is not paid yet, and the values in figures."""
    room = width - LABEL_WIDTH - VALUE_WIDTH - ORDERS_WIDTH
    scale = room / longest if longest else 0.0

    def draw(pen: Pen, y: float) -> None:
        middle = y + ROW / 2
        baseline = middle + LABEL.size * 0.36
        pen.text(MARGIN, baseline, label, LABEL, width=LABEL_WIDTH - 3 * MM)
        paid = max(0.0, turnover.paid.minor * scale)
        pending = max(0.0, turnover.pending.minor * scale)
        left = MARGIN + LABEL_WIDTH
        if paid:
            pen.box(left, middle - BAR / 2, paid, BAR, Colour.TEXT)
        if pending:
            _hatch(pen, left + paid, middle - BAR / 2, pending, BAR)
        pen.text(MARGIN + width - ORDERS_WIDTH, baseline, _amount(turnover.revenue), VALUE, Align.END, VALUE_WIDTH)
        pen.text(MARGIN + width, baseline, WORDS.number(turnover.orders), ORDERS, Align.END)

    return Piece(ROW, draw, titles)


def _legend() -> Piece:
    def draw(pen: Pen, y: float) -> None:
        pen.box(MARGIN, y, 9, 7, Colour.TEXT)
        used = pen.text(MARGIN + 13, y + 6.6, "paid", NOTE)
        _hatch(pen, MARGIN + 13 + used + 10, y, 9, 7)
        pen.text(MARGIN + 13 + used + 23, y + 6.6, "payment pending", NOTE)

    return Piece(14, draw, with_next=True)


def _hatch(pen: Pen, x: float, top: float, width: float, height: float) -> None:
    """A framed bar with diagonal lines: told from a full one without any colour."""
    bottom = pen.height - top - height
    red, green, blue = Colour.TEXT.value
    lines = []
    start = -height
    while start < width:
        lines.append(f"{x + start:.2f} {bottom:.2f} m {x + start + height:.2f} {bottom + height:.2f} l")
        start += _HATCH
    place = f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
    colour = f"{red} {green} {blue} RG"
    pen.canvas._code.append(f"q {colour} 0.6 w {place} W n {' '.join(lines)} S Q q {colour} 0.6 w {place} S Q")


def _amount(amount: Money) -> str:
    return WORDS.amount(amount)
