"""The import contracts of pyproject.toml hold, and the tool that checks them would notice if they did not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


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
        ("stray.py", ""),
    ],
)
def test_a_broken_contract_is_noticed(tmp_path: Path, module: str, line: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    package = tmp_path / "yeastar_desk"
    for name in ("", "domain", "application", "infrastructure", "presentation"):
        (package / name).mkdir(exist_ok=True)
        (package / name / "__init__.py").touch()
    for name in ("assets.py", "paths.py"):
        (package / name).touch()
    assert lint_imports(tmp_path).returncode == 0

    (package / module).write_text(line)

    assert lint_imports(tmp_path).returncode == 1
