from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.application.tables import PRICE, write_csv
from tests.office import MovableClock
from yeastar_desk.application.import_prices import ImportPrices
from yeastar_desk.application.tables import ImportCancelled, ImportRefused
from yeastar_desk.domain.catalogue import PriceList, Product
from yeastar_desk.domain.errors import Refused
from yeastar_desk.domain.terms import Cycle, Proration
from yeastar_desk.infrastructure.db import SqlDatabase, open_database
from yeastar_desk.infrastructure.files import read_table
from yeastar_desk.infrastructure.locales import BabelLocales

MEETING_ROOM = {"item": "meeting_room", "kind": "service", "unit_price": "72", "unit": "room"}
MONTHLY = {"cycle": "monthly", "unit_price": "59"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlDatabase]:
    opened = open_database(tmp_path / "desk.sqlite3")
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "prices.csv"


@pytest.fixture
def import_prices(database: SqlDatabase) -> ImportPrices:
    return ImportPrices(database, read_table, MovableClock(), BabelLocales())


def in_use(database: SqlDatabase) -> list[PriceList]:
    with database.read() as work:
        return list(work.price_lists.all())


def test_lists_of_one_file_stand_side_by_side(import_prices: ImportPrices, database: SqlDatabase, file: Path) -> None:
    desk = {**MEETING_ROOM, "item": "desk", "unit_price": "0.0065", "min": "10", "max": "500", "step": "5"}
    tier = {**desk, "unit_price": "0.006", "from_quantity": "100", "plans": "standard|pro"}
    write_csv(
        file,
        PRICE,
        {"proration": "daily", "valid_to": "2027-12-31"},
        {**desk, "proration": "daily", "valid_to": "2027-12-31", "plans": "standard|pro"},
        {**tier, "proration": "daily", "valid_to": "2027-12-31"},
        {"price_list": "USD 2027", "currency": "usd", "unit_price": "640.50"},
        {"price_list": "EUR 2028", "valid_from": "2028-01-01"},
        {"price_list": "Yen", "currency": "JPY", "unit_price": "98000"},
    )

    imported = import_prices(file)

    euro, dollar, later, yen = in_use(database)
    assert (euro.name, euro.currency, euro.valid_from, euro.valid_to) == (
        "EUR 2027", "EUR", date(2026, 1, 1), date(2027, 12, 31),
    )  # fmt: skip
    assert euro.proration is Proration.DAILY
    offer = euro.offer(Product.WORKPLACE, "desk", Cycle.ANNUALLY)
    assert (offer.minimum, offer.maximum, offer.step, offer.plans) == (10, 500, 5, ("standard", "pro"))
    assert [(quantity, price.decimal()) for quantity, price in offer.tiers] == [(1, "0.0065"), (100, "0.006")]
    assert (dollar.currency, dollar.valid_to, dollar.proration) == ("USD", None, Proration.FULL)
    assert (later.valid_from, yen.currency) == (date(2028, 1, 1), "JPY")
    assert imported.words().startswith("Imported EUR 2027: 3 prices in EUR, valid from 2026-01-01 to 2027-12-31.")


def test_a_preview_stores_nothing(import_prices: ImportPrices, database: SqlDatabase, file: Path) -> None:
    preview = import_prices.preview(write_csv(file, PRICE, {}, MEETING_ROOM))

    assert (len(preview.new), preview.rows, preview.refused_count) == (2, 2, 0)
    assert in_use(database) == []


def test_what_changes_is_shown_against_the_list_of_the_same_name(import_prices: ImportPrices, file: Path) -> None:
    import_prices(write_csv(file, PRICE, {}, MONTHLY, MEETING_ROOM, {"item": "pro", "unit_price": "990"}))
    write_csv(
        file,
        PRICE,
        {"unit_price": "708"},  # exactly 20 % more
        {**MONTHLY, "unit_price": "47.19"},  # a little more than 20 % less
        MEETING_ROOM,
        {"item": "basic", "unit_price": "290"},
    )

    preview = import_prices.preview(file)

    assert [change.item for change in preview.new] == ["basic"]
    assert [(c.cycle, c.old and c.old.decimal(), c.new and c.new.decimal()) for c in preview.changed] == [
        (Cycle.ANNUALLY, "590.00", "708.00"),
        (Cycle.MONTHLY, "59.00", "47.19"),
    ]
    assert [str(change) for change in preview.large_changes] == [
        "EUR 2027: Standard Plan, monthly: 59.00 → 47.19 (-20.0%)"
    ]
    assert [change.item for change in preview.gone] == ["pro"]
    assert preview.unchanged == 1
    assert preview.as_dict()["changed"][1] == {
        "price_list": "EUR 2027", "product": "workplace", "item": "standard", "cycle": "monthly", "from_quantity": 1,
        "old": "59.00", "new": "47.19", "large": True,
    }  # fmt: skip


