"""What an import of companies or packages answers: how many are new, what changes, which rows are refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from yeastar_desk.application.tables import ImportRefused, Refusals, RefusedRow
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.wording import counted

EXAMPLES_KEPT = 200
_WITH_SUBSCRIPTIONS = ("company", "package")


@dataclass(frozen=True, slots=True)
class RecordChange:
    """What happens to one company or package. `fields` are the columns that change."""

    line: int
    key: str
    name: str
    is_new: bool
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.key} {self.name}: {', '.join(self.fields)}"


@dataclass(slots=True)
class ImportPreview:
    """What an import would do, counted while the file is read.

    Attributes:
        what: companies, packages, billing contacts or orders.
        notes: sentences worth reading before agreeing.
        changes: the first two hundred records that change, as examples.
        refused: the first thousand refused rows; `refused_count` counts all of them.
    """

    file: str
    what: str
    rows: int = 0
    new: int = 0
    changed: int = 0
    subscriptions: int = 0
    changes: list[RecordChange] = field(default_factory=list)
    refused: tuple[RefusedRow, ...] = ()
    refused_count: int = 0
    unknown_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def unchanged(self) -> int:
        return self.rows - self.refused_count - self.new - self.changed

    def count(self, change: RecordChange, has_subscription: bool) -> None:
        """Take one good row into the account."""
        self.rows += 1
        self.subscriptions += has_subscription
        if change.is_new:
            self.new += 1
        elif change.fields:
            self.changed += 1
            if len(self.changes) < EXAMPLES_KEPT:
                self.changes.append(change)

    def finish(self, refusals: Refusals, unknown: tuple[str, ...]) -> ImportPreview:
        """Take the refused rows into the account."""
        self.rows += refusals.count
        self.refused = tuple(refusals.rows)
        self.refused_count = refusals.count
        self.unknown_columns = unknown
        return self

    def check(self) -> None:
        """Raise ImportRefused when a row is refused."""
        if self.refused_count:
            raise ImportRefused(self.file, self.refused, self.refused_count)

    def words(self) -> str:
        """The preview as lines of text."""
        subscribed = f"{self.subscriptions:,} with a subscription, " if self.what in _WITH_SUBSCRIPTIONS else ""
        lines = [
            f"{self.file}: {counted(self.rows, self.what)}: {self.new:,} new, {self.changed:,} changed, "
            f"{self.unchanged:,} unchanged, {subscribed}{self.refused_count:,} refused."
        ]
        if self.unknown_columns:
            lines.append(f"Unknown columns were ignored: {', '.join(self.unknown_columns)}.")
        return "\n".join([*lines, *self.notes, *map(str, self.refused)])

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `--json`."""
        return {
            "file": self.file,
            "rows": self.rows,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "subscriptions": self.subscriptions,
            "unknown_columns": list(self.unknown_columns),
            "notes": list(self.notes),
            "refused": [{"line": row.line, "reason": row.reason} for row in self.refused],
            "refused_count": self.refused_count,
        }


@dataclass(frozen=True, slots=True)
class Imported:
    """What was stored."""

    preview: ImportPreview

    def words(self) -> str:
        """What was stored, as lines of text."""
        return f"Imported. {self.preview.words()}"

    def as_dict(self) -> dict[str, Any]:
        """Plain data for `--json`."""
        return self.preview.as_dict() | {"imported": True}


def keeping_own(stored: Subscription | None, imported: Subscription) -> Subscription:
    """An imported subscription with what only this program knows of it.

    The assignment stays. A plan chosen for the next term and terms that are paid ahead stay as long as the expiry
    is the same; a file that knows another expiry knows better.
    """
    if stored is None or not (stored.assigned_to or stored.next_plan or stored.coming):
        return imported
    if stored.expires_on != imported.expires_on:
        return replace(imported, assigned_to=stored.assigned_to)
    return replace(imported, assigned_to=stored.assigned_to, next_plan=stored.next_plan, coming=stored.coming)


def changed_fields(stored: Subscription | None, imported: Subscription | None) -> tuple[str, ...]:
    """The columns of a subscription that an import changes; its holder's name and address are not among them."""
    if imported is None:
        return ()
    if stored is None:
        return ("plan",)
    terms = ("plan", "cycle", "starts_on", "expires_on", "auto_renew")
    changed = [name for name in terms if getattr(stored, name) != getattr(imported, name)]
    items = {**stored.capacities, **imported.capacities}
    return (*changed, *(item for item in items if stored.capacities.get(item) != imported.capacities.get(item)))
