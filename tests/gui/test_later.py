"""What comes later is imported and built in pieces, and nothing that a rep does meanwhile is lost."""

from __future__ import annotations

import sys
import time
from collections.abc import Generator, Iterator
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from yeastar_desk.presentation.later import InPieces, prepare_in_turn

MODULE = "handover.screen_card"
PIECES = 5


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def put(widget: QWidget, window: QWidget) -> None:
    column = window.layout()
    assert column is not None
    column.addWidget(widget)


def focused_field(window: QWidget, qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    put(field, window)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def field_in(window: QWidget) -> Generator[None, None, QLineEdit]:
    for _ in range(PIECES):
        yield
    field = QLineEdit()
    put(field, window)
    yield
    return field


def test_who_asks_early_gets_it_when_it_is_complete(window: QWidget, qtbot: QtBot) -> None:
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)
    got: list[QLineEdit] = []
    coming.use(got.append)
    assert not got
    assert coming.is_awaited()
    assert coming.made is None
    qtbot.waitUntil(lambda: bool(got))
    assert got == [coming.made]
    assert not coming.is_awaited()
    coming.use(got.append)
    assert len(got) == 2, "what is there is used at once"
    assert f"yeastar_desk.presentation.{MODULE}" in sys.modules


def test_the_window_answers_between_the_pieces(window: QWidget, qtbot: QtBot) -> None:
    answers: list[int] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: answers.append(1))
    timer.start(0)
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)
    coming.use(lambda _: timer.stop())
    qtbot.waitUntil(coming.is_complete)
    assert len(answers) >= PIECES


def test_keys_for_what_is_not_there_yet_reach_it(window: QWidget, qtbot: QtBot) -> None:
    before = focused_field(window, qtbot)
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)
    coming.use(lambda field: field.setFocus())
    for key in (Qt.Key.Key_W, Qt.Key.Key_Minus, Qt.Key.Key_2):
        QTest.keyClick(window.windowHandle(), key)
    qtbot.waitUntil(lambda: coming.made is not None and coming.made.text().lower() == "w-2")
    assert before.text() == ""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_4)
    qtbot.waitUntil(lambda: coming.made is not None and coming.made.text().lower() == "w-24")


def test_keys_are_not_held_while_nobody_waits(window: QWidget, qtbot: QtBot) -> None:
    before = focused_field(window, qtbot)
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)
    coming.prepare()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    qtbot.waitUntil(lambda: before.text().lower() == "a")
    qtbot.waitUntil(coming.is_complete)


def test_a_wish_that_fails_gives_the_keyboard_back(window: QWidget, qtbot: QtBot) -> None:
    field = focused_field(window, qtbot)
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)

    def fail(_: object) -> None:
        raise LookupError

    coming.use(fail)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    with qtbot.captureExceptions() as raised:
        qtbot.waitUntil(coming.is_complete)
        qtbot.waitUntil(lambda: field.text().lower() == "a")
    assert [kind for kind, *_ in raised] == [LookupError]


def test_what_is_prepared_in_turn_comes_in_turn_and_passes_over_what_is_there(window: QWidget, qtbot: QtBot) -> None:
    order: list[str] = []
    coming = [InPieces(MODULE, (), None, lambda: field_in(window), window) for _ in range(3)]
    for name, each in zip("abc", coming, strict=True):
        each.complete.connect(lambda name=name: order.append(name))
    coming[0].prepare()
    qtbot.waitUntil(coming[0].is_complete)
    prepare_in_turn(iter(coming))
    qtbot.waitUntil(coming[2].is_complete)
    assert order == ["a", "b", "c"]


def test_what_goes_before_it_is_complete_gives_the_keyboard_back(window: QWidget, qtbot: QtBot) -> None:
    field = focused_field(window, qtbot)
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)
    other = InPieces(MODULE, (), None, lambda: field_in(window), window)
    coming.use(lambda _: None)
    other.use(lambda _: None)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    shiboken6.delete(coming)
    assert field.text() == "", "somebody else still waits"
    shiboken6.delete(other)
    assert field.text().lower() == "a"


