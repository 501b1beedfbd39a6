"""A product that the portal lists as a subscription of this program, as far as it can be read.

Only the first fields of the portal's answer are documented. Values are recognised by the names of their fields and by
the vendor's names of plans and services; what is not told stays as it is here (docs/portal.md, "Subscriptions").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from yeastar_desk.application.online_ports import PortalAccountUser, PurchasedProduct
from yeastar_desk.application.portal_order import same_name
from yeastar_desk.domain.catalogue import PLANS, SERVICES, Product, item_name
from yeastar_desk.domain.subscriptions import EXTENSIONS, Subscription, capacity_name
from yeastar_desk.domain.terms import Cycle, add_months

AUTO_RENEW_FIELD = "autoRenew"
# Names of fields without case and punctuation, the likeliest first. `currentPlan` and `currentPlanExpireDate` are
# documented: they are filled only while a switch of plan waits.
_SUBJECT = {
    Product.WORKPLACE: ("companyid", "workplacecompanyid", "productno", "sn", "serialnumber"),
    Product.PCE_PACKAGE: ("yeastarid", "partneremail", "useremail", "accountemail", "account", "email"),
}
_USER_ID = ("partnerid", "assignid", "userid")
_HOLDER = ("companyname", "company", "customername", "customer")
_EMAIL = ("email", "companyemail", "customeremail", "contactemail")
_COUNTRY = ("country", "countryname")
_PLAN = ("planname", "plan", "subscriptionplan")
_CURRENT_PLAN, _CURRENT_EXPIRY = ("currentplan",), ("currentplanexpiredate",)
_CYCLE = ("billingcycle", "cycle", "subscriptioncycle", "billingperiod")
_STARTS = ("startdate", "starttime", "begindate", "begintime", "effectivedate", "effectivetime")
_EXPIRES = (
    "expiredate", "expirationdate", "expirydate", "expireddate", "planexpiredate", "expiretime", "expirationtime",
    "expiredtime", "enddate", "endtime",
)  # fmt: skip
_STATUS = ("subscriptionstatus", "productstatus", "planstatus", "status", "activationstatus")
_CYCLES = {"annually": Cycle.ANNUALLY, "annual": Cycle.ANNUALLY, "yearly": Cycle.ANNUALLY, "year": Cycle.ANNUALLY}
_CYCLES |= {"monthly": Cycle.MONTHLY, "month": Cycle.MONTHLY}
_EXTENSIONS = ("Extensions", "Extension", "Total Extensions", "Extension Quantity")
_MILLISECONDS_FROM = 100_000_000_000  # as seconds this would be the year 5138


@dataclass(frozen=True, slots=True)
class SeenSubscription:
    """What the portal tells about a subscription; empty and None where it does not tell.

    Attributes:
        plan: one of ours; `plan_name` is how the portal words it, known here or not.
        status: as the portal words it.
    """

    product: Product
    subject_id: str
    holder_name: str = ""
    email: str = ""
    country: str = ""
    plan: str = ""
    plan_name: str = ""
    next_plan: str = ""
    cycle: Cycle | None = None
    starts_on: date | None = None
    expires_on: date | None = None
    capacities: dict[str, int] = field(default_factory=dict)
    auto_renew: bool | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is another way at the portal."""

    what: str
    here: str
    there: str


