"""The price of what is on screen, also while a part of it is still wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from yeastar_desk.application.edit_order import OrderContext, price
from yeastar_desk.domain.errors import DeskError, Refused
from yeastar_desk.domain.money import Money, parse_decimal
from yeastar_desk.domain.orders import OrderRequest
from yeastar_desk.domain.pricing import PricedOrder


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A price, or why there is none yet. Both: the price is without the discount or tax that `problem` is about."""

    priced: PricedOrder | None
    problem: DeskError | None = None


TAX_FIELDS = frozenset(["tax_category", "tax_reason", "tax_number"])
"""Inputs that a refusal of a chosen tax category is about."""


def reckon(request: OrderRequest, context: OrderContext) -> Reckoning:
    """Price a request in memory; a discount or tax category that is refused is left out and said so."""
    try:
        return Reckoning(price(request, context))
    except DeskError as refused:
        problem = refused
    if problem.field in TAX_FIELDS:
        usual = reckon(replace(request, tax_category=None, tax_reason=""), context)
        return Reckoning(usual.priced, problem)
    if not (request.discount_percent or request.discount_amount):
        return Reckoning(None, problem)
    try:
        priced = price(replace(request, discount_percent="", discount_amount=""), context)
    except DeskError as also_refused:
        return Reckoning(None, also_refused)
    return Reckoning(priced, Refused(problem.sentence, field="discount"))


def with_discount(request: OrderRequest, typed: str, currency: str) -> OrderRequest:
    """The request with the discount as it was typed: `5%`, `5 %`, `7,5%` or an amount such as `100.00`.

    Raises:
        Refused: it is not a number, finer than the currency allows, or negative.
    """
    text = "".join(typed.split()).replace("\N{MINUS SIGN}", "-")
    if "," in text and "." not in text:
        text = text.replace(",", ".")
    if not text:
        return replace(request, discount_percent="", discount_amount="")
    percent = text.endswith("%")
    try:
        number = parse_decimal(text.removesuffix("%"), "The discount", field="discount")
        if not percent:
            Money.parse(text, currency)
    except DeskError as wrong:
        sentence = f"“{typed.strip()[:24]}” is not a discount. Write 5 % or an amount such as 100.00."
        finer = isinstance(wrong, Refused) and "finer" in wrong.sentence
        raise Refused(wrong.sentence if finer else sentence, field="discount") from None
    if number < 0:
        raise Refused("A discount cannot be negative.", field="discount")
    if not number:
        return replace(request, discount_percent="", discount_amount="")
    plain = f"{number:f}"
    if percent:
        return replace(request, discount_percent=plain, discount_amount="")
    return replace(request, discount_percent="", discount_amount=plain)


def discount_text(request: OrderRequest) -> str:
    """The discount as the field shows it."""
    return f"{request.discount_percent} %" if request.discount_percent else request.discount_amount
