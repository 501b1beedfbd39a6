"""Decides how an import goes: choose, look, agree, store. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any, Protocol

from yeastar_desk.application.import_answers import Imported, ImportPreview
from yeastar_desk.application.ports import Progress as Told
from yeastar_desk.application.price_preview import PricePreview
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Progress, Subject, Ticket, told_by
from yeastar_desk.presentation.sentences import sentence_of

_UNEXPECTED = "The file could not be imported. Nothing was stored."
# How many rows of a kind a preview shows; the counts above them are complete.
SHOWN_ROWS = 200


class ImportKind(Enum):
    """What a file is imported as; the value is the words of the button."""

    PRICES = "prices"
    COMPANIES = "customers"
    PACKAGES = "hosting packages"
    CONTACTS = "billing contacts"
    ORDERS = "orders"


_SUBJECTS = {
    ImportKind.PRICES: Subject.PRICE_LISTS,
    ImportKind.COMPANIES: Subject.COMPANIES,
    ImportKind.PACKAGES: Subject.PACKAGES,
    ImportKind.CONTACTS: Subject.BILLING_CONTACTS,
    ImportKind.ORDERS: Subject.ORDERS,
}


class UseCase(Protocol):
    """An import as the application has it. Prices are imported from their preview, everything else from the file."""

    def preview(self, path: Path, progress: Told) -> PricePreview | ImportPreview: ...

    def __call__(self, source: Any, progress: Told) -> Any: ...


Uses = Mapping[ImportKind, Callable[[], Any]]
"""How a page gets at its imports (each a `UseCase`); called inside jobs only."""


@dataclass(frozen=True, slots=True)
class PreviewView:
    """An import preview in words.

    Attributes:
        counts: badges as (words, tone).
        notes: sentences worth reading before agreeing.
        rows: (what, detail) of refused rows first, then of what changes most.
        can_import: False when a row is refused: all or nothing.
        problem: why it cannot be imported, empty when it can.
        agree, decline: what the buttons say.
    """

    title: str
    counts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    can_import: bool
    problem: str = ""
    agree: str = "Import"
    decline: str = "Cancel"


class ImportView(Protocol):
    """The dialogs, and the page below them."""

    def show_reading(self, sentence: str) -> None: ...

    def show_progress(self, done: int, total: int) -> None: ...

    def hide_reading(self) -> None: ...

    def ask_to_import(self, preview: PreviewView) -> None:
        """Show the preview; the answer comes as `agree` or `forget`."""

    def say(self, sentence: str) -> None: ...

    def show_problem(self, sentence: str) -> None: ...

    def reload(self) -> None:
        """Something was stored."""


class ImportPresenter:
    """One import at a time."""

    def __init__(self, view: ImportView, lane: Lane, uses: Uses, announce: Announce, formats: Formats) -> None:
        self._view = view
        self._lane = lane
        self._uses = uses
        self._announce = announce
        self._formats = formats
        self._ticket: Ticket | None = None
        self._kind = ImportKind.PRICES
        self._path = Path()
        self._preview: PricePreview | ImportPreview | None = None

    def look(self, kind: ImportKind, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._kind, self._path = kind, path
        self._view.show_reading(f"Reading {path.name}")

        def job(progress: Progress) -> PricePreview | ImportPreview:
            return self._use_case().preview(path, told_by(progress))

        self._start(job, self._looked)

    def offer(self, preview: PricePreview, title: str, agree: str, decline: str) -> None:
        """Show prices that come from elsewhere than a file, in the same way."""
        self._kind, self._path, self._preview = ImportKind.PRICES, Path(preview.file), preview
        self._view.ask_to_import(replace(self._words(preview), title=title, agree=agree, decline=decline))

    def agree(self) -> None:
        """Store what the preview showed."""
        preview, path = self._preview, self._path
        source: Any = preview if isinstance(preview, PricePreview) else path
        self._view.show_reading(f"Importing {path.name}")

        def job(progress: Progress) -> str:
            answer = self._use_case()(source, told_by(progress))
            notes = answer.preview.notes[:1] if isinstance(answer, Imported) else ()
            return " ".join((answer.words().splitlines()[0], *notes))

        self._start(job, self._imported)

    def forget(self) -> None:
        """Do not import."""
        self._preview = None

    def cancel(self) -> None:
        """Stop reading or importing; nothing is stored."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._view.hide_reading()
            self._view.say("Cancelled. Nothing was imported.")

    def _use_case(self) -> UseCase:
        made: UseCase = self._uses[self._kind]()
        return made

    def _start(self, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        self._ticket = self._lane.submit_long(job, done, self._failed, self._view.show_progress, owner=self._view)

    def _looked(self, preview: PricePreview | ImportPreview) -> None:
        self._ticket = None
        self._preview = preview
        self._view.hide_reading()
        self._view.ask_to_import(self._words(preview))

    def _imported(self, sentence: str) -> None:
        self._ticket = None
        self._preview = None
        self._view.hide_reading()
        self._announce(Changed(_SUBJECTS[self._kind]))
        self._view.reload()
        self._view.say(sentence)

    def _failed(self, error: Exception) -> None:
        self._ticket = None
        self._view.hide_reading()
        self._view.show_problem(sentence_of(error, _UNEXPECTED))

    def _words(self, preview: PricePreview | ImportPreview) -> PreviewView:
        if isinstance(preview, PricePreview):
            return self._price_words(preview)
        counts = [
            (f"{preview.new:,} new", "ok"),
            (f"{preview.changed:,} changed", "accent"),
            (f"{preview.unchanged:,} unchanged", "neutral"),
        ]
        rows = [(str(change.key), f"{change.name}: {', '.join(change.fields)}") for change in preview.changes]
        notes = [*preview.notes, *_ignored(preview.unknown_columns)]
        return self._view_of(preview.file, counts, notes, rows, preview.refused_count, preview.refused)

    def _price_words(self, preview: PricePreview) -> PreviewView:
        large = preview.large_changes
        counts = [
            (f"{len(preview.new):,} new", "ok"),
            (f"{len(preview.changed):,} changed", "accent"),
            (f"{preview.unchanged:,} unchanged", "neutral"),
        ]
        if large:
            counts.append((f"{len(large):,} by more than 20 %", "warning"))
        if preview.gone:
            counts.append((f"{len(preview.gone):,} no longer there", "warning"))
        counts += [
            (f"{preview.refused_as(kind):,} {kind}", "danger")
            for kind in ("zero", "negative", "duplicate")
            if preview.refused_as(kind)
        ]
        notes = [f"{name} is out of date: its last day has passed." for name in preview.out_of_date]
        notes += [f"{name} was in {old} until now and is in {new} here." for name, old, new in preview.currency_changes]
        notes += [*preview.notes, *_ignored(preview.unknown_columns)]
        rows = []
        for change in (*large, *(c for c in preview.changed if not c.is_large), *preview.gone, *preview.new):
            old = self._formats.unit_price(change.old) if change.old else "new"
            new = self._formats.unit_price(change.new) if change.new else "no longer there"
            share = f" ({float(change.share) * 100:+.0f}\u00a0%)" if change.share else ""
            rows.append((f"{item_name(change.item)}, {change.cycle.value}", f"{old} → {new}{share}"))
        return self._view_of(preview.file, counts, notes, rows, preview.refused_count, preview.refused)

    def _view_of(
        self,
        file: str,
        counts: list[tuple[str, str]],
        notes: list[str],
        rows: list[tuple[str, str]],
        refused_count: int,
        refused: Any,
    ) -> PreviewView:
        problem = ""
        if refused_count:
            counts.append((f"{refused_count:,} refused", "danger"))
            problem = "Nothing can be imported until these rows are corrected in the file."
            rows = [(f"Line {row.line}", row.reason) for row in refused] + rows
        return PreviewView(
            title=f"Import {self._kind.value} from {file}",
            counts=tuple(counts),
            notes=tuple(notes),
            rows=tuple(rows[:SHOWN_ROWS]),
            can_import=not refused_count,
            problem=problem,
        )


def _ignored(columns: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Unknown columns are ignored: {', '.join(columns)}.",) if columns else ()
