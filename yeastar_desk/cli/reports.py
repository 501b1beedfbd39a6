"""`yeastar-desk report`, `yeastar-desk day-close`, and `yeastar-desk verify` with what a day close prints."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yeastar_desk.bootstrap import Services
from yeastar_desk.cli.chosen import DAY
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.wording import counted

if TYPE_CHECKING:
    from yeastar_desk.application.report_ports import StoredClose
    from yeastar_desk.domain.day_close import Column
    from yeastar_desk.domain.event_report import EventReport, Group, Turnover

ANCHOR = (
    "--anchor",
    {"nargs": 2, "metavar": ("ENTRIES", "HASH"), "help": "the end of the audit trail as a day close prints it"},
)


def add_to(commands: Any, add: Callable[..., None]) -> None:
    """Declare the commands; `add` is the parser's own way of adding one."""
    add(
        commands,
        "report",
        report,
        "add up what was sold, by product, plan, rep, day and hour",
        ("--event", {"default": "", "metavar": "EVENT", "help": "else all events"}),
        ("--from", {**DAY, "dest": "first", "help": "the first day"}),
        ("--to", {**DAY, "dest": "last", "help": "the last day"}),
        ("--out", {"type": Path, "metavar": "FILE", "help": "save as .pdf, .csv, .xlsx or .json"}),
    )
    add(
        commands,
        "day-close",
        day_close,
        "close a day: paper, database and portal compared, on a PDF that is kept",
        ("day", {**DAY, "nargs": "?", "help": "else today"}),
        ("--out", {"type": Path, "required": True, "metavar": "FILE.pdf"}),
        ("--by", {"default": "", "metavar": "NAME", "help": "who closes; else the rep of the settings"}),
        ("--number", {"default": "", "metavar": "NUMBER", "help": "close nothing: reprint this close, byte by byte"}),
    )


