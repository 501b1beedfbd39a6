"""The window opens without the packages that take long to import; each is imported by the job that needs it."""

from __future__ import annotations

import json
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
