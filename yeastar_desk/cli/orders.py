"""`yeastar-desk order ...`: place, list, show, and what becomes of an order."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yeastar_desk.bootstrap import Services
from yeastar_desk.cli.chosen import filter_of
from yeastar_desk.domain.errors import NotFound, Refused
from yeastar_desk.domain.order_life import PaymentMeans
from yeastar_desk.domain.orders import OrderStatus

if TYPE_CHECKING:
    from yeastar_desk.application.ports import OrderState
    from yeastar_desk.domain.orders import PlacedOrder


def place(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Place the order of a JSON file."""
    from yeastar_desk.application.read_order import order_from_json

    placed = services.place_order(order_from_json(_read_text(options.file)))
    priced = placed.order.priced
    return {
        "order_number": placed.order.number,
        "order_id": placed.order.id,
        "status": placed.status.value,
        "document_number": placed.document.number,
        "currency": priced.currency,
        "subtotal": priced.subtotal.decimal(),
        "discount": priced.discount.decimal(),
        "tax": priced.tax.decimal(),
        "total": priced.total.decimal(),
        "expires_on": placed.expires_on.isoformat(),
    }


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(f"{path.name} is not UTF-8 text. Save it as UTF-8 and try again.") from None
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}. Check the path.") from None


def list_orders(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """List orders, newest first."""
    wanted = filter_of(options)
    with services.database.read() as work:
        rows = work.orders.page(wanted, 0, max(0, options.limit))
        count = work.orders.count(wanted)
    orders = [
        {
            "order_number": row.number,
            "placed_at": row.placed_at.isoformat(),
            "subject_id": row.subject_id,
            "company": row.company_name,
            "what": row.what,
            "currency": row.total.currency,
            "total": row.total.decimal(),
            "status": row.status.value,
            "payment_method": row.payment_method.value,
            "pi_number": row.pi_number,
            "portal_state": row.portal_state,
            "document_number": row.document_number,
        }
        for row in rows
    ]
    lines = [f"{o['order_number']}  {o['total']:>12} {o['currency']}  {o['status']:<9}  {o['company']}" for o in orders]
    text = "\n".join(lines) if lines else "There are no orders yet."
    return {"orders": orders, "count": count, "text": text}


def show(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Show one order."""
    from yeastar_desk.domain.records import to_plain

    with services.database.read() as work:
        order = work.orders.get(options.number)
        if order is None:
            raise NotFound(f"There is no order with the number {options.number}. Check the number.")
        state = work.orders.state(order.id)
        documents = work.documents.rows(order_id=order.id)
    priced = order.priced
    return {
        "order_number": order.number,
        "order_id": order.id,
        "status": state.status.value,
        "placed_at": order.placed_at.isoformat(),
        "company": order.company_name,
        "subject_id": order.request.subject_id,
        "verified": order.request.verified,
        "currency": priced.currency,
        "subtotal": priced.subtotal.decimal(),
        "discount": priced.discount.decimal(),
        "tax": priced.tax.decimal(),
        "total": priced.total.decimal(),
        "starts_on": priced.term.starts_on.isoformat(),
        "expires_on": priced.term.expires_on.isoformat(),
        "lines": [
            {
                "item": line.item,
                "name": line.name,
                "quantity": line.quantity,
                "unit_price": line.unit_price.decimal(),
                "formula": line.formula(),
                "amount": line.amount.decimal(),
                "discount": line.discount.decimal(),
            }
            for line in priced.lines
        ],
        "tax_lines": [
            {
                "category": line.treatment.category.value,
                "rate": str(line.treatment.rate),
                "base": line.base.decimal(),
                "tax": line.tax.decimal(),
                "reason": line.treatment.reason,
            }
            for line in priced.tax_lines
        ],
        "documents": [{"type": row.type.value, "number": row.number} for row in documents],
        "state": to_plain(state),
        "request": to_plain(order.request),
        "text": _order_text(order, state, [row.number for row in documents]),
    }


def _order_text(order: PlacedOrder, state: OrderState, documents: Sequence[str]) -> str:
    """An order as a person reads it."""
    priced, request = order.priced, order.request
    unverified = "" if request.verified else " (company ID to be verified)"
    lines = [
        f"{order.number}  {state.status.value}  {order.placed_at.astimezone():%Y-%m-%d %H:%M}",
        f"{order.company_name}, {request.subject_id}{unverified}",
        f"Term {priced.term.starts_on} to {priced.term.expires_on}",
        *(f"  {line.name:<28} {line.formula():<34} {line.amount.decimal():>12}" for line in priced.lines),
        f"  {'Subtotal':<63} {priced.subtotal.decimal():>12}",
    ]
    if priced.discount:
        lines.append(f"  {'Discount':<63} {(-priced.discount).decimal():>12}")
    for line in priced.tax_lines:
        what = f"Tax {line.treatment.rate} % ({line.treatment.category.value})"
        lines.append(f"  {what:<63} {line.tax.decimal():>12}")
    lines.append(f"  {f'Total {priced.currency}':<63} {priced.total.decimal():>12}")
    return "\n".join([*lines, f"Documents: {', '.join(documents)}"])


def cancel(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """End a pending order that is not paid."""
    state = services.cancel_order(options.number, options.reason, OrderStatus(options.ending))
    return {"order_number": options.number, "status": state.status.value}


def pay(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Record a payment."""
    from yeastar_desk.application.record_payment import PaymentToRecord

    entered = PaymentToRecord(
        means=PaymentMeans(options.method),
        reference=options.reference,
        received_on=options.date,
        amount=options.amount or None,
        accept_overpayment=options.accept_overpayment,
    )
    recorded = services.record_payment(options.number, entered)
    return {
        "order_number": options.number,
        "status": recorded.state.status.value,
        "document_number": recorded.document.number,
        "document_type": recorded.document.type.value,
        "currency": recorded.due.currency,
        "amount": recorded.payment.amount.decimal(),
        "due": recorded.due.decimal(),
        "surplus": recorded.surplus.decimal(),
        "no_invoice": recorded.no_invoice,
    }


def credit(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Credit what is left of an order's invoice."""
    note = services.credit_invoice(options.number, options.reason)
    return {
        "order_number": options.number,
        "document_number": note.number,
        "currency": note.content.currency,
        "total": note.content.total.decimal(),
    }


def refund(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Give the money of an order without an invoice back, or of any order what was paid too much."""
    if options.surplus:
        if options.reason:
            raise Refused("What was paid too much goes back without a reason: leave --reason out.")
        note = services.give_back_surplus(options.number)
        return {
            "order_number": options.number,
            "document_number": note.number,
            "currency": note.content.currency,
            "total": note.content.total.decimal(),
        }
    refunded = services.refund_order(options.number, options.reason)
    return {
        "order_number": options.number,
        "status": refunded.state.status.value,
        "document_number": refunded.document.number if refunded.document is not None else "",
        "currency": refunded.given_back.currency,
        "total": refunded.given_back.decimal(),
    }
