from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.infrastructure.pdf.samples import SELLER, credit_note, document, quote
from yeastar_desk.domain.money import Money
from yeastar_desk.infrastructure.pdf.payment import account, instruction, plain_code, transfer_code
from yeastar_desk.infrastructure.pdf.words import words_in

EN = words_in("en")


def test_a_banking_app_gets_payee_account_amount_and_reference() -> None:
    assert transfer_code(document(3)).split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "BYLADEM1001",
        "Hanse Distribution GmbH",
        "DE02120300000000202051",
        "EUR4372.77",
        "",
        "",
        "PF-B3-2026-00042 ORD-B3-2026-00042",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"demo": True},
        {"payment_method": "paypal"},
        {"total": Money(0, "EUR")},
        {"total": Money(-100, "EUR")},
        {"seller": replace(SELLER, iban="")},
        {"seller": replace(SELLER, iban="DE03120300000000202051")},
        {"seller": replace(SELLER, iban="<b>DE02</b>")},
    ],
)
def test_there_is_no_transfer_code_where_it_would_not_work(changes: dict[str, Any]) -> None:
    assert transfer_code(document(3)) != ""
    assert transfer_code(document(3, **changes)) == ""


def test_there_is_no_transfer_code_in_another_currency_or_for_what_is_not_owed() -> None:
    assert transfer_code(document(3, currency="USD")) == ""
    assert transfer_code(quote()) == ""
    assert transfer_code(credit_note()) == ""


def test_the_plain_code_has_number_and_total() -> None:
    assert plain_code(document(3, currency="USD")) == "ORD-B3-2026-00042 4372.77 USD"
    assert plain_code(quote()) == "QU-B3-2026-00007 3482.99 EUR"


def test_what_to_do_follows_the_type_and_the_payment_method() -> None:
    assert instruction(document(3), EN) == "Please transfer €4,372.77 by 22 Dec 2026, quoting PF-B3-2026-00042."
    assert instruction(document(3, payment_method="paypal"), EN).startswith("Payment by PayPal: €4,372.77.")
    assert instruction(quote(), EN).startswith("This offer is good until 22 Dec 2026.")
    assert instruction(credit_note(), EN) == f"{EN.money(credit_note().total)} is credited to you."


def test_the_iban_is_in_groups_of_four() -> None:
    assert ("IBAN", "DE02 1203 0000 0000 2020 51") in account(document(), EN)