def test_a_list_is_replaced_and_its_successor_stands_beside_it(
    import_prices: ImportPrices, database: SqlDatabase, file: Path
) -> None:
    import_prices(write_csv(file, PRICE))
    import_prices(write_csv(file, PRICE, {"unit_price": "600"}))
    import_prices(write_csv(file, PRICE, {"valid_from": "2028-01-01", "unit_price": "650"}))

    prices = [one.offers[0].unit_price(1).decimal() for one in in_use(database)]

    assert prices == ["600.00", "650.00"]


def test_lists_that_ended_and_lists_that_change_currency_are_pointed_out(
    import_prices: ImportPrices, file: Path
) -> None:
    import_prices(write_csv(file, PRICE))

    preview = import_prices.preview(
        write_csv(
            file,
            PRICE,
            {"currency": "CHF"},
            {"price_list": "Old", "valid_to": "2026-11-21"},
            {"price_list": "Today", "valid_to": "2026-11-22"},
        )
    )

    assert preview.out_of_date == ("Old",)
    assert preview.currency_changes == (("EUR 2027", "EUR", "CHF"),)
    assert "Out of date: Old" in preview.words()


@pytest.mark.parametrize(
    ("change", "reason", "kind"),
    [
        ({"unit_price": "-590"}, "cannot be negative", "negative"),
        ({"unit_price": "0"}, "unit_price is 0", "zero"),
        ({"unit_price": "0.000000"}, "unit_price is 0", "zero"),
        ({"unit_price": ""}, "unit_price is empty", ""),
        ({"unit_price": "on request"}, "“on request”, which is not a number", ""),
        ({"unit_price": "€ 590"}, "not a number", ""),
        ({"unit_price": "1e3"}, "not a number", ""),
        ({"unit_price": "NaN"}, "not a number", ""),
        ({"unit_price": "٥٩٠"}, "not a number", ""),
        ({"unit_price": "0.0000001"}, "more than 6 digits", ""),
        ({"unit_price": "12,50"}, "with a point", ""),
        ({"unit_price": "1,250.00"}, "without thousands", ""),
        ({"unit_price": "99999999999"}, "at most", ""),
        ({"currency": "Euro"}, "ISO code", ""),
        ({"currency": "DEM"}, "ISO code in use", ""),
        ({"currency": ""}, "currency is empty", ""),
        ({"price_list": " "}, "price_list is empty", ""),
        ({"price_list": "x" * 501}, "501 characters", ""),
        ({"valid_from": "01.01.2026"}, "Write dates like 2026-01-31", ""),
        ({"valid_from": "20260101"}, "Write dates like", ""),
        ({"valid_from": "2026-02-30"}, "not a date", ""),
        ({"valid_to": "2025-12-31"}, "before valid_from", ""),
        ({"proration": "weekly"}, "full, daily, monthly", ""),
        ({"product": "phone"}, "workplace, pce_package", ""),
        ({"item": "standart"}, "basic, standard, pro", ""),
        ({"item": "desk"}, "no plan “desk”", ""),
        ({"kind": "thing"}, "plan, service", ""),
        ({"pricing_model": "free"}, "quantity, flat_rate", ""),
        ({"pricing_model": "flat_rate", "min": "2"}, "flat rate is sold once", ""),
        ({"cycle": "once"}, "annually or monthly", ""),
        ({"cycle": "yearly"}, "annually, monthly, once", ""),
        ({"min": "0"}, "min is 0", ""),
        ({"min": "ten"}, "whole number", ""),
        ({"min": "1.5"}, "whole number", ""),
        ({"min": "-1"}, "min is -1", "negative"),
        ({"min": "10", "max": "5"}, "less than min", ""),
        ({"step": "0"}, "step is 0", ""),
        ({"from_quantity": "99999999"}, "at most", ""),
        ({**MEETING_ROOM, "plans": "standard|gold"}, "plans names “gold”", ""),
        ({"plans": "pro"}, "Standard Plan is a plan", ""),
    ],
)
def test_a_refused_row_is_named_by_line_and_reason_and_refuses_the_file(
    import_prices: ImportPrices, database: SqlDatabase, file: Path, change: Mapping[str, str], reason: str, kind: str
) -> None:
    write_csv(file, PRICE, MONTHLY, change, MEETING_ROOM)

    preview = import_prices.preview(file)
    with pytest.raises(ImportRefused) as refused:
        import_prices(file)

    (row,) = preview.refused
    assert (row.line, row.kind) == (3, kind)
    assert reason in row.reason
    assert "\n" not in row.reason
    assert f"Line 3: {row.reason}" in refused.value.sentence
    assert refused.value.rows == preview.refused
    assert in_use(database) == []
    assert preview.refused_as(kind or "other") == (1 if kind else 0)


