"""What the bottom of the navigation says about the connection."""

from __future__ import annotations

import pytest

from yeastar_desk.application.connection import Connection, Observation
from yeastar_desk.bootstrap.network import connection_view
from yeastar_desk.presentation.shell.navigation import ConnectionView


@pytest.mark.parametrize(
    ("connection", "waiting", "parked", "view"),
    [
        (Connection.ONLINE, 0, 0, ConnectionView("online", "Online", ("No order waits to be sent",))),
        (Connection.ONLINE, 3, 0, ConnectionView("busy", "Online", ("3 orders wait to be sent",))),
        (Connection.OFFLINE, 1, 2, ConnectionView("offline", "Offline", ("1 waiting, 2 need you",))),
        (
            Connection.CAPTIVE,
            0,
            1,
            ConnectionView("attention", "Captive portal", ("Log in to this Wi-Fi first", "1 needs you")),
        ),
        (
            Connection.NOT_SET_UP,
            1200,
            0,
            ConnectionView("offline", "Offline", ("Portal not set up yet", "1,200 orders wait to be sent")),
        ),
    ],
)
def test_the_connection_is_said_with_the_queue(
    connection: Connection, waiting: int, parked: int, view: ConnectionView
) -> None:
    assert connection_view(Observation(connection, ""), waiting, parked) == view


def test_every_state_has_words() -> None:
    titles = {connection_view(Observation(each, ""), 0, 0).title for each in Connection}
    assert {"Online", "Offline", "Captive portal", "Refused by the portal"} == titles