def report(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Make an event report, and save it when a file is named."""
    from yeastar_desk.application.report_ports import ReportFilter

    made = services.event_report(ReportFilter(options.event, options.first, options.last))
    answer = _report_data(made)
    if options.out is not None:
        services.event_report.save(made, options.out)
        answer["file"] = str(options.out)
    return {**answer, "text": _report_text(made, options.out)}


def _report_data(made: EventReport) -> dict[str, Any]:
    quotes = made.quotes
    return {
        "event": made.event,
        "from": made.first.isoformat() if made.first is not None else None,
        "to": made.last.isoformat() if made.last is not None else None,
        "orders": made.total.orders,
        "currencies": [_turnover(turnover) for turnover in made.total.turnovers],
        "taken_back": {status.value: count for status, count in made.taken_back.items()},
        "credited_in_part": made.credited_in_part,
        "quotes": {"quoted": quotes.quoted, "ordered": quotes.ordered, "held": quotes.held, "percent": quotes.percent},
        "by_product": [_group(group) for group in made.by_product],
        "by_plan": [_group(group) for group in made.by_plan],
        "by_rep": [_group(group) for group in made.by_rep],
        "by_day": [_group(group) for group in made.by_day],
        "by_hour": [_group(group) for group in made.by_hour],
        "by_laptop": [_group(group) for group in made.by_laptop],
        "invented": made.demo,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "key": group.key,
        "orders": group.orders,
        "currencies": [_turnover(turnover) for turnover in group.turnovers],
    }


def _turnover(turnover: Turnover) -> dict[str, Any]:
    return {
        "currency": turnover.revenue.currency,
        "orders": turnover.orders,
        "revenue_net": turnover.revenue.decimal(),
        "paid_net": turnover.paid.decimal(),
        "pending_net": turnover.pending.decimal(),
    }


def _report_text(made: EventReport, out: Path | None) -> str:
    """The report as a person reads it."""
    from yeastar_desk.domain.event_report import WHAT_COUNTS, plan_name, product_name

    back = ", ".join(f"{count} {status.value}" for status, count in made.taken_back.items() if count)
    quotes = made.quotes
    lines = [
        f"Event report: {made.event or 'all events'}" + (", contains invented data" if made.demo else ""),
        f"{counted(made.total.orders, 'order')}; taken back: {back or 'none'}; "
        f"credited in part: {made.credited_in_part}",
        f"{quotes.quoted} quoted, {quotes.ordered} became orders, {quotes.held} still held",
    ]
    for title, groups, name in (
        ("Total", [made.total], lambda _: "all"),
        ("By product", made.by_product, product_name),
        ("By plan", made.by_plan, plan_name),
        ("By rep", made.by_rep, lambda key: key or "not named"),
        ("By day", made.by_day, str),
        ("By hour", made.by_hour, lambda key: f"{key}:00"),
        ("Other laptops, not in the sums", made.by_laptop, lambda key: f"Laptop {key}"),
    ):
        if any(group.turnovers for group in groups):
            lines.append(title)
        for group in groups:
            for turnover in group.turnovers:
                amount = f"{turnover.revenue.decimal():>14} {turnover.revenue.currency}"
                lines.append(f"  {name(group.key):<28}{turnover.orders:>7}  {amount}")
    lines.append(WHAT_COUNTS)
    if out is not None:
        lines.append(f"Saved as {out}")
    return "\n".join(lines)


def day_close(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Close a day, or reprint a close, and save its PDF."""
    from yeastar_desk.infrastructure.files.write import write_whole

    if options.number and (options.day is not None or options.by):
        raise Refused("--number reprints a close as it is: leave the day and --by out.")
    use = services.close_day
    number = options.number or use(options.day or services.clock.today(), options.by).close.number
    stored, pdf = use.pdf(number)
    write_whole(options.out, pdf)
    answer = {**_close_data(stored), "file": str(options.out)}
    return {**answer, "text": _close_text(stored, options.out)}


def _close_data(stored: StoredClose) -> dict[str, Any]:
    close, facts = stored.close, stored.close.facts
    return {
        "number": close.number,
        "day": facts.day.isoformat(),
        "device": facts.device,
        "closed_at": close.closed_at.isoformat(),
        "closed_by": close.closed_by,
        "previous": close.previous.number if close.previous is not None else "",
        "printed": _column(facts.printed),
        "stored": _column(facts.stored),
        "sent": _column(facts.sent),
        "documents": {
            "issued": len(facts.documents),
            "stored": facts.intact_documents,
            "issued_hash_total": facts.issued_hash,
            "stored_hash_total": facts.found_hash,
        },
        "audit": {"entries": close.audit_rows, "hash": close.audit_hash},
        "balanced": not facts.differences,
        "differences": list(facts.differences),
        "unsent_before": [order.number for order in facts.unsent],
        "unsent_before_count": facts.unsent_count,
        "invented": facts.demo,
        "sha256": stored.sha256,
    }


def _column(column: Column) -> dict[str, Any]:
    totals = [{"currency": amount.currency, "total": amount.decimal()} for amount in column.totals]
    return {"orders": column.count, "totals": totals, "hash_total": column.hash_total}


def _close_text(stored: StoredClose, out: Path) -> str:
    facts = stored.close.facts
    lines = [f"{stored.close.number}: {facts.day.isoformat()}, device {facts.device}"]
    for name, column in (("printed", facts.printed), ("stored", facts.stored), ("sent", facts.sent)):
        totals = ", ".join(f"{amount.decimal()} {amount.currency}" for amount in column.totals) or "-"
        lines.append(f"  {name:<8}{counted(column.count, 'order'):>13}  {totals:>24}  {column.hash_total}")
    lines.append(f"  {facts.intact_documents} of {len(facts.documents)} documents are stored as they were issued")
    lines.append("Balanced." if not facts.differences else f"{counted(len(facts.differences), 'difference')}:")
    lines += [f"  {difference}" for difference in facts.differences]
    if facts.unsent:
        named = ", ".join(order.number for order in facts.unsent)
        lines.append(f"{facts.unsent_count} not sent from earlier days: {named}")
    return "\n".join([*lines, f"Saved as {out}"])


def verify(services: Services, options: argparse.Namespace) -> dict[str, Any]:
    """Check everything that is stored; with an anchor also that nothing was cut off since it was printed."""
    deviations = services.database.verify(_anchor(options.anchor))
    if deviations:
        found = counted(len(deviations), "deviation")
        refusal = f"{found} found. Keep this database as it is and restore the last good backup."
        return {"ok": False, "deviations": deviations, "text": "\n".join(deviations), "refusal": refusal}
    return {"ok": True, "deviations": [], "text": "Everything stored is as it was written."}


def _anchor(printed: Sequence[str] | None) -> tuple[int, str] | None:
    """What a day close prints of the audit trail: a number with commas, and a hash in groups."""
    if printed is None:
        return None
    entries, sha256 = printed[0].replace(",", ""), "".join(printed[1].split()).lower()
    if not entries.isdecimal() or not re.fullmatch("[0-9a-f]{64}", sha256):
        raise Refused("An anchor is a number of entries and a hash of 64 characters, in quotes when it has spaces.")
    return (int(entries), sha256) if int(entries) else None  # nothing was on record yet