def test_the_row_that_the_others_change_is_good(import_prices: ImportPrices, file: Path) -> None:
    """The control of the test above: without its mistake the file is imported."""
    assert import_prices(write_csv(file, PRICE, MONTHLY, {}, MEETING_ROOM)).preview.rows == 3


def test_duplicates_and_contradictions_are_refused(import_prices: ImportPrices, file: Path) -> None:
    write_csv(file, PRICE, {}, MEETING_ROOM, {"unit_price": "600"}, {**MONTHLY, "valid_to": "2027-01-01"})

    refused = import_prices.preview(file).refused

    assert [(row.line, row.kind) for row in refused] == [(4, "duplicate"), (5, "")]
    assert "line 2" in refused[0].reason
    assert "differs from line 2" in refused[1].reason


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12,50", "12.50"),
        ("0,0065", "0.0065"),
        ("1250,5", "1250.50"),
        ("12.50", "12.50"),
        ("0,125", "0.125"),
        ("590", "590.00"),
    ],
)
def test_a_decimal_comma_is_read_where_it_can_mean_nothing_else(
    import_prices: ImportPrices, file: Path, written: str, read: str
) -> None:
    preview = import_prices.preview(write_csv(file, PRICE, {"unit_price": written}, separator=";"))

    (change,) = preview.new
    assert change.new is not None
    assert change.new.decimal() == read


@pytest.mark.parametrize("written", ["1,250", "1.250,00", "12,", ",5", "1,2,3", "999,999"])
def test_a_comma_that_may_separate_thousands_is_refused(import_prices: ImportPrices, file: Path, written: str) -> None:
    preview = import_prices.preview(write_csv(file, PRICE, {"unit_price": written}, separator=";"))

    assert preview.refused_count == 1


def test_a_point_that_may_separate_thousands_is_refused_beside_decimal_commas(
    import_prices: ImportPrices, file: Path
) -> None:
    alone = import_prices.preview(write_csv(file, PRICE, {"unit_price": "1.250"}, separator=";"))
    write_csv(file, PRICE, {"unit_price": "1.250"}, {**MONTHLY, "unit_price": "72,50"}, separator=";")
    (refused,) = import_prices.preview(file).refused

    assert alone.refused_count == 0
    assert refused.line == 2
    assert "1.250 or 1250" in refused.reason


def test_missing_columns_are_named_and_unknown_ones_reported(import_prices: ImportPrices, file: Path) -> None:
    preview = import_prices.preview(write_csv(file, PRICE, {"Remark": "x"}))
    assert preview.unknown_columns == ("Remark",)
    assert "Unknown columns were ignored: Remark." in preview.words()

    with pytest.raises(Refused, match="no header for the columns currency, unit_price"):
        import_prices.preview(write_csv(file, {k: v for k, v in PRICE.items() if k not in ("currency", "unit_price")}))


def test_a_plan_that_cannot_have_a_service_is_pointed_out(import_prices: ImportPrices, file: Path) -> None:
    preview = import_prices.preview(write_csv(file, PRICE, {**MEETING_ROOM, "item": "desk", "plans": "basic|standard"}))

    assert preview.notes == ("EUR 2027: Desk is not sold with Basic Plan, whatever the column plans says.",)


def test_cancelling_stores_nothing(import_prices: ImportPrices, database: SqlDatabase, file: Path) -> None:
    write_csv(file, PRICE, {}, MEETING_ROOM)

    with pytest.raises(ImportCancelled):
        import_prices(file, lambda done, _: done < 2)

    assert in_use(database) == []


def test_real_prices_take_the_demonstration_lists_of_their_currency_out_of_use(
    import_prices: ImportPrices, database: SqlDatabase, file: Path
) -> None:
    with database.work() as work:
        for currency in ("EUR", "USD"):
            demo = PriceList(0, f"Demo {currency}", currency, date(2020, 1, 1), None, Proration.FULL, (), demo=True)
            work.price_lists.add(demo, "demo", MovableClock().now())
        work.commit()

    imported = import_prices(write_csv(file, PRICE))

    assert imported.demo_removed == ("Demo EUR",)
    assert [one.name for one in in_use(database)] == ["Demo USD", "EUR 2027"]


def test_what_was_looked_at_is_what_is_imported(import_prices: ImportPrices, database: SqlDatabase, file: Path) -> None:
    preview = import_prices.preview(write_csv(file, PRICE))
    write_csv(file, PRICE, {"unit_price": "1"})

    import_prices(preview)

    assert in_use(database)[0].offers[0].unit_price(1).decimal() == "590.00"


def test_an_import_is_in_the_audit_trail(import_prices: ImportPrices, database: SqlDatabase, file: Path) -> None:
    import_prices(write_csv(file, PRICE))

    assert database.verify() == []
