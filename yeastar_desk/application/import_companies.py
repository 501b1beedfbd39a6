"""Import customers and their Workplace subscriptions from a spreadsheet, as a stream and all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from yeastar_desk.application.import_answers import RecordChange, changed_fields, keeping_own
from yeastar_desk.application.merge_customers import suggestions_in
from yeastar_desk.application.ports import Progress, UnitOfWork
from yeastar_desk.application.record_import import RecordImport
from yeastar_desk.application.tables import (
    CHUNK,
    Names,
    Refusals,
    RowRefused,
    Table,
    TableRow,
    choice,
    country,
    day,
    email,
    flag,
    identifier,
    quantity,
    read_rows,
    required,
    short_texts,
    text,
)
from yeastar_desk.domain.catalogue import PLANS_OF_SERVICE, WORKPLACE_PLANS, WORKPLACE_SERVICES, Product, item_name
from yeastar_desk.domain.companies import Company, lookup_key
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle

ADDRESS = ("name", "email", "phone", "country", "street", "city", "state", "postal_code", "tax_number")
TERM = ("plan", "cycle", "starts_on", "expires_on", "auto_renew")
COLUMNS = ("company_id", *ADDRESS, *TERM, *WORKPLACE_SERVICES)
REQUIRED = ("company_id", "name")

_Terms = dict[str, Any]  # what a row says of a subscription, by attribute
_Read = tuple[str, str, dict[str, str], _Terms | None]  # key, company ID, given fields, terms of the subscription
_ToStore = tuple[Company, Subscription | None]  # None: the subscription stays as it is


class ImportCompanies(RecordImport[_ToStore]):
    """`preview` looks, calling it imports.

    A company that is already there is replaced. Columns that the file does not have keep what is stored; an empty
    cell empties the field. A row without a plan leaves the subscription as it is.
    """

    what = "company"
    columns = COLUMNS
    required = REQUIRED
    audit = ("companies_imported", "company_file")

    def store(self, work: UnitOfWork, records: Iterator[_ToStore]) -> None:
        work.companies.save_all(records)

    def notes(self, work: UnitOfWork) -> tuple[str, ...]:
        return tuple(f"{found.sentence} Merge them on the Customers page." for found in suggestions_in(work))

    def merged(
        self, work: UnitOfWork, table: Table, refusals: Refusals, progress: Progress
    ) -> Iterator[tuple[RecordChange, bool, _ToStore | None]]:
        """Every good row on top of what is stored for it, a chunk at a time."""
        given = frozenset(ADDRESS) & table.columns
        seen: dict[str, int] = {}

        def read(row: TableRow) -> _Read:
            return read_company(row, given, self._names, seen)

        rows = read_rows(table, read, refusals, progress)
        while chunk := list(islice(rows, CHUNK)):
            ids = [company_id for _, (_, company_id, _, _) in chunk]
            companies = work.companies.existing(ids)
            subscriptions = work.subscriptions.existing(Product.WORKPLACE, ids) if companies else {}
            for line, (key, company_id, fields, terms) in chunk:
                stored = companies.get(key)
                company = new_company(company_id, fields) if stored is None else _updated(stored, fields)
                before = subscriptions.get(key)
                after = None if terms is None else keeping_own(before, new_subscription(company, terms))
                changed = (*_changed(stored, company), *changed_fields(before, after))
                change = RecordChange(line, company.company_id, company.name, stored is None, changed)
                differs = after is not None and after != before
                to_store = (company, after if differs else None) if differs or company is not stored else None
                yield change, after is not None, to_store


def read_company(row: TableRow, given: frozenset[str], names: Names, seen: dict[str, int]) -> _Read:
    """The company ID with its key, the fields that the file gives, and the terms when the row has a plan.

    Args:
        given: the address columns that the file has.
        seen: lines by ID so far; the row's own is added.

    Raises:
        RowRefused: with the first reason.
    """
    company_id = identifier(row, "company_id")
    key = lookup_key(company_id)
    first = seen.setdefault(key, row.line)
    if first != row.line:
        raise RowRefused(f"company_id {company_id} is already in line {first}. Remove one of them.", kind="duplicate")
    fields = short_texts(row, given)
    fields["name"] = required(row, "name")
    if "country" in given:
        fields["country"] = country(row, "country", names)
    if "email" in given:
        fields["email"] = email(row, "email")
    return key, company_id, fields, _terms(row)


def _terms(row: TableRow) -> _Terms | None:
    plan = text(row, "plan").casefold()
    capacities = {}
    for item in WORKPLACE_SERVICES:
        if number := quantity(row, item, default=0):
            capacities[item] = number
    if not plan:
        extra = [column for column in ("starts_on", "expires_on", *capacities) if text(row, column)]
        if extra:
            raise RowRefused(f"{extra[0]} is filled in, but plan is empty. Write basic, standard or pro as the plan.")
        return None
    if plan not in WORKPLACE_PLANS:
        raise RowRefused(f"plan is “{plan[:40]}”. Use one of: {', '.join(WORKPLACE_PLANS)}.")
    for item in capacities:
        if plan not in PLANS_OF_SERVICE[item]:
            raise RowRefused(f"{item_name(item)} is not part of the {item_name(plan)}. Correct the plan or {item}.")
    cycle = choice(row, "cycle", Cycle)
    if cycle is Cycle.ONCE:
        raise RowRefused("cycle is “once”, but Workplace is billed annually or monthly.")
    starts_on, expires_on = day(row, "starts_on"), day(row, "expires_on")
    if expires_on <= starts_on:
        raise RowRefused(f"expires_on {expires_on.isoformat()} is not after starts_on {starts_on.isoformat()}.")
    return {
        "plan": plan,
        "cycle": cycle,
        "starts_on": starts_on,
        "expires_on": expires_on,
        "auto_renew": flag(row, "auto_renew"),
        "capacities": capacities,
    }


def new_subscription(company: Company, terms: dict[str, Any]) -> Subscription:
    """The Workplace subscription of a company, from what `read_company` answers."""
    return Subscription(
        product=Product.WORKPLACE,
        subject_id=company.company_id,
        holder_name=company.name,
        email=company.email,
        country=company.country,
        **terms,
    )


def new_company(company_id: str, fields: dict[str, Any]) -> Company:
    """A company that is not stored yet, from what `read_company` answers."""
    return Company(company_id, **fields)


def _updated(stored: Company, fields: dict[str, Any]) -> Company:
    if not stored.demo and stored.verified and all(getattr(stored, name) == text for name, text in fields.items()):
        return stored
    return replace(stored, **fields, verified=True, demo=False)


def _changed(stored: Company | None, company: Company) -> tuple[str, ...]:
    if stored is None or stored is company:
        return ()
    return tuple(name for name in ADDRESS if getattr(stored, name) != getattr(company, name))
