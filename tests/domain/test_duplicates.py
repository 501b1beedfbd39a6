"""Which billing contacts are taken for the same one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yeastar_desk.domain.contacts import BillingContact
from yeastar_desk.domain.duplicates import alike, likeness

JONAS = BillingContact("Jonas", "Petersen", "Nordlicht Hotels GmbH", "ap@nordlicht.example", tax_number="DE811907980")
OTHER = BillingContact("Mara", "Lind", "Alster GmbH", "ml@alster.example", tax_number="DE129273398")


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"first_name": "Mara", "email": " AP@Nordlicht.example "}, "the same email address"),
        ({"company": "NORDLICHT  Hotels GmbH", "email": "x@y.example", "tax_number": ""}, "the same name"),
        ({"company": "Nordlicht", "email": "x@y.example", "tax_number": "DE 811.907.980"}, "the same tax number"),
        ({"first_name": "", "last_name": "", "email": "", "company": "N"}, "the same tax number"),
        ({"first_name": "Mara", "email": "mara@nordlicht.example"}, ""),
        ({"company": "Nordlicht", "email": "x@y.example", "tax_number": ""}, ""),
    ],
)
def test_likeness(changes: dict[str, str], why: str) -> None:
    other = replace(JONAS, **changes)
    assert likeness(JONAS, other) == why
    assert likeness(other, JONAS) == why
    assert likeness(OTHER, other) == ""


def test_empty_fields_make_nothing_alike() -> None:
    assert likeness(BillingContact(), BillingContact()) == ""


def test_groups_stay_with_one_customer() -> None:
    again = replace(JONAS, company="Nordlicht")
    assert list(alike([("w-1", JONAS), ("", OTHER), ("w-1", again), ("", again)])) == [
        ("the same email address", (0, 2, 3))
    ]
    # an accountant of two customers: whichever is first takes the general one, the other customer's stays apart
    assert list(alike([("w-1", JONAS), ("w-2", JONAS)])) == []
    assert list(alike([("w-1", JONAS), ("", JONAS), ("w-2", JONAS)])) == [("the same email address", (0, 1))]


def test_chains_are_one_group() -> None:
    by_mail = replace(JONAS, company="A", first_name="", last_name="", tax_number="")
    by_name = replace(by_mail, email="other@nordlicht.example")
    assert [places for _, places in alike([("", by_name), ("", OTHER), ("", JONAS), ("", by_mail)])] == [(0, 2, 3)]
