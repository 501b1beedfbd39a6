"""The import contracts of pyproject.toml hold, and the tool that checks them would notice if they did not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (
    *("domain", "application", "infrastructure", "infrastructure/db", "infrastructure/pdf"),
    *("presentation", "presentation/orders", "presentation/purchase", "presentation/widgets"),
)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the package in a folder, as `lint-imports` does."""
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(cache_dir=None))"
    return subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)


def test_the_contracts_hold() -> None:
    linted = lint_imports(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/broken.py", "import yeastar_desk.application"),
        ("application/broken.py", "import yeastar_desk.infrastructure"),
        ("infrastructure/broken.py", "import yeastar_desk.presentation"),
        ("presentation/broken.py", "import yeastar_desk.infrastructure"),
        ("infrastructure/pdf/broken.py", "import yeastar_desk.infrastructure.db"),
        ("presentation/orders/broken.py", "import yeastar_desk.presentation.purchase"),
        ("presentation/widgets/broken.py", "import yeastar_desk.presentation.orders"),
        ("presentation/orders/presenter.py", "import PySide6.QtCore"),
        ("presentation/orders/presenter.py", "import yeastar_desk.presentation.widgets"),  # which imports Qt
        ("stray.py", ""),
    ],
)
def test_a_broken_contract_is_noticed(tmp_path: Path, module: str, line: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "yeastar_desk"
    for name in FOLDERS:
        (package / name).mkdir(parents=True)
        (package / name / "__init__.py").touch()
    for name in ("assets.py", "paths.py", "__init__.py"):
        (package / name).touch()
    (package / "presentation" / "widgets" / "__init__.py").write_text("import PySide6.QtWidgets")
    assert lint_imports(tmp_path).returncode == 0

    (package / module).write_text(line)

    assert lint_imports(tmp_path).returncode == 1
