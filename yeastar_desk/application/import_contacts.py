"""Import billing contacts from a spreadsheet, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from yeastar_desk.application.import_answers import RecordChange
from yeastar_desk.application.ports import Progress, StoredContact, UnitOfWork
from yeastar_desk.application.record_import import RecordImport
from yeastar_desk.application.tables import (
    CHUNK,
    Names,
    Refusals,
    RowRefused,
    Table,
    TableRow,
    country,
    email,
    flag,
    identifier,
    read_rows,
    required,
    short_text,
    text,
)
from yeastar_desk.domain.companies import lookup_key
from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.duplicates import email_key, name_key

WORDS = (
    "first_name", "last_name", "company", "email", "phone", "street", "postal_code", "city", "state", "country",
    "tax_number", "remark",
)  # fmt: skip
COLUMNS = ("company_id", *WORDS, "is_default")
REQUIRED = ("email", "country")

_Key = tuple[str, str, str]  # customer, email address, name
_Read = tuple[_Key, StoredContact]


class ImportContacts(RecordImport[StoredContact]):
    """`preview` looks, calling it imports.

    A contact is the same when customer, email address, company and person are: then the row replaces it. Columns
    that the file does not have keep what is stored; an empty cell empties the field.
    """

    what = "billing contact"
    columns = COLUMNS
    required = REQUIRED
    audit = ("contacts_imported", "contact_file")

    def store(self, work: UnitOfWork, records: Iterator[StoredContact]) -> None:
        for contact in records:
            work.contacts.save(contact)

    def merged(
        self, work: UnitOfWork, table: Table, refusals: Refusals, progress: Progress
    ) -> Iterator[tuple[RecordChange, bool, StoredContact | None]]:
        """Every good row on top of what is stored for it, a chunk at a time."""
        given = frozenset(WORDS) & table.columns
        has_default = "is_default" in table.columns
        seen: dict[_Key, int] = {}
        defaults: dict[str, int] = {}

        def read(row: TableRow) -> _Read:
            return read_contact(row, self._names, seen, defaults)

        rows = read_rows(table, read, refusals, progress)
        while chunk := list(islice(rows, CHUNK)):
            addressed = work.contacts.addressed([contact.contact.email for _, (_, contact) in chunk])
            known = {_key(contact.company_id, contact.contact): contact for contact in reversed(addressed)}
            for line, (key, contact) in chunk:
                stored = known.get(key)
                if stored is not None:
                    words = {name: getattr(contact.contact, name) for name in given}
                    is_default = contact.is_default if has_default else stored.is_default
                    contact = replace(stored, contact=replace(stored.contact, **words), is_default=is_default)
                yield _change(line, stored, contact), False, contact if contact != stored else None


def read_contact(row: TableRow, names: Names, seen: dict[_Key, int], defaults: dict[str, int]) -> _Read:
    """The contact of a row.

    Args:
        seen: lines by what tells contacts apart; the row's own is added.
        defaults: lines of the default contacts so far, by customer.

    Raises:
        RowRefused: with the first reason.
    """
    company_id = identifier(row, "company_id") if text(row, "company_id") else ""
    words = {name: short_text(row, name) for name in WORDS}
    words["country"] = country(row, "country", names)
    words["email"] = email(row, "email")
    for column in REQUIRED:
        required(row, column)
    contact = BillingContact(**words)
    if not contact.name:
        raise RowRefused("company, first_name and last_name are empty. Fill in a company or a name.")
    key = _key(company_id, contact)
    first = seen.setdefault(key, row.line)
    if first != row.line:
        raise RowRefused(f"{contact.name} with this email address is already in line {first}. Remove one of them.")
    is_default = flag(row, "is_default")
    if is_default and defaults.setdefault(key[0], row.line) != row.line:
        whose = f"customer {company_id}" if company_id else "all customers"
        raise RowRefused(f"is_default is true for {whose} in line {defaults[key[0]]} too. One of them can be it.")
    return key, StoredContact(0, contact, company_id, is_default)


def _key(company_id: str, contact: BillingContact) -> _Key:
    return lookup_key(company_id), email_key(contact.email), name_key(contact)


def _change(line: int, stored: StoredContact | None, contact: StoredContact) -> RecordChange:
    if stored is None:
        return RecordChange(line, contact.contact.email, contact.contact.name, is_new=True)
    changed = tuple(name for name in WORDS if getattr(stored.contact, name) != getattr(contact.contact, name))
    changed += ("is_default",) if stored.is_default != contact.is_default else ()
    return RecordChange(line, contact.contact.email, contact.contact.name, is_new=False, fields=changed)