def test_a_piece_that_fails_gives_the_keyboard_back_and_is_tried_again(window: QWidget, qtbot: QtBot) -> None:
    field = focused_field(window, qtbot)
    outcomes = iter(("broken", "whole"))

    def build() -> Generator[None, None, QLineEdit]:
        yield
        if next(outcomes) == "broken":
            raise LookupError
        return (yield from field_in(window))

    coming = InPieces(MODULE, (), None, build, window)
    got: list[QLineEdit] = []
    with qtbot.captureExceptions() as raised:
        coming.use(got.append)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
        qtbot.waitUntil(lambda: field.text().lower() == "a")
    assert [kind for kind, *_ in raised] == [LookupError]
    assert not coming.is_awaited()
    coming.use(got.append)
    qtbot.waitUntil(coming.is_complete)
    assert got == [coming.made], "the first wish is over"


@pytest.mark.parametrize("waits", [False, True])
def test_only_what_nobody_waits_for_gives_way_to_what_the_window_does(
    window: QWidget, qtbot: QtBot, waits: bool
) -> None:
    turns: list[int] = []
    pieces: list[int] = []

    def build() -> Generator[None, None, None]:
        for _ in range(PIECES):
            pieces.append(len(turns))
            yield

    def work() -> None:
        turns.append(1)
        time.sleep(0.04)  # each breath of the pieces ends late

    coming = InPieces(MODULE, (), None, build, window)
    coming.prepare()
    qtbot.waitUntil(lambda: bool(pieces))
    worker = QTimer(window)
    worker.timeout.connect(work)
    worker.start(0)
    if waits:
        coming.use(lambda _: None)
    qtbot.waitUntil(coming.is_complete)  # in spite of constant work
    worker.stop()
    between = [after - before for before, after in pairwise(pieces)]
    assert (max(between) > 10) is not waits, between


def test_a_wish_that_fails_takes_nothing_from_the_others(window: QWidget, qtbot: QtBot) -> None:
    coming = [InPieces(MODULE, (), None, lambda: field_in(window), window) for _ in range(2)]
    got: list[QLineEdit] = []

    def fail(_: object) -> None:
        raise LookupError

    prepare_in_turn(iter(coming))
    with qtbot.captureExceptions() as raised:
        coming[0].use(fail)
        coming[0].use(got.append)
        qtbot.waitUntil(coming[1].is_complete)
    assert [kind for kind, *_ in raised] == [LookupError]
    assert got == [coming[0].made]
    assert not coming[0].is_awaited()


def test_what_cannot_be_built_does_not_keep_the_next_from_being_built(window: QWidget, qtbot: QtBot) -> None:
    def build() -> Generator[None, None, None]:
        yield
        raise LookupError

    broken, whole = (InPieces(MODULE, (), None, each, window) for each in (build, lambda: field_in(window)))
    failures: list[Exception] = []
    broken.failed.connect(failures.append)
    with qtbot.captureExceptions() as raised:
        prepare_in_turn(iter((broken, whole)))
        qtbot.waitUntil(whole.is_complete)
    assert [kind for kind, *_ in raised] == [LookupError]
    assert [type(each) for each in failures] == [LookupError]


def test_keys_for_a_window_that_is_gone_are_dropped(window: QWidget, qtbot: QtBot) -> None:
    field = focused_field(window, qtbot)
    other = QLineEdit()
    other.show()
    qtbot.waitUntil(lambda: other.windowHandle() is not None)
    coming = InPieces(MODULE, (), None, lambda: field_in(window), window)
    coming.use(lambda _: field.setFocus())
    QTest.keyClick(other.windowHandle(), Qt.Key.Key_A)
    shiboken6.delete(other)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_B)
    qtbot.waitUntil(lambda: field.text().lower() == "b")
