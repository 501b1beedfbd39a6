"""An order in the words of the portal's API: ids resolved by name from what was fetched, never written down here.

The field mapping is stated in docs/portal.md, "Creating an order".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yeastar_desk.application.online_ports import (
    NOBODY,
    OWN_ACCOUNT,
    CatalogueEntry,
    Decisions,
    LineToSend,
    OrderToSend,
    PortalAccountUser,
    PortalContact,
    PortalProduct,
)
from yeastar_desk.domain.catalogue import PRODUCT_NAMES, Kind, Product, item_name
from yeastar_desk.domain.documents import ORDER_PREFIX
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.orders import Operation, PlacedOrder
from yeastar_desk.domain.pricing import PricedLine
from yeastar_desk.domain.terms import ONE_OFF, Cycle, Term

_OUR_NUMBER = re.compile(rf"(?<![0-9A-Za-z-]){ORDER_PREFIX}-[0-9A-Za-z]+-\d{{4}}-\d{{5,}}(?:\+\d+)?(?![0-9A-Za-z+-])")

# (operationType with a plan, operationType without one, purchaseType)
_OPERATIONS = {
    Operation.PURCHASE: ("purchase_plan", "purchase_service", "purchase"),
    Operation.EXPAND: ("purchase_service", "purchase_service", "purchase"),
    Operation.RENEW: ("renew_plan", "renew_service", "renew"),
}


class ByHandOnly(Refused):
    """The API has no documented way to say this: a person enters it in the portal."""


@dataclass(frozen=True, slots=True)
class KnownPortal:
    """What was fetched from the portal and an order needs: products with their plans and services, and people.

    Attributes:
        default_billing_id: the contact chosen in Settings, empty for the first of the portal's list.
        chosen_ids: entry by item, where a person once chose it because the names differ.
    """

    products: tuple[PortalProduct, ...] = ()
    entries: tuple[CatalogueEntry, ...] = ()
    contacts: tuple[PortalContact, ...] = ()
    users: tuple[PortalAccountUser, ...] = ()
    default_billing_id: str = ""
    chosen_ids: tuple[tuple[str, CatalogueEntry], ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """An order ready to be sent, and what is shown with it: which billing contact was taken and why."""

    order: OrderToSend
    reference: str
    contact: PortalContact
    contact_reason: str


def our_references(text: str) -> set[str]:
    """Every order number of this program that stands in a text, whichever device made it."""
    return set(_OUR_NUMBER.findall(text))


def reference_of(order: PlacedOrder, decisions: Decisions) -> str:
    """By what the order (or its part) is found in the portal: ``ORD-B3-2026-00042``, its second part with ``+2``."""
    return order.number if decisions.part == 1 else f"{order.number}+{decisions.part}"


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same apart from case, spaces and punctuation."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def parts_of(order: PlacedOrder, known: KnownPortal, decisions: Decisions) -> tuple[tuple[str, ...], ...]:
    """The items of each portal order that this order becomes: the portal takes one product at a time.

    White labels and domain names are an add-on product of their own there. The part with the plan, or the main
    product, comes first.

    Raises:
        ByHandOnly: the API cannot say it; then it is entered as one.
        Refused: a name is not in the portal's catalogue.
    """
    _check_operation(order)
    main = _main_product(order, known, decisions)
    by_product: dict[str, list[str]] = {main.id: []}
    for line in _lines(order, decisions):
        entry = _entry(line.item, line.kind, main, known, decisions)
        by_product.setdefault(entry.product_id, []).append(line.item)
    return tuple(tuple(items) for items in by_product.values() if items)


def prepare(order: PlacedOrder, known: KnownPortal, decisions: Decisions) -> Prepared:
    """The order, or one part of it, as the API wants it.

    Raises:
        ByHandOnly: the API cannot say it.
        Refused: something is not known in the portal; `field` names the input that would help.
    """
    _check_operation(order)
    main = _main_product(order, known, decisions)
    lines = _lines(order, decisions)
    entries = [_entry(line.item, line.kind, main, known, decisions) for line in lines]
    product_id = entries[0].product_id
    has_plan = any(line.kind is Kind.PLAN for line in lines)
    with_plan, without_plan, purchase_type = _OPERATIONS[order.request.operation]
    plan_id = _plan_id(order, lines, entries, main, known, decisions) if product_id == main.id else ""
    sent = tuple(_line(line, entry, plan_id, purchase_type, order) for line, entry in zip(lines, entries, strict=True))
    contact, reason = _billing_contact(order, known, decisions)
    reference = reference_of(order, decisions)
    own = (order.request.po_number if decisions.po_number is None else decisions.po_number).strip()
    workplace = order.request.product is Product.WORKPLACE
    return Prepared(
        OrderToSend(
            operation=with_plan if has_plan else without_plan,
            product_id=product_id,
            billing_id=contact.id,
            po_number=f"{reference} / {own}" if own else reference,
            lines=sent,
            product_number=order.request.subject_id if workplace else "",
            assign_id=_assigned_user(order, known, decisions),
            partner_id="" if workplace else _bought_for(order, known, decisions),
        ),
        reference,
        contact,
        reason,
    )


def is_by_hand_only(order: PlacedOrder) -> bool:
    """Whether the API has no documented way to say this order, whatever else is known of the portal."""
    try:
        _check_operation(order)
    except ByHandOnly:
        return True
    return False


def goes_by_hand(order: PlacedOrder, *, workplace_by_api: bool) -> bool:
    """Whether a person enters this order in the portal; `workplace_by_api` is what the settings say."""
    return (order.request.product is Product.WORKPLACE and not workplace_by_api) or is_by_hand_only(order)


def _check_operation(order: PlacedOrder) -> None:
    term, operation = order.priced.term, order.request.operation
    if operation is Operation.SWITCH:
        raise ByHandOnly("The portal's API does not document how a plan is switched for this product.")
    if operation in (Operation.PURCHASE, Operation.RENEW):
        whole = Term.of(term.cycle, term.years or 1, term.starts_on)
        if whole.expires_on != term.expires_on:
            raise ByHandOnly("The portal's API knows whole years only, and this term ends on another day.")


def _lines(order: PlacedOrder, decisions: Decisions) -> list[PricedLine]:
    lines = [line for line in order.priced.lines if not decisions.only or line.item in decisions.only]
    return sorted(lines, key=lambda line: line.kind is not Kind.PLAN)


def _line(line: PricedLine, entry: CatalogueEntry, plan_id: str, purchase_type: str, order: PlacedOrder) -> LineToSend:
    once = line.factor == ONE_OFF
    term = order.priced.term
    cycle = Cycle.ONCE if once else term.cycle
    # Expansions have no years of their own (0), as the vendor's tutorials print for annual add-ons.
    years = term.years if cycle is Cycle.ANNUALLY and plan_id else 0
    return LineToSend(
        service_type=line.kind.value,
        service_id=entry.id,
        quantity=line.quantity,
        purchase_type=purchase_type,
        billing_model="once" if once else "recurring",
        billing_cycle=cycle.value,
        multi_cycle=years,
        connection_plan_id=plan_id if line.kind is Kind.SERVICE else "",
    )


def _main_product(order: PlacedOrder, known: KnownPortal, decisions: Decisions) -> PortalProduct:
    wanted = PRODUCT_NAMES[order.request.product]
    for product in known.products:
        if product.id == decisions.product_id or (not decisions.product_id and same_name(product.name, wanted)):
            return product
    names = ", ".join(product.name for product in known.products) or "nothing"
    raise Refused(
        f"The portal offers no product called “{wanted}” to this account (it offers {names}). "
        "Choose the right one, or ask your account manager.",
        field="product",
    )


def _entry(item: str, kind: Kind, main: PortalProduct, known: KnownPortal, decisions: Decisions) -> CatalogueEntry:
    if item in decisions.service_ids:
        chosen = [entry for entry in known.entries if entry.id == decisions.service_ids[item]]
        return (
            chosen[0] if chosen else CatalogueEntry(main.id, kind.value, decisions.service_ids[item], item_name(item))
        )
    remembered = [entry for chosen_item, entry in known.chosen_ids if chosen_item == item]
    if remembered and remembered[0].id in {entry.id for entry in known.entries}:
        return remembered[0]
    named = [
        entry for entry in known.entries if same_name(entry.name, item_name(item)) and entry.kind in ("", kind.value)
    ]
    found = [entry for entry in named if entry.product_id == main.id] or named
    if len({entry.id for entry in found}) == 1:
        return found[0]
    name = item_name(item)
    if found:
        raise Refused(f"The portal's catalogue has “{name}” more than once. Choose the right one.", field=item)
    raise Refused(
        f"The portal's catalogue has nothing called “{name}” for {main.name}. Choose what it is called there.",
        field=item,
    )


def _plan_id(
    order: PlacedOrder,
    lines: Sequence[PricedLine],
    entries: Sequence[CatalogueEntry],
    main: PortalProduct,
    known: KnownPortal,
    decisions: Decisions,
) -> str:
    """The plan that services hang on: the one bought with them, else the current one."""
    if decisions.plan_id:
        return decisions.plan_id
    for line, entry in zip(lines, entries, strict=True):
        if line.kind is Kind.PLAN:
            return entry.id
    plan = order.request.plan or ("enterprise" if order.request.product is Product.PCE_PACKAGE else "")
    if not plan:
        raise Refused("The order does not say which plan the customer has now. Choose it.", field="plan")
    return _entry(plan, Kind.PLAN, main, known, decisions).id


def _billing_contact(order: PlacedOrder, known: KnownPortal, decisions: Decisions) -> tuple[PortalContact, str]:
    if not known.contacts:
        raise Refused(
            "The portal has no billing contact. Add one there under Billing Receiver: the API cannot.",
            field="billing_contact",
        )
    wanted = order.request.billing_contact
    email = wanted.email.strip().casefold() if wanted is not None else ""
    for contact in known.contacts:
        if contact.id == decisions.billing_id:
            return contact, "chosen for this order"
    for contact in known.contacts:
        if email and contact.email.strip().casefold() == email:
            return contact, "same email address"
    for contact in known.contacts:
        if contact.id == known.default_billing_id:
            return contact, "the default in Settings"
    return known.contacts[0], "the first of the portal's list; no default is chosen in Settings"


def user_with(yeastar_id: str, known: KnownPortal) -> PortalAccountUser | None:
    """The portal user with a Yeastar ID, ignoring case."""
    wanted = yeastar_id.strip().casefold()
    return next((user for user in known.users if user.email.strip().casefold() == wanted), None)


def _assigned_user(order: PlacedOrder, known: KnownPortal, decisions: Decisions) -> str:
    assignment = order.request.assignment
    if assignment is None or decisions.assign_to == NOBODY:
        return ""
    if decisions.assign_to:
        return decisions.assign_to
    user = user_with(assignment.yeastar_id, known)
    if user is None or not user.id:
        raise Refused(
            f"{assignment.yeastar_id} is not among the users of your portal account. Choose another user, "
            "or create the account there first.",
            field="assign_to",
        )
    return user.id


def _bought_for(order: PlacedOrder, known: KnownPortal, decisions: Decisions) -> str:
    """A package belongs to a portal account: without its id the order would land on the distributor's own."""
    if decisions.buy_for:
        return "" if decisions.buy_for == OWN_ACCOUNT else decisions.buy_for
    user = user_with(order.request.subject_id, known)
    if user is None or not user.id:
        raise Refused(
            f"{order.request.subject_id} is not among the users of your portal account. "
            "Say whether the package is your own account's, or check the Yeastar ID.",
            field="yeastar_id",
        )
    return user.id
