"""The columns of an orders export: what is written, and how it is read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from yeastar_desk.application.exporting import Cell, number
from yeastar_desk.application.ports import OrderState
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.money import Money
from yeastar_desk.domain.orders import PlacedOrder

COLUMNS = (
    "order_number", "placed_at", "status", "product", "operation", "subject_id", "company", "verified", "what", "plan",
    "cycle", "years", "starts_on", "expires_on", "currency", "subtotal", "discount", "net", "tax_category", "tax",
    "total", "paid", "payment_method", "pi_number", "po_number", "custom_reference", "order_owner", "comment",
    "billed_to", "email", "country", "tax_number", "event", "rep", "portal_state", "portal_order_number",
    "document_number",
)  # fmt: skip
# What may change after an order was placed; everything else is as it was on that day.
CHANGING = (
    "status", "paid", "custom_reference", "order_owner", "comment", "portal_state", "portal_order_number",
    "document_number",
)  # fmt: skip
_AMOUNTS = frozenset(["subtotal", "discount", "net", "tax", "total", "paid"])
_DAYS = frozenset(["starts_on", "expires_on"])
_YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def cells_of(order: PlacedOrder, state: OrderState, what: str, document_number: str) -> tuple[Cell, ...]:
    """An order in the order of `COLUMNS`.

    Args:
        what: what was ordered, in words.
        document_number: of its newest document.
    """
    request, priced = order.request, order.priced
    contact = request.billing_contact
    return (
        order.number,
        order.placed_at.isoformat(),
        state.status.value,
        request.product.value,
        request.operation.value,
        request.subject_id,
        order.company_name,
        request.verified,
        what,
        request.plan,
        priced.term.cycle.value,
        priced.term.years,
        priced.term.starts_on,
        priced.term.expires_on,
        priced.currency,
        number(priced.subtotal),
        number(priced.discount),
        number(priced.net),
        " ".join(line.treatment.category.value for line in priced.tax_lines),
        number(priced.tax),
        number(priced.total),
        number(Money(state.paid_minor, priced.currency)),
        request.payment.method.value,
        request.payment.pi_number,
        request.po_number,
        state.custom_reference,
        state.owner,
        state.comment,
        contact.name if contact is not None else "",
        contact.email if contact is not None else "",
        contact.country if contact is not None else "",
        contact.tax_number if contact is not None else "",
        request.event,
        request.rep,
        state.portal_state,
        state.portal_order_number,
        document_number,
    )


def texts_of(cells: Sequence[Cell]) -> dict[str, str]:
    """Cells as texts by column: the one way to write each value."""
    return {column: _text(cell) for column, cell in zip(COLUMNS, cells, strict=True)}


def _text(cell: Cell) -> str:
    match cell:
        case bool():
            return "yes" if cell else "no"
        case Decimal():
            return format(cell, "f")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)


def cells_from(texts: Mapping[str, str], *, decimal_comma: bool = False) -> tuple[Cell, ...]:
    """Texts by column as the cells they were written from; a missing column is empty.

    Args:
        decimal_comma: a comma in an amount is a decimal comma: a spreadsheet program has saved the file.

    Raises:
        Refused: a text is not what its column holds.
    """
    if decimal_comma:
        texts = {name: text.replace(",", ".") if name in _AMOUNTS else text for name, text in texts.items()}
    return tuple(_cell(column, texts.get(column, ""), texts.get("currency", "")) for column in COLUMNS)


def _cell(column: str, text: str, currency: str) -> Cell:
    if column in _AMOUNTS:
        return _amount(column, text, currency)
    if column in _DAYS:
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            raise Refused(f"{column} is “{text[:40]}”, which is not a date. Write dates like 2026-01-31.") from None
    if column == "years":
        if not text.strip().isdecimal():
            raise Refused(f"years is “{text[:40]}”. Write a whole number.")
        return int(text)
    if column == "verified":
        known = _YES_OR_NO.get(text.strip().casefold())
        if known is None:
            raise Refused(f"verified is “{text[:40]}”. Write yes or no.")
        return known
    return text


def _amount(column: str, text: str, currency: str) -> Decimal:
    """An amount with the digits of its currency: a spreadsheet program writes 12.50 as 12.5."""
    try:
        return number(Money.parse(text, currency))
    except Refused as error:
        raise Refused(f"{column}: {error.sentence}") from None
