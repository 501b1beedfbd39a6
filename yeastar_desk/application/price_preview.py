"""What a price file would change: every price against the list that it replaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from yeastar_desk.application.tables import ImportRefused, Refusals, RefusedRow
from yeastar_desk.domain.catalogue import PLANS_OF_SERVICE, PriceList, Product, item_name
from yeastar_desk.domain.money import UnitPrice
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.domain.wording import counted

LARGE_CHANGE = Fraction(20, 100)

PriceKey = tuple[Product, str, Cycle, int]  # the last is from_quantity


@dataclass(frozen=True, slots=True)
class PriceChange:
    """What happens to one price. `old` is None for a new one, `new` is None for one that the file no longer has."""

    price_list: str
    product: Product
    item: str
    cycle: Cycle
    from_quantity: int
    old: UnitPrice | None
    new: UnitPrice | None

    @property
    def share(self) -> Fraction:
        """The change as a part of the old price: 1/4 is 25 % more; 0 when there is nothing to compare."""
        if self.old is None or self.new is None or not self.old.micros:
            return Fraction(0)
        return Fraction(self.new.micros - self.old.micros, self.old.micros)

    @property
    def is_large(self) -> bool:
        """Changed by more than 20 %: worth a second look."""
        return abs(self.share) > LARGE_CHANGE

    def __str__(self) -> str:
        tier = f" from {self.from_quantity:,}" if self.from_quantity > 1 else ""
        name = f"{self.price_list}: {item_name(self.item)}, {self.cycle}{tier}"
        if self.old is None or self.new is None:
            only = self.new or self.old
            return f"{name}: {only.decimal() if only else ''}"
        return f"{name}: {self.old.decimal()} → {self.new.decimal()} ({float(self.share):+.1%})"


@dataclass(frozen=True, slots=True)
class PricePreview:
    """What an import would do. Nothing is stored yet.

    Attributes:
        lists: the price lists of the file.
        rows: how many rows the file has.
        refused: the first thousand refused rows; `refused_count` counts all of them.
        new, changed, gone: prices against the list of the same name and currency that is in use now.
        unchanged: how many prices stay as they are.
        out_of_date: lists whose last day has passed.
        currency_changes: lists that exist under the same name in another currency: (name, that, this).
        notes: other things to know, as sentences.
    """

    file: str
    lists: tuple[PriceList, ...]
    rows: int
    refused: tuple[RefusedRow, ...]
    refused_count: int
    new: tuple[PriceChange, ...]
    changed: tuple[PriceChange, ...]
    gone: tuple[PriceChange, ...]
    unchanged: int
    out_of_date: tuple[str, ...]
    currency_changes: tuple[tuple[str, str, str], ...]
    unknown_columns: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def large_changes(self) -> tuple[PriceChange, ...]:
        """Prices that change by more than 20 %."""
        return tuple(change for change in self.changed if change.is_large)

    def refused_as(self, kind: str) -> int:
        """How many of the kept refused rows are zero, negative or duplicate."""
        return sum(row.kind == kind for row in self.refused)

    def check(self) -> None:
        """Raise ImportRefused when a row is refused."""
        if self.refused_count:
            raise ImportRefused(self.file, self.refused, self.refused_count)

    def words(self) -> str:
        """The preview as lines of text."""
        lines = [f"{self.file}: {counted(self.rows, 'row')}, {counted(len(self.lists), 'price list')}."]
        lines += [f"  {price_list.name}, {price_list.currency}, {validity(price_list)}" for price_list in self.lists]
        lines.append(
            f"{len(self.new):,} new, {len(self.changed):,} changed ({len(self.large_changes):,} by more than 20 %), "
            f"{self.unchanged:,} unchanged, {len(self.gone):,} no longer there, {self.refused_count:,} refused."
        )
        lines += [f"Changed by more than 20 %: {change}" for change in self.large_changes]
        lines += [f"Out of date: {name}" for name in self.out_of_date]
        lines += [f"{name} is in {old} until now and in {new} here." for name, old, new in self.currency_changes]
        lines += [*self.notes, *ignored(self.unknown_columns), *map(str, self.refused)]
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `--json`."""
        return {
            "file": self.file,
            "rows": self.rows,
            "price_lists": [list_data(price_list) for price_list in self.lists],
            "new": len(self.new),
            "changed": [_change_data(change) for change in self.changed],
            "unchanged": self.unchanged,
            "gone": [_change_data(change) for change in self.gone],
            "zero": self.refused_as("zero"),
            "negative": self.refused_as("negative"),
            "duplicate": self.refused_as("duplicate"),
            "out_of_date": list(self.out_of_date),
            "currency_changes": [list(change) for change in self.currency_changes],
            "unknown_columns": list(self.unknown_columns),
            "notes": list(self.notes),
            "refused": [{"line": row.line, "reason": row.reason} for row in self.refused],
            "refused_count": self.refused_count,
        }


