"""The commands without a window (docs/commands.md). Exit 0 done, 1 refused with one sentence, 2 wrong usage."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yeastar_desk import __version__
from yeastar_desk.bootstrap import Services
from yeastar_desk.bootstrap.log import Log
from yeastar_desk.cli import orders, records, reports
from yeastar_desk.cli.chosen import DAY, FILTERS, filter_of
from yeastar_desk.domain.errors import DeskError
from yeastar_desk.domain.order_life import ENDINGS, PaymentMeans
from yeastar_desk.domain.wording import counted
from yeastar_desk.paths import home_folder

if TYPE_CHECKING:
    from yeastar_desk.application.import_companies import ImportCompanies
    from yeastar_desk.application.import_contacts import ImportContacts
    from yeastar_desk.application.import_orders import ImportOrders
    from yeastar_desk.application.import_packages import ImportPackages
    from yeastar_desk.application.import_prices import ImportPrices

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
    with Log(home) as log:
        log.open()
        try:
            status = _answered(command(services, options), as_json=options.json)
            if command in _STORING:
                _keep_second_backup(services)
            return status
        except DeskError as error:
            print(error.sentence, file=sys.stderr)
            return 1
        except Exception as failure:
            log.failed(failure)
            raise
        finally:
            services.close()


def _answered(answer: dict[str, Any], *, as_json: bool) -> int:
    """Print what a command answers; returns the exit status."""
    refusal = answer.pop("refusal", "")
    try:
        _print(answer, as_json)
        sys.stdout.flush()  # whoever waits for it need not wait for what comes after it
    except BrokenPipeError:  # whoever read it has enough, as `head` has; what is left goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if refusal:
        print(refusal, file=sys.stderr)
    return 1 if refusal else 0


def _keep_second_backup(services: Services) -> None:
    """What a command has stored goes to the second backup like what the window stores; it is stored either way."""
    state = services.second_backup()
    if state.unsent and state.problem:
        print(state.problem, file=sys.stderr)


def _print(answer: dict[str, Any], as_json: bool) -> None:
    text = answer.pop("text", None)
    if as_json:
        print(json.dumps(answer, ensure_ascii=False, indent=2))
    elif text is not None:
        print(text)
    else:
        for key, value in answer.items():
            if value in ("", None):
                continue
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
    add(imports, "contacts", _import_contacts, "import billing contacts", file, dry_run)
    add(imports, "orders", _import_orders, "import another laptop's export of orders", file, dry_run)
    companies = group("company", "look after customers")
    old = ("company_id", {"metavar": "OLD", "help": "the company ID that is not verified"})
    into = ("into", {"metavar": "INTO", "help": "the company ID of the verified customer"})
    keep = ("--keep", {"choices": ["verified", "unverified"], "help": "whose subscription is right if both have one"})
    add(companies, "merge", _company_merge, "make one customer of an unverified and a verified one", old, into, keep)
    order = group("order", "place, list and show orders")
    add(order, "place", orders.place, "place the order of a JSON file", file)
    limit = ("--limit", {"type": int, "default": 100, "metavar": "N"})
    add(order, "list", orders.list_orders, "list orders, newest first", limit, *FILTERS)
    number = ("number", {"metavar": "NUMBER"})
    add(order, "show", orders.show, "show one order", number)
    reason = ("--reason", {"default": "", "metavar": "TEXT"})
    ending = ("--as", {"dest": "ending", "choices": [e.value for e in ENDINGS], "default": ENDINGS[0].value})
    add(order, "cancel", orders.cancel, "end a pending order that is not paid", number, reason, ending)
    means = ("--method", {"required": True, "choices": [means.value for means in PaymentMeans]})
    add(
        order,
        "pay",
        orders.pay,
        "record a payment; the last one issues the invoice",
        number,
        means,
        ("--reference", {"default": "", "metavar": "TEXT"}),
        ("--date", {**DAY, "help": "the day it came in; else today"}),
        ("--amount", {"default": "", "metavar": "12.50", "help": "else everything that is due"}),
        ("--accept-overpayment", {"action": "store_true"}),
    )
    add(order, "credit", orders.credit, "credit what is left of the order's invoice", number, reason)
    surplus = ("--surplus", {"action": "store_true", "help": "only what was paid too much; the order stays paid"})
    add(order, "refund", orders.refund, "give the money of an order without an invoice back", number, reason, surplus)
    out = ("--out", {"type": Path, "required": True, "metavar": "FILE.pdf"})
    add(commands, "document", _document, "save a document as PDF", number, out)
    exports = group("export", "write what is stored to a file")
    add(exports, "orders", _export_orders, "orders as .csv, .xlsx or .json", file, *FILTERS)
    add(exports, "documents", _export_documents, "the PDFs with a manifest as .zip", file, *FILTERS)
    reports.add_to(commands, add)
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
    add(commands, "numbers", records.numbers, "every number series with its missing and void numbers")
    add(commands, "verify", reports.verify, "check the integrity of everything stored", reports.ANCHOR)
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


def _import_contacts(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    return _imported(services.import_contacts, options)


def _import_orders(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    return _imported(services.import_orders, options)


def _company_merge(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.application.merge_customers import Keep

    left = services.merge_customers(options.company_id, options.into, Keep(options.keep) if options.keep else None)
    text = f"{options.company_id} is {left.company_id} {left.name} from now on. Placed orders stay as they are."
    return {"company_id": left.company_id, "merged": options.company_id, "text": text}


def _imported(
    use_case: ImportPrices | ImportCompanies | ImportPackages | ImportContacts | ImportOrders,
    options: argparse.Namespace,
) -> dict[str, Any]:
    if options.dry_run:
        preview = use_case.preview(options.file)
        refusal = "Nothing can be imported until the refused rows are corrected." if preview.refused_count else ""
        return {**preview.as_dict(), "imported": False, "text": preview.words(), "refusal": refusal}
    answer = use_case(options.file)
    return {**answer.as_dict(), "text": answer.words()}


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
    count = services.export_orders(options.file, filter_of(options))
    return {"file": str(options.file), "count": count, "text": f"{counted(count, 'order')} saved as {options.file}"}


def _export_documents(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    count = services.export_documents(options.file, filter_of(options))
    return {"file": str(options.file), "count": count, "text": f"{counted(count, 'document')} saved as {options.file}"}


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
    report = services.online.synchronise(whole_round=True)  # nobody waits for it, and the next one may be tomorrow
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


def _tour(_: Services, options: argparse.Namespace) -> dict[str, Any]:
    from yeastar_desk.bootstrap import tour

    pictures = tour(options.out)
    return {"pictures": [str(picture) for picture in pictures], "text": "\n".join(str(p) for p in pictures)}


_STORING: frozenset[Command] = frozenset(
    [orders.place, orders.cancel, orders.pay, orders.credit, orders.refund, _company_merge, _sync]
)
"""After these a second backup may be due."""