def read_subscription(
    product: Product, bought: PurchasedProduct, users: Sequence[PortalAccountUser] = ()
) -> SeenSubscription | None:
    """What was bought, in our words; None when the answer does not tell whose it is."""
    fields = {_plain(key): value.strip() for key, value in bought.fields.items() if value.strip()}
    subject_id = _first(fields, _SUBJECT[product])
    user_id = _first(fields, _USER_ID)
    if product is Product.PCE_PACKAGE and "@" not in subject_id:
        subject_id = next((user.email for user in users if user.id == user_id and user_id), "")
    if not subject_id:
        return None
    plans = [name for name in bought.quantities if _item(name, PLANS[product])]
    plan_name = _first(fields, _PLAN) or (plans[0] if len(plans) == 1 else "")
    expires_on = _date(_first(fields, _EXPIRES))
    next_plan = ""
    if _first(fields, _CURRENT_PLAN):
        next_plan = _item(plan_name, PLANS[product]) if not same_name(plan_name, fields["currentplan"]) else ""
        plan_name = fields["currentplan"]
        expires_on = _date(_first(fields, _CURRENT_EXPIRY)) or expires_on
    auto_renew = bought.fields.get(AUTO_RENEW_FIELD, "")
    return SeenSubscription(
        product=product,
        subject_id=subject_id,
        holder_name=_first(fields, _HOLDER),
        email=_first(fields, _EMAIL),
        country=_first(fields, _COUNTRY),
        plan=_item(plan_name, PLANS[product]),
        plan_name=plan_name,
        next_plan=next_plan,
        cycle=_CYCLES.get(_plain(_first(fields, _CYCLE))),
        starts_on=_date(_first(fields, _STARTS)),
        expires_on=expires_on,
        capacities=_capacities(product, bought, fields),
        auto_renew=auto_renew == "true" if auto_renew in ("true", "false") else None,
        status=_first(fields, _STATUS),
    )


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _first(fields: Mapping[str, str], names: Sequence[str]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _item(name: str, items: Sequence[str]) -> str:
    """The item that the portal calls so, with or without the word Plan; empty when none is."""
    return next((item for item in items if name and _is_called(item, name)), "")


def _is_called(item: str, name: str) -> bool:
    return same_name(item_name(item), name) or same_name(item_name(item).removesuffix(" Plan"), name)


def _capacities(product: Product, bought: PurchasedProduct, fields: Mapping[str, str]) -> dict[str, int]:
    """Quantities of our services, in named parts of the answer or in fields called like them."""
    names: dict[str, tuple[str, ...]] = {
        item: (item_name(item), item) for item in SERVICES[product] if item != "extension_expansion"
    }
    if product is Product.PCE_PACKAGE:
        names[EXTENSIONS] = _EXTENSIONS
    found: dict[str, int] = {}
    for item, called in names.items():
        for name in called:
            number = next((n for there, n in bought.quantities.items() if same_name(there, name)), None)
            text = _first(fields, (_plain(name), f"{_plain(name)}quantity", f"{_plain(name)}count"))
            number = int(text) if number is None and text.isdigit() else number
            if number is not None:
                found[item] = number
                break
    return found


def _date(text: str) -> date | None:
    """A day from ISO text or an epoch in seconds or milliseconds; which time zone is meant is not documented."""
    if text.isdigit():
        number = int(text)
        try:
            seconds = number / 1000 if number >= _MILLISECONDS_FROM else number
            return _likely(datetime.fromtimestamp(seconds, UTC).date())
        except (OverflowError, ValueError, OSError):
            return None
    try:
        return _likely(date.fromisoformat(text[:10].replace("/", "-")))
    except ValueError:
        return None


def _likely(day: date) -> date | None:
    """None for what only stands for "never" or "not yet", such as 1970 and 9999."""
    return day if 2000 <= day.year < 2200 else None


# --- taking it over --------------------------------------------------------------------------------------------


def taken_over(local: Subscription | None, seen: SeenSubscription, today: date) -> Subscription | None:
    """The subscription as the portal has it; what it does not tell stays. None when that does not make one.

    Terms that were paid ahead here stay while plan, cycle and expiry are the same: the portal shows one term.
    """
    cycle = seen.cycle or (local.cycle if local is not None else None)
    expires_on = seen.expires_on or (local.expires_on if local is not None else None)
    plan = seen.plan if seen.plan_name else local.plan if local is not None else ""
    if cycle is None or expires_on is None or not plan:
        return None
    now = local.on(today) if local is not None else None
    same_term = now is not None and (now.plan, now.cycle, now.expires_on) == (plan, cycle, expires_on)
    if now is None or not same_term:
        starts_on = seen.starts_on or term_start(expires_on, cycle, today)
        begun = Subscription(
            seen.product, seen.subject_id, "", "", "", plan, cycle, starts_on, expires_on, next_plan=seen.next_plan
        )
        now = begun if now is None else replace(
            now, plan=plan, cycle=cycle, starts_on=starts_on, expires_on=expires_on, next_plan=seen.next_plan, coming=()
        )  # fmt: skip
    email = seen.email or (seen.subject_id if "@" in seen.subject_id else "")
    return replace(
        now,
        holder_name=now.holder_name or seen.holder_name or seen.subject_id,
        email=now.email or email,
        country=now.country or seen.country,
        capacities={**now.capacities, **seen.capacities},
        auto_renew=now.auto_renew if seen.auto_renew is None else seen.auto_renew,
        demo=False,
    )


def term_start(expires_on: date, cycle: Cycle, today: date) -> date:
    """When the running year or month began, counted back from the expiry; nobody tells when the term did."""
    months = 12 if cycle is Cycle.ANNUALLY else 1
    back = 1
    while add_months(expires_on, -back * months) > today:
        back += 1
    return add_months(expires_on, -back * months)


def differences(local: Subscription, there: Subscription, today: date) -> tuple[Difference, ...]:
    """What is another way at the portal, in words."""
    now = local.on(today)
    pairs = [
        ("Plan", item_name(now.plan), item_name(there.plan)),
        ("Next plan", item_name(now.next_plan) or "none", item_name(there.next_plan) or "none"),
        ("Billing cycle", now.cycle.value, there.cycle.value),
        ("Expiration date", now.expires_on.isoformat(), there.expires_on.isoformat()),
        ("Automatic renewal", _on(now.auto_renew), _on(there.auto_renew)),
    ]
    for item in dict.fromkeys((*now.capacities, *there.capacities)):
        pairs.append((capacity_name(item), str(now.capacities.get(item, 0)), str(there.capacities.get(item, 0))))
    return tuple(Difference(what, here, at_portal) for what, here, at_portal in pairs if here != at_portal)


def _on(value: bool) -> str:
    return "on" if value else "off"
