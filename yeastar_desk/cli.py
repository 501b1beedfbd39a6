"""The commands without a window (docs/commands.md). Exit 0 done, 1 refused with one sentence, 2 wrong usage."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yeastar_desk import __version__
from yeastar_desk.bootstrap import Services
from yeastar_desk.domain.errors import DeskError, NotFound, Refused
from yeastar_desk.domain.order_life import ENDINGS, PaymentMeans
from yeastar_desk.domain.orders import OrderStatus
from yeastar_desk.paths import home_folder

if TYPE_CHECKING:
    from yeastar_desk.application.import_companies import ImportCompanies
    from yeastar_desk.application.import_packages import ImportPackages
    from yeastar_desk.application.import_prices import ImportPrices
    from yeastar_desk.application.ports import OrderState
    from yeastar_desk.domain.orders import PlacedOrder

Command = Callable[[Services, argparse.Namespace], dict[str, Any]]


def run(arguments: Sequence[str]) -> int:
    """Carry out one command line; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    home = home_folder(options.home)
    command: Command | None = getattr(options, "run", None)
    if command is None:
        from yeastar_desk.bootstrap import open_window

        return open_window(home)
    services = Services(home)
    try:
        answer = command(services, options)
    except DeskError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    finally:
        services.close()
    refusal = answer.pop("refusal", "")
    _print(answer, options.json)
    if refusal:
        print(refusal, file=sys.stderr)
    return 1 if refusal else 0


def _print(answer: dict[str, Any], as_json: bool) -> None:
    text = answer.pop("text", None)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    elif text is not None:
        print(text)
    else:
        for key, value in answer.items():
            print(f"{key.replace('_', ' ')}: {value}")


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="folder of the data")
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object")
    parser = argparse.ArgumentParser(
        prog="yeastar-desk",
        description="Without a command the window opens. With one, it works on the same data without a window.",
    )
    parser.add_argument("--home", metavar="DIR", help="folder of the data (else YEASTAR_DESK_HOME, else per user)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--version", action="version", version=f"Yeastar Desk {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")

    def add(group: Any, name: str, run: Command, help: str, *words: tuple[str, dict[str, Any]]) -> None:
        command = group.add_parser(name, parents=[shared], help=help, description=help)
        for word, settings in words:
            command.add_argument(word, **settings)
        command.set_defaults(run=run)

    def group(name: str, help: str) -> Any:
        inner = commands.add_parser(name, help=help, description=help)
        return inner.add_subparsers(required=True, metavar="WHAT")

    file = ("file", {"type": Path, "metavar": "FILE"})
    dry_run = ("--dry-run", {"action": "store_true", "help": "check only, store nothing"})
    add(commands, "demo", _demo, "load the demonstration data, marked as invented")
    imports = group("import", "import a CSV or XLSX file, all or nothing")
    add(imports, "prices", _import_prices, "import price lists", file, dry_run)
    add(imports, "companies", _import_companies, "import customers", file, dry_run)
    add(imports, "packages", _import_packages, "import hosting packages", file, dry_run)
    orders = group("order", "place, list and show orders")
    add(orders, "place", _order_place, "place the order of a JSON file", file)
    limit = ("--limit", {"type": int, "default": 100, "metavar": "N"})
    text = ("--search", {"default": "", "metavar": "TEXT"})
    add(orders, "list", _order_list, "list orders, newest first", limit, text)
    number = ("number", {"metavar": "NUMBER"})
    add(orders, "show", _order_show, "show one order", number)
    reason = ("--reason", {"default": "", "metavar": "TEXT"})
    ending = ("--as", {"dest": "ending", "choices": [e.value for e in ENDINGS], "default": ENDINGS[0].value})
    add(orders, "cancel", _order_cancel, "end a pending order that is not paid", number, reason, ending)
    means = ("--method", {"required": True, "choices": [means.value for means in PaymentMeans]})
    add(
        orders,
        "pay",
        _order_pay,
        "record a payment; the last one issues the invoice",
        number,
        means,
        ("--reference", {"default": "", "metavar": "TEXT"}),
        ("--date", {"type": date.fromisoformat, "metavar": "YYYY-MM-DD", "help": "the day it came in; else today"}),
        ("--amount", {"default": "", "metavar": "12.50", "help": "else everything that is due"}),
        ("--accept-overpayment", {"action": "store_true"}),
    )
    add(orders, "credit", _order_credit, "credit what is left of the order's invoice", number, reason)
    add(orders, "refund", _order_refund, "give the money of an order without an invoice back", number, reason)
    out = ("--out", {"type": Path, "required": True, "metavar": "FILE.pdf"})
    add(commands, "document", _document, "save a document as PDF", number, out)
    exports = group("export", "write what is stored to a file")
    found = ("--search", {"default": "", "metavar": "TEXT", "help": "only orders that contain a text"})
    add(exports, "orders", _export_orders, "orders as .csv, .xlsx or .json", file, found)
    add(exports, "documents", _export_documents, "the PDFs with a manifest as .zip", file, found)
    settings = group("settings", "import or show the settings")
    add(settings, "import", _settings_import, "import settings from a TOML file", file)
    add(settings, "show", _settings_show, "show the settings")
    add(commands, "sync", _sync, "one pass with the portal, mail and payments")
    host = ("--host", {"default": "127.0.0.1", "metavar": "ADDRESS"})
    port = ("--port", {"type": int, "default": 8477, "metavar": "PORT"})
    add(commands, "serve", _serve, "serve one-time links to documents, behind a web server with HTTPS", host, port)
    folder = ("folder", {"type": Path, "metavar": "DIR"})
    add(commands, "backup", _backup, "make a verified backup in a folder", folder)
    add(commands, "restore", _restore, "restore a backup; the replaced database is kept", file)
    add(commands, "verify", _verify, "check the integrity of everything stored")
    tour_out = ("--out", {"type": Path, "required": True, "metavar": "DIR"})
    add(commands, "tour", _tour, "drive a whole sale with invented data and save a picture of every step", tour_out)
    return parser


