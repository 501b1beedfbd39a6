"""Which billing contacts are probably the same one, entered twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from yeastar_desk.domain.companies import search_text
from yeastar_desk.domain.contacts import BillingContact


def email_key(email: str) -> str:
    """The form email addresses are compared in."""
    return email.strip().casefold()


def tax_key(number: str) -> str:
    """The form tax numbers are compared in: letters and digits only."""
    return "".join(char for char in number.casefold() if char.isalnum())


def name_key(contact: BillingContact) -> str:
    """The form names are compared and sorted in: company, then person, without accents and case."""
    return " ".join(search_text(f"{contact.company} {contact.person}").split())


def likeness(one: BillingContact, other: BillingContact) -> str:
    """Why two contacts are probably the same, in words; empty when they are not."""
    if email_key(one.email) and email_key(one.email) == email_key(other.email):
        return "the same email address"
    if name_key(one) and name_key(one) == name_key(other):
        return "the same name"
    same_tax = tax_key(one.tax_number) and tax_key(one.tax_number) == tax_key(other.tax_number)
    persons = {" ".join(search_text(contact.person).split()) for contact in (one, other)} - {""}
    # The accounts department of a big customer may be several people: those are no duplicates.
    return "the same tax number" if same_tax and len(persons) < 2 else ""


def alike(contacts: Sequence[tuple[str, BillingContact]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Groups of probable duplicates: why, and their places in `contacts`.

    Args:
        contacts: each with the key of the customer that it belongs to, empty for all customers. Contacts of two
            different customers are never the same: an accountant may receive the invoices of both.
    """
    group_of = list(range(len(contacts)))
    owners = [owner for owner, _ in contacts]
    reasons: dict[int, str] = {}

    def first(place: int) -> int:
        while group_of[place] != place:
            place = group_of[place]
        return place

    for places in _sharing(contact for _, contact in contacts):
        for number, place in enumerate(places):
            for other in places[number + 1 :]:
                low, high = sorted((first(place), first(other)))
                if low == high or (owners[low] and owners[high] and owners[low] != owners[high]):
                    continue
                if why := likeness(contacts[place][1], contacts[other][1]):
                    group_of[high] = low
                    owners[low] = owners[low] or owners[high]
                    reasons[low] = reasons.get(low) or reasons.get(high) or why
    members: dict[int, list[int]] = {}
    for place in range(len(contacts)):
        members.setdefault(first(place), []).append(place)
    for start, group in members.items():
        if len(group) > 1:
            yield reasons[start], tuple(group)


def _sharing(contacts: Iterable[BillingContact]) -> Iterator[list[int]]:
    """Places of contacts that have an email address, a name or a tax number in common."""
    shared: dict[tuple[str, str], list[int]] = {}
    for place, contact in enumerate(contacts):
        keys = (("email", email_key(contact.email)), ("name", name_key(contact)), ("tax", tax_key(contact.tax_number)))
        for kind, key in keys:
            if key:
                shared.setdefault((kind, key), []).append(place)
    return (places for places in shared.values() if len(places) > 1)
