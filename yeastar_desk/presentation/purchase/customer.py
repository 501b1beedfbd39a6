"""The account card and the answers to a search, in words."""

from __future__ import annotations

from datetime import date

from yeastar_desk.application.company_views import CompanyHit
from yeastar_desk.application.find_company import CompanySearch
from yeastar_desk.domain.catalogue import item_name
from yeastar_desk.domain.companies import Company
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.subscriptions import Subscription
from yeastar_desk.domain.terms import Cycle
from yeastar_desk.presentation.formats import Formats
from yeastar_desk.presentation.purchase.shown import CompanyShown, HitShown, SearchShown

_CYCLES = {Cycle.ANNUALLY: "annual", Cycle.MONTHLY: "monthly", Cycle.ONCE: ""}


def company_card(
    request: OrderRequest, company: Company | None, subscription: Subscription | None, today: date, formats: Formats
) -> CompanyShown:
    """The card of the customer of an order; `company` is None for an ID that nothing is known about."""
    if company is None:
        return CompanyShown(
            name=request.subject_name or request.subject_id,
            company_id=request.subject_id,
            details="Nothing is known about this ID on this laptop. The order will be marked as to be verified.",
            badge="Not verified yet",
            tone="warning",
        )
    if company.demo:
        badge, tone = "Invented for demonstration", "neutral"
    elif company.verified:
        badge, tone = "Verified", "ok"
    else:
        badge, tone = "Not verified yet", "warning"
    place = ", ".join(part for part in (company.city, company.country) if part)
    plan = subscription_text(subscription, today, formats)
    return CompanyShown(
        name=company.name or company.company_id,
        company_id=company.company_id,
        details=" · ".join(part for part in (company.company_id, company.email, place) if part),
        badge=badge,
        tone=tone,
        subscription=plan,
        notice=_running_notice(subscription, today, formats),
    )


def subscription_text(subscription: Subscription | None, today: date, formats: Formats) -> str:
    """`Standard Plan, annual, until 3 Mar 2027 (101 days left)`, or `No current plan`."""
    if subscription is None or not subscription.plan:
        return "No current plan"
    plan = f"{item_name(subscription.plan)}, {_CYCLES[subscription.cycle]}"
    until = formats.date(subscription.expires_on)
    if not subscription.is_active(today):
        return f"{plan}, expired on {until}"
    days = subscription.days_left(today)
    return f"{plan}, until {until} ({'1 day' if days == 1 else f'{formats.number(days)} days'} left)"


def _running_notice(subscription: Subscription | None, today: date, formats: Formats) -> str:
    if subscription is None or not subscription.plan or not subscription.is_active(today):
        return ""
    return (
        f"{item_name(subscription.plan)} is running until {formats.date(subscription.expires_on)}. "
        "A plan bought here adds to it from today. To prolong or change it: Renew, Add services or Switch plan."
    )


def search_answer(search: CompanySearch, typed: str) -> SearchShown:
    """What to say when there is no company with this ID."""
    hits = tuple(hit_row(hit) for hit in search.near)
    shown = short_id(typed)
    if not hits:
        message = f"No company with the ID or name “{shown}” is on this laptop. Check it with the customer."
    elif len(hits) == 1:
        message = f"No company has the ID “{shown}”. Is it this one?"
    else:
        message = f"No company has the ID “{shown}”. Is it one of these?"
    return SearchShown(message, "danger" if not hits else "warning", hits, search.company_id)


def short_id(typed: str) -> str:
    """What was looked for, short enough for a sentence."""
    shown = typed.strip()
    return f"{shown[:40]}…" if len(shown) > 41 else shown


def hit_row(hit: CompanyHit) -> HitShown:
    place = ", ".join(part for part in (hit.city, hit.country) if part)
    return HitShown(hit.company_id, hit.name, place, _WHY.get(hit.why, hit.why))


_WHY = {"near ID": "similar ID", "name": ""}  # a name that contains what was typed speaks for itself