@dataclass(frozen=True, slots=True)
class PriceFile:
    """What a price file holds: its lists, how many rows it has, what is refused, columns that are not known."""

    lists: tuple[PriceList, ...]
    rows: int
    refusals: Refusals
    unknown: tuple[str, ...]


def compare(file: str, found: PriceFile, in_use: Sequence[PriceList], today: date) -> PricePreview:
    """Compare the lists of a file with those in use."""
    lists, refusals = found.lists, found.refusals
    changes = [change for price_list in lists for change in _changes(price_list, _before(price_list, in_use))]
    differing = [change for change in changes if change.old != change.new]
    return PricePreview(
        file=file,
        lists=lists,
        rows=found.rows,
        refused=tuple(refusals.rows),
        refused_count=refusals.count,
        new=tuple(change for change in differing if change.old is None),
        changed=tuple(change for change in differing if change.old and change.new),
        gone=tuple(change for change in differing if change.new is None),
        unchanged=len(changes) - len(differing),
        out_of_date=tuple(one.name for one in lists if one.valid_to is not None and one.valid_to < today),
        currency_changes=tuple(_currency_changes(lists, in_use)),
        unknown_columns=found.unknown,
        notes=tuple(note for price_list in lists for note in _notes(price_list)),
    )


def _before(price_list: PriceList, in_use: Sequence[PriceList]) -> PriceList | None:
    """The list to compare with: same name and currency, best of the same first day, else the newest."""
    same = [one for one in in_use if (one.name, one.currency) == (price_list.name, price_list.currency)]
    return max(same, key=lambda one: (one.valid_from == price_list.valid_from, one.valid_from, one.id), default=None)


def _prices(price_list: PriceList | None) -> Mapping[PriceKey, UnitPrice]:
    offers = price_list.offers if price_list else ()
    return {
        (offer.product, offer.item, offer.cycle, from_quantity): price
        for offer in offers
        for from_quantity, price in offer.tiers
    }


def _changes(price_list: PriceList, before: PriceList | None) -> list[PriceChange]:
    old, new = _prices(before), _prices(price_list)
    return [PriceChange(price_list.name, *key, old.get(key), new.get(key)) for key in {**new, **old}]


def _currency_changes(lists: Sequence[PriceList], in_use: Sequence[PriceList]) -> list[tuple[str, str, str]]:
    found = []
    for price_list in lists:
        others = {one.currency for one in in_use if one.name == price_list.name}
        if others and price_list.currency not in others:
            found.append((price_list.name, ", ".join(sorted(others)), price_list.currency))
    return found


def _notes(price_list: PriceList) -> list[str]:
    notes = []
    for offer in price_list.offers:
        allowed = PLANS_OF_SERVICE.get(offer.item)
        beyond = [plan for plan in offer.plans if allowed is not None and plan not in allowed]
        if beyond:
            notes.append(
                f"{price_list.name}: {offer.name} is not sold with {', '.join(map(item_name, beyond))}, "
                "whatever the column plans says."
            )
    return list(dict.fromkeys(notes))


def ignored(columns: Sequence[str]) -> list[str]:
    """A sentence about unknown columns, if any."""
    return [f"Unknown columns were ignored: {', '.join(columns)}."] if columns else []


def validity(price_list: PriceList) -> str:
    """``"valid from 2026-01-01 to 2026-12-31"``."""
    until = f" to {price_list.valid_to.isoformat()}" if price_list.valid_to else ""
    return f"valid from {price_list.valid_from.isoformat()}{until}"


def prices_in(price_list: PriceList) -> int:
    """Number of prices, tiers counted one by one."""
    return sum(len(offer.tiers) for offer in price_list.offers)


def list_data(price_list: PriceList) -> dict[str, Any]:
    """The head of a list as plain data."""
    return {
        "name": price_list.name,
        "currency": price_list.currency,
        "valid_from": price_list.valid_from.isoformat(),
        "valid_to": price_list.valid_to.isoformat() if price_list.valid_to else None,
        "prices": prices_in(price_list),
    }


def _change_data(change: PriceChange) -> dict[str, Any]:
    return {
        "price_list": change.price_list,
        "product": change.product.value,
        "item": change.item,
        "cycle": change.cycle.value,
        "from_quantity": change.from_quantity,
        "old": change.old.decimal() if change.old else None,
        "new": change.new.decimal() if change.new else None,
        "large": change.is_large,
    }
