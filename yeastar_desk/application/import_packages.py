"""Import P-Series BYOI hosting packages from a spreadsheet, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from yeastar_desk.application.import_answers import RecordChange, changed_fields, keeping_own
from yeastar_desk.application.ports import Progress, UnitOfWork
from yeastar_desk.application.record_import import RecordImport
from yeastar_desk.application.tables import (
    Names,
    Refusals,
    RowRefused,
    Table,
    TableRow,
    country,
    day,
    email,
    flag,
    identifier,
    quantity,
    read_rows,
    required,
)
from yeastar_desk.domain.catalogue import Product
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.hosting import Split
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription
from yeastar_desk.domain.terms import Cycle

COUNTED = ("ultimate_plan", "recording_minutes", "high_availability", "transcription", "custom_domain_name")
YES_OR_NO = ("ycm_white_label", "pce_white_label")
COLUMNS = (
    "yeastar_id", "company", "email", "country", EXTENSIONS, "ultimate_plan", "recording_minutes",
    "high_availability", "transcription", "ycm_white_label", "pce_white_label", "custom_domain_name", "starts_on",
    "expires_on",
)  # fmt: skip
REQUIRED = ("yeastar_id", "company", EXTENSIONS, "starts_on", "expires_on")


class ImportPackages(RecordImport[Subscription]):
    """`preview` looks, calling it imports. A package that is already there is replaced."""

    what = "package"
    columns = COLUMNS
    required = REQUIRED
    audit = ("packages_imported", "package_file")

    def store(self, work: UnitOfWork, records: Iterator[Subscription]) -> None:
        for package in records:
            work.subscriptions.save(package, kind="imported")

    def merged(
        self, work: UnitOfWork, table: Table, refusals: Refusals, progress: Progress
    ) -> Iterator[tuple[RecordChange, bool, Subscription | None]]:
        """Every good row on top of what is stored for it."""
        seen: dict[str, int] = {}

        def read(row: TableRow) -> Subscription:
            return read_package(row, self._names, seen)

        for line, told in read_rows(table, read, refusals, progress):
            stored = work.subscriptions.get(Product.PCE_PACKAGE, told.subject_id)
            package = told if stored is None else _keeping(stored, told)
            yield _change(line, stored, package), True, package if package != stored else None


def read_package(row: TableRow, names: Names, seen: dict[str, int]) -> Subscription:
    """The package of a row.

    Args:
        seen: lines by ID so far; the row's own is added.

    Raises:
        RowRefused: with the first reason.
    """
    yeastar_id = identifier(row, "yeastar_id")
    first = seen.setdefault(lookup_key(yeastar_id), row.line)
    if first != row.line:
        raise RowRefused(f"yeastar_id {yeastar_id} is already in line {first}. Remove one of them.", kind="duplicate")
    required(row, EXTENSIONS)
    extensions = quantity(row, EXTENSIONS, default=0, minimum=1)
    services = {item: quantity(row, item, default=0) for item in COUNTED}
    services |= {item: int(flag(row, item)) for item in YES_OR_NO}
    split = Split(extensions, services["ultimate_plan"])
    if not split.fits:
        raise RowRefused(f"ultimate_plan {split.ultimate:,} is more than the {extensions:,} extensions of the package.")
    starts_on, expires_on = day(row, "starts_on"), day(row, "expires_on")
    if expires_on <= starts_on:
        raise RowRefused(f"expires_on {expires_on.isoformat()} is not after starts_on {starts_on.isoformat()}.")
    return Subscription(
        product=Product.PCE_PACKAGE,
        subject_id=yeastar_id,
        holder_name=required(row, "company"),
        email=email(row, "email"),
        country=country(row, "country", names),
        plan="enterprise",
        cycle=Cycle.ANNUALLY,
        starts_on=starts_on,
        expires_on=expires_on,
        capacities={EXTENSIONS: extensions, **{item: number for item, number in services.items() if number}},
    )


def _keeping(stored: Subscription, package: Subscription) -> Subscription:
    """The imported package; the file says nothing of auto-renewal."""
    return replace(keeping_own(stored, package), subject_id=stored.subject_id, auto_renew=stored.auto_renew)


def _change(line: int, stored: Subscription | None, package: Subscription) -> RecordChange:
    if stored is None:
        return RecordChange(line, package.subject_id, package.holder_name, is_new=True)
    names = (("company", "holder_name"), ("email", "email"), ("country", "country"))
    changed = tuple(column for column, name in names if getattr(stored, name) != getattr(package, name))
    changed += changed_fields(stored, package)
    return RecordChange(line, package.subject_id, package.holder_name, is_new=False, fields=changed)
