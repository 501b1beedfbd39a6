"""The window: navigation, top bar, palette, and the pages that other features bring."""

from __future__ import annotations

from yeastar_desk.presentation.shell.command_palette import PaletteRow
from yeastar_desk.presentation.shell.navigation import ConnectionView
from yeastar_desk.presentation.shell.window import Shell

__all__ = ["ConnectionView", "PaletteRow", "Shell"]
