"""Checking everything on a copy: the same findings, told how far it is, stopped when asked, and gone afterwards."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.infrastructure.db.examples import TickingClock, place, place_example_orders
from tests.infrastructure.db.test_verify import tampered
from yeastar_desk.application.check_records import CheckRecords, CheckStopped
from yeastar_desk.infrastructure.db import SqlDatabase, verify
from yeastar_desk.infrastructure.db.database import copy_aside


@pytest.fixture
def records(database: SqlDatabase, address: str, monkeypatch: pytest.MonkeyPatch) -> CheckRecords:
    place_example_orders(database)
    monkeypatch.setattr(verify, "STEPS_AT_ONCE", 1)
    return CheckRecords(lambda: database, lambda progress: copy_aside(database, address, progress))


def leftovers(database: SqlDatabase) -> list[Path]:
    return list(database.path.parent.glob("check-*")) if database.path is not None else []


def test_a_sound_database_is_sound_on_its_copy(database: SqlDatabase, records: CheckRecords) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    checked = records.verify(go_on)
    assert checked.deviations == ()
    assert (checked.audit_row, checked.audit_hash) == database.audit_head()
    assert len(told) > 10
    assert all(0 <= done <= total for done, total in told)
    assert told[-1][0] == told[-1][1], "it ends at its end"
    assert leftovers(database) == []


def test_the_copy_has_every_deviation(database: SqlDatabase, records: CheckRecords) -> None:
    tampered(database, "UPDATE documents SET buyer_name = 'Somebody Else' WHERE number = 'PF-B3-2027-00001'")
    checked = records.verify(lambda _done, _total: True)
    assert list(checked.deviations) == database.verify()
    assert any("PF-B3-2027-00001" in sentence for sentence in checked.deviations)


@pytest.mark.parametrize("after", [0, 1, 2, 5, 9])
def test_it_stops_wherever_it_is_asked_to(database: SqlDatabase, records: CheckRecords, after: int) -> None:
    told = 0

    def go_on(_done: int, _total: int) -> bool:
        nonlocal told
        told += 1
        return told <= after

    with pytest.raises(CheckStopped):
        records.verify(go_on)
    assert told == after + 1
    assert leftovers(database) == []
    assert database.verify() == []


def test_orders_are_placed_while_it_runs(database: SqlDatabase, records: CheckRecords) -> None:
    placed = []

    def go_on(done: int, _total: int) -> bool:
        if done == 3:  # the copy has been made: the database itself is free
            with database.work() as work:
                placed.append(place(work, 77, TickingClock().now()).number)
                work.commit()
        return True

    checked = records.verify(go_on)
    assert placed == ["ORD-B3-2027-00004"]
    assert checked.deviations == ()
    assert checked.audit_row < database.audit_head()[0]


def test_what_a_killed_check_left_behind_is_cleared_away(file_database: SqlDatabase) -> None:
    place_example_orders(file_database)
    assert file_database.path is not None
    left = file_database.path.parent / "check-killed"
    left.mkdir()
    (left / "desk.sqlite3").write_bytes(b"half a copy")
    with copy_aside(file_database, file_database.path) as copy:
        assert copy.verify() == []
        assert left.exists(), "it may be another check that is under way"
    two_days_ago = time.time() - 2 * 86_400
    os.utime(left, (two_days_ago, two_days_ago))
    with copy_aside(file_database, file_database.path):
        assert not left.exists()
    assert leftovers(file_database) == []


def test_two_checks_at_once_do_not_disturb_each_other(file_database: SqlDatabase) -> None:
    place_example_orders(file_database)
    assert file_database.path is not None
    with copy_aside(file_database, file_database.path) as one, copy_aside(file_database, file_database.path) as other:
        assert one.verify() == other.verify() == []
    assert leftovers(file_database) == []


def test_the_numbers_are_those_of_the_gap_report(database: SqlDatabase, records: CheckRecords) -> None:
    assert list(records.numbers()) == database.number_series()


def test_a_stopped_backup_leaves_nothing(file_database: SqlDatabase, tmp_path: Path) -> None:
    place_example_orders(file_database)
    with pytest.raises(CheckStopped):
        file_database.backup(tmp_path / "stick", lambda _done, _total: False)
    assert list((tmp_path / "stick").iterdir()) == []
    with file_database.work() as work:
        place(work, 50, TickingClock().now())
        work.commit()
    assert file_database.verify() == []
