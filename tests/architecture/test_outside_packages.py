"""Each outside package is imported in one place of the product, so that it can be replaced there."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "yeastar_desk"

INFRASTRUCTURE = "infrastructure/"
PLACES = {
    "PySide6": ("presentation/", "bootstrap", "__main__"),
    "alembic": ("infrastructure/db/",),
    "arabic_reshaper": ("infrastructure/pdf/",),
    "babel": (INFRASTRUCTURE, "presentation/"),
    "bidi": ("infrastructure/pdf/",),
    "defusedxml": ("infrastructure/files/",),
    "email_validator": (INFRASTRUCTURE,),
    "keyring": ("infrastructure/credentials",),
    "openpyxl": ("infrastructure/files/",),
    "platformdirs": ("paths",),
    "psycopg": ("infrastructure/db/",),
    "pypdfium2": ("presentation/preview/",),
    "reportlab": ("infrastructure/pdf/",),
    "requests": ("infrastructure/https", "infrastructure/portal/", "infrastructure/paypal/"),
    "segno": ("infrastructure/pdf/", "infrastructure/share/"),
    "shiboken6": ("presentation/",),
    "sqlalchemy": ("infrastructure/db/",),
    "stdnum": (INFRASTRUCTURE,),
    "truststore": ("infrastructure/https",),
    "urllib3": ("infrastructure/https",),
    "waitress": ("infrastructure/share/",),
    # parts of the standard library that touch the outside world
    "http": (INFRASTRUCTURE,),
    "smtplib": ("infrastructure/mail/",),
    "socket": (INFRASTRUCTURE,),
    "sqlite3": ("infrastructure/db/",),
    "subprocess": (INFRASTRUCTURE,),
    "urllib": (INFRASTRUCTURE,),
}


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the full name of every absolute import, wherever in the module it is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module


def complaints(module: str, source: str) -> list[str]:
    """What is imported where it may not be; `module` is a path below the package, such as `domain/money`."""
    found = []
    for line, name in imports(ast.parse(source)):
        outside = name.partition(".")[0]
        if outside == "yeastar_desk" or (outside in sys.stdlib_module_names and outside not in PLACES):
            continue
        places = PLACES.get(outside)
        if places is None:
            found.append(f"{module}:{line} imports {outside}, for which PLACES names no place")
        elif not module.startswith(places):
            found.append(f"{module}:{line} imports {outside}, which belongs in {' or '.join(places)}")
        elif outside == "PySide6" and module.endswith("presenter"):
            found.append(f"{module}:{line} imports {outside}: presenters decide without Qt")
    return found


def test_outside_packages_stay_in_their_places() -> None:
    modules = sorted(PACKAGE.rglob("*.py"))
    assert modules
    found: list[str] = []
    for path in modules:
        module = path.relative_to(PACKAGE).with_suffix("").as_posix()
        found += complaints(module, path.read_text(encoding="utf-8"))
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/money", "import babel.numbers"),
        ("application/place_order", "from sqlalchemy import select"),
        ("presentation/orders/presenter", "from PySide6.QtCore import QObject"),
        ("infrastructure/pdf/letter", "def draw():\n    import PySide6"),
        ("infrastructure/db/engine", "import numpy"),
    ],
)
def test_a_stray_import_is_noticed(module: str, source: str) -> None:
    assert complaints(module, source)