def _demo(services: Services, _: argparse.Namespace) -> dict[str, Any]:
    loaded = services.load_demo()
    return {**loaded.as_dict(), "text": loaded.words()}


def _import_prices(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    return _imported(services.import_prices, options)


def _import_companies(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    return _imported(services.import_companies, options)


def _import_packages(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    return _imported(services.import_packages, options)


def _imported(use_case: ImportPrices | ImportCompanies | ImportPackages, options: argparse.Namespace) -> dict[str, Any]:
    if options.dry_run:
        preview = use_case.preview(options.file)
        refusal = "Nothing can be imported until the refused rows are corrected." if preview.refused_count else ""
        return {**preview.as_dict(), "imported": False, "text": preview.words(), "refusal": refusal}
    answer = use_case(options.file)
    return {**answer.as_dict(), "text": answer.words()}


def _order_place(services: Services, options: argparse.Namespace) -> dict[str, Any]:
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


def _order_list(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.application.ports import OrderFilter

    wanted = OrderFilter(text=options.search)
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


def _order_show(services: Services, options: argparse.Namespace) -> dict[str, Any]:
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


def _order_cancel(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    state = services.cancel_order(options.number, options.reason, OrderStatus(options.ending))
    return {"order_number": options.number, "status": state.status.value}


def _order_pay(services: Services, options: argparse.Namespace) -> dict[str, Any]:
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
        "no_invoice": recorded.no_invoice,
    }


def _order_credit(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    note = services.credit_invoice(options.number, options.reason)
    return {
        "order_number": options.number,
        "document_number": note.number,
        "currency": note.content.currency,
        "total": note.content.total.decimal(),
    }


def _order_refund(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    refunded = services.refund_order(options.number, options.reason)
    return {
        "order_number": options.number,
        "status": refunded.state.status.value,
        "document_number": refunded.document.number if refunded.document is not None else "",
        "currency": refunded.given_back.currency,
        "total": refunded.given_back.decimal(),
    }


def _document(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.infrastructure.files.write import write_whole

    document, pdf = services.document_files.pdf(options.number)
    write_whole(options.out, pdf)
    return {
        "document_number": document.number,
        "type": document.type.value,
        "file": str(options.out),
        "text": f"{document.number} saved as {options.out}",
    }


def _export_orders(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.application.ports import OrderFilter

    count = services.export_orders(options.file, OrderFilter(text=options.search))
    return {"file": str(options.file), "count": count, "text": f"{count} orders saved as {options.file}"}


def _export_documents(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.application.ports import OrderFilter

    count = services.export_documents(options.file, OrderFilter(text=options.search))
    return {"file": str(options.file), "count": count, "text": f"{count} documents saved as {options.file}"}


def _settings_import(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.application.settings_data import doubts

    preferences = services.preferences.merged_with(options.file)
    services.preferences.save(preferences)
    doubtful = doubts(preferences)
    text = "\n".join((f"Settings of {options.file} imported.", *doubtful))
    return {"imported": str(options.file), "doubts": list(doubtful), "text": text}


def _settings_show(services: Services, _: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.application.settings_data import to_data
    from yeastar_desk.infrastructure.preferences_file import to_toml

    preferences = services.preferences.load()
    return {**to_data(preferences), "text": to_toml(preferences).rstrip()}


def _sync(services: Services, _: argparse.Namespace) -> dict[str, Any]:
    report = services.online.synchronise()
    return {**report.as_dict(), "text": report.words()}


def _serve(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    def started(address: str) -> None:
        print(f"Serving one-time links on {address}. End with Ctrl+C.", file=sys.stderr, flush=True)

    services.online.serve(options.host, options.port, started)
    return {"text": "Ended."}


def _backup(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    made = services.database.backup(options.folder)
    return {"backup": str(made), "text": f"Backup made and verified: {made}"}


def _restore(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    kept = services.restore(options.file)
    text = f"{options.file} restored. New numbers are issued under a series of their own."
    if kept is not None:
        text += f" The replaced database was kept as {kept}."
    return {"restored": str(options.file), "replaced_kept_as": str(kept or ""), "text": text}


def _verify(services: Services, _: argparse.Namespace) -> dict[str, Any]:
    deviations = services.database.verify()
    if deviations:
        refusal = f"{len(deviations)} deviations found. Keep this database as it is and restore the last good backup."
        return {"ok": False, "deviations": deviations, "text": "\n".join(deviations), "refusal": refusal}
    return {"ok": True, "deviations": [], "text": "Everything stored is as it was written."}


def _tour(_: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.bootstrap import tour

    pictures = tour(options.out)
    return {"pictures": [str(picture) for picture in pictures], "text": "\n".join(str(p) for p in pictures)}
