"""When a change of the connection is believed."""

from __future__ import annotations

from yeastar_desk.application.connection import ASK_AGAIN_TO_BE_SURE, Connection, ConnectionMonitor, Observation


def seen(connection: Connection) -> Observation:
    return Observation(connection, f"It is {connection.value}.")


def run(*states: Connection) -> tuple[list[Connection], ConnectionMonitor]:
    changes: list[Connection] = []
    monitor = ConnectionMonitor(lambda observation: changes.append(observation.connection))
    for state in states:
        monitor.report(seen(state))
    return changes, monitor


def test_the_first_observation_is_believed() -> None:
    changes, monitor = run(Connection.ONLINE)
    assert changes == [Connection.ONLINE]
    assert monitor.state.sentence == "It is online."


def test_one_lost_answer_changes_nothing() -> None:
    changes, monitor = run(Connection.ONLINE, Connection.OFFLINE, Connection.ONLINE, Connection.OFFLINE)
    assert changes == [Connection.ONLINE]
    assert monitor.state.connection is Connection.ONLINE


def test_a_change_is_believed_at_its_second_sighting_and_told_once() -> None:
    changes, _ = run(*[Connection.ONLINE] * 3, *[Connection.CAPTIVE] * 4, *[Connection.ONLINE] * 2)
    assert changes == [Connection.ONLINE, Connection.CAPTIVE, Connection.ONLINE]


def test_two_different_doubts_are_not_one_change() -> None:
    changes, _ = run(Connection.ONLINE, Connection.OFFLINE, Connection.CAPTIVE)
    assert changes == [Connection.ONLINE]


def test_a_doubt_is_looked_into_soon_and_a_lost_link_is_found_again_within_a_minute() -> None:
    _, monitor = run(Connection.ONLINE, Connection.OFFLINE)
    assert monitor.ask_again_after == ASK_AGAIN_TO_BE_SURE
    for state in (Connection.ONLINE, Connection.OFFLINE, Connection.CAPTIVE, Connection.REFUSED):
        _, monitor = run(state)
        assert 2 * monitor.ask_again_after <= 60
