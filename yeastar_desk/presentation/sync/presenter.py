"""Decides in the sync centre. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from yeastar_desk.application.online_ports import NOBODY, OWN_ACCOUNT, Cause
from yeastar_desk.application.sync_centre import SyncCentre
from yeastar_desk.application.sync_view import Fix, SyncRow, SyncView
from yeastar_desk.application.take_payment import TakePayment
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.contacts import NewPartner
from yeastar_desk.presentation.ports import Announce, Changed, Lane, Subject
from yeastar_desk.presentation.sentences import field_of, sentence_of
from yeastar_desk.presentation.sync.words import question_to_ask

T = TypeVar("T")
_NOT_DONE = "This was not done: the program failed in a way it should not. Nothing was changed. Try again."
_NOTHING = "Nothing was fetched from the portal yet. Connect, let it be fetched, then choose."
_KEYS: dict[str, Callable[[SyncRow], object]] = {
    "what": lambda row: row.what,
    "state": lambda row: (row.state, row.cause),
    "reason": lambda row: row.reason,
    "age": lambda row: row.age,
    "size": lambda row: row.size,
    "attempts": lambda row: row.attempts,
}


class NetworkUses(Protocol):
    """The part of `Services.online` that is used."""

    @property
    def sync_centre(self) -> SyncCentre: ...

    @property
    def take_payment(self) -> TakePayment: ...


class SyncUses(Protocol):
    """Looked up inside jobs only, so that it may be made on the database lane."""

    @property
    def online(self) -> NetworkUses: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """One question with answers to choose from: (words, id)."""

    title: str
    text: str
    caption: str
    answers: tuple[tuple[str, str], ...]


class SyncPageView(Protocol):
    def reload(self) -> None: ...

    def say(self, sentence: str) -> None: ...

    def refuse(self, sentence: str, field: str) -> None:
        """Say why something was not done: in the dialog that is open, else at the bottom of the window."""

    def done(self) -> None:
        """Close the dialog that is open."""

    def ask_choice(self, row: SyncRow, choice: Choice) -> None: ...

    def ask_account(self, row: SyncRow, partner: NewPartner) -> None: ...

    def ask_recipient(self, row: SyncRow) -> None: ...

    def ask_po_number(self, row: SyncRow, now: str) -> None: ...

    def copy(self, text: str) -> None: ...

    def resume(self, draft_id: str) -> None: ...


class SyncPresenter:
    """One decision at a time; the list follows it, and the next pass comes soon."""

    def __init__(self, uses: SyncUses, lane: Lane, announce: Announce, view: SyncPageView) -> None:
        self._uses = uses
        self._lane = lane
        self._announce = announce
        self._view = view
        self.shown = SyncView((), 0, 0, 0)

    # on the database lane

    def count(self) -> int:
        """Read the queue; the number of its rows."""
        self.shown = self._uses.online.sync_centre.view()
        return len(self.shown.rows)

    def rows(self, offset: int, limit: int, key: str, *, descending: bool) -> Sequence[SyncRow]:
        """Rows of what `count` has read; without a key what needs a person comes first."""
        rows = list(self.shown.rows)
        if key in _KEYS:
            rows.sort(key=_KEYS[key], reverse=descending)  # type: ignore[arg-type]
        return rows[offset : offset + limit]

    # decisions

    def heard(self, change: Changed) -> None:
        """Something was queued, sent or settled elsewhere."""
        if change.subject in (Subject.OUTBOX, Subject.ORDERS, Subject.DOCUMENTS):
            self._view.reload()

    def retry(self, row: SyncRow) -> None:
        """Send it at the next pass."""
        self._do(lambda centre: centre.retry(row.id), f"{row.what} is sent again as soon as there is a connection.")

    def park(self, row: SyncRow) -> None:
        """Hold it back."""
        self._do(lambda centre: centre.park(row.id), f"{row.what} is held back until you choose Retry.")

    def honour_price(self, row: SyncRow) -> None:
        """Send it with the price that the customer was given."""
        self._do(lambda centre: centre.honour_price(row.id), f"{row.subject} is sent with the price of the order.")

    def it_is_done(self, row: SyncRow) -> None:
        """A person has done it in the portal."""
        self._do(lambda centre: centre.it_is_done(row.id), f"{row.what}: done.")

    def it_is_there(self, row: SyncRow, number: str) -> None:
        """A person has found or entered the order there."""
        self._do(lambda centre: centre.it_is_there(row.id, number), f"{row.subject} is in the portal as {number}.")

    def it_is_not_there(self, row: SyncRow) -> None:
        """A person has looked and not found it."""
        self._do(lambda centre: centre.it_is_not_there(row.id), f"{row.subject} is sent again at the next pass.")

    def withdraw(self, row: SyncRow) -> None:
        """Nothing of an order that has ended is sent."""
        self._do(lambda centre: centre.withdraw(row.id), f"{row.subject} is not sent: the order has ended.")

    def settle(self, row: SyncRow, note: str) -> None:
        """A payment that did not fit was cleared up at PayPal."""
        self._lane.submit(
            lambda: self._uses.online.take_payment.settle(row.id, note),
            lambda _: self._settled(f"{row.subject}: the payment is cleared up. A new one can begin."),
            self._failed,
            owner=self._view,
        )

    def requote(self, row: SyncRow) -> None:
        """Cancel the order and begin it again with the prices of today."""
        self._submit(lambda centre: centre.requote(row.id), lambda draft_id: self._requoted(row, draft_id))

    def ask(self, row: SyncRow) -> None:
        """Put the question to the account manager on the clipboard; the order waits for the answer."""
        self._view.copy(question_to_ask(row))
        self._view.say("The question is copied: paste it into a mail to your account manager. The order waits here.")

    def export(self, row: SyncRow, file: Path) -> None:
        """Write everything known about an item into a file."""

        def job(centre: SyncCentre) -> None:
            file.write_text(centre.export(row.id), encoding="utf-8")

        self._submit(job, lambda _: self._view.say(f"Exported to {file.name}. It holds no secret."))

    # correcting

    def fix(self, row: SyncRow) -> None:
        """Ask for what is wrong."""
        if row.fix is Fix.RECIPIENT:
            self._view.ask_recipient(row)
        elif row.fix is Fix.PO_NUMBER:
            self._submit(lambda centre: centre.po_number(row.id), lambda now: self._view.ask_po_number(row, now))
        elif row.fix is Fix.ACCOUNT:
            self._submit(
                lambda centre: centre.new_partner(row.id), lambda partner: self._view.ask_account(row, partner)
            )
        else:
            self._submit(lambda centre: _choice(row, centre), lambda choice: self._offer(row, choice))

    def _offer(self, row: SyncRow, choice: Choice) -> None:
        if choice.answers:
            self._view.ask_choice(row, choice)
        else:
            self._view.say(_NOTHING)

    def choose(self, row: SyncRow, answer: str) -> None:
        """Take the answer to the question of a `Choice`."""

        def job(centre: SyncCentre) -> None:
            match row.fix:
                case Fix.ENTRY:
                    centre.choose_entry(row.id, row.wrong_field, answer)
                case Fix.PLAN:
                    centre.choose_plan(row.id, answer)
                case Fix.CONTACT:
                    centre.choose_billing_contact(row.id, answer)
                case Fix.OWNER:
                    centre.buy_for(row.id, answer)
                case Fix.ASSIGNEE:
                    centre.assign_to(row.id, answer)

        self._do(job, f"{row.subject} is sent again as soon as there is a connection.")

    def correct_account(self, row: SyncRow, partner: NewPartner) -> None:
        """Take the corrected account."""
        self._do(
            lambda centre: centre.correct_partner(row.id, partner), f"{partner.yeastar_id} is created at the next pass."
        )

    def tell_po_number(self, row: SyncRow, po_number: str) -> None:
        """Take another PO number for the portal."""
        self._do(
            lambda centre: centre.tell_po_number(row.id, po_number),
            f"{row.subject} is sent again as soon as there is a connection.",
        )

    def redirect(self, row: SyncRow, recipient: str) -> None:
        """Take another address for a letter."""
        self._do(lambda centre: centre.redirect(row.id, recipient), f"The letter goes to {recipient.strip()}.")

    # all of them

    def _do(self, work: Callable[[SyncCentre], object], sentence: str) -> None:
        self._submit(work, lambda _: self._settled(sentence))

    def _submit(self, work: Callable[[SyncCentre], T], done: Callable[[T], None]) -> None:
        self._lane.submit(lambda: work(self._uses.online.sync_centre), done, self._failed, owner=self._view)

    def _settled(self, sentence: str) -> None:
        self._view.done()
        self._view.say(sentence)
        for subject in (Subject.OUTBOX, Subject.ORDERS):
            self._announce(Changed(subject))

    def _requoted(self, row: SyncRow, draft_id: str) -> None:
        refused = row.cause is Cause.REJECTED
        why = f"{row.reason} Everything is filled in as before, with the prices of today." if refused else ""
        self._settled(why or "The order was cancelled and begun again with the prices of today.")
        self._announce(Changed(Subject.DRAFTS))
        self._view.resume(draft_id)

    def _failed(self, error: Exception) -> None:
        self._view.refuse(sentence_of(error, _NOT_DONE), field_of(error))
        self._view.reload()


def _choice(row: SyncRow, centre: SyncCentre) -> Choice:
    """The question that a row needs, with its answers."""
    if row.fix is Fix.CONTACT:
        contacts = tuple((contact.label, contact.id) for contact in centre.contacts())
        return Choice("Billing contact at the portal", row.reason, "Billing contact", contacts)
    if row.fix is Fix.ASSIGNEE:
        users = tuple((f"{user.email} {user.company}".strip(), user.id) for user in centre.users() if user.id)
        nobody = ("Nobody for now: associate it in the portal later", NOBODY)
        return Choice("To whom is it assigned?", row.reason, "User", (*users, nobody))
    if row.fix is Fix.OWNER:
        users = tuple((f"{user.email} {user.company}".strip(), user.id) for user in centre.users() if user.id)
        own = ("Our own account", OWN_ACCOUNT)
        return Choice("Whose package is it?", row.reason, "Account", (own, *users))
    entries = centre.choices()
    if row.fix is Fix.PLAN:
        plans = tuple((entry.name, entry.id) for entry in entries if entry.kind in ("", "plan"))
        return Choice("Which plan does the customer have?", row.reason, "Plan", plans)
    name = item_name(row.wrong_field)
    answers = tuple((entry.name, entry.id) for entry in sorted(entries, key=lambda entry: entry.name))
    text = f"{row.reason} What you choose holds for all orders to come."
    return Choice(f"“{name}” in the portal", text, f"What the portal calls {name}", answers)
