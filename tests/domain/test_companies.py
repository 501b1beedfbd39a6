from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeastar_desk.domain.companies import Company, clean_id, lookup_key, near_keys, search_text

IDS = st.text("abcxyz0123456789-", min_size=1, max_size=12)


@pytest.mark.parametrize(
    "typed",
    [
        "W-204417", " W-204417 ", "W-204 417\r\n", "\u200bW\u00a0-204417\ufeff", "\uff37-204417", "w-204417",
        "W\u2011204417", "W\u2013204417", "W\u2212204417", "W-204\u00ad417",
    ],
)  # fmt: skip
def test_typed_pasted_or_scanned_an_id_is_found_under_one_key(typed: str) -> None:
    assert lookup_key(typed) == "w-204417"


@pytest.mark.parametrize("slip", ["w_204417", "w.204417", "w/204417", "w204417", "w--204417"])
def test_another_sign_than_the_hyphen_is_near(slip: str) -> None:
    assert "w-204417" in near_keys(slip)


def test_cleaning_keeps_the_case() -> None:
    assert clean_id(" Acme 01 ") == "Acme01"


@given(IDS, st.data())
def test_every_single_slip_is_near(key: str, data: st.DataObject) -> None:
    near = set(near_keys(key))
    position = data.draw(st.integers(0, len(key) - 1))
    missing = key[:position] + key[position + 1 :]
    assert missing in near or missing in ("", key)
    if position + 1 < len(key):
        swapped = key[:position] + key[position + 1] + key[position] + key[position + 2 :]
        assert swapped in near or swapped == key
    if key[position].isdigit():
        wrong = key[:position] + data.draw(st.sampled_from("0123456789")) + key[position + 1 :]
        extra = key[:position] + data.draw(st.sampled_from("0123456789")) + key[position:]
        assert wrong in near or wrong == key
        assert extra in near
    assert key not in near


def test_names_are_searched_without_accents_and_case() -> None:
    assert search_text("Café GRÖSSE") == "cafe grosse"
    assert search_text("Łódź") == "lodz"
    assert search_text("ΑΘΉΝΑ") == "αθηνα"


def test_a_company_is_its_own_billing_contact_only_with_name_and_email() -> None:
    assert Company("1", "Nordlicht", "ap@nordlicht.example").as_contact() is not None
    assert Company("1", "Nordlicht").as_contact() is None
    assert Company("1", "", "ap@nordlicht.example").as_contact() is None
