"""What every test has: no screen, no settings of the developer's own, repeatable examples."""

from __future__ import annotations

import os

from hypothesis import settings

pytest_plugins = ["tests.postgres"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for variable in [name for name in os.environ if name.startswith("YEASTAR_DESK_")]:
    del os.environ[variable]

# No deadline: a slow machine is no defect. In CI the same examples every time: a change is judged by itself.
settings.register_profile("desk", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("desk")
