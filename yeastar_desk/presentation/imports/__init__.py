"""Importing a file from any page: choose it, look at what it would change, agree, store."""

from __future__ import annotations

from yeastar_desk.presentation.imports.flow import ImportFlow
from yeastar_desk.presentation.imports.presenter import ImportKind, Uses

__all__ = ["ImportFlow", "ImportKind", "Uses"]
