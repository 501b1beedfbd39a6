"""The window opens without the packages that take long to import; each is imported by the job that needs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = {"alembic", "openpyxl", "reportlab", "requests", "sqlalchemy.orm", "stdnum"}

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from yeastar_desk.bootstrap import build

application = QApplication([])
desk = build(Path(sys.argv[1]))
desk.window.show()
while not desk.is_idle():
    application.processEvents()
modules = list(sys.modules)
desk.close()
print(json.dumps(modules))
"""


def modules_after_opening(home: Path) -> set[str]:
    opened = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(home)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert opened.returncode == 0, opened.stderr
    return set(json.loads(opened.stdout))


def test_the_window_opens_without_heavy_packages(tmp_path: Path) -> None:
    for start in ("on an empty home", "again"):
        modules = modules_after_opening(tmp_path)
        assert "sqlalchemy" in modules, start  # the database is open, so this saw the whole start
        assert not modules & HEAVY, start


ENTRY = """
import json, sys
import yeastar_desk.bootstrap
from yeastar_desk.__main__ import main

def opened(home):
    print(json.dumps([str(home), *sys.modules]))
    return 0

yeastar_desk.bootstrap.open_window = opened
sys.exit(main())
"""


def test_the_entry_point_loads_neither_commands_nor_prices_before_the_window(tmp_path: Path) -> None:
    for words in ([], ["--home", str(tmp_path)]):
        environment = {**os.environ, "YEASTAR_DESK_HOME": str(tmp_path)}
        started = subprocess.run(
            [sys.executable, "-c", ENTRY, *words], cwd=ROOT, capture_output=True, text=True, check=True, env=environment
        )
        home, *modules = json.loads(started.stdout)
        assert home == str(tmp_path)
        early = {name for name in modules if name.startswith(("yeastar_desk.cli", "yeastar_desk.domain."))}
        assert early <= {"yeastar_desk.domain.errors"}


FRAME = """
import json, sys
from pathlib import Path
from yeastar_desk.presentation.start import make_application
from yeastar_desk.bootstrap.opening import Opening

application = make_application("yeastar-desk")
opening = Opening(Path(sys.argv[1]))
opening.shell.show()
application.processEvents()
print(json.dumps(list(sys.modules)))
opening.unlock()
"""


def test_the_empty_window_is_painted_before_anything_else_is_loaded(tmp_path: Path) -> None:
    started = subprocess.run(
        [sys.executable, "-c", FRAME, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    ours = {name for name in json.loads(started.stdout) if name.startswith("yeastar_desk.")}
    assert {name.split(".")[1] for name in ours} <= {"bootstrap", "presentation", "domain"}
    assert "yeastar_desk.presentation.theme" not in ours
    assert {name for name in ours if name.startswith("yeastar_desk.domain.")} <= {"yeastar_desk.domain.errors"}


OFF_THE_GUI_THREAD = """
import json, sys, threading
from pathlib import Path

imported = []

class Watch:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if threading.current_thread() is not threading.main_thread():
            imported.append(name)

sys.meta_path.insert(0, Watch)

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from yeastar_desk.bootstrap import build

application = QApplication([])
desk = build(Path(sys.argv[1]))
desk.window.show()
loop = QEventLoop()
timer = QTimer()
timer.timeout.connect(lambda: desk.pages.is_prepared() and desk.is_idle() and loop.quit())
timer.start(10)
loop.exec()
timer.stop()
if sys.argv[2:]:
    desk.lanes.database.submit(lambda: __import__(sys.argv[2]), lambda _: loop.quit(), lambda _: loop.quit())
    loop.exec()
desk.close()

def knows_qt(name):
    found = vars(sys.modules[name]).values() if name in sys.modules else ()
    return any(getattr(each, "__module__", "").startswith("PySide6") for each in found if isinstance(each, type))

print(json.dumps([imported, [name for name in imported if knows_qt(name)]]))
"""


def imported_on_lanes(home: Path, *more: str) -> tuple[list[str], list[str]]:
    """What lanes import until everything is prepared: all modules, and those that use classes of Qt."""
    words = [sys.executable, "-c", OFF_THE_GUI_THREAD, str(home), *more]
    opened = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert opened.returncode == 0, opened.stderr
    everything, with_qt = json.loads(opened.stdout)
    return everything, with_qt


def test_no_lane_imports_classes_of_widgets(tmp_path: Path) -> None:
    everything, with_qt = imported_on_lanes(tmp_path)
    assert "sqlalchemy" in everything  # the lanes were watched
    assert with_qt == []


def test_an_import_of_widgets_on_a_lane_is_seen(tmp_path: Path) -> None:
    _, with_qt = imported_on_lanes(tmp_path, "yeastar_desk.presentation.handover.screen_card")
    assert with_qt == ["yeastar_desk.presentation.handover.screen_card"]
