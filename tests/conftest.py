"""What every test has: no screen, no settings of the developer's own, repeatable examples."""

from __future__ import annotations

import os

from hypothesis import settings

pytest_plugins = ["tests.postgres"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for variable in [name for name in os.environ if name.startswith("YEASTAR_DESK_")]:
    del os.environ[variable]

# No deadline: a slow machine is no defect. The same examples every time, so that a change is judged by itself;
# with DESK_EXPLORE set they are new ones in every run.
settings.register_profile("desk", deadline=None, derandomize="DESK_EXPLORE" not in os.environ)
settings.load_profile("desk")
